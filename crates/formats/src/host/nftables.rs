//! nftables.
//!
//! An `accept` in a table of its own would not help: every base chain on a hook has its say, and
//! the reader's own chain would still drop. So the rules go into chains of their own inside the
//! table that the reader's base chains are in, and those jump to them. The table and the base
//! chains are not created when missing: without a hook they would do nothing and say nothing,
//! while loading the file as it is fails whole and names what is missing.

use crate::context::RenderContext;
use crate::format::{ALL, Format, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::dataset::Direction;
use ports_core::text::joined;

/// nftables, as a file for `nft -f`.
pub(crate) static FORMAT: Format = Format {
    id: "nftables",
    words: words! {
        name: "nftables",
        keywords: "linux netfilter",
        file_name: "palette-ports.nft",
        said: format_nftables,
    },
    first_line: "#!/usr/sbin/nft -f\n",
    replaces: ALL,
    write,
    ..PLAIN
};

/// A rule's comment has 128 bytes at most.
const MAX_COMMENT: usize = 128;

fn write(text: &mut String, job: &RenderContext) {
    let mut whole = TemplateValues::new(job);
    for direction in Direction::ALL {
        whole.is_outbound = direction == Direction::Outbound;
        // The chain is there even when empty: loading this over an earlier, wider snippet has to
        // close what that one opened.
        expand(
            text,
            "\nadd chain inet filter palette_ports_<in|out>\nflush chain inet filter palette_ports_<in|out>\n",
            &whole,
        );
        for filtered in &job.openings {
            if filtered.opening.direction != direction {
                continue;
            }
            let mut values = TemplateValues::of(job, filtered, MAX_COMMENT);
            expand(text, "# <comment>\n", &values);
            for is_v6 in [false, true] {
                values.is_v6 = is_v6;
                let matched = match filtered.far.texts(Some(is_v6)) {
                    // A rule that matches no address is one for both families.
                    None if is_v6 => continue,
                    None => "",
                    Some(nets) if nets.is_empty() => continue,
                    Some(nets) => {
                        values.more = format!("nets {}\n", joined(&nets, ", ", ", "));
                        "<ip/ip6> <saddr|daddr> { <nets> } "
                    }
                };
                expand(
                    text,
                    "add rule inet filter palette_ports_<in|out> ",
                    &values,
                );
                expand(text, matched, &values);
                expand(
                    text,
                    "<protocol> dport <ports> accept comment \"<ids>\"\n",
                    &values,
                );
            }
        }
        expand(
            text,
            concat!(
                "# ",
                msg!(snippet_nftables_jump),
                "\ninsert rule inet filter <input|output> jump palette_ports_<in|out>\n"
            ),
            &whole,
        );
    }
}
