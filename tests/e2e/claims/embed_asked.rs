//! What a page asks an element for, one thing shortly after another: the last wish for each choice holds, and
//! what the reader chooses at the same time holds beside it.

use serde_json::{Value, json};

use crate::element::Element;
use crate::page::Page;

super::claims![
    what_the_page_asked_last_holds_whatever_time_passes,
    bursts_end_in_their_last_wish,
    a_wish_that_is_taken_back_is_taken_back,
    what_the_reader_chooses_meanwhile_holds_beside_what_the_page_asks,
    the_address_says_what_page_and_reader_asked_for,
];

/// How a page can ask.
const WAYS: [&str; 2] = ["attributes", "update"];

async fn opened(page: &Page) {
    page.go("hosts/asked.html").await;
    Element::new(page, "one").shown().await;
    page.until_true("the API", "!!window.ports").await;
}

/// For every time that may pass, and both ways of asking, a story ends like this: with these options, words of
/// the answer, the rules of these hosts, and number of choices told.
async fn ends(page: &Page, story: &str, options: Value, shown: (&str, &[&str]), changes: usize) {
    let (words, rules) = shown;
    for way in WAYS {
        let script = format!(
            "return told({}, {}, async (ask, pass, choose) => {{ {story} }});",
            json!(way),
            json!({"options": options, "words": [words], "rules": rules, "changes": changes})
        );
        let wrong = page.script(&script, vec![]).await;
        assert_eq!(wrong, json!([]), "{way}: {story}");
    }
}

const SELF_HOSTED: (&str, &[&str]) = ("Palette 4.1", &["self-hosted-cluster", "self-hosted-mgmt"]);

const CLUSTER: (&str, &[&str]) = ("Palette 4.1", &["self-hosted-cluster"]);

async fn what_the_page_asked_last_holds_whatever_time_passes(page: Page) {
    opened(&page).await;
    let both = json!({"deployment": "self-hosted", "role": "all", "version": "4.1"});
    for story in [
        "ask({version: '4.1'}); await pass(); ask({deployment: 'self-hosted'});",
        "ask({version: '3.4'}); await pass(); ask({version: '4.1', deployment: 'self-hosted'});",
    ] {
        ends(&page, story, both.clone(), SELF_HOSTED, 0).await;
    }
}

async fn bursts_end_in_their_last_wish(page: Page) {
    opened(&page).await;
    let all = json!({"deployment": "self-hosted", "role": "workload-cluster", "version": "4.1"});
    for story in [
        "ask({version: '3.4'}); ask({role: 'management-platform'}); await pass();
         ask({deployment: 'self-hosted'}); ask({version: '4.1'}); await pass();
         ask({role: 'workload-cluster'});",
        "for (const version of ['3.4', '4.0', '4.2', '4.1']) { ask({version}); await pass(); }
         ask({deployment: 'self-hosted'}); ask({role: 'workload-cluster'});",
    ] {
        ends(&page, story, all.clone(), CLUSTER, 0).await;
    }
}

async fn a_wish_that_is_taken_back_is_taken_back(page: Page) {
    opened(&page).await;
    let none = json!({"deployment": "saas", "role": "all", "version": "4.2"});
    let story = "ask({version: '3.4', deployment: 'self-hosted'}); await pass();
        ask({version: '4.2'}); await pass(); ask({deployment: 'saas'});";
    ends(
        &page,
        story,
        none,
        ("Palette 4.2", &["saas-cluster", "saas-mgmt"]),
        0,
    )
    .await;
}

async fn what_the_reader_chooses_meanwhile_holds_beside_what_the_page_asks(page: Page) {
    opened(&page).await;
    let both = json!({"deployment": "self-hosted", "role": "workload-cluster", "version": "4.1"});
    for story in [
        "choose('Workload cluster'); await pass(); ask({version: '4.1', deployment: 'self-hosted'});",
        "ask({version: '4.1', deployment: 'self-hosted'}); await pass(); choose('Workload cluster');",
        "ask({version: '4.1'}); await pass(); choose('Workload cluster'); await pass(); ask({deployment: 'self-hosted'});",
    ] {
        ends(&page, story, both.clone(), CLUSTER, 1).await;
    }
}

async fn the_address_says_what_page_and_reader_asked_for(page: Page) {
    page.go("hosts/sync.html?utm_source=mail").await;
    let one = Element::new(&page, "one");
    one.shown().await;
    for count in 0..6 {
        let story = format!(
            "(async () => {{
                const frame = () => new Promise(requestAnimationFrame);
                element.setAttribute('deployment', 'saas'); element.setAttribute('role', 'all'); element.setAttribute('version', '4.2');
                for (let left = 3; left; left--) await frame();
                const list = root.getElementById('pp-role');
                list.value = 'workload-cluster';
                list.dispatchEvent(new Event('change', {{ bubbles: true }}));
                for (let left = {count}; left; left--) await null;
                element.setAttribute('version', '4.1');
                for (let left = 3; left; left--) await frame();
                return location.search;
            }})()"
        );
        let address =
            "?utm_source=mail&deployment=saas&role=workload-cluster&version=4.1&format=nftables";
        assert_eq!(one.value(&story).await, address, "{count} microtasks");
        one.until_summary("Palette 4.1").await;
    }
}
