//! What every format must do, by shared tests over the registry, and golden files.
//!
//! To approve a change of the golden files: `INSTA_UPDATE=always cargo test --test firewall`,
//! then read the difference. Whether real firewalls do what the files say is the traffic test's
//! matter.

mod asked;

use asked::{altered, every_plan, plan};
use ports_core::dataset::Dataset;
use ports_core::evaluation::evaluate;
use ports_core::text::listed;
use ports_core::upgrade::upgrade;
use ports_formats::checks::Kind;
use ports_formats::upgrade::snippets;
use ports_formats::{
    Blank, FORMATS, Field, Format, Group, HostNames, Peers, Rendered, Ruleset, missing_values,
    rulesets, shared_values,
};
use ports_network::addresses::Address;
use ports_network::addresses::AddressBook;
use ports_network::entries::UserEntries;
use ports_network::settings::Settings;
use ports_network::sites::{Site, chosen};
use proptest::prelude::*;
use serde_json::{Value, json};

const EVERYTHING: &str = "include=optional,deprecated";

/// Hosts that others connect to.
const INBOUND: &str =
    "deployment=self-hosted&role=management-platform&version=4.2&direction=inbound";
const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

fn shipped() -> &'static Dataset {
    ports_data::dataset()
}

fn render(format: &Format, plan: &Ruleset) -> Rendered {
    format.render(plan, &Settings::default())
}

fn each(plan: &Ruleset, check: impl Fn(&'static Format, Rendered)) {
    for format in FORMATS {
        check(format, render(format, plan));
    }
}

/// What a snippet does: without comment lines and without what stands in quotes.
fn effective(format: &Format, snippet: &str) -> Vec<String> {
    let mark = format.comment.trim();
    let lines = snippet.lines().map(str::trim);
    let lines = lines.filter(|line| {
        let is_comment = !mark.is_empty() && line.starts_with(mark);
        !line.is_empty() && !is_comment && !line.starts_with("<!--")
    });
    let quote = match format.id {
        "azure-bicep" => '\'',
        _ => '"',
    };
    lines
        .map(|line| {
            line.split(quote)
                .step_by(2)
                .collect::<Vec<_>>()
                .join("\"…\"")
        })
        .collect()
}

/// The lines that are no comments, quoted text and all. Where a language has no comments, a tag or a
/// description on top stands for them.
fn working(format: &Format, snippet: &str) -> String {
    let mark = format.comment.trim();
    let is_comment = |line: &str| {
        let is_about = line.starts_with("set tag ") || line.starts_with("  \"description\"");
        let line = line.trim();
        is_about || (!mark.is_empty() && line.starts_with(mark)) || line.starts_with("<!--")
    };
    let lines: Vec<&str> = snippet.lines().filter(|line| !is_comment(line)).collect();
    lines.join("\n")
}

/// A snippet whose comments have each sentence on one line: those of a header are wrapped.
fn unwrapped(format: &Format, snippet: &str) -> String {
    match format.comment {
        "" => snippet.to_owned(),
        mark => snippet.replace(&format!("\n{mark}  "), " "),
    }
}

/// Whether `number` stands somewhere in `text` as a number of its own.
fn has_number(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + number.len()..].chars().next();
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        !joins(before) && !after.is_some_and(|c| c.is_ascii_digit())
    })
}

/// The addresses of every end, so that a list of destinations has something to list.
const TYPED: [(&str, &str); 8] = [
    ("management-platform", "198.51.100.12"),
    ("workload-cluster", "192.0.2.64/26"),
    ("users", "203.0.113.8"),
    ("administrators", "203.0.113.9"),
    ("registries", "203.0.113.16/28"),
    ("updates", "203.0.113.32"),
    ("vcenter", "192.0.2.15"),
    ("grpc-peer", "198.51.100.77"),
];

#[test]
fn golden_files() {
    let addresses = [
        ("management-platform", "198.51.100.12, 2001:db8:0:2::12"),
        ("workload-cluster", "192.0.2.64/26 2001:db8:0:9::/64"),
        ("registries", "203.0.113.0/24 198.51.100.12"),
        ("vcenter", "vcenter.example.com, 192.0.2.15"),
        ("updates", "198.51.100.300"),
        ("administrators", ""),
    ];
    for (name, query, addresses) in [
        (
            "saas-cluster-any",
            "role=workload-cluster&version=4.2&allow-any=yes".to_owned(),
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
        each(&plan, |format, rendered| {
            let mut golden = rendered.snippet.unwrap_or_default();
            if format.comment.is_empty() || golden.is_empty() {
                for missing in rendered.unsupported {
                    golden.push_str(&format!("NOT IN HERE: {missing}\n"));
                }
            }
            insta::assert_snapshot!(format!("{name}.{}", format.id), golden);
        });
    }
}

#[test]
fn format_ids_and_file_names_are_unique_and_plain() {
    for format in FORMATS {
        let same = |other: &&&Format| other.id == format.id || other.extension == format.extension;
        assert_eq!(FORMATS.iter().filter(same).count(), 1, "{}", format.id);
        for text in [format.about, format.apply, format.undo, format.checked] {
            assert!(text.ends_with('.'), "{}: {text}", format.id);
        }
        let is_plain = |text: &str| {
            text.bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'))
        };
        assert!(
            is_plain(format.id) && is_plain(format.extension),
            "{}",
            format.id
        );
        assert_eq!(
            format.keywords,
            format.keywords.to_lowercase(),
            "{}",
            format.id
        );
    }
    let groups: Vec<_> = FORMATS.iter().map(|format| format.group as u8).collect();
    assert!(groups.is_sorted(), "the picker goes group by group");
}

#[test]
fn a_header_is_as_wide_as_a_terminal_and_names_its_file() {
    let query = format!("{CLUSTER}&{EVERYTHING}");
    for typed in [&TYPED[..], &[("registries", "192.0.2.300")]] {
        each(&plan(shipped(), &query, typed), |format, rendered| {
            let Some(text) = rendered.snippet.filter(|_| !format.comment.is_empty()) else {
                return;
            };
            let start = text
                .strip_prefix(format.first_line)
                .expect("the first line");
            let header: Vec<&str> = start
                .lines()
                .take_while(|line| line.starts_with(format.comment))
                .collect();
            assert!(header.len() > 5, "{}\n{text}", format.id);
            for line in header {
                let said = line[format.comment.len()..].trim();
                assert!(
                    line.len() <= 78 || !said.contains(' '),
                    "{}: {line}",
                    format.id
                );
            }
            let name = format!("palette-workload-cluster-4.2.{}", format.extension);
            let text = unwrapped(format, start);
            assert!(!text.contains("FILE"), "{}\n{text}", format.id);
            assert_eq!(
                text.contains(&name),
                format.apply.contains("FILE"),
                "{}",
                format.id
            );
        });
    }
}

/// The rulesets of a choice at the sites of a plan, one after the other, and those around an upgrade.
fn at_sites(names: &[&str]) -> Vec<Ruleset<'static>> {
    let dataset = shipped();
    let query = "deployment=self-hosted&role=all&version=4.2&from=3.4";
    let linked = ports_formats::link::read(query, dataset);
    let mut entries = UserEntries::default();
    for (number, name) in (1..).zip(names) {
        let mut site = Site::numbered(number);
        site.name = (*name).to_owned();
        entries.sites.push(site);
    }
    let selection = &linked.selection;
    let evaluation = evaluate(dataset, selection);
    let upgrade = upgrade(
        dataset,
        selection,
        selection.from.as_ref().expect("a release"),
    );
    let mut all = Vec::new();
    for site in 0..names.len().max(1) {
        let book = chosen(dataset, &entries, site);
        let options = &linked.options;
        all.extend(rulesets(dataset, selection, &evaluation, &book, options));
        let plans = snippets(dataset, selection, &upgrade, &book, options);
        all.extend(plans.open);
        all.extend(plans.close);
    }
    all
}

#[test]
fn a_file_is_named_by_its_role_site_version_and_step() {
    let stems = |sites: &[&str]| -> Vec<String> {
        let all = at_sites(sites).into_iter();
        let mut stems: Vec<String> = all.map(|set| set.file_stem).collect();
        stems.sort();
        // The platform is at none of the sites, and the same for each.
        stems.dedup();
        stems
    };
    assert_eq!(
        stems(&[]),
        [
            "palette-management-platform-4.2",
            "palette-management-platform-4.2-after",
            "palette-management-platform-4.2-before",
            "palette-workload-cluster-4.2",
            "palette-workload-cluster-4.2-after",
            "palette-workload-cluster-4.2-before",
        ]
    );
    assert_eq!(
        stems(&["Berlin", "Köln / Süd", "東京", ""])[3..],
        [
            "palette-workload-cluster-berlin-4.2",
            "palette-workload-cluster-berlin-4.2-after",
            "palette-workload-cluster-berlin-4.2-before",
            "palette-workload-cluster-koeln-sued-4.2",
            "palette-workload-cluster-koeln-sued-4.2-after",
            "palette-workload-cluster-koeln-sued-4.2-before",
            "palette-workload-cluster-s3-4.2",
            "palette-workload-cluster-s3-4.2-after",
            "palette-workload-cluster-s3-4.2-before",
            "palette-workload-cluster-site-4-4.2",
            "palette-workload-cluster-site-4-4.2-after",
            "palette-workload-cluster-site-4-4.2-before",
        ]
    );
}

#[test]
fn no_two_files_that_a_page_can_offer_have_the_same_name() {
    let mut sets = at_sites(&["Berlin", "Lund"]);
    // The platform's, once.
    let mut seen = Vec::new();
    sets.retain(|set| {
        let is_new = !seen.contains(&set.file_stem);
        seen.push(set.file_stem.clone());
        is_new
    });
    let formats = FORMATS.iter().map(|format| format.extension);
    let extensions: Vec<&str> = formats.chain(Kind::ALL.map(Kind::extension)).collect();
    let names = sets.iter().flat_map(|set| {
        let names = extensions.iter().map(|extension| set.file_name(extension));
        names.collect::<Vec<_>>()
    });
    let mut names: Vec<String> = names.collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
    for name in &names {
        assert!(name.starts_with("palette-") && name.len() < 100, "{name}");
    }
}

#[test]
fn nothing_included_gives_no_snippet() {
    let query = format!("{CLUSTER}&direction=inbound");
    each(&plan(shipped(), &query, &TYPED), |format, rendered| {
        assert_eq!(rendered.snippet, None, "{}", format.id);
        assert!(rendered.unsupported.is_empty(), "{}", format.id);
    });
}

#[test]
fn a_search_changes_no_snippet() {
    let found = plan(shipped(), &format!("{CLUSTER}&q=ssh"), &TYPED);
    assert_eq!(found, plan(shipped(), CLUSTER, &TYPED));
}

#[test]
fn what_the_vendor_runs_has_no_snippet() {
    for query in [
        "role=management-platform",
        "deployment=saas-edge&role=management-platform",
    ] {
        assert_eq!(
            every_plan(shipped(), &format!("{query}&{EVERYTHING}"), &TYPED),
            []
        );
    }
    let all = every_plan(shipped(), &format!("role=all&{EVERYTHING}"), &TYPED);
    let roles: Vec<&str> = all.iter().map(|plan| plan.role.as_str()).collect();
    assert_eq!(roles, ["workload-cluster"]);
}

#[test]
fn deprecated_and_optional_rules_stay_out_of_snippets_and_are_named() {
    for (query, ports) in [
        (CLUSTER.to_owned(), [false, false]),
        (format!("{CLUSTER}&include=deprecated"), [true, false]),
        (format!("{CLUSTER}&include=optional"), [false, true]),
    ] {
        each(&plan(shipped(), &query, &TYPED), |format, rendered| {
            let id = format.id;
            let text = rendered.snippet.expect("something to open");
            if format.destinations_only {
                assert!(has_number(&text, "443"), "{id}\n{text}");
                assert_eq!(
                    has_number(&text, "4222") && !text.contains("Left out: outbound tcp/4222"),
                    ports[0],
                    "{id}\n{text}"
                );
            } else {
                let working = working(format, &text);
                let opens = |port: &str| has_number(&working, port);
                assert!(opens("443"), "{id}\n{text}");
                assert_eq!([opens("4222"), opens("22")], ports, "{id} {query}\n{text}");
            }
            if !format.comment.is_empty() {
                let text = unwrapped(format, &text);
                assert_eq!(text.contains("Left out: outbound tcp/4222 [self-hosted-cluster-out-nats]: deprecated, not included."), !ports[0], "{id}");
                assert_eq!(text.contains("Left out: inbound tcp/22 [self-hosted-cluster-in-ssh]: optional, not included."), !ports[1], "{id}");
            }
        });
    }
}

#[test]
fn ended_rules_stay_out_of_snippets_and_are_named() {
    let query = format!("{}&{EVERYTHING}", CLUSTER.replace("4.2", "4.6.12"));
    each(&plan(shipped(), &query, &TYPED), |format, rendered| {
        let id = format.id;
        let text = rendered.snippet.expect("something to open");
        if !format.destinations_only {
            assert!(!has_number(&working(format, &text), "4222"), "{id}\n{text}");
        }
        if !format.comment.is_empty() {
            let said = "Left out: outbound tcp/4222 [self-hosted-cluster-out-nats]: ended with 4.6.12, never included.";
            assert!(unwrapped(format, &text).contains(said), "{id}\n{text}");
        }
    });
}

#[test]
fn a_port_that_is_open_to_any_is_named_once_with_those_because_of_whom_it_is() {
    let typed = [
        ("vcenter", "192.0.2.15"),
        ("updates", "::/0 0.0.0.0/0 203.0.113.1"),
    ];
    let plan = plan(shipped(), &format!("{CLUSTER}&allow-any=yes"), &typed);
    each(&plan, |format, rendered| {
        let text = rendered.snippet.expect("something to open");
        let port =
            "outbound tcp/443 is open to any address because of: Management platform, Registries";
        let near = "nothing is entered for Workload clusters, so the rules hold for any";
        let typed = "you entered ::/0 for Application update servers and 0.0.0.0/0 for Application update servers";
        let mut wanted = vec![port, near, typed];
        if !format.matches_local {
            wanted.remove(1);
        }
        if format.destinations_only {
            wanted.remove(0);
        }
        assert_eq!(rendered.wide, wanted, "{}", format.id);
        let text = unwrapped(format, &text);
        for said in wanted {
            assert!(
                text.contains(&format!("ANY ADDRESS: {said}.")),
                "{}\n{text}",
                format.id
            );
        }
    });
}

#[test]
fn between_networks_an_end_without_addresses_is_left_out_unless_any_is_chosen() {
    let typed = [
        ("workload-cluster", "192.0.2.64/26"),
        ("registries", "203.0.113.0/24"),
    ];
    for allow_any in [false, true] {
        let query = if allow_any {
            format!("{CLUSTER}&allow-any=yes")
        } else {
            CLUSTER.to_owned()
        };
        for (typed, is_near_typed) in [(&typed[..], true), (&typed[1..], false), (&[][..], false)] {
            let plan = plan(shipped(), &query, typed);
            each(&plan, |format, rendered| {
                let id = format.id;
                let said: Vec<String> = rendered
                    .unsupported
                    .iter()
                    .map(ToString::to_string)
                    .collect();
                if !format.matches_local || allow_any {
                    assert!(
                        format.destinations_only || rendered.snippet.is_some(),
                        "{id}"
                    );
                    assert!(
                        !said
                            .iter()
                            .any(|said| said.contains("no address is entered")),
                        "{id}: {said:?}"
                    );
                    return;
                }
                let (flow, end) = if is_near_typed {
                    let ends = "Management platform, vCenter and Application update servers";
                    (format!("outbound tcp/443 to {ends}"), ends)
                } else {
                    (
                        "Every opening of Workload clusters".to_owned(),
                        "Workload clusters",
                    )
                };
                let wanted = format!(
                    "{flow}: no address is entered for {end}, and this firewall would allow any. Enter one, or choose “Allow any address where none is entered”."
                );
                assert_eq!(said, [wanted], "{id}");
                assert_eq!(rendered.wide, Vec::<String>::new(), "{id}");
                assert_eq!(rendered.snippet.is_some(), is_near_typed, "{id}");
                if let Some(text) = rendered.snippet {
                    let working = working(format, &text).to_lowercase();
                    assert!(working.contains("203.0.113.0"), "{id}\n{text}");
                    for any in [
                        " any ",
                        " any4",
                        " any6",
                        "\"any\", ",
                        "\"all\"",
                        "-address any",
                    ] {
                        assert!(
                            id == "nsx-t"
                                || !working.contains(any)
                                || (id == "pan-os" && any == " any "),
                            "{id}: {any}\n{text}"
                        );
                    }
                }
            });
        }
    }
}

#[test]
fn an_end_that_no_source_names_is_left_out_entered_or_open_to_any_as_chosen() {
    let query = "deployment=self-hosted&role=management-platform&version=4.2";
    let all: Vec<(&str, &str)> = TYPED
        .iter()
        .copied()
        .filter(|(end, _)| *end != "grpc-peer")
        .collect();
    let why = "the documentation does not say which host gRPC peer (not stated) is. Enter its address, or choose to allow any address for it";
    let left_out = plan(shipped(), query, &all);
    let reasons: Vec<&str> = left_out
        .left_out
        .iter()
        .map(|one| one.why.as_str())
        .collect();
    assert!(reasons.contains(&why), "{reasons:?}");
    assert_eq!(left_out.open_ports, []);
    assert_eq!(left_out.unnamed.len(), 1);
    assert_eq!(
        (left_out.unnamed[0].name, left_out.unnamed[0].label.as_str()),
        ("gRPC peer (not stated)", "outbound tcp/443")
    );
    each(&left_out, |format, rendered| {
        let text = rendered.snippet.expect("something to open");
        assert_eq!(rendered.wide, Vec::<String>::new(), "{}", format.id);
        assert!(
            text.contains("Left out: outbound tcp/443"),
            "{}\n{text}",
            format.id
        );
    });
    let any = plan(shipped(), &format!("{query}&allow-unnamed=yes"), &all);
    let open: Vec<String> = any.open_ports.iter().map(ToString::to_string).collect();
    assert_eq!(
        open,
        ["outbound tcp/443 is open to any address because of: gRPC peer (not stated)"]
    );
    assert_eq!(
        any.unnamed.len(),
        1,
        "the question stays where it was answered"
    );
    let entered = plan(shipped(), query, &TYPED);
    assert!(entered.open_ports.is_empty() && entered.unnamed.is_empty());
    assert!(!entered.left_out.iter().any(|one| one.why == why));
    let peers: Vec<&Peers> = entered.rules.iter().map(|rule| &rule.peers).collect();
    assert!(format!("{peers:?}").contains("198.51.100.77"), "{peers:?}");
}

#[test]
fn a_host_name_is_in_the_snippet_or_refused_in_words() {
    let typed = [
        ("management-platform", "palette.example.com"),
        ("workload-cluster", "192.0.2.64/26"),
        ("registries", "registry.example.com, 203.0.113.16/28"),
        ("updates", "203.0.113.32"),
        ("vcenter", "192.0.2.15"),
    ];
    each(&plan(shipped(), CLUSTER, &typed), |format, rendered| {
        let id = format.id;
        let text = rendered.snippet.expect("the registries' network");
        let holds = format.host_names != HostNames::None;
        let working = working(format, &text);
        let said: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            working.contains("palette.example.com"),
            holds,
            "{id}\n{text}"
        );
        assert_eq!(
            working.contains("registry.example.com"),
            holds,
            "{id}\n{text}"
        );
        if holds {
            assert!(said.is_empty(), "{id}: {said:?}");
        } else {
            assert_eq!(said.len(), 2, "{id}: {said:?}");
            assert!(said[0].starts_with("outbound tcp/443 to Management platform: this format matches addresses and cannot hold palette.example.com. Enter the addresses behind the name"), "{id}: {said:?}");
            assert!(
                format.comment.is_empty()
                    || text.contains("NOT IN HERE: outbound tcp/443 to Management platform"),
                "{id}\n{text}"
            );
        }
    });
}

#[test]
fn a_host_name_that_connects_is_refused_where_names_are_for_destinations() {
    let typed = [
        ("users", "office.example.com, 192.0.2.0/24"),
        ("workload-cluster", "192.0.2.64/26"),
        ("management-platform", "198.51.100.12"),
    ];
    let plan = plan(shipped(), INBOUND, &typed);
    each(&plan, |format, rendered| {
        let is_in = rendered
            .snippet
            .is_some_and(|text| working(format, &text).contains("office.example.com"));
        let said: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        let is_refused = said.iter().any(|said| said.contains("office.example.com"));
        assert_eq!(
            is_in,
            format.host_names == HostNames::Both && !format.destinations_only,
            "{}",
            format.id
        );
        assert_eq!(
            is_refused,
            !is_in && !format.destinations_only,
            "{}: {said:?}",
            format.id
        );
    });
}

#[test]
fn an_end_with_nothing_but_wrong_entries_is_never_opened_to_any() {
    let wrong = [
        ("users", "192.0.2.300"),
        ("workload-cluster", "10.0.0.1/8"),
        ("management-platform", "198.51.100.12"),
    ];
    each(&plan(shipped(), INBOUND, &wrong), |format, rendered| {
        assert_eq!(rendered.snippet, None, "{}", format.id);
        assert_eq!(
            rendered.unsupported.len(),
            2,
            "{}: {:?}",
            format.id,
            rendered.unsupported
        );
    });
}

#[test]
fn a_role_whose_own_addresses_are_wrong_is_never_opened_to_any() {
    let mut wrong = TYPED;
    wrong[1].1 = "192.0.2.64/8";
    each(&plan(shipped(), CLUSTER, &wrong), |format, rendered| {
        assert_eq!(
            rendered.snippet.is_none(),
            format.matches_local,
            "{}",
            format.id
        );
        let said: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        let right = [
            "Every opening of Workload clusters: nothing usable was entered for Workload clusters. Correct the entries. Until then nothing is allowed for them.",
        ];
        assert_eq!(
            said,
            if format.matches_local {
                &right[..]
            } else {
                &[]
            },
            "{}",
            format.id
        );
    });
}

#[test]
fn ends_of_different_families_are_refused_where_both_are_named() {
    let typed = TYPED.map(|(end, text)| match end {
        "registries" => (end, "2001:db8::7 203.0.113.16/28"),
        "updates" => (end, "2001:db8::8"),
        _ => (end, text),
    });
    each(&plan(shipped(), CLUSTER, &typed), |format, rendered| {
        let id = format.id;
        let text = rendered.snippet.expect("something to open");
        let said: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            working(format, &text).contains("2001:db8::7"),
            !format.matches_local,
            "{id}\n{text}"
        );
        if format.matches_local {
            assert_eq!(
                said,
                [
                    "outbound tcp/443 to Registries: 2001:db8::7 cannot be reached, because Workload clusters has no address of the same family, IPv4 or IPv6. Enter one.",
                    "outbound tcp/443 to Application update servers: 2001:db8::8 cannot be reached, because Workload clusters has no address of the same family, IPv4 or IPv6. Enter one.",
                ],
                "{id}"
            );
        } else {
            assert!(said.is_empty(), "{id}: {said:?}");
        }
    });
}

#[test]
fn more_pairs_than_a_device_could_take_are_refused_in_words() {
    let list = |from: u32| {
        let addresses = (from..from + 100).map(|bits| std::net::Ipv4Addr::from(bits).to_string());
        addresses.collect::<Vec<_>>().join(" ")
    };
    let (near, far) = (list(0xc000_0200), list(0xc633_6400));
    let typed = TYPED.map(|(end, text)| match end {
        "workload-cluster" => (end, near.as_str()),
        "registries" => (end, far.as_str()),
        _ => (end, text),
    });
    each(&plan(shipped(), CLUSTER, &typed), |format, rendered| {
        let said: Vec<String> = rendered
            .unsupported
            .iter()
            .map(ToString::to_string)
            .collect();
        let right = [
            "outbound tcp/443 to Registries: this format has a line for each pair of ends, and 9900 are too many. Enter networks in place of single addresses, or choose another format.",
        ];
        assert_eq!(
            said,
            if format.line_per_pair {
                &right[..]
            } else {
                &[]
            },
            "{}",
            format.id
        );
        assert!(
            rendered.snippet.is_some_and(|text| text.len() < 200_000),
            "{}",
            format.id
        );
    });
}

#[test]
fn one_family_alone_opens_nothing_for_the_other() {
    for (typed, mine, other) in [
        ("192.0.2.7", "192.0.2.7", "::"),
        ("2001:db8::7", "2001:db8::7", "192.0.2"),
    ] {
        let ends = [
            "management-platform",
            "registries",
            "updates",
            "vcenter",
            "workload-cluster",
        ];
        let addresses = ends.map(|end| (end, typed));
        each(&plan(shipped(), CLUSTER, &addresses), |format, rendered| {
            let text = rendered.snippet.expect("something to open");
            let working = working(format, &text);
            assert!(working.contains(mine), "{}\n{text}", format.id);
            // `::` is no address in a label of FortiOS and in the name of an AWS resource.
            let rest = working.replace(":: ", " ").replace("AWS::EC2::", "");
            assert!(!rest.contains(other), "{}\n{text}", format.id);
        });
    }
}

#[test]
fn every_address_port_and_protocol_is_in_the_snippet() {
    let odd = altered(|data| {
        let rules = data["rules"].as_array_mut().expect("rules");
        for rule in rules {
            match rule["id"].as_str() {
                Some("self-hosted-cluster-out-https-api") => {
                    rule["ports"] = json!({"from": 30000, "to": 32767});
                }
                Some("self-hosted-cluster-out-https") => {
                    rule["protocol"] = json!("udp");
                    rule["ports"] = json!({"from": 8472, "to": 8472});
                }
                _ => {}
            }
        }
    });
    each(&plan(&odd, CLUSTER, &TYPED), |format, rendered| {
        let text = rendered.snippet.expect("something to open");
        let lower = text.to_lowercase();
        assert!(rendered.unsupported.is_empty(), "{}", format.id);
        for port in ["30000", "32767", "8472"] {
            assert!(has_number(&text, port), "{}: {port}\n{text}", format.id);
        }
        assert!(
            lower.contains("udp") || working(format, &text).contains("17"),
            "{}\n{text}",
            format.id
        );
        for address in [
            "198.51.100.12",
            "203.0.113.16",
            "203.0.113.32",
            "192.0.2.15",
        ] {
            assert!(
                has_number(&working(format, &text), address),
                "{}: {address}\n{text}",
                format.id
            );
        }
        assert_eq!(
            working(format, &text).contains("192.0.2.64"),
            format.matches_local,
            "{}\n{text}",
            format.id
        );
    });
}

#[test]
fn both_purposes_of_a_shared_opening_are_in_the_comment() {
    each(&plan(shipped(), CLUSTER, &TYPED), |format, rendered| {
        let text = rendered.snippet.expect("something to open");
        // A comment has brackets, a description on a device parentheses.
        let flat = text.replace('_', " ").replace('[', "(").replace(']', ")");
        for purpose in ["Registry (packs, integrations)", "Pack containers"] {
            assert!(flat.contains(purpose), "{}: {purpose}\n{text}", format.id);
        }
    });
}

const NASTY: &str = "x\" '; reboot #\n$(reboot) `reboot`\r\n*/ --> ]]> RULES\nXML\nCOMMIT\nEOF\n' \u{202E}txt\u{0} \\ ${a} %{b} {{c}} \\u0022 ";

/// The shipped dataset with hostile text wherever text stands.
fn hostile() -> Dataset {
    let nasty = NASTY.repeat(100);
    let count = std::cell::Cell::new(0);
    // Told apart by a number in front, so that no two become one.
    let nasty = || {
        count.set(count.get() + 1);
        json!(format!("{} {nasty}", count.get()))
    };
    altered(|data| {
        for rule in data["rules"].as_array_mut().expect("rules") {
            rule["service"] = nasty();
            for purpose in rule["purposes"].as_array_mut().expect("purposes") {
                purpose["text"] = nasty();
            }
        }
        for list in ["endpoints", "deployments", "roles"] {
            for named in data[list].as_array_mut().expect("a list") {
                named["name"] = nasty();
            }
        }
        data["product"] = nasty();
        data["dataset_version"] = nasty();
    })
}

#[test]
fn hostile_text_changes_comments_and_nothing_else() {
    let dataset = hostile();
    let query = format!("{CLUSTER}&{EVERYTHING}");
    let (calm, wild) = (
        plan(shipped(), &query, &TYPED),
        plan(&dataset, &query, &TYPED),
    );
    for format in FORMATS {
        let id = format.id;
        let calm = render(format, &calm).snippet.expect("something to open");
        let wild = render(format, &wild).snippet.expect("something to open");
        assert_eq!(effective(format, &wild), effective(format, &calm), "{id}");
        assert!(
            !working(format, &wild).contains("$(reboot)"),
            "{id}\n{wild}"
        );
        for line in wild.lines() {
            assert!(line.chars().count() < 1200, "{id}: {line}");
            assert!(
                !line
                    .chars()
                    .any(|c| (c.is_control() && c != '\t') || c == '\u{202E}'),
                "{id}: {line}"
            );
        }
    }
}

/// Without the numbers that are made from a role's name, as FortiOS policies have them.
fn without_numbers(lines: Vec<String>) -> Vec<String> {
    let is_one = |word: &str| word.len() > 8 && word.bytes().all(|byte| byte.is_ascii_digit());
    let without = |line: &String| {
        let words = line
            .split(' ')
            .map(|word| if is_one(word) { "N" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    lines.iter().map(without).collect()
}

#[test]
fn hostile_ids_stay_inside_their_quotes_and_names() {
    let id = "a\" accept; #$(reboot)`\n".repeat(30);
    let dataset = altered(|data| {
        data["rules"][11]["id"] = json!(id);
        for (list, key) in [("roles", "id"), ("endpoints", "role")] {
            for one in data[list].as_array_mut().expect("a list") {
                if one[key] == json!("workload-cluster") {
                    one[key] = json!(id);
                }
            }
        }
        for rule in data["rules"].as_array_mut().expect("rules") {
            if rule["role"] == json!("workload-cluster") {
                rule["role"] = json!(id);
            }
        }
    });
    let all = "deployment=self-hosted&role=all&version=4.2";
    let wild = every_plan(&dataset, all, &TYPED);
    assert_eq!(wild[1].tag, "aacceptrebootaac-1");
    let calm = every_plan(shipped(), all, &TYPED);
    for format in FORMATS {
        let calm = render(format, &calm[1]).snippet.expect("something to open");
        let wild = render(format, &wild[1]).snippet.expect("something to open");
        let calm = calm.replace("workload-cluster", "aacceptrebootaac-1");
        assert_eq!(
            without_numbers(effective(format, &wild)),
            without_numbers(effective(format, &calm)),
            "{}",
            format.id
        );
        // A script may have a substitution of its own.
        assert!(
            !working(format, &wild).contains("$(reboot"),
            "{}",
            format.id
        );
    }
}

#[test]
fn a_wrong_field_gives_no_snippet_and_says_what_would_be_right() {
    let plan = plan(shipped(), CLUSTER, &TYPED);
    for format in FORMATS {
        for field in format.fields {
            let mut settings = Settings::default();
            settings.set(field.id, "$(reboot); \"x".to_owned());
            let rendered = format.render(&plan, &settings);
            assert_eq!(rendered.snippet, None, "{}", format.id);
            let said = rendered.unsupported[0].to_string();
            assert!(
                said.contains(field.label) && said.contains(field.wanted),
                "{said}"
            );
        }
    }
}

#[test]
fn a_field_that_is_filled_in_is_in_the_snippet() {
    use ports_formats::Check;
    // Both families everywhere, because a field may be for one of them.
    let typed: Vec<_> = TYPED
        .iter()
        .map(|(end, text)| (*end, format!("{text} 2001:db8::7")))
        .collect();
    let typed: Vec<_> = typed
        .iter()
        .map(|(end, text)| (*end, text.as_str()))
        .collect();
    let plan = plan(shipped(), &format!("{CLUSTER}&{EVERYTHING}"), &typed);
    for format in FORMATS {
        for field in format.fields {
            let value = match field.check {
                Check::Number(..) => "1234",
                Check::SecurityGroup => "sg-0feedfacecafe1234",
                Check::Labels => "app=mine",
                Check::OneOf(words) => words.last().expect("a word"),
                _ => "mine7",
            };
            let mut settings = Settings::default();
            settings.set(field.id, format!(" {value}\n"));
            let text = format
                .render(&plan, &settings)
                .snippet
                .expect("something to open");
            let found = match field.check {
                // Where the numbers of the second role begin.
                Check::Number(..) => "1294",
                _ => value.trim_start_matches("app="),
            };
            assert!(
                working(format, &text).contains(found),
                "{} {}\n{text}",
                format.id,
                field.id
            );
        }
    }
}

#[test]
fn nothing_of_the_readers_is_flushed_or_replaced() {
    each(
        &plan(shipped(), &format!("{CLUSTER}&{EVERYTHING}"), &TYPED),
        |format, rendered| {
            for line in effective(format, &rendered.snippet.expect("something to open")) {
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
                    "{}: {line}",
                    format.id
                );
                assert!(
                    !line.starts_with("flush chain") || line.contains("palette_ports_"),
                    "{}: {line}",
                    format.id
                );
            }
        },
    );
}

/// What to load before an upgrade from 3.4 to 4.2, and after it.
fn upgrade_plans<'d>(
    dataset: &'d Dataset,
    query: &str,
    typed: &[(&str, &str)],
) -> [Ruleset<'d>; 2] {
    let linked = ports_formats::link::read(&format!("{query}&version=4.2&from=3.4"), dataset);
    assert_eq!(linked.notices, Vec::<String>::new());
    let mut endpoints = AddressBook::default();
    for (endpoint, text) in typed {
        endpoints.enter((*endpoint).into(), text);
    }
    let selection = &linked.selection;
    let from = selection.from.as_ref().expect("a release");
    let upgrade = upgrade(dataset, selection, from);
    let mut plans = snippets(dataset, selection, &upgrade, &endpoints, &linked.options);
    assert_eq!((plans.open.len(), plans.close.len()), (1, 1));
    [plans.open.remove(0), plans.close.remove(0)]
}

/// Whether the snippet after an upgrade is refused, and with the way to close by hand.
fn is_left_to_the_reader(format: &Format, after: &Rendered) -> bool {
    let said: Vec<String> = after.unsupported.iter().map(ToString::to_string).collect();
    let right = format!(
        "What the snippet before opened: it stays open in this format. When it is safe, take it out by hand: {}",
        format.undo
    );
    after.snippet.is_none() && said == [right]
}

const CLUSTER_UPGRADE: &str = "deployment=self-hosted&role=workload-cluster";

#[test]
fn an_upgrade_opens_both_first_and_then_closes_4222_or_says_how() {
    let mut typed = TYPED.to_vec();
    typed.push(("message-hosts", "198.51.100.18"));
    for deployment in ["saas", "saas-edge", "self-hosted"] {
        for role in ["management-platform", "workload-cluster"] {
            if deployment != "self-hosted" && role == "management-platform" {
                // Spectro Cloud's own side, which nobody else upgrades.
                continue;
            }
            let query = format!("deployment={deployment}&role={role}&include=deprecated");
            let [open, close] = upgrade_plans(shipped(), &query, &typed);
            for format in FORMATS {
                let id = format.id;
                let before = render(format, &open).snippet;
                let after = format.render_over(&open, &close, &Settings::default());
                let has = |text: &str, port| has_number(&working(format, text), port);
                if format.destinations_only {
                    assert!(before.is_some(), "{id}");
                    assert!(is_left_to_the_reader(format, &after), "{id}");
                    continue;
                }
                let before = before.expect("something to open");
                assert!(
                    has(&before, "443") && has(&before, "4222"),
                    "{id}\n{before}"
                );
                if format.replaces == 0 {
                    assert!(is_left_to_the_reader(format, &after), "{id}: {after:?}");
                    continue;
                }
                let after = after.snippet.expect("a snippet that closes");
                assert!(has(&after, "443") && !has(&after, "4222"), "{id}\n{after}");
                if !format.comment.is_empty() {
                    for (text, said) in [
                        (&before, ", before the upgrade from 3.4: for "),
                        (&after, ", after the upgrade from 3.4: for "),
                    ] {
                        assert!(unwrapped(format, text).contains(said), "{text}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_format_replaces_nothing_where_it_says_that_earlier_openings_stay() {
    for format in FORMATS {
        let stays = format.apply.contains(" stay") || format.destinations_only;
        assert_eq!(
            format.replaces == 0,
            stays,
            "{}: {}",
            format.id,
            format.apply
        );
    }
}

#[test]
fn more_openings_than_a_format_takes_back_are_left_to_the_reader() {
    let many = altered(|data| {
        let rules = data["rules"].as_array_mut().expect("rules");
        let nats = |rule: &&Value| rule["id"] == "self-hosted-cluster-out-nats";
        let nats = rules.iter().find(nats).expect("the rule").clone();
        for port in 9001..9021 {
            let mut rule = nats.clone();
            rule["id"] = json!(format!("more-{port}"));
            rule["ports"] = json!({"from": port, "to": port});
            rules.push(rule);
        }
    });
    let [open, close] = upgrade_plans(&many, CLUSTER_UPGRADE, &TYPED);
    assert!(open.rules.len() > 20);
    for format in FORMATS {
        let after = format.render_over(&open, &close, &Settings::default());
        let takes_all = format.replaces > open.rules.len();
        assert_eq!(
            is_left_to_the_reader(format, &after),
            !takes_all,
            "{}",
            format.id
        );
        assert_eq!(
            format.replaces == 20,
            matches!(format.id, "pan-os" | "fortios")
        );
    }
}

/// A policy for pods cuts off what it does not allow only in the directions that it names.
#[test]
fn closing_the_last_opening_of_a_direction_never_lets_all_of_it_pass() {
    let inbound = altered(|data| {
        for rule in data["rules"].as_array_mut().expect("rules") {
            if rule["id"] == "self-hosted-cluster-out-nats" {
                rule["direction"] = json!("inbound");
            }
        }
    });
    let [open, close] = upgrade_plans(&inbound, CLUSTER_UPGRADE, &TYPED);
    for format in FORMATS {
        let after = format.render_over(&open, &close, &Settings::default());
        let is_pods = format.group == Group::Kubernetes;
        let is_left = is_pods || format.replaces == 0;
        assert_eq!(
            is_left_to_the_reader(format, &after),
            is_left,
            "{}",
            format.id
        );
    }
}

#[test]
fn where_nothing_stays_open_every_format_says_how_to_take_the_snippet_out() {
    let last = altered(|data| {
        let rules = data["rules"].as_array_mut().expect("rules");
        rules.retain(|rule| {
            rule["role"] != "workload-cluster" || rule["id"] == "self-hosted-cluster-out-nats"
        });
    });
    let [open, close] = upgrade_plans(&last, CLUSTER_UPGRADE, &TYPED);
    assert!(close.rules.is_empty());
    for format in FORMATS {
        let after = format.render_over(&open, &close, &Settings::default());
        assert!(
            is_left_to_the_reader(format, &after),
            "{}: {after:?}",
            format.id
        );
    }
}

#[test]
fn a_wrong_field_is_named_for_the_snippet_after_an_upgrade_too() {
    let [open, close] = upgrade_plans(shipped(), CLUSTER_UPGRADE, &TYPED);
    for format in FORMATS {
        for field in format.fields {
            let mut settings = Settings::default();
            settings.set(field.id, "$(reboot); \"x".to_owned());
            let after = format.render_over(&open, &close, &settings);
            assert_eq!(after.snippet, None, "{}", format.id);
            let said = after.unsupported[0].to_string();
            assert!(said.contains(field.wanted), "{}: {said}", format.id);
        }
    }
}

const ENTERED: [&str; 8] = [
    "",
    "192.0.2.1",
    "198.51.100.0/24 2001:db8:1::/48",
    "2001:db8::1 2001:db8::2",
    "a.example.com",
    "203.0.113.7, b.example.com, 2001:db8::3",
    "0.0.0.0/0 ::/0",
    "300.1.1.1",
];

proptest! {
    // A counterexample belongs into a test of its own, and not into a file beside this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is entered and chosen, each address and each port is in the snippet, or is named
    /// as not in it.
    #[test]
    fn no_flow_is_dropped_in_silence(
        entered in prop::collection::vec(prop::sample::select(&ENTERED[..]), 9),
        deployment in prop::sample::select(vec!["saas", "self-hosted"]),
        version in prop::sample::select(vec!["3.4", "4.2"]),
        everything: bool,
    ) {
        let dataset = shipped();
        let typed: Vec<(&str, &str)> = dataset.endpoints.iter().zip(entered).map(|(end, text)| (end.id.as_str(), text)).collect();
        let more = if everything { EVERYTHING } else { "" };
        for plan in every_plan(dataset, &format!("deployment={deployment}&role=all&version={version}&{more}"), &typed) {
            for format in FORMATS {
                let rendered = render(format, &plan);
                let said: Vec<String> = rendered.unsupported.iter().map(ToString::to_string).collect();
                let said = said.join("\n");
                let text = rendered.snippet.unwrap_or_default();
                let working = working(format, &text);
                let near_is_out = said.contains("Every opening of");
                for opening in &plan.rules {
                    let label = opening.label();
                    let ends = listed(&opening.remote_names());
                    let is_said = near_is_out || rendered.unsupported.iter().any(|one| one.flow.starts_with(&label) && one.flow.ends_with(&ends));
                    let port = opening.ports.from.to_string();
                    prop_assert!(has_number(&text, &port) || is_said, "{}: {label}\n{text}\n{said}", format.id);
                    let addresses = match &opening.peers {
                        Peers::Any => continue,
                        Peers::Listed(addresses) => addresses.as_slice(),
                        Peers::None => &[],
                    };
                    prop_assert!(!addresses.is_empty() || is_said, "{}: {label}\n{said}", format.id);
                    for address in addresses {
                        let shown = match address {
                            Address::Network(net) if net.prefix_len() == 0 => continue,
                            Address::Network(net) => net.network().to_string(),
                            Address::Host(name) => name.clone(),
                        };
                        // In a list, what a wider entry covers is said so.
                        let covered = format!("{address} is in ");
                        prop_assert!(working.contains(&shown) || is_said || text.contains(&covered), "{}: {label} {shown}\n{text}\n{said}", format.id);
                    }
                }
            }
        }
    }
}

/// What a snippet says of itself, in whatever its language has for that.
#[test]
fn every_snippet_says_what_it_is_what_it_leaves_out_and_the_way_back() {
    let typed = [
        ("management-platform", "198.51.100.12"),
        ("workload-cluster", "192.0.2.64/26"),
        ("registries", "203.0.113.0/24"),
        ("vcenter", "192.0.2.300"),
        ("updates", "203.0.113.32"),
    ];
    each(&plan(shipped(), CLUSTER, &typed), |format, rendered| {
        let text = rendered.snippet.expect("something to open");
        let text = text.replace('(', "[").replace(')', "]");
        for said in [
            "Workload cluster, Self-hosted, Palette 4.2",
            "Undo: ",
            "Left out: outbound tcp/4222 [self-hosted-cluster-out-nats]",
            "Left out: inbound tcp/22 [self-hosted-cluster-in-ssh]",
            "NOT IN HERE: outbound tcp/443 to vCenter",
        ] {
            assert!(text.contains(said), "{}: {said}\n{text}", format.id);
        }
    });
}

#[test]
fn a_description_that_has_no_room_for_all_that_is_left_out_counts_the_rest() {
    let many = altered(|data| {
        let rules = data["rules"].as_array_mut().expect("rules");
        let nats = |rule: &&Value| rule["id"] == "self-hosted-cluster-out-nats";
        let nats = rules.iter().find(nats).expect("the rule").clone();
        for port in 9001..9041 {
            let mut rule = nats.clone();
            rule["id"] = json!(format!("more-{port}"));
            rule["ports"] = json!({"from": port, "to": port});
            rules.push(rule);
        }
    });
    let plan = plan(&many, CLUSTER, &TYPED);
    assert_eq!(plan.left_out.len(), 42);
    for id in ["pan-os", "nsx-t"] {
        let format = FORMATS.iter().find(|format| format.id == id);
        let rendered = render(format.expect("a format"), &plan);
        let text = rendered.snippet.expect("something to open");
        let about = text.split('"').find(|text| text.contains("Undo: "));
        let about = about.expect("what it is");
        assert!(about.len() <= 1000, "{id}: {about}");
        let named = about.matches("Left out: ").count();
        let counted = format!("And {} more, which the page names.", 42 - named);
        assert!(named > 3 && about.ends_with(&counted), "{id}: {about}");
    }
}

/// Fields that have no value which is right for everybody.
fn gaps(format: &Format) -> Vec<(&'static Field, &'static str)> {
    let fields = format.fields.iter().copied();
    fields
        .filter_map(|field| match field.blank {
            Blank::Gap(gap) => Some((field, gap)),
            Blank::Value(_) | Blank::OfRole(_) => None,
        })
        .collect()
}

#[test]
fn a_value_that_nobody_entered_is_a_gap_that_is_seen_and_counted() {
    // Both families, because a field may be for one of them.
    let typed = TYPED.map(|(end, text)| (end, format!("{text} 2001:db8::7")));
    let typed: Vec<_> = typed
        .iter()
        .map(|(end, text)| (*end, text.as_str()))
        .collect();
    let plan = plan(shipped(), &format!("{CLUSTER}&{EVERYTHING}"), &typed);
    each(&plan, |format, rendered| {
        let id = format.id;
        let text = rendered.snippet.expect("something to open");
        let working = working(format, &text);
        let gaps = gaps(format);
        let missing: Vec<&str> = rendered.missing.iter().map(|field| field.id).collect();
        let wanted: Vec<&str> = gaps.iter().map(|(field, _)| field.id).collect();
        assert_eq!(missing, wanted, "{id}");
        for (field, gap) in gaps {
            assert!(working.contains(gap), "{id}: {gap}\n{text}");
            let is_there = working
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
                .any(|word| word == field.example);
            // Words of the languages themselves.
            assert!(
                !is_there
                    || ["default", "palette", "palette-ports", "internal"].contains(&field.example),
                "{id}: {}\n{text}",
                field.example
            );
            let said = format!(
                "FILL IN: {}",
                missing_values(&rendered.missing).expect("a gap")
            );
            assert_eq!(
                unwrapped(format, &text).contains(&said),
                !format.comment.is_empty(),
                "{id}: {said}\n{text}"
            );
        }
    });
}

#[test]
fn a_gap_is_no_redirection_in_a_shell() {
    let plan = plan(shipped(), CLUSTER, &TYPED);
    each(&plan, |format, rendered| {
        if !format.extension.ends_with(".sh") {
            return;
        }
        let text = rendered.snippet.expect("something to open");
        for (_, gap) in gaps(format) {
            for line in working(format, &text).lines() {
                for (at, _) in line.match_indices(gap) {
                    let quotes = line[..at].matches('\'').count();
                    assert_eq!(quotes % 2, 1, "{}: {line}", format.id);
                }
            }
        }
    });
}

#[test]
fn values_that_are_missing_are_counted_in_a_sentence() {
    let plan = plan(shipped(), CLUSTER, &TYPED);
    let said = |id: &str| {
        let format = FORMATS.iter().find(|format| format.id == id);
        missing_values(&render(format.expect("a format"), &plan).missing)
    };
    assert_eq!(
        said("aws-cli").as_deref(),
        Some("1 value missing: security group ID")
    );
    assert_eq!(
        said("google-cli").as_deref(),
        Some("2 values missing: VPC network and target tag")
    );
    assert_eq!(said("nftables"), None);
}

#[test]
fn any_as_a_zone_or_an_interface_is_pointed_out() {
    let plan = plan(shipped(), CLUSTER, &TYPED);
    for format in FORMATS {
        for field in format.fields.iter().filter(|field| field.takes_any) {
            for (entered, is_any) in [("any", true), (" ANY ", true), ("many", false)] {
                let mut settings = Settings::default();
                settings.set(field.id, entered.to_owned());
                let rendered = format.render(&plan, &settings);
                let label = field.label_in_sentence();
                let said = format!("“any” is entered as {label} and stands for all of them");
                assert_eq!(
                    rendered.wide.contains(&said),
                    is_any,
                    "{}: {:?}",
                    format.id,
                    rendered.wide
                );
                let text = rendered.snippet.expect("a snippet");
                let text = text.replace("ANY ADDRESS", "");
                assert!(!text.contains("ANY"), "{}: a zone of that name", format.id);
            }
        }
    }
    let any: Vec<&str> = FORMATS
        .iter()
        .filter(|format| format.fields.iter().any(|field| field.takes_any))
        .map(|format| format.id)
        .collect();
    assert_eq!(any, ["pan-os", "fortios", "juniper-srx"]);
}

#[test]
fn one_value_in_the_snippets_of_two_roles_is_said_and_by_default_each_has_its_own() {
    let all = "deployment=self-hosted&role=all&version=4.2";
    let plans = every_plan(shipped(), all, &TYPED);
    assert_eq!(plans.len(), 2);
    for format in FORMATS {
        let mut settings = Settings::default();
        assert_eq!(
            shared_values(format, &settings, &plans),
            None,
            "{}",
            format.id
        );
        for field in format.fields {
            settings.set(field.id, field.example.to_owned());
        }
        let shared = shared_values(format, &settings, &plans);
        let is_of_role = format.fields.iter().any(|field| field.is_of_role);
        assert_eq!(shared.is_some(), is_of_role, "{}: {shared:?}", format.id);
        assert_eq!(
            is_of_role,
            matches!(format.group, Group::Cloud | Group::Kubernetes),
            "{}",
            format.id
        );
        assert_eq!(
            shared_values(format, &settings, &plans[..1]),
            None,
            "{}",
            format.id
        );
        if format.group == Group::Kubernetes {
            let [platform, cluster] =
                [0, 1].map(|at| render(format, &plans[at]).snippet.expect("rules"));
            assert!(
                platform.contains("management-platform")
                    && !platform.contains("\"workload-cluster\""),
                "{platform}"
            );
            assert!(cluster.contains("\"workload-cluster\""), "{cluster}");
        }
    }
}

#[test]
fn priorities_of_two_roles_never_meet_in_one_group() {
    let plans = every_plan(
        shipped(),
        &format!("deployment=self-hosted&role=all&version=4.2&{EVERYTHING}"),
        &TYPED,
    );
    for id in ["azure-cli", "azure-terraform", "azure-bicep"] {
        let format = FORMATS
            .iter()
            .find(|format| format.id == id)
            .expect("a format");
        for first in ["", "100", "3900"] {
            let mut settings = Settings::default();
            settings.set("azure-priority", first.to_owned());
            let mut taken = Vec::new();
            for plan in &plans {
                let text = format.render(plan, &settings).snippet.expect("rules");
                for rest in text.split("priority").skip(1) {
                    let number: String = rest
                        .chars()
                        .skip_while(|c| " :=".contains(*c))
                        .take_while(char::is_ascii_digit)
                        .collect();
                    let Ok(number) = number.parse::<u32>() else {
                        continue;
                    };
                    assert!((100..=4096).contains(&number), "{id}: {number}");
                    taken.push(number);
                }
            }
            let all = taken.len();
            taken.sort_unstable();
            taken.dedup();
            assert!(
                all > 8 && taken.len() == all,
                "{id} from {first:?}: {taken:?}"
            );
        }
    }
}

/// So many addresses for an end of the cluster's rules; one of them is that of another end, too.
fn many_addresses(count: u32) -> String {
    let addresses = (0..count).map(|n| std::net::Ipv4Addr::from(0xcb00_7100 + 2 * n).to_string());
    addresses.collect::<Vec<_>>().join(" ")
}

#[test]
fn more_than_a_cloud_takes_by_default_is_counted_with_the_way_out() {
    let said = |id: &str, count| {
        let many = many_addresses(count);
        let typed = TYPED.map(|(end, text)| {
            if end == "registries" {
                (end, many.as_str())
            } else {
                (end, text)
            }
        });
        let format = FORMATS
            .iter()
            .find(|format| format.id == id)
            .expect("a format");
        let rendered = render(format, &plan(shipped(), CLUSTER, &typed));
        let text = rendered.snippet.expect("something to open");
        let said = unwrapped(format, &text);
        for limit in &rendered.limits {
            assert!(said.contains(&format!("# Note: {limit}")), "{id}: {limit}");
        }
        (rendered.limits, text.len())
    };
    for id in ["aws-cli", "aws-terraform", "aws-cloudformation"] {
        assert_eq!(said(id, 58).0, Vec::<String>::new(), "{id}");
        let (limits, _) = said(id, 59);
        assert_eq!(limits.len(), 1, "{id}: {limits:?}");
        assert!(
            limits[0]
                .starts_with("61 rules in one direction, and a security group takes 60 each way"),
            "{limits:?}"
        );
    }
    assert_eq!(said("openstack", 98).0, Vec::<String>::new());
    assert!(said("openstack", 99).0[0].starts_with("101 rules, and a project takes 100"));
    let of_template = |count| {
        let (limits, bytes) = said("aws-cloudformation", count);
        (
            limits
                .iter()
                .any(|limit| limit.contains("add --s3-bucket BUCKET")),
            limits
                .iter()
                .any(|limit| limit.contains("a template takes 500")),
            bytes,
        )
    };
    for count in 100..220 {
        let (is_said, _, bytes) = of_template(count);
        assert!(is_said || bytes <= 51_200, "{count}: {bytes}");
        assert!(!is_said || bytes > 50_000, "{count}: {bytes}");
    }
    assert!(!of_template(498).1 && of_template(499).1);
}

#[test]
fn a_hosts_snippet_says_that_what_is_forwarded_and_what_another_firewall_drops_is_not_opened() {
    each(&plan(shipped(), CLUSTER, &TYPED), |format, rendered| {
        let is_host = format.group == Group::Host && format.id != "windows";
        let text = rendered.snippet.expect("something to open");
        let text = unwrapped(format, &text);
        for said in [
            "not for what it forwards, such as traffic of pods.",
            "use the format of that firewall.",
        ] {
            assert_eq!(text.contains(said), is_host, "{}: {said}", format.id);
        }
    });
}
