"""A folder of documents in; whether other people's programs open them and find in them what they should, out.

Needs python-docx, python-pptx and openpyxl; opens them in LibreOffice too, where that is. Ends with 77 where it cannot
look, as test suites do that skip themselves. `python3 tests/documents/opened.py FOLDER`, where FOLDER is what
`cargo run -p svarkort-core --example documents FOLDER` wrote."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
try:
    import docx
    import openpyxl
    import pptx
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(SKIPPED)

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def chart_series(part):
    """Name and values of each series of a chart part, as they stand beside the references."""
    from lxml import etree

    root = etree.fromstring(part.blob)
    for series in root.iter(f"{CHART}ser"):
        values = series.find(f"{CHART}val") if series.find(f"{CHART}val") is not None else series.find(f"{CHART}yVal")
        yield [float(v.text) for v in values.iter(f"{CHART}v")]


def word(path, shares):
    document = docx.Document(path)
    assert document.core_properties.title and document.core_properties.language in ("da-DK", "en-GB")
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels and levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), levels
    drawings = document.element.body.findall(".//{*}docPr")
    assert drawings and all(d.get("descr") for d in drawings)
    assert all(t.rows[0]._tr.find(".//{*}tblHeader") is not None for t in document.tables)
    charts = [r.target_part for r in document.part.rels.values() if r.reltype.endswith("/chart")]
    assert len(charts) == len(drawings)
    numbers = set()
    for chart in charts:
        books = [r.target_part for r in chart.rels.values() if r.reltype.endswith("/package")]
        assert len(books) == 1
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as book:
            book.write(books[0].blob)
            book.flush()
            sheet = openpyxl.load_workbook(book.name).active
        held = {c.value for row in sheet.iter_rows(min_row=2) for c in row if isinstance(c.value, (int, float))}
        for values in chart_series(chart):
            assert set(values) <= held, "the chart's numbers are those of its workbook"
            numbers.update(values)
    assert shares is None or shares <= numbers


def slides(path, shares):
    deck = pptx.Presentation(path)
    assert deck.slide_width / deck.slide_height > 1.77
    kinds, numbers = set(), set()
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text.strip()
        assert slide.shapes[0].is_placeholder, "the title is read first"
        for shape in slide.shapes:
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
                kinds.add(shape.chart.chart_type)
                assert shape.chart.part.chart_workbook.xlsx_part is not None
                for plot in shape.chart.plots:
                    for series in plot.series:
                        numbers.update(v for v in series.values if v is not None)
                assert slide.has_notes_slide and slide.notes_slide.notes_text_frame.text
            if shape.has_table:
                assert shape.table.first_row
    from pptx.enum.chart import XL_CHART_TYPE as T

    assert T.BAR_STACKED_100 in kinds and T.BAR_CLUSTERED in kinds and T.XY_SCATTER in kinds, kinds
    assert shares <= numbers


def workbook(path, published):
    book = openpyxl.load_workbook(path)
    figures = 0
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), f"{sheet.title} has a formula"
        figures += len(sheet._charts)
        if sheet.tables:
            assert sheet.freeze_panes == "A2"
    assert figures >= 3
    held = {c.value for sheet in book for row in sheet.iter_rows() for c in row if isinstance(c.value, float)}
    for item in published["items"]:
        for name in ("favourable", "neutral", "unfavourable"):
            if item.get(name):
                assert item[name]["share"] in held or item[name]["share"] in (0, 1), (item["name"], name)


def page(path):
    from html.parser import HTMLParser

    class Seen(HTMLParser):
        def __init__(self):
            super().__init__()
            self.tags = []

        def handle_starttag(self, tag, attributes):
            self.tags.append((tag, dict(attributes)))

    seen = Seen()
    seen.feed(path.read_text(encoding="utf-8"))
    tags = [tag for tag, _ in seen.tags]
    assert "script" not in tags and tags.count("h1") == 1 and tags.count("main") == 1
    assert tags.count("th") > 10 and all(a.get("scope") for tag, a in seen.tags if tag == "th")


def libreoffice(paths):
    office = shutil.which("soffice")
    if office is None:
        print("  LibreOffice is not installed: not opened in it")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = f"-env:UserInstallation=file://{folder}/home"
        for path in paths:
            subprocess.run([office, home, "--headless", "--convert-to", "pdf", "--outdir", folder, path],
                           check=True, capture_output=True, timeout=300)
            made = Path(folder) / (path.stem + ".pdf")
            assert made.stat().st_size > 10_000, f"{path.name} opens"
            made.unlink()


def main():
    folder = Path(sys.argv[1])
    published = json.loads((folder / "alle-tal.json").read_text(encoding="utf-8"))
    shares = {item["favourable"]["share"] for item in published["items"] if item.get("favourable")}
    word(folder / "bilag.docx", shares)
    word(folder / "notat.docx", None)
    slides(folder / "bilag.pptx", shares)
    workbook(folder / "alle-tal.xlsx", published)
    page(folder / "bilag.html")
    libreoffice([folder / name for name in ("bilag.docx", "notat.docx", "bilag.pptx")])
    print("all documents open and hold what they should")


main()
