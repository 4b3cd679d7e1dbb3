"""What pyproject.toml says is installed, what lies in the tree and what arrives are the same."""

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest

from checker.settings import OPTIONAL_PLUGINS, SHIPPED_PLUGINS
from tests.house.tree import INSTALLED_AS, ROOT, module_name, modules, project, python_files, repository_files

PROBE = """
from importlib.metadata import entry_points
from importlib.resources import files

for package in ("checker", "checker.rules", "checker.templates"):
    stack = [(package.replace(".", "/"), files(package))]
    while stack:
        name, here = stack.pop()
        if here.is_file():
            print(name)
        else:
            stack.extend((f"{name}/{inner.name}", inner) for inner in here.iterdir())
for entry in entry_points(group="checker.plugins"):
    print("plugin", entry.name, entry.load().__name__)
"""
"""Prints, from wherever it runs, each installed resource and each plugin that can be imported."""


def table(*names: str) -> dict[str, object]:
    """Return a table of pyproject.toml."""
    found: object = project()
    for name in names:
        assert isinstance(found, dict)
        found = found[name]
    assert isinstance(found, dict)
    return found


def entry_point_modules() -> dict[str, str]:
    """Return the shipped plugins: entry-point name and module."""
    return {name: str(module) for name, module in table("project", "entry-points", "checker.plugins").items()}


def installed_paths() -> set[str]:
    """Return where each file of the tree that ships must arrive, relative to site-packages."""
    arrived = set()
    for path in repository_files():
        first, *rest = path.relative_to(ROOT).parts
        if first in INSTALLED_AS:
            arrived.add("/".join([INSTALLED_AS[first].replace(".", "/"), *rest]))
    return arrived


def copy_of_the_tree(place: Path) -> Path:
    """Copy what is in git, and nothing that a former build left behind."""
    for path in repository_files():
        target = place / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return place


def empty_environment(place: Path) -> Path:
    """Make an environment without checker that borrows the libraries of this one; return its Python."""
    venv.create(place, with_pip=False, symlinks=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    borrowed = place / "lib" / version / "site-packages" / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return place / "bin" / "python"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command and return what it prints; its complaint is the test's failure."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def probe(python: Path, elsewhere: Path) -> tuple[set[str], set[str]]:
    """Return the resources and the plugins that a Python sees from outside the checkout."""
    lines = run(python, "-c", PROBE, cwd=elsewhere).splitlines()
    seen = {line for line in lines if not line.startswith("plugin ")}
    compiled = {name for name in seen if "__pycache__" in PurePosixPath(name).parts}
    return seen - compiled, {line.split()[1] for line in lines if line.startswith("plugin ")}


def without_plugins(paths: Iterable[str]) -> set[str]:
    """Leave out the plugins' own files, which the probe imports instead of listing."""
    return {path for path in paths if not path.startswith("checker/plugins/")}


def test_the_package_list_is_the_tree() -> None:
    listed = table("tool", "setuptools")["packages"]
    assert isinstance(listed, list)
    holding_code = {path.parent for path in python_files(*INSTALLED_AS)}
    no_package = [str(folder) for folder in holding_code if not (folder / "__init__.py").exists()]
    assert not no_package, "folders without __init__.py"
    assert listed == sorted(module_name(folder / "__init__.py") for folder in holding_code)


def test_the_shipped_plugins_are_the_entry_points() -> None:
    assert sorted((*SHIPPED_PLUGINS, *OPTIONAL_PLUGINS)) == sorted(entry_point_modules())


@pytest.mark.parametrize(("name", "module"), entry_point_modules().items())
def test_an_entry_point_leads_to_a_module(name: str, module: str) -> None:
    assert module in modules(), f"{name} points nowhere"


def test_every_plugin_module_with_hooks_has_an_entry_point() -> None:
    offering = {
        module_name(path)
        for path in python_files("plugins", "rules", "templates")
        if "@hookimpl" in path.read_text(encoding="utf-8")
    }
    assert offering == set(entry_point_modules().values())


@pytest.mark.slow
def test_the_wheel_is_the_tree(tmp_path: Path) -> None:
    tree = copy_of_the_tree(tmp_path / "tree")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, tree, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == installed_paths()


@pytest.mark.slow
@pytest.mark.parametrize("how", [(), ("--editable",)], ids=["plain", "editable"])
def test_pip_installs_everything(how: tuple[str, ...], tmp_path: Path) -> None:
    tree = copy_of_the_tree(tmp_path / "tree")
    python = empty_environment(tmp_path / "empty")
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    run(*pip, "install", "--no-deps", "--no-build-isolation", *how, tree, cwd=tmp_path)
    seen, plugins = probe(python, tmp_path)
    assert without_plugins(seen) == without_plugins(installed_paths())
    assert plugins == {*SHIPPED_PLUGINS, *OPTIONAL_PLUGINS}


@pytest.mark.slow
def test_uv_sync_installs_everything(tmp_path: Path) -> None:
    tree = copy_of_the_tree(tmp_path / "tree")
    uv = Path(sysconfig.get_path("scripts")) / "uv"
    run(uv, "sync", "--system-certs", "--quiet", "--python", sys.executable, cwd=tree)
    seen, plugins = probe(tree / ".venv" / "bin" / "python", tmp_path)
    assert without_plugins(seen) == without_plugins(installed_paths())
    assert plugins == {*SHIPPED_PLUGINS, *OPTIONAL_PLUGINS}


def test_the_change_log_opens_with_the_next_or_this_version() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    newest = next(line for line in log if line.startswith("## ["))
    assert newest.startswith(("## [Unreleased]", f"## [{table('project')['version']}]"))
