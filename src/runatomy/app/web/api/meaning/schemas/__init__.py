"""Schemas: answers, kinds of run, plans and recovery as the API tells them."""
