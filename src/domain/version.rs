//! Release versions and half-open ranges of them.
//!
//! Precedence is that of semantic versioning, so `4.0.0-rc.1` comes before `4.0.0` and still
//! belongs to what held before it. A range includes its start and excludes its end: "from 4.0.0"
//! and "until 4.0.0" meet without a gap and without an overlap.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::excerpt;

/// The longest release text that is looked at, in bytes. Longer input is refused unread: it comes
/// from a URL or a keyboard, and no release is named like that.
pub const MAX_RELEASE_LEN: usize = 64;

/// A release of the product, or a line of releases.
///
/// `4.2` is a line: it is shown as it was written and takes the place of its first release,
/// `4.2.0`, in comparisons. Build metadata (`+…`) has no precedence and is dropped.
///
/// ```
/// use palette_ports::domain::version::Release;
/// let candidate: Release = "v4.0.0-rc.1".parse()?;
/// let release: Release = "4.0".parse()?;
/// assert!(candidate.is_before(&release));
/// assert_eq!(release.to_string(), "4.0");
/// # Ok::<(), palette_ports::domain::version::ReleaseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Release {
    version: semver::Version,
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
    MajorAlone(u64),
    /// Anything else; the text as typed.
    NotARelease(String),
}

impl fmt::Display for ReleaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LIKE: &str = "Write a release such as 4.2, 4.2.13 or 4.0.0-rc.1.";
        match self {
            Self::Empty => write!(f, "No version was given. {LIKE}"),
            Self::TooLong => write!(
                f,
                "That is longer than any release name ({MAX_RELEASE_LEN} characters at most). {LIKE}"
            ),
            Self::MajorAlone(major) => write!(
                f,
                "“{major}” names no release on its own: add the minor version, such as {major}.0."
            ),
            Self::NotARelease(text) => {
                write!(f, "“{}” is not a release. {LIKE}", excerpt(text, 40))
            }
        }
    }
}

impl std::error::Error for ReleaseError {}

impl Release {
    /// The first release of a line: `Release::line(4, 2)` reads `4.2`.
    pub const fn line(major: u64, minor: u64) -> Self {
        Self {
            version: semver::Version::new(major, minor, 0),
            is_line: true,
        }
    }

    /// A release that is not a candidate: `Release::new(4, 2, 13)` reads `4.2.13`.
    pub const fn new(major: u64, minor: u64, patch: u64) -> Self {
        Self {
            version: semver::Version::new(major, minor, patch),
            is_line: false,
        }
    }

    /// The release as the code that makes it; none for a candidate, which has no constructor
    /// that a `static` could call. For the build script.
    pub fn as_code(&self) -> Option<String> {
        let semver::Version {
            major,
            minor,
            patch,
            pre,
            ..
        } = &self.version;
        let code = if self.is_line {
            format!("Release::line({major}, {minor})")
        } else {
            format!("Release::new({major}, {minor}, {patch})")
        };
        pre.is_empty().then_some(code)
    }

    /// The line this release belongs to, as `(major, minor)`.
    pub fn line_of(&self) -> (u64, u64) {
        (self.version.major, self.version.minor)
    }

    /// Whether this release comes before `other` in semantic-versioning precedence. A line counts
    /// as its first release.
    pub fn is_before(&self, other: &Self) -> bool {
        self.version.cmp_precedence(&other.version) == Ordering::Less
    }
}

impl FromStr for Release {
    type Err = ReleaseError;

    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(ReleaseError::Empty);
        }
        if trimmed.len() > MAX_RELEASE_LEN {
            return Err(ReleaseError::TooLong);
        }
        let not_a_release = || ReleaseError::NotARelease(trimmed.to_owned());
        let number = trimmed.strip_prefix(['v', 'V']).unwrap_or(trimmed);
        let suffix_at = number.find(['-', '+']).unwrap_or(number.len());
        let (core, suffix) = number.split_at(suffix_at);
        let missing = match core.split('.').count() {
            1 => {
                return Err(core
                    .parse()
                    .map_or_else(|_| not_a_release(), ReleaseError::MajorAlone));
            }
            2 => ".0",
            _ => "",
        };
        let mut version = semver::Version::parse(&format!("{core}{missing}{suffix}"))
            .map_err(|_| not_a_release())?;
        version.build = semver::BuildMetadata::EMPTY;
        let is_line = !missing.is_empty() && version.pre.is_empty();
        Ok(Self { version, is_line })
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_line {
            write!(f, "{}.{}", self.version.major, self.version.minor)
        } else {
            self.version.fmt(f)
        }
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It belongs to a published line.
    Known,
    /// It is older than the oldest published line, which is answered in its place.
    Older {
        /// The oldest line, published as "… and earlier".
        oldest: Release,
    },
    /// It lies between published lines, such as 3.5 between 3.4 and 4.0.
    Between {
        /// The published line before it.
        before: Release,
        /// The published line after it.
        after: Release,
    },
    /// It is newer than the newest published line; the newest data answers.
    Newer {
        /// The newest line.
        newest: Release,
    },
}

impl Answer {
    /// Places `release` among `lines`, which are in ascending order.
    pub fn of(release: &Release, lines: &[Release]) -> Self {
        let at = release.line_of();
        let before = lines.iter().rfind(|line| line.line_of() <= at);
        let after = lines.iter().find(|line| line.line_of() > at);
        match (before, after) {
            (Some(line), _) if line.line_of() == at => Self::Known,
            (None, Some(oldest)) => Self::Older {
                oldest: oldest.clone(),
            },
            (Some(newest), None) => Self::Newer {
                newest: newest.clone(),
            },
            (Some(before), Some(after)) => Self::Between {
                before: before.clone(),
                after: after.clone(),
            },
            (None, None) => Self::Known,
        }
    }

    /// The sentence that tells the reader, or none when there is nothing to tell.
    pub fn note(&self, release: &Release) -> Option<String> {
        match self {
            Self::Known => None,
            Self::Older { oldest } => {
                Some(format!("{release} is answered as “{oldest} and earlier”."))
            }
            Self::Between { before, after } => Some(format!(
                "No documentation is published for {release}; it lies between {before} and {after} and gets the rules that hold from {before} until the next change."
            )),
            Self::Newer { newest } => Some(format!(
                "{release} is newer than the newest release known here. These are the rules of {newest}; check the documentation of your release for changes."
            )),
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
            Answer::of(&asked, &lines).note(&asked)
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

    proptest! {
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
