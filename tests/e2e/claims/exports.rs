//! The change request: what is saved, copied and printed, and what is said where that is refused.

use std::fs;

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;

super::claims![
    the_files_hold_what_is_previewed,
    what_is_missing_is_counted_and_one_press_from_its_field,
    a_request_can_be_for_one_team,
    typed_addresses_are_in_the_files_and_no_formula_is,
    the_request_is_copied_as_markdown_or_the_page_says_that_it_is_not,
    on_paper_is_the_request_and_no_control,
    seven_connections_are_one_page,
    without_a_request_the_rules_are_printed_without_controls,
    on_paper_the_rules_are_tables_and_nothing_lies_over_another,
    the_browsers_own_menu_prints_what_is_previewed,
    where_nothing_is_printed_the_page_says_so,
    a_file_is_saved_from_the_disk_too,
    a_sandboxed_frame_says_what_it_may_refuse,
    where_nothing_is_asked_for_there_is_no_button,
];

const REQUEST: &str = "?deployment=self-hosted&role=workload-cluster&version=4.2&direction=outbound&q=ssh&view=request";
const PANEL: &str = "pp-export";
const NAME: &str = "palette-self-hosted-workload-cluster-4.2";

/// What is said below the buttons.
const SAID: &str =
    "document.querySelector('[aria-labelledby=pp-export] [role=status]').textContent";

async fn until_said(page: &Page, start: &str) {
    let said = format!("{SAID}.startsWith({})", json!(start));
    page.until_true(start, &said).await;
}

/// Presses a button and reads the file that comes of it.
async fn file(page: &Page, button: &str, name: &str) -> String {
    let file = page.session.downloads.join(name);
    // One from another claim must not be taken for this one.
    let _ = fs::remove_file(&file);
    page.press_file(PANEL, button).await;
    page.until_file(&file).await
}

/// Three sites, one of them behind a proxy, and a vCenter that one of them lacks.
const SITES: &str = "#typed&name=Rollout+K%C3%B6ln&addresses/management-platform=10.0.0.10&addresses/registries=10.0.5.5&addresses/updates=10.0.5.6&addresses/users=10.9.0.0/16&addresses/grpc-peer=10.0.0.11&addresses/administrators=10.8.0.0/16&sites/1/name=Berlin&sites/1/addresses/workload-cluster=10.1.0.0/16&sites/1/addresses/vcenter=10.1.250.10&sites/1/addresses/proxy=10.1.0.9&sites/1/proxy-port=3128&sites/2/name=Madrid&sites/2/addresses/workload-cluster=10.2.0.0/16&sites/2/addresses/vcenter=10.2.250.10&sites/3/name=Oslo&sites/3/addresses/workload-cluster=10.3.0.0/16";

/// The rows of the tables on screen, each cell with its lines.
const ROWS: &str = "[...document.querySelectorAll('[aria-labelledby=pp-export] tbody tr')].map((row) => [...row.cells].map((cell) => [...cell.children].map((line) => line.textContent).join(' ')))";

fn csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a line"));
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// The reader's date by another way than the page's.
async fn date(page: &Page) -> Value {
    page.value("new Date().toLocaleDateString('sv')").await
}

async fn the_files_hold_what_is_previewed(page: Page) {
    page.open(REQUEST).await;
    let shown = page.value(ROWS).await;
    let shown: Vec<Vec<String>> = serde_json::from_value(shown).expect("rows of texts");
    // A search finds and narrows nothing; a direction does narrow.
    assert_eq!(shown.len(), 4, "{shown:?}");
    let rows = csv(&file(&page, "CSV", &format!("{NAME}.csv")).await);
    assert_eq!(rows.len(), shown.len());
    for (row, shown) in rows.iter().zip(&shown) {
        let [number, source, port, why] = [&row[0], &row[3], &row[8], &row[12]];
        assert_eq!(shown[0], *number);
        assert!(shown[1].starts_with(source.as_str()), "{shown:?}: {row:?}");
        assert_eq!(shown[3], format!("tcp/{port}"));
        assert_eq!(shown[5], *why);
    }
    assert_eq!(rows[0][24], "Palette 4.2");
    assert_eq!(json!(rows[0][26]), date(&page).await);
    until_said(&page, "Download started.").await;

    let text = file(&page, "JSON", &format!("{NAME}.json")).await;
    let read: Value = serde_json::from_str(&text).expect("JSON");
    let count = read["rows"].as_array().map(Vec::len);
    assert_eq!(count, Some(shown.len()));
    assert_eq!(read["selection"], "Self-hosted; Workload cluster; outbound");
    assert_eq!(read["date"], date(&page).await);

    let text = file(&page, "Markdown", &format!("{NAME}.md")).await;
    let lines = text.lines().filter(|line| line.starts_with("| "));
    assert_eq!(lines.skip(1).count(), shown.len());
    assert!(
        text.contains("| # | Source | Destination | Port | Direction | Why | Status |"),
        "{text}"
    );

    // What is chosen next is in the next file.
    page.choose("Direction", "Both").await;
    page.choose("Include", "Optional").await;
    page.until_true("the shell", &format!("{ROWS}.length === 5"))
        .await;
    let rows = csv(&file(&page, "CSV", &format!("{NAME}.csv")).await);
    assert_eq!(rows.len(), 5);
}

async fn what_is_missing_is_counted_and_one_press_from_its_field(page: Page) {
    let query = "?deployment=self-hosted&role=all&version=4.2&view=request";
    page.open(&format!("{query}{SITES}")).await;
    let ready = "document.querySelector('.pp-ready').innerText.replace(/\\s+/g, ' ').trim()";
    assert_eq!(
        page.value(ready).await,
        "20 rows 1 address missing: vCenter (Oslo) Show"
    );
    let marked = page.value("[...document.querySelectorAll('[aria-labelledby=pp-export] .pp-unentered')].map((one) => one.textContent)").await;
    assert_eq!(marked, json!(["not entered"]));
    page.press("Show").await;
    page.until("the view of addresses", |seen| {
        seen.parameter("view").as_deref() == Some("addresses")
    })
    .await;
}

async fn a_request_can_be_for_one_team(page: Page) {
    let query = "?deployment=self-hosted&role=all&version=4.2&view=request";
    page.open(&format!("{query}{SITES}")).await;
    let all = csv(&file(
        &page,
        "CSV",
        "palette-rollout-koeln-self-hosted-all-roles-4.2.csv",
    )
    .await);
    assert_eq!(all.len(), 20);
    page.choose("Request for", "Berlin").await;
    page.until_true(
        "one table",
        "document.querySelectorAll('[aria-labelledby=pp-export] table').length === 1",
    )
    .await;
    let own = csv(&file(
        &page,
        "CSV",
        "palette-rollout-koeln-self-hosted-berlin-4.2.csv",
    )
    .await);
    let of_all: Vec<&Vec<String>> = all.iter().filter(|row| row[1] == "Berlin").collect();
    assert_eq!(own.len(), of_all.len());
    for (own, one) in own.iter().zip(of_all) {
        assert_eq!(own[1..], one[1..]);
    }
    assert_eq!(own[0][0], "1");
}

async fn typed_addresses_are_in_the_files_and_no_formula_is(page: Page) {
    page.open(&format!(
        "{REQUEST}#typed&addresses/registries=203.0.113.7+%3Dcmd%7C'/c'+%2B1+-1+@SUM(A1)+registry.example.com"
    ))
    .await;
    let text = file(&page, "CSV", &format!("{NAME}.csv")).await;
    let rows = csv(&text);
    let row = rows
        .iter()
        .find(|row| row[5] == "Registries")
        .expect("the row");
    assert_eq!(
        row[6],
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
            && text.contains(
                "| Registries (**203.0.113.7, registry.example.com, 4 wrong entries left out**) |"
            ),
        "{text}"
    );
}

async fn the_request_is_copied_as_markdown_or_the_page_says_that_it_is_not(page: Page) {
    page.open(REQUEST).await;
    page.fill_clipboard().await;
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
    page.open(REQUEST).await;
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
    let date = date(&page).await;
    for part in [
        "Product version: Palette 4.2",
        "Dataset version: ",
        &format!("Date: {}", date.as_str().unwrap_or_default()),
        "not entered",
        "If blocked",
        "Sources",
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

async fn seven_connections_are_one_page(page: Page) {
    let query = "?deployment=self-hosted&role=workload-cluster&version=4.2&include=optional,deprecated&view=request";
    page.open(&format!("{query}{SITES}")).await;
    page.choose("Request for", "Berlin").await;
    page.until_true("seven rows", &format!("{ROWS}.length === 7"))
        .await;
    page.script("window.print = () => { dispatchEvent(new Event('beforeprint')); window.isPrinted = true; };", vec![]).await;
    page.press("Print").await;
    page.until_true("a print", "window.isPrinted === true")
        .await;
    for (width, height) in [(8.27, 11.69), (8.5, 11.0)] {
        let asked = json!({"preferCSSPageSize": true, "paperWidth": width, "paperHeight": height});
        let pdf = chromium::devtools(&page.session, "Page.printToPDF", asked).await;
        let pdf = pdf["data"].as_str().expect("a PDF");
        let pdf = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, pdf);
        let pdf = String::from_utf8_lossy(&pdf.expect("base64")).into_owned();
        let pages = pdf.matches("/Type /Page\n").count();
        assert_eq!(pages, 1, "{width} by {height}");
    }
}

async fn without_a_request_the_rules_are_printed_without_controls(page: Page) {
    let seen = page
        .open("?deployment=self-hosted&role=workload-cluster&version=4.2")
        .await;
    printed(&page, true).await;
    assert_eq!(page.value(CONTROLS).await, json!([]));
    let text = page
        .value("document.querySelector('#palette-ports').innerText")
        .await;
    let text = text.as_str().unwrap_or_default();
    assert!(
        text.contains(&seen.summary)
            && text.contains("Dataset 20")
            && text.contains("Self-hosted, workload cluster, 4.2"),
        "{text}"
    );
    assert_eq!(
        page.value("getComputedStyle(document.querySelector('.pp-table td')).color")
            .await,
        "rgb(0, 0, 0)"
    );
    printed(&page, false).await;
}

async fn on_paper_the_rules_are_tables_and_nothing_lies_over_another(page: Page) {
    // A4 and Letter, upright, with margins of 10 mm, in CSS pixels.
    for (view, width) in [
        ("ports", 718),
        ("ports", 740),
        ("diagram", 718),
        ("upgrade", 718),
    ] {
        chromium::screen(&page.session, width, 1000).await;
        page.open(&format!(
            "?deployment=self-hosted&role=workload-cluster&version=4.2&from=3.4&view={view}"
        ))
        .await;
        printed(&page, true).await;
        if view == "ports" {
            let rows = "[...document.querySelectorAll('.pp-row')].map((row) => getComputedStyle(row).display)";
            assert_eq!(page.value(rows).await, json!(vec!["table-row"; 7]));
            assert_eq!(page.value(CONTROLS).await, json!([]));
            let height = page
                .value("document.querySelector('#palette-ports').getBoundingClientRect().height")
                .await;
            let half_a_page = 560.0;
            assert!(
                height.as_f64().is_some_and(|height| height < half_a_page),
                "{height} px high"
            );
        }
        let over = page.value(OVER_ANOTHER).await;
        assert_eq!(over, json!([]), "{view} at {width}");
        printed(&page, false).await;
    }
}

/// The texts that are painted over another one, as pairs.
const OVER_ANOTHER: &str = "(() => {
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement;
      if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest('.pp-unseen, script, style, noscript')) continue;
      const clipped = parent.closest('caption, h2, thead');
      if (clipped && getComputedStyle(clipped).clipPath !== 'none') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) texts.push([node, box]);
    }
    const over = [];
    for (const [at, [one, a]] of texts.entries()) for (const [other, b] of texts.slice(at + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (one !== other && across > 2 && down > 6) over.push([one.data.trim(), other.data.trim()]);
    }
    return over; })()";

async fn the_browsers_own_menu_prints_what_is_previewed(page: Page) {
    page.open(REQUEST).await;
    printed(&page, true).await;
    assert_eq!(page.value(CONTROLS).await, json!([]));
    let text = page
        .value("document.querySelector('#palette-ports').innerText")
        .await;
    let text = text.as_str().unwrap_or_default();
    for part in [
        "Change request",
        "Workload clusters",
        "tcp/443",
        "not entered",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    printed(&page, false).await;
}

async fn where_nothing_is_printed_the_page_says_so(page: Page) {
    page.open(REQUEST).await;
    for refuse in [
        "window.print = () => {};",
        "window.print = undefined;",
        "window.print = () => { throw new Error('no'); };",
    ] {
        page.script(refuse, vec![]).await;
        page.press("Print").await;
        until_said(&page, "Printing didn't start.").await;
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
    page.go_to_file(
        "palette-ports.html",
        "?deployment=self-hosted&role=all&version=4.2&view=request",
    )
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
    page.show("Change request").await;
    page.press_file(PANEL, "CSV").await;
    until_said(&page, "Download started. Nothing saved?").await;
    page.press("Print").await;
    until_said(&page, "Printing didn't start.").await;
    client.clone().enter_parent_frame().await.expect("the page");
}

async fn where_nothing_is_asked_for_there_is_no_button(page: Page) {
    // The vendor's own side.
    page.open("?deployment=saas&role=management-platform&version=4.2&view=request")
        .await;
    let text = page
        .value("document.querySelector('[aria-labelledby=pp-export]').innerText")
        .await;
    assert!(
        text.as_str()
            .is_some_and(|text| text.ends_with("Nothing to request for this choice.")),
        "{text}"
    );
    assert_eq!(
        page.value("document.querySelectorAll('[aria-labelledby=pp-export] button').length")
            .await,
        0
    );
}
