//! What there is to know about the chosen format, and what it has to be told beside addresses.

use ports_formats::{Blank, Field, Format};
use ports_network::settings::Settings;
use yew::prelude::*;

use crate::entries::{EntriesDispatcher, EntryField};
use crate::field::TextField;

/// What a format is for, and how its snippets are applied, undone and tested.
pub fn format_info(format: &Format) -> Html {
    let list = info_list([
        (msg!(formats_for), format.about),
        (msg!(formats_apply), format.apply),
        (msg!(formats_note), format.note),
        (msg!(formats_undo), format.undo),
        (msg!(formats_checked), format.checked),
    ]);
    html! {
        <details class="pp-about">
            <summary>{ msg!(formats_about) }</summary>
            { list }
        </details>
    }
}

/// A list of terms and what there is to say about each; those without a text are passed over.
pub fn info_list<const COUNT: usize>(rows: [(&'static str, &'static str); COUNT]) -> Html {
    html! {
        <dl class="pp-format-info">
            { for rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| html! {
                <div><dt>{ term }</dt><dd>{ text }</dd></div>
            }) }
        </dl>
    }
}

/// The fields of a format: a zone, a security group, a namespace.
pub fn format_fields(format: &Format, settings: &Settings, dispatcher: &EntriesDispatcher) -> Html {
    let field = |field: &&'static Field| {
        let problem = (!field.is_right(settings))
            .then(|| msg_fmt!(formats_setting_wrong, wanted = field.wanted).to_string());
        let text_field = TextField {
            id: format!("pp-setting-{}", field.id),
            label: field.label,
            hint: field.hint,
            placeholder: while_blank(field),
            text: settings.get(field.id),
            problem,
            note: field.is_any(settings).then_some(msg!(formats_setting_any)),
            field: EntryField::Setting(field.id),
            dispatcher,
        };
        text_field.view()
    };
    html! {
        <div class="pp-address-fields">{ for format.fields.iter().map(field) }</div>
    }
}

/// What a snippet has in the place of a blank field.
fn while_blank(field: &Field) -> &'static str {
    match field.blank {
        Blank::Value(text) | Blank::Gap(text) => text,
        Blank::OfRole(start) => start,
    }
}
