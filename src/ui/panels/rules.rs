//! The rules that apply, and why; the ones that do not.

use super::not_shown::not_shown;
use crate::ui::browser::{self, Copied};
use crate::ui::components::{Live, button, rule_table};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State, Text};
use ports_core::dataset::Direction;
use ports_core::evaluation::{Evaluation, Gap, Match, summary};

/// The panel of rules.
pub(crate) fn rules(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    let (dataset, selection) = (state.dataset, &state.selection);
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-rules");
    to.open("h2", "");
    to.set(At::Id, "pp-rules");
    to.text(msg!(rules_title));
    to.close();
    to.open("div", "pp-summary");
    to.set(At::Role, "status");
    to.leaf_said("p", "", summary(dataset, selection, evaluation));
    if let Some(note) = evaluation.answer.note(&selection.version) {
        to.leaf_said("p", "pp-version-note", note);
    }
    to.close();
    // In an element of its own: what comes and goes beside the summary would have it made anew,
    // and a live region that is new announces nothing. What is in it has keys: without, one note
    // more had every table made anew.
    to.open("div", "pp-found");
    to.on_event(Kind::Click, |event, dispatch| {
        let value = browser::pressed(&event);
        if !value.is_empty() {
            dispatch.emit(Action::Take(value));
        }
    });
    lost(to, state, evaluation);
    let said = said(state);
    let live = Live {
        linked: state.linked,
        copied: said.as_ref().map(|(id, said)| (*id, said.as_str())),
    };
    if evaluation.matches.is_empty() {
        nothing(to, evaluation);
    }
    for direction in Direction::ALL {
        let matches: Vec<&Match> = evaluation.in_direction(direction).collect();
        if !matches.is_empty() {
            rule_table(to, dataset, selection, direction, &matches, live);
        }
    }
    gaps(to, &evaluation.gaps);
    not_shown(to, dataset, selection, evaluation);
    to.close_to(2);
}

/// What keeps the rule off the screen that the address leads to, in its place, and the way to it.
fn lost(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    // Always there: what comes and goes in front of its neighbours has them made anew.
    to.open("div", "pp-lost");
    to.key("lost");
    to.set(At::Role, "status");
    let mut not_shown = evaluation.not_shown.iter();
    let is_it = |rule: &str| state.is_new && state.linked == Some(rule);
    if let Some(miss) = not_shown.find(|miss| is_it(miss.rule.id.as_str())) {
        to.open("div", "pp-gap");
        to.set(At::Id, miss.rule.id.as_str());
        to.open("p", "");
        to.tell_with_code(msg_fmt!(
            rules_lost,
            port = miss.rule.port_label(),
            service = miss.rule.service,
            id = miss.rule.id,
            why = miss.text(state.dataset, &state.selection)
        ));
        to.close();
        button(to, msg!(rules_show_lost), Action::ShowLinked);
        to.close();
    }
    to.close();
}

/// The rule that was copied last, and how that went.
fn said(state: &State) -> Option<(&'static str, String)> {
    let (what, copied) = state.copied?;
    let (Text::Rule(id) | Text::RuleLink(id)) = what else {
        return None;
    };
    let mut said = msg!(copy_done).to_owned();
    if copied != Copied::Yes {
        // Where it can be read, it can be selected.
        said = concat!(msg!(rules_copy_refused), "\n").to_owned();
        said.push_str(&state.taken(what)?);
    }
    Some((id, said))
}

/// Flows that only the other side's rules list.
pub(super) fn gaps(to: &mut Builder, gaps: &[Gap<'static>]) {
    for gap in gaps {
        to.open("div", "pp-gap");
        to.key(gap.reason);
        to.set(At::Role, "note");
        to.open("p", "");
        let port = gap.rule.port_label();
        to.leaf_tell("strong", "", msg_fmt!(rules_check_too, port = port));
        to.text(gap.reason);
        to.close_to(2);
    }
}

/// Why nothing applies, and the way back.
fn nothing(to: &mut Builder, evaluation: &Evaluation) {
    let hidden = evaluation
        .not_shown
        .iter()
        .filter(|miss| miss.is_hidden())
        .count();
    to.open("div", "pp-nothing");
    to.key("nothing");
    to.open("p", "");
    to.leaf("strong", "", msg!(rules_none));
    match hidden {
        0 => to.text(msg!(rules_none_listed)),
        1 => to.text(msg!(rules_none_one_hidden)),
        _ => to.tell(msg_fmt!(rules_none_all_hidden, number = hidden)),
    }
    to.close();
    if hidden == 0 {
        button(to, msg!(rules_reset), Action::Reset);
    } else {
        button(to, msg!(rules_clear_filters), Action::ClearFilters);
    }
    to.close();
}
