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

fn run() -> Result<(), Vec<String>> {
    let text = fs::read_to_string(DATA).map_err(|error| vec![error.to_string()])?;
    let dataset = Dataset::from_json(&text).map_err(|error| vec![error.to_string()])?;
    let findings = lint::lint(&dataset);
    if !findings.is_empty() {
        return Err(findings.iter().map(ToString::to_string).collect());
    }
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
