"""What every stored noun has in common, and the light dataclass they and most other values are made by."""

from collections.abc import Callable, Mapping
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


@dataclass_transform(eq_default=False)
def draft(cls: type[T]) -> type[T]:
    """As `value`, for what is still being made: its fields may change, and no two are taken for the same."""
    return _light(dataclass(init=False, repr=False, eq=False)(cls), {"__init__": _init})


def _light(made: Any, shared: Mapping[str, Any] | None = None) -> type[Any]:  # noqa: ANN401 -- a class of any kind
    """A dataclass that shares its functions with all the others."""
    told = [f for f in fields(made) if f.init]
    made.__record__ = _Shape(
        names=frozenset(f.name for f in told),
        places=tuple(f.name for f in told if not f.kw_only),
        defaults={f.name: f.default for f in told if f.default is not MISSING},
        factories=tuple((f.name, f.default_factory) for f in told if f.default_factory is not MISSING),
        checked=hasattr(made, "__post_init__"),
        values=_getter(tuple(f.name for f in fields(made))),
    )
    for name, function in (shared or _FROZEN).items():
        setattr(made, name, function)
    return cast("type[Any]", made)


class _Shape(NamedTuple):
    """What the shared functions need to know of a class."""

    names: frozenset[str]
    places: tuple[str, ...]  # fields that can be told without their names
    defaults: dict[str, Any]
    factories: tuple[tuple[str, Callable[[], Any]], ...]
    checked: bool  # whether the class looks at its values itself
    values: Callable[[Any], Any]


def _getter(names: tuple[str, ...]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _init(self: Any, *placed: Any, **told: Any) -> None:  # noqa: ANN401 -- each class has fields of its own
    shape: _Shape = self.__record__
    if placed:
        _take_places(type(self).__name__, shape.places, placed, told)
    values = self.__dict__  # past __setattr__, which refuses
    values |= shape.defaults
    values |= told
    for name, factory in shape.factories:
        if name not in told:
            values[name] = factory()
    if values.keys() != shape.names:
        raise TypeError(_complaint(type(self).__name__, shape.names, values))
    if shape.checked:
        self.__post_init__()


def _take_places(name: str, places: tuple[str, ...], placed: tuple[Any, ...], told: dict[str, Any]) -> None:
    """Values told by their places, under their names."""
    count = len(placed) + len(told)
    told.update(zip(places, placed, strict=False))
    if len(told) < count:
        message = f"{name}: {len(placed)} values by their places, {len(places)} places, or told twice"
        raise TypeError(message)


def _complaint(name: str, names: frozenset[str], values: dict[str, Any]) -> str:
    wrong = {"unknown": values.keys() - names, "missing": names - values.keys()}
    return f"{name}: " + "; ".join(f"{what} {', '.join(sorted(those))}" for what, those in wrong.items() if those)


def _eq(self: Any, other: object) -> bool:  # noqa: ANN401
    values = type(self).__record__.values
    return type(self) is type(other) and bool(values(self) == values(other))


def _hash(self: Any) -> int:  # noqa: ANN401
    return hash(type(self).__record__.values(self))


def _refuse(self: object, name: str, *_: object) -> Never:
    message = f"{type(self).__name__}.{name} cannot be changed: make a new one with `replace`"
    raise FrozenInstanceError(message)


_FROZEN = {"__init__": _init, "__eq__": _eq, "__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}


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
