//! What the reader does with the plan as a whole: sites are added, rows are pasted, and it is saved, opened,
//! shared, cleared and brought back.

use ports_components::button::button;
use ports_components::clipboard::{self, CopyStatus};
use ports_components::host::use_host;
use ports_components::menu::{close_menu, menu};
use ports_components::selection::{SelectionAction, use_selection};
use ports_components::snippet::Snippet;
use ports_core::link::{Link, SnippetOptions};
use ports_core::selection::View;
use ports_files::{Document, OutputKind};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::entries::{EntriesAction, use_entries};
use crate::files::{FileUse, browser, file_status_line, open_plan, use_file_task};
use crate::services::use_services;

/// The longest link that is offered, in bytes: longer ones get cut in mails and chats.
const MAX_LINK: usize = 32_000;

/// The props of a [`Toolbar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToolbarProps {
    /// What became of the last action.
    pub message: Option<AttrValue>,
    /// Adds a site.
    pub onadd: Callback<MouseEvent>,
    /// Opens the field for rows of a sheet.
    pub onsheet: Callback<MouseEvent>,
    /// Forgets all entries.
    pub onforget: Callback<MouseEvent>,
}

/// The buttons of the plan, and what became of the last one that was pressed.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let host = use_host();
    let entries = use_entries();
    let task = use_file_task(Document::Plan);
    let service = use_services().files;
    let open = use_opening();
    let copied = use_state_eq(|| None::<CopyStatus>);
    let save = {
        let (dispatcher, start) = (entries.dispatcher(), task.start.clone());
        Callback::from(move |_| {
            dispatcher.dispatch(EntriesAction::DropMessage);
            start.emit(FileUse::Save(OutputKind::Json));
        })
    };
    let share = {
        let (entries, copied) = (entries.clone(), copied.setter());
        Callback::from(move |_| {
            let fragment = entries.entries.encode_fragment();
            let link = host.link_with_fragment(&fragment);
            entries.dispatch(EntriesAction::Share(link.clone()));
            copied.set(None);
            if link.len() <= MAX_LINK {
                let copied = copied.clone();
                spawn_local(async move { copied.set(Some(clipboard::copy(&link, None).await)) });
            }
        })
    };
    let undo = {
        let dispatcher = entries.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(EntriesAction::Undo))
    };
    let forget = props.onforget.reform(|event: MouseEvent| {
        close_menu(&event);
        event
    });
    let is_copied = *copied == Some(CopyStatus::Copied) && entries.link.is_some();
    let said = is_copied.then(|| AttrValue::from(msg!(plan_link_copied)));
    html! {
        <>
            // Whoever comes near may press a button: what writes files is loaded for them.
            <div
                class="pp-buttons pp-export"
                onpointerover={service.preloading()}
                onfocusin={service.preloading()}
                onclick={service.preloading()}
            >
                { button(msg!(plan_add), props.onadd.clone()) }
                { button(msg!(sheet_open), props.onsheet.clone()) }
                <label class="pp-button pp-file">
                    <input class="pp-unseen" type="file" onchange={open} />
                    { msg!(plan_open) }
                </label>
                { button(msg!(plan_save), save) }
                <span>
                    if !entries.entries.is_blank() {
                        // Hidden where the page around has no address that would bring them back.
                        <span class="pp-link">
                            { button(msg!(plan_link), share) }
                        </span>
                        { menu(
                            "pp-more",
                            msg!(plan_more).to_owned(),
                            button(msg!(plan_forget), forget),
                        ) }
                    }
                </span>
                <span>
                    if !entries.removed.is_empty() {
                        <button class="pp-button pp-undo" type="button" onclick={undo}>
                            { msg!(plan_undo) }
                        </button>
                    }
                </span>
            </div>
            { file_status_line(Document::Plan, task.status, props.message.as_ref().or(said.as_ref())) }
            { share_link(entries.link.as_deref()) }
        </>
    }
}

/// A callback that opens the plan file that was chosen in a field: its choices replace the selection,
/// its entries the reader's, unless something is wrong with it.
#[hook]
fn use_opening() -> Callback<Event> {
    let entries = use_entries().dispatcher();
    let selection = use_selection().dispatcher();
    let service = use_services().files;
    Callback::from(move |event: Event| {
        let (entries, selection) = (entries.clone(), selection.clone());
        let input: HtmlInputElement = event.target_unchecked_into();
        spawn_local(async move {
            let Some(file) = browser::chosen_file(&input) else {
                return;
            };
            match open_plan(service, file).await {
                Ok(plan) => {
                    // Whoever opens it goes on looking at its addresses.
                    let options = SnippetOptions {
                        view: View::Addresses,
                        ..plan.options
                    };
                    let link = Link {
                        selection: plan.selection,
                        options,
                        notices: Vec::new(),
                    };
                    selection.dispatch(SelectionAction::Open(Box::new(link)));
                    entries.dispatch(EntriesAction::Open(Box::new(plan.entries)));
                }
                Err(problem) => entries.dispatch(EntriesAction::RefuseFile(problem)),
            }
            // The same file can be chosen again.
            input.set_value("");
        });
    })
}

/// The link that brings the entries along, to copy, if it was asked for.
fn share_link(link: Option<&str>) -> Html {
    let shown = link.map(|link| match link.len() {
        length if length > MAX_LINK => {
            let text = msg_fmt!(plan_link_too_long, length = length, most = MAX_LINK);
            html! { <p class="pp-error">{ text.to_string() }</p> }
        }
        _ => html! {
            <>
                <p class="pp-hint">{ msg!(plan_link_hint) }</p>
                <Snippet label={msg!(plan_link)} text={link.to_owned()} />
            </>
        },
    });
    html! { <div>{ shown }</div> }
}
