//! The registry: every format, group by group. It depends on everything else here, and nothing here
//! depends on it but what checks ids from outside.
//!
//! A new format is one file, its `mod` and its line in [`formats!`], and its messages in
//! `static/words/en/formats.ftl`. The tests over [`FORMATS`] then hold it to what every format must
//! do.

use crate::fields::Field;
use crate::format::{Format, FormatName};

/// Firewalls that run on the hosts themselves.
mod host {
    pub(super) mod firewalld;
    pub(super) mod iptables;
    pub(super) mod nftables;
    pub(super) mod ufw;
    pub(super) mod windows;
}

/// Firewalls of clouds. AWS and OpenStack take one network in a rule, Azure and Google a list of
/// one family.
mod cloud {
    mod aws;
    pub(super) mod aws_cli;
    pub(super) mod aws_cloudformation;
    pub(super) mod aws_terraform;
    mod azure;
    pub(super) mod azure_bicep;
    pub(super) mod azure_cli;
    pub(super) mod azure_terraform;
    mod google;
    pub(super) mod google_cli;
    pub(super) mod google_terraform;
    pub(super) mod openstack;
    mod rules;
    mod script;
}

/// Policies inside Kubernetes: one object for each role, so that applying it again replaces what the
/// role had before.
mod kubernetes {
    pub(super) mod calico;
    pub(super) mod cilium;
    pub(super) mod network_policy;
    mod selector;
}

/// Firewalls and routers between networks.
mod device {
    mod cisco;
    pub(super) mod cisco_asa;
    pub(super) mod cisco_ios;
    pub(super) mod fortios;
    pub(super) mod juniper_srx;
    mod members;
    pub(super) mod mikrotik;
    pub(super) mod nsx_t;
    mod objects;
    pub(super) mod pan_os;
    mod zones;
}

/// Files that other tools make rules from.
mod other_tools {
    pub(super) mod aerleon;
    pub(super) mod allow_list;
}

/// Makes [`FORMATS`], [`FORMAT_NAMES`], [`FORMAT_IDS`] and a list of each group from one list.
macro_rules! formats {
    ($($group:ident in $list:ident { $($id:literal: $file:ident,)+ })+) => {
        /// Every format, group by group, in the order they are offered. The first one is what a link
        /// without `format` means.
        pub static FORMATS: &[&Format] = &[$($(&$group::$file::FORMAT),+),+];

        $(
            static $list: &[&Format] = &[$(&$group::$file::FORMAT),+];
        )+

        /// What [`FORMATS`] are found by, in the same order, for code that must not link the functions
        /// that write them.
        pub static FORMAT_NAMES: &[FormatName] = &[$($(FormatName::of(&$group::$file::FORMAT)),+),+];

        /// The ids of [`FORMATS`], in the same order.
        pub const FORMAT_IDS: &[&str] = &[$($($id),+),+];
    };
}

formats! {
    host in HOST {
        "nftables": nftables,
        "iptables": iptables,
        "ufw": ufw,
        "firewalld": firewalld,
        "windows": windows,
    }
    cloud in CLOUD {
        "aws-cli": aws_cli,
        "aws-terraform": aws_terraform,
        "aws-cloudformation": aws_cloudformation,
        "azure-cli": azure_cli,
        "azure-terraform": azure_terraform,
        "azure-bicep": azure_bicep,
        "google-cli": google_cli,
        "google-terraform": google_terraform,
        "openstack": openstack,
    }
    kubernetes in KUBERNETES {
        "network-policy": network_policy,
        "cilium": cilium,
        "calico": calico,
    }
    device in DEVICE {
        "cisco-asa": cisco_asa,
        "cisco-ios": cisco_ios,
        "pan-os": pan_os,
        "fortios": fortios,
        "juniper-srx": juniper_srx,
        "nsx-t": nsx_t,
        "mikrotik": mikrotik,
    }
    other_tools in OTHER_TOOLS {
        "aerleon": aerleon,
        "allow-list": allow_list,
    }
}

/// The formats for firewalls that run on the hosts themselves.
pub fn host_formats() -> &'static [&'static Format] {
    HOST
}

/// The formats that are not [`host_formats`], group by group.
pub fn other_formats() -> [&'static [&'static Format]; 4] {
    [CLOUD, KUBERNETES, DEVICE, OTHER_TOOLS]
}

/// What there is to know about a format by its id, without the function that writes it.
pub fn format_name(id: &str) -> Option<&'static FormatName> {
    FORMAT_NAMES.iter().find(|format| format.id == id)
}

/// A format by its id.
pub fn format_by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The ids of the fields of all formats.
pub const FIELD_IDS: &[&str] = &[
    "security-group",
    "azure-resource-group",
    "azure-nsg",
    "azure-priority",
    "google-network",
    "google-tag",
    "openstack-group",
    "namespace",
    "labels",
    "near-acl",
    "far-acl",
    "near-acl6",
    "far-acl6",
    "near-zone",
    "far-zone",
    "near-interface",
    "far-interface",
    "nsx-domain",
    "aerleon-target",
];

/// A field by its id.
pub fn field_by_id(id: &str) -> Option<&'static Field> {
    let fields = FORMATS.iter().flat_map(|format| format.fields);
    fields.copied().find(|field| field.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Blank;

    #[test]
    fn the_ids_for_those_without_formats_are_those_of_the_formats() {
        let ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
        assert_eq!(ids, FORMAT_IDS);
        let names: Vec<&str> = FORMAT_NAMES.iter().map(|format| format.id).collect();
        assert_eq!(names, FORMAT_IDS);
        let mut fields: Vec<&str> = Vec::new();
        for field in FORMATS.iter().flat_map(|format| format.fields) {
            if !fields.contains(&field.id) {
                fields.push(field.id);
            }
        }
        assert_eq!(fields, FIELD_IDS);
    }

    #[test]
    fn every_format_is_in_the_list_of_its_group() {
        let groups = std::iter::once(host_formats()).chain(other_formats());
        for (group, formats) in crate::Group::ALL.into_iter().zip(groups) {
            assert!(!formats.is_empty());
            for format in formats {
                assert_eq!(format.group, group, "{}", format.id);
            }
        }
    }

    #[test]
    fn every_default_is_right_and_ids_of_fields_are_unique() {
        for format in FORMATS {
            for field in format.fields {
                let id = field.id;
                assert!(field.check.accepts(field.example), "{id}");
                match field.blank {
                    Blank::Value(value) => assert_eq!(value, field.example, "{id}"),
                    Blank::OfRole(start) => {
                        assert!(field.check.accepts(&format!("{start}a-1")), "{id}");
                    }
                    // A gap is no value, whoever reads it.
                    Blank::Gap(gap) => {
                        let name = gap.strip_prefix('<').and_then(|gap| gap.strip_suffix('>'));
                        let is_plain =
                            |byte: u8| byte.is_ascii_lowercase() || byte == b'-' || byte == b'6';
                        assert!(name.is_some_and(|name| name.bytes().all(is_plain)), "{id}");
                        assert!(!field.check.accepts(gap), "{id}");
                    }
                }
                assert_eq!(field_by_id(field.id), Some(*field));
            }
        }
    }
}
