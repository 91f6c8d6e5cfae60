"""From where markers were seen to how the body moved."""

from runatomy.body.markers.cloud import MarkerCloud
from runatomy.body.markers.fit import FittedBody, fit_body
from runatomy.body.markers.follow import Followed, follow_markers

__all__ = ["FittedBody", "Followed", "MarkerCloud", "fit_body", "follow_markers"]
