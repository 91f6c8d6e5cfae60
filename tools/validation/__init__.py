"""Validation: what the model gives, held against laws, published figures and real recordings."""
