//! Links as they arrive: what mails, chats and the people in between made of them, read as it was meant.
//!
//! The page reads its address strictly, and once, before anything else; [`arrival`] looks at it again and
//! says which address it should have been.

use ports_core::dataset::{Dataset, Rule};
use ports_core::evaluation::nearest_selection_showing;
use ports_core::link::{self, Pairs, SnippetOptions, ignored, is_parameter};
use ports_core::selection::Selection;
use ports_core::selection::facets::parameters;
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
        let exact: Vec<&str> = parameters()
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
        if let Some(known) = parameters().find(|known| *known == name) {
            return Some(known);
        }
        let name = with_ampersands(&format!("&{name}"));
        let name = name.trim_start_matches('&');
        let name = name.split(['=', '[']).next().unwrap_or_default();
        let name = trimmed(name);
        parameters().find(|known| match self.owner {
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SSH: &str = "self-hosted-cluster-in-ssh";

    fn look(query: &str, fragment: &str) -> Arrival {
        arrival(query, fragment, ports_data::dataset(), Owner::Page)
    }

    /// The address that was meant: the one that is there, if that is whole.
    fn meant(query: &str, fragment: &str) -> (String, String) {
        let found = look(query, fragment);
        let (query, fragment) = found
            .address
            .unwrap_or((query.to_owned(), fragment.to_owned()));
        let again = look(&query, &fragment);
        assert_eq!(again.address, None, "{query}#{fragment} is not whole");
        (query, fragment)
    }

    #[test]
    fn a_whole_link_stays_as_it_is_without_a_word() {
        for (query, fragment) in [
            ("", ""),
            (
                "?deployment=self-hosted&role=all&version=4.2&format=ufw",
                "",
            ),
            (
                "?version=v4.2.13&from=3.4&q=a%26b;c%23d.&open-optional=yes",
                "pp-upgrade",
            ),
            ("?version=4.2+%28latest%29", SSH),
            (
                "?utm_source=mail&lang=de%20AT&x[]=1&filter[version]=2&Deploy=1",
                "pp-word-3",
            ),
            ("?q=%23typewriter&path=/addresses/x", ""),
            (
                "?version=4.2",
                "typed&addresses%2Fusers=192.0.2.1&version=3.4",
            ),
            ("?version=4.2", "typed&at-users=192.0.2.1"),
        ] {
            assert_eq!(
                look(query, fragment),
                Arrival::default(),
                "{query}#{fragment}"
            );
        }
    }

    #[test]
    fn a_damaged_query_is_read_as_it_was_meant_and_said() {
        let whole = "deployment=self-hosted&version=3.4";
        for query in [
            "deployment=self-hosted&amp;version=3.4",
            "deployment=self-hosted&amp;amp;version=3.4",
            "deployment=self-hosted&#38;version=3.4",
            "deployment=self-hosted&Version=3.4",
            "Deployment=self-hosted&VERSION=3.4",
            "deployment=self-hosted&%20version=3.4",
            "deployment=self-hosted&version%20=3.4",
            "deployment=self-hosted&version%00=3.4",
            "deployment=self-hosted&version%3D3.4",
            "deployment=self-hosted&version%253D3.4",
            "deployment=self-hosted&version[]=3.4",
            "deployment=self-hosted&version%5B0%5D=3.4",
            "deployment=self-hosted&?version=3.4",
            "deployment=self-hosted%26version%3D3.4",
            "deployment=self-hosted%26amp%3Bversion=3.4",
            "deployment%3Dself-hosted%26version%3D3.4",
            "deployment=self-hosted;version=3.4",
            "deployment=self-hosted&version=3.4.",
            "deployment=self-hosted&version=3.4,",
            "deployment=self-hosted&version=3.4)",
            "deployment=self-hosted&version=3.4).",
            "deployment=self-hosted&version=3.4]",
            "deployment=self-hosted&version=3.4%3E",
            "deployment=self-hosted&version=3.4%22",
            "deployment=self-hosted&version=3.4'",
            "deployment=self-hosted&version=%223.4%22",
            "deployment=self-hosted&version=3.4%E2%80%9D",
            "deployment=self-hosted&version=3.4%E2%80%8B",
            "deployment=self-hosted&version=3.4%0A",
            "deployment=%20Self-Hosted&version=3.4",
        ] {
            let (read, _) = meant(query, "");
            assert_eq!(read, whole, "{query}");
            let found = look(query, "");
            // Percent-coded as a whole, it lost nothing.
            let is_said = found
                .notices
                .join("")
                .starts_with("This link came damaged and is read as ");
            assert!(
                is_said
                    || query.starts_with("deployment%3D")
                    || query.contains("version%3D")
                    || query.contains("%253D"),
                "{query}: {:?}",
                found.notices
            );
        }
    }

    #[test]
    fn a_value_that_cannot_be_meant_is_left_to_be_named() {
        for (query, left) in [
            ("deployment=saas%00", None),
            ("version=banana.", None),
            ("role=root&open-optional=1", None),
            ("format=pf", None),
            ("amp;version=banana", Some("version=banana")),
            ("Role=root", Some("role=root")),
        ] {
            let address = look(query, "").address.map(|(query, _)| query);
            assert_eq!(address.as_deref(), left, "{query}");
            let link = crate::link::read(left.unwrap_or(query), ports_data::dataset());
            assert!(!link.notices.is_empty(), "{query}");
        }
    }

    #[test]
    fn the_right_name_counts_and_the_wrong_one_beside_it_is_named() {
        let query = "Version=2&version=3.4";
        let found = look(query, "");
        assert_eq!(found.address, None);
        assert_eq!(
            found.notices,
            ["Version=“2” was asked for and is ignored: it is given twice; the first one counts."]
        );
    }

    #[test]
    fn entries_in_the_query_are_taken_out_and_neither_read_nor_moved() {
        let whole = "deployment=saas&format=ufw";
        let entries = "addresses%2Fregistries=203.0.113.7";
        for query in [
            format!("deployment=saas&format=ufw%23typed&{entries}"),
            format!("deployment=saas&format=ufw%23Typed&name=A&customer=B&{entries}"),
            format!("deployment=saas&format=ufw%2523typed&{entries}"),
            format!("deployment=saas&format=ufw&{entries}"),
            format!("deployment=saas&format=ufw&typed&name=A&{entries}&settings%2Fnear-zone=dmz"),
            format!("deployment=saas&amp;format=ufw%23typed&amp;name=A&amp;{entries}"),
            "deployment=saas&format=ufw%23typed%26name%3DA%26addresses%252Fregistries%3D203.0.113.7".to_owned(),
            "deployment=saas&format=ufw%23typed&at-registries=203.0.113.7&sites/1/name=A".to_owned(),
            "deployment%3Dsaas%26format%3Dufw%23typed%26addresses%252Fregistries%3D203.0.113.7".to_owned(),
            "deployment=saas&format=ufw&addresses%252Fregistries=203.0.113.7".to_owned(),
            format!("{entries}&deployment=saas&format=ufw"),
        ] {
            assert_eq!(
                meant(&query, ""),
                (whole.to_owned(), String::new()),
                "{query}"
            );
            let notices = look(&query, "").notices;
            assert!(
                notices[0].contains("went to the server"),
                "{query}: {notices:?}"
            );
            assert!(!notices.join("").contains("203.0.113"), "{notices:?}");
        }
        // However long: the page would read nothing of such a query.
        let long = format!("version=3.4%23typed&addresses/users={}", "1".repeat(70_000));
        assert_eq!(meant(&long, "").0, "version=3.4");
    }

    #[test]
    fn entries_in_the_fragment_are_written_as_they_were_meant() {
        let whole = "typed&addresses%2Fusers=192.0.2.1";
        for fragment in [
            "Typed&addresses%2Fusers=192.0.2.1",
            "typed&amp;addresses%2Fusers=192.0.2.1",
            "typed&addresses%2Fusers=192.0.2.1.",
            "typed%26addresses%252Fusers%3D192.0.2.1%3E",
            "addresses/users=192.0.2.1",
        ] {
            let (query, read) = meant("?version=4.2", fragment);
            assert_eq!((&*query, &*read), ("version=4.2", whole), "{fragment}");
        }
    }

    #[test]
    fn choices_in_the_fragment_get_where_they_belong() {
        for (query, fragment, right) in [
            ("", "version=3.4", ("version=3.4", "")),
            ("", "?version=3.4&role=all", ("version=3.4&role=all", "")),
            ("", "version%3D3.4", ("version=3.4", "")),
            (
                "?deployment=saas",
                "amp;Version=3.4.",
                ("deployment=saas&version=3.4", ""),
            ),
            ("?version=3.4", "version=3.4", ("version=3.4", "")),
            ("?version=4.2", "version=3.4", ("version=4.2", "")),
            (
                "",
                "pp-upgrade&version=4.2&from=3.4",
                ("version=4.2&from=3.4", "pp-upgrade"),
            ),
            (
                "?version=4.2%23pp-upgrade",
                "",
                ("version=4.2", "pp-upgrade"),
            ),
            (
                "?deployment=saas%23version=3.4",
                "",
                ("deployment=saas&version=3.4", ""),
            ),
        ] {
            let found = meant(query, fragment);
            assert_eq!((&*found.0, &*found.1), right, "{query}#{fragment}");
        }
        let moved = look("", "version=3.4").notices;
        assert_eq!(
            moved,
            ["This link came damaged and is read as version=3.4."]
        );
        let twice = look("?version=4.2", "version=3.4").notices;
        assert!(twice[0].contains("it is given twice"), "{twice:?}");
    }

    #[test]
    fn a_link_to_a_rule_alone_chooses_what_shows_it() {
        let chosen = "deployment=self-hosted&role=workload-cluster&version=4.9";
        for fragment in [
            SSH,
            "Self-Hosted-Cluster-In-SSH",
            "self-hosted-cluster-in-ssh.",
            "self-hosted-cluster-in-ssh)%20",
            "%20self-hosted-cluster-in-ssh%3E",
        ] {
            assert_eq!(
                meant("", fragment),
                (chosen.to_owned(), SSH.to_owned()),
                "{fragment}"
            );
            assert_eq!(look("", fragment).notices, Vec::<String>::new());
        }
        let (query, _) = meant("?utm=x", SSH);
        assert_eq!(query, format!("utm=x&{chosen}"));
        // Whoever chooses, chooses.
        assert_eq!(look("?version=4.2", SSH), Arrival::default());
        assert_eq!(
            meant("?version=4.2%23self-hosted-cluster-in-ssh", ""),
            ("version=4.2".to_owned(), SSH.to_owned())
        );
    }

    #[test]
    fn every_rule_is_shown_by_its_bare_link() {
        let dataset = ports_data::dataset();
        for rule in &dataset.rules {
            let (query, fragment) = meant("", rule.id.as_str());
            assert_eq!(fragment, rule.id.as_str());
            let link = link::read(&query, dataset);
            let shown = ports_core::evaluation::evaluate(dataset, &link.selection);
            assert!(
                shown.matches.iter().any(|shown| shown.rule.id == rule.id),
                "{query}"
            );
            assert_eq!(link.selection.role.as_ref(), Some(&rule.role));
        }
    }

    #[test]
    fn a_rule_that_there_is_not_is_said() {
        for fragment in ["self-hosted-cluster-in-telnet", "part", "<b>", "%3Cb%3E"] {
            let found = look("?version=4.2", fragment);
            assert_eq!(found.address, None, "{fragment}");
            assert_eq!(found.notices.len(), 1, "{fragment}");
            assert!(
                found.notices[0].starts_with("The link leads to “"),
                "{:?}",
                found.notices
            );
        }
    }

    #[test]
    fn in_a_page_of_others_their_names_and_fragments_are_theirs() {
        let dataset = ports_data::dataset();
        let look = |query, fragment| arrival(query, fragment, dataset, Owner::Other);
        for (query, fragment) in [
            ("?Version=2&Format=pdf&version=3.4", "part"),
            ("?Q=words", "/guide?version=1"),
            ("?amp;version=banana", ""),
        ] {
            assert_eq!(
                look(query, fragment),
                Arrival::default(),
                "{query}#{fragment}"
            );
        }
        let found = look("?lang=de&amp;version=3.4&addresses/users=192.0.2.1", SSH);
        let right = ("lang=de&version=3.4".to_owned(), SSH.to_owned());
        assert_eq!(found.address, Some(right));
    }

    #[test]
    fn a_hundred_thousand_parameters_are_a_few_notices() {
        let query: String = (0..100_000)
            .map(|number| format!("Version={number}&x{number}=1&"))
            .collect();
        let found = look(&format!("version=3.4&{query}"), "");
        assert_eq!(found.notices.len(), 4);
    }

    /// What happens to a query on its way, each by what it does to a whole one.
    const DAMAGE: [fn(&str) -> String; 9] = [
        |query| query.to_owned(),
        |query| query.replace('&', "&amp;"),
        |query| query.replace('&', "&amp;amp;"),
        |query| query.replace('&', "&%20"),
        |query| query.replace('=', "%20="),
        |query| query.replace('=', "%3D"),
        |query| query.replace('=', "[]="),
        |query| format!("{query})."),
        |query| form_urlencoded::byte_serialize(query.as_bytes()).collect(),
    ];

    proptest! {
        #[test]
        fn whatever_was_chosen_survives_what_happens_to_links(
            deployment in 0..3usize, role in 0..2usize, version in "(3\\.[0-9]|4\\.[0-9]\\.[1-9])", from in prop::option::of("3\\.4"), switches in any::<[bool; 4]>(), format in 0..crate::FORMAT_IDS.len(), way in 0..DAMAGE.len(),
        ) {
            let dataset = ports_data::dataset();
            let mut link = crate::link::read(&format!("version={version}"), dataset);
            link.selection.deployment = dataset.deployments[deployment].id.clone();
            link.selection.role = Some(dataset.roles[role].id.clone());
            link.selection.from = from.map(|from| from.parse().expect("a release"));
            link.selection.show_optional = switches[0];
            link.options.optional = switches[1];
            link.options.deprecated = switches[2];
            link.options.allow_any = switches[3];
            link.options.format = crate::FORMAT_IDS[format].to_owned();
            let whole = link::write(&link.selection, &link.options);
            let damaged = DAMAGE[way](&whole);
            let (read, _) = meant(&damaged, "");
            prop_assert_eq!(read, whole, "{}", damaged);
        }

        #[test]
        fn whatever_comes_is_whole_after_one_look(query in "(version|Version|role|q|format|amp;|typed|addresses/|=|&|;|#|%23|%26|%3D|%25|3\\.4|all|x|[.)\\]]|\\PC){0,14}", fragment in "(typed|version|&|=|\\?|pp-upgrade|%26|3\\.4|x|\\PC){0,8}", is_page in any::<bool>()) {
            let dataset = ports_data::dataset();
            let owner = if is_page { Owner::Page } else { Owner::Other };
            let found = arrival(&query, &fragment, dataset, owner);
            if let Some((query, fragment)) = found.address {
                let again = arrival(&query, &fragment, dataset, owner);
                prop_assert_eq!(again.address, None, "{}#{}", query, fragment);
                let entry = decode(&query).into_iter().find(|(name, _)| is_entry(name));
                prop_assert_eq!(entry, None);
            }
        }
    }
}
