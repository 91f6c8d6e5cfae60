"""Provenance: which file, model, atlas and version made a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which file, model, atlas and version made a number."""

    version: str  # of Runatomy
    file_name: str | None = None
    file_sha256: str | None = None
    file_format: str | None = None
    device: str | None = None
    atlas_version: str | None = None
    atlas_sha256: str | None = None
    model: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)  # name -> value in words

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "runatomy": self.version,
            "file": {
                "name": self.file_name,
                "sha256": self.file_sha256,
                "format": self.file_format,
            },
            "device": self.device,
            "atlas": {"version": self.atlas_version, "sha256": self.atlas_sha256},
            "model": self.model,
            "parameters": dict(self.parameters),
        }
