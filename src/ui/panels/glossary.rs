//! What the words on the page mean, at its foot. `static/words.js` leads there and back.

use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State};
use ports_core::glossary::{COUNT, entry};

/// The glossary. It stands behind everything that has words in it, so that it knows which of them
/// lead to it.
pub(crate) fn glossary(to: &mut Builder, state: &State) {
    to.open("details", "pp-glossary");
    to.open("summary", "");
    to.on(Kind::Click, Action::Explain);
    to.text(msg!(glossary_title));
    to.close();
    to.open("dl", "");
    // Nobody who leaves it closed waits for it: it would be a tenth of the page's elements.
    if state.is_explained {
        for place in 0..COUNT {
            let (term, sentence) = entry(place);
            to.open("div", "");
            to.open("dt", "");
            to.set_to(At::Id, format!("pp-term-{place}"));
            to.set(At::TabIndex, "-1");
            to.text(term);
            to.close();
            to.open("dd", "");
            to.text(sentence);
            if to.is_known(place) {
                to.text(" ");
                to.open("a", "");
                to.set_to(At::Href, format!("#pp-word-{place}"));
                to.set_to(
                    At::AriaLabel,
                    msg_fmt!(glossary_back_to, term = term).to_string(),
                );
                to.text(msg!(glossary_back));
                to.close();
            }
            to.close_to(2);
        }
    }
    to.close_to(2);
}
