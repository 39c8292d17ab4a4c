use gloo::events::EventListener;
use ports_components::selection::{SelectionAction, SelectionContext};
use yew::prelude::*;

/// Follows the address: on a page of the app's own by Back and Forward, in an element whenever its own
/// script says so, by another number of `navigations`.
#[hook]
pub fn use_navigation(state: &SelectionContext, navigations: u32) {
    let host = state.host.clone();
    let follow = {
        let (host, dispatcher) = (host.clone(), state.dispatcher());
        move || {
            dispatcher.dispatch(SelectionAction::Navigate {
                query: host.follow(),
                fragment: host.fragment(),
            });
        }
    };
    {
        let follow = follow.clone();
        use_effect_with(host, move |host| {
            let window = web_sys::window().filter(|_| !host.is_embedded());
            let listener =
                window.map(|window| EventListener::new(&window, "popstate", move |_| follow()));
            move || drop(listener)
        });
    }
    use_effect_with(navigations, move |navigations| {
        if *navigations > 0 {
            follow();
        }
    });
}
