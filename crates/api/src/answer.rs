//! What is answered: plain values, in the words that the page uses.

use serde::Serialize;

use crate::request::{RulesRequest, SnippetRequest};
use ports_core::answer::answer;
use ports_core::dataset::{Dataset, Rule, Text};
use ports_core::evaluation::{Status, evaluate, why};
use ports_formats::{
    self, Blank, FORMATS, Field, Format, HostNames, LeftOut, Ruleset, format_by_id, rulesets_where,
    shared_values,
};

/// Which rules apply to a choice, and why the others do not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RulesAnswer {
    /// The version of the dataset that it was answered from.
    pub dataset_version: Text,
    /// The answer to the choice, in a few sentences, whatever is left out of the lists.
    pub summary: String,
    /// What to know about a release that is not a documented one.
    pub note: Option<String>,
    /// The rules that apply, and those that have ended, in the dataset's order.
    pub matches: Vec<MatchInfo>,
    /// All others, each with every reason against it.
    pub misses: Vec<MissInfo>,
}

/// A rule that applies.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MatchInfo {
    /// The rule, as the dataset has it.
    pub rule: &'static Rule,
    /// Protocol and ports: `tcp/443`.
    pub label: String,
    /// `required`, `conditional`, `optional`, `deprecated` or `ended`, at the chosen release.
    pub status: &'static str,
    /// Why it applies.
    pub why: String,
    /// Whether snippets hold it.
    pub included: bool,
    /// What it is for at the chosen release.
    pub purposes: Vec<&'static str>,
}

/// A rule that does not apply.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissInfo {
    /// The rule's id.
    pub id: &'static str,
    /// Why it does not apply.
    pub why: String,
}

impl RulesAnswer {
    pub(crate) fn new(dataset: &'static Dataset, request: &RulesRequest) -> Self {
        let selection = &request.selection;
        let mut evaluation = evaluate(dataset, selection);
        let summary = answer(dataset, selection, &evaluation).text;
        let version = &selection.version;
        let narrowed = request.narrowing.apply(dataset, version, &mut evaluation);
        Self {
            dataset_version: dataset.dataset_version,
            summary,
            note: evaluation.answer.note(&selection.version),
            matches: evaluation
                .matches
                .iter()
                .map(|found| MatchInfo {
                    rule: found.rule,
                    label: found.rule.port_label(),
                    status: status(found.status),
                    included: found.is_included(),
                    why: why(dataset, found.rule, found.status),
                    purposes: found.purposes.iter().map(|one| one.text.as_str()).collect(),
                })
                .collect(),
            misses: evaluation
                .not_shown
                .iter()
                .map(|miss| MissInfo {
                    id: miss.rule.id.as_str(),
                    why: miss.text(dataset, selection),
                })
                .chain(narrowed.into_iter().map(|miss| MissInfo {
                    id: miss.rule.id.as_str(),
                    why: miss.why,
                }))
                .collect(),
        }
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Required => "required",
        Status::Conditional => "conditional",
        Status::Optional => "optional",
        Status::Deprecated => "deprecated",
        Status::Ended => "ended",
    }
}

/// A format to choose.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    /// The id, as in options and links.
    pub id: &'static str,
    /// The name people read.
    pub name: &'static str,
    /// The heading it is offered under.
    pub group: &'static str,
    /// A name for a file that holds a snippet, whatever it is for.
    pub file_name: String,
    /// What it is for.
    pub about: &'static str,
    /// How it is put to work.
    pub apply: &'static str,
    /// What else there is to know, such as what it does not open; null for most.
    pub note: Option<&'static str>,
    /// How it is taken back out again.
    pub undo: &'static str,
    /// How far it was checked.
    pub checked: &'static str,
    /// Which ends may be host names: `none`, `outbound` or `both`.
    pub host_names: &'static str,
    /// Whether its rules name the role's own hosts too.
    pub names_near_end: bool,
    /// What it can be told beside addresses.
    pub fields: Vec<FieldInfo>,
}

/// A field of a format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldInfo {
    /// The id, as in settings.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What it is, and where it is found.
    pub hint: &'static str,
    /// What is written when it is left out: a value, or a gap, `<security-group-id>`.
    pub default: String,
    /// A value that is right, to see what one looks like.
    pub example: &'static str,
    /// What is right, as the end of "has to be …".
    pub wanted: &'static str,
}

/// All formats, in the order they are offered.
pub fn formats() -> Vec<FormatInfo> {
    FORMATS.iter().map(|format| format_info(format)).collect()
}

fn format_info(format: &'static Format) -> FormatInfo {
    FormatInfo {
        id: format.id,
        name: format.name,
        group: format.group.label(),
        file_name: format!("palette-ports.{}", format.extension),
        about: format.about,
        apply: format.apply,
        note: (!format.note.is_empty()).then_some(format.note),
        undo: format.undo,
        checked: format.checked,
        host_names: match format.host_names {
            HostNames::None => "none",
            HostNames::Outbound => "outbound",
            HostNames::Both => "both",
        },
        names_near_end: format.matches_local,
        fields: format
            .fields
            .iter()
            .map(|field| field_info(field))
            .collect(),
    }
}

fn field_info(field: &'static Field) -> FieldInfo {
    FieldInfo {
        id: field.id,
        label: field.label,
        hint: field.hint,
        default: match field.blank {
            Blank::Value(text) | Blank::Gap(text) => text.to_owned(),
            Blank::OfRole(start) => format!("{start}<role>"),
        },
        example: field.example,
        wanted: field.wanted,
    }
}

/// The snippet for the hosts of one role.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SnippetAnswer {
    /// The role's id.
    pub role: &'static str,
    /// What the snippet is for, as one line.
    pub title: String,
    /// The snippet; null when nothing can be expressed.
    pub text: Option<String>,
    /// The name of its file: role, site and version.
    pub file_name: String,
    /// What is open to any address, as parts of a sentence. Never leave this unsaid.
    pub wide: Vec<String>,
    /// That one value stands in the snippets of several roles, as a sentence.
    pub shared: Option<String>,
    /// What of it is more than a platform takes by default, and the way out.
    pub limits: Vec<String>,
    /// The fields that nothing was entered in and that the snippet has a gap for.
    pub missing: Vec<MissingInfo>,
    /// What the format cannot express and is therefore missing, why, and the way out.
    pub unsupported: Vec<String>,
    /// Rules that were left out by choice.
    pub left_out: Vec<LeftOutInfo>,
}

/// A field that a snippet has a gap for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissingInfo {
    /// The field's id, as in settings.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
}

/// A rule that was left out by choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutInfo {
    /// The rule's id.
    pub id: &'static str,
    /// What it would open.
    pub label: String,
    /// Why it is left out.
    pub why: String,
}

pub(crate) fn snippets(
    dataset: &'static Dataset,
    rules: &RulesRequest,
    request: &SnippetRequest,
) -> Vec<SnippetAnswer> {
    let selection = &rules.selection;
    let mut evaluation = evaluate(dataset, selection);
    let version = &selection.version;
    let narrowed = rules.narrowing.apply(dataset, version, &mut evaluation);
    let format = format_by_id(&request.options.format).unwrap_or(FORMATS[0]);
    let mut plans = rulesets_where(
        &|_| true,
        dataset,
        selection,
        &evaluation,
        &request.addresses,
        &request.options,
    );
    for plan in &mut plans {
        let of_role = narrowed.iter().filter(|one| one.rule.role == *plan.role);
        let left_out = of_role.map(|one| {
            let why = msg_fmt!(left_out_hidden, why = one.why);
            LeftOut::new(one.rule, why.to_string())
        });
        plan.left_out.extend(left_out);
    }
    plans.retain(|plan| !plan.rules.is_empty() || !plan.left_out.is_empty());
    let shared = shared_values(format, &request.settings, &plans);
    let answer = |plan: &Ruleset<'static>| {
        let rendered = format.render(plan, &request.settings);
        SnippetAnswer {
            role: plan.role.as_str(),
            title: plan.title.clone(),
            text: rendered.snippet,
            file_name: plan.file_name(format.extension),
            wide: rendered.wide,
            shared: shared.clone(),
            limits: rendered.limits,
            missing: rendered
                .missing
                .iter()
                .map(|field| MissingInfo {
                    id: field.id,
                    label: field.label,
                })
                .collect(),
            unsupported: rendered
                .unsupported
                .iter()
                .map(ToString::to_string)
                .collect(),
            left_out: plan
                .left_out
                .iter()
                .map(|one| LeftOutInfo {
                    id: one.rule.as_str(),
                    label: one.label.clone(),
                    why: one.why.clone(),
                })
                .collect(),
        }
    };
    plans.iter().map(answer).collect()
}
