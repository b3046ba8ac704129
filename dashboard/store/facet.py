"""Many-valued properties of events (actors, places, articles, outlets) as numpy columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Facet:
    """Which names belong to which row, in compressed form: row r has `members[offsets[r]:offsets[r + 1]]`.

    `members` index `names`; `keys` is what a link writes for each name (an article's id), by default the name.
    """

    names: tuple[str, ...]
    offsets: Ints
    members: Ints
    keys: tuple[str, ...] = ()

    def of(self, row: int) -> tuple[str, ...]:
        """The names of one row."""
        return tuple(self.names[i] for i in self.members[self.offsets[row] : self.offsets[row + 1]])

    def rows(self) -> Ints:
        """The row of each member."""
        return np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int32), np.diff(self.offsets))

    def mask(self, chosen: Iterable[str]) -> Mask:
        """Rows that have at least one of the chosen keys; unknown keys choose nothing."""
        index = {key: i for i, key in enumerate(self.keys or self.names)}
        wanted = np.zeros(len(self.names), dtype=bool)
        wanted[[index[key] for key in chosen if key in index]] = True
        found = np.zeros(len(self.offsets) - 1, dtype=bool)
        found[self.rows()[wanted[self.members]]] = True
        return found

    def counts(self, mask: Mask) -> NDArray[np.int64]:
        """How many of the rows in `mask` each name has."""
        return np.bincount(self.members[mask[self.rows()]], minlength=len(self.names))

    @staticmethod
    def of_lists(lists: Iterable[Sequence[str]], labels: dict[str, str] | None = None) -> "Facet":
        """From one list of names a row; with `labels` the lists hold keys, and labels are their names."""
        index: dict[str, int] = {}
        members: list[int] = []
        offsets = [0]
        for names in lists:
            members.extend(index.setdefault(name, len(index)) for name in dict.fromkeys(names))
            offsets.append(len(members))
        keys = tuple(index)
        return Facet(
            tuple(labels.get(key, key) for key in keys) if labels is not None else keys,
            np.asarray(offsets, dtype=np.int32),
            np.asarray(members, dtype=np.int32),
            keys if labels is not None else (),
        )
