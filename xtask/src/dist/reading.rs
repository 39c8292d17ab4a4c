//! Puts every rule into the page, as HTML: there to read before the app starts, and where it does
//! not.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::suite;

/// What the rules stand behind: the line that says that the app is loading.
const BEFORE: &str = "id=\"boot-waiting\"";

/// What prints the rules. It is an example, so that it is compiled with the tests.
const PROGRAM: &str = "prerender";

/// Longer than the program takes.
const LIMIT: Duration = Duration::from_secs(60);

/// Renders the rules with the app's own views, in the language that the variables choose, and writes
/// them into the page in a folder.
pub fn put_into(site: &Path, language: &[(&str, &str)]) -> Result<()> {
    println!("rendering the rules, for readers without script");
    let mut cargo = run::program("cargo");
    cargo.envs(language.iter().copied());
    cargo.args(["build", "--quiet"]).args(suite::ALL);
    run::show(cargo.args(["--example", PROGRAM]))?;
    let program = project::target()
        .join("debug")
        .join("examples")
        .join(PROGRAM);
    let (rules, done) = run::captured(&mut run::program(program), LIMIT)?;
    if !done {
        return Err(Error::new(format!("the program `{PROGRAM}` failed")));
    }
    let index = site.join("index.html");
    let html = fs::read_to_string(&index).context(format!("reading {}", index.display()))?;
    fs::write(&index, with_rules(&html, rules.trim())?)
        .context(format!("writing {}", index.display()))
}

/// The page with the rules behind the line that says that the app is loading, in the element where
/// the app takes over.
fn with_rules(html: &str, rules: &str) -> Result<String> {
    let place = html.split_once(BEFORE).and_then(|(before, after)| {
        let (line, rest) = after.split_once("</p>")?;
        (!after.contains(BEFORE)).then(|| format!("{before}{BEFORE}{line}</p>\n{rules}{rest}"))
    });
    match place {
        Some(html) if rules.starts_with('<') => Ok(html),
        Some(_) => Err(Error::new("the program `prerender` printed no HTML")),
        None => Err(Error::new(format!(
            "index.html has no place for the rules: one line with {BEFORE}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<div><p class=\"a\" id=\"boot-waiting\">Loading.</p>\n</div>";

    #[test]
    fn the_rules_stand_behind_the_line_that_says_loading() -> Result<()> {
        assert_eq!(
            with_rules(PAGE, "<ul></ul>")?,
            "<div><p class=\"a\" id=\"boot-waiting\">Loading.</p>\n<ul></ul>\n</div>"
        );
        Ok(())
    }

    #[test]
    fn a_page_without_the_place_and_rules_that_are_none_are_refused() {
        assert!(with_rules("<div></div>", "<ul></ul>").is_err());
        assert!(with_rules(&PAGE.repeat(2), "<ul></ul>").is_err());
        assert!(with_rules(PAGE, "").is_err());
    }
}
