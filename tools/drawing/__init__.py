"""The body map's workshop: from the model's muscle paths and bone meshes to flat outlines."""
