//! What scripts of a cloud's command line share. All of a script is in parentheses, so that pasted
//! into a terminal, a failure stops the script and leaves the terminal open.

use std::fmt::{self, Write};

/// Writes the top of a script for a command line that adds rules one by one: a function `add` that
/// runs a command.
///
/// A command that is refused with the words `already_there`, because the cloud has the rule, is no
/// failure: so a second run is harmless, and adds what the first one lacked.
pub(super) fn write_add_function(out: &mut String, already_there: &str) -> fmt::Result {
    write!(
        out,
        r#"(
set -eu
add() {{
  said=$("$@" 2>&1) && return
  case $said in *'{already_there}'*) return 0 ;; esac
  printf '%s\n' "$said" >&2
  exit 1
}}
"#
    )
}

/// Writes the top of a script for a command line that names its rules: a function `rule`, with the
/// body `create`, that makes a rule or changes it in place, and notes its name in `kept`.
///
/// `list` is the command that lists the names of the rules there are, before anything is changed.
/// Carriage returns are those of a command line under Windows.
pub(super) fn write_rule_function(out: &mut String, list: &str, create: &str) -> fmt::Result {
    write!(
        out,
        r#"(
set -eu
ours=$({list})
ours=$(printf '%s\n' "$ours" | tr -d '\r')
kept=' '
rule() {{
{create}
}}
"#
    )
}

/// Writes the end of such a script, which deletes, by the command `delete`, what an earlier snippet
/// for the role allowed beyond these rules.
///
/// That comes last, so that nothing needed is closed in between. The pattern fits the names of this
/// role's rules and no others.
pub(super) fn write_delete_loop(out: &mut String, tag: &str, delete: &str) -> fmt::Result {
    let comment = msg!(snippet_cloud_delete);
    write!(
        out,
        r#"
# {comment}
for name in $(printf '%s\n' "$ours" | grep -Ex 'palette-{tag}-[0-9]+-(in|out)(-ipv6)?'); do
  case $kept in
  *" $name "*) ;;
  *) {delete} ;;
  esac
done
)
"#
    )
}
