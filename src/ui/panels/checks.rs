//! Scripts that try what the snippets open: one for the hosts of each role, once a kind is chosen.

use super::firewall::missing;
use crate::domain::checks::Kind;
use crate::domain::firewall::plans;
use crate::domain::query::Evaluation;
use crate::ui::components::{Snippet, close_group, open_group, open_option};
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Text};

/// The panel of checks. Nothing is worked out before a kind is chosen: most readers choose none,
/// and every change of a filter would cost them time.
pub(crate) fn checks(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-checks");
    to.open("h2", "");
    to.set(At::Id, "pp-checks");
    to.text("Checks");
    to.close();
    to.open("p", "pp-intro");
    to.text("For the same ");
    to.word("Flow", "flows");
    to.text(", a script for the hosts of each role. It tries each TCP connection to an address that you entered, and says which fail.");
    to.close();
    open_group(to, "Check with");
    choice(to, state, "Nothing", None);
    for kind in Kind::ALL {
        choice(to, state, kind.name(), Some(kind));
    }
    close_group(to);
    if let Some(kind) = state.check {
        show(to, state, evaluation, kind);
    }
    to.close();
}

fn choice(to: &mut Builder, state: &State, label: &'static str, kind: Option<Kind>) {
    let is_chosen = state.check == kind;
    open_option(to, "pp-check", label, is_chosen, Action::Check(kind));
    to.close();
}

/// The checks of one kind, with what they cannot try.
fn show(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>, kind: Kind) {
    to.open("dl", "pp-format-info");
    for (term, text) in [("Run", kind.run()), ("Shows", kind.shows())] {
        to.open("div", "");
        to.leaf("dt", "", term);
        to.leaf("dd", "", text);
        to.close();
    }
    to.close();
    to.open("div", "pp-plans");
    let plans = plans(
        state.dataset,
        &state.selection,
        evaluation,
        &state.endpoints,
        &state.options,
    );
    for plan in &plans {
        let rendered = kind.render(plan);
        to.open("article", "pp-plan");
        to.key(plan.role.as_str());
        to.leaf_said("h3", "", plan.title.clone());
        missing(
            to,
            "Not tried:",
            &mut rendered.untried.iter().map(ToString::to_string),
        );
        match rendered.script {
            None => to.leaf("p", "", "There is nothing to try here."),
            Some(text) => {
                let what = Text::Check(plan.role.as_str());
                let snippet = Snippet {
                    label: format!("{} check, {}", kind.name(), plan.title),
                    text,
                    file_name: Some(kind.file_name()),
                    copied: state.copied_as(what),
                };
                snippet.show(to, what);
            }
        }
        to.close();
    }
    to.close();
}
