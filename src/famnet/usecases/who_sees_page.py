"""Who sees what as a page of its own: a table that a screen reader can follow, with a reason in every cell."""

from datetime import date
from html import escape

from famnet.domain.family import Family
from famnet.domain.may_see import Decision
from famnet.usecases.mapping import name_of
from famnet.usecases.who_sees import readers_of, who_sees

_STYLE = """
body { font: 14pt/1.45 Arial, Helvetica, sans-serif; margin: 2rem; color: #1b2a2f; background: #fff; }
table { border-collapse: collapse; } caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid #6b7f86; padding: .4rem .6rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: #17505f; color: #fff; }
td small { display: block; } td.no { background: #f3f3f3; }
"""


def page(family: Family, *, today: date) -> bytes:
    """The page, self-contained; it holds everything the team knows, and is the team's own."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name, _ in readers_of(family))
    rows = "".join(
        _row(family, fact.person, f"{fact.what.value}: {fact.words}", cells)
        for fact, cells in who_sees(family, today=today)
    )
    title = f"Who sees what: {escape(family.name)}"
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"<p>For the team only, {today.isoformat()}. It shows what every copy leaves out, and why.</p>"
        f'<table><caption>Each fact and who may see it</caption><thead><tr><th scope="col">Whose</th>'
        f'<th scope="col">Fact</th>{heads}</tr></thead><tbody>{rows}</tbody></table></main></body></html>\n'
    ).encode()


def _row(family: Family, person: str, fact: str, cells: list[tuple[str, Decision]]) -> str:
    told = "".join(
        f"<td{'' if d.sees else ' class=no'}>{'yes' if d.sees else 'no'}<small>{escape(d.why)}</small></td>"
        for _, d in cells
    )
    return f'<tr><th scope="row">{escape(name_of(family, person))}</th><td>{escape(fact)}</td>{told}</tr>'
