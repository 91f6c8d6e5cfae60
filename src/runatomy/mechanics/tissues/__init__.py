"""What tissues carry: tendons, joints and the shin bone, from muscle forces."""
