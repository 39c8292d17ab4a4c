//! iptables and ip6tables, as a shell script.
//!
//! Each family is loaded in one step with `--noflush`, which touches the named chains alone, so
//! nothing is ever half open, and a second run replaces the first. The script runs in a subshell:
//! pasted into a terminal, a failure stops the script and leaves the terminal open.

use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::dataset::Direction;

/// iptables with ip6tables.
pub(crate) static FORMAT: Format = Format {
    id: "iptables",
    words: words! {
        name: "iptables + ip6tables",
        keywords: "linux netfilter",
        file_name: "palette-ports-iptables.sh",
        said: format_iptables,
    },
    first_line: "#!/bin/sh\n",
    replaces: ALL,
    write,
    ..PLAIN
};

/// The comment module takes 255 bytes.
const MAX_COMMENT: usize = 255;

fn write(text: &mut String, job: &RenderContext) {
    let mut values = TemplateValues::new(job);
    text.push_str("(\nset -eu\n");
    for is_v6 in [false, true] {
        values.is_v6 = is_v6;
        expand(
            text,
            "\n<iptables/ip6tables>-restore -w --noflush <here>'RULES'\n*filter\n:PALETTE-PORTS-IN - [0:0]\n:PALETTE-PORTS-OUT - [0:0]\n",
            &values,
        );
        for direction in Direction::ALL {
            for filtered in &job.openings {
                if filtered.opening.direction == direction {
                    push_rules(text, job, filtered, is_v6);
                }
            }
        }
        expand(
            text,
            "COMMIT\nRULES\n<iptables/ip6tables> -w -C INPUT -j PALETTE-PORTS-IN 2>/dev/null || <iptables/ip6tables> -w -I INPUT -j PALETTE-PORTS-IN\n<iptables/ip6tables> -w -C OUTPUT -j PALETTE-PORTS-OUT 2>/dev/null || <iptables/ip6tables> -w -I OUTPUT -j PALETTE-PORTS-OUT\n",
            &values,
        );
    }
    text.push_str(")\n");
}

/// The rules of one family for an opening; nothing when it has no peer of that family.
fn push_rules(text: &mut String, job: &RenderContext, filtered: &SupportedRule, is_v6: bool) {
    let mut values = TemplateValues::of(job, filtered, MAX_COMMENT);
    let mut above = "# <comment>\n";
    for net in filtered.far.texts(Some(is_v6)).unwrap_or(vec![""]) {
        values.more = format!("net {net}\n");
        expand(text, above, &values);
        above = "";
        expand(text, "-A PALETTE-PORTS-<IN|OUT> ", &values);
        if !net.is_empty() {
            expand(text, "<-s|-d> <net> ", &values);
        }
        expand(
            text,
            "-p <protocol> --dport <span> -m comment --comment \"<ids>\" -j ACCEPT\n",
            &values,
        );
    }
}
