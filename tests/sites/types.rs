//! What is claimed about the types that are shipped, by the TypeScript compiler: that what callers
//! write compiles, what they must not write does not, and that the API answers what is declared.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::copies::{Change, Copy};
use crate::runner::{Claim, Doing};
use crate::tab::Tab;

const DECLARED: &str = "palette-ports/api.d.ts";

const ELEMENT: &str = "palette-ports/palette-ports.d.ts";

/// What every answer may be of.
const IMPORTS: &str = "import type { ChangeDetail, Dataset, ErrorDetail, Format, Mounted, \
    MountOptions, PalettePorts, Rules, Selection, Snippet, SnippetOptions } from \
    \"palette-ports/api\";\n";

/// All claims, with the script that is the compiler.
pub fn claims(compiler: &Path) -> Vec<Claim> {
    let compiles = |name, project: &'static str, broken| {
        let compiler = compiler.to_owned();
        claim(name, broken, move |tab| {
            let compiler = compiler.clone();
            Box::pin(async move { compile(&compiler, tab.place(), project) })
        })
    };
    let by_compiler = compiler.to_owned();
    vec![
        compiles(
            "what callers write compiles as bundlers resolve it, and what they must not does not",
            "tsconfig.json",
            vec![
                swapped(
                    "calls an option otherwise",
                    DECLARED,
                    "showOptional?",
                    "optional?",
                ),
                swapped(
                    "has a theme of any name",
                    DECLARED,
                    "\"auto\" | \"light\"",
                    "string",
                ),
                swapped(
                    "needs no format",
                    DECLARED,
                    "  format: string;\n  /** Whether dep",
                    "  format?: string;\n  /** Whether dep",
                ),
                swapped(
                    "may answer nothing",
                    DECLARED,
                    "): Rules;",
                    "): Rules | null;",
                ),
                swapped(
                    "does not know its element",
                    ELEMENT,
                    "\"palette-ports\": Pal",
                    "\"palette-port\": Pal",
                ),
                swapped(
                    "exports no API",
                    "palette-ports/package.json",
                    "\"./api\"",
                    "\"./ap\"",
                ),
            ],
        ),
        compiles(
            "and as node does",
            "tsconfig.nodenext.json",
            vec![swapped(
                "imports without an ending",
                ELEMENT,
                "./api.js",
                "./api",
            )],
        ),
        claim(
            "the API takes and answers what is declared",
            vec![
                swapped("answers by other names", DECLARED, "leftOut:", "omitted:"),
                swapped(
                    "answers more than that",
                    DECLARED,
                    "  fileName: string;\n  /** What is open",
                    "  /** What is open",
                ),
                swapped(
                    "answers less than that",
                    DECLARED,
                    "  summary: string;",
                    "  summary: string;\n  details: string;",
                ),
                swapped(
                    "answers in other words",
                    DECLARED,
                    "\"none\" | \"outbound\"",
                    "\"never\" | \"outbound\"",
                ),
                swapped(
                    "always has a note",
                    DECLARED,
                    "note: string | null",
                    "note: string",
                ),
                swapped(
                    "tells other things",
                    DECLARED,
                    "  query: string;",
                    "  link: string;",
                ),
                swapped(
                    "takes one thing more",
                    DECLARED,
                    "  search?: string | null;",
                    "  search?: string | null;\n  limit?: number;",
                ),
                swapped(
                    "does one thing more",
                    DECLARED,
                    "  destroy(): void;",
                    "  destroy(): void;\n  pause(): void;",
                ),
                // Renamed on the other side.
                Copy {
                    name: "answers by names that nobody declared",
                    changes: vec![(
                        "collect.js",
                        Change::Swapped(
                            "ports.formats()],",
                            "ports.formats().map(({ fileName, ...rest }) => ({ ...rest, file: fileName }))],",
                        ),
                    )],
                },
            ],
            move |tab| Box::pin(answers(tab.strict(), by_compiler.clone())),
        ),
    ]
}

fn claim(name: &'static str, broken: Vec<Copy>, run: impl Fn(Tab) -> Doing + 'static) -> Claim {
    Claim {
        name,
        run: Box::new(run),
        copy: None,
        broken,
    }
}

/// A copy in whose file something else is said.
fn swapped(
    name: &'static str,
    file: &'static str,
    before: &'static str,
    now: &'static str,
) -> Copy {
    Copy {
        name,
        changes: vec![(file, Change::Swapped(before, now))],
    }
}

/// Compiles what is in a directory; panics with what the compiler says.
fn compile(compiler: &Path, place: &Path, project: &str) {
    let mut node = Command::new("node");
    node.arg(compiler).args(["--project", project]);
    let output = node.current_dir(place).output().expect("node");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
}

/// Asks the API in the browser, and writes every answer down as a value of its declared type.
async fn answers(tab: Tab, compiler: PathBuf) {
    tab.open("/").await;
    tab.until_true("answers", "!!(window.answers || window.failed)")
        .await;
    assert_eq!(tab.value("window.failed ?? ''").await, "");
    tab.assert_clean().await;
    let answers = tab.value("window.answers").await;
    let answers = answers.as_array().expect("answers");
    assert!(answers.len() > 10, "{} answers", answers.len());
    let mut text = IMPORTS.to_owned();
    for answer in answers {
        let declared = answer[0].as_str().expect("a type");
        let value: &Value = &answer[1];
        writeln!(text, "({value}) satisfies {declared};").expect("a text");
    }
    fs::write(tab.place().join("answers.ts"), text).expect("answers.ts");
    compile(&compiler, tab.place(), "tsconfig.answers.json");
}
