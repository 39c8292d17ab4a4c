//! JSON: an object with the facts of the sheet, its notes, the counts of each part and of all, and
//! an object for each row. Keys are the same in every language; a missing value is `null`.
//!
//! What reads a file of one [`VERSION`] reads every file of it: keys are added and none is taken away or
//! given another type.

use std::io;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use super::cell::{Cell, Plain};
use super::sheet::{Name, Place, Row, Sheet};

/// The version of what is written. In version 1, which said none, a row was a rule of the dataset with one
/// endpoint; since 2, it is a connection with all the rules that ask for it.
const VERSION: u32 = 2;

pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = Vec::new();
    let mut to = serde_json::Serializer::with_formatter(&mut out, Lines::default());
    sheet.serialize(&mut to).expect("memory takes every byte");
    out.push(b'\n');
    String::from_utf8(out).expect("JSON is UTF-8")
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let notes = self.all_notes();
        let notes: Vec<&str> = notes.iter().map(|note| note.as_str()).collect();
        let totals: Vec<Counts<'_>> = self
            .parts
            .iter()
            .map(|part| Counts {
                part: Some((self.part, part.name.as_str())),
                names: self.counted,
                counts: &part.counts,
            })
            .collect();
        let rows: Vec<RowObject<'_>> = self.rows().map(|row| RowObject(self, row)).collect();
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("format_version", &VERSION)?;
        for (name, fact) in &self.facts {
            map.serialize_entry(name.key, fact.as_str())?;
        }
        map.serialize_entry("notes", &notes)?;
        map.serialize_entry("missing_addresses", &self.missing())?;
        map.serialize_entry("totals", &totals)?;
        map.serialize_entry(
            "in_all",
            &Counts {
                part: None,
                names: self.counted,
                counts: &self.counts,
            },
        )?;
        map.serialize_entry("rows", &rows)?;
        map.end()
    }
}

/// The counts of one part, or of all of them.
struct Counts<'a> {
    part: Option<(Name, &'a str)>,
    names: &'a [Name],
    counts: &'a [u32],
}

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        if let Some((name, part)) = self.part {
            map.serialize_entry(name.key, part)?;
        }
        for (name, count) in self.names.iter().zip(self.counts) {
            map.serialize_entry(name.key, count)?;
        }
        map.end()
    }
}

/// A row, by the keys of its columns.
struct RowObject<'a>(&'a Sheet, &'a Row);

impl Serialize for RowObject<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let columns = self.0.columns_where(Place::is_in_json);
        to.collect_map(columns.map(|(index, column)| (column.key, &self.1[index])))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Ports {
            from: u16,
            to: u16,
        }
        #[derive(Serialize)]
        struct Passage<'a> {
            title: &'a str,
            section: &'a str,
            url: &'a str,
        }
        #[derive(Serialize)]
        struct Addresses {
            entered: Vec<String>,
            wrong: usize,
        }
        match self {
            Self::Number(number) => to.serialize_u32(*number),
            Self::Ports(ports) => Ports {
                from: ports.from,
                to: ports.to,
            }
            .serialize(to),
            Self::Text(text) => to.serialize_str(text.as_str()),
            Self::List(texts) => to.collect_seq(texts.iter().map(Plain::as_str)),
            Self::Passages(passages) => to.collect_seq(passages.iter().map(|one| Passage {
                title: one.title.as_str(),
                section: one.section.as_str(),
                url: one.url.as_str(),
            })),
            Self::Missing(_) => to.serialize_none(),
            Self::Since(release) => to.collect_str(release),
            Self::Addresses { entered, wrong } => Addresses {
                entered: entered.iter().map(ToString::to_string).collect(),
                wrong: *wrong,
            }
            .serialize(to),
        }
    }
}

/// A line for each member of an object, without indentation: a diff of two files shows the columns
/// that differ, and a thousand rows stay small. The members of objects in cells share a line.
#[derive(Default)]
struct Lines {
    /// The number of objects around the next member.
    depth: usize,
}

impl Lines {
    /// The depth of a row. What is deeper is a cell.
    const ROW: usize = 2;
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth += 1;
        to.write_all(if self.depth <= Self::ROW {
            b"{\n"
        } else {
            b"{"
        })
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        to.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        match first {
            true => Ok(()),
            false if self.depth <= Self::ROW => to.write_all(b",\n"),
            false => to.write_all(b", "),
        }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        to.write_all(if first { b"" } else { b",\n" })
    }
}
