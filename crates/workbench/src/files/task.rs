//! A document that was asked for: from the press of a button to what became of it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use ports_components::Shared;
use ports_components::download;
use ports_components::paper::PaperContext;
use ports_components::selection::use_selection;
use ports_files::{Document, FileRequest, OutputKind};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser;
use super::paper::paper_html;
use super::service::{FileService, ServiceError};
use super::status::FileStatus;
use crate::entries::use_entries;
use crate::services::{Services, use_services};

/// What becomes of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileUse {
    /// It is saved as a file.
    Save(OutputKind),
    /// It is copied as Markdown.
    Copy,
    /// It is printed.
    Print,
}

/// The present task of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct FileTask {
    /// What became of the document that was asked for last.
    pub status: FileStatus,
    /// Asks for the document. It has to be called while the event of the press is handled: later, a
    /// browser would not take a copy for the reader's wish.
    pub start: Callback<FileUse>,
}

/// What happens to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TaskAction {
    /// A document is asked for.
    Start,
    /// The task with this number ended.
    Finish(u32, FileStatus),
    /// What documents are made from has changed.
    Change,
}

/// The number of the last task, and its status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct TaskState {
    number: u32,
    status: FileStatus,
}

impl TaskState {
    /// Whether a task may still be printed: its document is what is on screen.
    fn is_awaited(&self, number: u32) -> bool {
        self.number == number && self.status == FileStatus::Loading
    }
}

impl Reducible for TaskState {
    type Action = TaskAction;

    fn reduce(self: Rc<Self>, action: TaskAction) -> Rc<Self> {
        let Self { number, status } = *self;
        Rc::new(match action {
            TaskAction::Start => Self {
                number: number + 1,
                status: FileStatus::Loading,
            },
            TaskAction::Finish(finished, status) if finished == number => Self { number, status },
            TaskAction::Finish(..) => Self { number, status },
            TaskAction::Change => Self {
                number,
                status: FileStatus::Idle,
            },
        })
    }
}

/// The task of a document: asks for it, and remembers what became of it until the selection or an
/// entry changes.
#[hook]
pub fn use_file_task(document: Document) -> FileTask {
    use_team_file_task(document, None)
}

/// The task of a document that may be for one team alone.
#[hook]
pub fn use_team_file_task(document: Document, team: Option<String>) -> FileTask {
    let Services {
        files: service,
        paper,
        ..
    } = use_services();
    let selection = use_selection();
    let entries = use_entries();
    let task = use_reducer_eq(TaskState::default);
    let paper = use_paper(&task, paper);
    {
        let (task, paper) = (task.dispatcher(), paper.clone());
        let made_from = (
            selection.selection.clone(),
            selection.options.clone(),
            entries.entries.clone(),
            team.clone(),
        );
        use_effect_with(made_from, move |_| {
            task.dispatch(TaskAction::Change);
            paper.clear();
        });
    }
    let start = {
        let task = task.clone();
        Callback::from(move |file_use: FileUse| {
            paper.clear();
            task.dispatch(TaskAction::Start);
            let number = task.number;
            let request = FileRequest {
                document,
                kind: match file_use {
                    FileUse::Save(kind) => kind,
                    FileUse::Copy => OutputKind::Markdown,
                    FileUse::Print => OutputKind::Print,
                },
                selection: selection.selection.clone(),
                options: selection.options.clone(),
                entries: (*entries.entries).clone(),
                team: team.clone(),
                date: download::today(),
            };
            let finish = {
                let task = task.dispatcher();
                move |status| task.dispatch(TaskAction::Finish(number, status))
            };
            match file_use {
                FileUse::Save(_) => spawn_local(async move {
                    finish(save(service, request).await);
                }),
                FileUse::Copy => {
                    let copy = browser::copy_when_ready(markdown(service, request));
                    spawn_local(async move { finish(copy.await) });
                }
                FileUse::Print => {
                    let (task, paper) = (task.clone(), paper.clone());
                    spawn_local(async move {
                        match (service.paper)(request).await {
                            // Where something changed since, it is not what is on screen any more.
                            Ok(made) if task.is_awaited(number) => {
                                finish(FileStatus::Idle);
                                paper.print(paper_html(&made), number);
                            }
                            Ok(_) => {}
                            Err(error) => finish(error.into()),
                        }
                    });
                }
            }
        })
    };
    FileTask {
        status: task.status,
        start,
    }
}

impl From<ServiceError> for FileStatus {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Missing => Self::Missing,
            ServiceError::Stopped => Self::Stopped,
            ServiceError::TooLarge => Self::TooLarge,
        }
    }
}

/// Writes a file and hands it to the browser.
async fn save(service: FileService, request: FileRequest) -> FileStatus {
    match (service.write)(request).await {
        Ok(file) => match download::save(&file.name, file.media_type, &file.bytes) {
            Ok(()) => FileStatus::Saved,
            Err(_) => FileStatus::Stopped,
        },
        Err(error) => error.into(),
    }
}

/// Writes a file as text.
async fn markdown(service: FileService, request: FileRequest) -> Result<String, ServiceError> {
    let file = (service.write)(request).await?;
    String::from_utf8(file.bytes).map_err(|_| ServiceError::Stopped)
}

/// The paper, and the task that is to be printed once it is shown there.
#[derive(Clone)]
struct Paper {
    shown: PaperContext,
    pending: Rc<std::cell::RefCell<Option<u32>>>,
}

impl Paper {
    /// Shows nothing on paper any more. A browser's own menu may print what a script must not, so that
    /// a document stays there until something changes.
    fn clear(&self) {
        if self.shown.is_some() {
            self.shown.set(None);
        }
    }

    /// Shows a document on paper, and has it printed then.
    fn print(&self, document: Html, number: u32) {
        self.pending.replace(Some(number));
        self.shown.set(Some(Shared::new(document)));
    }
}

/// The app's paper. What is shown on it for printing is printed once it is rendered.
#[hook]
fn use_paper(task: &UseReducerHandle<TaskState>, shown: PaperContext) -> Paper {
    let pending = use_mut_ref(|| None);
    let document = (*shown).clone();
    {
        let (task, pending) = (task.dispatcher(), pending.clone());
        use_effect_with(document, move |document| {
            if document.is_some()
                && let Some(number) = pending.take()
            {
                // Once the app has come to rest: a browser may handle events while it prints.
                Timeout::new(0, move || {
                    if !browser::print() {
                        task.dispatch(TaskAction::Finish(number, FileStatus::PrintRefused));
                    }
                })
                .forget();
            }
        });
    }
    Paper { shown, pending }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[TaskAction]) -> TaskState {
        let start = Rc::new(TaskState::default());
        let end = actions
            .iter()
            .fold(start, |state, action| state.reduce(*action));
        *end
    }

    #[test]
    fn what_arrives_for_paper_after_the_next_choice_is_not_printed() {
        assert!(after(&[TaskAction::Start]).is_awaited(1));
        assert!(!after(&[TaskAction::Start, TaskAction::Change]).is_awaited(1));
        assert!(!after(&[TaskAction::Start, TaskAction::Start]).is_awaited(1));
    }

    #[test]
    fn what_became_of_a_document_is_said_until_something_changes() {
        let saved = [TaskAction::Start, TaskAction::Finish(1, FileStatus::Saved)];
        assert_eq!(after(&saved).status, FileStatus::Saved);
        let [start, finish] = saved;
        assert_eq!(
            after(&[start, finish, TaskAction::Change]).status,
            FileStatus::Idle
        );
        // A failure is said all the same when something changed while the file was on its way.
        let missing = TaskAction::Finish(1, FileStatus::Missing);
        assert_eq!(
            after(&[start, TaskAction::Change, missing]).status,
            FileStatus::Missing
        );
    }

    #[test]
    fn an_earlier_task_says_nothing_about_a_later_one() {
        let early = TaskAction::Finish(1, FileStatus::Missing);
        let state = after(&[TaskAction::Start, TaskAction::Start, early]);
        assert_eq!((state.number, state.status), (2, FileStatus::Loading));
    }

    #[test]
    fn a_print_that_does_not_begin_is_said() {
        let refused = TaskAction::Finish(1, FileStatus::PrintRefused);
        let printed = TaskAction::Finish(1, FileStatus::Idle);
        assert_eq!(
            after(&[TaskAction::Start, printed, refused]).status,
            FileStatus::PrintRefused
        );
    }
}
