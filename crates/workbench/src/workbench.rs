//! The sections of the workbench, in the page's order.

use ports_components::Shared;
use ports_components::selection::use_selection;
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::{Upgrade, upgrade};
use ports_formats::{Ruleset, rulesets};
use yew::prelude::*;

use crate::change_request::change_request;
use crate::checks::use_checks;
use crate::entries::{EntriesProvider, use_entries};
use crate::firewall::Firewall;
use crate::open_to_any::{use_is_told, use_open_at_rules};
use crate::parts::{Part, use_part};
use crate::services::{Services, use_services};
use crate::upgrade::{says_derived, use_upgrade_section};

/// The props of the [`Workbench`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkbenchProps {
    /// The rules that are shown: what the selection of the app evaluates to.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What the app gives it.
    pub services: Services,
}

/// The later sections of the page, and the entries that they share.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    html! {
        <ContextProvider<Services> context={props.services.clone()}>
            <EntriesProvider>
                <Sections evaluation={&props.evaluation} />
            </EntriesProvider>
        </ContextProvider<Services>>
    }
}

/// The props of [`Sections`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct SectionsProps {
    evaluation: Shared<Evaluation<'static>>,
}

/// The sections, with what more than one of them shows.
#[component]
fn Sections(props: &SectionsProps) -> Html {
    let evaluation = &props.evaluation;
    let services = use_services();
    let waiting = use_part(Some(Part::Plan));
    let plan = match (services.parts.plan)() {
        Some(parts) => (parts.view)(evaluation),
        None => html! {
            <section class="pp-panel pp-idle" aria-labelledby="pp-plan">
                <h2 id="pp-plan">{ msg!(plan_title) }</h2>
                { waiting }
            </section>
        },
    };
    let upgrade = use_upgrade();
    let rulesets = use_rulesets(evaluation);
    // The tables of rules, further up on the page, have the sources of what is on screen.
    let sourced = evaluation.matches.iter().flat_map(|found| &found.purposes);
    let upgrade_section = use_upgrade_section(upgrade.as_ref(), says_derived(sourced.copied()));
    let checks = use_checks(&rulesets);
    let told: &[Ruleset] = match use_is_told() {
        true => &rulesets,
        false => &[],
    };
    let here = use_node_ref();
    let at_rules = use_open_at_rules(evaluation, told, here.clone());
    html! {
        <>
            { plan }
            { upgrade_section }
            { change_request(evaluation.matches.is_empty(), told, &here) }
            { at_rules }
            <Firewall {evaluation} {upgrade} rulesets={&rulesets} />
            { checks }
        </>
    }
}

/// The upgrade, if one is asked for.
#[hook]
fn use_upgrade() -> Option<Shared<Upgrade<'static>>> {
    let selection = use_selection();
    let dataset = selection.dataset;
    // A search or a filter hides nothing of an upgrade.
    let chosen = selection.selection.without_filters();
    let upgrade = use_memo(chosen, move |chosen| {
        let from = chosen.from.as_ref()?;
        Some(Shared::new(upgrade(dataset, chosen, from)))
    });
    (*upgrade).clone()
}

/// What the hosts of each role have to allow.
#[hook]
fn use_rulesets(evaluation: &Shared<Evaluation<'static>>) -> Shared<Vec<Ruleset<'static>>> {
    let selection = use_selection();
    let entries = use_entries();
    let mut options = selection.options.clone();
    // The format changes no ruleset.
    options.format.clear();
    let made_from = (evaluation.clone(), entries.endpoints.clone(), options);
    let rulesets = use_memo(made_from, move |(evaluation, endpoints, options)| {
        let (dataset, chosen) = (selection.dataset, &selection.selection);
        Shared::new(rulesets(dataset, chosen, evaluation, endpoints, options))
    });
    (*rulesets).clone()
}
