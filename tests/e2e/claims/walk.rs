//! The whole way by keys: Tab and Shift+Tab, arrows, Enter, Space, and what is typed in fields.

use std::fs;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::json;

use crate::chromium;
use crate::page::Page;

super::claims![
    the_whole_job_takes_keys_only,
    the_focus_goes_as_the_page_is_read_and_is_seen_at_every_stop,
    keys_lead_to_every_view_and_nothing_typed_is_lost,
    on_the_page_to_read_the_focus_is_seen_at_every_stop,
];

/// Where the focus is, and how it can be seen there.
#[derive(Debug, Deserialize)]
struct Stop {
    /// What has it; empty when nothing on the page has.
    what: String,
    /// Its place in the whole page: left, top, right, bottom.
    place: [f64; 4],
    /// How much the ring around it stands out from what is behind it; 0 without a ring.
    contrast: f64,
    /// Whether the ring is there as a whole: in view, and nothing cuts it off.
    whole: bool,
    /// Whether it is one of the page's own buttons, which are no choices.
    #[serde(default)]
    is_page_button: bool,
}

const STOP: &str = "
const at = document.activeElement;
if (!at || at === document.body || !document.hasFocus()) return { what: '', place: [0, 0, 0, 0], contrast: 0, whole: false };
const style = getComputedStyle(at), box = at.getBoundingClientRect();
const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
const light = (colour) => {
    const [r, g, b] = channels(colour).map((one) => (one /= 255) <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const offset = parseFloat(style.outlineOffset), width = parseFloat(style.outlineWidth);
let behind = offset < 0 ? at : at.parentElement;
while (behind && (channels(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
const [a, b] = [light(style.outlineColor), light(behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)')];
const ring = style.outlineStyle !== 'none' && width >= 2;
const out = Math.max(0, offset + width);
const rim = { left: box.left - out, top: box.top - out, right: box.right + out, bottom: box.bottom + out };
let whole = rim.left >= 0 && rim.right <= innerWidth && box.bottom > 0 && box.top < innerHeight;
for (let one = at.parentElement; one; one = one.parentElement) {
    const around = getComputedStyle(one), edge = one.getBoundingClientRect();
    if (one !== document.documentElement && one !== document.body && around.overflow !== 'visible')
        whole &&= rim.left >= edge.left && rim.right <= edge.right && (around.overflow === 'auto' || (rim.top >= edge.top && rim.bottom <= edge.bottom));
}
const label = at.closest('label') ?? (at.id && document.querySelector(`label[for='${at.id}']`)) ?? at;
const sideways = scrollX + (at.closest('.pp-tabs')?.scrollLeft ?? 0);
return {
    what: `${at.tagName.toLowerCase()} ${(label || at).textContent.trim().slice(0, 40)}`,
    place: [box.left + sideways, box.top + scrollY, box.right + sideways, box.bottom + scrollY],
    contrast: ring ? (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) : 0,
    whole,
    is_page_button: !!at.closest('.pp-bar-end'),
};";

async fn stop(page: &Page) -> Stop {
    let stop = page.script(STOP, vec![]).await;
    serde_json::from_value(stop).expect("where the focus is")
}

/// Presses Shift and Tab.
async fn back(page: &Page) {
    let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
    let keys = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: shift })
        .then(KeyAction::Down { value: tab })
        .then(KeyAction::Up { value: tab })
        .then(KeyAction::Up { value: shift });
    let pressed = page.session.client.perform_actions(keys).await;
    pressed.expect("a key press");
}

/// Every stop of the Tab key from here on, until the focus leaves the page.
async fn stops(page: &Page) -> Vec<Stop> {
    let mut stops = Vec::new();
    for _ in 0..300 {
        page.press_key(Key::Tab).await;
        match stop(page).await {
            stop if stop.what.is_empty() => return stops,
            stop => stops.push(stop),
        }
    }
    panic!("300 stops and no end: {:#?}", &stops[290..]);
}

fn assert_seen(stops: &[Stop], where_: &str) {
    for stop in stops {
        assert!(
            stop.contrast >= 3.0 && stop.whole,
            "{where_}: the focus cannot be seen at {stop:?}"
        );
    }
}

async fn the_focus_goes_as_the_page_is_read_and_is_seen_at_every_stop(page: Page) {
    for (width, theme) in [(390, "light"), (1440, "dark")] {
        chromium::screen(&page.session, width, 844).await;
        chromium::colour_scheme(&page.session, theme).await;
        for view in ["ports", "addresses", "request", "upgrade", "firewall"] {
            page.open(&format!(
                "?deployment=self-hosted&version=4.2&from=3.4&view={view}"
            ))
            .await;
            let there = stops(&page).await;
            assert!(there.len() > 18, "{view}: only {} stops", there.len());
            assert_seen(&there, &format!("{view}, {theme}"));
            // On a phone the page's own buttons stand above the choices, beside its name.
            let read = there.iter().filter(|stop| !stop.is_page_button);
            let read: Vec<&Stop> = read.filter(|_| width == 390).collect();
            for pair in read.windows(2) {
                let ([left, top, _, bottom], [next_left, next_top, ..]) =
                    (pair[0].place, pair[1].place);
                let is_below = next_top >= bottom - 1.0;
                let is_beside = next_top >= top - 12.0 && next_left >= left;
                assert!(
                    is_below || is_beside,
                    "{view}: not as it is read: {pair:#?}"
                );
            }
            // And the same way back: nothing holds the focus.
            for stopped in there.iter().rev() {
                back(&page).await;
                assert_eq!(stop(&page).await.what, stopped.what);
            }
        }
    }
}

async fn on_the_page_to_read_the_focus_is_seen_at_every_stop(page: Page) {
    chromium::run_scripts(&page.session, false).await;
    page.go("").await;
    chromium::run_scripts(&page.session, true).await;
    let there = stops(&page).await;
    assert!(there.len() > 40, "only {} stops", there.len());
    assert_seen(&there, "reading");
}

/// Presses Tab until the focus is at what this selector finds.
async fn tab_to(page: &Page, selector: &str) {
    for _ in 0..120 {
        page.press_key(Key::Tab).await;
        if is_at(page, selector).await {
            return;
        }
    }
    panic!("no stop at {selector}");
}

async fn is_at(page: &Page, selector: &str) -> bool {
    let selector = json!(selector);
    let at = page
        .value(&format!("document.activeElement.matches({selector})"))
        .await;
    at == true
}

async fn press(page: &Page, key: Key) {
    page.press_key(key).await;
}

const SPACE: &str = " ";

async fn the_whole_job_takes_keys_only(page: Page) {
    let enter = char::from(Key::Enter).to_string();
    page.open("").await;
    tab_to(&page, "#pp-deployment").await;
    page.type_on("Self").await;
    page.until("self-hosted", |seen| {
        seen.chosen("Deployment model") == "Self-hosted"
    })
    .await;
    // What was chosen keeps the focus.
    assert!(is_at(&page, "#pp-deployment").await);
    tab_to(&page, "#pp-version").await;
    page.type_on("4.2").await;
    page.until("4.2", |seen| seen.line() == "4.2").await;
    assert!(is_at(&page, "#pp-version").await);
    back(&page).await;
    assert!(is_at(&page, "#pp-role").await, "back to the roles");
    press(&page, Key::Down).await;
    page.until("all roles", |seen| seen.chosen("Role") == "All roles")
        .await;
    press(&page, Key::Up).await;
    page.until("one role", |seen| seen.chosen("Role") == "Workload cluster")
        .await;
    tab_to(&page, "#pp-search").await;
    page.type_on("443").await;
    page.until("443", |seen| {
        let found = seen.found_rows();
        found.len() == 4 && found.iter().all(|row| row[0] == "tcp/443")
    })
    .await;
    assert!(is_at(&page, "#pp-search").await);

    tab_to(&page, ".pp-disclose").await;
    page.type_on(&enter).await;
    page.until_true(
        "the details",
        "document.activeElement.ariaExpanded === 'true' && !!document.getElementById(document.activeElement.getAttribute('aria-controls'))",
    )
    .await;

    // Another release, typed.
    tab_to(&page, "#pp-version").await;
    page.type_on("O").await;
    page.until_true("a field", "document.activeElement.id === 'pp-release'")
        .await;
    page.type_on("4.2.13").await;
    page.until("it", |seen| seen.query.contains("version=4.2.13"))
        .await;
    assert!(is_at(&page, "#pp-release").await);
    tab_to(&page, "#pp-version").await;
    page.type_on("4.2").await;
    page.until("4.2", |seen| seen.line() == "4.2").await;

    tab_to(&page, ".pp-tabs > .pp-tab:nth-child(3)").await;
    page.type_on(&enter).await;
    page.until("the request", |seen| seen.view == "Change request")
        .await;
    tab_to(&page, ".pp-downloads > summary").await;
    page.type_on(&enter).await;
    tab_to(&page, ".pp-downloads button:nth-of-type(2)").await;
    let name = "palette-self-hosted-workload-cluster-4.2.csv";
    let file = page.session.downloads.join(name);
    let _ = fs::remove_file(&file);
    page.type_on(SPACE).await;
    assert!(page.until_file(&file).await.contains("443"));
    assert!(is_at(&page, ".pp-downloads > summary").await);

    tab_to(&page, ".pp-picker > summary").await;
    page.type_on(&enter).await;
    tab_to(&page, "#pp-format-search").await;
    page.type_on("google").await;
    page.until("few formats", |seen| seen.formats.len() < 5)
        .await;
    // None of the few is chosen, so the first takes the focus.
    press(&page, Key::Tab).await;
    assert!(is_at(&page, "[name=pp-format]").await);
    page.type_on(SPACE).await;
    page.until("the first", |seen| seen.format == "Google Cloud CLI")
        .await;
    press(&page, Key::Down).await;
    page.until("the next", |seen| seen.format == "Google Cloud Terraform")
        .await;
    assert!(is_at(&page, "[name=pp-format]").await);
    press(&page, Key::Escape).await;
    assert!(is_at(&page, ".pp-picker:not([open]) > summary").await);

    tab_to(&page, ".pp-tabs > .pp-tab:nth-child(2)").await;
    page.type_on(&enter).await;
    tab_to(&page, "#pp-address-registries").await;
    page.type_on("192.0.2.7").await;
    page.until("it is in the snippet", |seen| {
        seen.snippets
            .iter()
            .any(|one| one.text().contains("192.0.2.7"))
    })
    .await;
    assert!(is_at(&page, "#pp-address-registries").await);
    tab_to(&page, ".pp-snippet button").await;
    page.type_on(&enter).await;
    let seen = page
        .until("copied", |seen| seen.snippets[0].said == "Copied")
        .await;
    assert_eq!(Some(page.clipboard().await), seen.snippets[0].text);
}

async fn keys_lead_to_every_view_and_nothing_typed_is_lost(page: Page) {
    for width in [390, 1440] {
        chromium::screen(&page.session, width, 844).await;
        page.open("?deployment=self-hosted&view=addresses").await;
        page.type_into("Registries", "registry.example.com").await;
        page.until("it", |seen| !seen.field("Registries").value.is_empty())
            .await;
        // What is typed and came with nobody's link stays.
        page.script("document.activeElement.blur(); scrollTo(0, 0)", vec![])
            .await;
        page.reload().await;
        let views = match width {
            390 => &[
                "ports",
                "addresses",
                "request",
                "upgrade",
                "firewall",
                "test",
            ][..],
            _ => &["ports", "addresses", "request", "upgrade"],
        };
        for (at, view) in views.iter().enumerate() {
            let tab = format!(".pp > .pp-tabs > .pp-tab:nth-child({})", at + 1);
            tab_to(&page, &tab).await;
            assert!(stop(&page).await.whole, "{tab}");
            press(&page, Key::Enter).await;
            let shown = format!(
                "document.activeElement.matches('{tab}[aria-current=page]') && (new URLSearchParams(location.search).get('view') ?? 'ports') === '{view}'"
            );
            page.until_true(view, &shown).await;
            // The view is the next that is met behind the tabs.
            page.until("the view", |_| true).await;
            for _ in at + 1..views.len() {
                press(&page, Key::Tab).await;
            }
            press(&page, Key::Tab).await;
            let inside = "!!document.activeElement.closest('.pp-body')";
            assert_eq!(
                page.value(inside).await,
                true,
                "{view}: {:?}",
                stop(&page).await
            );
        }
        page.open("?deployment=self-hosted&view=addresses").await;
        let seen = page.look().await;
        assert_eq!(seen.chosen("Deployment model"), "Self-hosted");
        assert_eq!(seen.field("Registries").value, "registry.example.com");
        page.leave_for_good().await;
    }
    page.open("").await;
}
