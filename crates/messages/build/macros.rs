//! The macros that the words are reached by.

use crate::catalogue::{Catalogue, Piece, Text};

/// What is written, with a place for what there is of each kind.
const FILE: &str = r#"/// A message without values, as a literal; one with a form for each count, as a `Counted`.
#[macro_export]
macro_rules! msg {
WORDS    ($($other:tt)*) => { ::std::compile_error!(::std::concat!("static/words/en has no message `", ::std::stringify!($($other)*), "` without values")) };
}

/// A message with values, as what `format_args!` makes of it.
#[macro_export]
macro_rules! msg_fmt {
SAYINGS    ($($other:tt)*) => { ::std::compile_error!(::std::concat!("static/words/en has no message for `", ::std::stringify!($($other)*), "`: it is given all its values, in the order in which they stand there")) };
}

/// Every message: its name as translators know it, and its text, with values in braces.
pub const ALL: &[(&str, &str)] = &[
ALL];

/// The language that is compiled in.
pub const LANGUAGE: &str = LANGUAGE_NAME;
"#;

/// The Rust code for a language. Values are given in the order in which they stand in English, whatever
/// order a translation has them in.
pub fn written(english: &Catalogue, catalogue: &Catalogue, language: &str) -> String {
    let (mut words, mut sayings, mut all) = (String::new(), String::new(), String::new());
    for (name, text) in &catalogue.messages {
        let rust = name.replace('-', "_");
        let values = match english.messages.get(name) {
            Some(text @ Text::Plain(_)) => text.values(),
            _ => Vec::new(),
        };
        let shown = match text {
            Text::Forms(forms) => {
                let forms: Vec<String> = forms.iter().map(|pieces| form(pieces)).collect();
                let given: Vec<String> = forms.iter().map(|form| format!("{form:?}")).collect();
                let given = given.join(", ");
                words += &format!("    ({rust}) => {{ $crate::Counted::new({given}) }};\n");
                forms.join("\n")
            }
            Text::Plain(pieces) if values.is_empty() => {
                let literal = literal(pieces);
                words += &format!("    ({rust}) => {{ {literal:?} }};\n");
                literal
            }
            Text::Plain(pieces) => {
                let (mut taken, mut given) = (String::new(), String::new());
                for value in &values {
                    let value = value.replace('-', "_");
                    taken += &format!(", {value} = ${value}:expr");
                    given += &format!(", {value} = ${value}");
                }
                let format = template(pieces);
                sayings += &format!(
                    "    ({rust}{taken} $(,)?) => {{ ::std::format_args!({format:?}{given}) }};\n"
                );
                format
            }
        };
        all += &format!("    ({name:?}, {shown:?}),\n");
    }
    let language = if language.is_empty() { "en" } else { language };
    FILE.replace("LANGUAGE_NAME", &format!("{language:?}"))
        .replacen("SAYINGS", &sayings, 1)
        .replacen("WORDS", &words, 1)
        .replacen("\nALL", &format!("\n{all}"), 1)
}

/// A text without values as it is.
fn literal(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.as_str(),
        Piece::Value(_) => "",
    });
    texts.collect()
}

/// A form for a count, with a placeholder for it.
fn form(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.clone(),
        Piece::Value(name) => format!("{{{name}}}"),
    });
    texts.collect()
}

/// A text with values as `format_args!` takes it.
fn template(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => literal.replace('{', "{{").replace('}', "}}"),
        Piece::Value(name) => format!("{{{}}}", name.replace('-', "_")),
    });
    texts.collect()
}
