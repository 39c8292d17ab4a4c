//! On or off, with what either would leave.

use yew::prelude::*;

/// A labelled switch.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The label.
    pub label: AttrValue,
    /// Whether it is on.
    pub on: bool,
    /// A short remark beside the label, such as a count.
    #[prop_or_default]
    pub remark: AttrValue,
    /// It was switched.
    pub switch: Callback<bool>,
}

/// A checkbox.
#[component]
pub(crate) fn Switch(props: &Props) -> Html {
    let next = !props.on;
    let switch = props.switch.reform(move |_: Event| next);
    html! {
        <label class="pp-option">
            <input type="checkbox" checked={props.on} onchange={switch} />
            <span class="pp-option-label">{ &props.label }</span>
            if !props.remark.is_empty() {
                <span class="pp-count">{ &props.remark }</span>
            }
        </label>
    }
}
