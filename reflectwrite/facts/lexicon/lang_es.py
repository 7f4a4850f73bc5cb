"""Spanish."""

from __future__ import annotations

from .base import Lexicon, counts, table, words

LEXICON = Lexicon(
    language="es",
    cardinals=counts(
        "cero=0 uno=1 un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9"
        " diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17"
        " dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiún=21 veintiuna=21 veintidós=22"
        " veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28"
        " veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80"
        " noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300"
        " trescientas=300 cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500"
        " seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800"
        " ochocientas=800 novecientos=900 novecientas=900"
    ),
    scales=counts("mil=1000 millón=1000000 millones=1000000 docena=12"),
    joins=words("y"),
    weak_numbers=words("cero uno un una"),
    half=words("media medio"),
    articles=words("un una"),
    ordinals=counts(
        "primero=1 primer=1 primera=1 segundo=2 segunda=2 tercero=3 tercer=3 tercera=3 cuarto=4"
        " cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 octavo=8 noveno=9 décimo=10"
    ),
    weak_ordinals=words(
        "primero primer primera segundo segunda tercero tercer tercera cuarto cuarta quinto quinta"
    ),
    ordinal_suffixes="º ª er o a",
    magnitudes=counts("k=3 K=3 M=6 mil=3 millón=6 millones=6"),
    currencies=table(
        "euro=EUR euros=EUR dólar=USD dólares=USD libra=pound libras=pound"
        " esterlinas=GBP yenes=JPY francos=CHF peso=MXN pesos=MXN reales=BRL céntimos=cent"
    ),
    units=table(
        "milímetros=mm centímetro=cm centímetros=cm metro=m metros=m kilómetro=km kilómetros=km"
        " gramo=g gramos=g kilogramo=kg kilogramos=kg kilo=kg kilos=kg tonelada=t toneladas=t"
        " litro=l litros=l metros_cuadrados=m2 metro_cuadrado=m2 metros_cúbicos=m3 hectárea=ha"
        " hectáreas=ha grados=° grado=° megabytes=MB gigabytes=GB puntos_porcentuales=pp millas=mi"
    ),
    durations=table(
        "segundos=s minuto=min minutos=min hora=h horas=h día=D días=D semana=W semanas=W mes=M"
        " meses=M trimestre=Q trimestres=Q año=Y años=Y noche=D noches=D quincena=fortnight"
        " década=decade"
    ),
    weak_durations=words("día momento minuto vez"),
    business=words("hábiles hábil laborables laborable"),
    percent=frozenset(("por ciento",)),
    month_extra=counts("setiembre=9"),
    month_leads=words("en de desde hasta finales principios mediados antes después mes y a para"),
    date_joins=words("de"),
    year_leads=words("en desde año hasta de"),
    ranges=words("a al o hasta"),
    after_hour=counts("y_media=30 y_cuarto=15 menos_cuarto=-15"),
    hour_words=words("horas h hs hrs"),
    at_words=words("las"),
    named_times=table("mediodía=12:00 medianoche=00:00"),
    open_clock=True,
    hedges=words("unos unas aproximadamente casi cerca alrededor más menos"),
    counted=words(
        "puntos preguntas opciones razones cosas cambios pasos partes posibilidades fechas"
        " otros otras nuevos nuevas veces lados temas de"
    ),
    labels=words(
        "paso opción punto parte página sección capítulo figura tabla anexo artículo"
        " pregunta n número versión"
    ),
    determiners=words("los las estos estas todos todas últimos otros primeros dichos"),
    function_words=words(
        "el la los las un una unos unas y e o u pero sino si que quien quién qué cual cuál cuando"
        " cuándo donde dónde como cómo por porque para con sin sobre entre hasta desde hacia según"
        " contra durante en de del a al yo tú usted ustedes él ella nosotros ellos ellas me te se"
        " le les lo nos mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos"
        " estas ese esa eso esto aquel no ni más menos muy también ya aún siempre nunca aquí allí"
        " hoy mañana ayer es son era fue será está están ha han hay ser estar tener tiene hacer"
        " puede pueden debe gracias favor lamentablemente adjunto además sin embargo así luego"
        " entonces le les mientras aunque cada todo toda todos todas algún alguna"
    ),
    greetings=words(
        "estimado estimada estimados estimadas hola querido querida buenos buenas días"
        " tardes asunto para de"
    ),
    signoffs=words(
        "atentamente saludos cordialmente saludo un cordial abrazo gracias respetuosamente"
    ),
    title_words=words(
        "sr sra srta señor señora señorita don doña dr dra prof profesor profesora ing lic"
    ),
    particles=words("de del la las los y e"),
    not_names=words(
        "ceo pdf api url ue eeuu iva sa sl rr hh rrhh ok internet equipo señores departamento"
        " dirección empresa cliente clientes contrato cláusula anexo navidad inglés español francés"
        " alemán europa estado gobierno ministerio nif dni cif iban cv sms gps vpn usb it usted"
    ),
    tell=words("el los las y es que para con por una del se su nuestro en como más"),
)
