//! Pasting rows of a sheet, into a field of the grid or into a field for them.

use std::rc::Rc;

use ports_components::button::{button, main_button};
use ports_components::choice::input_text;
use ports_components::selection::use_selection;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, HtmlElement};
use yew::prelude::*;

use super::columns::{Column, Content, Place};
use super::field::place_of;
use super::sheet::{Filled, Start, Target, fill, is_sheet};
use crate::entries::{EntriesAction, use_entries};

/// What a sheet that is copied looks like to other programs.
const TABLE: &str = "<table";

/// Pasting rows of a sheet.
#[derive(Clone, PartialEq)]
pub struct Pasting {
    /// Is told of what is pasted into a field of the grid.
    pub onpaste: Callback<Event>,
    /// The text in the field for rows; none while it is closed.
    text: UseStateHandle<Option<String>>,
    columns: Rc<Vec<Column>>,
}

/// Takes rows that are pasted into the grid over, and holds those that are pasted beside it. What of them
/// has no place stays in the field beside it.
#[hook]
pub fn use_pasting(columns: &Rc<Vec<Column>>) -> Pasting {
    let text = use_state_eq(|| None::<String>);
    let entries = use_entries();
    let dataset = use_selection().dataset;
    let onpaste = {
        let (text, columns) = (text.clone(), Rc::clone(columns));
        Callback::from(move |event: Event| {
            let Some((pasted, is_table)) = pasted(&event) else {
                return;
            };
            let Some(start) = start(&event) else { return };
            let column = columns.get(start.column);
            let index = match start.place {
                Place::All => None,
                Place::Site(number) => entries.site_index(number),
            };
            let sites = entries.entries.sites.len();
            let target = Target {
                is_table,
                is_single: column.is_some_and(|one| !matches!(one.content, Content::Addresses(_))),
                sites: index.map_or(0, |index| sites - index),
            };
            if !is_sheet(&pasted, target) {
                return;
            }
            event.prevent_default();
            let filled = fill(&pasted, Some(start), &entries.entries, &columns, dataset);
            if !filled.report.is_complete() {
                // Behind what stands there already.
                let before = text
                    .as_deref()
                    .map(str::trim_end)
                    .filter(|text| !text.is_empty());
                text.set(Some(match before {
                    Some(before) => format!("{before}\n{pasted}"),
                    None => pasted,
                }));
            }
            entries.dispatch(action(filled));
        })
    };
    Pasting {
        onpaste,
        text,
        columns: Rc::clone(columns),
    }
}

/// The action that fills a sheet in, and says what became of its rows.
fn action(filled: Filled) -> EntriesAction {
    let mut said = Vec::new();
    if filled.report.is_change() {
        said.push(msg!(sheet_filled).to_owned());
    }
    said.extend(filled.report.sentences());
    if !filled.report.is_complete() {
        said.push(msg!(sheet_rest).to_owned());
    }
    let said = said.join(" ");
    match filled.report.is_change() {
        true => EntriesAction::Fill(Box::new(filled.entries), said),
        false => EntriesAction::Say(said),
    }
}

/// The text that is pasted, and whether a sheet copied it.
fn pasted(event: &Event) -> Option<(String, bool)> {
    let data = js_sys::Reflect::get(event, &"clipboardData".into()).ok()?;
    let data: DataTransfer = data.dyn_into().ok()?;
    let text = data.get_data("text/plain").ok()?;
    let html = data.get_data("text/html").unwrap_or_default();
    Some((text, html.contains(TABLE)))
}

/// The field that something is pasted into.
fn start(event: &Event) -> Option<Start> {
    let field: HtmlElement = event.target_dyn_into()?;
    let place: Place = place_of(&field.get_attribute("data-row")?)?;
    let column = field.get_attribute("data-column")?.parse().ok()?;
    Some(Start { place, column })
}

impl Pasting {
    /// Opens the field for rows.
    pub fn open(&self) -> Callback<MouseEvent> {
        let text = self.text.clone();
        Callback::from(move |_| {
            if text.is_none() {
                text.set(Some(String::new()));
            }
        })
    }

    /// The field for rows, while it is open.
    pub fn view(&self) -> Html {
        html! {
            if let Some(text) = &*self.text {
                <PasteArea
                    text={text.clone()}
                    ontext={
                        let state = self.text.setter();
                        Callback::from(move |text| state.set(text))
                    }
                    columns={&self.columns}
                />
            }
        }
    }
}

/// The props of a [`PasteArea`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct PasteAreaProps {
    text: AttrValue,
    /// Is told of the text from now on; none for closing the field.
    ontext: Callback<Option<String>>,
    columns: Rc<Vec<Column>>,
}

/// A field for rows of a sheet, with what becomes of them.
#[component]
fn PasteArea(props: &PasteAreaProps) -> Html {
    let PasteAreaProps {
        text,
        ontext,
        columns,
    } = props;
    let entries = use_entries();
    let dataset = use_selection().dataset;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlElement>() {
                let _ = field.focus();
            }
        });
    }
    let made_from = (
        text.clone(),
        Rc::clone(&entries.entries),
        Rc::clone(columns),
    );
    let filled = use_memo(made_from, move |(text, entries, columns)| {
        let is_blank = text.trim().is_empty();
        (!is_blank).then(|| fill(text, None, entries, columns, dataset))
    });
    let oninput = ontext.reform(|event: InputEvent| Some(input_text(&event)));
    let onfill = {
        let (filled, entries, ontext) = (Rc::clone(&filled), entries.clone(), ontext.clone());
        Callback::from(move |_| {
            if let Some(filled) = &*filled {
                entries.dispatch(action(filled.clone()));
                if filled.report.is_complete() {
                    ontext.emit(None);
                }
            }
        })
    };
    html! {
        <div class="pp-paste">
            <label class="pp-label" for="pp-sheet-rows">{ msg!(sheet_label) }</label>
            <p class="pp-hint" id="pp-sheet-hint">{ msg!(sheet_hint) }</p>
            <textarea
                class="pp-input"
                ref={field}
                id="pp-sheet-rows"
                aria-describedby="pp-sheet-hint pp-sheet-said"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                rows="6"
                value={text}
                {oninput}
            />
            <div id="pp-sheet-said" role="status">{ for preview(filled.as_ref().as_ref()) }</div>
            <div class="pp-buttons">
                { main_button(msg!(sheet_fill), onfill) }
                { button(msg!(sheet_cancel), ontext.reform(|_| None)) }
            </div>
        </div>
    }
}

/// What becomes of the rows, a sentence each.
fn preview(filled: Option<&Filled>) -> Vec<Html> {
    let Some(filled) = filled else {
        return Vec::new();
    };
    let columns = filled.report.columns.join(msg!(list_comma));
    let columns = msg_fmt!(sheet_columns, columns = columns).to_string();
    let sentences = std::iter::once(columns).chain(filled.report.sentences());
    sentences
        .map(|said| html! { <p class="pp-hint">{ said }</p> })
        .collect()
}
