//! What became of a document that was asked for, in words.

use ports_files::Document;
use yew::prelude::*;

/// What became of the document that was asked for last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileStatus {
    /// None was asked for, or something changed since.
    #[default]
    Idle,
    /// It is on its way.
    Loading,
    /// What writes files did not arrive.
    Missing,
    /// What writes files stopped because of a mistake in it.
    Stopped,
    /// The plan is larger than a file that would be opened again.
    TooLarge,
    /// The file was handed to the browser. Nobody is told whether it was saved: a sandboxed frame may
    /// refuse.
    Saved,
    /// It is in the clipboard.
    Copied,
    /// The browser refused the clipboard.
    CopyRefused,
    /// The browser did not begin to print.
    PrintRefused,
}

impl FileStatus {
    /// What became of a document, as a sentence; empty for nothing to say.
    pub fn text(self, document: Document) -> &'static str {
        match (self, document) {
            (Self::Idle, _) => "",
            (Self::Loading, _) => msg!(files_loading),
            (Self::Missing, _) => msg!(files_missing),
            (Self::Stopped, _) => msg!(files_stopped),
            (Self::TooLarge, _) => msg!(plan_file_not_saved),
            (Self::Saved, Document::Plan) => msg!(plan_saved),
            (Self::Saved, _) => msg!(export_saved),
            (Self::Copied, _) => msg!(copy_done),
            (Self::CopyRefused, _) => msg!(export_copy_refused),
            (Self::PrintRefused, _) => msg!(export_print_refused),
        }
    }
}

/// A line on what became of a document, or a message in place of that. That it is on its way is seen and
/// not announced: mostly it is there before that is read out.
pub fn file_status_line(
    document: Document,
    status: FileStatus,
    message: Option<&AttrValue>,
) -> Html {
    let text = status.text(document);
    let (seen, announced) = match status {
        FileStatus::Loading => (text, ""),
        _ => ("", text),
    };
    let is_told = !text.is_empty() || message.is_some();
    html! {
        <p class={if is_told { "pp-hint" } else { "pp-hint pp-untold" }}>
            <span>{ seen }</span>
            <span role="status">
                if let Some(message) = message {
                    { message }
                } else {
                    { announced }
                }
            </span>
        </p>
    }
}
