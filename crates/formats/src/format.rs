//! What a format is, and the registry of formats.

use super::cloud::{
    aws_cli, aws_cloudformation, aws_terraform, azure_bicep, azure_cli, azure_terraform,
    google_cli, google_terraform, openstack,
};
use super::context::RenderContext;
use super::device::{cisco_asa, cisco_ios, fortios, juniper_srx, mikrotik, nsx_t, pan_os};
use super::fields::Field;
use super::header;
use super::host::{firewalld, iptables, nftables, ufw, windows};
use super::kubernetes::{calico, cilium, network_policy};
use super::other_tools::{aerleon, allow_list};
use super::ruleset::Ruleset;
use super::unsupported::{Reason, Unsupported};
use ports_core::evaluation::finds;
use ports_core::text::line;
use ports_network::settings::Settings;

/// A firewall's language: what a reader wants to know about it, what it can express, and the
/// function that writes it.
///
/// A new format is one file that holds one of these, and one line in [`FORMATS`]; the shared
/// conformance tests then hold it to the rules of the house.
#[derive(Debug)]
pub struct Format {
    /// The id, as in links.
    pub id: &'static str,
    /// The group it is offered in.
    pub group: Group,
    /// What there is to say of it: see [`words`].
    pub(super) words: &'static str,
    /// What a comment line begins with; empty where the language has none.
    pub comment: &'static str,
    /// What comes before the comments on top.
    pub first_line: &'static str,
    /// Whether its rules name the role's own hosts too, as those of a firewall between networks
    /// do.
    pub near: bool,
    /// Whether it writes a line for each pair of a near and a far end, of which there can be too
    /// many for a device, and for a page.
    pub pairs: bool,
    /// Which ends may be host names.
    pub names: Names,
    /// Whether it lists destinations and nothing else: no port, no direction, no "any".
    pub destinations: bool,
    /// How many openings of an earlier snippet for the role a later one takes the place of: none
    /// where what was opened stays until somebody deletes it.
    pub replaces: usize,
    /// What it needs to be told beside addresses.
    pub fields: &'static [&'static Field],
    /// Writes the openings, behind the comments on top.
    pub(super) write: fn(&mut String, &RenderContext),
}

/// The words of a format, packed into one text, a line for each: in the download, a place of its own
/// for each of them would cost as much as many of the words. What is `said` of it is in
/// `formats.ftl`.
macro_rules! words {
    (
        name: $name:expr,
        keywords: $keywords:literal,
        file_name: $file_name:literal,
        said: $said:ident,
    ) => {
        concat!(
            $name,
            "\n",
            $keywords,
            "\n",
            $file_name,
            "\n",
            msg!($said.about),
            "\n",
            msg!($said.apply),
            "\n",
            msg!($said.undo),
            "\n",
            msg!($said.checked)
        )
    };
}
pub(super) use words;

/// What most formats have in common: `#` comments, addresses and no names, the far ends alone.
pub(super) const PLAIN: Format = Format {
    id: "",
    group: Group::Host,
    words: "",
    comment: "# ",
    first_line: "",
    near: false,
    pairs: false,
    names: Names::None,
    destinations: false,
    replaces: 0,
    fields: &[],
    write: |_, _| {},
};

/// What most formats replace: all that an earlier snippet for the role opened.
pub(super) const ALL: usize = usize::MAX;

/// Where a firewall runs; the headings in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// On the host itself.
    Host,
    /// In a cloud, around the host.
    Cloud,
    /// Inside Kubernetes.
    Kubernetes,
    /// Between networks.
    Device,
    /// Nowhere: another tool makes rules from it.
    Bridge,
}

impl Group {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Host,
        Self::Cloud,
        Self::Kubernetes,
        Self::Device,
        Self::Bridge,
    ];

    /// The heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Host => msg!(format_group_host),
            Self::Cloud => msg!(format_group_cloud),
            Self::Kubernetes => msg!(format_group_kubernetes),
            Self::Device => msg!(format_group_device),
            Self::Bridge => msg!(format_group_bridge),
        }
    }
}

/// Which ends a format takes host names for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// None: it matches addresses.
    None,
    /// Where connections go out to.
    Outbound,
    /// Every end.
    Both,
}

/// A plan in a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The snippet; none when nothing in the plan can be expressed.
    pub snippet: Option<String>,
    /// What is missing from it, and why.
    pub unsupported: Vec<Unsupported>,
}

/// Every format, group by group, in the order they are offered. The first one is what a link
/// without `format` means.
pub static FORMATS: &[&Format] = &[
    // On the host.
    &nftables::FORMAT,
    &iptables::FORMAT,
    &ufw::FORMAT,
    &firewalld::FORMAT,
    &windows::FORMAT,
    // Cloud.
    &aws_cli::FORMAT,
    &aws_terraform::FORMAT,
    &aws_cloudformation::FORMAT,
    &azure_cli::FORMAT,
    &azure_terraform::FORMAT,
    &azure_bicep::FORMAT,
    &google_cli::FORMAT,
    &google_terraform::FORMAT,
    &openstack::FORMAT,
    // Kubernetes.
    &network_policy::FORMAT,
    &cilium::FORMAT,
    &calico::FORMAT,
    // Network devices.
    &cisco_asa::FORMAT,
    &cisco_ios::FORMAT,
    &pan_os::FORMAT,
    &fortios::FORMAT,
    &juniper_srx::FORMAT,
    &nsx_t::FORMAT,
    &mikrotik::FORMAT,
    // For other tools.
    &aerleon::FORMAT,
    &allow_list::FORMAT,
];

/// A format by its id.
pub fn format_by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

// Inlined, because a call of each for one call of `line` would be longer.
impl Format {
    /// The name people read.
    #[inline(always)]
    pub fn name(&self) -> &'static str {
        line(self.words, 0)
    }

    /// Other words that people look for it by, beside its name and group.
    #[inline(always)]
    pub fn keywords(&self) -> &'static str {
        line(self.words, 1)
    }

    /// The file that a download makes.
    #[inline(always)]
    pub fn file_name(&self) -> &'static str {
        line(self.words, 2)
    }

    /// What it is for.
    #[inline(always)]
    pub fn about(&self) -> &'static str {
        line(self.words, 3)
    }

    /// How it is put to work, what that needs, and what a second run does.
    #[inline(always)]
    pub fn apply(&self) -> &'static str {
        line(self.words, 4)
    }

    /// How it is taken back out again.
    #[inline(always)]
    pub fn undo(&self) -> &'static str {
        line(self.words, 5)
    }

    /// How far it was checked: by a real engine, a parser, a schema, or its syntax alone.
    #[inline(always)]
    pub fn checked(&self) -> &'static str {
        line(self.words, 6)
    }

    /// Whether a search in the picker finds it: by name, group, id and other words for it.
    pub fn is_found_by(&self, search: &str) -> bool {
        finds(
            search,
            &[self.name(), self.group.label(), self.id, self.keywords()],
        )
    }

    /// The plan in this format. What it cannot express is named; the rest is written.
    pub fn render(&self, plan: &Ruleset, settings: &Settings) -> Rendered {
        let (job, unsupported) = RenderContext::new(self, plan, settings);
        let mut text = self.first_line.to_owned();
        if !self.comment.is_empty() {
            header::push(&mut text, self, plan, &unsupported);
        }
        let is_empty = job.openings.is_empty();
        if !is_empty {
            (self.write)(&mut text, &job);
        }
        Rendered {
            snippet: (!is_empty).then_some(text),
            unsupported,
        }
    }

    /// The plan in this format, to close what `earlier` opened beyond it. Where loading the one over
    /// the other would not close it, there is no snippet, but the way to do it by hand.
    pub fn render_over(&self, earlier: &Ruleset, plan: &Ruleset, settings: &Settings) -> Rendered {
        let mut rendered = self.render(plan, settings);
        let (before, _) = RenderContext::new(self, earlier, settings);
        let (after, _) = RenderContext::new(self, plan, settings);
        let mut stays = before.openings.len() > self.replaces;
        if self.group == Group::Kubernetes {
            // Pods are cut off in the directions that a policy names: where it no longer names one,
            // everything would pass.
            for filtered in &before.openings {
                stays |= !after.has(filtered.opening.direction);
            }
        }
        // Where nothing could be opened, nothing has to be closed.
        stays |= rendered.snippet.is_none() && !before.openings.is_empty();
        if stays {
            rendered.snippet = None;
            rendered.unsupported = vec![Unsupported {
                flow: msg!(unsupported_opened_before).to_owned(),
                reason: Reason::Stays(self.undo()),
            }];
        }
        rendered
    }
}
