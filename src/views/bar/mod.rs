//! The bar that stays at the top: what the reader chooses, search, and the page's own buttons.

pub mod include;
mod search;
mod share;
mod version;

use ports_components::select::{SelectOption, select};
use ports_components::selection::{SelectionAction, SelectionChange, SelectionContext};
use ports_core::title::chosen;
use yew::prelude::*;

use super::theme::theme_button;
use include::include;
use search::search_field;
use share::share;
use version::VersionField;

/// The value of the option for all roles.
const ALL_ROLES: &str = "all";

/// What the bar of a page of the app's own has beside the choices.
#[derive(Clone, Debug, PartialEq)]
pub struct PageButtons {
    /// The theme, as the host calls it.
    pub theme: UseStateHandle<String>,
    /// How copying the link went.
    pub shared: UseStateHandle<String>,
    /// Hears that the shortcuts are to be listed.
    pub onlist: Callback<MouseEvent>,
}

/// The choices, where there are any; on a page of the app's own, its name and buttons; on paper, what is
/// chosen. Nothing where there is neither.
pub fn bar(state: &SelectionContext, has_choices: bool, buttons: Option<&PageButtons>) -> Html {
    if !has_choices && buttons.is_none() {
        return Html::default();
    }
    html! {
        <header class="pp-bar">
            if buttons.is_some() {
                <h1>{ msg!(page_title) }</h1>
            }
            <p class="pp-paper-title">{ chosen(state.dataset, &state.selection) }</p>
            if has_choices {
                { choices(state) }
            }
            if let Some(buttons) = buttons {
                <div class="pp-bar-end">
                    { share(state, &buttons.shared) }
                    { theme_button(&state.host, &buttons.theme) }
                    <button
                        class="pp-button pp-quiet"
                        type="button"
                        id="pp-keys"
                        aria-label={msg!(shortcuts_open)}
                        title={msg!(shortcuts_open)}
                        onclick={buttons.onlist.clone()}
                    >
                        { "?" }
                    </button>
                </div>
            }
        </header>
    }
}

/// What the reader chooses.
fn choices(state: &SelectionContext) -> Html {
    let dataset = state.dataset;
    let selection = &state.selection;
    let deployments = dataset.deployments.iter();
    let deployments = deployments.map(|one| SelectOption::new(one.id.as_str(), one.name.as_str()));
    let roles = dataset.roles.iter();
    let roles = roles.map(|one| SelectOption::new(one.id.as_str(), one.name.as_str()));
    let all_roles = SelectOption::new(ALL_ROLES, msg!(choices_all_roles));
    let on_deployment = {
        let dispatcher = state.dispatcher();
        Callback::from(move |id: String| {
            let chosen = dataset.deployments.iter().find(|one| one.id.as_str() == id);
            if let Some(chosen) = chosen {
                let change = SelectionChange::Deployment(chosen.id.clone());
                dispatcher.dispatch(SelectionAction::Change(change));
            }
        })
    };
    let on_role = {
        let dispatcher = state.dispatcher();
        Callback::from(move |id: String| {
            let chosen = dataset.roles.iter().find(|one| one.id.as_str() == id);
            let change = SelectionChange::Role(chosen.map(|one| one.id.clone()));
            dispatcher.dispatch(SelectionAction::Change(change));
        })
    };
    html! {
        <section class="pp-choices" aria-label={msg!(choices_label)}>
            { select(
                "pp-deployment",
                msg!(term_deployment_model),
                &deployments.collect::<Vec<_>>(),
                selection.deployment.as_str(),
                on_deployment,
            ) }
            { select(
                "pp-role",
                msg!(term_role),
                &roles.chain([all_roles]).collect::<Vec<_>>(),
                selection.role.as_ref().map_or(ALL_ROLES, |role| role.as_str()),
                on_role,
            ) }
            <VersionField />
            { include(state) }
            { search_field(state) }
        </section>
    }
}
