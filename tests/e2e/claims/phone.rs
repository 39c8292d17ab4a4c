//! A phone's screen: the same content, one column, no scrolling sideways.

use serde_json::json;

use super::reach::resized;
use crate::chromium;
use crate::page::Page;

super::claims![
    nothing_scrolls_sideways_at_any_width,
    a_phone_shows_the_same_cells_as_a_desk,
    what_a_row_cuts_stands_whole_in_its_details,
    the_foot_bar_copies_the_rules_and_covers_nothing_that_is_gone_to,
];

const VIEWS: [&str; 9] = [
    "?deployment=self-hosted&role=all&version=4.2&include=optional,deprecated",
    "?q=no+such+thing+as+this+very+long+search+that+nobody+would+ever+type",
    "?deployment=%3Cimg%20src=x%3E&role=averyveryveryverylongvaluewithoutanyspaceinit&version=99.99.99",
    ADDRESSES,
    "?deployment=self-hosted&version=4.2&view=diagram",
    "?deployment=self-hosted&version=4.2&view=request",
    "?deployment=self-hosted&version=4.2&view=upgrade&from=3.4",
    "?deployment=self-hosted&version=4.2&view=firewall&format=firewalld",
    "?deployment=self-hosted&version=4.2&view=test",
];
const ADDRESSES: &str = "?deployment=self-hosted&version=4.2&view=addresses&format=firewalld";

async fn nothing_scrolls_sideways_at_any_width(page: Page) {
    for view in VIEWS {
        page.open(view).await;
        if view == ADDRESSES {
            page.type_into(
                "Registries",
                "averyveryverylonghostnamethatgoeson.and.on.and.on.example.com 999.999.999.999",
            )
            .await;
            page.until("the refusal", |seen| seen.field("Registries").invalid)
                .await;
        }
        for width in [320, 390, 820, 1088, 1240, 1440] {
            resized(&page, width, 844).await;
            // A phone makes its window wider where the content does not fit; a desk scrolls.
            let fits = page
                .value("document.documentElement.scrollWidth <= document.documentElement.clientWidth && innerWidth")
                .await;
            assert_eq!(fits, width, "{view} at {width}");
        }
    }
}

const ROWS: &str = "?deployment=self-hosted&role=all&version=4.2";

async fn a_phone_shows_the_same_cells_as_a_desk(page: Page) {
    chromium::screen(&page.session, 1440, 900).await;
    let desk = page.open(ROWS).await;
    chromium::screen(&page.session, 390, 844).await;
    let phone = page.open(ROWS).await;
    assert!(!desk.rows().is_empty());
    assert_eq!(phone.tables, desk.tables);
    // What a cell holds stands in the row itself where the row is in two lines; what it is for gives way to
    // what is open to any address.
    let hidden = page
        .value("[...document.querySelectorAll('.pp-row > *')].map((cell) => cell.matches('.pp-far') ? cell.firstElementChild : cell)
            .filter((cell) => { const box = cell.getBoundingClientRect();
              return !cell.matches('.pp-noted > .pp-purposes') && (!cell.checkVisibility({visibilityProperty: true}) || box.width < 20 || box.height < 10 || box.left < 0 || box.right > innerWidth); }).length")
        .await;
    assert_eq!(hidden, 0);
}

async fn what_a_row_cuts_stands_whole_in_its_details(page: Page) {
    chromium::screen(&page.session, 390, 844).await;
    page.open(ROWS).await;
    page.script(
        "for (const one of document.querySelectorAll('.pp-disclose')) one.click()",
        vec![],
    )
    .await;
    page.until("details", |seen| {
        seen.rows().iter().all(|row| !row.details.is_empty())
    })
    .await;
    let lost = page
        .value("[...document.querySelectorAll('.pp-row')].flatMap((row) => {
            const details = row.nextElementSibling.innerText;
            const purposes = [...row.nextElementSibling.querySelectorAll('dd li')].map((one) => one.textContent);
            let rest = row.querySelector('.pp-purposes').innerText;
            for (const one of purposes) rest = rest.replace(one, '');
            return rest.replace(/[,\\s]/g, '') || !details ? [rest] : [];
        })")
        .await;
    assert_eq!(lost, json!([]));
    let cut = page
        .value("[...document.querySelectorAll('.pp-row .pp-far > span:first-child')].filter((name) => name.scrollWidth > name.clientWidth + 1).map((name) => name.innerText)")
        .await;
    assert_eq!(cut, json!([]), "names of destinations are never cut");
}

async fn the_foot_bar_copies_the_rules_and_covers_nothing_that_is_gone_to(page: Page) {
    chromium::screen(&page.session, 390, 844).await;
    page.open("?deployment=self-hosted&version=4.2").await;
    chromium::permission(&page.session, "clipboard-write", "granted").await;
    let seen = page
        .value("(() => { const bar = document.querySelector('.pp-foot-bar').getBoundingClientRect(); return [bar.bottom <= innerHeight + 1, bar.top > innerHeight - 120, bar.left, Math.round(bar.right)]; })()")
        .await;
    assert_eq!(seen, json!([true, true, 0, 390]), "it is at the foot");
    page.press("Copy firewall rules").await;
    page.until_true(
        "copied",
        "document.querySelector('.pp-foot-bar [role=status]').textContent === 'Copied'",
    )
    .await;
    let copied = page.clipboard().await;
    page.show("Firewall rules").await;
    let seen = page
        .until("the rules", |seen| !seen.snippets.is_empty())
        .await;
    assert_eq!(seen.snippets[0].text(), copied);
    // Where the rules stand, no bar is in front of them.
    assert_eq!(
        page.value("!!document.querySelector('.pp-foot-bar')").await,
        false
    );
}
