"""Portuguese."""

from __future__ import annotations

from .base import Lexicon, counts, table, words

LEXICON = Lexicon(
    language="pt",
    cardinals=counts(
        "zero=0 um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10"
        " onze=11 doze=12 treze=13 quatorze=14 catorze=14 quinze=15 dezesseis=16 dezasseis=16"
        " dezessete=17 dezassete=17 dezoito=18 dezenove=19 dezanove=19 vinte=20 trinta=30"
        " quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100"
        " duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400"
        " quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700"
        " setecentas=700 oitocentos=800 oitocentas=800 novecentos=900 novecentas=900"
    ),
    scales=counts(
        "mil=1000 milhão=1000000 milhões=1000000 bilhão=1000000000 bilhões=1000000000 dúzia=12"
    ),
    joins=words("e"),
    weak_numbers=words("zero um uma"),
    half=words("meia meio"),
    articles=words("um uma"),
    ordinals=counts(
        "primeiro=1 primeira=1 segundo=2 segunda=2 terceiro=3 terceira=3 quarto=4 quarta=4 quinto=5"
        " quinta=5 sexto=6 sexta=6 sétimo=7 oitavo=8 nono=9 décimo=10"
    ),
    weak_ordinals=words(
        "primeiro primeira segundo segunda terceiro terceira quarto quarta quinto"
        " quinta sexto sexta"
    ),
    ordinal_suffixes="º ª o a",
    percent=frozenset(("por cento",)),
    magnitudes=counts("k=3 K=3 mi=6 bi=9 mil=3 milhão=6 milhões=6 bilhão=9 bilhões=9"),
    currencies=table(
        "euro=EUR euros=EUR real=BRL reais=BRL dólar=USD dólares=USD libra=pound"
        " libras=pound ienes=JPY francos=CHF centavos=cent"
    ),
    units=table(
        "milímetros=mm centímetro=cm centímetros=cm metro=m metros=m quilômetro=km quilômetros=km"
        " quilómetro=km quilómetros=km grama=g gramas=g quilograma=kg quilogramas=kg quilo=kg"
        " quilos=kg tonelada=t toneladas=t litro=l litros=l metros_quadrados=m2 metro_quadrado=m2"
        " metros_cúbicos=m3 hectare=ha hectares=ha graus=° grau=° megabytes=MB gigabytes=GB"
        " pontos_percentuais=pp milhas=mi"
    ),
    durations=table(
        "segundos=s minuto=min minutos=min hora=h horas=h dia=D dias=D semana=W semanas=W mês=M"
        " meses=M trimestre=Q trimestres=Q ano=Y anos=Y noite=D noites=D quinzena=fortnight"
        " década=decade"
    ),
    weak_durations=words("dia momento minuto vez"),
    business=words("úteis útil"),
    weekday_extra=counts("segunda-feira=0 terça-feira=1"),
    month_leads=words("em de desde até final fim início meados antes após mês e para a"),
    date_joins=words("de"),
    year_leads=words("em desde ano até de"),
    ranges=words("a ao ou até às"),
    after_hour=counts("e_meia=30 e_quinze=15"),
    hour_words=words("horas hora h hs"),
    at_words=words("às"),
    named_times=table("meio-dia=12:00 meia-noite=00:00"),
    hedges=words("cerca aproximadamente quase mais menos uns umas"),
    counted=words(
        "pontos perguntas opções razões coisas alterações passos partes possibilidades"
        " datas outros outras novos novas vezes lados temas de"
    ),
    labels=words(
        "passo opção ponto parte página seção secção capítulo figura tabela anexo artigo"
        " pergunta n número versão"
    ),
    determiners=words("os as estes estas esses todos todas últimos outros primeiros"),
    function_words=words(
        "o a os as um uma uns umas e ou mas se que quem qual quando onde como porque por para com"
        " sem sobre entre até desde em no na nos nas de do da dos das ao à aos às pelo pela pelos"
        " pelas eu tu você vocês ele ela nós eles elas me te se lhe lhes nos meu minha teu tua seu"
        " sua seus suas nosso nossa nossos nossas este esta estes estas esse essa isso isto aquele"
        " não nem mais menos muito também já ainda sempre nunca aqui ali hoje amanhã ontem é são"
        " era foi será serão está estão tem têm há ter ser estar fazer pode podem deve devem"
        " obrigado obrigada favor infelizmente além assim então enquanto embora cada todo toda"
        " todos todas segue gostaria"
    ),
    greetings=words(
        "prezado prezada prezados prezadas caro cara caros caras olá oi bom boa dia tarde"
        " exmo exma assunto para de"
    ),
    signoffs=words(
        "atenciosamente cordialmente abraço abraços cumprimentos saudações melhores"
        " obrigado obrigada grato com"
    ),
    title_words=words(
        "sr sra srta senhor senhora dr dra doutor doutora prof professor professora eng dom dona"
    ),
    particles=words("de da do dos das e"),
    not_names=words(
        "ceo pdf api url ue eua iva sa ltda rh ti ok internet equipe equipa senhores departamento"
        " direção diretoria empresa cliente clientes contrato cláusula anexo natal páscoa inglês"
        " português francês alemão europa estado governo ministério cpf cnpj nif iban cv sms gps"
        " vpn"
        " usb"
    ),
    tell=words("o os e é que para com não uma da do em nosso você por mais"),
)
