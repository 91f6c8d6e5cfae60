"""Commands that need no file of yours: a stride, kinds of runs, muscles, plan, answers, atlas."""
