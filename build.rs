//! Makes the dataset into a `static`, so that the page neither parses nor checks it again, and
//! refuses one that is wrong: the same reader and the same lints as everywhere else.

use std::fmt::Write;
use std::{env, fs, process};

/// The part of the domain that a dataset is read and checked with, compiled a second time.
#[allow(dead_code, missing_docs)]
#[path = "src/domain"]
mod domain {
    pub mod dataset;
    pub mod text;
    pub mod version;
}

use domain::dataset::*;
use domain::version::Release;

const DATA: &str = "static/data/palette.json";

fn main() {
    println!("cargo::rerun-if-changed={DATA}");
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string(DATA).unwrap_or_else(|error| fail(&[error.to_string()]));
    let dataset = Dataset::from_json(&text).unwrap_or_else(|error| fail(&[error.to_string()]));
    let findings: Vec<String> = lint::lint(&dataset)
        .iter()
        .map(ToString::to_string)
        .collect();
    if !findings.is_empty() {
        fail(&findings);
    }
    let code = format!("static EMBEDDED: Dataset = {};\n", dataset.code());
    let out = env::var("OUT_DIR").unwrap_or_else(|error| fail(&[error.to_string()]));
    if let Err(error) = fs::write(format!("{out}/dataset.rs"), code) {
        fail(&[error.to_string()]);
    }
}

fn fail(findings: &[String]) -> ! {
    for finding in findings {
        println!("cargo::error={DATA}: {finding}");
    }
    process::exit(1)
}

/// A value as the Rust expression that makes it.
trait Code {
    fn code(&self) -> String;
}

impl Code for Text {
    fn code(&self) -> String {
        format!("Borrowed({:?})", &**self)
    }
}

impl<T: Code + Clone + 'static> Code for List<T> {
    fn code(&self) -> String {
        let items: Vec<String> = self.iter().map(Code::code).collect();
        format!("List(Borrowed(&[{}]))", items.join(", "))
    }
}

impl<T: Code> Code for Option<T> {
    fn code(&self) -> String {
        self.as_ref()
            .map_or("None".to_owned(), |value| format!("Some({})", value.code()))
    }
}

impl Code for Release {
    fn code(&self) -> String {
        self.as_code().unwrap_or_else(|| {
            fail(&[format!(
                "{self}: a rule starts and ends with a release, not with a candidate"
            )])
        })
    }
}

impl Code for Removal {
    fn code(&self) -> String {
        match self {
            Self::NotKnown => "Removal::NotKnown".to_owned(),
            Self::In(release) => format!("Removal::In({})", release.code()),
        }
    }
}

impl Code for Exception {
    fn code(&self) -> String {
        match self {
            Self::Overlap {
                rule,
                other,
                reason,
            } => format!(
                "Exception::Overlap {{ rule: {}, other: {}, reason: {} }}",
                rule.code(),
                other.code(),
                reason.code()
            ),
            Self::Counterpart { rule, role, reason } => format!(
                "Exception::Counterpart {{ rule: {}, role: {}, reason: {} }}",
                rule.code(),
                role.code(),
                reason.code()
            ),
        }
    }
}

macro_rules! debug_is_code {
    ($($prefix:literal $name:ty),+ $(,)?) => {$(
        impl Code for $name {
            fn code(&self) -> String {
                format!(concat!($prefix, "{:?}"), self)
            }
        }
    )+};
}

debug_is_code!("" u16, "" u32, "Direction::" Direction, "Protocol::" Protocol, "Requirement::" Requirement, "Evidence::" Evidence);

macro_rules! id_code {
    ($($name:ident),+) => {$(
        impl Code for $name {
            fn code(&self) -> String {
                format!(concat!(stringify!($name), "::from_static({:?})"), self.as_str())
            }
        }
    )+};
}

id_code!(DeploymentId, RoleId, EndpointId, RuleId, SourceId);

/// A struct field by field; leaving one out does not compile.
macro_rules! struct_code {
    ($($name:ident $(<$of:ident>)? { $($field:ident),+ $(,)? })+) => {$(
        impl$(<$of: Code>)? Code for $name$(<$of>)? {
            fn code(&self) -> String {
                let Self { $($field),+ } = self;
                let mut code = concat!(stringify!($name), " { ").to_owned();
                $(let _ = write!(code, concat!(stringify!($field), ": {}, "), $field.code());)+
                code + "}"
            }
        }
    )+};
}

struct_code! {
    Dataset { schema, schema_version, product, vendor, dataset_version, deployments, roles, lines, transports, endpoints, sources, rules, exceptions }
    Named<Id> { id, name }
    Transport { name, protocol, port, since, until }
    Endpoint { id, name, description, role }
    Source { id, title, publisher, url, revision }
    Rule { id, deployments, role, direction, protocol, ports, service, requirement, condition, since, deprecated_since, removed_in, replaced_by, purposes, when_blocked, sources, evidence, evidence_note }
    PortRange { from, to }
    Purpose { text, far_ends, since }
    FarEnd { endpoint, evidence, note }
    Citation { source, section }
}
