"""What an article left open, as HTML: its day of writing, its placeholders, and who proposes what for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from dashboard.article_html import numbered, sign_html
from dashboard.counts import counted
from dashboard.deciding import holes, said_date
from dashboard.in_office import asks_of_office
from dashboard.store import ArticleDetail, Claim, Offer, Proposal, Resolved
from dashboard.windowing import Window, window
from dashboard.words import capital, date_words
from extract import Clue, ClueKind, CodingChoice, Timex, Value

_MOST_KEYS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An article in review with what others say of it: dates for its holes (by expression), events that may be the
    same (by event), and what the last correction moved. `mends`: dates and titles may be corrected here; `decides`:
    events are kept or dropped here; `at`: the index of an event that must be among the rows shown;
    `codings`: in which its file may be read, the guess first, until a person has looked."""

    detail: ArticleDetail
    answers: Mapping[str, Sequence[Proposal]] = field(default_factory=dict)
    offers: Mapping[int, Sequence[Offer]] = field(default_factory=dict)
    resolved: Resolved | None = None
    mends: bool = True
    decides: bool = True
    at: int = 0
    codings: Sequence[CodingChoice] = ()

    @property
    def window(self) -> Window:
        """The events that have rows."""
        return window(self.detail.claims, self.at)


def questions(detail: ArticleDetail) -> int:
    """How many questions stand open: the day of writing, and each hole without a date."""
    return (detail.row.written is None) + sum(timex.when is None for timex in holes(detail))


# --- the questions -----------------------------------------------------------------------------------------------


def questions_html(found: Found) -> str:
    """One row a question; they come first."""
    return "".join(_questions(found))


def _questions(found: Found) -> Iterator[str]:
    if found.detail.row.written is None:
        yield _day_of_writing(found)
    for timex in holes(found.detail):
        if timex.when is None:
            yield _hole(found, timex)


def _question(key: str, events: str, title: str, small: str, more: str) -> str:
    return (
        f"<div role='row' class='row qu' tabindex='-1' data-row='{key}' data-ev='{escape(events)}'>"
        f"<span class='num' aria-hidden='true'>?</span><div role='gridcell' data-host='{key}'>"
        f"<div class='ti'>{title}</div><div class='small'>{small}</div><div class='more small'>{more}</div></div></div>"
    )


def _day_of_writing(found: Found) -> str:
    detail = found.detail
    waiting = {t.id for t in detail.timexes if t.when is None and not t.is_placeholder}
    told = [claim for claim in detail.claims if waiting & set(claim.timexes)]
    undated = sum(claim.when is None for claim in detail.claims)
    small = (
        f"{capital(counted(len(waiting), 'expression hangs', 'expressions hang'))} on it, and "
        f"{counted(undated, 'event is', 'events are')} not dated. "
        "Left open, they go on the timeline’s undated shelf."
    )
    if not waiting and not undated:
        small = "No expression and no event hangs on it."
    more = written_acts(found)
    return _question("q-written", _ids(told), "When was this written?", small, more)


def written_acts(found: Found) -> str:
    """The clues to the day of writing, and what can be done about it."""
    days = list(dict.fromkeys(_written_guesses(found)))[:_MOST_KEYS]
    acts = [button("written", "", day.edtf, said_date(day).removeprefix("on "), key) for key, day in enumerate(days, 1)]
    another = "<button data-edit='written' data-id='' data-start=''>Another day <kbd>D</kbd></button>"
    guess = (
        "<p class='dim'>The first is the day of an article that tells the same: a guess, and marked as yours if you "
        "take it.</p>"
        if days
        else ""
    )
    return f"{_clues(found.detail)}{buttons(found, [*acts, another, *_later(found)])}{guess if found.mends else ''}"


def _later(found: Found) -> list[str]:
    return [_LATER] if found.decides else []


_LATER = "<button data-next>Leave open <kbd>↵</kbd></button>"


def _written_guesses(found: Found) -> Iterator[Value]:
    """Days that the article may have been written on: its own weaker clues, then those of articles that tell the
    same; none that its text rules out."""
    proven = found.detail.article.inferred
    own = [clue.value for clue in found.detail.article.clues if clue.kind is not ClueKind.CRAWLED]
    told = [each for proposals in found.answers.values() for each in proposals if each.sure]
    for value in (*own, *(proposal.written for proposal in told)):
        if value is None or value.earliest is None or value.latest is None:
            continue
        if proven is None or value.inside(proven.value):
            yield Value(value.earliest, value.latest)


def _clues(detail: ArticleDetail) -> str:
    article = detail.article
    rows = [(f"{clue.kind.value.capitalize()}, by its {clue.source}", _clue(clue)) for clue in article.clues]
    if article.inferred:
        rows.append(("The text proves", _clue(article.inferred)))
    rows += [("A clue to look at", w.message) for w in detail.warnings if asks_of_office(w)]
    if not article.clues:
        rows.append(("No clue in", "file name, dateline, front matter, metadata"))
    cells = "".join(f"<div><dt>{escape(head)}</dt><dd>{escape(words)}</dd></div>" for head, words in rows)
    return f"<dl class='cl'>{cells}</dl>"


def _clue(clue: Clue) -> str:
    return f"{said_date(clue.value).removeprefix('on ')}: “{clue.quote}”"


def _hole(found: Found, timex: Timex) -> str:
    detail = found.detail
    told = [claim for claim in detail.claims if timex.id in claim.timexes]
    numbers = numbered(detail.claims, dropped=True)
    which = ", ".join(str(numbers[claim.id]) for claim in told if claim.id in numbers)
    hang = f"{counted(len(told), 'event hangs', 'events hang')} on it ({which})." if which else ""
    title = f"“{escape(_around(detail.article.text, timex))}”"
    small = f"A date was left out here. {hang}"
    return _question(f"q-{timex.id}", _ids(told), title, small, hole_acts(found, timex))


def hole_acts(found: Found, timex: Timex) -> str:
    """What other articles propose for a placeholder, and what can be done about it."""
    offered = found.answers.get(timex.id, ())[:_MOST_KEYS]
    proposals = "".join(_proposal(proposal) for proposal in offered)
    acts = [
        button("take", timex.id, str(each.from_claim), f"Use {said_date(each.when).removeprefix('on ')}", key)
        for key, each in enumerate(offered, 1)
    ]
    another = f"<button data-edit='fill' data-id='{timex.id}' data-start=''>Another date <kbd>D</kbd></button>"
    return proposals + buttons(found, [*acts, another, *_later(found)])


def _around(text: str, timex: Timex) -> str:
    """The hole with the few words before it."""
    before = text[max(0, timex.start - 60) : timex.start].rpartition("\n")[2].split(" ")
    return " ".join([*before[-5:-1], text[timex.start : timex.end]]).strip()


def _proposal(proposal: Proposal) -> str:
    written = f", {said_date(proposal.written).removeprefix('on ')}" if proposal.written else ""
    who = f"{proposal.source or proposal.article_title}{written}"
    return (
        f"<p class='prop'>{sign_html(proposal.when)}<b>{escape(capital(date_words(proposal.when)))}</b><br>"
        f"<q>{escape(proposal.quote.strip())}</q><br>"
        f"<a href='article?a={proposal.article}&amp;e={proposal.from_event}' target='_blank'>{escape(who)}</a></p>"
    )


def buttons(found: Found, each: Iterable[str]) -> str:
    """Buttons in a row, for whoever may use them."""
    return f"<div class='btns'>{''.join(each)}</div>" if found.mends else ""


def button(deed: str, of: str, value: str, label: str, key: int) -> str:
    """A button that does a deed; `key` is its number key, 0 for none."""
    hint = f" <kbd>{key}</kbd>" if key else ""
    by_key = f" data-key='{key}'" if key else ""
    what = f"data-do='{deed}' data-id='{escape(of)}' data-v='{escape(value)}'"
    return f"<button {what}{by_key}>{escape(label)}{hint}</button>"


def _ids(claims: Iterable[Claim]) -> str:
    return " ".join(str(claim.id) for claim in claims)
