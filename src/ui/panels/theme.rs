//! Light or dark, on a page of the app's own.

use super::choices::{open_lines, yes_or_no};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State, THEMES};

/// The choice of a theme.
pub(crate) fn theme(to: &mut Builder, state: &State) {
    open_lines(to, msg!(theme_label));
    for (name, theme) in THEMES {
        to.open("button", "pp-line");
        to.set(At::Type, "button");
        to.set(At::AriaPressed, yes_or_no(state.theme == theme));
        to.on(Kind::Click, Action::Theme(theme));
        to.text(name);
        to.close();
    }
    to.close();
}
