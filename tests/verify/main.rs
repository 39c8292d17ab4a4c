//! Renders every format for the checks in `checks/`, which read the snippets back with other
//! people's engines: `cargo xtask verify`.
//!
//! ```text
//! cargo test --features verify --test verify                    into target/tmp/verify
//! cargo test --features verify --test verify -- --render DIR    into DIR
//! cargo test --features verify --test verify -- --sheets DIR    workbooks, into DIR
//! ```
//!
//! A case is a directory, `DIR/<format>/<case>`: `snippet` is the text, `case.json` what was asked
//! for. Its flows come from the plan and from what the format says it can hold, not from anything
//! that writes snippets.

mod cases;
mod workbooks;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ports_formats::checks::Kind;
use ports_formats::{FORMATS, Format};
use serde_json::json;

use cases::Case;

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let mut dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("verify");
    while let Some(word) = words.next() {
        if word == "--sheets" {
            let made = words.next().map(|path| workbooks::write(Path::new(&path)));
            return match made {
                Some(Ok(())) => ExitCode::SUCCESS,
                _ => {
                    eprintln!("--sheets wants a directory that can be written");
                    ExitCode::FAILURE
                }
            };
        }
        if word == "--render" {
            match words.next() {
                Some(path) => dir = PathBuf::from(path),
                None => {
                    eprintln!("--render wants a directory");
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    match render(&dir) {
        Ok(count) => {
            println!("{count} snippets in {} formats", FORMATS.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", dir.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes every case of every format, and a list of the formats for `cargo xtask verify`.
fn render(dir: &Path) -> std::io::Result<usize> {
    let cases = cases::all();
    let mut list = String::new();
    let mut count = 0;
    for format in FORMATS {
        list += &format!("{}\t{}\t{}\n", format.id, format.extension, format.name);
        let home = dir.join(format.id);
        if home.exists() {
            // A case that is no longer made must not be checked.
            fs::remove_dir_all(&home)?;
        }
        for case in cases.iter().filter(|case| case.is_for(format)) {
            count += usize::from(write(format, case, &home.join(case.name))?);
        }
    }
    for kind in Kind::ALL {
        let id = format!("check-{}", kind.name().to_lowercase());
        list += &format!("{id}\t{}\tChecks: {}\n", kind.extension(), kind.name());
        let home = dir.join(&id);
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        for case in cases.iter().filter(|case| case.is_for(FORMATS[0])) {
            count += usize::from(write_check(&id, kind, case, &home.join(case.name))?);
        }
    }
    fs::write(dir.join("formats.tsv"), list)?;
    Ok(count)
}

/// Writes the check of one case; whether there is one.
fn write_check(id: &str, kind: Kind, case: &Case, dir: &Path) -> std::io::Result<bool> {
    fs::create_dir_all(dir)?;
    let tried = case.tried();
    let script = case.check(kind).script;
    assert_eq!(script.is_some(), !tried.is_empty(), "{id} {}", case.name);
    let about = json!({"format": id, "case": case.name, "near": null, "flows": tried});
    fs::write(dir.join("case.json"), format!("{about:#}\n"))?;
    match script {
        Some(text) => fs::write(dir.join("snippet"), text).map(|()| true),
        None => Ok(false),
    }
}

/// Writes one case; whether there is a snippet.
fn write(format: &Format, case: &Case, dir: &Path) -> std::io::Result<bool> {
    fs::create_dir_all(dir)?;
    let wanted = case.wanted(format);
    let rendered = case.render(format);
    let unsupported: Vec<String> = rendered
        .unsupported
        .iter()
        .map(ToString::to_string)
        .collect();
    // What a check can't see: an opening that is neither in the snippet nor named as missing.
    assert_eq!(
        wanted.is_whole,
        unsupported.is_empty(),
        "{} {}: {unsupported:?}",
        format.id,
        case.name
    );
    assert_eq!(
        rendered.snippet.is_some(),
        !wanted.flows.is_empty(),
        "{} {}: {:?}",
        format.id,
        case.name,
        wanted.flows
    );
    let about = json!({
        "format": format.id,
        "case": case.name,
        "extension": format.extension,
        "role": case.choice.role,
        "comment": format.comment,
        "settings": case.settings(format),
        "near": case.near(format, false),
        "near_names": case.near(format, true),
        "flows": wanted.flows,
        "unsupported": unsupported,
    });
    fs::write(dir.join("case.json"), format!("{about:#}\n"))?;
    if let Some(text) = case
        .before()
        .and_then(|before| before.render(format).snippet)
    {
        fs::write(dir.join("before"), text)?;
    }
    match rendered.snippet {
        Some(text) => fs::write(dir.join("snippet"), text).map(|()| true),
        None => Ok(false),
    }
}
