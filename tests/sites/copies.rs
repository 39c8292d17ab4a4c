//! Copies of what is built, changed in a file or two.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// One such copy.
#[derive(Clone)]
pub struct Copy {
    /// What the copy does, after "one that".
    pub name: &'static str,
    /// What becomes of the files whose names end like this.
    pub changes: Vec<(&'static str, Change)>,
}

/// What is done to a file.
#[derive(Clone)]
pub enum Change {
    /// This stands before what is there.
    Before(String),
    /// This stands in place of what is there.
    Instead(String),
    /// The second of these stands wherever the first one did.
    Swapped(&'static str, &'static str),
    /// It listens to its console, from a script beside it, and this stands right after that: at the
    /// top of its head, before a policy that the page has in itself.
    Listening(&'static str),
    /// The file is not there.
    Gone,
    /// Half of the file is not there.
    Half,
}

impl Copy {
    /// Makes the copy. An error when a change found no file, for then it shows nothing.
    pub fn make(&self, from: &Path) -> io::Result<PathBuf> {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("sites-copy")
            .join(self.name.replace(' ', "-"));
        if to.exists() {
            fs::remove_dir_all(&to)?;
        }
        let mut changed = Vec::new();
        self.copy(from, &to, &mut changed)?;
        let mut files = self.changes.iter().map(|(file, _)| *file);
        match files.find(|file| !changed.contains(file)) {
            Some(file) => Err(io::Error::other(format!("nothing ends in {file}"))),
            None => Ok(to),
        }
    }

    fn copy(&self, from: &Path, to: &Path, changed: &mut Vec<&'static str>) -> io::Result<()> {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            let target = to.join(path.file_name().unwrap_or_default());
            let name = path.to_string_lossy();
            let mut changes = self.changes.iter();
            if path.is_dir() {
                self.copy(&path, &target, changed)?;
            } else if let Some((file, change)) = changes.find(|(file, _)| name.ends_with(file)) {
                change.write(&path, &target)?;
                changed.push(file);
            } else {
                fs::copy(&path, &target)?;
            }
        }
        Ok(())
    }
}

impl Change {
    fn write(&self, from: &Path, to: &Path) -> io::Result<()> {
        let bytes = fs::read(from)?;
        let text = || String::from_utf8_lossy(&bytes);
        match self {
            Self::Before(code) => fs::write(to, format!("{code}\n{}", text())),
            Self::Instead(code) => fs::write(to, code),
            Self::Swapped(before, now) => {
                let whole = text();
                if !whole.contains(before) {
                    let said = format!("{} lacks {before}", from.display());
                    return Err(io::Error::other(said));
                }
                fs::write(to, whole.replace(before, now))
            }
            Self::Listening(more) => {
                let script = include_str!("listen.js");
                fs::write(to.with_file_name("listen.js"), script)?;
                let whole = text();
                let Some((start, end)) = whole.split_once("<head>") else {
                    return Err(io::Error::other(format!("{} lacks <head>", from.display())));
                };
                let listen = "<head><script src=\"listen.js\"></script>";
                fs::write(to, format!("{start}{listen}{more}{end}"))
            }
            Self::Gone => Ok(()),
            Self::Half => fs::write(to, &bytes[..bytes.len() / 2]),
        }
    }
}
