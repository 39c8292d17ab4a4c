//! How wide the app's place is.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

use crate::layout;

/// Has `is_wide` follow whether there is room for two columns; `inside` is some element of the app.
#[hook]
pub fn use_width(inside: &NodeRef, is_wide: &UseStateHandle<bool>) {
    let (inside, is_wide) = (inside.clone(), is_wide.clone());
    use_effect_with((), move |()| {
        let place = inside
            .cast::<Element>()
            .and_then(|inside| inside.closest(".pp").ok()??.parent_element());
        let observation = place.and_then(|place| Observation::of(&place, is_wide));
        move || drop(observation)
    });
}

/// Hears of every change of an element's width, for as long as it is there.
struct Observation {
    observer: ResizeObserver,
    /// What the observer calls.
    _heard: Closure<dyn FnMut(js_sys::Array)>,
}

impl Observation {
    /// None where the browser has no such observers.
    fn of(place: &Element, is_wide: UseStateHandle<bool>) -> Option<Self> {
        let was_wide = Cell::new(*is_wide);
        let heard = Closure::new(move |entries: js_sys::Array| {
            let width = entries
                .pop()
                .unchecked_into::<ResizeObserverEntry>()
                .content_rect()
                .width();
            // An element that is not shown has no width, and is looked at again when it has one.
            if width > 0.0 {
                was_wide.set(layout::is_wide(width, was_wide.get()));
                is_wide.set(was_wide.get());
            }
        });
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(place);
        Some(Self {
            observer,
            _heard: heard,
        })
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
