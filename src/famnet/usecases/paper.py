"""A document about to be written, whichever it is: in its language, with its letterhead, in one form."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cached_property

from famnet.documents.formats import Format, Style
from famnet.documents.pictures import Picture
from famnet.documents.sheet import Sheet, missing
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.documents.write import FAMNETS_OWN, House, write_document
from famnet.domain.errors import Finding
from famnet.domain.record import record
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made
from famnet.usecases.naming import naming
from famnet.usecases.speaking import untranslated

Make = Callable[[str], Made]


@record
class Paper:
    """A document about to be written: what fills it and draws for it, and for whose eyes."""

    fill: Callable[[Tongue], Sheet]
    draw: Callable[[Tongue], Mapping[str, Picture]] = lambda _: {}
    gate: Gate
    style: Style = Style.NORMAL
    house: House = FAMNETS_OWN
    tongue: Tongue = field(default=ENGLISH)

    def dressed(self, house: House, language: str = "en") -> "Paper":
        """The same document in a service's own words and with its letterhead, in one language.

        Raises:
            NoLanguageError: this document is not written in it.
        """
        tongue = ENGLISH if language == "en" else Tongue(language, house.templates)
        paper = replace(self, house=house, tongue=tongue)
        if not tongue.is_english:
            from famnet.documents.own_templates import see_that_there_is  # noqa: PLC0415 -- not for English

            see_that_there_is(paper.sheet.template, tongue)
        return paper

    @cached_property
    def sheet(self) -> Sheet:
        """The document's values in its language, marked while no speaker has checked that."""
        filled = self.fill(self.tongue)
        if self.tongue.is_english:
            return filled
        from famnet.documents.sign_off import is_unreviewed  # noqa: PLC0415 -- not for English

        unreviewed = is_unreviewed(filled.template, self.tongue)
        return replace(filled, frame=replace(filled.frame, unreviewed=unreviewed))

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The drawings it shows."""
        return self.draw(self.tongue)

    def __call__(self, form: str) -> Made:
        """The document in one form, with what it leaves to be filled in."""
        data = write_document(self.sheet, Format(form), pictures=self.pictures, style=self.style, house=self.house)
        drawn = tuple(text for picture in self.pictures.values() for text in (*picture.text_list, *picture.drawn))
        return Made(
            data=data,
            gate=self.gate,
            drawn=drawn,
            findings=(*missing(self.sheet), *self._behind(), *untranslated(self.tongue, self.sheet.template)),
            first=tuple(naming(self.gate.view, self.sheet)),
            document=self.sheet.template,
            version=self._version(),
        )

    def _version(self) -> str:
        """Which version it is of, in the words of the list of copies: those do not follow the document's language."""
        return (self.sheet if self.tongue.is_english else self.fill(ENGLISH)).frame.version

    def plainly(self) -> tuple[Finding, ...]:
        """What in it a family could find hard to read."""
        from famnet.documents.plain_language import check_plain  # noqa: PLC0415 -- on request only

        words = (self.house.words,) if self.house.words else ()
        return check_plain(self.sheet, *words, templates=self.house.templates)

    def _behind(self) -> tuple[Finding, ...]:
        if self.house.templates is None:
            return ()
        from famnet.documents.own_templates import fallen_behind  # noqa: PLC0415 -- only for a service's own

        return fallen_behind(self.sheet.template, self.sheet.frame.language, self.house.templates)


def filled(build: Callable[..., Sheet], *told: object, **named: object) -> Callable[[Tongue], Sheet]:
    """What fills a document with what is told, in whichever language it is then asked for."""
    return lambda tongue: build(*told, **named, tongue=tongue)
