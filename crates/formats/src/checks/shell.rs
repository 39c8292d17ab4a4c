//! What the checks for a shell share.
//!
//! Everything is in parentheses, so that pasting it into a terminal neither sets a variable there
//! nor closes it.

use super::Writing;

/// Runs a command for so long and no longer. macOS and small images have no `timeout`; there a
/// second process ends the first. Its status tells both from a refusal: 124 and 143.
macro_rules! within {
    () => {
        "within() {
  if command -v timeout; then
    timeout <seconds> \"$@\"
    return
  fi
  \"$@\" &
  tried=$!
  (sleep <seconds>; kill \"$tried\") &
  limit=$!
  wait \"$tried\"
  set -- \"$?\"
  kill \"$limit\"
  return \"$1\"
}
"
    };
}
pub(super) use within;

/// What comes before the tries: a function `connect` that takes a host and a port, and what it needs.
macro_rules! before {
    ($connect:expr) => {
        concat!(
            "(\nset -u\nfailed=0\n",
            $connect,
            "check() {
  connect \"$1\" \"$2\" <less>/dev/null >/dev/null 2>&1
  case $? in
    0)
      echo \"ok    $1 ",
            msg!(check_printed_port),
            " $2: $3\"
      return
      ;;
    28 | 124 | 143) set -- \"$@\" '<no-answer>' ;;
    *) set -- \"$@\" '",
            msg!(check_printed_refused_or_unknown),
            "' ;;
  esac
  failed=$((failed + 1))
  echo \"FAIL  $1 ",
            msg!(check_printed_port),
            " $2 ($4): $3\"
}
"
        )
    };
}
pub(super) use before;

/// What the checks for a shell have in common.
pub(super) const SHELL: Writing = Writing {
    words: "",
    first_line: "#!/bin/sh\n",
    before: "",
    part: ("", 1),
    each: "\ncheck \"<host>\" \"<port>\" \"<ids>: <description>\"\n",
    after: "\necho \"<failed>\"\n[ \"$failed\" -eq 0 ]\n)\n",
    brackets: false,
};
