//! The element lives with the page around it: with others of its kind, with hostile styles and
//! scripts, and through being moved and taken out.

use serde_json::{Value, json};

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    an_element_far_below_loads_nothing_until_it_comes_near,
    two_elements_share_one_wasm_and_do_not_disturb_each_other,
    an_element_that_is_moved_keeps_what_was_chosen,
    two_hundred_rounds_leak_nothing,
    hostile_styles_do_not_reach_in,
    nothing_of_ours_reaches_out,
    light_and_dark_follow_the_page,
    an_old_base_leads_nowhere_else,
    frozen_prototypes_are_no_obstacle,
    when_the_app_stops_every_element_shows_what_the_page_put_there,
    a_narrow_column_gets_cards,
];

/// What was asked of the server, by path.
fn asked(page: &Page, path: &str) -> usize {
    let heard = page.heard();
    heard
        .iter()
        .filter(|one| one.starts_with(&format!("GET {path} ")))
        .count()
}

async fn an_element_far_below_loads_nothing_until_it_comes_near(page: Page) {
    page.served(crate::server::Manner::Good);
    page.go("hosts/far.html").await;
    page.until_true(
        "the element is known",
        "!!customElements.get('palette-ports')",
    )
    .await;
    // Whoever is near would have been seen by now: observers answer with the next frame.
    page.script(
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))",
        vec![],
    )
    .await;
    assert_eq!(asked(&page, "/embed/palette-ports.js"), 1);
    assert_eq!(asked(&page, "/embed/api.js"), 0);
    let far = Element::new(&page, "far");
    far.value("element.scrollIntoView()").await;
    far.shown().await;
    assert_eq!(
        (
            asked(&page, "/embed/api.js"),
            asked(&page, "/embed/palette-ports.wasm")
        ),
        (1, 1)
    );
}

async fn two_elements_share_one_wasm_and_do_not_disturb_each_other(page: Page) {
    page.served(crate::server::Manner::Good);
    page.go("hosts/two.html").await;
    let (one, two) = (Element::new(&page, "one"), Element::new(&page, "two"));
    one.shown().await;
    two.shown().await;
    assert_eq!(asked(&page, "/embed/palette-ports.wasm"), 1);
    assert_eq!(page.value("window.instances").await, 1);
    let first = one.summary().await;
    two.until_rules_of(&["saas-cluster"]).await;
    two.choose("Management platform").await;
    two.until_rules_of(&["saas-mgmt"]).await;
    assert_eq!(one.summary().await, first);
    one.until_rules_of(&["self-hosted-cluster"]).await;
    two.value("element.remove()").await;
    page.until_true("the second is gone", "!document.getElementById('two')")
        .await;
    one.value("element.setAttribute('version', '3.4')").await;
    one.until_summary("Palette 3.4").await;
    let far = Element::new(&page, "far");
    assert_eq!(
        far.value("root.querySelectorAll(':not(slot)').length")
            .await,
        0
    );
}

async fn an_element_that_is_moved_keeps_what_was_chosen(page: Page) {
    page.go("hosts/two.html").await;
    let two = Element::new(&page, "two");
    two.shown().await;
    two.choose("Self-hosted").await;
    two.until_rules_of(&["self-hosted-cluster"]).await;
    // The same element, not another one that looks the same.
    two.value("root.querySelector('.pp').id = 'marked'").await;
    two.value("document.getElementById('elsewhere').append(element)")
        .await;
    two.until_true("element.parentElement.id === 'elsewhere' && !!root.getElementById('marked')")
        .await;
    two.until_rules_of(&["self-hosted-cluster"]).await;
    two.choose("Management platform").await;
    two.until_rules_of(&["self-hosted-mgmt"]).await;
    // Taken out for good and put in again later: made anew, with what its attributes say.
    page.script(
        "const element = document.getElementById('two'); element.remove();
         return new Promise((done) => setTimeout(() => { document.body.prepend(element); element.scrollIntoView(); done(); }))",
        vec![],
    )
    .await;
    two.until_rules_of(&["self-hosted-mgmt"]).await;
    assert_eq!(
        two.value("!!root.getElementById('marked')").await,
        json!(false)
    );
    assert_eq!(two.value("root.querySelectorAll('.pp').length").await, 1);
}

/// What the page holds after everything that can be collected was: nodes, listeners, script
/// memory in bytes, wasm memory in bytes.
async fn held(page: &Page) -> [f64; 4] {
    let session = &page.session;
    for _ in 0..2 {
        chromium::devtools(session, "HeapProfiler.collectGarbage", json!({})).await;
    }
    let metrics = chromium::devtools(session, "Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        let mut found = all.filter(|one| one["name"] == name);
        found
            .next()
            .and_then(|one| one["value"].as_f64())
            .expect("a metric")
    };
    let wasm = page.value("window.memory.buffer.byteLength").await;
    [
        metric("Nodes"),
        metric("JSEventListeners"),
        metric("JSHeapUsedSize"),
        wasm.as_f64().expect("a size"),
    ]
}

async fn two_hundred_rounds_leak_nothing(page: Page) {
    page.go("hosts/plain.html").await;
    chromium::devtools(&page.session, "Performance.enable", json!({})).await;
    let one = Element::new(&page, "one");
    one.shown().await;
    // In and out, and every other time in somewhere else.
    let rounds = "const [done] = [...arguments].slice(-1), count = arguments[0];
        const element = document.getElementById('one');
        (async () => {
          for (let round = 0; round < count; round++) {
            element.remove();
            await new Promise((next) => setTimeout(next));
            (round % 2 ? document.body : document.getElementById('title')).append(element);
            while (!element.shadowRoot.querySelector('.pp-table')) await new Promise(requestAnimationFrame);
          }
          done('went round');
        })().catch((error) => done(String(error)));";
    let go_round = async |count: u32| {
        let done = page
            .session
            .client
            .execute_async(rounds, vec![json!(count)])
            .await;
        assert_eq!(done.expect("the rounds"), json!("went round"));
    };
    // What is only made once is made by then.
    go_round(20).await;
    let before = held(&page).await;
    go_round(200).await;
    let after = held(&page).await;
    let [nodes, listeners, heap, wasm] = [0, 1, 2, 3].map(|at| after[at] - before[at]);
    // One round's own elements may wait to be collected; two hundred rounds' may not.
    assert!(nodes < 1_500.0, "{nodes} nodes more: {before:?} {after:?}");
    assert!(
        listeners < 60.0,
        "{listeners} listeners more: {before:?} {after:?}"
    );
    assert!(
        heap < 1_000_000.0,
        "{heap} bytes more: {before:?} {after:?}"
    );
    assert_eq!(wasm, 0.0, "the wasm's memory grew: {before:?} {after:?}");
    println!(
        "     200 rounds: {nodes:+} nodes, {listeners:+} listeners, {heap:+} bytes of script, {wasm:+} of wasm"
    );
}

/// How parts of an element look, of the view that is looked at at first and of the firewall rules.
async fn looks(element: &Element<'_>) -> Value {
    let of = |parts: &str| {
        format!(
            "{parts}.map((part) => {{
               const style = getComputedStyle(root.querySelector(part));
               return [part, ...['display', 'color', 'backgroundColor', 'fontSize', 'fontWeight', 'letterSpacing', 'textTransform', 'textAlign', 'whiteSpace', 'visibility', 'padding', 'border', 'cursor', 'direction'].map((name) => style[name])];
             }})"
        )
    };
    element.show("Ports").await;
    let ports = "['.pp', '.pp-tab', '.pp-panel h2', '.pp-summary', '.pp-table', '.pp-table caption', '.pp-table tr', '.pp-table th', '.pp-table td', '.pp-disclose', '.pp-foot-bar select', '.pp-foot-bar button']";
    let ports = element.value(&of(ports)).await;
    element.show("Firewall rules").await;
    element.until_true("!!root.querySelector('pre')").await;
    let firewall = "['.pp-menu > summary', 'article h3', 'pre', 'code', '.pp-button', '.pp-snippet-bar a', 'dt', 'dd']";
    json!([ports, element.value(&of(firewall)).await])
}

async fn hostile_styles_do_not_reach_in(page: Page) {
    page.go("hosts/plain.html").await;
    // The same column and size of text, so that nothing but the page's styles differs.
    page.value("document.body.style.cssText = 'max-width: none; margin: 0; font-size: 16px'")
        .await;
    let one = Element::new(&page, "one");
    one.value("(element.style.cssText = 'display: block; width: 800px', element.setAttribute('theme', 'light'))").await;
    one.shown().await;
    let friendly = looks(&one).await;
    page.go("hosts/hostile.html").await;
    one.shown().await;
    one.value("element.setAttribute('theme', 'light')").await;
    one.value("element.attachInternals").await;
    assert_eq!(
        one.value("getComputedStyle(element).display").await,
        "block"
    );
    page.script(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync('palette-ports { width: 800px !important; --pp-rem: 16px !important }'); document.adoptedStyleSheets = [sheet];",
        vec![],
    )
    .await;
    let hostile = looks(&one).await;
    assert_eq!(hostile, friendly);
    // The theming API is what does reach in.
    page.script(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync('palette-ports { --pp-text: rgb(1, 2, 3) } palette-ports::part(app) { outline: 3px solid rgb(4, 5, 6) !important }'); document.adoptedStyleSheets = [sheet];",
        vec![],
    )
    .await;
    assert_eq!(
        one.value("getComputedStyle(root.querySelector('.pp')).color")
            .await,
        "rgb(1, 2, 3)"
    );
    assert_eq!(
        one.value("getComputedStyle(root.querySelector('.pp-place')).outlineColor")
            .await,
        "rgb(4, 5, 6)"
    );
}

fn lists(value: &Value) -> Vec<Vec<Value>> {
    serde_json::from_value(value.clone()).expect("lists")
}

async fn nothing_of_ours_reaches_out(page: Page) {
    page.go("hosts/plain.html").await;
    let outside = "(() => {
        const all = [...document.querySelectorAll('html, body, h1, table, td')].map((element) => {
          const style = getComputedStyle(element);
          return [...style].filter((name) => !/height|block-size|width|inline-size|origin/.test(name)).map((name) => name + ': ' + style.getPropertyValue(name));
        });
        return [all, document.adoptedStyleSheets.length, document.styleSheets.length, document.title, location.href, document.documentElement.getAttributeNames(), document.body.getAttributeNames(), Object.keys(window)];
      })()";
    // A longer page has a scroll bar, which is no style of ours.
    page.value("document.documentElement.style.overflowY = 'scroll'")
        .await;
    // The same page without us; what records would make globals of its own.
    page.value("(window.instances ??= 0, window.memory ??= 0, 1)")
        .await;
    page.value("(window.kept = document.getElementById('one'), kept.remove(), 1)")
        .await;
    let before = page.value(outside).await;
    page.value("(document.body.append(kept), 1)").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let after = page.value(outside).await;
    for (index, (before, after)) in lists(&before[0]).iter().zip(lists(&after[0])).enumerate() {
        let changed: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
        assert!(changed.is_empty(), "element {index}: {changed:?}");
    }
    assert_eq!(after, before);
}

async fn light_and_dark_follow_the_page(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let scheme = "getComputedStyle(root.querySelector('.pp')).colorScheme";
    assert_eq!(one.value(scheme).await, "light");
    page.value("document.documentElement.classList.add('dark')")
        .await;
    one.until(scheme, json!("dark")).await;
    one.value("element.setAttribute('theme', 'light')").await;
    one.until(scheme, json!("light")).await;
    one.value("element.setAttribute('theme', 'auto')").await;
    one.until(scheme, json!("dark")).await;
    page.value("document.documentElement.classList.remove('dark')")
        .await;
    one.until(scheme, json!("light")).await;
    // A page that paints nothing itself is as light as the browser's own sheet.
    page.value("(document.body.style.background = 'none', document.documentElement.style.colorScheme = 'dark')").await;
    one.until(scheme, json!("dark")).await;
    page.value("document.body.style.background = 'oklch(0.95 0.02 100)'")
        .await;
    one.until(scheme, json!("light")).await;
}

async fn an_old_base_leads_nowhere_else(page: Page) {
    page.go("hosts/based.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.choose("SaaS").await;
    page.until_true(
        "the address",
        "location.pathname === '/hosts/based.html' && location.search.startsWith('?deployment=saas&')",
    )
    .await;
}

async fn frozen_prototypes_are_no_obstacle(page: Page) {
    page.go("hosts/frozen.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.choose("Management platform").await;
    one.until_rules_of(&["self-hosted-mgmt"]).await;
    one.value("element.setAttribute('version', '3.4')").await;
    one.until_summary("Palette 3.4").await;
}

async fn when_the_app_stops_every_element_shows_what_the_page_put_there(page: Page) {
    page.go("hosts/two.html").await;
    let (one, two) = (Element::new(&page, "one"), Element::new(&page, "two"));
    one.shown().await;
    two.shown().await;
    // Nothing that is read in there makes sense from now on.
    page.value("new Uint8Array(window.memory.buffer).fill(255).length")
        .await;
    two.choose("Management platform").await;
    two.until_heard("one.kind === 'crash'").await;
    one.until_heard("one.kind === 'crash'").await;
    for element in [&one, &two] {
        assert_eq!(
            element
                .value("root.querySelectorAll(':not(slot)').length")
                .await,
            0
        );
    }
    assert_eq!(
        two.value("document.body.innerText.includes('The second.')")
            .await,
        json!(true)
    );
    page.expect_console(&["RuntimeError"]).await;
}

async fn a_narrow_column_gets_cards(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    let display = "getComputedStyle(root.querySelector('.pp-table .pp-row')).display";
    one.value("element.style.cssText = 'width: 1000px'").await;
    one.until(display, json!("table-row")).await;
    one.value("element.style.cssText = 'width: 320px'").await;
    one.until(display, json!("grid")).await;
    assert_eq!(
        one.value("root.querySelector('.pp').scrollWidth <= element.clientWidth")
            .await,
        json!(true)
    );
}
