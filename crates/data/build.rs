//! Packs the dataset, so that the page neither parses nor checks it again, and refuses one that is
//! wrong: the same reader and the same lints as everywhere else. And works out where everything is in
//! the diagrams.

use std::path::Path;
use std::{env, fs, process};

use ports_core::dataset::{Dataset, lint, pack};
use ports_core::diagram::frame;

/// The dataset, seen from this package.
const DATA: &str = "../../static/data/palette.json";

/// What it is called in messages.
const NAME: &str = "static/data/palette.json";

fn main() {
    println!("cargo::rerun-if-changed={DATA}");
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(findings) = run() {
        for finding in findings {
            println!("cargo::error={NAME}: {finding}");
        }
        process::exit(1);
    }
}

/// The fields of the dataset that are prose.
const PROSE: [&str; 10] = [
    "condition",
    "description",
    "evidence_note",
    "name",
    "note",
    "reason",
    "text",
    "title",
    "when_blocked",
    "when_removed",
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
                *text = ports_messages::disguise(text);
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
    let dataset = match ports_messages::LANGUAGE {
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
