//! The one state of the page, and everything that can happen to it.
//!
//! [`State::reduced`] is a plain function of what was and what happened, so that it can be tested
//! without a browser.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::Reducible;

use crate::domain::dataset::{Dataset, DeploymentId, Direction, EndpointId, RoleId};
use crate::domain::endpoints::Endpoints;
use crate::domain::firewall::Options;
use crate::domain::permalink::{self, MAX_SEARCH_LEN};
use crate::domain::query::Selection;
use crate::domain::version::Release;

/// Everything the reader chose or typed.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The dataset on show.
    pub dataset: Rc<Dataset>,
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippet.
    pub options: Options,
    /// The version field, as typed.
    pub version_text: String,
    /// What is wrong with it; the last good version stays selected.
    pub version_error: Option<String>,
    /// The address fields, as typed.
    pub address_texts: BTreeMap<EndpointId, String>,
    /// What was read from them.
    pub endpoints: Endpoints,
    /// What the link asked for and did not get.
    pub notices: Vec<String>,
    /// What the last change was, so that typing one word does not fill the browser's history.
    pub edit: Edit,
}

/// What kind of change led to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A choice, complete in itself.
    Choice,
    /// The first stroke in a field.
    Typing(Field),
    /// A further stroke in the same field.
    TypingOn(Field),
}

/// A field whose text goes into the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The search.
    Search,
    /// The version.
    Version,
}

/// Something the reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Chose a deployment model.
    Deployment(DeploymentId),
    /// Chose a role, or all.
    Role(Option<RoleId>),
    /// Typed in the version field.
    VersionTyped(String),
    /// Chose a known release line.
    Line(Release),
    /// Typed in the search field.
    Search(String),
    /// Chose a direction, or both.
    Direction(Option<Direction>),
    /// Switched deprecated rules on or off.
    ShowDeprecated(bool),
    /// Switched optional rules on or off.
    ShowOptional(bool),
    /// Chose a snippet format, by its id.
    Format(&'static str),
    /// Asked for deprecated rules in the snippet, or no longer.
    OpenDeprecated(bool),
    /// Asked for optional rules in the snippet, or no longer.
    OpenOptional(bool),
    /// Typed addresses for a far end.
    Addresses(EndpointId, String),
    /// Lifted every filter and kept deployment model, role and version.
    ClearFilters,
    /// Went back to the initial choices. Addresses stay: they were typed, not chosen.
    Reset,
    /// Went back or forward to another query.
    Navigated(String),
    /// Read the notices.
    DismissNotices,
}

impl State {
    /// The state that a query asks for.
    pub fn new(dataset: Rc<Dataset>, query: &str) -> Self {
        let linked = permalink::read(query, &dataset);
        Self {
            version_text: linked.selection.version.to_string(),
            version_error: None,
            selection: linked.selection,
            options: linked.options,
            notices: linked.notices,
            address_texts: BTreeMap::new(),
            endpoints: Endpoints::default(),
            edit: Edit::Choice,
            dataset,
        }
    }

    /// What `action` makes of this state.
    pub fn reduced(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.edit = Edit::Choice;
        match action {
            Action::Deployment(id) => next.selection.deployment = id,
            Action::Role(role) => next.selection.role = role,
            Action::VersionTyped(text) => {
                match text.parse() {
                    Ok(release) => {
                        next.selection.version = release;
                        next.version_error = None;
                    }
                    Err(error) => next.version_error = Some(error.to_string()),
                }
                next.version_text = text;
                next.edit = self.typing(Field::Version);
            }
            Action::Line(line) => next.set_version(line),
            Action::Search(text) => {
                next.selection.search = text.chars().take(MAX_SEARCH_LEN).collect();
                next.edit = self.typing(Field::Search);
            }
            Action::Direction(direction) => next.selection.direction = direction,
            Action::ShowDeprecated(shown) => next.selection.show_deprecated = shown,
            Action::ShowOptional(shown) => next.selection.show_optional = shown,
            Action::Format(id) => next.options.format = id,
            Action::OpenDeprecated(opened) => next.options.deprecated = opened,
            Action::OpenOptional(opened) => next.options.optional = opened,
            Action::Addresses(endpoint, text) => {
                next.endpoints.enter(endpoint.clone(), &text);
                next.address_texts.insert(endpoint, text);
            }
            Action::ClearFilters => next.selection = next.selection.without_filters(),
            Action::Reset => {
                next.selection = Selection::initial(&self.dataset);
                next.options = Options::default();
                next.set_version(next.selection.version.clone());
                next.notices.clear();
            }
            Action::Navigated(query) => {
                let linked = permalink::read(&query, &self.dataset);
                next.selection = linked.selection;
                next.options = linked.options;
                next.notices = linked.notices;
                next.set_version(next.selection.version.clone());
            }
            Action::DismissNotices => next.notices.clear(),
        }
        next
    }

    fn set_version(&mut self, release: Release) {
        self.version_text = release.to_string();
        self.version_error = None;
        self.selection.version = release;
    }

    fn typing(&self, field: Field) -> Edit {
        match self.edit {
            Edit::Typing(before) | Edit::TypingOn(before) if before == field => {
                Edit::TypingOn(field)
            }
            _ => Edit::Typing(field),
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.reduced(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(query: &str) -> State {
        let dataset = Dataset::embedded().expect("the shipped dataset");
        State::new(Rc::new(dataset), query)
    }

    #[test]
    fn nonsense_in_the_version_field_keeps_the_last_good_result_and_what_was_typed() {
        let state = state("version=4.2").reduced(Action::VersionTyped("4.2.x".to_owned()));
        assert_eq!(state.selection.version.to_string(), "4.2");
        assert_eq!(state.version_text, "4.2.x");
        assert!(
            state
                .version_error
                .as_deref()
                .is_some_and(|text| text.contains("4.2.13"))
        );
        let state = state.reduced(Action::VersionTyped("4.2.1".to_owned()));
        assert_eq!(state.selection.version.to_string(), "4.2.1");
        assert_eq!(state.version_error, None);
    }

    #[test]
    fn reset_goes_back_to_the_start_and_keeps_addresses() {
        let state = state("deployment=self-hosted&version=3.4&q=ssh&format=ufw&role=owner")
            .reduced(Action::Addresses(
                "users".into(),
                "192.0.2.1, oops!".to_owned(),
            ))
            .reduced(Action::Reset);
        assert_eq!(state.selection, Selection::initial(&state.dataset));
        assert_eq!(state.options, Options::default());
        assert_eq!(state.version_text, "4.9");
        assert!(state.notices.is_empty());
        assert_eq!(state.address_texts[&"users".into()], "192.0.2.1, oops!");
    }

    #[test]
    fn clearing_filters_keeps_deployment_role_and_version() {
        let state = state("deployment=self-hosted&role=workload-cluster&version=3.4&q=x&direction=inbound&deprecated=hide")
            .reduced(Action::ClearFilters);
        assert!(!state.selection.is_filtered());
        assert_eq!(
            permalink::write(&state.selection, &state.options),
            "deployment=self-hosted&role=workload-cluster&version=3.4"
        );
    }

    #[test]
    fn typing_a_word_is_one_step_in_the_history() {
        let state = state("").reduced(Action::Search("n".to_owned()));
        assert_eq!(state.edit, Edit::Typing(Field::Search));
        let state = state.reduced(Action::Search("na".to_owned()));
        assert_eq!(state.edit, Edit::TypingOn(Field::Search));
        let state = state.reduced(Action::VersionTyped("4.0".to_owned()));
        assert_eq!(state.edit, Edit::Typing(Field::Version));
        let state = state.reduced(Action::ShowOptional(false));
        assert_eq!(state.edit, Edit::Choice);
    }

    #[test]
    fn going_back_brings_the_version_field_along() {
        let state = state("version=4.2").reduced(Action::VersionTyped("nonsense".to_owned()));
        let state = state.reduced(Action::Navigated("?version=3.4".to_owned()));
        assert_eq!(
            (state.version_text.as_str(), state.version_error),
            ("3.4", None)
        );
    }
}
