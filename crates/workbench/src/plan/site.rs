//! The fields of the chosen site.

use ports_components::button::button;
use ports_core::dataset::{Dataset, Endpoint, EndpointId};
use ports_core::evaluation::Evaluation;
use ports_network::addresses::AddressBook;
use ports_network::sites::{Proxy, ROLE, Site};
use yew::prelude::*;

use crate::addresses::{AddressField, AddressNotes};
use crate::entries::{EntriesAction, EntriesDispatcher, EntryField};
use crate::field::TextField;

/// The id of the element for the proxy's addresses.
const PROXY: &str = "pp-site-proxy";

/// The fields of a site.
#[derive(Clone, Copy)]
pub struct SiteFields<'s> {
    /// The dataset.
    pub dataset: &'static Dataset,
    /// The rules that are shown.
    pub evaluation: &'s Evaluation<'static>,
    /// The site.
    pub site: &'s Site,
    /// Its own addresses, parsed.
    pub own: &'s AddressBook,
    /// Changes the site.
    pub dispatcher: &'s EntriesDispatcher,
}

impl SiteFields<'_> {
    /// A fieldset with the site's name, its clusters, and its own addresses.
    pub fn view(self) -> Html {
        let Self {
            dataset,
            evaluation,
            site,
            dispatcher,
            ..
        } = self;
        let is_shown = |endpoint: &&'static Endpoint| match &endpoint.role {
            Some(role) => role.as_str() == ROLE,
            None => evaluation.names_for(&endpoint.id, ROLE),
        };
        let name = self.text_field(
            "pp-site-name",
            (msg!(plan_site_name), msg!(plan_site_name_hint)),
            &site.name,
            None,
            EntryField::SiteName,
        );
        let clusters_problem = site
            .clusters()
            .is_none()
            .then_some(msg!(plan_clusters_wrong));
        let clusters = self.text_field(
            "pp-site-clusters",
            (msg!(plan_clusters), msg!(plan_clusters_hint)),
            &site.clusters,
            clusters_problem,
            EntryField::Clusters,
        );
        let endpoints = dataset.endpoints.iter().filter(is_shown).map(|endpoint| {
            self.address_field(
                format!("pp-site-{}", endpoint.id),
                &endpoint.id,
                (&endpoint.name, &endpoint.description),
                msg!(plan_site_addresses_empty),
            )
        });
        let proxy = self.address_field(
            PROXY.to_owned(),
            &Proxy::END,
            (Proxy::NAME, msg!(plan_proxy_hint)),
            msg!(plan_proxy_none),
        );
        let proxy_port = self.text_field(
            "pp-site-proxy-port",
            (msg!(plan_proxy_port), msg!(plan_proxy_port_hint)),
            &site.proxy_port,
            self.proxy_port_problem(),
            EntryField::ProxyPort,
        );
        let remove = {
            let dispatcher = dispatcher.clone();
            move |_| dispatcher.dispatch(EntriesAction::RemoveSite)
        };
        html! {
            <fieldset class="pp-addresses">
                <legend>{ site.title() }</legend>
                <p class="pp-hint">{ msg!(plan_site_hint) }</p>
                <div class="pp-address-fields">
                    { name }
                    { clusters }
                    { for endpoints }
                    { proxy }
                    { proxy_port }
                </div>
                { button(msg!(plan_site_remove), Callback::from(remove)) }
            </fieldset>
        }
    }

    /// What is wrong with the port of the proxy: one that has addresses needs a port.
    fn proxy_port_problem(self) -> Option<&'static str> {
        let is_missing = self.own.filled(&Proxy::END).is_some() && self.site.port().is_none();
        is_missing.then_some(msg!(plan_proxy_port_wrong))
    }

    /// A field of one line, with its label and what it is for.
    fn text_field(
        self,
        id: &str,
        named: (&'static str, &'static str),
        text: &str,
        problem: Option<&str>,
        field: EntryField,
    ) -> Html {
        let field = TextField {
            problem: problem.map(str::to_owned),
            ..TextField::new(id, named, text, field, self.dispatcher)
        };
        field.view()
    }

    /// A field for the site's own addresses of an endpoint, or of its proxy, with what that is.
    fn address_field(
        self,
        id: String,
        endpoint: &EndpointId,
        (label, hint): (&'static str, &'static str),
        placeholder: &'static str,
    ) -> Html {
        let field = AddressField {
            id,
            label,
            hint,
            placeholder,
            text: self.site.text(endpoint),
            notes: AddressNotes::of(self.own.entries(endpoint)),
            field: EntryField::SiteAddresses(endpoint.clone()),
            dispatcher: self.dispatcher,
            published: None,
        };
        field.view()
    }
}
