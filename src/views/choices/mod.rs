//! What the reader chooses about the rules, each choice with the number of rules that it would leave.

mod option;
mod search;
mod version;

use ports_components::button::button;
use ports_components::choice::group;
use ports_components::glossary::term_link;
use ports_components::selection::{SelectionChange, on_change, use_selection};
use ports_core::dataset::Direction;
use yew::prelude::*;

use option::{Filter, filter_switch, selection_option};
use search::search_field;
use version::VersionField;

/// The props of [`Choices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChoicesProps {
    /// Hears that the shortcuts are to be listed.
    pub onlist: Callback<MouseEvent>,
}

/// The choices.
#[component]
pub fn Choices(props: &ChoicesProps) -> Html {
    let state = use_selection();
    let dataset = state.dataset;
    let deployments = dataset.deployments.iter().map(|deployment| {
        let change = SelectionChange::Deployment(deployment.id.clone());
        selection_option(&state, "pp-deployment", &deployment.name, change)
    });
    let all_roles = (msg!(choices_all_roles), None);
    let roles = dataset
        .roles
        .iter()
        .map(|role| (role.name.as_str(), Some(role.id.clone())));
    let roles = std::iter::once(all_roles).chain(roles);
    let roles = roles
        .map(|(name, role)| selection_option(&state, "pp-role", name, SelectionChange::Role(role)));
    let directions = [
        (msg!(choices_both), None),
        (msg!(term_inbound), Some(Direction::Inbound)),
        (msg!(term_outbound), Some(Direction::Outbound)),
    ];
    let directions = directions.map(|(name, direction)| {
        let change = SelectionChange::Direction(direction);
        selection_option(&state, "pp-direction", name, change)
    });
    let filters = [Filter::Deprecated, Filter::Optional];
    let filters = filters.map(|filter| filter_switch(&state, filter));
    html! {
        <section class="pp-choices" aria-label={msg!(choices_label)}>
            { group(term(msg!(term_deployment_model)), deployments.collect()) }
            { group(term(msg!(term_role)), roles.collect()) }
            <VersionField />
            { search_field(&state) }
            { group(msg!(choices_direction).into(), directions.into_iter().collect()) }
            { group(msg!(choices_show).into(), filters.into_iter().collect()) }
            <div class="pp-buttons">
                { button(
                    msg!(choices_reset),
                    on_change(&state.dispatcher(), SelectionChange::Reset),
                ) }
                <button
                    class="pp-button pp-quiet"
                    type="button"
                    id="pp-keys"
                    onclick={props.onlist.clone()}
                >
                    { msg!(shortcuts_open) }
                </button>
            </div>
        </section>
    }
}

fn term(name: &'static str) -> Html {
    term_link(name, name)
}
