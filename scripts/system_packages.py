"""Installs the Debian packages that checker needs beside Python, or says which ones to install.

Runs before there is an environment, so it uses the standard library only.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something the machine must offer, and the Debian package that brings it."""

    package: str
    is_there: Callable[[], bool]


def library(name: str) -> Callable[[], bool]:
    """Ask whether the dynamic linker finds the shared library `name`."""

    def is_there() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return is_there


def program(*names: str) -> Callable[[], bool]:
    """Ask whether one of the programs `names` is on the path."""
    return lambda: any(shutil.which(name) for name in names)


def font(family: str) -> Callable[[], bool]:
    """Ask whether Debian's folder of a font family is there."""
    return (Path("/usr/share/fonts/truetype") / family).is_dir


RUN = (
    Need(package="libpango-1.0-0", is_there=library("libpango-1.0.so.0")),
    Need(package="libpangoft2-1.0-0", is_there=library("libpangoft2-1.0.so.0")),
    Need(package="libharfbuzz-subset0", is_there=library("libharfbuzz-subset.so.0")),
)
TEST = (
    *RUN,
    Need(package="chromium", is_there=program("chromium", "chromium-browser", "google-chrome")),
    Need(package="fonts-dejavu-core", is_there=font("dejavu")),
    Need(package="fonts-liberation", is_there=font("liberation")),
    Need(package="libatomic1", is_there=library("libatomic.so.1")),
    Need(package="libreoffice-calc-nogui", is_there=program("soffice")),
    Need(package="poppler-utils", is_there=program("pdftoppm")),
    Need(package="postgresql", is_there=lambda: any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))),
)
SPARK = (Need(package="openjdk-17-jre-headless", is_there=program("java")),)


def missing(needs: Iterable[Need]) -> list[str]:
    """Name the packages whose need is not met on this machine."""
    return [need.package for need in needs if not need.is_there()]


def rights() -> list[str] | None:
    """Return what to put before a command so that root runs it, or None where nobody may."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


def install(packages: list[str], prefix: list[str]) -> None:
    """Install Debian packages without asking anything."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*prefix, *quiet, "apt-get", "update", "--quiet=2"], check=True)
    command = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages]
    subprocess.run([*prefix, *quiet, *command], check=True, stdout=subprocess.DEVNULL)


def main(purpose: str) -> int:
    """Install what is missing for `purpose` (run, test or spark); 1 where a person has to do it."""
    needs = {"run": RUN, "test": TEST, "spark": SPARK}[purpose]
    packages = missing(needs)
    if not packages:
        return 0
    prefix = rights()
    if prefix is None or shutil.which("apt-get") is None:
        print(f"Please install first (Debian names): {' '.join(packages)}", file=sys.stderr)
        return 1
    print(f"Installing Debian packages: {' '.join(packages)}", flush=True)
    install(packages, prefix)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
