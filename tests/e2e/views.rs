//! The views that every claim about access looks at, each as its reader leaves it. A new view is a
//! line in [`ALL`].

use crate::chromium;
use crate::element::Element;
use crate::page::Page;
use crate::runner::Doing;
use crate::server::Manner;

/// One view.
pub struct View {
    /// What it is called where a claim does not hold.
    pub name: &'static str,
    /// Opens it, and does what a reader does in it.
    pub open: fn(Page) -> Doing,
    /// What of it is ours, where that is not the whole page.
    pub part: &'static str,
}

/// Lists views: a name, an address, and what is done there besides.
macro_rules! views {
    ($($name:literal: $address:expr $(, $prepare:expr)?;)*) => {
        &[$(View {
            name: $name,
            open: |page| Box::pin(async move {
                page.open($address).await;
                $($prepare(page).await;)?
            }),
            part: "",
        }),*]
    };
}

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";

/// Every view in which the app runs on a page of its own.
pub const ALL: &[View] = views! {
    "first visit": "";
    "filtered": "?deployment=self-hosted&role=workload-cluster&version=4.2&direction=outbound&deprecated=hide&q=443";
    "no result": "?q=no+such+thing";
    "bad link": "?deployment=%3Cimg%20src=x%3E&role=root&version=99.x&direction=up", wrong_version;
    "everything of 3.4": "?deployment=self-hosted&version=3.4&open-deprecated=yes&open-optional=yes", unfolded;
    "upgrade": "?deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4", unfolded;
    "check": CLUSTER, checked;
    "formats searched": CLUSTER, formats_searched;
    "no format found": CLUSTER, no_format;
    "fields of a format": "?deployment=self-hosted&role=workload-cluster&version=4.2&format=juniper-srx", wrong_fields;
    "addresses and a shared link": "?deployment=saas&role=workload-cluster&version=4.2&open-optional=yes", addresses;
    "a plan with sites": "?deployment=self-hosted&version=4.2", plan;
};

/// The views that are no app on a page of its own: what is read without script, a frame, the element
/// in somebody else's page, paper, and what is read when something is missing.
pub const OTHERS: &[View] = &[
    View {
        name: "reading",
        open: |page| Box::pin(reading(page)),
        part: "",
    },
    View {
        name: "frame",
        open: |page| Box::pin(frame(page)),
        part: ".pp",
    },
    View {
        name: "element",
        open: |page| Box::pin(element(page)),
        part: "#one",
    },
    View {
        name: "change request on paper",
        open: |page| Box::pin(sheet(page)),
        part: ".pp-sheet",
    },
    View {
        name: "something is missing",
        open: |page| Box::pin(missing(page)),
        part: "",
    },
];

/// The page preloads its wasm. Where no script runs nothing asks for it, and after a while the console
/// says so.
pub async fn pass_over_preloads(page: &Page) {
    if page.value("!!document.querySelector('.pp-reading')").await == true {
        page.console().await;
    }
}

async fn wrong_version(page: Page) {
    page.type_into("Version", "4.2.x").await;
    page.until("the answer", |seen| seen.field("Version").invalid)
        .await;
}

async fn unfolded(page: Page) {
    page.script(
        "for (const one of document.querySelectorAll('details')) one.open = true;",
        vec![],
    )
    .await;
}

async fn checked(page: Page) {
    page.type_into("Management platform", "palette.example.com")
        .await;
    page.choose("Check with", "Bash").await;
    page.until("a check", |seen| !seen.checks.is_empty()).await;
}

async fn formats_searched(page: Page) {
    page.type_into("Format", "cisco").await;
    page.until("few formats", |seen| seen.formats.len() < 5)
        .await;
}

async fn no_format(page: Page) {
    page.type_into("Format", "vendor of nothing").await;
    page.until("no format", |seen| !seen.format_said.is_empty())
        .await;
}

async fn wrong_fields(page: Page) {
    page.type_into("Zone of these hosts", "dmz; reboot").await;
    page.until("the reason", |seen| {
        seen.field("Zone of these hosts").invalid
    })
    .await;
}

async fn addresses(page: Page) {
    page.type_into("Registries", "registry.example.com 300.1.1.1 # تعليق")
        .await;
    page.type_into("Administrators", "10.0.0.1/8").await;
    page.press("Link with these entries").await;
    page.until("the link", |seen| {
        !seen.link.is_empty() && seen.field("Administrators").invalid
    })
    .await;
}

/// A plan with sites, wrong entries and a link.
pub async fn plan(page: Page) {
    sites(&page).await;
    page.type_into_plan("Clusters", "two").await;
    page.type_into_plan("Registries", "203.0.113.300").await;
    page.press("Link with these entries").await;
    page.until("the link, and what is wrong", |seen| {
        !seen.link.is_empty() && seen.plan.field("Registries").invalid
    })
    .await;
}

/// Three sites, the second one without addresses of its clusters.
async fn sites(page: &Page) {
    for (name, nodes) in [
        ("Berlin", "10.1.0.0/16"),
        ("München", ""),
        ("Oslo", "10.3.0.0/16"),
    ] {
        page.press("Add a site").await;
        page.until("a site", |seen| seen.plan.site.starts_with("Site "))
            .await;
        page.type_into_plan("Name", name).await;
        if !nodes.is_empty() {
            page.type_into_plan("Workload clusters", nodes).await;
        }
    }
    page.until("the last one", |seen| seen.plan.site == "Oslo")
        .await;
}

async fn reading(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("").await;
    // The page is read; what reads it may run.
    chromium::run_scripts(&page.session, true).await;
}

async fn missing(page: Page) {
    page.served(Manner::Missing("palette-ports.js"));
    page.go("").await;
    page.until("words", |seen| !seen.problem.is_empty()).await;
    // The console's complaints are another claim's.
    page.console().await;
}

async fn frame(page: Page) {
    page.open("?embed&deployment=self-hosted&version=4.2&view=choices,rules,firewall")
        .await;
}

async fn element(page: Page) {
    page.go("hosts/plain.html").await;
    Element::new(&page, "one").shown().await;
}

async fn sheet(page: Page) {
    page.open(CLUSTER).await;
    page.script(
        "window.print = () => dispatchEvent(new Event('beforeprint'));",
        vec![],
    )
    .await;
    page.press("Print").await;
    page.until_true("the sheet", "!!document.querySelector('.pp-sheet')")
        .await;
    chromium::media(&page.session, "print", &[]).await;
}
