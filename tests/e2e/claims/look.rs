//! How the views look, and what somebody who cannot see them is told: each is opened once on each screen,
//! and there axe-core finds nothing, its pictures are those that were approved, and everything of it
//! lies where it lay.

use std::fs;
use std::sync::Once;

use super::axe;
use crate::approved::{self, Drawer};
use crate::layout::{Layout, Widths};
use crate::page::Page;
use crate::pictures::{self, Shot, Visit};
use crate::runner::{Claim, failures};
use crate::views::{ALL, View};
use ports_raster::Raster;

/// A claim for each view.
pub fn every() -> Vec<Claim> {
    let of_a_view = |view: &'static View| Claim {
        name: format!(
            "look::axe_pictures_and_layout_of_{}",
            view.name.replace(' ', "_")
        ),
        run: |page| Box::pin(it_looks_as_approved(page)),
        view: Some(view),
    };
    ALL.iter().map(of_a_view).collect()
}

/// The screens on which axe-core looks at every view, by their width.
const LOOKED_AT_BY_AXE: [u32; 2] = [390, 1440];

/// What is wrong with one view.
struct Wrong {
    view: &'static View,
    widths: Widths,
    /// What axe-core found.
    found: Vec<String>,
    /// The pictures that differ.
    differ: Vec<String>,
}

impl Visit for Wrong {
    async fn opened(&mut self, page: &Page, (width, _): (u32, u32)) {
        if LOOKED_AT_BY_AXE.contains(&width) {
            let found = axe::found_in(page, self.view).await;
            let found = found
                .into_iter()
                .map(|one| format!("axe-core, {width} wide, {one}"));
            self.found.extend(found);
        }
    }

    fn picture(&mut self, shot: &Shot, png: Vec<u8>) {
        let picture = Raster::read(&png).expect("a picture that the browser wrote");
        if let Err(difference) = approved::compare(shot, &picture) {
            let now = left("now", shot, &png);
            let marked = picture.marked(&difference.blocks).quick_png();
            let marked = left("marked", shot, &marked);
            self.differ.push(format!(
                "{}, {} wide, {}: {}\n  now: {now}\n  what differs, marked: {marked}",
                shot.view.name, shot.screen.0, shot.theme, difference.words
            ));
        }
    }

    fn laid_out(&mut self, (width, _): (u32, u32), layout: Layout) {
        self.widths.push(width, layout);
    }
}

async fn it_looks_as_approved(page: Page) {
    super::pictures::assert_fonts();
    let mut wrong = Wrong {
        view: page.view(),
        widths: Widths::default(),
        found: Vec::new(),
        differ: Vec::new(),
    };
    let takes = takes_pictures(&page).await;
    pictures::visit(&page, &Shot::kept_of(wrong.view), takes, &mut wrong).await;
    let mut all = wrong.found;
    let (name, slug) = (wrong.view.name, wrong.view.slug());
    let is_approved = all.len();
    all.extend(wrong.differ);
    if let Err(difference) = approved::compare_layout(wrong.view, &wrong.widths) {
        all.push(format!("{name} is laid out in another way:\n{difference}"));
    }
    if all.len() > is_approved {
        all.push(format!(
            "Is that what it is to look like? Then: cargo xtask shots --approve {slug}"
        ));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Whether pictures are compared: only with those that the same browser drew. Says so once, where not.
async fn takes_pictures(page: &Page) -> bool {
    static SAID: Once = Once::new();
    let (here, kept) = (Drawer::here(&page.session).await, Drawer::kept());
    let takes = here.draws_like(&kept);
    if !takes {
        SAID.call_once(|| {
            println!(
                "pictures: not compared, because {kept} drew them and this is {here}; order, overlap and visibility are"
            );
        });
    }
    takes
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
