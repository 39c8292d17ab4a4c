//! Release versions and half-open ranges of them.
//!
//! Precedence is that of [semantic versioning](https://semver.org), by the crate `semver`: `4.0.0-rc.1`
//! comes before `4.0.0` and still belongs to what held before it. A range includes its start and
//! excludes its end: "from 4.0.0" and "until 4.0.0" meet without a gap and without an overlap.

mod coverage;
mod spelling;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use semver::{BuildMetadata, Prerelease, Version};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use coverage::ReleaseCoverage;

use crate::text::excerpt;

/// The longest release text that is parsed, in bytes. Longer input is refused unparsed: it comes from
/// a URL or a keyboard, and no release is named like that.
pub const MAX_RELEASE_LEN: usize = 64;

/// A release of the product, or a line of releases.
///
/// `4.2` is a release line: it is displayed as it was written and counts as its first release,
/// `4.2.0`, in comparisons; `4.2.x` is the same. Build metadata (`+…`) has no precedence and is
/// dropped, and so is a suffix that names no candidate: `4.0.0-fips` is 4.0.0, and not before it.
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
    version: Version,
    is_line: bool,
}

/// Why a text is not a release, in words that show what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseError {
    /// The text is empty or white space.
    Empty,
    /// More than [`MAX_RELEASE_LEN`] bytes.
    TooLong,
    /// A major version alone: `4` could mean any of ten release lines.
    MajorAlone(u64),
    /// Numbers with something else than a dot in between; the release that they make.
    OtherSeparator(String, String),
    /// Anything else; the text without white space around it.
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
            Self::OtherSeparator(text, right) => {
                f.write_fmt(msg_fmt!(version_separator, text = text, right = right))
            }
            Self::NotARelease(text) => {
                let text = excerpt(text, 40);
                f.write_fmt(msg_fmt!(version_not_a_release, text = text, like = LIKE))
            }
        }
    }
}

impl std::error::Error for ReleaseError {}

impl Release {
    /// A release line: `Release::line(4, 2)` reads `4.2`.
    pub const fn line(major: u64, minor: u64) -> Self {
        Self {
            version: Version::new(major, minor, 0),
            is_line: true,
        }
    }

    /// The release line this release belongs to, as `(major, minor)`.
    pub fn line_of(&self) -> (u64, u64) {
        (self.version.major, self.version.minor)
    }

    /// The last release that its line can have.
    pub fn last_of_line(&self) -> Self {
        let (major, minor) = self.line_of();
        Self {
            version: Version::new(major, minor, u64::MAX),
            is_line: false,
        }
    }

    /// The release without a patch of 0: `4.0` for 4.0.0, `4.0.1` and `4.0.0-rc.1` as they are.
    pub fn in_short(&self) -> String {
        let Version {
            major,
            minor,
            patch,
            ref pre,
            ..
        } = self.version;
        match patch == 0 && pre.is_empty() {
            true => format!("{major}.{minor}"),
            false => self.to_string(),
        }
    }

    /// Whether this release comes before `other` in semantic-versioning precedence. A line counts
    /// as its first release.
    pub fn is_before(&self, other: &Self) -> bool {
        self.version.cmp_precedence(&other.version).is_lt()
    }
}

/// Parses `4.2`, `4.2.x` or `4.2.13`, with or without a suffix and build metadata behind it.
fn parse(text: &str, core: &str) -> Result<Release, semver::Error> {
    let suffix = &text[core.len()..];
    let line = core.strip_suffix(['x', 'X', '*']);
    let line = line.and_then(|line| line.strip_suffix('.'));
    let has_no_patch = line.is_some() || core.split('.').count() == 2;
    let mut version = if has_no_patch {
        Version::parse(&format!("{}.0{suffix}", line.unwrap_or(core)))?
    } else {
        Version::parse(text)?
    };
    version.build = BuildMetadata::EMPTY;
    if !spelling::is_candidate(&version.pre) {
        version.pre = Prerelease::EMPTY;
    }
    Ok(Release {
        is_line: has_no_patch && version.pre == Prerelease::EMPTY,
        version,
    })
}

impl FromStr for Release {
    type Err = ReleaseError;

    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ReleaseError::Empty);
        }
        if text.len() > MAX_RELEASE_LEN {
            return Err(ReleaseError::TooLong);
        }
        if let Some(right) = spelling::with_dots(text) {
            return Err(ReleaseError::OtherSeparator(text.to_owned(), right));
        }
        let version = spelling::bare(text);
        // `major.minor.patch`, without what follows it. No sign is left in it that `u64` would take.
        let core = version.split(['-', '+']).next().unwrap_or_default();
        match core.parse() {
            Ok(major) => Err(ReleaseError::MajorAlone(major)),
            Err(_) => parse(version, core).map_err(|_| ReleaseError::NotARelease(text.to_owned())),
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.version {
            Version { major, minor, .. } if self.is_line => write!(f, "{major}.{minor}"),
            version => version.fmt(f),
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
