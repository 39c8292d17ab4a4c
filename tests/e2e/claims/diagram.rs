//! The diagram: what is in it, what it lights, and what is saved of it.

use std::fs;

use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    in_this_browser_no_label_covers_another_or_a_box_for_any_choice,
    arrows_follow_the_filters_and_nothing_moves,
    an_arrow_that_is_pointed_at_lights_its_sentence_and_the_other_way_round,
    table_and_diagram_are_two_ways_to_look_at_the_ports,
    kinds_of_lines_differ_by_more_than_colour,
    assistive_technology_reads_the_sentences_and_passes_the_picture_by,
    the_saved_file_is_whole_and_stands_alone,
    an_element_lights_what_is_in_it_and_nothing_else,
    on_paper_the_picture_fits_the_page,
];

const SELF_HOSTED: &str = "?deployment=self-hosted&role=all&version=4.2&view=diagram";

/// The rules of each arrow, sorted.
const ARROWS: &str = "[...document.querySelectorAll('.pp-diagram g[data-rules]')].map((one) => one.dataset.rules).sort()";

/// Every rule with an arrow, once; and every rule in the tables. What is there to be checked is listed by the
/// other side alone, and drawn where that is looked at.
const DRAWN: &str = "[...new Set([...document.querySelectorAll('.pp-diagram g[data-rules]')].flatMap((one) => one.dataset.rules.split(' ')))].sort()";
const LISTED: &str = "[...new Set([...document.querySelectorAll('.pp-row:not(:has(.pp-is-check), .pp-row-ended)')].flatMap((row) => row.dataset.rules.split(' ')))].sort()";

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

/// Chooses in a list of the bar, and waits until the page shows it.
async fn choose(page: &Page, list: &str, value: &str) {
    let script = "const [list, value, done] = arguments, select = document.getElementById(list);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
    let chosen = page
        .session
        .client
        .execute_async(script, vec![json!(list), json!(value)]);
    chosen.await.expect("a choice");
}

/// Looks at the ports as a table or as a diagram.
async fn look_at(page: &Page, way: &str) {
    page.script(
        "[...document.querySelectorAll('.pp-switch button')].find((one) => one.textContent === arguments[0]).click();",
        vec![json!(way)],
    )
    .await;
    let there = match way {
        "Table" => "!!document.querySelector('.pp-table')",
        _ => "!!document.querySelector('.pp-diagram svg')",
    };
    page.until_true(way, there).await;
}

async fn in_this_browser_no_label_covers_another_or_a_box_for_any_choice(page: Page) {
    page.open("?view=diagram").await;
    let values = |list: &str| {
        format!(
            "[...document.getElementById('{list}').options].map((one) => one.value).filter((one) => one !== 'other')"
        )
    };
    let of = async |list: &str| -> Vec<String> {
        serde_json::from_value(page.value(&values(list)).await).expect("values")
    };
    let (deployments, roles, versions) = (
        of("pp-deployment").await,
        of("pp-role").await,
        of("pp-version").await,
    );
    let mut looked_at = 0;
    for deployment in &deployments {
        choose(&page, "pp-deployment", deployment).await;
        for role in &roles {
            choose(&page, "pp-role", role).await;
            for version in &versions {
                choose(&page, "pp-version", version).await;
                let what = format!("{deployment} {role} {version}");
                let drawn = page.value(DRAWN).await;
                assert_ne!(drawn, json!([]), "{what}");
                assert_eq!(page.value(COVERED).await, json!([]), "{what}");
                look_at(&page, "Table").await;
                assert_eq!(drawn, page.value(LISTED).await, "{what}");
                look_at(&page, "Diagram").await;
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
    let drawn = page.value(DRAWN).await;
    look_at(&page, "Table").await;
    assert_eq!(drawn, page.value(LISTED).await);
    look_at(&page, "Diagram").await;
    page.choose("Direction", "Both").await;
    page.until_true("all arrows", &format!("({ARROWS}).length === 12"))
        .await;
    let sentences = "[...document.querySelectorAll('.pp-diagram li')].map((one) => one.textContent).filter((one) => one.includes('6443'))";
    let said = page.value(sentences).await;
    assert_eq!(said.as_array().map(Vec::len), Some(1), "{said}");
    let said = said[0].as_str().unwrap_or_default().to_owned();
    assert!(
        said.contains("Management platform") && said.to_lowercase().contains("workload clusters"),
        "{said}"
    );
    // A search finds rows, and leaves what is drawn.
    page.type_into("Search", "6443").await;
    page.until("it is said", |seen| {
        seen.found.starts_with("1 of ") || seen.found.starts_with("2 of ")
    })
    .await;
    assert_eq!(
        (page.value(ARROWS).await, page.value(BOXES).await),
        (all, boxes)
    );
}

/// Everything that stands for the two rules of one flow.
const NATS: [&str; 3] = [
    "g self-hosted-mgmt-in-nats self-hosted-cluster-out-nats",
    "li self-hosted-mgmt-in-nats self-hosted-cluster-out-nats",
    "text self-hosted-mgmt-in-nats self-hosted-cluster-out-nats",
];

async fn an_arrow_that_is_pointed_at_lights_its_sentence_and_the_other_way_round(page: Page) {
    page.open(SELF_HOSTED).await;
    assert_eq!(page.value(LIT).await, json!([]));
    for place in [
        ".pp-diagram text[data-rules*=nats]",
        ".pp-diagram li[data-rules*=nats]",
    ] {
        page.point_at(place).await;
        page.until_true(place, &format!("({LIT}).length > 0")).await;
        assert_eq!(page.value(LIT).await, json!(NATS), "{place}");
        let width = "parseFloat(getComputedStyle(document.querySelector('.pp-diagram g[data-lit] path:not(.pp-near)')).strokeWidth)";
        assert_eq!(page.value(width).await, json!(3.5), "{place}");
        page.point_at(".pp-summary").await;
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

async fn table_and_diagram_are_two_ways_to_look_at_the_ports(page: Page) {
    page.open("?deployment=self-hosted&version=4.2").await;
    for (way, other, view) in [
        ("Diagram", ".pp-table", Some("diagram")),
        ("Table", ".pp-diagram", None),
    ] {
        page.press(way).await;
        page.until(way, |seen| seen.parameter("view").as_deref() == view)
            .await;
        look_at(&page, way).await;
        // One of them is in the document, in the same tab, and the button says which.
        let gone = format!("!document.querySelector('{other}')");
        assert_eq!(page.value(&gone).await, true, "{way}");
        let pressed = "[...document.querySelectorAll('.pp-switch [aria-pressed=true]')].map((one) => one.textContent)";
        assert_eq!(page.value(pressed).await, json!([way]));
        assert_eq!(page.look().await.view, "Ports");
    }
    page.back().await;
    page.until_true(
        "the diagram again",
        "!!document.querySelector('.pp-diagram svg')",
    )
    .await;
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
        &format!("{said}.startsWith('Download started.')"),
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
            "title": "Self-hosted, 4.2, “<b> tcp”: Palette network ports",
            "sentences": 12,
            "others": 0,
        })
    );
    page.open(SELF_HOSTED).await;
}

async fn an_element_lights_what_is_in_it_and_nothing_else(page: Page) {
    page.go("hosts/two.html").await;
    let one = Element::new(&page, "one");
    let two = Element::new(&page, "two");
    for element in [&one, &two] {
        element.shown().await;
        element
            .value("[...root.querySelectorAll('.pp-switch button')].find((one) => one.textContent === 'Diagram').click()")
            .await;
        element
            .until_true("!!root.querySelector('.pp-diagram svg')")
            .await;
    }
    let lit = "root.querySelectorAll('[data-lit]').length";
    one.value("root.querySelector('.pp-diagram g[data-rules] text').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))").await;
    one.until_true(&format!("{lit} >= 3")).await;
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
