//! The messages of a language, read from its files.
//!
//! Of Fluent's syntax a message may have text, values (`{ $name }`), quoted blanks (`{ " " }`),
//! attributes, and forms by a count. Whatever else there is, is refused, with file and message.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};

/// All messages, by name; that of an attribute is `message.attribute`.
#[derive(Clone, Default)]
pub struct Catalogue {
    /// What they say.
    pub messages: BTreeMap<String, Text>,
}

/// What a message says.
#[derive(Clone, PartialEq)]
pub enum Text {
    /// One text.
    Plain(Vec<Piece>),
    /// One for each form of a count, the one for `one` first.
    Forms(Vec<Vec<Piece>>),
}

/// A part of a text.
#[derive(Clone, PartialEq)]
pub enum Piece {
    /// As it is.
    Literal(String),
    /// The value of this name.
    Value(String),
}

/// The value that forms go by.
pub const COUNT: &str = "count";

impl Catalogue {
    /// Reads every file of a directory.
    pub fn read(dir: &Path) -> Result<Self, Vec<String>> {
        let entries =
            fs::read_dir(dir).map_err(|error| vec![format!("{}: {error}", dir.display())])?;
        let mut files: Vec<_> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "ftl"))
            .collect();
        files.sort();
        let mut catalogue = Self::default();
        let mut findings = Vec::new();
        for file in files {
            match fs::read_to_string(&file) {
                Ok(text) => catalogue.add(&text, &file.display().to_string(), &mut findings),
                Err(error) => findings.push(format!("{}: {error}", file.display())),
            }
        }
        if findings.is_empty() && catalogue.messages.is_empty() {
            findings.push(format!(
                "{} holds no message in any .ftl file",
                dir.display()
            ));
        }
        match findings.is_empty() {
            true => Ok(catalogue),
            false => Err(findings),
        }
    }

    /// Adds the messages of a file's text, and to `findings` what is wrong with it.
    pub fn add(&mut self, text: &str, file: &str, findings: &mut Vec<String>) {
        let resource = match fluent_syntax::parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = text[..error.pos.start].lines().count().max(1);
                    findings.push(format!("{file}, line {line}: {}", error.kind));
                }
                resource
            }
        };
        for entry in resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => continue,
                Entry::Term(term) => {
                    let name = term.id.name;
                    findings.push(format!("{file}: -{name} is a term; write it as a message"));
                    continue;
                }
            };
            let name = message.id.name;
            if let Some(value) = message.value {
                self.put(name.to_owned(), read(&value), file, findings);
            }
            for Attribute { id, value } in message.attributes {
                self.put(format!("{name}.{}", id.name), read(&value), file, findings);
            }
        }
    }

    fn put(
        &mut self,
        name: String,
        text: Result<Text, String>,
        file: &str,
        findings: &mut Vec<String>,
    ) {
        match text {
            Ok(text) => {
                if self.messages.insert(name.clone(), text).is_some() {
                    findings.push(format!("{file}: {name} is there twice; one has to go"));
                }
            }
            Err(problem) => findings.push(format!("{file}: {name}: {problem}")),
        }
    }
}

impl Text {
    /// The names of its values, each once, as they first stand.
    pub fn values(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for piece in self.texts().into_iter().flatten() {
            if let Piece::Value(name) = piece
                && !names.contains(&name.as_str())
            {
                names.push(name.as_str());
            }
        }
        names
    }

    fn texts(&self) -> Vec<&Vec<Piece>> {
        match self {
            Self::Plain(pieces) => vec![pieces],
            Self::Forms(forms) => forms.iter().collect(),
        }
    }
}

fn read(pattern: &Pattern<&str>) -> Result<Text, String> {
    if let [
        PatternElement::Placeable {
            expression: Expression::Select { selector, variants },
        },
    ] = &pattern.elements[..]
    {
        if !matches!(selector, InlineExpression::VariableReference { id } if id.name == COUNT) {
            return Err(format!("forms go by {{ ${COUNT} }} and by nothing else"));
        }
        return forms(variants);
    }
    pieces(pattern).map(Text::Plain)
}

/// English and its relatives have two forms.
fn forms(variants: &[Variant<&str>]) -> Result<Text, String> {
    let key = |variant: &Variant<&str>| match variant.key {
        VariantKey::Identifier { name } => name.to_owned(),
        VariantKey::NumberLiteral { value } => value.to_owned(),
    };
    let keys: Vec<String> = variants.iter().map(key).collect();
    if keys != ["one", "other"] {
        return Err(format!(
            "has the forms {}; they have to be one and other",
            keys.join(", ")
        ));
    }
    let forms: Result<Vec<_>, _> = variants.iter().map(|one| pieces(&one.value)).collect();
    let text = Text::Forms(forms?);
    match text.values()[..] {
        [] | [COUNT] => Ok(text),
        _ => Err(format!(
            "has values beside {{ ${COUNT} }}, which forms have not"
        )),
    }
}

fn pieces(pattern: &Pattern<&str>) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    for element in &pattern.elements {
        let piece = match element {
            PatternElement::TextElement { value } if value.contains('\n') => {
                return Err("has several lines; write it as one".to_owned());
            }
            PatternElement::TextElement { value } => Piece::Literal((*value).to_owned()),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => Piece::Literal((*value).to_owned()),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Piece::Value(id.name.to_owned()),
            PatternElement::Placeable { .. } => {
                return Err(
                    "has more in braces than a value such as { $name } or quoted text such as { \" \" }"
                        .to_owned(),
                );
            }
        };
        pieces.push(piece);
    }
    Ok(pieces)
}

/// What a translation has to mend: messages that are missing or too many, and other values.
pub fn differences(english: &Catalogue, other: &Catalogue, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in &english.messages {
        let Some(translated) = other.messages.get(name) else {
            found.push(format!(
                "static/words/{language} has no message {name}, which static/words/en has"
            ));
            continue;
        };
        let sorted = |text: &Text| {
            let mut names: Vec<String> = text.values().into_iter().map(str::to_owned).collect();
            names.sort();
            names
        };
        let (wanted, has) = (sorted(text), sorted(translated));
        if wanted != has {
            found.push(format!(
                "static/words/{language}, {name}: has the values [{}]; they have to be [{}]",
                has.join(", "),
                wanted.join(", ")
            ));
        }
        if matches!(text, Text::Forms(_)) != matches!(translated, Text::Forms(_)) {
            found.push(format!(
                "static/words/{language}, {name}: has to have forms by {{ ${COUNT} }} exactly where static/words/en has"
            ));
        }
    }
    for name in other.messages.keys() {
        if !english.messages.contains_key(name) {
            found.push(format!(
                "static/words/{language} has a message {name}, which static/words/en has not: nothing shows it"
            ));
        }
    }
    found
}
