"""The list of a review as HTML: what an article left open first, then its events, each with its date and its keys."""

from collections.abc import Iterable, Mapping
from html import escape

from dashboard.article_html import claim_date, numbered, resolved_words, sign_html
from dashboard.counts import counted
from dashboard.deciding import plain_ones, said_date
from dashboard.happened import FACTUALITY_TAGS
from dashboard.how import how_words
from dashboard.in_office import WHO_WAS_IN_OFFICE, asks_of_office
from dashboard.palette import FAMILY, KIND_WORDS
from dashboard.review_questions import Found, button, buttons, questions_html
from dashboard.store import ArticleDetail, Claim, ClaimStatus, Decision, Resolved
from dashboard.store.kinds import family_of
from dashboard.typed import field_text
from dashboard.words import capital, date_words, day_words
from extract import Factuality, Value, Warning, WarningCode

_KEPT_CSS = {ClaimStatus.KEPT: " keep", ClaimStatus.DROPPED: " drop", ClaimStatus.UNDECIDED: ""}


def list_html(found: Found, onward: str = "") -> str:
    """Head with the way `onward` to the next article, what the last correction did, questions, events."""
    claims = found.detail.claims
    left = sum(claim.status is ClaimStatus.UNDECIDED for claim in claims)
    kept = sum(claim.status is ClaimStatus.KEPT for claim in claims)
    dropped = len(claims) - left - kept
    title = f"{left} to decide" if left else "All decided" if claims else "No event found"
    part = found.window
    rows = ("" if part.first else questions_html(found)) + events_html(found)
    return (
        f"<section class='pane list' aria-label='Questions and events'{part.ways()}>"
        f"<div class='lh'><h2>{title}</h2><span class='small dim'>{kept} kept · {dropped} dropped</span>{onward}</div>"
        f"{_resolved(found)}{part.line()}<div role='grid' aria-label='Questions and events'>{rows}</div>{part.line()}"
        f"{_nothing(found.detail)}</section>"
    )


def keys_html(detail: ArticleDetail, *, onward: bool) -> str:
    """The keys, with how many events the key for all would keep; `onward`: another article waits."""
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
        *((("G", "next article"),) if onward else ()),
        ("P", "publish"),
    )
    spans = "".join(f"<span><kbd>{key}</kbd> {words}</span>" for key, words in keys)
    return f"<div class='keys hintkeys' role='note' aria-label='Keys'>{spans}</div>"


def _resolved(found: Found) -> str:
    done = found.resolved
    if done is None:
        return ""
    words = f"<b>Resolved again.</b> {resolved_words(done)}"
    undo = "<button class='lnk' data-do='undo'>Undo</button> <kbd>Z</kbd>"
    return f"<div class='again small'>{words} {undo}{_gone(done)}</div>"


def _gone(done: Resolved) -> str:
    """What the text no longer gives has no row any more, so it is named here."""
    each = "".join(f"<li><s>{escape(shift.title)}</s>, {escape(said_date(shift.old))}</li>" for shift in done.gone)
    return f"<p>No longer found:</p><ul>{each}</ul>" if each else ""


def _nothing(detail: ArticleDetail) -> str:
    if detail.claims:
        return ""
    found = capital(counted(len(detail.timexes), "expression"))
    return (
        f"<p class='nothing'>{found} of time found, but no event that a reader "
        "would want on a timeline. Mark a sentence in the text, or press <kbd>N</kbd>, to add one.</p>"
    )


# --- events --------------------------------------------------------------------------------------------------------


def events_html(found: Found) -> str:
    """One row an event, in the order of the text; of a long list only the part at hand."""
    numbers = numbered(found.detail.claims, dropped=True)
    shifts = found.resolved.shifts if found.resolved else ()
    moved = {shift.claim: shift.old for shift in shifts if shift.claim is not None and not shift.appeared}
    return "".join(_event(found, claim, numbers[claim.id], moved) for claim in found.window.rows)


def _event(found: Found, claim: Claim, number: int, moved: Mapping[int, Value | None]) -> str:
    unknown = claim.when is None or claim.when.is_open
    doubts = [warning for warning in found.detail.warnings if _stands_in(warning, claim)]
    was = ""
    if claim.id in moved:
        was = f"<div class='how'>was <s>{escape(said_date(moved[claim.id]))}</s></div>"
    date, family = claim_date(claim), FAMILY[family_of(claim.kind, claim.mode)]
    name = escape(family.name)
    css = _KEPT_CSS[claim.status] if found.decides else ""
    return (
        f"<div role='row' class='row{css}' tabindex='-1' data-row='{claim.id}' "
        f"data-ev='{claim.id}'><span class='num'>{number}</span><div role='gridcell' data-host='{claim.id}'>"
        f"<div class='when{' unk' if unknown else ''}'>{sign_html(claim.when)}"
        f"<span>{'not dated' if unknown else escape(date)}</span>{_tags(claim, doubts, date)}</div>"
        f"<div class='ti'><span role='img' aria-label='{name}' title='{name}'>{family.glyph}</span>"
        f"{escape(claim.title)}</div>{_set_by_hand(claim)}{was}{_standing(found, claim)}"
        f"<div class='more'>{_more(found, claim, doubts)}</div></div></div>"
    )


def _standing(found: Found, claim: Claim) -> str:
    """What was decided, for those who do not see its sign."""
    words = {ClaimStatus.KEPT: "kept", ClaimStatus.DROPPED: "dropped"}.get(claim.status, "")
    return f"<span class='vh'>{words}</span>" if words and found.decides else ""


def _stands_in(warning: Warning, claim: Claim) -> bool:
    return warning.code is not WarningCode.PLACEHOLDER and claim.holds(warning)


_DOUBTS = {
    WarningCode.UNANCHORED: "Hangs on an unknown date",
    WarningCode.CONTRADICTION: "Two readings",
    WarningCode.ANACHRONISM: "Anachronism",
    WarningCode.CORRECTION: "Corrected in the text",
}


def _tags(claim: Claim, doubts: Iterable[Warning], date: str) -> str:
    said = FACTUALITY_TAGS[claim.factuality]
    plan = " plan" if claim.factuality is Factuality.PLANNED else ""
    out = [f"<span class='tag{plan}'>{said}</span>"] if said and said not in date else []
    asks = [
        WHO_WAS_IN_OFFICE if asks_of_office(each) else _DOUBTS[each.code] for each in doubts if each.code in _DOUBTS
    ]
    if "placeholder" in claim.flags and claim.how.anchor != "person" and "when" not in claim.corrected:
        asks.append("Date left out")
    if "contradiction" in claim.flags and "Two readings" not in asks:
        asks.append("Two readings")
    out += [f"<span class='tag q'>{tag}</span>" for tag in dict.fromkeys(asks)]
    if claim.origin == "person":
        out.append("<span class='tag ok'>added by hand</span>")
    elif "when" in claim.corrected:
        out.append("<span class='tag ok'>set by hand</span>")
    return "".join(out)


def _set_by_hand(claim: Claim) -> str:
    """What but the date a person set: that has its tag beside the date."""
    fields = [words for field, words in _BESIDE_THE_TITLE.items() if field in claim.corrected]
    return f"<span class='tag ok'>{', '.join(fields)} set by hand</span>" if fields else ""


_BESIDE_THE_TITLE = {"title": "title", "kind": "kind", "factuality": "standing"}


def _more(found: Found, claim: Claim, doubts: Iterable[Warning]) -> str:
    lines = [how_words(claim)]
    if claim.proposed:
        lines.append(f"A guess, not a date: {day_words(claim.proposed.day)}.")
    if claim.when is not None and not claim.when.is_open:
        lines.append(f"Bounds: {claim.when.earliest or 'open'} to {claim.when.latest or 'open'}.")
    kind = KIND_WORDS.get(claim.kind or "", "No kind")
    standing = FACTUALITY_TAGS[claim.factuality] or "happened"
    said = f"counted as {standing}" if claim.origin == "person" else f"{standing}, as this article says"
    lines.append(f"{kind} · {said}")
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
            acts = [
                button("same", str(claim.id), str(offer.other.id), "Same event", 1 if first else 0),
                button("apart", str(claim.id), str(offer.other.id), "Two events", 2 if first else 0),
            ]
            out.append(f"<p class='small'>Possibly the same as {other}.</p>{buttons(found, acts)}")
    return "".join(out)


def _acts(found: Found, claim: Claim) -> str:
    kept, dropped = claim.status is ClaimStatus.KEPT, claim.status is ClaimStatus.DROPPED
    deeds = (
        ("reopen" if kept else "keep", "Keep", "↵", kept),
        ("reopen" if dropped else "drop", "Drop", "X", dropped),
    )
    decide = [
        f"<button data-do='{deed}' data-id='{claim.id}' aria-pressed='{str(taken).lower()}'>{label} "
        f"<kbd>{key}</kbd></button>"
        for deed, label, key, taken in deeds
    ]
    start = escape(field_text(claim.when))
    edit = [
        f"<button data-edit='date' data-id='{claim.id}' data-start='{start}'>Date <kbd>D</kbd></button>",
        f"<button data-edit='title' data-id='{claim.id}' data-start='{escape(claim.title)}'>Title <kbd>T</kbd>"
        "</button>",
    ]
    link = f"<button class='lnk' data-copy='?e={claim.event}'>Copy link</button>"
    if not found.decides:
        return f"<div class='btns'>{''.join(edit) if found.mends else ''}{link}</div>"
    return buttons(found, [*decide, *edit])
