//! Pictures for people to look at. Run by `cargo xtask shots` and `preview`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::json;

use crate::approved::{self, Drawer};
use crate::chromium;
use crate::layout::{Layout, Widths};
use crate::page::Page;
use crate::pictures::{self, Shot, Visit};
use crate::runner::Claim;
use crate::views::{self, View};
use ports_raster::Raster;

/// What one run does with the pictures.
struct Job {
    /// Where they go.
    dir: PathBuf,
    /// Whether they are what the page is to look like from here on.
    approve: bool,
    /// Whether it is about every view.
    is_all: bool,
}

/// A run has one.
static JOB: OnceLock<Job> = OnceLock::new();

/// The pictures that the README shows: the view, the width, the theme, and how many rows of it.
const README: [(&str, u32, &str, usize, &str); 3] = [
    ("first visit", 1440, "light", 900, "screenshot.png"),
    ("first visit", 1440, "dark", 900, "screenshot-dark.png"),
    ("lit arrow", 1440, "light", 900, "diagram.png"),
];

/// Takes every view into `dir`, as `<view>-<width>-<theme>.png`: one claim for each, so that they are
/// taken two at a time and chosen by name.
pub fn into(dir: PathBuf, approve: bool, is_all: bool) -> Vec<Claim> {
    fs::create_dir_all(&dir).expect("a directory for pictures");
    println!("The pictures go to {}", dir.display());
    if approve {
        for file in approved::stale() {
            fs::remove_file(&file).expect("it can be removed");
            println!("removed {}", file.display());
        }
    }
    JOB.get_or_init(|| Job {
        dir,
        approve,
        is_all,
    });
    let views = views::ALL.iter().map(|view| Claim {
        name: view.slug(),
        run: |page| Box::pin(of_its_view(page)),
        view: Some(view),
    });
    views.collect()
}

/// One view on its screens.
struct OfAView<'a> {
    job: &'a Job,
    view: &'static View,
    /// Whether its pictures are approved: those of another browser than drew the ones that are kept are
    /// only where all are.
    approves_pictures: bool,
    widths: Widths,
    looked_at: usize,
    wrote: usize,
}

impl Visit for OfAView<'_> {
    fn picture(&mut self, shot: &Shot, png: Vec<u8>) {
        write(&self.job.dir.join(format!("{}.png", shot.name())), &png);
        if !self.approves_pictures || !shot.is_kept() {
            return;
        }
        let picture = Raster::read(&png).expect("a picture that the browser wrote");
        self.looked_at += 1;
        self.wrote += usize::from(approved::approve(shot, &picture).expect("it can be kept"));
        let of_this = |(view, width, theme, ..): &&(&str, u32, &str, usize, &str)| {
            (shot.view.name, shot.screen.0, shot.theme) == (*view, *width, *theme)
        };
        for (.., rows, file) in README.iter().filter(of_this) {
            approved::show_in_readme(file, &picture, *rows).expect("docs can be written");
        }
    }

    fn laid_out(&mut self, screen: (u32, u32), layout: Layout) {
        let is_kept = |shot: &Shot| shot.is_kept() && shot.screen == screen;
        if Shot::of(self.view).iter().any(is_kept) {
            self.widths.push(screen.0, layout);
        }
    }
}

async fn of_its_view(page: Page) {
    let job = JOB.get().expect("somewhere to put pictures");
    let (here, kept) = (Drawer::here(&page.session).await, Drawer::kept());
    let mut view = OfAView {
        job,
        view: page.view(),
        approves_pictures: job.approve && (job.is_all || here.draws_like(&kept)),
        widths: Widths::default(),
        looked_at: 0,
        wrote: 0,
    };
    pictures::visit(&page, &Shot::of(page.view()), true, &mut view).await;
    if !job.approve {
        return;
    }
    let name = page.view().name;
    if approved::approve_layout(page.view(), &view.widths).expect("it can be kept") {
        println!("    {name}: approved its layout");
    }
    if view.wrote > 0 {
        println!("    {name}: approved {} of {}", view.wrote, view.looked_at);
    }
    if job.is_all {
        here.note().expect("it can be noted");
    } else if !view.approves_pictures {
        println!(
            "    {name}: its pictures stay as they are: {kept} drew them, and this is {here}. Approve all of them together"
        );
    }
}

fn write(file: &Path, png: &[u8]) {
    fs::write(file, png).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// Takes the picture that other sites show for a link to the page, which they show small: the
/// answer and the first rules, as on a narrow screen and larger.
pub async fn preview(page: Page, file: PathBuf) {
    chromium::hide_scroll_bars(&page.session).await;
    let screen = json!({"width": 800, "height": 420, "deviceScaleFactor": 1.5, "mobile": false});
    let command = "Emulation.setDeviceMetricsOverride";
    chromium::devtools(&page.session, command, screen).await;
    page.open("?deployment=self-hosted&version=4.2").await;
    page.script(
        "document.querySelectorAll('.pp-choices, .pp-bar-end, .pp > .pp-tabs, .pp-switch, .pp-foot-bar').forEach((one) => one.remove());
         scrollTo(0, 0);",
        vec![],
    )
    .await;
    let picture = chromium::picture(&page.session, false).await;
    let picture = Raster::read(&picture).expect("a picture that the browser wrote");
    write(&file, &picture.png_for_readers());
    println!("The picture is {}", file.display());
}
