//! What closes a menu of the app beside its own button.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, KeyboardEvent, MouseEvent, Node};
use yew::prelude::*;

/// Closes menus: by Escape, which leads back to the button, when something else is pressed or gets the focus,
/// and when a pointer chose one of the options of a picker. `inside` is some element of the app.
#[hook]
pub fn use_menus(inside: &NodeRef) {
    let inside = inside.clone();
    use_effect_with((), move |()| {
        let app = inside
            .cast::<Element>()
            .and_then(|inside| inside.closest(".pp").ok()?);
        let document = app.as_ref().and_then(|app| app.owner_document());
        let listeners = app.zip(document).map(|(app, document)| {
            let close = {
                let app = app.clone();
                move |event: &Event| close_others(&app, event)
            };
            [
                EventListener::new(&document, "pointerdown", close.clone()),
                EventListener::new(&app, "focusin", close),
                EventListener::new(&app, "keydown", escape),
                EventListener::new(&app, "click", chosen),
            ]
        });
        move || drop(listeners)
    });
}

/// Closes every open menu that an event does not come from.
fn close_others(app: &Element, event: &Event) {
    let Ok(open) = app.query_selector_all(".pp-menu[open]") else {
        return;
    };
    // Heard outside of a shadow tree, an event comes from its host.
    let target = event.composed_path().get(0).dyn_into::<Node>().ok();
    for at in 0..open.length() {
        let menu = open
            .item(at)
            .and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok());
        if let Some(menu) = menu.filter(|menu| !menu.contains(target.as_ref())) {
            menu.set_open(false);
        }
    }
}

/// Closes a picker where a pointer chose an option: what it covers is what the reader chose. Arrow keys go
/// on to the next option, and their clicks count no press.
fn chosen(event: &Event) {
    let presses = event
        .dyn_ref::<MouseEvent>()
        .map_or(0, |event| event.detail());
    let option = target(event).and_then(|target| target.closest(".pp-picker label").ok()?);
    if let Some(menu) = option
        .filter(|_| presses > 0)
        .and_then(|option| menu_around(&option))
    {
        close(&menu);
    }
}

fn escape(event: &Event) {
    let is_escape = event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|event| event.key() == "Escape");
    if let Some(menu) = target(event)
        .filter(|_| is_escape)
        .and_then(|target| menu_around(&target))
    {
        close(&menu);
        event.stop_propagation();
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The open menu that something is in.
fn menu_around(element: &Element) -> Option<Element> {
    element.closest(".pp-menu[open]").ok()?
}

/// Closes a menu, and gives its button the focus.
fn close(menu: &Element) {
    let _ = menu.remove_attribute("open");
    let button = menu.query_selector("summary").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
