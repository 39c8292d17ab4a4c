//! The JavaScript API, frozen as `crates/api/tests/api.rs` is: these claims change with its version alone.

use serde_json::{Value, json};

use crate::page::Page;

super::claims![
    the_api_answers_without_any_page,
    what_is_included_is_an_array_or_a_text,
    a_wrong_argument_is_an_error_that_names_the_field,
    an_argument_that_throws_or_holds_itself_is_read_all_the_same,
    what_cannot_be_read_is_an_error_that_names_it_and_never_any_address,
    an_object_without_a_prototype_is_an_object,
    what_a_page_puts_on_every_object_counts_for_nothing,
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
    assert_eq!(page.value("ports.apiVersion").await, "1.2.0");
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
    assert_eq!(page.value("ports.dataset().rules.length").await, 16);
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
    assert_eq!(snippet["leftOut"][0]["why"], "deprecated, not included");
}

async fn what_is_included_is_an_array_or_a_text(page: Page) {
    ready(&page).await;
    for (include, included) in [
        ("[]", 1),
        ("['optional']", 2),
        ("['optional', 'deprecated']", 3),
        ("'optional,deprecated'", 3),
        ("null", 1),
    ] {
        let number = page
            .value(&format!(
                "new Set(ports.rules({{deployment: 'saas', role: 'workload-cluster', version: '4.2', include: {include}}}).matches \
                   .filter((one) => one.included).map((one) => one.rule.ports.from)).size"
            ))
            .await;
        assert_eq!(number, included, "{include}");
    }
    let said = error(
        &page,
        "ports.rules({deployment: 'saas', version: '4.2', include: [['optional']]})",
    )
    .await;
    assert!(said.starts_with("selection.include: "), "{said}");
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
            "ports.mount(target, null)",
            "options: it has to be an object such as {version: \"4.2\", view: \"ports\"}",
        ),
        (
            "ports.mount(target, 5)",
            "options: it has to be an object such as {",
        ),
        (
            "ports.mount(target, 'rules')",
            "options: it has to be an object such as {",
        ),
        (
            "ports.mount(target, [])",
            "options: it has to be an object such as {",
        ),
        (
            "ports.mount(target, new Map([['version', '4.2']]))",
            "options: an object of the class Map cannot be read; give a plain object",
        ),
        (
            "ports.mount(target, Promise.resolve({}))",
            "options: a promise cannot be read; await it first",
        ),
        (
            "ports.mount(target, {get version() { throw new Error('no'); }})",
            "options.version: reading it throws an error",
        ),
        (
            "ports.mount(target, {theme: 'pink'})",
            "options.theme: “pink” is none; known are auto, light, dark",
        ),
        (
            "ports.mount(target, {theme: ''})",
            "options.theme: “” is none; known are auto, light, dark",
        ),
        (
            "ports.mount(target, {view: 'rules, prices'})",
            "options.view: no view is called prices; known are choices, ports, diagram, addresses, request, upgrade, firewall, test, rules",
        ),
        (
            "ports.mount(target, {syncUrl: 'yes'})",
            "options.syncUrl: it has to be a boolean",
        ),
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
            "options.version: “four” is not right; use a release such as",
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
    for (field, found) in [
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
            "selection.version: reading it throws an error",
        ),
        (
            "ports.rules({deployment: 'saas', version: '4.2', get role() { throw 1; }})",
            "selection.role: reading it throws an error",
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

async fn what_cannot_be_read_is_an_error_that_names_it_and_never_any_address(page: Page) {
    ready(&page).await;
    page.script(
        "window.snippet = (addresses) => ports.snippets({deployment: 'self-hosted', version: '4.2'}, {format: 'nftables', addresses});
         window.Ends = class { get users() { return '192.0.2.1'; } };
         window.Entered = class { users = '192.0.2.1'; };",
        vec![],
    )
    .await;
    for given in [
        "new Map([['users', '192.0.2.1']])",
        "new Set(['192.0.2.1'])",
        "new Date()",
        "new URLSearchParams('users=192.0.2.1')",
        "new FormData()",
        "new Headers()",
        "Promise.resolve({users: '192.0.2.1'})",
        "{ then() {} , users: () => '192.0.2.1' }",
        "() => ({users: '192.0.2.1'})",
        "class { static users = '192.0.2.1' }",
        "new Ends()",
        "new Entered()",
        "Object.create({users: '192.0.2.1'})",
        "Object.create(Object.create(null, {users: {value: '192.0.2.1'}}))",
        "new WeakMap()",
        "new String('192.0.2.1')",
        "new Proxy({}, {ownKeys() { throw new Error('no'); }})",
        "new Proxy({}, {getPrototypeOf() { throw new Error('no'); }})",
        "(() => { const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); return proxy; })()",
        "document.body",
        "new Uint8Array(4)",
        "'192.0.2.1'",
        "['192.0.2.1']",
        "192",
        "true",
        "null",
        "Symbol('users')",
        "10n",
    ] {
        let message = error(&page, &format!("snippet({given})")).await;
        assert!(
            message.starts_with("options.addresses"),
            "{given}: {message}"
        );
    }
    for given in [
        "null",
        "undefined",
        "''",
        "' \\n'",
        "[]",
        "['', ' ']",
        "[null]",
        "[,]",
        "[['192.0.2.1']]",
        "'# 192.0.2.1'",
        "['# 192.0.2.1 retired']",
        "{}",
        "{first: '192.0.2.1'}",
        "new Set(['192.0.2.1'])",
        "new Map()",
        "new Date()",
        "Promise.resolve('192.0.2.1')",
        "() => '192.0.2.1'",
        "new String('192.0.2.1')",
        "new (class { toString() { return '192.0.2.1'; } })()",
        "7",
        "true",
        "Symbol('a')",
        "(function* () { yield '192.0.2.1'; })()",
    ] {
        let message = error(
            &page,
            &format!("snippet({{registries: '192.0.2.9', users: {given}}})"),
        )
        .await;
        assert!(
            message.starts_with("options.addresses.users: "),
            "{given}: {message}"
        );
    }
    for (thrower, field) in [
        (
            "snippet({get users() { throw new Error('no'); }})",
            "options.addresses.users: reading it throws an error",
        ),
        (
            "snippet({users: Object.defineProperty(['192.0.2.1'], 0, {get() { throw null; }})})",
            "options.addresses.users: reading it throws an error",
        ),
        (
            "ports.snippets({deployment: 'saas', version: '4.2'}, {format: 'ufw', get addresses() { throw 1; }})",
            "options.addresses: reading it throws an error",
        ),
        (
            "snippet({typo: '192.0.2.1'})",
            "options.addresses.typo: no such far end",
        ),
    ] {
        let message = error(&page, thrower).await;
        assert!(message.starts_with(field), "{thrower}: {message}");
    }
    // What cannot be listed is read all the same.
    let hidden = "snippet(Object.defineProperty({}, 'users', {value: '192.0.2.77'}))[0].text.includes('192.0.2.77') || snippet(Object.defineProperty({}, 'users', {value: '192.0.2.77'})).some(({text}) => text?.includes('192.0.2.77'))";
    assert_eq!(page.value(hidden).await, true);
    for options in [
        "null",
        "5",
        "'x'",
        "[]",
        "{wsam: 'x'}",
        "new Map()",
        "{get wasm() { throw 1; }}",
    ] {
        let script = format!(
            "return load({options}).then(() => 'nothing was thrown', (error) => error instanceof Error ? error.message : 'no Error');"
        );
        let message = page.script(&script, vec![]).await;
        assert!(
            message
                .as_str()
                .is_some_and(|said| said.starts_with("options")),
            "{options}: {message}"
        );
    }
}

async fn an_object_without_a_prototype_is_an_object(page: Page) {
    ready(&page).await;
    let same = "(() => {
        const bare = (fields) => Object.assign(Object.create(null), fields);
        const [one, two] = [(fields) => fields, bare].map((object) => JSON.stringify([
            ports.rules(object({deployment: 'saas', version: '4.2', role: null})),
            ports.snippets(object({deployment: 'self-hosted', version: '4.2'}), object({format: 'nftables', settings: object({}), addresses: object({users: ['192.0.2.1']})})),
        ]));
        return one === two && one.includes('192.0.2.1');
    })()";
    assert_eq!(page.value(same).await, true);
    // One of another window, which has objects of its own.
    let other = "(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const given = frame.contentWindow.JSON.parse('{\"format\": \"nftables\", \"addresses\": {\"users\": [\"192.0.2.1\"]}}');
        return ports.snippets({deployment: 'self-hosted', version: '4.2'}, given).some(({text}) => text.includes('192.0.2.1'));
    })()";
    assert_eq!(page.value(other).await, true);
    page.value("(window.mounted = ports.mount(target, Object.assign(Object.create(null), {version: '3.4'})), 1)").await;
    page.until_true(
        "the rules",
        "(target.shadowRoot.querySelector('.pp-summary')?.innerText ?? '').includes('Palette 3.4')",
    )
    .await;
}

/// The first rule that is shown.
const SHOWN: &str = "(target.shadowRoot.querySelector('.pp-row[id]')?.id ?? '')";

/// What an old library, or somebody's mistake, may put on every object.
const EVERYWHERE: &str = "
    for (const name of ['evil', 'root', 'threshold', 'mode', 'wasm', 'format', 'formt', 'role', 'version', 'deployment', 'view', 'theme', 'syncUrl', 'addresses', 'settings', 'users', 'include', 'openDeprecated', 'openOptional', 'allowAny', 'allowUnnamed', 'showOptional', 'search', 'direction', 'cache', 'childList', 'attributes', 'detail', 'bubbles', 'query'])
        Object.prototype[name] = 'x';
    Object.prototype.method = function () {};";

async fn what_a_page_puts_on_every_object_counts_for_nothing(page: Page) {
    let script = json!({"source": EVERYWHERE});
    let command = "Page.addScriptToEvaluateOnNewDocument";
    crate::chromium::devtools(&page.session, command, script).await;
    ready(&page).await;
    let snippet = "ports.snippets({deployment: 'saas', version: '4.2'}, {format: 'nftables'})[0].text.includes('dport')";
    assert_eq!(page.value(snippet).await, true);
    assert_eq!(
        page.value("ports.rules({deployment: 'saas', version: '4.2'}).matches.length")
            .await,
        7
    );
    let missing = error(&page, "ports.rules({deployment: 'saas'})").await;
    assert!(
        missing.starts_with("selection.version: it has to be given"),
        "{missing}"
    );
    page.value("(window.mounted = ports.mount(target, {version: '3.4'}), 1)")
        .await;
    let summary = "(target.shadowRoot.querySelector('.pp-summary')?.innerText ?? '')";
    page.until_true("the rules", &format!("{summary}.includes('Palette 3.4')"))
        .await;
    page.value("(mounted.update({deployment: 'self-hosted'}), 1)")
        .await;
    page.until_true(
        "other rules",
        &format!("{summary}.includes('Palette 3.4') && {SHOWN}.startsWith('self-hosted-cluster')"),
    )
    .await;
    page.value("(mounted.destroy(), 1)").await;
    page.go("hosts/plain.html").await;
    let one = crate::element::Element::new(&page, "one");
    one.shown().await;
    one.value("element.setAttribute('version', '3.4')").await;
    one.until_summary("Palette 3.4").await;
    assert!(one.heard().await.is_empty(), "{:?}", one.heard().await);
}

async fn what_is_mounted_can_be_changed_and_taken_out(page: Page) {
    ready(&page).await;
    page.value("(window.mounted = ports.mount(target, {deployment: 'self-hosted', version: '4.2', view: 'rules'}), 1)").await;
    let summary = "target.shadowRoot.querySelector('.pp-summary')?.innerText ?? ''";
    page.until_true(
        "the rules",
        &format!("{SHOWN}.startsWith('self-hosted-cluster')"),
    )
    .await;
    let again = error(&page, "ports.mount(target)").await;
    assert_eq!(again, "target: something is mounted in it already");
    page.value("(mounted.update({deployment: 'saas'}), 1)")
        .await;
    page.until_true(
        "other rules",
        &format!("{SHOWN}.startsWith('saas-cluster')"),
    )
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
