"""Figure: the body in three dimensions, as compact files that a browser draws."""

from runatomy.app.web.figure.bones import bones, bones_tag
from runatomy.app.web.figure.stride import stride_frames, stride_tag
from runatomy.app.web.figure.trial import trial_frames

__all__ = ["bones", "bones_tag", "stride_frames", "stride_tag", "trial_frames"]
