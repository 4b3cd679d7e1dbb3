"""Fixtures that every test may use."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile(
    "checker", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("checker")


@pytest.fixture(scope="session")
def cache_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache that commands use in tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, cache_of_tests: Path) -> None:
    """Keep the settings and the cache of whoever runs the tests out of them."""
    for name in [name for name in os.environ if name.startswith("CHECKER_")]:
        if name != "CHECKER_SHARED":
            monkeypatch.delenv(name)
    monkeypatch.setenv("CHECKER_CACHE", str(cache_of_tests))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with real documents and reference data that is kept outside the repository."""
    folder = Path(os.environ.get("CHECKER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the documents in {folder} (set CHECKER_SHARED)")
    return folder


@pytest.fixture(autouse=True)
def goes_on() -> Iterator[None]:
    """Have what a command let be, as if the process ended with it, looked through for garbage again."""
    yield
    gc.unfreeze()
