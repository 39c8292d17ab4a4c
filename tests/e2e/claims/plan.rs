//! A plan made by hand: three sites, what they add up to, and everything that is written for them.

use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};

use crate::element::Element;
use crate::page::Page;
use crate::seen::Seen;

super::claims![
    three_sites_made_by_hand_are_kept_saved_and_shared,
    every_export_has_a_team_for_each_site_with_its_addresses,
    snippets_checks_and_upgrade_are_for_the_chosen_site_and_the_platforms_for_all,
    wrong_entries_of_a_site_are_named_in_their_fields,
    what_was_removed_forgotten_or_replaced_is_brought_back,
    the_focus_stays_in_the_field_that_is_typed_in,
    a_plan_works_in_an_element,
    a_plan_works_in_the_single_file,
];

const START: &str = "?deployment=self-hosted&version=4.2&from=3.4";
const FILE: &str = "palette-ports-plan-rollout-emea.json";

/// The sites: name, clusters, the addresses of their clusters, those of registries, and a proxy.
const SITES: [[&str; 5]; 3] = [
    ["Berlin", "2", "10.1.0.0/16", "203.0.113.11", ""],
    ["München", "", "10.2.0.0/16", "203.0.113.12", ""],
    ["Oslo", "4", "10.3.0.0/16", "", "10.3.9.9"],
];

/// Presses “Add a site” and waits for the fields of the new one.
async fn add(page: &Page, number: usize) -> Seen {
    page.press("Add a site").await;
    page.until("a site", |seen| {
        seen.plan.site == format!("Site {number}") && !seen.plan.said.is_empty()
    })
    .await
}

/// Makes the plan, key by key.
async fn make(page: &Page) -> Seen {
    page.type_into_plan("Plan name", "Rollout EMEA").await;
    page.type_into_plan("Customer", "Example & Söhne").await;
    page.type_into("Registries", "203.0.113.7").await;
    for (place, [name, clusters, nodes, registries, proxy]) in SITES.into_iter().enumerate() {
        let said = add(page, place + 1).await.plan.said;
        let start = format!("Site {} adds ", place + 1);
        assert!(said.starts_with(&start), "{said}");
        for (label, text) in [
            ("Name", name),
            ("Clusters", clusters),
            ("Workload clusters", nodes),
            ("Registries", registries),
            ("Proxy", proxy),
        ] {
            if !text.is_empty() {
                page.type_into_plan(label, text).await;
            }
        }
    }
    page.type_into_plan("Proxy port", "3128").await;
    page.until("the plan", |seen| {
        seen.plan.teams.len() == 4 && seen.plan.field("Proxy port").value == "3128"
    })
    .await
}

/// Has another site shown.
async fn choose(page: &Page, name: &str) -> Seen {
    let path = format!("//table[@class='pp-teams']//label[normalize-space()='{name}']");
    page.press_path(&path).await;
    page.until(name, |seen| {
        seen.plan.site == name && seen.plan.chosen == name
    })
    .await
}

/// Every field of every site.
async fn fields(page: &Page) -> Vec<Vec<(String, String)>> {
    let mut all = Vec::new();
    for [name, ..] in SITES {
        let plan = choose(page, name).await.plan;
        let values = plan.values().into_iter();
        all.push(
            values
                .map(|(label, value)| (label.to_owned(), value.to_owned()))
                .collect(),
        );
    }
    all
}

/// Presses a button of a panel and reads the file that comes of it.
async fn file(page: &Page, panel: &str, button: &str, name: &str) -> Vec<u8> {
    let file = page.session.downloads.join(name);
    let _ = fs::remove_file(&file);
    let path =
        format!("//section[@aria-labelledby='{panel}']//button[normalize-space()='{button}']");
    page.press_path(&path).await;
    page.until_bytes(&file).await
}

/// The saved plan.
async fn saved(page: &Page) -> String {
    let bytes = file(page, "pp-plan", "Save plan", FILE).await;
    page.until("the word", |seen| {
        seen.plan.said.starts_with("Handed to the browser.")
    })
    .await;
    String::from_utf8(bytes).expect("text")
}

async fn three_sites_made_by_hand_are_kept_saved_and_shared(page: Page) {
    page.open(START).await;
    let before = make(&page).await;
    // The totals are those of the teams together.
    let names: Vec<&str> = before
        .plan
        .teams
        .iter()
        .map(|row| row[0].as_str())
        .collect();
    assert_eq!(names, ["Management platform", "Berlin", "München", "Oslo"]);
    let clusters: Vec<&str> = before
        .plan
        .teams
        .iter()
        .map(|row| row[1].as_str())
        .collect();
    assert_eq!(clusters, ["", "2", "1", "4"]);
    let sum = |column: usize| -> u32 {
        let cells = before.plan.teams.iter();
        cells
            .map(|row| row[column].parse::<u32>().expect("a number"))
            .sum()
    };
    let totals = format!(
        "3 sites, 7 clusters. In all {} flows: {} openings out, {} in, ",
        sum(2),
        sum(3),
        sum(4)
    );
    assert!(before.plan.totals.starts_with(&totals), "{:?}", before.plan);
    assert_eq!(before.plan.wide, "");

    let text = saved(&page).await;
    let read: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read["palette-ports-plan"], 1);
    assert_eq!(read["name"], "Rollout EMEA");
    assert_eq!(read["customer"], "Example & Söhne");
    assert_eq!(read["choices"]["deployment"], "self-hosted");
    assert_eq!(read["choices"]["version"], "4.2");
    assert_eq!(read["choices"]["from"], "3.4");
    assert_eq!(read["addresses"], json!({"registries": "203.0.113.7"}));
    assert_eq!(
        read["sites"],
        json!([
            {"number": 1, "name": "Berlin", "clusters": 2,
             "addresses": {"workload-cluster": "10.1.0.0/16", "registries": "203.0.113.11"}},
            {"number": 2, "name": "München",
             "addresses": {"workload-cluster": "10.2.0.0/16", "registries": "203.0.113.12"}},
            {"number": 3, "name": "Oslo", "clusters": 4, "proxy_port": 3128,
             "addresses": {"workload-cluster": "10.3.0.0/16", "proxy": "10.3.9.9"}},
        ])
    );

    let all = fields(&page).await;
    let again = page.reload().await;
    assert_eq!(again.plan.teams, before.plan.teams);
    assert_eq!(fields(&page).await, all);
    assert_eq!(saved(&page).await, text);

    page.press("Link with these entries").await;
    let link = page
        .until("a link", |seen| !seen.link.is_empty())
        .await
        .link;
    let link = link.strip_prefix(&page.address("")).expect("our address");
    let (query, _) = link.split_once('#').expect("a fragment");
    assert!(
        !query.contains("Berlin") && !query.contains("10.1"),
        "{query}"
    );
    page.leave_for_good().await;
    let shared = page.open(link).await;
    assert_eq!(shared.plan.teams, before.plan.teams);
    assert!(
        shared
            .notices
            .iter()
            .any(|one| one.contains("came with this link")),
        "{:?}",
        shared.notices
    );
    assert_eq!(fields(&page).await, all);
    assert_eq!(saved(&page).await, text);
}

/// The cells of a sheet as text.
fn cells(bytes: &[u8], sheet: &str) -> String {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(sheet);
    let range = range.unwrap_or_else(|_| panic!("no sheet “{sheet}”: {:?}", book.sheet_names()));
    let mut text = String::new();
    for cell in range.rows().flatten() {
        if *cell != Data::Empty {
            text += &format!("{cell}\n");
        }
    }
    text
}

async fn every_export_has_a_team_for_each_site_with_its_addresses(page: Page) {
    page.open(START).await;
    make(&page).await;
    page.script("window.print = () => { dispatchEvent(new Event('beforeprint')); window.onPaper = document.querySelector('.pp-sheet').textContent; };", vec![]).await;
    for (panel, name) in [
        ("pp-export", "palette-self-hosted-all-roles-4.2"),
        ("pp-upgrade", "palette-self-hosted-all-roles-3.4-to-4.2"),
    ] {
        let csv = file(&page, panel, "CSV", &format!("{name}.csv")).await;
        let mut reader = csv::Reader::from_reader(&csv[3..]);
        let headers = reader.headers().expect("a line").clone();
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a line")).collect();
        let json = file(&page, panel, "JSON", &format!("{name}.json")).await;
        let json: Value = serde_json::from_slice(&json).expect("JSON");
        let markdown = file(&page, panel, "Markdown", &format!("{name}.md")).await;
        let markdown = String::from_utf8(markdown).expect("text");
        let xlsx = file(&page, panel, "XLSX", &format!("{name}.xlsx")).await;
        page.script("delete window.onPaper", vec![]).await;
        page.press_path(&format!(
            "//section[@aria-labelledby='{panel}']//button[normalize-space()='Print']"
        ))
        .await;
        page.until_true("a print", "typeof onPaper === 'string'")
            .await;
        let paper = page.value("onPaper").await.to_string();
        for [site, _, nodes, registries, proxy] in SITES {
            // Its own rows hold its own addresses and nobody else's.
            let own: Vec<String> = rows
                .iter()
                .filter(|row| row.iter().any(|cell| cell == site))
                .map(|row| row.iter().collect::<Vec<_>>().join(" | "))
                .collect();
            let own = own.join("\n");
            let far = if proxy.is_empty() { registries } else { proxy };
            assert!(
                own.contains(far) && own.contains(nodes),
                "{headers:?} {site}: {own}"
            );
            for [other, _, nodes, ..] in SITES {
                assert!(other == site || !own.contains(nodes), "{site}: {own}");
            }
            let in_json = json["rows"].as_array().expect("rows").iter();
            let in_json = in_json.filter(|row| row.to_string().contains(&format!("\"{site}\"")));
            assert_eq!(in_json.count(), own.lines().count(), "{site}");
            for text in [&markdown, &paper] {
                assert!(
                    text.contains(site) && text.contains(nodes) && text.contains(far),
                    "{site}: {text}"
                );
            }
            if panel == "pp-export" {
                assert!(markdown.contains(&format!("\n## {site}\n")), "{markdown}");
                let sheet = cells(&xlsx, site);
                assert!(sheet.contains(nodes) && sheet.contains(far), "{sheet}");
            } else {
                assert!(cells(&xlsx, "Stays").contains(site));
            }
        }
        // The management platform lets all of them in.
        let platform = rows.iter().find(|row| {
            row.iter().any(|cell| cell == "Management platform")
                && row
                    .iter()
                    .any(|cell| cell.contains("10.1.0.0/16, 10.2.0.0/16"))
        });
        assert!(platform.is_some(), "{rows:#?}");
        let cover = cells(&xlsx, "Cover");
        assert!(
            cover.contains("Rollout EMEA") && cover.contains("Example & Söhne"),
            "{cover}"
        );
    }
}

async fn snippets_checks_and_upgrade_are_for_the_chosen_site_and_the_platforms_for_all(page: Page) {
    page.open(START).await;
    make(&page).await;
    page.choose("Check with", "Bash").await;
    page.until("checks", |seen| !seen.checks.is_empty()).await;
    let mut platforms = Vec::new();
    for [site, _, _, registries, proxy] in SITES {
        let seen = choose(&page, site).await;
        let own = seen.snippet(site).text();
        let far = if proxy.is_empty() { registries } else { proxy };
        assert!(own.contains(far), "{site}: {own}");
        assert_eq!(seen.upgrade.lists.len(), 3);
        let checks: Vec<&str> = seen.checks.iter().map(|one| one.text()).collect();
        assert!(
            checks.iter().any(|text| text.contains(far)),
            "{site}: {checks:?}"
        );
        for snippet in seen.upgrade.snippets.iter().chain(&seen.snippets) {
            if snippet.title.contains("Management platform") {
                for all in ["10.1.0.0/16", "10.2.0.0/16"] {
                    assert!(snippet.text().contains(all), "{site}: {snippet:?}");
                }
            } else {
                assert!(snippet.title.contains(site), "{snippet:?}");
                for [other, _, others, elsewhere, behind] in SITES {
                    let is_own = other == site;
                    for part in [others, elsewhere, behind].map(|part| part.trim_end_matches("/16"))
                    {
                        assert!(
                            is_own || part.is_empty() || !snippet.text().contains(part),
                            "{part} of {other} in {snippet:?}"
                        );
                    }
                }
            }
        }
        platforms.push(seen.snippet("Management platform").text.clone());
    }
    platforms.dedup();
    assert_eq!(
        platforms.len(),
        1,
        "the platform's is the same whichever site is shown"
    );
    // Behind a proxy, the platform sees the proxy.
    let platform = platforms[0].as_deref().unwrap_or_default();
    assert!(platform.contains("10.3.9.9"), "{platform}");
}

async fn wrong_entries_of_a_site_are_named_in_their_fields(page: Page) {
    page.open(START).await;
    let seen = add(&page, 1).await;
    assert_eq!(
        seen.plan.wide,
        "No addresses of clusters: Site 1. Nothing is opened for them elsewhere."
    );
    for (label, wrong, said, right) in [
        (
            "Workload clusters",
            "10.1.0.1 10.2.0.300",
            "Entry 2, “10.2.0.300”: not an IPv4 address",
            "10.1.0.1",
        ),
        (
            "Clusters",
            "two",
            "This has to be a number from 1 to 100,000.",
            "2",
        ),
        (
            "Clusters",
            "100001",
            "This has to be a number from 1 to 100,000.",
            "100000",
        ),
        (
            "Proxy",
            "http://proxy:1",
            "Entry 1, “http://proxy:1”",
            "10.1.0.9",
        ),
        (
            "Proxy port",
            "65536",
            "This has to be a port from 1 to 65535.",
            "65535",
        ),
    ] {
        page.type_into_plan(label, wrong).await;
        page.until(said, |seen| {
            let field = seen.plan.field(label);
            field.invalid && field.said.contains(said)
        })
        .await;
        page.type_into_plan(label, right).await;
        page.until("nothing wrong", |seen| {
            let field = seen.plan.field(label);
            !field.invalid && field.value == right
        })
        .await;
    }
    assert_eq!(page.look().await.plan.wide, "");
}

async fn what_was_removed_forgotten_or_replaced_is_brought_back(page: Page) {
    page.open(START).await;
    make(&page).await;
    let all = fields(&page).await;
    let text = saved(&page).await;

    choose(&page, "München").await;
    page.press("Remove this site").await;
    let seen = page
        .until("two sites", |seen| seen.plan.teams.len() == 3)
        .await;
    assert_eq!(seen.plan.said, "München is removed. Undo brings it back.");
    page.press("Undo").await;
    let seen = page
        .until("it is back", |seen| seen.plan.site == "München")
        .await;
    assert_eq!(seen.plan.said, "München is back.");
    assert_eq!(fields(&page).await, all);

    page.press("Forget all entries").await;
    let seen = page
        .until("nothing", |seen| seen.plan.teams.is_empty())
        .await;
    assert_eq!(seen.plan.field("Plan name").value, "");
    page.press("Undo").await;
    page.until("all", |seen| seen.plan.teams.len() == 4).await;
    assert_eq!(fields(&page).await, all);

    // The file brings it back too, after a reload, when nothing else could.
    page.press("Forget all entries").await;
    page.until("nothing", |seen| seen.plan.teams.is_empty())
        .await;
    page.reload().await;
    page.choose("Deployment model", "SaaS").await;
    page.open_plan(&text).await;
    let seen = page
        .until("the plan", |seen| seen.plan.teams.len() == 4)
        .await;
    assert_eq!(seen.plan.said, "The plan is open.");
    assert_eq!(seen.chosen("Deployment model"), "Self-hosted");
    assert_eq!(seen.parameter("from").as_deref(), Some("3.4"));
    assert_eq!(fields(&page).await, all);

    // Undo is for what was typed; what was chosen is one step back in the browser.
    let choices = r#"{"deployment": "self-hosted", "version": "4.2", "from": "3.4"}"#;
    page.open_plan(&format!(
        r#"{{"palette-ports-plan": 1, "name": "Other", "choices": {choices}}}"#
    ))
    .await;
    let seen = page
        .until("the other", |seen| {
            seen.plan.field("Plan name").value == "Other"
        })
        .await;
    assert_eq!(
        seen.plan.said,
        "The plan is open. Undo brings your entries from before back."
    );
    page.press("Undo").await;
    page.until("all", |seen| seen.plan.teams.len() == 4).await;
    assert_eq!(fields(&page).await, all);
    assert_eq!(saved(&page).await, text);
}

async fn the_focus_stays_in_the_field_that_is_typed_in(page: Page) {
    page.open(START).await;
    for label in ["Plan name", "Customer"] {
        type_slowly(&page, label, "Ab 1").await;
        page.press("Forget all entries").await;
        page.until("nothing", |seen| seen.plan.field(label).value.is_empty())
            .await;
    }
    page.press("Add a site").await;
    let seen = page
        .until("a site", |seen| !seen.plan.site.is_empty())
        .await;
    for (label, _) in seen.plan.values() {
        type_slowly(&page, label, "1x").await;
    }
}

/// Presses key after key, wherever the focus is after each.
async fn type_slowly(page: &Page, label: &str, text: &str) {
    page.plan_field(label).await.click().await.expect("a click");
    let id = page.value("document.activeElement.id").await;
    for key in text.chars() {
        page.press_char(key).await;
        page.until_true(
            "the key",
            &format!("document.activeElement.value?.endsWith('{key}')"),
        )
        .await;
    }
    assert_eq!(page.value("document.activeElement.id").await, id);
    assert_eq!(page.look().await.plan.field(label).value, text, "{label}");
}

async fn a_plan_works_in_an_element(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let press = |name: &str| {
        format!(
            "[...root.querySelectorAll('[aria-labelledby=pp-plan] button')].find((one) => one.textContent === '{name}').click()"
        )
    };
    let enter = |id: &str, text: &str| {
        format!(
            "((field) => {{ field.value = '{text}'; field.dispatchEvent(new InputEvent('input', {{bubbles: true, composed: true}})); }})(root.getElementById('{id}'))"
        )
    };
    one.value(&press("Add a site")).await;
    one.until_true("!!root.getElementById('pp-site-name')")
        .await;
    one.value(&enter("pp-site-name", "Berlin")).await;
    one.until_true("words('.pp-sites legend') === 'Berlin'")
        .await;
    one.value(&enter("pp-site-registries", "203.0.113.11"))
        .await;
    one.until_true("root.querySelector('[aria-labelledby=pp-firewall] pre').textContent.includes('203.0.113.11')")
        .await;
    let name = "palette-ports-plan.json";
    let saved = page.session.downloads.join(name);
    let _ = fs::remove_file(&saved);
    one.value(&press("Save plan")).await;
    let text = page.until_file(&saved).await;
    assert!(
        text.contains("\"Berlin\"") && text.contains("203.0.113.11"),
        "{text}"
    );
    one.value(&press("Remove this site")).await;
    one.until_true("!root.getElementById('pp-site-name')").await;
    // A file that a page's script hands over as the browser's dialog would.
    let open = format!(
        "((field) => {{ const given = new DataTransfer(); given.items.add(new File([{}], 'plan.json')); field.files = given.files; field.dispatchEvent(new Event('change', {{bubbles: true}})); }})(root.querySelector('[type=file]'))",
        json!(text)
    );
    one.value(&open).await;
    one.until_true("words('.pp-sites legend') === 'Berlin'")
        .await;
}

async fn a_plan_works_in_the_single_file(page: Page) {
    page.go_to_file("palette-ports.html", START).await;
    page.running().await;
    make(&page).await;
    let text = saved(&page).await;
    page.press("Forget all entries").await;
    page.until("nothing", |seen| seen.plan.teams.is_empty())
        .await;
    page.open_plan(&text).await;
    page.until("the plan", |seen| seen.plan.teams.len() == 4)
        .await;
    assert_eq!(saved(&page).await, text);
    page.reload().await;
    assert_eq!(page.look().await.plan.teams.len(), 4);
    assert!(page.requests_to_others().await.is_empty());
    page.script("localStorage.clear();", vec![]).await;
}
