"""Column types of our own: moments in UTC, records as JSON text, and a `Value` as plain columns."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError
from sqlalchemy import BigInteger, Column, Date, DateTime, Dialect, Integer, RowMapping, String, Text
from sqlalchemy.types import TypeDecorator

from extract import Extent, Granularity, Value

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Id(TypeDecorator[int]):
    """A 64-bit key. A number from a link may be anything: one that can be no id is looked for as -1, and not found.

    SQLite gives ids without reuse only to INTEGER keys.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return value if value is None or -(2**63) <= value < 2**63 else -1


class Words(TypeDecorator[str]):
    """Text that every database takes: NUL and lone surrogates become U+FFFD, so that offsets still hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Word(TypeDecorator[str]):
    """The same, short."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


def storable(words: str) -> str:
    """Text without what no database takes, of the same length."""
    return _UNSTORABLE.sub("\ufffd", words)


class Moment(TypeDecorator[datetime]):
    """An instant, aware, in UTC. Never used for days of events."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Packed(TypeDecorator[Any]):
    """A record, or a tuple of them, as JSON text; None stays NULL."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        try:
            return _adapter(self.kind).dump_json(value).decode()
        except PydanticSerializationError:  # a lone surrogate, as an escape in a page's metadata can make one
            plain = _adapter(self.kind).dump_python(value, mode="json")
            return storable(json.dumps(plain, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else _adapter(self.kind).validate_json(value)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


VALUE_FIELDS = ("earliest", "latest", "granularity", "extent", "qualifier", "time", "era")


def value_columns(prefix: str = "") -> tuple[Column[Any], ...]:
    """The columns of a Value: days as DATE; a NULL granularity says that there is no value at all."""
    kinds: tuple[Any, ...] = (Date, Date, Word(12), Word(10), Word(1), Word(12), Word(12))
    return tuple(Column(prefix + name, kind) for name, kind in zip(VALUE_FIELDS, kinds, strict=True))


def value_to_row(value: Value | None, prefix: str = "") -> dict[str, Any]:
    """What to write into a Value's columns."""
    return {prefix + name: getattr(value, name) if value else None for name in VALUE_FIELDS}


def value_of_row(row: RowMapping | dict[str, Any], prefix: str = "") -> Value | None:
    """The Value in a row, None where there is none."""
    granularity = row[prefix + "granularity"]
    if granularity is None:
        return None
    return Value(
        row[prefix + "earliest"],
        row[prefix + "latest"],
        Granularity(granularity),
        Extent(row[prefix + "extent"]),
        row[prefix + "qualifier"] or "",
        row[prefix + "time"],
        row[prefix + "era"],
    )
