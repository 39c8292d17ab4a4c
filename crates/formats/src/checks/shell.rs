//! What the test scripts for a shell share.
//!
//! Everything is in parentheses, so that pasting it into a terminal neither sets a variable there
//! nor closes it.

use std::fmt::{self, Write};

use super::script::{Attempt, SECONDS, Script};

/// Writes a script around `connect`: a function of that name for the shell, which takes a host and
/// a port and fails where it cannot connect, and what it needs. `host` is how it wants a host.
pub(super) fn write_script(
    out: &mut String,
    script: &Script,
    connect: &str,
    host: fn(&Attempt) -> String,
) -> fmt::Result {
    let port = msg!(check_printed_port);
    let no_answer = msg_fmt!(check_printed_no_answer, seconds = SECONDS).to_string();
    let refused = msg!(check_printed_refused_or_unknown);
    write!(
        out,
        r#"(
set -u
failed=0
{connect}check() {{
  connect "$1" "$2" </dev/null >/dev/null 2>&1
  case $? in
    0)
      echo "ok    $1 {port} $2: $3"
      return
      ;;
    28 | 124 | 143) set -- "$@" '{no_answer}' ;;
    *) set -- "$@" '{refused}' ;;
  esac
  failed=$((failed + 1))
  echo "FAIL  $1 {port} $2 ($4): $3"
}}
"#
    )?;
    for attempt in &script.attempts {
        let host = host(attempt);
        let Attempt { port, what, .. } = attempt;
        writeln!(out, "\ncheck \"{host}\" \"{port}\" \"{what}\"")?;
    }
    let failed = script.failed("$failed");
    write!(
        out,
        r#"
echo "{failed}"
[ "$failed" -eq 0 ]
)
"#
    )
}

/// A shell function that runs a command for [`SECONDS`] and no longer.
///
/// macOS and small images have no `timeout`; there a second process ends the first. Its status tells
/// both from a refusal: 124 and 143.
pub(super) fn within() -> String {
    format!(
        r#"within() {{
  if command -v timeout; then
    timeout {SECONDS} "$@"
    return
  fi
  "$@" &
  tried=$!
  (sleep {SECONDS}; kill "$tried") &
  limit=$!
  wait "$tried"
  set -- "$?"
  kill "$limit"
  return "$1"
}}
"#
    )
}
