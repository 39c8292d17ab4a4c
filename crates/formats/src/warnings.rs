//! What is said beside a snippet: where it allows any address, which values it lacks, and which stand
//! in more than one.

use ports_core::text::{counted, listed};
use ports_network::settings::Settings;

use crate::fields::Field;
use crate::format::{Format, FormatName};
use crate::ruleset::{Peers, Ruleset, add_whole_families};

/// `1 value missing: security group ID`; none where no value is.
pub fn missing_values(missing: &[&Field]) -> Option<String> {
    let labels: Vec<String> = missing.iter().map(|one| one.label_in_sentence()).collect();
    (!labels.is_empty()).then(|| {
        let values = counted(labels.len(), msg!(counted_values));
        msg_fmt!(fields_missing, values = values, fields = listed(&labels)).to_string()
    })
}

/// That one value stands in the snippets of several roles or sites; none where each has its own.
pub fn shared_values(format: &Format, settings: &Settings, rulesets: &[Ruleset]) -> Option<String> {
    let snippets = rulesets.iter().filter(|one| !one.rules.is_empty()).count();
    let fields = format.fields.iter().filter(|field| field.is_of_role);
    let entered = fields.filter(|field| field.entered(settings).is_some());
    let labels: Vec<String> = entered.map(|field| field.label_in_sentence()).collect();
    (snippets > 1 && !labels.is_empty())
        .then(|| msg_fmt!(fields_shared, fields = listed(&labels), snippets = snippets).to_string())
}

/// Where a snippet allows more than what was entered, as sentences without their full stop.
pub(crate) fn wide(format: &Format, ruleset: &Ruleset, settings: &Settings) -> Vec<String> {
    if ruleset.rules.is_empty() {
        return Vec::new();
    }
    let mut wide = any_address(format, ruleset);
    wide.extend(any_zone(format, settings));
    wide
}

/// Where it allows any address. The role's own hosts count for a format whose rules match them.
fn any_address(format: &Format, ruleset: &Ruleset) -> Vec<String> {
    let mut warnings = Vec::new();
    let mut families = ruleset.whole_families.clone();
    let takes_any = FormatName::of(format).opens_to_any(ruleset.allow_any);
    if takes_any {
        warnings.extend(ruleset.open_ports.iter().map(ToString::to_string));
    }
    if format.matches_local {
        match &ruleset.local {
            Peers::Any if takes_any => {
                let ends = ruleset.local_name;
                warnings.push(msg_fmt!(wide_nothing_entered, ends = ends).to_string());
            }
            Peers::Listed(addresses) => {
                add_whole_families(&mut families, addresses, ruleset.local_name);
            }
            Peers::Any | Peers::None => {}
        }
    }
    if !families.is_empty() {
        warnings.push(msg_fmt!(wide_entered, addresses = listed(&families)).to_string());
    }
    warnings
}

/// That `any` is entered where it stands for every zone or interface, as a sentence without its full
/// stop; none where it is not.
fn any_zone(format: &Format, settings: &Settings) -> Option<String> {
    let fields = format.fields.iter().filter(|field| field.is_any(settings));
    let labels: Vec<String> = fields.map(|field| field.label_in_sentence()).collect();
    (!labels.is_empty()).then(|| msg_fmt!(wide_any_entered, fields = listed(&labels)).to_string())
}
