//! The browser, through `static/browser.js`: a script says these few things in fewer
//! bytes, and catches what the browser refuses. What differs between a page of the app's own and
//! an element in somebody else's is behind [`Place`].

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Event;
use yew::Callback;

use super::state::{Action, Text};
use crate::domain::dataset::Dataset;
use crate::domain::firewall::Options;
use crate::domain::permalink::{self, Linked, Pairs};
use crate::domain::query::Selection;
use crate::domain::text::parts;
use crate::domain::typed::{MARK, Typed, behind};

#[wasm_bindgen(module = "/static/browser.js")]
extern "C" {
    fn decode(query: &str) -> String;

    fn encode(texts: &str) -> String;

    #[wasm_bindgen(js_name = copy)]
    fn copy_and_tell(text: &str, event: Option<Event>, done: JsValue);

    /// Hands the browser a file of a media type to save.
    pub(super) fn save(name: &str, media_type: &str, text: &str);

    fn nest(texts: &str) -> String;

    #[wasm_bindgen(js_name = readPlan)]
    fn read_plan(event: Event, done: JsValue);

    /// The reader's date, as in `2026-11-22`.
    pub(super) fn today() -> String;

    #[wasm_bindgen(js_name = printPage)]
    fn print_and_tell(done: JsValue);
}

#[cfg(not(feature = "embed"))]
#[wasm_bindgen(module = "/static/page.js")]
extern "C" {
    /// The place that is a page of its own.
    #[wasm_bindgen(thread_local_v2, js_name = page)]
    pub(super) static PAGE: Place;
}

#[wasm_bindgen]
extern "C" {
    /// Where an app stands: what it may read of its surroundings and tell them. A page of its own
    /// is one, `static/page.js`; an element in somebody else's page another,
    /// `static/embed/standing.js`.
    #[derive(Clone, Debug)]
    pub type Place;

    #[wasm_bindgen(method)]
    fn query(this: &Place) -> String;

    #[wasm_bindgen(method, js_name = setQuery)]
    fn set_query(this: &Place, query: &str, as_new_step: bool, drop_fragment: bool);

    #[wasm_bindgen(method)]
    fn fragment(this: &Place) -> String;

    #[wasm_bindgen(method, js_name = withFragment)]
    fn with_fragment(this: &Place, fragment: &str) -> String;

    #[wasm_bindgen(method)]
    fn kept(this: &Place) -> Option<String>;

    #[wasm_bindgen(method)]
    fn keep(this: &Place, text: &str) -> bool;

    #[wasm_bindgen(method, js_name = showTarget)]
    fn show_target(this: &Place);

    #[wasm_bindgen(method)]
    fn refuse(this: &Place, notices: &str);
}

/// The place of an app; none on the host, where views are tested.
#[derive(Clone, Debug, Default)]
pub struct Around(pub Option<Rc<Place>>);

impl PartialEq for Around {
    /// Two places are the same when they are one.
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Around {
    /// The query that the place shows; empty where there is none.
    pub(super) fn query(&self) -> String {
        match &self.0 {
            Some(place) => place.query(),
            None => String::new(),
        }
    }

    /// Puts a query into the place's address, as a new step of the history or in place of the
    /// present one, with its fragment or without. Where the history is refused, the address stays
    /// behind and nothing else changes.
    pub(super) fn set_query(&self, query: &str, as_new_step: bool, drop_fragment: bool) {
        if let Some(place) = &self.0 {
            place.set_query(query, as_new_step, drop_fragment);
        }
    }

    /// What this browser kept of what was typed; none where it keeps nothing.
    pub(super) fn kept(&self, dataset: &Dataset) -> Option<Typed> {
        let Some(place) = &self.0 else {
            return Some(Typed::default());
        };
        let mut kept = Typed::read(pairs(&place.kept()?), dataset);
        // What an older page kept and this one has no use for is not the reader's doing.
        kept.notices.clear();
        Some(kept)
    }

    /// Keeps what is typed, or forgets all of it when that is nothing. Whether it is kept: a
    /// browser may refuse.
    pub(super) fn keep(&self, typed: &Typed) -> bool {
        match &self.0 {
            Some(place) => place.keep(&encoded_pairs(typed.pairs())),
            None => true,
        }
    }

    /// What the fragment of the place's address brings along.
    pub(super) fn brought(&self, dataset: &Dataset) -> Typed {
        if let Some(place) = &self.0
            && let Some(typed) = behind(&place.fragment(), MARK)
        {
            return Typed::read(pairs(typed), dataset);
        }
        Typed::default()
    }

    /// The place's address, its fragment bringing what is typed along. The format is in the query.
    pub(super) fn sharing_link(&self, typed: &Typed) -> String {
        let Some(place) = &self.0 else {
            return String::new();
        };
        let mut typed = typed.clone();
        typed.format = None;
        place.with_fragment(&(MARK.to_owned() + &encoded_pairs(typed.pairs())))
    }

    /// Scrolls to what the address's fragment names, and marks it: the browser looked for it
    /// before it was there.
    pub(super) fn show_target(&self) {
        if let Some(place) = &self.0 {
            place.show_target();
        }
    }

    /// Tells the page around what it asked for in vain.
    pub(super) fn refuse(&self, notices: &[String]) {
        if let Some(place) = &self.0
            && !notices.is_empty()
        {
            place.refuse(&notices.join("\0"));
        }
    }
}

/// Reads a query; `format` is for one that names none. In a page the browser takes it apart; on the
/// host, where views are tested, a library does.
pub(super) fn read_link(query: &str, dataset: &Dataset, format: &'static str) -> Linked {
    if cfg!(not(target_arch = "wasm32")) {
        return permalink::read(query, dataset);
    }
    permalink::read_with(query, dataset, format, &|query| pairs(query))
}

fn pairs(query: &str) -> Pairs {
    flat_pairs(&decode(query))
}

/// Names and values that follow each other with NUL in between.
pub(super) fn flat_pairs(texts: &str) -> Pairs {
    let mut pairs = Pairs::new();
    for pair in parts(texts, 0).chunks_exact(2) {
        pairs.push((pair[0].to_owned(), pair[1].to_owned()));
    }
    pairs
}

/// The query for a choice, with what `current` holds for others kept in front.
pub(super) fn link(current: &str, selection: &Selection, options: &Options) -> String {
    encoded_pairs(permalink::merged(pairs(current), selection, options))
}

fn encoded_pairs(pairs: Pairs) -> String {
    encode(&flat(pairs))
}

/// What [`flat_pairs`] reads back.
fn flat(pairs: Pairs) -> String {
    let mut texts = String::new();
    for (name, value) in pairs {
        for text in [&name, &value] {
            // NUL keeps them apart; one that was pasted somewhere must not.
            for c in text.chars() {
                if c != '\0' {
                    texts.push(c);
                }
            }
            texts.push('\0');
        }
    }
    texts
}

/// Hands the browser a plan's file to save.
pub(super) fn save_plan(name: &str, pairs: Pairs) {
    save(name, "application/json", &nest(&flat(pairs)));
}

/// Reads the file that was chosen in the field that `event` comes from, and makes it happen that it
/// was opened.
pub(super) fn open_plan(event: Event, dispatch: Callback<Action>) {
    let done = Closure::once_into_js(move |texts: String, problem: String| {
        dispatch.emit(Action::Opened(if problem.is_empty() {
            Ok(texts)
        } else {
            Err(problem)
        }));
    });
    read_plan(event, done);
}

/// Text as a part of an address.
pub(super) fn encoded(text: &str) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        return encoded.replace('+', "%20");
    }
    js_sys::encode_uri_component(text).into()
}

/// The element with an id.
#[cfg(all(target_arch = "wasm32", not(feature = "embed")))]
pub(super) fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// How copying went; the [state](super::state::State) remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is in the clipboard.
    Yes,
    /// The clipboard was refused; the text is selected, for the reader to copy.
    Selected,
    /// Neither worked.
    No,
}

/// Copies `text` and makes it happen that `what` was copied, or was not. Where the text is also
/// shown around the button that `event` comes from, it can be selected there.
pub(super) fn copy(text: &str, event: Option<Event>, what: Text, dispatch: Callback<Action>) {
    copy_and_tell(text, event, told(what, dispatch));
}

/// Prints the page, later, and makes it happen that `what` was not when the browser did not begin
/// to.
pub(super) fn print(what: Text, dispatch: Callback<Action>) {
    print_and_tell(told(what, dispatch));
}

/// What a script tells how it went with `what`.
fn told(what: Text, dispatch: Callback<Action>) -> JsValue {
    Closure::once_into_js(move |outcome: u32| {
        let copied = match outcome {
            0 => Copied::Yes,
            1 => Copied::Selected,
            _ => Copied::No,
        };
        dispatch.emit(Action::Copied(what, copied));
    })
}
