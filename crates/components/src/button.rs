//! Buttons.

use yew::prelude::*;

/// A push button with a word on it.
pub fn button(label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    push_button("pp-button", label, onclick)
}

/// The button that a view is there for.
pub fn main_button(label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    push_button("pp-button pp-main", label, onclick)
}

fn push_button(class: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button {class} type="button" {onclick}>{ label }</button> }
}

/// A state of a control, as assistive technology reads it.
pub fn aria_bool(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
