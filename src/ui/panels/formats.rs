//! The picker of formats, and what there is to know and to say about the chosen one.

use crate::ui::components::{close_group, open_group};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State};
use ports_formats::{FORMATS, Field, Format, Group, format_by_id};

/// A search, and the formats it finds, group by group.
pub(super) fn formats(to: &mut Builder, state: &State, chosen: &Format) {
    to.open("div", "pp-format-search");
    to.open("label", "pp-label");
    to.set(At::For, "pp-format-search");
    to.text(msg!(formats_label));
    to.close();
    to.open("input", "pp-input");
    to.set(At::Id, "pp-format-search");
    to.set(At::Type, "search");
    to.set(At::AutoComplete, "off");
    to.set(At::SpellCheck, "false");
    to.set(At::Placeholder, msg!(formats_search_hint));
    to.value(&state.format_search);
    to.on_value(Kind::Input, Action::FormatSearch);
    to.close_to(2);
    to.open("div", "pp-formats");
    // One listener for all: one for each would cost every change of a filter a millisecond or two.
    to.on_value(Kind::Change, |id| {
        Action::Format(format_by_id(&id).unwrap_or(FORMATS[0]).id)
    });
    let mut is_found = false;
    for group in Group::ALL {
        to.open("div", "");
        let mut is_open = false;
        for format in FORMATS {
            if format.group != group || !format.is_found_by(&state.format_search) {
                continue;
            }
            if !is_open {
                open_group(to, group.label());
                is_open = true;
            }
            to.open("label", "pp-option");
            to.open("input", "");
            to.set(At::Type, "radio");
            to.set(At::Name, "pp-format");
            to.set(At::Value, format.id);
            to.checked(format.id == chosen.id);
            to.close();
            to.leaf("span", "pp-option-label", format.name);
            to.close();
        }
        if is_open {
            close_group(to);
            is_found = true;
        }
        to.close();
    }
    to.close();
    to.open("p", "pp-hint");
    to.set(At::Role, "status");
    if !is_found {
        to.text(msg!(formats_none_found));
    }
    to.close();
}

/// What the chosen format is for, how it is used, and the fields it has of its own.
pub(super) fn about(to: &mut Builder, state: &State, format: &Format) {
    to.open("dl", "pp-format-info");
    for (term, text) in [
        (msg!(formats_for), format.about),
        (msg!(formats_apply), format.apply),
        (msg!(formats_undo), format.undo),
        (msg!(formats_checked), format.checked),
    ] {
        to.open("div", "");
        to.leaf("dt", "", term);
        to.leaf("dd", "", text);
        to.close();
    }
    to.close();
    to.open("div", "pp-address-fields");
    for field in format.fields {
        setting(to, state, field);
    }
    to.close();
}

fn setting(to: &mut Builder, state: &State, field: &'static Field) {
    let is_right = field.is_right(&state.typed.settings);
    let id = format!("pp-setting-{}", field.id);
    open_field(to, &id, field.id, field.label, field.hint);
    to.open("input", "pp-input");
    fill_field(
        to,
        &id,
        !is_right,
        field.default,
        state.typed.settings.get(field.id),
    );
    to.on_value(Kind::Input, move |text| Action::Setting(field, text));
    to.close();
    open_said(to, &id);
    if !is_right {
        let said = msg_fmt!(formats_setting_wrong, wanted = field.wanted);
        to.leaf_tell("p", "pp-error", said);
    }
    to.close_to(2);
}

/// Opens what a field stands in, with its label and a hint.
#[inline(never)]
pub(super) fn open_field(
    to: &mut Builder,
    id: &str,
    key: &'static str,
    label: &'static str,
    hint: &'static str,
) {
    to.open("div", "pp-address");
    to.key(key);
    to.open("label", "pp-label");
    to.set_to(At::For, id.to_owned());
    to.text(label);
    to.close();
    to.leaf("p", "pp-hint", hint);
}

/// Gives the innermost element, a field for what no browser should correct, what it needs.
#[inline(never)]
pub(super) fn fill_field(
    to: &mut Builder,
    id: &str,
    is_wrong: bool,
    placeholder: &'static str,
    value: &str,
) {
    to.set_to(At::Id, id.to_owned());
    to.set_to(At::AriaDescribedBy, format!("{id}-said"));
    to.set(At::AriaInvalid, if is_wrong { "true" } else { "false" });
    to.set(At::AutoComplete, "off");
    to.set(At::AutoCapitalize, "off");
    to.set(At::SpellCheck, "false");
    to.set(At::Placeholder, placeholder);
    to.value(value);
}

/// Opens what is said about a field.
#[inline(never)]
pub(super) fn open_said(to: &mut Builder, id: &str) {
    to.open("div", "");
    to.set_to(At::Id, format!("{id}-said"));
    to.set(At::Role, "status");
}
