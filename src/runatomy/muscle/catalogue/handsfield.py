"""Muscle volume of one leg and each muscle's share of it (Handsfield et al. 2014).

Handsfield GG et al. (2014) J Biomech 47:631-638, doi 10.1016/j.jbiomech.2013.12.002: magnetic
resonance images of 24 young healthy adults. The law is figure 5A, the shares are appendix A.
What the shares leave of 1 are small muscles the body model does not have (obturators, gemelli,
quadratus femoris, pectineus, popliteus and others).
"""

from __future__ import annotations

VOLUME_PER_MASS_HEIGHT = 47.05e-6  # [m3/(kg m)]
VOLUME_OFFSET = 1289.6e-6  # [m3]

VOLUME_SHARE: dict[str, float] = {
    "addbrev": 0.0147,
    "addlong": 0.0226,
    "addmag": 0.0786,
    "bflh": 0.0292,
    "bfsh": 0.0140,
    "edl_ehl": 0.0144,  # extensor digitorum longus and extensor hallucis longus together
    "fdl": 0.0043,
    "fhl": 0.0109,
    "gaslat": 0.0211,
    "gasmed": 0.0362,
    "glmax": 0.1193,
    "glmed": 0.0454,
    "glmin": 0.0147,
    "grac": 0.0146,
    "iliacus": 0.0248,
    "peronei": 0.0183,  # peroneus longus and brevis together
    "piri": 0.0061,
    "psoas": 0.0380,
    "recfem": 0.0379,
    "sart": 0.0229,
    "semimem": 0.0346,
    "semiten": 0.0260,
    "soleus": 0.0621,
    "tfl": 0.0089,
    "tibant": 0.0191,
    "tibpost": 0.0149,
    "vasint": 0.0384,
    "vaslat": 0.1166,
    "vasmed": 0.0606,
}
