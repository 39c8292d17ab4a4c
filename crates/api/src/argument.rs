//! The shape of arguments: objects of known fields that hold strings, booleans, or strings by name.
//!
//! Serde reads it into the structs of `request`, from `serde_json::Value` on the host and from
//! JavaScript values in the browser. What serde says of a wrong shape is replaced by words that say
//! what would be right; where it is comes from `serde_path_to_error`.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use ports_core::text::{excerpt, listed};
use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde_path_to_error::Segment;

use crate::ArgumentError;

/// The most characters of a field's name or value that an error repeats.
pub const MOST_REPEATED: usize = 40;

/// An argument of a function: an object of known fields.
pub trait Argument: DeserializeOwned {
    /// What the argument is called in errors.
    const NAME: &'static str;
    /// The fields that it may have: those of the struct, as JavaScript spells them.
    const FIELDS: &'static [&'static str];
    /// An argument that would be right.
    const EXAMPLE: &'static str;

    /// The error of a field, whose path begins below the argument.
    fn error(path: &str, problem: impl Into<String>) -> ArgumentError {
        ArgumentError::new(format!("{}.{path}", Self::NAME), problem)
    }
}

/// Reads the shape of an argument.
///
/// # Errors
/// When it is no object, has a field that it may not have, or a field holds a value of another type.
pub fn read<'de, A: Argument>(source: impl Deserializer<'de>) -> Result<A, ArgumentError> {
    let error = match serde_path_to_error::deserialize::<_, Whole<A>>(source) {
        Ok(whole) => return Ok(whole.0),
        Err(error) => error,
    };
    let mut path: Vec<&str> = Vec::new();
    for segment in error.path() {
        if let Segment::Map { key } = segment {
            path.push(key);
        }
    }
    let mut field = A::NAME.to_owned();
    for name in &path {
        field.push('.');
        field.push_str(&excerpt(name, MOST_REPEATED));
    }
    let is_unknown = path.first().is_some_and(|name| !A::FIELDS.contains(name));
    let problem = if is_unknown {
        format!("no such field; known are {}", listed(A::FIELDS))
    } else {
        let text = error.inner().to_string();
        // In the browser, serde's errors are JavaScript's, which begin with their class.
        text.strip_prefix("Error: ").unwrap_or(&text).to_owned()
    };
    Err(ArgumentError::new(field, problem))
}

/// An argument as a whole.
struct Whole<A>(A);

impl<'de, A: Argument> Deserialize<'de> for Whole<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let problem = format!("it has to be an object such as {}", A::EXAMPLE);
        object(deserializer, &problem).map(Self)
    }
}

/// A string.
pub struct Text(pub String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)
            .map(Self)
            .map_err(|_| D::Error::custom("it has to be a string"))
    }
}

/// A boolean.
pub struct Flag(pub bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bool::deserialize(deserializer)
            .map(Self)
            .map_err(|_| D::Error::custom("it has to be true or false"))
    }
}

/// A string, or an array of strings, which become its lines.
pub struct Lines(pub String);

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(LinesVisitor)
            .map(Self)
            .map_err(|_| D::Error::custom("it has to be a string, or an array of strings"))
    }
}

struct LinesVisitor;

impl<'de> Visitor<'de> for LinesVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or an array of strings")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<String, S::Error> {
        let mut lines: Vec<String> = Vec::new();
        while let Some(line) = items.next_element()? {
            lines.push(line);
        }
        Ok(lines.join("\n"))
    }
}

/// Values by name; none for a name that holds `null` or `undefined`.
pub struct Named<T>(pub BTreeMap<String, Option<T>>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer, "it has to be an object").map(Self)
    }
}

/// Reads a field that is no more than left out when it is not there: `null` is no value of it.
///
/// # Errors
/// When it holds anything but what it is for.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads an object; `problem` is the error of everything else.
///
/// `serde_wasm_bindgen` reads a struct by asking for the fields that it has, so that a misspelt one
/// would go unnoticed. Read as a map, an object shows all of its fields.
fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
    problem: &str,
) -> Result<T, D::Error> {
    let mut is_object = false;
    let visitor = ObjectVisitor {
        is_object: &mut is_object,
        target: PhantomData,
    };
    let read = deserializer.deserialize_any(visitor);
    // The errors of its fields have words of their own.
    read.map_err(|error| match is_object {
        true => error,
        false => D::Error::custom(problem),
    })
}

struct ObjectVisitor<'a, T> {
    is_object: &'a mut bool,
    target: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, fields: M) -> Result<T, M::Error> {
        *self.is_object = true;
        T::deserialize(MapAccessDeserializer::new(fields))
    }
}
