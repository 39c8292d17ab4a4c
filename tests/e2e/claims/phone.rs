//! A phone's screen: the same content, one column, no scrolling sideways.

use super::reach::resized;
use crate::chromium;
use crate::page::Page;

super::claims![
    nothing_scrolls_sideways_at_any_width,
    a_phone_shows_the_same_cells_as_a_desk,
];

const VIEWS: [&str; 4] = [
    "?deployment=self-hosted&version=4.2&open-deprecated=yes&open-optional=yes",
    "?q=no+such+thing+as+this+very+long+search+that+nobody+would+ever+type",
    "?deployment=%3Cimg%20src=x%3E&role=averyveryveryverylongvaluewithoutanyspaceinit&version=99.99.99",
    "?deployment=self-hosted&version=4.2&format=firewalld",
];

async fn nothing_scrolls_sideways_at_any_width(page: Page) {
    for view in VIEWS {
        page.open(view).await;
        if view == VIEWS[3] {
            page.type_into(
                "Registries",
                "averyveryverylonghostnamethatgoeson.and.on.and.on.example.com 999.999.999.999",
            )
            .await;
            page.until("the refusal", |seen| seen.field("Registries").invalid)
                .await;
        }
        for width in [320, 390, 820, 1088, 1440] {
            resized(&page, width, 844).await;
            // A phone makes its window wider where the content does not fit; a desk scrolls.
            let fits = page
                .value("document.documentElement.scrollWidth <= document.documentElement.clientWidth && innerWidth")
                .await;
            assert_eq!(fits, width, "{view} at {width}");
        }
    }
}

async fn a_phone_shows_the_same_cells_as_a_desk(page: Page) {
    let query = "?deployment=self-hosted&version=4.2";
    chromium::screen(&page.session, 1440, 900).await;
    let desk = page.open(query).await;
    chromium::screen(&page.session, 390, 844).await;
    let phone = page.open(query).await;
    assert_eq!(phone.tables, desk.tables);
    let hidden = page
        .value("[...document.querySelectorAll('tbody th, tbody td')].filter((cell) => { const box = cell.getBoundingClientRect();
            return !cell.checkVisibility({visibilityProperty: true}) || box.width < 20 || box.height < 10 || box.left < 0 || box.right > innerWidth; }).length")
        .await;
    assert_eq!(hidden, 0);
    // Where the header row is out of sight, each cell carries its header itself.
    let unnamed = page
        .value("[...document.querySelectorAll('tbody td')].filter((cell) => !getComputedStyle(cell, '::before').content.includes(cell.dataset.label)).length")
        .await;
    assert_eq!(unnamed, 0);
}
