//! Firewalls that run on the hosts themselves.

pub(super) mod firewalld;
pub(super) mod iptables;
pub(super) mod nftables;
pub(super) mod ufw;
pub(super) mod windows;
