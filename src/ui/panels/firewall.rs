//! Snippets for what is on screen: one for the hosts of each role.

use web_sys::{Element, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::addresses::addresses;
use crate::domain::dataset::RoleId;
use crate::domain::firewall::{FORMATS, Format, Plan, format_by_id, plans};
use crate::domain::query::{Evaluation, Status};
use crate::domain::text::{counted, listed};
use crate::ui::browser;
use crate::ui::components::{SnippetProps, snippet, switch};
use crate::ui::state::{Action, State};

/// The panel of snippets.
pub(crate) fn firewall(
    state: &State,
    evaluation: &Evaluation<'static>,
    dispatch: &Callback<Action>,
) -> Html {
    let options = &state.options;
    let chosen = format_by_id(options.format).unwrap_or(FORMATS[0]);
    let info = chosen.info();
    let choose = dispatch.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Format(format_by_id(&value).unwrap_or(FORMATS[0]).info().id)
    });
    let formats = FORMATS.iter().map(|format| {
        let (id, name) = (format.info().id, format.info().name);
        html! { <option value={id} selected={id == info.id}>{ name }</option> }
    });
    let facts = [
        ("Apply", info.apply),
        ("Undo", info.undo),
        ("Checked", info.checked),
    ];
    let facts = facts.map(|(term, text)| html! { <div><dt>{ term }</dt><dd>{ text }</dd></div> });
    let plans = plans(
        state.dataset,
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
    let (deprecated, optional) = (options.deprecated, options.optional);
    html! {
        <section class="pp-panel" aria-labelledby="pp-firewall">
            <h2 id="pp-firewall">{ "Firewall snippets" }</h2>
            <p class="pp-intro">{ "For the rules above, on the hosts themselves. A snippet adds openings; it never flushes or replaces what is there." }</p>
            <div class="pp-firewall-choices">
                <div class="pp-group">
                    <label class="pp-label" for="pp-format">{ "Format" }</label>
                    <select id="pp-format" class="pp-input" onchange={choose}>{ for formats }</select>
                </div>
                <fieldset class="pp-group">
                    <legend>{ "Open also" }</legend>
                    <div class="pp-options">
                        { switch("Deprecated rules", deprecated, on_screen(&[Status::Deprecated]),
                            dispatch.reform(move |_| Action::OpenDeprecated(!deprecated))) }
                        { switch("Optional rules", optional, on_screen(&[Status::Optional, Status::Conditional]),
                            dispatch.reform(move |_| Action::OpenOptional(!optional))) }
                    </div>
                </fieldset>
            </div>
            { addresses(state, evaluation, dispatch) }
            <dl class="pp-format-info">{ for facts }</dl>
            if plans.is_empty() {
                <p>{ "Nothing on screen, so nothing to open." }</p>
            }
            { for plans.iter().map(|plan| plan_view(state, chosen, plan, dispatch)) }
        </section>
    }
}

/// One role's snippet, with what it leaves open, out, and unsaid.
fn plan_view(
    state: &State,
    format: &dyn Format,
    plan: &Plan<'static>,
    dispatch: &Callback<Action>,
) -> Html {
    let info = format.info();
    let rendered = format.render(plan);
    let item = |text: String| html! { <li>{ text }</li> };
    let body = match rendered.snippet {
        Some(text) => {
            let copied = state.copied.as_ref().filter(|(role, _)| role == plan.role);
            snippet(SnippetProps {
                label: format!("{} snippet, {}", info.name, plan.title),
                copy: copy(plan.role, text.clone(), dispatch),
                text,
                file_name: info.file_name,
                copied: copied.map(|(_, copied)| *copied),
            })
        }
        None => html! { <p>{ "There is nothing to open here." }</p> },
    };
    html! {
        <article key={plan.role.as_str()} class="pp-plan">
            <h3>{ plan.title.clone() }</h3>
            if !plan.any.is_empty() {
                <p class="pp-wide"><span aria-hidden="true">{ "⚠ " }</span>{ format!("Open to any address: nothing is entered for {}.", listed(&plan.any)) }</p>
            }
            if !rendered.unsupported.is_empty() {
                <div class="pp-unsupported" role="note">
                    <p><strong>{ "Not in this snippet:" }</strong></p>
                    <ul>{ for rendered.unsupported.iter().map(|one| item(one.to_string())) }</ul>
                </div>
            }
            if !plan.left_out.is_empty() {
                <details class="pp-left-out">
                    <summary>{ format!("{} left out", counted(plan.left_out.len(), "rule", "rules")) }</summary>
                    <ul>{ for plan.left_out.iter().map(|one| item(format!("{} ({}): {}.", one.label, one.rule, one.why))) }</ul>
                </details>
            }
            { body }
        </article>
    }
}

/// Copies a role's snippet, and tells the state how it went.
fn copy(role: &'static RoleId, text: String, dispatch: &Callback<Action>) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        let (text, dispatch) = (text.clone(), dispatch.clone());
        let button = event.target_dyn_into::<Element>();
        let around = button.and_then(|button| button.closest(".pp-snippet").ok().flatten());
        let shown = around.and_then(|around| around.query_selector("pre code").ok().flatten());
        spawn_local(async move {
            let copied = browser::copy(&text, shown).await;
            dispatch.emit(Action::Copied(role.clone(), copied));
        });
    })
}
