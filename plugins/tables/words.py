"""Words of four languages by which sentences about channels, notices and outcomes are known, folded."""

from __future__ import annotations

import re

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "januari|februari|maart|mei|juni|juli|augustus|oktober|"
    "januar|februar|marz|mai|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|"
    "novembre|decembre"
)
YEAR = r"(?:19|20)\d\d"


def words(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern of whole words, one of the alternatives."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)")


DAY = words(
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:{MONTHS}) {YEAR}",
    rf"(?:{MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? {YEAR}",
    rf"{YEAR}-\d\d-\d\d",
)
NOTICE = words(
    r"notices?", r"reports?", r"requests?", r"referrals?", r"flags?", r"complaints?",
    r"meldingen", r"melding", r"verzoek(?:en)?", r"casus(?:sen)?", r"klacht(?:en)?",
    r"signal(?:en|ement|ements)?",
    r"meldung(?:en)?", r"hinweis(?:e|en)?", r"antrag", r"antrage", r"beschwerden?", r"ersuchen",
    r"demandes?", r"plaintes?", r"notifications?", r"signalements?", r"cases?", r"falle?",
)  # fmt: skip
SUBMIT = words(
    r"submitted", r"filed", r"sent", r"made", r"reported", r"lodged", r"flagged", r"referred", r"notified",
    r"voorgedragen", r"ingediend", r"gedaan", r"gemeld", r"verzonden", r"gestuurd", r"overgebracht",
    r"voorgelegd",
    r"deed", r"meldde", r"diende\b[^.;]{0,60}\bin", r"stuurde",
    r"gemeldet", r"eingereicht", r"ubermittelt", r"gestellt", r"gemacht", r"vorgelegt", r"meldete",
    r"reichte",
    r"soumis(?:es?)?", r"transmis(?:es?)?", r"depose(?:e?s?)?", r"signale(?:e?s?)?", r"adresse(?:e?s?)?",
    r"envoye(?:e?s?)?", r"faite?s?",
)  # fmt: skip
ORDINAL = words(
    r"first", r"second", r"third", r"fourth", r"fifth", r"sixth", r"seventh", r"eighth", r"ninth",
    r"tenth", r"last",
    r"eerste", r"tweede", r"derde", r"vierde", r"vijfde", r"zesde", r"zevende", r"achtste", r"negende",
    r"tiende",
    r"laatste", r"erste[nrs]?", r"zweite[nrs]?", r"dritte[nrs]?", r"vierte[nrs]?", r"funfte[nrs]?",
    r"sechste[nrs]?",
    r"letzte[nrs]?", r"premiere?", r"deuxieme", r"seconde?", r"troisieme", r"quatrieme", r"cinquieme",
    r"sixieme",
    r"derniere?",
)  # fmt: skip
ORDINALS = {
    stem: number
    for number, stems in enumerate(
        (
            "first eerste erste premier", "second tweede zweite deuxieme", "third derde dritte troisieme",
            "fourth vierde vierte quatrieme", "fifth vijfde funfte cinquieme", "sixth zesde sechste sixieme",
            "seventh zevende", "eighth achtste", "ninth negende", "tenth tiende",
        ),
        1,
    )
    for stem in stems.split()
}  # fmt: skip
TIMES = words(
    r"keer", r"maal", r"times", r"mal", r"fois", r"once", r"twice", r"tweemaal", r"driemaal", r"viermaal",
    r"eenmaal", r"zweimal", r"dreimal", r"viermal", r"einmal",
)  # fmt: skip
NONE = words(
    r"geen(?: enkele?)?(?= (?:\w+ ){0,1}(?:meldingen|melding|verzoek(?:en)?|casus(?:sen)?|klachten))",
    r"(?:not a single|no|not one)(?= (?:\w+ ){0,1}(?:notices?|reports?|requests?|referrals?|cases?))",
    r"keine[nr]?(?: einzige[nrs]?)?(?= (?:\w+ ){0,1}(?:meldung(?:en)?|hinweise?|antrage?|ersuchen|falle?))",
    r"aucune?(?= (?:\w+ ){0,1}(?:demande|signalement|notification|plainte|cas))",
)
ONCE = words(r"once", r"eenmaal", r"een keer", r"one time", r"einmal", r"une (?:seule )?fois")
MATTER = re.compile(
    r"^\W*(?:(?:het|dit|deze melding|dit verzoek) (?:betrof|betreft|ging om|gaat om|ging over)|"
    r"(?:it|this|the (?:notice|report|request)) (?:concerned|concerns|was about|related to|involved)|"
    r"(?:es|dies|dabei|die meldung|der hinweis) (?:betraf|betrifft|ging (?:es )?um|handelte es sich um|"
    r"handelte sich um)|il s'agissait d|(?:cela|elle|il|la demande|le signalement) (?:concernait|"
    r"portait sur))"
)
SAME = words(
    r"(?:the )?same", r"(?:een ?|de|het)?zelfde", r"dezelfde", r"hetzelfde", r"identical", r"identieke?",
    r"derselbe[n]?", r"dieselbe[n]?", r"dasselbe", r"(?:vom )?gleiche[nrs]?", r"(?:du |de la |le |la )meme",
)  # fmt: skip
ABOUT = words(
    r"about", r"concerning", r"regarding", r"over", r"betreffende", r"omtrent", r"rond(?:om)?", r"wegen",
    r"bezuglich", r"uber", r"concernant", r"au sujet d[eu]",
)  # fmt: skip
BEHALF = re.compile(
    r"(?<!\w)(?:namens|on behalf of|im namen|im auftrag|au nom d[eu'])(?: (?:de|het|een|the|an?|der|"
    r"des|einer|eines|la|une?))?"
    r" ?[\w'’-]+"
)
UNKNOWN = words(
    r"niet (?:verder )?(?:gevolgd|bekend|nagegaan|bijgehouden)", r"onbekend",
    r"geen (?:reactie|antwoord|bericht)",
    r"not (?:known|followed|tracked)", r"unknown", r"did not follow",
    r"no (?:reply|response|answer|feedback)",
    r"nicht (?:bekannt|verfolgt|nachverfolgt)", r"unbekannt", r"keine (?:antwort|ruckmeldung|reaktion)",
    r"inconnue?", r"pas (?:connue?|suivi)", r"aucune (?:reponse|suite connue)",
)  # fmt: skip
DECLINED = words(
    r"niet (?:verwijderd|ingewilligd|overgegaan)", r"afgewezen", r"geweigerd", r"geen overtreding",
    r"not (?:removed|granted|acted)", r"declined", r"rejected", r"refused", r"no violation",
    r"left (?:it )?online",
    r"nicht (?:entfernt|geloscht)", r"abgelehnt", r"kein verstos", r"pas (?:retire|supprime)\w*",
    r"refuse\w*",
    r"rejete\w*",
)  # fmt: skip
DONE = words(
    r"verwijderd(?:e|en)?", r"verwijderde", r"gelabeld", r"van een label voorzien",
    r"voorzien is van een label",
    r"label voorzien", r"gedeblokkeerd", r"opgelost", r"hersteld", r"ingewilligd", r"geblokkeerd",
    r"offline gehaald",
    r"removed", r"took (?:it )?down", r"taken down", r"labell?ed", r"unblocked", r"resolved", r"restored",
    r"granted",
    r"reinstated", r"blocked", r"disabled", r"deleted",
    r"entfernt(?:e)?", r"geloscht", r"gekennzeichnet", r"entsperrt", r"wiederhergestellt", r"behoben",
    r"gesperrt",
    r"retiree?s?", r"supprimee?s?", r"etiquetee?s?", r"debloquee?s?", r"retablie?s?", r"resolue?s?",
    r"bloquee?s?",
)  # fmt: skip
FLAGGER = words(
    r"trusted flaggers?", r"betrouwbare (?:flaggers?|melders?)", r"vertrauenswurdige[nrs]? hinweisgebern?",
    r"signaleurs? de confiance", r"priority flaggers?", r"trusted (?:reporters?|notifiers?)",
)  # fmt: skip
CHANNEL = words(
    r"escalatie ?kana(?:al|len)", r"escalation channels?", r"priority channels?", r"prioriteitskanaal",
    r"(?:specifiek|apart|speciaal|eigen) kanaal", r"(?:dedicated|special|specific) (?:channel|portal|lane)",
    r"(?:eigener|besonderer|spezieller) (?:kanal|meldeweg)", r"eskalationskanal\w*",
    r"canal (?:prioritaire|dedie)",
    r"canal d'escalade",
)  # fmt: skip
NAMED_CHANNEL = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]+ ){1,4}(?:Channel|Portal|Programme|Program|Kanaal|Kanal)(?![\w-])"
)
BACK = words(
    r"op deze manier", r"op die manier", r"hier gebruik van", r"hiervan gebruik", r"maken hier",
    r"deze partners?",
    r"in this way", r"this way", r"use of (?:it|this)", r"these partners?", r"use this",
    r"auf diese weise", r"nutzen dies\w*", r"diese partner", r"de cette (?:maniere|facon)",
    r"ces partenaires?",
)  # fmt: skip
GRANT = words(
    r"gekregen", r"boden?(?= )", r"biedt", r"bieden", r"aangeboden", r"opengesteld", r"verleend",
    r"toegekend",
    r"gaf", r"geven", r"verkregen", r"granted", r"gave", r"gives?", r"offer(?:s|ed)?", r"awarded",
    r"received",
    r"obtained", r"provides?", r"verliehen", r"zuerkannt", r"erhalten", r"erhielt", r"bietet", r"bieten",
    r"anbieten",
    r"accordee?", r"octroyee?", r"obtenue?", r"offr(?:e|ons|ent)", r"recu",
)  # fmt: skip
SINCE = re.compile(
    rf"(?<!\w)(?:(?:sinds|since|seit|depuis|vanaf|as of|as from|in aanloop naar|in the run-up to|ahead of|"
    rf"im vorfeld|en amont d|a l'approche d)(?! die)[^.;:?!]{{0,80}}?{YEAR}|"
    rf"(?:medio|eind|begin|mid-?|late|early|mitte|ende|anfang|mi-|fin|debut) ?(?:(?:{MONTHS}) )?{YEAR})(?!\d)"
)
BASIS = words(
    r"gebruik(?:er)?s?voorwaarden", r"gebruiksvoorwaarden", r"huisregels",
    r"terms (?:of (?:service|use)|and conditions)",
    r"community (?:guidelines|standards)", r"nutzungsbedingungen", r"gemeinschaftsrichtlinien",
    r"conditions (?:generales|d'utilisation)",
    r"(?:article|artikel|art\.?) \d+\w?(?: (?:dsa|of the dsa|van de dsa))?",
)  # fmt: skip
BASIS_ABOUT = words(
    r"melding(?:en)?", r"verzoek(?:en)?", r"notices?", r"requests?", r"meldung(?:en)?", r"hinweise?",
    r"signalements?", r"demandes?",
)  # fmt: skip
BODY = re.compile(
    r"(?<![\w-])(?:(?:[Hh]et )?[Mm]inisterie(?P<dutch> van [A-Z][\w&]*(?:(?:, | en |-)[A-Z]\w+)*)?|"
    r"(?:[Tt]he )?[Mm]inistry(?P<english> of (?:the )?[A-Z]\w+(?:(?:, | and )[A-Z]\w+)*)?|"
    r"(?:[Dd]as )?(?:Bundes)?[Mm]inisterium(?P<german> (?:für|des|der) [A-Z]\w+)?|"
    r"(?:[Ll]e )?[Mm]inistère(?P<french> (?:de l['’]|de la |du |des |de )[A-ZÉ]\w+)?|"
    r"(?:[Dd]e )?overheid|(?:[Tt]he )?government|(?:[Dd]ie )?Bundesregierung|(?:[Ll]e )?gouvernement)(?!\w)"
)
"""Ministries and governments; the named groups are what makes one of them a certain one."""
OWN_GRANT = re.compile(
    r"(?<!\w)(?:we|wij|wir|nous)(?: \w+){0,2} (?:bieden|geven|verlenen|offer|give|grant|provide|"
    r"bieten|gewahren|"
    r"verleihen|offrons|accordons|donnons)(?!\w)|(?<!\w)(?:bieden|geven|verlenen|bieten|"
    r"gewahren) (?:we|wij|wir)(?!\w)"
)
PRIORITY = words(
    r"met (?:voorrang|prioriteit)", r"versneld", r"voorrang", r"(?:with )?priority", r"prioriti[sz]ed",
    r"expedited",
    r"fast-?track\w*", r"vorrangig", r"mit vorrang", r"bevorzugt", r"en priorite", r"prioritaires?",
)  # fmt: skip
QUESTION = re.compile(r"\?[\s»”\"')\d]*$")
