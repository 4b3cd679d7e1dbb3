"""Measures how long assessing the sample takes, start of the program included.

Prints, for each report format, the median and the range of CPU seconds of checker and its children, and the
median of wall seconds.
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
ROUNDS = 5


def measure(form: str) -> tuple[float, float]:
    """Assess the sample once; return CPU and wall seconds."""
    checker = Path(sysconfig.get_path("scripts")) / "checker"
    output = PLACE / f"report.{form}"
    asked = ["--service", "vlop", "--on", "2024-06-01", "--format", form, "--output", str(output)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([str(checker), "assess", str(SAMPLE), *asked], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> int:
    """Measure every format in turn, so that a busy minute falls on all of them alike."""
    PLACE.mkdir(parents=True, exist_ok=True)
    rounds = [{form: measure(form) for form in FORMATS} for _ in range(ROUNDS)]
    print(f"{'format':<8}{'CPU s':>8}{'from':>8}{'to':>8}{'wall s':>8}   median of {ROUNDS}")
    for form in FORMATS:
        cpu = [one[form][0] for one in rounds]
        wall = statistics.median(one[form][1] for one in rounds)
        print(f"{form:<8}{statistics.median(cpu):>8.2f}{min(cpu):>8.2f}{max(cpu):>8.2f}{wall:>8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
