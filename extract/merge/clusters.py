"""Many claims → events: those that are surely one share a number."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from extract import value as values
from extract.families import once, once_a_day
from extract.merge.comparing import SHARED_NAMES, Answer, Verdict, compare
from extract.merge.telling import Telling

Block = tuple[str, ...]

_COMMON = 0.2  # a name in more of the articles than this says nothing about a story
_FEW = 10  # articles below which no name counts as common
_LATEST = 60  # claims of one block that a new one is compared with: bounds the cost of thousands
_ENOUGH = 0.17  # share of sure pairs between two groups of claims for them to be one event


def cluster(tellings: Sequence[Telling]) -> dict[str, int]:
    """Key of each telling → number of its event, over all articles; those that are surely one share a number.

    Average linkage over the sure pairs: the two groups with the largest share of sure pairs join first, as long as
    that share is large enough and their firm dates have a day in common. Numbers count from 1 in the order of the
    tellings.
    """
    common = common_names(tellings)
    groups = _Groups(tellings)
    for first, second, verdict in _pairs(tellings, common):
        if verdict.answer is Answer.JOIN:
            groups.link(first, second)
    groups.join()
    numbers: dict[int, int] = {}
    return {each.key: numbers.setdefault(groups.of[at], len(numbers) + 1) for at, each in enumerate(tellings)}


def common_names(tellings: Iterable[Telling]) -> frozenset[str]:
    """Names that so many articles share that they tell no story from another ("Russia" in a war's collection)."""
    articles = {each.article: each.names for each in tellings}
    if len(articles) < _FEW:
        return frozenset()
    counts = Counter(name for names in articles.values() for name in names)
    return frozenset(name for name, count in counts.items() if count > _COMMON * len(articles))


class _Groups:
    """Groups of tellings by their numbers, with how many sure pairs link any two."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.of = list(range(len(tellings)))
        self._members = {at: [at] for at in self.of}
        self._firm = [each.firm for each in tellings]
        self._links: dict[int, dict[int, int]] = defaultdict(dict)

    def link(self, one: int, other: int) -> None:
        """Notes a sure pair."""
        self._links[one][other] = self._links[other][one] = 1

    def join(self) -> None:
        """Joins groups, best linked first, until none are linked well enough."""
        waiting = [(-1.0, min(pair), max(pair)) for one in self._links for pair in [(one, n) for n in self._links[one]]]
        heapify(waiting)
        while waiting:
            share, one, other = heappop(waiting)
            if self._share(one, other) != -share or not self._agree(one, other):
                continue
            self._merge(one, other)
            for neighbour in self._links[one]:
                share = self._share(one, neighbour)
                if share >= _ENOUGH:
                    heappush(waiting, (-share, min(one, neighbour), max(one, neighbour)))

    def _share(self, one: int, other: int) -> float:
        """The share of sure ones among all pairs of two groups; 0 where one of them is gone."""
        if one not in self._members or other not in self._members:
            return 0.0
        return self._links[one].get(other, 0) / (len(self._members[one]) * len(self._members[other]))

    def _agree(self, one: int, other: int) -> bool:
        first, second = self._firm[one], self._firm[other]
        return first is None or second is None or first.overlaps(second)

    def _merge(self, one: int, other: int) -> None:
        first, second = self._firm[one], self._firm[other]
        self._firm[one] = values.intersect(first, second) if first and second else first or second
        for member in self._members.pop(other):
            self._members[one].append(member)
            self.of[member] = one
        links = self._links.pop(other)
        self._links[one].pop(other, None)
        for neighbour, count in links.items():
            if neighbour != one:
                total = self._links[one].get(neighbour, 0) + count
                self._links[neighbour].pop(other, None)
                self._links[one][neighbour] = self._links[neighbour][one] = total


def _pairs(tellings: Sequence[Telling], common: frozenset[str]) -> Iterator[tuple[int, int, Verdict]]:
    """Pairs that share a block, each once, compared. A block is one family of acts with two main names, a day and a
    name, the day alone for acts that come once a day, or a name for acts that come once, so that the cost grows with
    the number of claims."""
    blocks: dict[Block, list[int]] = defaultdict(list)
    for at, each in enumerate(tellings):
        keys = tuple(_blocks(each, common))
        for earlier in sorted({number for block in keys for number in blocks[block][-_LATEST:]}):
            yield earlier, at, compare(tellings[earlier], each, common)
        for block in keys:
            blocks[block].append(at)


def _blocks(each: Telling, common: frozenset[str]) -> Iterator[Block]:
    firsts = sorted({name.rsplit(" ", 1)[-1].lower() for name in each.names - common})
    for pair in combinations(firsts, SHARED_NAMES):
        yield (each.family, *pair)
    named = each.participants | each.places
    firm = each.firm
    if firm is not None and firm.is_day and each.family in once_a_day():
        yield (each.family, each.edtf[:10])
    if firm is not None and firm.is_day:
        yield from ((each.family, each.edtf[:10], name) for name in sorted(named))
    if each.family in once():
        yield from ((each.family, name) for name in sorted(named))
