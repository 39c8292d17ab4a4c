//! The sections of the workbench, rendered on the host and held to the approved pages.

use std::rc::Rc;

use ports_components::Shared;
use ports_components::host::{HostHandle, NoHost};
use ports_components::paper::PaperContext;
use ports_components::selection::{SelectionContext, SelectionState};
use ports_core::evaluation::{Evaluation, evaluate};
use ports_core::selection::View;
use ports_files::{Document, FileRequest, OutputKind};
use ports_formats::rulesets;
use ports_network::entries::UserEntries;
use ports_workbench::addresses::Addresses;
use ports_workbench::entries::{
    EntriesAction, EntriesContext, EntriesState, EntryField, SiteField,
};
use ports_workbench::files::FileService;
use ports_workbench::parts::PartService;
use ports_workbench::services::Services;
use ports_workbench::{LookedAt, Workbench};
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
    let looked_at = LookedAt {
        view: selection.options.view,
        beside: Some(View::Firewall),
        tabs: vec![View::Firewall, View::Test],
        onbeside: Callback::noop(),
    };
    html! {
        <ContextProvider<SelectionContext> context={selection}>
            <Workbench {evaluation} {looked_at} services={services(paper)} />
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
    let at = |site, field, text: &str| enter(EntryField::Site(site, field), text);
    let nodes = |site, text: &str| {
        let nodes = SiteField::Addresses("workload-cluster".into());
        at(site, nodes, text)
    };
    vec![
        enter(EntryField::PlanName, "Rollout <EMEA>"),
        add(),
        at(1, SiteField::Name, "Berlin"),
        nodes(1, "10.1.0.0/16"),
        add(),
        at(2, SiteField::Name, "München"),
        at(2, SiteField::Clusters, "two"),
        at(2, SiteField::Addresses("vcenter".into()), "10.2.9.9"),
        add(),
        nodes(3, "10.3.0.0/16 10.3.0.300"),
        at(3, SiteField::Addresses("proxy".into()), "10.3.9.9"),
        add(),
        EntriesAction::RemoveSite(4),
    ]
}

/// The addresses with three sites.
#[component]
fn PlanWithThreeSites() -> Html {
    let query = "deployment=self-hosted&role=all&version=4.2&include=optional,deprecated";
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
    let (chosen, options) = (&selection.selection, &selection.options);
    let sets = rulesets(
        selection.dataset,
        chosen,
        &evaluation,
        &entries.endpoints,
        options,
    );
    let rulesets = Shared::new(sets);
    html! {
        <ContextProvider<SelectionContext> context={selection}>
            <ContextProvider<Services> context={services}>
                <ContextProvider<EntriesContext> context={entries}>
                    <div class="pp"><Addresses {evaluation} {rulesets} /></div>
                </ContextProvider<EntriesContext>>
            </ContextProvider<Services>>
        </ContextProvider<SelectionContext>>
    }
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
    words(sections(
        &workbench(&format!("{query}&view=upgrade")),
        "pp-upgrade",
        "pp-upgrade",
    ))
}

#[test]
fn an_upgrade_says_what_the_approved_one_says() {
    let query = "deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4";
    let name = "an_upgrade_is_a_list_to_open_one_to_close_and_what_does_not_change";
    assert_eq!(upgrade(query).replace(". ", ".\n"), approved_text(name));
}

#[test]
fn without_a_version_to_come_from_the_upgrade_is_a_line_and_a_choice() {
    assert_eq!(
        upgrade("version=4.2"),
        "Upgrade From From version Choose a version 4.9 4.8 4.7 4.6 4.5 4.4 4.3 4.2 4.1 4.0 3.4 and earlier Other release… to 4.2 Upgrading from which version? See what to open first and what you can close later."
    );
}

#[test]
fn going_back_is_a_downgrade_by_name() {
    let text = upgrade("deployment=self-hosted&role=workload-cluster&version=4.2&from=4.9");
    assert!(text.starts_with("Downgrade From "), "{text}");
    let text = upgrade("deployment=self-hosted&role=workload-cluster&version=4.9&from=4.2");
    assert!(text.starts_with("Upgrade From "), "{text}");
}

#[test]
fn a_release_to_come_from_that_is_no_known_line_is_answered_in_words() {
    let text = upgrade("version=4.2&from=3.0");
    assert!(
        text.contains("3.0 is covered by “3.4 and earlier”."),
        "{text}"
    );
}

#[test]
fn where_nothing_is_the_readers_there_is_nothing_to_ask_for_and_no_snippet() {
    let html = workbench("role=management-platform&view=request");
    let request = words(sections(&html, "pp-export", "pp-export"));
    assert_eq!(
        request,
        "Change request A firewall request for your network team, with your addresses. Nothing to request for this choice."
    );
    let firewall = sections(&html, "pp-firewall", "pp-firewall");
    assert!(!firewall.contains("<input") && !firewall.contains("pp-snippet"));
    assert!(words(firewall).contains("There are no firewall rules to load."));
}

#[test]
fn the_preview_of_a_request_is_what_its_files_say() {
    let query = "deployment=self-hosted&role=all&version=4.2&view=request";
    let saved = "addresses%2Fregistries=203.0.113.7&sites%2F1%2Fname=Oslo&sites%2F2%2Fname=Rome&sites%2F2%2Faddresses%2Fvcenter=192.0.2.1";
    let html = workbench_in(NoHost {
        query: query.to_owned(),
        saved: saved.to_owned(),
        ..NoHost::default()
    });
    let section = sections(&html, "pp-export", "pp-export");
    let text = words(section);
    let dataset = ports_data::dataset();
    let link = ports_formats::link::read(query, dataset);
    let request = FileRequest {
        document: Document::ChangeRequest,
        kind: OutputKind::Markdown,
        selection: link.selection,
        options: link.options,
        entries: UserEntries::read(ports_network::entries::decode(saved), dataset),
        team: None,
        date: String::new(),
    };
    let sheet = ports_files::sheet(&request, dataset).expect("a sheet");
    let missing = sheet.missing_in_words().expect("what is missing");
    assert!(missing.contains("vCenter (Oslo)"), "{missing}");
    let rows = sheet.rows().count();
    assert!(
        text.contains(&format!("{rows} rows {missing} Show")),
        "{text}"
    );
    assert!(
        text.contains("Request for All teams Management platform Oslo Rome"),
        "{text}"
    );
    for row in sheet.rows() {
        let [source, destination, why] =
            ["source", "destination", "purpose"].map(|key| sheet.cell(row, key).words());
        for part in [source, destination, why] {
            assert!(text.contains(&part), "{part} in {text}");
        }
    }
    assert_eq!(section.matches("<tr>").count(), rows + sheet.parts.len());
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
        query: "deployment=self-hosted&role=all&version=4.2&format=juniper-srx&view=addresses".to_owned(),
        saved: "addresses%2Fusers=192.0.2.1+192.0.2.0/24+a/1+b/1+c/1+d/1+e/1+f/1+g/1+%23+office&settings%2Fnear-zone=%3Cb%3E".to_owned(),
        ..NoHost::default()
    });
    let text = words(&html);
    for part in [
        "192.0.2.1 192.0.2.0/24 a/1 b/1 c/1 d/1 e/1 f/1 g/1 # office",
        "1 address, 1 covered by these",
        "Entry 3, “a/1”:",
        "Entry 7, “e/1”:",
        "This has to be letters, digits and -_., such as trust. Until then there is no snippet.",
        "Saved in this browser only.",
        "Copy link with addresses More Clear all addresses",
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
        query: "deployment=self-hosted&version=4.2&view=addresses".to_owned(),
        fragment: "typed&at-registries=203.0.113.7&sites/4/name=Rome".to_owned(),
        saved: "addresses%2Fregistries=192.0.2.99".to_owned(),
        ..NoHost::default()
    });
    let text = words(&html);
    assert!(text.contains("These came with the link. Nothing you enter leaves your browser."));
    assert!(text.contains("203.0.113.7") && !text.contains("192.0.2.99"));
    assert!(
        text.contains("Workload cluster, Rome, Self-hosted"),
        "{text}"
    );
}

#[test]
fn an_end_that_no_source_names_is_asked_about_until_it_is_entered() {
    let query = "deployment=self-hosted&role=management-platform&version=4.2&view=addresses";
    let question =
        "The docs don't name this destination: gRPC peer (not stated) (outbound tcp/443).";
    let left_out = workbench(query);
    assert!(words(&left_out).contains(question), "{}", words(&left_out));
    assert!(words(&left_out).contains("Leave it out Allow any address for it Enter it"));
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
    let off = workbench(&format!("{query}&format=pan-os&view=addresses"));
    let text = words(&off);
    assert!(text.contains(label), "{text}");
    assert!(text.contains("Every opening of Workload clusters: no address is entered"));
    assert!(!text.contains("set rulebase") && !off.contains("placeholder=\"any\""));
    let on = words(&workbench(&format!("{query}&format=pan-os&allow-any=yes")));
    assert!(on.contains("set rulebase security rules"), "{on}");
    assert!(on.contains("Any address: outbound tcp/443 is open to any address because of: "));
}

#[test]
fn what_is_missing_stands_beside_copy_and_what_is_shared_over_the_snippets() {
    let query = "deployment=self-hosted&role=all&version=4.2&format=aws-cli";
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
