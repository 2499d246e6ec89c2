"""Figures are whole numbers; halves go up, as readers learnt it at school."""

import math


def whole(value: float) -> int:
    """The nearest whole number."""
    return math.floor(value + 0.5)


def blend(parts: list[tuple[float, int]]) -> float:
    """The mean of values, each with its weight; one weight at least is above 0."""
    return sum(value * weight for value, weight in parts) / sum(weight for _value, weight in parts)
