"""What the first page must say before anything else: what was not read, not searched, not known, not run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from babel import Locale, UnknownLocaleError

from checker.domain.assessment import Diagnostic
from checker.domain.document import DateReading, Document
from checker.domain.finding import Applicability
from checker.domain.message import Localised, Message, localised, say
from checker.domain.profile import Truth
from checker.domain.register import Register
from checker.engine.coverage import NOT_READ, Searched
from checker.messages import in_every_language


def diagnostics(
    documents: Sequence[Document],
    searched: Searched,
    covered: Iterable[str],
    applicabilities: Sequence[Applicability],
    failures: Iterable[Message],
) -> tuple[Diagnostic, ...]:
    """Return everything that keeps the assessment from being complete, what weighs most first."""
    return (
        *(Diagnostic(kind="plugin", message=message) for message in dict.fromkeys(failures)),
        *(diagnostic for document in documents for diagnostic in _unread(document)),
        *_languages(documents, searched, covered),
        *_facts(applicabilities),
    )


def _unread(document: Document) -> Iterable[Diagnostic]:
    """Say once for every reason which pages were not read; a document without any text counts as unread."""
    by_reason: dict[Message, list[int]] = {}
    for page in document.unread_pages:
        by_reason.setdefault(page.reason or say("No reason is known."), []).append(page.number)
    for reason, numbers in by_reason.items():
        yield Diagnostic(
            kind="unread_page",
            message=say(
                "Of the {pages} pages of {document}, these were not read: {numbers}. {reason}",
                pages=len(document.pages),
                document=document.name,
                numbers=spelled(numbers),
                reason=in_every_language(reason),
            ),
            documents=(document.id,),
        )
    for defect in document.defects:
        if defect.kind == NOT_READ:
            yield Diagnostic(kind="document", message=defect.message, documents=(document.id,))
    if not document.text.strip() and not by_reason:
        message = say("{document} holds no text that can be read.", document=document.name)
        yield Diagnostic(kind="document", message=message, documents=(document.id,))


def spelled(numbers: Sequence[int]) -> str:
    """Write page numbers as ranges: 1-3, 7."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in ranges)


def _languages(
    documents: Sequence[Document], searched: Searched, covered: Iterable[str]
) -> Iterable[Diagnostic]:
    whole = sum(letters for _, letters in searched.languages)
    for code, letters in searched.missing(covered):
        yield Diagnostic(
            kind="language",
            message=say(
                "{letters} of {whole} characters stand in {language}, for which the rules have no "
                "vocabulary; silence cannot be established there.",
                letters=letters,
                whole=whole,
                language=language_name(code),
            ),
            documents=tuple(
                document.id
                for document in documents
                if any(passage.language == code for passage in document.passages)
            ),
        )


def language_name(code: str) -> Localised:
    """Return how a language is called, in the languages of the interface; the code itself where unknown."""
    try:
        language = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return localised(en=code, nl=code)
    return localised(en=language.get_display_name("en") or code, nl=language.get_display_name("nl") or code)


def _facts(applicabilities: Sequence[Applicability]) -> Iterable[Diagnostic]:
    """Say once for every open question how many duties wait for its answer."""
    waiting: dict[Localised, int] = {}
    for applicability in applicabilities:
        if applicability.applies is Truth.UNKNOWN:
            for question in applicability.questions:
                waiting[question] = waiting.get(question, 0) + 1
    for question, duties in waiting.items():
        message = say("{duties} duties wait for an answer: {question}", duties=duties, question=question)
        if duties == 1:
            message = say("One duty waits for an answer: {question}", question=question)
        yield Diagnostic(kind="fact", message=message)


def old_registers(registers: Iterable[Register], reference: DateReading) -> Iterator[Diagnostic]:
    """Yield one for every register that is older on the last possible day of reference than its limit."""
    for register in registers:
        age = (reference.latest - register.as_of).days if reference.latest else 0
        if age > register.days:
            yield Diagnostic(
                kind="register",
                message=say(
                    "The register “{title}” is from {day}, {age} days before the reference date; "
                    "look for a newer one at {official}.",
                    title=register.title,
                    day=register.as_of.isoformat(),
                    age=age,
                    official=register.official,
                ),
            )
