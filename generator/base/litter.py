"""Files that nobody put there: what systems, editors, browsers and merges leave beside what they save.

In: the name of a file or folder. Out: whether it is none of ours. The one list of it: what reads, watches and publishes
an archive passes over the same files.
"""

import re

_LITTER = re.compile(
    r"\..*"  # hidden: .DS_Store, ._x, .#x, .x.swp, .git, .~lock.x#, .fuse_hidden…, .nfs…
    r"|.*~|~\$.*|#.*#|@eadir"  # copies of editors, owners' marks of Office, NAS
    r"|thumbs\.db(?::.*)?|ehthumbs(?:_vista)?\.db|desktop\.ini|icon\r|\$recycle\.bin|__macosx|lost\+found"  # systems
    r"|system volume information|network trash folder|temporary items"
    r"|[0-9]{4,5}|.*___jb_(?:tmp|old)___|.*\.sb-[0-9a-f]+-.{6}|goutputstream-.*|sed[a-z0-9]{6}"  # safe writes
    r"|.*\.(?:sw[a-px]|tmp|temp|bak|bac?kup|old|orig|rej|save(?:\.[0-9]+)?|autosave|asv|kate-swp|lock|lck)"
    r"|.*\.(?:crdownload|part|partial|download|opdownload|filepart)"  # half of a download
    r"|.*_(?:backup|base|local|remote)_[0-9]+\.[a-z]+|.*\.(?:lnk|url|webloc|pyc)|__pycache__",  # merges, shortcuts
    re.IGNORECASE | re.DOTALL,
)


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is passed over, neither read nor a mistake."""
    return _LITTER.fullmatch(name) is not None
