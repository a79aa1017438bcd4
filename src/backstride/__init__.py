"""Backstride: a back-care coach for runners. A journal goes in, advice comes out."""

__version__ = "0.1.0"
