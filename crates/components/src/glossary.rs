//! Terms that link to the glossary.
//!
//! A term links where it first stands on the page, and is plain text everywhere else. Which terms
//! stand in a section follows from the data, so that no section has to be rendered to know what another
//! one links.

use ports_core::glossary::position;
use yew::prelude::*;

/// Terms that are linked already, by their places in the glossary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkedTerms(u64);

impl LinkedTerms {
    /// All terms: where no term links, as on the page for readers without scripts.
    pub const ALL: Self = Self(u64::MAX);

    /// Whether the term with this place is linked.
    pub fn contains(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// Marks a term as linked. Its place, when it is a term and was not linked before.
    pub fn insert(&mut self, name: &str) -> Option<usize> {
        let place = position(name).filter(|place| !self.contains(*place))?;
        self.0 |= 1 << place;
        Some(place)
    }

    /// A word: a link to its entry where it is a term that is not linked yet, else its text.
    pub fn word(&mut self, name: &'static str) -> Html {
        match self.insert(name) {
            Some(place) => link(place, name),
            None => html! { { name } },
        }
    }
}

/// A term as a link to its entry, shown as `label`; plain text for what is no term.
pub fn term_link(name: &str, label: &str) -> Html {
    match position(name) {
        Some(place) => link(place, label),
        None => html! { { label } },
    }
}

fn link(place: usize, label: &str) -> Html {
    html! {
        <a class="pp-word" id={format!("pp-word-{place}")} href={format!("#pp-term-{place}")}>
            { label }
        </a>
    }
}

/// A text in which a term stands in brackets, with the term as a link: `For the same [flows]`.
pub fn text_with_term(name: &str, text: &str) -> Html {
    around_term(text, |label| term_link(name, label))
}

/// A text in which a term stands in brackets, with the term made by `word`.
pub fn around_term(text: &str, word: impl FnOnce(&str) -> Html) -> Html {
    let (before, rest) = text.split_once('[').unwrap_or(("", text));
    let (label, after) = rest.split_once(']').unwrap_or((rest, ""));
    html! { <>{ before }{ word(label) }{ after }</> }
}
