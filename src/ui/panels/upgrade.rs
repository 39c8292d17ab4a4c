//! What to change between two releases, once the reader says which one runs today.

use super::choices::{open_line, open_lines};
use super::export::hand_on;
use super::firewall::show_plan;
use super::not_shown::in_short;
use crate::ui::components::sources;
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Subject, Text};
use ports_core::release::ReleaseCoverage;
use ports_core::upgrade::{Step, Upgrade};
use ports_formats::upgrade::snippets;
use ports_formats::{FORMATS, format_by_id};

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
    to.text(msg!(upgrade_title));
    to.close();
    to.open("div", "");
    to.leaf("p", "pp-intro", msg!(upgrade_intro));
    open_lines(to, msg!(upgrade_from));
    open_line(
        to,
        state,
        msg!(upgrade_from_none).to_owned(),
        Action::From(None),
        true,
    );
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
        let answer = ReleaseCoverage::of(&upgrade.from, &dataset.lines);
        if let Some(note) = answer.note(&upgrade.from) {
            to.leaf_said("p", "", note);
        }
    }
    to.close_to(2);
    // In an element of its own, so that what comes does not have the status made anew: one that is
    // new announces nothing.
    to.open("div", "pp-found");
    if let Some(upgrade) = upgrade {
        for (title, step) in [
            (msg!(upgrade_open), Step::Open),
            (msg!(upgrade_stay), Step::Stay),
            (msg!(upgrade_close), Step::Close),
        ] {
            list(to, state, upgrade, title, step);
        }
        hand_on(to, state, Subject::Upgrade);
        to_load(to, state, upgrade);
    }
    to.close_to(2);
}

/// One of the three lists; nothing where it is empty.
fn list(
    to: &mut Builder,
    state: &State,
    upgrade: &Upgrade<'static>,
    title: &'static str,
    step: Step,
) {
    let changes = upgrade.list(step);
    if changes.is_empty() {
        return;
    }
    let dataset = state.dataset;
    to.open("div", "pp-changes");
    to.leaf("h3", "", title);
    to.open("ul", "");
    for change in changes {
        to.open("li", "");
        in_short(to, dataset, change.rule, &change.flows_said(dataset));
        to.leaf_said("p", "pp-why", change.why(dataset, upgrade));
        let when = change.safe_when(dataset, upgrade);
        if !when.is_empty() {
            to.leaf_said("p", "pp-why", when);
        }
        let mut purposes = Vec::new();
        for flow in &change.flows {
            purposes.push(flow.purpose);
        }
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
    if plans.open.is_empty() {
        return;
    }
    let format = format_by_id(&state.options.format).unwrap_or(FORMATS[0]);
    let settings = &state.typed.settings;
    for is_after in [false, true] {
        to.open("div", "pp-plans pp-to-load");
        to.open("h3", "");
        if is_after {
            to.text(msg!(upgrade_load_after));
        } else {
            to.tell(msg_fmt!(upgrade_load_before, change = upgrade.noun()));
        }
        to.close();
        to.leaf(
            "p",
            "pp-intro",
            if is_after {
                msg!(upgrade_load_after_hint)
            } else {
                msg!(upgrade_load_before_hint)
            },
        );
        for (place, open) in plans.open.iter().enumerate() {
            let close = &plans.close[place];
            let role = open.role.as_str();
            let (plan, rendered, text) = if is_after {
                let rendered = format.render_over(open, close, settings);
                (close, rendered, Text::After(role))
            } else {
                (open, format.render(open, settings), Text::Before(role))
            };
            show_plan(to, state, format, plan, rendered, text);
        }
        to.close();
    }
}
