//! The browser, through `static/browser.js`: a script says these few things in fewer
//! bytes, and catches what the browser refuses.

use wasm_bindgen::prelude::*;
use web_sys::Event;

use crate::domain::dataset::Dataset;
use crate::domain::firewall::Options;
use crate::domain::permalink::{self, Linked, Pairs};
use crate::domain::query::Selection;
use crate::domain::text::parts;
use crate::domain::typed::{MARK, Typed, behind};

#[wasm_bindgen(module = "/static/browser.js")]
extern "C" {
    #[wasm_bindgen(js_name = query)]
    fn present_query() -> String;

    fn decode(query: &str) -> String;

    fn encode(texts: &str) -> String;

    /// Puts a query into the page's address, as a new step of the history or in place of the
    /// present one, with its fragment or without. Where the history is refused, the address stays
    /// behind and nothing else changes.
    #[wasm_bindgen(js_name = setQuery)]
    pub(super) fn write_query(query: &str, as_new_step: bool, drop_fragment: bool);

    fn fragment() -> String;

    #[wasm_bindgen(js_name = withFragment)]
    fn with_fragment(fragment: &str) -> String;

    #[wasm_bindgen(js_name = kept)]
    fn kept_text() -> Option<String>;

    #[wasm_bindgen(js_name = keep)]
    fn keep_text(text: &str) -> bool;

    /// Scrolls to what the address's fragment names, and marks it where asked: the browser looked
    /// for it before it was there.
    #[wasm_bindgen(js_name = showTarget)]
    pub(super) fn show_target(mark: bool);

    #[wasm_bindgen(js_name = copy)]
    fn copy_and_tell(text: &str, event: Event, done: JsValue);
}

/// The query of the page's address; empty where there is none.
pub(super) fn query() -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return String::new();
    }
    present_query()
}

/// Reads a query; `format` is for one that names none. In a page the browser takes it apart; on the
/// host, where views are tested, a library does.
pub(super) fn read_link(query: &str, dataset: &Dataset, format: &'static str) -> Linked {
    if cfg!(not(target_arch = "wasm32")) {
        return permalink::read(query, dataset);
    }
    permalink::read_with(query, dataset, format, &|query| pairs(query))
}

/// Puts a query into the page's address, as a new step of the history or in place of the present
/// one, with its fragment or without. Where the history is refused, the address stays behind and
/// nothing else changes.
pub(super) fn set_query(query: &str, as_new_step: bool, drop_fragment: bool) {
    if cfg!(target_arch = "wasm32") {
        write_query(query, as_new_step, drop_fragment);
    }
}

/// What this browser kept of what was typed; none where it keeps nothing.
pub(super) fn kept(dataset: &Dataset) -> Option<Typed> {
    if cfg!(not(target_arch = "wasm32")) {
        return Some(Typed::default());
    }
    let mut kept = Typed::read(pairs(&kept_text()?), dataset);
    // What an older page kept and this one has no use for is not the reader's doing.
    kept.notices.clear();
    Some(kept)
}

/// Keeps what is typed, or forgets all of it when that is nothing. Whether it is kept: a browser
/// may refuse.
pub(super) fn keep(typed: &Typed) -> bool {
    cfg!(not(target_arch = "wasm32")) || keep_text(&encoded_pairs(typed.pairs()))
}

/// What the fragment of the page's address brings along.
pub(super) fn brought(dataset: &Dataset) -> Typed {
    if cfg!(not(target_arch = "wasm32")) {
        return Typed::default();
    }
    match behind(&fragment(), MARK) {
        Some(typed) => Typed::read(pairs(typed), dataset),
        None => Typed::default(),
    }
}

/// The page's address, its fragment bringing what is typed along. The format is in the query.
pub(super) fn sharing_link(typed: &Typed) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return String::new();
    }
    let mut typed = typed.clone();
    typed.format = None;
    with_fragment(&(MARK.to_owned() + &encoded_pairs(typed.pairs())))
}

fn pairs(query: &str) -> Pairs {
    let texts = decode(query);
    let mut pairs = Pairs::new();
    for pair in parts(&texts, 0).chunks_exact(2) {
        pairs.push((pair[0].to_owned(), pair[1].to_owned()));
    }
    pairs
}

/// The query for a choice, with what `current` holds for others kept in front.
pub(super) fn link(current: &str, selection: &Selection, options: &Options) -> String {
    encoded_pairs(permalink::merged(pairs(current), selection, options))
}

fn encoded_pairs(pairs: Pairs) -> String {
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
