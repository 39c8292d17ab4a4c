//! The change request: the rules on screen with the reader's addresses, to send on.

use ports_files::Document;
use yew::prelude::*;

use crate::files::FileButtons;

/// The section of the change request; `is_empty` says that there is no rule on screen.
pub fn change_request(is_empty: bool) -> Html {
    html! {
        <section class="pp-panel" aria-labelledby="pp-export">
            <h2 id="pp-export">{ msg!(export_title) }</h2>
            if is_empty {
                <p>{ msg!(export_none) }</p>
            } else {
                <p class="pp-intro">{ msg!(export_intro) }</p>
                <FileButtons document={Document::ChangeRequest} />
            }
        </section>
    }
}
