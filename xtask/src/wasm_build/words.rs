//! The words of `index.html`: they are written down in `static/words` like all others, and take their
//! places, `{{name}}`, when the page is built.

use std::env;
use std::fs;
use std::path::Path;

use crate::error::{Context, Error, Result};
use crate::project;

#[path = "../../../crates/messages/src/pseudolocale.rs"]
mod disguise;

/// The variable that chooses the language.
pub const LANGUAGE: &str = "PALETTE_PORTS_WORDS";

/// The language that nobody speaks.
pub const DISGUISED: &str = "pseudo";

/// The file that holds them: one line each, so that no more than a line has to be understood.
const FILE: &str = "boot.ftl";

/// Puts the words of the chosen language into a page.
pub fn put_into(index: &Path) -> Result<()> {
    let html = fs::read_to_string(index).context(format!("reading {}", index.display()))?;
    let html = filled(&html, &words()?)?;
    fs::write(index, html).context(format!("writing {}", index.display()))
}

/// The messages of the chosen language: names and texts.
fn words() -> Result<Vec<(String, String)>> {
    let language = env::var(LANGUAGE).unwrap_or_default();
    let is_pseudo = language == DISGUISED;
    let name = if language.is_empty() || is_pseudo {
        "en"
    } else {
        &language
    };
    let file = project::root().join("static/words").join(name).join(FILE);
    let text = fs::read_to_string(&file).context(format!(
        "{LANGUAGE} is `{language}`: reading {}",
        file.display()
    ))?;
    Ok(messages(&text, is_pseudo))
}

fn messages(text: &str, is_pseudo: bool) -> Vec<(String, String)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let messages = lines.filter_map(|line| line.split_once(" = "));
    messages
        .map(|(name, text)| match is_pseudo && name != "page-language" {
            true => (name.to_owned(), disguised(text)),
            false => (name.to_owned(), text.to_owned()),
        })
        .collect()
}

/// A text in disguise, but for its values.
fn disguised(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split(['{', '}']).enumerate() {
        match at % 2 {
            0 => out += &disguise::disguise(part),
            _ => out += &format!("{{{part}}}"),
        }
    }
    out
}

/// A page with words in their places.
fn filled(html: &str, words: &[(String, String)]) -> Result<String> {
    let (mut out, mut rest) = (String::new(), html);
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .ok_or_else(|| Error::new("index.html has a {{ without }}"))?;
        // `trunk serve` has places of its own, such as {{__TRUNK_ADDRESS__}}, and fills them later.
        if name.starts_with("__") {
            out.push_str(&format!("{before}{{{{{name}}}}}"));
            rest = after;
            continue;
        }
        let found = words.iter().find(|(known, _)| known == name);
        let (_, text) = found.ok_or_else(|| {
            Error::new(format!(
                "index.html has a place for {name}, and static/words has no such message in {FILE}, on a line of its own"
            ))
        })?;
        out.push_str(before);
        out.push_str(&escaped(text));
        rest = after;
    }
    Ok(out + rest)
}

/// For text and for attributes in double quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        fs::read_to_string(project::root().join("index.html")).unwrap_or_default()
    }

    #[test]
    fn every_place_in_the_page_has_its_words_and_every_word_its_place() -> Result<()> {
        let (page, words) = (page(), words()?);
        let filled = filled(&page, &words)?;
        assert!(!filled.contains("{{"), "{filled}");
        for (name, _) in &words {
            assert!(
                page.contains(&format!("{{{{{name}}}}}")),
                "{name} is nowhere"
            );
        }
        Ok(())
    }

    #[test]
    fn what_is_read_here_is_what_the_app_is_compiled_with() -> Result<()> {
        let known = ports_messages::ALL;
        for (name, text) in words()? {
            let text = text.replace("{ $file }", "{file}");
            assert!(
                known.contains(&(name.as_str(), text.as_str())),
                "{name}: {text}"
            );
        }
        Ok(())
    }

    #[test]
    fn a_place_without_words_is_named_and_words_are_no_markup() {
        let words = [("a".to_owned(), "<b> & \"c\"".to_owned())];
        assert_eq!(
            filled("<p title=\"{{a}}\">", &words).ok().as_deref(),
            Some("<p title=\"&lt;b> &amp; &quot;c&quot;\">")
        );
        let error = filled("{{b}}", &words).err();
        assert!(error.is_some_and(|error| error.to_string().contains("a place for b")));
        assert!(filled("{{b", &words).is_err());
    }

    #[test]
    fn places_of_trunk_are_left_to_trunk() {
        let words = [("a".to_owned(), "b".to_owned())];
        let filled = filled("{{__TRUNK_WS_BASE__}} {{a}}", &words).ok();
        assert_eq!(filled.as_deref(), Some("{{__TRUNK_WS_BASE__}} b"));
    }

    #[test]
    fn in_disguise_values_stay() {
        let words = messages("# c\na = Its file { $file } is\npage-language = en\n", true);
        assert_eq!(words[0].1, "Ííţš ƒííļéé { $file } ííš");
        assert_eq!(words[1].1, "en");
    }
}
