"""From a laboratory's recording to the runner's axes, feet and strides."""

from runatomy.strides.lab.names.marker_map import read_marker_map
from runatomy.strides.lab.names.recognize import Recognized, recognize
from runatomy.strides.lab.standing import StandingPose, standing_pose

__all__ = [
    "Recognized",
    "StandingPose",
    "read_marker_map",
    "recognize",
    "standing_pose",
]
