"""What a run means, made ready to show: order, figures and sources of its findings."""
