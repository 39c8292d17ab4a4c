//! Groups of options, each with the number of rules it would leave.

use ports_messages::Counted;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::prelude::*;

/// A labelled group of options.
pub fn group(legend: Html, options: Html) -> Html {
    html! {
        <fieldset class="pp-group">
            <legend>{ legend }</legend>
            <div class="pp-options">{ options }</div>
        </fieldset>
    }
}

/// One of several options with the same `name`: a radio button, and a remark behind its label.
pub fn radio(
    name: &'static str,
    label: &'static str,
    checked: bool,
    onchange: Callback<Event>,
    remark: Html,
) -> Html {
    let input = html! { <input type="radio" {name} {checked} {onchange} /> };
    labelled(input, label, remark)
}

/// What is on or off, and a remark behind its label.
pub fn switch(label: &'static str, checked: bool, onchange: Callback<Event>, remark: Html) -> Html {
    let input = html! { <input type="checkbox" {checked} {onchange} /> };
    labelled(input, label, remark)
}

fn labelled(input: Html, label: &'static str, remark: Html) -> Html {
    html! {
        <label class="pp-option">
            { input }
            <span class="pp-option-label">{ label }</span>
            { remark }
        </label>
    }
}

/// A number of rules, with its noun for those who hear the page.
pub fn rule_count(count: usize) -> Html {
    let form = msg!(counted_rules).form(count);
    let (before, noun) = form.split_once(Counted::PLACEHOLDER).unwrap_or(("", form));
    html! {
        <span class="pp-count">
            { format!("{before}{count}") }
            <span class="pp-unseen">{ noun }</span>
        </span>
    }
}

/// The text of the field that an input event comes from.
pub fn input_text(event: &InputEvent) -> String {
    field_text(event)
}

/// The value of the control that an event comes from: a text field's text, or the value of a radio
/// button.
pub fn field_text(event: &Event) -> String {
    // Every field has a value, whatever kind it is: a text area's is read the same way.
    let target = event.target();
    target.map_or_else(String::new, |target| {
        target.unchecked_into::<HtmlInputElement>().value()
    })
}

/// Whether the switch that an event comes from is on.
pub fn is_checked(event: &Event) -> bool {
    let target = event.target();
    target.is_some_and(|target| target.unchecked_into::<HtmlInputElement>().checked())
}
