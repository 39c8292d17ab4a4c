//! A small builder for elements.
//!
//! `html!` writes out the making of every element where it stands, several kilobytes of this
//! page's download. Here an element is opened, filled and closed by a few calls on one builder, and
//! the whole page has one listener type and one way to read a field.

use std::fmt;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, Node};
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Listener, ListenerKind, VNode, VTag, VText,
};
use yew::{AttrValue, Callback, Html};

use super::browser::Paper;
use super::state::Action;
use ports_core::diagram::Attribute;
use ports_core::glossary;
use ports_core::text::{parts, split_once};

/// The attributes that the page uses. Yew compares two elements' attributes by place when both
/// have the same list of names, so there is one list for all, of which most elements need no more
/// than the beginning.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub(super) enum At {
    Class,
    Id,
    Role,
    DataLabel,
    Href,
    AriaHidden,
    AriaLabel,
    Scope,
    Type,
    Name,
    Value,
    For,
    Download,
    Target,
    Rel,
    Rows,
    TabIndex,
    Placeholder,
    AutoComplete,
    AutoCapitalize,
    SpellCheck,
    AriaLabelledBy,
    AriaDescribedBy,
    AriaInvalid,
    AriaPressed,
    AriaCurrent,
}

const NAMES: &[&str; 26] = &[
    "class",
    "id",
    "role",
    "data-label",
    "href",
    "aria-hidden",
    "aria-label",
    "scope",
    "type",
    "name",
    "value",
    "for",
    "download",
    "target",
    "rel",
    "rows",
    "tabindex",
    "placeholder",
    "autocomplete",
    "autocapitalize",
    "spellcheck",
    "aria-labelledby",
    "aria-describedby",
    "aria-invalid",
    "aria-pressed",
    "aria-current",
];

/// How many of the first names most elements make do with: a place less is one less to be compared
/// at each change of a filter, a thousand times.
const FEW: usize = 8;

/// What the picture's elements have in their place: the names of [`Attribute`]s, and then nothing
/// that is ever set. An attribute more in the list above would cost every element of the page.
const DRAWN_NAMES: &[&str; NAMES.len()] = &{
    let mut names = [""; NAMES.len()];
    let mut at = 0;
    while at < Attribute::ALL.len() {
        names[Attribute::ALL[at] as usize] = Attribute::ALL[at].name();
        at += 1;
    }
    names
};

/// The elements that are open, the innermost last.
pub(super) struct Builder {
    open: Vec<Open>,
    dispatch: Callback<Action>,
    /// The terms that link to the glossary already, a bit each.
    known: u32,
}

struct Open {
    tag: VTag,
    names: &'static [&'static str; NAMES.len()],
    attributes: Vec<Option<AttributeOrProperty>>,
    children: Vec<VNode>,
}

impl Builder {
    /// A builder whose elements make actions happen through `dispatch`.
    pub fn new(dispatch: Callback<Action>) -> Self {
        Self {
            open: Vec::new(),
            dispatch,
            known: 0,
        }
    }

    /// From here on no term links to the glossary.
    #[cfg(feature = "ssr")]
    pub fn without_glossary(&mut self) {
        self.known = !0;
    }

    /// Whether a term, by its place, links to the glossary.
    pub fn is_known(&self, place: usize) -> bool {
        self.known >> place & 1 == 1
    }

    /// Gives the innermost element the name of a term as it is to be `shown`: a link to the
    /// glossary where it first stands on the page, which is where the glossary leads back to.
    #[inline(never)]
    pub fn word(&mut self, term: &str, shown: &'static str) {
        match glossary::place(term) {
            Some(place) if !self.is_known(place) => {
                self.known |= 1 << place;
                self.open("a", "pp-word");
                self.set_to(At::Id, format!("pp-word-{place}"));
                self.set_to(At::Href, format!("#pp-term-{place}"));
                self.text(shown);
                self.close();
            }
            _ => self.text(shown),
        }
    }

    /// Gives the innermost element text in which the name of a term stands in brackets:
    /// `For the same [flows]`.
    #[inline(never)]
    pub fn text_around_word(&mut self, term: &str, text: &'static str) {
        let (before, rest) = split_once(text, b'[').unwrap_or(("", text));
        let (shown, after) = split_once(rest, b']').unwrap_or((rest, ""));
        self.text(before);
        self.word(term, shown);
        self.text(after);
    }

    /// An element that holds nothing but a term.
    pub fn leaf_word(&mut self, tag: &'static str, class: &'static str, term: &'static str) {
        self.open(tag, class);
        self.word(term, term);
        self.close();
    }

    /// Opens an element of a class; an empty class is none.
    #[inline(never)]
    pub fn open(&mut self, tag: &'static str, class: &'static str) {
        self.open.push(Open {
            tag: VTag::new(tag),
            names: NAMES,
            attributes: vec![None; FEW],
            children: Vec::new(),
        });
        if !class.is_empty() {
            self.set(At::Class, class);
        }
    }

    /// Closes the innermost element.
    pub fn close(&mut self) {
        self.close_to(1);
    }

    /// Closes the innermost `count` elements.
    #[inline(never)]
    pub fn close_to(&mut self, count: usize) {
        for _ in 0..count {
            let closed = self.finish();
            if let (Some(closed), Some(outer)) = (closed, self.open.last_mut()) {
                outer.children.push(closed);
            }
        }
    }

    /// Closes the outermost element, and the building.
    pub fn finish(&mut self) -> Option<Html> {
        let Open {
            mut tag,
            names,
            attributes,
            children,
        } = self.open.pop()?;
        tag.set_attributes(Attributes::Dynamic {
            keys: &names[..attributes.len()],
            values: attributes.into_boxed_slice(),
        });
        tag.add_children(children);
        Some(tag.into())
    }

    /// Gives the innermost element an attribute that never changes.
    pub fn set(&mut self, name: At, value: &'static str) {
        self.put(name, AttrValue::Static(value));
    }

    /// Gives the innermost element an attribute.
    pub fn set_to(&mut self, name: At, value: String) {
        self.put(name, AttrValue::from(value));
    }

    #[inline(never)]
    fn put(&mut self, name: At, value: AttrValue) {
        self.put_at(name as usize, value);
    }

    #[inline(never)]
    fn put_at(&mut self, place: usize, value: AttrValue) {
        if let Some(open) = self.open.last_mut() {
            if place >= open.attributes.len() {
                open.attributes.resize(NAMES.len(), None);
            }
            open.attributes[place] = Some(AttributeOrProperty::Attribute(value));
        }
    }

    /// Opens an element of a class, with the attributes of the picture: they are given by
    /// [`Builder::draw`] alone. An empty class is none.
    #[inline(never)]
    pub fn open_drawn(&mut self, tag: &'static str, class: &'static str) {
        self.open(tag, "");
        if let Some(open) = self.open.last_mut() {
            open.names = DRAWN_NAMES;
        }
        if !class.is_empty() {
            self.draw(Attribute::Class, AttrValue::Static(class));
        }
    }

    /// Gives the innermost element, one of the picture's, an attribute.
    #[inline(never)]
    pub fn draw(&mut self, name: Attribute, value: AttrValue) {
        self.put_at(name as usize, value);
    }

    /// Gives the innermost element text that never changes.
    pub fn text(&mut self, text: &'static str) {
        self.push_text(AttrValue::Static(text));
    }

    /// Gives the innermost element text.
    pub fn said(&mut self, text: String) {
        self.push_text(AttrValue::from(text));
    }

    /// Gives the innermost element text, a message with its values.
    #[inline(never)]
    pub fn tell(&mut self, what: fmt::Arguments<'_>) {
        self.said(what.to_string());
    }

    /// Gives the innermost element text in which code stands in backquotes.
    #[inline(never)]
    pub fn tell_with_code(&mut self, what: fmt::Arguments<'_>) {
        for (place, part) in parts(&what.to_string(), b'`').into_iter().enumerate() {
            if place % 2 == 1 {
                self.leaf_said("code", "", part.to_owned());
            } else if !part.is_empty() {
                self.said(part.to_owned());
            }
        }
    }

    #[inline(never)]
    fn push_text(&mut self, text: AttrValue) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(VText::new(text).into());
        }
    }

    /// An element that holds nothing but text that never changes.
    pub fn leaf(&mut self, tag: &'static str, class: &'static str, text: &'static str) {
        self.open(tag, class);
        self.text(text);
        self.close();
    }

    /// An element that holds nothing but text.
    pub fn leaf_said(&mut self, tag: &'static str, class: &'static str, text: String) {
        self.open(tag, class);
        self.said(text);
        self.close();
    }

    /// An element that holds nothing but text, a message with its values.
    #[inline(never)]
    pub fn leaf_tell(&mut self, tag: &'static str, class: &'static str, what: fmt::Arguments<'_>) {
        self.leaf_said(tag, class, what.to_string());
    }

    /// Puts what a script made into the innermost element.
    pub fn node(&mut self, made: &Paper) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(VNode::VRef(Node::clone(&made.0)));
        }
    }

    #[inline(never)]
    fn change(&mut self, change: &mut dyn FnMut(&mut VTag)) {
        if let Some(open) = self.open.last_mut() {
            change(&mut open.tag);
        }
    }

    /// Tells the innermost element from its neighbours, whatever order they come in.
    pub fn key(&mut self, key: &'static str) {
        self.change(&mut |tag| tag.key = Some(key.into()));
    }

    /// Shows a value in the innermost element, a field.
    pub fn value(&mut self, value: &str) {
        self.change(&mut |tag| tag.set_value(Some(AttrValue::from(value.to_owned()))));
    }

    /// Ticks the innermost element, a radio button or a checkbox, or not.
    pub fn checked(&mut self, checked: bool) {
        self.change(&mut |tag| tag.set_checked(checked));
    }

    /// Makes `action` happen on an event of the innermost element.
    pub fn on(&mut self, kind: Kind, action: Action) {
        self.listen(kind, Answer::With(action));
    }

    /// Makes an action of what the innermost element, a field, holds when an event comes from it.
    pub fn on_value(&mut self, kind: Kind, make: impl Fn(String) -> Action + 'static) {
        self.listen(kind, Answer::Value(Box::new(make)));
    }

    /// Hands an event of the innermost element on.
    pub fn on_event(&mut self, kind: Kind, run: impl Fn(Event, Callback<Action>) + 'static) {
        self.listen(kind, Answer::Run(Box::new(run)));
    }

    #[inline(never)]
    fn listen(&mut self, kind: Kind, answer: Answer) {
        let dispatch = self.dispatch.clone();
        let listener: Rc<dyn Listener> = Rc::new(On {
            kind,
            dispatch,
            answer,
        });
        self.change(&mut |tag| tag.set_listeners(Box::new([Some(listener.clone())])));
    }
}

/// The events that the page listens to.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A button was pressed.
    Click,
    /// A choice was made.
    Change,
    /// Something was typed.
    Input,
}

enum Answer {
    With(Action),
    Value(Box<dyn Fn(String) -> Action>),
    Run(Box<dyn Fn(Event, Callback<Action>)>),
}

struct On {
    kind: Kind,
    dispatch: Callback<Action>,
    answer: Answer,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            Kind::Click => ListenerKind::onclick,
            Kind::Change => ListenerKind::onchange,
            Kind::Input => ListenerKind::oninput,
        }
    }

    fn handle(&self, event: Event) {
        match &self.answer {
            Answer::With(action) => self.dispatch.emit(action.clone()),
            Answer::Value(make) => {
                // Every field has a value, whatever kind it is.
                if let Some(field) = event.target() {
                    let field: HtmlInputElement = field.unchecked_into();
                    self.dispatch.emit(make(field.value()));
                }
            }
            Answer::Run(run) => run(event, self.dispatch.clone()),
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
