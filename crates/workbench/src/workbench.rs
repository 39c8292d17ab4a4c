//! The views of the workbench: one is looked at, and one stands beside it where there is room.

use ports_components::Shared;
use ports_components::selection::use_selection;
use ports_core::evaluation::Evaluation;
use ports_core::selection::View;
use ports_core::upgrade::{Upgrade, upgrade};
use ports_formats::{Ruleset, rulesets};
use yew::prelude::*;

use crate::beside::{Beside, use_chosen_beside};
use crate::change_request::ChangeRequest;
use crate::connection_notes::use_connection_notes;
use crate::entries::{EntriesProvider, use_entries};
use crate::foot_bar::FootBar;
use crate::open_to_any::use_is_told;
use crate::parts::{Part, use_part};
use crate::services::{Services, use_services};
use crate::upgrade::UpgradeView;

/// The props of the [`Workbench`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkbenchProps {
    /// The rules that apply: what the selection of the app evaluates to.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What the app gives it.
    pub services: Services,
    /// Which views are looked at.
    pub looked_at: LookedAt,
}

/// Which views are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct LookedAt {
    /// The view that is looked at, which may be none of the workbench's.
    pub view: View,
    /// The view beside it, or in its place; none where there is no room for one.
    pub beside: Option<View>,
    /// The views that can stand there.
    pub tabs: Vec<View>,
    /// Hears which of them is to stand there.
    pub onbeside: Callback<View>,
}

/// The later views of the page, and the entries that they share.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    html! {
        <ContextProvider<Services> context={props.services.clone()}>
            <EntriesProvider>
                <Views ..props.clone() />
            </EntriesProvider>
        </ContextProvider<Services>>
    }
}

/// The view that is looked at, and the one beside it.
#[component]
fn Views(props: &WorkbenchProps) -> Html {
    let evaluation = &props.evaluation;
    let LookedAt {
        view,
        beside,
        tabs,
        onbeside,
    } = &props.looked_at;
    let upgrade = use_upgrade();
    let chosen = use_chosen_beside();
    let rulesets = use_rulesets(evaluation);
    let told: &[Ruleset] = match use_is_told() {
        true => &rulesets,
        false => &[],
    };
    use_connection_notes(evaluation, told);
    html! {
        <>
            { match view {
                View::Addresses => html! {
                    <Addresses {evaluation} upgrade={upgrade.clone()} rulesets={&rulesets} />
                },
                View::Request => html! { <ChangeRequest /> },
                View::Upgrade => html! { <UpgradeView upgrade={upgrade.clone()} /> },
                _ => Html::default(),
            } }
            if let Some(beside) = *beside {
                <Beside
                    {evaluation}
                    {rulesets}
                    view={beside}
                    tabs={if *view == beside { Vec::new() } else { tabs.clone() }}
                    onchoose={onbeside}
                    {chosen}
                />
            } else if !tabs.is_empty() && !rulesets.is_empty() {
                <FootBar {rulesets} />
            }
        </>
    }
}

/// The props of [`Addresses`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct AddressesProps {
    evaluation: Shared<Evaluation<'static>>,
    upgrade: Option<Shared<Upgrade<'static>>>,
    rulesets: Shared<Vec<Ruleset<'static>>>,
}

/// The view of the reader's sites and addresses, which is a part of its own.
#[component]
fn Addresses(props: &AddressesProps) -> Html {
    let services = use_services();
    let waiting = use_part(Some(Part::Addresses));
    match (services.parts.addresses)() {
        Some(parts) => (parts.view)(&props.evaluation, props.upgrade.as_ref(), &props.rulesets),
        None => waiting,
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
    // Neither the format nor the view changes a ruleset.
    options.format.clear();
    options.view = View::default();
    let made_from = (evaluation.clone(), entries.endpoints.clone(), options);
    let rulesets = use_memo(made_from, move |(evaluation, endpoints, options)| {
        let (dataset, chosen) = (selection.dataset, &selection.selection);
        Shared::new(rulesets(dataset, chosen, evaluation, endpoints, options))
    });
    (*rulesets).clone()
}
