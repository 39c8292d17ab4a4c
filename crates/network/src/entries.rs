//! What a reader typed ⇄ names and values: kept in the browser over a reload, and in the fragment
//! of a link that was asked for. It never gets into a query, so no server ever sees it.

use crate::settings::Settings;
use crate::sites::{MAX_SITES, Proxy, Site};
use ports_core::dataset::{Dataset, EndpointId};
use ports_core::link::Pairs;
use ports_core::text::{self, excerpt, parts};

/// The longest text that is taken for one field, in bytes: a thousand addresses have room.
pub const MAX_TEXT_LEN: usize = 65_536;

/// What the fragment of a link that brings typed text along begins with. No rule's id does.
pub const MARK: &str = "typed&";

/// What was typed: all there is to a plan beside the choices.
///
/// Its names are paths: `name`, `customer`, `addresses/users`, `settings/near-zone`,
/// `sites/2/name`, `sites/2/clusters`, `sites/2/proxy-port`, `sites/2/addresses/registries`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserEntries {
    /// What the plan is called.
    pub name: String,
    /// Who it is for.
    pub customer: String,
    /// The addresses of far ends, as typed.
    pub addresses: Vec<(EndpointId, String)>,
    /// The sites.
    pub sites: Vec<Site>,
    /// The fields of formats.
    pub settings: Settings,
    /// The format used last; only what is kept has one.
    pub format: Option<String>,
    /// What could not be used, each as a sentence.
    pub notices: Vec<String>,
}

impl UserEntries {
    /// Reads names and values; what is unknown, too long or said a second time is named and left
    /// out.
    pub fn read(pairs: Pairs, dataset: &Dataset) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            if value.len() > MAX_TEXT_LEN || !typed.take(&name, &value, dataset) {
                typed.notices.push(left_out(&name, &value));
            }
        }
        typed
    }

    fn take(&mut self, name: &str, value: &str, dataset: &Dataset) -> bool {
        let is_empty = value.is_empty();
        match parts(name, b'/')[..] {
            // A site is there by its name, if that is nothing.
            ["sites", number, ref rest @ ..] => self.take_of_site(number, rest, value, dataset),
            _ if is_empty => true,
            ["name"] => fill(&mut self.name, value),
            ["customer"] => fill(&mut self.customer, value),
            ["format"] => {
                self.format = Some(value.to_owned());
                true
            }
            ["addresses", end] if end != Proxy::END.as_str() => {
                enter(&mut self.addresses, end, value, dataset)
            }
            ["settings", id] => self.set(id, value),
            _ => {
                // As links said it that were made before there were sites.
                if let Some(end) = behind(name, "at-") {
                    enter(&mut self.addresses, end, value, dataset)
                } else if let Some(id) = behind(name, "set-") {
                    self.set(id, value)
                } else {
                    false
                }
            }
        }
    }

    fn take_of_site(
        &mut self,
        number: &str,
        rest: &[&str],
        value: &str,
        dataset: &Dataset,
    ) -> bool {
        let Some(number) = text::number(number).filter(|number| *number > 0) else {
            return false;
        };
        let known = self.sites.iter().position(|site| site.number == number);
        let place = known.unwrap_or(self.sites.len());
        if place == MAX_SITES {
            return false;
        }
        if known.is_none() {
            self.sites.push(Site {
                number,
                ..Site::default()
            });
        }
        let site = &mut self.sites[place];
        match *rest {
            ["name"] => fill(&mut site.name, value),
            ["clusters"] => fill(&mut site.clusters, value),
            ["proxy-port"] => fill(&mut site.proxy_port, value),
            ["addresses", end] => enter(&mut site.addresses, end, value, dataset),
            _ => false,
        }
    }

    fn set(&mut self, id: &str, value: &str) -> bool {
        let is_new = self.settings.get(id).is_empty();
        if is_new {
            self.settings.set(id, value.to_owned());
        }
        is_new
    }

    /// Names and values that [`read`](Self::read) reads back. Fields that hold nothing are left
    /// out, but for a site's name: there is a site.
    pub fn pairs(&self) -> Pairs {
        let mut pairs = Pairs::new();
        let mut push = |path: &str, id: &str, text: &str| {
            if !text.is_empty() {
                pairs.push((path.to_owned() + id, text.to_owned()));
            }
        };
        push("name", "", &self.name);
        push("customer", "", &self.customer);
        for (end, text) in &self.addresses {
            push("addresses/", end.as_str(), text);
        }
        for (id, text) in self.settings.iter() {
            push("settings/", id, text);
        }
        push("format", "", self.format.as_deref().unwrap_or_default());
        for site in &self.sites {
            let path = format!("sites/{}/", site.number);
            pairs.push((path.clone() + "name", site.name.clone()));
            let mut push = |field: &str, id: &str, text: &str| {
                if !text.is_empty() {
                    pairs.push((path.clone() + field + id, text.to_owned()));
                }
            };
            push("clusters", "", &site.clusters);
            push("proxy-port", "", &site.proxy_port);
            for (end, text) in &site.addresses {
                push("addresses/", end.as_str(), text);
            }
        }
        pairs
    }

    /// Whether nothing is typed anywhere.
    pub fn is_blank(&self) -> bool {
        let format = self.format.is_some();
        self.pairs().len() == usize::from(format)
    }
}

/// That what was entered under a name cannot be used and is left out.
pub fn left_out(name: &str, value: &str) -> String {
    let (field, value) = (excerpt(name, 40), excerpt(value, 40));
    msg_fmt!(typed_left_out, field = field, value = value).to_string()
}

/// Fills a field that holds nothing yet.
fn fill(field: &mut String, value: &str) -> bool {
    let is_empty = field.is_empty();
    if is_empty {
        *field = value.to_owned();
    }
    is_empty
}

/// Enters addresses for an end, of the dataset's or a proxy, that has none yet.
fn enter(
    addresses: &mut Vec<(EndpointId, String)>,
    end: &str,
    value: &str,
    dataset: &Dataset,
) -> bool {
    let mut ends = dataset.endpoints.iter().map(|end| &end.id);
    let known = match ends.find(|known| known.as_str() == end) {
        Some(known) => known.clone(),
        None if end == Proxy::END.as_str() => Proxy::END,
        None => return false,
    };
    let is_new = addresses.iter().all(|(other, _)| *other != known);
    if is_new && !value.is_empty() {
        addresses.push((known, value.to_owned()));
    }
    is_new
}

/// What stands behind `start`, if `text` begins with it.
pub fn behind<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let is_there = text.as_bytes().get(..start.len()) == Some(start.as_bytes());
    is_there.then(|| &text[start.len()..])
}
