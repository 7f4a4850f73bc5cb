"""Dutch."""

from __future__ import annotations

from .base import Lexicon, counts, table, words
from .composed import dutch

LEXICON = Lexicon(
    language="nl",
    cardinals=dutch(),
    scales=counts("honderd=100 duizend=1000 miljoen=1000000 miljard=1000000000 dozijn=12"),
    joins=words("en"),
    weak_numbers=words("nul één"),
    half=words("half halve"),
    articles=words("een"),
    ordinals=counts(
        "eerste=1 tweede=2 derde=3 vierde=4 vijfde=5 zesde=6 zevende=7 achtste=8 negende=9"
        " tiende=10 elfde=11 twaalfde=12"
    ),
    weak_ordinals=words("eerste tweede derde"),
    ordinal_suffixes="e de ste",
    percent=words("procent"),
    magnitudes=counts("k=3 mln=6 mld=9 mrd=9 duizend=3 miljoen=6 miljard=9"),
    currencies=table(
        "euro=EUR euro's=EUR dollar=USD dollars=USD pond=pound ponden=pound yen=JPY"
        " frank=CHF kronen=SEK cent=cent"
    ),
    units=table(
        "millimeter=mm centimeter=cm meter=m meters=m kilometer=km kilometers=km gram=g kilogram=kg"
        " kilo=kg ton=t liter=l liters=l vierkante_meter=m2 kubieke_meter=m3 hectare=ha graden=°"
        " megabyte=MB gigabyte=GB procentpunten=pp kilowatt=kW kilowattuur=kWh mijl=mi"
    ),
    durations=table(
        "seconde=s seconden=s minuut=min minuten=min uren=h dag=D dagen=D werkdag=BD werkdagen=BD"
        " week=W weken=W maand=M maanden=M kwartaal=Q kwartalen=Q jaar=Y jaren=Y nacht=D nachten=D"
        " uur=h"
    ),
    weak_durations=words("dag moment seconde minuut keer"),
    month_leads=words("in vanaf tot sinds eind begin medio half voor na en maand volgende"),
    date_joins=words("van"),
    year_leads=words("in sinds jaar tot vanaf eind begin"),
    ranges=words("tot of t/m"),
    before_hour=counts(
        "half=-30 kwart_over=15 kwart_voor=-15 tien_over=10 vijf_over=5 tien_voor=-10 vijf_voor=-5"
    ),
    hour_words=words("uur"),
    at_words=words("om"),
    named_times=table("middernacht=00:00"),
    hedges=words("ongeveer circa ca rond bijna ruim meer minder"),
    counted=words(
        "punten vragen opties redenen dingen wijzigingen stappen delen mogelijkheden data"
        " andere nieuwe keer kanten onderwerpen van"
    ),
    labels=words(
        "stap optie punt deel pagina sectie hoofdstuk figuur tabel bijlage artikel vraag nr"
        " nummer versie"
    ),
    determiners=words("de het deze die alle laatste andere eerste"),
    function_words=words(
        "de het een en of maar want als dat die dit deze wie wat waar wanneer hoe waarom ik jij je"
        " u"
        " hij zij ze wij we jullie hen hun mij me jou ons onze mijn jouw uw zijn haar zich niet"
        " geen"
        " ook nog al altijd nooit hier daar toen nu dan zo zeer heel in op aan bij met naar na"
        " sinds"
        " van voor tot uit over onder boven tussen door tegen zonder om te is was waren ben bent"
        " wordt worden werd hebben heeft had kan kunnen moet moeten zal zullen wil willen mag mogen"
        " graag dank bedankt vandaag morgen gisteren helaas echter daarom bovendien bijgaand indien"
        " zodra omdat terwijl elke alle veel"
    ),
    greetings=words("geachte beste hallo hoi dag goedemorgen goedemiddag lieve aan van onderwerp"),
    signoffs=words("groet groeten vriendelijke hartelijke met hoogachtend bedankt dank mvg"),
    title_words=words("dhr mevr mw meneer mevrouw heer dr drs prof ing ir mr"),
    particles=words("van de der den ten ter te het 't"),
    not_names=words(
        "ceo pdf api url eu vs btw bv nv hr it ok internet team heer mevrouw afdeling directie"
        " bedrijf klant klanten contract artikel bijlage kerstmis kerst pasen engels nederlands"
        " frans duits europa kvk iban cv sms gps vpn usb bsn u uw"
    ),
    tell=words("de het een en is van voor met niet wij ons onze zijn naar op te dat"),
)
