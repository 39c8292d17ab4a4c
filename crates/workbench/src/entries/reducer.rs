//! What each action makes of the entries. Nothing that the reader entered is lost: what is removed,
//! replaced or forgotten can be brought back.

use std::rc::Rc;

use ports_components::Shared;
use ports_core::dataset::EndpointId;
use ports_core::evaluation::Evaluation;
use ports_core::text::shortened;
use ports_network::addresses::ParsedAddresses;
use ports_network::entries::{self, UserEntries};
use ports_network::sites::{self, MAX_SITES, Site};
use yew::prelude::*;

use super::{
    EntriesAction, EntriesState, EntryField, Message, Persistence, Removed, Saving, SiteField,
    decoding,
};

impl Reducible for EntriesState {
    type Action = EntriesAction;

    fn reduce(self: Rc<Self>, action: EntriesAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        if !action.is_of_the_browser() {
            next.message = None;
        }
        match action {
            EntriesAction::Enter(field, text) => next.enter(field, text),
            EntriesAction::AddPublished(endpoint, list) => {
                let mut text = next.address_text(&endpoint).to_owned();
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&list.as_entries(next.dataset));
                next.enter(EntryField::Addresses(endpoint), text);
            }
            EntriesAction::AddSite(evaluation) => next.add_site(evaluation),
            EntriesAction::RemoveSite(number) => next.remove_site(number),
            EntriesAction::ChooseSite(index) => {
                next.site = index;
                next.combine();
            }
            EntriesAction::Undo => next.undo(),
            EntriesAction::Forget => next.replace(UserEntries::default()),
            EntriesAction::Open(entries) => next.open(*entries),
            EntriesAction::Fill(entries, text) => {
                // Undo takes it back, also where nothing was before.
                if next.entries.is_blank() {
                    let before = UserEntries::clone(&next.entries);
                    Rc::make_mut(&mut next.removed).push(Removed::All(Box::new(before)));
                }
                next.replace(*entries);
                // Behind what became of the reader's own entries, where those of a link stood over them.
                let of_link = next.message.take();
                let said = of_link.map_or(text.clone(), |own| format!("{text} {}", own.text));
                next.say(said);
            }
            EntriesAction::Say(text) => next.say(text),
            EntriesAction::RefuseFile(problem) => {
                next.say(msg_fmt!(plan_not_opened, problem = problem).to_string());
            }
            EntriesAction::Share(link) => next.link = Some(link),
            EntriesAction::UseFormat(id) => {
                Rc::make_mut(&mut next.entries).format = Some(id.to_owned());
                next.revision += 1;
            }
            EntriesAction::Import(fragment) => next.import(&fragment),
            EntriesAction::Saved(saving) => next.saved(*saving),
            EntriesAction::NotSaved { keeps_older } => {
                if next.persistence != Persistence::FromLink {
                    next.persistence = match keeps_older {
                        true => Persistence::Outdated,
                        false => Persistence::Refused,
                    };
                }
            }
            EntriesAction::Read(theirs) => next.read(*theirs),
            EntriesAction::DropMessage => {}
        }
        Rc::new(next)
    }
}

impl EntriesAction {
    /// Whether the browser did it and not the reader: what became of the reader's last action stands.
    fn is_of_the_browser(&self) -> bool {
        matches!(
            self,
            Self::Saved(_) | Self::NotSaved { .. } | Self::Read(_) | Self::Import(_)
        )
    }
}

/// A message that counts no rules.
fn message(text: &str) -> Message {
    Message {
        text: text.to_owned(),
        evaluation: None,
    }
}

impl EntriesState {
    /// Takes over the text of a field.
    fn enter(&mut self, field: EntryField, text: String) {
        let entries = Rc::make_mut(&mut self.entries);
        match field {
            EntryField::PlanName => entries.name = text,
            EntryField::Customer => entries.customer = text,
            EntryField::Setting(id) => entries.settings.set(id, text),
            EntryField::Addresses(endpoint) => self.enter_addresses(endpoint, text),
            EntryField::Site(number, field) => return self.enter_of_site(number, field, text),
        }
        self.edited();
    }

    fn enter_addresses(&mut self, endpoint: EndpointId, text: String) {
        Rc::make_mut(&mut self.shared).enter(endpoint.clone(), &text);
        Rc::make_mut(&mut self.entries).enter(endpoint, text);
        self.combine();
    }

    /// Takes over the text of a field of a site, whose rules are shown from then on; nothing where there is
    /// no such site any more.
    fn enter_of_site(&mut self, number: u32, field: SiteField, text: String) {
        let Some(index) = self.site_index(number) else {
            return;
        };
        let site = &mut Rc::make_mut(&mut self.entries).sites[index];
        match field {
            SiteField::Name => site.name = text,
            SiteField::Clusters => site.clusters = text,
            SiteField::ProxyPort => site.proxy_port = text,
            SiteField::Addresses(endpoint) => {
                if let Some(own) = Rc::make_mut(&mut self.own).get_mut(index) {
                    own.put(endpoint.clone(), ParsedAddresses::parse_own(&text));
                }
                site.enter(endpoint, text);
            }
        }
        self.site = index;
        self.combine();
        self.edited();
    }

    /// The reader changed an entry: the link that was shown is out of date, and what came with a link
    /// is the reader's own now, to be saved over what was kept before.
    fn edited(&mut self) {
        self.link = None;
        if self.persistence == Persistence::FromLink {
            self.persistence = Persistence::Saved;
            for removed in Rc::make_mut(&mut self.removed) {
                if *removed == Removed::Kept {
                    *removed = Removed::All(Box::new(UserEntries::clone(&self.kept)));
                    let said = || message(msg!(plan_own_replaced));
                    self.message.get_or_insert_with(said);
                }
            }
        }
        self.revision += 1;
    }

    /// The browser saved entries, and maybe what another tab changed meanwhile.
    fn saved(&mut self, saving: Saving) {
        if self.persistence != Persistence::FromLink {
            self.persistence = Persistence::Saved;
            // What was changed here since is to be saved by now.
            let merged = entries::merge(&saving.from, &self.entries, &saving.kept);
            self.take_over(merged.entries, &saving.renumbered);
        }
        self.kept = Rc::new(saving.kept);
        if let Some(replaced) = saving.replaced {
            self.keep_replaced(replaced);
        }
    }

    /// Another tab saved entries.
    fn read(&mut self, theirs: UserEntries) {
        if theirs.holds_the_same(&self.kept) {
            return;
        }
        let base = std::mem::replace(&mut self.kept, Rc::new(theirs.clone()));
        if self.persistence == Persistence::FromLink {
            // The reader's own are out of sight, and this tab is to write over them as they are now.
            Rc::make_mut(&mut self.entries).unknown = theirs.unknown;
            return;
        }
        if theirs.is_blank() && !self.entries.is_blank() {
            let before = UserEntries::clone(&self.entries);
            Rc::make_mut(&mut self.removed).push(Removed::All(Box::new(before)));
        }
        let merged = entries::merge(&base, &self.entries, &theirs);
        if !merged.entries.holds_the_same(&theirs) {
            // Something of this tab's is not saved yet.
            self.revision += 1;
        }
        self.take_over(merged.entries, &merged.renumbered);
        if merged.is_conflict {
            self.keep_replaced(theirs);
        }
    }

    /// What another tab had is not what is kept; it can be brought back.
    fn keep_replaced(&mut self, theirs: UserEntries) {
        Rc::make_mut(&mut self.removed).push(Removed::All(Box::new(theirs)));
        self.say(msg!(plan_other_tab_replaced).to_owned());
    }

    /// Shows what another tab changed; nothing changes where that is what is shown.
    fn take_over(&mut self, entries: UserEntries, renumbered: &[(u32, u32)]) {
        if entries.holds_the_same(&self.entries) {
            return;
        }
        let is_seen = entries.pairs_beside_format() != self.entries.pairs_beside_format();
        let chosen = self.entries.sites.get(self.site).map(|site| {
            let other = renumbered.iter().find(|(before, _)| *before == site.number);
            other.map_or(site.number, |(_, now)| *now)
        });
        let place = |number| entries.sites.iter().position(|site| site.number == number);
        self.site = chosen.and_then(place).unwrap_or(self.site);
        self.entries = Rc::new(entries);
        self.parse();
        if is_seen {
            self.link = None;
            self.say(msg!(plan_other_tab).to_owned());
        }
    }

    fn say(&mut self, text: String) {
        self.message = Some(message(&text));
    }

    /// Replaces all entries, which can be brought back.
    fn replace(&mut self, mut entries: UserEntries) {
        // The format says nothing about the reader's network.
        entries.format.clone_from(&self.entries.format);
        let before = std::mem::replace(&mut self.entries, Rc::new(entries));
        if !before.is_blank() {
            let before = Rc::unwrap_or_clone(before);
            Rc::make_mut(&mut self.removed).push(Removed::All(Box::new(before)));
        }
        self.parse();
        self.edited();
    }

    fn open(&mut self, entries: UserEntries) {
        self.site = 0;
        Rc::make_mut(&mut self.removed).retain(|removed| *removed == Removed::Kept);
        self.replace(UserEntries {
            unknown: self.entries.unknown.clone(),
            ..entries
        });
        let text = match self.removed.is_empty() {
            true => msg!(plan_opened),
            false => msg!(plan_opened_over),
        };
        self.say(text.to_owned());
    }

    fn add_site(&mut self, evaluation: Shared<Evaluation<'static>>) {
        if self.is_full() {
            return;
        }
        let site = Site::numbered(self.entries.next_site_number());
        self.site = self.entries.sites.len();
        self.insert_site(site);
        let text = sites::added(
            self.dataset,
            &evaluation,
            &self.entries.sites,
            &self.own,
            self.site,
        );
        self.message = Some(Message {
            text,
            evaluation: Some(evaluation),
        });
    }

    /// Inserts a site at the chosen index.
    fn insert_site(&mut self, site: Site) {
        Rc::make_mut(&mut self.own).insert(self.site, site.read());
        let sites = &mut Rc::make_mut(&mut self.entries).sites;
        sites.insert(self.site, site);
        self.combine();
        self.edited();
    }

    /// Removes a site; the one that is shown stays shown, if it is another.
    fn remove_site(&mut self, number: u32) {
        let Some(index) = self.site_index(number) else {
            return;
        };
        Rc::make_mut(&mut self.own).remove(index);
        let sites = &mut Rc::make_mut(&mut self.entries).sites;
        let site = sites.remove(index);
        if index < self.site {
            self.site -= 1;
        }
        self.say(msg_fmt!(plan_site_removed, site = site.title()).to_string());
        Rc::make_mut(&mut self.removed).push(Removed::Site(index, site));
        self.combine();
        self.edited();
    }

    fn undo(&mut self) {
        match self.removed.last().cloned() {
            Some(Removed::Site(index, mut site)) => {
                if self.is_full() {
                    return;
                }
                Rc::make_mut(&mut self.removed).pop();
                // A site that was added since may have taken its number.
                let mut others = self.entries.sites.iter();
                if others.any(|other| other.number == site.number) {
                    site.number = self.entries.next_site_number();
                }
                self.site = index.min(self.entries.sites.len());
                self.say(msg_fmt!(plan_site_back, site = site.title()).to_string());
                self.insert_site(site);
            }
            Some(Removed::All(entries)) => {
                Rc::make_mut(&mut self.removed).pop();
                let rest = self.removed.len();
                self.replace(*entries);
                let removed = Rc::make_mut(&mut self.removed);
                // Behind the others, so that Undo goes through all of them and not to and fro between two.
                if removed.len() > rest
                    && let Some(last) = removed.pop()
                {
                    removed.insert(0, last);
                }
                self.say(msg!(plan_entries_back).to_owned());
            }
            Some(Removed::Kept) => {
                let kept = Rc::clone(&self.kept);
                let link = std::mem::replace(&mut self.entries, kept);
                let link = Removed::All(Box::new(Rc::unwrap_or_clone(link)));
                let removed = Rc::make_mut(&mut self.removed);
                removed.pop();
                removed.insert(0, link);
                self.persistence = Persistence::Saved;
                self.link = None;
                self.parse();
                self.say(msg!(plan_entries_back).to_owned());
            }
            None => {}
        }
    }

    /// Whether there is no room for another site, which is then said.
    fn is_full(&mut self) -> bool {
        let is_full = self.entries.sites.len() >= MAX_SITES;
        if is_full {
            self.say(msg_fmt!(plan_full, most = MAX_SITES).to_string());
        }
        is_full
    }

    /// Takes over the entries that the fragment of an address brings along, if any. What the browser
    /// saved stays as it is.
    pub(super) fn import(&mut self, fragment: &str) {
        let mut imported = decoding::decode_fragment(fragment, self.dataset);
        let mut notices = shortened(std::mem::take(&mut imported.notices));
        // What this browser cannot save would be lost.
        let is_unsaved = matches!(
            self.persistence,
            Persistence::Refused | Persistence::Outdated
        );
        // Going back to where a link's entries were still in the address must not bring them back
        // over what was entered since.
        let is_known = self.imported == fragment && self.persistence != Persistence::FromLink;
        if imported.is_blank() || is_known {
            self.import_notices = Shared::new(notices);
            return;
        }
        if is_unsaved && !self.entries.is_blank() {
            notices.push(msg!(addresses_not_brought).to_owned());
            self.import_notices = Shared::new(notices);
            return;
        }
        if !self.entries.is_blank() && self.persistence == Persistence::Saved {
            Rc::make_mut(&mut self.removed).push(Removed::Kept);
        }
        // Whoever made the link may mean the reader no good.
        let mut notice = msg!(addresses_brought).to_owned();
        if self.removed.contains(&Removed::Kept) {
            notice.push_str(concat!(" ", msg!(addresses_brought_over_own)));
        }
        notices.push(notice);
        fragment.clone_into(&mut self.imported);
        imported.format.clone_from(&self.entries.format);
        imported.unknown.clone_from(&self.entries.unknown);
        self.entries = Rc::new(imported);
        self.persistence = Persistence::FromLink;
        self.parse();
        self.import_notices = Shared::new(notices);
    }
}
