"""What the doctor can mend: each cure in its file."""
