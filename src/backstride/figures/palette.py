"""Colours by name. A page sets the custom properties for its theme; what stands here shows where it does not."""

COLOURS: dict[str, str] = {
    "skin": "#d9a583", "skin-far": "#bf8e70", "shirt": "#4a86c5", "shirt-far": "#3d70a6", "shorts": "#56657f",
    "shorts-far": "#48556c", "hair": "#6d4c3d", "shoe": "#2a9d8f", "shoe-far": "#23857a", "eye": "#3d2b22",
    "muscle": "#e8512f", "muscle-far": "#d8694f", "ghost": "#8a97a8", "mat": "#8fbcab", "mat-edge": "#6d9a8a",
    "ground": "#8a97a8", "thing": "#b9a58c", "thing-side": "#99866f", "thing-dark": "#75654f", "wall": "#b4bfcc",
    "wall-side": "#8f9bab", "iron": "#3c4654", "iron-light": "#8f9cad", "band": "#8a4fc0", "ball": "#7fb2d6",
    "ball-light": "#a9cde6", "pillow": "#f0dfb4", "pillow-side": "#d3bb82", "mark": "#5b6675",
}  # fmt: skip


def paint(name: str) -> str:
    """The value of a fill or stroke attribute."""
    return f"var(--fig-{name},{COLOURS[name]})" if name else "none"
