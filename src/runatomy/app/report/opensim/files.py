"""Files: everything of a trial that OpenSim can read, on the trial's clock, in one frame.

Axes are the runner's, as OpenSim has them: x forward, y up, z to the right.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

import numpy as np

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.opensim.storage import to_storage
from runatomy.app.report.opensim.trc import to_trc
from runatomy.app.report.words import clean
from runatomy.body.coordinates import PELVIS
from runatomy.strides.captured_run import FootForce
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import DEGREE
from runatomy.terms.version import VERSION

ENDINGS = (  # of the files that a trial may have
    "_angles.mot", "_markers.trc", "_grf.mot", "_loads.xml", "_moments.sto", "_activations.sto",
    "_forces.sto", "_lengths.sto",
)  # fmt: skip
PLACES = frozenset(PELVIS[3:])
LABELS = {"r": "R", "l": "L"}
LOAD = """\
      <ExternalForce name="{label}_ground">
        <applied_to_body>calcn_{side}</applied_to_body>
        <force_expressed_in_body>ground</force_expressed_in_body>
        <point_expressed_in_body>ground</point_expressed_in_body>
        <force_identifier>{label}_ground_force_v</force_identifier>
        <point_identifier>{label}_ground_force_p</point_identifier>
        <torque_identifier>{label}_ground_torque_</torque_identifier>
      </ExternalForce>
"""
LOADS = """\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSimDocument Version="40000">
  <ExternalLoads name="externalloads">
    <objects>
{forces}    </objects>
    <datafile>{file}</datafile>
  </ExternalLoads>
</OpenSimDocument>
"""


def opensim_files(analysis: TrialAnalysis, stem: str) -> dict[str, bytes]:
    """Return the content of every file by what stands behind the trial's name, `stem`.

    `_angles.mot` [deg, m] and `_markers.trc` always; with forces `_grf.mot`, `_loads.xml` that
    lays them on the feet, and `_moments.sto` [N m, N]; with muscles `_activations.sto`,
    `_forces.sto` [N], and `_lengths.sto` [m] of the muscle-tendon units.
    """
    name = clean(str(analysis.trial["name"] or "trial"))
    files = {"_angles.mot": _angles(analysis, name), "_markers.trc": _markers(analysis, name)}
    if analysis.run.feet:
        files["_grf.mot"] = _ground(analysis, name)
        files["_loads.xml"] = _loads(analysis, stem)
    if analysis.mechanics.moment is not None:
        files["_moments.sto"] = _moments(analysis, name)
    muscles = analysis.mechanics.muscles
    if muscles is not None:
        for ending, title, values, told in (
            ("_activations.sto", "activations", muscles.activation, "Activation, 0 to 1."),
            ("_forces.sto", "forces", muscles.force, "Force along the tendon [N]."),
            ("_lengths.sto", "lengths", muscles.unit_length, "Muscle-tendon unit length [m]."),
        ):
            names = [f"{element}_{side}" for element, side in muscles.muscles]
            time = analysis.mechanics.kinematics.time
            notes = (told, _made(name))
            files[ending] = to_storage(title, names, time, values, notes=notes)
    return files


def _made(name: str) -> str:
    return f"Runatomy {VERSION}, from {name}; x forward, y up, z right."


def _angles(analysis: TrialAnalysis, name: str) -> bytes:
    known = analysis.mechanics.kinematics
    unit = np.array([1.0 if c in PLACES else DEGREE for c in known.coordinates])
    return to_storage(
        "Coordinates",
        known.coordinates,
        known.time,
        known.value / unit,
        degrees=True,
        notes=(f"Low-passed at {known.cutoff:g} Hz.", _made(name)),
    )


def _moments(analysis: TrialAnalysis, name: str) -> bytes:
    mechanics = analysis.mechanics
    assert mechanics.moment is not None
    names = [
        f"{coordinate}_{'force' if coordinate in PLACES else 'moment'}"
        for coordinate in mechanics.kinematics.coordinates
    ]
    return to_storage(
        "Inverse Dynamics Generalized Forces",
        names,
        mechanics.kinematics.time,
        mechanics.moment,
        notes=("Net moments [N m] and forces [N]; those of the pelvis are residuals.", _made(name)),
    )


def _markers(analysis: TrialAnalysis, name: str) -> bytes:
    track = analysis.run.track
    names = [clean(marker.name).replace("\t", " ") for marker in track.markers]
    return to_trc(f"{name}", names, track.time, track.position)


def _ground(analysis: TrialAnalysis, name: str) -> bytes:
    names: list[str] = []
    columns: list[FloatArray] = []
    for foot in analysis.run.feet:
        labels, values = _foot(foot)
        names += labels
        columns.append(values)
    return to_storage(
        "ground forces",
        names,
        analysis.run.track.time,
        np.concatenate(columns, axis=1),
        notes=(
            f"Force [N], point [m], free moment [N m]; {analysis.run.cutoff:g} Hz.",
            _made(name),
        ),
    )


def _loads(analysis: TrialAnalysis, stem: str) -> bytes:
    """Return OpenSim's description of which force acts on which foot."""
    feet = [LOAD.format(side=foot.side, label=LABELS[foot.side]) for foot in analysis.run.feet]
    return LOADS.format(forces="".join(feet), file=escape(f"{stem}_grf.mot")).encode("utf-8")


def _foot(foot: FootForce) -> tuple[list[str], FloatArray]:
    label = LABELS[foot.side]
    names = [
        f"{label}_ground_{kind}_{letter}{axis}"
        for kind, letter in (("force", "v"), ("force", "p"), ("torque", ""))
        for axis in "xyz"
    ]
    return names, np.concatenate([foot.force, foot.point, foot.moment], axis=1)
