//! Choices, each with the number of rules it would leave.

use yew::prelude::*;

/// One of a few options.
pub(crate) struct ChoiceOption {
    /// What people read.
    pub label: &'static str,
    /// How many rules it would leave.
    pub count: usize,
    /// Whether it is the chosen one.
    pub chosen: bool,
    /// It was chosen.
    pub choose: Callback<Event>,
}

/// A labelled group of radio buttons, one under the other. `name` tells the group from the others
/// on the page.
pub(crate) fn choice_group(
    legend: &'static str,
    name: &'static str,
    options: impl Iterator<Item = ChoiceOption>,
) -> Html {
    let options = options.map(|option| {
        input(
            "radio",
            Some(name),
            option.label,
            option.chosen,
            option.choose,
            count(option.count),
        )
    });
    html! {
        <fieldset class="pp-group">
            <legend>{ legend }</legend>
            <div class="pp-options">{ for options }</div>
        </fieldset>
    }
}

/// A labelled switch, with a remark such as what flipping it would leave.
pub(crate) fn switch(label: &'static str, on: bool, remark: String, flip: Callback<Event>) -> Html {
    let remark = html! { <span class="pp-count">{ remark }</span> };
    input("checkbox", None, label, on, flip, remark)
}

fn input(
    kind: &'static str,
    name: Option<&'static str>,
    label: &'static str,
    checked: bool,
    onchange: Callback<Event>,
    remark: Html,
) -> Html {
    html! {
        <label class="pp-option">
            <input type={kind} {name} {checked} {onchange} />
            <span class="pp-option-label">{ label }</span>
            { remark }
        </label>
    }
}

/// A number of rules, with its noun for those who hear the page.
pub(crate) fn count(count: usize) -> Html {
    let noun = if count == 1 { " rule" } else { " rules" };
    html! { <span class="pp-count">{ count }<span class="pp-unseen">{ noun }</span></span> }
}
