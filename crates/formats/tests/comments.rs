//! Comments do nothing, wherever a snippet or a test script is pasted.

#![allow(clippy::unwrap_used)]

use ports_core::dataset::EndpointId;
use ports_core::evaluation::{Selection, evaluate};
use ports_core::link::SnippetOptions;
use ports_formats::checks::Kind;
use ports_formats::{FORMATS, Format, Ruleset, rulesets};
use ports_network::addresses::AddressBook;
use ports_network::settings::Settings;
use ports_network::sites::{Site, endpoints};

const HOSTILE: [&str; 8] = [
    "Köln (neu?) “Süd” – it's done!",
    "a; firewall-cmd --panic-on; b",
    "$(reboot) `reboot` ${x} !reboot !! !$",
    "' \" \\ | & < > ~ ^ { }",
    "*(+reboot) (e:reboot:) =(reboot)",
    "--> ]]> */ -- ---",
    "東京\u{202E}\u{0}\u{2028}x\r\ny",
    "?help?",
];

/// The rulesets of both roles at a site of this name, and what a search leaves out.
fn named(name: &str) -> Vec<Ruleset<'static>> {
    let dataset = ports_data::dataset();
    let mut all = AddressBook::default();
    for (end, text) in [
        ("management-platform", "198.51.100.12"),
        ("registries", "203.0.113.0/24 registry.example.com"),
        ("vcenter", "300.1.1.1"),
        ("users", "192.0.2.0/24"),
    ] {
        all.enter(EndpointId::from_static(end), text);
    }
    let site = Site {
        number: 1,
        name: name.to_owned(),
        addresses: vec![(
            EndpointId::from_static("workload-cluster"),
            "192.0.2.64/26".to_owned(),
        )],
        ..Site::default()
    };
    let read = [site.read()];
    let book = endpoints(dataset, &all, &[site], &read, 0);
    let mut selection = Selection::initial(dataset);
    selection.deployment = "self-hosted".into();
    selection.search = "443".to_owned();
    let evaluation = evaluate(dataset, &selection);
    let options = SnippetOptions::default();
    rulesets(dataset, &selection, &evaluation, &book, &options)
}

/// The comments of a snippet, without their marks.
fn comments<'a>(mark: &'a str, snippet: &'a str) -> impl Iterator<Item = &'a str> {
    let mark = mark.trim();
    snippet.lines().filter_map(move |line| {
        let line = line.trim();
        let inner = line.strip_prefix("<!-- ");
        let inner = inner.map(|line| line.strip_suffix(" -->").unwrap());
        let own = (!mark.is_empty())
            .then(|| line.strip_prefix(mark))
            .flatten();
        inner.or(own).filter(|line| !line.starts_with("!/usr"))
    })
}

fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" .,:/-_+@%#=*[]".contains(&byte);
    text.bytes().all(plain)
}

#[test]
fn a_comment_holds_no_character_that_means_anything_whatever_a_site_is_called() {
    for name in HOSTILE {
        for ruleset in named(name) {
            for format in FORMATS {
                let Some(text) = format.render(&ruleset, &Settings::default()).snippet else {
                    continue;
                };
                for line in comments(format.comment, &text) {
                    assert!(is_plain(line), "{}: {line}", format.id);
                }
                assert!(
                    !text.starts_with("#!/bin"),
                    "{}: zsh expands the `!` of a pasted script",
                    format.id
                );
            }
            for kind in Kind::ALL {
                let script = kind.render(&ruleset).script;
                for line in comments("#", &script.unwrap_or_default()) {
                    assert!(is_plain(line), "{kind:?}: {line}");
                }
            }
        }
    }
}

#[test]
fn a_devices_snippet_is_ascii_without_a_question_mark() {
    for name in HOSTILE {
        for ruleset in named(name) {
            for format in FORMATS {
                let text = format.render(&ruleset, &Settings::default()).snippet;
                let text = text.unwrap_or_default();
                let is_device = |format: &Format| format.matches_local;
                assert!(text.is_ascii(), "{}\n{text}", format.id);
                assert!(!is_device(format) || !text.contains('?'), "{}", format.id);
            }
        }
    }
}

#[test]
fn how_a_snippet_is_applied_and_undone_reads_the_same_in_its_comments() {
    for format in FORMATS {
        for text in [format.apply, format.note, format.undo] {
            let text = text.replace('(', "[").replace(')', "]");
            assert!(is_plain(&text), "{}: {text}", format.id);
        }
    }
    for kind in Kind::ALL {
        for text in [kind.run(), kind.shows()] {
            assert!(is_plain(text), "{kind:?}: {text}");
        }
    }
}
