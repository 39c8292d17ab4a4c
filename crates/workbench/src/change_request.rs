//! The change request: the rules on screen with the reader's addresses, to send on.

use ports_files::Document;
use ports_formats::Ruleset;
use yew::prelude::*;

use crate::files::FileButtons;
use crate::open_to_any::open_ports_list;

/// The section of the change request; `is_empty` says that there is no rule on screen. The open ports of
/// `told` are said, as they are in its rows. `here` becomes the section's element.
pub fn change_request(is_empty: bool, told: &[Ruleset<'static>], here: &NodeRef) -> Html {
    html! {
        <section class="pp-panel" aria-labelledby="pp-export" ref={here}>
            <h2 id="pp-export">{ msg!(export_title) }</h2>
            if is_empty {
                <p>{ msg!(export_none) }</p>
            } else {
                <p class="pp-intro">{ msg!(export_intro) }</p>
                { open_ports_list(told) }
                <FileButtons document={Document::ChangeRequest} />
            }
        </section>
    }
}
