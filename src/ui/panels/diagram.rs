//! Who connects to whom: the picture, and beside it the same in sentences.
//!
//! The sentences are there for everybody, as a list: they say all that the picture shows, so
//! assistive technology passes the picture by and reads nothing twice. A rule's row lights its arrow
//! while it is pointed at or something in it has the focus, and the other way round; that is
//! `static/lighting.js`, by the rules' ids.

use yew::AttrValue;

use super::export::say_how_it_went;
use crate::ui::components::button;
use crate::ui::html::{At, Builder};
use crate::ui::state::{Action, State, Subject, Way};
use ports_core::diagram::{Attribute, Canvas, draw, line_class};
use ports_core::evaluation::Evaluation;

/// The panel of the picture.
pub(crate) fn diagram(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    to.open("section", "pp-panel");
    to.set(At::AriaLabelledBy, "pp-diagram");
    to.open("h2", "");
    to.set(At::Id, "pp-diagram");
    to.text(msg!(diagram_title));
    to.close();
    if evaluation.matches.is_empty() {
        to.leaf("p", "", msg!(diagram_none));
        to.close();
        return;
    }
    let diagram = ports_data::diagram(state.dataset, &state.selection, evaluation);
    to.open("div", "pp-diagram");
    let (width, height) = (diagram.width, diagram.height);
    to.open_drawn("svg", "");
    to.draw(Attribute::ViewBox, format!("0 0 {width} {height}").into());
    // A little larger than its units, which are small.
    to.draw(Attribute::Width, (width * 9 / 8).to_string().into());
    to.draw(Attribute::AriaHidden, "true".into());
    draw(&diagram, to);
    to.close();
    to.open("ol", "pp-plain");
    for arrow in diagram.arrows {
        to.open_drawn("li", line_class(arrow.status));
        to.draw(Attribute::Rules, arrow.rules.into());
        to.said(arrow.text);
        to.close();
    }
    to.close_to(2);
    to.open("div", "pp-export");
    let save = Action::HandOn(Subject::Diagram, Way::Draw);
    button(to, msg!(diagram_save), save);
    to.close();
    say_how_it_went(to, state, Subject::Diagram, "");
    to.close();
}

impl Canvas for Builder {
    fn open(&mut self, tag: &'static str, class: &'static str) {
        self.open_drawn(tag, class);
    }

    fn set(&mut self, name: Attribute, value: String) {
        self.draw(name, AttrValue::from(value));
    }

    fn text(&mut self, text: String) {
        self.said(text);
    }

    fn close(&mut self) {
        self.close_to(1);
    }

    fn is_pointed_at(&self) -> bool {
        true
    }
}
