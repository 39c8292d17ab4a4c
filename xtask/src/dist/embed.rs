//! The embed folder: the custom element and the API, for other people's pages.
//!
//! | in `dist/embed/` | made from |
//! |---|---|
//! | `palette-ports.js` | `static/embed/palette-ports.js`, minified |
//! | `api.js` | `static/embed/api.js`, in one with what it imports: its neighbours, scripts of the page, `./app.js`, which wasm-bindgen writes, `./__wasm_split.js`, which loads the later parts, and `./styles.css`, the page's style sheets as text |
//! | `palette-ports.wasm` | the first part of the app, as in `dist/site/`: page and element are one program |
//! | `parts/` | the later parts, as there |
//! | the rest | copied |

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::setup::Ready;
use crate::wasm_build::{Parts, bundle, shrink_text};

/// What is copied from `static/embed/` as it is.
const COPIED: &[&str] = &[
    "palette-ports.d.ts",
    "api.d.ts",
    "package.json",
    "README.md",
];

/// What `api.js` imports from `static/`, beside what is made here. They stand side by side then.
const IMPORTED: &[&str] = &[
    "embed/argument.js",
    "embed/element-host.js",
    "embed/follow-theme.js",
    "embed/keep-keys.js",
    "embed/page.js",
    "keep-text.js",
    "source.js",
];

/// What is copied from the root.
const LICENCES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE"];

/// How `index.html` names the style sheets, in their order.
const STYLE: &str = "rel=\"css\" href=\"";

/// A style sheet for what only the page has.
const NOT_EMBEDDED: &str = "reading.css";

/// Makes it of the app's parts.
pub fn make(ready: &Ready, parts: &Parts) -> Result<()> {
    let source = project::root().join("static").join("embed");
    println!("building the embed folder");
    // Beside the app's own scripts, with which they become one.
    let work = parts.dir();
    let esbuild = &ready.shrinkers()?.esbuild;

    let styles = work.join("styles.css");
    fs::write(&styles, joined_styles()?).context("writing the style sheet")?;
    shrink_text(esbuild, &styles, &[])?;
    for script in ["api.js", "palette-ports.js"] {
        copy(&source, work, script)?;
    }
    for script in IMPORTED {
        copy(&project::root().join("static"), work, script)?;
    }
    let embed = project::dist().join("embed");
    fs::create_dir_all(&embed).context(format!("making {}", embed.display()))?;
    let to = |name: &str| embed.join(name);
    bundle(
        esbuild,
        &work.join("api.js"),
        &to("api.js"),
        &["--loader:.css=text"],
    )?;
    copy(work, &embed, "palette-ports.js")?;
    // With what it tells bundlers in comments, which go with its white space.
    let flags = &["--format=esm", "--minify-whitespace=false"];
    shrink_text(esbuild, &to("palette-ports.js"), flags)?;
    fs::copy(parts.first(), to("palette-ports.wasm")).context("copying the wasm")?;
    parts.copy_chunks(&embed)?;
    for name in COPIED {
        copy(&source, &embed, name)?;
    }
    for name in LICENCES {
        copy(project::root(), &embed, name)?;
    }
    Ok(())
}

/// The page's style sheets in one, but for what only the page has.
fn joined_styles() -> Result<String> {
    let root = project::root();
    let html = fs::read_to_string(root.join("index.html")).context("reading index.html")?;
    let mut joined = String::new();
    for name in style_names(&html)? {
        let text = fs::read_to_string(root.join(name)).context(format!("reading {name}"))?;
        joined.push_str(&text);
        joined.push('\n');
    }
    Ok(joined)
}

fn style_names(html: &str) -> Result<Vec<&str>> {
    let links = html.split(STYLE).skip(1);
    let names = links.filter_map(|rest| rest.split_once('"').map(|(name, _)| name));
    let names: Vec<&str> = names.filter(|name| !name.ends_with(NOT_EMBEDDED)).collect();
    match names.is_empty() {
        true => Err(Error::new(format!(
            "index.html names no style sheet by {STYLE}"
        ))),
        false => Ok(names),
    }
}

fn copy(from: &Path, to: &Path, name: impl AsRef<OsStr>) -> Result<()> {
    let name = Path::new(name.as_ref());
    fs::copy(
        from.join(name),
        to.join(name.file_name().unwrap_or_default()),
    )
    .map(drop)
    .context(format!("copying {}", from.join(name).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embed_folder_has_the_pages_styles_in_their_order() -> Result<()> {
        let html = "<link data-trunk rel=\"css\" href=\"a/tokens.css\" data-target-path=\"a\">\n\
                    <link data-trunk rel=\"css\" href=\"a/base.css\">\
                    <link data-trunk rel=\"css\" href=\"a/reading.css\">";
        assert_eq!(style_names(html)?, ["a/tokens.css", "a/base.css"]);
        assert!(style_names("<link rel=\"icon\" href=\"a.svg\">").is_err());
        Ok(())
    }
}
