//! Keys for those who know them, and the list that says which there are.

use fantoccini::key::Key;
use serde_json::json;

use crate::chromium;
use crate::element::Element;
use crate::page::Page;

super::claims![
    slash_goes_to_the_search_and_is_typed_in_a_field,
    c_copies_the_rules_or_the_script_that_is_shown,
    digits_show_the_views_and_f_goes_to_the_formats,
    the_question_mark_shows_the_list_and_escape_gives_the_focus_back,
    the_button_shows_the_list_too,
    shortcuts_are_turned_off_for_good_and_on_again,
    where_nothing_is_kept_they_are_off_for_as_long_as_the_page_is_there,
    a_key_with_a_modifier_is_the_browsers,
    in_somebody_elses_page_only_keys_inside_the_element_count,
    an_element_without_a_search_takes_no_key,
];

const FOCUS: &str = "document.activeElement.id";
const LIST: &str = "!!document.querySelector('dialog[open]')";
const BUTTON: &str = "//button[@aria-label='Shortcuts']";
const TURN: &str = "document.querySelector('dialog input')";

async fn slash_goes_to_the_search_and_is_typed_in_a_field(page: Page) {
    page.open("?q=ssh").await;
    page.press_char('/').await;
    page.until_true("the search", &format!("{FOCUS} === 'pp-search'"))
        .await;
    // What is there is selected, to be typed over.
    page.type_on("a/b?").await;
    page.until("typed", |seen| seen.field("Search").value == "a/b?")
        .await;
    page.type_into("Version", "4/?").await;
    let seen = page.look().await;
    assert_eq!(seen.field("Version").value, "4/?");
    assert_eq!(page.value(LIST).await, false);
    // On a switch nothing is typed.
    page.type_into("Search", "").await;
    page.choose("Include", "Optional").await;
    page.press_char('/').await;
    page.until_true("the search", &format!("{FOCUS} === 'pp-search'"))
        .await;
}

async fn c_copies_the_rules_or_the_script_that_is_shown(page: Page) {
    let copied = "document.querySelector('.pp-snippet .pp-said, .pp-foot-bar .pp-said').textContent === 'Copied'";
    // Beside the view; in its place; by the bar at the foot.
    for (width, query) in [(1440, ""), (720, "?view=firewall"), (390, "")] {
        chromium::screen(&page.session, width, 900).await;
        page.open(query).await;
        page.press_char('c').await;
        page.until_true("copied", copied).await;
        page.leave_for_good().await;
    }
    chromium::screen(&page.session, 1440, 900).await;
    page.open("?view=test#typed&addresses%2Fregistries=203.0.113.7")
        .await;
    page.choose("Check with", "Bash").await;
    page.until_true("a script", "!!document.querySelector('.pp-snippet pre')")
        .await;
    page.script("document.activeElement.blur()", vec![]).await;
    page.press_char('c').await;
    page.until_true("copied", copied).await;
}

async fn digits_show_the_views_and_f_goes_to_the_formats(page: Page) {
    let tab = "document.querySelector('.pp-tab[aria-current=page]')";
    page.open("").await;
    for (key, view) in [
        ('2', "Addresses"),
        ('3', "Change request"),
        ('4', "Upgrade"),
        ('1', "Ports"),
    ] {
        page.press_char(key).await;
        page.until_true(view, &format!("{tab}.textContent === '{view}'"))
            .await;
        // The focus is in what was pressed, and not lost with the view before.
        assert_eq!(
            page.value(&format!("document.activeElement === {tab}"))
                .await,
            true
        );
    }
    page.press_char('9').await;
    page.press_char('f').await;
    page.until_true(
        "the formats",
        "!!document.activeElement.closest('.pp-picker[open]')",
    )
    .await;
    assert_eq!(
        page.value(&format!("{tab}.textContent")).await,
        "Ports",
        "nothing is behind a key without a view"
    );
}

async fn the_question_mark_shows_the_list_and_escape_gives_the_focus_back(page: Page) {
    page.open("").await;
    page.script(
        "document.querySelector('.pp-include > summary').focus()",
        vec![],
    )
    .await;
    page.press_char('?').await;
    page.until_true("the list", LIST).await;
    let said = page
        .value("document.querySelector('dialog').innerText")
        .await;
    let said = said.as_str().unwrap_or_default().to_owned();
    for part in [
        "Keyboard shortcuts",
        "/ goes to the search",
        "c copies the firewall rules",
        "f goes to the formats",
        "show the views",
        "? shows this list",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let name = page.session.client.find(fantoccini::Locator::Css("dialog"));
    let name = page.spoken_name(&name.await.expect("the list")).await;
    assert_eq!(name, "Keyboard shortcuts");
    let is_inside = "!!document.activeElement.closest('dialog')";
    assert_eq!(page.value(is_inside).await, true);
    // In the list, the keys do nothing.
    page.press_char('?').await;
    page.press_char('/').await;
    assert_eq!(page.value(is_inside).await, true);
    assert_eq!(
        page.value("document.querySelectorAll('dialog').length")
            .await,
        1
    );
    page.press_key(Key::Escape).await;
    page.until_true("no list", "!document.querySelector('dialog')")
        .await;
    assert_eq!(
        page.value("document.activeElement.textContent").await,
        "Include: required"
    );
}

async fn the_button_shows_the_list_too(page: Page) {
    page.open("").await;
    page.press_path(BUTTON).await;
    page.until_true("the list", LIST).await;
    page.press("Close").await;
    page.until_true("no list", "!document.querySelector('dialog')")
        .await;
    assert_eq!(page.value(FOCUS).await, "pp-keys");
}

/// Opens the list and turns the shortcuts on or off there.
async fn turn(page: &Page, on: bool) {
    page.press_path(BUTTON).await;
    page.until_true("the list", LIST).await;
    assert_eq!(page.value(&format!("{TURN}.checked")).await, !on);
    page.script(&format!("{TURN}.click()"), vec![]).await;
    page.press_key(Key::Escape).await;
    page.until_true("no list", "!document.querySelector('dialog')")
        .await;
}

/// Whether the keys are taken.
async fn are_taken(page: &Page) -> bool {
    page.script("document.activeElement.blur()", vec![]).await;
    page.press_char('/').await;
    page.value(FOCUS).await == "pp-search"
}

async fn shortcuts_are_turned_off_for_good_and_on_again(page: Page) {
    page.open("").await;
    assert!(are_taken(&page).await);
    turn(&page, false).await;
    assert!(!are_taken(&page).await);
    page.press_char('?').await;
    assert_eq!(page.value(LIST).await, false);
    page.reload().await;
    assert!(!are_taken(&page).await);
    turn(&page, true).await;
    assert!(are_taken(&page).await);
    page.reload().await;
    assert!(are_taken(&page).await);
}

async fn where_nothing_is_kept_they_are_off_for_as_long_as_the_page_is_there(page: Page) {
    chromium::refuse_storage(&page.session).await;
    page.open("").await;
    turn(&page, false).await;
    assert!(!are_taken(&page).await);
    page.reload().await;
    assert!(are_taken(&page).await);
}

async fn a_key_with_a_modifier_is_the_browsers(page: Page) {
    page.open("").await;
    let taken = page
        .value(
            "['/', '?'].flatMap((key) => ['ctrlKey', 'altKey', 'metaKey', 'isComposing', 'none'].map((with_) =>
               !document.body.dispatchEvent(new KeyboardEvent('keydown', { key, [with_]: true, bubbles: true, cancelable: true }))))",
        )
        .await;
    let alone = [false, false, false, false, true];
    assert_eq!(taken, json!([alone, alone].concat()));
}

async fn in_somebody_elses_page_only_keys_inside_the_element_count(page: Page) {
    page.go("hosts/sync.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    page.press_char('/').await;
    page.press_char('?').await;
    assert_eq!(one.value("root.activeElement").await, json!(null));
    assert_eq!(one.value("!root.querySelector('dialog')").await, true);
    one.value("root.querySelector('.pp-include > summary').focus()")
        .await;
    page.press_char('?').await;
    one.until_true("!!root.querySelector('dialog[open]')").await;
    page.press_key(Key::Escape).await;
    one.until_true("!root.querySelector('dialog')").await;
    page.press_char('/').await;
    one.until_true("root.activeElement.id === 'pp-search'")
        .await;
}

async fn an_element_without_a_search_takes_no_key(page: Page) {
    page.go("hosts/plain.html").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    one.value("root.querySelector('.pp-disclose').focus()")
        .await;
    let taken = one
        .value("!root.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true, cancelable: true }))")
        .await;
    assert_eq!(taken, false);
}
