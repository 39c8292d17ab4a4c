//! What is on screen: the views of the page's first part.

pub mod choices;
pub mod diagram;
pub mod footer;
pub mod glossary;
pub mod header;
pub mod rules;
pub mod static_rules;
mod theme;
