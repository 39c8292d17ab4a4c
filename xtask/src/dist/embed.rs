//! The embed folder: the custom element and the API, for other people's pages.
//!
//! | in `dist/embed/` | made from |
//! |---|---|
//! | `palette-ports.js` | `static/embed/palette-ports.js`, minified |
//! | `api.js` | `static/embed/api.js`, in one with what it imports: its neighbours, `static/page.js`, `./glue.js`, which wasm-bindgen writes, and `./styles.css`, the page's style sheets as text |
//! | `palette-ports.wasm` | the library with the feature `embed` |
//! | `palette-ports-sheets.js`, `.wasm` | the part that writes files, as in `dist/site/` |
//! | the rest | copied |

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::setup::Ready;
use crate::wasm_build::{LATER, SHEETS, SHEETS_WASM, compile, shrink_text};

/// What is copied from `static/embed/` as it is.
const COPIED: &[&str] = &[
    "palette-ports.d.ts",
    "api.d.ts",
    "package.json",
    "README.md",
];

/// What `api.js` imports from `static/`, beside what is made here. They stand side by side then.
const IMPORTED: &[&str] = &["embed/standing.js", "embed/theme.js", "page.js"];

/// What is copied from the root.
const LICENCES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE"];

/// How `index.html` names the style sheets, in their order.
const STYLE: &str = "rel=\"css\" href=\"";

/// A style sheet for what only the page has.
const NOT_EMBEDDED: &str = "reading.css";

/// Makes it, with the tools that `ready` has.
pub fn make(ready: &Ready) -> Result<()> {
    let source = project::root().join("static").join("embed");
    println!("building the embed folder");
    let work = project::target().join("embed");
    if work.is_dir() {
        fs::remove_dir_all(&work).context(format!("removing {}", work.display()))?;
    }
    fs::create_dir_all(&work).context(format!("making {}", work.display()))?;
    // `api.js` says where the wasm is, and a bundler would look for the file of its name.
    let module = compile(ready, "embed", &work, "glue")?;
    let shrinkers = ready.shrinkers()?;
    module.shrink(&shrinkers.wasm_opt)?;

    let styles = work.join("styles.css");
    fs::write(&styles, joined_styles()?).context("writing the style sheet")?;
    shrink_text(&shrinkers.esbuild, &styles, &[])?;
    let (api, loader) = (work.join("api.js"), work.join("palette-ports.js"));
    for script in [&api, &loader] {
        copy(&source, &work, script.file_name().unwrap_or_default())?;
    }
    for script in IMPORTED {
        copy(&project::root().join("static"), &work, script)?;
    }
    let bundle = ["--bundle", LATER, "--format=esm", "--loader:.css=text"];
    shrink_text(&shrinkers.esbuild, &api, &bundle)?;
    let script = fs::read_to_string(&api).context("reading api.js")?;
    fs::write(&api, with_comments(&script)?).context("writing api.js")?;
    shrink_text(&shrinkers.esbuild, &loader, &["--format=esm"])?;

    let embed = project::dist().join("embed");
    fs::create_dir_all(&embed).context(format!("making {}", embed.display()))?;
    for script in ["api.js", "palette-ports.js"] {
        copy(&work, &embed, script)?;
    }
    fs::copy(&module.wasm, embed.join("palette-ports.wasm")).context("copying the wasm")?;
    for file in [SHEETS, SHEETS_WASM] {
        copy(&project::site(), &embed, file)?;
    }
    for name in COPIED {
        copy(&source, &embed, name)?;
    }
    for name in LICENCES {
        copy(project::root(), &embed, name)?;
    }
    Ok(())
}

/// What `from` in static/browser.js is in a small script.
const ANY: &str = "=>import(";

/// What tells bundlers to leave it as it is; a script that is made small has no comments.
const COMMENTS: &str = "/* webpackIgnore: true *//* @vite-ignore */";

/// The script with comments for bundlers where it imports from an address that it makes.
fn with_comments(script: &str) -> Result<String> {
    let is_made = |rest: &&str| !rest.starts_with(['"', '\'', '`']);
    match script.split(ANY).skip(1).filter(is_made).count() {
        1 => {}
        count => {
            return Err(Error::new(format!(
                "api.js imports from an address that it makes in {count} places, and one is known: see static/browser.js"
            )));
        }
    }
    let mut parts = script.split(ANY);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(ANY);
        if is_made(&part) {
            out.push_str(COMMENTS);
        }
        out.push_str(part);
    }
    Ok(out)
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
    fn bundlers_are_told_to_leave_the_address_that_is_made_alone() -> Result<()> {
        assert_eq!(
            with_comments("let a=t=>import(t),b=()=>import(\"./b.js\");")?,
            format!("let a=t=>import({COMMENTS}t),b=()=>import(\"./b.js\");")
        );
        assert!(with_comments("let a=1").is_err());
        Ok(())
    }

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
