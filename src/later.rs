//! What comes after the first part of the page: the diagram, the workbench, and what explains them.

use std::pin::Pin;

use ports_components::Shared;
use ports_components::host::use_host;
use ports_components::paper::PaperContext;
use ports_components::waiting::waiting;
use ports_core::evaluation::Evaluation;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::parts::{self, Diagram, Help, Workbench};
use crate::sections::{Part, SECTIONS, Section};

/// The terms that the workbench links to the glossary, whatever is on screen.
pub const TERMS: [&str; 2] = [msg!(term_flow), msg!(term_snippet)];

/// The term that it links where it has address fields.
pub const ADDRESS_TERM: &str = msg!(term_cidr);

/// The props of [`Later`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LaterProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What is to be printed in place of the page.
    pub paper: PaperContext,
    /// Whether the shortcuts are listed.
    pub is_listing: UseStateHandle<bool>,
}

/// The later parts once they are there. Until then, the headings of their sections, so that links to them
/// lead somewhere; where one did not arrive, a sentence and a button to try again.
///
/// They are asked for when the first part has been rendered.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let host = use_host();
    let attempt = use_state(|| 0_u32);
    let is_missing = use_state_eq(|| false);
    let there = use_state_eq(number_there);
    {
        let (is_missing, there) = (is_missing.setter(), there.setter());
        use_effect_with(*attempt, move |_| {
            is_missing.set(false);
            for part in [
                arrives::<Diagram>(),
                arrives::<Workbench>(),
                arrives::<Help>(),
            ] {
                let (is_missing, there) = (is_missing.clone(), there.clone());
                spawn_local(async move {
                    match part.await {
                        true => there.set(number_there()),
                        false => is_missing.set(true),
                    }
                });
            }
        });
    }
    use_effect_with(*there, move |_| {
        // The address may lead to a section whose place is known only now.
        let fragment = host.fragment();
        let mut later = SECTIONS.iter().filter(|one| one.part != Part::First);
        if later.any(|section| section.anchor == fragment) {
            host.show_target();
        }
    });
    let LaterProps {
        evaluation,
        paper,
        is_listing,
    } = props;
    let diagram = match parts::loaded::<Diagram>() {
        Some(diagram) => (diagram.view)(evaluation.clone()),
        None => headings(Part::Diagram),
    };
    let workbench = match parts::loaded::<Workbench>() {
        Some(workbench) => (workbench.view)(evaluation.clone(), paper.clone()),
        None => headings(Part::Workbench),
    };
    let help = parts::loaded::<Help>();
    let help = help.map(|help| (help.view)(evaluation.clone(), is_listing.clone()));
    html! {
        <>
            { diagram }
            if *there < NUMBER {
                { waiting(
                    *is_missing,
                    Callback::from(move |_| attempt.set(*attempt + 1)),
                ) }
            }
            { workbench }
            { help.unwrap_or_default() }
        </>
    }
}

/// How many parts come later.
const NUMBER: u32 = 3;

/// How many of them are there.
fn number_there() -> u32 {
    u32::from(parts::loaded::<Diagram>().is_some())
        + u32::from(parts::loaded::<Workbench>().is_some())
        + u32::from(parts::loaded::<Help>().is_some())
}

/// Loads a part, and says whether it arrived.
fn arrives<P: parts::Part>() -> Pin<Box<dyn Future<Output = bool>>> {
    Box::pin(async { parts::load::<P>().await.is_ok() })
}

/// The headings of the sections of a part.
fn headings(part: Part) -> Html {
    let heading = |section: &Section| {
        html! {
            <section class="pp-panel pp-idle" aria-labelledby={section.anchor}>
                <h2 id={section.anchor}>{ section.name }</h2>
            </section>
        }
    };
    let sections = SECTIONS.iter().filter(|one| one.part == part);
    sections.map(heading).collect()
}
