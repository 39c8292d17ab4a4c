//! One of several options, in a list that the browser opens.

use yew::prelude::*;

use crate::choice::field_text;

/// An option: its value, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectOption {
    /// The value, which no other option of the select has.
    pub value: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// The heading that it stands under together with its neighbours; empty for none.
    pub group: AttrValue,
}

impl SelectOption {
    /// An option that stands under no heading.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            group: AttrValue::default(),
        }
    }

    /// The same, under a heading.
    pub fn under(mut self, group: impl Into<AttrValue>) -> Self {
        self.group = group.into();
        self
    }
}

/// A select with its label, for those who hear the page. It hears the value of another option that the
/// reader chose.
pub fn select(
    id: &'static str,
    label: &'static str,
    options: &[SelectOption],
    chosen: &str,
    onchoose: Callback<String>,
) -> Html {
    let onchange = onchoose.reform(|event: Event| field_text(&event));
    // With keys, an option that comes is a new node. Without, the nodes that are there would be made into other
    // options and the new one put in front of them, and a browser would show that one in place of the chosen.
    let option = |one: &SelectOption| {
        html! {
            <option key={&*one.value} value={&one.value} selected={one.value == *chosen}>
                { &one.label }
            </option>
        }
    };
    let groups = options.chunk_by(|one, next| one.group == next.group);
    let group = |options: &[SelectOption]| {
        let items = options.iter().map(option);
        match options.first() {
            Some(first) if !first.group.is_empty() => {
                html! { <optgroup label={&first.group}>{ for items }</optgroup> }
            }
            _ => items.collect(),
        }
    };
    let options: Html = groups.map(group).collect();
    // The markup says which option is chosen at first; once the reader has chosen another, a browser takes
    // it from the value alone. Where the markup is all there is, there are no values.
    let select = match cfg!(target_arch = "wasm32") {
        true => html! {
            <select class="pp-input pp-select" {id} ~value={chosen.to_owned()} {onchange}>
                { options }
            </select>
        },
        false => html! {
            <select class="pp-input pp-select" {id} {onchange}>{ options }</select>
        },
    };
    html! {
        <>
            <label class="pp-unseen" for={id}>{ label }</label>
            { select }
        </>
    }
}
