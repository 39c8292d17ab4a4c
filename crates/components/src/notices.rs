//! What the link asked for in vain, and what it brought along.

use yew::prelude::*;

use crate::button::Button;

/// The props of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// The notices, a sentence each.
    pub notices: Vec<String>,
    /// Hears that they were dismissed.
    pub ondismiss: Callback<MouseEvent>,
}

/// A box of notices; nothing when there are none.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    if props.notices.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-notice" role="alert">
            <ul>
                { for props.notices.iter().map(|notice| html! { <li>{ notice }</li> }) }
            </ul>
            <Button label={msg!(page_dismiss)} onclick={props.ondismiss.clone()} />
        </div>
    }
}
