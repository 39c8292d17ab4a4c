//! What is pressed can be hit, and what is read can be read: on small and large screens, zoomed in,
//! with wider letters, with long names, and with text from right to left.

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::runner::{Claim, Doing};
use crate::views::{self, ALL, View, pass_over_preloads};

super::claims![
    the_longest_host_names_wrap,
    text_from_right_to_left_leaves_its_neighbours_alone,
];

/// A claim about each of several views: its name, which views, and what shows it.
type OfViews = (&'static str, fn(&View) -> bool, fn(Page) -> Doing);

/// Lists claims about views.
macro_rules! of_views {
    ($($name:ident: $which:path),* $(,)?) => {
        &[$((stringify!($name), $which, |page| Box::pin($name(page)))),*]
    };
}

const OF_VIEWS: &[OfViews] = of_views![
    what_is_pressed_is_large_enough_for_a_finger: View::is_on_screen,
    what_is_pressed_is_large_enough_for_a_mouse: View::is_on_screen,
    zoomed_in_nothing_is_cut_off_and_nothing_scrolls_sideways: View::is_on_screen,
    on_a_small_phone_nothing_is_cut_off: View::is_app,
    on_a_wide_screen_lines_stay_short: View::is_on_screen,
    wider_letters_and_lines_cut_nothing_off: View::is_app,
    longer_words_cut_nothing_off: View::is_app,
];

/// The claims of this file, those about views for each of them.
pub fn every() -> Vec<Claim> {
    let of_views = OF_VIEWS.iter().flat_map(|(name, which, run)| {
        let views = ALL.iter().filter(|view| which(view));
        views.map(move |view| Claim {
            name: format!("reach::{name}_in_{}", view.name.replace(' ', "_")),
            run: *run,
            view: Some(view),
        })
    });
    claims().into_iter().chain(of_views).collect()
}

/// Opens the view that a claim is about, on a fresh page.
async fn open(page: &Page) {
    page.leave_for_good().await;
    (page.view().open)(page.clone()).await;
    pass_over_preloads(page).await;
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
    open(&page).await;
    assert_eq!(
        page.value("matchMedia('(pointer: coarse)').matches").await,
        json!(true)
    );
    assert_eq!(too_small(&page, 44).await, json!([]));
}

async fn what_is_pressed_is_large_enough_for_a_mouse(page: Page) {
    chromium::screen(&page.session, 1440, 900).await;
    open(&page).await;
    assert_eq!(
        page.value("matchMedia('(pointer: fine)').matches").await,
        json!(false)
    );
    assert_eq!(too_small(&page, 24).await, json!([]));
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
        open(&page).await;
        assert_whole(&page, &format!("at {percent} %")).await;
    }
}

async fn on_a_small_phone_nothing_is_cut_off(page: Page) {
    chromium::screen(&page.session, 320, 640).await;
    open(&page).await;
    assert_whole(&page, "on a small phone").await;
}

async fn on_a_wide_screen_lines_stay_short(page: Page) {
    chromium::screen(&page.session, 2560, 1440).await;
    open(&page).await;
    assert_whole(&page, "on a wide screen").await;
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
    assert_eq!(page.script(&long, vec![]).await, json!([]));
}

async fn wider_letters_and_lines_cut_nothing_off(page: Page) {
    for width in [320, 1280] {
        chromium::screen(&page.session, width, 844).await;
        open(&page).await;
        // WCAG 1.4.12, as it is written there.
        page.script(
                "const style = new CSSStyleSheet();
                style.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
                document.adoptedStyleSheets = [style];",
                vec![],
            )
            .await;
        assert_whole(&page, &format!("at {width}")).await;
    }
}

/// In German a label is half as long again, and some of its words are as long as any.
async fn longer_words_cut_nothing_off(page: Page) {
    for width in [320, 1280] {
        chromium::screen(&page.session, width, 844).await;
        open(&page).await;
        let longer = format!(
                "{EVERY}
                for (const one of shown) if (one.matches('h1, h2, h3, legend, button, summary, dt, th, a, label, label span:first-of-type, .pp-badge, .pp-group > label'))
                    for (const text of one.childNodes) if (text.nodeType === 3 && text.data.trim().length > 3) text.data += ' Netzwerkzugriffsberechtigung'.slice(0, Math.max(8, text.data.length));"
            );
        page.script(&longer, vec![]).await;
        assert_whole(&page, &format!("at {width}")).await;
    }
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
