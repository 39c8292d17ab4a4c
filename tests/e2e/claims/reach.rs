//! What is pressed can be hit, and what is read can be read: on small and large screens, zoomed in,
//! with wider letters, with long names, and with text from right to left.

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::views::{ALL, OTHERS, View, pass_over_preloads};

super::claims![
    what_is_pressed_is_large_enough_for_a_finger,
    what_is_pressed_is_large_enough_for_a_mouse,
    zoomed_in_nothing_is_cut_off_and_nothing_scrolls_sideways,
    on_a_wide_screen_lines_stay_short,
    wider_letters_and_lines_cut_nothing_off,
    longer_words_cut_nothing_off,
    the_longest_host_names_wrap,
    text_from_right_to_left_leaves_its_neighbours_alone,
];

/// Opens a view on a fresh page.
async fn open(page: &Page, view: &View) {
    pass_over_preloads(page).await;
    page.leave_for_good().await;
    (view.open)(page.clone()).await;
}

/// Everything on screen, in shadow roots too.
pub(super) const EVERY: &str = "const every = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? every(one.shadowRoot) : [])]);
const shown = every(document.body).filter((one) => one.checkVisibility() && !one.closest('.pp-unseen'));
const short = (one) => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 110);";

/// What can be pressed and is smaller than this, each way. A link in the middle of a sentence is as
/// high as its line.
async fn too_small(page: &Page, least: u32) -> Value {
    let script = format!(
        "{EVERY}
        const is_in_sentence = (one) => one.matches('a') && [...one.parentNode.childNodes].some((near) => near.nodeType === 3 && near.data.trim());
        return shown.filter((one) => one.matches('a[href], button, textarea, select, summary, label:has(input), input') && !is_in_sentence(one) && !(one.matches('input') && one.closest('label')))
            .map((one) => [one.getBoundingClientRect(), one])
            .filter(([box]) => box.width < arguments[0] - 0.1 || box.height < arguments[0] - 0.1)
            .map(([box, one]) => `${{box.width}} × ${{box.height}}: ${{short(one)}}`);"
    );
    page.script(&script, vec![json!(least)]).await
}

async fn what_is_pressed_is_large_enough_for_a_finger(page: Page) {
    chromium::screen(&page.session, 390, 844).await;
    for view in ALL.iter().chain(&OTHERS[..3]) {
        open(&page, view).await;
        assert_eq!(
            page.value("matchMedia('(pointer: coarse)').matches").await,
            json!(true)
        );
        assert_eq!(too_small(&page, 44).await, json!([]), "{}", view.name);
    }
}

async fn what_is_pressed_is_large_enough_for_a_mouse(page: Page) {
    chromium::screen(&page.session, 1440, 900).await;
    for view in ALL.iter().chain(&OTHERS[..3]) {
        open(&page, view).await;
        assert_eq!(
            page.value("matchMedia('(pointer: fine)').matches").await,
            json!(false)
        );
        assert_eq!(too_small(&page, 24).await, json!([]), "{}", view.name);
    }
}

/// What is cut off or reaches over its edge, and whether the page scrolls sideways. What scrolls by
/// itself, such as a snippet, may be wider inside.
async fn cut_off(page: &Page) -> Value {
    let script = format!(
        "{EVERY}
        const root = document.documentElement, wrong = [];
        if (root.scrollWidth > root.clientWidth || (window.visualViewport && visualViewport.scale !== 1))
            wrong.push(`the page is ${{root.scrollWidth}} wide, the window ${{root.clientWidth}}`);
        for (const one of shown) {{
            const style = getComputedStyle(one), clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
            if (style.display === 'inline' || one.matches('html, body, thead, thead *, input, textarea, iframe')) continue;
            const holds = [...one.childNodes].some((text) => text.nodeType === 3 && text.data.trim());
            if (one.scrollWidth > one.clientWidth + 1 && style.overflowX !== 'auto' && one.clientWidth && (holds || clips)) wrong.push(`wide: ${{one.scrollWidth}} in ${{one.clientWidth}}: ${{short(one)}}`);
            if (clips && one.scrollHeight > one.clientHeight + 1) wrong.push(`high: ${{short(one)}}`);
            const box = one.getBoundingClientRect();
            if ((box.left < -1 || box.right > innerWidth + 1) && !one.closest('pre, .pp-scroll')) wrong.push(`outside, ${{box.left}} to ${{box.right}}: ${{short(one)}}`);
        }}
        return wrong.slice(0, 8);"
    );
    page.script(&script, vec![]).await
}

pub(super) async fn assert_whole(page: &Page, where_: &str) {
    assert_eq!(cut_off(page).await, json!([]), "{where_}");
}

async fn zoomed_in_nothing_is_cut_off_and_nothing_scrolls_sideways(page: Page) {
    for percent in [200, 400] {
        chromium::zoomed(&page.session, 1280, 1024, percent).await;
        for view in ALL.iter().chain(&OTHERS[..3]) {
            open(&page, view).await;
            assert_whole(&page, &format!("{} at {percent} %", view.name)).await;
        }
    }
    chromium::screen(&page.session, 320, 640).await;
    for view in ALL {
        open(&page, view).await;
        assert_whole(&page, &format!("{} on a small phone", view.name)).await;
    }
}

async fn on_a_wide_screen_lines_stay_short(page: Page) {
    chromium::screen(&page.session, 2560, 1440).await;
    for view in ALL.iter().chain(&OTHERS[..2]) {
        open(&page, view).await;
        assert_whole(&page, &format!("{} on a wide screen", view.name)).await;
        let long = format!(
            "{EVERY}
            return shown.filter((one) => one.matches('p, li, dd') && !one.querySelector('p, li, div'))
                .map((one) => {{
                    const range = document.createRange(); range.selectNodeContents(one);
                    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top / 8))).size;
                    return [one.innerText.length / Math.max(1, lines), lines, one];
                }})
                .filter(([letters, lines]) => lines > 1 && letters > 110)
                .map(([letters, , one]) => `${{Math.round(letters)}}: ${{short(one)}}`);"
        );
        assert_eq!(page.script(&long, vec![]).await, json!([]), "{}", view.name);
    }
}

async fn wider_letters_and_lines_cut_nothing_off(page: Page) {
    for width in [320, 1280] {
        chromium::screen(&page.session, width, 844).await;
        for view in ALL {
            open(&page, view).await;
            // WCAG 1.4.12, as it is written there.
            page.script(
                "const style = new CSSStyleSheet();
                style.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
                document.adoptedStyleSheets = [style];",
                vec![],
            )
            .await;
            assert_whole(&page, &format!("{} at {width}", view.name)).await;
        }
    }
}

/// In German a label is half as long again, and some of its words are as long as any.
async fn longer_words_cut_nothing_off(page: Page) {
    for width in [320, 1280] {
        chromium::screen(&page.session, width, 844).await;
        for view in ALL {
            open(&page, view).await;
            let longer = format!(
                "{EVERY}
                for (const one of shown) if (one.matches('h1, h2, h3, legend, button, summary, dt, th, a, label, label span:first-of-type, .pp-badge, .pp-group > label'))
                    for (const text of one.childNodes) if (text.nodeType === 3 && text.data.trim().length > 3) text.data += ' Netzwerkzugriffsberechtigung'.slice(0, Math.max(8, text.data.length));"
            );
            page.script(&longer, vec![]).await;
            assert_whole(&page, &format!("{} at {width}", view.name)).await;
        }
    }
}

async fn the_longest_host_names_wrap(page: Page) {
    let host = format!(
        "{}.example.com",
        vec!["a".repeat(60); 3].join(".") + "." + &"b".repeat(58)
    );
    assert_eq!(host.len(), 253);
    for width in [320, 1440] {
        chromium::screen(&page.session, width, 844).await;
        page.leave_for_good().await;
        page.open("?deployment=self-hosted&role=workload-cluster&version=4.2&format=cilium")
            .await;
        page.type_into("Management platform", &host).await;
        page.type_into("Registries", &format!("{host}.too-long"))
            .await;
        page.choose("Check with", "Bash").await;
        page.press("Link with these entries").await;
        page.until("the host everywhere", |seen| {
            seen.snippets[0].text().contains(&host)
                && seen.field("Registries").invalid
                && seen.link.contains(&host)
                && seen.checks.iter().any(|one| one.text().contains(&host))
        })
        .await;
        assert_whole(&page, &format!("at {width}")).await;
    }
}

async fn text_from_right_to_left_leaves_its_neighbours_alone(page: Page) {
    const ARABIC: &str = "مثال 5";
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2&from=مثال 5&q=مثال 5")
        .await;
    page.type_into("Version", ARABIC).await;
    page.until("the answer", |seen| seen.field("Version").invalid)
        .await;
    page.unfold("Rules that do not apply").await;
    page.until("the list", |seen| seen.misses_open).await;
    // From left to right, whatever is quoted in between.
    let order = format!(
        "{EVERY}
        const wrong = []; let quotes = 0;
        for (const one of shown) for (const text of one.childNodes) {{
            if (text.nodeType !== 3 || !/[\\u0600-\\u06ff]/.test(text.data) || one.matches('textarea')) continue;
            quotes++;
            let last = null, inside = false;
            for (const [at, letter] of [...text.data].entries()) {{
                if (letter === '“') inside = true;
                if (!inside || letter === '“') {{
                    const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1);
                    const box = range.getBoundingClientRect();
                    if (box.width && last && Math.abs(box.top - last.top) < 4 && box.left < last.left) wrong.push(`${{text.data.slice(0, 80)}} at ${{at}}`);
                    if (box.width) last = box;
                }}
                if (letter === '”') inside = false;
            }}
        }}
        return [quotes > 2, wrong.slice(0, 4)];"
    );
    assert_eq!(page.script(&order, vec![]).await, json!([true, []]));
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2")
        .await;
    // A comment, and a host name in its own letters.
    page.type_into("Registries", "مثال.إختبار 192.0.2.1 # تعليق 7")
        .await;
    page.until("the answer", |seen| seen.field("Registries").invalid)
        .await;
    assert_eq!(
        page.script(&order.replace("quotes > 2", "quotes > 0"), vec![])
            .await,
        json!([true, []])
    );
}
