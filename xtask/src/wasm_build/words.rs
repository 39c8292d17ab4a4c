//! The words of `index.html`: they are written down in `static/words` like all others, and take their
//! places, `{{name}}`, when the page is built.

use std::env;
use std::fs;
use std::path::Path;

use ports_messages::{ALL, disguise};

use crate::error::{Context, Error, Result};

/// The variable that chooses the language.
pub const LANGUAGE: &str = "PALETTE_PORTS_WORDS";

/// The language that nobody speaks.
pub const DISGUISED: &str = "pseudo";

/// The language of the words that this program was compiled with: see [`ports_messages`].
const COMPILED: Option<&str> = option_env!("PALETTE_PORTS_WORDS");

/// Puts the words of the chosen language into a page.
pub fn put_into(index: &Path) -> Result<()> {
    let html = fs::read_to_string(index).context(format!("reading {}", index.display()))?;
    let language = env::var(LANGUAGE).unwrap_or_default();
    let html = filled(&html, &words(&language)?)?;
    fs::write(index, html).context(format!("writing {}", index.display()))
}

/// The messages of a language: names and texts.
fn words(language: &str) -> Result<Vec<(&'static str, String)>> {
    let known = COMPILED.unwrap_or_default();
    let is_disguised = match language {
        _ if language == known => false,
        // What the page is built in for the tests, by a program that was compiled before.
        DISGUISED => true,
        _ => {
            return Err(Error::new(format!(
                "{LANGUAGE} is `{language}`, and was `{known}` when xtask was compiled: set it before `cargo xtask`"
            )));
        }
    };
    let word = |(name, text): &(&'static str, &str)| match is_disguised && *name != "page-language"
    {
        true => (*name, disguised(text)),
        false => (*name, (*text).to_owned()),
    };
    Ok(ALL.iter().map(word).collect())
}

/// A text in disguise, but for its values.
fn disguised(text: &str) -> String {
    let mut out = String::new();
    for (at, part) in text.split(['{', '}']).enumerate() {
        match at % 2 {
            0 => out += &disguise(part),
            _ => out += &format!("{{{part}}}"),
        }
    }
    out
}

/// A page with words in their places.
fn filled(html: &str, words: &[(&str, String)]) -> Result<String> {
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
        let found = words.iter().find(|(known, _)| *known == name);
        let (_, text) = found.ok_or_else(|| {
            Error::new(format!(
                "index.html has a place for {name}, and static/words has no such message"
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

    #[test]
    fn every_place_in_the_page_has_its_words_and_every_word_its_place() -> Result<()> {
        let index = crate::project::root().join("index.html");
        let page = fs::read_to_string(index).context("reading index.html")?;
        let filled = filled(&page, &words(COMPILED.unwrap_or_default())?)?;
        assert!(!filled.contains("{{"), "{filled}");
        for (name, _) in ALL.iter().filter(|(name, _)| name.starts_with("boot-")) {
            assert!(
                page.contains(&format!("{{{{{name}}}}}")),
                "{name} is nowhere"
            );
        }
        Ok(())
    }

    #[test]
    fn a_place_without_words_is_named_and_words_are_no_markup() {
        let words = [("a", "<b> & \"c\"".to_owned())];
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
        let words = [("a", "b".to_owned())];
        let filled = filled("{{__TRUNK_WS_BASE__}} {{a}}", &words).ok();
        assert_eq!(filled.as_deref(), Some("{{__TRUNK_WS_BASE__}} b"));
    }

    #[test]
    fn in_disguise_values_stay_and_so_does_the_languages_name() -> Result<()> {
        assert_eq!(disguised("Its file {file} is"), "Ííţš ƒííļéé {file} ííš");
        let words = words(DISGUISED)?;
        let language = words.iter().find(|(name, _)| *name == "page-language");
        assert_eq!(language.map(|(_, text)| &text[..]), Some("en"));
        Ok(())
    }
}
