"""An event's card as HTML: what is known, in whose words, how, and where its claims agree. Every text is escaped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from html import escape

from dashboard.changes_html import sides
from dashboard.counts import counted
from dashboard.how import how_words, is_by_hand, proposal_words
from dashboard.marked import marked
from dashboard.original import original_html
from dashboard.palette import FAMILY, KIND_WORDS, Family
from dashboard.quoted import sentence_of
from dashboard.store.records import Change, Claim, Event, EventDetail, Marker, Proposal
from dashboard.told import is_out
from dashboard.words import capital, date_words, day_words, short_day
from extract import Extent, Factuality, Value

STATUS = {
    Factuality.OCCURRED: "happened",
    Factuality.ONGOING: "going on",
    Factuality.PLANNED: "planned, not yet known to have happened",
    Factuality.HYPOTHETICAL: "only supposed",
    Factuality.DENIED: "did not happen, or one side denies it",
}
MOST_DAYS = 14
MOST_CLAIMS = 6
_JOINER = "\u2060"  # no line break at a hyphen
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day as of which an event is shown, and whether what was planned then has happened since."""

    day: date
    happened_since: bool = False


def card_html(detail: EventDetail, zone: str = "", as_of: AsOf | None = None) -> str:
    """The card's text down to its buttons. `as_of` narrows it to what the articles of a day said; the event is then
    the one that `told.as_told` gives."""
    event, family = detail.event, FAMILY[detail.event.family]
    claims = [claim for claim in detail.claims if as_of is None or is_out(claim, as_of.day)]
    first = _preferred(detail, claims)
    if len(claims) < len(detail.claims):
        detail = replace(detail, readings=(), why="")  # which date goes before which is known today
    parts = [_top(event, family, as_of is not None and as_of.happened_since), _when(detail, zone)]
    parts += _anachronisms(detail, claims)
    if as_of and not claims:
        parts.append(f"<p class='small'>It was not told by {day_words(as_of.day)}.</p>")
    if first:
        parts += [_quote(event, first), _how(event, first), _agreement(detail, claims, family)]
    return f"<div class='card' style='--family:{family.css_colour}'>{''.join(parts)}</div>"


def foot_html(detail: EventDetail) -> str:
    """One line of when it was added and what was corrected."""
    added = f"Added {day_words(detail.event.created.date())}."
    changes = [
        _correction(change)
        for change in detail.changes
        if change.undone_by is None and change.what not in ("added", "undone")
    ]
    more = f" {_changes_of(detail.event.id)}" if changes else ""
    return f"<div class='card'><p class='small'>{' '.join([added, *changes[:2]])}{more}</p></div>"


def _changes_of(event: int) -> str:
    return f"<a href='./changes?e={event}' target='_self'>All its changes</a>"


def marker_html(marker: Marker) -> str:
    """What a link to an event that is gone finds."""
    became = {
        "merged": "was joined with another",
        "dropped": "was taken off",
        "withdrawn": "was withdrawn",
        "draft": "is looked at again",
    }
    why = f": “{escape(marker.why)}”" if marker.why else "."
    return (
        f"<div class='card'><h2>This event {became.get(marker.status, 'is gone')}</h2><p>{escape(marker.title)}</p>"
        f"<p class='small'>By {escape(marker.who)} on {_moment(marker.at)}{why} {_changes_of(marker.id)}</p></div>"
    )


def weightiest_html(events: Sequence[Event]) -> str:
    """Instead of a card: the weightiest events of the period, each a button that the chart's script takes up."""
    if not events:
        return "<div class='card'><p class='small'>Nothing in this period.</p></div>"
    rows = "".join(
        f"<button class='item' data-event='{event.id}'>{FAMILY[event.family].glyph}<span>{escape(event.title)}"
        f"<small>{escape(_listed_words(event))}</small></span></button>"
        for event in events
    )
    return (
        "<div class='card'><h2>The weightiest in this period</h2>"
        f"<p class='small'>Choose one here, click a mark, or walk with the arrow keys.</p>{rows}</div>"
    )


def _listed_words(event: Event) -> str:
    return date_words(event.when, said=event.expression, disagree=event.contradicted)


def proposal_html(proposal: Proposal) -> str:
    """A date that another article offers for an undated event."""
    written = f", written {_day_of(proposal.written)}" if proposal.written else ""
    who = escape(f"{proposal.source or proposal.article_title}{written}")
    words = escape(capital(date_words(proposal.when)))
    return f"<div class='card'><p>{words}, says {who}: <q>{escape(proposal.quote)}</q></p></div>"


# --- parts ---------------------------------------------------------------------------------------------------------


def _top(event: Event, family: Family, happened_since: bool) -> str:
    since = ", and has happened since" if happened_since else ""
    kind = f" · {KIND_WORDS[event.kind].lower()}" if event.kind in KIND_WORDS else ""
    title = escape(event.title).replace("-", f"{_JOINER}-{_JOINER}")
    standing = f"<span>· {STATUS[event.factuality]}{since}{kind}</span>"
    return f"<div class='family'>{family.glyph}{escape(family.name)} {standing}</div><h2>{title}</h2>"


def _when(detail: EventDetail, zone: str) -> str:
    event, value = detail.event, detail.event.when
    ordered = sorted(detail.readings, key=lambda reading: not reading.preferred)
    readings = [reading.when for reading in ordered if reading.when]
    words = date_words(
        value,
        said=event.expression,
        factuality=event.factuality,
        certainty=event.certainty,
        readings=readings if event.contradicted else (),
        disagree=event.contradicted,
        zone=zone,
        by_person="when" in event.by_person,
        placeholder=event.expression if "placeholder" in event.flags else "",
    )
    span = _bounds(value)
    edtf = escape(value.edtf) if value and value.edtf else "none"
    code = f"{span}<code>{edtf}</code>"
    guess = proposal_words(event)
    return (
        f"<div class='when'>{escape(capital(words))}</div><div class='small'>{code}</div>"
        + (f"<p class='small'>{escape(guess)}</p>" if guess else "")
        + (f"<p class='small'>Preferred: {escape(detail.why)}.</p>" if detail.why and event.contradicted else "")
    )


def _anachronisms(detail: EventDetail, claims: Sequence[Claim]) -> list[str]:
    """What makes the date doubtful beside the words of an article, as that article's page warns."""
    if "when" in detail.event.by_person:
        return []
    found = (each for claim in claims for each in claim.anachronisms(detail.warnings.get(claim.article, ())))
    messages = dict.fromkeys(warning.message for warning in found)
    return [f"<p class='small'><b>Anachronism.</b> {escape(message)}</p>" for message in messages]


def _bounds(value: Value | None) -> str:
    if value is None or not value.is_closed or value.is_day:
        return ""
    first, last = value.earliest or date.min, value.latest or date.max
    return f"{short_day(first, year=True)} to {short_day(last, year=True)} · "


def _quote(event: Event, claim: Claim) -> str:
    start, text = sentence_of(claim)
    spans = [(claim.trigger[0] - start, claim.trigger[1] - start, "act")]
    if claim.how.span and not is_by_hand(claim, event.by_person):
        spans.append((claim.how.span[0] - start, claim.how.span[1] - start, "time"))
    quote = marked(text, spans)
    return (
        f"<h3>In the words of the article</h3><blockquote>“{quote}”</blockquote>"
        f"<p class='small'>{_article_link(claim)}{_written(claim)}{_original(claim)}</p>"
    )


def _article_link(claim: Claim) -> str:
    name = escape(claim.source or claim.article_title)
    there, title = f"article?a={claim.article}&amp;e={claim.event}", escape(claim.article_title)
    return f"<a href='{there}' target='_self' title='{title}'>{name}</a>"


def _original(claim: Claim) -> str:
    link = original_html(claim.url)
    return f" · {link}" if link else ""


def _written(claim: Claim) -> str:
    if claim.written is None:
        return ", day of writing not known"
    return f", written {_day_of(claim.written, weekday=True)}"


def _how(event: Event, claim: Claim) -> str:
    told = "" if is_by_hand(claim, event.by_person) else claim.how.rule
    rule = f" <span class='small'>Rule <code>{escape(told)}</code></span>" if told else ""
    return f"<h3>How we know</h3><p>{escape(how_words(claim, event.by_person))}{rule}</p>"


def _preferred(detail: EventDetail, claims: Sequence[Claim]) -> Claim | None:
    preferred = {number for reading in detail.readings if reading.preferred for number in reading.claims}
    return next((claim for claim in claims if claim.id in preferred), next(iter(claims), None))


# --- claims --------------------------------------------------------------------------------------------------------


def _agreement(detail: EventDetail, claims: Sequence[Claim], family: Family) -> str:
    """A row per claim: its own words, its own day of writing, its own window on one small row of days."""
    if len(claims) < 2:
        return ""
    articles = len({claim.article for claim in claims})
    told = counted(articles, "article") if articles > 1 else f"{counted(len(claims), 'claim')} of one article"
    value, days = detail.event.when, len({(c.when.earliest, c.when.latest) for c in claims if c.when})
    if detail.event.contradicted:
        head = f"{told}, {counted(days, 'different day')}"
    elif value and value.is_closed:
        fits = _span_words(value)
        head = f"{told} agree: {fits} fits them all"
    else:
        head = told
    scale = _scale([value, *(claim.when for claim in claims)])
    rows = [_days(scale, value)] if scale else []
    rows += [_claim(claim, scale, family, detail) for claim in claims[:MOST_CLAIMS]]
    more = ""
    if len(claims) > MOST_CLAIMS:
        rest = "".join(_claim(claim, scale, family, detail) for claim in claims[MOST_CLAIMS:])
        more = f"<details><summary>{len(claims) - MOST_CLAIMS} more</summary><div class='claims'>{rest}</div></details>"
    return f"<h3>{escape(head)}</h3><div class='claims'>{''.join(rows)}</div>{more}"


def _span_words(value: Value) -> str:
    first, last = value.earliest or date.min, value.latest or date.max
    if first == last:
        return short_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {short_day(last)}"
    year = first.year != last.year
    return f"{short_day(first, year=year)} to {short_day(last, year=year)}"


def _claim(claim: Claim, scale: tuple[date, date] | None, family: Family, detail: EventDetail) -> str:
    """A claim's row. Where sources disagree its sentence is open, and the one whose date is preferred says so."""
    disputed = detail.event.contradicted
    said = f"<q>{escape(claim.how.expression)}</q> · " if claim.how.expression and not is_by_hand(claim) else ""
    day = f"written {_day_of(claim.written)}" if claim.written else "day of writing not known"
    chosen = [number for reading in detail.readings if reading.preferred for number in reading.claims]
    rank = " · <b>preferred</b>" if disputed and claim.id in chosen else ""
    quote = escape(sentence_of(claim)[1])
    others = f"<details{' open' if disputed else ''}><summary>quote</summary><q>{quote}</q></details>"
    words = f"<div>{_article_link(claim)}<small>{said}{escape(day)}{rank} {others}</small></div>"
    return words + _window(claim, scale, family, detail.event.when)


def _scale(values: Sequence[Value | None]) -> tuple[date, date] | None:
    """The days that the small rows span: all known bounds with two days on each side."""
    ends = [end for value in values if value for end in (value.earliest, value.latest) if end]
    if not ends:
        return None
    first, last = min(ends).toordinal() - 2, max(ends).toordinal() + 2
    return date.fromordinal(max(1, first)), date.fromordinal(min(date.max.toordinal(), last))


def _days(scale: tuple[date, date], value: Value | None) -> str:
    """The head of the small rows: each day's number, or the two ends where there are too many."""
    length = (scale[1] - scale[0]).days + 1
    if length > MOST_DAYS:
        year = scale[0].year != scale[1].year
        left, right = (short_day(day, year=year) for day in scale)
        return f"<div></div><div class='days ends'><i>{left}</i><i>{right}</i></div>"
    cells = []
    for number in range(length):
        day = scale[0] + timedelta(number)
        inside = value and (value.earliest or date.min) <= day <= (value.latest or date.max)
        cells.append(f"<i{' class=in' if inside else ''}>{day.day}</i>")
    return f"<div></div><div class='days'>{''.join(cells)}</div>"


def _window(claim: Claim, scale: tuple[date, date] | None, family: Family, value: Value | None) -> str:
    if scale is None or claim.when is None or claim.when.is_open:
        return "<div class='small'>no date</div>"
    colour = family.css_colour
    left, width = _box(claim.when, scale)
    under = ""
    if value and value.is_closed:
        start, length = _box(value, scale)
        under = f"<u style='left:{start:.1f}%;width:{length:.1f}%'></u>"
    words = escape(date_words(claim.when))
    return (
        f"<div class='row' role='img' aria-label='{words}' title='{words}'>{under}"
        f"<b style='left:{left:.1f}%;width:{width:.1f}%;background:{_fill(claim.when, colour)}'></b></div>"
    )


def _box(value: Value, scale: tuple[date, date]) -> tuple[float, float]:
    length = (scale[1] - scale[0]).days + 1
    start = max(0, ((value.earliest or scale[0]) - scale[0]).days)
    end = min(length, ((value.latest or scale[1]) - scale[0]).days + 1)
    return 100 * start / length, max(2.0, 100 * (end - start) / length)


def _fill(value: Value, colour: str) -> str:
    if value.earliest is None:
        return f"linear-gradient(90deg,transparent,{colour} 80%)"
    if value.latest is None:
        return f"linear-gradient(270deg,transparent,{colour} 80%)"
    if value.is_day or value.extent is Extent.THROUGHOUT:
        return colour
    return f"linear-gradient(90deg,transparent,{colour} 25%,{colour} 75%,transparent)"


# --- words ---------------------------------------------------------------------------------------------------------


def _day_of(value: Value, *, weekday: bool = False) -> str:
    if value.is_day and value.earliest:
        name = f"{_WEEKDAYS[value.earliest.weekday()]} " if weekday else ""
        return name + day_words(value.earliest)
    return date_words(value).removeprefix("on ")


_CORRECTIONS = {
    "redated": "Corrected",
    "retitled": "Title changed",
    "rekinded": "Kind changed",
    "refacted": "Said anew whether it happened",
    "filled": "Date filled in",
    "joined": "Joined",
    "parted": "An event of its own since",
}


def _correction(change: Change) -> str:
    old, _ = sides(change)
    was = f": was “{escape(old)}”" if old else ""
    return f"{_CORRECTIONS.get(change.what, capital(change.what))} {_moment(change.at)}{was}."


def _moment(at: datetime) -> str:
    return day_words(at.date())
