//! What is on screen: the views of the page's first part, of the diagram, and of what explains them.

pub mod bar;
pub mod diagram;
pub mod footer;
pub mod help;
pub mod ports;
pub mod static_rules;
pub mod tabs;
mod theme;
