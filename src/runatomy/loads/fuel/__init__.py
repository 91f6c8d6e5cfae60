"""What a run burnt: energy, fat and carbohydrate, and what it takes to go on."""
