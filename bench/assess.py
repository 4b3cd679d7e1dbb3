"""Measures what assessing a short paper takes as a whole command: read, assessed and its report written.

Prints, for each report format, the median and the range of CPU seconds of checker and its children, what of
it remains after the start (interpreter, imports and plugins, as `checker plugins` takes them; for PDF with
the layout engine, which no other format imports), and wall seconds. A round runs every format once.

    bench/assess.py [DOCUMENT]
"""

import resource
import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

SAMPLE = Path("checker/samples/position-paper-nl.pdf")
PLACE = Path("build/bench")
FORMATS = ("json", "text", "html", "pdf")
START, WITH_LAYOUT = "start", "+ layout"
ROUNDS = 5
LIMIT = 4.0
"""CPU seconds after the start in which the PDF is to be written."""


def command(document: Path, form: str) -> list[str]:
    """Return what a user types for one format, or only for the start."""
    if form == WITH_LAYOUT:
        return [sys.executable, "-c", "import weasyprint, checker.cli; checker.cli.main(['plugins'])"]
    checker = str(Path(sysconfig.get_path("scripts")) / "checker")
    if form == START:
        return [checker, "plugins"]
    asked = ["--service", "vlop", "--on", "2024-06-01", "--format", form]
    return [checker, "assess", str(document), *asked, "--output", str(PLACE / f"report.{form}")]


def start_of(form: str) -> str:
    """Return which start a format has."""
    return WITH_LAYOUT if form == "pdf" else START


def measure(document: Path, form: str) -> tuple[float, float]:
    """Run a command once; return CPU and wall seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command(document, form), check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> int:
    """Measure every format in turn, so that a busy minute falls on all of them alike."""
    document = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    PLACE.mkdir(parents=True, exist_ok=True)
    rounds = [
        {form: measure(document, form) for form in (START, WITH_LAYOUT, *FORMATS)} for _ in range(ROUNDS)
    ]
    medians = {form: statistics.median(one[form][0] for one in rounds) for form in rounds[0]}
    print(
        f"{'format':<8}{'CPU s':>8}{'from':>8}{'to':>8}{'after start':>14}{'wall s':>8}   median of {ROUNDS}"
    )
    for form, median in medians.items():
        cpu = [one[form][0] for one in rounds]
        wall = statistics.median(one[form][1] for one in rounds)
        rest = f"{median - medians[start_of(form)]:>14.2f}" if form in FORMATS else " " * 14
        print(f"{form:<8}{median:>8.2f}{min(cpu):>8.2f}{max(cpu):>8.2f}{rest}{wall:>8.2f}")
    return int(medians["pdf"] - medians[start_of("pdf")] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
