//! Terms that say what they mean when they are pressed.
//!
//! A term does where it first stands in a view, and is plain text everywhere else. Who shows the meaning
//! comes with the part that explains the page.

use ports_core::glossary::position;
use yew::prelude::*;

/// Terms that say it already, by their places in the glossary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkedTerms(u64);

impl LinkedTerms {
    /// Whether the term with this place says it.
    fn contains(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// Has a term say it. Its place, when it is a term and did not before.
    pub fn insert(&mut self, name: &str) -> Option<usize> {
        let place = position(name).filter(|place| !self.contains(*place))?;
        self.0 |= 1 << place;
        Some(place)
    }

    /// A word: a button where it is a term that is no button yet, else its text.
    pub fn word(&mut self, name: &'static str) -> Html {
        match self.insert(name) {
            Some(place) => button(place, name),
            None => html! { { name } },
        }
    }
}

/// A term as a button, shown as `label`; plain text for what is no term.
pub fn term_link(name: &str, label: &str) -> Html {
    match position(name) {
        Some(place) => button(place, label),
        None => html! { { label } },
    }
}

fn button(place: usize, label: &str) -> Html {
    html! {
        <button class="pp-word" type="button" aria-haspopup="dialog" data-term={place.to_string()}>
            { label }
        </button>
    }
}

/// A text in which a term stands in brackets, with the term as a button: `For the same [flows]`.
pub fn text_with_term(name: &str, text: &str) -> Html {
    around_term(text, |label| term_link(name, label))
}

/// A text in which a term stands in brackets, with the term made by `word`.
pub fn around_term(text: &str, word: impl FnOnce(&str) -> Html) -> Html {
    let (before, rest) = text.split_once('[').unwrap_or(("", text));
    let (label, after) = rest.split_once(']').unwrap_or((rest, ""));
    html! { <>{ before }{ word(label) }{ after }</> }
}
