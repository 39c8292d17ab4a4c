//! Bash alone: it opens connections itself, under the names `/dev/tcp/HOST/PORT`.

use super::Writing;
use super::shell::{SHELL, before, within};

/// Bash.
pub(super) static WRITING: Writing = Writing {
    words: concat!(msg!(check_bash.run), "\n", msg!(check_shows_connection)),
    first_line: "#!/usr/bin/env bash\n",
    // A bash of its own, because what runs out of time has to be a process.
    before: before!(concat!(
        within!(),
        "connect() {
  # shellcheck disable=SC2016 # the other bash fills it in
  within bash -c 'exec 3<less>>\"/dev/tcp/$1/$2\"' bash \"$1\" \"$2\"
}
"
    )),
    ..SHELL
};
