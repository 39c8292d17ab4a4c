//! The change request: what is asked for with the reader's addresses, to look at and to send on.

mod preview;

use yew::prelude::*;

use crate::parts::{Part, RequestParts, use_part};
use crate::services::use_services;
use preview::RequestPreview;

/// The view of the change request. What shows it is a part of its own, from the code that writes its
/// files.
#[component]
pub fn ChangeRequest() -> Html {
    let parts = use_services().parts;
    let waiting = use_part(Some(Part::Request));
    html! {
        <section class="pp-panel" aria-labelledby="pp-export">
            <h2 id="pp-export">{ msg!(export_title) }</h2>
            <p class="pp-intro">{ msg!(export_intro) }</p>
            if let Some(parts) = (parts.request)() {
                { (parts.view)() }
            } else {
                { waiting }
            }
        </section>
    }
}

/// The entry points of what shows it.
pub const REQUEST: RequestParts = RequestParts {
    view: || html! { <RequestPreview /> },
};
