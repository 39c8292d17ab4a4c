//! The entries of the glossary.

use ports_core::glossary::{TERMS, Term};
use yew::prelude::*;

/// What each term means.
pub fn entries() -> Html {
    let entry = |(place, Term { name, meaning }): (usize, &Term)| {
        html! {
            <div>
                <dt id={format!("pp-term-{place}")}>{ *name }</dt>
                <dd>{ *meaning }</dd>
            </div>
        }
    };
    TERMS.iter().enumerate().map(entry).collect()
}
