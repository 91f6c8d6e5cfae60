"""Body: how every muscle group is, what the runner noted, and what the last weeks say."""
