//! The short table of a sheet, and what its rows are from: for Markdown, paper and the page, which have no
//! room for all columns.

use super::cell::{Cell, Passage};
use super::sheet::{Holds, NUMBER, Row, Sheet, ShortColumn};

/// A line of a cell.
pub(super) struct Piece {
    /// The words.
    pub text: String,
    /// Whether somebody has to fill it in.
    pub is_gap: bool,
}

impl Piece {
    fn of(cell: &Cell) -> Self {
        Self {
            text: cell.words(),
            is_gap: cell.is_gap(),
        }
    }
}

impl Sheet {
    /// The lines of a cell of the short table.
    pub(super) fn pieces(&self, row: &Row, column: &ShortColumn) -> Vec<Piece> {
        match column.holds {
            Holds::One(key) => vec![Piece::of(self.cell(row, key))],
            Holds::Endpoint(name, addresses) => [name, addresses]
                .map(|key| Piece::of(self.cell(row, key)))
                .into(),
            Holds::Port(protocol, port) => {
                let (protocol, port) = (self.cell(row, protocol), self.cell(row, port));
                match port {
                    Cell::Ports(ports) => vec![Piece {
                        text: format!("{protocol}/{ports}"),
                        is_gap: false,
                    }],
                    _ => vec![Piece::of(protocol), Piece::of(port)],
                }
            }
        }
    }

    /// The passages that rows are from, each once with the numbers of its rows; none for a sheet whose
    /// rows have no numbers.
    pub(super) fn sources(&self) -> Vec<(Passage, Vec<u32>)> {
        let mut sources: Vec<(Passage, Vec<u32>)> = Vec::new();
        for row in self.rows() {
            let number = self.columns.iter().position(|column| column.key == NUMBER);
            let Some(Cell::Number(number)) = number.map(|index| &row[index]) else {
                continue;
            };
            let passages = row.iter().filter_map(|cell| match cell {
                Cell::Passages(passages) => Some(passages),
                _ => None,
            });
            for passage in passages.flatten() {
                match sources.iter_mut().find(|(known, _)| known == passage) {
                    Some((_, rows)) => rows.push(*number),
                    None => sources.push((passage.clone(), vec![*number])),
                }
            }
        }
        sources
    }
}

/// Numbers in their order, those that follow each other as a range: `1–3, 7`.
pub(super) fn ranges(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let said = ranges.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => [first.to_string(), last.to_string()].join(msg!(list_comma)),
        _ => format!("{first}–{last}"),
    });
    said.collect::<Vec<_>>().join(msg!(list_comma))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_a_range() {
        for (numbers, said) in [
            (&[][..], ""),
            (&[4], "4"),
            (&[1, 2], "1, 2"),
            (&[1, 2, 3, 7, 9, 10], "1–3, 7, 9, 10"),
        ] {
            assert_eq!(ranges(numbers), said);
        }
    }
}
