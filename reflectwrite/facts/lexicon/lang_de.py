"""German."""

from __future__ import annotations

from .base import Lexicon, counts, table, words
from .composed import german

_ORDINAL_STEMS = counts(
    "erst=1 zweit=2 dritt=3 viert=4 fünft=5 sechst=6 siebt=7 acht=8 neunt=9 zehnt=10 elft=11"
    " zwölft=12 dreizehnt=13 vierzehnt=14 fünfzehnt=15 sechzehnt=16 siebzehnt=17 achtzehnt=18"
    " neunzehnt=19 zwanzigst=20 einundzwanzigst=21 dreissigst=30 einunddreissigst=31"
)

LEXICON = Lexicon(
    language="de",
    cardinals=german(),
    scales=counts(
        "hundert=100 tausend=1000 million=1000000 millionen=1000000"
        " milliarde=1000000000 milliarden=1000000000 dutzend=12"
    ),
    weak_numbers=words("null eins acht"),
    half=words("halbe halben halber halbes"),
    articles=words("eine einen einer einem ein"),
    ordinals={
        stem + end: n for stem, n in _ORDINAL_STEMS.items() for end in ("e", "en", "er", "es", "em")
    },
    weak_ordinals=words(
        "erste ersten erster erstes erstem zweite zweiten zweiter zweites zweitem"
        " dritte dritten dritter drittes drittem achten achte"
    ),
    percent=words("prozent"),
    magnitudes=counts(
        "k=3 tsd=3 mio=6 Mio=6 mrd=9 Mrd=9 tausend=3 million=6 millionen=6 milliarde=9 milliarden=9"
    ),
    currencies=table(
        "euro=EUR euros=EUR dollar=USD pfund=pound franken=CHF yen=JPY kronen=SEK"
        " cent=cent zloty=PLN rupien=INR"
    ),
    units=table(
        "millimeter=mm zentimeter=cm meter=m metern=m kilometer=km kilometern=km gramm=g"
        " kilogramm=kg kilo=kg tonne=t tonnen=t liter=l litern=l milliliter=ml quadratmeter=m2"
        " quadratmetern=m2 kubikmeter=m3 hektar=ha kilowatt=kW megawatt=MW kilowattstunden=kWh"
        " grad=° grad_celsius=°C megabyte=MB gigabyte=GB terabyte=TB prozentpunkte=pp"
        " prozentpunkten=pp watt=W volt=V pixel=px meilen=mi"
    ),
    durations=table(
        "sekunde=s sekunden=s minute=min minuten=min stunde=h stunden=h std=h tag=D tage=D tagen=D"
        " arbeitstag=BD arbeitstage=BD arbeitstagen=BD werktag=BD werktage=BD werktagen=BD woche=W"
        " wochen=W monat=M monate=M monaten=M quartal=Q quartale=Q jahr=Y jahre=Y jahren=Y"
        " jahrzehnt=decade jahrzehnte=decade nächte=D nächten=D"
    ),
    weak_durations=words("tag sekunde minute"),
    weekday_extra=counts("sonnabend=5"),
    month_extra=counts("jänner=1 feber=2"),
    month_leads=words("im ab bis seit vor nach anfang ende mitte und nächsten letzten kommenden"),
    date_joins=words("des"),
    year_leads=words("jahr jahre jahres seit bis ab ende anfang mitte von"),
    ranges=words("bis oder"),
    joins=words("und"),
    before_hour=counts(
        "halb=-30 viertel_nach=15 viertel_vor=-15 dreiviertel=-15 kurz_nach=0"
        " zehn_nach=10 fünf_nach=5 zehn_vor=-10 fünf_vor=-5 zwanzig_nach=20"
    ),
    hour_words=words("uhr"),
    at_words=words("um gegen"),
    named_times=table("mittags=12:00 mitternacht=00:00"),
    hedges=words("etwa rund circa ca ungefähr knapp fast über gut nahezu mehr weniger"),
    counted=words(
        "punkte punkten fragen themen optionen möglichkeiten dinge dingen gründe gründen"
        " änderungen schritte schritten seiten parteien beiden mal weitere weiteren neue"
        " neuen wichtige kurze"
    ),
    labels=words(
        "schritt option punkt teil seite abschnitt kapitel abbildung tabelle anlage frage"
        " nr nummer version artikel"
    ),
    determiners=words("die der den diese diesen alle allen letzten anderen ersten nächsten"),
    function_words=words(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn wenn weil dass"
        " ob als wie wo wer was wann warum ich du er sie es wir ihr ihnen ihre ihren ihrem ihrer"
        " mein meine unser unsere unserer unseren euer sein seine mich mir dich dir uns euch sich"
        " nicht kein keine auch noch schon nur sehr hier dort dann da so in im an am auf aus bei"
        " beim mit nach seit von vom zu zum zur über unter vor hinter neben zwischen durch für"
        " gegen ohne um bis ist sind war waren wird werden wurde wurden hat haben hatte kann können"
        " muss müssen soll sollen will wollen darf dürfen möchte möchten bitte danke vielen heute"
        " morgen gestern leider gerne anbei hiermit daher deshalb jedoch außerdem falls sobald"
        " sollte könnte würde bereits"
    ),
    greetings=words(
        "sehr geehrte geehrter geehrtes liebe lieber hallo guten tag morgen abend moin"
        " servus an von betreff"
    ),
    signoffs=words(
        "grüsse grüssen gruss freundlichen freundliche viele beste herzliche liebe mit"
        " hochachtungsvoll danke besten mfg schöne"
    ),
    title_words=words("herr herrn frau dr prof professor ing dipl"),
    particles=words("von vom zu zur van de der den"),
    not_names=words(
        "ceo cfo cto it hr pdf api usa eu faq url gmbh ag kg ohg ug e-mail email sie ihnen ihr"
        " ihre team damen herren kollegen kolleginnen kollege kollegin alle zusammen"
    ),
    nouns_capital=True,
    tell=words("der die das und ist nicht mit für von den dem wir sie ihre auf ein eine zu im am"),
)
