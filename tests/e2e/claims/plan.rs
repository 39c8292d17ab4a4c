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
    firewall_rules_are_for_the_chosen_site_and_the_platforms_for_all,
    wrong_entries_of_a_site_are_named_in_their_fields,
    what_was_removed_forgotten_or_replaced_is_brought_back,
    the_focus_stays_in_the_field_that_is_typed_in,
    a_plan_works_in_an_element,
    a_plan_works_in_the_single_file,
];

const START: &str = "?deployment=self-hosted&role=all&version=4.2&from=3.4&view=addresses";
const FILE: &str = "palette-ports-plan-rollout-emea.json";

/// The sites: name, clusters, the addresses of their clusters, those of registries, and a proxy.
const SITES: [[&str; 5]; 3] = [
    ["Berlin", "2", "10.1.0.0/16", "203.0.113.11", ""],
    ["München", "", "10.2.0.0/16", "203.0.113.12", ""],
    ["Oslo", "4", "10.3.0.0/16", "", "10.3.9.9"],
];

/// Presses “Add site” and waits for its row, with the focus in it.
async fn add(page: &Page, number: usize) -> Seen {
    page.press("Add site").await;
    let seen = page
        .until("a site", |seen| {
            seen.plan
                .names()
                .contains(&format!("Site {number}").as_str())
                && !seen.plan.said.is_empty()
        })
        .await;
    let id = page.value("document.activeElement.id").await;
    assert_eq!(id, format!("pp-site-{number}-name"));
    seen
}

/// Makes the plan, key by key.
async fn make(page: &Page) -> Seen {
    page.type_into_plan("Plan name", "Rollout EMEA").await;
    page.type_into_plan("Requester", "Example & Söhne").await;
    page.type_into("Registries", "203.0.113.7").await;
    for (place, [name, clusters, nodes, registries, proxy]) in SITES.into_iter().enumerate() {
        let said = add(page, place + 1).await.plan.said;
        let start = format!("Site {} adds ", place + 1);
        assert!(said.starts_with(&start), "{said}");
        // Where the focus is.
        page.type_on(name).await;
        for (column, text) in [
            ("Clusters", clusters),
            ("Workload clusters", nodes),
            ("Registries", registries),
            ("Proxy", proxy),
        ] {
            if !text.is_empty() {
                page.enter(name, column, text).await;
            }
        }
    }
    page.enter("Oslo", "Proxy port", "3128").await;
    page.until("the plan", |seen| {
        seen.plan.sites.len() == 3 && seen.plan.at("Oslo", "Proxy port").value == "3128"
    })
    .await
}

/// Has the firewall rules of another site shown.
async fn choose(page: &Page, name: &str) -> Seen {
    let path = format!("//select[@id='pp-for-site']/option[normalize-space()='{name}']");
    page.press_path(&path).await;
    page.until(name, |seen| {
        seen.snippets.iter().any(|one| one.title.contains(name))
    })
    .await
}

/// Every field of every site.
async fn fields(page: &Page) -> Vec<Vec<(String, String)>> {
    page.look().await.plan.values()
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
        seen.plan.said.starts_with("Download started.")
    })
    .await;
    String::from_utf8(bytes).expect("text")
}

async fn three_sites_made_by_hand_are_kept_saved_and_shared(page: Page) {
    page.open(START).await;
    let before = make(&page).await;
    assert_eq!(before.plan.names(), ["Berlin", "München", "Oslo"]);
    let totals = &before.plan.totals;
    assert!(totals.starts_with("3 sites, 7 clusters: "), "{totals}");
    assert!(totals.contains(" firewall openings ("), "{totals}");

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
    assert_eq!(again.plan.sites, before.plan.sites);
    assert_eq!(fields(&page).await, all);
    assert_eq!(saved(&page).await, text);

    page.press("Copy link with addresses").await;
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
    assert_eq!(shared.plan.sites, before.plan.sites);
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
    page.show("Change request").await;
    let name = "palette-rollout-emea-self-hosted-all-roles-4.2";
    page.unfold("Download").await;
    let csv = file(&page, "pp-export", "CSV", &format!("{name}.csv")).await;
    page.unfold("Download").await;
    let xlsx = file(&page, "pp-export", "Excel (XLSX)", &format!("{name}.xlsx")).await;
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let headers = reader.headers().expect("a line").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a line")).collect();
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
        let sheet = cells(&xlsx, site);
        assert!(sheet.contains(nodes) && sheet.contains(far), "{sheet}");
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

async fn firewall_rules_are_for_the_chosen_site_and_the_platforms_for_all(page: Page) {
    page.open(START).await;
    make(&page).await;
    let for_role =
        |role: &str| format!("//select[@id='pp-for-role']/option[normalize-space()='{role}']");
    let mut platforms = Vec::new();
    for [site, _, nodes, registries, proxy] in SITES {
        page.press_path(&for_role("Workload cluster")).await;
        let seen = choose(&page, site).await;
        let own = seen.snippet(site).text();
        let far = if proxy.is_empty() { registries } else { proxy };
        assert!(own.contains(far), "{site}: {own}");
        for [other, _, others, elsewhere, behind] in SITES {
            for part in [others, elsewhere, behind].map(|part| part.trim_end_matches("/16")) {
                assert!(
                    other == site || part.is_empty() || !own.contains(part),
                    "{part} of {other} in {own}"
                );
            }
        }
        page.press_path(&for_role("Management platform")).await;
        let seen = page
            .until("the platform's", |seen| {
                seen.snippets
                    .iter()
                    .any(|one| one.title.contains("Management"))
            })
            .await;
        platforms.push(seen.snippet("Management platform").text.clone());
        // Whose field is typed in, is whose rules are shown.
        page.press_path(&for_role("Workload cluster")).await;
        page.enter("Berlin", "Workload clusters", SITES[0][2]).await;
        page.until("Berlin's", |seen| {
            seen.snippets.iter().any(|one| one.title.contains("Berlin"))
        })
        .await;
        assert!(!nodes.is_empty());
    }
    platforms.dedup();
    assert_eq!(
        platforms.len(),
        1,
        "the platform's is the same whichever site is shown"
    );
    let platform = platforms[0].as_deref().unwrap_or_default();
    for all in ["10.1.0.0/16", "10.2.0.0/16"] {
        assert!(platform.contains(all), "{platform}");
    }
    // Behind a proxy, the platform sees the proxy.
    assert!(platform.contains("10.3.9.9"), "{platform}");
}

async fn wrong_entries_of_a_site_are_named_in_their_fields(page: Page) {
    page.open(START).await;
    let seen = add(&page, 1).await;
    let without = "Site 1: no cluster addresses, so other teams' rules leave them out.";
    assert!(
        seen.plan.wide.iter().any(|said| said == without),
        "{:?}",
        seen.plan.wide
    );
    for (label, wrong, said, right) in [
        (
            "Workload clusters",
            "10.1.0.1 10.2.0.300",
            "Entry 2, “10.2.0.300”: not an IPv4 address",
            "10.1.0.1",
        ),
        ("Clusters", "two", "Enter a number from 1 to 100,000.", "2"),
        (
            "Clusters",
            "100001",
            "Enter a number from 1 to 100,000.",
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
            "Enter a port from 1 to 65535.",
            "65535",
        ),
    ] {
        page.enter("Site 1", label, wrong).await;
        let seen = page
            .until(said, |seen| {
                let field = seen.plan.at("Site 1", label);
                field.invalid && field.said.contains(said)
            })
            .await;
        let unusable = format!("1 field has an entry that can't be used: Site 1 ({label}).");
        let wide = seen.plan.wide.join(" ");
        assert!(wide.contains(&unusable) || label == "Proxy", "{wide}");
        page.enter("Site 1", label, right).await;
        page.until("nothing wrong", |seen| {
            let field = seen.plan.at("Site 1", label);
            !field.invalid && field.value == right
        })
        .await;
    }
    let wide = page.look().await.plan.wide.join(" ");
    assert!(
        !wide.contains("can't be used") && !wide.contains("no cluster addresses"),
        "{wide}"
    );
}

async fn what_was_removed_forgotten_or_replaced_is_brought_back(page: Page) {
    page.open(START).await;
    make(&page).await;
    let all = fields(&page).await;
    let text = saved(&page).await;

    page.press("Remove München").await;
    let seen = page
        .until("two sites", |seen| seen.plan.sites.len() == 2)
        .await;
    assert_eq!(seen.plan.said, "München is removed. Undo brings it back.");
    // The button is gone, and the focus is where the next press may be wanted.
    page.until_true("Undo", "document.activeElement.textContent === 'Undo'")
        .await;
    page.press("Undo").await;
    let seen = page
        .until("it is back", |seen| seen.plan.sites.len() == 3)
        .await;
    assert_eq!(seen.plan.said, "München is back.");
    assert_eq!(fields(&page).await, all);

    page.forget().await;
    let seen = page
        .until("nothing", |seen| seen.plan.sites.is_empty())
        .await;
    assert_eq!(seen.plan.field("Plan name").value, "");
    page.press("Undo").await;
    page.until("all", |seen| seen.plan.sites.len() == 3).await;
    assert_eq!(fields(&page).await, all);

    // The file brings it back too, after a reload, when nothing else could.
    page.forget().await;
    page.until("nothing", |seen| seen.plan.sites.is_empty())
        .await;
    page.reload().await;
    page.open(&START.replace("self-hosted", "saas")).await;
    page.open_plan(&text).await;
    let seen = page
        .until("the plan", |seen| seen.plan.sites.len() == 3)
        .await;
    assert_eq!(seen.plan.said, "The plan is open.");
    assert_eq!(seen.parameter("deployment").as_deref(), Some("self-hosted"));
    assert_eq!(seen.parameter("from").as_deref(), Some("3.4"));
    assert_eq!(fields(&page).await, all);

    // Undo is for what was typed; what was chosen is one step back in the browser.
    let choices =
        r#"{"deployment": "self-hosted", "role": "all", "version": "4.2", "from": "3.4"}"#;
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
    page.until("all", |seen| seen.plan.sites.len() == 3).await;
    assert_eq!(fields(&page).await, all);
    assert_eq!(saved(&page).await, text);
}

async fn the_focus_stays_in_the_field_that_is_typed_in(page: Page) {
    page.open(START).await;
    for label in ["Plan name", "Requester"] {
        let field = page.plan_field(label).await;
        type_slowly(&page, field, "Ab 1").await;
        page.forget().await;
        page.until("nothing", |seen| seen.plan.field(label).value.is_empty())
            .await;
    }
    add(&page, 1).await;
    page.type_on("Bonn").await;
    let seen = page
        .until("a name", |seen| seen.plan.names() == ["Bonn"])
        .await;
    for (column, _) in seen.plan.sites[0].values() {
        if column != "Site" {
            let field = page.site_field("Bonn", &column).await;
            type_slowly(&page, field, "1x").await;
        }
    }
}

/// Presses key after key, wherever the focus is after each.
async fn type_slowly(page: &Page, field: fantoccini::elements::Element, text: &str) {
    field.click().await.expect("a click");
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
    assert_eq!(
        page.value("document.activeElement.value").await,
        text,
        "{id}"
    );
}

async fn a_plan_works_in_an_element(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.value("element.setAttribute('view', 'addresses,firewall')")
        .await;
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
    one.until_true("!!root.querySelector('.pp-grid, .pp-card')")
        .await;
    one.value(&press("Add site")).await;
    one.until_true("!!root.getElementById('pp-site-1-name')")
        .await;
    one.value(&enter("pp-site-1-name", "Berlin")).await;
    one.value(&enter("pp-site-1-registries", "203.0.113.11"))
        .await;
    one.until_true("root.getElementById('pp-site-1-registries').value === '203.0.113.11'")
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
    one.value(&press("Remove Berlin")).await;
    one.until_true("!root.getElementById('pp-site-1-name')")
        .await;
    // A file that a page's script hands over as the browser's dialog would.
    let open = format!(
        "((field) => {{ const given = new DataTransfer(); given.items.add(new File([{}], 'plan.json')); field.files = given.files; field.dispatchEvent(new Event('change', {{bubbles: true}})); }})(root.querySelector('[type=file]'))",
        json!(text)
    );
    one.value(&open).await;
    one.until_true("root.getElementById('pp-site-1-name')?.value === 'Berlin'")
        .await;
}

async fn a_plan_works_in_the_single_file(page: Page) {
    page.go_to_file("palette-ports.html", START).await;
    page.running().await;
    make(&page).await;
    let text = saved(&page).await;
    page.forget().await;
    page.until("nothing", |seen| seen.plan.sites.is_empty())
        .await;
    page.open_plan(&text).await;
    page.until("the plan", |seen| seen.plan.sites.len() == 3)
        .await;
    assert_eq!(saved(&page).await, text);
    page.reload().await;
    assert_eq!(page.look().await.plan.sites.len(), 3);
    assert!(page.requests_to_others().await.is_empty());
    page.script("localStorage.clear();", vec![]).await;
}
