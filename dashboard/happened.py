"""Whether an event happened, in one word: nothing for what did, a word for what is planned, supposed or denied."""

from extract import Factuality

FACTUALITY_TAGS = {
    Factuality.OCCURRED: "",
    Factuality.ONGOING: "going on",
    Factuality.PLANNED: "planned",
    Factuality.HYPOTHETICAL: "supposed",
    Factuality.DENIED: "denied",
}
IS_FACT = frozenset({Factuality.OCCURRED, Factuality.ONGOING})


def told_title(title: str, factuality: Factuality) -> str:
    """The title where nothing beside it says whether the event happened: "Denied: Declaration of war"."""
    return title if factuality in IS_FACT else f"{FACTUALITY_TAGS[factuality].capitalize()}: {title}"
