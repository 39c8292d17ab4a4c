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
const ALL_ROLES: &str = "?deployment=self-hosted&role=all&version=4.2";

/// The same, with a view of it.
macro_rules! cluster {
    ($rest:literal) => {
        concat!(
            "?deployment=self-hosted&role=workload-cluster&version=4.2&",
            $rest
        )
    };
}
macro_rules! all_roles {
    ($rest:literal) => {
        concat!("?deployment=self-hosted&role=all&version=4.2&", $rest)
    };
}

/// A rule that is linked to and taken along.
const SSH: &str = "self-hosted-cluster-in-ssh";

/// Every one of them.
pub const ALL: &[View] = &[
    app!("first visit", "").main(),
    app!("ports of all roles", ALL_ROLES),
    app!("filtered", cluster!("direction=outbound&q=443")),
    app!("no result", "?q=no+such+thing").main(),
    app!(
        "bad link",
        "?deployment=%3Cimg%20src=x%3E&role=root&version=99.x&direction=up"
    )
    .window(),
    app!("wrong version", CLUSTER, wrong_version).window(),
    app!("include", cluster!("include=optional"), include).window(),
    app!(
        "everything of 3.4",
        "?deployment=self-hosted&role=all&version=3.4&include=optional,deprecated",
        unfolded
    ),
    app!(
        "rules that do not apply",
        "?deployment=saas&version=3.4&direction=outbound",
        misses
    )
    .window(),
    app!(
        "linked rule",
        cluster!("#self-hosted-cluster-in-ssh"),
        in_view
    )
    .window(),
    app!(
        "linked rule that does not apply",
        "?deployment=saas&version=4.2&q=nats#self-hosted-cluster-in-ssh",
        in_view
    )
    .window(),
    app!("rule copied", CLUSTER, rule_copied).window(),
    app!("term explained", cluster!("view=test"), term).window(),
    app!("glossary", CLUSTER, glossary).window(),
    app!("shortcuts", "", shortcuts).window(),
    app!("diagram", cluster!("view=diagram")).main(),
    other!(Pointed, "lit arrow", lit_arrow).window(),
    app!("addresses", all_roles!("view=addresses")),
    app!(
        "wrong addresses",
        all_roles!("include=optional,deprecated&view=addresses"),
        wrong_addresses
    ),
    app!(
        "published and shared",
        "?deployment=saas&version=4.2&include=optional&format=cilium&view=addresses",
        published_and_shared
    ),
    app!("plan with sites", all_roles!("view=addresses"), plan).main(),
    app!(
        "plan with a hundred sites",
        all_roles!("view=addresses"),
        many_sites
    ),
    app!("pasted from a sheet", all_roles!("view=addresses"), pasted),
    app!("change request", all_roles!("view=request")).main(),
    app!("upgrade", cluster!("from=3.4&view=upgrade"), unfolded).main(),
    app!("upgrade from nowhere", cluster!("view=upgrade")),
    app!("firewall rules", cluster!("view=firewall"), unfolded).main(),
    app!("snippet copied", cluster!("view=firewall"), snippet_copied).window(),
    app!("copy refused", cluster!("view=firewall"), copy_refused).window(),
    app!(
        "formats searched",
        cluster!("view=firewall"),
        formats_searched
    )
    .window(),
    app!("no format found", cluster!("view=firewall"), no_format).window(),
    app!(
        "fields of a format",
        cluster!("format=juniper-srx&allow-any=yes&view=firewall"),
        wrong_fields
    )
    .window(),
    app!("check", CLUSTER, checked),
    app!(
        "long host names",
        cluster!("format=cilium&view=addresses"),
        long_host_names
    ),
    app!(
        "two hundred addresses",
        cluster!("view=addresses"),
        many_addresses
    ),
    other!(Reading, "reading", reading),
    other!(Broken, "loading", loading).window(),
    other!(Broken, "something is missing", missing).window(),
    other!(Embedded, "frame", frame).part(".pp"),
    other!(Embedded, "element", element).part("#one"),
    other!(Paper, "change request on paper", sheet).part(".pp-sheet"),
    other!(Paper, "ports on paper", ports_on_paper),
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
    page.until("the answer", |seen| seen.field("Release").invalid)
        .await;
}

async fn include(page: Page) {
    page.unfold("Include").await;
    page.until_true("the menu", "!!document.querySelector('.pp-include[open]')")
        .await;
}

async fn unfolded(page: Page) {
    page.script(
        "for (const one of document.querySelectorAll('details:not([open], .pp-menu) > summary, .pp-disclose[aria-expanded=false]')) one.click();",
        vec![],
    )
    .await;
    page.until_true(
        "the glossary, and all details",
        "!!document.getElementById('pp-term-0') && !document.querySelector('.pp-disclose[aria-expanded=false]')",
    )
    .await;
}

async fn misses(page: Page) {
    page.script(
        "document.querySelector('.pp-misses > summary').click();",
        vec![],
    )
    .await;
    page.until("the list", |seen| seen.misses_open).await;
    to_the_middle(&page, ".pp-misses").await;
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
    page.press_path(&format!("//tr[@id='{SSH}']//button")).await;
    page.press("Copy as text").await;
    page.until_true(
        "the feedback",
        "document.querySelector('.pp-take .pp-said')?.textContent === 'Copied'",
    )
    .await;
    to_the_middle(&page, &format!("#{SSH}")).await;
}

async fn term(page: Page) {
    page.press("flows").await;
    page.until_true("the meaning", "!!document.querySelector('.pp-meaning')")
        .await;
}

async fn glossary(page: Page) {
    page.unfold("Glossary").await;
    page.until_true("the entries", "!!document.getElementById('pp-term-0')")
        .await;
    to_the_middle(&page, "#pp-term-9").await;
}

async fn shortcuts(page: Page) {
    page.press_path("//button[@id='pp-keys']").await;
    page.until_true("the list", "!!document.querySelector('dialog[open]')")
        .await;
}

async fn lit_arrow(page: Page) {
    page.open(all_roles!("view=diagram")).await;
    page.point_at(".pp-diagram text[data-rules*=nats]").await;
    page.until_true(
        "light",
        "!!document.querySelector('.pp-diagram g[data-lit]')",
    )
    .await;
}

async fn checked(page: Page) {
    page.enter("All sites", "Management platform", "palette.example.com")
        .await;
    page.show("Test script").await;
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
    page.type_into("Search formats", "cisco").await;
    page.until("few formats", |seen| seen.formats.len() < 5)
        .await;
}

async fn no_format(page: Page) {
    page.type_into("Search formats", "vendor of nothing").await;
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
    for list in ["host names", "IPv4 addresses, US"] {
        page.publish("Management platform", list).await;
    }
    page.publish("Registries", "host names").await;
    page.press("Copy link with addresses").await;
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
    page.press("Copy link with addresses").await;
    page.until("the host everywhere", |seen| {
        let mut snippets = seen.snippets.iter();
        seen.field("Registries").invalid
            && seen.link.contains(&host)
            && snippets.all(|one| one.text().contains(&host))
    })
    .await;
    // Typing leaves the grid wherever the caret went.
    page.value("document.querySelector('.pp-scroll')?.scrollTo(0, 0)")
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
    page.until_true(
        "all of them",
        "document.getElementById('pp-address-management-platform').value.includes('192.0.2.199')",
    )
    .await;
    if page.value("!document.getElementById('pp-firewall')").await == true {
        page.show("Firewall rules").await;
    }
    page.until("all of them", |seen| {
        seen.snippets
            .first()
            .is_some_and(|one| one.text().contains("192.0.2.199"))
    })
    .await;
}

async fn many_sites(page: Page) {
    page.open_plan(&crate::claims::many_sites(100)).await;
    page.until_true(
        "all of them",
        "document.querySelectorAll('.pp-grid tbody tr').length === 101 || document.querySelectorAll('#pp-card option').length === 101",
    )
    .await;
}

/// Three sites, the second one without addresses of its clusters; wrong entries and a link.
async fn plan(page: Page) {
    for (at, name, fields) in [
        (1, "Berlin", &[("Workload clusters", "10.1.0.0/16")][..]),
        (2, "München", &[]),
        (
            3,
            "Oslo",
            &[
                ("Workload clusters", "10.3.0.0/16"),
                ("Clusters", "two"),
                ("Registries", "203.0.113.300"),
            ],
        ),
    ] {
        page.press("Add site").await;
        let focused = format!("document.activeElement.id === 'pp-site-{at}-name'");
        page.until_true("its name", &focused).await;
        page.type_on(name).await;
        for (column, text) in fields {
            page.enter(name, column, text).await;
        }
    }
    page.press("Copy link with addresses").await;
    page.until("the link", |seen| !seen.link.is_empty()).await;
    page.until_true(
        "what is wrong",
        "document.querySelectorAll('[aria-labelledby=pp-plan] [aria-invalid=true]').length === 2",
    )
    .await;
}

/// Rows of a sheet, before they are filled in.
async fn pasted(page: Page) {
    page.press("Paste from a sheet").await;
    page.until_true(
        "a field with the focus",
        "document.activeElement.id === 'pp-sheet-rows'",
    )
    .await;
    page.paste(
        "Site\tCountry\tRegistries\nBerlin\tDE\t192.0.2.1\nOslo\tNO\t192.0.2.300\n",
        true,
    )
    .await;
    page.until("what becomes of it", |seen| !seen.plan.sheet.is_empty())
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
        seen.body.contains("Loading filters and firewall rules")
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
    page.open("?embed&deployment=self-hosted&role=all&version=4.2&view=choices,ports,firewall")
        .await;
}

async fn element(page: Page) {
    page.go("hosts/plain.html").await;
    Element::new(&page, "one").shown().await;
}

async fn ports_on_paper(page: Page) {
    page.open(CLUSTER).await;
    chromium::media(&page.session, "print", &[]).await;
}

async fn sheet(page: Page) {
    page.open(cluster!("view=request")).await;
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
