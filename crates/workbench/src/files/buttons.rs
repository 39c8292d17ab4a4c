//! The buttons that save, copy and print a document.

use ports_components::button::button;
use ports_files::{Document, OutputKind};
use yew::prelude::*;

use super::status::file_status_line;
use super::task::{FileUse, use_file_task};
use crate::services::use_services;

/// The buttons of a document of rows, in their order.
const BUTTONS: &[(&str, FileUse)] = &[
    (msg!(export_csv), FileUse::Save(OutputKind::Csv)),
    (msg!(export_xlsx), FileUse::Save(OutputKind::Xlsx)),
    (msg!(export_markdown), FileUse::Save(OutputKind::Markdown)),
    (msg!(export_json), FileUse::Save(OutputKind::Json)),
    (msg!(export_copy), FileUse::Copy),
    (msg!(export_print), FileUse::Print),
];

/// The props of [`FileButtons`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FileButtonsProps {
    /// The document.
    pub document: Document,
}

/// Buttons that save a document as a file, copy it and print it, and a line on what became of that.
#[component]
pub fn FileButtons(props: &FileButtonsProps) -> Html {
    let document = props.document;
    let service = use_services().files;
    let task = use_file_task(document);
    let file_button = |&(label, file_use): &(&'static str, FileUse)| {
        button(label, task.start.reform(move |_| file_use))
    };
    html! {
        <>
            // Whoever comes near may press a button: what writes files is loaded for them.
            <div
                class="pp-export"
                onpointerover={service.preloading()}
                onfocusin={service.preloading()}
                onclick={service.preloading()}
            >
                { for BUTTONS.iter().map(file_button) }
            </div>
            { file_status_line(document, task.status, None) }
        </>
    }
}
