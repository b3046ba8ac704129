"""What downloads leave out is counted without making them."""

import json
from datetime import date

from icalendar import Calendar

from dashboard import exports
from dashboard.filters import View, select
from dashboard.listed import told_in, without_beginning, without_place_in_a_calendar
from dashboard.store import Store
from extract import Factuality
from extract.value import parse
from tests.dashboard.dashboard_fakes import Told, day, digest
from tests.dashboard.stored import STORY, fill

DATES = ["2022-02-24", "[..2022-03-01]", "2022", "2022-03-01/..", "[2022-03-01..2022-03-20]", "2022-01/2022-06", "",
         "[9999-12-29..9999-12-30]", "[9999-12-30..9999-12-31]"]  # fmt: skip


def test_the_counts_are_those_of_the_files(store: Store) -> None:
    told = [Told(f"act{n}", parse(edtf) if edtf else None, f"Act {n} of many") for n, edtf in enumerate(DATES)]
    text = "".join(f"There was act{n}. " for n in range(len(DATES)))
    store.add_article(digest(text, told), collection="main", by="test")
    columns = store.columns()
    view = View()
    selection = select(columns, view)
    told_now = told_in(store, columns, selection, view)
    slides = json.loads(exports.as_timelinejs(told_now, "The war"))["events"]
    assert without_beginning(selection) == len(told_now) - len(slides) == 2
    entries = Calendar.from_ical(exports.as_icalendar(told_now)).walk("VEVENT")
    assert without_place_in_a_calendar(selection) == len(told_now) - len(entries) == 5


def test_a_quote_is_the_sentence_that_the_card_quotes(store: Store) -> None:
    fill(store, STORY[:1])
    columns, view = store.columns(), View(collection="north")
    told_now = told_in(store, columns, select(columns, view), view)
    sentence = "Voters go to the polls in Westport, officials said on 16 March 2014."
    assert told_now[0].claims[0].quote != sentence  # it is kept with what stands round it
    assert json.loads(exports.as_json(told_now))["events"][0]["quote"] == sentence
    (slide,) = json.loads(exports.as_timelinejs(told_now, "The war"))["events"]
    assert slide["text"]["text"] == sentence


def test_as_of_a_day_the_list_holds_only_what_was_told_by_then(store: Store) -> None:
    plan = Told("met", parse("2022-06"), "Envoys meet in Berlin", "in June 2022", factuality=Factuality.PLANNED)
    report = Told("met", parse("2022-06-09"), "Envoys meet in Berlin", "on 9 June 2022")
    told = ((plan, day("2022-06-01")), (report, day("2022-06-10")))
    before, after = (
        store.add_article(digest(f"Envoys met {each.expression}.", [each], published=out), collection="main", by="test")
        for each, out in told
    )
    store.join(after.events[0], before.events[0], who="test")
    columns, view = store.columns(), View(as_of=date(2022, 6, 5))
    (then,) = told_in(store, columns, select(columns, view), view)
    assert [claim.article for claim in then.claims] == [before.article]
    assert (then.event.when, then.event.factuality) == (parse("2022-06"), Factuality.PLANNED)
    (now,) = told_in(store, columns, select(columns, View()), View())
    assert len(now.claims) == 2 and now.event.when == parse("2022-06-09")
