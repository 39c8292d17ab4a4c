//! How wide the place of the grid is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// What is narrower than this, in pixels, has no room for a grid: the names of sites and three columns. Half
/// of a desk's screen, beside firewall rules, has.
const ROOM: i32 = 600;

/// Whether an element has no room for a grid; not before it is there, and not where the browser does not
/// say.
#[hook]
pub fn use_is_narrow(place: &NodeRef) -> bool {
    let is_narrow = use_state_eq(|| false);
    {
        let is_narrow = is_narrow.setter();
        use_effect_with(place.clone(), move |place| {
            let observed = place.cast::<Element>().and_then(|element| {
                let measured = element.clone();
                let measure = move || {
                    let width = measured.client_width();
                    // What is not shown has none.
                    if width > 0 {
                        is_narrow.set(width < ROOM);
                    }
                };
                // At once: nobody is to see, or type in, a grid that cards take the place of a moment later.
                measure();
                let measure = Closure::<dyn FnMut()>::new(measure);
                let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
                observer.observe(&element);
                Some((observer, measure))
            });
            move || {
                if let Some((observer, _)) = &observed {
                    observer.disconnect();
                }
                drop(observed);
            }
        });
    }
    *is_narrow
}
