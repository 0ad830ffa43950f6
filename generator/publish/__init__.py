"""Output files in, a published folder out, or a commit on the branch that is served. ⚡ Touches the disk.

Read in this order: the folder that is ours (`lock`, `output`), the new tree beside the old one (`stage`), the exchange
(`swap`), both in one (`write`), whether it has to be done at all (`up_to_date`), and the branch (`deploy`).
"""

from generator.publish import up_to_date
from generator.publish.deploy import deploy
from generator.publish.output import check_output
from generator.publish.write import write_site, writing

__all__ = ["check_output", "deploy", "up_to_date", "write_site", "writing"]
