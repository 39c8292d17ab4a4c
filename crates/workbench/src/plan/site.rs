//! The fields of the chosen site.

use ports_components::button::button;
use ports_components::{Shared, StaticRef};
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

/// The props of [`SiteFields`].
#[derive(Clone, PartialEq, Properties)]
pub struct SiteFieldsProps {
    /// The dataset.
    pub dataset: StaticRef<Dataset>,
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// The site.
    pub site: Site,
    /// Its own addresses, parsed.
    pub own: AddressBook,
    /// Changes the site.
    pub dispatcher: EntriesDispatcher,
}

/// A fieldset with a site's name, its clusters, and its own addresses.
#[component]
pub fn SiteFields(props: &SiteFieldsProps) -> Html {
    let SiteFieldsProps {
        dataset,
        evaluation,
        site,
        dispatcher,
        ..
    } = props;
    let is_shown = |endpoint: &&'static Endpoint| match &endpoint.role {
        Some(role) => role.as_str() == ROLE,
        None => evaluation.names_for(&endpoint.id, ROLE),
    };
    let remove = {
        let dispatcher = dispatcher.clone();
        move |_| dispatcher.dispatch(EntriesAction::RemoveSite)
    };
    html! {
        <fieldset class="pp-addresses">
            <legend>{ site.title() }</legend>
            <p class="pp-hint">{ msg!(plan_site_hint) }</p>
            <div class="pp-address-fields">
                <TextField
                    id="pp-site-name"
                    label={msg!(plan_site_name)}
                    hint={msg!(plan_site_name_hint)}
                    text={site.name.clone()}
                    field={EntryField::SiteName}
                    {dispatcher}
                />
                <TextField
                    id="pp-site-clusters"
                    label={msg!(plan_clusters)}
                    hint={msg!(plan_clusters_hint)}
                    text={site.clusters.clone()}
                    problem={site.clusters().is_none().then_some(msg!(plan_clusters_wrong))}
                    field={EntryField::Clusters}
                    {dispatcher}
                />
                { for dataset.0.endpoints.iter().filter(is_shown).map(|endpoint| address_field(
                    props,
                    format!("pp-site-{}", endpoint.id),
                    &endpoint.id,
                    endpoint.name.as_str(),
                    endpoint.description.as_str(),
                    msg!(plan_site_addresses_empty),
                )) }
                { address_field(
                    props,
                    PROXY.to_owned(),
                    &Proxy::END,
                    Proxy::NAME,
                    msg!(plan_proxy_hint),
                    msg!(plan_proxy_none),
                ) }
                <TextField
                    id="pp-site-proxy-port"
                    label={msg!(plan_proxy_port)}
                    hint={msg!(plan_proxy_port_hint)}
                    text={site.proxy_port.clone()}
                    problem={proxy_port_problem(props)}
                    field={EntryField::ProxyPort}
                    {dispatcher}
                />
            </div>
            { button(msg!(plan_site_remove), Callback::from(remove)) }
        </fieldset>
    }
}

/// What is wrong with the port of the proxy: one that has addresses needs a port.
fn proxy_port_problem(props: &SiteFieldsProps) -> Option<AttrValue> {
    let is_missing = props.own.filled(&Proxy::END).is_some() && props.site.port().is_none();
    is_missing.then_some(msg!(plan_proxy_port_wrong).into())
}

/// A field for the site's own addresses of an endpoint, or of its proxy.
fn address_field(
    props: &SiteFieldsProps,
    id: String,
    endpoint: &EndpointId,
    label: &'static str,
    hint: &'static str,
    placeholder: &'static str,
) -> Html {
    html! {
        <AddressField
            key={endpoint.as_str()}
            {id}
            {label}
            {hint}
            {placeholder}
            text={props.site.text(endpoint).to_owned()}
            notes={AddressNotes::of(props.own.entries(endpoint))}
            field={EntryField::SiteAddresses(endpoint.clone())}
            dispatcher={&props.dispatcher}
        />
    }
}
