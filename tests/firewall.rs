//! What every format must do, by shared tests over the registry, and golden files.
//!
//! To approve a change of the golden files: `INSTA_UPDATE=always cargo test --test firewall`,
//! then read the difference. Whether real firewalls do what the files say is the traffic test's
//! matter.

use palette_ports::domain::dataset::Dataset;
use palette_ports::domain::endpoints::Endpoints;
use palette_ports::domain::firewall::{FORMATS, Format, Options, Plan, Rendered, plans};
use palette_ports::domain::permalink;
use palette_ports::domain::query::evaluate;
use serde_json::{Value, json};

const EVERYTHING: &str = "open-deprecated=yes&open-optional=yes";
const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

fn shipped() -> &'static Dataset {
    Dataset::embedded()
}

fn plan<'d>(dataset: &'d Dataset, query: &str, addresses: &[(&str, &str)]) -> Plan<'d> {
    let linked = permalink::read(query, dataset);
    assert_eq!(linked.notices, Vec::<String>::new());
    let mut endpoints = Endpoints::default();
    for (endpoint, text) in addresses {
        endpoints.enter((*endpoint).into(), text);
    }
    let evaluation = evaluate(dataset, &linked.selection);
    let options = Options {
        format: FORMATS[0].info().id,
        ..linked.options
    };
    let mut plans = plans(
        dataset,
        &linked.selection,
        &evaluation,
        &endpoints,
        &options,
    );
    assert_eq!(plans.len(), 1);
    plans.remove(0)
}

fn each(plan: &Plan, check: impl Fn(&str, Rendered)) {
    for format in FORMATS {
        check(format.info().id, format.render(plan));
    }
}

/// The lines that do something, without comments and without the quoted comments of a rule.
fn effective(snippet: &str) -> Vec<String> {
    let lines = snippet.lines().map(str::trim);
    let lines = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("<!--"));
    let unquoted = lines.map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"…\""));
    unquoted.collect()
}

#[test]
fn golden_files() {
    let addresses = [
        ("management-platform", "198.51.100.12, 2001:db8:0:2::12"),
        ("registries", "203.0.113.0/24 198.51.100.12"),
        ("vcenter", "vcenter.example.com, 192.0.2.15"),
        ("updates", "198.51.100.300"),
        ("administrators", ""),
    ];
    for (name, query, addresses) in [
        (
            "saas-cluster-any",
            "role=workload-cluster&version=4.2".to_owned(),
            &[][..],
        ),
        (
            "self-hosted-cluster-everything",
            format!("{CLUSTER}&{EVERYTHING}"),
            &addresses[..],
        ),
        (
            "self-hosted-platform-before-grpc",
            "deployment=self-hosted&role=management-platform&version=3.4".to_owned(),
            &addresses[..],
        ),
    ] {
        let plan = plan(shipped(), &query, addresses);
        each(&plan, |id, rendered| {
            insta::assert_snapshot!(
                format!("{name}.{id}"),
                rendered.snippet.expect("something to open")
            );
        });
    }
}

#[test]
fn format_ids_and_file_names_are_unique_and_plain() {
    for format in FORMATS {
        let info = format.info();
        let same = |other: &&&dyn Format| {
            other.info().id == info.id || other.info().file_name == info.file_name
        };
        assert_eq!(FORMATS.iter().filter(same).count(), 1, "{}", info.id);
        for text in [info.apply, info.undo, info.checked] {
            assert!(text.ends_with('.'), "{}: {text}", info.id);
        }
    }
}

#[test]
fn deprecated_and_optional_rules_stay_out_of_snippets_and_are_named() {
    for (query, ports) in [
        (CLUSTER.to_owned(), [false, false]),
        (format!("{CLUSTER}&open-deprecated=yes"), [true, false]),
        (format!("{CLUSTER}&open-optional=yes"), [false, true]),
    ] {
        each(&plan(shipped(), &query, &[]), |id, rendered| {
            let text = rendered.snippet.expect("something to open");
            let opens = |port: &str| {
                effective(&text).iter().any(|line| {
                    line.contains(&format!(" {port} "))
                        || line.ends_with(port)
                        || line.contains(&format!("<port port=\"…\"{port}"))
                }) || (id == "firewalld" && text.contains(&format!("<port port=\"{port}\"")))
            };
            assert_eq!([opens("4222"), opens("22")], ports, "{id} {query}\n{text}");
            assert_eq!(text.contains("# Left out: outbound tcp/4222 (self-hosted-cluster-out-nats): deprecated, not asked for."), !ports[0], "{id}");
            assert_eq!(text.contains("# Left out: inbound tcp/22 (self-hosted-cluster-in-ssh): optional, not asked for."), !ports[1], "{id}");
        });
    }
}

#[test]
fn an_end_that_was_left_empty_is_named_as_open_to_any() {
    let plan = plan(shipped(), CLUSTER, &[("vcenter", "192.0.2.15")]);
    each(&plan, |id, rendered| {
        let text = rendered.snippet.expect("something to open");
        assert!(text.contains("# ANY ADDRESS: nothing was entered for Management platform, Registries and Application update servers."), "{id}\n{text}");
    });
}

#[test]
fn a_host_name_is_unsupported_in_words_and_opens_nothing() {
    let named = plan(
        shipped(),
        "role=management-platform&version=3.4",
        &[
            ("users", "office.example.com, 192.0.2.0/24"),
            ("workload-cluster", "clusters.example.com"),
        ],
    );
    let without = plan(
        shipped(),
        "role=management-platform&version=3.4",
        &[
            ("users", "192.0.2.0/24"),
            ("workload-cluster", "198.51.100.1"),
        ],
    );
    each(&named, |id, rendered| {
        let text = rendered.snippet.expect("the office's network");
        assert!(
            !effective(&text)
                .iter()
                .any(|line| line.contains("example.com")),
            "{id}\n{text}"
        );
        let said: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(said.len(), 3, "{id}: {said:?}");
        assert!(said[0].starts_with("inbound tcp/443 from Browsers and API clients: this format matches addresses and cannot hold office.example.com."), "{id}: {said:?}");
        assert!(
            text.contains("# NOT IN HERE: inbound tcp/4222 from Workload clusters"),
            "{id}\n{text}"
        );
    });
    each(&without, |_, rendered| {
        assert!(rendered.unsupported.is_empty())
    });
}

#[test]
fn an_end_with_nothing_but_wrong_entries_is_never_opened_to_any() {
    let wrong = [("users", "192.0.2.300"), ("workload-cluster", "10.0.0.1/8")];
    each(
        &plan(shipped(), "role=management-platform&version=4.2", &wrong),
        |id, rendered| {
            assert_eq!(rendered.snippet, None, "{id}");
            assert_eq!(
                rendered.unsupported.len(),
                2,
                "{id}: {:?}",
                rendered.unsupported
            );
        },
    );
}

#[test]
fn one_family_alone_opens_nothing_for_the_other() {
    for (typed, mine, other) in [
        ("192.0.2.7", "192.0.2.7", "::"),
        ("2001:db8::7", "2001:db8::7", "192.0.2"),
    ] {
        let addresses =
            ["management-platform", "registries", "updates", "vcenter"].map(|end| (end, typed));
        each(&plan(shipped(), CLUSTER, &addresses), |id, rendered| {
            let text = rendered.snippet.expect("something to open");
            assert!(text.contains(mine) && !text.contains(other), "{id}\n{text}");
        });
    }
}

#[test]
fn hostile_text_changes_comments_and_nothing_else() {
    let nasty =
        "x\" '; reboot #\n$(reboot) `reboot`\r\n*/ --> ]]> RULES\nXML\nCOMMIT \u{202E}txt\u{0} \\ "
            .repeat(40);
    let mut data: Value = serde_json::to_value(shipped()).expect("JSON");
    for rule in data["rules"].as_array_mut().expect("rules") {
        rule["service"] = json!(nasty);
        for purpose in rule["purposes"].as_array_mut().expect("purposes") {
            purpose["text"] = json!(nasty);
        }
    }
    for list in ["endpoints", "deployments", "roles"] {
        for named in data[list].as_array_mut().expect("a list") {
            named["name"] = json!(nasty);
        }
    }
    data["product"] = json!(nasty);
    data["dataset_version"] = json!(nasty);
    let hostile = Dataset::from_json(&data.to_string()).expect("the right shape");
    let query = format!("{CLUSTER}&{EVERYTHING}");
    let addresses = [
        ("registries", "192.0.2.1 2001:db8::1"),
        ("vcenter", "a.example.com"),
    ];
    let (calm, wild) = (
        plan(shipped(), &query, &addresses),
        plan(&hostile, &query, &addresses),
    );
    for format in FORMATS {
        let id = format.info().id;
        let calm = format.render(&calm).snippet.expect("something to open");
        let wild = format.render(&wild).snippet.expect("something to open");
        assert_eq!(effective(&wild), effective(&calm), "{id}");
        for line in wild.lines() {
            assert!(line.chars().count() < 900, "{id}: {line}");
            assert!(
                !line.chars().any(|c| c.is_control() || c == '\u{202E}'),
                "{id}: {line}"
            );
        }
    }
}

#[test]
fn a_hostile_rule_id_stays_inside_its_quotes() {
    let mut data: Value = serde_json::to_value(shipped()).expect("JSON");
    let id = "a\" accept; #$(reboot)`\n".repeat(30);
    data["rules"][11]["id"] = json!(id);
    let hostile = Dataset::from_json(&data.to_string()).expect("the right shape");
    let (calm, wild) = (plan(shipped(), CLUSTER, &[]), plan(&hostile, CLUSTER, &[]));
    for format in FORMATS {
        let calm = format.render(&calm).snippet.expect("something to open");
        let wild = format.render(&wild).snippet.expect("something to open");
        assert_eq!(effective(&wild), effective(&calm), "{}", format.info().id);
        assert!(!effective(&wild).iter().any(|line| line.contains("reboot")));
    }
}

#[test]
fn nothing_of_the_readers_is_flushed_or_replaced() {
    each(
        &plan(shipped(), &format!("{CLUSTER}&{EVERYTHING}"), &[]),
        |id, rendered| {
            for line in effective(&rendered.snippet.expect("something to open")) {
                let takes_over = [
                    "flush ruleset",
                    "flush table",
                    "delete table",
                    " -P ",
                    "-F INPUT",
                    "-F OUTPUT",
                    "--set-target",
                    "--set-default-zone",
                    "ufw reset",
                    "ufw default",
                    "ufw enable",
                    "policy drop",
                ];
                assert!(
                    !takes_over.iter().any(|words| line.contains(words)),
                    "{id}: {line}"
                );
                assert!(
                    !line.starts_with("flush chain") || line.contains("palette_ports_"),
                    "{id}: {line}"
                );
            }
        },
    );
}
