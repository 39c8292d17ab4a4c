//! The sections of the workbench, rendered on the host and held to the approved pages.

use std::rc::Rc;

use ports_components::Shared;
use ports_components::host::{HostHandle, NoHost};
use ports_components::paper::PaperContext;
use ports_components::selection::{SelectionContext, SelectionState};
use ports_core::evaluation::{Evaluation, evaluate};
use ports_workbench::Workbench;
use ports_workbench::entries::{EntriesAction, EntriesContext, EntriesState, EntryField};
use ports_workbench::files::FileService;
use ports_workbench::parts::PartService;
use ports_workbench::plan::Plan;
use ports_workbench::services::Services;
use yew::prelude::*;

use crate::rendered::{approved, approved_text, rendered, sections, words};

#[derive(Clone, Debug, PartialEq, Properties)]
struct AppProps {
    host: HostHandle,
}

/// As much of the app as the workbench needs.
#[component]
fn App(props: &AppProps) -> Html {
    let host = props.host.clone();
    let selection = use_reducer_eq(|| SelectionState::at(host, ports_data::dataset()));
    let paper = use_state_eq(|| None);
    let evaluation = shown(&selection);
    html! {
            <ContextProvider<SelectionContext> context={selection}>
                <Workbench {evaluation} services={services(paper)} />
            </ContextProvider<SelectionContext>>
    }
}

/// Services without files, and with every part there.
fn services(paper: PaperContext) -> Services {
    Services {
        files: FileService::default(),
        parts: PartService::LINKED,
        paper,
    }
}

fn shown(selection: &SelectionState) -> Shared<Evaluation<'static>> {
    Shared::new(evaluate(selection.dataset, &selection.selection))
}

/// The workbench in a host, one tag a line.
fn workbench_in(host: NoHost) -> String {
    rendered(yew::ServerRenderer::<App>::with_props(move || AppProps {
        host: HostHandle::new(host),
    }))
}

/// The workbench for a query.
fn workbench(query: &str) -> String {
    workbench_in(NoHost {
        query: query.to_owned(),
        ..NoHost::default()
    })
}

/// Three sites: a right one, one without addresses, and a wrong one with a proxy; a fourth is removed.
fn three_sites(evaluation: &Shared<Evaluation<'static>>) -> Vec<EntriesAction> {
    let enter = |field, text: &str| EntriesAction::Enter(field, text.to_owned());
    let add = || EntriesAction::AddSite(evaluation.clone());
    let nodes = |text| enter(EntryField::SiteAddresses("workload-cluster".into()), text);
    vec![
        enter(EntryField::PlanName, "Rollout <EMEA>"),
        add(),
        enter(EntryField::SiteName, "Berlin"),
        nodes("10.1.0.0/16"),
        add(),
        enter(EntryField::SiteName, "München"),
        enter(EntryField::Clusters, "two"),
        add(),
        nodes("10.3.0.0/16 10.3.0.300"),
        enter(EntryField::SiteAddresses("proxy".into()), "10.3.9.9"),
        add(),
        EntriesAction::RemoveSite,
    ]
}

/// The section of the plan with three sites.
#[component]
fn PlanWithThreeSites() -> Html {
    let query = "deployment=self-hosted&version=4.2";
    let selection = use_reducer_eq(|| SelectionState::new(ports_data::dataset(), query, ""));
    let evaluation = shown(&selection);
    let entries = use_reducer_eq(|| {
        let start = EntriesState::new(ports_data::dataset(), Some(""), "");
        let actions = three_sites(&evaluation).into_iter();
        actions.fold(start, |state, action| {
            EntriesState::clone(&Rc::new(state).reduce(action))
        })
    });
    let services = services(use_state_eq(|| None));
    html! {
        <ContextProvider<SelectionContext> context={selection}>
            <ContextProvider<Services> context={services}>
                <ContextProvider<EntriesContext> context={entries}>
                    <div class="pp"><Plan {evaluation} /></div>
                </ContextProvider<EntriesContext>>
            </ContextProvider<Services>>
        </ContextProvider<SelectionContext>>
    }
}

#[test]
fn the_sections_are_those_of_the_approved_first_visit() {
    let approved = approved("the_first_visit");
    assert_eq!(
        workbench("").lines().collect::<Vec<_>>(),
        sections(&approved, "pp-plan", "pp-checks")
            .lines()
            .collect::<Vec<_>>()
    );
}

#[test]
fn the_sections_are_those_of_the_approved_workload_cluster_before_grpc() {
    let approved = approved("a_self_hosted_workload_cluster_before_grpc");
    let query = "deployment=self-hosted&role=workload-cluster&version=3.4";
    assert_eq!(
        workbench(query).lines().collect::<Vec<_>>(),
        sections(&approved, "pp-plan", "pp-checks")
            .lines()
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_plan_with_three_sites_is_the_approved_one() {
    let plan = rendered(yew::ServerRenderer::<PlanWithThreeSites>::new());
    let approved = approved("a_plan_with_three_sites");
    assert_eq!(
        plan.lines().collect::<Vec<_>>(),
        approved.lines().collect::<Vec<_>>()
    );
}

/// The words of the section of the upgrade.
fn upgrade(query: &str) -> String {
    words(sections(&workbench(query), "pp-upgrade", "pp-upgrade"))
}

#[test]
fn an_upgrade_says_what_the_approved_one_says() {
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4";
    let name = "an_upgrade_is_a_list_to_open_one_that_stays_and_one_to_close";
    assert_eq!(upgrade(query).replace(". ", ".\n"), approved_text(name));
}

#[test]
fn without_a_version_to_come_from_the_upgrade_is_a_line_and_a_choice() {
    assert_eq!(
        upgrade("version=4.2"),
        "Upgrade From which version? What to open before, and what may be closed afterwards. None 3.4 and earlier 4.0 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9"
    );
}

#[test]
fn a_release_to_come_from_that_is_no_known_line_is_answered_in_words() {
    let text = upgrade("version=4.2&from=3.0");
    assert!(
        text.contains("3.0 is answered as “3.4 and earlier”."),
        "{text}"
    );
}

#[test]
fn with_nothing_on_screen_there_is_nothing_to_ask_for_and_no_snippet() {
    let html = workbench("q=no+such+thing");
    let request = words(sections(&html, "pp-export", "pp-export"));
    assert_eq!(
        request,
        "Change request Nothing on screen, so nothing to ask for."
    );
    let firewall = sections(&html, "pp-firewall", "pp-firewall");
    assert!(!firewall.contains("<input") && !firewall.contains("pp-snippet"));
    assert!(firewall.contains("class=\"pp-word\""), "{firewall}");
}

#[test]
fn nothing_in_the_workbench_needs_an_inline_style_or_script() {
    let html = workbench("deployment=self-hosted&version=4.2&from=3.4");
    for inline in [" style=", "<script", "<style", " onclick=", "javascript:"] {
        assert!(!html.contains(inline), "{inline}");
    }
}

#[test]
fn what_was_saved_is_in_its_field_with_what_was_read_from_it() {
    let html = workbench_in(NoHost {
        query: "deployment=self-hosted&version=4.2&format=juniper-srx".to_owned(),
        saved: "addresses%2Fusers=192.0.2.1+192.0.2.0/24+a/1+b/1+c/1+d/1+e/1+f/1+g/1+%23+office&settings%2Fnear-zone=%3Cb%3E".to_owned(),
        ..NoHost::default()
    });
    let text = words(&html);
    for part in [
        "192.0.2.1 192.0.2.0/24 a/1 b/1 c/1 d/1 e/1 f/1 g/1 # office",
        "1 entry, 1 left out as covered by another, 1 comment passed over",
        "Entry 3, “a/1”:",
        "Entry 7, “e/1”:",
        "This has to be letters, digits and -_., such as trust. Until then there is no snippet.",
        "They are kept in this browser and sent nowhere.",
        "Link with these entries Forget all entries",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("Entry 8, “f/1”:"), "{text}");
    assert!(html.contains("value=\"&lt;b&gt;\""), "{html}");
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 2);
}

#[test]
fn what_came_with_a_link_is_shown_in_place_of_what_was_saved() {
    let html = workbench_in(NoHost {
        query: "deployment=self-hosted&version=4.2".to_owned(),
        fragment: "typed&at-registries=203.0.113.7&sites/4/name=Rome".to_owned(),
        saved: "addresses%2Fregistries=192.0.2.99".to_owned(),
    });
    let text = words(&html);
    assert!(text.contains("They came with the link. They are sent nowhere."));
    assert!(text.contains("203.0.113.7") && !text.contains("192.0.2.99"));
    assert!(
        text.contains("Workload cluster, Rome, Self-hosted"),
        "{text}"
    );
}

#[test]
fn an_end_that_no_source_names_is_asked_about_until_it_is_entered() {
    let query = "deployment=self-hosted&role=management-platform&version=4.2";
    let question = "The documentation does not say which host this is: gRPC peer (not stated) (outbound tcp/443). Enter its address below, or choose:";
    let left_out = workbench(query);
    assert!(words(&left_out).contains(question), "{}", words(&left_out));
    assert!(words(&left_out).contains("Leave it out Allow any address for it"));
    assert!(left_out.contains("placeholder=\"left out\""));
    let any = workbench(&format!("{query}&allow-unnamed=yes"));
    assert!(words(&any).contains(question));
    let said = "outbound tcp/443 is open to any address because of: vCenter, Registries, Application update servers, gRPC peer (not stated).";
    assert!(words(&any).contains(said), "{}", words(&any));
    let entered = workbench_in(NoHost {
        query: query.to_owned(),
        saved: "addresses%2Fgrpc-peer=198.51.100.77".to_owned(),
        ..NoHost::default()
    });
    assert!(!words(&entered).contains(question));
}

#[test]
fn between_networks_any_is_a_switch_and_off() {
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2";
    let label = "Allow any address where none is entered";
    assert!(!words(&workbench(query)).contains(label));
    let off = workbench(&format!("{query}&format=pan-os"));
    let text = words(&off);
    assert!(text.contains(label), "{text}");
    assert!(text.contains("Every opening of Workload clusters: no address is entered"));
    assert!(!text.contains("set rulebase") && !off.contains("placeholder=\"any address\""));
    let on = words(&workbench(&format!("{query}&format=pan-os&allow-any=yes")));
    assert!(on.contains("set rulebase security rules"), "{on}");
    assert!(on.contains("Any address: outbound tcp/443 is open to any address because of: "));
}

#[test]
fn what_is_missing_stands_beside_copy_and_what_is_shared_over_the_snippets() {
    let query = "deployment=self-hosted&version=4.2&format=aws-cli";
    let missing = words(&workbench(query));
    assert!(
        missing.contains("1 value missing: security group ID"),
        "{missing}"
    );
    assert!(missing.contains("Copy"), "it stays usable");
    let filled = workbench_in(NoHost {
        query: query.to_owned(),
        saved: "settings%2Fsecurity-group=sg-0123456789abcdef0".to_owned(),
        ..NoHost::default()
    });
    let text = words(&filled);
    assert!(!text.contains("value missing"), "{text}");
    assert!(text.contains("What you entered as security group ID stands in all 2 snippets."));
    let any = workbench_in(NoHost {
        query: "deployment=self-hosted&version=4.2&format=pan-os".to_owned(),
        saved: "settings%2Fnear-zone=any".to_owned(),
        ..NoHost::default()
    });
    assert!(words(&any).contains("“any” stands for all of them"));
}
