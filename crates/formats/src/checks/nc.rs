//! Any shell, with `nc`: the one of OpenBSD, of Nmap, of busybox, or the traditional one. Their
//! limits of time mean different things, so none is used.

use super::Writing;
use super::shell::{SHELL, before, within};

/// nc.
pub(super) static WRITING: Writing = Writing {
    words: concat!(msg!(check_nc.run), "\n", msg!(check_shows_connection)),
    before: before!(concat!(
        within!(),
        "connect() {\n  within nc -z \"$1\" \"$2\"\n}\n"
    )),
    ..SHELL
};
