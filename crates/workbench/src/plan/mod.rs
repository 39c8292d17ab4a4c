//! The plan: what it is called, its sites, how much work they are, and how it is handed on. A part of its
//! own.

mod actions;
mod site;
mod teams;

use ports_components::selection::use_selection;
use ports_components::{Shared, StaticRef};
use ports_core::dataset::Dataset;
use ports_core::evaluation::Evaluation;
use ports_core::text::listed;
use ports_network::sites;
use yew::prelude::*;

use crate::entries::{EntriesContext, EntriesDispatcher, EntriesState, EntryField, use_entries};
use crate::field::TextField;
use crate::parts::PlanParts;
use actions::{PlanActions, share_link};
use site::SiteFields;
use teams::TeamTable;

/// The entry points.
pub const PLAN: PlanParts = PlanParts {
    view: |evaluation| html! { <Plan {evaluation} /> },
};

/// The props of a [`Plan`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlanProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
}

/// The section of the plan.
#[component]
pub fn Plan(props: &PlanProps) -> Html {
    let evaluation = &props.evaluation;
    let dataset = use_selection().dataset;
    let entries = use_entries();
    let plan = &entries.entries;
    let dispatcher = entries.dispatcher();
    let text_field =
        |id, named, text, field| TextField::new(id, named, text, field, &dispatcher).view();
    // A plan without sites is not printed.
    let class = match plan.sites.is_empty() {
        true => "pp-panel pp-idle",
        false => "pp-panel",
    };
    let message = entries.message.iter().find(|message| {
        let counted = message.evaluation.as_ref();
        counted.is_none_or(|counted| counted == evaluation)
    });
    html! {
        <section {class} aria-labelledby="pp-plan">
            <h2 id="pp-plan">{ msg!(plan_title) }</h2>
            <p class="pp-intro">{ msg!(plan_intro) }</p>
            <div class="pp-address-fields">
                { text_field(
                    "pp-plan-name",
                    (msg!(plan_name), msg!(plan_name_hint)),
                    &plan.name,
                    EntryField::PlanName,
                ) }
                { text_field(
                    "pp-plan-customer",
                    (msg!(plan_customer), msg!(plan_customer_hint)),
                    &plan.customer,
                    EntryField::Customer,
                ) }
            </div>
            <div class="pp-sites">
                { sites_view(dataset, evaluation, &entries, &dispatcher) }
            </div>
            <PlanActions
                {evaluation}
                message={message.map(|message| AttrValue::from(message.text.clone()))}
            />
            { share_link(entries.link.as_deref()) }
        </section>
    }
}

/// The table of teams, and the fields of the chosen site; nothing where there is no site.
fn sites_view(
    dataset: &'static Dataset,
    evaluation: &Shared<Evaluation<'static>>,
    entries: &EntriesContext,
    dispatcher: &EntriesDispatcher,
) -> Html {
    let Some((site, own)) = entries.chosen_site() else {
        return Html::default();
    };
    let fields = SiteFields {
        dataset,
        evaluation,
        site,
        own,
        dispatcher,
    };
    html! {
        <>
            <TeamTable
                dataset={StaticRef(dataset)}
                {evaluation}
                entries={&entries.entries}
                own={&entries.own}
                chosen={entries.site}
                {dispatcher}
            />
            { without_addresses(entries, dataset) }
            { fields.view() }
        </>
    }
}

/// The sites without any address of their clusters, for which nothing is opened elsewhere.
fn without_addresses(entries: &EntriesState, dataset: &'static Dataset) -> Html {
    let sites = &entries.entries.sites;
    let without = sites::without_addresses(dataset, &entries.shared, sites, &entries.own);
    if without.is_empty() {
        return Html::default();
    }
    let text = msg_fmt!(plan_without_addresses, sites = listed(&without));
    html! { <p class="pp-wide">{ text.to_string() }</p> }
}
