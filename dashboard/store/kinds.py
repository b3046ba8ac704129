"""Kinds of events (PLOVER's 16 and five extensions) and the nine families that the timeline shows them in."""

KINDS = (
    "ASSAULT",
    "COERCE",
    "MOBILIZE",
    "PROTEST",
    "SANCTION",
    "RETREAT",
    "AID",
    "COOPERATE",
    "AGREE",
    "SUPPORT",
    "CONCEDE",
    "CONSULT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "X-CASUALTY",
    "X-DISPLACE",
    "X-VOTE",
    "X-ACCIDENT",
    "X-STATEMENT",
)

FAMILIES = ("fight", "strike", "cost", "control", "truce", "press", "talk", "aid", "vote", "other")
"""From violence to words, the order used everywhere; `other` holds events of no kind."""

_OF_KIND = {
    "ASSAULT": "fight",
    "COERCE": "control",
    "MOBILIZE": "control",
    "RETREAT": "truce",
    "CONCEDE": "truce",
    "SANCTION": "press",
    "THREATEN": "press",
    "REQUEST": "press",
    "ACCUSE": "press",
    "REJECT": "press",
    "X-STATEMENT": "press",
    "CONSULT": "talk",
    "AGREE": "talk",
    "AID": "aid",
    "COOPERATE": "aid",
    "SUPPORT": "aid",
    "PROTEST": "vote",
    "X-VOTE": "vote",
    "X-CASUALTY": "cost",
    "X-DISPLACE": "cost",
    "X-ACCIDENT": "cost",
}
_OF_ASSAULT = {
    "aerial": "strike",
    "drone": "strike",
    "heavy-weapons": "strike",
    "explosives": "strike",
    "suicide-attack": "strike",
    "unconventional": "strike",
    "targeted": "cost",
    "torture": "cost",
    "sexual": "cost",
    "abduct": "cost",
}


def family_of(kind: str | None, mode: str | None = None) -> str:
    """The family's key for a kind and mode; `other` where there is no kind."""
    if kind == "ASSAULT":
        return _OF_ASSAULT.get(mode or "", "fight")
    return _OF_KIND.get(kind or "", "other")
