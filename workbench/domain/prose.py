r"""The prose of procedures: a small part of Markdown, with links to recorded things.

Every line is a paragraph; lines that begin with "- " or "1. " make a list. Within a line there
are `**bold**`, `*italic*`, `[words](wb:ID)` for a link to the entity of that id, and a backslash
before one of `\ * [ ]` where the sign itself is meant. Everything else is just words: nothing
anybody types is an error, and no word is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

_LINK = re.compile(r"\[((?:\\.|[^\[\]\\\n])+)\]\(wb:([\w.-]+)\)")
_TOKEN = re.compile(rf"(?P<link>{_LINK.pattern})|\\(?P<meant>[\\*\[\]])|(?P<stars>\*+)")
_STARS = re.compile(r"\*+")
_MOST_STARS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set in one way; `link` is the id of the entity they lead to, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(slots=True)
class _Stars:
    """A row of stars on the way to being understood: where it stands and what it may do."""

    count: int
    may_open: bool
    may_close: bool
    link: str
    bold: bool = False
    italic: bool = False


def plain_words(prose: str) -> str:
    """The words alone, as they are shown where nothing can be bold or lead anywhere."""
    if not _has_signs(prose):
        return prose
    return "\n".join("".join(run.text for run in line) for line in runs(prose))


def linked_ids(prose: str) -> tuple[str, ...]:
    """The ids of what the prose leads to, each once, in the order of the text."""
    if "](wb:" not in prose:
        return ()
    return tuple(dict.fromkeys(run.link for line in runs(prose) for run in line if run.link))


def link(words: str, entity_id: str) -> str:
    """Prose that shows these words and leads to an entity; the words alone for no proper id."""
    return prose_of(((Run(" ".join(words.split("\n")), link=entity_id),),))


def relinked(prose: str, words_for: Callable[[str, str], str | None]) -> str:
    """The prose with the words of each link as `words_for(words, id)` says; None takes it off.

    Nothing else in the prose changes.
    """

    def change(found: re.Match[str]) -> str:
        if not found["link"]:
            return found[0]
        inside, target = found[2], found[3]
        words = plain_words(inside)
        new = words_for(words, target)
        if new is None:
            return inside
        return found[0] if new == words else link(new, target)

    return _TOKEN.sub(change, prose) if "](wb:" in prose else prose


def escape(words: str) -> str:
    """Prose that shows exactly these words."""
    return prose_of((Run(line),) for line in words.split("\n"))


def runs(prose: str) -> tuple[tuple[Run, ...], ...]:
    """The lines of the prose, each as its runs of words set alike."""
    return tuple(_line_runs(line) for line in prose.split("\n"))


def prose_of(lines: Iterable[Iterable[Run]]) -> str:
    """The prose from which `runs` reads these lines again."""
    return "\n".join(_written(_settled(line)) for line in lines)


def _has_signs(prose: str) -> bool:
    return any(sign in prose for sign in "*[\\")


def _line_runs(line: str) -> tuple[Run, ...]:
    if not _has_signs(line):
        return (Run(line),) if line else ()
    tokens = list(_tokens(line))
    _pair(tokens)
    return _merged(_read(tokens))


def _tokens(
    line: str, link: str = "", around: tuple[str, str] = ("", "")
) -> Iterator[Run | _Stars]:
    """The words and rows of stars of a line; `around` are the signs before and after it."""
    end = 0
    for found in _TOKEN.finditer(line):
        if found.start() > end:
            yield Run(line[end : found.start()], link=link)
        end = found.end()
        if found["link"] and not link:
            words, target = found[2], found[3]
            yield from _tokens(words, target, ("[", "]"))
        elif found["stars"]:
            before = line[found.start() - 1 : found.start()] if found.start() else around[0]
            after = line[end : end + 1] or around[1]
            yield _stars(found["stars"], before, after, link)
        else:
            yield Run(found["meant"] or found[0], link=link)
    if end < len(line):
        yield Run(line[end:], link=link)


def _stars(stars: str, before: str, after: str, link: str) -> _Stars:
    few = len(stars) <= _MOST_STARS
    if before.isdigit() and after.isdigit():
        few = False  # a code to dial: 807*8050*1
    may_open = few and bool(after) and not after.isspace()
    may_close = few and bool(before) and not before.isspace()
    return _Stars(len(stars), may_open, may_close, link)


def _pair(tokens: list[Run | _Stars]) -> None:
    """Find which stars begin and end something; the others stay stars."""
    for style, counts in (("italic", (1, 3)), ("bold", (2, 3))):
        opened: _Stars | None = None
        for each in tokens:
            if not isinstance(each, _Stars) or each.count not in counts:
                continue
            if opened is not None and each.may_close:
                setattr(opened, style, True)
                setattr(each, style, True)
                opened = None
            elif opened is None and each.may_open:
                opened = each


def _read(tokens: list[Run | _Stars]) -> Iterator[Run]:
    bold = italic = False
    for each in tokens:
        if isinstance(each, Run):
            yield replace(each, bold=bold, italic=italic)
            continue
        left = each.count - (2 if each.bold else 0) - (1 if each.italic else 0)
        if left:
            yield Run("*" * left, bold, italic, each.link)
        bold ^= each.bold
        italic ^= each.italic


def _merged(line: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours that are set alike as one run, and none that is empty."""
    line = tuple(line)
    if len(line) == 1 and line[0].text:
        return line
    groups = groupby(
        (run for run in line if run.text), key=lambda run: (run.bold, run.italic, run.link)
    )
    return tuple(
        Run("".join(run.text for run in group), bold, italic, link)
        for (bold, italic, link), group in groups
    )


def _settled(line: Iterable[Run]) -> tuple[Run, ...]:
    """The line as it can be written: in one piece, and no space at the edge of what stands out."""
    proper = (
        replace(run, text=run.text.replace("\n", " "), link=run.link if _is_id(run.link) else "")
        for run in line
    )
    kept = _numbers_whole(_merged(proper))
    for style in ("bold", "italic"):
        if any(getattr(run, style) and _has_edges(run.text) for run in kept):
            kept = _merged(_without_edges(kept, style))
    return kept


def _numbers_whole(line: tuple[Run, ...]) -> tuple[Run, ...]:
    """The line with no number set in two ways: stars between digits are stars."""
    whole, place = list(line), 0
    while place < len(whole) - 1:
        pair = whole[place : place + 2]
        if _split_a_number(*pair):
            whole[place : place + 2] = (replace(each, bold=False, italic=False) for each in pair)
            place = max(0, place - 1)
        else:
            place += 1
    return _merged(whole)


def _split_a_number(before: Run, after: Run) -> bool:
    alike = (before.bold, before.italic) == (after.bold, after.italic)
    return not alike and before.text[-1].isdigit() and after.text[0].isdigit()


def _has_edges(words: str) -> bool:
    return words[:1].isspace() or words[-1:].isspace()


def _is_id(link: str) -> bool:
    return bool(re.fullmatch(r"[\w.-]+", link))


def _without_edges(line: tuple[Run, ...], style: str) -> Iterator[Run]:
    """The spaces before and after bold or italic words, set like any others."""
    for stands_out, group in groupby(line, key=lambda run: bool(getattr(run, style))):
        members = list(group)
        whole = "".join(run.text for run in members)
        if not stands_out:
            yield from members
            continue
        first, last = len(whole) - len(whole.lstrip()), len(whole.rstrip())
        place = 0
        for run in members:
            low, high = (min(max(edge - place, 0), len(run.text)) for edge in (first, last))
            place += len(run.text)
            yield _unlike(run, style, run.text[:low])
            yield replace(run, text=run.text[low:high])
            yield _unlike(run, style, run.text[max(low, high) :])


def _unlike(run: Run, style: str, text: str) -> Run:
    """A piece of a run without one of its styles."""
    if style == "bold":
        return replace(run, text=text, bold=False)
    return replace(run, text=text, italic=False)


def _written(line: tuple[Run, ...]) -> str:
    """What ends is closed, then the stars stand, then what begins is opened."""
    looks_like_links = "](wb:" in "".join(run.text for run in line)
    out = ""
    before = Run("")
    for run in line:
        out += _between(before, run)
        careful = looks_like_links or bool(run.link)
        last = run is line[-1] and not (run.bold or run.italic or run.link)
        out += _escaped(run.text, brackets=careful, first=not out, last=last)
        before = run
    return out + _between(before, Run(""))


def _between(before: Run, after: Run) -> str:
    stars = "*" * (2 * (before.bold != after.bold) + (before.italic != after.italic))
    if before.link == after.link:
        return stars
    closing = f"](wb:{before.link})" if before.link else ""
    return closing + stars + ("[" if after.link else "")


def _escaped(words: str, *, brackets: bool, first: bool, last: bool) -> str:
    """The words with a backslash before each sign that would be understood as more than itself."""
    if not (brackets or _has_signs(words)):
        return words

    def stars(found: re.Match[str]) -> str:
        before = kept[: found.start()][-1:] or (" " if first else "x")
        after = kept[found.end() :][:1] or (" " if last else "x")
        alone = before.isspace() and after.isspace()
        return found[0] if alone else "\\*" * len(found[0])

    kept = re.sub(r"\\(?=[\\*\[\]]|\Z)", r"\\\\", words)
    if brackets:
        kept = re.sub(r"[\[\]]", r"\\\g<0>", kept)
    return _STARS.sub(stars, kept)
