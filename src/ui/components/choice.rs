//! Choices, each with the number of rules it would leave.

use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::Action;
use ports_messages::Counted;

/// Opens a labelled group of options.
pub(crate) fn open_group(to: &mut Builder, legend: &'static str) {
    to.open("fieldset", "pp-group");
    to.leaf_word("legend", "", legend);
    to.open("div", "pp-options");
}

/// Closes a group of options.
pub(crate) fn close_group(to: &mut Builder) {
    to.close_to(2);
}

/// Opens one of a group's options: a radio button with the group's name, or, where that is empty,
/// a switch. A remark may follow until it is closed.
pub(crate) fn open_option(
    to: &mut Builder,
    name: &'static str,
    label: &'static str,
    chosen: bool,
    action: Action,
) {
    to.open("label", "pp-option");
    to.open("input", "");
    if name.is_empty() {
        to.set(At::Type, "checkbox");
    } else {
        to.set(At::Type, "radio");
        to.set(At::Name, name);
    }
    to.checked(chosen);
    to.on(Kind::Change, action);
    to.close();
    to.leaf("span", "pp-option-label", label);
}

/// A number of rules, with its noun for those who hear the page.
pub(crate) fn count(to: &mut Builder, count: usize) {
    let form = msg!(counted_rules).form(count);
    let (before, noun) = form.split_once(Counted::PLACEHOLDER).unwrap_or(("", form));
    to.open("span", "pp-count");
    to.tell(format_args!("{before}{count}"));
    to.leaf("span", "pp-unseen", noun);
    to.close();
}
