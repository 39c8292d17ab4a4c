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

/// A connection, as it can be read.
#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Deployment model and role.
    pub of: [String; 2],
    /// The first word of the table's caption.
    pub direction: String,
    pub port: String,
    pub far: String,
    /// Each once, in their order.
    pub purposes: Vec<String>,
    pub rules: Vec<String>,
    pub status: String,
}

/// Reads what is visible, and what unfolds without a script, in the order it stands in.
const SCRIPT: &str = r#"
const words = (element) => (element && element.checkVisibility() ? element.innerText.replace(/\s+/g, " ").trim() : "");
const over = { H2: "", H3: "" };
const rows = [];
for (const one of document.querySelectorAll(".pp-reading :is(h2, h3, table)")) {
  if (one.tagName !== "TABLE") { over[one.tagName] = words(one); continue; }
  for (const row of one.querySelectorAll("tbody tr.pp-row")) {
    const unfolding = row.nextElementSibling.querySelector("details");
    unfolding.open = true;
    const facts = Object.fromEntries([...unfolding.querySelectorAll("dl > div")].map((fact) => [
      words(fact.querySelector("dt")), [...fact.querySelectorAll("li")].map(words)]));
    unfolding.open = false;
    rows.push({
      of: [over.H2, over.H3],
      direction: words(one.querySelector("caption")).split(",")[0],
      port: words(row.querySelector(".pp-port-number")),
      far: words(row.querySelector(".pp-far > span")),
      purposes: facts.Purpose,
      rules: facts.Rule,
      status: words(row.querySelector(".pp-status > span")),
    });
  }
}
return rows;
"#;

/// The same, from the dataset's file and by nothing else.
fn expected() -> Vec<Row> {
    let dataset: Value = serde_json::from_str(include_str!("../../../static/data/palette.json"))
        .expect("the dataset");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let far_name = |id: &Value| {
        let endpoints = list(&dataset["endpoints"]);
        let endpoint = endpoints.iter().find(|one| one["id"] == *id);
        text(&endpoint.expect("an endpoint")["name"])
    };
    let mut rows: Vec<Row> = Vec::new();
    for deployment in list(&dataset["deployments"]) {
        for rule in list(&dataset["rules"]) {
            if !list(&rule["deployments"]).contains(&deployment["id"]) {
                continue;
            }
            let roles = list(&dataset["roles"]);
            let role = roles.iter().find(|role| role["id"] == rule["role"]);
            let of = [
                text(&deployment["name"]),
                text(&role.expect("a role")["name"]),
            ];
            let port = format!("{}/{}", text(&rule["protocol"]), rule["ports"]["from"]);
            let direction = match text(&rule["direction"]).as_str() {
                "inbound" => "Inbound".to_owned(),
                _ => "Outbound".to_owned(),
            };
            // As of the newest line, which is later than any release that ends a rule.
            let is_deprecated = !rule["deprecated_since"].is_null();
            let status = match text(&rule["requirement"]).as_str() {
                _ if is_deprecated && text(&rule["removed_in"]).starts_with(char::is_numeric) => {
                    "Ended".to_owned()
                }
                _ if is_deprecated => "Deprecated".to_owned(),
                "required" => "Required".to_owned(),
                _ => "Optional".to_owned(),
            };
            for purpose in list(&rule["purposes"]) {
                for end in list(&purpose["far_ends"]) {
                    let far = far_name(&end["endpoint"]);
                    let known = rows.iter_mut().find(|row| {
                        (&row.of, &row.direction, &row.port, &row.far)
                            == (&of, &direction, &port, &far)
                    });
                    let (purpose, id) = (text(&purpose["text"]), text(&rule["id"]));
                    let Some(row) = known else {
                        rows.push(Row {
                            of: of.clone(),
                            direction: direction.clone(),
                            port: port.clone(),
                            far,
                            purposes: vec![purpose],
                            rules: vec![id],
                            status: status.clone(),
                        });
                        continue;
                    };
                    for (list, one) in [(&mut row.purposes, purpose), (&mut row.rules, id)] {
                        if !list.contains(&one) {
                            list.push(one);
                        }
                    }
                }
            }
        }
    }
    rows
}

/// Every rule can be read, by deployment model, role and direction, as the connections that it lists, and none
/// more but what has to be checked.
pub async fn expect_every_rule(page: &Page) {
    let rows = page.script(SCRIPT, vec![]).await;
    let rows: Vec<Row> = serde_json::from_value(rows).expect("what the script returns");
    let (checks, mut rows): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| row.status == "Check");
    let checks: Vec<&str> = checks.iter().map(|row| row.port.as_str()).collect();
    assert_eq!(checks, ["tcp/6443"]);
    let mut expected = expected();
    rows.sort();
    expected.sort();
    assert_eq!(rows, expected);
    assert!(expected.iter().any(|row| row.status == "Ended"));
}

/// The app says that it does not run, and why; every rule is there all the same.
async fn told(page: &Page, reason: &str) {
    let seen = page
        .until("the boot message", |seen| !seen.problem.is_empty())
        .await;
    let said = format!(
        "Filters and firewall rules aren't available. {reason} All ports are listed below."
    );
    assert!(seen.problem.starts_with(&said), "{seen:?}");
    assert!(
        !seen.body.contains("Loading filters and firewall rules"),
        "{seen:?}"
    );
    expect_every_rule(page).await;
}

async fn without_javascript_every_rule_is_there(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("?deployment=self-hosted").await;
    expect_every_rule(&page).await;
    let body = page.look().await.body;
    let said = "Filters and firewall rules need JavaScript, which is turned off here. All ports are listed below.";
    assert!(body.starts_with(said), "{body}");
    assert!(
        !body.contains("Loading filters and firewall rules"),
        "{body}"
    );
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
        body.contains("Loading filters and firewall rules… All ports are listed below."),
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
    let reason = "Something went wrong. Load the page again.";
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
