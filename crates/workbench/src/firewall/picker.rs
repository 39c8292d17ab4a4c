//! The picker of formats.

use ports_components::choice::{self, field_text, input_text};
use ports_components::menu::menu;
use ports_components::selection::{SelectionAction, SelectionDispatcher};
use ports_core::link::SnippetOptions;
use ports_formats::{FORMAT_IDS, FORMAT_NAMES, FormatName, Group, format_name};
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesDispatcher};

/// A search, and the formats that it finds, group by group. `entries` remember the format for the next
/// visit.
#[hook]
pub fn use_format_picker(
    options: &SnippetOptions,
    selection: SelectionDispatcher,
    entries: EntriesDispatcher,
) -> Html {
    let search = use_state_eq(String::new);
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| search.set(input_text(&event)))
    };
    let onchange = {
        let options = options.clone();
        Callback::from(move |event: Event| {
            let format = known_id(&field_text(&event));
            let options = SnippetOptions {
                format: format.to_owned(),
                ..options.clone()
            };
            selection.dispatch(SelectionAction::Options(options));
            entries.dispatch(EntriesAction::UseFormat(format));
        })
    };
    let chosen = known_id(&options.format);
    let groups: Vec<(Group, Vec<&'static FormatName>)> = Group::ALL
        .into_iter()
        .map(|group| (group, found(group, &search)))
        .collect();
    let is_found = groups.iter().any(|(_, formats)| !formats.is_empty());
    let content = html! {
        <>
            <div class="pp-format-search">
                <label class="pp-unseen" for="pp-format-search">{ msg!(formats_search_hint) }</label>
                <input
                    class="pp-input"
                    id="pp-format-search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder={msg!(formats_search_hint)}
                    value={(*search).clone()}
                    {oninput}
                />
            </div>
            // One listener for all formats.
            <div class="pp-formats" {onchange}>
                { for groups.into_iter().map(|(group, formats)| html! {
                    <div>
                        if !formats.is_empty() {
                            { choice::group(
                                group.label().into(),
                                formats.into_iter().map(|format| option(format, chosen)).collect(),
                            ) }
                        }
                    </div>
                }) }
            </div>
            <p class="pp-hint" role="status">
                if !is_found {
                    { msg_fmt!(formats_none_found, search = *search).to_string() }
                }
            </p>
        </>
    };
    let name = format_name(chosen).map_or("", |format| format.name);
    menu(
        "pp-picker",
        msg_fmt!(formats_button, format = name).to_string(),
        content,
    )
}

/// The id of a format, or of the first one where there is none with it.
fn known_id(id: &str) -> &'static str {
    format_name(id).map_or(FORMAT_IDS[0], |format| format.id)
}

/// The formats of a group that a search finds.
fn found(group: Group, search: &str) -> Vec<&'static FormatName> {
    let formats = FORMAT_NAMES.iter();
    formats
        .filter(|format| format.group == group && format.is_found_by(search))
        .collect()
}

fn option(format: &'static FormatName, chosen: &str) -> Html {
    html! {
        <label class="pp-option" key={format.id}>
            <input
                type="radio"
                name="pp-format"
                value={format.id}
                checked={format.id == chosen}
            />
            <span class="pp-option-label">{ format.name }</span>
        </label>
    }
}
