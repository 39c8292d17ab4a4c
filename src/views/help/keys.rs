//! The keyboard shortcuts.

use std::cell::Cell;

use gloo::events::{EventListener, EventListenerOptions};
use ports_components::host::use_host;
use ports_components::storage;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent,
};
use yew::prelude::*;

/// The key that turning the shortcuts off is saved under.
const KEY: &str = "palette-ports-shortcuts";
const OFF: &str = "off";

/// What each key presses: the first of these that is shown.
const PRESSED: [(&str, &[&str]); 3] = [
    ("/", &["#pp-search"]),
    (
        "c",
        &[".pp-beside .pp-snippet .pp-main", ".pp-foot-bar .pp-main"],
    ),
    ("f", &[".pp-picker > summary", "#pp-foot-format"]),
];

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

/// Keys for those who know them: `/` goes to the search, `c` copies what stands beside the views, `f` goes to the
/// formats, `1` and the digits behind it show the views, `?` lists them. A page of the app's own hears them
/// everywhere, an element only inside of it, so that nothing of the page around is taken from it. `inside` is
/// some element of the app.
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
    // A page around may show no choices: an app in it takes no key then.
    if is_modified(event) || is_typed(event) || first_shown(app, &["#pp-search"]).is_none() {
        return;
    }
    let key = event.key();
    let pressed = pressed(app, &key);
    if !(key == "?" || pressed.is_some()) || !are_shortcuts_on() {
        return;
    }
    event.prevent_default();
    match pressed {
        None => is_listing.set(true),
        // A key that is held down does not press a button again and again.
        Some(_) if event.repeat() => {}
        Some(pressed) => press(&pressed),
    }
}

/// What a key presses in an app; none where it presses nothing, or what it presses is not shown.
fn pressed(app: &Element, key: &str) -> Option<HtmlElement> {
    if let Some((_, selectors)) = PRESSED.iter().find(|(known, _)| *known == key) {
        return first_shown(app, selectors);
    }
    let number: usize = key.parse().ok().filter(|number| *number < 10)?;
    let tab = format!(".pp > .pp-tabs > .pp-tab:nth-child({number})");
    first_shown(app, &[&tab])
}

/// The first element of an app that is shown and fits one of these.
fn first_shown(app: &Element, selectors: &[&str]) -> Option<HtmlElement> {
    selectors.iter().find_map(|selector| {
        let found = app.query_selector(selector).ok()??;
        let found: HtmlElement = found.dyn_into().ok()?;
        (found.offset_width() > 0).then_some(found)
    })
}

/// Goes to a field, its text chosen to be typed over; presses a button.
fn press(element: &HtmlElement) {
    let _ = element.focus();
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    } else if element.dyn_ref::<HtmlSelectElement>().is_none() {
        element.click();
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
