"""Every stride solved once, stored small, looked up fast."""
