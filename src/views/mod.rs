//! What is on screen: the views of the page's first part, of the diagram, and of what explains them.

pub mod choices;
pub mod diagram;
pub mod footer;
pub mod header;
pub mod help;
pub mod rules;
pub mod static_rules;
mod theme;
