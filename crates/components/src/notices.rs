//! What the link asked for in vain, and what it brought along.

use yew::prelude::*;

use crate::button::button;

/// A box of notices, a sentence each; nothing when there are none.
pub fn notice_box(notices: &[String], ondismiss: Callback<MouseEvent>) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-notice" role="alert">
            <ul>{ for notices.iter().map(|notice| html! { <li>{ notice }</li> }) }</ul>
            { button(msg!(page_dismiss), ondismiss) }
        </div>
    }
}
