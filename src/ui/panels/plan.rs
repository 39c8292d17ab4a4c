//! The plan: what it is called, its sites, how much work it is, and where it is kept.

use super::addresses::{fill_addresses, say_entries};
use super::export::say_how_it_went;
use super::formats::{fill_field, open_field, open_said};
use crate::ui::browser;
use crate::ui::components::{Snippet, button};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State, Subject, Text, Way};
use ports_core::evaluation::Evaluation;
use ports_core::text::{counted, listed, number};
use ports_files::export::Export;
use ports_network::sites::{self, Proxy, ROLE, Site, Totals, teams};

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
    to.text(msg!(plan_title));
    to.close();
    to.leaf("p", "pp-intro", msg!(plan_intro));
    to.open("div", "pp-address-fields");
    line(
        to,
        "pp-plan-name",
        msg!(plan_name),
        msg!(plan_name_hint),
        &typed.name,
        None,
        Action::PlanName,
    );
    line(
        to,
        "pp-plan-customer",
        msg!(plan_customer),
        msg!(plan_customer_hint),
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
    button(to, msg!(plan_add), Action::AddSite);
    let save = Action::HandOn(Subject::Plan, Way::Save(Export::Json));
    button(to, msg!(plan_save), save);
    to.open("label", "pp-button pp-file");
    to.open("input", "pp-unseen");
    to.set(At::Type, "file");
    to.on_event(Kind::Change, browser::open_plan);
    to.close();
    to.text(msg!(plan_open));
    to.close();
    to.open("span", "");
    if !state.typed.is_blank() {
        // Hidden where the page around has no address that would bring them back.
        to.open("span", "pp-link");
        button(to, msg!(plan_link), Action::Share);
        to.close();
        button(to, msg!(plan_forget), Action::Forget);
    }
    to.close();
    to.open("span", "");
    if !state.removed.is_empty() {
        button(to, msg!(plan_undo), Action::Undo);
    }
    to.close_to(2);
    say_how_it_went(to, state, Subject::Plan, &state.said);
    // Always there: what comes and goes at the end of a list has Yew build its neighbours anew, and
    // the field that is being typed in would lose the focus.
    to.open("div", "");
    match &state.link {
        Some(link) if link.len() > MAX_LINK => {
            let said = msg_fmt!(plan_link_too_long, length = link.len(), most = MAX_LINK);
            to.leaf_tell("p", "pp-error", said);
        }
        Some(link) => {
            to.leaf("p", "pp-hint", msg!(plan_link_hint));
            let snippet = Snippet {
                label: msg!(plan_link).to_owned(),
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
            let said = msg_fmt!(plan_without_addresses, sites = listed(&without));
            to.leaf_tell("p", "pp-wide", said);
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
    for name in [
        msg!(plan_team),
        msg!(plan_clusters),
        msg!(plan_flows),
        msg!(plan_openings_out),
        msg!(plan_openings_in),
    ] {
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
    let said = msg_fmt!(
        plan_totals,
        sites = counted(typed.sites.len(), msg!(counted_sites)),
        clusters = counted(clusters as usize, msg!(counted_clusters)),
        totals = all.words()
    );
    to.leaf_tell("p", "pp-totals", said);
}

/// The fields of a site.
fn site(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>, site: &Site) {
    let own = &state.own[state.site];
    to.open("fieldset", "pp-addresses");
    to.open("legend", "");
    to.said(site.title());
    to.close();
    to.leaf("p", "pp-hint", msg!(plan_site_hint));
    to.open("div", "pp-address-fields");
    line(
        to,
        "pp-site-name",
        msg!(plan_site_name),
        msg!(plan_site_name_hint),
        &site.name,
        None,
        Action::SiteName,
    );
    line(
        to,
        "pp-site-clusters",
        msg!(plan_clusters),
        msg!(plan_clusters_hint),
        &site.clusters,
        site.clusters()
            .is_none()
            .then_some(msg!(plan_clusters_wrong)),
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
                msg!(plan_site_addresses_empty),
                site.text(&end.id),
                entries,
                |text| Action::SiteAddresses(end.id.clone(), text),
            );
            say_entries(to, &id, entries);
            to.close();
        }
    }
    const ID: &str = "pp-site-proxy";
    open_field(to, ID, ID, Proxy::NAME, msg!(plan_proxy_hint));
    let entries = own.entries(&Proxy::END);
    fill_addresses(
        to,
        ID,
        msg!(plan_proxy_none),
        site.text(&Proxy::END),
        entries,
        |text| Action::SiteAddresses(Proxy::END, text),
    );
    say_entries(to, ID, entries);
    to.close();
    let is_missing = entries.is_some_and(|entries| !entries.is_blank()) && site.port().is_none();
    line(
        to,
        "pp-site-proxy-port",
        msg!(plan_proxy_port),
        msg!(plan_proxy_port_hint),
        &site.proxy_port,
        is_missing.then_some(msg!(plan_proxy_port_wrong)),
        Action::ProxyPort,
    );
    to.close();
    button(to, msg!(plan_site_remove), Action::RemoveSite);
    to.close();
}
