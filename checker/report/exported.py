"""The editions of an assessment that people take away, made of the view that the screen shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.domain.assessment import Assessment
from checker.domain.message import Filling, Message, say
from checker.domain.obligation import RuleSet
from checker.domain.review import Review
from checker.messages import format_day, tell
from checker.report import blocks
from checker.report.composition import view
from checker.report.contributions import Contributions, Remark
from checker.report.edition import Plain
from checker.report.screen import screen

FULL, HEARING, PUBLIC = "full", "hearing", "public"
TITLES: dict[str, Message] = {
    FULL: say("Findings from the documents of {platform}"),
    HEARING: say("Facts from the documents of {platform}, for hearing"),
    PUBLIC: say("Findings from the documents of {platform}, public edition"),
}
View = Mapping[str, Any]
NOBODY = Contributions()


BLOCKS_ONLY = "docx"
"""The format that is written from blocks; the others have templates of their own."""


def report_view(
    form: str, assessment: Assessment, rule_set: RuleSet, language: str, review: Review | None = None
) -> Plain:
    """Return what a report in some format shows; raises what `checker.report.view` raises."""
    if form == BLOCKS_ONLY:
        return edition_paper(FULL, screen(assessment, rule_set, language), language)
    return view(assessment, rule_set, language, review)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """One edition that is being made."""

    kind: str
    view: View
    language: str
    people: Contributions

    def say(self, text: str, /, **values: Filling) -> str:
        """Return a sentence of the catalogue."""
        return tell(say(text, **values), self.language)

    @property
    def is_hearing(self) -> bool:
        """True where facts are printed and not what they weigh."""
        return self.kind == HEARING


def edition_paper(kind: str, seen: View, language: str, people: Contributions = NOBODY) -> Plain:
    """Return an edition as blocks: everything with decisions, or the facts for hearing."""
    edits = Editing(kind=kind, view=seen, language=language, people=people)
    platform = people.platform or seen["profile"]["name"] or seen["documents"][0]["name"]
    title = tell(say(TITLES[kind].text, platform=platform), language)
    made = [blocks.heading(title, 1), *_opening(edits), *_documents(edits), *_duties(edits), *_closing(edits)]
    run = edits.say("run {run}", run=seen["run_id"])
    return blocks.paper(title, language, made, run=run, facts=title)


def _opening(edits: Editing) -> Iterator[Plain]:
    view, people = edits.view, edits.people
    if edits.is_hearing:
        yield blocks.text(
            edits.say(
                "These are passages from the documents, each with its place. You can say of each whether it "
                "is quoted correctly and in its context, and what is missing. How the passages are weighed "
                "is not part of this edition."
            )
        )
    else:
        yield blocks.text(
            edits.say(
                "This paper records what documents state and what they offer as evidence. It establishes no "
                "facts about the service and says nothing about what the provider does. What is not shown in "
                "a document may well exist."
            )
        )
    rows = [[edits.say("Rules"), f"{view['rule_set']['title']} {view['rule_set']['version']}"]]
    if people.case:
        rows.insert(0, [edits.say("Case"), people.case])
    if view["reference"]["day"]:
        rows.append([edits.say("Judged on"), view["reference"]["day"]])
    if people.on:
        rows.append([edits.say("Decisions as they stood on"), format_day(people.on, edits.language)])
    yield blocks.table([edits.say("What"), edits.say("Value")], rows)
    if not edits.is_hearing:
        counts = [[each["word"], str(each["count"])] for each in view["counts"]]
        yield blocks.table([edits.say("Outcome as found"), edits.say("Duties")], counts)


def _documents(edits: Editing) -> Iterator[Plain]:
    yield blocks.heading(edits.say("The documents"))
    header = [edits.say("Label"), edits.say("Name"), edits.say("Pages"), "SHA-256"]
    rows = [
        [each["label"], each["title"] or each["name"], str(each["pages"] or "–"), each["sha256"]]
        for each in edits.view["documents"]
    ]
    yield blocks.table(header, rows)
    for each in edits.view["documents"]:
        for missing in each["unread_ranges"]:
            yield blocks.text(
                edits.say(
                    "{document}, pages {pages}, was not read: {reason}",
                    document=each["label"],
                    pages=missing["pages"],
                    reason=missing["reason"],
                ),
                note=True,
            )


def _duties(edits: Editing) -> Iterator[Plain]:
    duties = edits.view["duties"]
    spoken = [duty for duty in duties if any(map(_speaks, duty["elements"])) or _added(edits, duty)]
    yield blocks.heading(
        edits.say("Passages, duty by duty") if edits.is_hearing else edits.say("Findings, duty by duty")
    )
    for duty in spoken:
        yield from _duty(edits, duty)
    if edits.is_hearing:
        return
    for outcome in dict.fromkeys(duty["outcome"]["word"] for duty in duties if duty not in spoken):
        yield blocks.heading(outcome[:1].upper() + outcome[1:], 3)
        silent = [each for each in duties if each not in spoken and each["outcome"]["word"] == outcome]
        yield blocks.listing([f"{each['citation']} · {each['title']}" for each in silent])


def _speaks(part: View) -> bool:
    return bool(part["quotes"] or part["contradictions"])


def _added(edits: Editing, duty: View) -> bool:
    """Tell whether people added something to a duty or to one of its elements."""
    spots = {*edits.people.standing, *edits.people.remarks}
    return any(obligation == duty["id"] for obligation, _ in spots)


def _duty(edits: Editing, duty: View) -> Iterator[Plain]:
    yield blocks.heading(f"{duty['citation']} · {duty['title']}", 3)
    yield blocks.text(duty["duty"])
    if not edits.is_hearing:
        stands = edits.people.standing.get((duty["id"], ""))
        yield blocks.text(edits.say("Found: {outcome}.", outcome=duty["outcome"]["word"]))
        if stands:
            yield blocks.text(edits.say("Decided: {word}. {why}", word=stands.word, why=stands.text))
        yield _grid(edits, duty)
    yield from _remarks(edits, (duty["id"], ""))
    for part in duty["elements"]:
        yield from _element(edits, duty, part)


def _grid(edits: Editing, duty: View) -> Plain:
    header = [edits.say("Element"), edits.say("Asked"), edits.say("Found"), edits.say("Stands")]
    rows = []
    for part in duty["elements"]:
        stands = edits.people.standing.get((duty["id"], part["id"]))
        found = _sign(part["level"])
        rows.append(
            [
                f"{part['letter']}  {part['asks']}",
                _sign(part["asked_level"]),
                found,
                stands.word if stands else found,
            ]
        )
    return blocks.table(header, rows, asks=True)


def _sign(level: View) -> str:
    return f"{level['symbol']} {level['word']}"


def _element(edits: Editing, duty: View, part: View) -> Iterator[Plain]:
    spot = (duty["id"], part["id"])
    stands = edits.people.standing.get(spot)
    if not (_speaks(part) or stands or spot in edits.people.remarks):
        return
    yield blocks.heading(f"{part['letter']}  {part['asks']}", 4)
    for quote in part["quotes"]:
        yield blocks.quotation(quote["text"], quote["language"], _where(edits, quote))
    for one, other in part["contradictions"]:
        yield blocks.text(edits.say("These two passages stand against each other:"))
        for quote in (one, other):
            yield blocks.quotation(quote["text"], quote["language"], _where(edits, quote))
    if stands and not edits.is_hearing:
        said = edits.say("Decided: {word}. {why}", word=stands.word, why=stands.text)
        rests = edits.say("Rests on: {source}.", source=stands.source) if stands.source else ""
        yield blocks.text(f"{said} {rests}".strip())
    if part["why_not_higher"] and not edits.is_hearing:
        yield blocks.text(
            edits.say("Why not higher: {reasons}", reasons=" ".join(part["why_not_higher"])), note=True
        )
    yield from _remarks(edits, spot)


def _where(edits: Editing, quote: View) -> str:
    """Return place and, where findings are printed, level and flags."""
    if edits.is_hearing:
        return str(quote["where"])
    flags = "".join(flag["letter"] for flag in quote["flags"])
    return " · ".join(filter(None, [quote["where"], _sign(quote["level"]), flags]))


def _remarks(edits: Editing, spot: tuple[str, str]) -> Iterator[Plain]:
    found = edits.people.remarks.get(spot, ())
    if found:
        header = [
            edits.say("Received"), edits.say("Comment of the platform"), edits.say("What became of it"),
        ]  # fmt: skip
        yield blocks.table(header, [_remark(edits, each) for each in found])


def _remark(edits: Editing, remark: Remark) -> list[blocks.Cell]:
    became = ": ".join(filter(None, [remark.outcome or edits.say("not decided yet"), remark.why]))
    return [format_day(remark.received, edits.language), blocks.words(remark.text, ""), became]


def _closing(edits: Editing) -> Iterator[Plain]:
    if edits.view["figures"]:
        yield blocks.heading(edits.say("Figures"))
        header = [
            edits.say("As printed"), edits.say("Unit"), edits.say("Territory"), edits.say("Period"),
            edits.say("Where"),
        ]  # fmt: skip
        none = edits.say("not stated")
        rows = [
            [
                each["printed"],
                each["unit"] or none,
                each["territory"] or none,
                each["period"] or none,
                each["where"],
            ]
            for each in edits.view["figures"]
        ]
        yield blocks.table(header, rows)
    if edits.kind == FULL:
        yield from _suggested(edits)
    if edits.view["questions"] and not edits.is_hearing:
        yield blocks.heading(edits.say("Questions to the provider"))
        yield blocks.listing(
            [f"{each['id']} · {each['citation']}: {each['text']}" for each in edits.view["questions"]]
        )


def _suggested(edits: Editing) -> Iterator[Plain]:
    for item in edits.view["suggested"]:
        yield blocks.heading(edits.say("Passages to look at"))
        yield blocks.text(item["by"], note=True)
        for duty in item["duties"]:
            yield blocks.heading(f"{duty['citation']} · {duty['title']}", 3)
            for passage in duty["passages"]:
                yield blocks.quotation(passage["text"], passage["language"], passage["where"])
