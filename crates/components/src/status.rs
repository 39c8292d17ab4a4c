//! What a rule is, as a word and a shape: never by colour alone.

use ports_core::evaluation::Status;
use yew::prelude::*;

use crate::glossary::LinkedTerms;

/// A badge with a sign and the word.
pub fn status_badge(status: Status, linked: &mut LinkedTerms) -> Html {
    let (class, sign) = match status {
        Status::Required => ("pp-badge pp-required", "● "),
        Status::Conditional => ("pp-badge pp-conditional", "◐ "),
        Status::Optional => ("pp-badge pp-optional", "○ "),
        Status::Deprecated => ("pp-badge pp-deprecated", "⚠ "),
        Status::Ended => ("pp-badge pp-deprecated", "✕ "),
    };
    html! {
        <span {class}><span aria-hidden="true">{ sign }</span>{ linked.word(status.label()) }</span>
    }
}
