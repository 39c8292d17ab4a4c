//! Keys in an element: they are its own, and those outside of it are the page's. `hosts/keys.js` has the
//! shortcuts of documentation sites.

use fantoccini::key::Key;
use serde_json::json;

use crate::element::Element;
use crate::page::Page;

super::claims![
    what_is_typed_in_a_field_arrives_whole_and_is_heard_by_nobody_else,
    arrows_on_a_list_or_a_radio_choose_and_turn_no_page,
    our_own_keys_are_ours_alone_in_the_element_and_the_sites_outside,
    a_key_on_any_control_is_the_elements,
    what_moves_on_or_closes_or_is_no_text_reaches_the_page,
    an_element_used_again_keeps_its_keys,
];

async fn opened(page: &Page) -> Element<'_> {
    page.go("hosts/keys.html").await;
    let one = Element::new(page, "one");
    one.shown().await;
    one
}

/// What the site did and heard since it was last asked.
async fn heard(page: &Page) -> (Vec<String>, Vec<String>) {
    let heard = page
        .value("[window.acted.splice(0), window.keys.splice(0)]")
        .await;
    serde_json::from_value(heard).expect("two lists")
}

/// Puts the focus on what a selector finds in the element.
async fn focus(one: &Element<'_>, selector: &str) {
    let focus = format!(
        "(root.querySelector({0}).focus(), root.activeElement.matches({0}))",
        json!(selector)
    );
    assert_eq!(one.value(&focus).await, true, "{selector}");
}

async fn what_is_typed_in_a_field_arrives_whole_and_is_heard_by_nobody_else(page: Page) {
    let one = opened(&page).await;
    let text = "registry.example.com/ s?S 203.0.113.0/24";
    one.show("Addresses").await;
    one.until_true("!!root.querySelector('textarea')").await;
    one.choose("Other release…").await;
    one.until_true("!!root.getElementById('pp-release')").await;
    for (field, is_long) in [
        ("textarea", true),
        ("#pp-release", false),
        ("#pp-search", false),
    ] {
        let (field, text) = match is_long {
            true => (field, format!("{text}\n# a comment / with s and ?")),
            false => (field, text.to_owned()),
        };
        one.value(&format!(
            "(root.querySelector({0}).value = '', 1)",
            json!(field)
        ))
        .await;
        focus(&one, field).await;
        for key in text.chars() {
            let key = if key == '\n' {
                char::from(Key::Enter)
            } else {
                key
            };
            page.press_char(key).await;
        }
        for key in [Key::Left, Key::Right, Key::Up, Key::Home, Key::End] {
            page.press_key(key).await;
        }
        let value = one
            .value(&format!("root.querySelector({}).value", json!(field)))
            .await;
        assert_eq!(value, json!(text), "{field}");
        let (acted, keys) = heard(&page).await;
        assert!(
            acted.is_empty() && keys.is_empty(),
            "{field}: {acted:?} {keys:?}"
        );
    }
}

async fn arrows_on_a_list_or_a_radio_choose_and_turn_no_page(page: Page) {
    let one = opened(&page).await;
    let chosen = "root.getElementById('pp-version').selectedIndex";
    focus(&one, "#pp-version").await;
    for key in [Key::Down, Key::Up] {
        let before = one.value(chosen).await;
        page.press_key(key).await;
        one.until_true(&format!("({chosen}) !== {before}")).await;
        let (acted, keys) = heard(&page).await;
        assert!(acted.is_empty() && keys.is_empty(), "{acted:?} {keys:?}");
    }
    one.value("root.querySelector('.pp-include').open = true")
        .await;
    let checked = "[...root.querySelectorAll('.pp-choices input[type=radio]')].findIndex((one) => one.checked)";
    for key in [Key::Right, Key::Left, Key::Down, Key::Up] {
        focus(&one, ".pp-choices input[type=radio]:checked").await;
        let before = one.value(checked).await;
        page.press_key(key).await;
        one.until_true(&format!("({checked}) !== {before}")).await;
        let (acted, keys) = heard(&page).await;
        assert!(acted.is_empty() && keys.is_empty(), "{acted:?} {keys:?}");
    }
}

async fn our_own_keys_are_ours_alone_in_the_element_and_the_sites_outside(page: Page) {
    let one = opened(&page).await;
    focus(&one, ".pp-choices .pp-button").await;
    page.press_char('/').await;
    assert_eq!(one.value("root.activeElement.id").await, "pp-search");
    focus(&one, ".pp-choices .pp-button").await;
    page.press_char('?').await;
    one.until_true("!!root.querySelector('dialog[open]')").await;
    // Escape in a dialog of ours closes that alone.
    page.press_key(Key::Escape).await;
    one.until_true("!root.querySelector('dialog')").await;
    let (acted, keys) = heard(&page).await;
    assert!(acted.is_empty(), "{acted:?} {keys:?}");
    assert!(
        !keys
            .iter()
            .any(|key| key.contains('/') || key.contains('?') || key.starts_with("keydown Esc")),
        "{keys:?}"
    );
    // Outside, the same keys are the site's, and the element does nothing.
    page.script(
        "document.activeElement.blur(); document.getElementById('searchbar').blur();",
        vec![],
    )
    .await;
    page.press_char('?').await;
    page.press_char('/').await;
    let (acted, _) = heard(&page).await;
    assert_eq!(acted.first().map(String::as_str), Some("help"), "{acted:?}");
    assert!(acted.contains(&"search".to_owned()), "{acted:?}");
    assert_eq!(page.value("document.activeElement.id").await, "searchbar");
    assert_eq!(
        one.value("!root.querySelector('dialog') && !root.activeElement")
            .await,
        true
    );
}

async fn a_key_on_any_control_is_the_elements(page: Page) {
    let one = opened(&page).await;
    one.until_true("!!root.querySelector('pre')").await;
    one.value("root.querySelector('.pp-disclose').click()")
        .await;
    one.until_true("!!root.querySelector('.pp-details a[href]')")
        .await;
    for control in [
        "details > summary",
        ".pp-choices .pp-button",
        "input[type=checkbox]",
        "select",
        ".pp-tab",
        ".pp-disclose",
        "pre",
        ".pp-table a[href]",
    ] {
        for key in [
            's',
            '/',
            char::from(Key::Right),
            char::from(Key::Left),
            char::from(Key::Down),
        ] {
            // A menu closes as soon as the focus leaves it.
            one.value("root.querySelector('.pp-include').open = true")
                .await;
            focus(&one, control).await;
            page.press_char(key).await;
            let (acted, keys) = heard(&page).await;
            assert!(
                acted.is_empty() && keys.is_empty(),
                "{control}: {acted:?} {keys:?}"
            );
        }
    }
}

async fn what_moves_on_or_closes_or_is_no_text_reaches_the_page(page: Page) {
    let one = opened(&page).await;
    let press = |with: &str, key: &str| {
        format!(
            "(root.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', {with} bubbles: true, composed: true, cancelable: true }})), window.keys.splice(0).length > 0)"
        )
    };
    // A field: whether the page hears it.
    focus(&one, "#pp-search").await;
    for (with, key, is_heard) in [
        ("", "Tab", true),
        ("", "Escape", true),
        ("", "F5", true),
        ("ctrlKey: true,", "k", true),
        ("metaKey: true,", "k", true),
        ("ctrlKey: true,", "a", false),
        ("metaKey: true,", "V", false),
        ("ctrlKey: true,", "ArrowLeft", false),
        ("shiftKey: true,", "S", false),
        // AltGr, as Windows has it, and the option key of a Mac.
        ("ctrlKey: true, altKey: true,", "@", false),
        ("altKey: true,", "å", false),
        ("isComposing: true,", "Escape", false),
        ("", "Process", false),
        ("", "Enter", false),
    ] {
        assert_eq!(one.value(&press(with, key)).await, is_heard, "{with} {key}");
    }
    let (acted, _) = heard(&page).await;
    assert_eq!(acted, ["palette"], "Ctrl and K in a field is no text");
    // What Escape empties is a field of ours.
    page.type_on("ssh").await;
    assert_eq!(one.value(&press("", "Escape")).await, false);
    // What fills in forms sends keys without a name.
    one.value(
        "root.activeElement.dispatchEvent(new Event('keydown', { bubbles: true, composed: true }))",
    )
    .await;
    focus(&one, ".pp-choices .pp-button").await;
    for (with, key, is_heard) in [
        ("ctrlKey: true,", "a", true),
        ("altKey: true,", "ArrowLeft", true),
        ("", "Escape", true),
        ("", "Tab", true),
        ("", "PageDown", false),
        ("", "Enter", false),
    ] {
        assert_eq!(one.value(&press(with, key)).await, is_heard, "{with} {key}");
    }
}

async fn an_element_used_again_keeps_its_keys(page: Page) {
    let one = opened(&page).await;
    // Apps that were taken out are used again, in other places.
    one.value("element.remove()").await;
    one.value("document.body.append(window.again = document.createElement('palette-ports'))")
        .await;
    page.script("again.id = 'one'; again.scrollIntoView();", vec![])
        .await;
    one.shown().await;
    focus(&one, "#pp-search").await;
    page.press_char('s').await;
    page.press_char('/').await;
    let (acted, keys) = heard(&page).await;
    assert!(acted.is_empty() && keys.is_empty(), "{acted:?} {keys:?}");
    one.until("root.activeElement.value", json!("s/")).await;
}
