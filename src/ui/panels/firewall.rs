//! Snippets for what is on screen: one for the hosts of each role.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::addresses::Addresses;
use crate::domain::firewall::{FORMATS, FormatInfo, Plan, format_by_id, plans};
use crate::domain::query::{Evaluation, Status};
use crate::domain::text::{counted, listed};
use crate::ui::components::{SnippetView, Switch};
use crate::ui::state::{Action, State};

/// The state and the answer to it.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The state.
    pub state: Rc<State>,
    /// The answer.
    pub evaluation: Rc<Evaluation>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// The panel of snippets.
#[component]
pub(crate) fn Firewall(props: &Props) -> Html {
    let Props {
        state,
        evaluation,
        dispatch,
    } = props;
    let options = &state.options;
    let chosen = format_by_id(options.format).unwrap_or(FORMATS[0]);
    let info = chosen.info();
    let choose = dispatch.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let format = format_by_id(&value).unwrap_or(FORMATS[0]);
        Action::Format(format.info().id)
    });
    let plans = plans(
        &state.dataset,
        &state.selection,
        evaluation,
        &state.endpoints,
        options,
    );
    let on_screen = |wanted: &[Status]| {
        let count: usize = wanted
            .iter()
            .map(|status| evaluation.with_status(*status))
            .sum();
        format!("{count} on screen")
    };
    html! {
        <section class="pp-panel" aria-labelledby="pp-firewall">
            <h2 id="pp-firewall">{ "Firewall snippets" }</h2>
            <p class="pp-intro">{ "For the rules above, on the hosts themselves. A snippet adds openings; it never flushes or replaces what is there." }</p>
            <div class="pp-firewall-choices">
                <div class="pp-group">
                    <label class="pp-label" for="pp-format">{ "Format" }</label>
                    <select id="pp-format" class="pp-input" onchange={choose}>
                        { for FORMATS.iter().map(|format| {
                            let FormatInfo { id, name, .. } = format.info();
                            html! { <option value={*id} selected={*id == info.id}>{ *name }</option> }
                        }) }
                    </select>
                </div>
                <fieldset class="pp-group">
                    <legend>{ "Open also" }</legend>
                    <div class="pp-options">
                        <Switch label="Deprecated rules" on={options.deprecated}
                            remark={on_screen(&[Status::Deprecated])} switch={dispatch.reform(Action::OpenDeprecated)} />
                        <Switch label="Optional rules" on={options.optional}
                            remark={on_screen(&[Status::Optional, Status::Conditional])} switch={dispatch.reform(Action::OpenOptional)} />
                    </div>
                </fieldset>
            </div>
            <Addresses state={state.clone()} evaluation={evaluation.clone()} dispatch={dispatch.clone()} />
            <dl class="pp-format-info">
                <div><dt>{ "Apply" }</dt><dd>{ info.apply }</dd></div>
                <div><dt>{ "Undo" }</dt><dd>{ info.undo }</dd></div>
                <div><dt>{ "Checked" }</dt><dd>{ info.checked }</dd></div>
            </dl>
            if plans.is_empty() {
                <p>{ "Nothing on screen, so nothing to open." }</p>
            }
            { for plans.iter().map(|plan| snippet(plan, options.format)) }
        </section>
    }
}

/// One role's snippet, with what it leaves open, out, and unsaid.
fn snippet(plan: &Plan, format: &'static str) -> Html {
    let format = format_by_id(format).unwrap_or(FORMATS[0]);
    let info = format.info();
    let rendered = format.render(plan);
    let id = format!("pp-snippet-{}", plan.role);
    html! {
        <article key={plan.role.as_str()} class="pp-plan">
            <h3>{ &plan.title }</h3>
            if !plan.any.is_empty() {
                <p class="pp-wide"><span aria-hidden="true">{ "⚠ " }</span>{ format!("Open to any address: nothing is entered for {}.", listed(&plan.any)) }</p>
            }
            if !rendered.unsupported.is_empty() {
                <div class="pp-unsupported" role="note">
                    <p><strong>{ "Not in this snippet:" }</strong></p>
                    <ul>{ for rendered.unsupported.iter().map(|one| html! { <li>{ one.to_string() }</li> }) }</ul>
                </div>
            }
            if !plan.left_out.is_empty() {
                <details class="pp-left-out">
                    <summary>{ format!("{} left out", counted(plan.left_out.len(), "rule", "rules")) }</summary>
                    <ul>{ for plan.left_out.iter().map(|one| html! { <li>{ format!("{} ({}): {}.", one.label, one.rule, one.why) }</li> }) }</ul>
                </details>
            }
            if let Some(text) = rendered.snippet {
                <SnippetView {id} label={format!("{} snippet, {}", info.name, plan.title)} {text} file_name={info.file_name} />
            } else {
                <p>{ "There is nothing to open here." }</p>
            }
        </article>
    }
}
