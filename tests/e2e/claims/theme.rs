//! Light or dark, as the reader chose it.

use serde_json::{Value, json};

use crate::chromium;
use crate::page::Page;

super::claims![
    one_button_goes_from_the_systems_theme_to_light_and_to_dark,
    a_theme_is_kept_and_there_before_anything_is_painted,
    the_system_theme_follows_the_system_again,
    a_frame_is_not_themed_by_what_was_chosen_elsewhere,
    the_single_file_keeps_a_theme_too,
    where_nothing_is_kept_a_theme_holds_for_as_long_as_the_page_is_there,
];

const PAPER: &str = "getComputedStyle(document.body).backgroundColor";
const LIGHT: &str = "rgb(245, 246, 248)";
const DARK: &str = "rgb(15, 21, 28)";

/// The button that goes from System to Light to Dark, and on to System.
const BUTTON: &str = "//button[starts-with(@aria-label, 'Theme: ')]";

/// Presses the button until it is at a theme, and waits for its background.
async fn choose(page: &Page, theme: &str, paper: &str) {
    for _ in 0..3 {
        if chosen(page).await == theme {
            break;
        }
        page.press_path(BUTTON).await;
    }
    assert_eq!(chosen(page).await, theme);
    page.until_true(theme, &format!("{PAPER} === '{paper}'"))
        .await;
}

/// The theme that is chosen: the button says it.
async fn chosen(page: &Page) -> Value {
    page.value("document.querySelector('[aria-label^=\"Theme: \"]').ariaLabel.slice(7)")
        .await
}

/// From the next page on, notes which theme there was when the body came: nothing is painted
/// before.
async fn note_the_first(page: &Page) {
    let note = "new MutationObserver((_, all) => {
        if (!document.body) return;
        all.disconnect();
        window.first = document.documentElement.dataset.theme;
    }).observe(document, { childList: true, subtree: true });";
    let script = json!({"source": note});
    chromium::devtools(
        &page.session,
        "Page.addScriptToEvaluateOnNewDocument",
        script,
    )
    .await;
}

async fn one_button_goes_from_the_systems_theme_to_light_and_to_dark(page: Page) {
    page.open("").await;
    let mut seen = vec![chosen(&page).await];
    for paper in [LIGHT, DARK, LIGHT] {
        page.press_path(BUTTON).await;
        page.until_true(paper, &format!("{PAPER} === '{paper}'"))
            .await;
        seen.push(chosen(&page).await);
    }
    assert_eq!(json!(seen), json!(["System", "Light", "Dark", "System"]));
    // It keeps the focus, so that the next theme is a key away.
    let focus = page.value("document.activeElement.ariaLabel").await;
    assert_eq!(focus, "Theme: System");
}

async fn a_theme_is_kept_and_there_before_anything_is_painted(page: Page) {
    note_the_first(&page).await;
    page.open("").await;
    assert_eq!(chosen(&page).await, "System");
    assert_eq!(page.value("first").await, "");
    choose(&page, "Dark", DARK).await;
    page.reload().await;
    assert_eq!(chosen(&page).await, "Dark");
    assert_eq!(page.value("first").await, "dark");
    assert_eq!(page.value(PAPER).await, DARK);
    choose(&page, "Light", LIGHT).await;
    chromium::colour_scheme(&page.session, "dark").await;
    assert_eq!(page.value(PAPER).await, LIGHT);
    // Choices of rules and entries are another matter.
    page.choose("Role", "All roles").await;
    page.open("?version=3.4").await;
    assert_eq!(chosen(&page).await, "Light");
}

async fn the_system_theme_follows_the_system_again(page: Page) {
    page.open("").await;
    choose(&page, "Dark", DARK).await;
    choose(&page, "System", LIGHT).await;
    chromium::colour_scheme(&page.session, "dark").await;
    page.until_true("dark", &format!("{PAPER} === '{DARK}'"))
        .await;
}

async fn a_frame_is_not_themed_by_what_was_chosen_elsewhere(page: Page) {
    page.open("").await;
    choose(&page, "Dark", DARK).await;
    page.open("?embed&version=4.2").await;
    assert_eq!(page.value(PAPER).await, LIGHT);
    let control = "!!document.querySelector('[aria-label^=\"Theme: \"]')";
    assert_eq!(page.value(control).await, false);
    page.open("?embed&version=4.2&theme=dark").await;
    assert_eq!(page.value(PAPER).await, DARK);
}

async fn the_single_file_keeps_a_theme_too(page: Page) {
    page.go_to_file("palette-ports.html", "").await;
    page.running().await;
    choose(&page, "Dark", DARK).await;
    note_the_first(&page).await;
    page.reload().await;
    assert_eq!(chosen(&page).await, "Dark");
    assert_eq!(page.value("first").await, "dark");
}

async fn where_nothing_is_kept_a_theme_holds_for_as_long_as_the_page_is_there(page: Page) {
    chromium::refuse_storage(&page.session).await;
    page.open("").await;
    choose(&page, "Dark", DARK).await;
    page.reload().await;
    assert_eq!(chosen(&page).await, "System");
}
