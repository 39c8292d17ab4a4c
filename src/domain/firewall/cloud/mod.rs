//! Firewalls of clouds.
