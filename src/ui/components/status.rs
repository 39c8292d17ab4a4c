//! What a rule is, as a word and a shape: never by colour alone.

use yew::prelude::*;

use crate::domain::query::Status;

/// A badge with a sign and the word.
pub(crate) fn status_badge(status: Status) -> Html {
    let (class, sign) = match status {
        Status::Required => ("pp-badge pp-required", "●"),
        Status::Conditional => ("pp-badge pp-conditional", "◐"),
        Status::Optional => ("pp-badge pp-optional", "○"),
        Status::Deprecated => ("pp-badge pp-deprecated", "⚠"),
    };
    html! {
        <span {class}><span aria-hidden="true">{ sign }</span>{ " " }{ status.label() }</span>
    }
}
