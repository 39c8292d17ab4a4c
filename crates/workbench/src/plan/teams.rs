//! The teams that have to act, and how much work each has.

use std::rc::Rc;

use ports_components::choice::field_text;
use ports_components::{Shared, StaticRef};
use ports_core::dataset::Dataset;
use ports_core::evaluation::Evaluation;
use ports_core::text::counted;
use ports_network::addresses::AddressBook;
use ports_network::entries::UserEntries;
use ports_network::sites::{SiteWorkload, Totals, teams};
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesDispatcher};

/// The props of a [`TeamTable`].
#[derive(Clone, Properties)]
pub struct TeamTableProps {
    /// The dataset.
    pub dataset: StaticRef<Dataset>,
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// The entries, of which the sites are shown.
    pub entries: Rc<UserEntries>,
    /// Each site's own addresses, parsed.
    pub own: Rc<Vec<AddressBook>>,
    /// The chosen site, by its index.
    pub chosen: usize,
    /// Chooses a site.
    pub dispatcher: EntriesDispatcher,
}

impl PartialEq for TeamTableProps {
    /// Of the entries, the sites alone matter, and what was parsed from them follows.
    fn eq(&self, other: &Self) -> bool {
        self.dataset == other.dataset
            && self.evaluation == other.evaluation
            && self.entries.sites == other.entries.sites
            && self.chosen == other.chosen
            && self.dispatcher == other.dispatcher
    }
}

/// A row for every team, and the numbers of all of them together.
#[component]
pub fn TeamTable(props: &TeamTableProps) -> Html {
    let sites = &props.entries.sites;
    let teams = teams(&props.dataset, &props.evaluation, sites, &props.own);
    let clusters = |team: &SiteWorkload| team.site.and_then(|index| sites[index].clusters());
    let all_clusters: u32 = teams.iter().filter_map(clusters).sum();
    let mut all = Totals::default();
    for team in &teams {
        all.join(&team.totals);
    }
    let totals = msg_fmt!(
        plan_totals,
        sites = counted(sites.len(), msg!(counted_sites)),
        clusters = counted(all_clusters as usize, msg!(counted_clusters)),
        totals = all.words()
    );
    // One listener for all sites.
    let onchange = {
        let dispatcher = props.dispatcher.clone();
        Callback::from(move |event: Event| {
            let index = field_text(&event).parse().unwrap_or(0);
            dispatcher.dispatch(EntriesAction::ChooseSite(index));
        })
    };
    let row = |team: &SiteWorkload| {
        let SiteWorkload { site, totals, .. } = team;
        let clusters = clusters(team).map_or_else(String::new, |count| count.to_string());
        html! {
            <tr>
                <th scope="row">{ name(team, *site == Some(props.chosen)) }</th>
                <td>{ clusters }</td>
                <td>{ totals.flows }</td>
                <td>{ totals.egress }</td>
                <td>{ totals.ingress }</td>
            </tr>
        }
    };
    let headings = [
        msg!(plan_team),
        msg!(plan_clusters),
        msg!(plan_flows),
        msg!(plan_openings_out),
        msg!(plan_openings_in),
    ];
    html! {
        <>
            <div class="pp-scroll">
                <table class="pp-teams">
                    <thead>
                        <tr>
                            { for headings.into_iter().map(|name| html! {
                                <th scope="col">{ name }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody {onchange}>{ for teams.iter().map(row) }</tbody>
                </table>
            </div>
            <p class="pp-totals">{ totals.to_string() }</p>
        </>
    }
}

/// The name of a team: for a site, with a button to choose it.
fn name(team: &SiteWorkload, is_chosen: bool) -> Html {
    match team.site {
        Some(index) => html! {
            <label class="pp-option">
                <input type="radio" name="pp-site" value={index.to_string()} checked={is_chosen} />
                <span class="pp-option-label">{ &team.name }</span>
            </label>
        },
        None => html! { { &team.name } },
    }
}
