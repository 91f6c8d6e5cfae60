"""The normal stride: how people run at a speed, slope and step rate, and how they differ."""

from runatomy.strides.normal.spread import StrideSpread, normal_spread
from runatomy.strides.normal.stride import normal_stride
from runatomy.strides.normal.timing import normal_contact_time, normal_step_rate

__all__ = [
    "StrideSpread",
    "normal_contact_time",
    "normal_spread",
    "normal_step_rate",
    "normal_stride",
]
