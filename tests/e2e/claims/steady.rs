//! Nothing moves while the page loads, and the app takes the place of what is read calmly.

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::server::{Manner, PAINTED};

super::claims![
    nothing_moves_while_the_page_loads,
    nothing_moves_when_the_page_arrives_in_two_parts,
    a_shift_is_seen,
    the_app_comes_whole_or_not_at_all,
    with_motion_reduced_nothing_moves_and_nothing_is_seen_through,
];

/// How far things moved since the page began to load, as browsers count it, and what moved.
async fn shifts(page: &Page) -> Value {
    let script = "const done = arguments[0], all = [];
        new PerformanceObserver((list) => { for (const one of list.getEntries())
            all.push([one.value, ...one.sources.map((source) => source.node?.outerHTML?.slice(0, 80) ?? '')]); }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(all), 250);";
    let shifts = page.session.client.execute_async(script, vec![]).await;
    shifts.expect("what moved")
}

const TITLE: &str = "(({ left, top, height }) => [left, top, height])(document.querySelector('h1').getBoundingClientRect())";

async fn nothing_moves_while_the_page_loads(page: Page) {
    for width in [390, 1440] {
        chromium::screen(&page.session, width, 844).await;
        for is_slow in [false, true] {
            page.leave_for_good().await;
            chromium::slow(&page.session, is_slow).await;
            page.go(&format!("?width={width}&slow={is_slow}")).await;
            let before = match is_slow {
                true => {
                    assert_eq!(
                        page.value("!!document.getElementById('boot-waiting')")
                            .await,
                        json!(true),
                        "the app was there before the rules to read"
                    );
                    Some(page.value(TITLE).await)
                }
                false => None,
            };
            page.running().await;
            let after = page.value(TITLE).await;
            if let Some(before) = before {
                assert_eq!(before, after, "the title stays where it is, at {width}");
            }
            assert_eq!(shifts(&page).await, json!([]), "{width}, slow: {is_slow}");
        }
    }
    chromium::slow(&page.session, false).await;
}

/// A scroll bar that came with the second part moved what was there.
async fn nothing_moves_when_the_page_arrives_in_two_parts(page: Page) {
    page.served(Manner::Halting);
    // The second part waits for the first to be seen, however busy the machine is.
    let says = format!(
        "new PerformanceObserver((list) => {{ if (list.getEntriesByName('first-contentful-paint').length) fetch('{PAINTED}'); }}).observe({{ type: 'paint', buffered: true }});"
    );
    let command = "Page.addScriptToEvaluateOnNewDocument";
    chromium::devtools(&page.session, command, json!({"source": says})).await;
    for width in [390, 1440] {
        chromium::screen(&page.session, width, 844).await;
        page.open(&format!("?width={width}")).await;
        let painted = page
            .value("performance.getEntriesByName('first-contentful-paint')[0].startTime < performance.getEntriesByType('navigation')[0].responseEnd")
            .await;
        assert_eq!(painted, json!(true), "the first part was there to see");
        assert_eq!(shifts(&page).await, json!([]), "{width}");
    }
}

async fn a_shift_is_seen(page: Page) {
    page.open("").await;
    page.script(
        "const late = document.createElement('p'); late.textContent = 'late'; document.body.prepend(late);",
        vec![],
    )
    .await;
    assert_ne!(shifts(&page).await, json!([]));
}

async fn the_app_comes_whole_or_not_at_all(page: Page) {
    // Whether the rules to read, the first view of the app, another one and its last one are there, whenever that
    // is different from before.
    let script = json!({"source": "globalThis.parts = []; const look = () => {
        const now = ['.pp-reading', '.pp:not(.pp-reading) > .pp-bar', '.pp:not(.pp-reading) .pp-choices', '.pp:not(.pp-reading) > .pp-foot'].map((part) => !!document.querySelector(part)).join(' ');
        if (parts.at(-1) !== now) parts.push(now); };
        new MutationObserver(look).observe(document, { childList: true, subtree: true });"});
    let command = "Page.addScriptToEvaluateOnNewDocument";
    chromium::devtools(&page.session, command, script).await;
    page.open("").await;
    let (reading, app) = ("true false false false", "false true true true");
    let parts = page
        .value("parts.filter((part) => part.includes('true'))")
        .await;
    assert_eq!(parts, json!([reading, app]));
}

async fn with_motion_reduced_nothing_moves_and_nothing_is_seen_through(page: Page) {
    let wishes = [
        ("prefers-reduced-motion", "reduce"),
        ("prefers-reduced-transparency", "reduce"),
    ];
    chromium::media(&page.session, "", &wishes).await;
    page.open("?deployment=self-hosted&version=4.2&from=3.4")
        .await;
    page.choose("Role", "Workload cluster").await;
    let moving = page
        .value("[document.getAnimations().length, ...[...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one);
            return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior !== 'auto' || style.opacity !== '1' || style.backdropFilter !== 'none'; }).map((one) => one.outerHTML.slice(0, 100))]")
        .await;
    assert_eq!(moving, json!([0]));
    chromium::media(&page.session, "", &[]).await;
}
