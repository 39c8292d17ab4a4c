//! What holds views to what somebody looked at and approved ([`look`](super::look)) can fail: here it has
//! to.

use std::path::Path;
use std::{env, fs};

use serde_json::json;

use crate::approved::{self, Drawer};
use crate::chromium;
use crate::layout::{self, Widths};
use crate::page::Page;
use crate::pictures::{self, Shot};
use crate::views;
use ports_raster::Raster;

super::claims![
    a_word_a_colour_and_two_pixels_are_told_from_what_was_there,
    what_lies_elsewhere_or_is_not_seen_is_told_and_wider_letters_are_not,
    only_what_the_same_browser_drew_is_compared,
    no_picture_is_kept_of_a_view_that_is_gone,
];

/// With the machine's own fonts, nothing would be where it was.
pub(super) fn assert_fonts() {
    assert!(
        env::var_os("PALETTE_PORTS_FONTS").is_some(),
        "PALETTE_PORTS_FONTS says where the fonts are; `cargo xtask test e2e` sets it"
    );
}

/// What somebody might change without noticing, each with the style or the script that does it.
const CHANGES: [(&str, &str, &str); 4] = [
    ("a colour", ":root { --pp-muted: light-dark(#5c6a79, #99a6b4) }", ""),
    ("two pixels", ".pp h3 { padding-top: 2px }", ""),
    ("a thicker line", ".pp-snippet, .pp-button { border-width: 2px; margin: -1px }", ""),
    (
        "a word",
        "",
        "const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         while (texts.nextNode()) if (texts.currentNode.data.startsWith('Inbound') && texts.currentNode.parentElement.closest('.pp-table')) { texts.currentNode.data = texts.currentNode.data.replace('Inbound', 'Ingoing'); break; }",
    ),
];

/// What pictures are compared by finds them, whichever browser draws: it is tried on one that is taken
/// here.
async fn a_word_a_colour_and_two_pixels_are_told_from_what_was_there(page: Page) {
    assert_fonts();
    let shots = Shot::of(views::named("no result"));
    let mut desks = shots.iter().filter(|shot| shot.screen.0 == 1440);
    let shot = desks.next().expect("a picture on a desk");
    pictures::open(&page, shot).await;
    let kept = Raster::read(&pictures::png(&page, shot).await).expect("a picture");
    let kept = kept.reduced().in_even_shades();
    for (what, style, script) in CHANGES {
        page.script(
            "const style = new CSSStyleSheet(); style.replaceSync(arguments[0]); document.adoptedStyleSheets = [style];",
            vec![json!(style)],
        )
        .await;
        page.script(script, vec![]).await;
        let picture = Raster::read(&pictures::png(&page, shot).await).expect("a picture");
        let found = approved::differing_blocks(&kept, &picture);
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
            let again = approved::differing_blocks(&kept, &picture).map_err(|found| found.words);
            assert_eq!(again, Ok(()), "after {what}");
        }
    }
    chromium::media(&page.session, "", &[]).await;
}

/// How a view may be broken without a single letter being drawn differently, each with the style that
/// does it and what is said of it.
const BREAKS: [(&str, &str, &str); 5] = [
    (
        "a panel over another",
        "[aria-labelledby=pp-firewall] { margin-top: -120px }",
        "one over the other: navigation",
    ),
    (
        "a button that is not seen",
        "[aria-labelledby=pp-firewall] .pp-snippet button:first-of-type { visibility: hidden }",
        "“Copy”",
    ),
    (
        "two parts that change places",
        ".pp-snippet { display: flex; flex-direction: column } .pp-snippet-bar { order: 1 }",
        "above",
    ),
    (
        "tabs that are pushed out of the window",
        ".pp > .pp-tabs { position: relative; left: 60vw }",
        "is out of the window",
    ),
    (
        "a snippet that is cut off",
        ".pp-snippet { overflow: hidden; height: 20px }",
        "-",
    ),
];

/// What another browser does to letters: they are a little wider and higher.
const LIKE_ANOTHER_BROWSER: &str =
    "* { letter-spacing: 0.02em !important; } .pp { line-height: 1.55 }";

async fn what_lies_elsewhere_or_is_not_seen_is_told_and_wider_letters_are_not(page: Page) {
    assert_fonts();
    let view = views::named("snippet copied");
    for screen in [(390, 844), (1440, 900)] {
        let shot = Shot {
            view,
            screen,
            theme: "light",
        };
        let mut kept = None;
        let styles = BREAKS
            .iter()
            .map(|(what, style, said)| (*what, *style, *said));
        let nothing = [("nothing", "", ""), ("letters", LIKE_ANOTHER_BROWSER, "")];
        for (what, style, said) in nothing.into_iter().chain(styles) {
            pictures::open(&page, &shot).await;
            page.script(
                "const style = new CSSStyleSheet(); style.replaceSync(arguments[0]); document.adoptedStyleSheets = [style];",
                vec![json!(style)],
            )
            .await;
            let mut now = Widths::default();
            now.push(screen.0, layout::of(&page, view.part).await);
            let now = now.to_string();
            let kept = kept.get_or_insert_with(|| now.clone());
            let told = approved::differing(kept, &now);
            match said {
                "" => assert_eq!(told, Ok(()), "{what} at {}", screen.0),
                said => {
                    let told = told.expect_err(what);
                    assert!(told.contains(said), "{what} at {}: {told}", screen.0);
                }
            }
            page.leave_for_good().await;
        }
    }
    chromium::media(&page.session, "", &[]).await;
    page.open("").await;
}

/// The same browser draws the same; another major version, or other fonts, may not.
async fn only_what_the_same_browser_drew_is_compared(page: Page) {
    let (here, kept) = (Drawer::here(&page.session).await, Drawer::kept());
    let said = here.to_string();
    assert!(said.starts_with("Chrome "), "{said}");
    assert!(said.contains("dejavu-fonts-ttf "), "{said}");
    assert!(here.draws_like(&here) && kept.draws_like(&kept));
    for (one, other, is_same) in [
        (
            "Chrome 148.0.7778.167\nfonts 2",
            "Chrome 148.0.7800.1\nfonts 2",
            true,
        ),
        (
            "Chrome 148.0.7778.167\nfonts 2",
            "Chrome 156.0.7778.167\nfonts 2",
            false,
        ),
        (
            "Chrome 148.0.7778.167\nfonts 2",
            "Chrome 148.0.7778.167\nfonts 3",
            false,
        ),
    ] {
        assert_eq!(Drawer::read(one).draws_like(&Drawer::read(other)), is_same);
    }
    page.open("").await;
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
