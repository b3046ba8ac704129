"""Text for XML 1.0, which has no place for most control characters: a page may hold a form feed, a title any."""

import re

_NONE_OF_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with a blank for each character that XML can't hold, so that places in it stay what they are."""
    return _NONE_OF_XML.sub(" ", text)
