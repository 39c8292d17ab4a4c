//! Links as they arrive: what mails, chats and the people in between made of them, read as it was meant.
//!
//! The page reads its address strictly, and once, before anything else; [`arrival`] looks at it again and
//! says which address it should have been.

use ports_core::dataset::{Dataset, Rule};
use ports_core::evaluation::nearest_selection_showing;
use ports_core::link::{self, Pairs, SnippetOptions, ignored, is_parameter};
use ports_core::selection::Selection;
use ports_core::selection::facets::known_parameters;
use ports_core::text::{excerpt, shortened};
use ports_network::entries::{
    BEHIND, decode_damaged, decode_fragment, encode_fragment, is_entry, percent_decoded,
    with_ampersands,
};

use super::choose;

/// The mark of entries, as it stands in a query whose `#` was percent-coded, once or twice.
const MARKS: [&str; 2] = ["#typed", "%23typed"];

/// The beginning of every id of the page that is not a rule's.
const OWN_IDS: &str = "pp-";

/// The parameter whose values are words of the reader's own.
const SEARCH: &str = "q";

/// How often an address is looked at again after it was changed. Each look takes a layer of damage away.
const MOST_LAYERS: usize = 8;

/// Whose address a link is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The page's own.
    Page,
    /// Somebody else's, which an element follows: names in capitals and other fragments are theirs.
    Other,
}

/// What is to be done about an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrival {
    /// The address that was meant, as query and fragment; none where it is the one that is there.
    pub address: Option<(String, String)>,
    /// What there is to say, in sentences.
    pub notices: Vec<String>,
}

/// Looks at the address of a page, as its query and its fragment, each with or without its mark.
///
/// Entries in the query, where a damaged link has them, are neither read nor kept: they went to the
/// server, and are taken out.
///
/// ```
/// use ports_formats::link::{Owner, arrival};
/// let dataset = ports_data::dataset();
/// let arrival = arrival("?role=all&amp;Version=3.4.", "", dataset, Owner::Page);
/// let (query, _) = arrival.address.expect("another address");
/// assert_eq!(query, "role=all&version=3.4");
/// ```
pub fn arrival(query: &str, fragment: &str, dataset: &Dataset, owner: Owner) -> Arrival {
    let mut found = look(query, fragment, dataset, owner);
    // What was damaged twice over comes to light layer by layer.
    for _ in 0..MOST_LAYERS {
        let Some((query, fragment)) = &found.address else {
            break;
        };
        let again = look(query, fragment, dataset, owner);
        if again.address.is_none() {
            break;
        }
        found.address = again.address;
        let news = again.notices.into_iter();
        let news: Vec<String> = news.filter(|one| !found.notices.contains(one)).collect();
        found.notices.extend(news);
    }
    found
}

/// One look at an address.
fn look(query: &str, fragment: &str, dataset: &Dataset, owner: Owner) -> Arrival {
    let mut reader = Reader {
        dataset,
        owner,
        pairs: Pairs::new(),
        twice: Pairs::new(),
        fragment: fragment.trim_start_matches('#').to_owned(),
        is_changed: false,
        has_entries: false,
        read: Vec::new(),
        lasting: Vec::new(),
    };
    reader.read_query(decode(query.trim_start_matches('?')));
    reader.read_fragment();
    reader.complete();
    reader.finish()
}

struct Reader<'d> {
    dataset: &'d Dataset,
    owner: Owner,
    /// The parameters, as they were meant, ours and others'.
    pairs: Pairs,
    /// Choices of the fragment that are taken out, because the query makes them otherwise.
    twice: Pairs,
    fragment: String,
    is_changed: bool,
    has_entries: bool,
    /// What is read as something else, as a link writes it.
    read: Vec<String>,
    /// What is to be said as long as the address is what it is.
    lasting: Vec<String>,
}

impl Reader<'_> {
    fn read_query(&mut self, mut rest: Pairs) {
        let exact: Vec<&str> = known_parameters()
            .filter(|known| rest.iter().any(|(name, _)| name == known))
            .collect();
        let mut is_behind_mark = false;
        rest.reverse();
        while let Some((name, value)) = rest.pop() {
            // Percent-coded with its separators, maybe twice.
            if value.is_empty() {
                let text = match name.contains('=') {
                    true => name.clone(),
                    false => percent_decoded(&name),
                };
                if text.contains('=') && self.parameter(&text).is_some() {
                    self.is_changed = true;
                    rest.extend(decode(&text).into_iter().rev());
                    continue;
                }
            }
            let is_mark = value.is_empty() && trimmed(&name).eq_ignore_ascii_case("typed");
            if is_mark || before_mark(&name).is_some() {
                is_behind_mark = true;
            } else if let Some(value) = before_mark(&value) {
                // It stands behind the last value of what was the query.
                is_behind_mark = true;
                rest.push((name, value.to_owned()));
            } else if is_entry(&name) || (is_behind_mark && is_typed(&name)) {
                // Neither read nor kept.
            } else {
                self.read_pair(name, value, &exact, &mut rest);
                continue;
            }
            self.has_entries = true;
        }
    }

    /// Reads a parameter. `exact` are those that are there as links write them; more of the query that
    /// comes to light is put before the `rest`.
    fn read_pair(&mut self, name: String, value: String, exact: &[&str], rest: &mut Pairs) {
        let Some(parameter) = self.parameter(&name) else {
            self.pairs.push((name, value));
            return;
        };
        let is_exact = name == parameter;
        if !is_exact && exact.contains(&parameter) {
            // The right one counts, whichever is the first.
            self.lasting
                .push(ignored(&excerpt(&name, 40), &value, msg!(link_twice)));
            self.pairs.push((name, value));
            return;
        }
        let (meant, tail) = self.meant(parameter, &value);
        let Some(meant) = meant else {
            // Whoever reads it next names it.
            let is_ours = is_exact || self.owner == Owner::Page;
            self.is_changed |= is_ours && !is_exact;
            let name = if is_ours { parameter } else { &name };
            self.pairs.push((name.to_owned(), value));
            return;
        };
        if !is_exact || meant != value {
            self.is_changed = true;
            self.read
                .push(format!("{parameter}={}", excerpt(&meant, 40)));
        }
        self.pairs.push((parameter.to_owned(), meant));
        match tail {
            Tail::None => {}
            Tail::Pairs(more) => rest.extend(decode(&more).into_iter().rev()),
            Tail::Fragment(fragment) => {
                if self.fragment.is_empty() {
                    self.fragment = fragment;
                }
            }
        }
    }

    /// The parameter that a name was meant to be; none where it is somebody else's.
    fn parameter(&self, name: &str) -> Option<&'static str> {
        if let Some(known) = known_parameters().find(|known| *known == name) {
            return Some(known);
        }
        let name = with_ampersands(&format!("&{name}"));
        let name = name.trim_start_matches('&');
        let name = name.split(['=', '[']).next().unwrap_or_default();
        let name = trimmed(name);
        known_parameters().find(|known| match self.owner {
            Owner::Page => known.eq_ignore_ascii_case(name),
            Owner::Other => *known == name,
        })
    }

    /// The value that was meant for a parameter, and what stands behind it; none where it cannot be one.
    fn meant(&self, parameter: &str, value: &str) -> (Option<String>, Tail) {
        let is_right = |value: &str| {
            let (mut selection, mut options) =
                (Selection::initial(self.dataset), SnippetOptions::default());
            choose(parameter, value, self.dataset, &mut selection, &mut options).is_ok()
        };
        // A search may end in a blank: it is being typed.
        if is_right(value) && (value == value.trim() || parameter == SEARCH) {
            return (Some(value.to_owned()), Tail::None);
        }
        let right = |value: &str| {
            let inner = value.trim_matches(|c: char| c.is_whitespace() || is_around(c));
            // A mail has a full stop behind it; nothing of ours ends in one.
            let inner = inner.trim_end_matches(|c: char| c == '.' || is_around(c));
            [inner.to_owned(), inner.to_ascii_lowercase()]
                .into_iter()
                .find(|value| is_right(value))
        };
        if let Some(right) = right(value) {
            return (Some(right), Tail::None);
        }
        for (end, _) in value.match_indices(['&', ';', '#']) {
            if let Some(right) = right(&value[..end]) {
                let tail = &value[end + 1..];
                let tail = match value[end..].starts_with('#') {
                    true => Tail::Fragment(tail.to_owned()),
                    false => Tail::Pairs(with_ampersands(&format!("&{tail}"))),
                };
                return (Some(right), tail);
            }
        }
        (None, Tail::None)
    }

    /// Choices that stand in the fragment, and the rule that was meant.
    fn read_fragment(&mut self) {
        if self.fragment.is_empty() {
            return;
        }
        if let Some(entries) = decode_damaged(&self.fragment) {
            if decode_fragment(&self.fragment).as_ref() != Some(&entries) {
                self.fragment = encode_fragment(entries);
                self.is_changed = true;
            }
            return;
        }
        if self.owner == Owner::Page {
            self.read_choices();
        }
        let known = |id: &str| id.starts_with(OWN_IDS) && id.chars().all(is_in_id);
        if self.fragment.is_empty() || known(&self.fragment) || self.rule().is_some() {
            return;
        }
        let decoded = percent_decoded(&self.fragment).to_ascii_lowercase();
        let meant = decoded.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        if known(meant) || rule(self.dataset, meant).is_some() {
            meant.clone_into(&mut self.fragment);
            self.is_changed = true;
        } else if self.owner == Owner::Page && !meant.is_empty() {
            let id = excerpt(&decoded, 60);
            self.lasting
                .push(msg_fmt!(link_rule_unknown, id = id).to_string());
        }
    }

    /// Takes choices out of the fragment and into the query, where they belong.
    fn read_choices(&mut self) {
        let text = with_ampersands(&self.fragment).replace('?', "&");
        let text = match text.contains('=') {
            true => text,
            false => percent_decoded(&text),
        };
        let (ours, others): (Vec<&str>, Vec<&str>) = text.split('&').partition(|part| {
            let name = part.split_once('=').map(|(name, _)| percent_decoded(name));
            name.is_some_and(|name| self.parameter(&name).is_some())
        });
        if ours.is_empty() {
            return;
        }
        let mut given = decode(&ours.join("&"));
        given.reverse();
        while let Some((name, value)) = given.pop() {
            let Some(parameter) = self.parameter(&name) else {
                continue;
            };
            match self.pairs.iter().find(|(name, _)| name == parameter) {
                None => {
                    let (said, written) = (self.read.len(), format!("{parameter}={value}"));
                    self.read_pair(name, value, &[], &mut given);
                    if self.read.len() == said {
                        self.read.push(written);
                    }
                }
                Some((_, other)) if *other == value => {}
                Some(_) => self.twice.push((parameter.to_owned(), value)),
            }
        }
        self.is_changed = true;
        let rest = others.iter().find(|part| !part.is_empty());
        self.fragment = rest.map_or_else(String::new, |part| (*part).to_owned());
    }

    /// A link that leads to a rule and chooses nothing chooses what shows the rule.
    fn complete(&mut self) {
        let Some(rule) = self.rule() else { return };
        if self.pairs.iter().any(|(name, _)| is_parameter(name)) {
            return;
        }
        let initial = Selection {
            role: Some(rule.role.clone()),
            ..Selection::initial(self.dataset)
        };
        let selection = nearest_selection_showing(self.dataset, rule, &initial);
        let choice = link::pairs(&selection, &SnippetOptions::default());
        self.pairs.extend(choice);
        self.is_changed = true;
    }

    fn rule(&self) -> Option<&Rule> {
        rule(self.dataset, &self.fragment)
    }

    fn finish(self) -> Arrival {
        if !self.is_changed && !self.has_entries {
            return Arrival {
                address: None,
                notices: shortened(self.lasting),
            };
        }
        let mut notices = Vec::new();
        if self.has_entries {
            notices.push(msg!(link_entries_in_query).to_owned());
        }
        if !self.read.is_empty() {
            let read = excerpt(&self.read.join(msg!(between_items)), 200);
            notices.push(msg_fmt!(link_read_as, read = read).to_string());
        }
        for (name, value) in &self.twice {
            notices.push(ignored(name, value, msg!(link_twice)));
        }
        Arrival {
            address: Some((link::encode(&self.pairs), self.fragment)),
            notices: shortened(notices),
        }
    }
}

/// What stands behind a value.
enum Tail {
    None,
    /// More of the query.
    Pairs(String),
    /// The fragment.
    Fragment(String),
}

/// The rule with an id.
fn rule<'d>(dataset: &'d Dataset, id: &str) -> Option<&'d Rule> {
    dataset.rules.iter().find(|rule| rule.id.as_str() == id)
}

/// The parameters of a query as they came.
fn decode(query: &str) -> Pairs {
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

/// A name without what is no part of any.
fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| !c.is_ascii_alphanumeric())
}

/// What stands in front of the mark of entries; none where there is no mark.
fn before_mark(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let end = MARKS.iter().filter_map(|mark| lower.find(mark)).min()?;
    Some(&text[..end])
}

/// Whether a name behind the mark of entries is that of one.
fn is_typed(name: &str) -> bool {
    let name = trimmed(name.rsplit(';').next().unwrap_or_default()).to_ascii_lowercase();
    name == "name" || name == "customer" || name.starts_with("at-") || name.starts_with("set-")
}

/// Whether a character stands around a link, and in none of our values.
fn is_around(c: char) -> bool {
    BEHIND.contains(&c)
        || matches!(
            c,
            '(' | '[' | '{' | '<' | '‘' | '‹' | '„' | '\u{200B}' | '\u{FEFF}'
        )
}

/// Whether a character is in the ids of the page and of rules.
fn is_in_id(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

#[cfg(test)]
mod tests;
