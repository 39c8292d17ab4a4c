//! What explains the page: the glossary at its foot, what a word means, and the keyboard shortcuts. A part of its own, which
//! comes after the first one.

mod glossary;
mod keys;
mod meaning;
mod menus;
mod shortcuts;
mod sideways;
mod width;

use yew::prelude::*;

use glossary::entries;
use keys::use_shortcuts;
use meaning::use_meaning;
use menus::use_menus;
use shortcuts::ShortcutList;
use sideways::use_sideways;
use width::use_width;

/// The props of [`Help`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HelpProps {
    /// Whether the shortcuts are listed.
    pub is_listing: UseStateHandle<bool>,
    /// Whether there is room for two columns.
    pub is_wide: UseStateHandle<bool>,
}

/// The glossary, closed at first, and the list of shortcuts when it is asked for.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let details = use_node_ref();
    // Its entries would be a tenth of the page's elements: they come when they are first asked for.
    let is_needed = use_state_eq(|| false);
    let need = {
        let setter = is_needed.setter();
        move |_: MouseEvent| setter.set(true)
    };
    let meaning = use_meaning(&details);
    let is_listing = props.is_listing.setter();
    use_shortcuts(&details, is_listing.clone());
    use_menus(&details);
    use_sideways(&details);
    use_width(&details, &props.is_wide);
    html! {
        <>
            <details ref={details} class="pp-glossary">
                <summary onclick={need}>{ msg!(glossary_title) }</summary>
                <dl>
                    if *is_needed {
                        { entries() }
                    }
                </dl>
            </details>
            { meaning }
            if *props.is_listing {
                <ShortcutList onclose={move |_: Event| is_listing.set(false)} />
            }
        </>
    }
}
