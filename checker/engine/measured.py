"""What was measured of the rules, put beside the finding that they lead to."""

from __future__ import annotations

from checker.domain.obligation import Obligation
from checker.domain.quality import Measured, Quality


def measured(duty: Obligation, quality: Quality | None, digest: str) -> Measured | None:
    """Return how the rules of a duty did on labelled documents, None where people did not look for it.

    `digest` is that of the rule set in use: what was measured with other rules is marked as such.
    """
    if quality is None:
        return None
    article, own = quality.articles.get(duty.citation.article_id), quality.obligations.get(duty.id)
    if article is None or own is None:
        return None
    return Measured(article=article, duty=own, is_current=quality.digest == digest)
