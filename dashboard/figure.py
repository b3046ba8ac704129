"""A frame as a Plotly figure (a plain dict) of fixed width: for pages without our script and for downloads.

The page itself is drawn by the component, which knows the reader's width and fonts; signs and colours are the same.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from dashboard.happened import told_title
from dashboard.palette import NEUTRALS, mixed, rgba
from extract import Factuality

ROW, GUTTER, STRIP, FOOT = 18, 170, 60, 40
GLYPH, OPEN_END, WIDEST_GLYPH = 11, 84, 15
MOST_ROWS = 12
LETTER = 6.6  # pixels that a letter of a label takes, the widest fonts aside
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FULL = {"day": 0.3, "dur": 0.92}  # opacity of a day's cell and of a lasting bar; windows have 0.62
_OUTLINED = frozenset({"planned", "hypothetical"})

Box = tuple[float, float]


def figure(frame: Mapping[str, Any], *, width: int = 1200, dark: bool = False, title: str = "") -> dict[str, Any]:
    """The figure of a frame: density strip, lanes, marks with hover texts and, where they fit, labels."""
    return _Chart(frame, width, dark, title).figure()


class _Chart:
    def __init__(self, frame: Mapping[str, Any], width: int, dark: bool, title: str) -> None:
        self.frame, self.width, self.title = frame, width, title
        self.tone = {name: pair[dark] for name, pair in NEUTRALS.items()}
        self.colours = [family["dark" if dark else "light"] for family in frame["families"]]
        self.plot = width - GUTTER - 20
        self.marks, self.tops, self.height = self._packed()

    def figure(self) -> dict[str, Any]:
        """Traces from the back to the front, and the layout."""
        drawn = [*self._bars(), self._outlines(), self._ticks(), self._glyphs(), self._slashes(), self._labels()]
        return {"data": [*self._strip(), *drawn], "layout": self._layout()}

    # --- places ------------------------------------------------------------------------------------------------

    def _x(self, time: float) -> float:
        start, end = self.frame["window"]
        return float((time - start) / (end - start) * self.plot)

    def _iso(self, x: float) -> str:
        start, end = self.frame["window"]
        return _iso(start + x / self.plot * (end - start))

    def _box(self, mark: Mapping[str, Any]) -> Box:
        """The mark's pixels from left to right; an open end has a length of its own."""
        if mark["t"] is not None:
            return self._x(mark["t"]), self._x(mark["t"])
        if mark["a"] is None:
            return self._x(mark["b"]) - OPEN_END, self._x(mark["b"])
        start = self._x(mark["a"])
        return start, start + OPEN_END if mark["b"] is None else self._x(mark["b"])

    def _packed(self) -> tuple[list[dict[str, Any]], list[float], float]:
        """Marks with their row, the weightiest first into the first free one; tops of the lanes; the whole height."""
        lanes: list[list[dict[str, Any]]] = [[] for _ in self.frame["lanes"]]
        for mark in sorted(self.frame["marks"], key=lambda each: (-each["w"], each["i"])):
            left, right = self._box(mark)
            if right >= -OPEN_END and left <= self.plot + OPEN_END:
                lanes[mark["l"]].append({**mark, "box": (left, right)})
        tops, marks, top = [], [], 0.0
        for lane in lanes:
            rows = _rows(lane)
            for mark in lane:
                marks.append({**mark, "y": top + 8 + (mark["row"] + 0.5) * ROW})
            tops.append(top)
            top += max(2, rows) * ROW + 16
        return marks, tops, max(top, ROW)

    # --- traces ------------------------------------------------------------------------------------------------

    def _strip(self) -> list[dict[str, Any]]:
        strip = self.frame["strip"]
        starts = [_iso(start) for start in strip["starts"]]
        base = {"type": "bar", "x": starts, "xaxis": "x2", "yaxis": "y2", "showlegend": False}
        return [
            {**base, "name": "checked", "y": strip["checked"], "marker": {"color": self.tone["strip"]}},
            {
                **base,
                "name": "not yet checked",
                "y": strip["unchecked"],
                "base": strip["checked"],
                "marker": {"color": self.tone["unchecked"]},
            },
        ]

    def _bars(self) -> list[dict[str, Any]]:
        """Bars and bands; a fade is nested bars of one low opacity, so that it zooms and prints."""
        base, length, place, colour, hover = [], [], [], [], []
        start, end = self.frame["window"]
        for mark in self.marks:
            left, right = mark["box"]
            if right - left <= WIDEST_GLYPH and mark["a"] is not None and mark["b"] is not None:
                continue
            steps, (fade_left, fade_right) = 8, _fades(mark, right - left)
            full = 0.1 if mark["p"] in _OUTLINED else _FULL.get(mark["k"], 0.62)
            steps = steps if fade_left or fade_right else 1
            for step in range(steps):
                a, b = left + fade_left * step / steps, right - fade_right * step / steps
                base.append(self._iso(a))
                length.append((b - a) / self.plot * (end - start))
                place.append(mark["y"])
                colour.append(rgba(self.colours[mark["f"]], 1 - (1 - full) ** (1 / steps)))
                hover.append(_hover(mark))
        return [
            {
                "type": "bar",
                "orientation": "h",
                "base": base,
                "x": length,
                "y": place,
                "width": 10,
                "marker": {"color": colour, "line": {"width": 0}},
                "hovertext": hover,
                "hovertemplate": "%{hovertext}<extra></extra>",
                "showlegend": False,
            }
        ]

    def _outlines(self) -> dict[str, Any]:
        x: list[str | None] = []
        y: list[float | None] = []
        for mark in self.marks:
            left, right = mark["box"]
            if mark["p"] in _OUTLINED and right - left > WIDEST_GLYPH:
                x += [*(self._iso(each) for each in (left, right, right, left, left)), None]
                y += [*(mark["y"] + each for each in (-5, -5, 5, 5, -5)), None]
        return _lines(x, y, self.tone["ink2"], "3px,2px")

    def _ticks(self) -> dict[str, Any]:
        """Events that the lanes fold, as ticks at their foot."""
        x: list[str | None] = []
        y: list[float | None] = []
        bottoms = [*self.tops[1:], self.height]
        for lane, place, _ in self.frame["folds"]:
            at = self._iso((place + 0.5) / self.frame["bins"] * self.plot)
            x += [at, at, None]
            y += [bottoms[lane] - 7, bottoms[lane] - 1, None]
        return _lines(x, y, self.tone["ink2"], "solid")

    def _glyphs(self) -> dict[str, Any]:
        x, y, symbol, fill, line, hover, ids = [], [], [], [], [], [], []
        for mark in self.marks:
            colour = self.colours[mark["f"]]
            hollow = mark["p"] in _OUTLINED or mark["p"] == "denied"
            for number, at in enumerate(places := self._places(mark)):
                solid = not mark["s"] or (len(places) > 1 and self._is_preferred(mark, number))
                x.append(self._iso(at))
                y.append(mark["y"])
                symbol.append(self.frame["families"][mark["f"]]["symbol"])
                fill.append(self.tone["paper"] if hollow else mixed(colour, self.tone["paper"], soft=not solid))
                line.append(colour)
                hover.append(_hover(mark))
                ids.append(mark["i"])
        marker = {"symbol": symbol, "size": GLYPH, "color": fill, "line": {"color": line, "width": 1.2}}
        return {
            "type": "scatter",
            "mode": "markers",
            "x": x,
            "y": y,
            "customdata": ids,
            "marker": marker,
            "hovertext": hover,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "showlegend": False,
        }

    def _places(self, mark: Mapping[str, Any]) -> list[float]:
        """Where a mark's signs stand: one for each date that the sources give, 13 px apart at least."""
        told = mark.get("r", ())
        if not told:
            return _glyph_places(mark)
        middles = [self._x((first + end) / 2) for first, end, *_ in told]
        found = [middles[0]]
        for middle in middles[1:]:
            found.append(max(middle, found[-1] + 13))
        return [place - (found[-1] - middles[-1]) / 2 for place in found]

    @staticmethod
    def _is_preferred(mark: Mapping[str, Any], number: int) -> bool:
        told = mark.get("r", ())
        return bool(told and told[number][2])

    def _slashes(self) -> dict[str, Any]:
        denied = [(self._iso(at), mark) for mark in self.marks if mark["p"] == "denied" for at in self._places(mark)]
        colour = [self.colours[mark["f"]] for _, mark in denied]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [at for at, _ in denied],
            "y": [mark["y"] for _, mark in denied],
            "marker": {
                "symbol": "line-ne-open",
                "size": 15,
                "color": colour,
                "line": {"color": colour, "width": 1.8},
            },
            "hoverinfo": "skip",
            "showlegend": False,
        }

    def _labels(self) -> dict[str, Any]:
        ends = [
            (mark, mark["label_at"] + LETTER * len(_label(mark))) for mark in self.marks if mark["label_at"] is not None
        ]
        shown = [mark for mark, end in ends if end < self.plot]  # a label fits or is absent
        return {
            "type": "scatter",
            "mode": "text",
            "x": [self._iso(mark["label_at"]) for mark in shown],
            "y": [mark["y"] for mark in shown],
            "text": [escape(_label(mark)) for mark in shown],
            "textposition": "middle right",
            "textfont": {"size": 12, "color": self.tone["ink"]},
            "hoverinfo": "skip",
            "showlegend": False,
        }

    # --- layout ------------------------------------------------------------------------------------------------

    def _layout(self) -> dict[str, Any]:
        total = self.height + STRIP + FOOT
        axis = {"type": "date", "gridcolor": self.tone["line"], "zeroline": False}
        return {
            "title": {"text": escape(self.title)} if self.title else None,
            "width": self.width,
            "height": total + (60 if self.title else 20),
            "margin": {"l": GUTTER, "r": 20, "t": 60 if self.title else 20, "b": 0},
            "paper_bgcolor": self.tone["paper"],
            "plot_bgcolor": self.tone["paper"],
            "font": {"family": "Source Sans, sans-serif", "color": self.tone["ink2"], "size": 12},
            "barmode": "overlay",
            "bargap": 0.15,
            "hovermode": "closest",
            "dragmode": "pan",
            "xaxis": {**axis, "range": [_iso(each) for each in self.frame["window"]], "anchor": "y"},
            "yaxis": {
                "range": [self.height, 0],
                "domain": [FOOT / total, 1 - (STRIP + 10) / total],
                "visible": False,
                "fixedrange": True,
            },
            "xaxis2": {
                **axis,
                "range": [_iso(each) for each in self.frame["whole"]],
                "anchor": "y2",
                "showgrid": False,
                "fixedrange": True,
            },
            "yaxis2": {"domain": [1 - (STRIP - 20) / total, 1], "visible": False, "fixedrange": True},
            "annotations": [
                self._lane_name(lane, top) for lane, top in zip(self.frame["lanes"], self.tops, strict=True)
            ],
            "shapes": self._uncovered() + [_rule(top, self.tone["line"]) for top in self.tops] + self._as_of(),
        }

    def _lane_name(self, lane: Mapping[str, Any], top: float) -> dict[str, Any]:
        return {
            "xref": "paper",
            "x": 0,
            "xshift": -GUTTER + 10,
            "xanchor": "left",
            "yref": "y",
            "y": top + 18,
            "showarrow": False,
            "text": f"<b>{escape(lane['name'])}</b> {lane['n']}",
            "font": {"color": self.tone["ink"], "size": 13},
        }

    def _uncovered(self) -> list[dict[str, Any]]:
        """Grey on the strip where the collection covers nothing."""
        colour = rgba(self.tone["line2"], 0.42)
        place = {
            "type": "rect",
            "xref": "x2",
            "yref": "y2 domain",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"width": 0},
        }
        out = (self.frame["coverage"] or {}).get("out", ())
        return [{**place, "x0": _iso(first), "x1": _iso(end), "fillcolor": colour} for first, end in out]

    def _as_of(self) -> list[dict[str, Any]]:
        if self.frame["asof"] is None:
            return []
        at = _iso(self.frame["asof"])
        line = {"color": self.tone["ink"], "width": 1, "dash": "4px,3px"}
        return [
            {"type": "line", "xref": "x", "x0": at, "x1": at, "yref": "y", "y0": 0, "y1": self.height, "line": line}
        ]


def _rows(lane: Sequence[dict[str, Any]]) -> int:
    """Give every mark of a lane its row, with its label where there is room; how many rows that takes."""
    taken: list[list[Box]] = []
    for mark in lane:
        left, right = mark["box"][0] - 7, mark["box"][1] + 7
        wide = (left, right + 8 + LETTER * len(_label(mark)))
        mark["row"], mark["label_at"] = 0, None
        row = _free(taken, wide, MOST_ROWS)
        if row is not None:
            mark["row"], mark["label_at"] = row, right + 2
        else:
            wide = (left, right)
            mark["row"] = min(range(len(taken)), key=lambda at: _crossings(taken[at], wide))
        while len(taken) <= mark["row"]:
            taken.append([])
        taken[mark["row"]].append(wide)
    return len(taken)


def _free(taken: Sequence[Sequence[Box]], box: Box, most: int) -> int | None:
    for row in range(most):
        if row >= len(taken) or not _crossings(taken[row], box):
            return row
    return None


def _crossings(row: Sequence[Box], box: Box) -> int:
    return sum(box[0] < right and box[1] > left for left, right in row)


def _fades(mark: Mapping[str, Any], width: float) -> Box:
    """How far the mark fades at its left and right end. Fades end at the bounds."""
    if mark["a"] is None or mark["b"] is None:
        return (OPEN_END, 0) if mark["a"] is None else (0, OPEN_END)
    if mark["k"] == "dur":
        return (min(12, width / 3),) * 2 if mark["s"] else (0, 0)
    return (min(width, 90) * 0.3,) * 2 if mark["k"] in ("win", "alt") else (0, 0)


def _glyph_places(mark: Mapping[str, Any]) -> list[float]:
    left, right = mark["box"]
    if mark["k"] == "alt":
        middle = (left + right) / 2
        return [min(left, middle - 6.5), max(right, middle + 6.5)]
    if mark["a"] is None:
        return [right - 9]
    return (
        [left + 9]
        if mark["b"] is None or (mark["k"] == "dur" and right - left > WIDEST_GLYPH)
        else [(left + right) / 2]
    )


def _lines(x: Sequence[str | None], y: Sequence[float | None], colour: str, dash: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1.2, "dash": dash}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": line,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _rule(y: float, colour: str) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": y,
        "y1": y,
        "line": {"color": colour},
    }


def _hover(mark: Mapping[str, Any]) -> str:
    return f"<b>{escape(told_title(mark['title'], Factuality(mark['p'])))}</b><br>{escape(mark['words'])}"


def _label(mark: Mapping[str, Any]) -> str:
    return told_title(mark["label"], Factuality(mark["p"]))


def _iso(time: float) -> str:
    """Plotly's text of a time; years before 1 and after 9999 are the calendar's ends."""
    try:
        return (_EPOCH + timedelta(milliseconds=time)).strftime("%Y-%m-%dT%H:%M:%S").zfill(19)
    except OverflowError:
        return "0001-01-01T00:00:00" if time < 0 else "9999-12-31T00:00:00"
