//! The diagram: what is in it, what it lights, and what is saved of it.

use std::fs;

use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    in_this_browser_no_label_covers_another_or_a_box_for_any_choice,
    arrows_follow_the_filters_and_nothing_moves,
    a_row_that_is_pointed_at_lights_its_arrow_and_the_other_way_round,
    a_row_lights_while_something_in_it_has_the_focus,
    kinds_of_lines_differ_by_more_than_colour,
    assistive_technology_reads_the_sentences_and_passes_the_picture_by,
    the_saved_file_is_whole_and_stands_alone,
    an_element_lights_what_is_in_it_and_nothing_else,
    on_paper_the_picture_fits_the_page,
];

const SELF_HOSTED: &str = "?deployment=self-hosted&version=4.2";

/// The rules of each arrow, sorted.
const ARROWS: &str = "[...document.querySelectorAll('.pp-diagram g[data-rules]')].map((one) => one.dataset.rules).sort()";

/// Every rule with an arrow, once; and every rule in the tables.
const DRAWN: &str = "[...new Set([...document.querySelectorAll('.pp-diagram g[data-rules]')].flatMap((one) => one.dataset.rules.split(' ')))].sort()";
const LISTED: &str =
    "[...document.querySelectorAll('.pp-table tr[id]')].map((row) => row.id).sort()";

/// Where the boxes are.
const BOXES: &str = "[...document.querySelectorAll('.pp-diagram rect')].map((one) => ['x', 'y', 'width', 'height'].map((name) => one.getAttribute(name)).join())";

/// What is lit, by tag and rules.
const LIT: &str = "[...document.querySelectorAll('[data-lit]')].map((one) => one.localName + ' ' + (one.dataset.rules ?? one.id)).sort()";

/// What covers something that it must not: labels each other or a box, names their box's edge, and
/// what leaves the picture.
const COVERED: &str = "(() => {
    const svg = document.querySelector('.pp-diagram svg');
    if (!svg) return [];
    const box = (one) => { const { x, y, width, height } = one.getBBox(); return { x, y, right: x + width, bottom: y + height }; };
    const meet = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
    const within = (a, b) => a.x >= b.x && a.right <= b.right && a.y >= b.y && a.bottom <= b.bottom;
    const page = { x: 0, y: 0, right: svg.viewBox.baseVal.width, bottom: svg.viewBox.baseVal.height };
    const labels = [...svg.querySelectorAll('.pp-flow-label')];
    const rects = [...svg.querySelectorAll('rect')];
    const found = [];
    const report = (what, a, b) => found.push(what + ': ' + a.textContent + ' / ' + (b?.textContent ?? ''));
    labels.forEach((label, at) => {
      labels.slice(0, at).forEach((other) => meet(box(label), box(other)) && report('labels', label, other));
      rects.forEach((rect) => meet(box(label), box(rect)) && report('box', label, rect.parentElement));
    });
    rects.forEach((rect) => rect.parentElement.querySelectorAll('text').forEach((name) => within(box(name), box(rect)) || report('name', name)));
    svg.querySelectorAll('text').forEach((text) => within(box(text), page) || report('outside', text));
    return found;
})()";

async fn in_this_browser_no_label_covers_another_or_a_box_for_any_choice(page: Page) {
    let seen = page.open("").await;
    let mut looked_at = 0;
    for deployment in ["SaaS", "SaaS managed with Edge", "Self-hosted"] {
        page.choose("Deployment model", deployment).await;
        for role in ["All roles", "Management platform", "Workload cluster"] {
            page.choose("Role", role).await;
            for line in &seen.lines {
                let line = line.label.split_whitespace().next().unwrap_or_default();
                page.script(
                    "const [line] = arguments; [...document.querySelectorAll('.pp-choices .pp-line')].find((one) => one.firstChild.data.trim().split(' ')[0] === line).click();",
                    vec![json!(line)],
                )
                .await;
                let drawn = page.value(DRAWN).await;
                assert_eq!(
                    drawn,
                    page.value(LISTED).await,
                    "{deployment} {role} {line}"
                );
                assert_eq!(
                    page.value(COVERED).await,
                    json!([]),
                    "{deployment} {role} {line}"
                );
                looked_at += 1;
            }
        }
    }
    assert_eq!(looked_at, 99);
}

async fn arrows_follow_the_filters_and_nothing_moves(page: Page) {
    page.open(SELF_HOSTED).await;
    let boxes = page.value(BOXES).await;
    let all = page.value(ARROWS).await;
    assert_eq!(all.as_array().map(Vec::len), Some(12), "{all}");
    page.choose("Direction", "Inbound").await;
    page.until_true("fewer arrows", &format!("({ARROWS}).length === 4"))
        .await;
    assert_eq!(page.value(DRAWN).await, page.value(LISTED).await);
    page.choose("Direction", "Both").await;
    page.type_into("Search", "6443").await;
    page.until_true("one arrow", &format!("({ARROWS}).length === 1"))
        .await;
    let sentences =
        "[...document.querySelectorAll('.pp-diagram li')].map((one) => one.textContent)";
    assert_eq!(
        page.value(sentences).await,
        json!(["From Management platform to Workload clusters: tcp/6443 HTTPS. Required."])
    );
    assert_eq!(page.value(BOXES).await, boxes);
    page.type_into("Search", "no such thing").await;
    page.until_true(
        "words in its place",
        "document.querySelector('[aria-labelledby=pp-diagram]').textContent.includes('Nothing on screen, so nothing to draw.')",
    )
    .await;
    page.press("Clear search and filters").await;
    page.until_true("all arrows", &format!("({ARROWS}).length === 12"))
        .await;
    assert_eq!(
        (page.value(ARROWS).await, page.value(BOXES).await),
        (all, boxes)
    );
}

/// Everything that stands for the two rules of one flow.
const NATS: [&str; 5] = [
    "g self-hosted-mgmt-in-nats self-hosted-cluster-out-nats",
    "li self-hosted-mgmt-in-nats self-hosted-cluster-out-nats",
    "text self-hosted-mgmt-in-nats self-hosted-cluster-out-nats",
    "tr self-hosted-cluster-out-nats",
    "tr self-hosted-mgmt-in-nats",
];

/// What a place lights: a row lights what stands for its own rule, and an arrow both rows.
fn lit_by(place: &str) -> Vec<&'static str> {
    let mut lit = NATS.to_vec();
    if let Some(row) = place.strip_prefix('#') {
        lit.retain(|part| !part.starts_with("tr ") || row.starts_with(&part[3..]));
    }
    lit
}

async fn a_row_that_is_pointed_at_lights_its_arrow_and_the_other_way_round(page: Page) {
    page.open(SELF_HOSTED).await;
    assert_eq!(page.value(LIT).await, json!([]));
    for place in [
        "#self-hosted-mgmt-in-nats td",
        ".pp-diagram text[data-rules*=nats]",
        ".pp-diagram li[data-rules*=nats]",
        "#self-hosted-cluster-out-nats th",
    ] {
        page.point_at(place).await;
        page.until_true(place, &format!("({LIT}).length > 0")).await;
        assert_eq!(page.value(LIT).await, json!(lit_by(place)), "{place}");
        let width = "parseFloat(getComputedStyle(document.querySelector('.pp-diagram g[data-lit] path:not(.pp-near)')).strokeWidth)";
        assert_eq!(page.value(width).await, json!(3.5), "{place}");
        page.point_at("#pp-diagram").await;
        page.until_true("dark again", &format!("({LIT}).length === 0"))
            .await;
    }
    // What is beside a thin line counts as the line.
    page.point_at(".pp-diagram g[data-rules*=ssh] .pp-near")
        .await;
    let near = "document.querySelector('.pp-diagram g[data-rules*=ssh] .pp-near')";
    let width = page
        .value(&format!("getComputedStyle({near}).strokeWidth"))
        .await;
    assert_eq!(width, "12px");
}

async fn a_row_lights_while_something_in_it_has_the_focus(page: Page) {
    page.open(SELF_HOSTED).await;
    page.script(
        "document.querySelector('#self-hosted-mgmt-in-nats a').focus();",
        vec![],
    )
    .await;
    assert_eq!(
        page.value(LIT).await,
        json!(lit_by("#self-hosted-mgmt-in-nats"))
    );
    // On to the next control of the same row, and out of it.
    page.script(
        "document.querySelector('#self-hosted-mgmt-in-nats summary').focus();",
        vec![],
    )
    .await;
    assert_eq!(
        page.value(LIT).await,
        json!(lit_by("#self-hosted-mgmt-in-nats"))
    );
    page.type_into("Search", "443").await;
    assert_eq!(page.value(LIT).await, json!([]));
}

async fn kinds_of_lines_differ_by_more_than_colour(page: Page) {
    page.open(SELF_HOSTED).await;
    let style = |rule: &str, name: &str| {
        format!(
            "getComputedStyle(document.querySelector('.pp-diagram g[data-rules*={rule}] path:not(.pp-near)')).{name}"
        )
    };
    let value = async |rule, name| page.value(&style(rule, name)).await;
    assert_eq!(value("in-nats", "strokeDasharray").await, "6px, 4px");
    assert_eq!(value("kube-api", "strokeDasharray").await, "none");
    assert_eq!(value("kube-api", "strokeWidth").await, "1.75px");
    assert_eq!(value("in-ssh", "strokeWidth").await, "1px");
    let samples = "[...document.querySelectorAll('.pp-sample')].map((one) => one.textContent)";
    assert_eq!(
        page.value(samples).await,
        json!(["Required", "Optional", "Deprecated"])
    );
}

async fn assistive_technology_reads_the_sentences_and_passes_the_picture_by(page: Page) {
    page.open(SELF_HOSTED).await;
    let panel = "document.querySelector('[aria-labelledby=pp-diagram]')";
    assert_eq!(
        page.value(&format!(
            "{panel}.querySelector('svg').getAttribute('aria-hidden')"
        ))
        .await,
        "true"
    );
    assert_eq!(
        page.value(&format!(
            "{panel}.querySelectorAll('svg [tabindex], svg a').length"
        ))
        .await,
        0
    );
    let matching = format!(
        "[...{panel}.querySelectorAll('li')].map((one) => one.dataset.rules).sort().join() === ({ARROWS}).join()"
    );
    assert_eq!(page.value(&matching).await, json!(true));
}

async fn the_saved_file_is_whole_and_stands_alone(page: Page) {
    page.open(&format!("{SELF_HOSTED}&q=%3Cb%3E%20tcp")).await;
    page.type_into("Search", "tcp").await;
    page.until_true("rules", &format!("({ARROWS}).length === 12"))
        .await;
    let arrows = page.value(ARROWS).await;
    let file = page
        .session
        .downloads
        .join("palette-self-hosted-all-roles-4.2.svg");
    let _ = fs::remove_file(&file);
    page.press("Save as SVG").await;
    let text = page.until_file(&file).await;
    let said = "document.querySelector('[aria-labelledby=pp-diagram] [role=status]').textContent";
    page.until_true(
        "what is said",
        &format!("{said}.startsWith('Handed to the browser.')"),
    )
    .await;
    page.assert_clean().await;
    // A page without our policy may read it.
    page.leave().await;
    let read = page
        .script(
            "const read = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
             return {
               wrong: read.querySelector('parsererror')?.textContent ?? '',
               root: read.documentElement.namespaceURI,
               arrows: [...read.querySelectorAll('g[data-rules]')].map((one) => one.dataset.rules).sort(),
               title: read.querySelector('title').textContent,
               sentences: read.querySelector('desc').textContent.trim().split('\\n').length,
               others: [...read.querySelectorAll('*')].flatMap((one) => [...one.attributes]).filter((one) => /href|url\\(|^on/.test(one.name + one.value)).length,
             };",
            vec![json!(text)],
        )
        .await;
    assert_eq!(
        read,
        json!({
            "wrong": "",
            "root": "http://www.w3.org/2000/svg",
            "arrows": arrows,
            "title": "Self-hosted, 4.2, “tcp”: Palette network ports",
            "sentences": 12,
            "others": 0,
        })
    );
    page.open(SELF_HOSTED).await;
}

async fn an_element_lights_what_is_in_it_and_nothing_else(page: Page) {
    page.go("hosts/two.html").await;
    let ids = page
        .value("[...document.querySelectorAll('palette-ports[id]')].map((one) => one.id)")
        .await;
    let ids: Vec<String> = serde_json::from_value(ids).expect("ids");
    assert!(ids.len() >= 2, "{ids:?}");
    let one = Element::new(&page, ids[0].clone().leak());
    let two = Element::new(&page, ids[1].clone().leak());
    one.shown().await;
    two.shown().await;
    let lit = "root.querySelectorAll('[data-lit]').length";
    one.value("root.querySelector('.pp-diagram g[data-rules] text').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))").await;
    one.until_true(&format!(
        "{lit} >= 3 && root.querySelectorAll('tr[data-lit]').length > 0"
    ))
    .await;
    assert_eq!(two.value(lit).await, json!(0));
    one.value("root.querySelector('.pp-place').dispatchEvent(new PointerEvent('pointerleave'))")
        .await;
    assert_eq!(one.value(lit).await, json!(0));
}

async fn on_paper_the_picture_fits_the_page(page: Page) {
    page.open(SELF_HOSTED).await;
    chromium::on_paper(&page.session, true).await;
    let svg = "document.querySelector('.pp-diagram svg')";
    assert_eq!(
        page.value(&format!("{svg}.checkVisibility()")).await,
        json!(true)
    );
    let rule = page
        .value(&format!("getComputedStyle({svg}).breakInside"))
        .await;
    assert_eq!(rule, "avoid");
    // A4 at 96 dots an inch, without margins of 12 mm.
    let height = page
        .value(&format!("{svg}.getBoundingClientRect().height < 1030"))
        .await;
    assert_eq!(height, json!(true));
    chromium::on_paper(&page.session, false).await;
}
