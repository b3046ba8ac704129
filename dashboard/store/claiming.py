"""Claims as rows: what the machine found, a person's corrections laid over it, and the evidence."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from dashboard.store.records import How
from dashboard.store.types import value_to_row
from extract import Article, Certainty, Factuality, Span, Timex, Value
from extract import Event as Mention

QUOTE_MARGIN = 40  # characters of context kept at most on each side of the sentence
LONGEST_LABEL = 26  # characters that a label on the chart may have

_VALUE = TypeAdapter(Value)


def claim_row(article: Article, timexes: Mapping[str, Timex], mention: Mention, via: str = "") -> dict[str, Any]:
    """The columns of a claim that the text alone decides."""
    start, end = _quoted(article.text, mention.sentence)
    return {
        "key": mention.id,
        "trigger_start": mention.trigger[0],
        "trigger_end": mention.trigger[1],
        "sentence_start": mention.sentence[0],
        "sentence_end": mention.sentence[1],
        "quote": article.text[start:end],
        "quote_start": start,
        "text_hash": text_hash(article.text),
        "how": how_found(timexes, mention, via),
        "timexes": mention.timexes,
        "mention": mention,
        "lost": False,
    }


def _quoted(text: str, sentence: Span) -> Span:
    """The sentence and what stands round it, cut between words."""
    start, end = max(0, sentence[0] - QUOTE_MARGIN), min(len(text), sentence[1] + QUOTE_MARGIN)
    while 0 < start < sentence[0] and not text[start - 1].isspace():
        start += 1
    while sentence[1] < end < len(text) and not text[end].isspace():
        end -= 1
    return (start, end)


def effective(mention: Mention, corrections: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that a claim shares with events: the machine's values under a person's corrections."""
    return lay(
        {
            "title": mention.title,
            "label": mention.label,
            "kind": mention.kind,
            "mode": mention.mode,
            **value_to_row(mention.when),
            "certainty": mention.certainty,
            "factuality": mention.factuality,
            "salience": mention.salience,
            "proposed": mention.proposed,
            "actors": mention.actors,
            "targets": mention.targets,
            "places": mention.places,
            "flags": mention.flags,
        },
        corrections,
    )


def lay(told: dict[str, Any], corrections: Mapping[str, Any]) -> dict[str, Any]:
    """Lay corrections over told columns. A date set by hand is firm; "not dated" set by hand has no proposal."""
    told = {**told, "corrections": dict(corrections)}
    if "title" in corrections:
        told |= {"title": corrections["title"], "label": short_label(corrections["title"])}
    if "kind" in corrections:
        told["kind"], told["mode"] = corrections["kind"]
    if "factuality" in corrections:
        told["factuality"] = corrections["factuality"]
    if "when" in corrections:
        when = unpack_value(corrections["when"])
        certainty = Certainty.GOVERNED if when else Certainty.NONE
        told |= {**value_to_row(when), "certainty": certainty, "proposed": None}
    return told


def pack_value(when: Value | None) -> Any:
    """A Value as plain data for the corrections' JSON."""
    return None if when is None else _VALUE.dump_python(when, mode="json")


def unpack_value(data: Any) -> Value | None:
    """The Value behind `pack_value`'s data."""
    return None if data is None else _VALUE.validate_python(data)


def how_found(timexes: Mapping[str, Timex], mention: Mention, via: str = "") -> How:
    """How the machine found a claim's date."""
    timex = next((timexes[key] for key in mention.timexes if key in timexes), None)
    if timex is None:
        return How(relation=mention.relation, via=via)
    day = timex.anchor.day
    return How(
        timex=timex.id,
        expression=timex.text,
        span=(timex.start, timex.end),
        rule=timex.rule,
        anchor=timex.anchor.kind,
        anchor_day=date.fromisoformat(day[:10]) if day else None,
        direction=timex.direction,
        relation=mention.relation or timex.relation,
        via=via,
    )


def marked_mention(
    article: Article, span: Span, *, key: str, title: str, when: Value | None, timex: str, kind: str | None
) -> Mention:
    """An event that a person marked in the text; `timex` is the id of the expression that gave its date, "" for none.
    Raises ValueError where the span is none of the text's."""
    start, end = span
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"no such span in the text: {span}")
    return Mention(
        id=key,
        title=title,
        label=short_label(title),
        kind=kind,
        mode=None,
        trigger=span,
        sentence=_sentence_round(article.text, span),
        when=when,
        certainty=Certainty.GOVERNED if when else Certainty.NONE,
        factuality=Factuality.OCCURRED,
        salience=0.75,
        timexes=(timex,) if timex else (),
    )


def _sentence_round(text: str, span: Span) -> Span:
    """From the line's or sentence's beginning to its end, without a parser: quotes need no more."""
    start = max(text.rfind(mark, 0, span[0]) + len(mark) for mark in ("\n", ". ", "! ", "? ", "\x00"))
    start = start if start > 1 else 0
    ends = [at + 1 for mark in (". ", "! ", "? ", ".\n") if (at := text.find(mark, max(span[0], span[1] - 1))) >= 0]
    line = text.find("\n", span[1])
    end = min([*ends, line if line >= 0 else len(text), len(text)])
    return (min(start, span[0]), max(end, span[1]))


def short_label(title: str) -> str:
    """As many whole words as a label may hold."""
    label = title.strip()
    while len(label) > LONGEST_LABEL and " " in label:
        label = label.rsplit(" ", 1)[0].rstrip(",;:–-")
    return label[:LONGEST_LABEL]


def text_hash(text: str) -> str:
    """What a quote's evidence names: SHA-256 of the text it was cut from."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
