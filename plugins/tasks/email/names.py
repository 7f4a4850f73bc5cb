"""What a greeting may call a recipient: in full, by title and surname, or by the given name.

In: the recipient as the notes have it. Out: the ways to address it, the one that always fits first.
A given name is taken out of a name only where it is plainly one, because "Dear Harbour," to the
Harbour Office is a wrong word that no fact check can see.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", text))


# With the surname behind them they address someone: "Dr. Khan".
_TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor judge captain councillor
    """
)
# These go with the given name, or with all of it: "Sir Ian", "Aunt Mary", "Father Brown".
_STYLES = _words(
    """
    sir madam dame lord lady rev reverend father mother brother sister aunt auntie uncle cousin
    mum mom dad grandma grandpa granny grandad nana coach chef nurse officer sergeant colonel
    major general pastor rabbi imam president chancellor minister mayor ambassador dear
    """
)
# A word of an organisation, a group, a role or a place; in any position it rules out a person.
_NO_PERSON = _words(
    """
    ltd limited gmbh ag inc llc llp plc co company corp corporation and und or of the for at all
    everyone everybody both team teams staff crew colleagues members friends parents neighbours
    residents volunteers support help helpdesk customer customers client clients service
    services sales accounts accounting billing payroll finance legal marketing admissions
    reception relations resources human hr it desk office department dept division unit branch
    centre center school academy college university faculty institute library museum gallery
    theatre theater cinema club society association trust foundation charity council committee
    board panel group agency authority ministry embassy court parish church chapel temple mosque
    synagogue clinic hospital hospice practice surgery pharmacy dental medical health care vets
    bank insurance housing property properties estate estates lettings hotel hostel inn café
    cafe restaurant kitchen bar pub bistro bakery brewery catering garage motors cars taxis
    travel tours airlines airport station harbour harbor port railway logistics shipping
    transport courier deliveries studio studios media press editor editors publishing books
    records radio news magazine journal shop store stores market markets supplies supply systems
    solutions software technologies technology tech labs laboratory research consulting
    consultants partners associates sons brothers bros holdings industries works workshop farm
    farms garden gardens nursery park street road lane avenue square hall house city town
    village county district north south east west new san santa saint st mount lake river island
    beach zoo stadium gym fitness sports league festival project event events manager management
    director head chair hiring recruiting recruitment landlord owner secretary treasurer
    administrator organisers organizers planning security maintenance facilities operations
    registrar
    """
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MOST_WORDS = 3


def ways_to_address(to: str) -> tuple[str, ...]:
    """The ways in which a greeting may call ``to``; the first fits wherever a name fits."""
    plain = re.sub(r"^the\s+(?=\S)", "", to, flags=re.IGNORECASE)
    ways = [plain, to] if plain != to else [to]
    words = to.split()
    titles = _leading_titles(words)
    if titles:
        names = words[titles:]
        if 2 <= len(names) <= _MOST_WORDS and _are_names(names, initials=True):
            ways.append(" ".join([*words[:titles], names[-1]]))
    elif 2 <= len(words) <= _MOST_WORDS and _are_names(words):
        ways.append(words[0])
    return tuple(ways)


def _leading_titles(words: list[str]) -> int:
    count = 0
    while count < len(words) and words[count].rstrip(".").casefold() in _TITLES:
        count += 1
    return count


def _are_names(words: list[str], *, initials: bool = False) -> bool:
    """Whether each word is part of a person's name and of nothing else."""
    return all(
        _is_name(word) or (initials and last > 0 and re.fullmatch(r"[^\W\d_]\.?", word) is not None)
        for last, word in zip(range(len(words) - 1, -1, -1), words, strict=True)
    )


def _is_name(word: str) -> bool:
    return (
        _NAME_WORD.fullmatch(word) is not None
        and word[0].isupper()
        and not word.isupper()
        and word.casefold() not in _NO_PERSON
        and word.casefold() not in _STYLES
        and word.casefold() not in _TITLES
    )
