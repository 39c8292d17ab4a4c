//! The plan: what it is called, its sites, how much work it is, and where it is kept.

use super::addresses::{fill_addresses, say_entries};
use super::export::say_how_it_went;
use super::formats::{fill_field, open_field, open_said};
use crate::domain::export::Export;
use crate::domain::query::Evaluation;
use crate::domain::sites::{self, Proxy, ROLE, Site, Totals, teams};
use crate::domain::text::{counted, listed, number};
use crate::ui::browser;
use crate::ui::components::{Snippet, button};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State, Subject, Text, Way};

/// The longest link that is offered, in bytes: longer ones get cut in mails and chats.
const MAX_LINK: usize = 32_000;

/// The panel of the plan.
pub(crate) fn plan(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    let typed = &state.typed;
    // Without sites there is nothing to print.
    let is_idle = typed.sites.is_empty();
    to.open(
        "section",
        if is_idle {
            "pp-panel pp-idle"
        } else {
            "pp-panel"
        },
    );
    to.set(At::AriaLabelledBy, "pp-plan");
    to.open("h2", "");
    to.set(At::Id, "pp-plan");
    to.text("Plan");
    to.close();
    to.leaf("p", "pp-intro", "For several sites: add each one, and get one change request, and snippets and checks for each. What a site leaves empty is as entered under “Your addresses”.");
    to.open("div", "pp-address-fields");
    line(
        to,
        "pp-plan-name",
        "Plan name",
        "On each sheet, and in the file's name.",
        &typed.name,
        None,
        Action::PlanName,
    );
    line(
        to,
        "pp-plan-customer",
        "Customer",
        "On each sheet.",
        &typed.customer,
        None,
        Action::Customer,
    );
    to.close();
    sites_of(to, state, evaluation);
    kept(to, state);
    to.close();
}

/// How the plan is handed on, and what became of it.
fn kept(to: &mut Builder, state: &State) {
    // Whoever comes near has the part that writes files loaded.
    to.open("div", "pp-buttons pp-export");
    button(to, "Add a site", Action::AddSite);
    let save = Action::HandOn(Subject::Plan, Way::Save(Export::Json));
    button(to, "Save plan", save);
    to.open("label", "pp-button pp-file");
    to.open("input", "pp-unseen");
    to.set(At::Type, "file");
    to.on_event(Kind::Change, browser::open_plan);
    to.close();
    to.text("Open plan");
    to.close();
    to.open("span", "");
    if !state.typed.is_blank() {
        // Hidden where the page around has no address that would bring them back.
        to.open("span", "pp-link");
        button(to, "Link with these entries", Action::Share);
        to.close();
        button(to, "Forget all entries", Action::Forget);
    }
    to.close();
    to.open("span", "");
    if !state.removed.is_empty() {
        button(to, "Undo", Action::Undo);
    }
    to.close_to(2);
    say_how_it_went(to, state, Subject::Plan, &state.said);
    // Always there: what comes and goes at the end of a list has Yew build its neighbours anew, and
    // the field that is being typed in would lose the focus.
    to.open("div", "");
    match &state.link {
        Some(link) if link.len() > MAX_LINK => {
            let said = format!(
                "These entries do not fit into a link: it would have {} characters, and {MAX_LINK} is what mails and chats carry. Save the plan instead.",
                link.len()
            );
            to.leaf_said("p", "pp-error", said);
        }
        Some(link) => {
            to.leaf("p", "pp-hint", "Whoever gets this link sees what you entered. It stands behind the #, which browsers send to no server.");
            let snippet = Snippet {
                label: "Link with these entries".to_owned(),
                text: link.clone(),
                file_name: None,
                copied: state.copied_as(Text::Link),
            };
            snippet.show(to, Text::Link);
        }
        None => {}
    }
    to.close();
}

/// A field of one line.
fn line(
    to: &mut Builder,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    text: &str,
    problem: Option<&'static str>,
    make: fn(String) -> Action,
) {
    open_field(to, id, id, label, hint);
    to.open("input", "pp-input");
    fill_field(to, id, problem.is_some(), "", text);
    to.on_value(Kind::Input, make);
    to.close();
    open_said(to, id);
    if let Some(problem) = problem {
        to.leaf("p", "pp-error", problem);
    }
    to.close_to(2);
}

/// The sites, what each asks for, and the fields of the one that is shown.
fn sites_of(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    let typed = &state.typed;
    to.open("div", "pp-sites");
    if let Some(shown) = typed.sites.get(state.site) {
        work(to, state, evaluation);
        let without =
            sites::without_addresses(state.dataset, &state.shared, &typed.sites, &state.own);
        if !without.is_empty() {
            to.open("p", "pp-wide");
            to.said(format!(
                "No addresses of clusters: {}. Nothing is opened for them elsewhere.",
                listed(&without)
            ));
            to.close();
        }
        site(to, state, evaluation, shown);
    }
    to.close();
}

/// A line for every team that has to act.
fn work(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    let typed = &state.typed;
    let (mut all, mut clusters) = (Totals::default(), 0);
    to.open("div", "pp-scroll");
    to.open("table", "pp-teams");
    to.open("thead", "");
    to.open("tr", "");
    for name in ["Team", "Clusters", "Flows", "Openings out", "In"] {
        to.open("th", "");
        to.set(At::Scope, "col");
        to.text(name);
        to.close();
    }
    to.close_to(2);
    to.open("tbody", "");
    // One listener for all.
    to.on_value(Kind::Change, |place| {
        Action::ChooseSite(number(&place).unwrap_or(0) as usize)
    });
    for team in teams(state.dataset, evaluation, &typed.sites, &state.own) {
        let totals = &team.totals;
        all.join(totals);
        to.open("tr", "");
        to.open("th", "");
        to.set(At::Scope, "row");
        let mut count = String::new();
        if let Some(place) = team.site {
            to.open("label", "pp-option");
            to.open("input", "");
            to.set(At::Type, "radio");
            to.set(At::Name, "pp-site");
            to.set_to(At::Value, place.to_string());
            to.checked(place == state.site);
            to.close();
            to.open("span", "pp-option-label");
            to.said(team.name);
            to.close_to(2);
            if let Some(here) = typed.sites[place].clusters() {
                clusters += here;
                count = here.to_string();
            }
        } else {
            to.said(team.name);
        }
        to.close();
        for text in [
            count,
            totals.flows.to_string(),
            totals.egress.to_string(),
            totals.ingress.to_string(),
        ] {
            to.leaf_said("td", "", text);
        }
        to.close();
    }
    to.close_to(3);
    to.leaf_said(
        "p",
        "pp-totals",
        format!(
            "{}, {}. In all {}.",
            counted(typed.sites.len(), word!(counted_sites)),
            counted(clusters as usize, word!(counted_clusters)),
            all.words()
        ),
    );
}

/// The fields of a site.
fn site(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>, site: &Site) {
    let own = &state.own[state.site];
    to.open("fieldset", "pp-addresses");
    to.open("legend", "");
    to.said(site.title());
    to.close();
    to.leaf(
        "p",
        "pp-hint",
        "Snippets, checks and the upgrade below are for this site.",
    );
    to.open("div", "pp-address-fields");
    line(
        to,
        "pp-site-name",
        "Name",
        "What its team is called.",
        &site.name,
        None,
        Action::SiteName,
    );
    line(
        to,
        "pp-site-clusters",
        "Clusters",
        "How many there are, to size the work.",
        &site.clusters,
        site.clusters()
            .is_none()
            .then_some("This has to be a number from 1 to 100,000."),
        Action::Clusters,
    );
    for end in &state.dataset.endpoints {
        let is_hosts = end.role.as_ref().is_some_and(|role| role.as_str() == ROLE);
        let is_far = end.role.is_none() && evaluation.names_for(&end.id, ROLE);
        if is_hosts || is_far {
            let id = format!("pp-site-{}", end.id);
            open_field(to, &id, end.id.as_str(), &end.name, &end.description);
            let entries = own.entries(&end.id);
            fill_addresses(
                to,
                &id,
                "as for all sites",
                site.text(&end.id),
                entries,
                |text| Action::SiteAddresses(end.id.clone(), text),
            );
            say_entries(to, &id, entries);
            to.close();
        }
    }
    const ID: &str = "pp-site-proxy";
    open_field(
        to,
        ID,
        ID,
        Proxy::NAME,
        "HTTPS to Palette, registries and update servers goes through it, everything else past it. Empty without one.",
    );
    let entries = own.entries(&Proxy::END);
    fill_addresses(to, ID, "none", site.text(&Proxy::END), entries, |text| {
        Action::SiteAddresses(Proxy::END, text)
    });
    say_entries(to, ID, entries);
    to.close();
    let is_missing = entries.is_some_and(|entries| !entries.is_blank()) && site.port().is_none();
    line(
        to,
        "pp-site-proxy-port",
        "Proxy port",
        "Where it listens, such as 3128.",
        &site.proxy_port,
        is_missing.then_some("This has to be a port from 1 to 65535. Until then nothing is opened for what goes through the proxy."),
        Action::ProxyPort,
    );
    to.close();
    button(to, "Remove this site", Action::RemoveSite);
    to.close();
}
