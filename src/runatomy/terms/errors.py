"""One root error and one subclass per floor; each says what, where, and how to mend.

* RunatomyError
  x RecordError              a file that cannot be read
    - NotARunError           a sound file that holds something else
    - DamagedFileError       nothing could be recovered
  x StrideError              a recording whose strides cannot be told
  x MuscleError              a muscle or its parameters
  x BodyError                the body model
  x MechanicsError           forces and sharing
    - AtlasError             the atlas is missing, damaged or of another version
  x AppError                 options, folders, permissions
"""

from __future__ import annotations


class RunatomyError(Exception):
    """An error a person can act on: what happened, where, and how to mend it."""

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        text = self.what if self.where is None else f"{self.where}: {self.what}"
        return text if self.mend is None else f"{text}\n  {self.mend}"


class RecordError(RunatomyError):
    """A file that cannot be read."""


class NotARunError(RecordError):
    """A sound file that holds something other than a run."""


class DamagedFileError(RecordError):
    """A file from which nothing could be recovered."""


class StrideError(RunatomyError):
    """A recording whose strides cannot be told."""


class MuscleError(RunatomyError):
    """A muscle, or its parameters, that cannot be used."""


class BodyError(RunatomyError):
    """A body model that cannot be built or scaled."""


class MechanicsError(RunatomyError):
    """Forces, or their sharing, that cannot be computed."""


class AtlasError(MechanicsError):
    """An atlas that is missing, damaged, or of another version."""


class AppError(RunatomyError):
    """An option, a folder or a permission."""
