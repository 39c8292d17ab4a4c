//! What the reader chooses about the rules.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::domain::dataset::Direction;
use crate::domain::query::Counts;
use crate::domain::text::counted;
use crate::ui::components::{ChoiceGroup, ChoiceOption, Switch};
use crate::ui::state::{Action, State};

/// The state, and what each choice would leave.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The state.
    pub state: Rc<State>,
    /// What each choice would leave.
    pub counts: Rc<Counts>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// The panel of choices.
#[component]
pub(crate) fn Choices(props: &Props) -> Html {
    let Props {
        state,
        counts,
        dispatch,
    } = props;
    let selection = &state.selection;
    let typed = |make: fn(String) -> Action| {
        dispatch.reform(move |event: InputEvent| {
            make(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let reset = dispatch.reform(|_: MouseEvent| Action::Reset);
    // Enter in a field must not reload the page.
    let submit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form class="pp-choices" aria-label="Choices" onsubmit={submit}>
            { deployments(props) }
            { roles(props) }
            { version(props) }
            <div class="pp-group">
                <label class="pp-label" for="pp-search">{ "Search" }</label>
                <input id="pp-search" class="pp-input" type="search" autocomplete="off" spellcheck="false"
                    placeholder="443, NATS, vCenter, a rule id"
                    value={selection.search.clone()} oninput={typed(Action::Search)} />
            </div>
            { directions(props) }
            <fieldset class="pp-group">
                <legend>{ "Show" }</legend>
                <div class="pp-options">
                    <Switch label="Deprecated rules" on={selection.show_deprecated}
                        remark={flipped(selection.show_deprecated, counts.deprecated_flipped)}
                        switch={dispatch.reform(Action::ShowDeprecated)} />
                    <Switch label="Optional rules" on={selection.show_optional}
                        remark={flipped(selection.show_optional, counts.optional_flipped)}
                        switch={dispatch.reform(Action::ShowOptional)} />
                </div>
            </fieldset>
            <button type="button" class="pp-button" onclick={reset}>{ "Reset" }</button>
        </form>
    }
}

/// What a switch would leave if it were the other way round.
fn flipped(on: bool, count: usize) -> String {
    let how = if on { "without" } else { "with" };
    format!("{how}: {}", counted(count, "rule", "rules"))
}

fn deployments(props: &Props) -> Html {
    let dataset = &props.state.dataset;
    let ids: Vec<_> = dataset
        .deployments
        .iter()
        .map(|named| named.id.clone())
        .collect();
    let options = dataset.deployments.iter().zip(&props.counts.deployments);
    let options: Vec<ChoiceOption> = options
        .map(|(named, (id, count))| ChoiceOption {
            key: id.to_string().into(),
            label: named.name.clone().into(),
            count: *count,
        })
        .collect();
    let choose = props
        .dispatch
        .reform(move |index: usize| Action::Deployment(ids[index].clone()));
    html! {
        <ChoiceGroup legend="Deployment model" name="pp-deployment" {options} {choose}
            chosen={props.state.selection.deployment.to_string()} />
    }
}

fn roles(props: &Props) -> Html {
    const ALL: &str = "all";
    let dataset = &props.state.dataset;
    let roles: Vec<_> = props
        .counts
        .roles
        .iter()
        .map(|(role, _)| role.clone())
        .collect();
    let options: Vec<ChoiceOption> = props
        .counts
        .roles
        .iter()
        .map(|(role, count)| ChoiceOption {
            key: role
                .as_ref()
                .map_or(ALL.into(), |role| role.to_string().into()),
            label: role.as_ref().map_or("All roles".into(), |role| {
                dataset.role_name(role).to_owned().into()
            }),
            count: *count,
        })
        .collect();
    let chosen = props.state.selection.role.as_ref();
    let chosen = chosen.map_or(AttrValue::from(ALL), |role| role.to_string().into());
    let choose = props
        .dispatch
        .reform(move |index: usize| Action::Role(roles[index].clone()));
    html! { <ChoiceGroup legend="Role" name="pp-role" {options} {choose} {chosen} /> }
}

fn version(props: &Props) -> Html {
    let Props {
        state,
        counts,
        dispatch,
    } = props;
    let typed = dispatch.reform(|event: InputEvent| {
        Action::VersionTyped(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let wrong = state.version_error.is_some();
    let lines = counts.lines.iter().map(|(line, count)| {
        let chosen = state.selection.version == *line && !wrong;
        let choose = {
            let line = line.clone();
            dispatch.reform(move |_: MouseEvent| Action::Line(line.clone()))
        };
        html! {
            <button key={line.to_string()} type="button" class="pp-line" aria-pressed={chosen.to_string()} onclick={choose}>
                { state.dataset.line_name(line) }
                <span class="pp-count">{ *count }<span class="pp-unseen">{ if *count == 1 { " rule" } else { " rules" } }</span></span>
            </button>
        }
    });
    html! {
        <div class="pp-group">
            <label class="pp-label" for="pp-version">{ "Version" }</label>
            <input id="pp-version" class="pp-input" type="text" autocomplete="off" spellcheck="false"
                autocapitalize="off" placeholder="4.2, 4.2.13, 4.0.0-rc.1"
                aria-invalid={wrong.to_string()} aria-describedby="pp-version-said"
                value={state.version_text.clone()} oninput={typed} />
            <div id="pp-version-said" role="status">
                if let Some(error) = &state.version_error {
                    <p class="pp-error">{ format!("{error} Still showing {}.", state.selection.version) }</p>
                }
            </div>
            <div class="pp-lines" role="group" aria-label="Known releases">{ for lines }</div>
        </div>
    }
}

fn directions(props: &Props) -> Html {
    let options: Vec<ChoiceOption> = props
        .counts
        .directions
        .iter()
        .map(|(direction, count)| {
            let (key, label) = match direction {
                None => ("both", "Both"),
                Some(Direction::Inbound) => ("inbound", "Inbound"),
                Some(Direction::Outbound) => ("outbound", "Outbound"),
            };
            ChoiceOption {
                key: key.into(),
                label: label.into(),
                count: *count,
            }
        })
        .collect();
    let directions: Vec<_> = props
        .counts
        .directions
        .iter()
        .map(|(direction, _)| *direction)
        .collect();
    let chosen = props
        .state
        .selection
        .direction
        .map_or("both", Direction::as_str);
    let choose = props
        .dispatch
        .reform(move |index: usize| Action::Direction(directions[index]));
    html! { <ChoiceGroup legend="Direction" name="pp-direction" {options} {choose} {chosen} /> }
}
