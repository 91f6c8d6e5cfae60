"""Draw the report's body map from the model: its muscle paths, its bones, and a drawing plan.

Run: python tools/derive_body_map.py   (needs the extra "model" and contourpy; about a minute)
Writes src/runatomy/app/report/data/body_map.json.
"""

from __future__ import annotations

import argparse
import json
from importlib.metadata import version
from pathlib import Path

from drawing.figure import FACING, figure
from drawing.flesh import Flesh, flesh
from drawing.packing import pack
from drawing.plan_arm import SHOULDERS
from drawing.plan_leg import LEG
from drawing.plan_trunk import TRUNK
from drawing.stand import Standing, stand

TARGET = Path(__file__).resolve().parents[1] / "src/runatomy/app/report/data/body_map.json"


def main() -> None:
    """Write the drawing where the package looks for it, or where told."""
    parser = argparse.ArgumentParser(description="Draw the body map from the model.")
    parser.add_argument("--out", type=Path, default=TARGET)
    out: Path = parser.parse_args().out
    standing = stand()
    muscles = fleshed(standing)
    drawing = {
        "schema": "runatomy.body_map/1",
        "model": f"myo_sim {version('myo-sim')} myofullbody",
        "views": {view: figure(view, standing, muscles) for view in FACING},
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(drawing, separators=(",", ":")) + "\n", encoding="utf-8")


def fleshed(standing: Standing) -> list[Flesh]:
    """Return every muscle of the plan, packed into the body."""
    muscles = [flesh(plan, standing) for plan in (*LEG, *TRUNK, *SHOULDERS)]
    pack(muscles, standing)
    return muscles


if __name__ == "__main__":
    main()
