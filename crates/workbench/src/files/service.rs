//! Who writes and reads files.

use std::future::{Future, ready};
use std::pin::Pin;

use ports_files::export::Node;
use ports_files::plan_file::OpenedPlan;
use ports_files::{File, FileRequest};
use yew::prelude::*;

/// Why nothing was written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceError {
    /// What writes and reads files did not arrive. Asking again tries again.
    Missing,
    /// It stopped because of a mistake in it.
    Stopped,
    /// The plan is larger than a file that would be opened again.
    TooLarge,
}

impl From<ports_files::FileError> for ServiceError {
    /// No button asks for what cannot be written: that it was asked for is a mistake, but for a
    /// plan that has grown too large.
    fn from(error: ports_files::FileError) -> Self {
        match error {
            ports_files::FileError::TooLarge => Self::TooLarge,
            _ => Self::Stopped,
        }
    }
}

/// Why a plan file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// What reads it did not arrive. Asking again tries again.
    Missing,
    /// It is no plan; what is wrong with it, in sentences.
    Refused(String),
}

/// An answer that is yet to come, in the thread that asked.
pub type Answer<T, E = ServiceError> = Pin<Box<dyn Future<Output = Result<T, E>>>>;

/// Who writes and reads files. What does so is loaded when it is asked for, and how is the app's
/// business: it gives the workbench a service.
#[derive(Clone, Copy, Debug)]
pub struct FileService {
    /// Writes a file.
    pub write: fn(FileRequest) -> Answer<File>,
    /// Makes a document for paper; the kind in the request is of no matter.
    pub paper: fn(FileRequest) -> Answer<Node>,
    /// Reads the text of a plan file.
    pub open_plan: fn(String) -> Answer<OpenedPlan, OpenError>,
    /// Loads what writes files, for somebody who may ask for one. Nothing waits for it.
    pub preload: fn(),
}

impl PartialEq for FileService {
    /// Two services are the same when they are one, as far as addresses of functions can tell.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.write, other.write)
            && std::ptr::fn_addr_eq(self.paper, other.paper)
            && std::ptr::fn_addr_eq(self.open_plan, other.open_plan)
            && std::ptr::fn_addr_eq(self.preload, other.preload)
    }
}

impl Default for FileService {
    /// A service that has nothing: whatever is asked for is [missing](ServiceError::Missing).
    fn default() -> Self {
        Self {
            write: |_| Box::pin(ready(Err(ServiceError::Missing))),
            paper: |_| Box::pin(ready(Err(ServiceError::Missing))),
            open_plan: |_| Box::pin(ready(Err(OpenError::Missing))),
            preload: || {},
        }
    }
}

impl FileService {
    /// A callback that loads what writes files, whatever the event.
    pub fn preloading<E>(self) -> Callback<E> {
        Callback::from(move |_| (self.preload)())
    }
}
