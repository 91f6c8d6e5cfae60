"""The picture of the skeleton: bones hung between joints, muscles as flesh on their paths."""
