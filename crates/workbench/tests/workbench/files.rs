//! Files by a service that has what writes them at hand, and what is said of them.

use std::future::ready;

use ports_core::evaluation::Selection;
use ports_core::link::SnippetOptions;
use ports_files::{Document, FileError, FileRequest, OutputKind};
use ports_network::entries::UserEntries;
use ports_workbench::files::{
    FileService, FileStatus, OpenError, ServiceError, file_status_line, paper_html,
};
use yew::prelude::*;

use crate::rendered::{rendered, words};

/// A service that is never loaded: everything is linked.
fn direct() -> FileService {
    FileService {
        write: |request| {
            Box::pin(ready(
                ports_files::write(&request, ports_data::dataset()).map_err(ServiceError::from),
            ))
        },
        paper: |request| {
            let sheet = ports_files::sheet(&request, ports_data::dataset());
            let paper = sheet.map(|sheet| ports_files::export::paper(&sheet));
            Box::pin(ready(paper.map_err(ServiceError::from)))
        },
        open_plan: |text| {
            let opened = ports_files::plan_file::open(&text, ports_data::dataset());
            Box::pin(ready(opened.map_err(OpenError::Refused)))
        },
        preload: || {},
    }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(future)
}

fn request(document: Document, kind: OutputKind) -> FileRequest {
    let dataset = ports_data::dataset();
    let mut selection = Selection::initial(dataset);
    selection.version = "4.2".parse().expect("a release");
    selection.from = Some("3.4".parse().expect("a release"));
    let mut entries = UserEntries {
        name: "Rollout <EMEA>".to_owned(),
        ..UserEntries::default()
    };
    entries.enter("registries".into(), "203.0.113.7".to_owned());
    FileRequest {
        document,
        kind,
        selection,
        options: SnippetOptions::default(),
        entries,
        team: None,
        date: "2026-11-22".to_owned(),
    }
}

#[test]
fn a_plan_that_was_saved_is_opened_again() {
    let service = direct();
    let file = wait((service.write)(request(Document::Plan, OutputKind::Json))).expect("a file");
    assert_eq!(file.name, "palette-ports-plan-rollout-emea.json");
    let text = String::from_utf8(file.bytes).expect("text");
    let plan = wait((service.open_plan)(text)).expect("a plan");
    let saved = request(Document::Plan, OutputKind::Json);
    assert_eq!(
        (plan.selection, plan.entries),
        (saved.selection, saved.entries)
    );
}

#[test]
fn a_file_that_is_no_plan_is_refused_in_words() {
    let refused = wait((direct().open_plan)("{}".to_owned()));
    let Err(OpenError::Refused(problem)) = refused else {
        panic!("{refused:?}");
    };
    assert!(problem.starts_with("It is not a plan: "), "{problem}");
}

/// A document for paper, in an app.
#[component]
fn OnPaper() -> Html {
    let sheet = ports_files::sheet(
        &request(Document::Upgrade, OutputKind::Print),
        ports_data::dataset(),
    );
    paper_html(&ports_files::export::paper(&sheet.expect("a sheet")))
}

#[test]
fn on_paper_a_document_is_elements_and_its_text_stays_text() {
    let html = rendered(yew::ServerRenderer::<OnPaper>::new());
    assert!(
        html.starts_with("<section class=\"pp-sheet\">\n<h1>Network ports: upgrade</h1>"),
        "{html}"
    );
    assert!(html.contains("Rollout &lt;EMEA&gt;"), "{html}");
    let text = words(&html);
    for part in ["Close afterwards", "203.0.113.7", "Plan: Rollout <EMEA>"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // What the service makes is what is shown.
    let made = wait((direct().paper)(request(
        Document::Upgrade,
        OutputKind::Print,
    )));
    assert!(made.is_ok());
}

#[test]
fn what_is_asked_for_by_mistake_stops_and_what_never_arrived_is_missing() {
    let mistake = FileError::Unavailable(Document::Plan, OutputKind::Svg);
    assert_eq!(ServiceError::from(mistake), ServiceError::Stopped);
    let nothing = FileService::default();
    let request = request(Document::ChangeRequest, OutputKind::Csv);
    assert_eq!(
        wait((nothing.write)(request.clone())),
        Err(ServiceError::Missing)
    );
    assert_eq!(wait((nothing.paper)(request)), Err(ServiceError::Missing));
    let opened = wait((nothing.open_plan)(String::new()));
    assert_eq!(opened, Err(OpenError::Missing));
}

#[derive(PartialEq, Properties)]
struct LineProps {
    status: FileStatus,
    message: Option<AttrValue>,
}

/// What is said of a plan's file, in an app.
#[component]
fn Line(props: &LineProps) -> Html {
    file_status_line(Document::Plan, props.status, props.message.as_ref())
}

#[test]
fn that_a_file_is_on_its_way_is_seen_and_not_announced() {
    let line = |status, message: Option<&'static str>| {
        let props = move || LineProps {
            status,
            message: message.map(AttrValue::from),
        };
        rendered(yew::ServerRenderer::<Line>::with_props(props)).replace('\n', "")
    };
    let announced = |text: &str| {
        format!("<p class=\"pp-hint\"><span></span><span role=\"status\">{text}</span></p>")
    };
    assert_eq!(
        line(FileStatus::Loading, None),
        "<p class=\"pp-hint\"><span>Loading the part that writes files…</span><span role=\"status\"></span></p>"
    );
    assert_eq!(
        line(FileStatus::Saved, None),
        announced(
            "Download started. Nothing saved? This page may not be allowed to download; use the link."
        )
    );
    assert_eq!(
        line(FileStatus::Idle, Some("Oslo is back.")),
        announced("Oslo is back.")
    );
}
