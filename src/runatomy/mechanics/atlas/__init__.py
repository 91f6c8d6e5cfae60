"""Every stride solved once, stored small, looked up fast."""

from runatomy.mechanics.atlas.lookup import Atlas, load_atlas, open_atlas

__all__ = ["Atlas", "load_atlas", "open_atlas"]
