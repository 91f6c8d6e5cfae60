"""runatomy lab: laboratory recordings in, muscles and files of the field out."""
