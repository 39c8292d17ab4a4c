//! The macros that the words are reached by.

use std::fmt::Write;

use crate::catalogue::{COUNT, Catalogue, Piece, Text};

/// The Rust code for a language. Values are given in the order in which they stand in English, whatever
/// order a translation has them in.
pub fn written(english: &Catalogue, catalogue: &Catalogue) -> String {
    let (mut words, mut sayings, mut all) = (String::new(), String::new(), String::new());
    for (name, text) in &catalogue.messages {
        let rust = name.replace('-', "_");
        let values = match english.messages.get(name) {
            Some(text @ Text::Plain(_)) => text.values(),
            _ => Vec::new(),
        };
        let put = |out: &mut String, what: std::fmt::Arguments<'_>| {
            // Writing to a string cannot fail.
            let _ = out.write_fmt(what);
        };
        if values.is_empty() {
            let literal = literal(text);
            put(
                &mut words,
                format_args!("    ({rust}) => {{ {literal:?} }};\n"),
            );
            put(&mut all, format_args!("    ({name:?}, {literal:?}),\n"));
            continue;
        }
        let (mut taken, mut given) = (String::new(), String::new());
        for value in &values {
            let value = value.replace('-', "_");
            put(&mut taken, format_args!(", {value} = ${value}:expr"));
            put(&mut given, format_args!(", {value} = ${value}"));
        }
        let format = template(text);
        put(
            &mut sayings,
            format_args!(
                "    ({rust}{taken} $(,)?) => {{ ::std::format_args!({format:?}{given}) }};\n"
            ),
        );
    }
    format!(
        "/// A message without values, as a literal.\n#[macro_export]\nmacro_rules! word {{\n{words}    ($($other:tt)*) => {{ ::std::compile_error!(::std::concat!(\"static/words/en has no message without values `\", ::std::stringify!($($other)*), \"`\")) }};\n}}\n\n\
         /// A message with values, as what `format_args!` makes of it.\n#[macro_export]\nmacro_rules! say {{\n{sayings}    ($($other:tt)*) => {{ ::std::compile_error!(::std::concat!(\"static/words/en has no message with values for `\", ::std::stringify!($($other)*), \"`: it needs all of them, in the order in which they stand there\")) }};\n}}\n\n\
         /// Every message without values: its name as translators know it, and its text.\npub const ALL: &[(&str, &str)] = &[\n{all}];\n"
    )
}

/// A text without values as it is; forms with a line for each and `#` for the count.
fn literal(text: &Text) -> String {
    let plain = |pieces: &Vec<Piece>| {
        let mut out = String::new();
        for piece in pieces {
            out.push_str(match piece {
                Piece::Literal(literal) => literal,
                Piece::Value(name) if name == COUNT => "#",
                Piece::Value(_) => "",
            });
        }
        out
    };
    match text {
        Text::Plain(pieces) => plain(pieces),
        Text::Forms(forms) => forms.iter().map(plain).collect::<Vec<_>>().join("\n"),
    }
}

/// A text with values as `format_args!` takes it.
fn template(text: &Text) -> String {
    let Text::Plain(pieces) = text else {
        return String::new();
    };
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(literal) => {
                out.push_str(&literal.replace('{', "{{").replace('}', "}}"));
            }
            Piece::Value(name) => {
                out.push('{');
                out.push_str(&name.replace('-', "_"));
                out.push('}');
            }
        }
    }
    out
}
