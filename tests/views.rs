//! The page's views, rendered on the host.
fn main() {}
