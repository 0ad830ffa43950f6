"""Output files in, a published folder out, or a commit on the branch that is served. ⚡ Touches the disk.

Read in this order: the folder that is ours (`lock`, `output`), the new tree beside the old one (`stage`), the exchange
(`swap`), both in one (`write`), whether it has to be done at all (`standing`), and the branch (`git`, `deploy`).
"""

from generator.publish import standing
from generator.publish.deploy import deploy
from generator.publish.output import check_output
from generator.publish.write import write_site

__all__ = ["check_output", "deploy", "standing", "write_site"]
