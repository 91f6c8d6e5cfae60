"""Door: every request and websocket comes through here first."""
