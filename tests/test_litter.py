"""What systems and editors leave is neither read nor told; what an editor may have written is."""

from pathlib import Path

import pytest

from generator.base.litter import is_litter
from tests.commands import briefings

LEFT = (
    ".DS_Store", "._a.de.md", ".a.de.md.swp", ".#a.de.md", ".~lock.a.de.md#", ".git", ".nfs0001", ".fuse_hidden0001",
    "Thumbs.db", "thumbs.db", "Thumbs.db:encryptable", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r",
    "$RECYCLE.BIN", "__MACOSX", "lost+found", "System Volume Information", "@eaDir", "4913", "5036",
    "a.de.md___jb_tmp___", "a.de.md___jb_old___", "a.de.md.sb-1a2b3c4d-Xy9zQ1", "sedAb12Cd", "goutputstream-AB12CD",
    "a.de.md~", "~$a.de.docx", "#a.de.md#", "a.de.md.swo", "a.de.md.tmp", "a.de.md.bak", "a.de.md.orig", "a.de.md.old",
    "a.de.md.rej", "a.de.md.save", "a.de.md.save.1", "a.de.md.crdownload", "a.de.md.part", "a.de.md.download",
    "a.de_BACKUP_1234.md", "a.de_LOCAL_1234.md", "a.de.md.lock", "a.de.md.kate-swp", "Archiv.lnk", "a.pyc",
)  # fmt: skip
OURS = (
    "sed.de.md", "2025-02-12-anna.de.md", "4913.de.md", "old.de.md", "backup.en.md", "a.md", "a.txt", "site.yaml",
    "part.de.md", "icon.de.md", "base.de.md", "a.de.sync-conflict-20250318-1200-ABC.md", "lock.de.md", "2025.de.md",
)  # fmt: skip


@pytest.mark.parametrize("name", LEFT, ids=ascii)
def test_litter_is_known(name: str) -> None:
    assert is_litter(name)


@pytest.mark.parametrize("name", OURS)
def test_what_somebody_wrote_is_no_litter(name: str) -> None:
    assert not is_litter(name)


def archive(folder: Path) -> Path:
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/site.yaml").write_text("title: A\nlanguages: [de]\nbase_url: https://example.org/\n")
    (folder / "content/pages/a.de.md").write_text("---\ntitle: A\nslug: a\n---\n")
    return folder


def test_litter_everywhere_stops_nothing(tmp_path: Path) -> None:
    archive(tmp_path)
    for name in LEFT:
        for place in ("content", "content/pages"):
            (tmp_path / place / name).write_bytes(b"\xff\x00")
    done = briefings("check", "--quiet", "--archive", str(tmp_path))
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("name", ["content", "content/pages"])
def test_a_linked_folder_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    elsewhere = archive(tmp_path / "elsewhere")
    here = tmp_path / "here"
    if name != "content":
        archive(here)
        (here / "content/pages/a.de.md").unlink()
        (here / name).rmdir()
    else:
        here.mkdir()
    (here / name).symlink_to(elsewhere / name)
    done = briefings("check", "--quiet", "--archive", str(here))
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert f"{name}/ is a link to another place; put the folder itself there" in done.err
