//! ufw, as commands.
//!
//! `ufw` leaves out a rule that is already there, so running the commands twice changes nothing.
//! Rules go behind the reader's own, whose refusals keep their word.

use crate::context::RenderContext;
use crate::format::{Format, PLAIN, words};
use crate::template::{TemplateValues, expand};

/// ufw.
pub(crate) static FORMAT: Format = Format {
    id: "ufw",
    words: words! {
        name: "ufw",
        keywords: "ubuntu debian linux",
        file_name: "palette-ports-ufw.sh",
        said: format_ufw,
    },
    first_line: "#!/bin/sh\n",
    write,
    ..PLAIN
};

/// ufw sets no limit; a screen's width does.
const MAX_COMMENT: usize = 120;

fn write(text: &mut String, job: &RenderContext) {
    text.push_str("(\nset -eu\n");
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, MAX_COMMENT);
        expand(text, "\n# <comment>\n", &values);
        for peer in filtered.far.texts(None).unwrap_or(vec!["any"]) {
            values.more = format!("peer {peer}\n");
            expand(
                text,
                "ufw allow <in|out> proto <protocol> <from|to> <peer>< to any|> port <span> comment \"<ids>\"\n",
                &values,
            );
        }
    }
    text.push_str(")\n");
}
