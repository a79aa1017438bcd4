"""Drawn exercises: key poses to joint positions (geometry), and joint positions to SVG (drawing)."""
