//! The page in one file, opened from the disk and in frames.

use std::fs;
use std::path::Path;

use fantoccini::Locator;

use super::reading::expect_every_rule;
use crate::chromium;
use crate::page::Page;

super::claims![
    from_the_disk_it_does_the_main_job_and_asks_nobody,
    from_the_disk_it_keeps_what_is_typed_and_finds_linked_rules,
    without_javascript_every_rule_is_in_it,
    without_webassembly_every_rule_is_in_it,
    its_foot_says_that_it_is_an_offline_copy_and_of_which_date,
    it_links_to_nothing_that_is_not_there,
    its_own_policy_refuses_what_is_not_its_own,
    in_a_sandboxed_frame_it_works,
    as_the_text_of_a_sandboxed_frame_it_works,
];

const FILE: &str = "palette-ports.html";

async fn open(page: &Page, rest: &str) {
    page.go_to_file(FILE, rest).await;
    page.running().await;
}

async fn its_foot_says_that_it_is_an_offline_copy_and_of_which_date(page: Page) {
    const FOOT: &str = "document.querySelector('footer').innerText";
    let version = &ports_data::dataset().dataset_version;
    let said = format!("Offline copy, data of {}.", version.replace('.', "-"));
    open(&page, "").await;
    let foot = page.value(FOOT).await;
    assert!(
        foot.as_str().is_some_and(|foot| foot.contains(&said)),
        "{foot}"
    );
    page.open("").await;
    let foot = page.value(FOOT).await;
    assert!(
        foot.as_str().is_some_and(|foot| !foot.contains("Offline")),
        "{foot}"
    );
}

async fn from_the_disk_it_does_the_main_job_and_asks_nobody(page: Page) {
    open(&page, "").await;
    page.choose("Deployment model", "Self-hosted").await;
    page.choose_line("4.2").await;
    page.choose_format("ufw").await;
    page.enter("All sites", "Management platform", "192.0.2.7")
        .await;
    let seen = page
        .until("the snippet", |seen| {
            seen.snippets.len() == 1 && seen.snippets[0].text().contains("192.0.2.7")
        })
        .await;
    page.show("Ports").await;
    page.until("its rows", |seen| {
        seen.rows().len() == 7
            && seen
                .rows()
                .iter()
                .any(|row| row.far == "Management platform" && row.entered == "192.0.2.7")
    })
    .await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    page.press_in("Workload cluster", "Copy").await;
    page.until("the word that it is copied", |seen| {
        seen.snippet("workload cluster").said.contains("Copied")
    })
    .await;
    assert_eq!(
        page.clipboard().await,
        seen.snippet("workload cluster").text()
    );
    assert!(page.requests_to_others().await.is_empty());
}

async fn from_the_disk_it_keeps_what_is_typed_and_finds_linked_rules(page: Page) {
    open(&page, "?deployment=self-hosted#self-hosted-cluster-in-ssh").await;
    let marked = page.value("document.querySelector(':target').id").await;
    assert_eq!(marked, "self-hosted-cluster-in-ssh");
    // The tabs are above the rule, where the page scrolled past them.
    page.script("scrollTo({top: 0, behavior: 'instant'});", vec![])
        .await;
    page.enter("All sites", "Administrators", "192.0.2.7").await;
    page.reload().await;
    page.until("what was typed", |seen| {
        seen.field("Administrators").value == "192.0.2.7"
    })
    .await;
    page.script("localStorage.clear();", vec![]).await;
}

async fn without_javascript_every_rule_is_in_it(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go_to_file(FILE, "").await;
    expect_every_rule(&page).await;
    let body = page.look().await.body;
    assert!(
        body.starts_with("Filters and firewall rules need JavaScript, which is turned off here. All ports are listed below. Palette network ports"),
        "{body}"
    );
}

async fn without_webassembly_every_rule_is_in_it(page: Page) {
    chromium::without_webassembly(&page.session).await;
    page.go_to_file(FILE, "").await;
    let reason = "This browser has no WebAssembly, or it is turned off.";
    page.until("the reason", |seen| seen.problem.contains(reason))
        .await;
    expect_every_rule(&page).await;
    page.expect_console(&[reason]).await;
}

async fn it_links_to_nothing_that_is_not_there(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go_to_file(FILE, "").await;
    let before = links(&page).await;
    chromium::run_scripts(&page.session, true).await;
    open(&page, "").await;
    for link in before.into_iter().chain(links(&page).await) {
        let is_there = link.starts_with("https://")
            || link.starts_with("data:")
            || link.starts_with('#')
            // “Try again” loads the page anew.
            || link.is_empty();
        assert!(is_there, "a link to {link}");
    }
}

async fn links(page: &Page) -> Vec<String> {
    let links = page
        .value("[...document.querySelectorAll('[href], [src]')].map((one) => one.getAttribute('href') ?? one.getAttribute('src'))")
        .await;
    let links: Vec<String> = serde_json::from_value(links).expect("a list of addresses");
    assert!(!links.is_empty());
    links
}

async fn its_own_policy_refuses_what_is_not_its_own(page: Page) {
    open(&page, "").await;
    let tried = "const script = document.createElement('script');
        script.textContent = trustedTypes.createPolicy('a claim', {createScript: (text) => text}).createScript('window.ran = true');
        document.head.append(script);
        document.head.append(Object.assign(document.createElement('style'), {textContent: 'body { opacity: 0.5 }'}));
        return fetch('data:text/plain,1').then(() => 'fetched', () => 'refused');";
    assert_eq!(page.script(tried, vec![]).await, "refused");
    assert_eq!(page.value("window.ran === undefined").await, true);
    assert_eq!(
        page.value("getComputedStyle(document.body).opacity").await,
        "1"
    );
    assert_eq!(
        page.value("(() => { try { document.body.innerHTML = '<p>'; return 'written'; } catch { return 'refused'; } })()").await,
        "refused"
    );
    let said = page.console().await;
    assert!(
        !said.is_empty()
            && said
                .iter()
                .all(|line| line.contains("ontent Security Policy")
                    || line.contains("TrustedHTML")
                    || line.contains("Fetch API cannot load")),
        "{said:#?}"
    );
    open(&page, "").await;
}

/// Opens a page of somebody else's, which shows the file in a frame, and goes into the frame.
async fn frame(page: &Page, attribute: &str) {
    let host = page.session.downloads.join("host.html");
    let html = format!(
        "<!doctype html><title>Host</title><iframe width=1200 height=800 sandbox=\"allow-scripts\" {attribute}></iframe>"
    );
    fs::write(&host, html).expect("a page around the frame");
    page.go_to_file(&host.display().to_string(), "").await;
    let client = &page.session.client;
    let frame = client.find(Locator::Css("iframe")).await.expect("a frame");
    frame.enter_frame().await.expect("into the frame");
}

/// The main job, where neither history nor storage nor clipboard may be used.
async fn does_the_main_job_framed(page: &Page) {
    page.running().await;
    assert_eq!(page.value("origin").await, "null", "the frame is sandboxed");
    page.choose("Deployment model", "Self-hosted").await;
    page.choose_line("4.2").await;
    let seen = page
        .until("its rules", |seen| {
            seen.row("self-hosted-cluster-in-ssh").is_some()
        })
        .await;
    assert_eq!(seen.problem, "");
    page.show("Firewall rules").await;
    page.press_in("Workload cluster", "Copy").await;
    page.until("a word on copying", |seen| {
        !seen.snippet("workload cluster").said.is_empty()
    })
    .await;
}

async fn in_a_sandboxed_frame_it_works(page: Page) {
    let file = page.shipped(FILE);
    let address = url::Url::from_file_path(Path::new(&file)).expect("an absolute path");
    frame(&page, &format!("src=\"{address}\"")).await;
    does_the_main_job_framed(&page).await;
}

async fn as_the_text_of_a_sandboxed_frame_it_works(page: Page) {
    let text = fs::read_to_string(page.shipped(FILE)).expect("the single file");
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    frame(&page, &format!("srcdoc=\"{text}\"")).await;
    does_the_main_job_framed(&page).await;
}
