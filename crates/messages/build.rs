//! Compiles the words of one language into macros.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/macros.rs"]
mod macros;
#[path = "build/pseudo.rs"]
mod pseudo;
#[path = "src/pseudolocale.rs"]
mod pseudolocale;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use catalogue::{Catalogue, differences};

/// Where the languages are, seen from this package.
const WORDS: &str = "../../static/words";

/// The language that the others are held to.
const ENGLISH: &str = "en";

fn main() {
    println!("cargo::rerun-if-changed={WORDS}");
    println!("cargo::rerun-if-env-changed=PALETTE_PORTS_WORDS");
    for source in ["build.rs", "build", "src/pseudolocale.rs"] {
        println!("cargo::rerun-if-changed={source}");
    }
    if let Err(findings) = run() {
        for finding in findings {
            println!("cargo::error={finding}");
        }
        process::exit(1);
    }
}

fn run() -> Result<(), Vec<String>> {
    let english = Catalogue::read(&Path::new(WORDS).join(ENGLISH))?;
    let wanted = env::var("PALETTE_PORTS_WORDS").unwrap_or_default();
    let chosen = match wanted.as_str() {
        "" | ENGLISH => english.clone(),
        "pseudo" => pseudo::disguised(&english),
        language => {
            let other = Catalogue::read(&directory(language)?)?;
            let differences = differences(&english, &other, language);
            if !differences.is_empty() {
                return Err(differences);
            }
            other
        }
    };
    let out = env::var("OUT_DIR").map_err(|error| vec![error.to_string()])?;
    fs::write(
        Path::new(&out).join("words.rs"),
        macros::written(&english, &chosen, &wanted),
    )
    .map_err(|error| vec![error.to_string()])
}

/// The directory of a language; the error names the ones that there are.
fn directory(language: &str) -> Result<PathBuf, Vec<String>> {
    let dir = Path::new(WORDS).join(language);
    // A name and not a path to somewhere else.
    if !language.contains(['/', '\\', '.']) && dir.is_dir() {
        return Ok(dir);
    }
    let entries = fs::read_dir(WORDS).map_err(|error| vec![format!("{WORDS}: {error}")])?;
    let mut known: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    known.push("pseudo".to_owned());
    known.sort();
    Err(vec![format!(
        "PALETTE_PORTS_WORDS is `{language}`, and static/words has no directory of that name. Known are: {}",
        known.join(", ")
    )])
}
