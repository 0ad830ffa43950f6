"""Output files in, a published folder out: staged beside it and swapped in at once. ⚡ Touches the disk.

Whoever looks sees the whole old site or the whole new one: the smallest folder around everything that differs, or the
one file that does, is exchanged in one step; where nothing changed nothing is touched at all. What a killed build
leaves behind is removed by the next one, under a lock that two builds at once cannot both hold.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.problems import SetupError
from generator.publish.lock import locked, reason
from generator.publish.output import refuse_foreign
from generator.publish.stage import Changes, OutputFile, Staged, complete, stage, stands
from generator.publish.swap import beside, exchange, recover, remove, swap


def write_site(files: Iterable[OutputFile], output: Path) -> Changes:
    """Replace the folder `output` (checked by `check_output`). Raises `SetupError`, and then the old site stands."""
    busy = f"another build is writing {output}; try again when it has ended"
    with locked(beside(output, "lock"), busy):
        staging = beside(output, "new")
        try:
            recover(output)
            staged = stage(files, output, staging)
            if staged.differing:
                refuse_foreign(output, output)
                _publish(staged, output, staging)
        except OSError as error:
            raise SetupError(f"{output} could not be written ({reason(error)}); the site there is unchanged") from None
        finally:
            remove(staging)
        return staged.changes


def _publish(staged: Staged, output: Path, staging: Path) -> None:
    """Put the staged in the place of the published, in one step: a file, the folder around what differs, or all."""
    if len(staged.differing) == 1 and staged.written:
        os.replace(staging / staged.written[0], output / staged.written[0])
    elif not (staged.around and _exchange_within(staged, output, staging)):
        complete(staged, output, staging, "")
        swap(staging, output)
        return
    if not stands(staged, output):
        raise SetupError(f"somebody changed {output} while the site was built; run it again")


def _exchange_within(staged: Staged, output: Path, staging: Path) -> bool:
    complete(staged, output, staging, staged.around)
    return exchange(staging / staged.around, output / staged.around)
