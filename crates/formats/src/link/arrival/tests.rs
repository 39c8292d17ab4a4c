//! Links as they arrive, and what they are read as.

use super::*;
use proptest::prelude::*;

const SSH: &str = "self-hosted-cluster-in-ssh";

fn look(query: &str, fragment: &str) -> Arrival {
    arrival(query, fragment, ports_data::dataset(), Owner::Page)
}

/// The address that was meant: the one that is there, if that is whole.
fn meant(query: &str, fragment: &str) -> (String, String) {
    let found = look(query, fragment);
    let (query, fragment) = found
        .address
        .unwrap_or((query.to_owned(), fragment.to_owned()));
    let again = look(&query, &fragment);
    assert_eq!(again.address, None, "{query}#{fragment} is not whole");
    (query, fragment)
}

#[test]
fn a_whole_link_stays_as_it_is_without_a_word() {
    for (query, fragment) in [
        ("", ""),
        (
            "?deployment=self-hosted&role=all&version=4.2&format=ufw",
            "",
        ),
        (
            "?version=v4.2.13&from=3.4&q=a%26b;c%23d.&open-optional=yes",
            "pp-upgrade",
        ),
        ("?version=4.2+%28latest%29", SSH),
        (
            "?utm_source=mail&lang=de%20AT&x[]=1&filter[version]=2&Deploy=1",
            "pp-word-3",
        ),
        ("?q=%23typewriter&path=/addresses/x", ""),
        (
            "?version=4.2",
            "typed&addresses%2Fusers=192.0.2.1&version=3.4",
        ),
        ("?version=4.2", "typed&at-users=192.0.2.1"),
    ] {
        assert_eq!(
            look(query, fragment),
            Arrival::default(),
            "{query}#{fragment}"
        );
    }
}

#[test]
fn a_damaged_query_is_read_as_it_was_meant_and_said() {
    let whole = "deployment=self-hosted&version=3.4";
    for query in [
        "deployment=self-hosted&amp;version=3.4",
        "deployment=self-hosted&amp;amp;version=3.4",
        "deployment=self-hosted&#38;version=3.4",
        "deployment=self-hosted&Version=3.4",
        "Deployment=self-hosted&VERSION=3.4",
        "deployment=self-hosted&%20version=3.4",
        "deployment=self-hosted&version%20=3.4",
        "deployment=self-hosted&version%00=3.4",
        "deployment=self-hosted&version%3D3.4",
        "deployment=self-hosted&version%253D3.4",
        "deployment=self-hosted&version[]=3.4",
        "deployment=self-hosted&version%5B0%5D=3.4",
        "deployment=self-hosted&?version=3.4",
        "deployment=self-hosted%26version%3D3.4",
        "deployment=self-hosted%26amp%3Bversion=3.4",
        "deployment%3Dself-hosted%26version%3D3.4",
        "deployment=self-hosted;version=3.4",
        "deployment=self-hosted&version=3.4.",
        "deployment=self-hosted&version=3.4,",
        "deployment=self-hosted&version=3.4)",
        "deployment=self-hosted&version=3.4).",
        "deployment=self-hosted&version=3.4]",
        "deployment=self-hosted&version=3.4%3E",
        "deployment=self-hosted&version=3.4%22",
        "deployment=self-hosted&version=3.4'",
        "deployment=self-hosted&version=%223.4%22",
        "deployment=self-hosted&version=3.4%E2%80%9D",
        "deployment=self-hosted&version=3.4%E2%80%8B",
        "deployment=self-hosted&version=3.4%0A",
        "deployment=%20Self-Hosted&version=3.4",
    ] {
        let (read, _) = meant(query, "");
        assert_eq!(read, whole, "{query}");
        let found = look(query, "");
        // Percent-coded as a whole, it lost nothing.
        let is_said = found
            .notices
            .join("")
            .starts_with("This link came damaged and is read as ");
        assert!(
            is_said
                || query.starts_with("deployment%3D")
                || query.contains("version%3D")
                || query.contains("%253D"),
            "{query}: {:?}",
            found.notices
        );
    }
}

#[test]
fn a_value_that_cannot_be_meant_is_left_to_be_named() {
    for (query, left) in [
        ("deployment=saas%00", None),
        ("version=banana.", None),
        ("role=root&open-optional=1", None),
        ("format=pf", None),
        ("amp;version=banana", Some("version=banana")),
        ("Role=root", Some("role=root")),
    ] {
        let address = look(query, "").address.map(|(query, _)| query);
        assert_eq!(address.as_deref(), left, "{query}");
        let link = crate::link::read(left.unwrap_or(query), ports_data::dataset());
        assert!(!link.notices.is_empty(), "{query}");
    }
}

#[test]
fn the_right_name_counts_and_the_wrong_one_beside_it_is_named() {
    let query = "Version=2&version=3.4";
    let found = look(query, "");
    assert_eq!(found.address, None);
    assert_eq!(
        found.notices,
        ["Ignored Version “2” in the link: it is given twice; the first one counts."]
    );
}

#[test]
fn entries_in_the_query_are_taken_out_and_neither_read_nor_moved() {
    let whole = "deployment=saas&format=ufw";
    let entries = "addresses%2Fregistries=203.0.113.7";
    for query in [
        format!("deployment=saas&format=ufw%23typed&{entries}"),
        format!("deployment=saas&format=ufw%23Typed&name=A&customer=B&{entries}"),
        format!("deployment=saas&format=ufw%2523typed&{entries}"),
        format!("deployment=saas&format=ufw&{entries}"),
        format!("deployment=saas&format=ufw&typed&name=A&{entries}&settings%2Fnear-zone=dmz"),
        format!("deployment=saas&amp;format=ufw%23typed&amp;name=A&amp;{entries}"),
        "deployment=saas&format=ufw%23typed%26name%3DA%26addresses%252Fregistries%3D203.0.113.7"
            .to_owned(),
        "deployment=saas&format=ufw%23typed&at-registries=203.0.113.7&sites/1/name=A".to_owned(),
        "deployment%3Dsaas%26format%3Dufw%23typed%26addresses%252Fregistries%3D203.0.113.7"
            .to_owned(),
        "deployment=saas&format=ufw&addresses%252Fregistries=203.0.113.7".to_owned(),
        format!("{entries}&deployment=saas&format=ufw"),
    ] {
        assert_eq!(
            meant(&query, ""),
            (whole.to_owned(), String::new()),
            "{query}"
        );
        let notices = look(&query, "").notices;
        assert!(
            notices[0].contains("went to the server"),
            "{query}: {notices:?}"
        );
        assert!(!notices.join("").contains("203.0.113"), "{notices:?}");
    }
    // However long: the page would read nothing of such a query.
    let long = format!("version=3.4%23typed&addresses/users={}", "1".repeat(70_000));
    assert_eq!(meant(&long, "").0, "version=3.4");
}

#[test]
fn entries_in_the_fragment_are_written_as_they_were_meant() {
    let whole = "typed&addresses%2Fusers=192.0.2.1";
    for fragment in [
        "Typed&addresses%2Fusers=192.0.2.1",
        "typed&amp;addresses%2Fusers=192.0.2.1",
        "typed&addresses%2Fusers=192.0.2.1.",
        "typed%26addresses%252Fusers%3D192.0.2.1%3E",
        "addresses/users=192.0.2.1",
    ] {
        let (query, read) = meant("?version=4.2", fragment);
        assert_eq!((&*query, &*read), ("version=4.2", whole), "{fragment}");
    }
}

#[test]
fn choices_in_the_fragment_get_where_they_belong() {
    for (query, fragment, right) in [
        ("", "version=3.4", ("version=3.4", "")),
        ("", "?version=3.4&role=all", ("version=3.4&role=all", "")),
        ("", "version%3D3.4", ("version=3.4", "")),
        (
            "?deployment=saas",
            "amp;Version=3.4.",
            ("deployment=saas&version=3.4", ""),
        ),
        ("?version=3.4", "version=3.4", ("version=3.4", "")),
        ("?version=4.2", "version=3.4", ("version=4.2", "")),
        (
            "",
            "pp-upgrade&version=4.2&from=3.4",
            ("version=4.2&from=3.4", "pp-upgrade"),
        ),
        (
            "?version=4.2%23pp-upgrade",
            "",
            ("version=4.2", "pp-upgrade"),
        ),
        (
            "?deployment=saas%23version=3.4",
            "",
            ("deployment=saas&version=3.4", ""),
        ),
    ] {
        let found = meant(query, fragment);
        assert_eq!((&*found.0, &*found.1), right, "{query}#{fragment}");
    }
    let moved = look("", "version=3.4").notices;
    assert_eq!(
        moved,
        ["This link came damaged and is read as version=3.4."]
    );
    let twice = look("?version=4.2", "version=3.4").notices;
    assert!(twice[0].contains("it is given twice"), "{twice:?}");
}

#[test]
fn a_link_to_a_rule_alone_chooses_what_shows_it() {
    let chosen = "deployment=self-hosted&role=workload-cluster&version=4.9";
    for fragment in [
        SSH,
        "Self-Hosted-Cluster-In-SSH",
        "self-hosted-cluster-in-ssh.",
        "self-hosted-cluster-in-ssh)%20",
        "%20self-hosted-cluster-in-ssh%3E",
    ] {
        assert_eq!(
            meant("", fragment),
            (chosen.to_owned(), SSH.to_owned()),
            "{fragment}"
        );
        assert_eq!(look("", fragment).notices, Vec::<String>::new());
    }
    let (query, _) = meant("?utm=x", SSH);
    assert_eq!(query, format!("utm=x&{chosen}"));
    // Whoever chooses, chooses.
    assert_eq!(look("?version=4.2", SSH), Arrival::default());
    assert_eq!(
        meant("?version=4.2%23self-hosted-cluster-in-ssh", ""),
        ("version=4.2".to_owned(), SSH.to_owned())
    );
}

#[test]
fn every_rule_is_shown_by_its_bare_link() {
    let dataset = ports_data::dataset();
    for rule in &dataset.rules {
        let (query, fragment) = meant("", rule.id.as_str());
        assert_eq!(fragment, rule.id.as_str());
        let link = link::read(&query, dataset);
        let shown = ports_core::evaluation::evaluate(dataset, &link.selection);
        assert!(
            shown.matches.iter().any(|shown| shown.rule.id == rule.id),
            "{query}"
        );
        assert_eq!(link.selection.role.as_ref(), Some(&rule.role));
    }
}

#[test]
fn a_rule_that_there_is_not_is_said() {
    for fragment in ["self-hosted-cluster-in-telnet", "part", "<b>", "%3Cb%3E"] {
        let found = look("?version=4.2", fragment);
        assert_eq!(found.address, None, "{fragment}");
        assert_eq!(found.notices.len(), 1, "{fragment}");
        assert!(
            found.notices[0].starts_with("No rule is called “"),
            "{:?}",
            found.notices
        );
    }
}

#[test]
fn in_a_page_of_others_their_names_and_fragments_are_theirs() {
    let dataset = ports_data::dataset();
    let look = |query, fragment| arrival(query, fragment, dataset, Owner::Other);
    for (query, fragment) in [
        ("?Version=2&Format=pdf&version=3.4", "part"),
        ("?Q=words", "/guide?version=1"),
        ("?amp;version=banana", ""),
    ] {
        assert_eq!(
            look(query, fragment),
            Arrival::default(),
            "{query}#{fragment}"
        );
    }
    let found = look("?lang=de&amp;version=3.4&addresses/users=192.0.2.1", SSH);
    let right = ("lang=de&version=3.4".to_owned(), SSH.to_owned());
    assert_eq!(found.address, Some(right));
}

#[test]
fn a_hundred_thousand_parameters_are_a_few_notices() {
    let query: String = (0..100_000)
        .map(|number| format!("Version={number}&x{number}=1&"))
        .collect();
    let found = look(&format!("version=3.4&{query}"), "");
    assert_eq!(found.notices.len(), 4);
}

/// What happens to a query on its way, each by what it does to a whole one.
const DAMAGE: [fn(&str) -> String; 9] = [
    |query| query.to_owned(),
    |query| query.replace('&', "&amp;"),
    |query| query.replace('&', "&amp;amp;"),
    |query| query.replace('&', "&%20"),
    |query| query.replace('=', "%20="),
    |query| query.replace('=', "%3D"),
    |query| query.replace('=', "[]="),
    |query| format!("{query})."),
    |query| form_urlencoded::byte_serialize(query.as_bytes()).collect(),
];

#[test]
fn what_is_damaged_twice_over_is_whole_after_one_look() {
    let dataset = ports_data::dataset();
    for (fragment, address) in [
        ("typed?version=3.4", ("version=3.4", "typed&")),
        ("version=#typed", ("version=", "")),
    ] {
        let found = arrival("", fragment, dataset, Owner::Page);
        let (query, left) = found.address.expect("another address");
        assert_eq!((query.as_str(), left.as_str()), address, "{fragment}");
    }
}

proptest! {
    #[test]
    fn whatever_was_chosen_survives_what_happens_to_links(
        deployment in 0..3usize, role in 0..2usize, version in "(3\\.[0-9]|4\\.[0-9]\\.[1-9])", from in prop::option::of("3\\.4"), switches in any::<[bool; 4]>(), format in 0..crate::FORMAT_IDS.len(), way in 0..DAMAGE.len(),
    ) {
        let dataset = ports_data::dataset();
        let mut link = crate::link::read(&format!("version={version}"), dataset);
        link.selection.deployment = dataset.deployments[deployment].id.clone();
        link.selection.role = Some(dataset.roles[role].id.clone());
        link.selection.from = from.map(|from| from.parse().expect("a release"));
        link.selection.include.optional = switches[0];
        link.selection.include.deprecated = switches[1];
        link.options.allow_any = switches[2];
        link.options.allow_any = switches[3];
        link.options.format = crate::FORMAT_IDS[format].to_owned();
        let whole = link::write(&link.selection, &link.options);
        let damaged = DAMAGE[way](&whole);
        let (read, _) = meant(&damaged, "");
        prop_assert_eq!(read, whole, "{}", damaged);
    }

    #[test]
    fn whatever_comes_is_whole_after_one_look(query in "(version|Version|role|q|format|amp;|typed|addresses/|=|&|;|#|%23|%26|%3D|%25|3\\.4|all|x|[.)\\]]|\\PC){0,14}", fragment in "(typed|version|&|=|\\?|pp-upgrade|%26|3\\.4|x|\\PC){0,8}", is_page in any::<bool>()) {
        let dataset = ports_data::dataset();
        let owner = if is_page { Owner::Page } else { Owner::Other };
        let found = arrival(&query, &fragment, dataset, owner);
        if let Some((query, fragment)) = found.address {
            let again = arrival(&query, &fragment, dataset, owner);
            prop_assert_eq!(again.address, None, "{}#{}", query, fragment);
            let entry = decode(&query).into_iter().find(|(name, _)| is_entry(name));
            prop_assert_eq!(entry, None);
        }
    }
}
