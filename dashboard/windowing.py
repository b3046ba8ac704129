"""Long lists in parts: which rows are shown, and the ways to the parts before and behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.store import Claim, ClaimStatus

WHOLE, PART = 100, 50
"""Up to so many rows are shown at once; a longer list comes in parts of so many."""


@dataclass(frozen=True, slots=True)
class Window:
    """Rows `first` up to `end` (exclusive) of a list of `claims`."""

    claims: Sequence[Claim]
    first: int
    end: int

    @property
    def rows(self) -> Sequence[Claim]:
        """What is shown."""
        return self.claims[self.first : self.end]

    @property
    def is_whole(self) -> bool:
        """Nothing is left out."""
        return self.end - self.first == len(self.claims)

    def ways(self) -> str:
        """As attributes: the rows before and behind, the first and the last, and the next one that waits for a
        decision, as far as they are not shown. The script asks for their part where a key leads there."""
        if self.is_whole:
            return ""
        before, behind = self.claims[: self.first], self.claims[self.end :]
        waits = next((each for each in (*behind, *before) if each.status is ClaimStatus.UNDECIDED), None)
        named = {
            "first": before[0] if before else None,
            "before": before[-1] if before else None,
            "after": behind[0] if behind else None,
            "last": behind[-1] if behind else None,
            "waits": waits,
        }
        return " data-part" + "".join(f" data-{name}='{each.id}'" for name, each in named.items() if each)

    def line(self) -> str:
        """Which part this is, with a button for each of the parts beside it; "" where the list is whole."""
        if self.is_whole:
            return ""
        before, behind = self.first, len(self.claims) - self.end
        buttons = ""
        if before:
            buttons += _button(self.claims[self.first - 1], f"Previous {PART}")
        if behind:
            buttons += _button(self.claims[self.end], f"Next {min(PART, behind)}")
        words = f"Events {self.first + 1} to {self.end} of {len(self.claims):,}"
        return f"<p class='part small'><span>{words}</span> {buttons}</p>"


def window(claims: Sequence[Claim], at: int) -> Window:
    """The part of a list that holds the row with index `at`."""
    if len(claims) <= WHOLE:
        return Window(claims, 0, len(claims))
    first = max(0, min(at, len(claims) - 1)) // PART * PART
    return Window(claims, first, min(first + PART, len(claims)))


def _button(claim: Claim, words: str) -> str:
    return f"<button class='lnk' data-do='window' data-id='{claim.id}'>{words}</button> "
