//! The binary form of the dataset: bytes that refer to a list of texts.
//!
//! The page carries it in this form, because a JSON parser is ten times its size, and a `static` is
//! mostly pointers, which hardly compress. Packing and unpacking are written together, field by
//! field, so that they cannot differ; only [`unpack`] gets into the page.
//!
//! Why not `postcard`, or another serde format that does not name its fields: they can read neither
//! fields that are left out when empty nor an enum with a tag inside, and both are what
//! `palette.json` has ([`Exception`], and every `skip_serializing_if`). The model would need a second
//! serde description, which is more to keep in step than the list of fields at the end of this file.
//! And they write each text where it is used: ids and releases of this dataset are each used many
//! times.

use std::slice;

use super::*;
use crate::release::Release;

/// Packs a dataset: its texts, each once and on a line of its own, and the bytes that refer to them.
///
/// # Errors
/// When a text has more than one line; the text.
pub fn pack(dataset: &Dataset) -> Result<(String, Vec<u8>), String> {
    let mut packer = Packer::default();
    dataset.pack(&mut packer);
    match packer.texts.iter().find(|text| text.contains('\n')) {
        Some(text) => Err(text.clone()),
        None => Ok((packer.texts.join("\n"), packer.bytes)),
    }
}

/// Unpacks a dataset from the two results of one [`pack`]. Texts and bytes that do not belong together
/// give a wrong dataset or panic.
pub fn unpack(texts: &'static str, bytes: &'static [u8]) -> Dataset {
    Packed::unpack(&mut Unpacker {
        texts: texts.split('\n').collect(),
        known: 0,
        bytes: bytes.iter(),
    })
}

/// Collects texts and bytes.
#[derive(Default)]
struct Packer {
    texts: Vec<String>,
    bytes: Vec<u8>,
}

impl Packer {
    /// Appends a number, seven bits a byte, lowest first; the eighth bit says that more follow.
    fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.bytes.push(0x80 | (number & 0x7f) as u8);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

/// Reads what a [`Packer`] wrote, in the same order.
struct Unpacker {
    texts: Vec<&'static str>,
    /// How many of them have been used: the next new one is at this index.
    known: usize,
    bytes: slice::Iter<'static, u8>,
}

impl Unpacker {
    fn number(&mut self) -> usize {
        match self.bytes.next() {
            Some(&byte) if byte > 0x7f => usize::from(byte & 0x7f) | self.number() << 7,
            Some(&byte) => byte.into(),
            None => 0,
        }
    }
}

/// A value that can be packed.
trait Packed: Sized {
    fn pack(&self, to: &mut Packer);
    fn unpack(from: &mut Unpacker) -> Self;
}

impl Packed for Text {
    /// 0 for the next new text, else the position of a known one, from 1.
    fn pack(&self, to: &mut Packer) {
        let known = to.texts.iter().position(|known| known == self.as_str());
        to.number(known.map_or(0, |index| index + 1));
        if known.is_none() {
            to.texts.push(self.to_string());
        }
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let mut place = from.number();
        if place == 0 {
            from.known += 1;
            place = from.known;
        }
        Self::from_static(from.texts[place - 1])
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        to.number(self.len());
        self.iter().for_each(|item| item.pack(to));
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let mut items = Self::new();
        for _ in 0..from.number() {
            items.push(T::unpack(from));
        }
        items
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer) {
        to.number(self.is_some().into());
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Unpacker) -> Self {
        (from.number() > 0).then(|| T::unpack(from))
    }
}

impl Packed for Release {
    fn pack(&self, to: &mut Packer) {
        Text::from(self.to_string().as_str()).pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let text = Text::unpack(from);
        text.parse().unwrap_or(Self::line(0, 0))
    }
}

impl Packed for Removal {
    fn pack(&self, to: &mut Packer) {
        let release = match self {
            Self::NotKnown => None,
            Self::In(release) => Some(release.clone()),
        };
        release.pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        Option::unpack(from).map_or(Self::NotKnown, Self::In)
    }
}

impl Packed for Exception {
    fn pack(&self, to: &mut Packer) {
        match self {
            Self::Overlap {
                rule,
                other,
                reason,
            } => {
                to.number(0);
                rule.pack(to);
                other.pack(to);
                reason.pack(to);
            }
            Self::Counterpart { rule, role, reason } => {
                to.number(1);
                rule.pack(to);
                role.pack(to);
                reason.pack(to);
            }
        }
    }

    fn unpack(from: &mut Unpacker) -> Self {
        if from.number() == 0 {
            Self::Overlap {
                rule: Packed::unpack(from),
                other: Packed::unpack(from),
                reason: Packed::unpack(from),
            }
        } else {
            Self::Counterpart {
                rule: Packed::unpack(from),
                role: Packed::unpack(from),
                reason: Packed::unpack(from),
            }
        }
    }
}

macro_rules! packed_numbers {
    ($($name:ident),+) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                to.number(*self as usize);
            }

            fn unpack(from: &mut Unpacker) -> Self {
                from.number() as Self
            }
        }
    )+};
}

packed_numbers!(u16, u32);

/// An enum without fields, as the position in this list.
macro_rules! packed_choices {
    ($($name:ident { $($variant:ident),+ })+) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                to.number(*self as usize);
            }

            fn unpack(from: &mut Unpacker) -> Self {
                [$(Self::$variant),+][from.number()]
            }
        }
    )+};
}

packed_choices! {
    Direction { Inbound, Outbound }
    Protocol { Tcp, Udp }
    Requirement { Required, Optional, Conditional }
    Evidence { Stated, Derived, NotStated }
}

/// A struct field by field; leaving one out does not compile.
macro_rules! packed_structs {
    ($($name:ident $(<$of:ident>)? { $($field:tt),+ $(,)? })+) => {$(
        impl$(<$of: Packed>)? Packed for $name$(<$of>)? {
            fn pack(&self, to: &mut Packer) {
                $(self.$field.pack(to);)+
            }

            fn unpack(from: &mut Unpacker) -> Self {
                Self { $($field: Packed::unpack(from)),+ }
            }
        }
    )+};
}

packed_structs! {
    DeploymentId { 0 }
    RoleId { 0 }
    EndpointId { 0 }
    RuleId { 0 }
    SourceId { 0 }
    Dataset { schema, schema_version, product, vendor, dataset_version, deployments, roles, default_role, lines, transports, endpoints, sources, published, rules, exceptions }
    Deployment { id, name, vendor_roles }
    Named<Id> { id, name }
    Transport { name, protocol, port, over, since, until }
    Endpoint { id, name, description, role, proxied }
    Source { id, title, publisher, url, revision }
    Published { name, deployments, endpoints, since, until, addresses, note, source, read_on }
    Rule { id, deployments, role, direction, protocol, ports, service, requirement, condition, since, deprecated_since, removed_in, replaced_by, purposes, when_blocked, when_removed, sources, evidence, evidence_note }
    PortRange { from, to }
    Purpose { text, far_ends, since }
    FarEnd { endpoint, evidence, note }
    Citation { source, section }
}
