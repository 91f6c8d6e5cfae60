"""The runner as bones, joints and muscle paths, held against finite differences and OpenSim."""
