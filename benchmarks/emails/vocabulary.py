"""The judge's word lists, and the plain words that any email may use."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MONTHS = _listed(
    "january february march april may june july august september october november december"
)
WEEKDAYS = _listed("monday tuesday wednesday thursday friday saturday sunday")
SMALL_NUMBERS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
LARGE_NUMBERS = _listed(
    "thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"
)
_ORDINALS = _listed(
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_TIMES = _listed("today tomorrow yesterday tonight noon midnight twice half dozens")

# Never in an email unless the notes have them. "May", "march" and "second" are words as well: the
# pairs of ``values`` catch the dates, and the plain words don't have the rest.
TYPED = frozenset(
    (*MONTHS, *WEEKDAYS, *SMALL_NUMBERS, *LARGE_NUMBERS, *_ORDINALS, *_TIMES)
) - frozenset(("may", "march", "one", "zero"))

# Say nothing by themselves, or are said to whoever writes the email.
STOP = frozenset(
    _listed(
        "the a an of to in on at for and or but that this is are was were be been it its i we you "
        "he she they him her them us me my our your his with from by as if so not no do does did "
        "has have had will would can could should tell say ask mention let know please thank "
        "thanks apologise remind inform invite warn it's he's she's they're also forget don't add "
        "note emphasise pls"
    )
)
TITLES = frozenset(_listed("the mr mrs ms miss mx dr prof professor"))
GREETINGS = frozenset(_listed("dear hello hi hey good morning afternoon evening and"))
CLOSINGS = frozenset(
    _listed(
        "best kind kindest warm warmest regards wishes sincerely yours faithfully truly many "
        "thanks thank you cheers all the with and respectfully cordially warmly take care see soon "
        "again"
    )
)
# Parts of an organisation's name that don't name it alone.
KINDS = frozenset(
    _listed(
        "accounts bank box café cafe card centre choir clinic club committee company department "
        "gym group highways hospital hotel house it library ltd office parents residents "
        "restaurant school services shop staff studio support surgery team"
    )
)


@cache
def english() -> frozenset[str]:
    """Plain words that an email may use whatever its notes say (a word list beside this file)."""
    return frozenset(_listed(Path(__file__).with_name("plain_words.txt").read_text("utf-8")))
