//! Makes one module of several chunks.
//!
//! All of them import the first part's memory and table. `wasm-merge` would give the module as many
//! memories; so they are merged with one more module, which imports each of these once, has them as
//! exports, and is called what the chunks import from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::shrink::FEATURES;
use crate::error::{Context, Error, Result};
use crate::run;

/// What chunks import from.
const FROM: &str = "__wasm_split";

/// What a module that was merged imports from: `static/parts.js` gives both the same.
const MERGED_FROM: &str = "__wasm_split_merged";

/// Merges them into `to`.
pub fn merge(wasm_merge: &Path, modules: &[PathBuf], to: &Path) -> Result<()> {
    if let [one] = modules {
        return fs::rename(one, to).context(format!("moving {}", to.display()));
    }
    let mut imports = BTreeMap::new();
    for module in modules {
        let bytes = fs::read(module).context(format!("reading {}", module.display()))?;
        let read = read_imports(&bytes)
            .ok_or_else(|| Error::new(format!("{} imports what is not known", module.display())))?;
        imports.extend(read);
    }
    let provider = to.with_extension("wat");
    fs::write(&provider, provider_of(&imports))
        .context(format!("writing {}", provider.display()))?;
    let mut command = run::program(wasm_merge);
    command.arg(&provider).arg(FROM);
    for (number, module) in modules.iter().enumerate() {
        command.arg(module).arg(format!("chunk{number}"));
    }
    // With names: functions are put into their order when the module is shrunk.
    run::quietly(command.args(FEATURES).arg("-g").arg("-o").arg(to))?;
    fs::remove_file(&provider).context(format!("removing {}", provider.display()))
}

/// The text of the module that imports each of these once and exports it.
fn provider_of(imports: &BTreeMap<String, String>) -> String {
    let mut text = String::from("(module\n");
    for (name, kind) in imports {
        let (kind, rest) = kind.split_once(' ').unwrap_or((kind, ""));
        text.push_str(&format!(
            "  (import \"{MERGED_FROM}\" \"{name}\" ({kind} ${name} {rest}))\n"
        ));
    }
    for (name, kind) in imports {
        let kind = kind.split(' ').next().unwrap_or_default();
        text.push_str(&format!("  (export \"{name}\" ({kind} ${name}))\n"));
    }
    text.push_str(")\n");
    text
}

/// A module without its exports: a chunk has none, but for those that merging left in it.
pub fn without_exports(module: &[u8]) -> Option<Vec<u8>> {
    const EXPORTS: u8 = 7;
    let (head, rest) = module.split_at_checked(8)?;
    let mut out = head.to_vec();
    let mut sections = Reader(rest);
    while let (whole, Some(id)) = (sections.0, sections.byte()) {
        let size = sections.number()?;
        sections.bytes(size)?;
        if id != EXPORTS {
            out.extend(&whole[..whole.len() - sections.0.len()]);
        }
    }
    Some(out)
}

/// What a module imports, by name, as WebAssembly's text has it: `memory 20`. None for anything that is no
/// memory, table or global of [`FROM`], as chunks have them.
fn read_imports(module: &[u8]) -> Option<BTreeMap<String, String>> {
    const IMPORTS: u8 = 2;
    let mut sections = Reader(module.get(8..)?);
    while let Some(id) = sections.byte() {
        let size = sections.number()?;
        let mut section = Reader(sections.bytes(size)?);
        if id != IMPORTS {
            continue;
        }
        let mut imports = BTreeMap::new();
        for _ in 0..section.number()? {
            if section.name()? != FROM {
                return None;
            }
            let name = section.name()?.to_owned();
            imports.insert(name, section.kind()?);
        }
        return Some(imports);
    }
    Some(BTreeMap::new())
}

/// What is left to read of a module.
struct Reader<'m>(&'m [u8]);

impl<'m> Reader<'m> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, number: usize) -> Option<&'m [u8]> {
        let (bytes, rest) = self.0.split_at_checked(number)?;
        self.0 = rest;
        Some(bytes)
    }

    /// Seven bits to the byte, the low ones first.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    }

    fn name(&mut self) -> Option<&'m str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }

    /// The type of an import.
    fn kind(&mut self) -> Option<String> {
        const TABLE: u8 = 1;
        const MEMORY: u8 = 2;
        const GLOBAL: u8 = 3;
        const FUNCREF: u8 = 0x70;
        const I32: u8 = 0x7f;
        Some(match self.byte()? {
            TABLE if self.byte()? == FUNCREF => format!("table {} funcref", self.limits()?),
            MEMORY => format!("memory {}", self.limits()?),
            GLOBAL if self.byte()? == I32 => match self.byte()? {
                0 => "global i32".to_owned(),
                _ => "global (mut i32)".to_owned(),
            },
            _ => return None,
        })
    }

    /// The least size, and the largest where there is one.
    fn limits(&mut self) -> Option<String> {
        match self.byte()? {
            0 => Some(self.number()?.to_string()),
            1 => Some(format!("{} {}", self.number()?, self.number()?)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports `memory` with 20 pages, and `table` with 300 places.
    fn chunk() -> Vec<u8> {
        let mut imports = vec![2];
        for (name, kind) in [
            ("memory", &[2, 0, 20][..]),
            ("table", &[1, 0x70, 0, 0xac, 2]),
        ] {
            for text in [FROM, name] {
                imports.push(u8::try_from(text.len()).unwrap_or_default());
                imports.extend(text.bytes());
            }
            imports.extend(kind);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([2, u8::try_from(imports.len()).unwrap_or_default()]);
        module.extend(imports);
        module
    }

    #[test]
    fn what_chunks_import_is_imported_once_and_passed_on() {
        let imports = read_imports(&chunk()).unwrap_or_default();
        assert_eq!(
            provider_of(&imports),
            "(module\n  (import \"__wasm_split_merged\" \"memory\" (memory $memory 20))\n  \
             (import \"__wasm_split_merged\" \"table\" (table $table 300 funcref))\n  \
             (export \"memory\" (memory $memory))\n  (export \"table\" (table $table))\n)\n"
        );
    }

    #[test]
    fn exports_are_taken_out_and_all_else_stays() {
        let chunk = chunk();
        let mut with_exports = chunk.clone();
        with_exports.extend([7, 1, 0, 10, 1, 0]);
        let expected = [&chunk[..], &[10, 1, 0]].concat();
        assert_eq!(without_exports(&with_exports), Some(expected));
        assert_eq!(without_exports(&chunk[..chunk.len() - 1]), None);
    }

    #[test]
    fn a_chunk_that_imports_from_elsewhere_or_is_cut_is_refused() {
        let whole = chunk();
        assert_eq!(read_imports(&whole[..whole.len() - 1]), None);
        let elsewhere = String::from_utf8_lossy(&whole).replace("__wasm_split", "__wasm_other");
        assert_eq!(read_imports(elsewhere.as_bytes()), None);
    }
}
