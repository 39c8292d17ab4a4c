//! Requests for files, and who answers them.

use std::future::{Future, ready};
use std::pin::Pin;

use ports_core::evaluation::Selection;
use ports_core::link::{Pairs, SnippetOptions};
use ports_network::entries::UserEntries;
use yew::prelude::*;

/// A document that leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The change request: the rules on screen.
    ChangeRequest,
    /// What changes with an upgrade.
    Upgrade,
    /// All choices and entries, to be opened again.
    Plan,
    /// The diagram of the rules on screen.
    Diagram,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// For whatever reads tables.
    Csv,
    /// For spreadsheets.
    Xlsx,
    /// For tickets and wikis.
    Markdown,
    /// For programs, and for this page.
    Json,
    /// A diagram.
    Svg,
}

/// What a file is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRequest {
    /// The document.
    pub document: Document,
    /// The kind of file; of no matter for what is printed.
    pub kind: FileKind,
    /// The rules that are asked for.
    pub selection: Selection,
    /// What snippets are written in, and what they open.
    pub options: SnippetOptions,
    /// What the reader entered.
    pub entries: UserEntries,
    /// The reader's date, as in `2026-11-22`.
    pub date: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// What writes and reads files did not arrive. Asking again tries again.
    Missing,
    /// It stopped because of a mistake in it.
    Stopped,
}

/// What is in a plan file, as names and values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFile {
    /// The choices, as in a link.
    pub choices: Pairs,
    /// The entries, as [`UserEntries::read`] reads them.
    pub entries: Pairs,
}

/// A future that stays in its thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Who writes and reads files. The app provides one as a context.
#[derive(Clone, Copy, Debug)]
pub struct FileService {
    /// Writes a file.
    pub write: fn(FileRequest) -> LocalFuture<Result<File, FileError>>,
    /// Makes a document for paper.
    pub paper: fn(FileRequest) -> LocalFuture<Result<Html, FileError>>,
    /// Reads a plan file; else what is wrong with it, in sentences.
    pub read_plan: fn(String) -> LocalFuture<Result<Result<PlanFile, String>, FileError>>,
    /// Loads what writes files, for somebody who may ask for one. Nothing waits for it.
    pub preload: fn(),
}

impl PartialEq for FileService {
    /// Two services are the same when they are one, as far as addresses of functions can tell.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.write, other.write)
            && std::ptr::fn_addr_eq(self.paper, other.paper)
            && std::ptr::fn_addr_eq(self.read_plan, other.read_plan)
            && std::ptr::fn_addr_eq(self.preload, other.preload)
    }
}

impl Default for FileService {
    /// A service that has nothing: every request ends in [`FileError::Missing`].
    fn default() -> Self {
        Self {
            write: |_| Box::pin(ready(Err(FileError::Missing))),
            paper: |_| Box::pin(ready(Err(FileError::Missing))),
            read_plan: |_| Box::pin(ready(Err(FileError::Missing))),
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

/// The service of the app that a component is in.
#[hook]
pub fn use_file_service() -> FileService {
    use_context::<FileService>().unwrap_or_default()
}
