//! Wherever, and however oddly, the static folder is served.

use crate::page::Page;
use crate::server::Manner;

super::claims![
    under_a_path_everything_is_found,
    a_wrong_type_of_the_module_does_not_matter,
];

async fn under_a_path_everything_is_found(page: Page) {
    page.served(Manner::Under("/docs/ports/"));
    let seen = page
        .open("docs/ports/?deployment=self-hosted&role=workload-cluster&version=4.2")
        .await;
    assert_eq!(seen.chosen("Deployment model"), "Self-hosted");
    page.choose("Deployment model", "SaaS").await;
    page.until("the choice in the address", |seen| {
        seen.parameter("deployment").as_deref() == Some("saas")
    })
    .await;
    let path = page.value("location.pathname").await;
    assert_eq!(path, "/docs/ports/");
    let heard = page.heard();
    let above: Vec<&String> = heard
        .iter()
        .filter(|request| !request.starts_with("GET /docs/ports/"))
        .collect();
    assert!(above.is_empty(), "asked for above the path: {above:#?}");
    let rules = page
        .value("fetch('data/palette.json').then((answer) => answer.json()).then((data) => data.rules.length)")
        .await;
    assert_eq!(rules, ports_data::dataset().rules.len());
}

async fn a_wrong_type_of_the_module_does_not_matter(page: Page) {
    page.served(Manner::WrongType(".wasm"));
    page.open("").await;
    let module = page
        .value(
            "fetch('palette-ports_bg.wasm').then((answer) => answer.headers.get('content-type'))",
        )
        .await;
    assert_eq!(module, "text/plain", "the type was wrong");
}
