"""Bytes → text: the byte-order mark, then UTF-8, then what the file declares, then the likeliest guess."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "cp1250": "Windows-1250", "koi8_r": "KOI8-R"}
_GUESSES = ["cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1255", "cp1256"]
_GUESSES += ["shift_jis", "euc_jp", "euc_kr", "gb18030", "big5"]
_DECLARABLE = re.compile(
    r"(utf-?8|us-ascii|ascii|(windows|cp)-?\d{3,4}|iso-?8859-?\d+|koi8-?[ru]|latin-?\d|gb\w+|big5.*|euc-?\w+|shift.?jis|mac\w+)",
    re.I,
)
_SAMPLE = 200_000  # bytes are enough to guess by
_MOSTLY_ASCII = 0.3  # share of other bytes up to which a text is taken for English
_MOSTLY_RIGHT = 4  # characters that are right for each stray byte, where a text is UTF-8 with flaws
_TOO_MANY_STRAYS = 1000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with newlines as `\\n`, and a note where its coding had to be guessed."""

    text: str
    notes: tuple[str, ...] = ()


def has_mark(data: bytes) -> bool:
    """True where a byte-order mark says that the bytes are Unicode text."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Text of `data`; never fails. A guess is told with the number of characters that hang on it."""
    for mark, coding in _MARKS:
        if data.startswith(mark):
            marked = data.decode(coding, "replace")
            return _told(marked, coding, marked.count("\ufffd"))
    for coding in ("utf-8", _declared(declared)):
        text = _try(data, coding)
        if text is not None:
            return Decoded(_newlines(text))
    mixed, bad = _mixed(data)
    if _high(mixed) >= _MOSTLY_RIGHT * bad:
        return _told(mixed, "cp1252", bad)
    coding = _guess(data)
    text = data.decode(coding, "replace")
    return _told(text, coding, _high(text))


def _high(text: str) -> int:
    """Characters that are not ASCII: those that hang on the coding."""
    return sum(character > "\x7f" for character in text)


def _told(text: str, coding: str, doubtful: int) -> Decoded:
    if not doubtful:
        return Decoded(_newlines(text))
    subject = "1 character is" if doubtful == 1 else f"{doubtful} characters are"
    name = _NAMES.get(coding, coding.upper().replace("_", "-").removesuffix("-SIG"))
    flaw = "Parts of it are broken" if coding.startswith("utf") else "It isn’t valid UTF-8"
    return Decoded(_newlines(text), (f"{subject} doubtful. {flaw}; it was read as {name}.",))


def _declared(name: str) -> str:
    """A declared coding that may be used; what calls itself Latin-1 is Windows-1252, as browsers read it."""
    if not _DECLARABLE.fullmatch(name):
        return ""
    try:
        coding = codecs.lookup(name).name
    except LookupError:
        return ""
    return "cp1252" if coding in ("iso8859-1", "ascii") else coding


def _try(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding) if coding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _mixed(data: bytes) -> tuple[str, int]:
    """UTF-8 in which stray bytes are read as Windows-1252, and how many bytes strayed."""
    parts, bad, rest = [], 0, memoryview(data)
    while rest:
        try:
            parts.append(str(rest, "utf-8"))
            break
        except UnicodeDecodeError as error:
            if bad > _TOO_MANY_STRAYS:
                return "", bad
            parts.append(str(rest[: error.start], "utf-8"))
            parts.append(str(rest[error.start : error.start + 1], "cp1252", "replace"))
            bad += 1
            rest = rest[error.start + 1 :]
    return "".join(parts), bad


def _guess(data: bytes) -> str:
    """Windows-1252 for text that is ASCII but for some signs (English), else what charset-normalizer thinks."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= _MOSTLY_ASCII * len(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES).best()
    return best.encoding if best else "cp1252"


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
