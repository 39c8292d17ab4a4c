//! The workbench, which comes after the first part of the page.

use ports_components::Shared;
use ports_components::button::button;
use ports_components::host::use_host;
use ports_core::evaluation::Evaluation;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::parts::{self, Workbench};
use crate::sections::{Part, SECTIONS};

/// The terms that the workbench links to the glossary, whatever is on screen.
pub const TERMS: [&str; 2] = [msg!(term_flow), msg!(term_snippet)];

/// The term that it links where it has address fields.
pub const ADDRESS_TERM: &str = msg!(term_cidr);

/// The props of [`Later`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LaterProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
}

/// The workbench once it is there. Until then, the headings of its sections, so that links to them lead
/// somewhere; where it did not arrive, a sentence and a button to try again.
///
/// It is asked for when the first part has been rendered.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let host = use_host();
    let attempt = use_state(|| 0_u32);
    let is_missing = use_state_eq(|| false);
    let is_there = use_state_eq(|| parts::loaded::<Workbench>().is_some());
    {
        let (is_missing, is_there) = (is_missing.setter(), is_there.setter());
        use_effect_with(*attempt, move |_| {
            is_missing.set(false);
            spawn_local(async move {
                match parts::load::<Workbench>().await {
                    Ok(_) => is_there.set(true),
                    Err(_) => is_missing.set(true),
                }
            });
        });
    }
    use_effect_with(*is_there, move |_| {
        // The address may lead to a section whose place is known only now.
        let fragment = host.fragment();
        let mut later = SECTIONS.iter().filter(|one| one.part == Part::Workbench);
        if later.any(|section| section.anchor == fragment) {
            host.show_target();
        }
    });
    if let Some(workbench) = parts::loaded::<Workbench>() {
        return (workbench.view)(props.evaluation.clone());
    }
    let onclick = Callback::from(move |_| attempt.set(*attempt + 1));
    html! {
        <>
            <div class="pp-later" role="status">
                if *is_missing {
                    <p class="pp-error">{ msg!(later_missing) }</p>
                    { button(msg!(later_retry), onclick) }
                } else {
                    <p class="pp-hint">{ msg!(later_loading) }</p>
                }
            </div>
            { for SECTIONS.iter().filter(|one| one.part == Part::Workbench).map(|section| html! {
                <section class="pp-panel pp-idle" aria-labelledby={section.anchor}>
                    <h2 id={section.anchor}>{ section.name }</h2>
                </section>
            }) }
        </>
    }
}
