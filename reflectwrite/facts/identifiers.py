"""Codes: letters and digits together (AX-300, B12, INV-2041, Q3, v2.1), and ``#4521``."""

from __future__ import annotations

import re

from .lexicon.base import CURRENCY_CODES, DURATION_SYMBOLS, SYMBOLS, words
from .scan import Candidate, Scan

_CODE = re.compile(r"[^\W_]+(?:[-_/.][^\W_]+)*")
_AMOUNT = re.compile(rf"(?:Rp|Rs|{'|'.join(sorted(CURRENCY_CODES))})[\d.,]+[kKmMbB]?n?")
_MEASURE = re.compile(r"[\d.,]+[-‑]?([^\W\d_]+)")
_WORDLIKE = re.compile(r"\d{1,2}[A-Z][a-z]+|[a-z]+\d|[1-9]\d*x\d+")
_LOWER = re.compile(r"[a-z]{1,6}\d{1,8}|0x[0-9a-f]{2,32}|(?=.*\d)(?=.*[a-f])[0-9a-f]{7,40}")
_REACH = 40
# Written like codes, meant as words.
_COMMON = words(
    "b2b b2c b2g c2c p2p co2 h2o mp3 mp4 3d 2d 4d 5g 4g 3g 4k 8k a4 a5 a3 w3c web3 web2 y2k 24x7"
    " 1on1"
    " 401k 403b m2m o2 k12 k-12 covid-19 g7 g8 g20 ipv4 ipv6 utf-8 utf8 sha256 sha-256 md5 base64"
    " oauth2 http2 s3 ec2 i18n l10n k8s a11y e2e f2f 9to5 24h 12h x86 x64 win32 mp5 h264 rs232"
    " section508"
)
_PREFIXES = words(
    "mid pre post non sub under over top early late since until circa und bis pra early-"
)


def find(scan: Scan) -> None:
    """Claims codes."""
    text = scan.text
    done = -1
    for index in scan.digits:
        start = scan.starts[index]
        if start < done:
            continue
        begin = _begin(text, start)
        if begin == start and text[start - 1 : start] == "#" and start:
            done = _hash(scan, start)
            continue
        match = _CODE.match(text, begin, begin + 2 * _REACH)
        if match is None:
            continue
        end = match.end()
        done = end
        written = text[begin:end]
        if end - begin > _REACH or not _is_code(written):
            continue
        if text[begin - 1 : begin] == "#" and begin:
            begin -= 1
        if _measure(written) or text[end : end + 1] in ("%", "@"):
            continue
        weak = written.casefold() in _COMMON or _WORDLIKE.fullmatch(written) is not None
        scan.claim(Candidate("identifier", begin, end, written.upper(), weak=weak))


def _begin(text: str, start: int) -> int:
    begin = start
    while (
        begin
        and start - begin < _REACH
        and (text[begin - 1].isalnum() or text[begin - 1] in "-_/.")
    ):
        begin -= 1
    while begin < start and not text[begin].isalnum():
        begin += 1
    return begin


def _hash(scan: Scan, start: int) -> int:
    end = start
    while (
        end < len(scan.text)
        and end - start < _REACH
        and (scan.text[end].isalnum() or scan.text[end] == "-")
    ):
        end += 1
    while end > start and scan.text[end - 1] == "-":
        end -= 1
    before = scan.text[start - 2 : start - 1]
    if not before.isalnum():
        # "#1" is as often a rank as a ticket.
        weak = end - start < 2
        scan.claim(Candidate("identifier", start - 1, end, scan.text[start:end].upper(), weak=weak))
    return end


def _is_code(written: str) -> bool:
    """Letters and digits that no ordinary word or number explains."""
    letters = [char for char in written if char.isalpha()]
    if not letters:
        return _dotted(written)
    if len(letters) > 24:
        return False
    pieces = re.split(r"[-_/.]", written)
    glued = any(
        any(c.isalpha() for c in piece) and any(c.isdecimal() for c in piece) for piece in pieces
    )
    upper = any(char.isupper() for char in letters)
    if glued:
        mixed = next(
            p for p in pieces if any(c.isalpha() for c in p) and any(c.isdecimal() for c in p)
        )
        if upper:
            return True
        # Lower case: versions, codes and hashes ("v2.1", "kb5034", "0x8007"), not "1990s", "3rd".
        return _LOWER.fullmatch(mixed) is not None
    # Parts joined by signs: "INV-2041", "AX-300", "2027-A"; not "mid-2027", "10-day", "and/or".
    words_ = [piece for piece in pieces if piece and piece[0].isalpha()]
    numbers = [piece for piece in pieces if piece.isdecimal()]
    if not numbers or any(word.casefold() in _PREFIXES for word in words_):
        return False
    if all(word.isupper() for word in words_):
        return True
    return bool(re.fullmatch(r"(?:[^\W\d_]{2,12}-)+\d{2,10}(?:-\w+)*", written)) and upper


def _dotted(written: str) -> bool:
    """ "3.1.4" and "192.168.0.1": versions and addresses, of three parts or more."""
    return bool(re.fullmatch(r"\d{1,4}(?:\.\d{1,4}){2,4}", written)) and not re.fullmatch(
        r"\d{1,3}(?:\.\d{3})+", written
    )


def _measure(written: str) -> bool:
    """Whether it is a number with a unit, which ``measures`` reads ("5km", "10k", "2pm", "3rd")."""
    if _AMOUNT.fullmatch(written):
        return True
    match = _MEASURE.fullmatch(written)
    if match is None:
        return False
    unit = match[1]
    return (
        unit in SYMBOLS
        or unit in DURATION_SYMBOLS
        or unit.casefold()
        in ("k", "m", "bn", "b", "mn", "am", "pm", "st", "nd", "rd", "th", "x", "h", "mio", "mrd")
        or (unit.islower() and len(unit) > 2)
        or unit in ("EUR", "USD", "GBP", "CHF", "JPY")
    ) and not (len(unit) == 1 and unit.isupper() and unit not in "KLWVA")
