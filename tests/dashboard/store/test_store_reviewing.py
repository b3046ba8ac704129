"""Reviews: kept on the server from the first decision, published as far as kept, the rest waits."""

from datetime import UTC, datetime, timedelta

import pytest
from dashboard_fakes import MAYBE, Told, day, digest
from sqlalchemy import update

from dashboard.store import (
    DOUBTFUL,
    Added,
    ArticleStatus,
    ClaimStatus,
    EventDetail,
    EventStatus,
    JobState,
    Marker,
    NotFound,
    Refused,
    Store,
    StoreUnavailable,
    Target,
    Waiting,
    codings,
)
from dashboard.store.tables import uploads
from dashboard.store.uploading import KEPT

TEXT = "On 14 December 2025 envoys met in Berlin. On 15 December 2025 troops moved."
TOLD = (
    Told("met", day("2025-12-14"), "Envoys meet in Berlin", "14 December 2025"),
    Told("moved", day("2025-12-15"), "Troops move", "15 December 2025", kind="MOBILIZE", places=("Kyiv",)),
)


@pytest.fixture
def token(store: Store) -> str:
    return store.start_review(collection="main", by="somebody").token


def draft(store: Store, token: str, text: str = TEXT) -> Added:
    return store.add_article(digest(text, TOLD), collection="main", by="somebody", token=token)


def claims_of(store: Store, token: str, added: Added) -> list[int]:
    return [told[0].id for told in store.claims(added.events, token=token).values()]


def test_only_what_was_kept_is_published(store: Store, token: str) -> None:
    added = draft(store, token)
    met, moved = claims_of(store, token, added)
    with pytest.raises(Refused, match="Nothing kept"):
        store.publish(token, who="editor")
    store.decide([met], ClaimStatus.KEPT, who="editor")
    review = store.publish(token, who="editor")
    assert (review.state, review.kept, review.undecided) == ("published", 1, 1)
    assert store.columns().id.tolist() == [added.events[0]]
    assert store.columns().checked.all()
    article = store.article(added.article)
    assert article is not None
    assert [claim.id for claim in article.claims] == [met]
    assert article.row.token is None
    assert store.event(added.events[1]) is None
    store.decide([moved], ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    assert store.columns().id.tolist() == list(added.events)


def test_what_is_to_be_decided_again_is_not_public(store: Store, token: str) -> None:
    added = draft(store, token)
    met, _ = claims_of(store, token, added)
    (kept,) = store.decide([met], ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    undone = store.undo(kept.id, who="editor")
    review = store.review(token)
    assert review is not None and (review.kept, review.undecided) == (0, 2)
    assert store.columns().id.tolist() == [] and store.search("envoys").tolist() == []
    marker = store.event(added.events[0])
    assert isinstance(marker, Marker) and (marker.status, marker.who) == (EventStatus.DRAFT, "editor")
    store.undo(undone.id, who="editor")
    assert store.columns().id.tolist() == [added.events[0]]
    store.decide([met], ClaimStatus.UNDECIDED, who="editor")
    assert store.columns().id.tolist() == []
    store.decide([met], ClaimStatus.KEPT, who="editor")
    assert store.columns().id.tolist() == []  # until it is published anew
    store.publish(token, who="editor")
    assert store.columns().id.tolist() == [added.events[0]]


def test_an_article_that_comes_back_brings_nothing_undecided(store: Store, token: str) -> None:
    added = draft(store, token)
    decided = store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    withdrawn = store.withdraw_article(added.article, who="editor", why="wrong paper")
    store.undo(decided[0].id, who="editor")
    store.undo(withdrawn.id, who="editor")
    assert store.columns().id.tolist() == [added.events[1]]


def test_decisions_on_drafts_are_no_public_changes(store: Store, token: str) -> None:
    added = draft(store, token)
    (change, _) = store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    assert store.changes() == ()
    assert change in store.changes(token=token)
    store.publish(token, who="editor")
    assert {each.what for each in store.changes()} == {"kept", "published"}


def test_whatever_is_done_to_a_draft_is_no_public_change(store: Store, token: str) -> None:
    added = draft(store, token)
    met, moved = added.events
    store.retitle(Target("event", met), "Secret talks", who="editor")
    store.redate(Target("claim", claims_of(store, token, added)[0]), None, who="editor")
    store.add_claim(added.article, (0, 5), title="Secret", when=None, who="editor")
    joined = store.join(moved, met, who="editor")
    store.undo(joined.id, who="editor")
    store.keep_apart(moved, met, who="editor")
    store.withdraw_event(moved, who="editor", why="a secret")
    assert store.changes() == ()
    assert len(store.changes(token=token)) == 7
    assert store.event(moved) is None


def test_publishing_joins_with_what_surely_tells_the_same(store: Store, token: str) -> None:
    other = digest("Envoys met on Sunday.", [Told("met", day("2025-12-14"), "Envoys meet", "Sunday")])
    there = store.add_article(other, collection="main", by="seeds").events[0]
    added = draft(store, token)
    assert store.events([there])[0].sources == 1
    store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    assert store.events([there])[0].sources == 2
    marker = store.event(added.events[0])
    assert isinstance(marker, Marker)
    assert marker.into == there


def test_articles_that_are_published_together_meet_each_other(store: Store, token: str) -> None:
    same = digest("Envoys met on Sunday.", [Told("met", day("2025-12-14"), "Envoys meet", "Sunday")])
    near = digest("Envoys met on Saturday.", [Told("met", day("2025-12-13"), "Envoys meet", "Saturday")])
    one = draft(store, token)
    two, three = (store.add_article(each, collection="main", by="x", token=token) for each in (same, near))
    store.decide([told for added in (one, two, three) for told in claims_of(store, token, added)],
                 ClaimStatus.KEPT, who="editor")  # fmt: skip
    store.publish(token, who="editor")
    detail = store.event(one.events[0])
    assert isinstance(detail, EventDetail)
    assert detail.event.sources == 2
    assert [offer.other.id for offer in detail.offers] == list(three.events)


def test_two_events_said_a_person_so_they_stay_two(store: Store, token: str) -> None:
    other = digest("Envoys met on Sunday.", [Told("met", day("2025-12-14"), "Envoys meet", "Sunday")])
    there = store.add_article(other, collection="main", by="seeds").events[0]
    added = draft(store, token)
    store.keep_apart(added.events[0], there, who="editor")
    store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    assert len(store.columns()) == 3


def test_joined_in_review_waits_for_publication(store: Store, token: str) -> None:
    other = digest("Soldiers left.", [Told("left", None, "Soldiers leave", words=(), places=("Lviv",))])
    there = store.add_article(other, collection="main", by="seeds").events[0]
    added = draft(store, token)
    store.join(added.events[1], there, who="editor", why="the same troops")
    assert store.events([there])[0].sources == 1
    assert store.changes() == ()
    store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    detail = store.event(there)
    assert isinstance(detail, EventDetail)
    assert detail.event.sources == 2


def test_said_to_be_one_and_then_moved_they_are_one_in_no_other_collection(store: Store, token: str) -> None:
    store.add_collection("second", "Second")
    there = store.add_article(digest("Envoys met again.", [MAYBE]), collection="main", by="seeds").events[0]
    added = draft(store, token)
    store.join(added.events[0], there, who="editor")
    store.move_review(token, "second")
    moved = store.event(added.events[0], token=token)
    assert isinstance(moved, EventDetail) and moved.offers == ()
    store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    shown = store.events([there, *added.events])
    assert [(event.collection, event.sources) for event in shown] == [("main", 1), ("second", 1), ("second", 1)]


def test_moved_away_and_back_what_a_person_joined_is_one(store: Store, token: str) -> None:
    store.add_collection("second", "Second")
    there = store.add_article(digest("Envoys met again.", [MAYBE]), collection="main", by="seeds").events[0]
    added = draft(store, token)
    store.join(added.events[0], there, who="editor")
    for collection in ("second", "main"):
        store.move_review(token, collection)
    store.decide(claims_of(store, token, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    assert store.events([there])[0].sources == 2


def test_the_same_text_in_two_reviews_is_published_once(store: Store, token: str) -> None:
    second = store.start_review(collection="main", by="another").token
    one, two = draft(store, token), draft(store, second)
    assert not two.duplicate
    assert draft(store, token).duplicate
    for added, own in ((one, token), (two, second)):
        store.decide(claims_of(store, own, added), ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    with pytest.raises(Refused, match="published by someone else"):
        store.publish(second, who="editor")
    assert len(store.articles()) == 1


def test_a_draft_can_be_taken_back_and_a_review_moved(store: Store, token: str) -> None:
    store.add_collection("second", "Second")
    added = draft(store, token)
    assert store.move_review(token, "second").collection == "second"
    assert {event.collection for event in store.events(added.events, token=token)} == {"second"}
    store.withdraw_article(added.article, who="somebody", why="a mistake")
    assert store.review(token).articles == ()  # type: ignore[union-attr]
    assert store.events(added.events, token=token) == ()
    assert store.changes() == ()
    assert store.article(added.article) is None


def test_waiting_reviews_are_listed_for_editors(store: Store, token: str) -> None:
    added = draft(store, token)
    empty = store.start_review(collection="main", by="another").token
    assert [(each.token, each.state) for each in store.reviews_waiting()] == [(token, "open"), (empty, "open")]
    store.submit(empty)
    assert store.reviews_waiting() == (
        Waiting(empty, "waiting", "another", "", 0, 0),
        Waiting(token, "open", "somebody", "An article", 1, 2),
    )
    assert [row.token for row in store.articles(status=ArticleStatus.DRAFT)] == [token]
    assert store.review("nothing") is None
    met, moved = claims_of(store, token, added)
    store.decide([met], ClaimStatus.KEPT, who="editor")
    store.publish(token, who="editor")
    assert store.reviews_waiting()[-1] == Waiting(token, "published", "somebody", "An article", 1, 1)
    store.decide([moved], ClaimStatus.DROPPED, who="editor")
    assert [each.token for each in store.reviews_waiting()] == [empty]


def test_a_review_of_nothing_but_refused_files_waits_for_nobody(store: Store, token: str) -> None:
    refused = [store.add_upload(token, name, b"", by="somebody").id for name in ("a.txt", "b.txt")]
    store.finish_upload(refused[0], JobState.FAILED, code="too-big", message="Too big.")
    assert [each.token for each in store.reviews_waiting()] == [token]  # one is still to be read
    store.finish_upload(refused[1], JobState.FAILED, code="broken", message="Not read.")
    assert store.reviews_waiting() == ()
    assert store.review(token) is not None  # its link keeps working
    draft(store, token)
    assert [each.token for each in store.reviews_waiting()] == [token]


def test_what_was_removed_or_lost_waits_for_nobody(store: Store, token: str) -> None:
    store.withdraw_article(draft(store, token).article, who="somebody", why="a mistake")
    draft(store, token, TEXT + " More.")
    assert [(each.articles, each.undecided) for each in store.reviews_waiting()] == [(1, 2)]


def test_an_upload_is_read_once_and_given_up_after_two_crashes(store: Store, token: str) -> None:
    said = {"title": "Talks", "source": "A wire", "url": "https://example.org/a", "by": "somebody"}
    job = store.add_upload(token, "a.txt", b"words", written=day("2025-12-16"), **said)
    taken = store.take_upload()
    assert taken is not None
    assert (taken.job.id, taken.data, taken.written) == (job.id, b"words", day("2025-12-16"))
    assert {name: getattr(taken, name) for name in said} == said
    assert store.take_upload() is None
    _let_go_stale(store)
    assert store.take_upload() is not None
    _let_go_stale(store)
    assert store.take_upload() is None
    failed = store.job(job.id)
    assert failed is not None
    assert (failed.state, failed.code) == (JobState.FAILED, "broken")
    with pytest.raises(NotFound):
        store.add_upload("nothing", "a.txt", b"words")


def test_a_finished_upload_keeps_no_bytes(store: Store, token: str) -> None:
    job = store.add_upload(token, "a.txt", b"words")
    store.finish_upload(job.id, JobState.FAILED, code="no-text", message="No words.")
    assert store.take_upload() is None
    (shown,) = store.review(token).jobs  # type: ignore[union-attr]
    assert (shown.state, shown.code, shown.size) == (JobState.FAILED, "no-text", 5)


def test_a_file_read_in_another_coding_takes_the_place_of_its_first_reading_or_leaves_no_trace(
    store: Store, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = draft(store, token).article
    job = store.add_upload(token, "a.txt", b"words")
    store.finish_upload(job.id, JobState.DONE, article=first, code=DOUBTFUL)

    def away(*_given: object, **_more: object) -> None:
        raise StoreUnavailable("away")

    again = digest(f"{TEXT} Read anew.", TOLD)
    with monkeypatch.context() as patched:
        patched.setattr(codings, "withdraw", away)
        with pytest.raises(StoreUnavailable):
            store.replace_reading(first, again, who="editor", why="read again")
    assert [row.id for row in store.review(token).articles] == [first]  # type: ignore[union-attr]
    new = store.replace_reading(first, again, who="editor", why="read again").article
    assert [row.id for row in store.review(token).articles] == [new]  # type: ignore[union-attr]
    upload = store.doubtful_upload(new)
    assert upload is not None and upload.job.id == job.id


def doubtful(store: Store, token: str, text: str) -> Added:
    """A draft that was read in a guessed coding, so that its file is kept."""
    added = draft(store, token, text)
    job = store.add_upload(token, "a.txt", b"words")
    assert store.take_upload() is not None
    store.finish_upload(job.id, JobState.DONE, article=added.article, code=DOUBTFUL)
    return added


def decide_all(store: Store, token: str, added: Added, status: ClaimStatus) -> None:
    detail = store.article(added.article, token=token)
    assert detail is not None
    store.decide([claim.id for claim in detail.claims], status, who="editor")


def test_files_of_a_doubtful_coding_go_with_the_end_of_their_review(store: Store, token: str) -> None:
    one, other = doubtful(store, token, TEXT), doubtful(store, token, TEXT + " More.")
    store.submit(token)  # the editor may still read them in another coding
    assert store.doubtful_upload(one.article) and store.doubtful_upload(other.article)
    decide_all(store, token, one, ClaimStatus.KEPT)
    store.publish(token, who="editor")
    assert store.doubtful_upload(one.article) is None
    assert store.doubtful_upload(other.article) is not None
    third = draft(store, token, TEXT + " And more.")
    decide_all(store, token, other, ClaimStatus.DROPPED)
    decide_all(store, token, third, ClaimStatus.KEPT)
    review = store.publish(token, who="editor")
    assert store.doubtful_upload(other.article) is None
    assert DOUBTFUL not in {job.code for job in review.jobs}


def test_the_file_of_a_doubtful_coding_goes_with_its_article(store: Store, token: str) -> None:
    added = doubtful(store, token, TEXT)
    change = store.withdraw_article(added.article, who="somebody", why="a mistake")
    store.undo(change.id, who="somebody")
    assert store.doubtful_upload(added.article) is None


def test_the_file_of_a_doubtful_coding_that_nobody_looks_at_goes_with_time(store: Store, token: str) -> None:
    old, fresh = doubtful(store, token, TEXT), doubtful(store, token, TEXT + " More.")
    with store._writing() as connection:
        long_ago = update(uploads).values(created=datetime.now(UTC) - KEPT - timedelta(hours=1))
        connection.execute(long_ago.where(uploads.c.article_id == old.article))
    assert store.doubtful_upload(old.article) is not None
    store.add_upload(token, "b.txt", b"words")
    assert store.doubtful_upload(old.article) is None
    assert store.doubtful_upload(fresh.article) is not None


def test_a_task_has_one_holder_and_dies_with_it(store: Store) -> None:
    assert store.hold_task("seed", "one")
    assert not store.hold_task("seed", "two")
    assert store.report_task("seed", "one", done=3, total=25, failed=(("a.md", "no text"),))
    progress = store.progress()
    assert (progress.done, progress.total, progress.running) == (3, 25, True)
    store.leave_task("seed", "one")
    assert not store.progress().running
    assert store.hold_task("seed", "two")


def test_a_task_that_another_took_over_is_the_other_s_alone(store: Store) -> None:
    store.hold_task("seed", "one")
    _let_go_stale(store)
    assert store.hold_task("seed", "two") and store.report_task("seed", "two", done=3, total=25)
    assert not store.report_task("seed", "one", done=1, total=25)
    store.leave_task("seed", "one")
    progress = store.progress()
    assert (progress.done, progress.running) == (3, True)
    assert not store.hold_task("seed", "three")


def _let_go_stale(store: Store) -> None:
    from dashboard.store.tables import tasks

    with store._writing() as connection:
        for table in (tasks, uploads):
            connection.execute(update(table).values(beat=datetime.now(UTC) - timedelta(hours=1)))
