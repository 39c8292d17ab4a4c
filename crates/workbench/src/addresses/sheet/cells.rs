//! From pasted text to the cells of a sheet.

/// The cells of a text, row by row, as sheets write them: between tabs, or another `separator`, and the
/// ends of lines. A cell with one of these in it stands in quotes, in which a quote is two. Empty rows at
/// the end are none.
pub fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| plain(rest, separator));
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let Some(end) = after.chars().next() else {
            break;
        };
        rest = &after[end.len_utf8()..];
        if end != separator {
            if end == '\r' {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
            rows.push(Vec::new());
        }
    }
    while rows.last().is_some_and(|row| is_blank(row)) {
        rows.pop();
    }
    rows
}

/// Whether nothing stands in any cell of a row.
pub fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// A cell up to what ends it, and the rest from there.
fn plain(text: &str, separator: char) -> (String, &str) {
    let end = text.find(|c| ends_cell(c, separator));
    let (cell, rest) = text.split_at(end.unwrap_or(text.len()));
    (cell.to_owned(), rest)
}

/// A cell in quotes, and the rest behind them; none where the text begins with no such cell. A quote that
/// is never closed, or that something stands behind, is a part of the text.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with(|c| ends_cell(c, separator)) => {
                return Some((cell, after));
            }
            None => return None,
        }
    }
}

fn ends_cell(c: char, separator: char) -> bool {
    c == separator || matches!(c, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<Vec<String>> {
        cells(text, '\t')
    }

    #[test]
    fn rows_end_as_each_sheet_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("a\tb{end}c\t{end}\td{end}{end}");
            assert_eq!(of(&text), [["a", "b"], ["c", ""], ["", "d"]], "{end:?}");
        }
        assert_eq!(of(""), Vec::<Vec<String>>::new());
        assert_eq!(of("a\n\nb"), [vec!["a"], vec![""], vec!["b"]]);
    }

    #[test]
    fn a_cell_of_several_lines_stands_in_quotes() {
        assert_eq!(
            of("Berlin\t\"10.1.0.0/16\n10.2.0.0/16\"\t\"say \"\"x\"\"\"\r\n"),
            [["Berlin", "10.1.0.0/16\n10.2.0.0/16", "say \"x\""]]
        );
    }

    #[test]
    fn a_quote_that_quotes_no_cell_is_a_part_of_the_text() {
        assert_eq!(of("\"open\tb\nc"), [vec!["\"open", "b"], vec!["c"]]);
        assert_eq!(of("\"a\" b\tc"), [["\"a\" b", "c"]]);
        assert_eq!(of("12\" rack\tc"), [["12\" rack", "c"]]);
    }

    proptest! {
        #[test]
        fn what_a_sheet_writes_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a\" \t\n\r]{0,6}b", 1..4), 1..4),
        ) {
            let quote = |cell: &String| match cell.contains(['"', '\t', '\n', '\r']) {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.clone(),
            };
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join("\t");
            let text = rows.iter().map(line).collect::<Vec<_>>().join("\r\n");
            prop_assert_eq!(cells(&text, '\t'), rows);
        }

        #[test]
        fn no_text_panics(text in "[\"\t\n\r,a ]{0,24}|\\PC{0,24}") {
            cells(&text, '\t');
            cells(&text, ',');
        }
    }
}
