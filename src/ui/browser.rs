//! The browser, through `static/browser.js`: a script says these few things in fewer
//! bytes, and catches what the browser refuses. What differs between a page of the app's own and
//! an element in somebody else's is behind [`Place`].

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Event, Node};
use yew::Callback;
use yew::platform::spawn_local;

use super::state::{Action, State, THEMES, Text};
use crate::parts::{self, Files, PartError, Workbook};
use crate::sheets::{Asked, File};
use ports_core::dataset::Dataset;
use ports_core::evaluation::Selection;
use ports_core::link::SnippetOptions;
use ports_core::link::{Link, Pairs};
use ports_core::text::parts;
use ports_formats::checks::Kind;
use ports_network::entries::{MARK, UserEntries};

#[wasm_bindgen(module = "/static/browser.js")]
extern "C" {
    fn decode(query: &str) -> String;

    fn encode(texts: &str) -> String;

    #[wasm_bindgen(js_name = copy)]
    fn copy_and_tell(text: &str, event: Option<Event>, done: JsValue);

    #[cfg(target_arch = "wasm32")]
    #[wasm_bindgen(js_name = whenNear)]
    fn when_near(load: JsValue);

    #[wasm_bindgen(catch)]
    fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn paper(json: &str) -> Result<Node, JsValue>;

    fn today() -> String;

    #[wasm_bindgen(js_name = copyMade)]
    fn copy_made(made: Promise, done: JsValue);

    #[wasm_bindgen(js_name = chosenText)]
    fn chosen_text(event: Event) -> Promise;

    /// The value of the button that an event comes from; empty where it comes from none.
    pub(super) fn pressed(event: &Event) -> String;

    #[wasm_bindgen(js_name = printPage)]
    fn print_and_tell(done: JsValue);
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(module = "/static/lighting.js")]
extern "C" {
    /// Lights what belongs to the rule that is pointed at or has the focus in an element, for as
    /// long as there is the element.
    pub(super) fn light(root: &web_sys::Element);
}

#[cfg(not(feature = "embed"))]
#[wasm_bindgen(module = "/static/page.js")]
extern "C" {
    /// The place that is a page of its own.
    #[wasm_bindgen(thread_local_v2, js_name = page)]
    pub(super) static PAGE: Place;

    /// An element to build the app in, which takes the place of the one in the page later.
    pub(super) fn beside() -> Option<web_sys::Element>;
}

#[wasm_bindgen]
extern "C" {
    /// Where an app stands: what it may read of its surroundings and tell them. A page of its own
    /// is one, `static/page.js`; an element in somebody else's page another,
    /// `static/embed/element-host.js`.
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

    #[wasm_bindgen(method, js_name = ruleLink)]
    fn rule_link(this: &Place, query: &str, id: &str) -> String;

    #[wasm_bindgen(method)]
    fn theme(this: &Place) -> String;

    #[wasm_bindgen(method, js_name = setTheme)]
    fn set_theme(this: &Place, theme: &str);

    #[wasm_bindgen(method, js_name = setTitle)]
    fn set_title(this: &Place, title: &str);
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
    pub(super) fn kept(&self, dataset: &Dataset) -> Option<UserEntries> {
        let Some(place) = &self.0 else {
            return Some(UserEntries::default());
        };
        let mut kept = ports_formats::entries::read(pairs(&place.kept()?), dataset);
        // What an older page kept and this one has no use for is not the reader's doing.
        kept.notices.clear();
        Some(kept)
    }

    /// Keeps what is typed, or forgets all of it when that is nothing. Whether it is kept: a
    /// browser may refuse.
    pub(super) fn keep(&self, typed: &UserEntries) -> bool {
        match &self.0 {
            Some(place) => place.keep(&encoded_pairs(typed.pairs())),
            None => true,
        }
    }

    /// What the fragment of the place's address brings along.
    pub(super) fn brought(&self, dataset: &Dataset) -> UserEntries {
        if let Some(place) = &self.0
            && let Some(typed) = place.fragment().strip_prefix(MARK)
        {
            return ports_formats::entries::read(pairs(typed), dataset);
        }
        UserEntries::default()
    }

    /// The place's address, its fragment bringing what is typed along. The format is in the query.
    pub(super) fn sharing_link(&self, typed: &UserEntries) -> String {
        let Some(place) = &self.0 else {
            return String::new();
        };
        let mut pairs = typed.pairs();
        pairs.retain(|(name, _)| name != "format");
        place.with_fragment(&(MARK.to_owned() + &encoded_pairs(pairs)))
    }

    /// Puts the app where it belongs, if it is not there yet. Scrolls to what the address's fragment
    /// names, and marks it: the browser looked for it before it was there.
    pub(super) fn show_target(&self) {
        if let Some(place) = &self.0 {
            place.show_target();
        }
    }

    /// The fragment of the place's address, as it stands there.
    pub(super) fn fragment(&self) -> String {
        match &self.0 {
            Some(place) => place.fragment(),
            None => String::new(),
        }
    }

    /// The place's address with another query, leading to a rule.
    pub(super) fn rule_link(&self, query: &str, id: &str) -> String {
        match &self.0 {
            Some(place) => place.rule_link(query, id),
            None => String::new(),
        }
    }

    /// The theme, as the reader chose it; somebody else's page has it from its own.
    pub(super) fn theme(&self) -> &'static str {
        let mut found = "";
        if !cfg!(feature = "embed")
            && let Some(place) = &self.0
        {
            let chosen = place.theme();
            for (_, theme) in &THEMES {
                if *theme == chosen {
                    found = theme;
                }
            }
        }
        found
    }

    /// Makes the page light or dark, and has the browser keep that, if it does.
    pub(super) fn set_theme(&self, theme: &str) {
        if !cfg!(feature = "embed")
            && let Some(place) = &self.0
        {
            place.set_theme(theme);
        }
    }

    /// Gives the page a title; somebody else's has its own.
    pub(super) fn set_title(&self, title: &str) {
        if !cfg!(feature = "embed")
            && let Some(place) = &self.0
        {
            place.set_title(title);
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

/// Reads a query; `format` is for one that names none.
pub(super) fn read_link(query: &str, dataset: &Dataset, format: &str) -> Link {
    ports_formats::link::read_with_default(query, dataset, format)
}

fn pairs(query: &str) -> Pairs {
    flat_pairs(&decode(query))
}

/// What such names and values choose.
pub(super) fn linked(texts: &str, dataset: &Dataset) -> Link {
    ports_formats::link::read_pairs(&flat_pairs(texts), dataset)
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
pub(super) fn link(current: &str, selection: &Selection, options: &SnippetOptions) -> String {
    encoded_pairs(ports_core::link::merged(pairs(current), selection, options))
}

fn encoded_pairs(pairs: Pairs) -> String {
    encode(&joined_pairs(pairs))
}

/// Names and values, each with NUL behind it.
fn joined_pairs(pairs: Pairs) -> String {
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

/// Reads the file that was chosen in the field that `event` comes from, and makes it happen that it
/// was opened.
pub(super) fn open_plan(event: Event, dispatch: Callback<Action>) {
    // At once: an event in a shadow tree forgets where it came from.
    let text = chosen_text(event);
    spawn_local(async move {
        let [choices, typed, problem] = match JsFuture::from(text).await {
            // No file was chosen.
            Ok(text) if text.is_undefined() => return,
            Ok(text) => match parts::load::<Files>().await {
                Ok(files) => (files.open)(&text.as_string().unwrap_or_default()),
                Err(_) => unopened(msg!(plan_file_part_missing)),
            },
            Err(_) => unopened(msg!(plan_file_unreadable)),
        };
        dispatch.emit(Action::Opened(choices, typed, problem));
    });
}

fn unopened(why: &str) -> [String; 3] {
    [String::new(), String::new(), why.to_owned()]
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
    /// What it takes is on its way.
    Loading,
    /// What it takes did not arrive.
    Missing,
    /// What it takes stopped because of a mistake in it.
    Stopped,
}

/// What is to be printed, made by a script.
#[derive(Clone, Debug)]
pub struct Paper(pub(super) Rc<Node>);

impl PartialEq for Paper {
    /// Two are the same when they are one.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Copies `text` and makes it happen that `what` was copied, or was not. Where `event` comes from a
/// snippet's button, it is the snippet that is copied, and that can be selected there.
pub(super) fn copy(text: &str, event: Option<Event>, what: Text, dispatch: Callback<Action>) {
    copy_and_tell(text, event, told(what, dispatch));
}

/// Has the parts that write files, which are loaded when they are first asked for, make a sheet of a
/// choice and of what is typed, and makes it happen that `what` went well, or did not.
pub(super) fn hand_on(
    sheet: &'static str,
    format: &'static str,
    state: &State,
    what: Text,
    dispatch: Callback<Action>,
) {
    let [link, typed] = chosen_and_typed(state);
    let is_copy = format == "copy";
    let made = async move {
        let asked = Asked {
            sheet,
            format: if is_copy { "md" } else { format },
            link: &link,
            typed: &typed,
            date: &today(),
        };
        made(asked).await
    };
    if is_copy {
        let text = async move {
            let file = made
                .await
                .map_err(|copied| JsValue::from(told_as(copied)))?;
            Ok(String::from_utf8(file.bytes).unwrap_or_default().into())
        };
        return copy_made(future_to_promise(text), told(what, dispatch));
    }
    spawn_local(async move {
        let done = match made.await {
            Err(copied) => Err(copied),
            Ok(file) if format == "print" => {
                let json = String::from_utf8(file.bytes).unwrap_or_default();
                match paper(&json) {
                    Ok(node) => {
                        return dispatch.emit(Action::Paper(what, Paper(Rc::new(node))));
                    }
                    Err(_) => Err(Copied::Stopped),
                }
            }
            Ok(file) => save(&file.name, file.media_type, &file.bytes).map_err(|_| Copied::Stopped),
        };
        let copied = done.map_or_else(|copied| copied, |()| Copied::Yes);
        dispatch.emit(Action::Copied(what, copied));
    });
}

/// The file that is asked for; what there is to say where there is none.
async fn made(asked: Asked<'_>) -> Result<File, Copied> {
    let missing = |_: PartError| Copied::Missing;
    let files = parts::load::<Files>().await.map_err(missing)?;
    let file = if asked.format == "xlsx" {
        let workbook = parts::load::<Workbook>().await.map_err(missing)?;
        (files.sheet)(asked).and_then(|sheet| (workbook.write)(&sheet))
    } else {
        (files.write)(asked)
    };
    file.ok_or(Copied::Stopped)
}

/// Has the part that writes files loaded when the reader comes near a button that takes it.
#[cfg(target_arch = "wasm32")]
pub(super) fn load_files_when_near() {
    let load = Closure::<dyn Fn()>::new(|| {
        spawn_local(async {
            // Whoever presses the button tries again, and is told.
            let _ = parts::load::<Files>().await;
        });
    });
    when_near(load.into_js_value());
}

#[inline(never)]
fn chosen_and_typed(state: &State) -> [String; 2] {
    let link = ports_core::link::pairs(&state.selection, &state.options);
    [joined_pairs(link), joined_pairs(state.typed.pairs())]
}

/// Has the part that writes files loaded, and makes it happen that it is there, or did not arrive.
pub(super) fn fetch_part(dispatch: Callback<Action>) {
    spawn_local(async move {
        let copied = match parts::load::<Files>().await {
            Ok(_) => Copied::Yes,
            Err(_) => Copied::Missing,
        };
        dispatch.emit(Action::Copied(Text::Part, copied));
    });
}

/// The texts of [`Kind::shown`] for what is on screen, from the part that writes files; none before it is
/// there. On the host, where views are tested, they are made at once.
#[cfg(target_arch = "wasm32")]
pub(super) fn check(kind: Kind, state: &State) -> Option<String> {
    let files = parts::loaded::<Files>()?;
    let [link, typed] = chosen_and_typed(state);
    Some((files.check)(kind.name(), &link, &typed, state.site))
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn check(kind: Kind, state: &State) -> Option<String> {
    let State {
        dataset, selection, ..
    } = state;
    let evaluation = ports_core::evaluation::evaluate(dataset, selection);
    let plans = ports_formats::rulesets(
        dataset,
        selection,
        &evaluation,
        &state.endpoints,
        &state.options,
    );
    Some(kind.shown(&plans, &[]))
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
            2 => Copied::No,
            3 => Copied::Missing,
            _ => Copied::Stopped,
        };
        dispatch.emit(Action::Copied(what, copied));
    })
}

/// How a script tells that there is nothing to copy.
fn told_as(copied: Copied) -> u32 {
    match copied {
        Copied::Missing => 3,
        _ => 5,
    }
}
