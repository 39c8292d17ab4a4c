//! Effects: what follows in the browser from what is on screen, and the other way round. Each is
//! undone with the component that uses it.

mod diagram_file;
mod glossary_links;
mod highlight;
mod navigation;
mod report;
mod shortcuts;
mod target;
mod title;
mod url;

pub use diagram_file::use_diagram_file;
pub use glossary_links::use_glossary_links;
pub use highlight::use_highlight;
pub use navigation::use_navigation;
pub use report::use_report;
pub use shortcuts::{are_shortcuts_on, turn_shortcuts, use_shortcuts};
pub use target::use_target;
pub use title::use_title;
pub use url::use_url;
