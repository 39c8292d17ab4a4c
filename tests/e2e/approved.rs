//! What the views looked like when somebody last looked at them and said so: `tests/pictures/`.
//!
//! Kept is not the picture but one pixel for each [`BLOCK`] of it, their mean: a hundredth of the
//! bytes, in which a word, a colour and two pixels of padding still show. Beside them is how each view
//! is laid out, as text ([`layout`](crate::layout)). `cargo xtask shots --approve` writes both.
//!
//! Two browsers draw text a little differently. So `made-with.txt` names the browser and the fonts that
//! drew the pictures, and only the same ones are held to them; the layout holds for every browser.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use similar::TextDiff;

use crate::chromium;
use crate::driver::Session;
use crate::fonts;
use crate::layout::Widths;
use crate::pictures::Shot;
use crate::views::{ALL, View};
use ports_raster::{BLOCK, Raster};

/// By how much red, green or blue of a block may be off, of 255, before it differs; no block may. The
/// same browser with the same fonts is off by nothing, and what is kept by one, because it is in even
/// shades.
const TOLERANCE: u8 = 2;

/// The file that says what drew them.
const MADE_WITH: &str = "made-with.txt";

/// Where they are.
fn dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

fn file(shot: &Shot) -> PathBuf {
    dir().join(format!("{}.png", shot.name()))
}

/// What differs from what was approved: in words, and where.
pub struct Difference {
    /// How much, and in which rows.
    pub words: String,
    /// Each block, in blocks from the left and from the top.
    pub blocks: Vec<(usize, usize)>,
}

/// Holds a picture against what was approved of it.
pub fn compare(shot: &Shot, picture: &Raster) -> Result<(), Difference> {
    let nothing = |words: String| Difference {
        words,
        blocks: Vec::new(),
    };
    let file = file(shot);
    let kept = fs::read(&file).map_err(|_| nothing("was never approved".to_owned()))?;
    let kept = Raster::read(&kept)
        .map_err(|error| nothing(format!("cannot be read: {}: {error}", file.display())))?;
    differing_blocks(&kept, picture)
}

/// Holds a picture against another one, of which each block is kept.
pub fn differing_blocks(kept: &Raster, picture: &Raster) -> Result<(), Difference> {
    let reduced = picture.reduced();
    let blocks = kept.differing(&reduced, TOLERANCE);
    if blocks.is_empty() {
        return Ok(());
    }
    let mut words = format!(
        "{} of {} blocks differ, in rows {}",
        blocks.len(),
        reduced.width * reduced.height,
        rows(&blocks)
    );
    if kept.height != reduced.height {
        let (was, is) = (kept.height * BLOCK.1, reduced.height * BLOCK.1);
        words.push_str(&format!("; it was about {was} high, and is {is}"));
    }
    Err(Difference { words, blocks })
}

/// The rows of pixels that blocks lie in: what is close together as one, and not too many.
fn rows(blocks: &[(usize, usize)]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (_, y) in blocks {
        match ranges.last_mut() {
            Some((_, end)) if *y <= *end + 2 => *end = y + 1,
            _ => ranges.push((*y, y + 1)),
        }
    }
    let shown = ranges.iter().take(6);
    let mut words: Vec<String> = shown
        .map(|(start, end)| format!("{} to {}", start * BLOCK.1, end * BLOCK.1))
        .collect();
    if ranges.len() > words.len() {
        words.push("further down".to_owned());
    }
    words.join(", ")
}

/// Approves a picture. What differs by no more than it may stays as it is, so that only what changed is
/// a change of the repository. Says whether it wrote something.
pub fn approve(shot: &Shot, picture: &Raster) -> io::Result<bool> {
    if compare(shot, picture).is_ok() {
        return Ok(false);
    }
    fs::create_dir_all(dir())?;
    fs::write(file(shot), picture.reduced().in_even_shades().small_png())?;
    Ok(true)
}

/// By how much a channel may be off in a picture that the README shows: it has few colours.
const README_TOLERANCE: u8 = 6;

/// Writes the first rows of a picture into `docs/`, unless what is there shows the same.
pub fn show_in_readme(file: &str, picture: &Raster, rows: usize) -> io::Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(file);
    let picture = picture.top(rows);
    let there = fs::read(&file).ok().and_then(|png| Raster::read(&png).ok());
    let is_same = there.is_some_and(|there| {
        there
            .reduced()
            .differing(&picture.reduced(), README_TOLERANCE)
            .is_empty()
    });
    match is_same {
        true => Ok(()),
        false => fs::write(file, picture.png_for_readers()),
    }
}

/// What draws pictures: a browser, and the fonts that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawer {
    /// Its name and its whole version.
    browser: String,
    /// The package of fonts and its version.
    fonts: String,
}

impl fmt::Display for Drawer {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} with {}", self.browser, self.fonts)
    }
}

impl Drawer {
    /// What draws here and now.
    pub async fn here(session: &Session) -> Self {
        Self {
            browser: chromium::version(session).await,
            fonts: fonts::version(),
        }
    }

    /// What drew the pictures that are kept.
    pub fn kept() -> Self {
        Self::read(&fs::read_to_string(dir().join(MADE_WITH)).unwrap_or_default())
    }

    /// Reads what [`note`](Self::note) wrote.
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut line = || lines.next().unwrap_or("nothing").to_owned();
        Self {
            browser: line(),
            fonts: line(),
        }
    }

    /// Whether this one's pictures can be held to the other's: the same major version of the same
    /// browser, with the same fonts.
    pub fn draws_like(&self, other: &Self) -> bool {
        let major = |drawer: &Self| drawer.browser.split('.').next().map(str::to_owned);
        major(self) == major(other) && self.fonts == other.fonts
    }

    /// Notes that all pictures are this one's.
    pub fn note(&self) -> io::Result<()> {
        fs::create_dir_all(dir())?;
        fs::write(
            dir().join(MADE_WITH),
            format!("{}\n{}\n", self.browser, self.fonts),
        )
    }
}

fn layout_file(view: &View) -> PathBuf {
    dir().join(format!("{}.txt", view.slug()))
}

/// Holds how a view is laid out against what was approved of it; what differs, line by line.
pub fn compare_layout(view: &View, widths: &Widths) -> Result<(), String> {
    let kept = fs::read_to_string(layout_file(view))
        .map_err(|_| "its layout was never approved".to_owned())?;
    differing(&kept, &widths.to_string())
}

/// What differs between two layouts, line by line.
pub fn differing(kept: &str, now: &str) -> Result<(), String> {
    match kept == now {
        true => Ok(()),
        false => Err(TextDiff::from_lines(kept, now)
            .unified_diff()
            .context_radius(2)
            .header("approved", "now")
            .to_string()),
    }
}

/// Approves how a view is laid out. Says whether it wrote something.
pub fn approve_layout(view: &View, widths: &Widths) -> io::Result<bool> {
    if compare_layout(view, widths).is_ok() {
        return Ok(false);
    }
    fs::create_dir_all(dir())?;
    fs::write(layout_file(view), widths.to_string()).map(|()| true)
}

/// The pictures and layouts that are kept for no view, such as one that is gone or has another name.
pub fn stale() -> Vec<PathBuf> {
    stale_in(&dir())
}

/// The same of another directory.
pub fn stale_in(dir: &Path) -> Vec<PathBuf> {
    let kept: BTreeSet<String> = ALL
        .iter()
        .flat_map(Shot::of)
        .filter(Shot::is_kept)
        .map(|shot| format!("{}.png", shot.name()))
        .chain(ALL.iter().map(|view| format!("{}.txt", view.slug())))
        .chain([MADE_WITH.to_owned()])
        .collect();
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut stale: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            !kept.contains(&*name)
        })
        .collect();
    stale.sort();
    stale
}
