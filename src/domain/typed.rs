//! What a reader typed ⇄ names and values: kept in the browser over a reload, and in the fragment
//! of a link that was asked for. It never gets into a query, so no server ever sees it.

use super::dataset::{Dataset, EndpointId};
use super::firewall::{Settings, field_by_id, format_by_id};
use super::permalink::Pairs;
use super::text::excerpt;

/// The longest text that is taken for one field, in bytes: a thousand addresses have room.
pub const MAX_TEXT_LEN: usize = 65_536;

/// What the fragment of a link that brings typed text along begins with. No rule's id does.
pub const MARK: &str = "typed&";

/// What stands in front of a far end's id.
const ADDRESSES: &str = "at-";

/// What stands in front of a format's field.
const SETTING: &str = "set-";

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The addresses of far ends, as typed.
    pub addresses: Vec<(EndpointId, String)>,
    /// The fields of formats.
    pub settings: Settings,
    /// The format used last; only what is kept has one.
    pub format: Option<&'static str>,
    /// What could not be used, each as a sentence.
    pub notices: Vec<String>,
}

impl Typed {
    /// Reads names and values; what is unknown, too long or said a second time is named and left
    /// out.
    pub fn read(pairs: Pairs, dataset: &Dataset) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            if value.is_empty() {
                continue;
            }
            if value.len() > MAX_TEXT_LEN || !typed.take(&name, &value, dataset) {
                typed.notices.push(format!(
                    "What is typed for “{}” cannot be used here and was left out: “{}”.",
                    excerpt(&name, 40),
                    excerpt(&value, 40)
                ));
            }
        }
        typed
    }

    fn take(&mut self, name: &str, value: &str, dataset: &Dataset) -> bool {
        if name == "format" {
            self.format = format_by_id(value).map(|format| format.id);
            return true;
        }
        if let Some(id) = behind(name, ADDRESSES) {
            for endpoint in &dataset.endpoints {
                if endpoint.id.as_str() == id {
                    if self.addresses.iter().any(|known| known.0 == endpoint.id) {
                        return false;
                    }
                    self.addresses.push((endpoint.id.clone(), value.to_owned()));
                    return true;
                }
            }
        }
        if let Some(id) = behind(name, SETTING)
            && let Some(field) = field_by_id(id)
            && self.settings.typed(field).is_empty()
        {
            self.settings.enter(field, value.to_owned());
            return true;
        }
        false
    }

    /// Names and values that [`read`](Self::read) reads back. Fields that hold nothing are left
    /// out.
    pub fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        let mut push = |kind: &str, id: &str, text: &str| {
            if !text.is_empty() {
                pairs.push((format!("{kind}{id}"), text.to_owned()));
            }
        };
        for (endpoint, text) in &self.addresses {
            push(ADDRESSES, endpoint.as_str(), text);
        }
        for (id, text) in self.settings.all() {
            push(SETTING, id, text);
        }
        push("format", "", self.format.unwrap_or_default());
        pairs
    }

    /// Whether nothing is typed anywhere.
    pub fn is_blank(&self) -> bool {
        let format = self.format.is_some();
        self.pairs().len() == usize::from(format)
    }
}

/// What stands behind `start`, if `text` begins with it.
pub(crate) fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let is_there = text.as_bytes().get(..start.len()) == Some(start.as_bytes());
    is_there.then(|| &text[start.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::firewall::FORMATS;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_used_is_named_and_costs_nothing_else() {
        let pairs = [
            ("typed", ""),
            ("at-users", "192.0.2.1 # office"),
            ("at-nobody", "192.0.2.2"),
            ("at-users", "203.0.113.66"),
            ("set-near-zone", "dmz"),
            ("set-near-zone", "evil"),
            ("set-nothing", "x"),
            ("\u{202e}evil", "<b>"),
            ("at-registries", &"1".repeat(MAX_TEXT_LEN + 1)),
            ("format", "no-such-format"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let typed = Typed::read(pairs.to_vec(), Dataset::embedded());
        assert_eq!(
            typed.addresses,
            [("users".into(), "192.0.2.1 # office".to_owned())]
        );
        assert_eq!(typed.format, None);
        let zone = typed.settings.all().first();
        assert!(zone.is_some_and(|(_, zone)| zone == "dmz"), "{typed:?}");
        assert_eq!(typed.notices.len(), 6, "{:?}", typed.notices);
        assert_eq!(
            typed.notices[4],
            "What is typed for “evil” cannot be used here and was left out: “<b>”."
        );
    }

    proptest! {
        #[test]
        fn what_is_kept_is_read_back(texts in prop::collection::vec(".{0,80}", 9), settings in prop::collection::vec(".{1,20}", 0..6), format in 0..FORMATS.len()) {
            let dataset = Dataset::embedded();
            let mut typed = Typed { format: Some(FORMATS[format].id), ..Typed::default() };
            for (endpoint, text) in dataset.endpoints.iter().zip(&texts) {
                if !text.is_empty() {
                    typed.addresses.push((endpoint.id.clone(), text.clone()));
                }
            }
            let mut fields: Vec<_> = FORMATS.iter().flat_map(|format| format.fields).collect();
            fields.dedup();
            for (field, text) in fields.into_iter().zip(settings) {
                typed.settings.enter(field, text);
            }
            prop_assert_eq!(Typed::read(typed.pairs(), dataset), typed);
        }
    }
}
