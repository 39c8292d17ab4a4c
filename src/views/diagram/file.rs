//! The diagram as a file.

use ports_components::download;
use ports_components::selection::SelectionContext;
use ports_files::{Document, FileRequest, OutputKind};
use ports_workbench::files::ServiceError;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::SaveStatus;
use crate::files;

/// Saves the diagram as a file: what starts it, and how it went, until something else is chosen.
#[hook]
pub fn use_diagram_file(state: &SelectionContext) -> (Callback<MouseEvent>, Option<SaveStatus>) {
    let status = use_state_eq(|| None);
    {
        let status = status.setter();
        use_effect_with(state.clone(), move |_| status.set(None));
    }
    let onsave = {
        let status = status.setter();
        use_callback(state.clone(), move |_, state| {
            status.set(Some(SaveStatus::Loading));
            let request = FileRequest {
                document: Document::Diagram,
                kind: OutputKind::Svg,
                selection: state.selection.clone(),
                options: state.options.clone(),
                entries: Default::default(),
                team: None,
                date: download::today(),
            };
            let status = status.clone();
            spawn_local(async move { status.set(Some(save(request).await)) });
        })
    };
    (onsave, *status)
}

/// Has the file written and hands it to the browser.
async fn save(request: FileRequest) -> SaveStatus {
    match files::write(request).await {
        Ok(file) => match download::save(&file.name, file.media_type, &file.bytes) {
            Ok(()) => SaveStatus::Saved,
            Err(_) => SaveStatus::Stopped,
        },
        Err(ServiceError::Missing) => SaveStatus::Missing,
        Err(ServiceError::Stopped | ServiceError::TooLarge) => SaveStatus::Stopped,
    }
}
