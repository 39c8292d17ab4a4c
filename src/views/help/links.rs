//! Links between terms and their entries in the glossary.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement};
use yew::prelude::*;

/// Links to an entry of the glossary, and back.
const LINKS: &str = "a:is([href^=\"#pp-term-\"], [href^=\"#pp-word-\"])";

/// Leads from a term to what the glossary says of it, and back: opens `glossary` and moves the focus.
/// The address stays as it is: it may bring the reader's entries along, and an element in somebody
/// else's page has none. `onopen` is called first, so that the entries are rendered.
#[hook]
pub fn use_glossary_links(glossary: &NodeRef, onopen: Callback<()>) {
    // The selector of what is to get the focus once it is rendered.
    let wanted = use_state_eq(|| None::<String>);
    {
        let (glossary, wanted) = (glossary.clone(), wanted.setter());
        use_effect_with((), move |()| {
            let app = app_around(&glossary);
            let listener = app.map(|app| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&app, "click", options, move |event| {
                    let Some(selector) = followed(event) else {
                        return;
                    };
                    event.prevent_default();
                    if let Some(glossary) = glossary.cast::<HtmlDetailsElement>() {
                        glossary.set_open(true);
                    }
                    onopen.emit(());
                    wanted.set(Some(selector));
                })
            });
            move || drop(listener)
        });
    }
    let glossary = glossary.clone();
    use_effect_with((*wanted).clone(), move |selector| {
        if let Some(selector) = selector {
            let target = app_around(&glossary).and_then(|app| app.query_selector(selector).ok()?);
            if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
                let _ = target.focus();
            }
            // The same link may be followed again.
            wanted.set(None);
        }
    });
}

/// The app's outermost element around one of its nodes.
fn app_around(node: &NodeRef) -> Option<Element> {
    node.cast::<Element>()?.closest(".pp").ok()?
}

/// The selector of what the followed link leads to, when it is one to the glossary or back.
fn followed(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(LINKS).ok()??.get_attribute("href")
}
