//! The main job without a pointer.

use fantoccini::key::Key;

use crate::page::Page;

super::claims![
    the_main_job_takes_the_keyboard_only,
    copy_is_thirty_stops_from_the_top_at_most,
    every_stop_of_the_tab_key_can_be_seen,
];

/// Where the focus is: the name of the group or field, and the tag. A field of the grid and one of a card are
/// called the same.
const FOCUS: &str = "(() => {
    const at = document.activeElement;
    const group = at.closest('fieldset');
    const label = at.id && document.querySelector(`label[for='${at.id}']`);
    return (at.ariaLabel || (label || group?.querySelector('legend') || at).textContent).replace(', all sites', '').trim() + '|' + at.tagName.toLowerCase();
})()";

fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// Presses Tab until the focus is there.
pub(super) async fn tab_to(page: &Page, wanted: &str) {
    for _ in 0..100 {
        page.press_key(Key::Tab).await;
        let at = page.value(FOCUS).await;
        if at.as_str() == Some(wanted) {
            return;
        }
    }
    panic!("no stop at {wanted}");
}

async fn the_main_job_takes_the_keyboard_only(page: Page) {
    page.open("").await;
    tab_to(&page, "Deployment model|select").await;
    page.type_on("Self").await;
    page.until("self-hosted", |seen| {
        seen.chosen("Deployment model") == "Self-hosted"
    })
    .await;
    tab_to(&page, "Role|select").await;
    page.type_on(&key(Key::Down)).await;
    page.until("all roles", |seen| seen.chosen("Role") == "All roles")
        .await;
    page.type_on(&key(Key::Up)).await;
    page.until("the role above", |seen| {
        seen.chosen("Role") == "Workload cluster"
    })
    .await;
    tab_to(&page, "Version|select").await;
    page.type_on("4.2").await;
    page.until("4.2", |seen| seen.uses.starts_with("Palette 4.2 "))
        .await;
    tab_to(&page, "Include: required|summary").await;
    page.type_on(" ").await;
    page.press_key(Key::Tab).await;
    page.type_on(" ").await;
    page.until("optional included", |seen| {
        seen.switch("Include", "Optional").chosen
    })
    .await;
    page.press_key(Key::Escape).await;
    let menu = page
        .value("!!document.querySelector('.pp-include[open]')")
        .await;
    assert_eq!(menu, false, "Escape closes the menu");
    let focus = page.value(FOCUS).await;
    assert_eq!(focus, "Include: required, optional|summary");
    tab_to(&page, "Search|input").await;
    page.type_on("ssh").await;
    page.until("ssh", |seen| seen.found_rows().len() == 1).await;
    tab_to(&page, "Addresses|button").await;
    page.type_on(&key(Key::Enter)).await;
    tab_to(&page, "Administrators|textarea").await;
    page.type_on("192.0.2.1").await;
    tab_to(&page, "Copy|button").await;
    page.type_on(&key(Key::Enter)).await;
    let seen = page
        .until("copied", |seen| seen.snippets[0].said == "Copied")
        .await;
    assert!(seen.snippets[0].text().contains("192.0.2.1"));
    assert_eq!(Some(page.clipboard().await), seen.snippets[0].text);
}

async fn copy_is_thirty_stops_from_the_top_at_most(page: Page) {
    for query in [
        "",
        "?deployment=self-hosted&version=4.2",
        "?deployment=self-hosted&version=3.4&include=optional,deprecated&from=3.3",
    ] {
        page.open(query).await;
        let mut stops = 0;
        while page.value(FOCUS).await != "Copy|button" {
            page.press_key(Key::Tab).await;
            stops += 1;
            assert!(stops <= 30, "{query}: {}", page.value(FOCUS).await);
        }
        assert!(stops > 10, "{stops}");
    }
}

async fn every_stop_of_the_tab_key_can_be_seen(page: Page) {
    page.open("?deployment=self-hosted&version=4.2&role=workload-cluster")
        .await;
    let mut stops = Vec::new();
    loop {
        page.press_key(Key::Tab).await;
        let said = page
            .value("(() => {
                const at = document.activeElement;
                if (at === document.body || !document.hasFocus()) return 'end';
                if (at.seenBefore) return 'end';
                at.seenBefore = true;
                const box = at.getBoundingClientRect(), style = getComputedStyle(at);
                const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                const inView = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
                const x = Math.max(0, box.left + Math.min(8, box.width / 2)), y = Math.max(1, Math.min(innerHeight - 1, box.top + box.height / 2));
                const on = document.elementFromPoint(x, y);
                const free = !!on && (at.contains(on) || on.contains(at));
                return ring && inView && free ? 'seen' : `ring ${ring}, in view ${inView}, uncovered ${free}: ${at.outerHTML.slice(0, 200)}`;
            })()")
            .await;
        match said.as_str() {
            Some("seen") => stops.push(page.value(FOCUS).await),
            Some("end") => break,
            other => panic!("behind {stops:?}: {other:?}"),
        }
    }
    // From the first choice by the rules to the foot of the page.
    for wanted in ["Deployment model|select", "Copy|button", "Glossary|summary"] {
        assert!(
            stops.iter().any(|stop| stop == wanted),
            "{wanted} is not among {stops:#?}"
        );
    }
    assert!(stops.len() > 20, "{stops:#?}");
}
