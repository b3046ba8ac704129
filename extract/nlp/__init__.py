"""English news under spaCy: the pipeline, and an article's parse with its temporal expressions."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from extract.model import Article, Timex
from extract.nlp.headlines import readable
from extract.nlp.pipeline import pipeline

__all__ = ["parse", "pipeline"]

_PIECE = 50_000  # characters parsed at once: bounds the memory of very long texts


def parse(article: Article, timexes: Sequence[Timex], *, model: str | None = None) -> Doc:
    """Parse an article. Token offsets are those of `Article.text`; expressions stand in `doc.spans["timex"]`.

    A span's `id_` is the id of its Timex. Expressions that hold no token (in a dateline) have no span.
    """
    nlp = pipeline(model)
    text = readable(article, timexes)
    pieces = list(nlp.pipe(_pieces(text), batch_size=8))
    doc = pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)
    doc.spans["timex"] = [span for timex in timexes if (span := _span(doc, timex)) is not None]
    return doc


def _span(doc: Doc, timex: Timex) -> Span | None:
    span = doc.char_span(timex.start, timex.end, timex.type, span_id=timex.id, alignment_mode="expand")
    return None if span is None or span.text.isspace() else span


def _pieces(text: str) -> Iterator[str]:
    """Whole lines, about `_PIECE` characters at once."""
    start = 0
    while len(text) - start > _PIECE:
        end = text.rfind("\n", start, start + _PIECE) + 1
        end = end if end > start else start + _PIECE
        yield text[start:end]
        start = end
    yield text[start:]
