//! What leaves the page as a file, on the clipboard, on paper: the buttons. What they hand on is made
//! by a part that is loaded when one of them is pressed.

use crate::ui::browser::Copied;
use crate::ui::components::button;
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Subject, Text, Way};
use ports_core::evaluation::Evaluation;
use ports_files::export::Export;

/// The panel of the change request.
pub(crate) fn export(to: &mut Builder, state: &State, evaluation: &Evaluation) {
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-export");
    to.open("h2", "");
    to.set(At::Id, "pp-export");
    to.text(msg!(export_title));
    to.close();
    if evaluation.matches.is_empty() {
        to.leaf("p", "", msg!(export_none));
        to.close();
        return;
    }
    to.leaf("p", "pp-intro", msg!(export_intro));
    hand_on(to, state, Subject::Request);
    to.close();
}

/// The buttons that hand a sheet on, and how it went.
pub(crate) fn hand_on(to: &mut Builder, state: &State, subject: Subject) {
    to.open("div", "pp-export");
    for export in Export::ALL {
        let action = Action::HandOn(subject, Way::Save(export));
        button(to, export.name(), action);
    }
    for (label, way) in [
        (msg!(export_copy), Way::Copy),
        (msg!(export_print), Way::Print),
    ] {
        button(to, label, Action::HandOn(subject, way));
    }
    to.close();
    say_how_it_went(to, state, subject, "");
}

/// A line on what became of what was asked for last, if it was of `subject`; `said` is said in its
/// place, if it is anything. That something is on its way is seen and not announced: mostly it is
/// there before that is read out.
pub(super) fn say_how_it_went(to: &mut Builder, state: &State, subject: Subject, said: &str) {
    let is_loading = matches!(state.copied, Some((_, Copied::Loading)));
    let went = how_it_went(state, subject);
    to.open("p", "pp-hint");
    to.open("span", "");
    to.text(if is_loading { went } else { "" });
    to.close();
    to.open("span", "");
    to.set(At::Role, "status");
    if !said.is_empty() {
        to.said(said.to_owned());
    } else if !is_loading {
        to.text(went);
    }
    to.close_to(2);
}

/// That the part that writes files is on its way.
pub(super) const LOADING: &str = msg!(files_loading);

/// That it did not arrive.
pub(super) const MISSING: &str = msg!(files_missing);

/// That it stopped.
pub(super) const STOPPED: &str = msg!(files_stopped);

/// What became of what was asked for last, if it was of `subject`.
fn how_it_went(state: &State, subject: Subject) -> &'static str {
    match state.copied {
        Some((Text::Sheet(of, way), copied)) if of == subject => match (copied, way) {
            (Copied::Loading, _) => LOADING,
            (Copied::Missing, _) => MISSING,
            (Copied::Stopped, _) => STOPPED,
            (Copied::Yes, Way::Copy) => msg!(copy_done),
            (_, Way::Copy) => msg!(export_copy_refused),
            (_, Way::Print) => msg!(export_print_refused),
            (_, Way::Draw) => msg!(diagram_saved),
            (_, Way::Save(_)) if subject == Subject::Plan => msg!(plan_saved),
            (_, Way::Save(_)) => msg!(export_saved),
        },
        _ => "",
    }
}
