//! The state of the selection: which rules the reader asked for, and what the link said about them.
//!
//! The reducer is pure. What follows from a change in the browser (the address, the title, a message
//! to the page around) is done by effects.

use std::rc::Rc;

use crate::host::HostHandle;
use ports_core::dataset::{Dataset, DeploymentId, Direction, RoleId, Rule};
use ports_core::evaluation::{Selection, nearest_selection_showing};
use ports_core::link::{self, Link, MAX_SEARCH_LEN, SnippetOptions};
use ports_core::release::Release;
use ports_core::selection::{Include, View};
use yew::prelude::*;

/// What the reader changed about the selection.
#[derive(Clone, Debug, PartialEq)]
pub enum SelectionChange {
    /// Another deployment model.
    Deployment(DeploymentId),
    /// One role, or all.
    Role(Option<RoleId>),
    /// Another release, entered as text or chosen from the known ones.
    Version(Release),
    /// The release that an upgrade comes from, or none.
    UpgradeFrom(Option<Release>),
    /// Another search; cut to the longest one that a link carries.
    Search(String),
    /// One direction, or both.
    Direction(Option<Direction>),
    /// What is included beside what is required.
    Include(Include),
    /// Both directions; everything else stays.
    ClearFilters,
    /// The initial selection.
    Reset,
}

impl SelectionChange {
    /// The selection after the change.
    pub fn applied(&self, dataset: &Dataset, selection: &Selection) -> Selection {
        let mut selection = selection.clone();
        match self {
            Self::Deployment(id) => selection.deployment = id.clone(),
            Self::Role(role) => selection.role = role.clone(),
            Self::Version(release) => selection.version = release.clone(),
            Self::UpgradeFrom(from) => selection.from = from.clone(),
            Self::Search(text) => selection.search = text.chars().take(MAX_SEARCH_LEN).collect(),
            Self::Direction(direction) => selection.direction = *direction,
            Self::Include(include) => selection.include = *include,
            Self::ClearFilters => return selection.without_filters(),
            Self::Reset => return Selection::initial(dataset),
        }
        selection
    }
}

/// A field whose text is part of the link while it is being typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// The search.
    Search,
    /// The version.
    Version,
}

/// What happens to the selection.
#[derive(Clone, Debug, PartialEq)]
pub enum SelectionAction {
    /// The reader changed it with a control.
    Change(SelectionChange),
    /// The reader changed it by typing in a field.
    Type(TextField, SelectionChange),
    /// The reader changed what snippets are written in and where they allow any address.
    Options(SnippetOptions),
    /// The reader looks at another view.
    Look(View),
    /// The address was changed by Back, Forward or the page around. `rule` is its fragment.
    Navigate {
        /// The query of the address.
        query: String,
        /// Its fragment, which may be the id of a rule.
        fragment: String,
    },
    /// A plan was opened: its choices replace the present ones.
    Open(Box<Link>),
    /// The format used last became known, with the workbench. It holds where the link names none.
    UsualFormat(String),
    /// The link names a format that there is not; the usual one takes its place.
    RejectFormat {
        /// The sentence that says so.
        notice: String,
    },
    /// Something about the link, or what it brought along, has to be said.
    Notify(Vec<String>),
    /// The reader dismissed the notices.
    DismissNotices,
    /// The reader asked for the rule that the address leads to.
    ShowLinkedRule,
}

/// The selection, and what was said about it by the link.
#[derive(Clone, Debug)]
pub struct SelectionState {
    /// Where the app is mounted. It is here so that one context serves for both: whatever shows the
    /// selection, or is told of it, is in one place.
    pub host: HostHandle,
    /// The dataset on show.
    pub dataset: &'static Dataset,
    /// Which rules are asked for.
    pub selection: Selection,
    /// What snippets are written in, and where they allow any address.
    pub options: SnippetOptions,
    /// The format for a link that names none; empty until the workbench is there.
    pub usual_format: String,
    /// What the link asked for in vain, and what it brought along.
    pub notices: Vec<String>,
    /// The fragment of the address when the app started: the reader may have followed a link of the
    /// contents before the workbench, which reads entries from it, is there.
    pub first_fragment: String,
    /// The rule that the address leads to.
    pub linked_rule: Option<&'static Rule>,
    /// Whether the selection is as the address had it. A reader who changed it since knows what it
    /// hides.
    pub is_as_linked: bool,
    /// The field that the last change was typed in.
    pub active_field: Option<TextField>,
    /// Counts the links that were followed: the first one, and each by Back or Forward.
    pub visit: u32,
    /// Counts the times that the rule which the address leads to is to be scrolled to: after a
    /// navigation to another one, and when the reader asked for it.
    pub target_visit: u32,
    /// Counts the times that the version was set by anything but its own field, which then has to show
    /// it, whatever is being typed there.
    pub version_set: u32,
}

impl PartialEq for SelectionState {
    /// A dataset is the same only when it is the same one.
    fn eq(&self, other: &Self) -> bool {
        self.host == other.host
            && std::ptr::eq(self.dataset, other.dataset)
            && self.selection == other.selection
            && self.options == other.options
            && self.usual_format == other.usual_format
            && self.notices == other.notices
            && self.linked_rule.map(|rule| &rule.id) == other.linked_rule.map(|rule| &rule.id)
            && self.is_as_linked == other.is_as_linked
            && self.active_field == other.active_field
            && self.visit == other.visit
            && self.target_visit == other.target_visit
            && self.version_set == other.version_set
    }
}

impl SelectionState {
    /// The state that the address of a host asks for.
    pub fn at(host: HostHandle, dataset: &'static Dataset) -> Self {
        Self {
            host: host.clone(),
            ..Self::new(dataset, &host.query(), &host.fragment())
        }
    }

    /// The state that an address asks for, without a host.
    pub fn new(dataset: &'static Dataset, query: &str, fragment: &str) -> Self {
        let mut link = link::read(query, dataset);
        lead(&mut link, dataset, fragment);
        Self {
            host: HostHandle::default(),
            dataset,
            selection: link.selection,
            options: link.options,
            usual_format: String::new(),
            notices: link.notices,
            first_fragment: fragment.to_owned(),
            linked_rule: rule(dataset, fragment),
            is_as_linked: true,
            active_field: None,
            visit: 0,
            target_visit: 0,
            version_set: 0,
        }
    }

    /// Reads a query as this page does: with the format used last where it names none.
    pub fn read_link(&self, query: &str) -> Link {
        let mut link = link::read(query, self.dataset);
        if link.options.format.is_empty() {
            link.options.format.clone_from(&self.usual_format);
        }
        link
    }

    /// Whether the reader looks at another view than the one that a fragment leads to.
    pub fn has_left(&self, fragment: &str) -> bool {
        view_of(self.dataset, fragment).is_some_and(|view| view != self.options.view)
    }

    fn follow(&mut self, link: Link) {
        self.selection = link.selection;
        self.options = link.options;
        self.notices = link.notices;
        self.version_set += 1;
    }

    fn change(&mut self, change: &SelectionChange) {
        self.selection = change.applied(self.dataset, &self.selection);
        self.is_as_linked = false;
        if matches!(change, SelectionChange::Version(_) | SelectionChange::Reset) {
            self.version_set += 1;
        }
        if *change == SelectionChange::Reset {
            // The format is a matter of what the reader runs, not of what was looked at.
            self.options = SnippetOptions {
                view: self.options.view,
                format: std::mem::take(&mut self.options.format),
                ..SnippetOptions::default()
            };
            self.notices.clear();
        }
    }
}

/// Has a link look at the view that its fragment leads to.
fn lead(link: &mut Link, dataset: &'static Dataset, fragment: &str) {
    if let Some(view) = view_of(dataset, fragment) {
        link.options.view = view;
    }
}

/// The view that a fragment leads to: that of a rule, or of a heading of an older release's page.
fn view_of(dataset: &'static Dataset, fragment: &str) -> Option<View> {
    match rule(dataset, fragment) {
        Some(_) => Some(View::Ports),
        None => View::of_anchor(fragment),
    }
}

/// The rule with an id.
fn rule(dataset: &'static Dataset, id: &str) -> Option<&'static Rule> {
    dataset.rules.iter().find(|rule| rule.id.as_str() == id)
}

impl Reducible for SelectionState {
    type Action = SelectionAction;

    fn reduce(self: Rc<Self>, action: SelectionAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        next.active_field = None;
        match action {
            SelectionAction::Change(change) => next.change(&change),
            SelectionAction::Type(field, change) => {
                next.change(&change);
                next.active_field = Some(field);
                // What is being typed stays as it is.
                next.version_set = self.version_set;
            }
            SelectionAction::Options(options) => {
                next.options = options;
                next.is_as_linked = false;
            }
            SelectionAction::Look(view) => {
                next.options.view = view;
                next.is_as_linked = false;
            }
            SelectionAction::Navigate { query, fragment } => {
                let mut link = self.read_link(&query);
                lead(&mut link, self.dataset, &fragment);
                next.follow(link);
                next.linked_rule = rule(self.dataset, &fragment);
                let id = |rule: Option<&'static Rule>| rule.map(|rule| &rule.id);
                if id(next.linked_rule) != id(self.linked_rule) {
                    next.target_visit += 1;
                }
                next.is_as_linked = true;
                next.visit += 1;
            }
            SelectionAction::Open(link) => {
                next.follow(*link);
                next.is_as_linked = false;
            }
            SelectionAction::UsualFormat(format) => {
                if next.options.format.is_empty() {
                    next.options.format.clone_from(&format);
                }
                next.usual_format = format;
            }
            SelectionAction::RejectFormat { notice } => {
                next.options.format.clone_from(&next.usual_format);
                next.notices.push(notice);
            }
            SelectionAction::Notify(mut notices) => next.notices.append(&mut notices),
            SelectionAction::DismissNotices => {
                next.notices.clear();
                next.is_as_linked = false;
            }
            SelectionAction::ShowLinkedRule => {
                if let Some(rule) = self.linked_rule {
                    next.options.view = View::Ports;
                    next.selection = nearest_selection_showing(self.dataset, rule, &self.selection);
                    next.is_as_linked = false;
                    next.target_visit += 1;
                    next.version_set += 1;
                }
            }
        }
        Rc::new(next)
    }
}

/// The selection as a context: its state, and the way to change it.
pub type SelectionContext = UseReducerHandle<SelectionState>;

/// What a component dispatches selection actions with; the same in every rendering.
pub type SelectionDispatcher = UseReducerDispatcher<SelectionState>;

/// The selection of the app that a component is in.
///
/// # Panics
/// Outside of an app, which provides it: a mistake in the program.
#[hook]
pub fn use_selection() -> SelectionContext {
    use_context::<SelectionContext>().expect("the app provides the selection")
}

/// A callback that dispatches one change of the selection, whatever the event.
pub fn on_change<E>(dispatcher: &SelectionDispatcher, change: SelectionChange) -> Callback<E> {
    let dispatcher = dispatcher.clone();
    Callback::from(move |_| dispatcher.dispatch(SelectionAction::Change(change.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(query: &str) -> Rc<SelectionState> {
        Rc::new(SelectionState::new(ports_data::dataset(), query, ""))
    }

    fn changed(state: &Rc<SelectionState>, change: SelectionChange) -> Rc<SelectionState> {
        Rc::clone(state).reduce(SelectionAction::Change(change))
    }

    #[test]
    fn reset_keeps_the_format_and_drops_what_snippets_allow_and_the_notices() {
        let before = state(
            "deployment=self-hosted&version=3.4&q=ssh&include=optional&format=ufw&allow-any=yes&role=owner",
        );
        assert_eq!(before.notices.len(), 1);
        let after = changed(&before, SelectionChange::Reset);
        assert_eq!(after.selection, Selection::initial(after.dataset));
        let options = SnippetOptions {
            format: "ufw".to_owned(),
            ..SnippetOptions::default()
        };
        assert_eq!(after.options, options);
        assert!(after.notices.is_empty());
    }

    #[test]
    fn clearing_filters_keeps_everything_but_the_direction() {
        let before = state(
            "deployment=self-hosted&role=workload-cluster&version=3.4&q=x&direction=inbound&include=optional",
        );
        let after = changed(&before, SelectionChange::ClearFilters);
        assert!(!after.selection.is_filtered());
        assert_eq!(
            link::write(&after.selection, &after.options),
            "deployment=self-hosted&role=workload-cluster&version=3.4&q=x&include=optional"
        );
    }

    #[test]
    fn where_an_upgrade_comes_from_is_gone_after_a_reset() {
        let line = Release::line(3, 4);
        let before = changed(
            &state("version=4.2"),
            SelectionChange::UpgradeFrom(Some(line.clone())),
        );
        assert_eq!(before.selection.from, Some(line));
        let after = changed(&before, SelectionChange::Reset);
        assert_eq!(after.selection.from, None);
    }

    #[test]
    fn a_linked_rule_is_shown_when_asked_for_and_then_no_longer_news() {
        let id = "self-hosted-cluster-in-ssh";
        let before = Rc::new(SelectionState::new(
            ports_data::dataset(),
            "version=4.2&q=443",
            id,
        ));
        assert!(before.is_as_linked);
        assert!(!changed(&before, SelectionChange::Role(None)).is_as_linked);
        let shown = before.reduce(SelectionAction::ShowLinkedRule);
        assert!(!shown.is_as_linked);
        assert_eq!(shown.selection.deployment.as_str(), "self-hosted");
        // Nothing to lead to: nothing changes.
        let other = state("version=4.2");
        let after = Rc::clone(&other).reduce(SelectionAction::ShowLinkedRule);
        assert_eq!(after.selection, other.selection);
    }

    #[test]
    fn the_usual_format_holds_only_where_the_link_names_none() {
        let usual = |query| state(query).reduce(SelectionAction::UsualFormat("ufw".to_owned()));
        assert_eq!(usual("").options.format, "ufw");
        assert_eq!(usual("format=nftables").options.format, "nftables");
        let rejected = usual("format=pf").reduce(SelectionAction::RejectFormat {
            notice: "no".to_owned(),
        });
        assert_eq!(rejected.options.format, "ufw");
        assert_eq!(rejected.notices, ["no"]);
    }

    #[test]
    fn a_change_leaves_what_applying_it_says() {
        let start = state("version=4.2&q=443");
        for change in [
            SelectionChange::Role(None),
            SelectionChange::Role(Some("workload-cluster".into())),
            SelectionChange::Version(Release::line(3, 4)),
            SelectionChange::Deployment("self-hosted".into()),
            SelectionChange::ClearFilters,
        ] {
            let applied = change.applied(start.dataset, &start.selection);
            assert_eq!(changed(&start, change).selection, applied);
        }
    }

    #[test]
    fn going_back_follows_the_link_and_its_rule() {
        let id = "saas-cluster-in-ssh";
        let after = state("version=4.2").reduce(SelectionAction::Navigate {
            query: "?version=3.4".to_owned(),
            fragment: id.to_owned(),
        });
        assert_eq!(after.selection.version.to_string(), "3.4");
        assert_eq!(after.linked_rule.map(|rule| rule.id.as_str()), Some(id));
        assert!(after.is_as_linked);
        assert_eq!((after.visit, after.target_visit), (1, 1));
        // The same rule again is not scrolled to again.
        let again = Rc::clone(&after).reduce(SelectionAction::Navigate {
            query: "?version=4.2".to_owned(),
            fragment: id.to_owned(),
        });
        assert_eq!((again.visit, again.target_visit), (2, 1));
        let shown = again.reduce(SelectionAction::ShowLinkedRule);
        assert_eq!(shown.target_visit, 2);
    }

    #[test]
    fn only_typing_in_the_version_field_leaves_its_text_alone() {
        let before = state("version=4.2");
        let release = SelectionChange::Version(Release::line(3, 4));
        let typed =
            Rc::clone(&before).reduce(SelectionAction::Type(TextField::Version, release.clone()));
        assert_eq!(typed.version_set, before.version_set);
        let other = SelectionChange::Role(None);
        assert_eq!(changed(&before, other).version_set, before.version_set);
        for change in [release, SelectionChange::Reset] {
            assert_ne!(changed(&before, change).version_set, before.version_set);
        }
        let followed = Rc::clone(&before).reduce(SelectionAction::Navigate {
            query: "?version=4.2".to_owned(),
            fragment: String::new(),
        });
        assert_ne!(followed.version_set, before.version_set);
    }

    #[test]
    fn typing_leaves_what_changing_says_and_names_its_field_until_something_else_happens() {
        let change = SelectionChange::Search("ssh".to_owned());
        let typed = state("").reduce(SelectionAction::Type(TextField::Search, change));
        assert_eq!(typed.selection.search, "ssh");
        assert_eq!(typed.active_field, Some(TextField::Search));
        let dismissed = typed.reduce(SelectionAction::DismissNotices);
        assert_eq!(dismissed.active_field, None);
    }

    #[test]
    fn what_a_choice_would_leave_is_what_making_it_leaves() {
        use ports_core::evaluation::on_screen;
        let start = state("version=4.2&direction=outbound&q=443");
        for (change, left) in [
            (SelectionChange::Role(None), 3),
            (SelectionChange::Role(Some("workload-cluster".into())), 3),
            (SelectionChange::Version(Release::line(3, 4)), 3),
            (SelectionChange::Deployment("self-hosted".into()), 3),
            (SelectionChange::Include(Include::ALL), 3),
            (SelectionChange::ClearFilters, 4),
        ] {
            let after = change.applied(start.dataset, &start.selection);
            assert_eq!(on_screen(start.dataset, &after), left, "{change:?}");
        }
    }
}
