//! What the reader does with the plan as a whole: sites are added, and it is saved, opened, shared,
//! forgotten and brought back.

use ports_components::Shared;
use ports_components::button::button;
use ports_components::host::use_host;
use ports_components::selection::{SelectionAction, use_selection};
use ports_components::snippet::Snippet;
use ports_core::evaluation::Evaluation;
use ports_core::link::Link;
use ports_files::{Document, OutputKind};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::entries::{EntriesAction, use_entries};
use crate::files::{FileUse, browser, file_status_line, open_plan, use_file_task};
use crate::services::use_services;

/// The longest link that is offered, in bytes: longer ones get cut in mails and chats.
const MAX_LINK: usize = 32_000;

/// The props of [`PlanActions`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlanActionsProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What became of the last action.
    pub message: Option<AttrValue>,
}

/// The buttons of the plan, and what became of the last one that was pressed.
#[component]
pub fn PlanActions(props: &PlanActionsProps) -> Html {
    let host = use_host();
    let entries = use_entries();
    let task = use_file_task(Document::Plan);
    let service = use_services().files;
    let open = use_opening();
    let dispatch = |action: EntriesAction| {
        let dispatcher = entries.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(action.clone()))
    };
    let save = {
        let (dispatcher, start) = (entries.dispatcher(), task.start.clone());
        Callback::from(move |_| {
            dispatcher.dispatch(EntriesAction::DropMessage);
            start.emit(FileUse::Save(OutputKind::Json));
        })
    };
    let share = {
        let entries = entries.clone();
        Callback::from(move |_| {
            let fragment = entries.entries.encode_fragment();
            entries.dispatch(EntriesAction::Share(host.link_with_fragment(&fragment)));
        })
    };
    let add = dispatch(EntriesAction::AddSite(props.evaluation.clone()));
    html! {
        <>
            // Whoever comes near may press a button: what writes files is loaded for them.
            <div
                class="pp-buttons pp-export"
                onpointerover={service.preloading()}
                onfocusin={service.preloading()}
                onclick={service.preloading()}
            >
                { button(msg!(plan_add), add) }
                { button(msg!(plan_save), save) }
                <label class="pp-button pp-file">
                    <input class="pp-unseen" type="file" onchange={open} />
                    { msg!(plan_open) }
                </label>
                <span>
                    if !entries.entries.is_blank() {
                        // Hidden where the page around has no address that would bring them back.
                        <span class="pp-link">
                            { button(msg!(plan_link), share) }
                        </span>
                        { button(msg!(plan_forget), dispatch(EntriesAction::Forget)) }
                    }
                </span>
                <span>
                    if !entries.removed.is_empty() {
                        { button(msg!(plan_undo), dispatch(EntriesAction::Undo)) }
                    }
                </span>
            </div>
            { file_status_line(Document::Plan, task.status, props.message.as_ref()) }
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
                    let link = Link {
                        selection: plan.selection,
                        options: plan.options,
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
pub fn share_link(link: Option<&str>) -> Html {
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
