//! What is pressed can be hit, and what is read can be read: on small and large screens, zoomed in,
//! with wider letters, with long names, and with text from right to left.

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::runner::Claim;
use crate::views::{self, ALL, View, pass_over_preloads};

super::claims![
    the_longest_host_names_wrap,
    what_is_small_cut_off_or_long_is_found,
    text_from_right_to_left_leaves_its_neighbours_alone,
];

/// The claims of this file, and one for each view that is on a screen.
pub fn every() -> Vec<Claim> {
    let of_a_view = |view: &'static View| Claim {
        name: format!(
            "reach::all_of_{}_can_be_pressed_and_read",
            view.name.replace(' ', "_")
        ),
        run: |page| Box::pin(all_can_be_pressed_and_read(page)),
        view: Some(view),
    };
    let views = ALL.iter().filter(|view| view.is_on_screen());
    claims().into_iter().chain(views.map(of_a_view)).collect()
}

/// Shows it on every screen, zoomed in, with wider letters and with longer words: the view is opened
/// once, and its window is another one each time, as it is for somebody who turns a phone or zooms.
async fn all_can_be_pressed_and_read(page: Page) {
    let view = page.view();
    let mut wrong = Vec::new();
    let mut note = |where_: &str, found: Value| {
        for one in found.as_array().into_iter().flatten() {
            wrong.push(format!("{where_}: {}", one.as_str().unwrap_or_default()));
        }
    };
    page.leave_for_good().await;
    let finger = (390, 844);
    chromium::screen(&page.session, finger.0, finger.1).await;
    (view.open)(page.clone()).await;
    pass_over_preloads(&page).await;
    assert_pointer(&page, "coarse", true).await;
    note("for a finger", too_small(&page, 44).await);

    resized(&page, 1440, 900).await;
    assert_pointer(&page, "fine", false).await;
    note("for a mouse", too_small(&page, 24).await);

    for percent in [200, 400] {
        chromium::zoomed(&page.session, 1280, 1024, percent).await;
        rendered(&page).await;
        note(&format!("at {percent} %"), cut_off(&page).await);
    }
    resized(&page, 2560, 1440).await;
    note("on a wide screen", cut_off(&page).await);
    note("on a wide screen, too long", long_lines(&page).await);
    if view.is_app() {
        resized(&page, 320, 640).await;
        note("on a small phone", cut_off(&page).await);
        for width in [320, 1280] {
            resized(&page, width, 844).await;
            style(&page, WIDER).await;
            note(&format!("wider letters at {width}"), cut_off(&page).await);
            style(&page, "").await;
        }
        // Last, because the words stay.
        for width in [320, 1280] {
            resized(&page, width, 844).await;
            lengthen(&page).await;
            note(&format!("longer words at {width}"), cut_off(&page).await);
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", view.name);
}

/// Whether the pointer is the one that was asked for: the sizes go by it. The page fits a finger on a
/// phone.
async fn assert_pointer(page: &Page, what: &str, is_phone: bool) {
    let matches = format!("matchMedia('(pointer: {what})').matches");
    assert_eq!(page.value(&matches).await, json!(is_phone), "{what}");
}

/// Another window, and everything in its place there.
pub(super) async fn resized(page: &Page, width: u32, height: u32) {
    chromium::screen(&page.session, width, height).await;
    rendered(page).await;
}

/// Waits until the browser has laid the page out for its window.
async fn rendered(page: &Page) {
    let frames = "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
    let done = page.session.client.execute_async(frames, vec![]).await;
    done.expect("a page that is drawn");
}

/// A style over those of the page, in place of the last one.
async fn style(page: &Page, style: &str) {
    page.script(
        "const style = new CSSStyleSheet(); style.replaceSync(arguments[0]); document.adoptedStyleSheets = [style];",
        vec![json!(style)],
    )
    .await;
}

/// WCAG 1.4.12, as it is written there.
const WIDER: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/// Everything on screen, in shadow roots too.
pub(super) const EVERY: &str = "const every = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? every(one.shadowRoot) : [])]);
const isUnseen = (one) => !!one && (getComputedStyle(one).clipPath === 'inset(50%)' || isUnseen(one.parentElement));
const shown = every(document.body).filter((one) => one.checkVisibility() && !isUnseen(one));
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

/// What is cut off or reaches over its edge, and whether the page scrolls sideways. What scrolls by
/// itself, such as a snippet, may be wider inside; and a row may end in dots what its details have whole.
async fn cut_off(page: &Page) -> Value {
    let script = format!(
        "{EVERY}
        const root = document.documentElement, wrong = [];
        const scrolls = (one) => !!one && one !== document.body && (getComputedStyle(one).overflowX === 'auto' || scrolls(one.parentElement));
        const endsInDots = (one) => {{ const style = getComputedStyle(one); return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'; }};
        if (root.scrollWidth > root.clientWidth || (window.visualViewport && visualViewport.scale !== 1))
            wrong.push(`the page is ${{root.scrollWidth}} wide, the window ${{root.clientWidth}}`);
        for (const one of shown) {{
            if (one.closest('.pp-row:has(.pp-disclose, + .pp-details) :is(.pp-purposes, .pp-entered, .pp-any)') && endsInDots(one)) continue;
            const style = getComputedStyle(one), clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
            if (style.display === 'inline' || one.matches('html, body, thead, thead *, input, textarea, iframe')) continue;
            const holds = [...one.childNodes].some((text) => text.nodeType === 3 && text.data.trim());
            if (one.scrollWidth > one.clientWidth + 1 && style.overflowX !== 'auto' && one.clientWidth && (holds || clips)) wrong.push(`wide: ${{one.scrollWidth}} in ${{one.clientWidth}}: ${{short(one)}}`);
            if (clips && one.scrollHeight > one.clientHeight + 1) wrong.push(`high: ${{short(one)}}`);
            const box = one.getBoundingClientRect();
            if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(one.parentElement)) wrong.push(`outside, ${{box.left}} to ${{box.right}}: ${{short(one)}}`);
        }}
        return wrong.slice(0, 8);"
    );
    page.script(&script, vec![]).await
}

pub(super) async fn assert_whole(page: &Page, where_: &str) {
    assert_eq!(cut_off(page).await, json!([]), "{where_}");
}

/// Lines that are too long to find the next one.
async fn long_lines(page: &Page) -> Value {
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
    page.script(&long, vec![]).await
}

/// In German a label is half as long again, and some of its words are as long as any. What another
/// width shows besides gets longer there.
async fn lengthen(page: &Page) {
    let longer = format!(
        "{EVERY}
        const longer = window.longer ??= new WeakSet();
        for (const one of shown) if (one.matches('h1, h2, h3, legend, button, summary, dt, th, a, label, label span:first-of-type, .pp-badge, .pp-group > label'))
            for (const text of one.childNodes) if (text.nodeType === 3 && text.data.trim().length > 3 && !longer.has(text)) {{
                longer.add(text);
                text.data += ' Netzwerkzugriffsberechtigung'.slice(0, Math.max(8, text.data.length));
            }}"
    );
    page.script(&longer, vec![]).await;
}

async fn the_longest_host_names_wrap(page: Page) {
    let view = views::named("long host names");
    for width in [320, 1440] {
        chromium::screen(&page.session, width, 844).await;
        page.leave_for_good().await;
        (view.open)(page.clone()).await;
        assert_whole(&page, &format!("at {width}")).await;
    }
}

/// What the claims about views ask can be answered otherwise.
async fn what_is_small_cut_off_or_long_is_found(page: Page) {
    page.open("").await;
    assert_eq!(too_small(&page, 24).await, json!([]));
    assert_eq!(cut_off(&page).await, json!([]));
    for (css, part) in [
        (".pp-summary { width: 130vw }", "the page is"),
        (
            ".pp-answer-note > p { width: 40px; white-space: nowrap }",
            "wide: ",
        ),
        (".pp-summary { height: 30px; overflow: hidden }", "high: "),
        (
            ".pp-summary { position: relative; left: -60vw }",
            "outside, ",
        ),
    ] {
        style(&page, css).await;
        let found = cut_off(&page).await.to_string();
        assert!(found.contains(part), "{css}: {found}");
    }
    style(
        &page,
        "button { min-height: 0 !important; height: 20px; padding: 0 !important }",
    )
    .await;
    assert_ne!(too_small(&page, 24).await, json!([]));
    resized(&page, 2560, 1440).await;
    assert_eq!(long_lines(&page).await, json!([]));
    page.script(
        "const long = document.createElement('p'); long.textContent = 'word '.repeat(120); document.querySelector('main').append(long);",
        vec![],
    )
    .await;
    style(
        &page,
        "main > p { max-width: none !important; width: 1800px }",
    )
    .await;
    assert_ne!(long_lines(&page).await, json!([]));
    style(&page, "").await;
    let before = page.value("document.querySelector('h1').textContent").await;
    lengthen(&page).await;
    lengthen(&page).await;
    let after = page.value("document.querySelector('h1').textContent").await;
    let length = |text: &Value| text.as_str().map_or(0, str::len);
    assert!(
        length(&after) > length(&before) + 7 && length(&after) < length(&before) * 2 + 9,
        "{before} became {after}, once"
    );
}

async fn text_from_right_to_left_leaves_its_neighbours_alone(page: Page) {
    const ARABIC: &str = "مثال 5";
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2&from=مثال 5&q=مثال 5")
        .await;
    page.type_into("Version", ARABIC).await;
    page.until("the answer", |seen| seen.field("Version").invalid)
        .await;
    page.unfold("12 rules don").await;
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
    page.open("?deployment=self-hosted&role=workload-cluster&version=4.2&view=addresses")
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
