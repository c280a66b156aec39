"""What is said when somebody is given the plan: that they have it, and that something is kept from them."""

from collections.abc import Iterator, Sequence

from famnet.domain.family import Family


def shared_words(family: Family, people: Sequence[str], *, copied: bool) -> Iterator[str]:
    """Who has the plan now; and with no copy of their own made, from whom something in it may have to be kept."""
    for id_ in people:
        name = family.person(id_).name
        yield f"{name} has the plan."
        if not copied and (whose := _kept_from(family, id_)):
            yield f"Take care: something about {whose} is kept from {name}. Was it a copy made for them?"
            yield f'→ `famnet plan share "{name}" -o FILE` makes one.'


def _kept_from(family: Family, person: str) -> str:
    """The people of whom somebody must not learn something."""
    kept = [p.person for p in family.protections if person in p.hidden_from]
    return " and ".join(dict.fromkeys(family.person(one).name for one in kept if one != person))
