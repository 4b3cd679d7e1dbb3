"""Who speaks: the provider, somebody about it, or an authority about itself; by document and by sentence."""

from __future__ import annotations

import re

from checker.plugins.evaluators.text.scanned import ScannedDocument

from checker.domain.document import PassageKind
from checker.domain.evidence import Speaker
from checker.matching import Hit

_SENDER = re.compile(
    r"^\s*(?:van|from|de|von)\s*:.*?@\s*([\w.-]+)"
    r"|^\s*(?:on|op|am|le) .{4,60}?@\s*([\w.-]+)>? (?:wrote|schreef|schrieb|a écrit)",
    re.MULTILINE | re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:min\w+\.nl|rijksoverheid\.nl|overheid\.nl|acm\.nl|europa\.eu|gov(?:\.\w+)?|gouv\.fr|bund\.de)$"
)
_PLATFORM = re.compile(
    r"\b(?:platforms?|bedrijven|compan(?:y|ies)|aanbieders?|providers?|"
    r"plattform(?:en)?|unternehmens?|anbieters?|plateformes?|entreprises?|societes?|fournisseurs?)\b"
)
_SUBJECT = 40
"""Characters before a verb of saying in which its subject stands."""
_COMPANY = re.compile(
    r"(?<![\w-])(?!De |Het |Een |The |In |Ik |Wij |We |Dit |Er |Le |La |Les |Un |Une |Nous |Ce |Cette )"
    r"[A-Z][a-z]+[A-Za-z]*(?=\s)"
)
_MIXED_CASE = re.compile(r"(?<![\w-])[A-Z][a-z]+[A-Z][A-Za-z]*(?=\s)")
"""A name in German, where every noun has a capital."""
_REPORTED_SHARE = 0.2
"""Share of passages with words of reporting from which a text without a first person is about somebody."""
_AUTHORITY_SHARE = 0.5
_LAW_SHARE = 0.5
"""Share of sentences that say what the law asks from which a text does nothing but explain it."""
_LAW_LEAST = 3
"""Such sentences that a text needs to be an explanation of the law."""
_LAW_NAMED = re.compile(
    r"\b(?:dsa|digital services act|digitaledienstenverordening|regulation|verordening|verordnung|reglement|"
    r"gesetz uber digitale dienste|(?:article|artikel|art\.) \d+)\b"
)

_SAID = frozenset({PassageKind.SENTENCE, PassageKind.LIST_ITEM})


class Voices:
    """Tells of every passage of one document who speaks in it."""

    def __init__(self, read: ScannedDocument, names: tuple[str, ...]) -> None:
        """Decide on the voice of the document: who speaks, and whether it only explains the law.

        Args:
            read: The document.
            names: Names of the provider and its service, folded.
        """
        self._read = read
        self._name = (
            re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if names else None
        )
        self._messages = _messages(read.document.text)
        self.about = not self._messages and self._speaks_about()
        self.explains_law = not self._messages and self._only_explains_law()

    def speaker(self, index: int) -> tuple[Speaker, bool]:
        """Return who makes the statement in a passage, and whether somebody else reports it."""
        start = self._read.passage(index).start
        if self._messages:
            public = next((public for at, public in reversed(self._messages) if at <= start), False)
            return (Speaker.ABOUT if public else Speaker.PROVIDER), False
        if not self.about:
            return Speaker.PROVIDER, False
        if self._is_reported(index):
            return Speaker.PROVIDER, True
        voices = self._read.words("authority_voice", index)
        own = voices and not self._read.words("hearsay", index) and not self._names_platform(index)
        return (Speaker.AUTHORITY if own else Speaker.ABOUT), False

    def names_provider(self, start: int, end: int) -> bool:
        """Tell whether the provider is named between two offsets."""
        return bool(self._name and self._name.search(self._read.scan.folded, start, end))

    def _speaks_about(self) -> bool:
        """Tell whether an authority's voice is louder than a first person."""
        spans = self._read.scan.spans_with
        authority = len(spans("authority_voice"))
        first = len(spans("first_person"))
        if not first and len(spans("hearsay")) >= _REPORTED_SHARE * len(self._read.scan.spans):
            return True
        return authority > 0 and authority >= _AUTHORITY_SHARE * first

    def _only_explains_law(self) -> bool:
        """Tell whether the text says what platforms must do, and of nobody what it does."""
        read, folded = self._read, self._read.scan.folded
        spans = read.scan.spans_with
        said = {passage.index for passage in read.document.passages if passage.kind in _SAID}
        law = (spans("law_voice") | spans("law_echo")) & said
        if spans("first_person") or self.names_provider(0, len(folded)) or len(law) < _LAW_LEAST:
            return False
        loud = len(law) >= _LAW_SHARE * len(said) and len(law) >= 2 * len(spans("authority_voice"))
        return loud and bool(_LAW_NAMED.search(folded))

    def _is_reported(self, index: int) -> bool:
        hearsay = self._read.words("hearsay", index)
        if any(self._names_platform(index) or self._is_said_by_company(hit) for hit in hearsay):
            return True
        in_list = self._read.passage(index).kind is PassageKind.LIST_ITEM
        return in_list and bool(self._read.heading_words("hearsay", index) or self._introduced(index))

    def _is_said_by_company(self, hearsay: Hit) -> bool:
        """Tell whether a name that is no authority's stands right before the words of reporting."""
        passage = self._read.passage(hearsay.span)
        start = max(passage.start, hearsay.start - _SUBJECT)
        company = _MIXED_CASE if passage.language == "de" else _COMPANY
        named = company.search(self._read.document.text, start, hearsay.start)
        return bool(named) and not any(
            hit.end > start for hit in self._read.words("authority_voice", hearsay.span)
        )

    def _introduced(self, index: int) -> bool:
        """Tell whether the line above a list says whose words follow."""
        for before in range(index - 1, max(index - 40, -1), -1):
            if self._read.passage(before).kind is not PassageKind.LIST_ITEM:
                return bool(self._read.words("hearsay", before))
        return False

    def _names_platform(self, index: int) -> bool:
        passage = self._read.passage(index)
        folded = self._read.scan.folded
        named = self.names_provider(passage.start, passage.end)
        return named or bool(_PLATFORM.search(folded, passage.start, passage.end))


def _messages(text: str) -> list[tuple[int, bool]]:
    """Return where each message of a thread of e-mails begins, and whether a public body sent it."""
    found = [(match.start(), match[1] or match[2]) for match in _SENDER.finditer(text)]
    return [(start, bool(_PUBLIC.search(domain.strip(".").lower()))) for start, domain in found]
