"""Invented papers, assessed by the shipped plugins, and the tables that come of them."""

from datetime import date

from checker.domain.assessment import Assessment
from checker.domain.tabulation import TabulatedRow, Tabulation
from checker.messages import tell
from checker.service import Service, Source, Wishes, open_service
from checker.settings import Settings

ANSWER = """Answers to questions about notices

Answered 3 March 2024

• Question 1
  Since when does the Ministry of Harbours have a channel at Twitter, and how many notices were filed?

  The Ministry of Harbours has been a trusted flagger at Twitter and Pinterest since 4 May 2021.
  The Ministry of Harbours filed two notices with Twitter.
  The first notice was filed on 5 June 2021. It concerned a video of bridges. Twitter removed the video.
  The second notice was filed on 7 June 2021. It concerned a message about ferries. Twitter gave no reply.

• Question 2
  How many notices were filed with Facebook?

  The Ministry of Harbours filed one hundred words of praise.
  The ministry submitted three notices to Facebook.
  The first notice was filed on 9 June 2021. It concerned the same message as the second notice to Twitter.
"""
"""Three notices told one by one, two matters; Pinterest has a channel and nobody asks about it."""

MELDING = """Beantwoording

Beantwoord 3 maart 2024

• Vraag 1
  Hoeveel meldingen deed het Ministerie van Bruggen bij LinkedIn?

  Sinds medio 2020 heeft het Ministerie van Bruggen geen enkele melding gedaan bij LinkedIn.
"""

_SERVICE: list[Service] = []


def service() -> Service:
    """Open the shipped plugins, once."""
    if not _SERVICE:
        _SERVICE.append(open_service(Settings()))
    return _SERVICE[0]


def assessed(*texts: str) -> Assessment:
    """Assess some papers as one dossier."""
    sources = [Source(name=f"paper-{number}.txt", data=text.encode()) for number, text in enumerate(texts, 1)]
    wishes = Wishes(services=("platform",), on=date(2026, 1, 1))
    return service().assess(sources, wishes, lambda *_: None).assessment


def table(assessment: Assessment, name: str) -> Tabulation | None:
    """Return the first table with this id."""
    return next((table for table in assessment.tabulations if table.id == name), None)


def values(assessment: Assessment, row: TabulatedRow) -> dict[str, str]:
    """Return what stands in the known cells of a row."""
    found = {}
    for cell in row.cells:
        first = cell.spans[0] if cell.spans else None
        quoted = assessment.document(first.document).quote(first.start, first.end) if first else ""
        found[cell.column] = tell(cell.message, "en") if cell.message else quoted
    return found


def rows(assessment: Assessment, name: str) -> list[dict[str, str]]:
    """Return the rows of a table; none where there is no such table."""
    found = table(assessment, name)
    return [values(assessment, row) for row in found.rows] if found else []
