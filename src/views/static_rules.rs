//! Every rule to read, where nothing can be chosen: what the page holds before the app starts, and all
//! that it holds where the app cannot. Made of the same parts as the app's own tables.

use ports_core::connections::{ConnectionGroup, connections};
use ports_core::dataset::{Dataset, Deployment, Named, RoleId};
use ports_core::evaluation::{Evaluation, Selection, evaluate, every};
use yew::prelude::*;

use super::footer::dataset_source;
use super::ports::anchors::Anchors;
use super::ports::details::DetailsOf;
use super::ports::row::{Row, RowDetails};
use super::ports::table::{Heading, table};

/// Every rule of the dataset that ships, by deployment model and role.
#[component]
pub fn StaticRules() -> Html {
    let dataset = ports_data::dataset();
    let mut known = Known::default();
    html! {
        <div class="pp pp-reading">
            <header class="pp-bar">
                <h1>{ msg!(page_title) }</h1>
            </header>
            <main class="pp-body">
                <p class="pp-intro">{ msg!(reading_intro) }</p>
                { contents(dataset) }
                { for dataset.deployments.iter().map(|model| {
                    deployment_rules(dataset, model, &mut known)
                }) }
            </main>
            <footer class="pp-foot">{ dataset_source(dataset) }</footer>
        </div>
    }
}

fn contents(dataset: &'static Dataset) -> Html {
    let link = |anchor: String, name: &'static str| {
        html! { <a href={format!("#{anchor}")}>{ name }</a> }
    };
    let model = |deployment: &'static Deployment| {
        html! {
            <li>
                { link(deployment.id.to_string(), &deployment.name) }
                <ul class="pp-plain">
                    { for dataset.roles.iter().map(|role| html! {
                        <li>{ link(anchor(deployment, role), &role.name) }</li>
                    }) }
                </ul>
            </li>
        }
    };
    html! {
        <nav class="pp-contents" aria-label={msg!(reading_contents)}>
            <ul class="pp-plain">{ for dataset.deployments.iter().map(model) }</ul>
        </nav>
    }
}

/// The id of the heading over a role's rules in a deployment model.
fn anchor(deployment: &Deployment, role: &Named<RoleId>) -> String {
    format!("{}-{}", deployment.id, role.id)
}

fn deployment_rules(
    dataset: &'static Dataset,
    deployment: &'static Deployment,
    known: &mut Known,
) -> Html {
    let id = deployment.id.as_str();
    let name: &'static str = &deployment.name;
    html! {
        <section class="pp-panel" aria-labelledby={id}>
            <h2 {id}>{ name }</h2>
            { for dataset.roles.iter().map(|role| role_rules(dataset, deployment, role, known)) }
        </section>
    }
}

fn role_rules(
    dataset: &'static Dataset,
    deployment: &'static Deployment,
    role: &'static Named<RoleId>,
    known: &mut Known,
) -> Html {
    let selection = Selection {
        deployment: deployment.id.clone(),
        role: Some(role.id.clone()),
        ..Selection::initial(dataset)
    };
    // Of every release, and dimmed for being the vendor's alone: nothing is chosen here.
    let evaluation = Evaluation {
        matches: every(dataset, &deployment.id, &role.id, &selection.version),
        ..evaluate(dataset, &selection)
    };
    let groups = connections(dataset, &selection, &evaluation);
    let anchors = known.anchors(&groups);
    let mut anchors = anchors.iter();
    let id = anchor(deployment, role);
    let name: &'static str = &role.name;
    html! {
        <>
            <h3 {id}>{ name }</h3>
            { for groups.iter().map(|group| {
                let mut rows = Vec::new();
                for (connection, anchors) in group.connections.iter().zip(anchors.by_ref()) {
                    let details = DetailsOf {
                        dataset,
                        connection,
                        deployment: &deployment.id,
                        version: &selection.version,
                        note: None,
                    };
                    rows.push(Row {
                        connection,
                        anchors,
                        number: known.next_row(),
                        is_linked: false,
                        note: None,
                        details: RowDetails::Unfolding(details.view(None)),
                    });
                }
                table(dataset, group, &rows, Heading::Fourth)
            }) }
        </>
    }
}

/// What the page has already: a rule may be for several deployment models, and an id stands once in a page, at
/// the first.
#[derive(Default)]
struct Known {
    rules: Vec<&'static str>,
    rows: usize,
}

impl Known {
    /// The anchors of the rows of these groups that no row above them has.
    fn anchors(&mut self, groups: &[ConnectionGroup<'static>]) -> Vec<Anchors> {
        let mut anchors = Anchors::of(groups);
        for anchor in &mut anchors {
            anchor.own = anchor.own.filter(|id| !self.rules.contains(id));
            anchor.others.retain(|id| !self.rules.contains(id));
        }
        for anchor in &anchors {
            self.rules.extend(anchor.own);
            self.rules.extend(&anchor.others);
        }
        anchors
    }

    fn next_row(&mut self) -> usize {
        self.rows += 1;
        self.rows - 1
    }
}
