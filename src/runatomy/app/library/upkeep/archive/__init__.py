"""The ZIP file of a backup: its manifest, how it is packed and unpacked, and the swap."""
