//! What the reader chooses about the rules.

use super::shortcuts::shortcuts;
use crate::domain::dataset::Direction;
use crate::domain::text::counted;
use crate::ui::components::{button, close_group, count, open_group, open_option};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State};

/// The panel of choices, each with what it would leave.
pub(crate) fn choices(to: &mut Builder, state: &State) {
    let dataset = state.dataset;
    to.open("section", "pp-choices");
    to.set(At::AriaLabel, "Choices");

    open_group(to, "Deployment model");
    for named in &dataset.deployments {
        let action = Action::Deployment(named.id.clone());
        radio(to, state, "pp-deployment", &named.name, action);
    }
    close_group(to);

    open_group(to, "Role");
    radio(to, state, "pp-role", "All roles", Action::Role(None));
    for named in &dataset.roles {
        let action = Action::Role(Some(named.id.clone()));
        radio(to, state, "pp-role", &named.name, action);
    }
    close_group(to);

    version(to, state);
    search(to, state);

    open_group(to, "Direction");
    for (label, direction) in [
        ("Both", None),
        ("Inbound", Some(Direction::Inbound)),
        ("Outbound", Some(Direction::Outbound)),
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

    open_group(to, "Show");
    let on = state.selection.show_deprecated;
    switch(
        to,
        state,
        "Deprecated rules",
        on,
        Action::ShowDeprecated(!on),
    );
    let on = state.selection.show_optional;
    switch(to, state, "Optional rules", on, Action::ShowOptional(!on));
    close_group(to);

    to.open("div", "pp-buttons");
    button(to, "Reset", Action::Reset);
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
        word!(counted_rules),
    );
    let how = if on { "without: " } else { "with: " };
    open_option(to, "", label, on, action);
    to.open("span", "pp-count");
    to.text(how);
    to.said(left);
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
    open_field(to, "pp-search", "Search", "443, NATS, vCenter, rule id");
    to.set(At::Type, "search");
    to.value(&state.selection.search);
    to.on_value(Kind::Input, Action::Search);
    to.close_to(2);
}

fn version(to: &mut Builder, state: &State) {
    let wrong = state.version_error.is_some();
    open_field(to, "pp-version", "Version", "4.2, 4.2.13, 4.0.0-rc.1");
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
        let error = format!("{error} Still showing {}.", state.selection.version);
        to.leaf_said("p", "pp-error", error);
    }
    to.close();
    open_lines(to, "Known releases");
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
