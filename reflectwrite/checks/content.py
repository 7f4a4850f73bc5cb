"""The content words of a text: what is left without the words that only hold a sentence together.

In: text. Out: stems. Stemming is light: enough to match *delays*, *delayed* and *delaying*, and the
commonest irregular verbs. Pronouns are form words, so *her order* and *your order* are alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..facts.lexicon.base import table, words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FORM_WORDS = words(
    """
    the a an of to and or but nor so with for from by at in on as is are was were be been being am
    has have had having do does did doing done will would shall should can could must may might
    ought that which who whom whose this these those we our ours us i me my mine you your yours they
    your their theirs them he him his she her hers it its one myself yourself yourselves himself
    herself itself themselves ourselves if when where while than then also too just all any some
    each there here up out about into onto over after before until till since during via per upon
    please let get got very more most much many such own other another both either else ever
    well now yet still already even rather quite again like because therefore thus however though
    although yes etc
    der die das und ist mit ein eine einen auf für von den dem zu im wir sie ich wird bei le la les
    des et est une un du en que pour dans vous nous qui ce sur avec au je el los las de y se con por
    para su del al il lo gli e di che per della het een van is dat op te voor met zijn yang dan ini
    untuk dengan o os as em um uma com da do
    """
)
# "not" turns a point into its opposite; any of these says no.
_NEGATIONS = words(
    """
    not no never none nothing nobody nowhere neither nor without cannot unable hardly
    nicht kein keine keinen nie ohne ne pas jamais sans ni nunca sin não sem non mai senza niet geen
    nooit zonder tidak bukan tanpa
    """
)
# What says no in a polite letter without any of those.
_SOFT_NEGATIONS = re.compile(
    r"\b(?:unfortunately|sorry|refrain|avoid|instead|fail(?:ed|s)?|stop(?:ped)?|declin\w+|only|lack\w*"
    r"|miss(?:es|ing)|remember|leider|bedauer\w*|malheureusement|lamentablemente|purtroppo"
    r"|(?:un(?!der|less|ion|iver|iform)|dis(?!cuss|count|play|trict|tance|tribut))[a-z]{4,}"
    r"|impossible|incomplete|incorrect|invalid|inconvenien\w+)\b",
    re.IGNORECASE,
)
IRREGULAR = table(
    """
    sent=send paid=pay bought=buy brought=bring met=meet held=hold found=find made=make took=take
    taken=take gave=give given=give came=come went=go gone=go left=leave said=say told=tell
    kept=keep began=begin begun=begin broke=break broken=break built=build
    chose=choose chosen=choose
    drew=draw drawn=draw felt=feel forgot=forget forgotten=forget heard=hear knew=know known=know
    lost=lose meant=mean ran=run saw=see seen=see shown=show sold=sell spoke=speak spoken=speak
    spent=spend taught=teach thought=think understood=understand won=win wrote=write written=write
    grew=grow grown=grow fell=fall fallen=fall rose=rise risen=rise stood=stand caught=catch
    owing=owe children=child people=person men=man women=woman feet=foot
    """
)
_ENDINGS = (
    "izations", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "edly", "iness",
    "ness", "ies", "ied", "ier", "iest", "ely", "als", "al", "ed", "ers", "er", "ly", "es", "en",
    "s", "e", "y", "i",
)  # fmt: skip
_LEAST_STEM = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word, in lower case, without its endings."""
    word = IRREGULAR.get(word, word)
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
                word = word[: -len(ending)]
                break
        if len(word) > _LEAST_STEM and word[-1] == word[-2]:
            word = word[:-1]
    return word


def content_words(text: str) -> list[str]:
    """The stems of the content words of ``text`` in order; negations are not among them."""
    found = (_bare(match.group()) for match in WORD.finditer(text))
    return [
        stem(word)
        for word in found
        if len(word) > 2 and word not in FORM_WORDS and word not in _NEGATIONS
    ]


def negates(text: str, *, softly: bool = False) -> bool:
    """Whether ``text`` says no; ``softly`` counts *unfortunately*, *unpaid* and the like too."""
    for match in WORD.finditer(text):
        word = match.group().casefold().replace("’", "'")
        if word in _NEGATIONS or word.endswith("n't"):
            return True
    return softly and _SOFT_NEGATIONS.search(text) is not None


def _bare(word: str) -> str:
    """Lower case, without the possessive or contraction behind the apostrophe (*we've*)."""
    word = word.casefold().replace("’", "'")
    if word.endswith("n't"):
        return ""
    head, _, tail = word.partition("'")
    return tail if len(head) == 1 and len(tail) > 2 else head
