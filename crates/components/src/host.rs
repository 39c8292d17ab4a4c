//! Where the app is mounted: what it may read of its surroundings and tell them.
//!
//! A page of its own is one [`Host`] ([`page`]), an element in somebody else's page another
//! ([`element`]), and on a server, where views are rendered to text, there is [`NoHost`]. Every
//! browser API behind it may be missing or refused: a method then does nothing, or says so.

pub mod element;
pub mod page;

use std::rc::Rc;

use yew::prelude::*;

use crate::selection::use_selection;

/// How a new query gets into the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// As a step that Back undoes.
    Push,
    /// In place of the present step, so that a word typed is one step and not five.
    Replace,
}

/// What the app needs of its surroundings.
pub trait Host {
    /// Whether the app stands in somebody else's page, which has a title, a theme and a main landmark
    /// of its own.
    fn is_embedded(&self) -> bool;

    /// The names of the views that the page around wants to be shown, and of the choices, as a list; none
    /// where everything is.
    fn shown(&self) -> Option<String>;

    /// How wide the app's place is, in CSS pixels.
    fn width(&self) -> f64;

    /// The query of the address, with or without its question mark.
    fn query(&self) -> String;

    /// The query that the page around leads to, which is that of the address from now on: until it is
    /// followed, [`Host::query`] is what was asked for before.
    fn follow(&self) -> String {
        self.query()
    }

    /// Sets the query of the address, and its fragment if there is one to set; an empty one drops it. Where
    /// the history is refused, the address stays as it is and nothing else changes.
    fn set_address(&self, query: &str, step: HistoryStep, fragment: Option<&str>);

    /// The fragment of the address, without its `#`.
    fn fragment(&self) -> String;

    /// The address with another fragment.
    fn link_with_fragment(&self, fragment: &str) -> String;

    /// The address with another query, leading to a rule.
    fn rule_link(&self, query: &str, rule: &str) -> String;

    /// What this browser saved of the reader's entries; none where it saves nothing.
    fn load_entries(&self) -> Option<String>;

    /// Saves the reader's entries; empty text forgets them. Whether the browser took them.
    fn save_entries(&self, text: &str) -> bool;

    /// Puts the app where it belongs, if it is not there yet, and scrolls to what the fragment names.
    fn show_target(&self);

    /// Tells the page around what it asked for in vain.
    fn report(&self, notices: &[String]);

    /// The theme that the reader chose: empty for the system's, `light` or `dark`.
    fn theme(&self) -> String;

    /// Sets the theme and has the browser remember it.
    fn set_theme(&self, theme: &str);

    /// Gives the page a title.
    fn set_title(&self, title: &str);
}

/// A host: the same only when it is the same one.
#[derive(Clone)]
pub struct HostHandle(Rc<dyn Host>);

impl HostHandle {
    /// A handle to a host.
    pub fn new(host: impl Host + 'static) -> Self {
        Self(Rc::new(host))
    }
}

impl Default for HostHandle {
    /// No host: what views are rendered with on a server.
    fn default() -> Self {
        Self::new(NoHost::default())
    }
}

impl std::ops::Deref for HostHandle {
    type Target = dyn Host;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for HostHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for HostHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct(std::any::type_name::<Self>()).finish()
    }
}

/// The host of the app that a component is in.
#[hook]
pub fn use_host() -> HostHandle {
    use_selection().host.clone()
}

/// Surroundings without a browser. What there is of them is given to it, for tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoHost {
    /// The views that are wanted.
    pub shown: Option<String>,
    /// The width of the app's place.
    pub width: f64,
    /// The query of the address.
    pub query: String,
    /// The fragment of the address.
    pub fragment: String,
    /// What was saved before.
    pub saved: String,
}

impl Host for NoHost {
    fn is_embedded(&self) -> bool {
        false
    }

    fn shown(&self) -> Option<String> {
        self.shown.clone()
    }

    fn width(&self) -> f64 {
        self.width
    }

    fn query(&self) -> String {
        self.query.clone()
    }

    fn set_address(&self, _: &str, _: HistoryStep, _: Option<&str>) {}

    fn fragment(&self) -> String {
        self.fragment.clone()
    }

    fn link_with_fragment(&self, fragment: &str) -> String {
        format!("#{fragment}")
    }

    fn rule_link(&self, query: &str, rule: &str) -> String {
        format!("?{query}#{rule}")
    }

    fn load_entries(&self) -> Option<String> {
        Some(self.saved.clone())
    }

    fn save_entries(&self, _: &str) -> bool {
        true
    }

    fn show_target(&self) {}

    fn report(&self, _: &[String]) {}

    fn theme(&self) -> String {
        String::new()
    }

    fn set_theme(&self, _: &str) {}

    fn set_title(&self, _: &str) {}
}
