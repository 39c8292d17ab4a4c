//! The documents that facts come from, and how far they carry them.

use serde::{Deserialize, Serialize};

use super::{SourceId, Text};

/// A document that facts come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id.
    pub id: SourceId,
    /// The document's title.
    pub title: Text,
    /// Its publisher.
    pub publisher: Text,
    /// Where it can be read.
    pub url: Text,
    /// The revision that was read, where the publisher names revisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<Text>,
}

/// A passage of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Which document.
    pub source: SourceId,
    /// The path of headings to the passage.
    pub section: Text,
}

/// How far the sources carry a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A source says it.
    Stated,
    /// It follows from what a source says.
    Derived,
    /// No source says it.
    NotStated,
}
