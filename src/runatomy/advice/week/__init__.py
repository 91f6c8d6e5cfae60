"""Week: what the runs of a week asked of heart and fuel, in a coach's words."""
