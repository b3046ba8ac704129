"""How a language other than English tells time: the rows that its words are joined to.

The rows are the same for all languages; what differs (which words, whether "last" stands before or behind, an article,
a word for years) each language's `Words` say.
"""

import re
from collections.abc import Iterator

from extract.conventions import DEFAULT
from extract.timex.rules import Guard, Language, Rule, Slot, UnreadableWords
from extract.timex.rules.rows import ROWS
from extract.timex.rules.words import Forms, Words

_NEVER = "(?:)"  # the pattern of a slot without words
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:\.|º|er|-?(?:го|е|ого|те|ое|его|му))?"
_YEAR = r"1[0-9]{3}|20[0-9]{2}"
_COUNTED_BEFORE = r"[$€£§№#]\s?$|[/.,:0-9-]$"
_COUNTED_AFTER = r"^(?:[.,:/-]?[0-9]|\s?[%€$£₴₽])"
_TENS = ("20", "30", "40", "50", "60", "70", "80", "90")
_LARGE = "A-ZÀ-ÞА-ЯЁІЇЄҐĆŁŚŻŹ"


def phrases(words: Words, months: Forms, short_months: Forms, relative: Forms) -> Language:
    """The language that the words make; months and words for yesterday and the like come from dateparser's tables."""
    steps = {**words.relative, **relative}
    numbers = _numbers(words.numbers, words.tens_and)
    every_month = {**words.months, **months}
    slots = {
        "day": Slot(_DAY, _two_digits),
        "dayword": _forms(words.days),
        "year": Slot(_YEAR, str),
        "dd": Slot(r"3[01]|[12][0-9]|0?[1-9]", _two_digits),
        "mm": Slot(r"1[0-2]|0?[1-9]", _two_digits),
        "yy": Slot(r"[0-9]{2}", _short_year),
        "month": _forms(every_month),
        "short": _forms(short_months),
        "n": numbers,
        "hour": Slot(rf"[0-9]{{1,2}}|{_any(words.numbers)}", lambda text: _hour(numbers.read(text))),
        "clock": Slot(words.clock, _clock),
        "decade": Slot(words.decade.replace("{decade}", "(?:1[0-9][0-9]|20[0-9])") or _NEVER, _decade),
        "relative": _forms({form: step for form, step in steps.items() if " " not in step}),
        "relativeyear": _forms(
            {form: step for form, step in steps.items() if step.startswith("year") and " " not in form}
        ),
        "relativepart": _forms({form: step for form, step in steps.items() if " " in step}),
        "length": _forms(words.lengths),
        "weekday": _forms(words.weekdays),
        "unit": _forms(words.units),
        "span": _forms(words.spans),
        "season": _forms(words.seasons),
        "inseason": _forms(words.in_seasons),
        "daypart": _forms(words.dayparts),
        "part": _forms(words.parts),
        "told": _forms(words.told),
        "every": _forms(words.every),
        "ordinal": _forms(words.ordinals),
    }
    return Language(slots, _guards(words), tuple(_rules(words, slots)))


# --- readers -------------------------------------------------------------------------------------------------------


def _any(forms: Forms) -> str:
    return "|".join(forms) or _NEVER


def _forms(forms: Forms) -> Slot:
    compiled = [(re.compile(form, re.IGNORECASE), value) for form, value in forms.items()]

    def read(text: str) -> str:
        plain = re.sub(r"\s+", " ", text)
        for form, value in compiled:
            if form.fullmatch(plain):
                return value
        raise UnreadableWords(text)

    return Slot(_any(forms), read)


def _numbers(forms: Forms, tens_and: str) -> Slot:
    """Figures and words, also tens with ones behind ("сорок шесть", "treinta y tres", "vingt et un")."""
    words = _forms(forms)
    tens = _forms({form: value for form, value in forms.items() if value.isdigit() and value in _TENS})
    ones = _forms({form: value for form, value in forms.items() if value.isdigit() and len(value) == 1})
    joint = rf"[ -](?:{tens_and} )?" if tens_and else "[ -]"
    both = re.compile(rf"({tens.pattern}){joint}({ones.pattern})", re.IGNORECASE)

    def read(text: str) -> str:
        if text.isdigit():
            return text
        if joined := both.fullmatch(re.sub(r"\s+", " ", text)):
            return str(int(tens.read(joined[1])) + int(ones.read(joined[2])))
        return words.read(text)

    joined = rf"(?:{tens.pattern}){joint}(?:{ones.pattern})"
    return Slot(rf"[0-9]{{1,4}}|{joined}|{words.pattern}" if forms else "[0-9]{1,4}", read)


def _two_digits(text: str) -> str:
    return f"{int(re.sub(r'[^0-9]', '', text)):02}"


def _short_year(text: str) -> str:
    return f"{'20' if int(text) <= DEFAULT.two_digit_pivot else '19'}{text}"


def _hour(number: str) -> str:
    if not number.isdigit() or int(number) > 24:
        raise UnreadableWords(number)
    return f"{int(number) % 24:02}:00"


def _clock(text: str) -> str:
    hour, *minute = re.findall(r"[0-9]+", text)
    return f"{int(hour):02}:{int(minute[0]) if minute else 0:02}"


def _decade(text: str) -> str:
    found = re.search(r"1[0-9]{2}|20[0-9]", text)
    if found is None:
        raise UnreadableWords(text)
    return found[0]


# --- what stands beside --------------------------------------------------------------------------------------------


def _behind(words: str) -> str:
    """Right behind one of the words; behind nothing where there are none."""
    return rf"(?:^|[^\w])(?:{words}) $" if words else "a^"


def _guards(words: Words) -> dict[str, Guard]:
    behind_preposition, behind_at = _behind(words.prepositions), _behind(words.at)
    clock_before = f"|{behind_at}" if "[:.]" in words.clock else ""  # "v 10.12" tells a clock
    small = "|".join(filter(None, (words.prepositions, words.at))) or "a^"
    named = rf"(?<=[^.!?] )\b(?!(?i:{small}) )[{_LARGE}][\w'’-]+ $"
    goes_on = rf"^(?:[ -](?-i:{words.counted})|[.,/-][0-9]|[ -]?[%€$£₴₽0-9])"  # "en 2014 maisons"
    year_alone = Guard(
        not_before=rf"{_COUNTED_BEFORE}|\b(?:{words.numbered or 'a^'}) $",
        not_after=rf"{_COUNTED_AFTER}|^ [{_LARGE}]|^-",
    )
    return {
        "number": Guard(not_before=_COUNTED_BEFORE, not_after=_COUNTED_AFTER),
        "behind preposition": Guard(
            before=behind_preposition, not_after=rf"^-|^ [{_LARGE}][a-zà-ÿ]" if words.place_names else r"^-"
        ),
        "year": year_alone if words.bare_years else Guard(before=behind_preposition, not_after=goes_on),
        "year since": Guard(before=_behind(words.since), not_after=_COUNTED_AFTER),
        "no name": Guard(not_before="" if words.bare_weekdays else named, not_after=rf"^-[{_LARGE}]"),
        "no morning": Guard(not_before=_behind(words.morning_behind)),
        "at": Guard(before=behind_at, not_after=r"^[.,:]?[0-9]|^ ?%|^ d(?:e |['’])"),
        "dotted": Guard(
            before=behind_preposition, not_after=r"^[.,:]?[0-9]|^ ?%", not_before=rf"[0-9.,]${clock_before}"
        ),
        "later": Guard(not_after=rf"^ (?:{words.after})\b" if words.after else ""),
        "request": Guard(request=True),
        "no verb": Guard(not_before=_behind(words.no_season_behind)),
        "no number": Guard(not_after=r"^ [0-9]"),
        "length": Guard(not_before=_COUNTED_BEFORE, not_after=r"^-"),
    }


# --- rows ----------------------------------------------------------------------------------------------------------

_PIECE = re.compile(r"<([a-z]+)(?::((?:[^<>]|<[^<>]*>)*))?>")
_FILLED = ("moment", "period", "clocktime")  # slots made of rows


def _rules(words: Words, slots: dict[str, Slot]) -> Iterator[Rule]:
    """The rows of which the language has every piece and slot."""
    pieces = _pieces(words)
    for row in ROWS:
        pattern = _fill(row.pattern, pieces, words)
        named = set(re.findall(r"\{([a-z]+)[0-9]?\}", row.pattern)) - {*_FILLED}
        if pattern is not None and all(slots[name].pattern != _NEVER for name in named):
            name = f"{words.code}: {row.name}"
            yield Rule(name, pattern, row.gives, "", "", row.type, row.mod, row.guard, row.nests)


def _fill(pattern: str, pieces: dict[str, str | None], words: Words) -> str | None:
    """The pattern with the language's pieces; None where it lacks one."""

    def replace(match: re.Match[str]) -> str:
        piece, noun = pieces[match[1]], match[2]
        if piece is None:
            raise UnreadableWords(match[1])
        if noun is None:
            return piece
        noun = _PIECE.sub(replace, noun)
        behind = rf"{pieces['unitthe']}{noun} {piece}|" if words.behind else ""
        return rf"(?:{behind}{pieces['unitthe']}{piece} {noun})"

    try:
        return _PIECE.sub(replace, pattern)
    except UnreadableWords:
        return None


def _pieces(w: Words) -> dict[str, str | None]:
    """What stands in < > of a row, for this language."""

    def one_of(words: str) -> str | None:
        return rf"(?:{words})" if words else None

    def maybe(words: str, behind: str = " ") -> str:
        return rf"(?:(?:{words}){behind})?" if words else ""

    def forms(name: str) -> str:
        return "|".join(form for form, unit in w.spans.items() if unit == name)

    return {
        "the": maybe(w.the, " ?"),
        "weekdaythe": maybe(w.weekday_the),
        "unitthe": maybe(f"{w.unit_the}|l'", " ?") if w.unit_the else "",
        "of": rf"(?: (?:{w.of}) ?| ?)" if w.of else " ?",
        "between": maybe(w.of or w.prepositions, " ?"),
        "in": maybe(w.prepositions),
        "year": maybe(w.year_before) + "{year}" + (rf"(?: ?(?:{w.year_behind}))?" if w.year_behind else ""),
        "yearword": one_of(forms("year")),
        "yearbefore": one_of(w.year_before),
        "yearbehind": one_of(w.year_behind),
        "to": rf"(?: ?- ?| (?:{w.to}) {maybe(w.the)})" if w.to else " ?- ?",
        "plural": "" if w.plural_units else None,
        "short": "" if w.short_months else None,
        "hours": one_of("|".join(form for form, unit in w.units.items() if unit == "TH")),
        "weekend": one_of(forms("weekend")),
        "joined": " ?" if w.joined else " ",
        "quarter": one_of(w.quarter),
        "last": one_of(w.last),
        "next": one_of(w.next),
        "this": one_of(w.this),
        "ago": one_of(w.ago),
        "agobefore": one_of(w.ago_before),
        "half": one_of(w.and_a_half),
        "laterbefore": one_of(w.later_before),
        "aheadby": one_of(w.ahead_by),
        "later": one_of(w.later),
        "pastunits": one_of(w.past_units),
        "nextunits": one_of(w.next_units),
        "now": one_of(w.now),
        "each": one_of(w.each),
        "nightinto": one_of(w.night_into),
        "lastnight": one_of(w.last_night),
        "at": one_of(w.at),
    }
