"""Runatomy: which muscles did that run work?"""
