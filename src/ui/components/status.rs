//! What a rule is, as a word and a shape: never by colour alone.

use yew::prelude::*;

use crate::domain::query::Status;

/// The status to show.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// It.
    pub status: Status,
}

/// A badge with a sign and the word.
#[component]
pub(crate) fn StatusBadge(props: &Props) -> Html {
    let (class, sign) = match props.status {
        Status::Required => ("pp-badge pp-required", "●"),
        Status::Conditional => ("pp-badge pp-conditional", "◐"),
        Status::Optional => ("pp-badge pp-optional", "○"),
        Status::Deprecated => ("pp-badge pp-deprecated", "⚠"),
    };
    html! {
        <span {class}><span aria-hidden="true">{ sign }</span>{ " " }{ props.status.label() }</span>
    }
}
