//! Any shell, with `curl`.
//!
//! It counts connections (`num_connects`) and does not ask how the transfer went, so that a port
//! which speaks no TLS passes as well. `telnet://` would not end until the other side does.

use super::Writing;
use super::shell::{SHELL, before};

/// curl.
pub(super) static WRITING: Writing = Writing {
    words: concat!(msg!(check_curl.run), "\n", msg!(check_curl.shows)),
    before: before!(
        "connect() {
  made=$(curl -qsk -m <seconds> --noproxy '*' -o /dev/null -w '%{num_connects}' \"https://$1:$2/\")
  set -- \"$?\"
  [ \"${made:-0}\" -gt 0 ] || return \"$1\"
}
"
    ),
    brackets: true,
    ..SHELL
};
