//! What is said about what stands in a field.

use ports_core::text::counted;
use ports_network::addresses::ParsedAddresses;
use yew::prelude::*;

/// How many wrong entries are named under a field, and how many that are read as something else.
const ERRORS_SHOWN: usize = 5;
const READINGS_SHOWN: usize = 5;

/// What is said about what stands in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What was read; none for a blank field.
    summary: Option<AttrValue>,
    /// Whether the field shows nothing else than the summary says: it holds one address.
    is_plain: bool,
    /// The first entries that are read as something that is not written there.
    readings: Vec<AttrValue>,
    /// How many more of them there are.
    more_readings: usize,
    /// The first wrong entries, each with the reason.
    errors: Vec<AttrValue>,
    /// How many more wrong entries there are.
    more: usize,
}

impl Notes {
    /// What there is to say about what was parsed from a field, if anything was ever entered.
    pub fn of(parsed: Option<&ParsedAddresses>) -> Self {
        let has_something = |parsed: &&ParsedAddresses| !parsed.is_blank() || parsed.comments > 0;
        let Some(parsed) = parsed.filter(has_something) else {
            return Self::default();
        };
        let mut read = vec![counted(parsed.addresses.len(), msg!(counted_addresses))];
        if parsed.redundant > 0 {
            read.push(msg_fmt!(addresses_redundant, number = parsed.redundant).to_string());
        }
        if parsed.comments > 0 && parsed.addresses.is_empty() {
            read.push(counted(parsed.comments, msg!(counted_comments)));
        }
        let errors = parsed.errors.iter().take(ERRORS_SHOWN);
        let readings = parsed.readings.iter().take(READINGS_SHOWN);
        Self {
            is_plain: parsed.addresses.len() == 1 && read.len() == 1 && parsed.comments == 0,
            readings: readings.map(|reading| reading.to_string().into()).collect(),
            more_readings: parsed.readings.len().saturating_sub(READINGS_SHOWN),
            summary: Some(read.join(msg!(between_items)).into()),
            errors: errors.map(|error| error.to_string().into()).collect(),
            more: parsed.errors.len().saturating_sub(ERRORS_SHOWN),
        }
    }

    /// What is wrong with a field that holds one value, if anything is.
    pub fn wrong(problem: Option<&'static str>) -> Self {
        Self {
            errors: problem.into_iter().map(AttrValue::from).collect(),
            ..Self::default()
        }
    }

    /// The lines below the field, in an element with this id.
    pub fn view(&self, id: String) -> Html {
        let more = |class: &'static str, number: usize| {
            let text = msg_fmt!(addresses_wrong_more, number = number).to_string();
            html! { <p {class}>{ text }</p> }
        };
        let summary = |summary: &AttrValue| {
            let class = match self.is_plain {
                true => "pp-unseen",
                false => "pp-hint",
            };
            html! { <p {class}>{ summary }</p> }
        };
        html! {
            <div {id} role="status">
                { for self.summary.iter().map(summary) }
                { for self.readings.iter().map(|reading| html! { <p class="pp-hint">{ reading }</p> }) }
                if self.more_readings > 0 {
                    { more("pp-hint", self.more_readings) }
                }
                { for self.errors.iter().map(|error| html! { <p class="pp-error">{ error }</p> }) }
                if self.more > 0 {
                    { more("pp-error", self.more) }
                }
            </div>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::dataset::EndpointId;
    use ports_core::evaluation::evaluate;
    use ports_core::link::SnippetOptions;
    use ports_formats::{Peers, rulesets};
    use ports_network::addresses::{self, AddressBook};
    use proptest::prelude::*;

    const CORPUS: &str = include_str!("../../../../tests/entries/corpus.tsv");

    /// Pasted texts, of which each is of another kind.
    fn pasted() -> Vec<String> {
        let lines = CORPUS.lines().filter(|line| !line.starts_with('#'));
        let texts = lines.filter_map(|line| Some(line.split_once('\t')?.0));
        let plain = texts.map(|text| {
            let text = text.replace("\\n", "\n").replace("\\t", "\t");
            text.replace("\\r", "\r").replace("\\\\", "\\")
        });
        plain.collect()
    }

    /// Several of them in one field, put together in every way.
    fn field() -> impl Strategy<Value = String> {
        let text = prop_oneof![
            8 => prop::sample::select(pasted()),
            1 => "[0-9a-fx.:/,;# \t\n-]{0,30}",
            1 => "\\PC{0,12}",
        ];
        let between = prop::sample::select(vec![
            " ", "\n", ", ", ";", "\t", " # ", "\r\n", " - ", " to ", " mask ", "\u{2028}",
        ]);
        prop::collection::vec((text, between), 0..5).prop_map(|parts| {
            parts
                .into_iter()
                .map(|(text, between)| text + between)
                .collect()
        })
    }

    fn notes(text: &str) -> (ParsedAddresses, Notes) {
        let parsed = ParsedAddresses::parse(text);
        let notes = Notes::of(Some(&parsed));
        (parsed, notes)
    }

    #[test]
    fn what_is_read_as_something_else_is_said_beside_the_field() {
        let (_, notes) = notes("198.51.100.0 255.255.255.0\n192.0.2.6-9");
        assert_eq!(notes.summary.as_deref(), Some("3 addresses"));
        assert_eq!(
            notes.readings,
            [
                "Entry 1, “198.51.100.0 255.255.255.0”: read as 198.51.100.0/24.",
                "Entry 2, “192.0.2.6-9”: read as 192.0.2.6/31 and 192.0.2.8/31.",
            ]
        );
    }

    #[test]
    fn comments_alone_are_said_beside_the_field() {
        let (_, shared) = notes("# 192.0.2.1 retired");
        assert_eq!(shared.summary.as_deref(), Some("0 addresses, 1 comment"));
        assert!(
            shared.errors[0].contains("no address is allowed"),
            "{shared:?}"
        );
        // A site's field leaves it to the one for all sites.
        let own = Notes::of(Some(&ParsedAddresses::parse_own("# retired")));
        assert_eq!(own.summary.as_deref(), Some("0 addresses, 1 comment"));
        assert!(own.errors.is_empty());
        assert_eq!(
            Notes::of(Some(&ParsedAddresses::parse(" \n"))),
            Notes::default()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

        #[test]
        fn what_a_field_says_it_holds_is_what_is_opened(text in field()) {
            let (parsed, notes) = notes(&text);
            let is_blank = text.chars().all(char::is_whitespace);
            // The field.
            let counted_first = notes.summary.as_deref().and_then(|said| said.split(' ').next());
            prop_assert_eq!(counted_first.is_none(), is_blank);
            if let Some(count) = counted_first {
                prop_assert_eq!(count.parse::<usize>().ok(), Some(parsed.addresses.len()));
            }
            prop_assert_eq!(notes.errors.len() + notes.more, parsed.errors.len());
            prop_assert!(is_blank || !parsed.addresses.is_empty() || !notes.errors.is_empty());
            // What is opened is written there, or is said to be read so.
            let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).collect();
            for address in &parsed.addresses {
                let is_written = words.iter().any(|word| {
                    let alone = ParsedAddresses::parse(word);
                    alone.addresses.contains(address)
                });
                let is_said = parsed.readings.iter().any(|reading| reading.addresses.contains(address));
                prop_assert!(is_written || is_said, "{}: {:?}", address, parsed);
            }
            // The book.
            let endpoint: EndpointId = "users".into();
            let book = AddressBook::parse(&[(endpoint.clone(), text.clone())]);
            match book.peers(&endpoint) {
                addresses::Peers::Any => prop_assert!(is_blank),
                addresses::Peers::Listed(listed) => prop_assert_eq!(listed, &parsed.addresses[..]),
            }
            // The rules.
            let dataset = ports_data::dataset();
            let link = ports_core::link::read("deployment=self-hosted&role=management-platform&version=4.2", dataset);
            let evaluation = evaluate(dataset, &link.selection);
            let sets = rulesets(dataset, &link.selection, &evaluation, &book, &SnippetOptions::default());
            let name = dataset.endpoint_name(&endpoint);
            let of_users = |rule: &&ports_formats::AllowRule| rule.remote_names().contains(&name);
            let found: Vec<_> = sets.iter().flat_map(|set| &set.rules).filter(of_users).collect();
            prop_assert!(!found.is_empty());
            for rule in found {
                match &rule.peers {
                    Peers::Any => prop_assert!(is_blank),
                    Peers::None => prop_assert!(!is_blank && parsed.addresses.is_empty()),
                    Peers::Listed(listed) => prop_assert_eq!(listed, &parsed.addresses),
                }
            }
        }
    }
}
