//! What JavaScript sees, frozen: these tests change only together with the first number of
//! `API_VERSION`, or, for something new beside what is there, with the second.

use ports_api::{API_VERSION, ArgumentError, formats, rules, snippets};
use ports_formats::FORMATS;
use serde_json::{Value, json};

fn self_hosted() -> Value {
    json!({"deployment": "self-hosted", "role": "workload-cluster", "version": "4.2", "search": ""})
}

fn answer(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("an answer")
}

/// The names of an object's fields.
fn fields(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    let mut fields: Vec<&str> = object.keys().map(String::as_str).collect();
    fields.sort_unstable();
    fields
}

fn rules_wrong(asked: &Value) -> String {
    let answer = rules(ports_data::dataset(), asked);
    answer
        .err()
        .map_or(String::new(), |wrong| wrong.to_string())
}

fn options_wrong(asked: &Value) -> String {
    let answer = snippets(ports_data::dataset(), self_hosted(), asked);
    answer
        .err()
        .map_or(String::new(), |wrong| wrong.to_string())
}

#[test]
fn the_version_is_the_one_that_these_tests_freeze() {
    assert_eq!(API_VERSION, "1.2.0");
}

#[test]
fn rules_have_these_fields() -> Result<(), ArgumentError> {
    let answer = answer(&rules(ports_data::dataset(), self_hosted())?);
    assert_eq!(
        fields(&answer),
        ["datasetVersion", "matches", "misses", "note", "summary"]
    );
    for found in answer["matches"].as_array().expect("matches") {
        assert_eq!(
            fields(found),
            ["included", "label", "purposes", "rule", "status", "why"]
        );
        for field in ["id", "role", "direction", "protocol", "ports", "service"] {
            assert!(!found["rule"][field].is_null(), "{field}: {found}");
        }
        assert_eq!(fields(&found["rule"]["ports"]), ["from", "to"]);
    }
    for miss in answer["misses"].as_array().expect("misses") {
        assert_eq!(fields(miss), ["id", "why"]);
    }
    Ok(())
}

#[test]
fn every_rule_is_a_match_or_a_miss() -> Result<(), ArgumentError> {
    let answer = rules(ports_data::dataset(), self_hosted())?;
    let all = answer.matches.len() + answer.misses.len();
    assert_eq!(all, ports_data::dataset().rules.len());
    let nats: Vec<&str> = answer
        .matches
        .iter()
        .filter(|found| found.label == "tcp/4222")
        .map(|found| found.status)
        .collect();
    assert_eq!(nats, ["deprecated"]);
    let mut selection = self_hosted();
    selection["version"] = json!("4.6.12");
    selection["include"] = json!(["optional", "deprecated"]);
    let answer = rules(ports_data::dataset(), &selection)?;
    let mut matches = answer.matches.iter();
    let ended = matches.find(|found| found.label == "tcp/4222");
    let ended = ended.map(|found| (found.status, found.included));
    assert_eq!(ended, Some(("ended", false)));
    Ok(())
}

#[test]
fn snippets_hold_what_is_included_whichever_way_it_is_asked_for() -> Result<(), ArgumentError> {
    let dataset = ports_data::dataset();
    let holds = |selection: &Value, options: &Value| -> Result<[bool; 2], ArgumentError> {
        let found = snippets(dataset, selection, options)?;
        let text = found[0].text.as_deref().unwrap_or_default();
        Ok(["dport 22 ", "dport 4222 "].map(|port| text.contains(port)))
    };
    for (include, opened, ports) in [
        (json!(null), json!({}), [false, false]),
        (json!("optional"), json!({}), [true, false]),
        (json!(["deprecated", "optional"]), json!({}), [true, true]),
        (json!([]), json!({"openOptional": true}), [true, false]),
        (
            json!(["optional"]),
            json!({"openDeprecated": true}),
            [true, true],
        ),
        (
            json!(["optional"]),
            json!({"openOptional": false}),
            [true, false],
        ),
    ] {
        let mut selection = self_hosted();
        selection["include"] = include.clone();
        let mut options = opened.clone();
        options["format"] = json!("nftables");
        assert_eq!(holds(&selection, &options)?, ports, "{include} {opened}");
    }
    let mut selection = self_hosted();
    selection["include"] = json!(["optional"]);
    for found in rules(dataset, &selection)?.matches {
        assert_eq!(
            found.included,
            found.status != "deprecated",
            "{}",
            found.label
        );
    }
    selection["include"] = json!(["required"]);
    let error = rules(dataset, &selection).expect_err("an error");
    assert_eq!(
        error.to_string(),
        "selection.include: “required” is not right; known are optional and deprecated"
    );
    Ok(())
}

#[test]
fn what_a_search_or_a_switch_leaves_out_is_in_no_snippet_and_named() -> Result<(), ArgumentError> {
    let dataset = ports_data::dataset();
    let options = json!({"format": "nftables", "openOptional": true, "openDeprecated": true});
    for (field, value, port, why) in [
        (
            "search",
            json!("ssh"),
            "dport 443",
            "filtered out: it is not found by “ssh”",
        ),
        (
            "showDeprecated",
            json!(false),
            "dport 4222",
            "filtered out: it is deprecated, and you hide deprecated rules",
        ),
        (
            "showOptional",
            json!(false),
            "dport 22 ",
            "filtered out: it is optional, and you hide optional rules",
        ),
    ] {
        let mut selection = self_hosted();
        let whole = snippets(dataset, &selection, &options)?;
        let text = whole[0].text.as_deref().unwrap_or_default();
        assert!(text.contains(port), "{text}");
        selection[field] = value;
        let found = snippets(dataset, &selection, &options)?;
        let text = found[0].text.as_deref().unwrap_or_default();
        assert!(!text.contains(port), "{field}: {text}");
        assert!(
            found[0].left_out.iter().any(|one| one.why == why),
            "{field}"
        );
        let text = text.replace("\n#   ", " ");
        assert!(text.contains("filtered out: it is "), "{field}: {text}");
        let answer = rules(dataset, &selection)?;
        let all = answer.matches.len() + answer.misses.len();
        assert_eq!(all, dataset.rules.len(), "{field}");
    }
    Ok(())
}

#[test]
fn what_the_vendor_runs_has_matches_for_reference_and_no_snippet() -> Result<(), ArgumentError> {
    let dataset = ports_data::dataset();
    let all = json!({"deployment": "saas", "version": "4.2", "include": "optional,deprecated"});
    let answer = rules(dataset, &all)?;
    for found in &answer.matches {
        let is_platform = found.rule.role.as_str() == "management-platform";
        assert_eq!(found.included, !is_platform, "{}", found.rule.id);
    }
    let options = json!({"format": "nftables"});
    let found = snippets(dataset, &all, &options)?;
    let roles: Vec<&str> = found.iter().map(|one| one.role).collect();
    assert_eq!(roles, ["workload-cluster"]);
    let platform = json!({"deployment": "saas", "version": "4.2", "role": "management-platform"});
    assert_eq!(snippets(dataset, &platform, &options)?, []);
    assert!(!rules(dataset, &platform)?.matches.is_empty());
    Ok(())
}

#[test]
fn formats_have_these_fields() {
    let answer = answer(&formats());
    let all = answer.as_array().expect("formats");
    assert_eq!(all.len(), FORMATS.len());
    for format in all {
        assert_eq!(
            fields(format),
            [
                "about",
                "apply",
                "checked",
                "fields",
                "fileName",
                "group",
                "hostNames",
                "id",
                "name",
                "namesNearEnd",
                "note",
                "undo"
            ]
        );
        for field in format["fields"].as_array().expect("fields") {
            assert_eq!(
                fields(field),
                ["default", "example", "hint", "id", "label", "wanted"]
            );
        }
    }
}

#[test]
fn snippets_have_these_fields_and_say_what_is_wide_open() -> Result<(), ArgumentError> {
    let wanted = json!({"format": "nftables", "openOptional": true});
    let answer = answer(&snippets(ports_data::dataset(), self_hosted(), &wanted)?);
    let all = answer.as_array().expect("snippets");
    assert_eq!(all.len(), 1);
    assert_eq!(
        fields(&all[0]),
        [
            "fileName",
            "leftOut",
            "limits",
            "missing",
            "role",
            "shared",
            "text",
            "title",
            "unsupported",
            "wide"
        ]
    );
    assert_eq!(all[0]["role"], "workload-cluster");
    assert!(
        all[0]["wide"]
            .as_array()
            .is_some_and(|wide| !wide.is_empty())
    );
    let text = all[0]["text"].as_str().expect("a snippet");
    assert!(
        text.contains("dport 443") && !text.contains("dport 4222"),
        "{text}"
    );
    Ok(())
}

#[test]
fn addresses_reach_the_snippet_as_one_text_or_several() -> Result<(), ArgumentError> {
    let one =
        json!({"format": "nftables", "addresses": {"management-platform": "192.0.2.1, 192.0.2.2"}});
    let many = json!({"format": "nftables", "addresses": {"management-platform": ["192.0.2.1", "192.0.2.2"]}});
    let dataset = ports_data::dataset();
    let one = snippets(dataset, self_hosted(), &one)?;
    assert_eq!(one, snippets(dataset, self_hosted(), &many)?);
    let text = one[0].text.as_deref().unwrap_or_default();
    assert!(text.contains("192.0.2.2"), "{text}");
    Ok(())
}

#[test]
fn halves_of_all_addresses_are_said_as_all_of_them_are() -> Result<(), ArgumentError> {
    for (entered, said) in [
        ("0.0.0.0/0", "you entered 0.0.0.0/0 for Management platform"),
        (
            "0.0.0.0/1 128.0.0.0/1",
            "you entered 0.0.0.0/1 and 128.0.0.0/1, together any IPv4 address, for Management platform",
        ),
        (
            "0.0.0.0 - 127.255.255.255, 128.0.0.0/1",
            "you entered 0.0.0.0/1 and 128.0.0.0/1, together any IPv4 address, for Management platform",
        ),
        (
            "::/1 8000::/1",
            "you entered ::/1 and 8000::/1, together any IPv6 address, for Management platform",
        ),
    ] {
        let wanted = json!({"format": "nftables", "addresses": {"management-platform": entered}});
        let answer = snippets(ports_data::dataset(), self_hosted(), &wanted)?;
        let is_said = answer[0].wide.iter().any(|wide| wide == said);
        assert!(is_said, "{entered}: {:?}", answer[0].wide);
        let text = answer[0].text.as_deref().unwrap_or_default();
        let text = text.replace("\n#   ", " ");
        assert!(text.contains(&format!("ANY ADDRESS: {said}")), "{text}");
    }
    Ok(())
}

#[test]
fn comments_alone_and_words_are_errors_that_name_the_field() {
    for entered in [
        "# 192.0.2.1 retired",
        "any",
        "192.0.2.0/24 except 192.0.2.5",
    ] {
        let wanted = json!({"format": "nftables", "addresses": {"users": entered}});
        let refused = snippets(ports_data::dataset(), self_hosted(), &wanted).expect_err(entered);
        let said = refused.to_string();
        assert!(
            said.starts_with("options.addresses.users: Entry 1"),
            "{said}"
        );
    }
}

#[test]
fn what_a_format_cannot_hold_is_said_and_not_widened() -> Result<(), ArgumentError> {
    let wanted =
        json!({"format": "nftables", "addresses": {"management-platform": "palette.example.com"}});
    let answer = snippets(ports_data::dataset(), self_hosted(), &wanted)?;
    assert!(
        answer[0]
            .unsupported
            .iter()
            .any(|one| one.contains("cannot hold palette.example.com")),
        "{answer:?}"
    );
    Ok(())
}

#[test]
fn a_wrong_selection_is_an_error_that_names_the_field() {
    for (asked, said) in [
        (
            json!({}),
            "selection.deployment: it has to be given; known are saas, saas-edge and self-hosted",
        ),
        (
            json!({"deployment": "saas"}),
            "selection.version: it has to be given; use a release such as 4.2, 4.2.13 or 4.0.0-rc.1",
        ),
        (
            json!({"deployment": "moon", "version": "4.2"}),
            "selection.deployment: “moon” is not right; known are saas, saas-edge and self-hosted",
        ),
        (
            json!({"deployment": "saas", "version": "four"}),
            "selection.version: “four” is not right; use a release such as",
        ),
        (
            json!({"deployment": "saas", "version": "4.2", "role": "owner"}),
            "selection.role: “owner” is not right; known are",
        ),
        (
            json!({"deployment": "saas", "version": "4.2", "direction": "up"}),
            "selection.direction: “up” is not right; known are inbound and outbound",
        ),
        (
            json!({"deployment": "saas", "version": "4.2", "search": "x".repeat(201)}),
            "selection.search:",
        ),
        (
            json!({"deployment": "saas", "version": 4.2}),
            "selection.version: it has to be a string",
        ),
        (
            json!({"showOptionl": true}),
            "selection.showOptionl: no such field; known are deployment, role,",
        ),
        (
            json!(null),
            "selection: it has to be an object such as {deployment:",
        ),
        (
            json!("saas"),
            "selection: it has to be an object such as {deployment:",
        ),
    ] {
        let wrong = rules_wrong(&asked);
        assert!(wrong.contains(said), "{asked}: {wrong}");
    }
}

#[test]
fn wrong_options_are_an_error_that_names_the_field() {
    for (asked, said) in [
        (
            json!({}),
            "options.format: it has to be given; known are nftables,",
        ),
        (
            json!({"format": "pf"}),
            "options.format: “pf” is not right; known are nftables,",
        ),
        (
            json!({"format": "nftables", "addresses": {"nobody": "192.0.2.1"}}),
            "options.addresses.nobody: no such far end; known are",
        ),
        (
            json!({"format": "nftables", "addresses": {"users": ["192.0.2.1", "300.1.1.1"]}}),
            "options.addresses.users: Entry 2, “300.1.1.1”:",
        ),
        (
            json!({"format": "nftables", "settings": {"zone": "x"}}),
            "options.settings.zone: no format has such a field;",
        ),
        (
            json!({"format": "nftables", "settings": {"near-zone": "a;b"}}),
            "options.settings.near-zone: “a;b” has to be letters, digits and -_., such as trust",
        ),
        (
            json!({"format": "nftables", "addresses": {"users": 7}}),
            "options.addresses.users: it has to be a string, or an array of strings",
        ),
        (
            json!([]),
            "options: it has to be an object such as {format:",
        ),
    ] {
        let wrong = options_wrong(&asked);
        assert!(wrong.contains(said), "{asked}: {wrong}");
    }
}
