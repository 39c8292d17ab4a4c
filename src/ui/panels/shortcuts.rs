//! The way to the shortcuts. `static/shortcuts.js` hears them, and makes the list of them.

use crate::ui::html::{At, Builder};

/// The button that opens the list, with what the list says, a line each.
pub(super) fn shortcuts(to: &mut Builder) {
    to.open("button", "pp-button pp-quiet");
    to.set(At::Type, "button");
    to.set(At::Id, "pp-keys");
    to.set(
        At::DataLabel,
        concat!(
            msg!(shortcuts_title),
            "\n",
            msg!(shortcuts_search),
            "\n",
            msg!(shortcuts_list),
            "\n",
            msg!(shortcuts_on),
            "\n",
            msg!(shortcuts_close),
        ),
    );
    to.text(msg!(shortcuts_open));
    to.close();
}
