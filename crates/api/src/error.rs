//! The error of an argument.

use std::fmt;

/// A field that is wrong, and why: `selection.version: use a release such as 4.2, …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgumentError {
    /// The path of the field, beginning with the argument's name.
    pub field: String,
    /// What is wrong with it, and what would be right.
    pub problem: String,
}

impl ArgumentError {
    pub(crate) fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.problem)
    }
}

impl std::error::Error for ArgumentError {}
