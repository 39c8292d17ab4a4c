//! The JavaScript API, frozen as `crates/api/tests/api.rs` is: these claims change with its version alone.

use serde_json::{Value, json};

use crate::page::Page;

super::claims![
    the_api_answers_without_any_page,
    a_wrong_argument_is_an_error_that_names_the_field,
    an_argument_that_throws_or_holds_itself_is_read_all_the_same,
    what_is_mounted_can_be_changed_and_taken_out,
    a_second_load_is_the_first,
];

async fn ready(page: &Page) {
    page.go("hosts/bare.html").await;
    page.until_true("the API", "!!window.ports || !!window.failed")
        .await;
    assert_eq!(page.value("window.failed ?? ''").await, "");
}

/// The message of the error that an expression ends in.
async fn error(page: &Page, expression: &str) -> String {
    let script = format!(
        "try {{ {expression}; }} catch (error) {{ return [error instanceof Error, error.message]; }} return [false, 'nothing was thrown'];"
    );
    let thrown = page.script(&script, vec![]).await;
    assert_eq!(thrown[0], json!(true), "{expression}: {thrown}");
    thrown[1].as_str().unwrap_or_default().to_owned()
}

async fn the_api_answers_without_any_page(page: Page) {
    ready(&page).await;
    assert_eq!(page.value("ports.apiVersion").await, "1.1.0");
    assert_eq!(
        page.value("Object.keys(ports).sort()").await,
        json!([
            "apiVersion",
            "dataset",
            "formats",
            "mount",
            "rules",
            "snippets"
        ])
    );
    assert_eq!(page.value("ports.dataset().rules.length").await, 15);
    assert_eq!(page.value("ports.dataset().lines.at(-1)").await, "4.9");
    assert_eq!(page.value("ports.formats().length").await, 26);
    let rules = page
        .value("ports.rules({deployment: 'self-hosted', role: 'workload-cluster', version: '4.2'})")
        .await;
    let found: Vec<(&Value, &Value)> = rules["matches"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| (&one["label"], &one["status"]))
        .collect();
    assert_eq!(
        json!(found),
        json!([
            ["tcp/443", "required"],
            ["tcp/4222", "deprecated"],
            ["tcp/443", "required"],
            ["tcp/22", "optional"],
        ])
    );
    let snippet = page.value("ports.snippets({deployment: 'self-hosted', role: 'workload-cluster', version: '4.2'}, {format: 'nftables', addresses: {'management-platform': ['192.0.2.7']}})[0]").await;
    assert!(
        snippet["text"]
            .as_str()
            .is_some_and(|text| text.contains("192.0.2.7") && !text.contains("dport 4222")),
        "{snippet}"
    );
    assert_eq!(snippet["leftOut"][0]["why"], "deprecated, not asked for");
}

async fn a_wrong_argument_is_an_error_that_names_the_field(page: Page) {
    ready(&page).await;
    for (expression, said) in [
        (
            "ports.rules()",
            "selection: it has to be an object such as {deployment: \"self-hosted\", version: \"4.2\"}",
        ),
        (
            "ports.rules({})",
            "selection.deployment: it has to be given; known are saas, saas-edge and self-hosted",
        ),
        (
            "ports.rules({deployment: 'saas', version: 4.2})",
            "selection.version: it has to be a string",
        ),
        (
            "ports.rules({deployment: 'saas', version: '4.2', showOptionl: true})",
            "selection.showOptionl: no such field; known are deployment, role,",
        ),
        (
            "ports.rules({deployment: 'moon', version: '4.2'})",
            "selection.deployment: “moon” is not right; known are saas,",
        ),
        (
            "ports.snippets({deployment: 'saas', version: '4.2'})",
            "options: it has to be an object such as {format: \"nftables\"}",
        ),
        (
            "ports.snippets({deployment: 'saas', version: '4.2'}, {format: 'pf'})",
            "options.format: “pf” is not right; known are nftables,",
        ),
        (
            "ports.snippets({deployment: 'saas', version: '4.2'}, {format: 'ufw', addresses: {users: ['192.0.2.1', 7]}})",
            "options.addresses.users: it has to be a string, or an array of strings",
        ),
        (
            "ports.snippets({deployment: 'saas', version: '4.2'}, {format: 'ufw', addresses: {users: '300.1.1.1'}})",
            "options.addresses.users: Entry 1, “300.1.1.1”:",
        ),
        ("ports.mount('#target')", "target: it has to be an element"),
        (
            "ports.mount(document.createElement('img'))",
            "target: a <img> takes no shadow root; give a <div>",
        ),
        (
            "ports.mount(target, {formt: 'ufw'})",
            "options.formt: no such option; known are deployment, role, version, format, view, theme, syncUrl",
        ),
        (
            "ports.mount(target, {format: 'pf'})",
            "options.format: “pf” is no format's id",
        ),
        (
            "ports.mount(target, {version: 'four'})",
            "options.version: “four” is not right; a release reads like",
        ),
        (
            "ports.mount(target, {role: 7})",
            "options.role: it has to be a string",
        ),
    ] {
        let message = error(&page, expression).await;
        assert!(message.starts_with(said), "{expression}: {message}");
    }
    // Nothing of all that changed anything.
    assert_eq!(
        page.value("document.body.innerText.trim()").await,
        "What the page had here."
    );
}

async fn an_argument_that_throws_or_holds_itself_is_read_all_the_same(page: Page) {
    ready(&page).await;
    // A field that cannot be read has no value.
    for (field, found) in [
        ("get role() { throw new Error('no'); }", "true"),
        ("role: null", "true"),
        ("role: undefined", "true"),
        ("role: 'workload-cluster'", "false"),
    ] {
        let count = |field: &str| {
            format!("ports.rules({{deployment: 'saas', version: '4.2', {field}}}).matches.length")
        };
        let same = format!("String({} === {})", count(field), count("search: ''"));
        assert_eq!(page.value(&same).await, found, "{field}");
    }
    for (expression, said) in [
        (
            "ports.rules({deployment: 'saas', get version() { throw new Error('no'); }})",
            "selection.version: it has to be given;",
        ),
        (
            "ports.rules({deployment: 'saas', version: '4.2', role: window})",
            "selection.role: it has to be a string",
        ),
        (
            "ports.rules({deployment: 'saas', version: '4.2', rolle: undefined})",
            "selection.rolle: no such field;",
        ),
        (
            "ports.rules(JSON.parse('{\"deployment\": \"saas\", \"version\": \"4.2\", \"__proto__\": {}}'))",
            "selection.__proto__: no such field;",
        ),
        (
            "const users = []; users.push(users); ports.snippets({deployment: 'saas', version: '4.2'}, {format: 'ufw', addresses: {users}})",
            "options.addresses.users: it has to be a string, or an array of strings",
        ),
    ] {
        let message = error(&page, expression).await;
        assert!(message.starts_with(said), "{expression}: {message}");
    }
}

async fn what_is_mounted_can_be_changed_and_taken_out(page: Page) {
    ready(&page).await;
    page.value("(window.mounted = ports.mount(target, {deployment: 'self-hosted', version: '4.2', view: 'rules'}), 1)").await;
    let summary = "target.shadowRoot.querySelector('.pp-summary')?.innerText ?? ''";
    page.until_true(
        "the rules",
        &format!("({summary}).includes('in Self-hosted')"),
    )
    .await;
    let again = error(&page, "ports.mount(target)").await;
    assert_eq!(again, "target: something is mounted in it already");
    page.value("(mounted.update({deployment: 'saas'}), 1)")
        .await;
    page.until_true("other rules", &format!("({summary}).includes('in SaaS')"))
        .await;
    let wrong = error(&page, "mounted.update({deployment: 'moon'})").await;
    assert!(
        wrong.starts_with("options.deployment: “moon” is not right;"),
        "{wrong}"
    );
    page.value("(mounted.destroy(), 1)").await;
    assert_eq!(
        page.value("target.innerText.trim()").await,
        "What the page had here."
    );
    page.value("(mounted.destroy(), window.mounted = ports.mount(target, {version: '3.4'}), 1)")
        .await;
    page.until_true(
        "rules again",
        &format!("({summary}).includes('Palette 3.4')"),
    )
    .await;
}

async fn a_second_load_is_the_first(page: Page) {
    ready(&page).await;
    let same = page
        .script("return Promise.all([load(), load({wasm: '/nothing.wasm'})]).then(([one, two]) => one === ports && two === ports)", vec![])
        .await;
    assert_eq!(same, json!(true));
    assert_eq!(page.value("window.instances").await, 1);
}
