//! What holds for every claim is worth nothing if it cannot fail: here it has to.

use crate::page::Page;

super::claims![
    an_error_in_the_console_is_seen,
    what_the_policy_forbids_is_seen,
    an_exception_in_the_page_is_seen,
];

async fn an_error_in_the_console_is_seen(page: Page) {
    page.open("").await;
    assert!(page.console().await.is_empty());
    page.script("console.error('one'); console.warn('two');", vec![])
        .await;
    page.expect_console(&["one", "two"]).await;
}

async fn what_the_policy_forbids_is_seen(page: Page) {
    page.open("").await;
    let forbidden = "new Image().src = 'https://elsewhere.invalid/dot.png';
        document.body.append(document.createElement('p'));
        document.body.lastChild.setAttribute('style', 'color: red');
        try { document.body.lastChild.innerHTML = 'text'; } catch {}";
    page.script(forbidden, vec![]).await;
    page.until_true(
        "it was refused",
        "document.querySelector('p[style]') !== null",
    )
    .await;
    page.expect_console(&["elsewhere.invalid", "style", "TrustedHTML"])
        .await;
    assert_eq!(
        page.requests_to_others().await,
        ["https://elsewhere.invalid/dot.png"]
    );
    page.reload().await;
}

async fn an_exception_in_the_page_is_seen(page: Page) {
    page.open("").await;
    page.script(
        "setTimeout(() => { window.thrown = true; throw new Error('thrown on purpose'); })",
        vec![],
    )
    .await;
    page.until_true("it was thrown", "window.thrown === true")
        .await;
    page.expect_console(&["thrown on purpose"]).await;
}
