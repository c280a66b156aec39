"""Drawing the trajectory: is it getting safer, by whose eyes."""

from dataclasses import field
from datetime import date

from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.family import Family
from famnet.domain.record import record
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.trajectory.picture import trajectory
from famnet.drawing.writing import write
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made
from famnet.usecases.speaking import alone, speaking, untranslated


@record
class TrajectoryDrawing:
    """The trajectory of a family for an audience, ready to be written in any form."""

    family: Family
    audience: str
    today: date
    options: PictureOptions
    tongue: Tongue = field(default=ENGLISH)

    def as_form(self, form: str) -> Made:
        """The picture in one form."""
        view = seen_by(self.family, self.audience, today=self.today)
        drawn = trajectory(view, alone(speaking(self.options, self.tongue, {}), self.tongue))
        return Made(
            data=write(drawn, form),
            gate=Gate(family=self.family, view=view),
            drawn=drawn.scene.texts,
            findings=tuple(untranslated(self.tongue)),
        )
