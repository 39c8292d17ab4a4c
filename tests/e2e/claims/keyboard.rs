//! The main job without a pointer.

use fantoccini::key::Key;

use crate::page::Page;

super::claims![
    the_main_job_takes_the_keyboard_only,
    every_stop_of_the_tab_key_can_be_seen,
];

/// Where the focus is: the name of the group or field, and the value.
const FOCUS: &str = "(() => {
    const at = document.activeElement;
    const group = at.closest('fieldset');
    const label = at.id && document.querySelector(`label[for='${at.id}']`);
    return (label || group?.querySelector('legend') || at).textContent.trim() + '|' + at.tagName.toLowerCase();
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
    tab_to(&page, "Deployment model|input").await;
    page.type_on(&key(Key::Down)).await;
    page.type_on(&key(Key::Down)).await;
    page.until("self-hosted", |seen| {
        seen.chosen("Deployment model") == "Self-hosted"
    })
    .await;
    tab_to(&page, "Role|input").await;
    page.type_on(&key(Key::Up)).await;
    page.until("the last role", |seen| {
        seen.chosen("Role") == "Workload cluster"
    })
    .await;
    tab_to(&page, "Version|input").await;
    page.type_on("4.2").await;
    page.until("4.2", |seen| seen.summary.starts_with("Palette 4.2 "))
        .await;
    tab_to(&page, "Search|input").await;
    page.type_on("ssh").await;
    page.until("ssh", |seen| seen.rows().len() == 1).await;
    tab_to(&page, "Open also|input").await;
    page.press_key(Key::Tab).await;
    page.type_on(" ").await;
    page.until("optional opened", |seen| {
        seen.switch("Open also", "Optional rules").chosen
    })
    .await;
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

async fn every_stop_of_the_tab_key_can_be_seen(page: Page) {
    page.open("?deployment=self-hosted&version=4.2&role=workload-cluster")
        .await;
    let mut stops = 0;
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
            Some("seen") => stops += 1,
            Some("end") => break,
            other => panic!("stop {stops}: {other:?}"),
        }
    }
    assert!(stops > 25, "only {stops} stops");
}
