"""Adding articles, and resolving them again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from dashboard.store.base import Base, next_version
from dashboard.store.claiming import claim_row, effective
from dashboard.store.errors import NotFound, Overtaken, Refused
from dashboard.store.grouping import Move, insert_among, insert_claims, regroup, take_back, tell
from dashboard.store.joining import common_once, refresh
from dashboard.store.journal import record
from dashboard.store.outcomes import Added, Digest, Resolved, Shift
from dashboard.store.own_dates import packed
from dashboard.store.records import ArticleStatus, ClaimStatus, Collection
from dashboard.store.rows import chunks, to_article
from dashboard.store.stacking import undoable
from dashboard.store.tables import articles, claims, collections, events, reviews
from dashboard.store.types import value_of_row, value_to_row
from extract import Article

Row = dict[str, Any]


class Adding(Base):
    """What brings data in."""

    def add_collection(
        self,
        slug: str,
        name: str,
        *,
        zone: str = "UTC",
        covers_from: date | None = None,
        covers_to: date | None = None,
        reviewed_to: date | None = None,
        about: str = "",
        sources: str = "",
    ) -> Collection:
        """Make a collection, or bring its description up to date."""
        row = {
            "name": name,
            "zone": zone,
            "covers_from": covers_from,
            "covers_to": covers_to,
            "reviewed_to": reviewed_to,
            "about": about,
            "sources": sources,
        }
        with self._writing() as connection:
            known = connection.execute(select(collections.c.id).where(collections.c.slug == slug)).scalar()
            if known is None:
                new = insert(collections).values(slug=slug, **row).returning(collections.c.id)
                known = connection.execute(new).scalar_one()
            else:
                connection.execute(update(collections).where(collections.c.id == known).values(**row))
            next_version(connection)
        return Collection(id=known, slug=slug, **row)  # type: ignore[arg-type]

    def add_article(self, digest: Digest, *, collection: str, by: str, token: str | None = None) -> Added:
        """Store an article with its claims: at once public without `token`, else as a draft of that review."""
        with self._writing() as connection:
            return add(connection, digest, collection_id(connection, collection), by, token)

    def resolve_again(
        self,
        article: int,
        digest: Digest,
        *,
        what: str,
        old: str | None,
        new: str | None,
        who: str,
        why: str = "",
        was: Article | None = None,
        undoes: int | None = None,
    ) -> Resolved:
        """Replace what the machine found (`dashboard.corrections` calls this). `was` is the article that the reading
        began with: raises Overtaken where it is another one by now.

        A claim finds its event by the span of its trigger, so ids, links and hand-made corrections live on; what a
        person vouched for stays even where the text no longer gives it. Events are parted and joined where the article
        tells two for one now, or one for two; undone, each claim goes back to the event that it came from.
        """
        with self._writing() as connection:
            stored = connection.execute(select(articles).where(articles.c.id == article)).mappings().first()
            if stored is None or stored["status"] == ArticleStatus.WITHDRAWN:
                raise NotFound(f"There is no article {article} to resolve again.")
            if stored["hash"] != digest.extraction.article.id:
                raise Refused("This is another text.")
            if was is not None and to_article(stored) != was:
                raise Overtaken("Somebody else mended this article meanwhile.")
            known = _claims_of(connection, article)
            if undoes is not None:
                take_back(connection, undoable(connection, undoes)["before"].get("moves", ()))
            shifts = _reconcile(connection, stored, known, digest)
            homes = {row["id"]: row["event_id"] for row in _claims_of(connection, article)}
            found_at = ((row["id"], row["event_id"]) for row in known)
            moves = [Move(claim, event, homes[claim]) for claim, event in found_at if event != homes[claim]]
            connection.execute(update(articles).where(articles.c.id == article).values(**_article_row(digest)))
            change = record(
                connection,
                what,
                who=who,
                why=why,
                target=("article", article),
                title=stored["title"],
                article=article,
                old=old,
                new=new,
                before={"how": "reading", **packed(stored), "moves": list(map(list, moves))},
                undoes=undoes,
            )
            told = tell(connection, moves, who=who, article=article)
            refresh(connection, {*homes.values(), *(row["event_id"] for row in known)})
            total = sum(not row["lost"] and row["status"] != ClaimStatus.DROPPED for row in known)
            at_home = (replace(shift, event=homes.get(shift.claim, shift.event)) for shift in shifts)
            return Resolved(article, change.id, what, total, tuple(at_home), told["parted"], told["joined"])

    def refresh_all(self) -> int:
        """Work out every event anew, some at a time, so that others can write in between; returns how many."""
        with self._reading() as connection:
            ids = list(connection.execute(select(events.c.id).order_by(events.c.id)).scalars())
        for some in chunks(ids):
            with self._writing() as connection:
                refresh(connection, some)
        return len(ids)


def add(connection: Connection, digest: Digest, place: int, by: str, token: str | None) -> Added:
    """Store an article in the collection `place`, as `Adding.add_article` does."""
    known = _known(connection, digest.extraction.article.id, token)
    if known is not None:
        return Added(known["id"], (), duplicate=True, added_at=known["added_at"])
    article = _insert_article(connection, digest, place, by, token)
    rows = _claim_rows(digest)
    for row in rows:
        row |= {"article_id": article, "collection_id": place, "public": token is None}
    insert_claims(connection, rows, common_once(connection), public=token is None)
    touched = tuple(dict.fromkeys(row["event_id"] for row in rows))
    refresh(connection, touched)
    return Added(article, touched)


def _known(connection: Connection, hash_: str, token: str | None) -> RowMapping | None:
    same = select(articles.c.id, articles.c.added_at).where(articles.c.hash == hash_)
    found = connection.execute(same.where(articles.c.status == ArticleStatus.PUBLISHED)).mappings().first()
    if found is None and token is not None:
        own = same.where(articles.c.review_token == token, articles.c.status == ArticleStatus.DRAFT)
        found = connection.execute(own).mappings().first()
    return found


def collection_id(connection: Connection, slug: str) -> int:
    """The id behind a slug. Raises NotFound."""
    found = connection.execute(select(collections.c.id).where(collections.c.slug == slug)).scalar()
    if found is None:
        raise NotFound(f"There is no collection “{slug}”.")
    return int(found)


def _article_row(digest: Digest) -> Row:
    """The columns that a reading decides."""
    article = digest.extraction.article
    same = ("language", "clues", "inferred", "datelines", "fills", "notes")
    return {
        **{name: getattr(article, name) for name in same},
        **value_to_row(article.published, "published_"),
        "timexes": digest.extraction.timexes,
        "warnings": digest.extraction.warnings,
    }


def _insert_article(connection: Connection, digest: Digest, place: int, by: str, token: str | None) -> int:
    article, now = digest.extraction.article, datetime.now(UTC)
    if token is not None and connection.execute(select(reviews).where(reviews.c.token == token)).first() is None:
        raise NotFound("There is no such review.")
    row = {
        **_article_row(digest),
        "hash": article.id,
        "collection_id": place,
        "review_token": token,
        "text": article.text,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "in_part": digest.in_part,
        "status": ArticleStatus.DRAFT if token else ArticleStatus.PUBLISHED,
        "added_at": now,
        "added_by": by,
        "went_public": None if token else now,
    }
    return int(connection.execute(insert(articles).values(row).returning(articles.c.id)).scalar_one())


def _claim_rows(digest: Digest) -> list[Row]:
    extraction = digest.extraction
    timexes = {timex.id: timex for timex in extraction.timexes}
    triggers = {each.id: extraction.article.text[slice(*each.trigger)] for each in extraction.events}
    tellings: Sequence[dict[str, Any] | None] = digest.tellings or [None] * len(extraction.events)
    return [
        {
            **claim_row(extraction.article, timexes, mention, triggers.get(mention.via or "", "")),
            **effective(mention, {}),
            "telling": telling,
            "family": (telling or {}).get("family", ""),
            "status": ClaimStatus.UNDECIDED,
            "origin": "machine",
        }
        for mention, telling in zip(extraction.events, tellings, strict=True)
    ]


def _reconcile(connection: Connection, stored: RowMapping, known: Sequence[RowMapping], digest: Digest) -> list[Shift]:
    machine = [row for row in known if row["origin"] == "machine"]
    pairs, fresh, left = _pair(machine, _claim_rows(digest))
    shifts = [shift for old, row in pairs for shift in _update_claim(connection, old, row)]
    shifts += [shift for old in left for shift in _lose(connection, old)]
    common_of = common_once(connection)
    standing = regroup(connection, stored["id"], machine, common_of)
    public = stored["status"] == ArticleStatus.PUBLISHED and stored["review_token"] is None
    for row in fresh:
        row |= {"article_id": stored["id"], "collection_id": stored["collection_id"], "public": public}
    insert_among(connection, fresh, standing, common_of, public=public)
    return shifts + [
        Shift(row["event_id"], None, row["title"], None, value_of_row(row), appeared=True) for row in fresh
    ]


def _claims_of(connection: Connection, article: int) -> list[RowMapping]:
    return list(
        connection.execute(select(claims).where(claims.c.article_id == article).order_by(claims.c.id)).mappings()
    )


def _pair(
    known: list[RowMapping], found: list[Row]
) -> tuple[list[tuple[RowMapping, Row]], list[Row], list[RowMapping]]:
    """Claims and what is found again, by the span of the trigger: the same one first, then overlapping ones.

    Returns pairs, what is new, and which claims are left.
    """
    left, pairs = list(known), []
    fresh: list[Row] = []
    for exact in (True, False):
        todo, fresh = (found if exact else fresh), []
        for row in todo:
            old = max(left, key=lambda each: _shared(each, row), default=None)
            same = old is not None and (_span(old) == _span(row) if exact else _shared(old, row) > 0)
            if old is None or not same:
                fresh.append(row)
                continue
            left.remove(old)
            pairs.append((old, row))
    return pairs, fresh, left


def _span(row: Any) -> tuple[int, int]:
    return (row["trigger_start"], row["trigger_end"])


def _shared(one: Any, other: Any) -> float:
    """Characters in common; the very same span counts above all."""
    (start, end), (first, last) = _span(one), _span(other)
    return float("inf") if (start, end) == (first, last) else min(end, last) - max(start, first)


def _lose(connection: Connection, old: RowMapping) -> list[Shift]:
    """The text no longer gives a claim: put it aside, unless a person vouched for it."""
    if old["corrections"] or old["status"] == ClaimStatus.KEPT or old["lost"]:
        return []
    connection.execute(update(claims).where(claims.c.id == old["id"]).values(lost=True))
    if old["status"] == ClaimStatus.DROPPED:
        return []
    return [Shift(old["event_id"], old["id"], old["title"], value_of_row(old), None, gone=True)]


def _update_claim(connection: Connection, old: RowMapping, row: Row) -> list[Shift]:
    new = {**row, **effective(row["mention"], old["corrections"]), "status": old["status"], "origin": old["origin"]}
    connection.execute(update(claims).where(claims.c.id == old["id"]).values(**new))
    was, now = value_of_row(old), value_of_row(new)
    if old["lost"]:
        return [Shift(old["event_id"], old["id"], new["title"], None, now, appeared=True)]
    if old["status"] == ClaimStatus.DROPPED or was == now:
        return []
    return [Shift(old["event_id"], old["id"], new["title"], was, now)]
