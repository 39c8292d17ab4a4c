//! A browser that refuses parts of itself: the page goes on.

use crate::page::Page;

super::claims![
    where_the_history_is_refused_the_page_works_all_the_same,
    many_quick_changes_do_not_stop_the_page,
];

async fn where_the_history_is_refused_the_page_works_all_the_same(page: Page) {
    page.open("").await;
    let refuse = "history.pushState = history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };";
    page.script(refuse, vec![]).await;
    page.choose("Deployment model", "Self-hosted").await;
    page.choose_line("4.2").await;
    page.type_into("Search", "ssh").await;
    let seen = page
        .until("ssh", |seen| {
            seen.found_rows() == [["tcp/22", "Administrators", "Optional"]]
        })
        .await;
    assert_eq!(seen.rows().len(), 7);
    assert_eq!(
        seen.query, "",
        "the address stays behind, and nothing else does"
    );
    assert_eq!(seen.problem, "");
    page.choose("Deployment model", "SaaS").await;
    page.until("what was chosen first", |seen| {
        seen.ids().contains(&"saas-cluster-in-ssh")
    })
    .await;
}

/// Browsers refuse the history after some hundred steps in a few seconds. Chromium says so in the
/// console, which is the browser's own word and not the page's.
async fn many_quick_changes_do_not_stop_the_page(page: Page) {
    let before = page.open("").await;
    let many = "const list = document.getElementById('pp-deployment');
        const choose = (at) => { list.selectedIndex = at; list.dispatchEvent(new Event('change', { bubbles: true })); };
        for (let round = 0; round < 80; round++) for (let at = 0; at < list.length; at++) {
            choose(at);
            await new Promise((done) => setTimeout(done));
        }
        choose(0);";
    page.script(&format!("return (async () => {{ {many} }})()"), vec![])
        .await;
    let seen = page
        .until("the first option", |seen| {
            seen.chosen("Deployment model") == "SaaS"
        })
        .await;
    assert_eq!((seen.tables, seen.problem.as_str()), (before.tables, ""));
    let said = page.console().await;
    assert!(
        said.iter()
            .all(|line| line.contains("Throttling navigation")),
        "{said:#?}"
    );
}
