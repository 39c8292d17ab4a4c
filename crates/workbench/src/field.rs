//! Fields that the reader enters text in, with what is said about the text below.

use ports_components::button::aria_bool;
use ports_components::choice::input_text;
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesDispatcher, EntryField};

/// A field of one line.
pub struct TextField<'f> {
    /// The id of its element.
    pub id: String,
    /// What it is called.
    pub label: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// What holds while it is empty.
    pub placeholder: &'static str,
    /// Its text.
    pub text: &'f str,
    /// What is wrong with the text, as a sentence.
    pub problem: Option<String>,
    /// What is worth a second look, as a sentence.
    pub note: Option<&'static str>,
    /// Which entry it is for.
    pub field: EntryField,
    /// Changes the entry.
    pub dispatcher: &'f EntriesDispatcher,
}

impl<'f> TextField<'f> {
    /// A field with its label and what it is for, that holds nothing while it is empty and nothing wrong.
    pub fn new(
        id: &str,
        (label, hint): (&'static str, &'static str),
        text: &'f str,
        field: EntryField,
        dispatcher: &'f EntriesDispatcher,
    ) -> Self {
        Self {
            id: id.to_owned(),
            label,
            hint,
            placeholder: "",
            text,
            problem: None,
            note: None,
            field,
            dispatcher,
        }
    }

    /// The field, with what is said about its text below.
    pub fn view(self) -> Html {
        let Self {
            id,
            label,
            hint,
            placeholder,
            text,
            problem,
            note,
            field,
            dispatcher,
        } = self;
        html! {
            <div class="pp-address" key={id.clone()}>
                <label class="pp-label" for={id.clone()}>{ label }</label>
                <p class="pp-hint">{ hint }</p>
                <input
                    class="pp-input"
                    id={id.clone()}
                    aria-describedby={said_id(&id)}
                    aria-invalid={aria_bool(problem.is_some())}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {placeholder}
                    value={text.to_owned()}
                    oninput={entering(field, dispatcher)}
                />
                <div id={said_id(&id)} role="status">
                    if let Some(problem) = problem {
                        <p class="pp-error">{ problem }</p>
                    }
                    if let Some(note) = note {
                        <p class="pp-wide">{ note }</p>
                    }
                </div>
            </div>
        }
    }
}

/// A callback that enters what was typed in a field.
pub fn entering(field: EntryField, dispatcher: &EntriesDispatcher) -> Callback<InputEvent> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |event: InputEvent| {
        dispatcher.dispatch(EntriesAction::Enter(field.clone(), input_text(&event)));
    })
}

/// The id of what is said about the field with an id.
pub fn said_id(id: &str) -> String {
    format!("{id}-said")
}
