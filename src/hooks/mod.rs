//! Effects: what follows in the browser from what is on screen, and the other way round. Each is
//! undone with the component that uses it.

mod navigation;
mod report;
mod target;
mod title;
mod url;

pub use navigation::use_navigation;
pub use report::use_report;
pub use target::use_target;
pub use title::use_title;
pub use url::use_url;
