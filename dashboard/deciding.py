"""What an editor's keys and clicks do to one article of a review. All of it is written to the store at once.

A deed comes from a browser and is trusted in nothing: it can touch only what belongs to the article at hand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard import corrections
from dashboard.counts import counted
from dashboard.link import read_id
from dashboard.store import (
    ArticleDetail,
    ArticleStatus,
    Change,
    Claim,
    ClaimStatus,
    Decision,
    NotFound,
    Refused,
    Resolved,
    Store,
    Target,
)
from dashboard.typed import is_untouched, not_read, not_yet
from dashboard.words import date_words
from dashboard.worker import Unread
from extract import Span, Timex, Value, read_typed_date

TRY = "Try 14 Dec 2025 · Dec 2025 · 2014 · before 2015 · 14..15 Dec 2025"
ALL_AT_ONCE = "all without a question, at once"
"""The reason written on each decision of "keep all without a question"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person did: its number in their page, a name from the table below, its object, its value."""

    number: int
    name: str
    object: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a deed, in words; `resolved` where dates were counted again, `failed` where nothing was
    changed, `claim` an event that is new, `article` the one that took this one's place."""

    said: str = ""
    failed: bool = False
    resolved: Resolved | None = None
    claim: int | None = None
    article: int | None = None


@dataclass(frozen=True)
class Desk:
    """One article under one person's hands: of a review, or (without a `token`) a public one."""

    store: Store
    reader: corrections.Extractor
    token: str
    article: int
    who: str
    publishes: bool = False
    detail: ArticleDetail = field(init=False)

    def __post_init__(self) -> None:
        detail = self.store.article(self.article, token=self.token or None)
        if detail is None or (self.token and detail.row.token != self.token):
            raise NotFound("This article is not here.")
        object.__setattr__(self, "detail", detail)

    def claim(self, named: str) -> Claim:
        """One of the article's own events. Raises NotFound."""
        found = next((claim for claim in self.detail.claims if str(claim.id) == named), None)
        if found is None:
            raise NotFound("This event is no longer in the review.")
        return found

    def hole(self, named: str) -> Timex:
        """One of the article's placeholders. Raises NotFound."""
        found = next((timex for timex in holes(self.detail) if timex.id == named), None)
        if found is None:
            raise NotFound("This placeholder is not in the text.")
        return found


def holes(detail: ArticleDetail) -> list[Timex]:
    """The placeholders of an article, filled ones too."""
    return [timex for timex in detail.timexes if timex.is_placeholder]


def seen(detail: ArticleDetail | None) -> ArticleDetail | None:
    """An article as its review shows it: an event that a person added and took back again was never there."""
    if detail is None:
        return None
    there = (each for each in detail.claims if each.origin != "person" or each.status is not ClaimStatus.DROPPED)
    return replace(detail, claims=tuple(there))


def read_deed(given: Any) -> Deed | None:
    """A deed as a browser sent it; None where it is none."""
    if not isinstance(given, dict) or not isinstance(given.get("n"), int) or not isinstance(given.get("do"), str):
        return None
    texts = [str(given.get(name) if given.get(name) is not None else "")[:1000] for name in ("id", "v")]
    return Deed(given["n"], given["do"], *texts)


def do(desk: Desk, deed: Deed) -> Done:
    """Do it; whatever goes wrong is said, and then nothing was changed. While the database is away it raises
    StoreUnavailable, and can be done again later."""
    work = _DEEDS.get(deed.name)
    if work is None:
        return Done("That can’t be done here.", failed=True)
    try:
        if not desk.publishes and desk.detail.row.status is ArticleStatus.PUBLISHED:
            raise Refused("This article is published; from there on only editors change it.")
        return work(desk, deed)
    except (Refused, NotFound, Unread) as problem:
        return Done(f"Nothing was changed: {problem}", failed=True)


def stop(store: Store, token: str, job: str) -> Done:
    """End the reading of a file of a review with what was read by then. Raises StoreUnavailable."""
    try:
        number = read_id(job)
        if number is None or not store.stop_upload(token, number):
            return Done("It is read already.")
    except NotFound as problem:
        return Done(f"Nothing was changed: {problem}", failed=True)
    return Done("It stops; what was read is kept.")


def echo(typed: str) -> tuple[bool, str]:
    """Whether a typed date can be read, and as what."""
    if not typed.strip():
        return False, TRY.replace("Try ", "For example ")
    value = read_typed_date(typed)
    if value is None:
        return False, not_read(typed, "Nothing was changed.", TRY)
    return True, f"Reads as: {said_date(value)}. Enter saves, Esc leaves it as it was."


def said_date(value: Value | None) -> str:
    """A date that a person set, in words."""
    return "not dated" if value is None or (value.is_open and not value.era) else date_words(value)


# --- the deeds -----------------------------------------------------------------------------------------------------


def _decide(desk: Desk, deed: Deed) -> Done:
    claim, status = desk.claim(deed.object), _STATUS[deed.name]
    desk.store.decide([claim.id], status, who=desk.who)
    return Done(f"{_WORDS[status]}: {claim.title}.")


def _keep_all(desk: Desk, _deed: Deed) -> Done:
    plain = [claim.id for claim in plain_ones(desk.detail)]
    desk.store.decide(plain, ClaimStatus.KEPT, who=desk.who, why=ALL_AT_ONCE)
    return Done(f"Kept {len(plain)} without a question. Z takes them back.")


def plain_ones(detail: ArticleDetail) -> list[Claim]:
    """Undecided events about which nothing asks for a look."""
    undecided = (claim for claim in detail.claims if claim.status is ClaimStatus.UNDECIDED)
    return [claim for claim in undecided if not claim.has_question and not claim.anachronisms(detail.warnings)]


def _retitle(desk: Desk, deed: Deed) -> Done:
    claim = desk.claim(deed.object)
    change = desk.store.retitle(Target("claim", claim.id), deed.value, who=desk.who)
    return Done(f"Title set: {change.new}.")


def _typed(text: str, known: Value | None = None) -> Value | None:
    """A date as it was typed over the known one; None for "open". Raises Refused."""
    value = known if is_untouched(text, known) else read_typed_date(text)
    if value is None:
        raise Refused(not_read(text, "", TRY))
    return None if value.is_open and not value.era else value


def _redate(desk: Desk, deed: Deed) -> Done:
    claim = desk.claim(deed.object)
    value = _typed(deed.value, claim.when)
    desk.store.redate(Target("claim", claim.id), value, who=desk.who)
    return Done(f"Date set by you: {said_date(value)}.")


def _write(desk: Desk, deed: Deed) -> Done:
    value = _typed(deed.value)
    if ahead := not_yet(value):
        raise Refused(ahead)
    resolved = corrections.set_written(desk.store, desk.reader, desk.article, value, who=desk.who, token=desk.token)
    day = said_date(value).removeprefix("on ")
    return Done(f"Day of writing set to {day}." if value else "Day of writing: not known.", resolved=resolved)


def _fill(desk: Desk, deed: Deed) -> Done:
    hole = desk.hole(deed.object)
    return _answer(desk, hole, _typed(deed.value, hole.when))


def _take(desk: Desk, deed: Deed) -> Done:
    """Take the date that another article proposes; it is looked up again by its claim."""
    hole = desk.hole(deed.object)
    offered = desk.store.answers(desk.article, (hole.start, hole.end), token=desk.token or None)
    proposal = next((each for each in offered if str(each.from_claim) == deed.value), None)
    if proposal is None:
        raise NotFound("This proposal is gone.")
    return _answer(desk, hole, proposal.when, f"from “{proposal.article_title}”")


def _answer(desk: Desk, hole: Timex, value: Value | None, why: str = "") -> Done:
    span: Span = (hole.start, hole.end)
    resolved = corrections.fill(
        desk.store, desk.reader, desk.article, span, value, who=desk.who, why=why, token=desk.token
    )
    return Done(f"“{hole.text}” answered: {said_date(value)}." if value else "Left open.", resolved=resolved)


def _same(desk: Desk, deed: Deed) -> Done:
    claim, other = desk.claim(deed.object), _offered(desk, deed)
    if deed.name == "same":
        desk.store.join(claim.event, other, who=desk.who)
        return Done("One event: joined, each article keeps its own claim.")
    desk.store.keep_apart(claim.event, other, who=desk.who)
    return Done("Two events: kept apart.")


def _offered(desk: Desk, deed: Deed) -> int:
    seen = desk.store.event(desk.claim(deed.object).event, token=desk.token or None)
    offers = getattr(seen, "offers", ())
    found = next((o.other.id for o in offers if str(o.other.id) == deed.value and o.decision is Decision.OPEN), None)
    if found is None:
        raise NotFound("This offer is gone.")
    return int(found)


def _add(desk: Desk, deed: Deed) -> Done:
    """An event that a person marked; it takes the date of its own words where they hold just one."""
    try:
        start, end = (int(part) for part in deed.object.split("-"))
    except ValueError:
        raise Refused("There is no such place in the text.") from None
    inside = [timex for timex in desk.detail.timexes if start <= timex.start and timex.end <= end and timex.when]
    when, timex = (inside[0].when, inside[0].id) if len(inside) == 1 else (None, "")
    change = desk.store.add_claim(desk.article, (start, end), title=deed.value, when=when, timex=timex, who=desk.who)
    return Done(f"Added: {change.title}, {said_date(when)}.", claim=change.target_id)


def _undo(desk: Desk, _deed: Deed) -> Done:
    """Take back the last thing done to this article since it was last published."""
    step = desk.store.last_step(desk.article)
    if not step:
        return Done("There is nothing to take back.", failed=True)
    done: Change | Resolved | None = None
    if len(step) == 1:
        done = corrections.undo(desk.store, desk.reader, step[0].id, who=desk.who, token=desk.token)
    else:
        desk.store.undo_all([change.id for change in step], who=desk.who)
    said = f"Taken back: {_UNDONE.get(step[0].what, 'the last change')}, {_of(step)}."
    return Done(said, resolved=done if isinstance(done, Resolved) else None)


def _of(steps: Sequence[Change]) -> str:
    return f"“{steps[0].title}”" if len(steps) == 1 else counted(len(steps), "event")


def _remove(desk: Desk, _deed: Deed) -> Done:
    desk.store.withdraw_article(desk.article, who=desk.who, why="removed in its review")
    return Done(f"Removed: {desk.detail.row.title or 'the article'}.")


def _coding(desk: Desk, deed: Deed) -> Done:
    """The doubtful characters look right, or the file is read again in another coding."""
    if not desk.token:
        raise Refused("Only a draft is read again.")
    if deed.value == "right":
        desk.store.coding_is_right(desk.article, who=desk.who)
        return Done("The coding looks right: noted.")
    made = corrections.read_as(desk.store, desk.reader, desk.article, deed.value, who=desk.who, token=desk.token)
    said = f"Read again: {counted(len(made.events), 'event')}. The first reading is set aside."
    return Done(said, article=made.article)


def _publish(desk: Desk, _deed: Deed) -> Done:
    if not desk.publishes:
        raise Refused("Only editors publish.")
    published = counted(desk.store.to_publish(desk.token), "event")
    desk.store.publish(desk.token, who=desk.who)
    return Done(f"Published {published}. The rest stays in this review; its link keeps working.")


def _submit(desk: Desk, _deed: Deed) -> Done:
    desk.store.submit(desk.token)
    return Done("Sent. It waits for an editor; its link keeps working.")


def _move(desk: Desk, deed: Deed) -> Done:
    into = desk.store.collection(deed.object)
    desk.store.move_review(desk.token, deed.object)
    return Done(f"It goes to {into.name if into else deed.object}.")


_STATUS = {"keep": ClaimStatus.KEPT, "drop": ClaimStatus.DROPPED, "reopen": ClaimStatus.UNDECIDED}
_WORDS = {ClaimStatus.KEPT: "Kept", ClaimStatus.DROPPED: "Dropped", ClaimStatus.UNDECIDED: "Undecided again"}
_UNDONE = {
    "kept": "keep",
    "dropped": "drop",
    "reopened": "reopen",
    "redated": "a date",
    "retitled": "a title",
    "added": "an added event",
    "written": "the day of writing",
    "filled": "an answer",
    "joined": "joining",
    "apart": "keeping apart",
}
_DEEDS: dict[str, Callable[[Desk, Deed], Done]] = {
    **dict.fromkeys(_STATUS, _decide),
    "keepall": _keep_all,
    "title": _retitle,
    "date": _redate,
    "written": _write,
    "fill": _fill,
    "take": _take,
    "same": _same,
    "apart": _same,
    "add": _add,
    "undo": _undo,
    "restore": _undo,
    "coding": _coding,
    "remove": _remove,
    "publish": _publish,
    "submit": _submit,
    "move": _move,
}
