"""The hostile files, made once."""

from pathlib import Path

import pytest

from tests.hostile.inputs import Bad, made


@pytest.fixture(scope="session")
def bad_inputs(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bad, ...]:
    found = made(shared, tmp_path_factory.mktemp("bad"))
    assert len(found) > 200
    return found
