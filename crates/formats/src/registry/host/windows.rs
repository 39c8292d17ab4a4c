//! Windows Defender Firewall, as PowerShell.
//!
//! `New-NetFirewallRule` refuses a name that is taken, so the rules of our group go first. Its
//! module does not see `$ErrorActionPreference` of a script, hence `-ErrorAction` on every line,
//! and the block around them all, so that pasted lines stop as well. The text is ASCII behind the
//! comments on top: Windows PowerShell reads files in the code page of the machine, and in some
//! of them the last byte of a comment can swallow the end of its line.

use std::fmt::{self, Write};

use crate::context::RenderContext;
use crate::format::{ALL, Format, PLAIN};
use crate::hosts::{Family, Network};

/// Windows Defender Firewall.
pub(crate) const FORMAT: Format = Format {
    id: "windows",
    name: "Windows Firewall",
    keywords: "microsoft defender powershell netsh",
    extension: "ps1",
    about: msg!(format_windows.about),
    apply: msg!(format_windows.apply),
    note: msg!(format_windows.note),
    undo: msg!(format_windows.undo),
    checked: msg!(format_windows.checked),
    replaces: ALL,
    write,
    ..PLAIN
};

/// Windows sets no limit that is known; a screen's width does.
const MAX_DESCRIPTION: usize = 255;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "\n& {{")?;
    writeln!(
        out,
        "Remove-NetFirewallRule -Group palette-ports -ErrorAction SilentlyContinue"
    )?;
    for rule in &context.rules {
        let (name, protocol, ports) = (&rule.name, rule.protocol, rule.ports);
        let (title, direction, port) = rule.pick(
            ("inbound", "Inbound", "LocalPort"),
            ("outbound", "Outbound", "RemotePort"),
        );
        let addresses = match rule.remote.networks() {
            None => "Any".to_owned(),
            Some(networks) => listed(networks),
        };
        let description = rule.description(MAX_DESCRIPTION);
        writeln!(
            out,
            "New-NetFirewallRule -Name {name} -Group palette-ports \
             -DisplayName \"Palette {title} {protocol}/{ports}\" \
             -Direction {direction} -Action Allow -Protocol {protocol} -{port} \"{ports}\" \
             -RemoteAddress \"{addresses}\" -Description \"{description}\" \
             -ErrorAction Stop | Out-Null"
        )?;
    }
    writeln!(out, "}}")
}

/// Networks for double quotes, with quotes and commas between them.
fn listed(networks: &[Network]) -> String {
    let networks = networks.iter().map(|network| {
        match (network.is_whole_family(), network.family()) {
            // No subnet may be a whole family, and no range begin with `::` or `::1`, which are
            // addresses of no host.
            (true, Family::V4) => "0.0.0.0/1\",\"128.0.0.0/1".to_owned(),
            (true, Family::V6) => "::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff".to_owned(),
            (false, _) => network.to_string(),
        }
    });
    networks.collect::<Vec<_>>().join("\",\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_family_is_written_without_a_mask_of_zero() {
        let networks = ["0.0.0.0/0", "::/0", "192.0.2.7/32"];
        let networks = networks.map(|text| {
            let net: ipnet::IpNet = text.parse().expect("a network");
            Network::from(net)
        });
        assert_eq!(
            listed(&networks),
            "0.0.0.0/1\",\"128.0.0.0/1\",\"::2-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\",\"192.0.2.7"
        );
    }
}
