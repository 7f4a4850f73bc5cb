"""French."""

from __future__ import annotations

from .base import Lexicon, counts, table, words

LEXICON = Lexicon(
    language="fr",
    cardinals=counts(
        "zéro=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11"
        " douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 vingts=20 trente=30"
        " quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 octante=80 nonante=90"
    ),
    scales=counts(
        "cent=100 cents=100 mille=1000 million=1000000 millions=1000000"
        " milliard=1000000000 milliards=1000000000 douzaine=12"
    ),
    joins=words("et"),
    weak_numbers=words("zéro un une neuf mille"),
    half=words("demi demie"),
    articles=words("un une"),
    ordinals=counts(
        "premier=1 première=1 deuxième=2 second=2 seconde=2 troisième=3 quatrième=4 cinquième=5"
        " sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 onzième=11 douzième=12"
    ),
    weak_ordinals=words("premier première deuxième second seconde troisième"),
    ordinal_suffixes="er ère re e ème eme nd nde",
    percent=words("pourcent"),
    magnitudes=counts(
        "k=3 K=3 M=6 Md=9 md=9 Mds=9 mille=3 million=6 millions=6 milliard=9 milliards=9"
    ),
    currencies=table(
        "euro=EUR euros=EUR dollar=USD dollars=USD livre=pound livres=pound"
        " sterling=GBP franc=CHF francs=CHF yen=JPY yens=JPY centimes=cent"
    ),
    units=table(
        "millimètres=mm centimètre=cm centimètres=cm mètre=m mètres=m kilomètre=km kilomètres=km"
        " gramme=g grammes=g kilogramme=kg kilogrammes=kg kilo=kg kilos=kg tonne=t tonnes=t"
        " litre=l litres=l mètres_carrés=m2 mètre_carré=m2 mètres_cubes=m3 hectare=ha hectares=ha"
        " kilowatts=kW mégawatts=MW kilowattheures=kWh degrés=° degré=° degrés_celsius=°C mo=MB"
        " go=GB to=TB mégaoctets=MB gigaoctets=GB points_de_pourcentage=pp miles=mi"
    ),
    durations=table(
        "seconde=s secondes=s minute=min minutes=min heure=h heures=h jour=D jours=D semaine=W"
        " semaines=W mois=M trimestre=Q trimestres=Q an=Y ans=Y année=Y années=Y nuit=D nuits=D"
        " quinzaine=fortnight décennie=decade"
    ),
    weak_durations=words("jour moment seconde minute fois an"),
    business=words("ouvrés ouvré ouvrables ouvrable"),
    weak_months=words("mars"),
    month_leads=words("en de d' depuis jusqu'en dès fin début mi avant après courant mois et à"),
    date_joins=words("de"),
    year_leads=words("en depuis année fin début dès avant après"),
    ranges=words("à au ou jusqu'au"),
    after_hour=counts("et_demie=30 et_quart=15 moins_le_quart=-15 et_demi=30"),
    hour_words=words("heures heure h"),
    at_words=words("à vers"),
    named_times=table("midi=12:00 minuit=00:00"),
    hedges=words("environ près quelque presque plus moins approximativement"),
    counted=words(
        "points point questions options raisons choses changements étapes parties"
        " possibilités dates autres nouveaux nouvelles fois derniers dernières premiers"
        " principaux grandes grands petits petites côtés d de"
    ),
    labels=words(
        "étape option point partie page section chapitre figure tableau annexe article"
        " question n° numéro version"
    ),
    determiners=words("les ces des tous toutes derniers autres premiers nos vos"),
    function_words=words(
        "le la les un une des du de d l au aux et ou mais donc or ni car si que qui quoi dont où"
        " quand comment pourquoi je j tu il elle on nous vous ils elles me m te t se s lui leur"
        " leurs mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces ceci cela ça"
        " c'est il est ne n pas plus moins très trop aussi encore déjà toujours jamais ici là alors"
        " puis ainsi en à dans par pour sur sous avec sans entre vers chez depuis pendant avant"
        " après contre selon est sont était étaient sera seront a ont avait avoir être faire fait"
        " peut peuvent doit doivent merci bien tout toute tous toutes suite veuillez voici voilà"
        " malheureusement cependant toutefois afin lors comme même lorsque puisque aucun chaque"
        " plusieurs quelques aujourd'hui demain hier"
    ),
    greetings=words("bonjour bonsoir cher chère chers chères salut madame monsieur à de objet"),
    signoffs=words(
        "cordialement bien cordiales sincères salutations amicalement respectueusement"
        " merci meilleures cdlt veuillez"
    ),
    title_words=words(
        "m mm mme mmes mlle madame monsieur mademoiselle dr docteur pr professeur me maître"
    ),
    particles=words("de du des la le d"),
    not_names=words(
        "pdg drh pdf api url ue usa faq tva sarl sa sas rh dsi ok internet équipe madame monsieur"
        " mesdames messieurs direction service département conseil société entreprise client"
        " clients"
        " contrat article annexe noël pâques anglais français allemand espagnol italien europe"
        " état ministère lundi rib siret iban bic cv sms gps vpn usb"
    ),
    tell=words("le la les des du et est pour dans que qui nous vous votre notre une sur avec pas"),
)
