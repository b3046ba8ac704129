"""A claim's sentence, cut out of its stored quote: on pages and in downloads."""

from dashboard.store.records import Claim


def sentence_of(claim: Claim) -> tuple[int, str]:
    """Where the sentence begins and its text, without the characters that the quote has on each side of it; with
    those up to the temporal expression where that stands beside the sentence."""
    first, last = claim.sentence
    end = claim.quote_start + len(claim.quote)
    if claim.how.span and claim.quote_start <= claim.how.span[0] and claim.how.span[1] <= end:
        first, last = min(first, claim.how.span[0]), max(last, claim.how.span[1])
    if not claim.quote_start <= first < last <= end:
        return claim.quote_start, claim.quote
    text = claim.quote[first - claim.quote_start : last - claim.quote_start]
    bare = text.lstrip("-–•* \n")  # of a list, its point
    return first + len(text) - len(bare), bare
