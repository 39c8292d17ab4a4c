//! Copies of what is built, changed in one file.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// One change.
#[derive(Clone)]
pub struct Copy {
    /// What the copy does, after "one that".
    pub name: &'static str,
    /// What the changed files' names end like.
    pub file: &'static str,
    /// What becomes of the text of each.
    pub change: Change,
}

/// What is done to a file.
#[derive(Clone)]
pub enum Change {
    /// This stands before what is there.
    Before(String),
    /// This stands in place of what is there.
    Instead(String),
    /// It listens to its console, from a script beside it, and this stands right after that: at the
    /// top of its head, before a policy that the page has in itself.
    Listening(&'static str),
    /// The file is not there.
    Gone,
    /// Half of the file is not there.
    Half,
}

impl Copy {
    /// Makes the copy. An error when no file was changed, for then it shows nothing.
    pub fn make(&self, from: &Path) -> io::Result<PathBuf> {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("sites-copy")
            .join(self.name.replace(' ', "-"));
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        match self.copy(from, &to)? {
            0 => Err(io::Error::other(format!("nothing ends in {}", self.file))),
            _ => Ok(to),
        }
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<usize> {
        fs::create_dir_all(to)?;
        let mut changed = 0;
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            let target = to.join(path.file_name().unwrap_or_default());
            if path.is_dir() {
                changed += self.copy(&path, &target)?;
            } else if path.to_string_lossy().ends_with(self.file) {
                self.write(&path, &target)?;
                changed += 1;
            } else {
                fs::copy(&path, &target)?;
            }
        }
        Ok(changed)
    }

    fn write(&self, from: &Path, to: &Path) -> io::Result<()> {
        let bytes = fs::read(from)?;
        let text = || String::from_utf8_lossy(&bytes);
        match &self.change {
            Change::Before(code) => fs::write(to, format!("{code}\n{}", text())),
            Change::Instead(code) => fs::write(to, code),
            Change::Listening(more) => {
                let script = include_str!("listen.js");
                fs::write(to.with_file_name("listen.js"), script)?;
                let whole = text();
                let Some((start, end)) = whole.split_once("<head>") else {
                    return Err(io::Error::other(format!("{} lacks <head>", from.display())));
                };
                let listen = "<head><script src=\"listen.js\"></script>";
                fs::write(to, format!("{start}{listen}{more}{end}"))
            }
            Change::Gone => Ok(()),
            Change::Half => fs::write(to, &bytes[..bytes.len() / 2]),
        }
    }
}
