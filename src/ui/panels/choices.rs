//! What the reader chooses about the rules.

use super::shortcuts::shortcuts;
use crate::ui::components::{button, close_group, count, open_group, open_option};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State};
use ports_core::dataset::Direction;
use ports_core::text::counted;

/// The panel of choices, each with what it would leave.
pub(crate) fn choices(to: &mut Builder, state: &State) {
    let dataset = state.dataset;
    to.open("section", "pp-choices");
    to.set(At::AriaLabel, msg!(choices_label));

    open_group(to, msg!(term_deployment_model));
    for named in &dataset.deployments {
        let action = Action::Deployment(named.id.clone());
        radio(to, state, "pp-deployment", &named.name, action);
    }
    close_group(to);

    open_group(to, msg!(term_role));
    radio(
        to,
        state,
        "pp-role",
        msg!(choices_all_roles),
        Action::Role(None),
    );
    for named in &dataset.roles {
        let action = Action::Role(Some(named.id.clone()));
        radio(to, state, "pp-role", &named.name, action);
    }
    close_group(to);

    version(to, state);
    search(to, state);

    open_group(to, msg!(choices_direction));
    for (label, direction) in [
        (msg!(choices_both), None),
        (msg!(term_inbound), Some(Direction::Inbound)),
        (msg!(term_outbound), Some(Direction::Outbound)),
    ] {
        radio(
            to,
            state,
            "pp-direction",
            label,
            Action::Direction(direction),
        );
    }
    close_group(to);

    open_group(to, msg!(choices_show));
    let on = state.selection.show_deprecated;
    switch(
        to,
        state,
        msg!(rules_deprecated),
        on,
        Action::ShowDeprecated(!on),
    );
    let on = state.selection.show_optional;
    switch(
        to,
        state,
        msg!(rules_optional),
        on,
        Action::ShowOptional(!on),
    );
    close_group(to);

    to.open("div", "pp-buttons");
    button(to, msg!(choices_reset), Action::Reset);
    shortcuts(to);
    to.close_to(2);
}

/// One of a few, with what choosing it would leave.
fn radio(to: &mut Builder, state: &State, name: &'static str, label: &'static str, action: Action) {
    let after = state.selection_after(&action);
    let left = state.left_by(&after);
    open_option(to, name, label, after == state.selection, action);
    count(to, left);
    to.close();
}

/// On or off, with what the other way round would leave.
fn switch(to: &mut Builder, state: &State, label: &'static str, on: bool, action: Action) {
    let left = counted(
        state.left_by(&state.selection_after(&action)),
        msg!(counted_rules),
    );
    open_option(to, "", label, on, action);
    to.open("span", "pp-count");
    if on {
        to.tell(msg_fmt!(choices_without, rules = left));
    } else {
        to.tell(msg_fmt!(choices_with, rules = left));
    }
    to.close_to(2);
}

/// A label, and an open field of one line.
fn open_field(to: &mut Builder, id: &'static str, label: &'static str, hint: &'static str) {
    to.open("div", "pp-group");
    to.open("label", "pp-label");
    to.set(At::For, id);
    to.text(label);
    to.close();
    to.open("input", "pp-input");
    to.set(At::Id, id);
    to.set(At::Placeholder, hint);
    to.set(At::AutoComplete, "off");
    to.set(At::AutoCapitalize, "off");
    to.set(At::SpellCheck, "false");
}

fn search(to: &mut Builder, state: &State) {
    open_field(
        to,
        "pp-search",
        msg!(choices_search),
        msg!(choices_search_hint),
    );
    to.set(At::Type, "search");
    to.value(&state.selection.search);
    to.on_value(Kind::Input, Action::Search);
    to.close_to(2);
}

fn version(to: &mut Builder, state: &State) {
    let wrong = state.version_error.is_some();
    open_field(
        to,
        "pp-version",
        msg!(choices_version),
        "4.2, 4.2.13, 4.0.0-rc.1",
    );
    to.set(At::Type, "text");
    to.set(At::AriaDescribedBy, "pp-version-said");
    to.set(At::AriaInvalid, yes_or_no(wrong));
    to.value(&state.version_text);
    to.on_value(Kind::Input, Action::VersionTyped);
    to.close();
    to.open("div", "");
    to.set(At::Id, "pp-version-said");
    to.set(At::Role, "status");
    if let Some(error) = &state.version_error {
        let version = &state.selection.version;
        let said = msg_fmt!(choices_version_wrong, problem = error, version = version);
        to.leaf_tell("p", "pp-error", said);
    }
    to.close();
    open_lines(to, msg!(choices_releases));
    for line in &state.dataset.lines {
        let action = Action::Line(line.clone());
        let left = state.left_by(&state.selection_after(&action));
        open_line(to, state, state.dataset.line_name(line), action, !wrong);
        to.text(" ");
        count(to, left);
        to.close();
    }
    to.close_to(2);
}

/// Opens a group of known releases to choose from.
pub(super) fn open_lines(to: &mut Builder, label: &'static str) {
    to.open("div", "pp-lines");
    to.set(At::Role, "group");
    to.set(At::AriaLabel, label);
}

/// Opens one of them, pressed where it is chosen already and the choice holds.
pub(super) fn open_line(
    to: &mut Builder,
    state: &State,
    name: String,
    action: Action,
    holds: bool,
) {
    let is_chosen = holds && state.selection_after(&action) == state.selection;
    to.open("button", "pp-line");
    to.set(At::Type, "button");
    to.set(At::AriaPressed, yes_or_no(is_chosen));
    to.on(Kind::Click, action);
    to.said(name);
}

/// A state, as assistive technology reads it.
pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
