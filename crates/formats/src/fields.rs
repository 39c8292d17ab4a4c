//! What some formats need beside addresses: a security group, a zone, a namespace.
//!
//! A field that is blank leaves a gap in the snippet unless some value is right for everybody. A value reaches a snippet only when its field's check accepts it, so a format writes it as it
//! is: no check lets a quote, a space or a special character of a shell through.

use std::borrow::Cow;

use ports_network::settings::Settings;

/// One setting of a format. Formats that need the same one share the field, so that a reader fills
/// it in once.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The id, as in links.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What it is, and where it is found.
    pub hint: &'static str,
    /// What is written while the field is blank.
    pub blank: Blank,
    /// A valid value, for a reader to see what one looks like.
    pub example: &'static str,
    /// What a valid value is, as the end of "has to be …".
    pub wanted: &'static str,
    /// The test for a valid value.
    pub check: Check,
    /// Whether its value belongs to the hosts of one role, as their security group does: in the
    /// snippets of two, it would allow each what the other needs.
    pub is_of_role: bool,
    /// Whether `any` is a word for all of them where it is written.
    pub takes_any: bool,
}

/// What most fields have in common.
pub(crate) const FIELD: Field = Field {
    id: "",
    label: "",
    hint: "",
    blank: Blank::Gap(""),
    example: "",
    wanted: "",
    check: Check::OneOf(&[]),
    is_of_role: false,
    takes_any: false,
};

/// What is written while a field is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// A value that is right where nobody says otherwise.
    Value(&'static str),
    /// This, followed by the role as a part of names, so that no two roles share it.
    OfRole(&'static str),
    /// A visible gap, `<security-group-id>`: nothing is right for everybody, and a value that nobody
    /// entered may be somebody's. No firewall takes it for one.
    Gap(&'static str),
}

impl Field {
    /// What was entered; none while the field is blank.
    pub fn entered<'a>(&self, settings: &'a Settings) -> Option<&'a str> {
        let entered = settings.get(self.id).trim();
        (!entered.is_empty()).then_some(entered)
    }

    /// What is written into the snippet of a role whose part of names is `tag`.
    pub(crate) fn written<'a>(&self, settings: &'a Settings, tag: &str) -> Cow<'a, str> {
        match (self.entered(settings), self.blank) {
            // As devices know it, who take "Any" for the name of a zone.
            (Some(_), _) if self.is_any(settings) => Cow::Borrowed("any"),
            (Some(entered), _) => Cow::Borrowed(entered),
            (None, Blank::Value(text) | Blank::Gap(text)) => Cow::Borrowed(text),
            (None, Blank::OfRole(start)) => Cow::Owned(format!("{start}{tag}")),
        }
    }

    /// Whether what was entered, if anything, is valid.
    pub fn is_right(&self, settings: &Settings) -> bool {
        self.entered(settings)
            .is_none_or(|entered| self.check.accepts(entered))
    }

    /// Whether a snippet has a gap in its place.
    pub fn is_missing(&self, settings: &Settings) -> bool {
        matches!(self.blank, Blank::Gap(_)) && self.entered(settings).is_none()
    }

    /// Whether `any` was entered where it matches all of them.
    pub fn is_any(&self, settings: &Settings) -> bool {
        let is_any = |entered: &str| entered.eq_ignore_ascii_case("any");
        self.takes_any && self.entered(settings).is_some_and(is_any)
    }

    /// The name inside a sentence: `security group ID`.
    pub fn label_in_sentence(&self) -> String {
        let mut letters = self.label.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                let first: String = first.to_lowercase().collect();
                first + &self.label[self.label.len() - letters.as_str().len() - second.len_utf8()..]
            }
            _ => self.label.to_owned(),
        }
    }
}

/// What a field's value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// A word of ASCII letters and digits, and of `extra` between the first and the last, of at
    /// most `max` bytes.
    Word {
        /// The most bytes.
        max: usize,
        /// What it may hold beside letters and digits, but not begin or end with.
        extra: &'static str,
    },
    /// The id of an AWS security group: `sg-` and 8 to 17 lower-case hexadecimal digits.
    SecurityGroup,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Labels as in Kubernetes, `key=value`, each key once, with commas between them.
    Labels,
    /// A number in a range, both ends included.
    Number(u32, u32),
}

impl Check {
    /// Whether `text` is a valid value.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Word { max, extra } => is_word(text, max, extra),
            Self::SecurityGroup => text.strip_prefix("sg-").is_some_and(|id| {
                (8..=17).contains(&id.len())
                    && id
                        .bytes()
                        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            }),
            Self::OneOf(words) => words.contains(&text),
            Self::Labels => are_labels(text),
            Self::Number(least, most) => {
                // `parse` takes a plus sign too.
                text.bytes().all(|byte| byte.is_ascii_digit())
                    && text.len() < 10
                    && text
                        .parse()
                        .is_ok_and(|number| (least..=most).contains(&number))
            }
        }
    }
}

fn is_word(text: &str, max: usize, extra: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric();
    text.len() <= max
        && text.starts_with(is_plain)
        // Kubernetes wants labels to end as they begin, and no other format minds.
        && text.ends_with(is_plain)
        && text.chars().all(|c| is_plain(c) || extra.contains(c))
}

fn are_labels(text: &str) -> bool {
    let mut keys = Vec::new();
    text.split(',').all(|label| {
        let Some((key, value)) = label.trim().split_once('=') else {
            return false;
        };
        let is_new = !keys.contains(&key);
        keys.push(key);
        let (prefix, name) = key.split_once('/').unwrap_or(("x", key));
        is_new
            && is_word(prefix, 253, "-.")
            && is_word(name, 63, "-._")
            && is_word(value, 63, "-._")
    })
}

/// The keys and values of labels that [`Check::Labels`] accepts.
pub(crate) fn labels(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(',')
        .filter_map(|label| label.trim().split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_check_tells_right_from_wrong() {
        let word = Check::Word {
            max: 8,
            extra: "-_",
        };
        let one_of = Check::OneOf(&["cisco", "juniper"]);
        let number = Check::Number(100, 4096);
        for (check, text, right) in [
            (word, "a-b_c", true),
            (word, "-ab", false),
            (word, "ab-", false),
            (word, "a b", false),
            (word, "abcdefghi", false),
            (word, "", false),
            (word, "ä", false),
            (Check::SecurityGroup, "sg-0123456789abcdef0", true),
            (Check::SecurityGroup, "sg-01234567", true),
            (Check::SecurityGroup, "sg-0123", false),
            (Check::SecurityGroup, "sg-0123456G", false),
            (Check::SecurityGroup, "vpc-01234567", false),
            (Check::Labels, "app=palette", true),
            (Check::Labels, "a.example/app=palette, tier=web", true),
            (Check::Labels, "app", false),
            (Check::Labels, "app=", false),
            (Check::Labels, "app=a=b", false),
            (Check::Labels, "app=a,", false),
            (Check::Labels, "app=a,app=b", false),
            (Check::Labels, "a=\"b\"", false),
            (one_of, "juniper", true),
            (one_of, "cisco juniper", false),
            (one_of, "", false),
            (number, "100", true),
            (number, "4097", false),
            (number, "+200", false),
            (number, "1e3", false),
            (number, "99999999999", false),
            (number, "", false),
        ] {
            assert_eq!(check.accepts(text), right, "{check:?} {text:?}");
        }
        let labels: Vec<_> = labels("a=b, c=d").collect();
        assert_eq!(labels, [("a", "b"), ("c", "d")]);
    }

    proptest! {
        #[test]
        fn nothing_that_is_accepted_can_leave_its_place(text in "\\PC{0,12}|[a-z=, $`\"'\\\\;#/-]{0,12}") {
            for check in [
                Check::Word { max: 40, extra: "-_." },
                Check::SecurityGroup,
                Check::Labels,
                Check::Number(0, u32::MAX),
            ] {
                if check.accepts(&text) {
                    prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./=, ".contains(&byte)), "{text:?}");
                }
            }
        }
    }
}
