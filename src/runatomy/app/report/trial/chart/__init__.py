"""Charts of a stride: mean and spread of both sides over 0 to 100 %."""
