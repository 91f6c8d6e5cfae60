"""An atlas of the real grid with made-up content, and conditions to look up in any atlas."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.atlas import Atlas, grid, open_atlas
from runatomy.mechanics.atlas.encode import CURVE_FRAMES, encode_atlas
from runatomy.mechanics.induced.induced_acceleration import OTHERS
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES
from runatomy.muscle.anatomy import GROUPS, MUSCLES
from runatomy.strides.conditions import RUNNING, StrideConditions
from runatomy.strides.normal import normal_step_rate
from runatomy.terms.arrays import FloatArray, read_only

MADE_MUSCLES = tuple(muscle.name for muscle in MUSCLES if muscle.region != "arm")
SAMPLES = 24
RATIOS = ("energy_share", "peak_force", "group_peak_force", "tissue_peak", "tissue_impulse")


def preferred_rates() -> FloatArray:
    """Usual step rate [1/s] at each speed and slope of the grid."""
    return np.array(
        [
            [normal_step_rate(v, i if v <= grid.HILL_SPEED else 0.0) for i in grid.SLOPES]
            for v in grid.SPEEDS
        ]
    )


def made_arrays(seed: int = 0) -> dict[str, np.ndarray]:
    """Every array that a lookup reads: random, but shares sum to one."""
    rng = np.random.default_rng(seed)
    shape, muscles, groups = grid.shape(), len(MADE_MUSCLES), len(GROUPS)

    def some(*columns: int) -> np.ndarray:
        return rng.uniform(0.1, 1.0, (*shape, *columns)).astype(np.float32)

    share = some(muscles)
    spread = (len(grid.SPREAD_SPEEDS), len(grid.SPREAD_SLOPES), SAMPLES)
    tissues, tendons = len(TISSUES), len(TENDONS)
    columns = dict(zip(RATIOS, (muscles, muscles, groups, tissues, tissues), strict=True))
    support = some(muscles + len(OTHERS))
    support /= support.sum(axis=-1, keepdims=True)
    curve = rng.integers(0, 256, (*shape, muscles, CURVE_FRAMES)).astype(np.uint8)
    return {
        "speeds": grid.SPEEDS,
        "slopes": grid.SLOPES,
        "rates": grid.RATES,
        "valid": grid.valid(),
        "preferred_rate": preferred_rates(),
        "muscles": np.array(MADE_MUSCLES),
        "muscle_mass": rng.uniform(0.05, 2.0, muscles),
        "energy_share": share / share.sum(axis=-1, keepdims=True),
        "spread_speeds": grid.SPREAD_SPEEDS,
        "spread_slopes": grid.SPREAD_SLOPES,
        **{
            f"spread_{name}": np.exp(0.1 * rng.standard_normal((*spread, count))).astype(np.float32)
            for name, count in columns.items()
        },
        "activation_curve": curve,
        "power_curve": some(muscles, CURVE_FRAMES).astype(np.float16),
        "ground_force_curve": some(CURVE_FRAMES).astype(np.float16),
        "contact_share": some(),
        **{
            name: some(muscles)
            for name in ("energy_power", "positive_power", "negative_power",
                         "tendon_positive_power", "tendon_negative_power", "unit_positive_power",
                         "unit_negative_power", "peak_force", "mean_activation", "peak_activation",
                         "propulsion_impulse", "outward_impulse")
        },
        "support_share": support[..., :muscles],
        "unmuscled_support_share": support[..., muscles:],
        "early_support": 0.4 * support[..., :muscles],
        "braking_impulse": -some(muscles),
        "unmuscled_braking_impulse": -some(len(OTHERS)),
        "unmuscled_propulsion_impulse": some(len(OTHERS)),
        "unmuscled_outward_impulse": some(len(OTHERS)),
        "group_braking_impulse": -some(groups),
        "group_propulsion_impulse": some(groups),
        "footing_error": some(3),
        "tissue_peak": some(tissues),
        "tissue_impulse": some(tissues),
        **{
            name: some(tendons) for name in ("tendon_stored", "tendon_returned", "tendon_strain")
        },
        **{
            f"group_{name}": some(groups)
            for name in ("peak_force", "mean_activation", "peak_activation")
        },
    }  # fmt: skip


def made_atlas(seed: int = 0) -> Atlas:
    """The made-up atlas, through its own bytes."""
    return open_atlas(encode_atlas(made_arrays(seed), {"version": "made", "model": "none"}))


def made_conditions(
    speed: FloatArray,
    slope: FloatArray | float = 0.0,
    *,
    step_rate: FloatArray | None = None,
    gait: FloatArray | None = None,
    duration: FloatArray | None = None,
    balance: FloatArray | None = None,
    start: float = 0.0,
) -> StrideConditions:
    """A row a second; the usual step rate where none is given."""
    speed = np.asarray(speed, dtype=np.float64)
    rows = len(speed)
    slope = np.broadcast_to(np.asarray(slope, dtype=np.float64), rows)
    if step_rate is None:
        step_rate = np.array([normal_step_rate(float(np.clip(v, 1.8, 9.5))) for v in speed])
    time = np.ones(rows) if duration is None else np.asarray(duration, dtype=np.float64)
    unknown = np.full(rows, np.nan)
    way = np.cumsum(speed * time)
    rise = np.cumsum(speed * time * slope / np.hypot(1.0, slope))
    steps = np.diff(rise, prepend=0.0)
    return StrideConditions(
        time=read_only(start + np.cumsum(time) - 0.5 * time),
        duration=read_only(time),
        gait=read_only(np.full(rows, RUNNING) if gait is None else gait, np.int64),
        speed=read_only(speed),
        slope=read_only(slope),
        step_rate=read_only(step_rate),
        altitude=read_only(100.0 + rise),
        distance=read_only(way),
        contact_time=read_only(unknown),
        contact_balance=read_only(unknown if balance is None else balance),
        heart_rate_bpm=read_only(unknown),
        repaired=read_only(np.zeros(rows), np.bool_),
        ascent=float(np.maximum(steps, 0.0).sum()),
        descent=float(np.maximum(-steps, 0.0).sum()),
    )


def hilly(rows: int = 120, seed: int = 1, start: float = 0.0) -> StrideConditions:
    """A run over hills with changing pace and step rate, all within the grid."""
    rng = np.random.default_rng(seed)
    clock = np.arange(rows) / rows * 2.0 * np.pi
    speed = (
        3.2 + 0.8 * np.sin(3.0 * clock + rng.uniform(0.0, 6.0)) + 0.1 * rng.standard_normal(rows)
    )
    slope = 0.09 * np.sin(2.0 * clock + rng.uniform(0.0, 6.0))
    usual = np.array([normal_step_rate(v, i) for v, i in zip(speed, slope, strict=True)])
    rate = usual * rng.uniform(0.95, 1.05, rows)
    return made_conditions(speed, slope, step_rate=rate, start=start)
