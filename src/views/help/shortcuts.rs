//! The list of keyboard shortcuts.

use ports_components::button::button;
use ports_components::choice::is_checked;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::keys::{are_shortcuts_on, turn_shortcuts};

/// The props of [`ShortcutList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShortcutListProps {
    /// Hears that it was closed, by its button or by Escape; the browser has given the focus back then.
    pub onclose: Callback<Event>,
}

/// A dialog with the shortcuts, where they can be turned off.
#[component]
pub fn ShortcutList(props: &ShortcutListProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let is_on = use_state_eq(are_shortcuts_on);
    let onchange = {
        let setter = is_on.setter();
        move |event: Event| {
            let is_on = is_checked(&event);
            turn_shortcuts(is_on);
            setter.set(is_on);
        }
    };
    let close = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    html! {
        <dialog
            ref={dialog}
            class="pp-panel"
            aria-label={msg!(shortcuts_title)}
            onclose={props.onclose.clone()}
        >
            <h2>{ msg!(shortcuts_title) }</h2>
            <p>{ msg!(shortcuts_search) }</p>
            <p>{ msg!(shortcuts_copy) }</p>
            <p>{ msg!(shortcuts_formats) }</p>
            <p>{ msg!(shortcuts_views) }</p>
            <p>{ msg!(shortcuts_list) }</p>
            <label class="pp-option">
                <input type="checkbox" checked={*is_on} {onchange} />
                { " " }
                { msg!(shortcuts_on) }
            </label>
            { button(msg!(shortcuts_close), Callback::from(close)) }
        </dialog>
    }
}
