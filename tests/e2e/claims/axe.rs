//! What axe-core finds. In the views it is asked by `look`, on a phone and on a desk, in either theme.

use std::sync::LazyLock;
use std::{env, fs};

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;
use crate::pictures::THEMES;
use crate::views::View;

super::claims![
    a_poor_contrast_and_a_field_without_a_name_are_found,
    the_colours_that_a_reader_forces_are_kept,
];

/// axe-core, as npm has it.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = env::var_os("PALETTE_PORTS_AXE")
        .expect("PALETTE_PORTS_AXE says where axe.min.js is; `cargo xtask test e2e` sets it");
    fs::read_to_string(file).expect("axe.min.js can be read")
});

/// Every rule of WCAG 2.0 to 2.2, levels A and AA, what is good practice besides, and rules that
/// are off by themselves; or these rules alone. What no rule could decide is told apart.
const RUN: &str = "const [part, only, done] = arguments;
const every = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: Object.fromEntries(['label-content-name-mismatch', 'target-size', 'td-has-header',
        'focus-order-semantics', 'css-orientation-lock'].map((rule) => [rule, { enabled: true }])),
};
axe.run(part || document, {
    restoreScroll: true,
    ...(only.length ? { runOnly: only } : every),
    resultTypes: ['violations', 'incomplete'],
}).then(({ violations, incomplete, passes }) => {
    const short = (list) => list.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id}: ${node.target.flat().join(' ')}: ${[...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ').slice(0, 300)}`));
    done({ found: short(violations), undecided: short(incomplete), passed: passes.length });
}, (error) => done({ found: ['axe did not run: ' + error], undecided: [], passed: 0 }));";

/// The one thing that is known: the element's attribute `role` names a role of Palette's hosts. No
/// ARIA role has such a name, so browsers pass over it.
const KNOWN: &str = "aria-roles: #one: Role must be one of the valid ARIA roles: workload-cluster";

/// The rules that look at colours: all that can find something else in the other theme.
const OF_COLOURS: &[&str] = &["color-contrast", "link-in-text-block"];

/// What it finds in the page as it stands, or in a part of it.
async fn found(page: &Page, part: &str) -> Vec<String> {
    found_by(page, part, &[]).await
}

/// The same, by these rules; by every one without any.
async fn found_by(page: &Page, part: &str, rules: &[&str]) -> Vec<String> {
    if page.value("typeof axe").await != "object" {
        page.script(&AXE, vec![]).await;
    }
    let answer = page
        .session
        .client
        .execute_async(RUN, vec![json!(part), json!(rules)])
        .await;
    let answer = answer.expect("an answer of axe-core");
    let passed = answer["passed"].as_u64().unwrap_or_default();
    let least = if rules.is_empty() { 6 } else { 1 };
    assert!(
        passed >= least,
        "only {passed} rules had anything to look at"
    );
    if env::var_os("PALETTE_PORTS_AXE_UNDECIDED").is_some() {
        eprintln!("{:#}", answer["undecided"]);
    }
    let found = answer["found"].as_array().into_iter().flatten();
    // What a bar or a menu stands in front of comes out from behind it; how large it is, `reach` says.
    let is_behind =
        |one: &str| one.starts_with("target-size: ") && one.contains("partially obscured");
    let found = found.filter_map(Value::as_str);
    let found = found.filter(|one| *one != KNOWN && !is_behind(one));
    found.map(str::to_owned).collect()
}

/// What it finds in a view that is open, in either theme: in the second, what has to do with colours.
pub(super) async fn found_in(page: &Page, view: &View) -> Vec<String> {
    let mut all = Vec::new();
    for (theme, rules) in THEMES.into_iter().zip([&[][..], OF_COLOURS]) {
        let wishes = [
            ("prefers-color-scheme", theme),
            ("prefers-reduced-motion", "reduce"),
        ];
        chromium::media(&page.session, view.medium(), &wishes).await;
        let found = found_by(page, view.part, rules).await;
        all.extend(found.into_iter().map(|one| format!("{theme}: {one}")));
    }
    all
}

async fn a_poor_contrast_and_a_field_without_a_name_are_found(page: Page) {
    page.open("").await;
    assert_eq!(found(&page, "").await, Vec::<String>::new());
    page.script(
        "const style = new CSSStyleSheet();
        style.replaceSync('.pp-hint { color: #999 }');
        document.adoptedStyleSheets = [style];
        document.querySelector('label[for=pp-search]').remove();
        document.getElementById('pp-search').removeAttribute('placeholder');
        document.querySelector('.pp-share > button').setAttribute('aria-label', 'Something else');",
        vec![],
    )
    .await;
    let found = found(&page, "").await;
    for rule in ["color-contrast", "label", "label-content-name-mismatch"] {
        let start = format!("{rule}: ");
        assert!(
            found.iter().any(|one| one.starts_with(&start)),
            "{rule} is not among {found:#?}"
        );
    }
    let of_colours = found_by(&page, "", OF_COLOURS).await;
    let is_one = |one: &&String| one.starts_with("color-contrast: ");
    let expected: Vec<&String> = found.iter().filter(is_one).collect();
    assert_eq!(of_colours.iter().collect::<Vec<_>>(), expected);
}

async fn the_colours_that_a_reader_forces_are_kept(page: Page) {
    page.open("?deployment=self-hosted&version=4.2&from=3.4&role=workload-cluster")
        .await;
    for theme in ["light", "dark"] {
        let media = [("forced-colors", "active"), ("prefers-color-scheme", theme)];
        chromium::media(&page.session, "", &media).await;
        assert_eq!(
            page.value("matchMedia('(forced-colors: active)').matches")
                .await,
            json!(true)
        );
        let found = found(&page, "").await;
        assert!(found.is_empty(), "{theme}: {found:#?}");
        // What is chosen differs in more than the colours, which are the reader's now.
        let drawn = page
            .value("['true', 'false'].map((pressed) => { const style = getComputedStyle(document.querySelector(`.pp-line[aria-pressed=${pressed}]`)); return style.borderTopWidth + style.borderTopStyle; })")
            .await;
        assert_ne!(drawn[0], drawn[1], "{theme}: {drawn}");
        let tabs = page
            .value("['[aria-current]', ':not([aria-current])'].map((tab) => getComputedStyle(document.querySelector(`.pp-tab${tab}`)).borderBottomColor)")
            .await;
        assert_ne!(tabs[0], tabs[1], "{theme}: {tabs}");
    }
    chromium::media(&page.session, "", &[]).await;
}
