//! What the reader chooses about the rules, each choice with the number of rules that it would leave.

mod option;
mod search;
mod shortcuts;
mod version;

use ports_components::button::Button;
use ports_components::choice::Group;
use ports_components::selection::{SelectionChange, on_change, use_selection};
use ports_core::dataset::Direction;
use yew::prelude::*;

use option::{Filter, FilterSwitch, SelectionOption};
use search::SearchField;
use shortcuts::Shortcuts;
use version::VersionField;

/// The choices.
#[component]
pub fn Choices() -> Html {
    let state = use_selection();
    let dataset = state.dataset;
    let deployments = dataset.deployments.iter().map(|deployment| {
        let change = SelectionChange::Deployment(deployment.id.clone());
        option("pp-deployment", &deployment.name, change)
    });
    let roles = dataset.roles.iter().map(|role| {
        let change = SelectionChange::Role(Some(role.id.clone()));
        option("pp-role", &role.name, change)
    });
    let directions = [
        (msg!(choices_both), None),
        (msg!(term_inbound), Some(Direction::Inbound)),
        (msg!(term_outbound), Some(Direction::Outbound)),
    ];
    let directions = directions.map(|(name, direction)| {
        option("pp-direction", name, SelectionChange::Direction(direction))
    });
    html! {
        <section class="pp-choices" aria-label={msg!(choices_label)}>
            <Group legend={msg!(term_deployment_model)} is_term=true>{ for deployments }</Group>
            <Group legend={msg!(term_role)} is_term=true>
                { option("pp-role", msg!(choices_all_roles), SelectionChange::Role(None)) }
                { for roles }
            </Group>
            <VersionField />
            <SearchField />
            <Group legend={msg!(choices_direction)}>{ for directions }</Group>
            <Group legend={msg!(choices_show)}>
                <FilterSwitch filter={Filter::Deprecated} />
                <FilterSwitch filter={Filter::Optional} />
            </Group>
            <div class="pp-buttons">
                <Button
                    label={msg!(choices_reset)}
                    onclick={on_change(&state.dispatcher(), SelectionChange::Reset)}
                />
                <Shortcuts />
            </div>
        </section>
    }
}

fn option(name: &'static str, label: &'static str, change: SelectionChange) -> Html {
    html! { <SelectionOption {name} {label} {change} /> }
}
