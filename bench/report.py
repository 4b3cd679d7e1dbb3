"""What the report costs per page, as a multiple of plain HTML with the same content laid out by WeasyPrint.

Both are tagged PDF in the same fonts and sizes with the same margins, so that a page holds about the same.
Rounds are interleaved, times are CPU seconds, figures are medians.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
from weasyprint import HTML

sys.path.insert(0, str(Path(__file__).parent.parent))

from checker.plugins.renderers import pdf
from checker.plugins.renderers.fetching import BASE, AssetFetcher
from checker.plugins.renderers.fonts import bundled
from checker.plugins.renderers.pages import filled

from checker.offers import TemplateFolder
from checker.report import view
from tests.report.dossier import assessment, rule_set

ROUNDS = 5
TIMES = 5
"""How often the twelve invented duties are repeated: sixty duties, as many as the first rule set has."""
FOLDER = TemplateFolder(name="shipped-templates", package="checker.templates", path="report")
PLAIN = """
@page { size: A4; margin: 20mm 21mm 18mm 23mm; @bottom-right { content: counter(page) " / " counter(pages) } }
html { font: 9.5pt/1.42 "Checker Sans", "Checker Levels" }
body { margin: 0 }
p, ul, dl, table { margin: 0 0 2.4mm }
ul { padding-left: 4.5mm }
h1, h2, h3, h4 { font-size: 11.5pt; margin: 3.5mm 0 1.4mm }
table { table-layout: fixed; width: 100%; border-collapse: collapse; font-size: 8.5pt }
th, td { text-align: left; vertical-align: top; padding: 0.5mm; overflow-wrap: anywhere }
th, td { border: 0.4pt solid #888 }
"""


def cpu(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """Return the CPU seconds that some work takes, and what it made."""
    before = time.process_time()
    made = work()
    return time.process_time() - before, made


def plain(page: str) -> bytes:
    """Lay the same content out without classes, in the plainest style."""
    content = re.sub(r' class="[^"]*"', "", page)
    content = content.replace('<link rel="stylesheet" href="report.css"/>', f"<style>{PLAIN}</style>")
    source = HTML(string=content, base_url=BASE, url_fetcher=AssetFetcher(FOLDER))
    with bundled(FOLDER) as fonts:
        return bytes(source.write_pdf(font_config=fonts, pdf_variant=pdf.VARIANT))


def pages(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    return len(pypdfium2.PdfDocument(BytesIO(data)))


def main() -> None:
    """Print the time per page of both, and their ratio."""
    shown = view(assessment(TIMES), rule_set(TIMES), "nl")
    markup = filled("report.html", shown, "nl", FOLDER, edition="pdf", style="", policy="")
    works: dict[str, Callable[[], bytes]] = {
        "plain HTML": lambda: plain(markup),
        "report": lambda: pdf.to_pdf(shown, "nl", FOLDER),
    }
    taken: dict[str, list[float]] = {name: [] for name in works}
    made: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        for name, work in works.items():
            seconds, made[name] = cpu(work)
            taken[name].append(seconds)
    per_page = {name: statistics.median(taken[name]) / pages(made[name]) for name in works}
    for name in works:
        print(
            f"{name:12} {statistics.median(taken[name]):6.2f} s  {pages(made[name]):3} pages  "
            f"{1000 * per_page[name]:5.0f} ms/page  x {per_page[name] / per_page['plain HTML']:.2f}"
        )


if __name__ == "__main__":
    main()
