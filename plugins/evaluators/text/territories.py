"""Which territory a text names: the Union, a Member State, the world, or another territory."""

from __future__ import annotations

import re
from dataclasses import dataclass

MEMBER_STATES = {
    "AT": "austria|austrian|oostenrijk|oostenrijkse",
    "BE": "belgium|belgian|belgie|belgische",
    "BG": "bulgaria|bulgarian|bulgarije|bulgaarse",
    "HR": "croatia|croatian|kroatie|kroatische",
    "CY": "cyprus|cypriot|cypriotische",
    "CZ": "czechia|czech republic|tsjechie|tsjechische",
    "DK": "denmark|danish|denemarken|deense",
    "EE": "estonia|estonian|estland|estse",
    "FI": "finland|finnish|finse",
    "FR": "france|french|frankrijk|franse",
    "DE": "germany|german|duitsland|duitse",
    "GR": "greece|greek|griekenland|griekse",
    "HU": "hungary|hungarian|hongarije|hongaarse",
    "IE": "ireland|irish|ierland|ierse",
    "IT": "italy|italian|italie|italiaanse",
    "LV": "latvia|latvian|letland|letse",
    "LT": "lithuania|lithuanian|litouwen|litouwse",
    "LU": "luxembourg|luxemburg|luxemburgse",
    "MT": "malta|maltese",
    "NL": "netherlands|dutch government|dutch authorities|dutch users|nederland|nederlandse",
    "PL": "poland|polish|polen|poolse",
    "PT": "portugal|portuguese|portugese",
    "RO": "romania|romanian|roemenie|roemeense",
    "SK": "slovakia|slovak|slowakije|slowaakse",
    "SI": "slovenia|slovenian|slovenie|sloveense",
    "ES": "spain|spanish|spanje|spaanse",
    "SE": "sweden|swedish|zweden|zweedse",
}
"""ISO 3166 codes and the names of the states, English and Dutch, folded."""

_UNION = (
    r"eu|e\.u\.|european union|europese unie|eu-wide|the union|de unie|eu member states?|eu-lidstaten|"
    r"lidstaten|member states"
)
_WORLD = (
    r"global|globally|worldwide|world-wide|wereldwijd|wereldwijde|mondiaal|around the world|across the world|"
    r"over de hele wereld"
)
_OTHER = (
    r"outside (?:of )?(?:the )?(?:eu|european union|union)|buiten de (?:eu|europese unie|unie)|"
    r"europe|europa|emea|eea|eer|european economic area|uk|united kingdom|verenigd koninkrijk|vk|us|usa|"
    r"united states|verenigde staten|vs|switzerland|zwitserland|norway|noorwegen|canada|japan|india|brazil|"
    r"brazilie|australia|australie|north america|noord-amerika|asia|azie|africa|afrika|latin america"
)
_GROUPS = {"other": _OTHER, "EU": _UNION, "global": _WORLD, **MEMBER_STATES}
_NAMES = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{code}>{names})" for code, names in _GROUPS.items()) + r")(?![\w])"
)
_CAPITALS_ONLY = frozenset({"us", "vs", "vk", "uk", "eer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A territory named in a text."""

    code: str
    """``EU``, ``global``, ``other`` or an ISO 3166 code of a Member State."""
    start: int
    end: int


def territories(text: str, folded: str, start: int, end: int) -> tuple[Territory, ...]:
    """Return the territories named between two offsets.

    Args:
        text: The document's text, to tell "US" from "us".
        folded: The same text, folded.
        start: Where to begin.
        end: Where to stop.
    """
    return tuple(
        Territory(code=str(match.lastgroup), start=match.start(), end=match.end())
        for match in _NAMES.finditer(folded, start, end)
        if match.group() not in _CAPITALS_ONLY or text[match.start() : match.end()].isupper()
    )
