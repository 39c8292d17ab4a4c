"""The XLSX files, as LibreOffice and openpyxl read them, held to the JSON of the same question, cell by
cell: numbers are numbers, text is text, and nothing is a formula.

    python workbook.py CASES_DIR    a line for each reader, separated by tabs

A case is a pair of files, `<case>.xlsx` and `<case>.json`. Copies broken on purpose must be refused or
read as something else.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

# A sheet for each, quoted where it is text, as it is shown.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1"
# What stands where the JSON has nothing.
MISSING = {"", "every version", "no end announced", "as the connections behind it", "not listed", "not entered"}
# The columns of a table, each with the key that it has in the JSON; none for what nobody has filled in, and
# for what joins two of them.
REQUEST = {
    "Action and direction": None,
    "Source": "source",
    "Source addresses": "source_addresses",
    "Destination": "destination",
    "Destination addresses": "destination_addresses",
    "Protocol": "protocol",
    "Port": "port",
    "Why": "purpose",
    "Status": "status",
    "If blocked": "what_fails_without_it",
    "Requested by": None,
    "Needed by": None,
    "Comment": None,
}
UPGRADE = {
    "Team": "team",
    "Source": "source",
    "Source addresses": "source_addresses",
    "Destination": "destination",
    "Destination addresses": "destination_addresses",
    "Protocol": "protocol",
    "Port": "port",
    "Direction": "direction",
    "Why": "purpose",
    "Status before": "status_before",
    "Status after": "status_after",
    "Reason": "why",
    "When it is safe to close": "when_it_is_safe",
}
# Those of the last sheet, behind the sheet and the row that they are about.
SOURCES = {
    "Source": "source",
    "Destination": "destination",
    "Protocol": "protocol",
    "Port": "port",
    "Since": "since",
    "Until": "until",
    "Source links": "sources",
    "Rule id": "rule_id",
}
# The fill of what somebody has to fill in.
YELLOW = "FFFFF2A8"
# The highest row of a table, in points.
HIGHEST = 45


def words(key, cell):
    """What a cell of the JSON is in a spreadsheet; a set where it may be one of several."""
    if cell is None:
        return MISSING
    if key == "since":
        return f"from {cell}"
    if isinstance(cell, dict) and "from" in cell:
        return cell["from"] if cell["from"] == cell["to"] else f"{cell['from']}-{cell['to']}"
    if isinstance(cell, dict):
        wrong = cell["wrong"]
        said = list(cell["entered"])
        if wrong:
            said.append(f"{wrong} wrong {'entry' if wrong == 1 else 'entries'} left out")
        return ", ".join(said) or "not entered"
    return cell


def difference(sheets, case):
    """What is not as in the JSON, in words; empty when nothing is. `sheets` are names and rows."""
    names = [total.get("team") or total.get("step") for total in case["totals"]]
    if [name for name, _ in sheets] != ["Cover", *names, "Sources"]:
        return f"the sheets are {[name for name, _ in sheets]}"
    is_request = "team" in case["totals"][0] if case["totals"] else True
    table = REQUEST if is_request else UPGRADE
    rows = iter(case["rows"])
    from_where = []
    for (name, read), total in zip(sheets[1:], case["totals"]):
        header, *read = read
        if not total["flows"]:
            if len(read) != 1 or not str(read[0][0]).startswith("Nothing "):
                return f"{name} does not say that it is empty"
            continue
        if len(read) != total["flows"]:
            return f"{name} has {len(read)} rows instead of {total['flows']}"
        if header != list(table):
            return f"{name} has the columns {header}"
        for number, line in enumerate(read, 2):
            row = next(rows)
            from_where.append((name, number, row))
            for (title, key), found in zip(table.items(), line, strict=True):
                if key:
                    wanted = words(key, row[key])
                elif title.startswith("Action"):
                    wanted = f"{row['action']} {row['direction']}"
                else:
                    wanted = ""
                said = unlike(wanted, found)
                if said:
                    return f"{name}, {title}: {said}"
    if next(rows, None):
        return "rows are missing"
    said = sources(sheets[-1][1], from_where)
    if said:
        return f"Sources: {said}"
    cover = [cell for line in sheets[0][1] for cell in line]
    for part in (case["dataset_version"], case["selection"], *case["notes"]):
        if part not in cover:
            return f"the cover does not say {part!r}"
    if not any(str(cell).startswith(case["date"]) for cell in cover):
        return f"the cover does not say {case['date']}"
    return ""


def unlike(wanted, found):
    """How a cell is not as wanted; empty where it is."""
    found = "" if found is None else found
    if isinstance(wanted, set) and found in wanted:
        return ""
    if found != wanted or isinstance(found, str) != isinstance(wanted, str):
        return f"{found!r} instead of {wanted!r}"
    return ""


def sources(read, from_where):
    """What of the last sheet is not as in the JSON: a line for each passage that a row is from."""
    header, *read = read
    keys = [SOURCES.get(title) for title in header[2:]]
    if header[:2] != ["Sheet", "Row"] or None in keys:
        return f"the columns are {header}"
    lines = iter(read)
    for name, number, row in from_where:
        for passage in row["sources"] or [None]:
            line = next(lines, None)
            if line is None:
                return "lines are missing"
            if line[:2] != [name, number]:
                return f"{line[:2]} instead of {[name, number]}"
            for key, found in zip(keys, line[2:], strict=True):
                if key == "sources":
                    wanted = f"{passage['title']}: {passage['section']}" if passage else ""
                else:
                    wanted = words(key, row[key])
                said = unlike(wanted, found)
                if said:
                    return f"{key}: {said}"
    return "there are lines too many" if next(lines, None) else ""


class OpenPyXl:
    engine = "openpyxl"

    def version(self):
        return openpyxl.__version__

    def read(self, file):
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if cell.data_type == "f":
                    raise ValueError(f"{sheet.title} has a formula: {cell.value}")
            titles = None if sheet.title == "Sources" else "$1:$1"
            if sheet.title != "Cover" and (sheet.freeze_panes, sheet.print_title_rows) != ("A2", titles):
                raise ValueError(f"the header of {sheet.title} does not stay")
            if (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) != ("landscape", 0):
                raise ValueError(f"{sheet.title} is not set up for paper")
            if sheet.title not in ("Cover", "Sources"):
                self.look(sheet)
        self.follow(book["Sources"])
        return [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book.worksheets]


    def look(self, sheet):
        """A table's rows are low, and what is missing in them is yellow."""
        for number, height in ((number, row.height) for number, row in sheet.row_dimensions.items()):
            if height and height > HIGHEST:
                raise ValueError(f"row {number} of {sheet.title} is {height} points high")
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row):
            is_missing = "not entered" in str(cell.value) or " left out" in str(cell.value)
            if is_missing != (cell.fill.fgColor.rgb == YELLOW):
                raise ValueError(f"{sheet.title}, {cell.coordinate}: {cell.value!r} has the wrong fill")

    def follow(self, sheet):
        """Each passage is a link to its document, and nothing of the sheet is printed."""
        if list(sheet.values) and not sheet.print_area:
            raise ValueError("the sources are printed")
        column = next(cell.column for cell in sheet[1] if cell.value == "Source links")
        for (cell,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column):
            if cell.value and not (cell.hyperlink and cell.hyperlink.target.startswith("https://")):
                raise ValueError(f"{cell.value!r} is no link")


class LibreOffice:
    engine = "LibreOffice"

    def __init__(self, profile):
        self.profile = pathlib.Path(profile).as_uri()

    def version(self):
        said = subprocess.run(["soffice", f"-env:UserInstallation={self.profile}", "--version"], capture_output=True, text=True)
        return re.search(r"\d+(\.\d+)+", said.stdout)[0]

    def read(self, file):
        with tempfile.TemporaryDirectory() as place:
            done = subprocess.run(
                ["soffice", f"-env:UserInstallation={self.profile}", "--headless", "--convert-to", FILTER, "--outdir", place, file],
                capture_output=True,
                text=True,
                timeout=180,
            )
            # In the order of the workbook, which the files' names do not say.
            try:
                with zipfile.ZipFile(file) as inner:
                    book = inner.read("xl/workbook.xml").decode()
            except (KeyError, zipfile.BadZipFile) as error:
                raise ValueError(f"no workbook: {error}") from None
            sheets = []
            for name in re.findall(r'<sheet [^>]*name="([^"]*)"', book):
                made = pathlib.Path(place) / f"{file.stem}-{name}.csv"
                if not made.is_file():
                    raise ValueError(f"no sheet {name}: {done.stdout}{done.stderr}")
                sheets.append((name, rows_of(made.read_text(encoding="utf-8"))))
            return sheets


def rows_of(text):
    """The rows of a CSV in which text is quoted and numbers are not: what is not is a number, or a day."""
    rows = [[]]
    for quoted, plain, end in re.findall(r'(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)', text):
        rows[-1].append(int(plain) if plain.isdigit() else plain or quoted.replace('""', '"'))
        if end == "\n":
            rows.append([])
    return rows[:-1]


def changed(file, change):
    """A copy that openpyxl wrote, after a change."""
    book = openpyxl.load_workbook(file)
    change(book)
    copy = file.with_name("broken.xlsx")
    book.save(copy)
    return copy


def broken(file):
    """Copies broken on purpose, each with what was broken."""
    column = {cell.value: cell.column for cell in openpyxl.load_workbook(file).worksheets[1][1]}

    def put(name, value):
        def change(book):
            book.worksheets[1].cell(2, column[name]).value = value

        return change

    def as_text(book):
        cell = book.worksheets[1].cell(2, column["Port"])
        cell.value = str(cell.value)
        cell.data_type = "s"

    def swap(book):
        one, other = (book.worksheets[1].cell(2, column[name]) for name in ("Source", "Destination"))
        one.value, other.value = other.value, one.value

    def whiten(book):
        cells = (cell for row in book.worksheets[1].iter_rows(min_row=2) for cell in row)
        cell = next(cell for cell in cells if cell.fill.fgColor.rgb == YELLOW)
        cell.value = "192.0.2.1"

    def unlink(book):
        sheet = book["Sources"]
        column = next(cell.column for cell in sheet[1] if cell.value == "Source links")
        sheet.cell(2, column).value = "another document"

    yield "a reason is a formula", changed(file, put("Why", "=1+1"))
    yield "a missing address is another one", changed(file, whiten)
    yield "a source is another one", changed(file, unlink)
    yield "a port is another one", changed(file, put("Port", 444))
    yield "a port is text", changed(file, as_text)
    yield "source and destination are swapped", changed(file, swap)
    yield "addresses are gone", changed(file, put("Source addresses", None))
    yield "a row is gone", changed(file, lambda book: book.worksheets[1].delete_rows(2))
    yield "a sheet is gone", changed(file, lambda book: book.remove(book.worksheets[-1]))
    yield "the cover says another version", changed(file, lambda book: book.worksheets[0].delete_rows(3, 4))
    half = file.with_name("broken.xlsx")
    half.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    yield "half of it is gone", half


def check(reader, files):
    wrong, refused = [], 0
    for file in files:
        case = json.loads(file.with_suffix(".json").read_text())
        try:
            said = difference(reader.read(file), case)
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
        if said:
            wrong.append(f"{file.stem}: {said}")
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(shutil.copy(files[0], place))
        case = json.loads(files[0].with_suffix(".json").read_text())
        for what, copy in broken(file):
            try:
                said = difference(reader.read(copy), case)
            except Exception as error:
                said = str(error)
            if said:
                refused += 1
            else:
                wrong.append(f"not found out: {what}")
    result = "fail" if wrong else "pass"
    line = ("verified", "xlsx", reader.engine, reader.version(), "reader", len(files), refused, result, "; ".join(wrong))
    print(*line, sep="\t", flush=True)
    return not wrong


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.xlsx"))
    if not files:
        sys.exit("there is no workbook to read")
    with tempfile.TemporaryDirectory() as profile:
        held = [check(reader, files) for reader in (OpenPyXl(), LibreOffice(profile))]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
