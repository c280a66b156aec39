"""What a picture or a document comes out as."""

from dataclasses import dataclass

from famnet.domain.errors import Finding


@dataclass(frozen=True, kw_only=True)
class Made:
    """The finished bytes, and what is worth saying about them."""

    data: bytes
    findings: tuple[Finding, ...] = ()
