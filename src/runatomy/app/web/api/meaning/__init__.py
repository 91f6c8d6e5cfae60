"""Meaning: what runs mean: answers, kinds of run, plan, recovery, logs, findings."""
