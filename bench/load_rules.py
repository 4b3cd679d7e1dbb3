"""Measures how long all rule sets take to load and compile: with an empty cache, and with a warm one.

Every round runs in a process of its own, like a command that somebody types; imports are told apart.
Figures are CPU seconds, medians over the rounds.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
RULES = Path(__file__).parent.parent / "rules"
LIMITS = {"empty": 2.0, "warm": 0.3}


def one_round(folders: list[str], cache_folder: Path) -> dict[str, float]:
    """Load and compile every rule set once; return the CPU seconds of each step."""
    start = time.process_time()
    from checker.plugins.evaluators.text.compiling import compiled  # noqa: PLC0415

    from checker.cache import Cache  # noqa: PLC0415 - what importing costs is measured too
    from checker.rulesets import load  # noqa: PLC0415

    gc.set_threshold(1_000_000, 50, 50)  # as every command does
    cache, done = Cache(cache_folder), time.process_time()
    figures = {"imports": done - start, "load": 0.0, "compile": 0.0, "duties": 0.0, "entries": 0.0}
    for folder in folders:
        before = time.process_time()
        rule_set = load(Path(folder), cases=False, cache=cache)
        loaded = time.process_time()
        vocabulary = compiled(rule_set, frozenset(rule_set.languages), cache)
        figures["load"] += loaded - before
        figures["compile"] += time.process_time() - loaded
        figures["duties"] += len(rule_set.obligations)
        figures["entries"] += len(vocabulary.entries)
    return figures


def in_a_process(folders: list[str], cache: Path) -> dict[str, float]:
    """Run one round in a process of its own."""
    command = [sys.executable, __file__, "--round", str(cache), *folders]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> int:
    """Print the table; ends with 1 where a limit is passed."""
    folders = sys.argv[1:] or sorted(str(path.parent) for path in RULES.glob("*/ruleset.yaml"))
    empty, warm = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as cache:
            empty.append(in_a_process(folders, Path(cache)))
            warm.append(in_a_process(folders, Path(cache)))
    print(f"{len(folders)} rule sets, {empty[0]['duties']:.0f} duties, {empty[0]['entries']:.0f} entries")
    print(f"{'cache':<8}{'imports':>9}{'load':>9}{'compile':>9}{'together':>10}{'limit':>7}   medians, CPU s")
    within = True
    for name, rounds in (("empty", empty), ("warm", warm)):
        parts = [statistics.median(one[step] for one in rounds) for step in ("imports", "load", "compile")]
        total = statistics.median(one["load"] + one["compile"] for one in rounds)
        print(f"{name:<8}{parts[0]:>9.3f}{parts[1]:>9.3f}{parts[2]:>9.3f}{total:>10.3f}{LIMITS[name]:>7.1f}")
        within &= total <= LIMITS[name]
    return 0 if within else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--round"]:
        print(json.dumps(one_round(sys.argv[3:], Path(sys.argv[2]))))
        sys.exit(0)
    sys.exit(main())
