"""The strides of a trial: curves over the stride, measures of each, left against right."""
