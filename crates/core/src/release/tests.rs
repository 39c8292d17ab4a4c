//! What is read as a release, and how releases are ordered.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;

fn release(text: &str) -> Release {
    text.parse().expect("a release")
}

#[test]
fn a_release_is_accepted_as_people_write_it() {
    for (typed, shown) in [
        ("4.2", "4.2"),
        ("v4.2.13", "4.2.13"),
        (" V3.4 ", "3.4"),
        ("4.0.0-rc.1", "4.0.0-rc.1"),
        ("4.0-rc.1", "4.0.0-rc.1"),
        ("4.2.0+build.7", "4.2.0"),
        ("4.7.x", "4.7"),
        ("4.7.X", "4.7"),
        ("4.7.*", "4.7"),
        ("v4.7.x", "4.7"),
        ("4.2 (latest)", "4.2"),
        ("4.2.13 (FIPS)", "4.2.13"),
        ("4.2 latest", "4.2"),
        ("3.4 and earlier", "3.4"),
        ("Palette 4.2", "4.2"),
        ("Palette VerteX v4.2.13", "4.2.13"),
        ("version: 4.2", "4.2"),
    ] {
        assert_eq!(release(typed).to_string(), shown, "{typed}");
    }
}

#[test]
fn a_suffix_that_names_no_candidate_is_the_release_and_not_before_it() {
    for suffix in [
        "fips", "FIPS", "airgap", "1", "20231101", "ga", "GA", "final", "hotfix1", "hotfix.2",
        "vertex", "r1", "p2", "patch3", "lts", "el9", "build7", "fips.1", "abc",
    ] {
        assert_eq!(
            release(&format!("4.0.0-{suffix}")),
            release("4.0.0"),
            "{suffix}"
        );
        assert_eq!(
            release(&format!("4.0-{suffix}")),
            release("4.0"),
            "{suffix}"
        );
    }
    for suffix in [
        "rc1",
        "rc.1",
        "RC-1",
        "alpha",
        "beta.2",
        "b3",
        "preview",
        "dev",
        "snapshot",
        "nightly",
        "fips-rc.1",
        "fips.rc1",
        "ea",
        "m4",
    ] {
        let candidate = release(&format!("4.0.0-{suffix}"));
        assert!(candidate.is_before(&release("4.0.0")), "{suffix}");
    }
}

#[test]
fn numbers_without_dots_are_refused_with_the_release_that_they_make() {
    for (text, right) in [
        ("4-2", "4.2"),
        ("4,2", "4.2"),
        ("4_2_13", "4.2.13"),
        ("v4-2", "4.2"),
    ] {
        let message = text.parse::<Release>().expect_err(text).to_string();
        assert_eq!(
            message,
            format!("“{text}” is not a release: write {right}.")
        );
    }
}

#[test]
fn nonsense_is_refused_with_what_would_be_right() {
    for text in [
        "four",
        "4.x",
        "4.2.1.1",
        "4..2",
        "4.02",
        "-4.2",
        "4.2 beta",
        "4.2 (beta)",
        "4.2 (rc1)",
        "4.2 or 4.3",
        "4.2 and later",
        "x.2",
        "4.2.x.x",
        "*",
        "<b>4.2</b>",
        "４.２",
    ] {
        let message = text.parse::<Release>().expect_err(text).to_string();
        assert!(
            message.contains(text) && message.contains("4.2.13"),
            "{message}"
        );
    }
    assert_eq!("4".parse::<Release>(), Err(ReleaseError::MajorAlone(4)));
    assert_eq!("  ".parse::<Release>(), Err(ReleaseError::Empty));
    assert_eq!(
        "4".repeat(65).parse::<Release>(),
        Err(ReleaseError::TooLong)
    );
}

#[test]
fn a_release_candidate_of_4_0_0_is_before_4_0_0_and_the_line_is_not() {
    let boundary = release("4.0.0");
    assert!(release("4.0.0-rc.1").is_before(&boundary));
    assert!(release("3.4.99").is_before(&boundary));
    assert!(!release("4.0").is_before(&boundary));
    assert!(!release("4.0.0+1").is_before(&boundary));
}

#[test]
fn answers_name_older_between_and_newer_releases() {
    let lines: Vec<Release> = ["3.4", "4.0", "4.9"].map(release).to_vec();
    let note = |text: &str| {
        let asked = release(text);
        ReleaseCoverage::of(&asked, &lines).note(&asked)
    };
    assert_eq!(note("3.4.99"), None);
    assert_eq!(note("4.9.27"), None);
    assert_eq!(
        note("3.0").as_deref(),
        Some("3.0 is covered by “3.4 and earlier”.")
    );
    assert!(note("3.5").is_some_and(|text| text.contains("between 3.4 and 4.0")));
    assert!(note("4.10").is_some_and(|text| text.contains("newer than this data")));
}

prop_compose! {
    fn any_release()(core in (0u64..9, 0u64..12, 0u64..40), pre in prop::option::of("(rc|alpha|beta)\\.[1-9][0-9]?"), line: bool) -> String {
        let (major, minor, patch) = core;
        match (line, pre) {
            (true, _) => format!("{major}.{minor}"),
            (false, None) => format!("{major}.{minor}.{patch}"),
            (false, Some(pre)) => format!("{major}.{minor}.{patch}-{pre}"),
        }
    }
}

/// Releases that are near each other, most of them candidates.
fn candidate() -> impl Strategy<Value = String> {
    "[12]\\.[12](\\.[12])?(-(rc|alpha|beta)(0|[1-9][0-9]{0,2}|\\.[a-bA-B]|\\.[0-9][a-b-]{1,2})(\\.(0|[1-9][0-9]?|[a-b-]{1,2})){0,2})?"
}

/// What [`Release`] reads, by the crate that defines what is right.
fn oracle(text: &str) -> Option<semver::Version> {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let at = text.find(['-', '+']).unwrap_or(text.len());
    let (core, suffix) = text.split_at(at);
    match core.split('.').count() {
        2 => semver::Version::parse(&format!("{core}.0{suffix}")),
        _ => semver::Version::parse(text),
    }
    .ok()
}

/// Text that is often a release, and otherwise nearly one.
const NEARLY: &str = "v?(0|[1-9][0-9]?|0[0-9]|)(\\.(0|[1-9][0-9]?|0[0-9]|a)){0,3}(-[0-9a-zA-Z.-]{0,6})?(\\+[0-9a-z.+-]{0,4})?";

proptest! {
    #[test]
    fn what_semantic_versioning_refuses_is_refused(text in NEARLY) {
        let shown = text.parse::<Release>().ok().map(|release| {
            let mut core = release.to_string();
            if release.is_line { core.push_str(".0"); }
            core
        });
        let expected = oracle(&text).map(|mut version| {
            version.build = semver::BuildMetadata::EMPTY;
            if !spelling::is_candidate(&version.pre) {
                version.pre = semver::Prerelease::EMPTY;
            }
            version.to_string()
        });
        prop_assert_eq!(shown, expected);
    }

    #[test]
    fn precedence_is_that_of_semantic_versioning(a in candidate(), b in candidate()) {
        let expected = oracle(&a).expect("a version").cmp_precedence(&oracle(&b).expect("a version"));
        prop_assert_eq!(release(&a).is_before(&release(&b)), expected == Ordering::Less);
        prop_assert_eq!(release(&b).is_before(&release(&a)), expected == Ordering::Greater);
    }

    #[test]
    fn what_is_shown_parses_back_to_the_same_release(text in any_release()) {
        let parsed = release(&text);
        prop_assert_eq!(parsed.to_string(), text);
        prop_assert_eq!(release(&parsed.to_string()), parsed);
    }

    #[test]
    fn no_text_panics_and_no_message_is_longer_than_a_paragraph(text in ".{0,200}") {
        if let Err(error) = text.parse::<Release>() {
            prop_assert!(error.to_string().chars().count() < 220);
        }
    }

    #[test]
    fn every_release_is_on_exactly_one_side_of_a_boundary(a in any_release(), boundary in any_release()) {
        let (a, boundary) = (release(&a), release(&boundary));
        let before = ReleaseRange { since: None, until: Some(&boundary) };
        let from = ReleaseRange { since: Some(&boundary), until: None };
        prop_assert!(before.contains(&a) != from.contains(&a));
        prop_assert!(!before.overlaps(&from));
    }

    #[test]
    fn ranges_that_share_a_release_overlap(a in any_release(), b in any_release(), c in any_release(), d in any_release(), x in any_release()) {
        let [a, b, c, d, x] = [a, b, c, d, x].map(|text| release(&text));
        let one = ReleaseRange { since: Some(&a), until: Some(&b) };
        let two = ReleaseRange { since: Some(&c), until: Some(&d) };
        if one.contains(&x) && two.contains(&x) {
            prop_assert!(one.overlaps(&two) && two.overlaps(&one));
        }
    }
}
