//! The way to the shortcuts. `static/shortcuts.js` hears them, and makes the list of them.

use crate::ui::html::{At, Builder};

/// The button that opens the list.
pub(super) fn shortcuts(to: &mut Builder) {
    to.open("button", "pp-button pp-quiet");
    to.set(At::Type, "button");
    to.set(At::Id, "pp-keys");
    to.text("Shortcuts");
    to.close();
}
