//! Where the focus goes once what it goes to is there.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// A callback that moves the focus to what a selector finds in an element, once the next rendering is done.
#[hook]
pub fn use_focus(place: &NodeRef) -> Callback<String> {
    let wanted = use_mut_ref(|| None::<String>);
    let update = use_force_update();
    {
        let (place, wanted) = (place.clone(), wanted.clone());
        use_effect(move || {
            let Some(selector) = wanted.borrow_mut().take() else {
                return;
            };
            let place = place.cast::<Element>();
            let found = place.and_then(|place| place.query_selector(&selector).ok()?);
            if let Some(found) = found {
                let found: HtmlElement = wasm_bindgen::JsCast::unchecked_into(found);
                let _ = found.focus();
            }
        });
    }
    use_callback((), move |selector, ()| {
        *wanted.borrow_mut() = Some(selector);
        // Also where what is asked for is there already, and nothing else changes.
        update.force_update();
    })
}
