"""The command line: `python -m extract FILE…` explains articles, `--jsonl IN --output OUT` reads many."""

import argparse
import json
import sys
from pathlib import Path

from extract import batch
from extract.article import UnreadableArticle, read_article
from extract.model import Extraction
from extract.pipeline import DEFAULT_SALIENCE, extract
from extract.record import as_record
from extract.table import as_table
from extract.timex import as_timeml


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns its exit status (0, or 1 where something could not be read)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.jsonl:
        if not options.output or options.files:
            parser.error("--jsonl IN.jsonl needs --output OUT.jsonl and no further files")
        return _many(options)
    if not options.files:
        parser.error("name at least one file, or --jsonl IN.jsonl --output OUT.jsonl")
    return _explain_files(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract", description="Resolve an article's dates and events.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="txt, md, html, pdf, docx or eml")
    parser.add_argument("--published", metavar="DATE", help="when the article was written (ISO date or time)")
    parser.add_argument("--as", dest="form", choices=("table", "json", "timeml"), default="table")
    parser.add_argument("--jsonl", type=Path, metavar="IN.jsonl", help='lines of {"id", "text", "published", "title"?}')
    parser.add_argument("--output", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--only", choices=("timexes", "events"), default="events", help="timexes: no events, no model")
    parser.add_argument("--min-salience", type=float, default=DEFAULT_SALIENCE, metavar="X", help="0 (all) to 1")
    parser.add_argument("--merge", action="store_true", help="number the mentions that are one event")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes (with --jsonl)")
    parser.add_argument("--resume", action="store_true", help="go on behind the lines that OUT already has")
    return parser


def _many(options: argparse.Namespace) -> int:
    what = batch.Options(options.only, options.min_salience, options.merge)
    try:
        failures = batch.run(options.jsonl, options.output, what, workers=options.workers, resume=options.resume)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    if failures:
        print(f"{failures} lines could not be read; each has its error in {options.output}", file=sys.stderr)
    return 1 if failures else 0


def _explain_files(options: argparse.Namespace) -> int:
    status = 0
    for path in options.files:
        try:
            article = read_article(path.read_bytes(), name=path.name, published=options.published)
        except (OSError, UnreadableArticle, ValueError) as error:
            print(f"{path}: {getattr(error, 'strerror', None) or error}", file=sys.stderr)
            status = 1
            continue
        extraction = extract(article, only=options.only, min_salience=options.min_salience)
        print(_FORMS[options.form](extraction))
    return status


def _as_json(extraction: Extraction) -> str:
    return json.dumps(as_record(extraction.article.id, extraction, with_text=True), ensure_ascii=False)


_FORMS = {"table": as_table, "json": _as_json, "timeml": as_timeml}


if __name__ == "__main__":
    sys.exit(main())
