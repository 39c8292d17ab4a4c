//! Files that other tools make rules from.
