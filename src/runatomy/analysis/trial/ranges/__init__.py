"""How far a trial's modeled numbers may be off."""
