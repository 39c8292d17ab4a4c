//! What the reader chooses about the rules.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::domain::dataset::Direction;
use crate::domain::query::{Counts, counts};
use crate::domain::text::counted;
use crate::ui::components::{ChoiceOption, choice_group, count, switch};
use crate::ui::state::{Action, State};

/// The panel of choices, each with what it would leave.
pub(crate) fn choices(state: &State, dispatch: &Callback<Action>) -> Html {
    let selection = &state.selection;
    let dataset = state.dataset;
    let counts = counts(dataset, selection);
    let option = |label, count, chosen, action: Action| ChoiceOption {
        label,
        count,
        chosen,
        choose: dispatch.reform(move |_| action.clone()),
    };
    let deployments = dataset.deployments.iter().zip(&counts.deployments);
    let deployments = deployments.map(|(named, (id, count))| {
        option(
            &*named.name,
            *count,
            selection.deployment == *id,
            Action::Deployment(id.clone()),
        )
    });
    let roles = counts.roles.iter().map(|(role, count)| {
        let named = dataset
            .roles
            .iter()
            .find(|named| Some(&named.id) == role.as_ref());
        let label = named.map_or("All roles", |named| &named.name);
        option(
            label,
            *count,
            selection.role == *role,
            Action::Role(role.clone()),
        )
    });
    let directions = counts.directions.iter().map(|(direction, count)| {
        let label = match direction {
            None => "Both",
            Some(Direction::Inbound) => "Inbound",
            Some(Direction::Outbound) => "Outbound",
        };
        option(
            label,
            *count,
            selection.direction == *direction,
            Action::Direction(*direction),
        )
    });
    let (deprecated, optional) = (selection.show_deprecated, selection.show_optional);
    html! {
        // Enter in a field must not reload the page.
        <form class="pp-choices" aria-label="Choices" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { choice_group("Deployment model", "pp-deployment", deployments) }
            { choice_group("Role", "pp-role", roles) }
            { version(state, &counts, dispatch) }
            <div class="pp-group">
                <label class="pp-label" for="pp-search">{ "Search" }</label>
                <input id="pp-search" class="pp-input" type="search" autocomplete="off" spellcheck="false"
                    placeholder="443, NATS, vCenter, a rule id"
                    value={selection.search.clone()} oninput={dispatch.reform(|event| Action::Search(typed(event)))} />
            </div>
            { choice_group("Direction", "pp-direction", directions) }
            <fieldset class="pp-group">
                <legend>{ "Show" }</legend>
                <div class="pp-options">
                    { switch("Deprecated rules", deprecated, flipped(deprecated, counts.deprecated_flipped),
                        dispatch.reform(move |_| Action::ShowDeprecated(!deprecated))) }
                    { switch("Optional rules", optional, flipped(optional, counts.optional_flipped),
                        dispatch.reform(move |_| Action::ShowOptional(!optional))) }
                </div>
            </fieldset>
            <button type="button" class="pp-button" onclick={dispatch.reform(|_| Action::Reset)}>{ "Reset" }</button>
        </form>
    }
}

/// What is now in the field that was typed in.
fn typed(event: InputEvent) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// What a switch would leave if it were the other way round.
fn flipped(on: bool, count: usize) -> String {
    let how = if on { "without" } else { "with" };
    format!("{how}: {}", counted(count, "rule", "rules"))
}

fn version(state: &State, counts: &Counts, dispatch: &Callback<Action>) -> Html {
    let wrong = state.version_error.is_some();
    let lines = counts.lines.iter().map(|(line, left)| {
        let chosen = state.selection.version == *line && !wrong;
        let action = Action::Line(line.clone());
        html! {
            <button key={line.to_string()} type="button" class="pp-line" aria-pressed={if chosen { "true" } else { "false" }}
                onclick={dispatch.reform(move |_| action.clone())}>
                { state.dataset.line_name(line) }{ " " }{ count(*left) }
            </button>
        }
    });
    let error = state.version_error.iter().map(|error| {
        html! { <p class="pp-error">{ format!("{error} Still showing {}.", state.selection.version) }</p> }
    });
    html! {
        <div class="pp-group">
            <label class="pp-label" for="pp-version">{ "Version" }</label>
            <input id="pp-version" class="pp-input" type="text" autocomplete="off" spellcheck="false"
                autocapitalize="off" placeholder="4.2, 4.2.13, 4.0.0-rc.1"
                aria-invalid={if wrong { "true" } else { "false" }} aria-describedby="pp-version-said"
                value={state.version_text.clone()} oninput={dispatch.reform(|event| Action::VersionTyped(typed(event)))} />
            <div id="pp-version-said" role="status">{ for error }</div>
            <div class="pp-lines" role="group" aria-label="Known releases">{ for lines }</div>
        </div>
    }
}
