//! What the scripts around a cloud's command line share.
//!
//! Each rule is made or changed in place, and what an earlier snippet for the role opened beyond
//! that is deleted afterwards, so that nothing needed is closed in between.

use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// How it begins: what is there is listed before anything is changed. The carriage returns are
/// those of a command line under Windows.
pub(super) fn begin(text: &mut String, list: &str) {
    put(
        text,
        format_args!(
            "(\nset -eu\nours=$({list})\nours=$(printf '%s\\n' \"$ours\" | tr -d '\\r')\nkept=' '\n"
        ),
    );
}

/// How it ends: deletes the rules of this role that were not named above. The pattern fits this
/// role's names and no others.
pub(super) fn end(text: &mut String, job: &Job, delete: &str) {
    let tag = &job.plan.tag;
    put(
        text,
        format_args!(
            "
# Deletes what an earlier snippet for this role opened beyond this.
for name in $(printf '%s\\n' \"$ours\" | grep -Ex 'palette-{tag}-[0-9]+-(in|out)(-ipv6)?'); do
  case $kept in
  *\" $name \"*) ;;
  *) {delete} ;;
  esac
done
)
"
        ),
    );
}
