//! Every rule to read, where nothing can be chosen: what the page holds before the app starts, and
//! all that it holds where the app cannot. Made of the same parts as the app's own tables.

use yew::{Callback, Component, Context, Html};

use super::rules::gaps;
use super::source;
use crate::ui::components::{Telling, count, fill_table};
use crate::ui::html::{At, Builder};
use ports_core::dataset::{Dataset, DeploymentId, Direction, Named, RoleId};
use ports_core::evaluation::{Match, Selection, evaluate, every, when};

/// A rule may be for several deployment models, and an id stands once in a page: at the first.
const TELLING: Telling<'static> = Telling {
    why: |dataset, rule, _| when(dataset, rule),
    is_anchor: |rule, selection| rule.deployments.first() == Some(&selection.deployment),
    live: None,
};

/// Every rule of the embedded dataset, by deployment model and role.
pub struct Reading;

impl Component for Reading {
    type Message = ();
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, _: &Context<Self>) -> Html {
        reading(ports_data::dataset())
    }
}

fn reading(dataset: &'static Dataset) -> Html {
    // Nothing in here makes anything happen.
    let mut to = Builder::new(Callback::noop());
    to.without_glossary();
    to.open("div", "pp pp-reading");
    to.open("header", "pp-top");
    to.leaf("h1", "", msg!(page_title));
    to.leaf("p", "", msg!(reading_intro));
    to.close();
    contents(&mut to, dataset);
    to.open("main", "pp-results");
    for deployment in &dataset.deployments {
        model(&mut to, dataset, deployment);
    }
    to.close();
    to.open("footer", "pp-foot");
    source(&mut to, dataset);
    to.close();
    to.finish().unwrap_or_default()
}

fn contents(to: &mut Builder, dataset: &'static Dataset) {
    to.open("nav", "pp-contents");
    to.set(At::AriaLabel, msg!(reading_contents));
    to.open("ul", "pp-plain");
    for deployment in &dataset.deployments {
        to.open("li", "");
        link(to, deployment.id.to_string(), &deployment.name);
        to.open("ul", "pp-plain");
        for role in &dataset.roles {
            to.open("li", "");
            link(to, place(deployment, role), &role.name);
            to.close();
        }
        to.close_to(2);
    }
    to.close_to(2);
}

fn link(to: &mut Builder, place: String, name: &'static str) {
    to.open("a", "");
    to.set_to(At::Href, format!("#{place}"));
    to.text(name);
    to.close();
}

/// The id of the heading over a role's rules in a deployment model.
fn place(deployment: &Named<DeploymentId>, role: &Named<RoleId>) -> String {
    format!("{}-{}", deployment.id, role.id)
}

fn model(to: &mut Builder, dataset: &'static Dataset, deployment: &'static Named<DeploymentId>) {
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, deployment.id.as_str());
    to.open("h2", "");
    to.set(At::Id, deployment.id.as_str());
    to.text(&deployment.name);
    to.close();
    for role in &dataset.roles {
        to.open("h3", "");
        to.set_to(At::Id, place(deployment, role));
        to.text(&role.name);
        to.close();
        let selection = Selection {
            deployment: deployment.id.clone(),
            role: Some(role.id.clone()),
            ..Selection::initial(dataset)
        };
        let all = every(dataset, &deployment.id, &role.id, &selection.version);
        for direction in Direction::ALL {
            let matches: Vec<&Match> = all
                .iter()
                .filter(|found| found.rule.direction == direction)
                .collect();
            table(to, dataset, &selection, direction, &matches);
        }
        gaps(to, &evaluate(dataset, &selection).gaps);
    }
    to.close();
}

fn table(
    to: &mut Builder,
    dataset: &'static Dataset,
    selection: &Selection,
    direction: Direction,
    matches: &[&Match<'static>],
) {
    let role = selection.role.as_ref().map_or("", RoleId::as_str);
    let id = format!("{}-{role}-{}", selection.deployment, direction.as_str());
    to.open("div", "pp-direction");
    to.open("h4", "");
    to.set_to(At::Id, id.clone());
    to.text(match direction {
        Direction::Inbound => concat!(msg!(term_inbound), " "),
        Direction::Outbound => concat!(msg!(term_outbound), " "),
    });
    count(to, matches.len());
    to.close();
    if !matches.is_empty() {
        to.open("table", "pp-table");
        to.set(At::Role, "table");
        to.set_to(At::AriaLabelledBy, id);
        fill_table(to, dataset, selection, matches, TELLING);
        to.close();
    }
    to.close();
}
