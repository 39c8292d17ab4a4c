//! What to change between two releases, once the reader says which one runs today.

use super::choices::{open_line, open_lines};
use super::firewall::show_plan;
use super::misses::in_short;
use crate::domain::firewall::{FORMATS, format_by_id};
use crate::domain::text::counted;
use crate::domain::upgrade::{Change, Upgrade, snippets};
use crate::domain::version::Answer;
use crate::ui::components::sources;
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Text};

/// The panel of the upgrade.
pub(crate) fn upgrade(to: &mut Builder, state: &State, upgrade: Option<&Upgrade<'static>>) {
    let dataset = state.dataset;
    // Without an upgrade there is nothing to print.
    let class = if upgrade.is_some() {
        "pp-panel"
    } else {
        "pp-panel pp-idle"
    };
    to.open("section", class);
    to.set(At::AriaLabelledBy, "pp-upgrade");
    to.open("h2", "");
    to.set(At::Id, "pp-upgrade");
    to.text("Upgrade");
    to.close();
    to.open("div", "");
    to.leaf("p", "pp-intro", "From which version? See what to open before, what stays, and what may be closed afterwards.");
    open_lines(to, "From version");
    open_line(to, state, "None".to_owned(), Action::From(None), true);
    to.close();
    for line in &dataset.lines {
        let action = Action::From(Some(line.clone()));
        open_line(to, state, dataset.line_name(line), action, true);
        to.close();
    }
    to.close();
    to.open("div", "pp-outcome");
    to.set(At::Role, "status");
    if let Some(upgrade) = upgrade {
        to.leaf_said("p", "", upgrade.summary());
        let answer = Answer::of(&upgrade.from, &dataset.lines);
        if let Some(note) = answer.note(&upgrade.from) {
            to.leaf_said("p", "", note);
        }
    }
    to.close_to(2);
    if let Some(upgrade) = upgrade {
        list(to, state, upgrade, "Open before: ", &upgrade.open);
        list(to, state, upgrade, "Stays: ", &upgrade.stays);
        list(
            to,
            state,
            upgrade,
            "May be closed afterwards: ",
            &upgrade.close,
        );
        to_load(to, state, upgrade);
    }
    to.close();
}

/// One of the three lists; nothing where it is empty.
fn list(
    to: &mut Builder,
    state: &State,
    upgrade: &Upgrade,
    title: &'static str,
    changes: &[Change<'static>],
) {
    if changes.is_empty() {
        return;
    }
    let dataset = state.dataset;
    to.open("div", "pp-changes");
    to.open("h3", "");
    to.text(title);
    to.said(counted(changes.len(), "rule", "rules"));
    to.close();
    to.open("ul", "");
    for change in changes {
        to.open("li", "");
        in_short(to, dataset, change.rule, &change.flows_said(dataset));
        to.leaf_said("p", "pp-why", change.why(dataset, upgrade));
        if let Some(when) = change.safe_when(dataset, upgrade) {
            to.leaf_said("p", "pp-why", when);
        }
        let purposes: Vec<_> = change.flows.iter().map(|flow| flow.purpose).collect();
        sources(to, dataset, change.rule, &purposes);
        to.close();
    }
    to.close_to(2);
}

/// What to load into the hosts of each role before and after, in the chosen format.
fn to_load(to: &mut Builder, state: &State, upgrade: &Upgrade<'static>) {
    let plans = snippets(
        state.dataset,
        &state.selection,
        upgrade,
        &state.endpoints,
        &state.options,
    );
    if plans.is_empty() {
        return;
    }
    let format = format_by_id(state.options.format).unwrap_or(FORMATS[0]);
    let settings = &state.typed.settings;
    to.open("div", "pp-plans pp-to-load");
    to.leaf_said("h3", "", format!("Before the {}: open", upgrade.noun()));
    to.leaf_said(
        "p",
        "pp-intro",
        format!(
            "For {}, with what is entered under “Firewall snippets”.",
            format.name()
        ),
    );
    for plan in &plans {
        let rendered = format.render(&plan.open, settings);
        let text = Text::Before(plan.open.role.as_str());
        show_plan(to, state, format, &plan.open, rendered, text);
    }
    to.close();
    to.open("div", "pp-plans pp-to-load");
    to.leaf("h3", "", "After it: close");
    to.leaf(
        "p",
        "pp-intro",
        "Once it is safe, load it in place of the one before.",
    );
    for plan in &plans {
        let rendered = format.render_over(&plan.open, &plan.close, settings);
        let text = Text::After(plan.close.role.as_str());
        show_plan(to, state, format, &plan.close, rendered, text);
    }
    to.close();
}
