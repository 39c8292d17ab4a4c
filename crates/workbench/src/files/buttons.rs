//! The buttons that save, copy and print a document.

use ports_components::button::button;
use ports_components::menu::{close_menu, menu};
use ports_files::{Document, OutputKind};
use yew::prelude::*;

use super::status::file_status_line;
use super::task::{FileUse, use_team_file_task};
use crate::services::use_services;

/// The files that a document of rows is saved as, in their order.
const FILES: &[(&str, FileUse)] = &[
    (msg!(export_xlsx), FileUse::Save(OutputKind::Xlsx)),
    (msg!(export_csv), FileUse::Save(OutputKind::Csv)),
    (msg!(export_markdown), FileUse::Save(OutputKind::Markdown)),
    (msg!(export_json), FileUse::Save(OutputKind::Json)),
];

/// What else becomes of it.
const BESIDE: &[(&str, FileUse)] = &[
    (msg!(export_copy), FileUse::Copy),
    (msg!(export_print), FileUse::Print),
];

/// The props of [`FileButtons`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FileButtonsProps {
    /// The document.
    pub document: Document,
    /// The team that it is for; none for all of them.
    #[prop_or_default]
    pub team: Option<String>,
}

/// A menu of the files that a document can be saved as, buttons that copy it and print it, and a line on
/// what became of that.
#[component]
pub fn FileButtons(props: &FileButtonsProps) -> Html {
    let document = props.document;
    let service = use_services().files;
    let task = use_team_file_task(document, props.team.clone());
    let file_button = |&(label, file_use): &(&'static str, FileUse)| {
        let start = task.start.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            close_menu(&event);
            start.emit(file_use);
        });
        button(label, onclick)
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
                { menu(
                    "pp-downloads",
                    msg!(export_download).to_owned(),
                    FILES.iter().map(file_button).collect(),
                ) }
                { for BESIDE.iter().map(file_button) }
            </div>
            { file_status_line(document, task.status, None) }
        </>
    }
}
