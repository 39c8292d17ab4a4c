//! What explains the page: the glossary at its foot, and the keyboard shortcuts. A part of its own, which
//! comes after the first one.

mod glossary;
mod keys;
mod links;
mod shortcuts;

use ports_components::Shared;
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

use glossary::entries;
use keys::use_shortcuts;
use links::use_glossary_links;
use shortcuts::ShortcutList;

/// The props of [`Help`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HelpProps {
    /// The rules on screen: an entry leads back to where its term stands on the page.
    pub evaluation: Shared<Evaluation<'static>>,
    /// Whether the shortcuts are listed.
    pub is_listing: UseStateHandle<bool>,
}

/// The glossary, closed at first, and the list of shortcuts when it is asked for.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let details = use_node_ref();
    // Its entries would be a tenth of the page's elements: they come when they are first asked for.
    let is_needed = use_state_eq(|| false);
    let need = {
        let setter = is_needed.setter();
        Callback::from(move |()| setter.set(true))
    };
    use_glossary_links(&details, need.clone());
    let is_listing = props.is_listing.setter();
    use_shortcuts(&details, is_listing.clone());
    html! {
        <>
            <details ref={details} class="pp-glossary">
                <summary onclick={need.reform(|_: MouseEvent| ())}>{ msg!(glossary_title) }</summary>
                <dl>
                    if *is_needed {
                        { entries(&props.evaluation) }
                    }
                </dl>
            </details>
            if *props.is_listing {
                <ShortcutList onclose={move |_: Event| is_listing.set(false)} />
            }
        </>
    }
}
