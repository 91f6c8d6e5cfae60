"""Commands that need no file of yours: one stride, kinds of runs, muscles, plan, answers, the atlas."""
