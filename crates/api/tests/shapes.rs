//! Arguments of a wrong shape: each error names the field and says what would be right. The frozen
//! `api.rs` holds those that are promised; here are the others.

use ports_api::{ArgumentError, RulesAnswer, rules, snippets};
use serde_json::{Value, json};

fn asked_rules(selection: &Value) -> Result<RulesAnswer, ArgumentError> {
    rules(ports_data::dataset(), selection)
}

/// The error of options beside a selection that is right.
fn options_error(options: &Value) -> String {
    let selection = json!({"deployment": "saas", "version": "4.2"});
    let answer = snippets(ports_data::dataset(), &selection, options);
    answer
        .err()
        .map_or(String::new(), |error| error.to_string())
}

#[test]
fn a_field_of_another_type_is_named_with_the_type_that_it_has_to_have() {
    for (field, value, problem) in [
        ("search", json!(["a"]), "it has to be a string"),
        ("role", json!({}), "it has to be a string"),
        ("deployment", json!(true), "it has to be a string"),
        ("showDeprecated", json!("yes"), "it has to be true or false"),
        ("showOptional", json!(0), "it has to be true or false"),
    ] {
        let mut selection = json!({"deployment": "saas", "version": "4.2"});
        selection[field] = value;
        let error = asked_rules(&selection).err();
        let expected = ArgumentError {
            field: format!("selection.{field}"),
            problem: problem.to_owned(),
        };
        assert_eq!(error, Some(expected), "{selection}");
    }
}

#[test]
fn an_option_of_another_type_is_named_with_the_type_that_it_has_to_have() {
    for (options, said) in [
        (
            json!({"format": "ufw", "openDeprecated": "yes"}),
            "options.openDeprecated: it has to be true or false",
        ),
        (
            json!({"format": "ufw", "openOptional": 1}),
            "options.openOptional: it has to be true or false",
        ),
        (
            json!({"format": ["ufw"]}),
            "options.format: it has to be a string",
        ),
        (
            json!({"format": "ufw", "addresses": "192.0.2.1"}),
            "options.addresses: it has to be an object",
        ),
        (
            json!({"format": "ufw", "addresses": ["192.0.2.1"]}),
            "options.addresses: it has to be an object",
        ),
        (
            json!({"format": "ufw", "addresses": {"users": {"first": "192.0.2.1"}}}),
            "options.addresses.users: it has to be a string, or an array of strings",
        ),
        (
            json!({"format": "ufw", "addresses": {"users": ["192.0.2.1", 7]}}),
            "options.addresses.users: it has to be a string, or an array of strings",
        ),
        (
            json!({"format": "ufw", "addresses": {"users": ["192.0.2.1", ["192.0.2.2"]]}}),
            "options.addresses.users: it has to be a string, or an array of strings",
        ),
        (
            json!({"format": "ufw", "settings": []}),
            "options.settings: it has to be an object",
        ),
        (
            json!({"format": "ufw", "settings": {"near-zone": ["trust"]}}),
            "options.settings.near-zone: it has to be a string",
        ),
        (
            json!({"format": "ufw", "setings": {}}),
            "options.setings: no such field; known are format, openDeprecated, openOptional, allowAny, allowUnnamed, addresses and settings",
        ),
        (
            json!("ufw"),
            "options: it has to be an object such as {format: \"nftables\"}",
        ),
    ] {
        assert_eq!(options_error(&options), said, "{options}");
    }
}

#[test]
fn null_is_as_good_as_a_field_that_is_left_out() -> Result<(), ArgumentError> {
    let short = json!({"deployment": "saas", "version": "4.2"});
    let long = json!({
        "deployment": "saas", "version": "4.2", "role": null, "search": null, "direction": null,
        "showDeprecated": null, "showOptional": null,
    });
    assert_eq!(asked_rules(&long)?, asked_rules(&short)?);
    let dataset = ports_data::dataset();
    let options = json!({
        "format": "nftables", "openDeprecated": null, "openOptional": null,
        "settings": {"near-zone": null},
    });
    assert_eq!(
        snippets(dataset, &short, &options)?,
        snippets(dataset, &short, json!({"format": "nftables"}))?
    );
    Ok(())
}

#[test]
fn an_end_that_is_named_has_an_address_or_is_refused() {
    let said = "options.addresses.users: it holds no address; it has to be a string, or an array of \
                strings, and where there is none, left out";
    for nothing in [
        json!(null),
        json!(""),
        json!(" \t"),
        json!("\n\r\u{2028}"),
        json!([]),
        json!([""]),
        json!(["", " "]),
    ] {
        let options = json!({"format": "nftables", "addresses": {"users": nothing}});
        assert_eq!(options_error(&options), said, "{options}");
        // Also beside one that has some.
        let options = json!({"format": "nftables", "addresses": {"registries": "192.0.2.1", "users": nothing}});
        assert_eq!(options_error(&options), said, "{options}");
    }
    for comment in [
        json!("# x"),
        json!(["", "# later"]),
        json!(","),
        json!([";", " "]),
    ] {
        let options = json!({"format": "nftables", "addresses": {"users": comment}});
        let error = options_error(&options);
        let said = "options.addresses.users: Entry 1, ";
        assert!(
            error.starts_with(said) && error.contains("no address is allowed"),
            "{error}"
        );
    }
    let options = json!({"format": "nftables", "addresses": null});
    assert_eq!(
        options_error(&options),
        "options.addresses: it has to be an object"
    );
    for right in [json!({}), json!({"users": ["", "192.0.2.1", " "]})] {
        let options = json!({"format": "nftables", "addresses": right});
        assert_eq!(options_error(&options), "", "{options}");
    }
}

#[test]
fn null_is_no_value_of_a_field_that_is_needed() {
    let error = asked_rules(&json!({"deployment": "saas", "version": null})).err();
    let said = error.map_or(String::new(), |error| error.to_string());
    assert!(
        said.starts_with("selection.version: it has to be given;"),
        "{said}"
    );
    let said = options_error(&json!({"format": null}));
    assert!(
        said.starts_with("options.format: it has to be given;"),
        "{said}"
    );
}

#[test]
fn an_unknown_field_that_holds_null_is_unknown_all_the_same() {
    let error = asked_rules(&json!({"deployment": "saas", "version": "4.2", "rolle": null}));
    assert_eq!(
        error.err().map(|error| error.field),
        Some("selection.rolle".to_owned())
    );
}

#[test]
fn a_switch_that_is_off_leaves_rules_out() -> Result<(), ArgumentError> {
    let mut selection = json!({"deployment": "self-hosted", "version": "4.2"});
    let all = asked_rules(&selection)?.matches;
    assert!(all.iter().any(|found| found.status == "deprecated"));
    assert!(all.iter().any(|found| found.status == "optional"));
    selection["showDeprecated"] = json!(false);
    selection["showOptional"] = json!(false);
    let few = asked_rules(&selection)?.matches;
    assert!(!few.is_empty() && few.len() < all.len());
    assert!(
        few.iter()
            .all(|found| found.status != "deprecated" && found.status != "optional")
    );
    Ok(())
}

#[test]
fn a_name_is_repeated_short_and_without_what_could_deceive() {
    let name = format!("a\u{202e}{}", "b".repeat(100));
    let field = asked_rules(&json!({ name: 1 }))
        .err()
        .map_or(String::new(), |error| error.field);
    assert!(field.starts_with("selection.abbb"), "{field}");
    assert!(field.chars().count() <= "selection.".len() + 41, "{field}");
}

#[test]
fn a_field_that_is_left_out_is_a_gap_in_the_text_and_is_named_as_missing() {
    let selection = json!({"deployment": "self-hosted", "version": "4.2"});
    let asked = |options: Value| {
        let answer = snippets(ports_data::dataset(), &selection, &options);
        serde_json::to_value(answer.expect("snippets")).expect("JSON")
    };
    let left_out = asked(json!({"format": "aws-cli"}));
    assert_eq!(
        left_out[0]["missing"],
        json!([{"id": "security-group", "label": "Security group ID"}])
    );
    let text = left_out[0]["text"].as_str().expect("a snippet");
    assert!(text.contains("--group-id '<security-group-id>' "), "{text}");
    assert_eq!(left_out[0]["shared"], Value::Null);
    let settings = json!({"security-group": "sg-0123456789abcdef0"});
    let filled = asked(json!({"format": "aws-cli", "settings": settings}));
    assert_eq!(filled[0]["missing"], json!([]));
    // Both roles' snippets are for one group.
    let shared = filled[0]["shared"].as_str().expect("a warning");
    assert!(shared.starts_with("What you entered as security group ID stands in all 2 snippets."));
    let any = json!({"near-zone": "any", "far-zone": "any"});
    let any = asked(json!({"format": "pan-os", "settings": any}));
    let wide = any[0]["wide"].to_string();
    assert!(
        wide.contains("“any” is entered as zone of these hosts and zone of the other ends"),
        "{wide}"
    );
}

#[test]
fn any_is_said_at_its_port_and_has_to_be_asked_for_between_networks_and_for_an_unnamed_end() {
    let selection =
        json!({"deployment": "self-hosted", "version": "4.2", "role": "management-platform"});
    let asked = |options: Value| {
        let answer = snippets(ports_data::dataset(), &selection, &options);
        serde_json::to_value(answer.expect("snippets")).expect("JSON")[0].clone()
    };
    let entered = json!({
        "users": "192.0.2.0/24", "workload-cluster": "192.0.2.64/26", "registries": "203.0.113.7",
        "updates": "203.0.113.8", "management-platform": "198.51.100.12",
    });
    let wide = |options: Value| asked(options)["wide"].clone();
    assert_eq!(
        wide(json!({"format": "nftables", "addresses": entered})),
        json!(["outbound tcp/443 is open to any address because of: vCenter"])
    );
    assert_eq!(
        wide(json!({"format": "nftables", "addresses": entered, "allowUnnamed": true})),
        json!([
            "outbound tcp/443 is open to any address because of: vCenter, gRPC peer (not stated)"
        ])
    );
    let device = asked(json!({"format": "pan-os", "addresses": entered}));
    assert_eq!(device["wide"], json!([]));
    let said = device["unsupported"].to_string();
    assert!(
        said.contains("outbound tcp/443 to vCenter: no address is entered for vCenter"),
        "{said}"
    );
    assert!(
        device["leftOut"]
            .to_string()
            .contains("gRPC peer (not stated)")
    );
    let wide = wide(json!({"format": "pan-os", "addresses": entered, "allowAny": true}));
    assert_eq!(
        wide,
        json!(["outbound tcp/443 is open to any address because of: vCenter"])
    );
}
