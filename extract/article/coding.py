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
_NAMES = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (code page 850)",
}
_LIKELY = tuple(_NAMES)  # what a person may choose from; all are single bytes
_WORD = re.compile(r"\S+")
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


@dataclass(frozen=True, slots=True)
class CodingChoice:
    """One way to read bytes of unknown coding: its codec, its name for people, and the words that hang on it."""

    coding: str
    name: str
    words: tuple[str, ...]


def choices(data: bytes) -> tuple[CodingChoice, ...]:
    """The likely codings in which all bytes are characters and that differ in some word; the guess of `decode` first.
    Nothing where the bytes say what they are."""
    if has_mark(data) or _try(data, "utf-8") is not None:
        return ()
    guess = _guessed(data)
    found: dict[tuple[str, ...], CodingChoice] = {}
    for coding in dict.fromkeys((guess, *_LIKELY)):
        text, places = _as(data, coding)
        if coding == guess or "\ufffd" not in text:
            words = _words_at(text, places)
            found.setdefault(words, CodingChoice(coding, _name(coding), words))
    return tuple(found.values())


def decode_as(data: bytes, coding: str) -> Decoded:
    """Text of `data` in the coding that a person chose, with a note of that. LookupError where there is none such."""
    text, _ = _as(data, coding)
    return Decoded(unix_lines(text), (f"It was read as {_name(coding)}, as a person chose.",))


def _as(data: bytes, coding: str) -> tuple[str, list[int]]:
    """Text, and where the characters stand that hang on the coding: stray bytes of UTF-8, or all but ASCII."""
    mixed, places = _mixed(data, coding)
    if _is_mixed(mixed, places):
        return mixed, places
    text = data.decode(coding, "replace")
    return text, [at for at, character in enumerate(text) if character > "\x7f"]


def _words_at(text: str, places: list[int]) -> tuple[str, ...]:
    """The words at these places, each once."""
    wanted, words = iter(places), dict[str, None]()
    at = next(wanted, None)
    for word in _WORD.finditer(text):
        if at is None:
            break
        if at < word.end():
            words[word[0].strip(",.;:()") or word[0]] = None
        while at is not None and at < word.end():
            at = next(wanted, None)
    return tuple(words)


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
            return Decoded(unix_lines(text))
    coding = _guessed(data)
    text, places = _as(data, coding)
    return _told(text, coding, len(places))


def _guessed(data: bytes) -> str:
    """The coding of what is not UTF-8; stray bytes in UTF-8 are taken for Windows-1252."""
    return "cp1252" if _is_mixed(*_mixed(data, "cp1252")) else _guess(data)


def _is_mixed(text: str, strays: list[int]) -> bool:
    return _high(text) >= _MOSTLY_RIGHT * len(strays)


def _high(text: str) -> int:
    """Characters that are not ASCII: those that hang on the coding."""
    return sum(character > "\x7f" for character in text)


def _told(text: str, coding: str, doubtful: int) -> Decoded:
    if not doubtful:
        return Decoded(unix_lines(text))
    subject = "1 character is" if doubtful == 1 else f"{doubtful} characters are"
    flaw = "Parts of it are broken" if coding.startswith("utf") else "It isn’t valid UTF-8"
    return Decoded(unix_lines(text), (f"{subject} doubtful. {flaw}; it was read as {_name(coding)}.",))


def _name(coding: str) -> str:
    return _NAMES.get(coding, coding.upper().replace("_", "-").removesuffix("-SIG"))


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


def _mixed(data: bytes, coding: str) -> tuple[str, list[int]]:
    """UTF-8 in which stray bytes are read in that coding, and where they stand in the text."""
    parts: list[str] = []
    strays: list[int] = []
    length, rest = 0, memoryview(data)
    while rest:
        try:
            parts.append(str(rest, "utf-8"))
            break
        except UnicodeDecodeError as error:
            if len(strays) > _TOO_MANY_STRAYS:
                return "", strays
            good = str(rest[: error.start], "utf-8")
            stray = str(rest[error.start : error.start + 1], coding, "replace")
            parts += [good, stray]
            strays.append(length + len(good))
            length += len(good) + len(stray)
            rest = rest[error.start + 1 :]
    return "".join(parts), strays


def _guess(data: bytes) -> str:
    """Windows-1252 for text that is ASCII but for some signs (English), else what charset-normalizer thinks."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= _MOSTLY_ASCII * len(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES).best()
    return best.encoding if best else "cp1252"


def unix_lines(text: str) -> str:
    """Every line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
