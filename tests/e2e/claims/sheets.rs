//! The parts that write files: they come when they are asked for, write every file of both panels, and
//! what does not arrive, or is of another build, is told and tried again.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};

use crate::chromium;
use crate::element::Element;
use crate::page::Page;
use crate::server::Manner;

super::claims![
    it_is_not_loaded_before_somebody_comes_near_a_button,
    every_button_of_the_change_request_saves_its_file,
    every_button_of_the_upgrade_saves_its_file,
    an_upgrade_is_copied_and_printed,
    the_single_file_brings_it_along,
    the_element_has_it_beside_it,
    without_a_network_it_is_told_and_the_next_press_tries_again,
    what_is_missing_is_told,
    what_is_damaged_is_told,
    what_is_of_another_build_is_refused,
    workbooks_are_written_by_a_part_of_their_own,
    where_wasm_was_stopped_nothing_on_screen_is_lost,
    a_copy_that_waits_for_the_download_is_made,
];

const SELF_HOSTED: &str =
    "?deployment=self-hosted&role=all&version=4.2&include=optional,deprecated&view=request";
const UPGRADE: &str = "?deployment=self-hosted&role=all&version=4.2&from=3.4&view=upgrade";
const NAME: &str = "palette-self-hosted-all-roles-4.2";
const UPGRADE_NAME: &str = "palette-self-hosted-all-roles-3.4-to-4.2";
const REQUEST_PANEL: &str = "pp-export";
const UPGRADE_PANEL: &str = "pp-upgrade";
const MISSING: &str =
    "The part that writes files did not arrive. Check the connection and press again.";

/// Presses a button of a panel, as a pointer does.
async fn press(page: &Page, panel: &str, button: &str) {
    page.press_file(panel, button).await;
}

/// What is said below a panel's buttons.
async fn until_said(page: &Page, panel: &str, start: &str) {
    let said = format!(
        "document.querySelector('[aria-labelledby={panel}] .pp-export + p [role=status]').textContent.startsWith('{start}')"
    );
    page.until_true(start, &said).await;
}

/// Presses a button of a panel and reads the file that comes of it.
async fn file(page: &Page, panel: &str, button: &str, name: &str) -> Vec<u8> {
    let file = page.session.downloads.join(name);
    // One from another claim must not be taken for this one.
    let _ = std::fs::remove_file(&file);
    press(page, panel, button).await;
    let bytes = page.until_bytes(&file).await;
    until_said(page, panel, "Download started.").await;
    bytes
}

async fn asked_for_it(page: &Page) -> bool {
    let heard = page.heard();
    heard.iter().any(|one| one.contains("/files.wasm"))
}

/// The cells of a sheet as text, the first row first.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("the sheet");
    let words = |cell: &Data| match cell {
        Data::Empty => String::new(),
        cell => cell.to_string(),
    };
    range
        .rows()
        .map(|row| row.iter().map(words).collect())
        .collect()
}

/// Holds the four files of a panel to each other: the same rows in each. `parts` are the sheets.
async fn four_files(page: &Page, panel: &str, name: &str, parts: &[&str]) -> Vec<Vec<String>> {
    let csv = file(page, panel, "CSV", &format!("{name}.csv")).await;
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| {
            let row = row.expect("a line");
            row.iter().map(str::to_owned).collect()
        })
        .collect();
    let json = file(page, panel, "JSON", &format!("{name}.json")).await;
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(rows.len()));
    let markdown = file(page, panel, "Markdown", &format!("{name}.md")).await;
    let markdown = String::from_utf8(markdown).expect("text");
    let xlsx = file(page, panel, "Excel (XLSX)", &format!("{name}.xlsx")).await;
    // Both have columns of their own: what has the same heading is the same.
    let headings: Vec<String> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let mut in_sheets = 0;
    for part in parts {
        assert!(markdown.contains(&format!("\n## {part}\n")), "{markdown}");
        let mut table = cells(&xlsx, part).into_iter();
        let own = table.next().expect("a header");
        for (row, line) in table.zip(&rows[in_sheets..]) {
            in_sheets += 1;
            let mut same = 0;
            for (heading, cell) in own.iter().zip(&row) {
                if let Some(place) = headings.iter().position(|one| one == heading) {
                    assert_eq!(*cell, line[place], "{heading}");
                    same += 1;
                }
            }
            assert!(same > 8, "{own:?}");
        }
    }
    assert_eq!(in_sheets, rows.len());
    assert!(cells(&xlsx, "Cover").len() > 10);
    assert!(cells(&xlsx, "Sources").len() > rows.len());
    rows
}

async fn it_is_not_loaded_before_somebody_comes_near_a_button(page: Page) {
    page.served(Manner::Good);
    page.open(UPGRADE).await;
    assert!(!asked_for_it(&page).await);
    page.script(
        "document.querySelector('[aria-labelledby=pp-upgrade] .pp-export summary').focus()",
        vec![],
    )
    .await;
    page.until_true(
        "the part that writes files",
        "performance.getEntriesByType('resource').some(({name}) => name.endsWith('/files.wasm'))",
    )
    .await;
    let heard = page.heard();
    assert!(
        !heard.iter().any(|one| one.contains("/workbook.wasm")),
        "{heard:#?}"
    );
}

async fn every_button_of_the_change_request_saves_its_file(page: Page) {
    page.open(SELF_HOSTED).await;
    let parts = ["Management platform", "Workload cluster"];
    let rows = four_files(&page, REQUEST_PANEL, NAME, &parts).await;
    assert_eq!(rows.len(), 14);
    assert_eq!(
        rows[8][..4],
        ["9", "Workload cluster", "Allow", "Workload clusters"]
    );
}

async fn every_button_of_the_upgrade_saves_its_file(page: Page) {
    page.open(&format!(
        "{UPGRADE}#typed&addresses/registries=registry.example.com"
    ))
    .await;
    let parts = ["Open first", "No change", "Close afterwards"];
    let rows = four_files(&page, UPGRADE_PANEL, UPGRADE_NAME, &parts).await;
    assert_eq!(rows.len(), 14);
    assert!(rows.iter().any(|row| row[5] == "registry.example.com"));
}

async fn an_upgrade_is_copied_and_printed(page: Page) {
    page.open(UPGRADE).await;
    page.fill_clipboard().await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    press(&page, UPGRADE_PANEL, "Copy as Markdown").await;
    until_said(&page, UPGRADE_PANEL, "Copied").await;
    let copied = page.clipboard().await;
    assert!(
        copied.starts_with("# Network ports: upgrade\n\n- From: Palette 3.4\n- To: Palette 4.2\n"),
        "{copied}"
    );
    page.script("window.print = () => { dispatchEvent(new Event('beforeprint')); window.onPaper = document.querySelector('.pp-sheet').textContent; };", vec![]).await;
    press(&page, UPGRADE_PANEL, "Print").await;
    page.until_true("a print", "typeof onPaper === 'string'")
        .await;
    let text = page.value("onPaper").await;
    let text = text.as_str().unwrap_or_default();
    assert!(text.starts_with("Network ports: upgrade"), "{text}");
    assert!(text.contains("Close afterwards"), "{text}");
}

async fn the_single_file_brings_it_along(page: Page) {
    page.go_to_file("palette-ports.html", SELF_HOSTED).await;
    page.running().await;
    let xlsx = file(
        &page,
        REQUEST_PANEL,
        "Excel (XLSX)",
        &format!("{NAME}.xlsx"),
    )
    .await;
    assert_eq!(cells(&xlsx, "Workload cluster").len(), 7);
    page.go_to_file("palette-ports.html", UPGRADE).await;
    page.running().await;
    let csv = file(&page, UPGRADE_PANEL, "CSV", &format!("{UPGRADE_NAME}.csv")).await;
    assert!(csv.len() > 1000);
    assert!(page.requests_to_others().await.is_empty());
}

async fn the_element_has_it_beside_it(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let name = "palette-self-hosted-workload-cluster-4.2.xlsx";
    let file = page.session.downloads.join(name);
    let _ = std::fs::remove_file(&file);
    one.value("[...root.querySelectorAll('nav button')].find((one) => one.textContent.trim() === 'Change request').click()")
        .await;
    one.until_true("!!root.querySelector('[aria-labelledby=pp-export] table')")
        .await;
    one.value("[...root.querySelectorAll('[aria-labelledby=pp-export] button')].find((one) => one.textContent === 'Excel (XLSX)').click()")
        .await;
    let xlsx = page.until_bytes(&file).await;
    assert_eq!(cells(&xlsx, "Workload cluster").len(), 5);
    one.until_true(
        "words('[aria-labelledby=pp-export] [role=status]').startsWith('Download started.')",
    )
    .await;
}

async fn connected(page: &Page, is_connected: bool) {
    chromium::devtools(&page.session, "Network.enable", json!({})).await;
    let conditions = json!({
        "offline": !is_connected, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
    });
    chromium::devtools(
        &page.session,
        "Network.emulateNetworkConditions",
        conditions,
    )
    .await;
}

async fn without_a_network_it_is_told_and_the_next_press_tries_again(page: Page) {
    let before = page.open(SELF_HOSTED).await;
    connected(&page, false).await;
    for button in ["CSV", "Print", "Copy as Markdown"] {
        press(&page, REQUEST_PANEL, button).await;
        until_said(&page, REQUEST_PANEL, MISSING).await;
    }
    assert_eq!(page.look().await.summary, before.summary);
    page.expect_console(&["ERR_INTERNET_DISCONNECTED"]).await;
    connected(&page, true).await;
    let csv = file(&page, REQUEST_PANEL, "CSV", &format!("{NAME}.csv")).await;
    assert!(csv.len() > 1000);
}

async fn what_is_missing_is_told(page: Page) {
    for (part, button) in [("/files.wasm", "JSON"), ("/workbook.wasm", "Excel (XLSX)")] {
        page.served(Manner::Missing(part));
        page.open(SELF_HOSTED).await;
        press(&page, REQUEST_PANEL, button).await;
        until_said(&page, REQUEST_PANEL, MISSING).await;
        page.expect_console(&["404"]).await;
    }
}

async fn what_is_damaged_is_told(page: Page) {
    page.served(Manner::Damaged("/files.wasm"));
    page.open(SELF_HOSTED).await;
    press(&page, REQUEST_PANEL, "Markdown").await;
    until_said(&page, REQUEST_PANEL, MISSING).await;
}

async fn what_is_of_another_build_is_refused(page: Page) {
    let before = page.open(SELF_HOSTED).await;
    // The last digit of what says which build a part is of.
    page.script(
        "const real = fetch; window.fetch = async (...given) => {
            const bytes = new Uint8Array(await (await real(...given)).arrayBuffer());
            bytes[bytes.length - 1] ^= 1;
            return new Response(bytes);
        };",
        vec![],
    )
    .await;
    press(&page, REQUEST_PANEL, "CSV").await;
    until_said(&page, REQUEST_PANEL, MISSING).await;
    page.expect_console(&["is of another build"]).await;
    assert_eq!(page.look().await.summary, before.summary);
}

async fn workbooks_are_written_by_a_part_of_their_own(page: Page) {
    page.served(Manner::WrongType(".wasm"));
    page.open(SELF_HOSTED).await;
    file(&page, REQUEST_PANEL, "CSV", &format!("{NAME}.csv")).await;
    let asked = |page: &Page| {
        let heard = page.heard();
        heard
            .iter()
            .filter(|one| one.contains("/workbook.wasm"))
            .count()
    };
    assert_eq!(asked(&page), 0);
    for _ in 0..2 {
        file(
            &page,
            REQUEST_PANEL,
            "Excel (XLSX)",
            &format!("{NAME}.xlsx"),
        )
        .await;
        assert_eq!(asked(&page), 1, "it is loaded once");
    }
}

async fn where_wasm_was_stopped_nothing_on_screen_is_lost(page: Page) {
    let before = page.open(SELF_HOSTED).await;
    page.script(
        "URL.createObjectURL = () => { throw new WebAssembly.RuntimeError('a trap'); };",
        vec![],
    )
    .await;
    press(&page, REQUEST_PANEL, "CSV").await;
    until_said(&page, REQUEST_PANEL, "The part that writes files stopped").await;
    let seen = page.look().await;
    assert_eq!(
        (seen.problem, seen.summary),
        (String::new(), before.summary)
    );
}

async fn a_copy_that_waits_for_the_download_is_made(page: Page) {
    page.open(SELF_HOSTED).await;
    page.fill_clipboard().await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.script(
        "const real = fetch; window.fetch = async (...given) => { await new Promise((done) => setTimeout(done, 1500)); return real(...given); };",
        vec![],
    )
    .await;
    press(&page, REQUEST_PANEL, "Copy as Markdown").await;
    page.until_true(
        "it is seen to load",
        "document.querySelector('[aria-labelledby=pp-export] .pp-export + p').textContent.startsWith('Loading the part that writes files')",
    )
    .await;
    until_said(&page, REQUEST_PANEL, "Copied").await;
    let copied = page.clipboard().await;
    assert!(
        copied.starts_with("# Network ports: change request"),
        "{copied}"
    );
    // Where the browser knows no text that is yet to come.
    page.fill_clipboard().await;
    page.script("window.ClipboardItem = undefined;", vec![])
        .await;
    press(&page, REQUEST_PANEL, "Copy as Markdown").await;
    until_said(&page, REQUEST_PANEL, "Copied").await;
    let copied = page.clipboard().await;
    assert!(
        copied.starts_with("# Network ports: change request"),
        "{copied}"
    );
}
