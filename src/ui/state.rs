//! The one state of the page, and everything that can happen to it.
//!
//! [`State::apply`] depends on what was and what happened alone, so that it can be tested without
//! a browser.

use super::browser::{self, Copied};
use crate::domain::dataset::{Dataset, DeploymentId, Direction, EndpointId, RoleId};
use crate::domain::endpoints::Endpoints;
use crate::domain::firewall::{Options, Settings};
use crate::domain::permalink::MAX_SEARCH_LEN;
use crate::domain::query::{Selection, on_screen};
use crate::domain::version::Release;

/// Everything the reader chose or typed.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The dataset on show.
    pub dataset: &'static Dataset,
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippet.
    pub options: Options,
    /// The version field, as typed.
    pub version_text: String,
    /// What is wrong with it; the last good version stays selected.
    pub version_error: Option<String>,
    /// The address fields, as typed.
    pub address_texts: Vec<(EndpointId, String)>,
    /// What was read from them.
    pub endpoints: Endpoints,
    /// What was typed in the fields of formats.
    pub settings: Settings,
    /// What the link asked for and did not get.
    pub notices: Vec<String>,
    /// How copying a role's snippet went, until something else happens.
    pub copied: Option<(RoleId, Copied)>,
    /// The field that the last change was typed in; none when it was a choice.
    pub typing: Option<Field>,
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
    /// Copied a role's snippet, or tried to.
    Copied(RoleId, Copied),
}

impl State {
    /// The state that a query asks for.
    pub fn new(dataset: &'static Dataset, query: &str) -> Self {
        let linked = browser::read_link(query, dataset);
        Self {
            version_text: linked.selection.version.to_string(),
            version_error: None,
            selection: linked.selection,
            options: linked.options,
            notices: linked.notices,
            address_texts: Vec::new(),
            copied: None,
            endpoints: Endpoints::default(),
            settings: Settings::default(),
            typing: None,
            dataset,
        }
    }

    /// Makes `action` happen.
    pub fn apply(&mut self, action: Action) {
        self.typing = None;
        self.copied = None;
        self.select(&action);
        match action {
            Action::VersionTyped(text) => {
                match text.parse() {
                    Ok(release) => {
                        self.selection.version = release;
                        self.version_error = None;
                    }
                    Err(error) => self.version_error = Some(error.to_string()),
                }
                self.version_text = text;
                self.typing = Some(Field::Version);
            }
            Action::Search(_) => self.typing = Some(Field::Search),
            Action::Line(_) => self.show_version(),
            Action::Format(id) => self.options.format = id,
            Action::OpenDeprecated(opened) => self.options.deprecated = opened,
            Action::OpenOptional(opened) => self.options.optional = opened,
            Action::Addresses(endpoint, text) => {
                let mut known = self.address_texts.iter_mut();
                match known.find(|(known, _)| *known == endpoint) {
                    Some((_, known)) => known.clone_from(&text),
                    None => self.address_texts.push((endpoint.clone(), text.clone())),
                }
                self.endpoints.enter(endpoint, &text);
            }
            Action::Reset => {
                self.options = Options::default();
                self.show_version();
                self.notices.clear();
            }
            Action::Navigated(query) => {
                let linked = browser::read_link(&query, self.dataset);
                self.selection = linked.selection;
                self.options = linked.options;
                self.notices = linked.notices;
                self.show_version();
            }
            Action::DismissNotices => self.notices.clear(),
            Action::Copied(role, copied) => self.copied = Some((role, copied)),
            _ => {}
        }
    }

    /// What the choice of rules becomes when `action` happens, as far as it is a choice.
    pub fn selection_after(&self, action: &Action) -> Selection {
        let mut selection = self.selection.clone();
        select(&mut selection, self.dataset, action);
        selection
    }

    /// How many rules a choice leaves on screen.
    pub fn left_by(&self, selection: &Selection) -> usize {
        on_screen(self.dataset, selection)
    }

    fn select(&mut self, action: &Action) {
        select(&mut self.selection, self.dataset, action);
    }

    /// What was typed for a far end.
    pub fn address_text(&self, endpoint: &EndpointId) -> &str {
        let mut known = self.address_texts.iter();
        known
            .find(|(known, _)| known == endpoint)
            .map_or("", |(_, text)| text)
    }

    /// Shows the chosen version in its field, in place of what was typed there.
    fn show_version(&mut self) {
        self.version_text = self.selection.version.to_string();
        self.version_error = None;
    }
}

/// Makes an action happen to the choice of rules alone.
fn select(selection: &mut Selection, dataset: &Dataset, action: &Action) {
    match action {
        Action::Deployment(id) => selection.deployment = id.clone(),
        Action::Role(role) => selection.role = role.clone(),
        Action::Line(line) => selection.version = line.clone(),
        Action::Search(text) => selection.search = text.chars().take(MAX_SEARCH_LEN).collect(),
        Action::Direction(direction) => selection.direction = *direction,
        Action::ShowDeprecated(shown) => selection.show_deprecated = *shown,
        Action::ShowOptional(shown) => selection.show_optional = *shown,
        Action::ClearFilters => *selection = selection.without_filters(),
        Action::Reset => *selection = Selection::initial(dataset),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::permalink;

    fn state(query: &str) -> State {
        let dataset = Dataset::embedded();
        State::new(dataset, query)
    }

    impl State {
        fn reduced(mut self, action: Action) -> Self {
            self.apply(action);
            self
        }
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
        assert_eq!(state.selection, Selection::initial(state.dataset));
        assert_eq!(state.options, Options::default());
        assert_eq!(state.version_text, "4.9");
        assert!(state.notices.is_empty());
        assert_eq!(state.address_text(&"users".into()), "192.0.2.1, oops!");
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
    fn going_back_brings_the_version_field_along() {
        let state = state("version=4.2").reduced(Action::VersionTyped("nonsense".to_owned()));
        let state = state.reduced(Action::Navigated("?version=3.4".to_owned()));
        assert_eq!(
            (state.version_text.as_str(), state.version_error),
            ("3.4", None)
        );
    }

    #[test]
    fn what_a_choice_would_leave_is_what_making_it_leaves() {
        let start = state("version=4.2&q=443");
        for (action, left) in [
            (Action::Role(None), 4),
            (Action::Role(Some("workload-cluster".into())), 2),
            (Action::Line(Release::line(3, 4)), 2),
            (Action::Deployment("self-hosted".into()), 4),
            (Action::ClearFilters, 7),
        ] {
            let after = start.selection_after(&action);
            assert_eq!(start.left_by(&after), left, "{action:?}");
            assert_eq!(start.clone().reduced(action).selection, after);
        }
    }
}
