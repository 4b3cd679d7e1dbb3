"""Which territory a text names: the Union, a Member State, the world, or another territory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MEMBER_STATES = {
    "AT": "austria|austrian|oostenrijk|oostenrijkse|oostenrijkers|osterreicher(?:innen)?|"
    r"osterreich(?:s|ische[nrsm]?)?|autriche|autrichien(?:ne)?s?",
    "BE": "belgium|belgian|belgie|belgische|belgen|belgians|belgier|"
    r"belgien|belgische[nrsm]|belgique|belges?",
    "BG": "bulgaria|bulgarian|bulgarije|bulgaarse|"
    r"bulgarien|bulgarische[nrsm]?|bulgarie|bulgares",
    "HR": "croatia|croatian|kroatie|kroatische|"
    r"kroatien|kroatische[nrsm]|croatie|croates",
    "CY": "cyprus|cypriot|cypriotische|"
    r"zypern|chypre",
    "CZ": "czechia|czech republic|tsjechie|tsjechische|"
    r"tschechien|tschechische[nrsm]?|tchequie|republique tcheque|tcheques",
    "DK": "denmark|danish|denemarken|deense|"
    r"danemark|danische[nrsm]?|danoises?",
    "EE": "estonia|estonian|estland|estse|"
    r"estnische[nrsm]?|estonie|estoniennes?|estoniens",
    "FI": "finland|finnish|finse|"
    r"finnland|finnische[nrsm]?|finlande|finlandaises?",
    "FR": "france|french|frankrijk|franse|"
    r"frankreichs?|franzosische[nrsm]?(?! sprach)|francaises?(?! langue)|"
    r"(?:marche|territoire|public|utilisateurs|internautes|membres|abonnes|clients|comptes) francais|"
    r"francais|fransen|franzosen",
    "DE": "germany|german|duitsland|duitse|duitsers|germans|"
    r"deutschlands?|deutsche[nrsm]?(?! sprach)|bundesweit|allemagne|allemand(?:es?|s)",
    "GR": "greece|greek|griekenland|griekse|"
    r"griechenland|griechische[nrsm]?|grece|grecs|grecques?",
    "HU": "hungary|hungarian|hongarije|hongaarse|"
    r"ungarn|ungarische[nrsm]?|hongrie|hongroises?",
    "IE": "ireland|irish|ierland|ierse|"
    r"irland|irische[nrsm]?|irlande|irlandaises?",
    "IT": "italy|italian|italie|italiaanse|italianen|italians|italiener|"
    r"italien|italienische[nrsm]?|italiennes?|italiens",
    "LV": "latvia|latvian|letland|letse|"
    r"lettland|lettische[nrsm]?|lettonie|lettons|lettones?",
    "LT": "lithuania|lithuanian|litouwen|litouwse|"
    r"litauen|litauische[nrsm]?|lituanie|lituaniennes?|lituaniens",
    "LU": "luxembourg|luxemburg|luxemburgse|"
    r"luxemburgische[nrsm]?|luxembourgeois(?:es?)?",
    "MT": "malta|maltese|"
    r"maltesische[nrsm]?|malte|maltaises?",
    "NL": "netherlands|dutch government|dutch authorities|dutch users|nederland|nederlandse|nederlanders|"
    r"niederlander(?:n|innen)?|dutch (?:people|residents|citizens)|"
    r"niederlande[n]?|niederlandische[nrsm]?(?! sprach)|pays-bas|neerlandaises?",
    "PL": "poland|polish|polen|poolse|"
    r"polnische[nrsm]?|pologne|polonaises?",
    "PT": "portugal|portuguese|portugese|"
    r"portugiesische[nrsm]?|portugaises?",
    "RO": "romania|romanian|roemenie|roemeense|"
    r"rumanien|rumanische[nrsm]?|roumanie|roumaines?|roumains",
    "SK": "slovakia|slovak|slowakije|slowaakse|"
    r"slowakei|slowakische[nrsm]?|slovaquie|slovaques",
    "SI": "slovenia|slovenian|slovenie|sloveense|"
    r"slowenien|slowenische[nrsm]?|slovenes",
    "ES": "spain|spanish|spanje|spaanse|spanjaarden|spaniards|spanier|"
    r"spanien|spanische[nrsm]?|espagne|espagnoles?|espagnols",
    "SE": "sweden|swedish|zweden|zweedse|"
    r"schweden|schwedische[nrsm]?|suede|suedoises?",
}
"""ISO 3166 codes and the names of the states in four languages, folded."""

_UNION = (
    r"eu|e\.u\.|european union|europese unie|eu-wide|the union|de unie|eu member states?|eu-lidstaten|"
    r"lidstaten|member states|europaische[nr]? union|eu-weit|eu-mitgliedstaaten|mitgliedstaat(?:en|es|s)?|"
    r"(?:der|die) union|union europeenne|ue|etats? membres?|(?:l'|dans l'|de l')union"
)
_WORLD = (
    r"global|globally|worldwide|world-wide|wereldwijd|wereldwijde|mondiaal|around the world|across the world|"
    r"over de hele wereld|weltweit(?:e[nrsm]?)?|globale[nrsm]?|auf der ganzen welt|mondiale?s?|mondialement|"
    r"mondiaux|dans le monde|du monde entier|a travers le monde"
)
_OTHER = (
    r"outside (?:of )?(?:the )?(?:eu|european union|union)|buiten de (?:eu|europese unie|unie)|"
    r"europe|europa|emea|eea|eer|european economic area|uk|united kingdom|verenigd koninkrijk|vk|us|usa|"
    r"united states|verenigde staten|vs|switzerland|zwitserland|norway|noorwegen|canada|japan|india|brazil|"
    r"brazilie|australia|australie|north america|noord-amerika|asia|azie|africa|afrika|latin america|"
    r"auserhalb der (?:eu|europaischen union|union)|hors (?:de )?(?:l')?(?:ue|union(?: europeenne)?)|"
    r"en dehors de l'(?:ue|union(?: europeenne)?)|ewr|vereinigte[ns] konigreich|grosbritannien|royaume-uni|"
    r"vereinigte[n]? staaten|etats-unis|schweiz|suisse|norwegen|norvege|kanada|indien|inde|japon|brasilien|"
    r"bresil|australien|asien|asie|afrique|nordamerika|lateinamerika|amerique (?:du nord|latine)"
)
_GROUPS = {"other": _OTHER, "EU": _UNION, "global": _WORLD, **MEMBER_STATES}
_NAMES = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{code}>{names})" for code, names in _GROUPS.items()) + r")(?![\w])"
)
_CAPITALS_ONLY = frozenset({"us", "vs", "vk", "uk", "eer", "ewr", "ue"})
_PEOPLE = "francais"
"""A people where it has a capital, else a language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A territory named in a text."""

    code: str
    """``EU``, ``global``, ``other`` or an ISO 3166 code of a Member State."""
    start: int
    end: int


class Territories:
    """The territories that one document names; no stretch of it is looked through twice."""

    def __init__(self, text: str, folded: str) -> None:
        """Take the document's text, to tell "US" from "us", and the same text folded."""
        self._text, self._folded = text, folded
        self._within: dict[tuple[int, int], tuple[Territory, ...]] = {}

    def within(self, start: int, end: int) -> tuple[Territory, ...]:
        """Return the territories named between two offsets, in their order."""
        found = self._within.get((start, end))
        if found is None:
            found = self._within[start, end] = tuple(self._find(start, end))
        return found

    def _find(self, start: int, end: int) -> Iterator[Territory]:
        for match in _NAMES.finditer(self._folded, start, end):
            if _is_territory(match.group(), self._text[match.start() : match.end()]):
                yield Territory(code=str(match.lastgroup), start=match.start(), end=match.end())


def _is_territory(folded: str, printed: str) -> bool:
    if folded == _PEOPLE:
        return printed[0].isupper()
    return folded not in _CAPITALS_ONLY or printed.isupper()
