"""Columns brought up to date: rows replaced, the rest kept, all in numpy."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.store.columns import ClaimColumns, Columns
from dashboard.store.facet import Facet, Ints

_FACETS = ("actors", "places", "articles", "outlets")
_APART = {"version", "collection", "collections", "claims", *_FACETS}
_PLAIN = tuple(field.name for field in fields(Columns) if field.name not in _APART)
_TOLD = tuple(field.name for field in fields(ClaimColumns) if field.name not in ("event", "article"))
_Index = NDArray[np.int64]


def patched(previous: Columns, ids: Sequence[int], fresh: Iterable[Columns], version: int) -> Columns:
    """`previous` without the events `ids`, with the rows of `fresh` in their place."""
    left = ~np.isin(previous.id, np.asarray(ids, dtype=np.int64))
    parts = [previous, *fresh]
    rows = np.concatenate([np.flatnonzero(left), np.arange(len(previous), sum(map(len, parts)))])
    every = np.concatenate([part.id for part in parts])
    rows = rows[np.argsort(every[rows], kind="stable")]
    slugs = {slug: at for at, slug in enumerate(dict.fromkeys(slug for part in parts for slug in part.collections))}
    places = [np.asarray([slugs[slug] for slug in part.collections], dtype=np.int16) for part in parts]
    joined: dict[str, Any] = {name: _join_facets([getattr(part, name) for part in parts], rows) for name in _FACETS}
    for name in _PLAIN:
        joined[name] = np.concatenate([getattr(part, name) for part in parts])[rows]
    return Columns(
        version=version,
        collection=np.concatenate([at[part.collection] for at, part in zip(places, parts, strict=True)])[rows],
        collections=tuple(slugs),
        claims=_join_claims(parts, rows, joined["articles"]),
        **joined,
    )


def _join_facets(parts: list[Facet], rows: _Index) -> Facet:
    """One facet of the chosen rows; names that no row has any more are left out."""
    keys: dict[str, int] = {}
    names: list[str] = []
    maps = []
    for part in parts:
        for key, name in zip(part.keys or part.names, part.names, strict=True):
            if key not in keys:
                keys[key] = len(keys)
                names.append(name)
        maps.append(np.asarray([keys[key] for key in part.keys or part.names], dtype=np.int32))
    members = np.concatenate([at[part.members] for at, part in zip(maps, parts, strict=True)])
    lengths = np.concatenate([np.diff(part.offsets) for part in parts])
    starts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    chosen = members[_ranges(starts[rows], lengths[rows])]
    used, packed = np.unique(chosen, return_inverse=True)
    offsets = np.concatenate([[0], np.cumsum(lengths[rows])]).astype(np.int32)
    every = tuple(keys)
    with_keys = any(part.keys for part in parts)
    return Facet(
        tuple(names[at] for at in used),
        offsets,
        packed.astype(np.int32),
        tuple(every[at] for at in used) if with_keys else (),
    )


def _ranges(starts: _Index, lengths: _Index) -> _Index:
    """Positions start, start + 1 … of each run, one run behind the other."""
    ends = np.cumsum(lengths)
    runs: _Index = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return runs


def _join_claims(parts: list[Columns], rows: _Index, articles: Facet) -> ClaimColumns:
    position: NDArray[np.int32] = np.full(sum(map(len, parts)), -1, dtype=np.int32)
    position[rows] = np.arange(len(rows))
    index = {key: at for at, key in enumerate(articles.keys)}
    maps = [np.asarray([index.get(key, -1) for key in part.articles.keys], dtype=np.int32) for part in parts]
    begins = np.cumsum([0, *map(len, parts)])
    event: Ints = position[
        np.concatenate([part.claims.event + begin for part, begin in zip(parts, begins[:-1], strict=True)])
    ]
    article: Ints = np.concatenate([at[part.claims.article] for at, part in zip(maps, parts, strict=True)])
    kept = np.flatnonzero(event >= 0)
    kept = kept[np.lexsort((article[kept], event[kept]))]
    return ClaimColumns(
        event=event[kept],
        article=article[kept],
        **{name: np.concatenate([getattr(part.claims, name) for part in parts])[kept] for name in _TOLD},
    )
