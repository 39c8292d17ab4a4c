//! The change request: the rules on screen as a file, on the clipboard, on paper.

use crate::domain::export::Export;
use crate::domain::query::Evaluation;
use crate::ui::browser::Copied;
use crate::ui::components::button;
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, Request, State, Text};

/// The panel of buttons. What they hand on is made when one is pressed.
pub(crate) fn export(to: &mut Builder, state: &State, evaluation: &Evaluation) {
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-export");
    to.open("h2", "");
    to.set(At::Id, "pp-export");
    to.text("Change request");
    to.close();
    if evaluation.matches.is_empty() {
        to.leaf("p", "", "Nothing on screen, so nothing to ask for.");
        to.close();
        return;
    }
    to.leaf(
        "p",
        "pp-intro",
        "The rules above with your addresses, to send on: a row for each source and destination.",
    );
    to.open("div", "pp-export");
    for export in Export::ALL {
        button(to, export.name(), Action::Request(Request::Save(export)));
    }
    button(to, "Copy as Markdown", Action::Request(Request::Copy));
    button(to, "Print", Action::Request(Request::Print));
    to.close();
    to.open("p", "pp-hint");
    to.set(At::Role, "status");
    to.text(match state.copied {
        Some((Text::Request, Copied::Yes)) => "Copied",
        Some((Text::Request, _)) => "The browser refused the clipboard. Save the Markdown instead.",
        Some((Text::Paper, _)) => "The browser did not begin to print. Its own menu may: the request is ready.",
        Some((Text::File, _)) => "Handed to the browser. If no file arrives, downloads are refused here: copy as Markdown.",
        _ => "",
    });
    to.close_to(2);
}
