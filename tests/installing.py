"""Installs the foreign distribution beside the tests into a folder of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def install_stranger(place: Path) -> Path:
    """Build and install the distribution as anybody would, and return the folder to put on the path."""
    source, target = place / "source", place / "site"
    shutil.copytree(ROOT / "tests" / "stranger", source, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
            *("--no-build-isolation", "--disable-pip-version-check", "--target", str(target), str(source)),
        ],
        check=True,
    )
    return target


def forget_stranger() -> None:
    """Have Python forget what it imported of the distribution, so that the next test finds it untouched."""
    for name in [name for name in sys.modules if name.split(".")[0] == "stranger"]:
        del sys.modules[name]
