//! What the element's scripts, types and documentation list by hand is what the program knows.

mod attributes;
mod parameters;
mod sources;
mod types;
