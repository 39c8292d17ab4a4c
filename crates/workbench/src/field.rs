//! Fields that the reader enters text in, with what is said about the text below.

use ports_components::button::aria_bool;
use ports_components::choice::input_text;
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesDispatcher, EntryField};

/// The props of a [`TextField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// The id of its element.
    pub id: AttrValue,
    /// What it is called.
    pub label: AttrValue,
    /// What it is for.
    pub hint: AttrValue,
    /// What holds while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Its text.
    pub text: AttrValue,
    /// What is wrong with the text, as a sentence.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// Which entry it is for.
    pub field: EntryField,
    /// Changes the entry.
    pub dispatcher: EntriesDispatcher,
}

/// A field of one line.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps {
        id,
        label,
        hint,
        placeholder,
        text,
        problem,
        ..
    } = props;
    let oninput = entering(&props.field, &props.dispatcher);
    html! {
        <div class="pp-address">
            <label class="pp-label" for={id}>{ label }</label>
            <p class="pp-hint">{ hint }</p>
            <input
                class="pp-input"
                {id}
                aria-describedby={said_id(id)}
                aria-invalid={aria_bool(problem.is_some())}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {placeholder}
                value={text}
                {oninput}
            />
            <div id={said_id(id)} role="status">
                if let Some(problem) = problem {
                    <p class="pp-error">{ problem }</p>
                }
            </div>
        </div>
    }
}

/// A callback that enters what was typed in a field.
pub fn entering(field: &EntryField, dispatcher: &EntriesDispatcher) -> Callback<InputEvent> {
    let (field, dispatcher) = (field.clone(), dispatcher.clone());
    Callback::from(move |event: InputEvent| {
        dispatcher.dispatch(EntriesAction::Enter(field.clone(), input_text(&event)));
    })
}

/// The id of what is said about the field with an id.
pub fn said_id(id: &str) -> String {
    format!("{id}-said")
}
