"""Passages of companies' papers, each written in the four languages and meant to say the same."""

from __future__ import annotations

TWINS: dict[str, dict[str, str]] = {
    "described: an automatic confirmation": {
        "en": "We confirm receipt of every notice by e-mail within 24 hours.",
        "nl": "Wij bevestigen de ontvangst van elke melding per e-mail binnen 24 uur.",
        "de": "Wir bestätigen den Eingang jeder Meldung per E-Mail innerhalb von 24 Stunden.",
        "fr": "Nous confirmons la réception de chaque signalement par e-mail dans les 24 heures.",
    },
    "substantiated: notices with period and territory": {
        "en": "In 2024 we received 12,400 notices of illegal content in the EU.",
        "nl": "In 2024 ontvingen wij 12.400 meldingen van illegale inhoud in de EU.",
        "de": "Im Jahr 2024 erhielten wir 12.400 Meldungen rechtswidriger Inhalte in der EU.",
        "fr": "En 2024, nous avons reçu 12 400 signalements de contenus illicites dans l'UE.",
    },
    "substantiated: users in millions": {
        "en": "We have 4.8 million monthly active users in Germany.",
        "nl": "Wij hebben 4,8 miljoen maandelijks actieve gebruikers in Duitsland.",
        "de": "Wir haben 4,8 Millionen monatlich aktive Nutzer in Deutschland.",
        "fr": "Nous comptons 4,8 millions d'utilisateurs actifs mensuels en Allemagne.",
    },
    "asserted: a claim without how": {
        "en": "We have a trusted flagger programme.",
        "nl": "Wij hebben een trusted flagger programma.",
        "de": "Wir haben ein Trusted-Flagger-Programm.",
        "fr": "Nous avons un programme de signaleurs de confiance.",
    },
    "promised: a plan": {
        "en": "We plan to publish a transparency report.",
        "nl": "Wij zijn van plan een transparantierapport te publiceren.",
        "de": "Wir planen, einen Transparenzbericht zu veröffentlichen.",
        "fr": "Nous prévoyons de publier un rapport de transparence.",
    },
    "promised: soon": {
        "en": "We are going to publish a transparency report in the coming months.",
        "nl": "In de komende maanden publiceren wij een transparantierapport.",
        "de": "In den kommenden Monaten veröffentlichen wir einen Transparenzbericht.",
        "fr": "Dans les prochains mois, nous publions un rapport de transparence.",
    },
    "negated: no report": {
        "en": "We do not publish a transparency report.",
        "nl": "Wij publiceren geen transparantierapport.",
        "de": "Wir veröffentlichen keinen Transparenzbericht.",
        "fr": "Nous ne publions aucun rapport de transparence.",
    },
    "negated: nothing confirmed": {
        "en": "We do not confirm receipt of user reports.",
        "nl": "Wij bevestigen de ontvangst van gebruikersmeldingen niet.",
        "de": "Wir bestätigen den Eingang von Nutzermeldungen nicht.",
        "fr": "Nous ne confirmons pas la réception des signalements d'utilisateurs.",
    },
    "not denied: never by software alone": {
        "en": "Appeals are not rejected solely by software.",
        "nl": "Bezwaren worden niet uitsluitend door software afgewezen.",
        "de": "Beschwerden werden nicht allein von Software abgelehnt.",
        "fr": "Les réclamations ne sont pas rejetées uniquement par un logiciel.",
    },
    "not denied: without delay": {
        "en": "We confirm, without undue delay, receipt of every notice.",
        "nl": "Wij bevestigen, zonder onnodige vertraging, de ontvangst van elke melding.",
        "de": "Wir bestätigen, ohne unangemessene Verzögerung, den Eingang jeder Meldung.",
        "fr": "Nous confirmons, sans retard injustifié, la réception de chaque signalement.",
    },
    "not denied: those who disagree": {
        "en": "Users who do not agree with our decision can appeal within six months.",
        "nl": "Gebruikers die het niet eens zijn met onze beslissing, kunnen binnen zes maanden bezwaar "
        "maken.",
        "de": "Nutzer, die mit unserer Entscheidung nicht einverstanden sind, können innerhalb von sechs "
        "Monaten Beschwerde einlegen.",
        "fr": "Les utilisateurs qui ne sont pas d'accord avec notre décision peuvent introduire une "
        "réclamation dans un délai de six mois.",
    },
    "hearsay: a ministry reports": {
        "en": "The minister spoke with the platform. The platform stated that users can appeal the "
        "removal of content.",
        "nl": "De minister sprak met het platform. Het platform gaf aan dat gebruikers bezwaar kunnen maken "
        "tegen de verwijdering van inhoud.",
        "de": "Die Ministerin sprach mit der Plattform. Die Plattform erklärte, dass Nutzer Beschwerde gegen "
        "die Löschung von Inhalten einlegen können.",
        "fr": "La ministre a rencontré la plateforme. La plateforme a déclaré que les utilisateurs peuvent "
        "contester le retrait de contenus.",
    },
    "opinion: what others should do": {
        "en": "In our view platforms should publish a transparency report.",
        "nl": "Naar onze mening zouden platforms een transparantierapport moeten publiceren.",
        "de": "Unserer Ansicht nach sollten Plattformen einen Transparenzbericht veröffentlichen.",
        "fr": "À notre avis, les plateformes devraient publier un rapport de transparence.",
    },
    "recommendation: to lawmakers": {
        "en": "We recommend that regulators recognise trusted flaggers.",
        "nl": "Wij bevelen aan dat toezichthouders betrouwbare flaggers erkennen.",
        "de": "Wir empfehlen, dass Aufsichtsbehörden vertrauenswürdige Hinweisgeber anerkennen.",
        "fr": "Nous recommandons que les régulateurs reconnaissent des signaleurs de confiance.",
    },
    "law: what the Act asks": {
        "en": "The DSA requires platforms to publish a transparency report every year.",
        "nl": "De DSA verplicht platforms elk jaar een transparantierapport te publiceren.",
        "de": "Der DSA verpflichtet Plattformen, jedes Jahr einen Transparenzbericht zu veröffentlichen.",
        "fr": "Le DSA oblige les plateformes à publier chaque année un rapport de transparence.",
    },
    "law: what an article asks": {
        "en": "Article 16 requires hosting providers to confirm receipt of a notice.",
        "nl": "Artikel 16 verplicht hostingaanbieders de ontvangst van een melding te bevestigen.",
        "de": "Artikel 16 verpflichtet Hostinganbieter, den Eingang einer Meldung zu bestätigen.",
        "fr": "L'article 16 impose aux hébergeurs de confirmer la réception d'un signalement.",
    },
    "question": {
        "en": "Do you confirm receipt of every notice?",
        "nl": "Bevestigt u de ontvangst van elke melding?",
        "de": "Bestätigen Sie den Eingang jeder Meldung?",
        "fr": "Confirmez-vous la réception de chaque signalement ?",
    },
    "modality: what the provider may do": {
        "en": "If an appeal is successful, we may restore the content.",
        "nl": "Bij een geslaagd bezwaar kunnen wij de inhoud herstellen.",
        "de": "Bei einer erfolgreichen Beschwerde können wir den Inhalt wiederherstellen.",
        "fr": "Si une réclamation est fondée, nous pouvons rétablir le contenu.",
    },
    "absolute: without a figure": {
        "en": "We always review every notice.",
        "nl": "Wij beoordelen altijd elke melding.",
        "de": "Wir prüfen immer jede Meldung.",
        "fr": "Nous examinons toujours chaque signalement.",
    },
    "territory: a worldwide figure": {
        "en": "In 2024 we employed 6,000 moderators worldwide.",
        "nl": "In 2024 hadden wij wereldwijd 6.000 moderatoren in dienst.",
        "de": "Im Jahr 2024 beschäftigten wir weltweit 6.000 Moderatoren.",
        "fr": "En 2024, nous employions 6 000 modérateurs dans le monde.",
    },
    "figures: parts of a whole": {
        "en": "In 2024 we had 4,000 moderators in the EU, of whom 120 work in Dutch.",
        "nl": "In 2024 hadden wij 4.000 moderatoren in de EU, van wie 120 in het Nederlands werken.",
        "de": "Im Jahr 2024 hatten wir 4.000 Moderatoren in der EU, von denen 120 auf "
        "Niederländisch arbeiten.",
        "fr": "En 2024, nous avions 4 000 modérateurs dans l'UE, dont 120 travaillent en néerlandais.",
    },
    "figures: a share": {
        "en": "In 2024, 95% of all reports in the EU were reviewed within 24 hours.",
        "nl": "In 2024 werd 95% van alle meldingen in de EU binnen 24 uur beoordeeld.",
        "de": "Im Jahr 2024 wurden 95 % aller Meldungen in der EU innerhalb von 24 Stunden geprüft.",
        "fr": "En 2024, 95 % de tous les signalements dans l'UE ont été examinés dans les 24 heures.",
    },
    "figures: in words": {
        "en": "Our teams review notices in twenty-four languages.",
        "nl": "Onze teams beoordelen meldingen in vierentwintig talen.",
        "de": "Unsere Teams prüfen Meldungen in vierundzwanzig Sprachen.",
        "fr": "Nos équipes examinent les signalements dans vingt-quatre langues.",
    },
    "figures: more than and about": {
        "en": "In 2023 we received more than 8,100 appeals and about 300 disputes in France.",
        "nl": "In 2023 ontvingen wij meer dan 8.100 bezwaren en ongeveer 300 geschillen in Frankrijk.",
        "de": "Im Jahr 2023 erhielten wir mehr als 8.100 Beschwerden und etwa 300 "
        "Streitigkeiten in Frankreich.",
        "fr": "En 2023, nous avons reçu plus de 8 100 réclamations et environ 300 litiges en France.",
    },
    "described: free and for six months": {
        "en": "Users can appeal our decisions free of charge within six months through an online form.",
        "nl": "Gebruikers kunnen binnen zes maanden kosteloos via een online formulier bezwaar maken tegen "
        "onze beslissingen.",
        "de": "Nutzer können innerhalb von sechs Monaten kostenlos über ein Online-Formular Beschwerde gegen "
        "unsere Entscheidungen einlegen.",
        "fr": "Les utilisateurs peuvent, gratuitement et dans un délai de six mois, contester nos décisions "
        "au moyen d'un formulaire en ligne.",
    },
    "described: told about dispute bodies": {
        "en": "Our website names certified out-of-court dispute settlement bodies.",
        "nl": "Onze website vermeldt gecertificeerde organen voor buitengerechtelijke geschillenbeslechting.",
        "de": "Unsere Website nennt zertifizierte Stellen für die außergerichtliche Streitbeilegung.",
        "fr": "Notre site mentionne les organes certifiés de règlement extrajudiciaire des litiges.",
    },
    "own rules, not the law": {
        "en": "Users can report content that violates our community guidelines.",
        "nl": "Gebruikers kunnen inhoud melden die onze communityrichtlijnen schendt.",
        "de": "Nutzer können Inhalte melden, die gegen unsere Gemeinschaftsrichtlinien verstoßen.",
        "fr": "Les utilisateurs peuvent signaler des contenus qui enfreignent nos règles communautaires.",
    },
    "look-alike: a parcel": {
        "en": "Buyers receive a confirmation of their order by e-mail.",
        "nl": "Kopers ontvangen per e-mail een bevestiging van hun bestelling.",
        "de": "Käufer erhalten per E-Mail eine Bestätigung ihrer Bestellung.",
        "fr": "Les acheteurs reçoivent par e-mail une confirmation de leur commande.",
    },
}
"""What a passage is about, and its wording by language."""
