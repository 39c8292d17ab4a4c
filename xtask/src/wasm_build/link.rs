//! The JavaScript that loads the app's later parts: what the splitter wrote for it is read, and
//! `static/parts.js` takes its place.

use crate::error::{Error, Result};

/// How the splitter begins what loads a chunk that several parts share, and a part.
const SHARED: &str = "const __chunk_";
const PART: &str = "export const __wasm_split_load_";

/// A part and the chunks that it is in, as the splitter named them.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in `src/parts.rs`.
    pub name: String,
    /// The chunks' files, without `.wasm`. One may be in other parts too.
    pub chunks: Vec<String>,
}

/// Reads what the splitter wrote. It is read strictly: what a newer splitter says in another way is an
/// error, never a part that loads a chunk too few.
pub fn parts(script: &str) -> Result<Vec<Part>> {
    let mut shared: Vec<(String, String)> = Vec::new();
    let mut parts = Vec::new();
    for statement in statements(script) {
        let unreadable = || {
            Error::new(format!(
                "the splitter wrote what is not known here:\n{statement}"
            ))
        };
        let (name, rest) = statement.split_once(" = ").ok_or_else(unreadable)?;
        let file = match rest.matches(FILE.0).count() {
            0 if rest.contains(NO_FILE) => None,
            1 => Some(between(rest, FILE).ok_or_else(unreadable)?),
            _ => return Err(unreadable()),
        };
        let needed = between(rest, NEEDED).ok_or_else(unreadable)?;
        if let Some(number) = name.strip_prefix(SHARED) {
            let file = file.filter(|_| needed.is_empty()).ok_or_else(unreadable)?;
            shared.push((format!("__chunk_{number}"), file.to_owned()));
            continue;
        }
        let name = name.strip_prefix(PART).ok_or_else(unreadable)?;
        let mut chunks = Vec::new();
        for needed in needed.split(", ").filter(|needed| !needed.is_empty()) {
            let found = shared.iter().find(|(known, _)| known == needed);
            chunks.push(found.ok_or_else(unreadable)?.1.clone());
        }
        chunks.extend(file.map(str::to_owned));
        parts.push(Part {
            name: name.to_owned(),
            chunks,
        });
    }
    match parts.is_empty() {
        true => Err(Error::new("the splitter found no parts")),
        false => {
            parts.sort_by(|one, other| one.name.cmp(&other.name));
            Ok(parts)
        }
    }
}

/// What chunks import of the first part.
pub fn shared(script: &str) -> Result<Vec<String>> {
    let names = script.split_once(EXPORTS.0);
    let names = names.and_then(|(_, rest)| Some(rest.split_once(EXPORTS.1)?.0));
    let names = names.ok_or_else(|| Error::new("the splitter does not say what chunks import"))?;
    let names = names.split(',').map(str::trim);
    Ok(names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect())
}

/// What stands around the names of what chunks import.
const EXPORTS: (&str, &str) = ("const { ", "} = initSync(");

/// How a part without a chunk of its own is loaded.
const NO_FILE: &str = "async (_imp) => ({})";

/// What stands for the build in `static/parts.js`.
const BUILD: &str = "BUILD_ID";

/// What stands in it for the imports of chunks.
const SHARED_IMPORTS: &str = "const SHARED = {};";

/// What stands around a file's name, and around the names of the chunks that it needs.
const FILE: (&str, &str) = ("new URL(\"./", ".wasm\"");
const NEEDED: (&str, &str) = (", [", "])");

/// The statements that make a loader, each in one text.
fn statements(script: &str) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    for line in script.lines() {
        if line.starts_with(SHARED) || line.starts_with(PART) {
            statements.push(String::new());
        } else if line.starts_with("/*") {
            continue;
        }
        if let Some(statement) = statements.last_mut() {
            statement.push_str(line);
            statement.push('\n');
        }
    }
    statements
}

fn between<'t>(text: &'t str, (before, after): (&str, &str)) -> Option<&'t str> {
    // What is needed stands last.
    let (_, rest) = text.rsplit_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

/// `static/parts.js` for these parts: `build` is what names the build, and each chunk is at
/// `./parts/BUILD/CHUNK.wasm`. `shared` is what chunks import, with the first part's names for it.
pub fn written(
    template: &str,
    build: &str,
    parts: &[Part],
    shared: &[(String, String)],
) -> Result<String> {
    for place in [BUILD, SHARED_IMPORTS] {
        if template.matches(place).count() != 1 {
            return Err(Error::new(format!(
                "static/parts.js has to say {place} once"
            )));
        }
    }
    let name = |(name, now): &(String, String)| format!("  {name}: \"{now}\",\n");
    let names: String = shared.iter().map(name).collect();
    let script = template.replace(SHARED_IMPORTS, &format!("const SHARED = {{\n{names}}};"));
    let mut script = script.replace(BUILD, build);
    let mut chunks: Vec<&String> = parts.iter().flat_map(|part| &part.chunks).collect();
    chunks.sort();
    chunks.dedup();
    script.push_str("const ADDRESSES = {\n");
    for chunk in chunks {
        script.push_str(&format!(
            "  \"{chunk}\": () => new URL(\"./parts/{build}/{chunk}.wasm\", import.meta.url),\n"
        ));
    }
    script.push_str("};\n");
    for Part { name, chunks } in parts {
        script.push_str(&format!(
            "export const __wasm_split_load_{name} = load({chunks:?});\n"
        ));
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As 0.2.4 writes it.
    const WRITTEN: &str = r#"import { initSync } from "./palette-ports.js";
let sharedImports = undefined;
        const { __indirect_function_table, memory,  } = initSync(undefined, undefined);
/* files, workbook */
const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
export const __wasm_split_load_workbook = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_workbook.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [__chunk_3]));
export const __wasm_split_load_files = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_3]));
"#;

    fn part(name: &str, chunks: &[&str]) -> Part {
        Part {
            name: name.to_owned(),
            chunks: chunks.iter().map(|&chunk| chunk.to_owned()).collect(),
        }
    }

    #[test]
    fn every_part_has_its_own_chunk_and_what_it_shares() -> Result<()> {
        let expected = [
            part("files", &["chunk_3"]),
            part("workbook", &["chunk_3", "split_workbook"]),
        ];
        assert_eq!(parts(WRITTEN)?, expected);
        Ok(())
    }

    #[test]
    fn what_chunks_import_is_what_the_splitter_takes_of_the_first_part() -> Result<()> {
        assert_eq!(shared(WRITTEN)?, ["__indirect_function_table", "memory"]);
        assert!(shared("const { memory } = init()").is_err());
        Ok(())
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for (known, other) in [
            ("[__chunk_3]", "[__chunk_4]"),
            ("const __chunk_3 = ", "const __chunk_4 = "),
            ("new URL(", "at("),
            ("export const __wasm_split_load_", "export const load_"),
            (", []", ""),
        ] {
            let other = WRITTEN.replace(known, other);
            assert!(parts(&other).is_err(), "{known}");
        }
    }

    #[test]
    fn each_part_gets_a_loader_with_addresses_that_bundlers_know() -> Result<()> {
        let template = "const BUILD = \"BUILD_ID\";\nconst SHARED = {};\n";
        let shared = [("memory".to_owned(), "d".to_owned())];
        let script = written(template, "0a", &[part("files", &["files"])], &shared)?;
        assert_eq!(
            script,
            "const BUILD = \"0a\";\nconst SHARED = {\n  memory: \"d\",\n};\nconst ADDRESSES = {\n  \"files\": () => new URL(\"./parts/0a/files.wasm\", import.meta.url),\n};\nexport const __wasm_split_load_files = load([\"files\"]);\n"
        );
        assert!(written("", "0a", &[], &[]).is_err());
        Ok(())
    }
}
