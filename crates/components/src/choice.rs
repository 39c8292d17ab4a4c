//! Groups of options, each with the number of rules it would leave.

use ports_messages::Counted;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::prelude::*;

use crate::glossary::term_link;

/// The props of a [`Group`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GroupProps {
    /// What is chosen in it.
    pub legend: AttrValue,
    /// Whether the legend is a term of the glossary and links there.
    #[prop_or_default]
    pub is_term: bool,
    /// Hears the options' changes, for a group with too many of them for a listener each.
    #[prop_or_default]
    pub onchange: Option<Callback<Event>>,
    /// The options.
    pub children: Html,
}

/// A labelled group of options.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let legend = match props.is_term {
        true => term_link(&props.legend, &props.legend),
        false => html! { { &props.legend } },
    };
    html! {
        <fieldset class="pp-group" onchange={props.onchange.clone()}>
            <legend>{ legend }</legend>
            <div class="pp-options">{ props.children.clone() }</div>
        </fieldset>
    }
}

/// The props of a [`Choice`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoiceProps {
    /// The name of the group of radio buttons; none for a switch.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What it is called.
    pub label: AttrValue,
    /// Whether it is chosen, or on.
    pub checked: bool,
    /// Hears that it was chosen, or switched.
    pub onchange: Callback<Event>,
    /// A remark behind the label.
    #[prop_or_default]
    pub children: Html,
}

/// One option of a group: a radio button, or a switch.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let kind = match props.name {
        Some(_) => "radio",
        None => "checkbox",
    };
    html! {
        <label class="pp-option">
            <input
                type={kind}
                name={props.name.clone()}
                checked={props.checked}
                onchange={props.onchange.clone()}
            />
            <span class="pp-option-label">{ &props.label }</span>
            { props.children.clone() }
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
