"""What other readers find in the workbooks and statistics files of ../../../shared/data, as facts that a test can hold
this core's readers to: per column how many cells are filled, and a weighted sum of its numbers or a hash of its texts.

Run with Python 3.11, openpyxl 3.1 and pyreadstat 1.3; writes formats.json beside itself.
"""

import datetime
import json
import math
import pathlib
import sys

import openpyxl
import pyreadstat

DATA = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "data"


def fnv(cells):
    value = 0xCBF29CE484222325
    for cell in cells:
        for byte in cell.encode() + b"\x1f":
            value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def text(value):
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        plain = value.isoformat(sep=" ", timespec="seconds")
        return plain
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def clean(cell):
    """As tables hold their cells: hard spaces plain, one kind of line break, nothing invisible, trimmed."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    for space in "\u00a0\u202f\u2007\u2009":
        cell = cell.replace(space, " ")
    cell = "".join(c for c in cell if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    for nothing in "\ufeff\u200b\u00ad":
        cell = cell.replace(nothing, "")
    return cell.strip()


def facts(name, cells):
    if isinstance(name, float) and name == int(name):
        name = int(name)
    name = text(name)
    filled = [cell for cell in cells if cell is not None and clean(text(cell)) != ""]
    column = {"name": clean(name), "filled": len(filled)}
    numbers = [cell for cell in filled if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
    if filled and len(numbers) == len(filled):
        column["sum"] = math.fsum(
            (row + 1) * float(cell) for row, cell in enumerate(cells) if isinstance(cell, (int, float)) and cell == cell
        )
    else:
        def plain(cell):
            if isinstance(cell, float) and cell == int(cell):
                return str(int(cell))
            return clean(text(cell))
        column["hash"] = fnv(plain(cell) for cell in cells)
    return column


def statistics(path):
    read = pyreadstat.read_dta if path.suffix == ".dta" else pyreadstat.read_sav
    table, meta = read(str(path), user_missing=True, output_format="dict")
    columns = []
    for name, cells in table.items():
        cells = list(cells)
        if path.suffix == ".dta":
            # Extended missing values come as their letter, also beside numbers.
            named = set(meta.missing_user_values.get(name, []))
            cells = ["." + cell if isinstance(cell, str) and cell in named else cell for cell in cells]
        column = facts(name, cells)
        labels = meta.variable_value_labels.get(name, {})
        column["labels"] = len(labels)
        column["text"] = meta.column_names_to_labels.get(name) or ""
        ranges = meta.missing_ranges.get(name, [])
        column["missing"] = [[r["lo"], r["hi"]] for r in ranges]
        column["measure"] = meta.variable_measure.get(name, "unknown")
        columns.append(column)
    return {"rows": meta.number_rows, "columns": columns}


def workbook(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for sheet in book:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        rows = [row for row in rows if any(cell is not None and clean(text(cell)) != "" for cell in row)]
        header, body = rows[0], rows[1:]
        columns = [facts(name, [row[place] for row in body]) for place, name in enumerate(header)]
        sheets.append({"sheet": sheet.title, "rows": len(body), "columns": columns})
    return {"sheets": sheets}


files = {}
for path in sorted(DATA.glob("**/*")):
    name = path.relative_to(DATA).as_posix()
    if path.suffix in (".sav", ".zsav", ".dta"):
        files[name] = statistics(path)
    elif path.suffix == ".xlsx":
        files[name] = workbook(path)

out = {
    "source": "openpyxl and pyreadstat on the files of shared/data",
    "versions": {"python": sys.version.split()[0], "openpyxl": openpyxl.__version__, "pyreadstat": pyreadstat.__version__},
    "files": files,
}
target = pathlib.Path(__file__).with_name("formats.json")
target.write_text(json.dumps(out, ensure_ascii=False, indent=0) + "\n")
