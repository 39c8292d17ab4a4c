//! Gives what the wasm and its JavaScript half call each other by names of a letter or two.
//!
//! `wasm-opt` renames in the wasm and prints what it renamed; this makes the JavaScript
//! say the same. A name that is not exactly where it is expected is an error: two halves
//! that don't fit would be a page that doesn't start. The names that wasm-bindgen makes up hold a hash
//! each, in both halves, which no compression makes smaller.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};

/// The pass of `wasm-opt` that prints the list.
pub const PASS: &str = "--minify-imports-and-exports-and-modules";

/// What that pass calls the only module that things are imported from.
const MODULE: &str = "a";

/// Old names and new.
type Renamed = BTreeMap<String, String>;

/// What was renamed.
#[derive(Debug, PartialEq, Eq)]
pub struct Names {
    /// The imports of every module, which all come from [`MODULE`] now.
    imports: BTreeMap<String, Renamed>,
    exports: Renamed,
}

impl Names {
    /// Reads the list that `wasm-opt` prints: one `["module", "old", "new"]` or
    /// `["old", "new"]` on a line.
    pub fn parse(list: &str) -> Result<Self> {
        let mut imports: BTreeMap<String, Renamed> = BTreeMap::new();
        let mut exports = Renamed::new();
        for line in list.lines() {
            let line = line.trim().trim_end_matches(',');
            let Some(inner) = line.strip_prefix("[\"") else {
                let frame = ["{", "}", "]", "\"imports\": [", "\"exports\": [", ""];
                match frame.contains(&line) {
                    true => continue,
                    false => return Err(unreadable(line)),
                }
            };
            let inner = inner
                .strip_suffix("\"]")
                .filter(|inner| !inner.contains('\\'))
                .ok_or_else(|| unreadable(line))?;
            let (renamed, old, new) = match inner.split("\", \"").collect::<Vec<_>>()[..] {
                [module, old, new] => (imports.entry(module.to_owned()).or_default(), old, new),
                [old, new] => (&mut exports, old, new),
                _ => return Err(unreadable(line)),
            };
            if renamed.insert(old.to_owned(), new.to_owned()).is_some() {
                return Err(Error::new(format!("wasm-opt renamed twice: {line}")));
            }
        }
        Ok(Self { imports, exports })
    }

    /// What an export is called now.
    pub fn export(&self, old: &str) -> Result<&str> {
        let new = self.exports.get(old).map(String::as_str);
        new.ok_or_else(|| mismatch(&format!("the wasm does not export `{old}`")))
    }

    /// What the wasm imports and exports now, one a line and sorted.
    pub fn interface(&self) -> Vec<String> {
        let imports = self.imports.values().flat_map(Renamed::values);
        let imports = imports.map(|new| format!("import {MODULE} {new}"));
        let exports = self.exports.values().map(|new| format!("export {new}"));
        let mut lines: Vec<String> = imports.chain(exports).collect();
        lines.sort();
        lines
    }

    /// The JavaScript with the new names in the places of the old.
    pub fn apply(&self, script: &str) -> Result<String> {
        // What wasm-bindgen wrote itself is in the module that stands for the JavaScript;
        // what is imported from a script of the app needed nothing written.
        let (glue, scripts): (Vec<_>, Vec<_>) = self
            .imports
            .iter()
            .partition(|(module, _)| module.ends_with("_bg.js"));
        let [(glue, imports)] = glue[..] else {
            return Err(mismatch("no import, or several, from a module `…_bg.js`"));
        };
        let mut script = self.rename(script, imports)?;
        let mut also = String::new();
        for (module, imports) in scripts {
            // Of a script that more than one thing is imported from, wasm-bindgen makes as many
            // objects, all of them the same: the last one stands.
            while script.matches(&format!("\"{module}\": ")).count() > 1 {
                take_first(&mut script, module)?;
            }
            let object = take_entry(&mut script, module, "")?;
            if !script.contains(&format!("import * as {object} from \"{module}\"")) {
                return Err(mismatch(&format!("`{object}` is not all of \"{module}\"")));
            }
            for (old, new) in imports {
                if !old.chars().all(in_name) {
                    return Err(mismatch(&format!(
                        "`{old}` of \"{module}\" is not a plain name"
                    )));
                }
                also.push_str(&format!(", {new}: {object}.{old}"));
            }
        }
        const PLACE: &str = "/* imports */";
        if script.contains(PLACE) {
            return Err(mismatch(&format!("it has `{PLACE}`")));
        }
        let object = take_entry(&mut script, glue, PLACE)?;
        let entry = match also.is_empty() {
            true => format!("\"{MODULE}\": {object},"),
            // The object says `__proto__: null` by itself. Said here as well, terser makes one literal
            // of both, with the word twice, which does not parse.
            false => format!("\"{MODULE}\": {{ ...{object}{also} }},"),
        };
        Ok(script.replacen(PLACE, &entry, 1))
    }

    /// Renames the keys that are imports, and the exports where they are used.
    fn rename(&self, script: &str, imports: &Renamed) -> Result<String> {
        let mut out = String::with_capacity(script.len());
        let mut keys: BTreeSet<&str> = BTreeSet::new();
        let mut rest = script;
        while let Some(at) = rest.find(in_name) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let name = first_name(rest);
            rest = &rest[name.len()..];
            if let Some(new) = imports.get(name) {
                let key = rest.starts_with(": ") && out.trim_end().ends_with(['{', ',']);
                if !key || !keys.insert(name) {
                    return Err(mismatch(&format!(
                        "the import `{name}` is not one key of an object"
                    )));
                }
                out.push_str(new);
            } else if name == "wasm" && rest.starts_with('[') {
                return Err(mismatch("exports are looked up by computed names"));
            } else if name == "wasm" && rest.starts_with('.') && !out.ends_with(['.', '/']) {
                let used = first_name(&rest[1..]);
                let new = self.exports.get(used).ok_or_else(|| {
                    mismatch(&format!("the wasm does not export `{used}`, which is used"))
                })?;
                out.push_str("wasm.");
                out.push_str(new);
                rest = &rest[1 + used.len()..];
            } else {
                out.push_str(name);
            }
        }
        out.push_str(rest);
        match imports.keys().find(|name| !keys.contains(&***name)) {
            Some(missing) => Err(mismatch(&format!(
                "nothing provides the import `{missing}`"
            ))),
            None => Ok(out),
        }
    }
}

/// Replaces the entry `"module": object,` of the script; the result is the object's name.
fn take_entry(script: &mut String, module: &str, by: &str) -> Result<String> {
    let key = format!("\"{module}\": ");
    let Some((before, after)) = script.split_once(&key) else {
        return Err(mismatch(&format!("nothing stands for {key}")));
    };
    let object = first_name(after);
    match after[object.len()..].strip_prefix(',') {
        Some(tail) if !object.is_empty() && !tail.contains(&key) => {
            let object = object.to_owned();
            *script = format!("{before}{by}{tail}");
            Ok(object)
        }
        _ => Err(mismatch(&format!("not just one object stands for {key}"))),
    }
}

/// Takes the first of several objects that stand for a module out.
fn take_first(script: &mut String, module: &str) -> Result<()> {
    let key = format!("\"{module}\": ");
    let taken = script.split_once(&key).and_then(|(before, after)| {
        let tail = after[first_name(after).len()..].strip_prefix(',')?;
        Some(format!("{before}{tail}"))
    });
    *script = taken.ok_or_else(|| mismatch(&format!("no plain object stands for {key}")))?;
    Ok(())
}

/// The name that the text starts with.
fn first_name(text: &str) -> &str {
    &text[..text.find(|c| !in_name(c)).unwrap_or(text.len())]
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

fn unreadable(line: &str) -> Error {
    Error::new(format!("wasm-opt printed an unexpected line: {line}"))
}

fn mismatch(what: &str) -> Error {
    Error::new(format!(
        "the wasm and its JavaScript would not fit: {what}. Has another version of wasm-bindgen \
         another way of writing it? See xtask/src/wasm_build/names.rs"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "{\n \"imports\": [\n  [\"./app_bg.js\", \"__wbg_log_1f\", \"b\"],\n  \
                        [\"./app_bg.js\", \"__wbg_log_1\", \"c\"]\n ],\n\"exports\": [\n  \
                        [\"memory\", \"d\"],\n  [\"run\", \"e\"],\n  [\"unused\", \"f\"]\n ]\n}\n";

    const SCRIPT: &str = "const import0 = {\n    __proto__: null,\n    __wbg_log_1: function(arg0) \
                          {\n        wasm.run(wasm.memory.buffer);\n    },\n    __wbg_log_1f: \
                          function() { return 'run memory'; },\n};\nreturn { \"./app_bg.js\": \
                          import0, };\nwasm = instance.exports; new URL('app_bg.wasm'); \
                          load('/wasm.run')\n";

    fn applied(list: &str, script: &str) -> std::result::Result<String, String> {
        Names::parse(list)
            .and_then(|names| names.apply(script))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn renames_whole_names_where_they_mean_imports_and_exports() {
        let expected = "const import0 = {\n    __proto__: null,\n    c: function(arg0) {\n        \
                        wasm.e(wasm.d.buffer);\n    },\n    b: function() { return 'run memory'; \
                        },\n};\nreturn { \"a\": import0, };\nwasm = instance.exports; new \
                        URL('app_bg.wasm'); load('/wasm.run')\n";
        assert_eq!(applied(LIST, SCRIPT).as_deref(), Ok(expected));
    }

    fn with_script(list: &str) -> String {
        list.replace(
            "[\n  [\"./app",
            "[\n  [\"./s/b.js\", \"ask\", \"g\"],\n  [\"./app",
        )
    }

    #[test]
    fn what_comes_from_a_script_of_the_app_joins_the_rest() -> std::result::Result<(), String> {
        let script = SCRIPT.replace("import0, }", "import0, \"./s/b.js\": import1, }");
        let script = format!("import * as import1 from \"./s/b.js\"\n{script}");
        let out = applied(&with_script(LIST), &script)?;
        assert!(
            out.contains("return { \"a\": { ...import0, g: import1.ask },  };"),
            "{out}"
        );
        assert!(out.starts_with("import * as import1 from \"./s/b.js\"\n"));
        Ok(())
    }

    #[test]
    fn of_several_objects_for_one_script_one_stands() -> std::result::Result<(), String> {
        let both = "import0, \"./s/b.js\": import1, \"./s/b.js\": import2, }";
        let script = SCRIPT.replace("import0, }", both);
        let script = format!("import * as import2 from \"./s/b.js\"\n{script}");
        let out = applied(&with_script(LIST), &script)?;
        assert!(out.contains("{ ...import0, g: import2.ask }"), "{out}");
        assert!(!out.contains("import1"), "{out}");
        Ok(())
    }

    #[test]
    fn says_what_the_wasm_has_now() -> Result<()> {
        assert_eq!(
            Names::parse(LIST)?.interface(),
            [
                "export d",
                "export e",
                "export f",
                "import a b",
                "import a c"
            ]
        );
        Ok(())
    }

    #[test]
    fn refuses_what_would_not_fit() {
        let refused = |list: &str, script: &str, why: &str| {
            let said = applied(list, script).err().unwrap_or_default();
            assert!(said.contains(why), "{why}: {said}");
        };
        let without = SCRIPT.replace("__wbg_log_1f: ", "__wbg_log_2: ");
        refused(LIST, &without, "nothing provides the import `__wbg_log_1f`");
        let used = SCRIPT.replace("'run memory'", "imports.__wbg_log_1");
        refused(LIST, &used, "`__wbg_log_1` is not one key");
        let unknown = SCRIPT.replace("wasm.run", "wasm.walk");
        refused(LIST, &unknown, "does not export `walk`");
        let computed = SCRIPT.replace("wasm.run", "wasm[name]");
        refused(LIST, &computed, "computed names");
        let elsewhere = SCRIPT.replace("./app_bg.js", "./other_bg.js");
        refused(LIST, &elsewhere, "nothing stands for \"./app_bg.js\"");
        let twice = SCRIPT.replace("import0, }", "import0, \"./app_bg.js\": import1, }");
        refused(LIST, &twice, "not just one object");
        let modules = LIST.replacen("./app_bg.js", "./other_bg.js", 1);
        refused(&modules, SCRIPT, "or several");
        refused(
            &with_script(LIST),
            SCRIPT,
            "nothing stands for \"./s/b.js\"",
        );
        refused("warning: something\n", SCRIPT, "unexpected line");
    }
}
