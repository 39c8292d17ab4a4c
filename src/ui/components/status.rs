//! What a rule is, as a word and a shape: never by colour alone.

use crate::ui::html::{At, Builder};
use ports_core::evaluation::Status;

/// A badge with a sign and the word.
pub(crate) fn status_badge(to: &mut Builder, status: Status) {
    let (class, sign) = match status {
        Status::Required => ("pp-badge pp-required", "● "),
        Status::Conditional => ("pp-badge pp-conditional", "◐ "),
        Status::Optional => ("pp-badge pp-optional", "○ "),
        Status::Deprecated => ("pp-badge pp-deprecated", "⚠ "),
    };
    to.open("span", class);
    to.open("span", "");
    to.set(At::AriaHidden, "true");
    to.text(sign);
    to.close();
    to.word(status.label(), status.label());
    to.close();
}
