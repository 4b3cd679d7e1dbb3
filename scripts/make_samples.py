#!/usr/bin/env python3
"""Make the sample papers that need making: the PDF of the Dutch position paper from its web page.

Run by hand when the page changes; the PDF is kept in the repository, so that nobody needs its fonts.
"""

from __future__ import annotations

from pathlib import Path

from weasyprint import HTML

SAMPLES = Path(__file__).parent.parent / "checker" / "samples"


def main() -> None:
    """Write every sample that is made from another one."""
    page = SAMPLES / "position-paper-nl.html"
    HTML(filename=page).write_pdf(page.with_suffix(".pdf"), pdf_variant="pdf/ua-1")
    print(page.with_suffix(".pdf").relative_to(SAMPLES.parent.parent))


if __name__ == "__main__":
    main()
