"""SOP Workbench: procedures, the referral network they rely on, and what is missing in both.

The layers, each importing only what stands below it::

    desktop             |  cli                      Qt | the terminal
    publishing          |  exchange                 print products | file formats
    store | analysis | diagram | workspace          SQL | rules | pictures | the facade
    domain                                          the facts and the edits, plain Python
    registry | progress | words | system_libraries, below them assets, below those errors

``__main__`` joins window and command line; ``bootstrap`` sets up a new machine and
runs before anything is installed. ARCHITECTURE.md, beside this file, says why.
"""

from __future__ import annotations

__version__ = "0.1.0"
