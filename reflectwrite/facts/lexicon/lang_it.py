"""Italian."""

from __future__ import annotations

from .base import Lexicon, counts, table, words
from .composed import italian

LEXICON = Lexicon(
    language="it",
    cardinals={**italian(), "un": 1, "una": 1},
    scales=counts(
        "mille=1000 mila=1000 milione=1000000 milioni=1000000 miliardo=1000000000"
        " miliardi=1000000000 dozzina=12"
    ),
    weak_numbers=words("zero uno un una sei mille"),
    joins=words("e"),
    half=words("mezza mezzo"),
    articles=words("un una un'"),
    ordinals=counts(
        "primo=1 prima=1 secondo=2 seconda=2 terzo=3 terza=3 quarto=4 quarta=4 quinto=5 quinta=5"
        " sesto=6 sesta=6 settimo=7 ottavo=8 nono=9 decimo=10"
    ),
    weak_ordinals=words("primo prima secondo seconda terzo terza quarto quarta"),
    ordinal_suffixes="º ª o a",
    percent=frozenset(("per cento", "percento")),
    magnitudes=counts("k=3 K=3 mln=6 mld=9 mila=3 milione=6 milioni=6 miliardo=9 miliardi=9"),
    currencies=table(
        "euro=EUR dollaro=USD dollari=USD sterlina=GBP sterline=GBP yen=JPY"
        " franco=CHF franchi=CHF centesimi=cent"
    ),
    units=table(
        "millimetri=mm centimetri=cm centimetro=cm metro=m metri=m chilometro=km chilometri=km"
        " grammo=g grammi=g chilogrammo=kg chilogrammi=kg chilo=kg chili=kg tonnellata=t"
        " tonnellate=t litro=l litri=l metri_quadrati=m2 metro_quadrato=m2 metri_cubi=m3 ettaro=ha"
        " ettari=ha gradi=° grado=° megabyte=MB gigabyte=GB punti_percentuali=pp miglia=mi"
    ),
    durations=table(
        "secondi=s minuto=min minuti=min ora=h ore=h giorno=D giorni=D settimana=W settimane=W"
        " mese=M mesi=M trimestre=Q trimestri=Q anno=Y anni=Y notte=D notti=D decennio=decade"
    ),
    weak_durations=words("giorno momento minuto ora volta"),
    business=words("lavorativi lavorativo"),
    month_leads=words("a di in da fine inizio metà entro dal nel dopo prima mese e per fino"),
    year_leads=words("nel dal del anno fine inizio entro"),
    ranges=words("a al o"),
    after_hour=counts("e_mezza=30 e_mezzo=30 e_un_quarto=15 meno_un_quarto=-15"),
    hour_words=words("ore h"),
    at_words=words("alle ore"),
    named_times=table("mezzogiorno=12:00 mezzanotte=00:00"),
    hedges=words("circa quasi oltre più meno"),
    counted=words(
        "punti domande opzioni ragioni cose modifiche passi parti possibilità date altri"
        " altre nuovi nuove volte lati temi di"
    ),
    labels=words(
        "passo opzione punto parte pagina sezione capitolo figura tabella allegato articolo"
        " domanda n numero versione"
    ),
    determiners=words("i gli le questi queste tutti tutte ultimi altri primi i"),
    function_words=words(
        "il lo la i gli le l un uno una un' di del dello della dei degli delle a al allo alla ai"
        " agli alle da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle su sul"
        " sulla sui sulle con per tra fra e ed o ma se che chi cui quale quando dove come perché io"
        " tu lui lei noi voi loro mi ti si ci vi ne mio mia tuo tua suo sua nostro nostra nostri"
        " nostre vostro vostra questo questa questi queste quello quella non più meno molto anche"
        " ancora già sempre mai qui là oggi domani ieri è sono era erano sarà saranno ha hanno"
        " avere essere fare può possono deve devono grazie prego purtroppo inoltre tuttavia quindi"
        " però mentre ogni tutto tutta tutti tutte cordiali in allegato siamo"
    ),
    greetings=words(
        "gentile gentili egregio egregi caro cara cari care buongiorno buonasera ciao"
        " salve spettabile oggetto a da"
    ),
    signoffs=words("cordiali distinti saluti cordialmente grazie un saluto cordialità"),
    title_words=words(
        "sig sigg sig.ra signor signora signore signorina dott dottor dottoressa prof"
        " professor professoressa ing avv"
    ),
    particles=words("di de del della dei da dal la lo"),
    not_names=words(
        "ceo pdf api url ue usa iva spa srl hr it ok internet team signori ufficio direzione"
        " società"
        " azienda cliente clienti contratto articolo allegato natale pasqua inglese italiano"
        " francese tedesco spagnolo europa stato governo ministero iban cv sms gps vpn usb pec lei"
        " voi"
    ),
    tell=words("il gli di che è per con non della del sono nostro una alla nel le si"),
)
