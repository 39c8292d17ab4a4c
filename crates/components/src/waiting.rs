//! What stands in the place of a part that is not there yet.

use yew::prelude::*;

use crate::button::button;

/// A line that says that a part is on its way, or, where it did not arrive, a sentence and a button to try
/// again. That it is on its way is seen and not announced: mostly it is there before that is read out.
pub fn waiting(is_missing: bool, onretry: Callback<MouseEvent>) -> Html {
    html! {
        <div class="pp-later">
            if is_missing {
                <p class="pp-error" role="alert">{ msg!(later_missing) }</p>
                { button(msg!(later_retry), onretry) }
            } else {
                <p class="pp-hint">{ msg!(later_loading) }</p>
            }
        </div>
    }
}
