//! Bash alone: it opens connections itself, under the names `/dev/tcp/HOST/PORT`.

use std::fmt;

use super::script::{Script, Writer};
use super::shell::{within, write_script};

/// Bash.
pub(super) static WRITER: Writer = Writer {
    run: msg!(check_bash.run),
    shows: msg!(check_shows_connection),
    first_line: "#!/usr/bin/env bash\n",
    write,
};

/// Runs a bash of its own, because what runs out of time has to be a process.
const CONNECT: &str = r#"connect() {
  # shellcheck disable=SC2016 # the other bash fills it in
  within bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "$1" "$2"
}
"#;

fn write(out: &mut String, script: &Script) -> fmt::Result {
    write_script(out, script, &(within() + CONNECT), |one| one.host.clone())
}
