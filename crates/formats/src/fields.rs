//! What some formats need to be told beside addresses: a security group, a zone, a namespace.
//!
//! A value reaches a snippet only when its field's check accepts it, so it can be written there as
//! it is: no check lets a quote, a space or a character of a shell through.

use super::format::FORMATS;
use ports_core::text::{line, number, parts, split_once, trimmed};
use ports_network::settings::Settings;

/// One such thing. Formats that need the same one share the field, so that it is typed once.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// What there is to say of it: see [`field`].
    pub(super) words: &'static str,
    /// What tells right from wrong.
    pub check: Check,
}

/// The words of a field, packed into one text, as those of a format are.
macro_rules! field {
    (
        id: $id:literal,
        said: $said:ident,
        default: $default:literal,
    ) => {
        concat!(
            $id,
            "\n",
            msg!($said.label),
            "\n",
            msg!($said.hint),
            "\n",
            $default,
            "\n",
            msg!($said.wanted)
        )
    };
}
pub(super) use field;

// Inlined, as those of a format are.
impl Field {
    /// The id, as in links.
    #[inline(always)]
    pub fn id(&self) -> &'static str {
        line(self.words, 0)
    }

    /// The name people read.
    #[inline(always)]
    pub fn label(&self) -> &'static str {
        line(self.words, 1)
    }

    /// What it is, and where it is found.
    #[inline(always)]
    pub fn hint(&self) -> &'static str {
        line(self.words, 2)
    }

    /// What holds when nothing is typed.
    #[inline(always)]
    pub fn default(&self) -> &'static str {
        line(self.words, 3)
    }

    /// What is right, as the end of "has to be …".
    #[inline(always)]
    pub fn wanted(&self) -> &'static str {
        line(self.words, 4)
    }
}

/// The zone of the role's own hosts.
pub(super) static NEAR_ZONE: Field = Field {
    words: field! {
        id: "near-zone",
        said: field_near_zone,
        default: "trust",
    },
    check: Check::Word {
        max: 31,
        extra: "-_.",
    },
};

/// The zone of everybody else.
pub(super) static FAR_ZONE: Field = Field {
    words: field! {
        id: "far-zone",
        said: field_far_zone,
        default: "untrust",
    },
    ..NEAR_ZONE
};

/// The access list that filters what the role's own hosts send.
pub(super) static NEAR_ACL: Field = Field {
    words: field! {
        id: "near-acl",
        said: field_near_acl,
        default: "inside_in",
    },
    check: Check::Word {
        max: 63,
        extra: "-_.",
    },
};

/// The access list that filters what is sent to them.
pub(super) static FAR_ACL: Field = Field {
    words: field! {
        id: "far-acl",
        said: field_far_acl,
        default: "outside_in",
    },
    ..NEAR_ACL
};

/// The same as [`NEAR_ACL`], where IPv6 has ACLs of its own.
pub(super) static NEAR_ACL6: Field = Field {
    words: field! {
        id: "near-acl6",
        said: field_near_acl6,
        default: "inside_in6",
    },
    ..NEAR_ACL
};

/// The same as [`FAR_ACL`], where IPv6 has ACLs of its own.
pub(super) static FAR_ACL6: Field = Field {
    words: field! {
        id: "far-acl6",
        said: field_far_acl6,
        default: "outside_in6",
    },
    ..FAR_ACL
};

/// What a field's value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// A word of ASCII letters and digits, and of `extra` behind the first, of at most `max` bytes.
    Word {
        /// The most bytes.
        max: usize,
        /// What it may hold beside letters and digits, but not begin with.
        extra: &'static str,
    },
    /// The id of an AWS security group: `sg-` and 8 to 17 hexadecimal digits.
    SecurityGroup,
    /// One of these words, with blanks between them.
    OneOf(&'static str),
    /// Labels as in Kubernetes, `key=value`, each key once, with commas between them.
    Labels,
    /// A number in a range, both ends included.
    Number(u32, u32),
}

impl Check {
    /// Whether `text` is right.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Word { max, extra } => is_word(text, max, extra),
            Self::SecurityGroup => match text.as_bytes() {
                [b's', b'g', b'-', id @ ..] => {
                    (8..=17).contains(&id.len())
                        && id
                            .iter()
                            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
                }
                _ => false,
            },
            Self::OneOf(words) => parts(words, b' ').contains(&text),
            Self::Labels => {
                let mut keys = Vec::new();
                parts(text, b',').iter().all(|label| {
                    split_once(trimmed(label), b'=').is_some_and(|(key, value)| {
                        let (prefix, name) = split_once(key, b'/').unwrap_or(("x", key));
                        let is_new = !keys.contains(&key);
                        keys.push(key);
                        is_new
                            && is_word(prefix, 253, "-.")
                            && is_word(name, 63, "-._")
                            && is_word(value, 63, "-._")
                    })
                })
            }
            Self::Number(least, most) => {
                text.len() < 10
                    && number(text).is_some_and(|number| (least..=most).contains(&number))
            }
        }
    }
}

fn is_word(text: &str, max: usize, extra: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.is_empty()
        && bytes.len() <= max
        && bytes[0].is_ascii_alphanumeric()
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || extra.as_bytes().contains(byte))
        // Kubernetes wants labels to end as they begin, and nobody minds.
        && bytes[bytes.len() - 1].is_ascii_alphanumeric()
}

/// Labels in their parts, `key` and `value`.
pub(super) fn labels(text: &str) -> Vec<(&str, &str)> {
    let mut labels = Vec::new();
    for label in parts(text, b',') {
        if let Some(pair) = split_once(trimmed(label), b'=') {
            labels.push(pair);
        }
    }
    labels
}

impl Field {
    /// The value that holds for the field: what was entered, or the default when that is blank.
    pub fn value<'a>(&'a self, settings: &'a Settings) -> &'a str {
        match trimmed(settings.get(self.id())) {
            "" => self.default(),
            entered => entered,
        }
    }

    /// Whether the value that holds for the field is right.
    pub fn is_right(&self, settings: &Settings) -> bool {
        self.check.accepts(self.value(settings))
    }
}

/// A field by its id.
pub fn field_by_id(id: &str) -> Option<&'static Field> {
    let mut formats = FORMATS.iter();
    formats.find_map(|format| format.fields.iter().copied().find(|field| field.id() == id))
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
            (Check::OneOf("cisco juniper"), "juniper", true),
            (Check::OneOf("cisco juniper"), "cisco juniper", false),
            (Check::OneOf("cisco juniper"), "", false),
            (number, "100", true),
            (number, "4097", false),
            (number, "1e3", false),
            (number, "99999999999", false),
        ] {
            assert_eq!(check.accepts(text), right, "{check:?} {text:?}");
        }
        assert_eq!(labels("a=b, c=d"), [("a", "b"), ("c", "d")]);
    }

    #[test]
    fn every_default_is_right_and_ids_are_unique() {
        for format in FORMATS {
            for field in format.fields {
                assert!(field.check.accepts(field.default()), "{}", field.id());
                assert_eq!(field_by_id(field.id()), Some(*field));
            }
        }
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
