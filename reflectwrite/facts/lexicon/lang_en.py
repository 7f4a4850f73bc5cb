"""English."""

from __future__ import annotations

from .base import Lexicon, counts, table, words
from .en_names import FUNCTION_WORDS, GREETINGS, NOT_NAMES, SIGNOFFS, TITLE_WORDS

_CARDINALS = counts(
    "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11"
    " twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19"
    " twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
)
_ORDINALS = counts(
    "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10"
    " eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17"
    " eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60"
    " seventieth=70 eightieth=80 ninetieth=90 hundredth=100"
)

LEXICON = Lexicon(
    language="en",
    cardinals=_CARDINALS,
    scales=counts(
        "hundred=100 thousand=1000 million=1000000 billion=1000000000"
        " trillion=1000000000000 dozen=12"
    ),
    joins=words("and"),
    weak_numbers=words("zero one"),
    half=words("half"),
    articles=words("a an"),
    ordinals=_ORDINALS,
    weak_ordinals=words("first second third"),
    ordinal_suffixes="st nd rd th",
    percent=words("percent pct"),
    magnitudes=counts(
        "k=3 K=3 m=6 M=6 mn=6 mln=6 mil=6 bn=9 b=9 B=9 tn=12 thousand=3 million=6"
        " billion=9 trillion=12"
    ),
    currencies=table(
        "dollar=USD dollars=USD cent=cent cents=cent euro=EUR euros=EUR pound=pound pounds=pound"
        " sterling=GBP quid=GBP yen=JPY yuan=CNY renminbi=CNY rupee=INR rupees=INR rupiah=IDR"
        " franc=CHF francs=CHF krona=SEK kronor=SEK zloty=PLN rand=ZAR won=KRW peso=MXN pesos=MXN"
        " us_dollars=USD us_dollar=USD australian_dollars=AUD canadian_dollars=CAD"
        " new_zealand_dollars=NZD hong_kong_dollars=HKD singapore_dollars=SGD swiss_francs=CHF"
        " pounds_sterling=GBP british_pounds=GBP"
        " ringgit=MYR baht=THB dirham=AED dirhams=AED"
    ),
    units=table(
        "millimetre=mm millimetres=mm millimeter=mm millimeters=mm centimetre=cm centimetres=cm"
        " centimeter=cm centimeters=cm metre=m metres=m meter=m meters=m kilometre=km"
        " kilometres=km kilometer=km kilometers=km inch=in inches=in foot=ft feet=ft yard=yd"
        " yards=yd mile=mi miles=mi milligram=mg milligrams=mg gram=g grams=g kilogram=kg"
        " kilograms=kg kilo=kg kilos=kg tonne=t tonnes=t ton=t tons=t ounce=oz ounces=oz"
        " millilitre=ml millilitres=ml litre=l litres=l liter=l liters=l gallon=gal gallons=gal"
        " square_metre=m2 square_metres=m2 square_meter=m2 square_meters=m2 square_foot=sqft"
        " square_feet=sqft square_kilometres=km2 square_kilometers=km2 hectare=ha hectares=ha"
        " acre=ac acres=ac cubic_metre=m3 cubic_metres=m3 cubic_meters=m3 byte=B bytes=B"
        " kilobyte=kB kilobytes=kB megabyte=MB megabytes=MB gigabyte=GB gigabytes=GB terabyte=TB"
        " terabytes=TB gigs=GB watt=W watts=W kilowatt=kW kilowatts=kW megawatt=MW megawatts=MW"
        " gigawatt=GW gigawatts=GW kilowatt-hours=kWh volt=V volts=V amp=A amps=A"
        " hertz=Hz megahertz=MHz gigahertz=GHz degree=° degrees=° degrees_celsius=°C"
        " degree_celsius=°C degrees_c=°C"
        " degrees_fahrenheit=°F celsius=°C fahrenheit=°F pixel=px pixels=px decibels=dB"
        " basis_point=bp basis_points=bp percentage_point=pp percentage_points=pp"
        " metres_per_second=m/s meters_per_second=m/s miles_per_hour=mph kilometres_per_hour=km/h"
        " kilometers_per_hour=km/h calories=kcal lb=lb"
    ),
    durations=table(
        "second=s seconds=s minute=min minutes=min hour=h hours=h day=D days=D week=W weeks=W"
        " fortnight=fortnight fortnights=fortnight month=M months=M quarter=Q quarters=Q year=Y"
        " years=Y decade=decade decades=decade night=D nights=D"
    ),
    weak_durations=words("day moment second seconds minute quarter night"),
    business=words("business working work"),
    month_extra=counts("sept=9"),
    weekday_extra=counts("tues=1 weds=2 thur=3 thurs=3"),
    weak_months=words("may march mar"),
    month_leads=words(
        "in by since until till before after during from through to of for early late mid next last"
        " this every each between and end start beginning middle"
    ),
    name_months=words("april may june august"),
    name_leads=words("after before from to of for and between"),
    date_joins=words("of the"),
    year_leads=words(
        "in since by year during from until till before after of fiscal early late mid calendar"
    ),
    ranges=words("to through until till or and thru"),
    before_hour=counts(
        "half_past=30 quarter_past=15 quarter_to=-15 a_quarter_past=15"
        " a_quarter_to=-15 ten_past=10 five_past=5 twenty_past=20 ten_to=-10"
        " five_to=-5 twenty_to=-20"
    ),
    halves=counts("am=0 pm=12 a.m.=0 p.m.=12 a.m=0 p.m=12"),
    hour_words=words("o'clock o’clock oclock"),
    at_words=words("at"),
    named_times=table("noon=12:00 midday=12:00 midnight=00:00"),
    open_clock=True,
    hedges=words(
        "about around approximately roughly nearly almost over under circa some approx ca more less"
    ),
    counted=words(
        "thing things point points item items update updates question questions option options"
        " reason reasons change changes matter matters topic topics date dates part parts way ways"
        " step steps issue issues request requests side sides party parties piece pieces choice"
        " choices key main important quick small brief short simple other more such different"
        " separate new last next final following people colleagues sentence sentences word words"
        " line lines paragraph paragraphs example examples case cases time times hand hands"
        " possibility possibilities alternative alternatives concern concerns detail details"
        " fact facts figure figures aspect aspects area areas element elements of or"
    ),
    labels=words(
        "step option part point item section page figure table chapter appendix annex"
        " schedule exhibit clause article question answer no number version"
    ),
    determiners=words(
        "the these those all other last any every no both first next previous"
        " remaining final same latter former"
    ),
    function_words=FUNCTION_WORDS,
    greetings=GREETINGS,
    signoffs=SIGNOFFS,
    title_words=TITLE_WORDS,
    particles=words("de van von der den la le du del della di da dos das bin ibn al el zu ten ter"),
    not_names=NOT_NAMES,
    tell=words("the and of to in is for with on at by from will be are we you our your this that"),
)
