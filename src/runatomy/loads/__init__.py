"""What tendons, joints and bones felt: per step, per kilometer and over a run."""
