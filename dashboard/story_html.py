"""The story: a chronology by year and month as HTML. Every text of an article is escaped."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from dashboard import coverage
from dashboard.article_html import sign_html
from dashboard.exports import Told
from dashboard.happened import FACTUALITY_TAGS
from dashboard.palette import FAMILY
from dashboard.store.records import Collection, Event
from dashboard.words import MONTHS, date_words
from extract import Extent, Granularity, Value

_COARSE = (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY, Granularity.MILLENNIUM)
_YEARS = re.compile(r"\b\d{4}\b")
_MOST_SOURCES = 2
IN_THE_YEAR, UNDATED, EARLIER = "Some time in the year", "Not dated", "Open beginning"


def story_html(
    told: Sequence[Told],
    chosen: int | None = None,
    *,
    embedded: bool = False,
    collection: Collection | None = None,
) -> str:
    """All events under their year and month; what is known to the year only ends its year, undated ones come last.

    Where the `collection` states what it covers, lines say where that begins and ends, and what lies outside is told in
    a quieter ink.
    """
    ordered = sorted(told, key=_place)
    lines = _borders(ordered, collection)
    rows = {each.event.id: lines.get(each.event.id, "") + _row(each, chosen, embedded, collection) for each in ordered}
    parts, index = [], []
    for year, group in groupby(ordered, key=_year):
        of_year = list(group)
        out = all(coverage.is_outside(collection, each.event.when) for each in of_year)
        index.append((year, len(of_year), out))
        months = [
            f"<h3>{escape(month)}</h3>{''.join(rows[each.event.id] for each in of_month)}"
            for month, of_month in groupby(of_year, key=_month)
        ]
        parts.append(f"<section id='{_anchor(year)}' aria-label='{year}'><h2>{year}</h2>{''.join(months)}</section>")
    years = "" if embedded or len(index) < 2 else _index(index)
    return f"<div class='story'>{years}<div class='years'>{''.join(parts)}</div></div>"


def _borders(ordered: Sequence[Told], collection: Collection | None) -> dict[int, str]:
    """By event: the lines that stand above it. A border with nothing beyond it is not drawn."""
    lines: dict[int, str] = {}
    dated = [each for each in ordered if _year(each) != UNDATED]
    for border in coverage.borders(collection):
        below = [each for each in dated if _place(each)[:4] >= (border.day.year, 1, border.day.month, border.day.day)]
        if not below or (border.begins and len(below) == len(dated)):
            continue
        event = below[0].event.id
        lines[event] = lines.get(event, "") + f"<p class='border'><span>{escape(border.words)}</span></p>"
    return lines


def _index(years: Sequence[tuple[str, int, bool]]) -> str:
    """The years with a bar for their number of events, each a link to its place; a pale bar lies out of coverage."""
    most = max(number for _, number, _ in years)
    rows = "".join(
        f"<a href='#{_anchor(year)}'{_OUT if out else ''}>{year}"
        f"<i><b style='width:{100 * number / most:.0f}%'></b></i><span>{number}</span></a>"
        for year, number, out in years
    )
    return f"<nav class='index' aria-label='Years'>{rows}</nav>"


_OUT = " class='outside' title='Not covered'"


def _anchor(year: str) -> str:
    return f"year-{year.lower().replace(' ', '-')}"


def _place(told: Told) -> tuple[int, int, int, int, int]:
    """Year, then months in order with the whole year's events behind them."""
    value = told.event.when
    if value is None or value.is_open:
        return (10000, 0, 0, 0, told.event.id)
    first = value.earliest
    if first is None:
        last = value.latest
        return (last.year if last else 0, 0, 0, 0, told.event.id)
    coarse = _is_coarse(value)
    return (first.year, 1, 13 if coarse else first.month, first.day, told.event.id)


def _is_coarse(value: Value) -> bool:
    """True where no more is known than the year in which it lies, or from which it lasts."""
    first = value.earliest
    from_a_day = value.extent is Extent.THROUGHOUT and first is not None and (first.month, first.day) != (1, 1)
    return value.granularity in _COARSE and not from_a_day


def _year(told: Told) -> str:
    value = told.event.when
    if value is None or value.is_open:
        return UNDATED
    day = value.earliest or value.latest
    return str(day.year) if day else UNDATED


def _month(told: Told) -> str:
    value = told.event.when
    if value is None or value.is_open:
        return ""
    if value.earliest is None:
        return EARLIER
    return IN_THE_YEAR if _is_coarse(value) else MONTHS[value.earliest.month - 1]


def _row(told: Told, chosen: int | None, embedded: bool, collection: Collection | None) -> str:
    event = told.event
    family = FAMILY[event.family]
    css = "told chosen" if event.id == chosen else "told"
    if coverage.is_outside(collection, event.when):
        css += " outside"
    there, label = f"?e={event.id}", "Copy link to this event" if embedded else "Copy link"
    title = f"<a href='./{there}' target='_self'>{escape(event.title)}</a>"
    copy = f"<button class='copy' data-copy='{there}'>{label}</button>"
    return (
        f"<article class='{css}' id='e{event.id}'><div class='date'>{sign_html(event.when)}{_date(told)}</div>"
        f"<div class='what'>{title}{''.join(_tags(event))}</div>"
        f"<div class='by'>{family.glyph}{escape(family.name)} · {_sources(told)} · {copy}</div></article>"
    )


def _date(told: Told) -> str:
    """The date in words, without the year that stands above it."""
    event = told.event
    words = date_words(event.when, said=event.expression, factuality=event.factuality)
    if len(_YEARS.findall(words)) == 1:
        words = re.sub(rf"\b({'|'.join(MONTHS)}) {_year(told)}\b", r"\1", words)
    words = escape(words.removeprefix("on "))
    firm = event.certainty.is_firm and event.when is not None and event.when.is_day
    return f"<b>{words}</b>" if firm else f"<i>{words}</i>"


def _tags(event: Event) -> Iterator[str]:
    if told := FACTUALITY_TAGS[event.factuality]:
        yield f"<span class='tag'>{told}</span>"
    if event.contradicted:
        yield "<span class='tag'>sources disagree</span>"


def _sources(told: Told) -> str:
    """The articles that tell it, the first two with their links."""
    articles = {claim.article: (claim.source or claim.article_title, claim.article_title) for claim in told.claims}
    if not articles:
        return "no source"
    links = [
        f"<a href='article?a={id_}&amp;e={told.event.id}' target='_self' "
        f"title='{escape(title, quote=True)}'>{escape(source)}</a>"
        for id_, (source, title) in list(articles.items())[:_MOST_SOURCES]
    ]
    more = len(articles) - _MOST_SOURCES
    return ", ".join(links) + (f" and {more} more" if more > 0 else "")
