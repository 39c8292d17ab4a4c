//! What can be entered where: the fields of the grid, column by column.

use ports_core::dataset::{Dataset, DeploymentId, Endpoint, EndpointId};
use ports_core::evaluation::Evaluation;
use ports_core::link::SnippetOptions;
use ports_core::upgrade::Upgrade;
use ports_formats::{Ruleset, format_name, opens_to_any};
use ports_network::entries::UserEntries;
use ports_network::sites::{self, Proxy, ROLE, Site};

use crate::entries::{EntriesState, EntryField, SiteField};

/// What the fields of a column hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The name of a site.
    Name,
    /// How many clusters a site has.
    Clusters,
    /// Addresses of an endpoint, or of a site's proxy.
    Addresses(EndpointId),
    /// The port of a site's proxy.
    ProxyPort,
}

/// A column of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What its fields hold.
    pub content: Content,
    /// Its heading.
    pub name: &'static str,
    /// What belongs there.
    pub hint: &'static str,
    /// What an empty field for all sites stands for; none where there is no such field.
    pub for_all: Option<&'static str>,
    /// What an empty field of a site stands for; none where sites have no such field.
    pub at_site: Option<&'static str>,
}

/// A row of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What holds for all sites.
    All,
    /// The site with this number.
    Site(u32),
}

impl Column {
    fn of_sites(content: Content, name: &'static str, hint: &'static str) -> Self {
        Self {
            content,
            name,
            hint,
            for_all: None,
            at_site: Some(""),
        }
    }

    /// What an empty field of the column stands for in a row; none where the row has no such field.
    pub fn while_empty(&self, place: Place) -> Option<&'static str> {
        match place {
            Place::All => self.for_all,
            Place::Site(_) => self.at_site,
        }
    }

    /// The entry of the column's field in a row; none where the row has no such field.
    pub fn field(&self, place: Place) -> Option<EntryField> {
        self.while_empty(place)?;
        match (place, &self.content) {
            (Place::All, Content::Addresses(endpoint)) => {
                Some(EntryField::Addresses(endpoint.clone()))
            }
            (Place::All, _) => None,
            (Place::Site(number), content) => {
                let field = match content {
                    Content::Name => SiteField::Name,
                    Content::Clusters => SiteField::Clusters,
                    Content::Addresses(endpoint) => SiteField::Addresses(endpoint.clone()),
                    Content::ProxyPort => SiteField::ProxyPort,
                };
                Some(EntryField::Site(number, field))
            }
        }
    }

    /// The id of the element of the column's field in a row.
    pub fn id(&self, place: Place) -> String {
        let part = match &self.content {
            Content::Name => "name",
            Content::Clusters => "clusters",
            Content::Addresses(endpoint) => endpoint.as_str(),
            Content::ProxyPort => "proxy-port",
        };
        match place {
            Place::All => format!("pp-address-{part}"),
            Place::Site(number) => format!("pp-site-{number}-{part}"),
        }
    }

    /// What is entered for all sites.
    pub fn text_for_all<'e>(&self, entries: &'e UserEntries) -> &'e str {
        let Content::Addresses(endpoint) = &self.content else {
            return "";
        };
        let mut known = entries.addresses.iter();
        known
            .find(|(known, _)| known == endpoint)
            .map_or("", |(_, text)| text)
    }

    /// What is entered at a site.
    pub fn text_at<'e>(&self, site: &'e Site) -> &'e str {
        match &self.content {
            Content::Name => &site.name,
            Content::Clusters => &site.clusters,
            Content::Addresses(endpoint) => site.text(endpoint),
            Content::ProxyPort => &site.proxy_port,
        }
    }
}

/// What decides which columns there are.
#[derive(Clone, Copy)]
pub struct InPlay<'a> {
    /// The dataset.
    pub dataset: &'static Dataset,
    /// The deployment model.
    pub deployment: &'a DeploymentId,
    /// The rules that are shown.
    pub evaluation: &'a Evaluation<'static>,
    /// The upgrade, if one is asked for.
    pub upgrade: Option<&'a Upgrade<'static>>,
    /// What the hosts of each role have to allow.
    pub rulesets: &'a [Ruleset<'static>],
    /// What is opened, and in which format.
    pub options: &'a SnippetOptions,
}

impl InPlay<'_> {
    /// The columns of the grid: those of the sites first, from the site's own hosts to their proxy, then
    /// those that hold for all sites alone.
    pub fn columns(self, entries: &EntriesState) -> Vec<Column> {
        let name = Column::of_sites(Content::Name, msg!(addresses_site), "");
        let clusters = Column::of_sites(
            Content::Clusters,
            msg!(addresses_clusters),
            msg!(addresses_clusters_hint),
        );
        let proxy = Column {
            at_site: Some(msg!(addresses_no_proxy)),
            ..Column::of_sites(
                Content::Addresses(Proxy::END),
                Proxy::NAME,
                msg!(addresses_proxy_hint),
            )
        };
        let proxy_port = Column::of_sites(
            Content::ProxyPort,
            msg!(addresses_proxy_port),
            msg!(addresses_proxy_port_hint),
        );
        let shown = self.dataset.endpoints.iter();
        let shown = shown.filter(|endpoint| self.is_shown(endpoint, entries));
        let (of_sites, for_all): (Vec<Column>, Vec<Column>) = shown
            .map(|endpoint| self.column(endpoint, entries))
            .partition(|column| column.at_site.is_some());
        let (near, far): (Vec<Column>, Vec<Column>) = of_sites.into_iter().partition(|column| {
            let near = sites::near(self.dataset);
            near.is_some_and(|near| column.content == Content::Addresses(near.clone()))
        });
        let start = [name, clusters].into_iter();
        let of_sites = near.into_iter().chain(far);
        let end = [proxy, proxy_port].into_iter().chain(for_all);
        start.chain(of_sites).chain(end).collect()
    }

    /// Whether there is something to enter for an endpoint: the rules on screen name it, the upgrade does,
    /// or the format's rules, or there are sites whose hosts it is. What is entered at a site is shown.
    fn is_shown(self, endpoint: &Endpoint, entries: &EntriesState) -> bool {
        let id = &endpoint.id;
        let is_local = || {
            let mut local = self.rulesets.iter().filter_map(|set| set.local_endpoint);
            self.is_between_networks() && local.any(|local| local == id)
        };
        self.evaluation.names(id)
            || self.upgrade.is_some_and(|upgrade| upgrade.names(id))
            || is_local()
            || is_near(endpoint) && !entries.entries.sites.is_empty()
            || is_entered_at_a_site(id, entries)
    }

    fn column(self, endpoint: &'static Endpoint, entries: &EntriesState) -> Column {
        let id = &endpoint.id;
        let at_site =
            self.is_per_site(endpoint, entries)
                .then(|| match entries.shared.filled(id) {
                    Some(_) => msg!(addresses_above),
                    None if is_near(endpoint) && has_own(id, entries) => {
                        msg!(addresses_left_out)
                    }
                    None => self.without_any(endpoint),
                });
        let is_from_sites = match is_near(endpoint) {
            true => has_own(id, entries),
            false => sites::is_at_site(endpoint) && all_have_own(id, entries),
        };
        Column {
            content: Content::Addresses(id.clone()),
            name: &endpoint.name,
            hint: &endpoint.description,
            for_all: Some(match is_from_sites {
                true => msg!(addresses_from_sites),
                false => self.without_any(endpoint),
            }),
            at_site,
        }
    }

    /// Whether sites have addresses of their own for an endpoint: it is their hosts, their hosts connect
    /// with it, or it stands where they are.
    fn is_per_site(self, endpoint: &Endpoint, entries: &EntriesState) -> bool {
        let id = &endpoint.id;
        let is_far = || self.evaluation.names_for(id, ROLE);
        let stands_there = || sites::is_at_site(endpoint) && self.is_in_rules_of_sites(id);
        is_near(endpoint)
            || endpoint.role.is_none() && (is_far() || stands_there())
            || is_entered_at_a_site(id, entries)
    }

    /// Whether a rule of the hosts at the sites names an endpoint, also one that is not on screen.
    fn is_in_rules_of_sites(self, id: &EndpointId) -> bool {
        let rules = self.dataset.rules.iter().filter(|rule| {
            rule.role.as_str() == ROLE && rule.deployments.contains(self.deployment)
        });
        let mut ends = rules.flat_map(|rule| &rule.purposes);
        ends.any(|purpose| purpose.far_ends.iter().any(|end| end.endpoint == *id))
    }

    /// What becomes of the connections of an endpoint while no address of it is entered.
    fn without_any(self, endpoint: &Endpoint) -> &'static str {
        let mut unnamed = self.rulesets.iter().flat_map(|set| &set.unnamed);
        let is_unnamed = unnamed.any(|one| one.name == endpoint.name.as_str());
        match !opens_to_any(self.options) || is_unnamed && !self.options.allow_unnamed {
            true => msg!(addresses_left_out),
            false => msg!(addresses_any),
        }
    }

    fn is_between_networks(self) -> bool {
        let format = format_name(&self.options.format);
        format.is_some_and(|format| format.is_between_networks)
    }
}

/// Every column that a sheet may have: those of the grid, and one for each other endpoint.
pub fn all_columns(dataset: &'static Dataset, columns: &[Column]) -> Vec<Column> {
    let mut all = columns.to_vec();
    for endpoint in &dataset.endpoints {
        let content = Content::Addresses(endpoint.id.clone());
        if all.iter().all(|column| column.content != content) {
            let is_per_site = endpoint.role.is_none() || is_near(endpoint);
            all.push(Column {
                content,
                name: &endpoint.name,
                hint: &endpoint.description,
                for_all: Some(msg!(addresses_any)),
                at_site: is_per_site.then_some(msg!(addresses_above)),
            });
        }
    }
    all
}

/// Whether an endpoint is the hosts of the sites.
fn is_near(endpoint: &Endpoint) -> bool {
    let role = endpoint.role.as_ref();
    role.is_some_and(|role| role.as_str() == ROLE)
}

/// Whether any site has addresses of its own for an endpoint.
fn has_own(id: &EndpointId, entries: &EntriesState) -> bool {
    entries.own.iter().any(|own| own.filled(id).is_some())
}

/// Whether there are sites, and each has addresses of its own for an endpoint.
fn all_have_own(id: &EndpointId, entries: &EntriesState) -> bool {
    let own = &entries.own;
    !own.is_empty() && own.iter().all(|own| own.filled(id).is_some())
}

/// Whether anything is entered at a site for an endpoint.
fn is_entered_at_a_site(id: &EndpointId, entries: &EntriesState) -> bool {
    let mut sites = entries.entries.sites.iter();
    sites.any(|site| !site.text(id).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::evaluation::evaluate;
    use ports_formats::rulesets;
    use proptest::prelude::*;

    const QUERY: &str =
        "deployment=self-hosted&role=all&version=4.2&include=optional,deprecated&allow-unnamed=yes";

    /// What may be entered for all sites, and at one of them.
    const FOR_ALL: [&str; 4] = ["workload-cluster", "vcenter", "registries", "users"];
    const AT_SITE: [&str; 4] = [
        "workload-cluster",
        "vcenter",
        "registries",
        "administrators",
    ];

    /// Columns, and the rules of every site.
    fn columns_and_rules(query: &str, kept: &str) -> (Vec<Column>, Vec<Ruleset<'static>>) {
        let dataset = ports_data::dataset();
        let link = ports_formats::link::read(query, dataset);
        let evaluation = evaluate(dataset, &link.selection);
        let entries = EntriesState::new(dataset, Some(kept), "");
        let of_site = |index| {
            let book = sites::chosen(dataset, &entries.entries, index);
            rulesets(dataset, &link.selection, &evaluation, &book, &link.options)
        };
        let all: Vec<_> = (0..entries.entries.sites.len().max(1))
            .flat_map(of_site)
            .collect();
        let in_play = InPlay {
            dataset,
            deployment: &link.selection.deployment,
            evaluation: &evaluation,
            upgrade: None,
            rulesets: &all,
            options: &link.options,
        };
        (in_play.columns(&entries), all)
    }

    fn names(columns: &[Column]) -> Vec<&str> {
        columns.iter().map(|column| column.name).collect()
    }

    #[test]
    fn the_columns_of_sites_come_first_and_end_with_the_proxy() {
        let (columns, _) = columns_and_rules(QUERY, "");
        assert_eq!(
            names(&columns),
            [
                "Site",
                "Clusters",
                "Workload clusters",
                "Administrators",
                "Registries",
                "Application update servers",
                "vCenter",
                "Proxy",
                "Proxy port",
                "Management platform",
                "Browsers and API clients",
                "gRPC peer (not stated)",
            ]
        );
        // The platform connects to the vCenters of all sites, also where its rules alone are shown.
        let query = QUERY.replace("role=all", "role=management-platform");
        let (columns, _) = columns_and_rules(&query, "");
        let vcenter = columns.iter().find(|column| column.name == "vCenter");
        assert!(vcenter.is_some_and(|column| column.at_site.is_some()));
        let registries = columns.iter().find(|column| column.name == "Registries");
        assert!(registries.is_some_and(|column| column.at_site.is_none()));
        // What is entered at a site is never out of sight.
        let (columns, _) = columns_and_rules(&query, "sites/1/addresses/administrators=192.0.2.1");
        assert!(names(&columns).contains(&"Administrators"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        /// What is open to any address because nothing is entered says so in an empty field.
        #[test]
        fn no_empty_field_says_less_than_the_rules_open(
            shared in prop::collection::vec(any::<bool>(), 4),
            own in prop::collection::vec(prop::collection::vec(any::<bool>(), 4), 0..4),
        ) {
            let mut kept: Vec<String> = Vec::new();
            let entered = FOR_ALL.iter().zip(&shared).filter(|(_, is_entered)| **is_entered);
            kept.extend(entered.map(|(end, _)| format!("addresses/{end}=192.0.2.1")));
            for (index, own) in own.iter().enumerate() {
                let site = format!("sites/{}", index + 1);
                kept.push(format!("{site}/name="));
                let entered = AT_SITE.iter().zip(own).filter(|(_, is_entered)| **is_entered);
                kept.extend(entered.map(|(end, _)| format!("{site}/addresses/{end}=10.0.0.1")));
            }
            let kept = kept.join("&");
            let (columns, rules) = columns_and_rules(QUERY, &kept);
            let entries = EntriesState::new(ports_data::dataset(), Some(&kept), "");
            for set in &rules {
                for name in set.open_ports.iter().flat_map(|open| &open.because_of) {
                    let column = columns.iter().find(|column| column.name == *name);
                    let column = column.expect("a column");
                    let place = match set.site {
                        Some(number) if column.at_site.is_some() => Place::Site(number),
                        _ => Place::All,
                    };
                    let is_empty = match place {
                        Place::All => column.text_for_all(&entries.entries).is_empty(),
                        Place::Site(number) => {
                            let index = entries.site_index(number).expect("a site");
                            column.text_at(&entries.entries.sites[index]).is_empty()
                        }
                    };
                    prop_assert!(is_empty, "{} is entered", name);
                    prop_assert_eq!(column.while_empty(place), Some(msg!(addresses_any)), "{} at {:?}", name, place);
                }
            }
        }
    }
}
