"""Commands that need no file of yours: one stride, kinds of runs, muscles, answers, the atlas."""
