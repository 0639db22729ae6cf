"""Problems that the person at the keyboard can understand and act on.

    WorkbenchError          its message is shown as it stands: a sentence with a remedy
      EditRefused           a rule of the domain; the workspace is unchanged
      FileProblem           a file could not be read or written
        NotAWorkspace       it is something else
        Damaged             it was a workspace, and bytes are missing or changed
        NewerVersion        a later release of the program wrote it
        WrongPassphrase     it stays closed without the right words
        CannotWrite         no room, no permission, no folder
        InUse               another window has it open
      Cancelled             the user stopped a long job

Anything else that is raised is a bug. It is never caught to keep going, only at the
outermost edge, where it is reported.
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """A problem whose message may be shown to the user as it stands."""


class EditRefused(WorkbenchError):
    """An edit that would break a rule of the domain; nothing was changed."""


class FileProblem(WorkbenchError):
    """A file that could not be read or written."""


class NotAWorkspace(FileProblem):
    """A file that is no workspace at all."""


class Damaged(FileProblem):
    """A workspace file of which something is missing or was changed."""


class NewerVersion(FileProblem):
    """A workspace that a later release of the program wrote."""


class WrongPassphrase(FileProblem):
    """A workspace that these words do not open."""


class CannotWrite(FileProblem):
    """A place where nothing can be written: it is full, protected or gone."""


class InUse(FileProblem):
    """A workspace that another window on this computer has open."""


class Cancelled(WorkbenchError):
    """The user stopped a long job; nothing was left half done."""
