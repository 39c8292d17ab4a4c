//! What is saved is opened again, and what is no plan is refused.

use super::*;
use ports_network::sites::Site;
use proptest::prelude::*;

fn dataset() -> &'static Dataset {
    ports_data::dataset()
}

#[test]
fn the_file_in_the_readme_is_a_plan() {
    let readme = include_str!("../../../../README.md");
    let example = readme.split("```json\n").find(|part| part.contains(MARK));
    let example = example.and_then(|part| part.split("```").next());
    let opened = open(example.expect("an example"), dataset()).expect("a plan");
    let sites = opened.entries.sites;
    assert_eq!((sites.len(), sites[0].port()), (1, Some(3128)));
}

#[test]
fn what_is_no_plan_of_this_version_is_refused_with_the_reason() {
    let sites = |site: &str| format!(r#"{{"palette-ports-plan": 1, "sites": [{site}]}}"#);
    let choices = |choice: &str| format!(r#"{{"palette-ports-plan": 1, "choices": {{{choice}}}}}"#);
    for (text, reason) in [
        (
            String::new(),
            "It ends too early: a part of it is missing: EOF while parsing a value at line 1 column 0.",
        ),
        (
            "hello".to_owned(),
            "It is not JSON: expected value at line 1 column 1.",
        ),
        ("[1]".to_owned(), "It is not a plan"),
        (
            "{}".to_owned(),
            "It is not a plan: “palette-ports-plan” with its version is missing.",
        ),
        (
            r#"{"palette-ports-plan": 2, "new": {}}"#.to_owned(),
            "It is a plan of version 2; this page reads version 1.",
        ),
        (
            r#"{"palette-ports-plan": "1"}"#.to_owned(),
            "It is a plan of version \"1\"; this page reads version 1.",
        ),
        (
            r#"{"palette-ports-plan": 1, "nmae": "x"}"#.to_owned(),
            "unknown field `nmae`, expected one of",
        ),
        (
            r#"{"palette-ports-plan": 1, "name": ["x"]}"#.to_owned(),
            "invalid type: sequence, expected a string at line 1 column 34.",
        ),
        (sites("[1]"), "each of “sites” is an object"),
        (sites(r#"{"name": "Oslo"}"#), "missing field `number`"),
        (
            sites(r#"{"number": 0}"#),
            "What is typed for “sites/0/name” cannot be used here",
        ),
        (
            sites(r#"{"number": 1, "name": "a"}, {"number": 1, "name": "b"}"#),
            "Two sites have the number 1: each has one of its own.",
        ),
        (
            sites(
                r#"{"number": 1, "addresses": {"registries": "192.0.2.1"}}, {"number": 1, "addresses": {"updates": "192.0.2.2"}}"#,
            ),
            "Two sites have the number 1",
        ),
        (
            sites(r#"{"number": 4294967295}"#),
            "What is typed for “sites/4294967295/name” cannot be used here",
        ),
        (
            r#"{"palette-ports-plan":1,"addresses":{"users":"192.0.2.1","users":"0.0.0.0/0"}}"#
                .to_owned(),
            "“users” is given twice at line 1 column",
        ),
        (
            r#"{"palette-ports-plan":1,"settings":{"near-zone":"a","near-zone":"b"}}"#.to_owned(),
            "“near-zone” is given twice",
        ),
        (
            choices(r#""role": "workload-cluster", "role": "all""#),
            "“role” is given twice",
        ),
        (
            sites(r#"{"number": 1, "addresses": {"users": "", "users": "192.0.2.1"}}"#),
            "“users” is given twice",
        ),
        (
            sites(r#"{"number": 1, "number": 2}"#),
            "duplicate field `number`",
        ),
        (
            sites(r#"{"number": 1, "addresses": {"vcentre": "192.0.2.1"}}"#),
            "What is typed for “sites/1/addresses/vcentre” cannot be used here and was left out: “192.0.2.1”.",
        ),
        (
            choices(r#""colour": "red""#),
            "There is no choice “colour”.",
        ),
        (
            choices(r#""version": "four""#),
            "Ignored version “four” in the link: use a release such as 4.2",
        ),
        (
            choices(r#""a": "", "b": "", "c": "", "d": """#),
            "There is no choice “c”. And 1 more.",
        ),
    ] {
        let refused = open(&text, dataset()).expect_err(&text);
        assert!(refused.contains(reason), "{text}: {refused}");
    }
    assert!(open(&" ".repeat(MAX_LEN + 1), dataset()).is_err());
}

#[test]
fn a_plan_cut_anywhere_is_refused() {
    let mut plan = UserEntries::default();
    plan.sites.push(Site {
        number: 1,
        name: "Oslo".to_owned(),
        ..Site::default()
    });
    let selection = Selection::initial(dataset());
    let text = write(dataset(), &selection, &SnippetOptions::default(), &plan);
    assert!(open(&text, dataset()).is_ok());
    for (end, _) in text.trim_end().char_indices() {
        assert!(open(&text[..end], dataset()).is_err(), "{}", &text[..end]);
    }
}

#[test]
fn a_file_is_named_after_the_plan() {
    for (name, file) in [
        ("", "palette-ports-plan.json"),
        (
            "Rollout 2027 – EMEA",
            "palette-ports-plan-rollout-2027-emea.json",
        ),
        ("../../x:y", "palette-ports-plan-x-y.json"),
    ] {
        let plan = UserEntries {
            name: name.to_owned(),
            ..UserEntries::default()
        };
        assert_eq!(file_name(&plan), file);
    }
}

proptest! {
    #[test]
    fn what_is_saved_is_opened_again(
        texts in prop::collection::vec("[^\\x00]{0,40}", 8),
        numbers in prop::collection::btree_set(1u32..=ports_network::entries::MAX_SITE_NUMBER, 0..5),
        port in "[0-9]{0,6}|[a-z ]{0,4}",
    ) {
        let mut plan = UserEntries { name: texts[0].clone(), customer: texts[1].clone(), ..UserEntries::default() };
        let ends = &dataset().endpoints;
        for (end, text) in ends.iter().zip(&texts[2..4]) {
            if !text.is_empty() {
                plan.addresses.push((end.id.clone(), text.clone()));
            }
        }
        for number in numbers {
            let mut site = Site {
                number,
                name: texts[4].clone(),
                clusters: texts[5].clone(),
                proxy_port: port.clone(),
                ..Site::default()
            };
            for (end, text) in [(ends[5].id.clone(), &texts[6]), (ports_network::sites::Proxy::END, &texts[7])] {
                if !text.is_empty() {
                    site.addresses.push((end, text.clone()));
                }
            }
            site.addresses.sort();
            plan.sites.push(site);
        }
        plan.addresses.sort();
        let selection = ports_formats::link::read("deployment=self-hosted&version=3.4&q=ssh&from=4.2", dataset()).selection;
        let text = write(dataset(), &selection, &SnippetOptions::default(), &plan);
        let opened = open(&text, dataset()).expect("a plan");
        prop_assert_eq!(opened.entries, plan);
        prop_assert_eq!(opened.selection, selection);
    }
}
