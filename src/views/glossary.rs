//! What the terms on the page mean, at its foot.

use ports_components::Shared;
use ports_components::glossary::LinkedTerms;
use ports_components::selection::use_selection;
use ports_core::evaluation::Evaluation;
use ports_core::glossary::{TERMS, Term};
use yew::prelude::*;

use crate::hooks::use_glossary_links;
use crate::terms;

/// The props of [`Glossary`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GlossaryProps {
    /// The rules on screen: an entry leads back to where its term stands on the page.
    pub evaluation: Shared<Evaluation<'static>>,
}

/// The glossary, closed at first.
#[component]
pub fn Glossary(props: &GlossaryProps) -> Html {
    let dataset = use_selection().dataset;
    let details = use_node_ref();
    // Its entries would be a tenth of the page's elements: they come when they are first asked for.
    let is_needed = use_state_eq(|| false);
    let need = {
        let setter = is_needed.setter();
        Callback::from(move |()| setter.set(true))
    };
    use_glossary_links(&details, need.clone());
    html! {
        <details ref={details} class="pp-glossary">
            <summary onclick={need.reform(|_: MouseEvent| ())}>{ msg!(glossary_title) }</summary>
            <dl>
                if *is_needed {
                    { entries(terms::on_page(dataset, &props.evaluation)) }
                }
            </dl>
        </details>
    }
}

fn entries(linked: LinkedTerms) -> Html {
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
