//! Where the app does not run, every rule is there to read, and one line says what is missing.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::server::Manner;

super::claims![
    without_javascript_every_rule_is_there,
    without_webassembly_every_rule_is_there,
    with_webassembly_refused_every_rule_is_there,
    after_a_download_that_was_cut_every_rule_is_there,
    without_the_glue_every_rule_is_there,
    without_the_loader_every_rule_is_there,
    where_the_app_stops_while_it_is_built_every_rule_is_there,
    in_a_browser_without_modules_every_rule_is_there,
    a_link_to_a_rule_leads_to_it_without_javascript,
    the_contents_lead_to_every_part_without_javascript,
    on_the_narrowest_screen_nothing_stands_out_sideways,
    once_the_app_runs_nothing_of_it_is_left,
];

/// The rules of a direction, as they can be read.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Table {
    /// Deployment model, role and direction.
    pub of: [String; 3],
    pub rows: Vec<Row>,
}

/// A rule, as it can be read.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Row {
    pub port: String,
    pub service: String,
    pub purposes: Vec<String>,
    pub deprecated: bool,
    pub since: String,
}

/// Reads what is visible, in the order it stands in.
const SCRIPT: &str = r#"
const words = (element) => (element && element.checkVisibility() ? element.innerText.replace(/\s+/g, " ").trim() : "");
const over = { H2: "", H3: "", H4: "" };
const tables = [];
for (const one of document.querySelectorAll(".pp-reading :is(h2, h3, h4, table)")) {
  if (one.tagName !== "TABLE") { over[one.tagName] = words(one).replace(/ \d+ rules?$/, ""); continue; }
  tables.push({
    of: [over.H2, over.H3, over.H4],
    rows: [...one.tBodies[0].rows].map((row) => ({
      port: words(row.querySelector(".pp-port-number")),
      service: words(row.querySelector(".pp-service")),
      purposes: [...row.querySelectorAll("[data-label=Purpose] > ul > li")].map((item) => item.firstChild.data.trim()),
      deprecated: words(row.querySelector(".pp-badge")) === "⚠ Deprecated",
      since: (words(row.querySelector(".pp-why")).match(/(?:Deprecated since|Applies from) ([0-9.]*[0-9])/) || ["", ""])[1],
    })),
  });
}
return tables;
"#;

/// The same, from the dataset's file and by nothing else.
fn expected() -> Vec<Table> {
    let dataset: Value = serde_json::from_str(include_str!("../../../static/data/palette.json"))
        .expect("the dataset");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut tables = Vec::new();
    for deployment in list(&dataset["deployments"]) {
        for role in list(&dataset["roles"]) {
            for (direction, name) in [("inbound", "Inbound"), ("outbound", "Outbound")] {
                let rules = list(&dataset["rules"]);
                let rows: Vec<Row> = rules
                    .iter()
                    .filter(|rule| {
                        rule["role"] == role["id"]
                            && rule["direction"] == direction
                            && list(&rule["deployments"]).contains(&deployment["id"])
                    })
                    .map(|rule| {
                        let (from, to) = (&rule["ports"]["from"], &rule["ports"]["to"]);
                        let protocol = text(&rule["protocol"]);
                        let since = match &rule["deprecated_since"] {
                            Value::Null => &rule["since"],
                            deprecated => deprecated,
                        };
                        Row {
                            port: match from == to {
                                true => format!("{protocol}/{from}"),
                                false => format!("{protocol}/{from}-{to}"),
                            },
                            service: text(&rule["service"]),
                            purposes: list(&rule["purposes"])
                                .iter()
                                .map(|purpose| text(&purpose["text"]))
                                .collect(),
                            deprecated: !rule["deprecated_since"].is_null(),
                            since: text(since),
                        }
                    })
                    .collect();
                if !rows.is_empty() {
                    let of = [
                        text(&deployment["name"]),
                        text(&role["name"]),
                        name.to_owned(),
                    ];
                    tables.push(Table { of, rows });
                }
            }
        }
    }
    tables
}

/// Every rule can be read, by deployment model, role and direction, and none more.
pub async fn expect_every_rule(page: &Page) {
    let tables = page.script(SCRIPT, vec![]).await;
    let tables: Vec<Table> = serde_json::from_value(tables).expect("what the script returns");
    let expected = expected();
    assert_eq!(tables, expected);
    let rows = || expected.iter().flat_map(|table| &table.rows);
    assert!(rows().any(|row| row.deprecated) && rows().any(|row| !row.since.is_empty()));
}

/// The app says that it does not run, and why; every rule is there all the same.
async fn told(page: &Page, reason: &str) {
    let seen = page
        .until("the boot message", |seen| !seen.problem.is_empty())
        .await;
    let said = format!(
        "The port explorer is not running. {reason} What follows are all rules, without filters and snippets."
    );
    assert!(seen.problem.starts_with(&said), "{seen:?}");
    assert!(!seen.body.contains("Loading the port explorer"), "{seen:?}");
    expect_every_rule(page).await;
}

async fn without_javascript_every_rule_is_there(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("?deployment=self-hosted").await;
    expect_every_rule(&page).await;
    let body = page.look().await.body;
    let said = "The port explorer needs JavaScript, which is turned off here. What follows are all rules, without filters and snippets.";
    assert!(body.starts_with(said), "{body}");
    assert!(!body.contains("Loading the port explorer"), "{body}");
}

async fn without_webassembly_every_rule_is_there(page: Page) {
    chromium::without_webassembly(&page.session).await;
    page.go("").await;
    let reason = "This browser has no WebAssembly, or it is turned off.";
    told(&page, reason).await;
    page.expect_console(&[reason]).await;
}

async fn with_webassembly_refused_every_rule_is_there(page: Page) {
    page.served(Manner::NoWasm);
    page.go("").await;
    let reason = "Its file palette-ports_bg.wasm is damaged, too new for this browser, or refused by the site's security policy.";
    told(&page, reason).await;
    page.expect_console(&[reason]).await;
}

async fn after_a_download_that_was_cut_every_rule_is_there(page: Page) {
    page.served(Manner::Cut(".wasm"));
    page.go("").await;
    let reason = "Its file palette-ports_bg.wasm did not arrive.";
    told(&page, reason).await;
    page.expect_console(&["ERR_CONTENT_LENGTH_MISMATCH", reason])
        .await;
}

async fn without_the_glue_every_rule_is_there(page: Page) {
    page.served(Manner::Missing("palette-ports.js"));
    page.go("").await;
    let reason = "Its file palette-ports.js did not arrive.";
    told(&page, reason).await;
    page.expect_console(&["404", reason]).await;
}

async fn without_the_loader_every_rule_is_there(page: Page) {
    page.served(Manner::Missing("boot.js"));
    page.go("").await;
    expect_every_rule(&page).await;
    let body = page.look().await.body;
    assert!(
        body.contains("if this line stays, a part of the explorer did not arrive."),
        "{body}"
    );
    page.expect_console(&["404"]).await;
}

async fn where_the_app_stops_while_it_is_built_every_rule_is_there(page: Page) {
    // Somewhere in the middle, an element takes no attribute, and the app ends in a trap.
    let script = json!({"source": "let calls = 0; const set = Element.prototype.setAttribute;
        Element.prototype.setAttribute = function (...given) {
            if (++calls === 200) throw new Error('no attribute');
            return set.apply(this, given); };"});
    let command = "Page.addScriptToEvaluateOnNewDocument";
    chromium::devtools(&page.session, command, script).await;
    page.go("").await;
    let reason = "It stopped because of a mistake in it. Loading the page again starts it afresh.";
    told(&page, reason).await;
    page.expect_console(&[reason, "unreachable"]).await;
}

async fn in_a_browser_without_modules_every_rule_is_there(page: Page) {
    page.served(Manner::NoModules);
    page.go("").await;
    told(&page, "This browser is too old for it.").await;
}

/// Waits until an element is where the reader looks.
async fn in_view(page: &Page, id: &str) {
    let top = format!("document.getElementById('{id}').getBoundingClientRect().top");
    let is_there = format!(
        "{top} > -1 && {top} < innerHeight && document.querySelector(':target').id === '{id}'"
    );
    page.until_true(id, &is_there).await;
}

async fn a_link_to_a_rule_leads_to_it_without_javascript(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("#self-hosted-cluster-in-ssh").await;
    in_view(&page, "self-hosted-cluster-in-ssh").await;
    page.go("?v=2#saas-cluster-in-ssh").await;
    in_view(&page, "saas-cluster-in-ssh").await;
}

async fn the_contents_lead_to_every_part_without_javascript(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("").await;
    let links = page
        .value("[...document.querySelectorAll('.pp-contents a')].map((link) => link.hash.slice(1))")
        .await;
    let links: Vec<String> = serde_json::from_value(links).expect("a list of places");
    assert_eq!(
        links.len(),
        9,
        "three models with two roles each: {links:?}"
    );
    for place in &links {
        page.go(&format!("?to={place}#{place}")).await;
        in_view(&page, place).await;
    }
}

async fn on_the_narrowest_screen_nothing_stands_out_sideways(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    chromium::screen(&page.session, 320, 640).await;
    page.go("").await;
    let widths = page
        .value("[document.documentElement.scrollWidth, innerWidth]")
        .await;
    assert_eq!(widths, json!([320, 320]));
    expect_every_rule(&page).await;
}

async fn once_the_app_runs_nothing_of_it_is_left(page: Page) {
    page.open("").await;
    let left = page
        .value("document.querySelectorAll('.pp-reading, .pp-reading *, #boot-waiting').length")
        .await;
    assert_eq!(left, 0);
    let twice = page
        .value("[...document.querySelectorAll('[id]')].length - new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size")
        .await;
    assert_eq!(twice, 0, "ids that are there twice");
}
