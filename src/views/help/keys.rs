//! The keyboard shortcuts.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use ports_components::host::use_host;
use ports_components::storage;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// The key that turning the shortcuts off is saved under.
const KEY: &str = "palette-ports-shortcuts";
const OFF: &str = "off";

/// Where keys are text, or belong to somebody else.
const TYPED_IN: &str =
    "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog";

thread_local! {
    /// Whether the shortcuts are on, for all apps on a page; none before it is asked for. Where the
    /// browser saves nothing, it holds for as long as the page is there.
    static IS_ON: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether the shortcuts are on.
pub fn are_shortcuts_on() -> bool {
    IS_ON.get().unwrap_or_else(|| {
        let is_on = storage::load(KEY).is_none_or(|saved| saved != OFF);
        IS_ON.set(Some(is_on));
        is_on
    })
}

/// Turns the shortcuts on or off, for good where the browser saves it.
pub fn turn_shortcuts(is_on: bool) {
    IS_ON.set(Some(is_on));
    storage::save(KEY, if is_on { "" } else { OFF });
}

/// Keys for those who know them: `/` goes to the search, `?` lists them. A page of the app's own
/// hears them everywhere, an element only inside of it, so that nothing of the page around is taken
/// from it. `inside` is some element of the app.
#[hook]
pub fn use_shortcuts(inside: &NodeRef, is_listing: UseStateSetter<bool>) {
    let host = use_host();
    let inside = inside.clone();
    use_effect_with((), move |()| {
        let app = inside
            .cast::<Element>()
            .and_then(|inside| inside.closest(".pp").ok()?);
        let listener = app.and_then(|app| {
            let target: EventTarget = match host.is_embedded() {
                true => app.clone().into(),
                false => app.owner_document()?.into(),
            };
            let options = EventListenerOptions::enable_prevent_default();
            let answer = move |event: &Event| answer(event, &app, &is_listing);
            Some(EventListener::new_with_options(
                &target, "keydown", options, answer,
            ))
        });
        move || drop(listener)
    });
}

fn answer(event: &Event, app: &Element, is_listing: &UseStateSetter<bool>) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let key = event.key();
    let is_ours = matches!(key.as_str(), "/" | "?") && !is_modified(event) && !is_typed(event);
    if !is_ours || !are_shortcuts_on() {
        return;
    }
    let search = app.query_selector("#pp-search").ok().flatten();
    // A page around may show no choices.
    let Some(search) = search
        .and_then(|search| search.dyn_into::<HtmlInputElement>().ok())
        .filter(|search| search.offset_width() > 0)
    else {
        return;
    };
    event.prevent_default();
    match key.as_str() {
        "?" => is_listing.set(true),
        _ => {
            let _ = search.focus();
            search.select();
        }
    }
}

/// Whether a key belongs to the browser, or to an input method.
fn is_modified(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.ctrl_key() || event.alt_key() || event.meta_key()
}

fn is_typed(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(TYPED_IN).ok().flatten().is_some())
}
