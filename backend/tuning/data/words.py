"""Words, names and made-up words that training text is built from, split into train and test.

In: a seed and a split. Out: words. A word, name or phrasing belongs to the test split if its hash
says so, whatever the seed, so that what is measured on was never trained on. Common words are our
own lists; rare ones come from the system's word list (Debian: ``apt-get install wamerican``) where
there is one, otherwise from syllables; only their spelling is used.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from zlib import crc32

WORD_LISTS = (Path("/usr/share/dict/american-english"), Path("/usr/share/dict/words"))
HELD_OUT = 8  # one in eight is held out

NOUNS = """meeting report invoice contract shipment order budget draft project proposal schedule office
printer laptop server deadline team client customer supplier review survey workshop training session
agenda presentation slides document form ticket booking flight hotel room venue lunch dinner parking
delivery package parcel warehouse stock sample prototype design logo website page newsletter article
photo video recording interview candidate position salary payment refund deposit fee discount price
offer quote estimate account password login system database backup update release version feature bug
test result figure chart table summary note minutes plan strategy goal target campaign event
conference booth ticket sponsor speaker guest list menu catering cake garden roof window door key lock
heating boiler pipe leak kitchen bathroom floor wall paint repair car bike bus train route map bridge
road school class course exam lesson teacher student parent child library book chapter manuscript
author editor publisher grant application licence permit visa passport insurance claim policy audit
tax receipt statement balance loan mortgage rent lease apartment flat building lift neighbour dog cat
garden tree fence choir concert rehearsal violin piano guitar band match game season coach player
jersey pitch pool race trip tour hike tent camera lens battery charger cable screen keyboard mouse
headset phone number address letter stamp box shelf desk chair lamp sofa carpet uniform badge card
machine engine pump valve sensor filter drill crane truck trailer pallet container crate barrel bag
sack bottle jar label recipe flour sugar coffee tea milk cheese bread fruit vegetable soup doctor
nurse clinic appointment prescription medicine blood result scan dentist lawyer court hearing witness
notary signature clause annex permit survey inspector engineer architect plumber electrician cleaner
gardener driver courier manager director assistant intern colleague volunteer committee board council
department branch factory plant lab store shop market museum gallery theatre festival exhibition""".split()

ADJECTIVES = """new old final first second revised updated signed missing late early broken spare blue
green red black white small large heavy light quiet warm cold open closed joint annual monthly weekly
daily quarterly short long main local national public private internal external shared digital
electric manual printed original damaged faulty empty full extra free cheap expensive urgent special
regular technical legal financial medical safe clean dirty wet dry soft hard narrow wide upper lower
left right front rear next last previous current former temporary permanent optional mandatory simple
complete partial detailed brief rough smooth lovely strange useful ready""".split()

# base, third person, past, -ing; where only the base stands, the rest is regular
_IRREGULAR = """send sends sent sending; bring brings brought bringing; pay pays paid paying
write writes wrote writing; read reads read reading; keep keeps kept keeping; find finds found finding
lose loses lost losing; lend lends lent lending; feed feeds fed feeding; get gets got getting
give gives gave giving; take takes took taking; make makes made making; buy buys bought buying
sell sells sold selling; tell tells told telling; hold holds held holding; meet meets met meeting
leave leaves left leaving; choose chooses chose choosing; build builds built building
set sets set setting; put puts put putting; cut cuts cut cutting; show shows showed showing
begin begins began beginning; break breaks broke breaking; drive drives drove driving
hear hears heard hearing; run runs ran running; see sees saw seeing; teach teaches taught teaching
win wins won winning; withdraw withdraws withdrew withdrawing; wear wears wore wearing"""
_REGULAR = """review sign check move return repair replace book confirm deliver collect order finish start
print clean install test update share approve reject prepare copy store load paint measure present
discuss extend reduce open close publish translate correct hand borrow arrange organise cover complete
submit forward upload pick water lock chase postpone request accept refuse offer invite announce
introduce thank remind warn inform apologise explain ask describe report propose recommend renew end
cancel quit resign change adjust reschedule shift swap join follow support help sponsor donate raise
collect hire welcome train interview promote assess inspect audit dispute contest claim appeal refund
charge owe settle transfer deposit invoice quote negotiate clarify query verify suggest nominate enter
register enrol visit plan host rent lease let view clear remove recycle fix mend deliver ship track
trace restore reset upgrade migrate deploy document demand require appoint delay drop mark post mail
answer address resolve close reopen note list label pack wrap fold carry lift pull push turn""".split()


def _regular(base: str) -> tuple[str, str, str, str]:
    """The forms of a regular verb."""
    double = base in {"ship", "plan", "swap", "drop", "wrap", "quit", "let", "enrol", "refer"}
    stem = base + base[-1] if double else base
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return base, third, stem + "ed", stem + "ing"


VERBS = [tuple(part.split()) for part in _IRREGULAR.replace("\n", ";").split(";")]
VERBS += [_regular(base) for base in dict.fromkeys(_REGULAR)]

GIVEN = """Dana Lee Maria Hugo Priya Tom Anna Omar Grace Ivan Chloe Ravi Elena Marcus Yuki Noor Peter
Sofia Daniel Ingrid Samuel Fatima Lucas Mei Oscar Hannah Victor Amara Felix Nadia George Lena Kofi
Julia Martin Rosa Ahmed Clara Simon Aisha Paul Greta Diego Emma Nikolai Zoe Arjun Beth Carlos Vera
Jonas Leila Max Tara Henrik Ruth Pablo Kim Stefan Olga Erik Layla James Mina Andre Alice Bruno Sara
Viktor Jane Theo Ines Robert Esther Liam Asha Frank Bianca Karl Joy Philip Mona Rafael Helen Sven
Dora Isaac Wendy Malik Petra Gavin Salma Otto Freya Neil Carmen Abel Judith Ross Tessa Colin Wanda
Edgar Irene Dylan Maya Cyrus Nina Hector Fiona Jorge Edith Basil Rhea Quentin Astrid Kwame Lydia José Zoë
Björn André Łukasz Renée Siân Jürgen Åsa Chloé Günther Begoña""".split()

FAMILY = """Whitfield Okafor Santos Keller Nair Brown Petrova Haddad Lindqvist Moreau Tanaka Farouk
Novak Silva Weber Olsen Mensah Rossi Chen Dubois Kowalski Ivanova Schmidt Garcia Larsen Fischer Khan
Murphy Sato Andersson Costa Becker Hughes Popov Martins Jansen Bauer Ferrari Nguyen Singh Walker
Yamamoto Duarte Holm Vargas Klein Osei Laurent Berg Marchetti Evans Sokolov Pereira Adler Quinn
Barnes Castro Dimitrov Eriksen Fontaine Greene Hassan Iyer Johansson Kaplan Lombardi Mbeki Nilsson
Ortega Pham Rahman Sandoval Takahashi Underwood Vasquez Winters Xu Young Zimmer Abbott Blake Carver
Dalton Ellison Foster Grant Hale Irving Jarvis Knox Lowell Mercer Norris Oakley Porter Quigley Reeves
Sutton Thorne Upton Vance Wexler Yates Zane O'Brien McKay de-Vries St-Clair Müller Núñez Škoda
Håkansson Côté Gómez Dvořák Söderberg Lévesque Øvergaard Jiménez Wójcik Şahin Königsberg D'Angelo""".split()

CITIES = """London Paris Berlin Madrid Rome Oslo Dublin Vienna Lisbon Prague Boston Chicago Denver Austin
Toronto Sydney Tokyo Osaka Seoul Mumbai Cairo Lagos Nairobi Lima Bogota Zurich Geneva Hamburg Munich
Leeds Bristol Cardiff Glasgow Porto Seville Turin Naples Athens Warsaw Krakow Riga Tallinn Bergen""".split()

TITLES = ("Dr.", "Dr", "Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs", "Prof.", "Professor")
GROUPS = [
    "all",
    "everyone",
    "team",
    "colleagues",
    "both",
    "the support team",
    "the board",
    "the sales team",
    "the committee",
    "the finance department",
    "the organisers",
    "the facilities team",
    "the parents",
    "the volunteers",
    "the editors",
    "the HR department",
    "the admissions office",
    "Customer Service",
    "the neighbours",
    "the project team",
    "the booking desk",
    "all members",
    "Hiring Manager",
    "Sir or Madam",
    "the whole class",
    "volunteers",
    "dear friends",
    "the landlord",
    "the reception",
    "the selection committee",
    "Support",
    "Accounts",
    "all parents",
    "the editor",
    "the manager",
]
ORGANISATIONS = """Ltd GmbH Inc Studio Café Hotel Clinic School Club Bank Council Centre Society
Association Trust Foundation University College Library Museum Garage Bakery Agency Group House
Theatre Gallery Insurance Travel Press Harbour Services Support Catering Logistics Housing""".split()
RELATIONS = [
    "Coach",
    "Aunt",
    "Uncle",
    "Captain",
    "Sister",
    "Chef",
    "Councillor",
    "Judge",
    "Officer",
]

_ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr kl kr pl pr sc sh sl sm sn sp st str th tr tw wh qu y".split()
_VOWELS = "a e i o u a e i o ai ea ee ie oa oo ou y".split()
_CODAS = [
    "",
    "",
    "",
    "n",
    "r",
    "l",
    "s",
    "t",
    "m",
    "d",
    "k",
    "ck",
    "nd",
    "nt",
    "rt",
    "st",
    "th",
    "x",
    "ng",
    "lm",
    "rn",
]
_ENDS = [
    "",
    "",
    "",
    "ford",
    "ton",
    "ski",
    "son",
    "berg",
    "water",
    "field",
    "man",
    "ova",
    "ez",
    "ing",
    "er",
    "wood",
    "ley",
    "ham",
]


def held_out(text: str) -> bool:
    """Whether a word, a name or a phrasing belongs to the test split."""
    return crc32(text.casefold().encode()) % HELD_OUT == 0


def pick_split(items: list, split: str) -> list:
    """The part of ``items`` that the split may use (by the hash of their text)."""
    wanted = split == "test"
    part = [item for item in items if held_out(str(item)) == wanted]
    return part or items


# Stems that no note should hold, not even as a random word: slurs, sex, cruelty. Whole words may
# be lost with them (``grape``), which costs nothing here.
_UNWANTED = """fag dyke nigg negro coon chink spic kike gook wetback tranny homo lesb gay queer whore
slut bitch bastard cunt cock dick prick penis vagin clit tit boob breast nipple anal anus arse ass
butt rectal sex rape rapist incest orgas orgy porn erotic horny lust masturb sodom sperm semen
ejacul condom pimp prostitut shit piss fuck crap damn turd fart poop murder kill suicid slaughter
tortur genocid holocaust nazi racis jihad lynch behead molest pedo corpse shag boner damn wank abort retard cripple
lunatic midget savage heathen infidel pervert bigot gypsy jew moslem muslim islam chris hitler""".split()


@cache
def dictionary() -> tuple[str, ...]:
    """Lower-case words of the system's list, 3 to 12 letters, or () where there is none."""
    for path in WORD_LISTS:
        if path.exists():
            words = path.read_text("utf-8", "replace").split()
            return tuple(
                w
                for w in words
                if w.isascii()
                and w.isalpha()
                and w.islower()
                and 3 <= len(w) <= 12
                and not any(stem in w for stem in _UNWANTED)
            )
    return ()


def made_up(rng: random.Random, syllables: int | None = None) -> str:
    """A pronounceable word that is in no list."""
    n = syllables or rng.choice((1, 2, 2, 2, 3))
    word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(n))
    return word[:12]


def made_up_name(rng: random.Random) -> str:
    """A capitalised made-up word, sometimes with a usual ending of names."""
    word = made_up(rng, rng.choice((1, 1, 2, 2, 3))) + rng.choice(_ENDS)
    if rng.random() < 0.04:
        accents = {
            "a": "áäå",
            "e": "éèë",
            "o": "öóø",
            "u": "üú",
            "i": "í",
            "n": "ñ",
            "c": "ç",
            "s": "š",
        }
        at = rng.randrange(len(word))
        word = word[:at] + rng.choice(accents.get(word[at], word[at])) + word[at + 1 :]
    return word[:14].capitalize()


@cache
def pool(kind: str, split: str) -> tuple:
    """A word class's share of the split: noun, adjective, verb, given, family, city, rare."""
    lists = {
        "noun": NOUNS,
        "adjective": ADJECTIVES,
        "verb": VERBS,
        "given": GIVEN,
        "family": FAMILY,
        "city": CITIES,
        "rare": list(dictionary()),
    }
    if kind in {"noun", "adjective", "verb"}:
        return tuple(lists[kind])  # everyday words are everybody's
    return tuple(pick_split(lists[kind], split))
