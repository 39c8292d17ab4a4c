//! Buttons.

use yew::prelude::*;

/// The props of a [`Button`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ButtonProps {
    /// What it is called.
    pub label: AttrValue,
    /// Hears a press.
    pub onclick: Callback<MouseEvent>,
    /// Classes beside the usual one.
    #[prop_or_default]
    pub class: Classes,
}

/// A push button with a word on it.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let ButtonProps {
        label,
        onclick,
        class,
    } = props;
    html! {
        <button class={classes!("pp-button", class.clone())} type="button" {onclick}>{ label }</button>
    }
}

/// A state of a control, as assistive technology reads it.
pub fn aria_bool(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
