"""The list of a review as HTML: what an article left open first, then its events, each with its date and its keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from dashboard.article_html import FACTUALITY_TAGS, claim_date, numbered, sign_html
from dashboard.deciding import holes, plain_ones, said_date
from dashboard.how import how_words
from dashboard.palette import KIND_WORDS
from dashboard.store import ArticleDetail, Claim, ClaimStatus, Decision, Offer, Proposal, Resolved
from dashboard.words import date_words, day_words
from extract import Clue, ClueKind, Factuality, Timex, Value, Warning, WarningCode

_MOST_KEYS = 3
_KEPT_CSS = {ClaimStatus.KEPT: " keep", ClaimStatus.DROPPED: " drop", ClaimStatus.UNDECIDED: ""}


@dataclass(frozen=True, slots=True)
class Found:
    """An article in review with what others say of it: dates for its holes (by expression), events that may be the
    same (by event), and what the last correction moved."""

    detail: ArticleDetail
    answers: Mapping[str, Sequence[Proposal]] = field(default_factory=dict)
    offers: Mapping[int, Sequence[Offer]] = field(default_factory=dict)
    resolved: Resolved | None = None
    may_decide: bool = True


def questions(detail: ArticleDetail) -> int:
    """How many questions stand open: the day of writing, and each hole without a date."""
    return (detail.row.written is None) + sum(timex.when is None for timex in holes(detail))


def list_html(found: Found) -> str:
    """Head, what the last correction did, questions, events."""
    claims = found.detail.claims
    left = sum(claim.status is ClaimStatus.UNDECIDED for claim in claims)
    kept = sum(claim.status is ClaimStatus.KEPT for claim in claims)
    dropped = len(claims) - left - kept
    title = f"{left} to decide" if left else "All decided" if claims else "No event found"
    rows = "".join([*_questions(found), *_events(found)])
    return (
        "<section class='pane list' aria-label='Questions and events'>"
        f"<div class='lh'><h2>{title}</h2><span class='small dim'>{kept} kept · {dropped} dropped</span></div>"
        f"{_resolved(found)}<div role='grid' aria-label='Questions and events'>{rows}</div>"
        f"{_nothing(found.detail)}</section>"
    )


def keys_html(detail: ArticleDetail) -> str:
    """The keys, with how many events the key for all would keep."""
    easy = len(plain_ones(detail))
    keys = (
        ("↵", "keep"),
        ("X", "drop"),
        ("D", "date"),
        ("T", "title"),
        ("1–3", "take a proposal"),
        ("J K ↑ ↓", "move"),
        ("A", f"keep the {easy} without a question"),
        ("N", "add an event"),
        ("Z", "undo"),
        ("P", "publish"),
    )
    spans = "".join(f"<span><kbd>{key}</kbd> {words}</span>" for key, words in keys)
    return f"<div class='keys hintkeys' role='note' aria-label='Keys'>{spans}</div>"


def _resolved(found: Found) -> str:
    done = found.resolved
    if done is None:
        return ""
    moved, rest = len(done.shifts), done.total - len(done.shifts)
    others = f"; the other {rest} don’t hang on it" if rest > 0 else ""
    words = f"<b>Resolved again.</b> {moved} of {done.total} events{others}."
    return f"<p class='again small'>{words} <button class='lnk' data-do='undo'>Undo</button> <kbd>Z</kbd></p>"


def _nothing(detail: ArticleDetail) -> str:
    if detail.claims:
        return ""
    return (
        f"<p class='nothing'>{_count(len(detail.timexes), 'expression')} of time found, but no event that a reader "
        "would want on a timeline. Mark a sentence in the text, or press <kbd>N</kbd>, to add one.</p>"
    )


# --- questions -----------------------------------------------------------------------------------------------------


def _questions(found: Found) -> Iterator[str]:
    if found.detail.row.written is None:
        yield _day_of_writing(found)
    for timex in holes(found.detail):
        if timex.when is None:
            yield _hole(found, timex)


def _question(key: str, events: str, title: str, small: str, more: str) -> str:
    return (
        f"<div role='row' class='row qu' tabindex='-1' data-row='{key}' data-ev='{escape(events)}'>"
        "<span class='num' aria-hidden='true'>?</span><div role='gridcell' data-host='{key}'>"
        f"<div class='ti'>{title}</div><div class='small'>{small}</div><div class='more small'>{more}</div></div></div>"
    )


def _day_of_writing(found: Found) -> str:
    detail = found.detail
    waiting = {t.id for t in detail.timexes if t.when is None and not t.rule.startswith("placeholder")}
    told = [claim for claim in detail.claims if waiting & set(claim.timexes)]
    undated = sum(claim.when is None for claim in detail.claims)
    small = (
        f"{_count(len(waiting), 'expression')} {'hangs' if len(waiting) == 1 else 'hang'} on it, and "
        f"{_count(undated, 'event')} {'is' if undated == 1 else 'are'} not dated. "
        "Left open, they go on the timeline’s undated shelf."
    )
    days = list(dict.fromkeys(_written_guesses(found)))[:_MOST_KEYS]
    buttons = [
        _button("written", "", day.edtf, said_date(day).removeprefix("on "), key) for key, day in enumerate(days, 1)
    ]
    another = "<button data-edit='written' data-id='' data-start=''>Another day <kbd>D</kbd></button>"
    guess = (
        "<p class='dim'>1 is the day of an article that tells the same: a guess, and marked as yours if you take it."
        "</p>"
        if days
        else ""
    )
    more = f"{_clues(detail)}{_buttons(found, [*buttons, another, _LATER])}{guess}"
    return _question("q-written", _ids(told), "When was this written?", small, more)


_LATER = "<button data-next>Leave open <kbd>↵</kbd></button>"


def _written_guesses(found: Found) -> Iterator[Value]:
    """Days that the article may have been written on: its own weaker clues, then those of articles that tell the
    same."""
    own = [clue.value for clue in found.detail.article.clues if clue.kind is not ClueKind.CRAWLED]
    told = [each for proposals in found.answers.values() for each in proposals if each.sure]
    for value in (*own, *(proposal.written for proposal in told)):
        if value is not None and value.earliest is not None and value.latest is not None:
            yield Value(value.earliest, value.latest)


def _clues(detail: ArticleDetail) -> str:
    article = detail.article
    rows = [(f"{clue.kind.value.capitalize()}, by its {clue.source}", _clue(clue)) for clue in article.clues]
    if article.inferred:
        rows.append(("The text proves", _clue(article.inferred)))
    rows += [("A clue to look at", w.message) for w in detail.warnings if w.code is WarningCode.UNANCHORED]
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
    hang = f"{_count(len(told), 'event')} {'hangs' if len(told) == 1 else 'hang'} on it ({which})." if which else ""
    offered = found.answers.get(timex.id, ())[:_MOST_KEYS]
    proposals = "".join(_proposal(proposal) for proposal in offered)
    buttons = [
        _button("take", timex.id, str(each.from_claim), f"Use {said_date(each.when).removeprefix('on ')}", key)
        for key, each in enumerate(offered, 1)
    ]
    another = f"<button data-edit='fill' data-id='{timex.id}' data-start=''>Another date <kbd>D</kbd></button>"
    title = f"“{escape(_around(detail.article.text, timex))}”"
    more = proposals + _buttons(found, [*buttons, another, _LATER])
    return _question(f"q-{timex.id}", _ids(told), title, f"A date was left out here. {hang}", more)


def _around(text: str, timex: Timex) -> str:
    """The hole with the few words before it."""
    before = text[max(0, timex.start - 60) : timex.start].rpartition("\n")[2].split(" ")
    return " ".join([*before[-5:-1], text[timex.start : timex.end]]).strip()


def _proposal(proposal: Proposal) -> str:
    written = f", {said_date(proposal.written).removeprefix('on ')}" if proposal.written else ""
    who = f"{proposal.source or proposal.article_title}{written}"
    return (
        f"<p class='prop'>{sign_html(proposal.when)}<b>{escape(_capital(date_words(proposal.when)))}</b><br>"
        f"<q>{escape(proposal.quote.strip())}</q><br>"
        f"<a href='article?a={proposal.article}&amp;e={proposal.from_event}' target='_blank'>{escape(who)}</a></p>"
    )


# --- events --------------------------------------------------------------------------------------------------------


def _events(found: Found) -> Iterator[str]:
    numbers = numbered(found.detail.claims, dropped=True)
    moved = {shift.event: shift.old for shift in found.resolved.shifts} if found.resolved else {}
    for claim in found.detail.claims:
        yield _event(found, claim, numbers[claim.id], moved)


def _event(found: Found, claim: Claim, number: int, moved: Mapping[int, Value | None]) -> str:
    unknown = claim.when is None or claim.when.is_open
    doubts = [warning for warning in found.detail.warnings if _stands_in(warning, claim)]
    was = ""
    if claim.event in moved:
        was = f"<div class='how'>was <s>{escape(said_date(moved[claim.event]))}</s></div>"
    date = claim_date(claim)
    return (
        f"<div role='row' class='row{_KEPT_CSS[claim.status]}' tabindex='-1' data-row='{claim.id}' "
        f"data-ev='{claim.id}'><span class='num'>{number}</span><div role='gridcell' data-host='{claim.id}'>"
        f"<div class='when{' unk' if unknown else ''}'>{sign_html(claim.when)}"
        f"<span>{'not dated' if unknown else escape(date)}</span>{_tags(claim, doubts, date)}</div>"
        f"<div class='ti'>{escape(claim.title)}</div>{was}<span class='vh state'>{_STANDING[claim.status]}</span>"
        f"<div class='more'>{_more(found, claim, doubts)}</div></div></div>"
    )


_STANDING = {ClaimStatus.KEPT: "kept", ClaimStatus.DROPPED: "dropped", ClaimStatus.UNDECIDED: ""}


def _stands_in(warning: Warning, claim: Claim) -> bool:
    if warning.code is WarningCode.PLACEHOLDER or warning.start is None:
        return False
    return claim.sentence[0] <= warning.start < claim.sentence[1]


_DOUBTS = {
    WarningCode.UNANCHORED: "Who was in office?",
    WarningCode.CONTRADICTION: "Two readings",
    WarningCode.ANACHRONISM: "Anachronism",
    WarningCode.CORRECTION: "Corrected in the text",
}


def _tags(claim: Claim, doubts: Iterable[Warning], date: str) -> str:
    said = FACTUALITY_TAGS[claim.factuality]
    plan = " plan" if claim.factuality is Factuality.PLANNED else ""
    out = [f"<span class='tag{plan}'>{said}</span>"] if said and said not in date else []
    asks = [_DOUBTS[warning.code] for warning in doubts if warning.code in _DOUBTS]
    if "placeholder" in claim.flags and claim.how.anchor != "person" and not claim.corrected:
        asks.append("Date left out")
    if "contradiction" in claim.flags and "Two readings" not in asks:
        asks.append("Two readings")
    out += [f"<span class='tag q'>{tag}</span>" for tag in dict.fromkeys(asks)]
    if claim.origin == "person":
        out.append("<span class='tag ok'>added by hand</span>")
    elif claim.corrected:
        out.append("<span class='tag ok'>set by hand</span>")
    return "".join(out)


def _more(found: Found, claim: Claim, doubts: Iterable[Warning]) -> str:
    lines = [how_words(claim)]
    if claim.proposed:
        lines.append(f"A guess, not a date: {day_words(claim.proposed.day)}.")
    if claim.when is not None and not claim.when.is_open:
        lines.append(f"Bounds: {claim.when.earliest or 'open'} to {claim.when.latest or 'open'}.")
    kind = KIND_WORDS.get(claim.kind or "", "No kind")
    standing = FACTUALITY_TAGS[claim.factuality] or "happened"
    lines.append(f"{kind} · {standing}, as this article says")
    how = "<br>".join(escape(line) for line in lines)
    notes = "".join(f"<p class='note'>{escape(warning.message)}</p>" for warning in doubts)
    return f"<div class='how'>{how}</div>{notes}{_offers(found, claim)}{_acts(found, claim)}"


def _offers(found: Found, claim: Claim) -> str:
    out = []
    for offer in found.offers.get(claim.event, ()):
        other = f"<b>“{escape(offer.other.title)}”</b>, {escape(date_words(offer.other.when))}"
        if offer.decision is Decision.JOINED:
            out.append(f"<p class='small'>Goes into {other} when it is published; each keeps its own claim.</p>")
        elif offer.decision is Decision.APART:
            out.append(f"<p class='small'>Kept apart from {other}.</p>")
        else:
            first = len(out) == 0
            buttons = [
                _button("same", str(claim.id), str(offer.other.id), "Same event", 1 if first else 0),
                _button("apart", str(claim.id), str(offer.other.id), "Two events", 2 if first else 0),
            ]
            out.append(f"<p class='small'>Possibly the same as {other}.</p>{_buttons(found, buttons)}")
    return "".join(out)


def _acts(found: Found, claim: Claim) -> str:
    kept, dropped = claim.status is ClaimStatus.KEPT, claim.status is ClaimStatus.DROPPED
    start = "" if claim.when is None or claim.when.is_open else claim.when.edtf
    deeds = (
        ("reopen" if kept else "keep", "Keep", "↵", kept),
        ("reopen" if dropped else "drop", "Drop", "X", dropped),
    )
    decide = [
        f"<button data-do='{deed}' data-id='{claim.id}' aria-pressed='{str(taken).lower()}'>{label} "
        f"<kbd>{key}</kbd></button>"
        for deed, label, key, taken in deeds
    ]
    edit = [
        f"<button data-edit='date' data-id='{claim.id}' data-start='{escape(start)}'>Date <kbd>D</kbd></button>",
        f"<button data-edit='title' data-id='{claim.id}' data-start='{escape(claim.title)}'>Title <kbd>T</kbd>"
        "</button>",
    ]
    return _buttons(found, [*decide, *edit])


# --- pieces --------------------------------------------------------------------------------------------------------


def _buttons(found: Found, buttons: Iterable[str]) -> str:
    return f"<div class='btns'>{''.join(buttons)}</div>" if found.may_decide else ""


def _button(deed: str, of: str, value: str, label: str, key: int) -> str:
    """A button that does a deed; `key` is its number key, 0 for none."""
    hint = f" <kbd>{key}</kbd>" if key else ""
    by_key = f" data-key='{key}'" if key else ""
    what = f"data-do='{deed}' data-id='{escape(of)}' data-v='{escape(value)}'"
    return f"<button {what}{by_key}>{escape(label)}{hint}</button>"


def _ids(claims: Iterable[Claim]) -> str:
    return " ".join(str(claim.id) for claim in claims)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
