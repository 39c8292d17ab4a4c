//! The registry: every format, group by group. It depends on everything else here, and nothing here
//! depends on it but what checks ids from outside.
//!
//! A new format is one file, its `mod` and its line in [`formats!`], and its messages in
//! `static/words/en/formats.ftl`. The tests over [`FORMATS`] then hold it to what every format must
//! do.

use crate::fields::Field;
use crate::format::Format;

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

/// Makes [`FORMATS`] and [`FORMAT_IDS`] from one list.
macro_rules! formats {
    ($($id:literal: $group:ident::$file:ident,)+) => {
        /// Every format, group by group, in the order they are offered. The first one is what a link
        /// without `format` means.
        pub static FORMATS: &[&Format] = &[$(&$group::$file::FORMAT),+];

        /// The ids of [`FORMATS`], in the same order, for code that must not link the functions that
        /// write them.
        pub const FORMAT_IDS: &[&str] = &[$($id),+];
    };
}

formats! {
    "nftables": host::nftables,
    "iptables": host::iptables,
    "ufw": host::ufw,
    "firewalld": host::firewalld,
    "windows": host::windows,

    "aws-cli": cloud::aws_cli,
    "aws-terraform": cloud::aws_terraform,
    "aws-cloudformation": cloud::aws_cloudformation,
    "azure-cli": cloud::azure_cli,
    "azure-terraform": cloud::azure_terraform,
    "azure-bicep": cloud::azure_bicep,
    "google-cli": cloud::google_cli,
    "google-terraform": cloud::google_terraform,
    "openstack": cloud::openstack,

    "network-policy": kubernetes::network_policy,
    "cilium": kubernetes::cilium,
    "calico": kubernetes::calico,

    "cisco-asa": device::cisco_asa,
    "cisco-ios": device::cisco_ios,
    "pan-os": device::pan_os,
    "fortios": device::fortios,
    "juniper-srx": device::juniper_srx,
    "nsx-t": device::nsx_t,
    "mikrotik": device::mikrotik,

    "aerleon": other_tools::aerleon,
    "allow-list": other_tools::allow_list,
}

/// A format by its id.
pub fn format_by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// A field by its id.
pub fn field_by_id(id: &str) -> Option<&'static Field> {
    let fields = FORMATS.iter().flat_map(|format| format.fields);
    fields.copied().find(|field| field.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::MAX_COMMENT;

    #[test]
    fn the_ids_for_those_without_formats_are_those_of_the_formats() {
        let ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
        assert_eq!(ids, FORMAT_IDS);
    }

    #[test]
    fn every_default_is_right_and_ids_of_fields_are_unique() {
        for format in FORMATS {
            for field in format.fields {
                assert!(field.check.accepts(field.default), "{}", field.id);
                assert_eq!(field_by_id(field.id), Some(*field));
            }
        }
    }

    #[test]
    fn no_snippet_says_half_of_how_it_is_applied_and_undone() {
        for format in FORMATS {
            for line in [
                msg_fmt!(snippet_apply, how = format.apply).to_string(),
                msg_fmt!(snippet_undo, how = format.undo).to_string(),
            ] {
                let length = line.chars().count();
                assert!(
                    length <= MAX_COMMENT,
                    "{}: {length} letters, {MAX_COMMENT} are shown: {line}",
                    format.id
                );
            }
        }
    }
}
