"""Compare: several runs, kinds of run or conditions side by side, for one runner."""
