//! Scripts that try what the snippets open: one for the hosts of each role, once a kind is chosen. They
//! are made by the part that writes files, which is loaded then.

use super::export::{LOADING, MISSING, STOPPED};
use super::firewall::missing;
use crate::ui::browser;
use crate::ui::components::{Snippet, close_group, open_group, open_option};
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Text};
use ports_core::text::parts;
use ports_formats::checks::Kind;

/// The panel of checks. Nothing is worked out before a kind is chosen: most readers choose none,
/// and every change of a filter would cost them time.
pub(crate) fn checks(to: &mut Builder, state: &State) {
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-checks");
    to.open("h2", "");
    to.set(At::Id, "pp-checks");
    to.text(msg!(checks_title));
    to.close();
    to.open("p", "pp-intro");
    to.text_around_word(msg!(term_flow), msg!(checks_intro));
    to.close();
    open_group(to, msg!(checks_with));
    choice(to, state, msg!(checks_nothing), None);
    for kind in Kind::ALL {
        choice(to, state, kind.name(), Some(kind));
    }
    close_group(to);
    let shown = state.check.and_then(|kind| browser::check(kind, state));
    to.open("p", "pp-hint");
    to.set(At::Role, "status");
    to.text(match &shown {
        // The choice is gone with it, to be made again.
        None if state.copied_as(Text::Part).is_some() => MISSING,
        None if state.check.is_some() => LOADING,
        Some(shown) if shown.is_empty() => STOPPED,
        _ => "",
    });
    to.close();
    // Always there, for its neighbours to be left alone when what is in it comes and goes.
    to.open("div", "");
    if let (Some(kind), Some(shown)) = (state.check, shown) {
        show(to, state, kind, &parts(&shown, 0));
    }
    to.close_to(2);
}

fn choice(to: &mut Builder, state: &State, label: &'static str, kind: Option<Kind>) {
    let is_chosen = state.check == kind;
    open_option(to, "pp-check", label, is_chosen, Action::Check(kind));
    to.close();
}

/// The texts of [`Kind::shown`]: the checks of one kind, with what they cannot try.
fn show(to: &mut Builder, state: &State, kind: Kind, texts: &[&str]) {
    let [run, shows, plans @ ..] = texts else {
        return;
    };
    to.open("dl", "pp-format-info");
    for (term, text) in [(msg!(checks_run), run), (msg!(checks_shows), shows)] {
        to.open("div", "");
        to.leaf("dt", "", term);
        to.leaf_said("dd", "", (*text).to_owned());
        to.close();
    }
    to.close();
    to.open("div", "pp-plans");
    for plan in plans.chunks_exact(4) {
        let mut roles = state.dataset.roles.iter();
        let Some(role) = roles.find(|role| role.id.as_str() == plan[0]) else {
            continue;
        };
        let [title, untried, script] = [plan[1], plan[2], plan[3]];
        to.open("article", "pp-plan");
        to.key(role.id.as_str());
        to.leaf_said("h3", "", title.to_owned());
        // Each has its line, and what ends a line is no line.
        let mut untried = parts(untried, b'\n').into_iter().map(str::to_owned);
        untried.next_back();
        missing(to, msg!(checks_untried), &mut untried);
        if script.is_empty() {
            to.leaf("p", "", msg!(checks_empty));
        } else {
            let what = Text::Check(role.id.as_str());
            let snippet = Snippet {
                label: msg_fmt!(checks_label, kind = kind.name(), hosts = title).to_string(),
                text: script.to_owned(),
                file_name: Some(kind.file_name()),
                copied: state.copied_as(what),
            };
            snippet.show(to, what);
        }
        to.close();
    }
    to.close();
}
