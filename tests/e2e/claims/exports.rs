//! The change request: what is saved, copied and printed, and what is said where that is refused.

use std::fs;

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::seen::Seen;

super::claims![
    each_file_holds_the_rules_on_screen_and_no_others,
    typed_addresses_are_in_the_files_and_no_formula_is,
    the_request_is_copied_as_markdown_or_the_page_says_that_it_is_not,
    on_paper_is_the_request_and_no_control,
    without_a_request_the_rules_are_printed_without_controls,
    where_nothing_is_printed_the_page_says_so,
    a_file_is_saved_from_the_disk_too,
    a_sandboxed_frame_says_what_it_may_refuse,
    nothing_on_screen_is_nothing_to_ask_for,
];

const FILTERED: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2&direction=outbound&deprecated=hide&q=443";
const NAME: &str = "palette-self-hosted-workload-cluster-4.2";

/// What is said below the buttons.
const SAID: &str =
    "document.querySelector('[aria-labelledby=pp-export] [role=status]').textContent";

async fn until_said(page: &Page, start: &str) {
    page.until_true(start, &format!("{SAID}.startsWith('{start}')"))
        .await;
}

/// Presses a button and reads the file that comes of it.
async fn file(page: &Page, button: &str, name: &str) -> String {
    let file = page.session.downloads.join(name);
    // One from another claim must not be taken for this one.
    let _ = fs::remove_file(&file);
    page.press(button).await;
    page.until_file(&file).await
}

fn csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a line"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn on_screen(seen: &Seen) -> Vec<String> {
    sorted(seen.rows().iter().map(|row| row.id.as_str()))
}

/// The reader's date by another way than the page's.
async fn date(page: &Page) -> Value {
    page.value("new Date().toLocaleDateString('sv')").await
}

async fn each_file_holds_the_rules_on_screen_and_no_others(page: Page) {
    let seen = page.open(FILTERED).await;
    let ids = on_screen(&seen);
    assert_eq!(ids.len(), 2, "{ids:?}");
    let rows = csv(&file(&page, "CSV", &format!("{NAME}.csv")).await);
    assert_eq!(sorted(rows.iter().map(|row| row[18].as_str())), ids);
    assert_eq!(rows[0][19], "Palette 4.2");
    assert_eq!(json!(rows[0][21]), date(&page).await);
    until_said(&page, "Handed to the browser.").await;

    let text = file(&page, "JSON", &format!("{NAME}.json")).await;
    let read: Value = serde_json::from_str(&text).expect("JSON");
    let rows = read["rows"].as_array().expect("rows");
    assert_eq!(
        sorted(rows.iter().filter_map(|row| row["rule_id"].as_str())),
        ids
    );
    assert_eq!(
        read["selection"],
        "Self-hosted; Workload cluster; outbound; without deprecated rules; found by “443”"
    );
    assert_eq!(read["date"], date(&page).await);

    let text = file(&page, "Markdown", &format!("{NAME}.md")).await;
    let cells = text.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = cells.filter_map(|line| line.trim_end_matches(" |").rsplit("| ").next());
    assert_eq!(sorted(cells), ids);

    // What is chosen next is in the next file.
    page.choose("Direction", "Both").await;
    page.type_into("Search", "22").await;
    let seen = page
        .until("the shell and the messages", |seen| {
            seen.rows()
                .iter()
                .any(|row| row.id == "self-hosted-cluster-in-ssh")
        })
        .await;
    let rows = csv(&file(&page, "CSV", &format!("{NAME}.csv")).await);
    assert_eq!(
        sorted(rows.iter().map(|row| row[18].as_str())),
        on_screen(&seen)
    );
}

async fn typed_addresses_are_in_the_files_and_no_formula_is(page: Page) {
    page.open(FILTERED).await;
    page.type_into(
        "Registries",
        "203.0.113.7 =cmd|'/c' +1 -1 @SUM(A1) registry.example.com",
    )
    .await;
    page.until("what is wrong", |seen| {
        seen.field("Registries").said.contains("Entry 5")
    })
    .await;
    let text = file(&page, "CSV", &format!("{NAME}.csv")).await;
    let rows = csv(&text);
    let row = rows
        .iter()
        .find(|row| row[4] == "Registries")
        .expect("the row");
    assert_eq!(
        row[5],
        "203.0.113.7, registry.example.com, 4 wrong entries left out"
    );
    for cell in rows.concat() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell:?}"
        );
    }
    let text = file(&page, "JSON", &format!("{NAME}.json")).await;
    let read: Value = serde_json::from_str(&text).expect("JSON");
    let rows = read["rows"].as_array().expect("rows");
    let row = rows
        .iter()
        .find(|row| row["destination"] == "Registries")
        .expect("the row");
    assert_eq!(
        row["destination_addresses"],
        json!({"entered": ["203.0.113.7", "registry.example.com"], "wrong": 4})
    );
    let text = file(&page, "Markdown", &format!("{NAME}.md")).await;
    assert!(
        !text.contains("=cmd")
            && text.contains("| 203.0.113.7, registry.example.com, 4 wrong entries left out |"),
        "{text}"
    );
}

async fn the_request_is_copied_as_markdown_or_the_page_says_that_it_is_not(page: Page) {
    page.open(FILTERED).await;
    page.fill_clipboard().await;
    page.type_into("Search", "443").await;
    page.until("the search", |seen| seen.query.contains("443"))
        .await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    let text = file(&page, "Markdown", &format!("{NAME}.md")).await;
    page.press("Copy as Markdown").await;
    until_said(&page, "Copied").await;
    assert_eq!(page.clipboard().await, text);
    page.script(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
         document.execCommand = () => false;",
        vec![],
    )
    .await;
    page.press("Copy as Markdown").await;
    until_said(&page, "The browser refused the clipboard.").await;
}

/// Has the page take itself for printed, in dark colours on screen.
async fn printed(page: &Page, is_printed: bool) {
    let media = if is_printed { "print" } else { "" };
    let features =
        json!([{"name": "prefers-color-scheme", "value": if is_printed { "dark" } else { "" }}]);
    let emulated = json!({"media": media, "features": features});
    chromium::devtools(&page.session, "Emulation.setEmulatedMedia", emulated).await;
}

/// The controls that are visible.
const CONTROLS: &str = "[...document.querySelectorAll('#palette-ports :is(button, input, textarea, select, summary, label, pre)')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML)";

async fn on_paper_is_the_request_and_no_control(page: Page) {
    let seen = page.open(FILTERED).await;
    page.script("window.print = () => { dispatchEvent(new Event('beforeprint')); window.onPaper = document.querySelector('.pp-sheet').textContent; };", vec![]).await;
    page.press("Print").await;
    page.until_true("a print", "typeof onPaper === 'string'")
        .await;
    assert_eq!(page.value(SAID).await, "");
    let shown = "document.querySelector('.pp-sheet').checkVisibility()";
    assert_eq!(
        page.value(shown).await,
        json!(false),
        "on screen there is no sheet"
    );
    printed(&page, true).await;
    assert_eq!(page.value(shown).await, json!(true));
    assert_eq!(page.value(CONTROLS).await, json!([]));
    let text = page
        .value("document.querySelector('#palette-ports').innerText")
        .await;
    let text = text.as_str().unwrap_or_default();
    assert!(text.starts_with("Network ports: change request"), "{text}");
    for id in on_screen(&seen) {
        assert!(text.contains(&id), "{id} in {text}");
    }
    let date = date(&page).await;
    for part in [
        "Product version: Palette 4.2",
        "Dataset version: ",
        &format!("Date: {}", date.as_str().unwrap_or_default()),
        "not entered",
        "What fails without it",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for (style, expected) in [
        (
            "getComputedStyle(document.querySelector('.pp-sheet td')).color",
            "rgb(0, 0, 0)",
        ),
        (
            "getComputedStyle(document.body).backgroundColor",
            "rgb(255, 255, 255)",
        ),
        (
            "getComputedStyle(document.querySelector('.pp-sheet tr')).breakInside",
            "avoid",
        ),
        (
            "getComputedStyle(document.querySelector('.pp-sheet thead')).display",
            "table-header-group",
        ),
    ] {
        assert_eq!(page.value(style).await, expected, "{style}");
    }
    printed(&page, false).await;
    // The next choice is not what was asked for.
    page.choose_line("4.9").await;
    page.until_true("no sheet", "!document.querySelector('.pp-sheet')")
        .await;
}

async fn without_a_request_the_rules_are_printed_without_controls(page: Page) {
    let seen = page.open(FILTERED).await;
    printed(&page, true).await;
    assert_eq!(page.value(CONTROLS).await, json!([]));
    let text = page
        .value("document.querySelector('#palette-ports').innerText")
        .await;
    let text = text.as_str().unwrap_or_default();
    assert!(
        text.contains(&seen.summary) && text.contains("Dataset 20"),
        "{text}"
    );
    assert_eq!(
        page.value("getComputedStyle(document.querySelector('.pp-table td')).color")
            .await,
        "rgb(0, 0, 0)"
    );
    printed(&page, false).await;
}

async fn where_nothing_is_printed_the_page_says_so(page: Page) {
    page.open(FILTERED).await;
    for refuse in [
        "window.print = () => {};",
        "window.print = undefined;",
        "window.print = () => { throw new Error('no'); };",
    ] {
        page.script(refuse, vec![]).await;
        page.press("Print").await;
        until_said(&page, "The browser did not begin to print.").await;
        assert_eq!(
            page.value("!!document.querySelector('.pp-sheet')").await,
            json!(true),
            "its own menu prints the request"
        );
        page.press("Copy as Markdown").await;
        until_said(&page, "Copied").await;
    }
}

async fn a_file_is_saved_from_the_disk_too(page: Page) {
    page.go_to_file("palette-ports.html", "?deployment=self-hosted&version=4.2")
        .await;
    page.running().await;
    let text = file(&page, "JSON", "palette-self-hosted-all-roles-4.2.json").await;
    let read: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read["product_version"], "Palette 4.2");
}

async fn a_sandboxed_frame_says_what_it_may_refuse(page: Page) {
    page.go("hosts/frames.html").await;
    let client = &page.session.client;
    client.clone().enter_frame(1).await.expect("the frame");
    page.running().await;
    page.press("CSV").await;
    until_said(&page, "Handed to the browser. If no file arrives,").await;
    page.press("Print").await;
    until_said(&page, "The browser did not begin to print.").await;
    client.clone().enter_parent_frame().await.expect("the page");
}

async fn nothing_on_screen_is_nothing_to_ask_for(page: Page) {
    page.open("?q=no+such+thing").await;
    let text = page
        .value("document.querySelector('[aria-labelledby=pp-export]').innerText")
        .await;
    assert!(
        text.as_str()
            .is_some_and(|text| text.ends_with("nothing to ask for.")),
        "{text}"
    );
    assert_eq!(
        page.value("document.querySelectorAll('[aria-labelledby=pp-export] button').length")
            .await,
        0
    );
}
