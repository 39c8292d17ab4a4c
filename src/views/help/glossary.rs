//! The entries of the glossary.

use ports_core::evaluation::Evaluation;
use ports_core::glossary::{TERMS, Term};
use yew::prelude::*;

use crate::terms;

/// What each term means, with a link back to where it stands on the page.
pub fn entries(evaluation: &Evaluation<'static>) -> Html {
    let linked = terms::on_page(ports_data::dataset(), evaluation);
    let entry = |(place, term): (usize, &Term)| {
        let Term { name, meaning } = *term;
        html! {
            <div>
                <dt id={format!("pp-term-{place}")} tabindex="-1">{ name }</dt>
                <dd>
                    { meaning }
                    if linked.contains(place) {
                        { " " }
                        <a
                            href={format!("#pp-word-{place}")}
                            aria-label={msg_fmt!(glossary_back_to, term = name).to_string()}
                        >
                            { msg!(glossary_back) }
                        </a>
                    }
                </dd>
            </div>
        }
    };
    TERMS.iter().enumerate().map(entry).collect()
}
