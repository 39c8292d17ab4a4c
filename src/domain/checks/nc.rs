//! Any shell, with `nc`: the one of OpenBSD, of Nmap, of busybox, or the traditional one. Their
//! limits of time mean different things, so none is used.

use super::Writing;
use super::shell::{SHELL, before, within};

/// nc.
pub(super) static WRITING: Writing = Writing {
    words: "sh FILE, on such a host, which needs nc. Exit status 1 when a try fails.\nwhether a TCP connection opens. It sends nothing.",
    before: before!(concat!(
        within!(),
        "connect() {\n  within nc -z \"$1\" \"$2\"\n}\n"
    )),
    ..SHELL
};
