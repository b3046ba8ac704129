"""The article page as HTML: the text with its marks, what was found in it, how, and what was not read."""

import re
from collections.abc import Sequence
from html import escape

from dashboard.article_text import Mark, marked_html
from dashboard.corrections import BY_A_PERSON
from dashboard.counts import counted
from dashboard.how import is_by_hand
from dashboard.in_office import asks_of_office
from dashboard.original import original_html
from dashboard.sentences import sentences
from dashboard.store import ArticleDetail, ArticleRow, Claim, ClaimStatus, Resolved, Shift
from dashboard.words import date_words, day_words
from extract import Span, Timex, Value, Warning, WarningCode

LEGEND = (
    ("ev", "what happened"),
    ("tx", "when"),
    ("tx unknown", "when, not yet known"),
    ("tx hole", "left out"),
    ("doubt", "doubtful"),
)
_WORD = re.compile(r"\w[\w’'-]+")
_MOST_UNREAD = 60


def legend_html() -> str:
    """The kinds of marks, in five words."""
    return "<p class='legend'>" + " ".join(f"<mark class='{css}'>{words}</mark>" for css, words in LEGEND) + "</p>"


def text_html(detail: ArticleDetail, chosen: int | None = None, *, dropped: bool = False) -> str:
    """The text with every expression and every event marked; the numbers are those of the list beside it. `dropped`
    events have a mark only where they stand in that list."""
    return f"<div class='article-text' lang='{escape(detail.row.language)}'>{_text(detail, chosen, dropped)}</div>"


def _text(detail: ArticleDetail, chosen: int | None, dropped: bool) -> str:
    text = detail.article.text
    marks = [*_time_marks(detail), *_event_marks(detail, chosen, dropped), *_doubt_marks(detail)]
    whole = [(mark.start, mark.end) for mark in marks] + [claim.sentence for claim in detail.claims]
    return marked_html(text, marks, sentences(text, whole))


def _time_marks(detail: ArticleDetail) -> list[Mark]:
    """Each expression belongs to the events whose dates hang on it."""
    told = [claim for claim in detail.claims if claim.status is not ClaimStatus.DROPPED]
    return [
        Mark(
            timex.start,
            timex.end,
            _time_css(timex),
            timex_words(timex),
            " ".join(str(claim.id) for claim in told if timex.id in claim.timexes),
        )
        for timex in detail.timexes
    ]


def _event_marks(detail: ArticleDetail, chosen: int | None, dropped: bool) -> list[Mark]:
    numbers = numbered(detail.claims, dropped=dropped)
    taken = [(timex.start, timex.end) for timex in detail.timexes] + [claim.trigger for claim in detail.claims]
    return [
        Mark(
            *_marked_words(claim, detail.article.text, taken),
            _event_css(claim, chosen),
            claim.title,
            str(claim.id),
            str(numbers[claim.id]),
        )
        for claim in detail.claims
        if claim.id in numbers
    ]


def _marked_words(claim: Claim, text: str, taken: Sequence[Span]) -> Span:
    """The trigger; of a longer passage that a person marked, and that holds other marks, its first free word."""
    start, end = claim.trigger
    if not any(span != claim.trigger and start <= span[0] and span[1] <= end for span in taken):
        return claim.trigger
    for word in _WORD.finditer(text, start, end):
        if not any(a < word.end() and word.start() < b for a, b in taken if (a, b) != claim.trigger):
            return word.span()
    return claim.trigger


def _doubt_marks(detail: ArticleDetail) -> list[Mark]:
    return [
        Mark(warning.start, warning.end, "doubt", warning.message)
        for warning in detail.warnings
        if warning.code is WarningCode.ANACHRONISM and warning.start is not None and warning.end is not None
    ]


def numbered(claims: Sequence[Claim], *, dropped: bool = False) -> dict[int, int]:
    """The number of each claim in the order of the text; dropped ones have one only where they are wanted."""
    told = [claim for claim in claims if dropped or claim.status is not ClaimStatus.DROPPED]
    return {claim.id: number for number, claim in enumerate(told, start=1)}


def _event_css(claim: Claim, chosen: int | None) -> str:
    if claim.status is ClaimStatus.DROPPED:
        return "ev dropped"
    return "ev chosen" if claim.event == chosen else "ev"


def _time_css(timex: Timex) -> str:
    if timex.is_placeholder:
        return "tx filled" if timex.anchor.kind == "person" else "tx hole"
    return "tx" if timex.when or timex.type in ("DURATION", "SET") else "tx unknown"


def timex_words(timex: Timex) -> str:
    """An expression's date in words, with its rule and anchor."""
    when = date_words(timex.when) if timex.when else "no date known"
    return f"{when} · rule “{timex.rule}” · {anchor_words(timex)}"


def anchor_words(timex: Timex) -> str:
    """What an expression was counted from."""
    words = {
        "own": "says it all itself",
        "publication": "counted from the day of writing",
        "text": "counted from a date told before",
        "person": "filled in by a person",
        "none": "hangs on nothing that is known",
    }
    return words.get(timex.anchor.kind, timex.anchor.kind)


# --- the band ------------------------------------------------------------------------------------------------------


def band_html(detail: ArticleDetail) -> str:
    """Written, Added, Found: three dates and counts that are never mixed."""
    row = detail.row
    expressions, events = counted(len(detail.timexes), "expression"), counted(row.events, "event")
    found = f"{expressions} · {events} · {len(detail.warnings)} to look at"
    part = f"<div><dt>Read</dt><dd>in part. {escape(row.in_part)}</dd></div>" if row.in_part else ""
    return (
        "<dl class='band'>"
        f"<div><dt>Written</dt><dd>{written_html(detail)}</dd></div>"
        f"<div><dt>Added to the timeline</dt><dd><b>{day_words(row.added_at.date())}</b>{source_html(row)}</dd></div>"
        f"<div><dt>Found</dt><dd>{found}</dd></div>{part}</dl>"
    )


def source_html(row: ArticleRow) -> str:
    """The outlet and the way to the original, each behind a dot, as far as they are known."""
    return "".join(f" · {each}" for each in (escape(row.source), original_html(row.url)) if each)


def written_html(detail: ArticleDetail) -> str:
    """The day of writing and the evidence for it."""
    written, clues = detail.row.written, detail.article.clues
    if written is None:
        return "<b>not known</b> · nothing is counted from today’s date"
    source = f" · {escape(clues[0].source)}" if clues else ""
    if clues and clues[0].source != BY_A_PERSON:
        source += f": “{escape(clues[0].quote)}”"
    return f"<b>{escape(date_words(written).removeprefix('on '))}</b>{source}"


# --- notes, dates, expressions ------------------------------------------------------------------------------------


def note_html(warning: Warning) -> str:
    """A doubt beside the text."""
    heads = {
        WarningCode.PLACEHOLDER: "A date was left out here",
        WarningCode.UNANCHORED: "Hangs on a date that is not known",
        WarningCode.CONTRADICTION: "Two readings",
        WarningCode.ANACHRONISM: "Anachronism",
        WarningCode.CORRECTION: "Corrected by the article itself",
        WarningCode.FOREIGN: "Written in another language",
    }
    head = "Hangs on the day of writing" if asks_of_office(warning) else heads[warning.code]
    return f"<div class='note'><b>{head}.</b> {escape(warning.message)}</div>"


def claim_date(claim: Claim) -> str:
    """A claim's date in words."""
    said = "" if is_by_hand(claim) else claim.how.expression
    return date_words(claim.when, said=said, factuality=claim.factuality, certainty=claim.certainty)


def sign_html(value: Value | None) -> str:
    """The one sign for certainty: dot, bar, fade, open fade, dashed outline."""
    if value is None or value.is_open:
        css, says = "none", "not dated"
    elif not value.is_closed:
        css, says = ("after", "open end") if value.earliest else ("before", "open beginning")
    elif value.is_day:
        css, says = "day", "a day"
    else:
        css, says = ("lasting", "lasting") if value.extent == "throughout" else ("within", "some time in here")
    return f"<i class='sure {css}' role='img' aria-label='{says}' title='{says}'></i>"


def signs_html() -> str:
    """What the signs mean, in a line."""
    named = ("day", "a day"), ("lasting", "lasting"), ("within", "some time in here"), ("after", "open end")
    signs = "".join(f"<span><i class='sure {css}'></i>{words}</span>" for css, words in (*named, ("none", "not dated")))
    return f"<p class='legend signs'>{signs}</p>"


def expressions_html(detail: ArticleDetail) -> str:
    """Every expression with its value, rule and anchor, as a table."""
    rows = "".join(
        f"<tr><td>“{escape(timex.text)}”</td><td>{escape(date_words(timex.when)) if timex.when else '–'}</td>"
        f"<td><code>{escape(timex.value)}</code></td><td>{escape(timex.rule)}</td>"
        f"<td>{anchor_words(timex)}</td></tr>"
        for timex in detail.timexes
    )
    head = "<tr><th>Expression</th><th>Date</th><th>TIMEX3</th><th>Rule</th><th>Anchor</th></tr>"
    return f"<table class='expressions'>{head}{rows}</table>" if rows else "<p>No expression of time was found.</p>"


def unread_html(detail: ArticleDetail) -> str:
    """Sentences that gave no event, each group with its reason."""
    text = detail.article.text
    told = [claim.trigger for claim in detail.claims if claim.status is not ClaimStatus.DROPPED]
    times = [(timex.start, timex.end) for timex in detail.timexes]
    bare: list[str] = []
    dated: list[str] = []
    for start, end in sentences(text, [claim.sentence for claim in detail.claims]):
        if any(start <= at < end for at, _ in told):
            continue
        holds_time = any(start <= at < end for at, _ in times)
        (dated if holds_time else bare).append(text[start:end])
    return _group("Without a date: they name no time, and no event that has one", bare) + _group(
        "With an expression of time, but no event that a reader would want on a timeline", dated
    )


def _group(reason: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences[:_MOST_UNREAD])
    more = f"<li>and {len(sentences) - _MOST_UNREAD} more</li>" if len(sentences) > _MOST_UNREAD else ""
    return f"<p><b>{counted(len(sentences), 'sentence')}.</b> {reason}.</p><ul class='unread'>{items}{more}</ul>"


# --- resolved again ------------------------------------------------------------------------------------------------


def resolved_html(resolved: Resolved) -> str:
    """What a correction did: each event that moved, went or came, old → new, and how many did not hang on it."""
    rows = "".join(f"<tr><td>{escape(shift.title)}</td>{_shift(shift)}</tr>" for shift in resolved.shifts)
    return f"<div class='resolved'><p><b>Resolved again.</b> {resolved_words(resolved)}</p><table>{rows}</table></div>"


def resolved_words(resolved: Resolved) -> str:
    """How many events moved, went and came, and how many of those that stood before did not hang on the correction."""
    own = "an event of its own" if resolved.parted == 1 else "events of their own"
    moves = (
        (len(resolved.moved), "moved"),
        (len(resolved.gone), "gone"),
        (len(resolved.new), "new"),
        (resolved.parted, f"now {own}"),
        (resolved.joined, "joined with another"),
    )
    parts = [f"{number} {what}" for number, what in moves if number]
    rest = resolved.total - len(resolved.moved) - len(resolved.gone)
    hang = "the other one doesn’t hang on it" if rest == 1 else f"the other {rest} don’t hang on it"
    return f"{', '.join(parts)}{f'; {hang}' if rest else ''}." if parts else "Nothing moved."


def _shift(shift: Shift) -> str:
    old = "new" if shift.appeared else f"<s>{escape(date_words(shift.old))}</s>"
    new = "no longer found" if shift.gone else escape(date_words(shift.new))
    return f"<td>{old}</td><td>→ <b>{new}</b></td>"
