//! Release versions and half-open ranges of them.
//!
//! Precedence is that of semantic versioning, so `4.0.0-rc.1` comes before `4.0.0` and still
//! belongs to what held before it. A range includes its start and excludes its end: "from 4.0.0"
//! and "until 4.0.0" meet without a gap and without an overlap.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{excerpt, is_digits, number, parts, split_once, trimmed};

/// The longest release text that is looked at, in bytes. Longer input is refused unread: it comes
/// from a URL or a keyboard, and no release is named like that.
pub const MAX_RELEASE_LEN: usize = 64;

/// A release of the product, or a line of releases.
///
/// `4.2` is a line: it is shown as it was written and takes the place of its first release,
/// `4.2.0`, in comparisons. Build metadata (`+…`) has no precedence and is dropped. The numbers are
/// of 32 bits.
///
/// ```
/// use ports_core::release::Release;
/// let candidate: Release = "v4.0.0-rc.1".parse()?;
/// let release: Release = "4.0".parse()?;
/// assert!(candidate.is_before(&release));
/// assert_eq!(release.to_string(), "4.0");
/// # Ok::<(), ports_core::release::ReleaseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Release {
    core: [u32; 3],
    /// What stands behind the hyphen: identifiers with dots between them; empty for none.
    candidate: String,
    is_line: bool,
}

/// Why a text is not a release, in words that show what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseError {
    /// Nothing was typed.
    Empty,
    /// More than [`MAX_RELEASE_LEN`] bytes.
    TooLong,
    /// A major version alone: `4` could mean any of ten lines.
    MajorAlone(u32),
    /// Anything else; the text as typed.
    NotARelease(String),
}

impl fmt::Display for ReleaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LIKE: &str = msg!(version_like);
        match self {
            Self::Empty => f.write_fmt(msg_fmt!(version_empty, like = LIKE)),
            Self::TooLong => f.write_fmt(msg_fmt!(
                version_too_long,
                most = MAX_RELEASE_LEN,
                like = LIKE
            )),
            Self::MajorAlone(major) => f.write_fmt(msg_fmt!(version_major_alone, major = major)),
            Self::NotARelease(text) => {
                let text = excerpt(text, 40);
                f.write_fmt(msg_fmt!(version_not_a_release, text = text, like = LIKE))
            }
        }
    }
}

impl std::error::Error for ReleaseError {}

impl Release {
    /// The first release of a line: `Release::line(4, 2)` reads `4.2`.
    pub const fn line(major: u32, minor: u32) -> Self {
        Self {
            core: [major, minor, 0],
            candidate: String::new(),
            is_line: true,
        }
    }

    /// The line this release belongs to, as `(major, minor)`.
    pub fn line_of(&self) -> (u32, u32) {
        let [major, minor, _] = self.core;
        (major, minor)
    }

    /// Whether this release comes before `other` in semantic-versioning precedence. A line counts
    /// as its first release.
    pub fn is_before(&self, other: &Self) -> bool {
        let order = self.line_of().cmp(&other.line_of());
        let order = order.then(self.core[2].cmp(&other.core[2]));
        let order = order.then_with(|| candidate_order(&self.candidate, &other.candidate));
        order == Ordering::Less
    }
}

/// How two candidates of one release stand to each other, and to the release itself: it comes
/// after all of its candidates, and `rc` before `rc.1`.
fn candidate_order(a: &str, b: &str) -> Ordering {
    if a.is_empty() || b.is_empty() {
        return a.is_empty().cmp(&b.is_empty());
    }
    let (a, b) = (parts(a, b'.'), parts(b, b'.'));
    for (index, identifier) in a.iter().enumerate() {
        let Some(other) = b.get(index) else {
            return Ordering::Greater;
        };
        let order = identifier_order(identifier).cmp(&identifier_order(other));
        if order.is_ne() {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

/// What an identifier is ordered by: numbers come before words, the shorter number, which has no
/// leading zeros, before the longer one.
fn identifier_order(identifier: &str) -> (bool, usize, &str) {
    let is_number = is_digits(identifier);
    let length = if is_number { identifier.len() } else { 0 };
    (!is_number, length, identifier)
}

/// Whether `text` is a number with a zero in front of it, which semantic versioning refuses.
fn is_padded(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && is_digits(text)
}

/// Whether `text` is identifiers with dots between them.
fn are_identifiers(text: &str) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    parts(text, b'.')
        .iter()
        .all(|part| !part.is_empty() && part.as_bytes().iter().all(is_plain))
}

/// Reads a release from `4.2` or `4.2.13` and what follows it, from a hyphen or a plus on.
fn read(core: &str, suffix: &str) -> Option<Release> {
    let numbers = parts(core, b'.');
    if !(2..=3).contains(&numbers.len()) {
        return None;
    }
    let mut core = [0; 3];
    for (index, part) in numbers.iter().enumerate() {
        core[index] = number(part).filter(|_| !is_padded(part))?;
    }
    let (candidate, build) = match split_once(suffix, b'+') {
        Some((candidate, build)) => (candidate, Some(build)),
        None => (suffix, None),
    };
    let candidate = candidate.strip_prefix('-');
    let is_candidate =
        |text: &str| are_identifiers(text) && !parts(text, b'.').into_iter().any(is_padded);
    if !candidate.is_none_or(is_candidate) || !build.is_none_or(are_identifiers) {
        return None;
    }
    Some(Release {
        core,
        candidate: candidate.unwrap_or_default().to_owned(),
        is_line: numbers.len() == 2 && candidate.is_none(),
    })
}

impl FromStr for Release {
    type Err = ReleaseError;

    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        let text = trimmed(text);
        if text.is_empty() {
            return Err(ReleaseError::Empty);
        }
        if text.len() > MAX_RELEASE_LEN {
            return Err(ReleaseError::TooLong);
        }
        let digits = match text.as_bytes() {
            [b'v' | b'V', ..] => &text[1..],
            _ => text,
        };
        let mut bytes = digits.as_bytes().iter();
        let suffix_at = bytes.position(|byte| matches!(byte, b'-' | b'+'));
        let (core, suffix) = digits.split_at(suffix_at.unwrap_or(digits.len()));
        match number(core) {
            Some(major) => Err(ReleaseError::MajorAlone(major)),
            None => read(core, suffix).ok_or_else(|| ReleaseError::NotARelease(text.to_owned())),
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.core;
        write!(f, "{major}.{minor}")?;
        if !self.is_line {
            write!(f, ".{patch}")?;
        }
        if !self.candidate.is_empty() {
            write!(f, "-{}", self.candidate)?;
        }
        Ok(())
    }
}

impl Serialize for Release {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Release {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A half-open range of releases: from `since` (inclusive) to `until` (exclusive), either end
/// open when absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReleaseRange<'a> {
    /// The first release inside, or none when the range has no start.
    pub since: Option<&'a Release>,
    /// The first release no longer inside, or none when the range has no end.
    pub until: Option<&'a Release>,
}

impl ReleaseRange<'_> {
    /// Whether `release` lies inside.
    pub fn contains(&self, release: &Release) -> bool {
        self.since.is_none_or(|since| !release.is_before(since))
            && self.until.is_none_or(|until| release.is_before(until))
    }

    /// Whether some release could lie in both ranges.
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_in_time = |a: &Self, b: &Self| match (a.since, b.until) {
            (Some(since), Some(until)) => since.is_before(until),
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

/// What a release means against the lines that documentation is published for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseCoverage<'a> {
    /// It belongs to a published line.
    Known,
    /// It is older than the oldest published line, which is answered in its place.
    Older {
        /// The oldest line, published as "… and earlier".
        oldest: &'a Release,
    },
    /// It lies between published lines, such as 3.5 between 3.4 and 4.0.
    Between {
        /// The published line before it.
        before: &'a Release,
        /// The published line after it.
        after: &'a Release,
    },
    /// It is newer than the newest published line; the newest data answers.
    Newer {
        /// The newest line.
        newest: &'a Release,
    },
}

impl<'a> ReleaseCoverage<'a> {
    /// PlanAddresses `release` among `lines`, which are in ascending order.
    pub fn of(release: &Release, lines: &'a [Release]) -> Self {
        let at = release.line_of();
        let mut before = None;
        for line in lines {
            if line.line_of() > at {
                return match before {
                    _ if before.is_some_and(|line: &Release| line.line_of() == at) => Self::Known,
                    Some(before) => Self::Between {
                        before,
                        after: line,
                    },
                    None => Self::Older { oldest: line },
                };
            }
            before = Some(line);
        }
        match before {
            Some(newest) if newest.line_of() < at => Self::Newer { newest },
            _ => Self::Known,
        }
    }

    /// The sentence that tells the reader, or none when there is nothing to tell.
    pub fn note(&self, release: &Release) -> Option<String> {
        match self {
            Self::Known => None,
            Self::Older { oldest } => {
                Some(msg_fmt!(version_older, release = release, oldest = oldest).to_string())
            }
            Self::Between { before, after } => Some(
                msg_fmt!(
                    version_between,
                    release = release,
                    before = before,
                    after = after
                )
                .to_string(),
            ),
            Self::Newer { newest } => {
                Some(msg_fmt!(version_newer, release = release, newest = newest).to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        ] {
            assert_eq!(release(typed).to_string(), shown, "{typed}");
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
            Some("3.0 is answered as “3.4 and earlier”.")
        );
        assert!(note("3.5").is_some_and(|text| text.contains("between 3.4 and 4.0")));
        assert!(note("4.10").is_some_and(|text| text.contains("newer than the newest")));
    }

    prop_compose! {
        fn any_release()(core in (0u64..9, 0u64..12, 0u64..40), pre in prop::option::of("[a-z]{1,3}\\.[1-9][0-9]?"), line: bool) -> String {
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
        "[12]\\.[12](\\.[12])?(-(0|[1-9][0-9]{0,2}|[a-bA-B]|[0-9][a-b-]{1,2})(\\.(0|[1-9][0-9]?|[a-b-]{1,2})){0,2})?"
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
}
