//! What leaves the page as a file, on the clipboard or on paper, and the plan files that come back.
//!
//! What writes and reads files is loaded later, and how is the app's business: it provides a
//! [`FileService`].

pub mod browser;
mod buttons;
mod opening;
mod paper;
mod service;
mod status;
mod task;

pub use buttons::{FileButtons, FileButtonsProps};
pub use opening::open_plan;
pub use paper::paper_html;
pub use service::{Answer, FileService, OpenError, ServiceError};
pub use status::{FileStatus, file_status_line};
pub use task::{FileTask, FileUse, use_file_task, use_team_file_task};
