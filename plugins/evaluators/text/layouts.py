"""What kinds of passages hold no statement of the document."""

from __future__ import annotations

from checker.domain.document import PassageKind

NEVER_SHOWN = frozenset({PassageKind.HEADING, PassageKind.CONTENTS, PassageKind.COMMENT})
