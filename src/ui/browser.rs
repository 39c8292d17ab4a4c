//! The browser, through `static/browser.js`: a script says these few things in fewer
//! bytes, and catches what the browser refuses.

use wasm_bindgen::prelude::*;
use web_sys::Event;

use crate::domain::dataset::Dataset;
use crate::domain::firewall::Options;
use crate::domain::permalink::{self, Linked, Pairs};
use crate::domain::query::Selection;
use crate::domain::text::parts;

#[wasm_bindgen(module = "/static/browser.js")]
extern "C" {
    /// The query of the page's address; empty where there is none.
    pub(super) fn query() -> String;

    fn decode(query: &str) -> String;

    fn encode(texts: &str) -> String;

    /// Puts a query into the page's address, as a new step of the history or in place of the
    /// present one. Where the history is refused, the address stays behind and nothing else
    /// changes.
    #[wasm_bindgen(js_name = setQuery)]
    pub(super) fn set_query(query: &str, as_new_step: bool);

    /// Scrolls to what the address's fragment names, and marks it where asked: the browser looked
    /// for it before it was there.
    #[wasm_bindgen(js_name = showTarget)]
    pub(super) fn show_target(mark: bool);

    #[wasm_bindgen(js_name = copy)]
    fn copy_and_tell(text: &str, event: Event, done: JsValue);
}

/// Reads a query. In a page the browser takes it apart; on the host, where views are tested, a
/// library does.
pub(super) fn read_link(query: &str, dataset: &Dataset) -> Linked {
    if cfg!(not(target_arch = "wasm32")) {
        return permalink::read(query, dataset);
    }
    permalink::read_with(query, dataset, &|query| pairs(query))
}

fn pairs(query: &str) -> Pairs {
    let texts = decode(query);
    let texts = parts(&texts, 0);
    let pairs = texts.chunks_exact(2);
    pairs
        .map(|pair| (pair[0].to_owned(), pair[1].to_owned()))
        .collect()
}

/// The query for a choice, with what `current` holds for others kept in front.
pub(super) fn link(current: &str, selection: &Selection, options: &Options) -> String {
    let mut texts = String::new();
    for (name, value) in permalink::merged(pairs(current), selection, options) {
        for text in [&name, &value] {
            texts.push_str(text);
            texts.push('\0');
        }
    }
    encode(&texts)
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
#[cfg(target_arch = "wasm32")]
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

/// Copies `text`, which is also shown around the button that `event` comes from, and tells `done`
/// how it went.
pub(super) fn copy(text: &str, event: Event, done: impl FnOnce(Copied) + 'static) {
    let done = Closure::once_into_js(move |outcome: u32| {
        done(match outcome {
            0 => Copied::Yes,
            1 => Copied::Selected,
            _ => Copied::No,
        });
    });
    copy_and_tell(text, event, done);
}
