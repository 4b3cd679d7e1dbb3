"""Function words of the four languages that documents arrive in most, for a vote on the language."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


VOTERS = {
    "nl": _words(
        "aan als bij dat deze dit door een elk en er ervan geen gebruikers haar hebben heeft het hij",
        "hoe hun ik jaar je kan kunnen maar meer met moet moeten naar niet nog om onder ons onze ook op",
        "per te tegen ten ter tot uit uw van vanuit veel via volgens voor waar waarin waarbij wanneer",
        "wat welke werd wie wij worden wordt zal ze zich zij zijn zo zoals zodat zullen tussen ja nee",
        "zie hierbij daarom",
    ),
    "en": _words(
        "a about all also and any are as at be been between but by can could did do does during each",
        "for from has have having how however if including into it its may more must no not on only or",
        "other our out should such than that the their them there these they this those through to",
        "under users were when where which while who will with within would you your yes see hereby",
    ),
    "de": _words(
        "aber als am auch auf aus bei bis da damit dass dem den der deren diese dieser dieses durch ein",
        "eine einem einen einer eines für haben hat ihre im ist kann können mit nach nicht noch nur",
        "oder sich sie sind sowie über um und unsere unter vom von vor werden wie wir wird zu zum zur",
        "zwischen ja nein",
    ),
    "fr": _words(
        "au aucun aussi aux avec ce ces cette comme dans depuis dont du elle elles entre est et été",
        "être il ils je leur leurs mais notre nos nous ont ou où par parce pas peut plus pour qu que",
        "qui sans selon ses si son sont sous sur tous toute toutes une utilisateurs vers vous oui non",
    ),
}
"""Words by ISO 639-1 code; those of several languages are left out of the count."""

_ALL = [word for words in VOTERS.values() for word in words]
OWN = tuple(
    (code, frozenset(word for word in words if _ALL.count(word) == 1)) for code, words in VOTERS.items()
)
"""Language code and the words that are of no other of the languages."""
