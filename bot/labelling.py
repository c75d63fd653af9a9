"""Words beside the marks of a chart, where there is room for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox, BboxBase

_SIZE = 9
_MARK = 7.0
"""Points from a mark's middle that nothing else may be written on."""

_PLACES = (
    (0, 9, "center", "bottom"),
    (0, -9, "center", "top"),
    (9, 0, "left", "center"),
    (-9, 0, "right", "center"),
    (0, 21, "center", "bottom"),
    (0, -21, "center", "top"),
)
"""Where a label may stand from its mark: points to the right and up, and which of its sides is there."""

_APART = 2.0
"""Points between two labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a mark, in the axes' own measures."""

    words: str
    x: float
    y: float


def label(figure: Figure, axes: Axes, labels: Sequence[Label]) -> None:
    """Write each label in the first place that is free of marks, of labels before it and of the edge.

    The figure is laid out first and then left as it is. What has no room is not written: a chart's
    description has the values, or says how many it leaves out.
    """
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    dot = figure.dpi / 72  # a point's, of which 72 are an inch
    taken = [_mark(axes, one, dot) for one in labels]
    for one in labels:
        box = _written(figure.bbox, axes, one, taken, dot)
        if box is not None:
            taken.append(box)


def _mark(axes: Axes, one: Label, dot: float) -> Bbox:
    x, y = axes.transData.transform((one.x, one.y))
    side = _MARK * dot
    return Bbox.from_extents(x - side, y - side, x + side, y + side)


def _written(edge: BboxBase, axes: Axes, one: Label, taken: Sequence[Bbox], dot: float) -> Bbox | None:
    """Write a label and return the room that it takes; None where there is none."""
    for right, up, across, along in _PLACES:
        text = axes.annotate(
            one.words,
            (one.x, one.y),
            xytext=(right, up),
            textcoords="offset points",
            ha=across,
            va=along,
            fontsize=_SIZE,
            annotation_clip=False,
        )
        box = text.get_window_extent().padded(_APART * dot)
        inside = edge.containsx(box.x0) and edge.containsx(box.x1)
        inside = inside and axes.bbox.y0 <= box.y0 and box.y1 <= axes.bbox.y1
        if inside and not box.count_overlaps(taken):
            return box
        text.remove()
    return None
