"""Draw the laboratory report's skeleton from the model's bones, seen from the side.

Run: python tools/derive_skeleton.py   (needs the extra "model" and contourpy; some seconds)
Writes src/runatomy/app/report/data/skeleton.json.
"""

from __future__ import annotations

import argparse
import json
from importlib.metadata import version
from pathlib import Path

from drawing.side import PIECES, piece
from drawing.stand import stand

TARGET = Path(__file__).resolve().parents[1] / "src/runatomy/app/report/data/skeleton.json"


def main() -> None:
    """Write the drawing where the package looks for it, or where told."""
    parser = argparse.ArgumentParser(description="Draw the skeleton from the side.")
    parser.add_argument("--out", type=Path, default=TARGET)
    out: Path = parser.parse_args().out
    standing = stand()
    drawing = {
        "schema": "runatomy.skeleton/1",
        "model": f"myo_sim {version('myo-sim')} myofullbody",
        "pieces": {hung.name: piece(hung, standing) for hung in PIECES},
    }
    out.write_text(json.dumps(drawing, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
