"""Sentences that tell what a survey or a study found, which says nothing of what a provider does."""

from __future__ import annotations

import re

_STUDY = (
    r"(?:surveys?|stud(?:y|ies)|polls?|research|(?:euro)?barometer|onderzoek(?:en|ers)?|enquetes?|studies?|"
    r"peiling(?:en)?|studien?|umfragen?|befragung(?:en)?|erhebung(?:en)?|etudes?|sondages?|barometre)"
)
_TOLD = re.compile(
    rf"\b(?:according to|volgens|blijkens|laut|nach|gemas|selon|d'apres)\b[^.;:]{{0,60}}\b{_STUDY}(?!\w)|"
    r"\b(?:according to|volgens|laut|selon)(?: the| het| dem| der| la)?(?: [\w-]+){0,2} instituu?te?\b|"
    rf"\b(?:an?|one|een|ein|eine|einer|une|\d+)\b(?: [\w-]+){{0,3}} {_STUDY}\b[^.;:]{{0,80}}\b(?:found|finds|"
    r"shows?|showed|estimates?|puts?|suggests?|toont|toonde|schat|bleek|blijkt|ergab|zeigte?|schatzt|beziffert|"
    r"kam|kommt|estime|montre|revele|evalue)\b|"
    r"\b(?:respondents?|people surveyed|ondervraagden?|ondervraagde [\w-]+|respondenten|befragten?|"
    r"personnes interrogees|sondes)\b"
)
_STEMS = (
    "survey", "stud", "poll", "research", "baromet", "onderzoek", "enquete", "peiling", "umfrage", "befrag",
    "erhebung", "etude", "sond", "respond", "ondervraagd", "interroge", "institu",
)  # fmt: skip
"""Letters of which some stand in every such sentence: a look that is many times faster than the pattern."""
_OWN = re.compile(r"\b(?:we|our|wij|onze|ons|wir|unser\w*|nous|notre|nos|own|eigen|eigene[nrms]?)\b")


def tells_of_study(folded: str, start: int, end: int) -> bool:
    """Tell whether a sentence says what somebody else's survey or study found.

    Args:
        folded: The folded text.
        start: Where the sentence begins.
        end: Where it ends.
    """
    sentence = folded[start:end]
    return (
        any(stem in sentence for stem in _STEMS)
        and bool(_TOLD.search(sentence))
        and not _OWN.search(sentence)
    )
