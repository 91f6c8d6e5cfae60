"""What is mended in the tracks of markers before they are used, and what is only told."""
