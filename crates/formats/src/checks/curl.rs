//! Any shell, with `curl`.
//!
//! It counts connections (`num_connects`) and ignores how the transfer went, so that a port which
//! speaks no TLS passes as well. `telnet://` would not end until the other side does.

use std::fmt;

use super::script::{Attempt, SECONDS, Script, Writer};
use super::shell::write_script;

/// curl.
pub(super) static WRITER: Writer = Writer {
    run: msg!(check_curl.run),
    shows: msg!(check_curl.shows),
    first_line: "",
    write,
};

fn write(out: &mut String, script: &Script) -> fmt::Result {
    let connect = format!(
        r#"connect() {{
  made=$(curl -qsk -m {SECONDS} --noproxy '*' -o /dev/null -w '%{{num_connects}}' "https://$1:$2/")
  set -- "$?"
  [ "${{made:-0}}" -gt 0 ] || return "$1"
}}
"#
    );
    write_script(out, script, &connect, Attempt::host_in_url)
}
