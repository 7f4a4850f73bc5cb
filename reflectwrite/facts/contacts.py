"""Email addresses, web addresses and phone numbers."""

from __future__ import annotations

import re

from .scan import Candidate, Scan

# The local part is bounded and may begin only where no address character stands before it, so a
# long run of letters is tried once.
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[^\W_](?:[\w-]{0,62})\.){1,6}[^\W\d_]{2,24}(?![\w-]*\w@)"
)
_URL = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'`{}|\\^\[\]\u3000-\u303f\uff00-\uffef]{1,2000}|"
    r"(?<![\w./@-])www\.[^\s<>\"'`{}|\\^\[\]\u3000-\u303f\uff00-\uffef]{1,2000}",
    re.I,
)
_DOMAIN = re.compile(
    r"(?<![\w./@:-])(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62})\.){1,5}"
    r"(?:com|org|net|edu|gov|info|biz|io|co|ai|app|dev|de|fr|es|it|pt|nl|id|cn|jp|uk|eu|ch|at|be|us"
    r"|ca|au|br|mx|tv|me|shop|online|site|tech|example|test|local)"
    r"(?![\w-])(?:/[^\s<>\"'`{}|\\^\[\]]{0,500})?"
)
_PHONE = re.compile(r"(?:\+\(?|\()?\d(?:(?:[ \u00a0\-–/.]|[ ]?[()][ ]?)?\d){5,17}(?![\w@])")
_NORTH_AMERICAN = re.compile(r"\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}$")
_PHONE_LEADS = frozenset(
    [
        "tel",
        "telephone",
        "phone",
        "mobile",
        "cell",
        "call",
        "fax",
        "ring",
        "dial",
        "whatsapp",
        "sms",
        "telefon",
        "handy",
        "mobil",
        "rufnummer",
        "téléphone",
        "portable",
        "teléfono",
        "móvil",
        "telefono",
        "cellulare",
        "cell",
        "telefone",
        "celular",
        "telefoon",
        "mobiel",
        "telepon",
        "hp",
        "wa",
        "at",
        "on",
        "nummer",
        "numéro",
        "número",
        "numero",
        "nomor",
    ]
)
_POSTCODE = re.compile(r"\d{5}[-–]\d{4}")
_TRAILING = ".,;:!?…»”’)]}*_"


def find(scan: Scan) -> None:
    """Claims addresses and phone numbers."""
    text = scan.text
    if "@" in text:
        for match in _EMAIL.finditer(text):
            scan.claim(Candidate("email", *match.span(), match.group().casefold()))
    if "://" in text or "www." in text.casefold():
        for match in _URL.finditer(text):
            _claim_url(scan, match.start(), match.end())
    if "." in text:
        for match in _DOMAIN.finditer(text):
            # "end.It" of a missing space is no host: its last part would be a capitalised word.
            if match.group() == match.group().lower() or "/" in match.group():
                _claim_url(scan, match.start(), match.end())
    for index in scan.digits:
        _phone(scan, index)


def _claim_url(scan: Scan, start: int, end: int) -> None:
    url = scan.text[start:end]
    while url and url[-1] in _TRAILING:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    if url:
        scan.claim(Candidate("url", start, start + len(url), normal_url(url)))


def normal_url(url: str) -> str:
    """Host in lower case; scheme, ``www.`` and a last slash left out: they name the same place."""
    rest = re.sub(r"^(?:https?|ftp)://", "", url, flags=re.I)
    host, slash, path = rest.partition("/")
    host = re.sub(r"^www\.", "", host.casefold())
    return (host + slash + path).rstrip("/")


def _phone(scan: Scan, index: int) -> None:
    text, start = scan.text, scan.starts[index]
    if start and text[start - 1] in "+(":
        start -= 1
        if text[start] == "(" and start and text[start - 1] == "+":
            start -= 1
    before = text[start - 1 : start]
    if before and (before.isalnum() or before in "-.,/:#$€£¥_@"):
        return
    match = _PHONE.match(text, start)
    if match is None:
        return
    written = match.group()
    digits = re.sub(r"\D", "", written)
    if not 7 <= len(digits) <= 15 or written.count("(") != written.count(")"):
        return
    lead = scan.word(index - 1)
    told = lead in _PHONE_LEADS and (
        scan.near(index - 1) or scan.gap(index - 1) in (": ", ". ", ".: ")
    )
    if (
        lead in ("at", "on", "call", "ring", "dial", "hp", "wa")
        and written.isdecimal()
        and len(digits) < 9
    ):
        told = False
    plus = written.startswith("+")
    trunk = digits.startswith("0") and len(digits) >= 9 and re.search(r"\d{3}", written) is not None
    if not (plus or trunk or told or _NORTH_AMERICAN.match(written)):
        return
    if (_looks_like_dates(written) or _POSTCODE.fullmatch(written)) and not plus:
        return
    scan.claim(Candidate("phone", start, match.end(), ("+" if plus else "") + digits))


def _looks_like_dates(written: str) -> bool:
    return (
        re.search(r"(?:^|\D)(?:19|20)\d\d[-/.]\d\d?(?:\D|$)|\d\d?[/.]\d\d?[/.]\d\d", written)
        is not None
    )
