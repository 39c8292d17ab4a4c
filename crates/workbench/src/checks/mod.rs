//! Scripts that try what the snippets open: one for the hosts of each role, once a kind is chosen.

mod scripts;

use ports_components::Shared;
use ports_components::choice::{group, radio};
use ports_components::glossary::text_with_term;
use ports_components::selection::use_selection;
use ports_formats::Ruleset;
use ports_formats::checks::Kind;
use yew::prelude::*;

use crate::narrowing::direction_chip;
use crate::parts::{Part, use_part};
use crate::services::use_services;

pub use scripts::SCRIPTS;

/// The props of a [`TestScript`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TestScriptProps {
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
    /// The kind of script.
    pub kind: UseStateHandle<Option<Kind>>,
}

/// The view of test scripts, of the chosen kind. None is written before one is chosen: most readers
/// choose none, and every change would cost them time.
#[component]
pub fn TestScript(props: &TestScriptProps) -> Html {
    let rulesets = &props.rulesets;
    let selection = use_selection();
    let services = use_services();
    let kind = &props.kind;
    let waiting = use_part(kind.map(|_| Part::Scripts));
    let choice = |label: &'static str, value: Option<Kind>| {
        let chosen = kind.setter();
        let onchange = move |_| chosen.set(value);
        radio(
            "pp-check",
            label,
            **kind == value,
            Callback::from(onchange),
            Html::default(),
        )
    };
    let nothing = choice(msg!(checks_nothing), None);
    let kinds = Kind::ALL.into_iter();
    let kinds = kinds.map(|kind| choice(kind.name(), Some(kind)));
    let choices = std::iter::once(nothing).chain(kinds);
    html! {
        <section class="pp-panel" aria-labelledby="pp-checks">
            <h2 id="pp-checks">{ msg!(checks_title) }</h2>
            <p class="pp-intro">{ text_with_term(msg!(term_flow), msg!(checks_intro)) }</p>
            { group(msg!(checks_with).into(), choices.collect()) }
            { direction_chip(&selection) }
            // Scripts are there at once, so that nothing has to be said about them. It stays for as
            // long as the markup has to be that of the approved pages.
            <p class="pp-hint" role="status"></p>
            <div>
                { kind.map(|kind| match (services.parts.scripts)() {
                    Some(scripts) => (scripts.view)(kind, rulesets),
                    None => waiting,
                }) }
            </div>
        </section>
    }
}
