//! The grid of addresses: what is pasted into it, what it says, and what stands for it on a phone.

use serde_json::{Value, json};

use super::reach::resized;
use crate::page::Page;

super::claims![
    three_sites_with_all_their_addresses_take_eight_presses_and_one_paste,
    rows_pasted_into_a_field_fill_the_grid_from_there_and_go_with_one_undo,
    a_list_that_is_pasted_into_a_field_stays_in_it,
    what_of_a_sheet_has_no_place_is_said_and_is_not_lost,
    whoever_hears_the_page_hears_a_table_and_the_names_of_its_fields,
    a_field_grows_while_it_is_edited_and_those_beside_it_stay,
    what_is_said_of_a_field_stands_right_below_it,
    what_is_missing_is_counted_in_one_sentence,
    the_destination_that_nobody_names_is_left_out_allowed_or_entered,
    on_a_phone_each_site_is_a_card_with_a_line_for_each_field,
    a_site_that_is_added_on_a_phone_is_shown_with_the_focus_in_its_name,
];

const START: &str = "?deployment=self-hosted&role=all&version=4.2&view=addresses";

/// What the three sites' addresses are in a sheet.
pub(super) const SHEET: &str = "Site\tClusters\tWorkload clusters\tvCenter\tRegistries\tApplication update servers\tAdministrators\tProxy\tProxy port\tManagement platform\tBrowsers and API clients\r\n\
All sites\t\t\t\t10.0.5.5\t10.0.5.6\t\t\t\t10.0.0.10\t10.0.0.0/8\r\n\
Berlin\t2\t10.1.0.0/16\t10.1.250.10\t\t\t10.1.200.0/24\t10.1.0.9\t3128\t\t\r\n\
Madrid\t1\t\"10.2.0.0/16\n10.22.0.0/16\"\t10.2.250.10\t\t\t10.2.200.0/24\t\t\t\t\r\n\
Oslo\t3\t10.3.0.0/16\t10.3.250.10\t\t\t10.3.200.0/24\t\t\t\t\r\n";

/// From here on, the presses of a pointer are counted.
async fn count_presses(page: &Page) {
    page.script(
        "window.presses = 0; addEventListener('pointerdown', () => presses++, true);",
        vec![],
    )
    .await;
}

async fn three_sites_with_all_their_addresses_take_eight_presses_and_one_paste(page: Page) {
    page.open(&START.replace("&view=addresses", "")).await;
    count_presses(&page).await;
    page.show("Addresses").await;
    page.press("Paste from a sheet").await;
    page.until_true(
        "a field with the focus",
        "document.activeElement.id === 'pp-sheet-rows'",
    )
    .await;
    page.paste(SHEET, true).await;
    let seen = page
        .until("what becomes of it", |seen| !seen.plan.sheet.is_empty())
        .await;
    assert_eq!(
        seen.plan.sheet[1..],
        ["New: Berlin, Madrid, Oslo.", "Changes: All sites."]
    );
    page.press("Fill in").await;
    let seen = page
        .until("three sites", |seen| seen.plan.sites.len() == 3)
        .await;
    assert_eq!(seen.plan.names(), ["Berlin", "Madrid", "Oslo"]);
    assert_eq!(seen.plan.at("Berlin", "Proxy port").value, "3128");
    assert_eq!(
        seen.plan.at("Madrid", "Workload clusters").said,
        "2 addresses"
    );
    assert_eq!(seen.plan.at("Oslo", "vCenter").value, "10.3.250.10");
    assert_eq!(seen.field("Registries").value, "10.0.5.5");
    let open = seen.plan.wide.join(" ");
    assert_eq!(open, "", "nothing is missing");
    // The request is there to be saved.
    page.show("Change request").await;
    page.unfold("Download").await;
    let name = "palette-self-hosted-all-roles-4.2.xlsx";
    let file = page.session.downloads.join(name);
    let _ = std::fs::remove_file(&file);
    page.press("Excel (XLSX)").await;
    page.until_bytes(&file).await;
    let presses = page.value("presses").await;
    assert!(
        presses.as_u64().is_some_and(|presses| presses <= 8),
        "{presses}"
    );
}

async fn rows_pasted_into_a_field_fill_the_grid_from_there_and_go_with_one_undo(page: Page) {
    page.open(START).await;
    page.press("Add site").await;
    page.until("a site", |seen| seen.plan.sites.len() == 1)
        .await;
    page.type_on("Bonn").await;
    page.enter("Bonn", "vCenter", "10.9.9.9").await;
    let before = page
        .until("entered", |seen| {
            seen.plan.at("Bonn", "vCenter").value == "10.9.9.9"
        })
        .await;
    let field = page.site_field("Bonn", "Workload clusters").await;
    field.click().await.expect("a click");
    page.paste(
        "10.1.0.0/16\t10.1.200.0/24\n10.2.0.0/16\t10.2.200.0/24\n",
        true,
    )
    .await;
    let seen = page
        .until("another site", |seen| seen.plan.sites.len() == 2)
        .await;
    let rows: Vec<(String, String)> = ["Bonn", "Site 2"]
        .iter()
        .map(|site| {
            let of = |column| seen.plan.at(site, column).value;
            (of("Workload clusters"), of("Administrators"))
        })
        .collect();
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        rows,
        [
            text("10.1.0.0/16", "10.1.200.0/24"),
            text("10.2.0.0/16", "10.2.200.0/24")
        ]
    );
    assert_eq!(seen.plan.at("Bonn", "vCenter").value, "10.9.9.9");
    assert_eq!(
        seen.plan.said,
        "Filled in. Undo takes it back. New: Site 2. Changes: Bonn."
    );
    page.press("Undo").await;
    let back = page
        .until("as before", |seen| seen.plan.sites.len() == 1)
        .await;
    assert_eq!(back.plan.sites, before.plan.sites);
}

async fn a_list_that_is_pasted_into_a_field_stays_in_it(page: Page) {
    page.open(START).await;
    page.field("Registries")
        .await
        .click()
        .await
        .expect("a click");
    // Out of a sheet or out of a mail.
    page.paste("192.0.2.1\n192.0.2.2 # second", true).await;
    let seen = page
        .until("both", |seen| {
            seen.field("Registries").said == "2 addresses"
        })
        .await;
    assert_eq!(
        seen.field("Registries").value,
        "192.0.2.1\n192.0.2.2 # second"
    );
    assert!(seen.plan.sites.is_empty());
}

async fn what_of_a_sheet_has_no_place_is_said_and_is_not_lost(page: Page) {
    page.open(START).await;
    page.field("Registries")
        .await
        .click()
        .await
        .expect("a click");
    let sheet = "Site\tCountry\tRegistries\nBerlin\tDE\t192.0.2.1\n";
    page.paste(sheet, true).await;
    let seen = page
        .until("it is said", |seen| seen.plan.said.contains("Country"))
        .await;
    assert_eq!(
        seen.plan.said,
        "Filled in. Undo takes it back. New: Berlin. Not used: Country. There is no such column. The rows you pasted stand below."
    );
    let rest = page
        .value("document.getElementById('pp-sheet-rows').value")
        .await;
    assert_eq!(rest, sheet);
    assert_eq!(seen.plan.at("Berlin", "Registries").value, "192.0.2.1");
    page.press("Cancel").await;
    page.until_true("closed", "!document.getElementById('pp-sheet-rows')")
        .await;
}

async fn whoever_hears_the_page_hears_a_table_and_the_names_of_its_fields(page: Page) {
    page.open(START).await;
    page.press("Add site").await;
    page.until("a site", |seen| seen.plan.sites.len() == 1)
        .await;
    page.type_on("Bonn").await;
    page.until("a name", |seen| seen.plan.names() == ["Bonn"])
        .await;
    let role =
        |selector: &str| format!("getComputedStyle(document.querySelector('{selector}')).display");
    for (selector, display) in [
        (".pp-grid", "table"),
        (".pp-grid tr", "table-row"),
        (".pp-grid td", "table-cell"),
        (".pp-grid tbody th", "table-cell"),
    ] {
        assert_eq!(page.value(&role(selector)).await, display, "{selector}");
    }
    let scopes = "[...document.querySelectorAll('.pp-grid th')].every((th) => th.scope)";
    assert_eq!(page.value(scopes).await, true);
    for (site, column) in [
        ("Bonn", "Registries"),
        ("Bonn", "Proxy port"),
        ("Bonn", "Site"),
    ] {
        let field = page.site_field(site, column).await;
        assert_eq!(page.spoken_name(&field).await, format!("{column}, {site}"));
    }
    let field = page.field("Registries").await;
    assert_eq!(page.spoken_name(&field).await, "Registries, all sites");
}

async fn a_field_grows_while_it_is_edited_and_those_beside_it_stay(page: Page) {
    page.open(START).await;
    let height = "(id) => document.getElementById(id).getBoundingClientRect().height";
    let heights = format!("['pp-address-registries', 'pp-address-vcenter'].map({height})");
    let before = page.value(&heights).await;
    page.field("Registries")
        .await
        .click()
        .await
        .expect("a click");
    page.paste("192.0.2.1\n192.0.2.2\n192.0.2.3\n192.0.2.4", false)
        .await;
    page.until("four", |seen| {
        seen.field("Registries").said == "4 addresses"
    })
    .await;
    let edited = page.value(&heights).await;
    assert!(
        edited[0].as_f64() > before[0].as_f64().map(|height| 2.0 * height),
        "{before} {edited}"
    );
    assert_eq!(edited[1], before[1]);
    page.field("vCenter").await.click().await.expect("a click");
    page.until_true(
        "one line again",
        &format!("({heights})[0] === {}", before[0]),
    )
    .await;
}

async fn what_is_said_of_a_field_stands_right_below_it(page: Page) {
    for width in [1440, 390] {
        page.leave_for_good().await;
        resized(&page, width, 844).await;
        page.open("?deployment=saas&version=4.2&view=addresses")
            .await;
        page.type_into("Registries", "10.0.0.1/33").await;
        page.until("the refusal", |seen| seen.field("Registries").invalid)
            .await;
        let gap = "(() => { const field = document.getElementById('pp-address-registries');
            const error = document.getElementById(field.getAttribute('aria-describedby')).querySelector('.pp-error');
            return error.getBoundingClientRect().top - field.getBoundingClientRect().bottom; })()";
        let gap = page.value(gap).await.as_f64().expect("a number");
        assert!((0.0..32.0).contains(&gap), "{gap} px below, at {width}");
    }
}

async fn what_is_missing_is_counted_in_one_sentence(page: Page) {
    let start = START.replace("role=all", "role=workload-cluster");
    let seen = page.open(&format!("{start}&format=nftables")).await;
    let missing = |wide: &[String]| wide.first().cloned().unwrap_or_default();
    assert_eq!(
        missing(&seen.plan.wide),
        "4 endpoints are open to any address: Management platform, vCenter, Registries, Application update servers."
    );
    page.type_into("Management platform", "192.0.2.1").await;
    page.type_into("Registries", "192.0.2.2").await;
    page.type_into("Application update servers", "192.0.2.2")
        .await;
    let seen = page
        .until("one", |seen| missing(&seen.plan.wide).starts_with("1 "))
        .await;
    assert_eq!(
        seen.plan.wide,
        ["1 endpoint is open to any address: vCenter."]
    );
    assert_eq!(seen.field("vCenter").empty, "any");
    let seen = page.open(&format!("{start}&format=pan-os")).await;
    assert_eq!(
        seen.plan.wide,
        ["2 endpoints have no address and are left out: vCenter, Workload clusters."]
    );
    assert_eq!(seen.field("vCenter").empty, "left out");
}

async fn the_destination_that_nobody_names_is_left_out_allowed_or_entered(page: Page) {
    let start = START.replace("role=all", "role=management-platform");
    let seen = page.open(&start).await;
    let question =
        "The docs don't name this destination: gRPC peer (not stated) (outbound tcp/443).";
    assert_eq!(seen.chosen(question), "Leave it out");
    assert_eq!(seen.field("gRPC peer (not stated)").empty, "left out");
    page.choose(question, "Allow any address for it").await;
    page.until("allowed", |seen| {
        seen.field("gRPC peer (not stated)").empty == "any"
            && seen.plan.wide.join(" ").contains("gRPC peer (not stated)")
    })
    .await;
    page.press("Enter it").await;
    page.until_true(
        "its field",
        "document.activeElement.id === 'pp-address-grpc-peer'",
    )
    .await;
    page.type_on("192.0.2.9").await;
    page.until("no question", |seen| seen.group(question).is_empty())
        .await;
}

async fn on_a_phone_each_site_is_a_card_with_a_line_for_each_field(page: Page) {
    page.open(START).await;
    page.press("Paste from a sheet").await;
    page.paste(SHEET, true).await;
    page.until("what becomes of it", |seen| !seen.plan.sheet.is_empty())
        .await;
    page.press("Fill in").await;
    page.until("three sites", |seen| seen.plan.sites.len() == 3)
        .await;
    resized(&page, 390, 844).await;
    page.until("a card", |seen| {
        seen.plan.card == "All sites" && seen.plan.sites.is_empty()
    })
    .await;
    for site in ["Berlin", "Madrid", "Oslo"] {
        page.press("Next site").await;
        page.until(site, |seen| seen.plan.card == site).await;
        let lines = page
            .value(
                "[...document.querySelectorAll('.pp-card-field')].map((line) => { \
                   const [label, field] = [line.querySelector('label'), line.querySelector('input, textarea')] \
                     .map((one) => one.getBoundingClientRect()); \
                   return field.left >= label.right && field.top < label.bottom && label.top < field.bottom; })",
            )
            .await;
        let lines: Vec<bool> = serde_json::from_value(lines).expect("a list");
        assert!(
            lines.len() > 6 && lines.iter().all(|is_one| *is_one),
            "{lines:?}"
        );
    }
    let is_last =
        "[...document.querySelectorAll('button')].every((one) => one.textContent !== 'Next site')";
    assert_eq!(page.value(is_last).await, true);
    // Words stay whole.
    let broken = page
        .value(
            "[...document.querySelectorAll('.pp-card-field > label')].filter((label) => { \
               const range = document.createRange(); const text = label.firstChild; \
               return text.data.split(' ').some((word, at, all) => { \
                 const start = all.slice(0, at).join(' ').length + (at ? 1 : 0); \
                 range.setStart(text, start); range.setEnd(text, start + word.length); \
                 return range.getClientRects().length > 1; }); }).map((label) => label.innerText)",
        )
        .await;
    assert_eq!(broken, json!([]));
    page.type_into("vCenter", "10.3.9.9").await;
    resized(&page, 1280, 900).await;
    page.until("the grid", |seen| {
        seen.plan.at("Oslo", "vCenter").value == "10.3.9.9"
    })
    .await;
}

async fn a_site_that_is_added_on_a_phone_is_shown_with_the_focus_in_its_name(page: Page) {
    resized(&page, 390, 844).await;
    page.open(START).await;
    page.until("a card", |seen| seen.plan.card == "All sites")
        .await;
    for number in 1..=2 {
        page.press("Add site").await;
        page.until_true(
            "the focus",
            &format!("document.activeElement.id === 'pp-site-{number}-name'"),
        )
        .await;
        let top: Value = page
            .value("document.activeElement.getBoundingClientRect().top")
            .await;
        let is_seen = top.as_f64().is_some_and(|top| (0.0..844.0).contains(&top));
        assert!(is_seen, "{top}");
    }
}
