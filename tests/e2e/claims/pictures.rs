//! The page looks as it did when somebody last looked at it and approved it.

use std::path::Path;
use std::{env, fs};

use serde_json::json;

use crate::approved;
use crate::chromium;
use crate::page::Page;
use crate::pictures::{self, Shot};
use crate::raster::Raster;
use crate::runner::{Claim, failures};
use crate::views::{self, ALL, View};

super::claims![
    a_word_a_colour_and_two_pixels_are_told_from_what_was_approved,
    no_picture_is_kept_of_a_view_that_is_gone,
];

/// The claims of this file, and one for each view.
pub fn every() -> Vec<Claim> {
    let of_a_view = |view: &'static View| Claim {
        name: format!("pictures::{}", view.name.replace(' ', "_")),
        run: |page| Box::pin(it_looks_as_approved(page)),
        view: Some(view),
    };
    claims()
        .into_iter()
        .chain(ALL.iter().map(of_a_view))
        .collect()
}

/// With the machine's own fonts, nothing would be where it was.
fn assert_fonts() {
    assert!(
        env::var_os("PALETTE_PORTS_FONTS").is_some(),
        "PALETTE_PORTS_FONTS says where the fonts are; `cargo xtask test e2e` sets it"
    );
}

async fn it_looks_as_approved(page: Page) {
    assert_fonts();
    let shots: Vec<Shot> = Shot::of(page.view())
        .into_iter()
        .filter(Shot::is_kept)
        .collect();
    let mut wrong = Vec::new();
    pictures::take(&page, &shots, |shot, png| {
        let picture = Raster::read(&png).expect("a picture that the browser wrote");
        if let Err(difference) = approved::compare(shot, &picture) {
            let now = left("now", shot, &png);
            let marked = picture.marked(&difference.blocks).quick_png();
            let marked = left("marked", shot, &marked);
            wrong.push(format!(
                "{}, {} wide, {}: {}\n  now: {now}\n  what differs, marked: {marked}",
                shot.view.name, shot.screen.0, shot.theme, difference.words
            ));
        }
    })
    .await;
    if !wrong.is_empty() {
        wrong.extend(approved::other_browser(
            &chromium::version(&page.session).await,
        ));
        wrong.push(format!(
            "Is that what it is to look like? Then: cargo xtask shots --approve {}",
            page.view().slug()
        ));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Leaves a picture where other failures leave theirs.
fn left(what: &str, shot: &Shot, png: &[u8]) -> String {
    let file = failures().join(format!("pictures-{}-{what}.png", shot.name()));
    let written = fs::create_dir_all(failures()).and_then(|()| fs::write(&file, png));
    match written {
        Ok(()) => file.display().to_string(),
        Err(error) => format!("not written: {error}"),
    }
}

/// What somebody might change without noticing, each with the style or the script that does it.
const CHANGES: [(&str, &str, &str); 4] = [
    ("a colour", ":root { --pp-muted: light-dark(#5c6a79, #99a6b4) }", ""),
    ("two pixels", ".pp h2 { padding-top: 2px }", ""),
    ("a thicker line", ".pp-choices { border-width: 2px; margin: -1px }", ""),
    (
        "a word",
        "",
        "const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         while (texts.nextNode()) if (texts.currentNode.data === 'Inbound') { texts.currentNode.data = 'Ingoing'; break; }",
    ),
];

async fn a_word_a_colour_and_two_pixels_are_told_from_what_was_approved(page: Page) {
    assert_fonts();
    let shots = Shot::of(views::named("no result"));
    let mut desks = shots.iter().filter(|shot| shot.screen.0 == 1440);
    let shot = desks.next().expect("a picture on a desk");
    pictures::open(&page, shot).await;
    for (what, style, script) in CHANGES {
        page.script(
            "const style = new CSSStyleSheet(); style.replaceSync(arguments[0]); document.adoptedStyleSheets = [style];",
            vec![json!(style)],
        )
        .await;
        page.script(script, vec![]).await;
        let picture = Raster::read(&pictures::png(&page, shot).await).expect("a picture");
        let found = approved::compare(shot, &picture);
        let difference = found.expect_err(what);
        assert!(
            !difference.blocks.is_empty(),
            "{what}: {}",
            difference.words
        );
        assert!(difference.words.contains("blocks differ, in rows "));
        assert_ne!(picture, picture.marked(&difference.blocks));
        page.script("document.adoptedStyleSheets = [];", vec![])
            .await;
        if script.is_empty() {
            // Without the change it is what it was.
            let picture = Raster::read(&pictures::png(&page, shot).await).expect("a picture");
            let again = approved::compare(shot, &picture).map_err(|found| found.words);
            assert_eq!(again, Ok(()), "after {what}");
        }
    }
    chromium::media(&page.session, "", &[]).await;
}

async fn no_picture_is_kept_of_a_view_that_is_gone(page: Page) {
    assert_eq!(
        approved::stale(),
        Vec::<std::path::PathBuf>::new(),
        "`cargo xtask shots --approve` removes them"
    );
    // One that is there is found.
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stale-pictures");
    fs::create_dir_all(&dir).expect("a directory");
    let gone = dir.join("a-view-of-old-390-light.png");
    for file in [&gone, &dir.join("first-visit-390-light.png")] {
        fs::write(file, "").expect("a file");
    }
    assert_eq!(approved::stale_in(&dir), [gone]);
    page.open("").await;
}
