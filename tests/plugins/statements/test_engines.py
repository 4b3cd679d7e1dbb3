"""The same expression on a second engine: PySpark in local mode."""

from pathlib import Path

import pytest
from checker.plugins.statements.converting import convert
from checker.plugins.statements.figures import aggregate

from bench.made_statements import make_csv
from checker.domain.statements import StatementQuestion
from tests.plugins.statements.rows import write_rows

pytestmark = [
    pytest.mark.slow,
    # Spark, and Ibis on it, still call pandas and DuckDB as they were; the counts take no part in that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.mark.parametrize("new_codes", [True, False])
def test_spark_counts_what_duckdb_counts(tmp_path: Path, new_codes: bool) -> None:
    plain = make_csv(tmp_path / "made.csv", 20_000, new_codes=new_codes)
    broken = write_rows(
        tmp_path / "rows.csv", {"application_date": "someday", "category": ""}, {"created_at": ""}
    )
    archive = convert([plain], tmp_path).files[0]
    question = StatementQuestion(states=("NL",))
    for sources in ([str(plain), str(broken)], [archive]):
        embedded = aggregate(sources, question, "duckdb")
        spark = aggregate(sources, question, "pyspark")
        assert spark.backend == "pyspark"
        assert spark.groups == embedded.groups
        assert embedded.count("statements", *embedded.groups) >= 20_000
