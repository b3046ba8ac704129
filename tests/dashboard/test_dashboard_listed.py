"""What downloads leave out is counted without making them."""

from dashboard import exports
from dashboard.filters import View, select
from dashboard.listed import told_in, without_beginning, without_place_in_a_calendar
from dashboard.store import Store
from extract.value import parse
from tests.dashboard.dashboard_fakes import Told, digest

DATES = ["2022-02-24", "[..2022-03-01]", "2022", "2022-03-01/..", "[2022-03-01..2022-03-20]", "2022-01/2022-06", ""]


def test_the_counts_are_those_of_the_files(store: Store) -> None:
    told = [Told(f"act{n}", parse(edtf) if edtf else None, f"Act {n} of many") for n, edtf in enumerate(DATES)]
    text = "".join(f"There was act{n}. " for n in range(len(DATES)))
    store.add_article(digest(text, told), collection="main", by="test")
    columns = store.columns()
    view = View()
    selection = select(columns, view)
    told_now = told_in(store, columns, selection, view)
    assert without_beginning(selection) == exports.as_timelinejs(told_now)[1] == 2
    assert without_place_in_a_calendar(selection) == exports.as_icalendar(told_now)[1] == 4
