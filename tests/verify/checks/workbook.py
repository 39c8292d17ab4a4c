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
MISSING = {"every version", "no end announced", "not stated", "not listed", "not to be closed"}


def words(key, cell):
    """What a cell of the JSON is in a spreadsheet; a set where it may be one of several."""
    if cell is None:
        return {""} if key == "open_to_any_address" else MISSING
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
    if [name for name, _ in sheets] != ["Cover", *names]:
        return f"the sheets are {[name for name, _ in sheets]}"
    rows = iter(case["rows"])
    for (name, read), total in zip(sheets[1:], case["totals"]):
        header, *read = read
        if not total["flows"]:
            if len(read) != 1 or not str(read[0][0]).startswith("Nothing "):
                return f"{name} does not say that it is empty"
            continue
        if len(read) != total["flows"]:
            return f"{name} has {len(read)} rows instead of {total['flows']}"
        for line in read:
            row = next(rows)
            if [title.lower().replace(" ", "_") for title in header] != list(row):
                return f"{name} has the columns {header}"
            for (key, cell), found in zip(row.items(), line, strict=True):
                wanted = words(key, cell)
                found = "" if found is None else found
                if isinstance(wanted, set) and found in wanted:
                    continue
                if found != wanted or isinstance(found, str) != isinstance(wanted, str):
                    return f"{name}, {key}: {found!r} instead of {wanted!r}"
    if next(rows, None):
        return "rows are missing"
    cover = [cell for line in sheets[0][1] for cell in line]
    for part in (case["dataset_version"], case["selection"], *case["notes"]):
        if part not in cover:
            return f"the cover does not say {part!r}"
    if not any(str(cell).startswith(case["date"]) for cell in cover):
        return f"the cover does not say {case['date']}"
    return ""


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
            if sheet.title != "Cover" and (sheet.freeze_panes, sheet.print_title_rows) != ("A2", "$1:$1"):
                raise ValueError(f"the header of {sheet.title} does not stay")
            if (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) != ("landscape", 0):
                raise ValueError(f"{sheet.title} is not set up for paper")
        return [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book.worksheets]


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

    yield "a service is a formula", changed(file, put("Service", "=1+1"))
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
