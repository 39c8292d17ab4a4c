//! What scrolls sideways by itself: the row of tabs, and the grid of addresses.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ScrollIntoViewOptions};
use yew::prelude::*;

/// Has what gets the focus by a key be seen whole, and at first the tab of the view that is looked at: browsers
/// leave what is cut off as it is. `inside` is some element of the app.
#[hook]
pub fn use_sideways(inside: &NodeRef) {
    let inside = inside.clone();
    use_effect_with((), move |()| {
        let app = inside
            .cast::<Element>()
            .and_then(|inside| inside.closest(".pp").ok()?);
        let listener = app.map(|app| {
            let tabs = app.query_selector(".pp-tabs").ok().flatten();
            if let Some(tabs) = tabs {
                show_chosen(&tabs);
            }
            EventListener::new(&app, "focusin", |event| {
                let target = event.target().and_then(|target| target.dyn_into().ok());
                // Below a pointer nothing moves, or what it presses would be something else.
                let by_keys = |target: &Element| {
                    target.matches(":is(.pp-tabs, .pp-scroll) :focus-visible") == Ok(true)
                };
                if let Some(target) = target.filter(by_keys) {
                    show_whole(&target);
                }
            })
        });
        move || drop(listener)
    });
}

/// Scrolls a row of tabs to the chosen one. Not by having the tab scroll into view: the Tab key would then go
/// on from there, and no longer begin with the page.
fn show_chosen(tabs: &Element) {
    let chosen = tabs.query_selector("[aria-current]").ok().flatten();
    if let Some(chosen) = chosen {
        let (row, tab) = (
            tabs.get_bounding_client_rect(),
            chosen.get_bounding_client_rect(),
        );
        let hidden = (tab.right() - row.right()).max(0.0);
        tabs.set_scroll_left(tabs.scroll_left() + hidden.ceil() as i32);
    }
}

/// Scrolls no further than it takes.
fn show_whole(element: &Element) {
    let options = js_sys::Object::new();
    for way in ["block", "inline"] {
        let _ = js_sys::Reflect::set(&options, &JsValue::from(way), &JsValue::from("nearest"));
    }
    let options: ScrollIntoViewOptions = options.unchecked_into();
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
