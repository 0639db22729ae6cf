"""Reading what was said of the procedures: threads of comments, suggestions, work to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.editions import Comment, CommentId
from workbench.domain.entity import Entity
from workbench.domain.kinds import find_anywhere
from workbench.domain.records import Records
from workbench.domain.text import Text
from workbench.domain.translations import Path, text_at
from workbench.domain.values import AgencyId


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with the answers to it, in the order in which they were written."""

    comment: Comment
    replies: tuple[Comment, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return not self.comment.resolved


@dataclass(frozen=True, slots=True)
class ToDo:
    """Open work for one agency; None for what no agency was asked to do."""

    agency: AgencyId | None
    threads: tuple[Thread, ...]


def threads(records: Records, about: str | None = None) -> tuple[Thread, ...]:
    """The threads about one thing, or all of them; open ones first, the oldest of them first."""
    if about is None:
        comments = tuple(records.comments.values())
    else:
        comments = records.comments.where("about", about)
    found = [
        Thread(each, replies_to(records, CommentId(each.id)))
        for each in comments
        if each.reply_to is None
    ]
    return tuple(sorted(found, key=lambda thread: (not thread.is_open, *_age(thread.comment))))


def replies_to(records: Records, comment: CommentId) -> tuple[Comment, ...]:
    """The answers to a comment, the oldest first."""
    return tuple(sorted(records.comments.where("reply_to", comment), key=_age))


def to_dos(records: Records) -> tuple[ToDo, ...]:
    """Open work by agency, in the order of their names; what is due first comes first."""
    by_agency: dict[AgencyId | None, list[Thread]] = {}
    for thread in threads(records):
        if thread.is_open:
            by_agency.setdefault(thread.comment.to_do_for, []).append(thread)

    def name(agency_id: AgencyId | None) -> tuple[bool, str]:
        agency = records.agencies.find(agency_id)
        return agency is None, str(agency.name).casefold() if agency else ""

    return tuple(
        ToDo(agency, tuple(sorted(by_agency[agency], key=_due)))
        for agency in sorted(by_agency, key=name)
    )


def open_counts(records: Records) -> dict[str, int]:
    """How many open threads there are about each thing that has any."""
    counts: dict[str, int] = {}
    for comment in records.comments.values():
        if comment.reply_to is None and not comment.resolved:
            counts[comment.about] = counts.get(comment.about, 0) + 1
    return counts


def subject(records: Records, comment: Comment) -> Entity | None:
    """What a comment is about; None where it is no longer there."""
    return find_anywhere(records, comment.about)


def suggested_text(records: Records, comment: Comment) -> tuple[Path, Text] | None:
    """Where the text stands for which other words are suggested, and what it says now.

    None where the comment suggests nothing, or where the place is no longer there. Of a field
    with several lines, the line that still says what was to be replaced is meant, wherever it
    stands by now.
    """
    suggestion, about = comment.suggestion, subject(records, comment)
    if suggestion is None or about is None:
        return None
    for path in _places(about, suggestion.field, suggestion.place):
        text = text_at(about, path)
        if text is not None and text.exactly(suggestion.language) == suggestion.instead_of:
            return path, text
    path = (suggestion.field,) if suggestion.place is None else (suggestion.field, suggestion.place)
    text = text_at(about, path)
    return None if text is None else (path, text)


def _places(about: Entity, field: str, place: int | None) -> Iterator[Path]:
    """Where the text may stand: first where it stood, then the other lines of its field."""
    if place is None:
        yield (field,)
        return
    yield field, place
    lines = getattr(about, field, ())
    if isinstance(lines, tuple):
        yield from ((field, each) for each in range(len(lines)) if each != place)


def _age(comment: Comment) -> tuple[str, str, str]:
    """Oldest first; those whose day nobody recorded come last, in a stable order."""
    written = comment.written_on.isoformat() if comment.written_on else "9999"
    return written, comment.code, comment.id


def _due(thread: Thread) -> tuple[str, tuple[str, str, str]]:
    due = thread.comment.due
    return due.isoformat() if due else "9999", _age(thread.comment)
