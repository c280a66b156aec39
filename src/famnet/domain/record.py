"""What every stored noun has in common, and the light dataclass they and most other values are made by."""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NamedTuple, Never, TypeVar, cast, dataclass_transform

from famnet.domain.ids import new_id

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen dataclass with named fields, made without writing and compiling code for each class.

    The standard decorator compiles up to six functions a class, half a millisecond; every command makes more than a
    hundred classes. These share theirs, and are as quick to make instances of. `fields` and `replace` work as ever.
    There is no listing of values: what a family told must not reach a log or a traceback by way of `repr`.
    """
    return _light(dataclass(init=False, repr=False, eq=False, kw_only=True)(cls))


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """As `record`, for small values whose fields go by their places, too: `Bar(3, 8)`."""
    return _light(dataclass(init=False, repr=False, eq=False)(cls))


def _light(made: Any) -> type[Any]:  # noqa: ANN401 -- a class of any kind, which is given attributes here
    """A dataclass that shares its functions with all the others."""
    told = [f for f in fields(made) if f.init]
    made.__record__ = _Shape(
        names=frozenset(f.name for f in told),
        places=tuple(f.name for f in told if not f.kw_only),
        required=frozenset(f.name for f in told if f.default is MISSING and f.default_factory is MISSING),
        defaults={f.name: f.default for f in told if f.default is not MISSING},
        factories=tuple((f.name, f.default_factory) for f in told if f.default_factory is not MISSING),
        values=_getter(tuple(f.name for f in fields(made))),
    )
    for name, function in _SHARED.items():
        setattr(made, name, function)
    return cast("type[Any]", made)


class _Shape(NamedTuple):
    """What the shared functions need to know of a class."""

    names: frozenset[str]
    places: tuple[str, ...]  # fields that can be told without their names
    required: frozenset[str]
    defaults: dict[str, Any]
    factories: tuple[tuple[str, Callable[[], Any]], ...]
    values: Callable[[Any], Any]


def _getter(names: tuple[str, ...]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _init(self: Any, *placed: Any, **told: Any) -> None:  # noqa: ANN401 -- each class has fields of its own
    shape: _Shape = type(self).__record__
    if placed:
        _take_places(type(self).__name__, shape, placed, told)
    if not shape.names >= told.keys() or not told.keys() >= shape.required:
        raise TypeError(_complaint(type(self).__name__, shape, told))
    values = self.__dict__  # past __setattr__, which refuses
    values.update(shape.defaults)
    values.update(told)
    for name, factory in shape.factories:
        if name not in told:
            values[name] = factory()
    check = getattr(self, "__post_init__", None)
    if check:
        check()


def _take_places(name: str, shape: _Shape, placed: tuple[Any, ...], told: dict[str, Any]) -> None:
    """Values told by their places, under their names."""
    by_name = dict(zip(shape.places, placed, strict=False))
    if len(by_name) < len(placed) or by_name.keys() & told.keys():
        message = f"{name}: {len(placed)} values by their places, {len(shape.places)} places, or told twice"
        raise TypeError(message)
    told |= by_name


def _complaint(name: str, shape: _Shape, told: dict[str, Any]) -> str:
    wrong = {"unknown": told.keys() - shape.names, "missing": shape.required - told.keys()}
    return f"{name}: " + "; ".join(f"{what} {', '.join(sorted(names))}" for what, names in wrong.items() if names)


def _eq(self: Any, other: object) -> bool:  # noqa: ANN401
    values = type(self).__record__.values
    return type(self) is type(other) and bool(values(self) == values(other))


def _hash(self: Any) -> int:  # noqa: ANN401
    return hash(type(self).__record__.values(self))


def _refuse(self: object, name: str, *_: object) -> Never:
    message = f"{type(self).__name__}.{name} cannot be changed: make a new one with `replace`"
    raise FrozenInstanceError(message)


_SHARED = {"__init__": _init, "__eq__": _eq, "__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}


def said(**values: object) -> dict[str, Any]:
    """Fields and what was said of each; None says nothing of one."""
    return {name: value for name, value in values.items() if value is not None}


@record
class Record:
    """A thing the store keeps: its id, and the version of its row that was read (0 when not stored yet).

    Fields of a record are of a closed set of types, so that the shelf can store any of them without being told how:
    str, int, bool, date, PartialDate, a StrEnum, tuple[str, ...], and each of these or None.
    """

    id: str = field(default_factory=new_id)
    version: int = 0

    def __repr__(self) -> str:
        """Which record it is, never what it says."""
        return f"<{type(self).__name__} {self.id}>"
