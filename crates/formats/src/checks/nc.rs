//! Any shell, with `nc`: the one of OpenBSD, of Nmap, of busybox, or the traditional one. Their
//! limits of time mean different things, so none is used.

use std::fmt;

use super::script::{Script, Writer};
use super::shell::{within, write_script};

/// nc.
pub(super) static WRITER: Writer = Writer {
    run: msg!(check_nc.run),
    shows: msg!(check_shows_connection),
    first_line: "",
    write,
};

const CONNECT: &str = r#"connect() {
  within nc -z "$1" "$2"
}
"#;

fn write(out: &mut String, script: &Script) -> fmt::Result {
    write_script(out, script, &(within() + CONNECT), |one| one.host.clone())
}
