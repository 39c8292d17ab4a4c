//! Every view and every state of one that a reader meets, once: the claims about access look at them,
//! `cargo xtask shots` takes them, and `tests/pictures/` holds what they looked like. A new one is a
//! line in [`ALL`].
//!
//! A view is opened as its reader opens it, and left as its reader leaves it.

use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;
use crate::runner::Doing;
use crate::server::Manner;

/// One view, or one state of it.
pub struct View {
    /// What it is called in claims, and with hyphens in the names of files.
    pub name: &'static str,
    /// Opens it, and does what a reader does in it.
    pub open: fn(Page) -> Doing,
    /// What of it is ours, where that is not the whole page.
    pub part: &'static str,
    /// Where it is met.
    pub place: Place,
    /// How much of it a picture shows.
    pub extent: Extent,
    /// Whether its picture is compared on every screen and in both themes.
    pub is_main: bool,
}

/// Where a view is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The app runs on a page of its own.
    App,
    /// The same, and the pointer is where it matters.
    Pointed,
    /// The rules to read, where no script runs.
    Reading,
    /// The app in a frame, or in an element of somebody else's page.
    Embedded,
    /// Words in place of the app.
    Broken,
    /// On paper.
    Paper,
}

/// How much of a view a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole page, from its top to its end.
    Page,
    /// The window, where the reader is: the rest of the page is another view's.
    Window,
}

impl View {
    const fn at(place: Place, name: &'static str, open: fn(Page) -> Doing) -> Self {
        Self {
            name,
            open,
            part: "",
            place,
            extent: Extent::Page,
            is_main: false,
        }
    }

    const fn main(mut self) -> Self {
        self.is_main = true;
        self
    }

    const fn window(mut self) -> Self {
        self.extent = Extent::Window;
        self
    }

    const fn part(mut self, part: &'static str) -> Self {
        self.part = part;
        self
    }

    /// Whether the app runs, on a page of its own and on a screen.
    pub fn is_app(&self) -> bool {
        matches!(self.place, Place::App | Place::Pointed)
    }

    /// Whether there is something to press and to read on a screen.
    pub fn is_on_screen(&self) -> bool {
        self.is_app() || matches!(self.place, Place::Reading | Place::Embedded)
    }

    /// The medium that it is seen on, empty for a screen.
    pub fn medium(&self) -> &'static str {
        match self.place {
            Place::Paper => "print",
            _ => "",
        }
    }

    /// What its files are called.
    pub fn slug(&self) -> String {
        self.name.replace(' ', "-")
    }
}

/// A view of the app: its name, its address, and what is done there besides.
macro_rules! app {
    ($name:literal, $address:expr $(, $prepare:expr)?) => {
        View::at(Place::App, $name, |page| Box::pin(async move {
            page.open($address).await;
            $($prepare(page).await;)?
        }))
    };
}

/// A view of anything else: where it is met, its name, and what opens it.
macro_rules! other {
    ($place:ident, $name:literal, $open:expr) => {
        View::at(Place::$place, $name, |page| Box::pin($open(page)))
    };
}

const CLUSTER: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2";
const SELF_HOSTED: &str = "?deployment=self-hosted&version=4.2";

/// A rule that is linked to and taken along.
const SSH: &str = "self-hosted-cluster-in-ssh";

/// Every one of them.
pub const ALL: &[View] = &[
    app!("first visit", "").main(),
    app!(
        "filtered",
        "?deployment=self-hosted&role=workload-cluster&version=4.2&direction=outbound&deprecated=hide&q=443"
    ),
    app!("no result", "?q=no+such+thing").main(),
    app!(
        "bad link",
        "?deployment=%3Cimg%20src=x%3E&role=root&version=99.x&direction=up"
    )
    .window(),
    app!("wrong version", SELF_HOSTED, wrong_version).window(),
    app!(
        "everything of 3.4",
        "?deployment=self-hosted&version=3.4&open-deprecated=yes&open-optional=yes",
        unfolded
    ),
    app!(
        "rules that do not apply",
        "?deployment=saas&role=workload-cluster&version=3.4&deprecated=hide&direction=outbound",
        misses
    )
    .window(),
    app!(
        "linked rule",
        "?deployment=self-hosted&version=4.2#self-hosted-cluster-in-ssh",
        in_view
    )
    .window(),
    app!(
        "linked rule that is hidden",
        "?deployment=self-hosted&version=4.2&q=nats&optional=hide#self-hosted-cluster-in-ssh",
        in_view
    )
    .window(),
    app!("rule copied", SELF_HOSTED, rule_copied).window(),
    app!("term in the glossary", SELF_HOSTED, glossary).window(),
    app!("shortcuts", "", shortcuts).window(),
    other!(Pointed, "lit arrow", lit_arrow).window(),
    app!(
        "upgrade",
        "?deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4",
        unfolded
    )
    .main(),
    app!("check", CLUSTER, checked),
    app!("snippet copied", CLUSTER, snippet_copied).window(),
    app!("copy refused", CLUSTER, copy_refused).window(),
    app!("formats searched", CLUSTER, formats_searched).window(),
    app!("no format found", CLUSTER, no_format).window(),
    app!(
        "fields of a format",
        "?deployment=self-hosted&role=workload-cluster&version=4.2&format=juniper-srx&allow-any=yes",
        wrong_fields
    )
    .window(),
    app!(
        "wrong addresses",
        "?deployment=self-hosted&version=4.2&open-deprecated=yes&open-optional=yes",
        wrong_addresses
    ),
    app!(
        "published and shared",
        "?deployment=saas&role=workload-cluster&version=4.2&open-optional=yes&format=nftables",
        published_and_shared
    ),
    app!(
        "long host names",
        "?deployment=self-hosted&role=workload-cluster&version=4.2&format=cilium",
        long_host_names
    ),
    app!("two hundred addresses", CLUSTER, many_addresses),
    app!("plan with sites", SELF_HOSTED, plan).main(),
    app!("plan with a hundred sites", SELF_HOSTED, many_sites),
    other!(Reading, "reading", reading),
    other!(Broken, "loading", loading).window(),
    other!(Broken, "something is missing", missing).window(),
    other!(Embedded, "frame", frame).part(".pp"),
    other!(Embedded, "element", element).part("#one"),
    other!(Paper, "change request on paper", sheet).part(".pp-sheet"),
];

/// The view of this name.
pub fn named(name: &str) -> &'static View {
    let found = ALL.iter().find(|view| view.name == name);
    found.unwrap_or_else(|| panic!("no view “{name}”"))
}

/// The page preloads its wasm. Where no script runs nothing asks for it, and after a while the console
/// says so.
pub async fn pass_over_preloads(page: &Page) {
    if page.value("!!document.querySelector('.pp-reading')").await == true {
        page.console().await;
    }
}

/// Brings what a reader looks at into the middle of the window.
async fn to_the_middle(page: &Page, selector: &str) {
    page.script(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });",
        vec![json!(selector)],
    )
    .await;
}

async fn wrong_version(page: Page) {
    page.type_into("Version", "4.2.y").await;
    page.until("the answer", |seen| seen.field("Version").invalid)
        .await;
}

async fn unfolded(page: Page) {
    page.script(
        "for (const one of document.querySelectorAll('details:not([open]) > summary')) one.click();",
        vec![],
    )
    .await;
    page.until_true("the glossary", "!!document.getElementById('pp-term-0')")
        .await;
}

async fn misses(page: Page) {
    page.unfold("Rules that do not apply").await;
    page.until("the list", |seen| seen.misses_open).await;
    to_the_middle(&page, "details[open]").await;
}

/// A link leads to its rule, or to where it says why there is none.
async fn in_view(page: Page) {
    let seen = format!(
        "(() => {{ const at = document.getElementById('{SSH}')?.getBoundingClientRect();
           return !!at && at.top >= 0 && at.top < innerHeight && at.height > 0; }})()"
    );
    page.until_true("in view", &seen).await;
}

async fn rule_copied(page: Page) {
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press_at(SSH, "Copy text").await;
    let said = format!("document.querySelector('#{SSH} .pp-said').textContent === 'Copied'");
    page.until_true("the feedback", &said).await;
    to_the_middle(&page, &format!("#{SSH}")).await;
}

async fn glossary(page: Page) {
    page.press_link("Deprecated").await;
    page.until_true("the meaning", "document.activeElement.localName === 'dt'")
        .await;
    to_the_middle(&page, "dt:focus").await;
}

async fn shortcuts(page: Page) {
    page.press("Shortcuts").await;
    page.until_true("the list", "!!document.querySelector('dialog[open]')")
        .await;
}

async fn lit_arrow(page: Page) {
    page.open(SELF_HOSTED).await;
    page.point_at(".pp-diagram text[data-rules*=nats]").await;
    page.until_true(
        "light",
        "!!document.querySelector('.pp-diagram g[data-lit]')",
    )
    .await;
}

async fn checked(page: Page) {
    page.type_into("Management platform", "palette.example.com")
        .await;
    page.choose("Check with", "Bash").await;
    page.until("a check", |seen| !seen.checks.is_empty()).await;
}

async fn snippet_copied(page: Page) {
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press("Copy").await;
    page.until("the feedback", |seen| seen.snippets[0].said == "Copied")
        .await;
    to_the_middle(&page, ".pp-snippet").await;
}

async fn copy_refused(page: Page) {
    page.script(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
         document.execCommand = () => false;",
        vec![],
    )
    .await;
    page.press("Copy").await;
    page.until("the feedback", |seen| !seen.snippets[0].said.is_empty())
        .await;
    to_the_middle(&page, ".pp-snippet").await;
}

async fn formats_searched(page: Page) {
    page.type_into("Format", "cisco").await;
    page.until("few formats", |seen| seen.formats.len() < 5)
        .await;
    to_the_middle(&page, ".pp-formats").await;
}

async fn no_format(page: Page) {
    page.type_into("Format", "vendor of nothing").await;
    page.until("no format", |seen| !seen.format_said.is_empty())
        .await;
}

async fn wrong_fields(page: Page) {
    page.type_into("Zone of these hosts", "dmz; reboot").await;
    page.type_into("Zone of the other ends", "wan").await;
    page.until("the reason", |seen| {
        seen.field("Zone of these hosts").invalid
    })
    .await;
}

async fn wrong_addresses(page: Page) {
    page.type_into("Workload clusters", "192.0.2.0/24, 2001:db8::/32 300.1.1.1")
        .await;
    page.type_into("Registries", "registry.example.com 300.1.1.1 # تعليق")
        .await;
    page.type_into("Administrators", "10.0.0.1/8").await;
    unfolded(page.clone()).await;
    page.until("the reasons", |seen| seen.field("Administrators").invalid)
        .await;
}

async fn published_and_shared(page: Page) {
    page.type_into("Administrators", "192.0.2.0/24 # office")
        .await;
    for list in ["Host names", "IPv4 addresses, US"] {
        page.publish("Management platform", list).await;
    }
    page.publish("Registries", "Host names").await;
    page.press("Link with these entries").await;
    page.until("the link", |seen| !seen.link.is_empty()).await;
}

/// The longest host name that there may be, in everything that names hosts.
async fn long_host_names(page: Page) {
    let host = format!(
        "{}.example.com",
        vec!["a".repeat(60); 3].join(".") + "." + &"b".repeat(58)
    );
    assert_eq!(host.len(), 253);
    page.type_into("Management platform", &host).await;
    page.type_into("Registries", &format!("{host}.too-long"))
        .await;
    page.choose("Check with", "Bash").await;
    page.press("Link with these entries").await;
    page.until("the host everywhere", |seen| {
        seen.snippets[0].text().contains(&host)
            && seen.field("Registries").invalid
            && seen.link.contains(&host)
            && seen.checks.iter().any(|one| one.text().contains(&host))
    })
    .await;
}

async fn many_addresses(page: Page) {
    let all: Vec<String> = (0..200).map(|low| format!("192.0.2.{low}")).collect();
    let plan = json!({
        "palette-ports-plan": 1,
        "choices": {"deployment": "self-hosted", "role": "workload-cluster", "version": "4.2"},
        "addresses": {"management-platform": all.join("\n")},
    });
    page.open_plan(&plan.to_string()).await;
    page.until("all of them", |seen| {
        seen.snippets[0].text().contains("192.0.2.199")
    })
    .await;
}

async fn many_sites(page: Page) {
    page.open_plan(&crate::claims::many_sites(100)).await;
    page.until("all of them", |seen| seen.plan.teams.len() == 101)
        .await;
}

/// Three sites, the second one without addresses of its clusters; wrong entries and a link.
async fn plan(page: Page) {
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
    page.type_into_plan("Clusters", "two").await;
    page.type_into_plan("Registries", "203.0.113.300").await;
    page.press("Link with these entries").await;
    page.until("the link, and what is wrong", |seen| {
        !seen.link.is_empty() && seen.plan.field("Registries").invalid
    })
    .await;
}

async fn reading(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("").await;
    // Where no script runs, the driver may think too early that a page is there.
    page.until_true(
        "the rules",
        "document.readyState === 'complete' && !!document.querySelector('.pp-reading')",
    )
    .await;
    // The page is read; what reads it may run.
    chromium::run_scripts(&page.session, true).await;
}

/// The page as it is before the app arrives, which here it never does.
async fn loading(page: Page) {
    page.served(Manner::Missing("boot.js"));
    page.go("").await;
    page.until("the line", |seen| {
        seen.body.contains("Loading the port explorer")
    })
    .await;
    page.console().await;
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
