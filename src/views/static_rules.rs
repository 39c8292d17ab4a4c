//! Every rule to read, where nothing can be chosen: what the page holds before the app starts, and all
//! that it holds where the app cannot. Made of the same parts as the app's own tables.

use ports_components::StaticRef;
use ports_components::choice::rule_count;
use ports_components::glossary::LinkedTerms;
use ports_core::dataset::{Dataset, DeploymentId, Direction, Named, RoleId};
use ports_core::evaluation::{Match, Selection, evaluate, every, when};
use yew::prelude::*;

use super::footer::dataset_source;
use super::rules::gaps;
use super::rules::row::RuleRow;
use super::rules::table::table_content;
use crate::terms::direction_name;

/// Every rule of the dataset that ships, by deployment model and role.
#[component]
pub fn StaticRules() -> Html {
    let dataset = ports_data::dataset();
    html! {
        <div class="pp pp-reading">
            <header class="pp-top">
                <h1>{ msg!(page_title) }</h1>
                <p>{ msg!(reading_intro) }</p>
            </header>
            { contents(dataset) }
            <main class="pp-results">
                { for dataset.deployments.iter().map(|model| deployment_rules(dataset, model)) }
            </main>
            <footer class="pp-foot">{ dataset_source(dataset) }</footer>
        </div>
    }
}

fn contents(dataset: &'static Dataset) -> Html {
    let link = |anchor: String, name: &'static str| {
        html! { <a href={format!("#{anchor}")}>{ name }</a> }
    };
    let model = |deployment: &'static Named<DeploymentId>| {
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
fn anchor(deployment: &Named<DeploymentId>, role: &Named<RoleId>) -> String {
    format!("{}-{}", deployment.id, role.id)
}

fn deployment_rules(dataset: &'static Dataset, deployment: &'static Named<DeploymentId>) -> Html {
    let id = deployment.id.as_str();
    let name: &'static str = &deployment.name;
    html! {
        <section class="pp-panel" aria-labelledby={id}>
            <h2 {id}>{ name }</h2>
            { for dataset.roles.iter().map(|role| role_rules(dataset, deployment, role)) }
        </section>
    }
}

fn role_rules(
    dataset: &'static Dataset,
    deployment: &'static Named<DeploymentId>,
    role: &'static Named<RoleId>,
) -> Html {
    let selection = Selection {
        deployment: deployment.id.clone(),
        role: Some(role.id.clone()),
        ..Selection::initial(dataset)
    };
    let rules = every(dataset, &deployment.id, &role.id, &selection.version);
    let id = anchor(deployment, role);
    let name: &'static str = &role.name;
    html! {
        <>
            <h3 id={id.clone()}>{ name }</h3>
            { for Direction::ALL.map(|direction| {
                let id = format!("{id}-{}", direction.as_str());
                table(dataset, &deployment.id, direction, &rules, &id)
            }) }
            { gaps(&evaluate(dataset, &selection).gaps) }
        </>
    }
}

fn table(
    dataset: &'static Dataset,
    deployment: &DeploymentId,
    direction: Direction,
    rules: &[Match<'static>],
    id: &str,
) -> Html {
    let rules = rules
        .iter()
        .filter(|found| found.rule.direction == direction);
    let count = rules.clone().count();
    let rows = rules.map(|found| {
        // A rule may be for several deployment models, and an id stands once in a page: at the first.
        let is_anchor = found.rule.deployments.first() == Some(deployment);
        html! {
            <RuleRow
                dataset={StaticRef(dataset)}
                found={found.clone()}
                reason={when(dataset, found.rule)}
                {is_anchor}
                linked_terms={LinkedTerms::ALL}
            />
        }
    });
    html! {
        <div class="pp-direction">
            <h4 id={id.to_owned()}>{ direction_name(direction) }{ " " }{ rule_count(count) }</h4>
            if count > 0 {
                <table class="pp-table" role="table" aria-labelledby={id.to_owned()}>
                    { table_content(rows.collect()) }
                </table>
            }
        </div>
    }
}
