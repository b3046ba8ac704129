"""What can go wrong with the store, in words that a page can show."""


class StoreUnavailable(Exception):  # noqa: N818 - named for what it says
    """The database is not there, is locked, or has no room. Nothing was stored; trying again later may help."""


class NotFound(Exception):  # noqa: N818 - named for what it says
    """There is no such article, event, claim, change or review (or it may not be seen)."""


class Refused(Exception):  # noqa: N818 - named for what it says
    """The change makes no sense here (already undone, event is gone …); the message says why."""


class Overtaken(Refused):
    """Somebody else changed meanwhile what this change was worked out from; worked out again it may be made."""
