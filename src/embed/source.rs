//! Where the fields of an argument come from.
//!
//! An argument is read field by field, and not as one value of a type of ours: that names the field
//! that is wrong, sees the ones that are unknown, and weighs a tenth in the download.

use super::Wrong;
use ports_core::text::{excerpt, listed};

/// What came from JavaScript: an object, it is hoped.
pub trait Source: Sized {
    /// The names of its fields; none when it is no object.
    fn names(&self) -> Option<Vec<String>>;

    /// A field; none when it is not there, or is `null` or `undefined`.
    fn field(&self, name: &str) -> Option<Self>;

    /// A string; none when it is something else.
    fn text(&self) -> Option<String>;

    /// A boolean; none when it is something else.
    fn flag(&self) -> Option<bool>;

    /// The elements of an array; none when it is something else.
    fn items(&self) -> Option<Vec<Self>>;
}

/// An argument: a source, and what it is called.
pub struct Argument<'a, S> {
    source: &'a S,
    name: &'static str,
}

impl<'a, S: Source> Argument<'a, S> {
    /// The argument, if it is an object of known fields.
    pub(super) fn new(
        source: &'a S,
        name: &'static str,
        fields: &[&str],
        example: &str,
    ) -> Result<Self, Wrong> {
        let names = source
            .names()
            .ok_or_else(|| Wrong::new(name, format!("it has to be an object such as {example}")))?;
        for found in names {
            if !fields.contains(&found.as_str()) {
                let field = format!("{name}.{}", excerpt(&found, 40));
                let problem = format!("no such field; known are {}", listed(fields));
                return Err(Wrong::new(field, problem));
            }
        }
        Ok(Self { source, name })
    }

    /// The error of a field.
    pub(super) fn wrong(&self, field: &str, problem: impl Into<String>) -> Wrong {
        Wrong::new(format!("{}.{field}", self.name), problem)
    }

    /// A field that holds a string, if it is there.
    pub(super) fn text(&self, field: &str) -> Result<Option<String>, Wrong> {
        let Some(value) = self.source.field(field) else {
            return Ok(None);
        };
        let text = value.text();
        match text {
            None => Err(self.wrong(field, "it has to be a string")),
            text => Ok(text),
        }
    }

    /// A field that holds a boolean; `usual` when it is not there.
    pub(super) fn flag(&self, field: &str, usual: bool) -> Result<bool, Wrong> {
        match self.source.field(field) {
            None => Ok(usual),
            Some(value) => value
                .flag()
                .ok_or_else(|| self.wrong(field, "it has to be true or false")),
        }
    }

    /// A field that holds strings by name; where `may_list`, arrays of strings too, which become
    /// one text, a line each.
    pub(super) fn texts(
        &self,
        field: &str,
        may_list: bool,
    ) -> Result<Vec<(String, String)>, Wrong> {
        let mut texts = Vec::new();
        let Some(value) = self.source.field(field) else {
            return Ok(texts);
        };
        let names = value.names();
        let names = names.ok_or_else(|| self.wrong(field, "it has to be an object"))?;
        for name in names {
            let Some(value) = value.field(&name) else {
                continue;
            };
            let read = match value.items() {
                Some(items) if may_list => items.iter().map(S::text).collect(),
                _ => value.text().map(|text| vec![text]),
            };
            let Some(lines): Option<Vec<String>> = read else {
                let or = if may_list {
                    ", or an array of strings"
                } else {
                    ""
                };
                let field = format!("{field}.{}", excerpt(&name, 40));
                return Err(self.wrong(&field, format!("it has to be a string{or}")));
            };
            texts.push((name, lines.join("\n")));
        }
        Ok(texts)
    }
}

/// The same from JSON, for callers on the host.
impl Source for serde_json::Value {
    fn names(&self) -> Option<Vec<String>> {
        Some(self.as_object()?.keys().cloned().collect())
    }

    fn field(&self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_null()).cloned()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }
}
