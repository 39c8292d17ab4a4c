//! Windows Defender Firewall, as PowerShell.
//!
//! `New-NetFirewallRule` refuses a name that is taken, so the rules of our group go first. Its
//! module does not see `$ErrorActionPreference` of a script, hence `-ErrorAction` on every line,
//! and the block around them all, so that pasted lines stop as well. The text is ASCII behind the
//! comments on top: Windows PowerShell reads files in the code page of the machine, and in some
//! of them the last byte of a comment can swallow the end of its line.

use crate::context::{Net, RenderContext};
use crate::format::{ALL, Format, PLAIN, words};
use crate::template::{TemplateValues, expand};

/// Windows Defender Firewall.
pub(crate) static FORMAT: Format = Format {
    id: "windows",
    words: words! {
        name: "Windows Firewall",
        keywords: "microsoft defender powershell netsh",
        file_name: "palette-ports.ps1",
        said: format_windows,
    },
    replaces: ALL,
    write,
    ..PLAIN
};

/// Windows sets no limit that is known; a screen's width does.
const MAX_DESCRIPTION: usize = 255;

fn write(text: &mut String, job: &RenderContext) {
    text.push_str(
        "\n& {\nRemove-NetFirewallRule -Group palette-ports -ErrorAction SilentlyContinue\n",
    );
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, MAX_DESCRIPTION);
        let far = match &filtered.far.nets {
            None => "Any".to_owned(),
            Some(nets) => listed(nets),
        };
        values.more = format!("far {far}\n");
        expand(
            text,
            "New-NetFirewallRule -Name <name> -Group palette-ports -DisplayName \"Palette <inbound|outbound> <protocol>/<ports>\" -Direction <Inbound|Outbound> -Action Allow -Protocol <protocol> -<Local|Remote>Port \"<ports>\" -RemoteAddress \"<far>\" -Description \"<description>\" -ErrorAction Stop | Out-Null\n",
            &values,
        );
    }
    text.push_str("}\n");
}

/// Networks for double quotes, with quotes and commas between them.
fn listed(nets: &[Net]) -> String {
    let mut listed = String::new();
    for net in nets {
        if !listed.is_empty() {
            listed.push_str("\",\"");
        }
        listed.push_str(match (net.length, net.is_v6) {
            // No subnet may be a whole family, and no range begin with `::` or `::1`, which are
            // nobody's addresses.
            (0, false) => "0.0.0.0/1\",\"128.0.0.0/1",
            (0, true) => "::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            _ => &net.text,
        });
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_family_is_written_without_a_mask_of_zero() {
        let nets = [
            (false, "0.0.0.0/0", 0),
            (true, "::/0", 0),
            (false, "192.0.2.7", 32),
        ];
        let nets = nets.map(|(is_v6, text, length)| Net {
            is_v6,
            text: text.to_owned(),
            length,
        });
        assert_eq!(
            listed(&nets),
            "0.0.0.0/1\",\"128.0.0.0/1\",\"::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\",\"192.0.2.7"
        );
    }
}
