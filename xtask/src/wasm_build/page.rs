//! The release page's HTML and styles: one style sheet instead of several, and no
//! comments or indentation.

use std::fs;
use std::path::Path;

use crate::error::{Context, Error, Result};

/// The sources' style sheets in one, in the order that the page links them.
const STYLES: &str = "styles.css";

/// What means something else, or nothing, when sheets are joined in another directory.
const NOT_JOINABLE: &[&str] = &["@import", "@charset", "@namespace", "url("];

/// Whitespace means something in these.
const PREFORMATTED: &[&str] = &["<pre", "<textarea", "<style"];

/// Joins the style sheets that `index.html` links, and makes it link the one.
pub fn join_styles(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("reading dist/index.html")?;
    let (html, names) = link_one(&html)?;
    let mut styles = String::new();
    for name in &names {
        let file = dist.join(name);
        let text = fs::read_to_string(&file).context(format!("reading dist/{name}"))?;
        if let Some(found) = NOT_JOINABLE.iter().find(|word| text.contains(**word)) {
            return Err(Error::new(format!(
                "{name} says `{found}`, which the style sheets of the release page can't: they are \
                 joined into one"
            )));
        }
        styles.push_str(&text);
        styles.push('\n');
        fs::remove_file(&file).context(format!("removing dist/{name}"))?;
        if let Some(dir) = file.parent() {
            // Fails while something else is in there, and then it stays.
            let _ = fs::remove_dir(dir);
        }
    }
    fs::write(dist.join(STYLES), styles).context(format!("writing dist/{STYLES}"))?;
    fs::write(&index, html).context("writing dist/index.html")
}

/// The page with one link in the place of the first, and what was linked.
fn link_one(html: &str) -> Result<(String, Vec<String>)> {
    const LINK: &str = "<link rel=\"stylesheet\" href=\"./";
    let (mut out, mut names, mut rest) = (String::new(), Vec::new(), html);
    while let Some((before, after)) = rest.split_once(LINK) {
        let end = after.split_once('"').and_then(|(name, tail)| {
            let tail = tail.strip_prefix("/>").or_else(|| tail.strip_prefix('>'))?;
            Some((name, tail))
        });
        let Some((name, tail)) = end else { break };
        out.push_str(before);
        if names.is_empty() {
            out.push_str(&format!("{LINK}{STYLES}\">"));
        }
        names.push(name.to_owned());
        rest = tail;
    }
    out.push_str(rest);
    match names.len() == html.matches("stylesheet").count() && !names.is_empty() {
        true => Ok((out, names)),
        false => Err(Error::new(
            "dist/index.html does not link its style sheets in the way that Trunk does",
        )),
    }
}

/// Without comments, indentation and empty lines. A line's end stays: it may be a space.
pub fn shrink_html(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("reading dist/index.html")?;
    fs::write(&index, shrunk(&html)).context("writing dist/index.html")
}

fn shrunk(html: &str) -> String {
    if PREFORMATTED.iter().any(|tag| html.contains(tag)) {
        return html.to_owned();
    }
    let (mut out, mut rest) = (String::new(), html);
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some((_, after)) = comment.split_once("-->") else {
            break;
        };
        out.push_str(before);
        rest = after;
    }
    out.push_str(rest);
    let lines: Vec<&str> = out
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n    <!-- why -->\n    <link rel=\"stylesheet\" \
                        href=\"./styles/a.css\"/>\n    <link rel=\"stylesheet\" \
                        href=\"./styles/b.css\"/>\n</head>\n<p>two\n   words</p>\n";

    #[test]
    fn one_link_takes_the_place_of_all() -> Result<()> {
        let (html, names) = link_one(PAGE)?;
        assert_eq!(names, ["styles/a.css", "styles/b.css"]);
        assert_eq!(html.matches("stylesheet").count(), 1);
        assert!(html.contains("<link rel=\"stylesheet\" href=\"./styles.css\">"));
        Ok(())
    }

    #[test]
    fn a_link_that_is_written_in_another_way_is_refused() {
        assert!(link_one(&PAGE.replace("./styles/b.css", "/styles/b.css")).is_err());
        assert!(link_one("<head></head>").is_err());
    }

    #[test]
    fn html_keeps_the_space_between_words() {
        assert_eq!(
            shrunk("<p>\n  two <!-- no -->\n\n  words\n</p>\n"),
            "<p>\ntwo\nwords\n</p>"
        );
        let preformatted = "<pre>\n  two\n</pre>\n";
        assert_eq!(shrunk(preformatted), preformatted);
    }
}
