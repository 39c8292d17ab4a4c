//! How a release relates to the published release lines, and the sentence that says so.

use super::Release;

/// How a release relates to the release lines that documentation is published for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseCoverage<'a> {
    /// It belongs to a published line.
    Known,
    /// It is older than the oldest published line, whose rules are shown instead.
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
    /// How `release` relates to `lines`, which are in ascending order.
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
