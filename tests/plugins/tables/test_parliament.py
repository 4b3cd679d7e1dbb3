"""A real answer to parliament as tables: who has a channel, how many notices, what became of them."""

from pathlib import Path

from checker.service import Source, Wishes
from tests.plugins.tables.dossiers import rows, service, table

NAME = "kamervragen-escalatiekanalen-2022.txt"


def test_an_answer_to_parliament_becomes_the_table_of_reports(shared: Path) -> None:
    data = (shared / "corpus" / "documents" / NAME).read_bytes()
    source = Source(name=NAME, data=data)
    assessment = service().assess([source], Wishes(services=("vlop",)), lambda *_: None).assessment
    told = rows(assessment, "notices-d1")
    assert [row["number"].partition(",")[0] for row in told] == ["1", "2", "3", "4", "5", "2"]
    assert [row["outcome"] for row in told[:5]] == ["acted on"] * 5
    assert told[5]["outcome"] == "not known, as the document itself says"
    answers = {row["platform"]: row for row in rows(assessment, "answers-d1")}
    unasked = {name for name, row in answers.items() if row["asked"] == "no question names it"}
    assert unasked == {"TikTok", "Snapchat"}
    assert all("notices" not in answers[name] for name in unasked)
    found = table(assessment, "notices-d1")
    assert found is not None
    first = [row.cells[0].spans[0] for row in found.rows]
    document = assessment.documents[0]
    assert [document.locate(span.start).line for span in first] == [36, 37, 38, 39, 50, 51]
