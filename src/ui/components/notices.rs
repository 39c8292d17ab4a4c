//! What the link asked for and did not get.

use yew::prelude::*;

/// The notices, and what to do when they have been read.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// One sentence each.
    pub notices: Vec<String>,
    /// The reader is done with them.
    pub dismiss: Callback<()>,
}

/// A box of notices; nothing when there are none.
#[component]
pub(crate) fn Notices(props: &Props) -> Html {
    if props.notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-notice" role="alert">
            <ul>{ for props.notices.iter().map(|notice| html! { <li>{ notice }</li> }) }</ul>
            <button type="button" class="pp-button pp-quiet" onclick={props.dismiss.reform(|_| ())}>{ "Dismiss" }</button>
        </div>
    }
}
