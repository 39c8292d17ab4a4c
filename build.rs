//! Packs the dataset, so that the page neither parses nor checks it again, and refuses one that is
//! wrong: the same reader and the same lints as everywhere else. And works out where everything is in
//! the diagrams.

#[macro_use]
extern crate palette_ports_words;

use std::path::Path;
use std::{env, fs, process};

/// The part of the domain that a dataset is read and checked with, compiled a second time.
#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/domain"]
mod domain {
    pub mod dataset;
    pub mod diagram;
    pub mod query;
    pub mod text;
    pub mod version;
}

use domain::dataset::{Dataset, lint, pack};
use domain::diagram::frame;

const DATA: &str = "static/data/palette.json";

fn main() {
    println!("cargo::rerun-if-changed={DATA}");
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(findings) = run() {
        for finding in findings {
            println!("cargo::error={DATA}: {finding}");
        }
        process::exit(1);
    }
}

/// The fields of the dataset that are prose.
const PROSE: [&str; 9] = [
    "condition",
    "description",
    "evidence_note",
    "name",
    "note",
    "reason",
    "text",
    "title",
    "when_blocked",
];

/// The dataset as a translation would have it, for the language that nobody speaks.
fn disguised(text: &str) -> Result<Dataset, String> {
    fn walk(value: &mut serde_json::Value, field: &str) {
        match value {
            serde_json::Value::Object(fields) => {
                fields
                    .iter_mut()
                    .for_each(|(name, value)| walk(value, name));
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(|item| walk(item, field)),
            serde_json::Value::String(text) if PROSE.contains(&field) => {
                *text = palette_ports_words::disguise(text);
            }
            _ => {}
        }
    }
    let mut value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    walk(&mut value, "");
    Dataset::from_json(&value.to_string()).map_err(|error| error.to_string())
}

fn run() -> Result<(), Vec<String>> {
    let text = fs::read_to_string(DATA).map_err(|error| vec![error.to_string()])?;
    let dataset = Dataset::from_json(&text).map_err(|error| vec![error.to_string()])?;
    let findings = lint::lint(&dataset);
    if !findings.is_empty() {
        return Err(findings.iter().map(ToString::to_string).collect());
    }
    let dataset = match palette_ports_words::LANGUAGE {
        "pseudo" => disguised(&text).map_err(|error| vec![error])?,
        _ => dataset,
    };
    let (texts, bytes) = pack(&dataset)
        .map_err(|text| vec![format!("“{text}” has more than one line; write it as one")])?;
    let mut frames = Vec::new();
    for deployment in &dataset.deployments {
        frames.push(frame(&dataset, &deployment.id));
    }
    let out = env::var("OUT_DIR").map_err(|error| vec![error.to_string()])?;
    let out = Path::new(&out);
    fs::write(out.join("dataset.txt"), texts)
        .and_then(|()| fs::write(out.join("dataset.bin"), bytes))
        .and_then(|()| {
            fs::write(
                out.join("frames.rs"),
                format!("&{frames:?}")
                    .replace(", [", ", &[")
                    .replace("&[[", "&[&["),
            )
        })
        .map_err(|error| vec![error.to_string()])
}
