//! The one state of the page, and everything that can happen to it.
//!
//! [`State::apply`] depends on what was and what happened alone, so that it can be tested without
//! a browser.

use super::browser::{self, Around, Copied, Paper};
use ports_core::dataset::{Dataset, DeploymentId, Direction, EndpointId, Published, RoleId, Rule};
use ports_core::evaluation::{
    Selection, evaluate, nearest_selection_showing, on_screen, rule_as_text,
};
use ports_core::link::MAX_SEARCH_LEN;
use ports_core::link::SnippetOptions;
use ports_core::release::Release;
use ports_files::export::Export;
use ports_formats::checks;
use ports_formats::{FORMATS, Field as FormatField};
use ports_network::addresses::AddressBook;
use ports_network::entries::UserEntries;
use ports_network::sites::{self, MAX_SITES, Site};

/// Everything the reader chose or typed.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The dataset on show.
    pub dataset: &'static Dataset,
    /// Where the app stands.
    pub around: Around,
    /// The choice of rules.
    pub selection: Selection,
    /// The choice of snippet.
    pub options: SnippetOptions,
    /// The version field, as typed.
    pub version_text: String,
    /// What is wrong with it; the last good version stays selected.
    pub version_error: Option<String>,
    /// What was typed about the reader's network, as typed.
    pub typed: UserEntries,
    /// What was read from the addresses in it that are for all sites.
    pub shared: AddressBook,
    /// What was read from those of each site.
    pub own: Vec<AddressBook>,
    /// What each role's hosts see by both, those at the sites as at the chosen one.
    pub endpoints: AddressBook,
    /// The site that is shown, by its place.
    pub site: usize,
    /// What was removed, the last one last, to be brought back.
    pub removed: Vec<Removed>,
    /// What there is to say of the plan, until something else happens.
    pub said: String,
    /// Where what is typed comes from and goes to.
    pub keeping: Keeping,
    /// The fragment of the last link that brought entries along, as it came.
    pub brought: String,
    /// The link that brings what is typed along, once it was asked for.
    pub link: Option<String>,
    /// The search in the picker of formats.
    pub format_search: String,
    /// The format for a link that names none: the one used last, as of when the page was opened.
    pub usual_format: String,
    /// What the openings are checked with, once that was chosen.
    pub check: Option<checks::Kind>,
    /// What the link asked for and did not get.
    pub notices: Vec<String>,
    /// What was copied last, and how that went, until something else happens.
    pub copied: Option<(Text, Copied)>,
    /// The field that the last change was typed in; none when it was a choice.
    pub typing: Option<Field>,
    /// The sheet that is to be printed, until something else happens.
    pub paper: Option<Paper>,
    /// The rule that the address leads to, by its id.
    pub linked: Option<&'static str>,
    /// Whether the choices are those that came with the address: whoever makes another knows what
    /// it hides.
    pub is_new: bool,
    /// Light or dark, as in [`THEMES`].
    pub theme: &'static str,
    /// Whether the glossary was opened: before that nobody waits for it to be made.
    pub is_explained: bool,
}

/// The themes, each by its name and by what stands for it in the page: nothing for the one of the
/// reader's system.
pub const THEMES: [(&str, &str); 3] = [
    (msg!(theme_system), ""),
    (msg!(theme_light), "light"),
    (msg!(theme_dark), "dark"),
];

/// A text to copy or to hand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The link that was asked for.
    Link,
    /// A role's snippet.
    Snippet(&'static str),
    /// A role's snippet for before an upgrade.
    Before(&'static str),
    /// A role's snippet for after an upgrade.
    After(&'static str),
    /// A role's check.
    Check(&'static str),
    /// Nothing yet: the part that writes files, which writes the checks too.
    Part,
    /// A sheet that leaves the page.
    Sheet(Subject, Way),
    /// The link to a rule.
    RuleLink(&'static str),
    /// A rule in a few lines.
    Rule(&'static str),
}

/// What a sheet that leaves the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The rules on screen.
    Request,
    /// What changes with an upgrade.
    Upgrade,
    /// All that is chosen and typed, to be opened again.
    Plan,
    /// The picture of the rules on screen.
    Diagram,
}

/// What becomes of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It becomes a file.
    Save(Export),
    /// It is copied as Markdown.
    Copy,
    /// It is printed.
    Print,
    /// Its diagram becomes a file.
    Draw,
}

/// What can be brought back.
#[derive(Clone, Debug, PartialEq)]
pub enum Removed {
    /// A site, and its place.
    Site(usize, Site),
    /// Everything that was typed.
    All(UserEntries),
}

/// Where what is typed comes from and goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// This browser keeps it over a reload.
    Kept,
    /// It came with a link, and nothing of it was changed yet: what is kept here stays as it is.
    Linked,
    /// This browser keeps nothing: it is gone after a reload.
    Refused,
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
    /// UserEntries in the version field.
    VersionTyped(String),
    /// Chose a known release line.
    Line(Release),
    /// Chose the release that an upgrade comes from, or none.
    From(Option<Release>),
    /// UserEntries in the search field.
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
    /// Chose what to check the openings with, or nothing.
    Check(Option<checks::Kind>),
    /// Searched the formats.
    FormatSearch(String),
    /// UserEntries in a field of the format.
    Setting(&'static FormatField, String),
    /// UserEntries addresses for a far end.
    Addresses(EndpointId, String),
    /// Took over published addresses for a far end.
    Publish(EndpointId, &'static Published),
    /// UserEntries what the plan is called.
    PlanName(String),
    /// UserEntries who the plan is for.
    Customer(String),
    /// Added a site.
    AddSite,
    /// Removed the site that is shown.
    RemoveSite,
    /// Had another site shown, by its place.
    ChooseSite(usize),
    /// UserEntries the name of the site that is shown.
    SiteName(String),
    /// UserEntries how many clusters it has.
    Clusters(String),
    /// UserEntries the port of its proxy.
    ProxyPort(String),
    /// UserEntries its addresses for an end, or for its proxy.
    SiteAddresses(EndpointId, String),
    /// Had what was removed last brought back.
    Undo,
    /// Opened a plan's file: what was chosen and what was typed, names and values, or what is wrong
    /// with it.
    Opened(String, String, String),
    /// Had everything that was typed forgotten.
    Forget,
    /// Asked for a link that brings what was typed along.
    Share,
    /// Lifted every filter and kept deployment model, role and version.
    ClearFilters,
    /// Went back to the initial choices. Addresses stay: they were typed, not chosen.
    Reset,
    /// Went back or forward to another query.
    Navigated(String),
    /// Read the notices.
    DismissNotices,
    /// Copied a text, handed on a sheet, or tried to.
    Copied(Text, Copied),
    /// Asked for a sheet.
    HandOn(Subject, Way),
    /// Got what was to be printed.
    Paper(Text, Paper),
    /// Asked for something of a rule on the clipboard: its link, which begins with `#`, or, by its id,
    /// the rule.
    Take(String),
    /// Asked for the rule that the address leads to.
    ShowLinked,
    /// Chose a theme, as in [`THEMES`].
    Theme(&'static str),
    /// Opened the glossary, or closed it.
    Explain,
}

impl State {
    /// The state that an address asks for: its query, what it brings along in its fragment, and
    /// what this browser kept.
    pub fn new(dataset: &'static Dataset, query: &str, around: Around) -> Self {
        let (kept, keeping) = match around.kept(dataset) {
            Some(kept) => (kept, Keeping::Kept),
            None => (UserEntries::default(), Keeping::Refused),
        };
        let usual_format = kept
            .format
            .as_deref()
            .map_or(FORMATS[0].id, |id| id)
            .to_owned();
        let linked = browser::read_link(query, dataset, &usual_format);
        let mut state = Self {
            version_text: linked.selection.version.to_string(),
            version_error: None,
            selection: linked.selection,
            options: linked.options,
            notices: linked.notices,
            typed: kept,
            shared: AddressBook::default(),
            own: Vec::new(),
            endpoints: AddressBook::default(),
            site: 0,
            removed: Vec::new(),
            said: String::new(),
            keeping,
            brought: String::new(),
            link: None,
            format_search: String::new(),
            check: None,
            usual_format,
            copied: None,
            typing: None,
            paper: None,
            linked: None,
            is_new: true,
            theme: around.theme(),
            is_explained: false,
            dataset,
            around,
        };
        state.read_addresses();
        state.bring();
        state.arrive();
        state
    }

    /// Makes `action` happen.
    pub fn apply(&mut self, action: Action) {
        self.typing = None;
        let copied = self.copied.take();
        self.said = String::new();
        // The browser's own menu may still print what a script must not.
        if !matches!(action, Action::Copied(..)) {
            self.paper = None;
        }
        self.select(&action);
        match action {
            Action::ShowLinked => self.show_version(),
            Action::Theme(theme) => {
                self.theme = theme;
                self.around.set_theme(theme);
            }
            Action::Explain => self.is_explained = true,
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
            Action::Format(id) => {
                id.clone_into(&mut self.options.format);
                self.typed.format = Some(id.to_owned());
                self.keep();
            }
            Action::Check(kind) => self.check = kind,
            Action::FormatSearch(text) => self.format_search = text,
            Action::Setting(field, text) => {
                self.typed.settings.set(field.id, text);
                self.retyped();
            }
            Action::OpenDeprecated(opened) => self.options.deprecated = opened,
            Action::OpenOptional(opened) => self.options.optional = opened,
            Action::Addresses(endpoint, text) => self.enter(endpoint, text),
            Action::Publish(endpoint, list) => {
                let mut text = self.address_text(&endpoint).to_owned();
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&list.as_entries(self.dataset));
                self.enter(endpoint, text);
            }
            Action::Forget => {
                self.replace(UserEntries::default());
            }
            Action::PlanName(name) => {
                self.typed.name = name;
                self.retyped();
            }
            Action::Customer(name) => {
                self.typed.customer = name;
                self.retyped();
            }
            Action::AddSite => self.add_site(),
            Action::RemoveSite => self.remove_site(),
            Action::ChooseSite(place) => {
                self.site = place;
                self.put_together();
            }
            Action::SiteName(name) => self.of_site(|site| site.name = name),
            Action::Clusters(text) => self.of_site(|site| site.clusters = text),
            Action::ProxyPort(text) => self.of_site(|site| site.proxy_port = text),
            Action::SiteAddresses(end, text) => {
                if let Some(own) = self.own.get_mut(self.site) {
                    own.enter(end.clone(), &text);
                }
                self.of_site(|site| site.enter(end, text));
            }
            Action::Undo => self.undo(),
            Action::Opened(choices, typed, problem) => self.open(&choices, &typed, &problem),
            Action::Share => {
                self.link = Some(self.around.sharing_link(&self.typed));
            }
            Action::Reset => {
                // The format is a matter of what the reader runs, not of what was looked at.
                self.options = SnippetOptions {
                    format: self.options.format.clone(),
                    ..SnippetOptions::default()
                };
                self.format_search = String::new();
                self.show_version();
                self.notices.clear();
            }
            Action::Navigated(query) => {
                let linked = browser::read_link(&query, self.dataset, &self.usual_format);
                self.selection = linked.selection;
                self.options = linked.options;
                self.notices = linked.notices;
                self.show_version();
                self.bring();
                self.arrive();
            }
            Action::DismissNotices => self.notices.clear(),
            Action::Copied(Text::Part, Copied::Yes) => self.copied = copied,
            Action::Copied(Text::Part, failed) => {
                // Whoever wants it all the same chooses it again.
                self.check = None;
                self.copied = Some((Text::Part, failed));
            }
            Action::Copied(what, copied) => self.copied = Some((what, copied)),
            Action::HandOn(subject, way) => {
                self.copied = Some((Text::Sheet(subject, way), Copied::Loading));
            }
            // Where something else happened since, it is not what is on screen any more.
            Action::Paper(what, paper) if copied == Some((what, Copied::Loading)) => {
                self.paper = Some(paper);
            }
            Action::Paper(..) => self.copied = copied,
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
        if matches!(action, Action::ShowLinked)
            && let Some(rule) = self.linked.and_then(|id| self.rule(id))
        {
            self.selection = nearest_selection_showing(self.dataset, rule, &self.selection);
        }
        select(&mut self.selection, self.dataset, action);
        self.is_new &= matches!(
            action,
            Action::Copied(..) | Action::Take(_) | Action::Theme(_) | Action::Explain
        );
    }

    /// Takes over which rule the address leads to, if any.
    fn arrive(&mut self) {
        let rule = self.rule(&self.around.fragment());
        self.linked = rule.map(|rule| rule.id.as_str());
        self.is_new = true;
    }

    #[inline(never)]
    fn rule(&self, id: &str) -> Option<&'static Rule> {
        let mut rules = self.dataset.rules.iter();
        rules.find(|rule| rule.id.as_str() == id)
    }

    /// What a button of a rule on screen asks for, by its value.
    pub fn asked(&self, value: &str) -> Option<Text> {
        let id = value.strip_prefix('#');
        let rule = self.rule(id.unwrap_or(value))?;
        let id_of = rule.id.as_str();
        Some(match id {
            Some(_) => Text::RuleLink(id_of),
            None => Text::Rule(id_of),
        })
    }

    /// What is copied of a rule on screen.
    pub fn taken(&self, text: Text) -> Option<String> {
        match text {
            Text::RuleLink(id) => {
                let current = self.around.query();
                let query = browser::link(&current, &self.selection, &self.options);
                Some(self.around.rule_link(&query, id))
            }
            Text::Rule(id) => {
                let evaluation = evaluate(self.dataset, &self.selection);
                let mut matches = evaluation.matches.iter();
                let found = matches.find(|found| found.rule.id.as_str() == id)?;
                Some(rule_as_text(self.dataset, &self.selection, found))
            }
            _ => None,
        }
    }

    /// Takes over what the address brings along in its fragment, if anything. What is kept here
    /// stays as it is.
    fn bring(&mut self) {
        let mut brought = self.around.brought(self.dataset);
        self.notices.append(&mut brought.notices);
        // What this browser cannot keep would be lost.
        let is_safe = self.keeping != Keeping::Refused || self.typed.is_blank();
        // Going back to where a link's entries were still in the address must not bring them back
        // over what was typed since.
        let fragment = self.around.fragment();
        let is_known = self.brought == fragment;
        if brought.is_blank() || is_known || !is_safe {
            return;
        }
        // Whoever made the link may mean the reader no good.
        let mut notice = msg!(addresses_brought).to_owned();
        if !self.typed.is_blank() && self.keeping == Keeping::Kept {
            notice.push_str(concat!(" ", msg!(addresses_brought_over_own)));
        }
        self.notices.push(notice);
        self.brought = fragment;
        brought.format = self.typed.format.clone();
        self.typed = brought;
        self.keeping = Keeping::Linked;
        self.read_addresses();
    }

    fn read_addresses(&mut self) {
        self.shared = AddressBook::default();
        for (endpoint, text) in &self.typed.addresses {
            self.shared.enter(endpoint.clone(), text);
        }
        self.own.clear();
        for site in &self.typed.sites {
            self.own.push(site.read());
        }
        self.put_together();
    }

    /// Works out what each role's hosts see.
    fn put_together(&mut self) {
        self.site = self.site.min(self.typed.sites.len().saturating_sub(1));
        self.endpoints = sites::endpoints(
            self.dataset,
            &self.shared,
            &self.typed.sites,
            &self.own,
            self.site,
        );
    }

    /// Puts other entries in the place of all, which can be brought back.
    fn replace(&mut self, mut typed: UserEntries) {
        // The format says nothing of the reader's network.
        typed.format = self.typed.format.clone();
        let before = std::mem::replace(&mut self.typed, typed);
        if !before.is_blank() {
            self.removed.push(Removed::All(before));
        }
        self.read_addresses();
        self.retyped();
    }

    /// Says so where there is no room for another site.
    fn is_full(&mut self) -> bool {
        let is_full = self.typed.sites.len() == MAX_SITES;
        if is_full {
            self.said = msg_fmt!(plan_full, most = MAX_SITES).to_string();
        }
        is_full
    }

    /// A number that no site has.
    fn next_number(&self) -> u32 {
        let numbers = self.typed.sites.iter().map(|site| site.number);
        numbers.max().unwrap_or(0).saturating_add(1)
    }

    fn undo(&mut self) {
        match self.removed.pop() {
            Some(Removed::Site(place, mut site)) => {
                if self.is_full() {
                    self.removed.push(Removed::Site(place, site));
                    return;
                }
                // One that was added since may have taken its number.
                let mut others = self.typed.sites.iter();
                if others.any(|other| other.number == site.number) {
                    site.number = self.next_number();
                }
                self.site = place.min(self.typed.sites.len());
                self.said = msg_fmt!(plan_site_back, site = site.title()).to_string();
                self.own.insert(self.site, site.read());
                self.typed.sites.insert(self.site, site);
                self.retyped();
            }
            Some(Removed::All(typed)) => {
                self.replace(typed);
                msg!(plan_entries_back).clone_into(&mut self.said);
            }
            None => {}
        }
    }

    fn add_site(&mut self) {
        if self.is_full() {
            return;
        }
        let number = self.next_number();
        self.site = self.typed.sites.len();
        self.typed.sites.push(Site {
            number,
            ..Site::default()
        });
        self.own.push(AddressBook::default());
        self.retyped();
        let evaluation = evaluate(self.dataset, &self.selection);
        self.said = sites::added(
            self.dataset,
            &evaluation,
            &self.typed.sites,
            &self.own,
            self.site,
        );
    }

    fn remove_site(&mut self) {
        if self.site < self.typed.sites.len() {
            let site = self.typed.sites.remove(self.site);
            self.own.remove(self.site);
            self.said = msg_fmt!(plan_site_removed, site = site.title()).to_string();
            self.removed.push(Removed::Site(self.site, site));
            self.retyped();
        }
    }

    fn of_site(&mut self, change: impl FnOnce(&mut Site)) {
        if let Some(site) = self.typed.sites.get_mut(self.site) {
            change(site);
            self.retyped();
        }
    }

    /// Opens a plan in the place of all that is typed and chosen, unless something is wrong with it.
    fn open(&mut self, choices: &str, typed: &str, problem: &str) {
        if !problem.is_empty() {
            self.said = msg_fmt!(plan_not_opened, problem = problem).to_string();
            return;
        }
        let linked = browser::linked(choices, self.dataset);
        self.selection = linked.selection;
        self.options = linked.options;
        self.notices = linked.notices;
        self.show_version();
        self.site = 0;
        self.removed.clear();
        self.replace(UserEntries::read(browser::flat_pairs(typed), self.dataset));
        self.said = if self.removed.is_empty() {
            msg!(plan_opened)
        } else {
            msg!(plan_opened_over)
        }
        .to_owned();
    }

    fn enter(&mut self, endpoint: EndpointId, text: String) {
        self.shared.enter(endpoint.clone(), &text);
        let mut known = self.typed.addresses.iter_mut();
        match known.find(|(known, _)| *known == endpoint) {
            Some((_, known)) => *known = text,
            None => self.typed.addresses.push((endpoint, text)),
        }
        self.retyped();
    }

    /// What is typed has changed: it is no longer what a link brought along, nor what the link
    /// that was asked for says.
    fn retyped(&mut self) {
        self.put_together();
        self.link = None;
        if self.keeping == Keeping::Linked {
            let query = self.around.query();
            self.around.set_query(&query, false, true);
            self.keeping = Keeping::Kept;
        }
        self.keep();
    }

    /// Has the browser keep what is typed, and the format; but not what came with a link.
    fn keep(&mut self) {
        if self.keeping != Keeping::Linked {
            self.keeping = match self.around.keep(&self.typed) {
                true => Keeping::Kept,
                false => Keeping::Refused,
            };
        }
    }

    /// How copying `what` went, if it was copied last.
    pub fn copied_as(&self, what: Text) -> Option<Copied> {
        let copied = self.copied.filter(|(text, _)| *text == what);
        copied.map(|(_, copied)| copied)
    }

    /// What was typed for a far end.
    pub fn address_text(&self, endpoint: &EndpointId) -> &str {
        let mut known = self.typed.addresses.iter();
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
        Action::From(from) => selection.from = from.clone(),
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
mod plan;

#[cfg(test)]
mod tests {
    use super::*;

    fn state(query: &str) -> State {
        let dataset = ports_data::dataset();
        State::new(dataset, query, Around::default())
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
        assert_eq!(
            state.options,
            SnippetOptions {
                format: "ufw".to_owned(),
                ..SnippetOptions::default()
            }
        );
        assert_eq!(state.version_text, "4.9");
        assert!(state.notices.is_empty());
        assert_eq!(state.address_text(&"users".into()), "192.0.2.1, oops!");
    }

    #[test]
    fn published_addresses_go_behind_what_was_typed_with_their_source() {
        let state = state("");
        let end: EndpointId = "registries".into();
        let list = &state.dataset.published[4];
        let typed = Action::Addresses(end.clone(), "192.0.2.1".to_owned());
        let state = state
            .reduced(typed)
            .reduced(Action::Publish(end.clone(), list));
        let text = state.address_text(&end);
        assert!(
            text.starts_with("192.0.2.1\n# Host names: Palette public addresses, revision 511e7359, read on 2026-11-22. That these are the registries follows from their names.\nregistry.spectrocloud.com\n"),
            "{text}"
        );
        let entries = state.endpoints.entries(&end).expect("entries");
        assert_eq!((entries.addresses.len(), entries.errors.len()), (8, 0));
    }

    #[test]
    fn forgetting_leaves_nothing_typed_and_changes_no_choice() {
        let field = ports_formats::FORMATS
            .iter()
            .find_map(|format| format.fields.first())
            .copied();
        let before = state("version=3.4&format=ufw")
            .reduced(Action::Addresses("users".into(), "192.0.2.1".to_owned()));
        let before = match field {
            Some(field) => before.reduced(Action::Setting(field, "x".to_owned())),
            None => before,
        };
        let after = before.clone().reduced(Action::Forget);
        assert!(after.typed.is_blank());
        assert_eq!(after.endpoints, AddressBook::default());
        assert_eq!(
            (&after.selection, &after.options),
            (&before.selection, &before.options)
        );
    }

    /// What a script made for paper; nothing looks into it.
    fn paper() -> Paper {
        let nothing: wasm_bindgen::JsValue = wasm_bindgen::JsValue::NULL;
        Paper(std::rc::Rc::new(wasm_bindgen::JsCast::unchecked_into(
            nothing,
        )))
    }

    #[test]
    fn what_is_to_be_printed_is_gone_with_the_next_choice_and_stays_after_a_refusal() {
        let print = Text::Sheet(Subject::Request, Way::Print);
        let made = paper();
        let before = state("version=3.4")
            .reduced(Action::HandOn(Subject::Request, Way::Print))
            .reduced(Action::Paper(print, made.clone()));
        assert_eq!((&before.paper, before.copied), (&Some(made), None));
        let refused = before.clone().reduced(Action::Copied(print, Copied::No));
        assert_eq!(refused.paper, before.paper);
        let chosen = refused.reduced(Action::Role(None));
        assert_eq!((chosen.paper, chosen.copied), (None, None));
    }

    #[test]
    fn what_arrives_for_paper_after_the_next_choice_is_not_printed() {
        let asked = Action::HandOn(Subject::Request, Way::Print);
        let print = Text::Sheet(Subject::Request, Way::Print);
        let before = state("version=3.4").reduced(asked);
        assert_eq!(before.copied_as(print), Some(Copied::Loading));
        let chosen = before
            .reduced(Action::Role(None))
            .reduced(Action::Paper(print, paper()));
        assert_eq!((chosen.paper, chosen.copied), (None, None));
    }

    #[test]
    fn a_part_that_did_not_arrive_is_said_and_its_choice_can_be_made_again() {
        let chosen = state("version=4.2").reduced(Action::Check(Some(checks::Kind::Nc)));
        let there = chosen
            .clone()
            .reduced(Action::Copied(Text::Part, Copied::Yes));
        assert_eq!((there.check, there.copied), (Some(checks::Kind::Nc), None));
        let missing = chosen.reduced(Action::Copied(Text::Part, Copied::Missing));
        assert_eq!(missing.check, None);
        assert_eq!(missing.copied_as(Text::Part), Some(Copied::Missing));
        let again = missing.reduced(Action::Check(Some(checks::Kind::Nc)));
        assert_eq!(again.copied_as(Text::Part), None);
    }

    #[test]
    fn clearing_filters_keeps_deployment_role_and_version() {
        let state = state("deployment=self-hosted&role=workload-cluster&version=3.4&q=x&direction=inbound&deprecated=hide")
            .reduced(Action::ClearFilters);
        assert!(!state.selection.is_filtered());
        assert_eq!(
            ports_core::link::write(&state.selection, &state.options),
            "deployment=self-hosted&role=workload-cluster&version=3.4&format=nftables"
        );
    }

    #[test]
    fn where_an_upgrade_comes_from_is_in_the_link_and_gone_after_a_reset() {
        let line = Release::line(3, 4);
        let state = state("version=4.2").reduced(Action::From(Some(line.clone())));
        assert_eq!(state.selection.from, Some(line));
        let link = ports_core::link::write(&state.selection, &state.options);
        assert_eq!(
            link,
            "deployment=saas&role=all&version=4.2&from=3.4&format=nftables"
        );
        assert_eq!(state.reduced(Action::Reset).selection.from, None);
    }

    #[test]
    fn the_buttons_of_a_rule_ask_for_its_link_or_its_text_and_nothing_else_is_asked() {
        let state = state("version=4.2");
        let id = "saas-cluster-in-ssh";
        let link = format!("#{id}");
        assert_eq!(state.asked(&link), Some(Text::RuleLink(id)));
        assert_eq!(state.asked(id), Some(Text::Rule(id)));
        for nonsense in ["", "#", "root", "#root", "# saas-cluster-in-ssh"] {
            assert_eq!(state.asked(nonsense), None, "{nonsense}");
        }
        let text = state.taken(Text::Rule(id)).unwrap_or_default();
        assert!(text.starts_with("tcp/22 SSH, inbound\n"), "{text}");
        // What is not on screen cannot be taken along.
        assert_eq!(state.taken(Text::Rule("self-hosted-cluster-in-ssh")), None);
    }

    #[test]
    fn a_rule_that_the_address_leads_to_is_shown_and_is_news_until_a_choice_is_made() {
        let id = "self-hosted-cluster-in-ssh";
        let mut before = state("version=4.2&q=443");
        before.linked = Some(id);
        for action in [
            Action::Theme("dark"),
            Action::Explain,
            Action::Take(id.into()),
        ] {
            assert!(before.clone().reduced(action).is_new);
        }
        assert!(!before.clone().reduced(Action::Role(None)).is_new);
        let shown = before.reduced(Action::ShowLinked);
        assert!(!shown.is_new);
        assert_eq!(shown.selection.deployment.as_str(), "self-hosted");
        assert!(shown.taken(Text::Rule(id)).is_some());
        // Nothing to lead to: nothing changes.
        let other = state("version=4.2");
        let after = other.clone().reduced(Action::ShowLinked);
        assert_eq!(after.selection, other.selection);
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
