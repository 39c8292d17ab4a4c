//! The app's wasm as the release has it: the first part, and chunks for the parts that are loaded later
//! (`src/parts.rs` says which).
//!
//! The order matters. The splitter needs the relocations that the linker left (`--emit-relocs`), which
//! everything else drops; wasm-bindgen takes the first part alone; `wasm-opt` runs on each last. The
//! first part exports its memory and table for the chunks, which takes `--keep-lld-exports`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::link::{self, Part};
use super::merge::{merge, without_exports};
use super::names::Names;
use super::shrink::{bundle, optimize, optimize_with_script};
use crate::error::{Context, Error, Result};
use crate::project;
use crate::run;
use crate::setup::Ready;

/// What the splitter calls the script that links the parts, and the app imports it by.
pub const LINK: &str = "__wasm_split.js";

/// What the app's script and the wasm of its first part are called before they are placed somewhere.
const NAME: &str = "app";

/// What the page calls of the script, `static/boot.js`.
const CALLED: &str = "default, mountPage";

/// The folder of the chunks. Below it, each build has one of its own, so that no page finds a chunk
/// that fits another.
pub const FOLDER: &str = "parts";

/// Parts that are loaded by a part alone, and so when that is there already.
const LOADED_BY: &[(&str, &[&str])] = &[(
    "workbench",
    &[
        "addresses",
        "links",
        "formats",
        "scripts",
        "upgrade",
        "request",
        "plan_file",
    ],
)];

/// The parts in the order in which a reader comes to them. What several share is loaded with the first of
/// these.
const ORDER: &[&str] = &[
    "workbench",
    "diagram",
    "help",
    "addresses",
    "links",
    "formats",
    "scripts",
    "upgrade",
    "request",
    "files",
    "plan_file",
    "workbook",
    "api",
];

/// What parts share, if it is smaller than this, is not worth a file of its own, in bytes before it is
/// shrunk: it comes along with what the first of all shares.
const SMALL: u64 = 8_000;

/// What a file's name ends with that has what a part shares with later ones.
pub const SHARED: &str = "-shared";

/// The custom section that says which build a module is of.
const SECTION: &str = "build";

/// The app's wasm in parts, and its scripts, as wasm-bindgen leaves them.
pub struct Parts {
    /// A folder that holds it all, and nothing else.
    dir: PathBuf,
    /// Which build this is: 16 hexadecimal digits that follow from every part.
    build: String,
    parts: Vec<Part>,
}

impl Parts {
    /// Makes them of a module with relocations, in a folder that is emptied first.
    pub fn make(ready: &Ready, module: &Path, dir: &Path) -> Result<Self> {
        if dir.is_dir() {
            fs::remove_dir_all(dir).context(format!("removing {}", dir.display()))?;
        }
        let split = dir.join("split");
        fs::create_dir_all(&split).context(format!("making {}", split.display()))?;
        let tool = |name| {
            let mut tool = run::program(name);
            tool.envs(ready.release_env());
            tool
        };
        let mut splitter = tool("wasm-split-cli");
        splitter.arg(module).arg(&split).args(["--out-name", NAME]);
        run::quietly(&mut splitter)?;
        let mut bindgen = tool("wasm-bindgen");
        bindgen
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            // The scripts around it say where the wasm is.
            .args(["--omit-default-module-path", "--out-name", NAME])
            .arg("--out-dir")
            .arg(dir)
            .arg(split.join(format!("{NAME}.wasm")));
        run::show(&mut bindgen)?;

        let script = split.join(LINK);
        let script =
            fs::read_to_string(&script).context(format!("reading {}", script.display()))?;
        let mut parts = Self {
            dir: dir.to_owned(),
            build: String::new(),
            parts: link::parts(&script)?,
        };
        let shrinkers = ready.shrinkers()?;
        parts.place_chunks(&split, &shrinkers.wasm_opt.with_file_name("wasm-merge"))?;
        let names = parts.shrink(&shrinkers.wasm_opt)?;
        let mut shared = Vec::new();
        for export in link::shared(&script)? {
            let now = names.export(&export)?.to_owned();
            shared.push((export, now));
        }
        parts.write_link(&shared)?;
        fs::remove_dir_all(&split).context(format!("removing {}", split.display()))?;
        Ok(parts)
    }

    /// The folder with the scripts: the app's, the one that links the parts, and `snippets`.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The wasm of the first part.
    pub fn first(&self) -> PathBuf {
        self.dir.join(format!("{NAME}_bg.wasm"))
    }

    /// The chunks: names and files.
    pub fn chunks(&self) -> Vec<(String, PathBuf)> {
        let names = self.parts.iter().flat_map(|part| &part.chunks);
        let mut names: Vec<&String> = names.collect();
        names.sort();
        names.dedup();
        let file = |name: &String| self.dir.join(format!("{name}.wasm"));
        names
            .into_iter()
            .map(|name| (name.clone(), file(name)))
            .collect()
    }

    /// Puts the chunks where the scripts look for them, beside a script in `folder`.
    pub fn copy_chunks(&self, folder: &Path) -> Result<()> {
        let folder = folder.join(FOLDER).join(&self.build);
        fs::create_dir_all(&folder).context(format!("making {}", folder.display()))?;
        for (name, file) in self.chunks() {
            let to = folder.join(format!("{name}.wasm"));
            fs::copy(&file, &to).context(format!("writing {}", to.display()))?;
        }
        Ok(())
    }

    /// Puts the app's script, in one with what it imports, into `to`: it has what the page calls and the
    /// test of the first part. `source` is where it gets chunks from.
    pub fn bundle(&self, esbuild: &Path, source: &Path, to: &Path) -> Result<()> {
        let entry = self.dir.join("entry.js");
        let script = format!(
            "export {{ {CALLED} }} from \"./{NAME}.js\";\nexport {{ isOwn }} from \"./{LINK}\";\n"
        );
        fs::write(&entry, script).context(format!("writing {}", entry.display()))?;
        let place = self.dir.join("source.js");
        fs::copy(source, &place).context(format!("copying {}", source.display()))?;
        bundle(esbuild, &entry, to, &[])
    }

    /// Makes the files of the chunks. The splitter makes a chunk for each set of parts that share
    /// something, and with many parts most of these are tiny: those that are needed at the same time
    /// become one file.
    fn place_chunks(&mut self, split: &Path, wasm_merge: &Path) -> Result<()> {
        let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for part in &self.parts {
            for chunk in &part.chunks {
                owners.entry(chunk.clone()).or_default().push(&part.name);
            }
        }
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (chunk, owners) in owners {
            let name = file_of(&owners).ok_or_else(|| {
                Error::new(format!(
                    "one of the parts {} is not in the order of them in xtask/src/wasm_build/parts.rs",
                    owners.join(", ")
                ))
            })?;
            files.entry(name).or_default().push(chunk);
        }
        let file = |chunk: &String| split.join(format!("{chunk}.wasm"));
        let common = format!("{}{SHARED}", ORDER[0]);
        for (name, chunks) in std::mem::take(&mut files) {
            let sizes = chunks.iter().map(|chunk| fs::metadata(file(chunk)));
            let size: u64 = sizes.flatten().map(|found| found.len()).sum();
            let is_small = name.ends_with(SHARED) && size < SMALL;
            let name = if is_small { common.clone() } else { name };
            files.entry(name).or_default().extend(chunks);
        }
        let mut names = BTreeMap::new();
        for (name, chunks) in &files {
            names.extend(chunks.iter().map(|chunk| (chunk.clone(), name.clone())));
        }
        for (name, modules) in files {
            let to = self.dir.join(format!("{name}.wasm"));
            let modules: Vec<PathBuf> = modules.iter().map(file).collect();
            merge(wasm_merge, &modules, &to)?;
        }
        for part in &mut self.parts {
            let mut chunks = Vec::new();
            for chunk in &part.chunks {
                let name = names.get(chunk).unwrap_or(chunk);
                if !chunks.contains(name) {
                    chunks.push(name.clone());
                }
            }
            part.chunks = chunks;
        }
        Ok(())
    }

    /// Shrinks every module, and writes into each which build it is of. The names are those that the
    /// first part and its script call each other by.
    fn shrink(&mut self, wasm_opt: &Path) -> Result<Names> {
        let first = self.first();
        let script = self.dir.join(format!("{NAME}.js"));
        let names = optimize_with_script(wasm_opt, &first, &script)?;
        let mut files = vec![first];
        for (_, file) in self.chunks() {
            optimize(wasm_opt, &file)?;
            let module = fs::read(&file).context(format!("reading {}", file.display()))?;
            let module = without_exports(&module)
                .ok_or_else(|| Error::new(format!("{} is cut", file.display())))?;
            fs::write(&file, module).context(format!("writing {}", file.display()))?;
            files.push(file);
        }
        let mut modules = Vec::new();
        for file in files {
            let module = fs::read(&file).context(format!("reading {}", file.display()))?;
            modules.push((file, module));
        }
        self.build = identity(modules.iter().map(|(_, module)| &module[..]));
        for (file, mut module) in modules {
            module.extend(section(SECTION, self.build.as_bytes()));
            fs::write(&file, module).context(format!("writing {}", file.display()))?;
        }
        Ok(names)
    }

    /// Writes the script that links the parts; `shared` is what chunks import of the first part, with the
    /// names that it has for it.
    fn write_link(&self, shared: &[(String, String)]) -> Result<()> {
        let template = project::root().join("static").join("parts.js");
        let template =
            fs::read_to_string(&template).context(format!("reading {}", template.display()))?;
        let script = link::written(&template, &self.build, &self.parts, shared)?;
        fs::write(self.dir.join(LINK), script).context(format!("writing {LINK}"))
    }
}

/// The file for a chunk of these parts, without its ending. None where one of them is not in [`ORDER`].
fn file_of(owners: &[&str]) -> Option<String> {
    let mut parts: Vec<&str> = owners.to_vec();
    for (loader, loaded) in LOADED_BY {
        if parts.contains(loader) {
            parts.retain(|part| !loaded.contains(part));
        }
    }
    let place = |part: &&str| ORDER.iter().position(|known| known == part);
    let places: Option<Vec<usize>> = parts.iter().map(place).collect();
    let first = ORDER[places?.into_iter().min()?];
    Some(match parts.len() {
        1 => first.to_owned(),
        _ => format!("{first}{SHARED}"),
    })
}

/// What follows from all modules of a build, as hexadecimal digits: FNV-1a, which tells builds apart
/// and guards against nobody.
fn identity<'m>(modules: impl Iterator<Item = &'m [u8]>) -> String {
    let hash = modules
        .flatten()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

/// A custom section, to put at the end of a module.
fn section(name: &str, content: &[u8]) -> Vec<u8> {
    let mut inner = length(name.len());
    inner.extend(name.as_bytes());
    inner.extend(content);
    let mut section = vec![0];
    section.extend(length(inner.len()));
    section.extend(inner);
    section
}

/// A length as WebAssembly writes numbers: seven bits to the byte, the low ones first.
fn length(mut rest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(rest & 0x7f).unwrap_or_default();
        rest >>= 7;
        bytes.push(if rest == 0 { low } else { low | 0x80 });
        if rest == 0 {
            return bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_has_its_name_and_lengths() {
        assert_eq!(section("ab", b"c"), [0, 4, 2, b'a', b'b', b'c']);
        assert_eq!(length(300), [0xac, 2]);
        assert_eq!(section("", &[0; 200])[..3], [0, 0xc9, 1]);
    }

    #[test]
    fn chunks_that_are_needed_at_the_same_time_are_one_file() {
        let file = |owners: &[&str]| file_of(owners);
        for (owners, expected) in [
            (&["workbench"][..], "workbench"),
            (&["formats", "upgrade", "workbench"], "workbench"),
            (&["addresses", "files", "workbench"], "workbench-shared"),
            (&["api", "files", "workbook"], "files-shared"),
            (&["scripts"], "scripts"),
        ] {
            assert_eq!(file(owners).as_deref(), Some(expected), "{owners:?}");
        }
        assert_eq!(file(&["workbench", "unheard-of"]), None);
    }

    #[test]
    fn builds_that_differ_in_any_part_have_other_names() {
        let name = |parts: [&[u8]; 2]| identity(parts.into_iter());
        // The reference value of FNV-1a.
        assert_eq!(name([b"", b"a"]), "af63dc4c8601ec8c");
        assert_ne!(name([b"a", b"b"]), name([b"a", b"c"]));
    }
}
