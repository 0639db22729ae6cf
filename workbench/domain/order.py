"""Keys that sort as text and always leave room for one more between two of them.

With such keys two laptops can each insert a step in the same place, and both orders agree after
a merge. Method: digits of a fraction between 0 and 1 in base 36, never ending in "0".
"""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(low: str, high: str) -> str:
    """A key after `low` and before `high`; "" is the start, or the end.

    Raises ValueError when `low` does not come before `high`.
    """
    if high and low >= high:
        raise ValueError(f"{low!r} does not come before {high!r}")
    shared = 0
    while high and shared < len(high) and (low + "0" * len(high))[shared] == high[shared]:
        shared += 1
    if shared:
        return high[:shared] + between(low[shared:], high[shared:])
    first = _DIGITS.index(low[0]) if low else 0
    last = _DIGITS.index(high[0]) if high else len(_DIGITS)
    if last - first > 1:
        return _DIGITS[(first + last) // 2]
    if len(high) > 1:
        return high[0]
    return _DIGITS[first] + between(low[1:], "")


def between_many(low: str, high: str, count: int) -> list[str]:
    """So many keys in order, after `low` and before `high`, each as short as the others allow."""
    if count == 0:
        return []
    half = count // 2
    middle = between(low, high)
    return [
        *between_many(low, middle, half),
        middle,
        *between_many(middle, high, count - half - 1),
    ]


def has_room(low: str, high: str) -> bool:
    """Whether `between` can give a key: both must be keys, or "", and in order."""
    return all(_is_key(each) for each in (low, high) if each) and (not high or low < high)


def spread(count: int) -> list[str]:
    """Keys for so many things in a row, with room around each."""
    width = 1
    while len(_DIGITS) ** width < 4 * (count + 1):
        width += 1
    room = len(_DIGITS) ** width
    return [_fraction((place + 1) * room // (count + 1), width) for place in range(count)]


def _is_key(text: str) -> bool:
    return not text.endswith("0") and set(text) <= set(_DIGITS)


def _fraction(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits.rstrip("0")
