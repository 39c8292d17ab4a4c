//! Firewalls and routers between networks.
