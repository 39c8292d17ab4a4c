//! One choice out of a few, each with the number of rules it would leave.

use yew::prelude::*;

/// One of the options.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChoiceOption {
    /// Tells the options apart.
    pub key: AttrValue,
    /// What people read.
    pub label: AttrValue,
    /// How many rules it would leave.
    pub count: usize,
}

/// A labelled group of options.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The label of the group.
    pub legend: AttrValue,
    /// Names the group in the page; one of a kind.
    pub name: AttrValue,
    /// The options, in order.
    pub options: Vec<ChoiceOption>,
    /// The key of the chosen one.
    pub chosen: AttrValue,
    /// Another one was chosen, by its place.
    pub choose: Callback<usize>,
}

/// Radio buttons, one under the other.
#[component]
pub(crate) fn ChoiceGroup(props: &Props) -> Html {
    let options = props.options.iter().enumerate().map(|(index, option)| {
        let choose = props.choose.reform(move |_: Event| index);
        html! {
            <label key={option.key.to_string()} class="pp-option">
                <input type="radio" name={&props.name} value={&option.key}
                    checked={option.key == props.chosen} onchange={choose} />
                <span class="pp-option-label">{ &option.label }</span>
                <Count count={option.count} />
            </label>
        }
    });
    html! {
        <fieldset class="pp-group">
            <legend>{ &props.legend }</legend>
            <div class="pp-options">{ for options }</div>
        </fieldset>
    }
}

/// How many rules a choice would leave.
#[derive(PartialEq, Properties)]
pub(crate) struct CountProps {
    /// The number.
    pub count: usize,
}

/// The number, with its noun for those who hear the page.
#[component]
pub(crate) fn Count(props: &CountProps) -> Html {
    let noun = if props.count == 1 { " rule" } else { " rules" };
    html! { <span class="pp-count">{ props.count }<span class="pp-unseen">{ noun }</span></span> }
}
