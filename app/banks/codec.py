"""FileRead <-> plain JSON values, strictly typed: anything unexpected is refused, so a damaged cache is noticed."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from app.banks.parsed import FileRead

Decoder = Callable[[Any], Any]


class CodecError(ValueError):
    """JSON that is not what `encode` writes."""


def encode(value: object) -> object:
    """Plain JSON values; a dataclass is an object with its name under `is` and without what is as by default."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, Mapping):
        return {key: encode(part) for key, part in value.items()}
    if dataclasses.is_dataclass(value):
        parts = ((part.name, getattr(value, part.name), part.default) for part in dataclasses.fields(value))
        return {"is": type(value).__name__, **{name: encode(own) for name, own, default in parts if own != default}}
    return value


def decode(data: object) -> FileRead:
    """What `encode` was given. Raises CodecError."""
    try:
        read = _decoder(FileRead)(data)
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise CodecError(str(fault)) from fault
    if not isinstance(read, FileRead):
        raise CodecError("no file")
    return read


@cache
def _decoder(hint: Any) -> Decoder:
    """How a value of a type is read back."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(parts)
    if origin is tuple:
        return _tuple(parts)
    if origin is not None:
        return _mapping(_decoder(parts[1]))
    if dataclasses.is_dataclass(cast("object", hint)):
        return _dataclass(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return date.fromisoformat if hint is date else _plain(hint)


def _plain(kind: type) -> Decoder:
    allowed: tuple[type, ...] = (int, float) if kind is float else (kind,)

    def read(data: Any) -> Any:
        if type(data) not in allowed:
            raise CodecError(f"{kind.__name__} wanted")
        return float(data) if kind is float else data

    return read


def _tuple(parts: tuple[Any, ...]) -> Decoder:
    if parts[-1] is Ellipsis:
        each = _decoder(parts[0])
        return lambda data: tuple(each(part) for part in _list(data))
    fixed = [_decoder(part) for part in parts]
    return lambda data: tuple(read(part) for read, part in zip(fixed, _list(data), strict=True))


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise CodecError("list wanted")
    return data


def _mapping(each: Decoder) -> Decoder:
    text = _plain(str)
    return lambda data: {text(key): each(part) for key, part in data.items()}


def _union(parts: tuple[Any, ...]) -> Decoder:
    others = [part for part in parts if part is not type(None)]
    named = {part.__name__: _decoder(part) for part in others if dataclasses.is_dataclass(cast("object", part))}
    plain = [_decoder(part) for part in others if part.__name__ not in named]

    def read(data: Any) -> Any:
        if data is None and type(None) in parts:
            return None
        return named[data["is"]](data) if isinstance(data, dict) else plain[0](data)

    return read


def _dataclass(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    readers = {part.name: _decoder(hints[part.name]) for part in dataclasses.fields(kind)}

    def read(data: Any) -> Any:
        if data["is"] != kind.__name__:
            raise CodecError(f"{kind.__name__} wanted")
        return kind(**{name: readers[name](own) for name, own in data.items() if name != "is"})

    return read
