//! What the pages for people show is there: a picture that is gone is a hole in the README.

use std::fs;
use std::path::{Path, PathBuf};

/// The README, and what it leads to.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("docs");
    docs.flatten()
        .map(|entry| entry.path())
        .chain(["README.md", "CONTRIBUTING.md"].map(|name| root.join(name)))
        .filter(|file| file.extension().is_some_and(|end| end == "md"))
        .collect()
}

/// The pictures that a text shows, as Markdown or as HTML writes them.
fn shown(text: &str) -> Vec<&str> {
    let markdown = text.split("![").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once("](")?;
        Some(rest.split_once(')')?.0)
    });
    let html = ["src=\"", "srcset=\""].into_iter().flat_map(|start| {
        let rest = text.split(start).skip(1);
        rest.filter_map(|rest| Some(rest.split_once('"')?.0))
    });
    let is_picture = |name: &&str| name.ends_with(".png") || name.ends_with(".svg");
    markdown.chain(html).filter(is_picture).collect()
}

/// Those of them that are not there.
fn missing(page: &Path, text: &str) -> Vec<String> {
    let dir = page.parent().unwrap_or(page);
    shown(text)
        .into_iter()
        .filter(|name| !dir.join(name).is_file())
        .map(|name| format!("{} shows {name}, which is not there", page.display()))
        .collect()
}

#[test]
fn every_picture_that_a_page_shows_is_there() {
    let pages = pages();
    assert!(pages.len() > 3, "{pages:?}");
    let mut pictures = 0;
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page of text");
        assert_eq!(missing(&page, &text), Vec::<String>::new());
        pictures += shown(&text).len();
    }
    assert!(pictures > 0, "the README shows a picture");
}

#[test]
fn a_picture_that_is_gone_is_named() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = r#"![One](docs/gone.png) <source srcset="docs/gone-dark.png"> <img src="docs/screenshot.png">"#;
    let missing = missing(&page, text);
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(missing[0].ends_with("README.md shows docs/gone.png, which is not there"));
}
