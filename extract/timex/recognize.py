"""Text → mentions: one pass of google-re2 over all rules, longest match first; then the winning rule reads its span.

The text is searched with one byte a character (dashes, quotes and blanks made plain, the letters of the language above
ASCII, everything else a question mark), so that offsets of bytes are offsets of characters. What a span means depends
on its words alone and is kept in a cache; only guards look at what stands around.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import re2

from extract.model import TimexType
from extract.partial import Partial
from extract.timex.rules import Guard, Language, Rule, Slot, UnreadableWords

_NESTS = ("period", "moment", "clocktime")
_BLANK = r"(?: ?\n ?| {1,2})"
_FORTNIGHTS = re.compile(r"([0-9]+)FN")
_SLOT = re.compile(r"\{\{|\}\}|\{([A-Za-z]+)([0-9]?)\}|«|»| |\[[^]]*\]")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’ʼ′`", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("\t\u00a0\u2009\u202f\u2007\u2002\u2003\r", " "),
    }
)
_AROUND = 40
_MAX_MEMORY = 512 << 20  # bytes the search automaton may take; used only as far as needed


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule reads off a span: where inside the span, and what it means."""

    start: int
    end: int
    type: TimexType
    partial: Partial


@dataclass(frozen=True, slots=True)
class Found:
    """A reading in the text, with the rule that gave it."""

    start: int
    end: int
    rule: Rule
    type: TimexType
    partial: Partial


def _in_weeks(value: str) -> str:
    """A fortnight is two weeks."""
    return _FORTNIGHTS.sub(lambda match: f"{2 * int(match[1])}W", value).replace("XFN", "XW")


def plain(text: str) -> str:
    """The text with typographic dashes, quotes and blanks made plain; as long as before."""
    return text if text.isascii() and "\t" not in text and "\r" not in text else text.translate(_PLAIN)


class Recognizer:
    """All rules of one language, ready to search."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._compiled = [_Compiled(rule, self) for rule in language.rules]
        self._guards = {name: _Context(guard) for name, guard in language.guards.items()}
        self.read = lru_cache(maxsize=65536)(self._read)

    @cached_property
    def _search(self) -> "re2._Regexp":
        options = _options()
        options.longest_match = True
        options.never_capture = True
        quoted = [c.pattern for c in self._compiled if c.rule.pattern.startswith("'")]  # no word limit before a quote
        words = [c.pattern for c in self._compiled if not c.rule.pattern.startswith("'")]
        body, others = ("|".join(f"(?:{pattern})" for pattern in patterns) for patterns in (words, quoted))
        if not self._alphabet:
            return re2.compile(rf"\b(?i:{body})|(?i:{others})".encode(), options)
        options.encoding = re2.Options.Encoding.LATIN1
        return re2.compile(f"(?i:{body})".translate(self._alphabet).encode("latin-1"), options)

    @cached_property
    def _alphabet(self) -> "_Alphabet | None":
        """Of a language that is not written in ASCII: a byte for each of its letters and marks, small and large."""
        letters = {c for compiled in self._compiled for c in compiled.pattern if not c.isascii()}
        return _Alphabet(sorted(letters)) if any(map(str.isalpha, letters)) else None

    def _bytes(self, text: str) -> bytes:
        """The text with one byte a character, so that offsets are those of characters."""
        if self._alphabet is None:
            return text.encode("ascii", "replace")
        return text.translate(self._alphabet).encode("latin-1")

    @cached_property
    def _which(self) -> "re2.Set":
        chosen = re2.Set.FullMatchSet(_options())
        for compiled in self._compiled:
            chosen.Add(f"(?i:{compiled.pattern})")
        chosen.Compile()
        return chosen

    def find(self, text: str) -> Iterator[Found]:
        """Every expression of the text, left to right, none overlapping another."""
        text = plain(text)
        data = self._bytes(text)
        search, end, start = self._search, len(data), 0
        alone = len(text) < 80 and "\n" not in text.strip()
        while match := search.search(data, start, end):
            first, last = match.span()
            found = self._accept(text, first, last, alone)
            while found is None and (shorter := search.match(data, first, last - 1)):  # refused: the next longest
                last = shorter.end()
                found = self._accept(text, first, last, alone)
            if found is None:  # no rule stands here: go on behind the first word
                start = _next_word(data, first, match.end())
                continue
            yield from found
            start = last

    def _accept(self, text: str, first: int, last: int, alone: bool) -> list[Found] | None:
        if first == last or not stands_free(text, first, last):
            return None
        for rule, readings in self.read(text[first:last]):
            if rule.guard and not self._guards[rule.guard].admits(text, first, last, alone):
                continue
            named = rule.name.rpartition(": ")[2]  # without its language
            if named.startswith("year ") and "\n" in text[first:last]:  # "… of 2010", and a new line with its date
                continue
            return [Found(first + r.start, first + r.end, rule, r.type, r.partial) for r in readings]
        return None

    def _read(self, span: str) -> tuple[tuple[Rule, tuple[Reading, ...]], ...]:
        """Rules that fit the whole span, best first, with their readings."""
        result = []
        for index in sorted(self._which.Match(span) or ()):
            readings = self._compiled[index].read(span)
            if readings is not None:
                result.append((self._compiled[index].rule, readings))
        return tuple(result)

    def nested(self, name: str, span: str) -> str:
        """The value of a part of an expression, read by the rows that may stand there."""
        for rule, readings in self.read(span):
            if rule.nests == name and readings:
                value = readings[0].partial.value
                return value.partition(" ")[2] if name == "clocktime" else value
        raise UnreadableWords(f"no rule for {name} reads {span!r}")

    def slot(self, name: str) -> Slot:
        """A slot of the language, or one made of the rows that nest under its name."""
        if name not in _NESTS:
            return self._language.slots[name]
        rows = [_pattern(rule.pattern, self) for rule in self._language.rules if rule.nests == name]
        return Slot("|".join(f"(?:{row})" for row in rows), lambda text: self.nested(name, text))


class _Compiled:
    """One rule: its pattern for the search, and, made when first needed, the one that fills its slots."""

    def __init__(self, rule: Rule, owner: Recognizer) -> None:
        self.rule = rule
        self.owner = owner
        self.pattern = _pattern(rule.pattern, owner)

    @cached_property
    def _groups(self) -> "re2._Regexp":
        options = _options()
        options.case_sensitive = False
        return re2.compile(_pattern(self.rule.pattern, self.owner, groups=True), options)

    @cached_property
    def _places(self) -> list[tuple[str, int]]:
        """The named groups, in their order."""
        return sorted(self._groups.groupindex.items(), key=lambda place: place[1])

    def read(self, span: str) -> tuple[Reading, ...] | None:
        """Readings of a span that the pattern fits; none where its slots make no sense together."""
        match = self._groups.fullmatch(span)
        try:
            return self._readings(match, len(span)) if match else None
        except UnreadableWords:
            return None

    def _readings(self, match: "re2._Match[str]", length: int) -> tuple[Reading, ...]:
        words: dict[str, str] = _Blank()
        extents = []
        for group, number in self._places:
            name = group.partition("__")[0]
            if name == "x":
                extents.append(match.span(number))
            elif (text := match[number]) is not None:
                words[name] = self.owner.slot(name.rstrip("0123456789")).read(text)
        if _falls(words):
            raise UnreadableWords(self.rule.name)
        gives = self.rule.gives.split(" ; ") if self.rule.gives else []
        mod = self.rule.mod.format_map(words)
        return tuple(
            Reading(start, end, TimexType(self.rule.type), Partial(_in_weeks(give.format_map(words)), mod))
            for (start, end), give in zip(extents or [(0, length)], gives, strict=False)
        )


def _falls(words: dict[str, str]) -> bool:
    """ "Sentenced in 2022 to 15 years": two numbers that are no range, since the second is the lower."""
    first, second = words.get("number", ""), words.get("number2", "")
    return first.isdigit() and second.isdigit() and int(first) > int(second)


class _Alphabet(dict[int, int]):
    """For `str.translate`: letters, small or large, to bytes above ASCII; what is neither becomes a question mark."""

    def __init__(self, letters: Iterable[str]) -> None:
        for byte, letter in enumerate(letters, 128):
            self[ord(letter)] = byte
            if len(letter.upper()) == 1:  # "ß" has no large letter of its own
                self[ord(letter.upper())] = byte

    def __missing__(self, code: int) -> int:
        return code if code < 128 else ord("?")


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


class _Context:
    """A guard with its patterns compiled; they only ever meet some characters beside an expression."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._before = re.compile(guard.before, re.IGNORECASE) if guard.before else None
        self._after = re.compile(guard.after) if guard.after else None
        self._not_before = re.compile(guard.not_before) if guard.not_before else None
        self._not_after = re.compile(guard.not_after) if guard.not_after else None

    def admits(self, text: str, first: int, last: int, alone: bool) -> bool:
        """True where what stands around allows the expression."""
        before = text[max(0, first - _AROUND) : first].replace("\n", " ")  # `$` would match ahead of a last one
        after = text[last : last + _AROUND]
        if self._guard.request and not (alone and is_request(before, after)):
            return False
        return (
            (self._before is None or self._before.search(before) is not None)
            and (self._after is None or self._after.search(after) is not None)
            and (self._not_before is None or self._not_before.search(before) is None)
            and (self._not_after is None or self._not_after.search(after) is None)
        )


_REQUEST_BEFORE = re.compile(r"\s*(?:(?:on|in|at|by|for|from|until|since|around|during|the)\s+)*", re.IGNORECASE)


def is_request(before: str, after: str) -> bool:
    """True where an expression is all that a short text says."""
    return _REQUEST_BEFORE.fullmatch(before) is not None and not after.strip(" .?!")


def _options() -> "re2.Options":
    options = re2.Options()
    options.max_mem = _MAX_MEMORY
    options.log_errors = False
    return options


def stands_free(text: str, first: int, last: int) -> bool:
    """No letter or digit, of any script, touches the span."""
    before = text[first - 1] if first else " "
    after = text[last] if last < len(text) else " "
    if before.isalnum() or before == "_":
        return False
    return not ((after.isalnum() and text[last - 1].isalnum()) or after == "_")


def _next_word(data: bytes, first: int, last: int) -> int:
    for place in range(first + 1, last):
        if data[place] in b" \n-/":
            return place
    return last


def _pattern(source: str, owner: Recognizer, *, groups: bool = False) -> str:
    """A rule's pattern as a regular expression; with `groups`, named ones for slots and « »."""
    seen: dict[str, int] = {}

    def group(name: str) -> str:
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}__{seen[name]}>" if groups else "(?:"

    def replace(match: re.Match[str]) -> str:
        text = match[0]
        if text == "{{" or text == "}}":
            return text[0]
        if text == " ":
            return _BLANK
        if text == "«":
            return group("x")
        if text == "»":
            return ")"
        if match[1]:
            return group(match[1] + match[2]) + _blanks(owner.slot(match[1]).pattern) + ")"
        return text

    return _SLOT.sub(replace, source)


def _blanks(pattern: str) -> str:
    """Blanks inside a slot's pattern, outside of character classes, stand for any white space too."""
    return re.sub(r"\[[^]]*\]| (?![?{])", lambda match: _BLANK if match[0] == " " else match[0], pattern)


@lru_cache(maxsize=1)
def english() -> Recognizer:
    """The recogniser of English, compiled once."""
    from extract.timex.rules.en import ENGLISH

    return Recognizer(ENGLISH)
