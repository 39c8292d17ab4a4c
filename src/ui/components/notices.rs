//! What the link asked for and did not get.

use yew::prelude::*;

/// A box of notices, one sentence each; nothing when there are none.
pub(crate) fn notices(notices: &[String], dismiss: Callback<MouseEvent>) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-notice" role="alert">
            <ul>{ for notices.iter().map(|notice| html! { <li>{ notice }</li> }) }</ul>
            <button type="button" class="pp-button" onclick={dismiss}>{ "Dismiss" }</button>
        </div>
    }
}
