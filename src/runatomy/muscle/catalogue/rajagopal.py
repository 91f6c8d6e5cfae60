"""Strength and architecture of one leg's 40 muscle-tendon units (Rajagopal et al. 2016).

Rajagopal A et al. (2016) IEEE Trans Biomed Eng 63:2068-2079, doi 10.1109/TBME.2016.2586891: the
published model of a 75.337 kg adult, right leg (the left is its mirror image). Slow-twitch shares:
Uchida et al. (2016) PLoS One 11:e0150378, where 0.5 stands in for a muscle nobody measured.
"""

from __future__ import annotations

REFERENCE_MASS = 75.337  # [kg] sum of the published model's segments
# The height is not written in the model file. Its volumes, held against the volume law of
# Handsfield et al. (2014), leave one height only: 1.70 m (tests/muscle/test_parameters.py).
REFERENCE_HEIGHT = 1.70  # [m]

Row = tuple[str, float, float, float, float, float, str]

# name, max isometric force [N], optimal fiber length [m], tendon slack length [m],
# pennation at optimal fiber length [rad], slow-twitch share [-], muscle of the volume law
LEG_ROWS: tuple[Row, ...] = (
    ("addbrev", 625.8197, 0.1031, 0.0354503, 0.114781, 0.5, "addbrev"),
    ("addlong", 916.8, 0.1082, 0.131799, 0.13777, 0.5, "addlong"),
    ("addmagDist", 597.2951, 0.1772, 0.0873807, 0.194705, 0.552, "addmag"),
    ("addmagIsch", 597.2951, 0.1562, 0.216343, 0.168044, 0.552, "addmag"),
    ("addmagMid", 597.2951, 0.1377, 0.0466277, 0.207308, 0.552, "addmag"),
    ("addmagProx", 597.2951, 0.1056, 0.0403241, 0.311483, 0.552, "addmag"),
    ("bflh", 1313.184, 0.0976, 0.325227, 0.175918, 0.5425, "bflh"),
    ("bfsh", 557.1148, 0.1103, 0.105817, 0.264223, 0.529, "bfsh"),
    ("edl", 603.4982, 0.0693, 0.368875, 0.218258, 0.75, "edl_ehl"),
    ("ehl", 285.8675, 0.0748, 0.326795, 0.197268, 0.75, "edl_ehl"),
    ("fdl", 423.177, 0.0446, 0.378773, 0.224839, 0.6, "fdl"),
    ("fhl", 907.8393, 0.0527, 0.35434, 0.258026, 0.6, "fhl"),
    ("gaslat", 1575.059, 0.0588, 0.37607, 0.210227, 0.507, "gaslat"),
    ("gasmed", 3115.515, 0.051, 0.398716, 0.165682, 0.566, "gasmed"),
    ("glmax1", 983.7836, 0.147, 0.0488409, 0.354012, 0.55, "glmax"),
    ("glmax2", 1406.046, 0.157, 0.0678872, 0.367382, 0.55, "glmax"),
    ("glmax3", 947.7541, 0.167, 0.0697166, 0.382416, 0.55, "glmax"),
    ("glmed1", 1093.467, 0.073, 0.0558168, 0.316556, 0.55, "glmed"),
    ("glmed2", 765.0917, 0.073, 0.0652488, 0.316556, 0.55, "glmed"),
    ("glmed3", 871.1993, 0.073, 0.0452328, 0.316556, 0.55, "glmed"),
    ("glmin1", 374.0459, 0.068, 0.0161378, 0.174533, 0.55, "glmin"),
    ("glmin2", 394.8197, 0.056, 0.0260991, 0, 0.55, "glmin"),
    ("glmin3", 446.7738, 0.038, 0.0508725, 0.0174533, 0.55, "glmin"),
    ("grac", 281.3115, 0.2278, 0.172014, 0.172002, 0.5, "grac"),
    ("iliacus", 1021.141, 0.1066, 0.0961207, 0.279914, 0.5, "iliacus"),
    ("perbrev", 521.2016, 0.0454, 0.147528, 0.205236, 0.6, "peronei"),
    ("perlong", 1115.371, 0.0508, 0.332221, 0.247952, 0.6, "peronei"),
    ("piri", 1029.787, 0.026, 0.114906, 0.174533, 0.5, "piri"),
    ("psoas", 1426.79, 0.1169, 0.0995432, 0.215525, 0.5, "psoas"),
    ("recfem", 2191.741, 0.0759, 0.448494, 0.217015, 0.3865, "recfem"),
    ("sart", 249.4131, 0.403, 0.124, 0.0261354, 0.5, "sart"),
    ("semimem", 2200.987, 0.069, 0.347586, 0.254561, 0.4925, "semimem"),
    ("semiten", 591.2951, 0.193, 0.247199, 0.241295, 0.425, "semiten"),
    ("soleus", 6194.843, 0.044, 0.276756, 0.381429, 0.803, "soleus"),
    ("tfl", 411.2066, 0.095, 0.449497, 0.0523599, 0.5, "tfl"),
    ("tibant", 1227.452, 0.0683, 0.240461, 0.195183, 0.7, "tibant"),
    ("tibpost", 1730.154, 0.0378, 0.28078, 0.226489, 0.6, "tibpost"),
    ("vasint", 1697.361, 0.0993, 0.202211, 0.0630997, 0.543, "vasint"),
    ("vaslat", 5148.767, 0.0994, 0.220601, 0.252867, 0.455, "vaslat"),
    ("vasmed", 2747.823, 0.0968, 0.199904, 0.422223, 0.503, "vasmed"),
)
