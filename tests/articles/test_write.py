"""Writing drafts: nothing is overwritten, nothing is half written, an editor's words stay."""

from pathlib import Path

import pytest

from generator.articles.drafts import write
from generator.articles.drafts.draft import Draft
from generator.articles.drafts.write import Change, existing, write_drafts
from generator.base.problems import SetupError

OLD = "---\ntitle: Alt\nkicker: Eins\ndraft: true\n---\n\nText\n"
NEW = "---\ntitle: Neu\nkicker: Zwei\nlead: Drei\ndraft: true\n---\n\nNeuer Text\n"


def _draft(text: str, path: str = "sources/a.de.md") -> Draft:
    return Draft(path, text, "source", "a")


def _content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    return content


def test_a_new_draft_is_written_and_the_same_again_is_unchanged(tmp_path: Path) -> None:
    content = _content(tmp_path)
    assert [c.state for c in write_drafts([_draft(OLD)], content, False, False)] == ["new"]
    assert [c.state for c in write_drafts([_draft(OLD)], content, True, False)] == ["unchanged"]
    assert (content / "sources/a.de.md").read_text() == OLD


def test_a_dry_run_writes_nothing_at_all(tmp_path: Path) -> None:
    content = _content(tmp_path)
    assert [c.state for c in write_drafts([_draft(OLD)], content, False, True)] == ["new"]
    assert list(tmp_path.rglob("*.md")) == []


def test_what_exists_is_kept_and_the_difference_shown(tmp_path: Path) -> None:
    content = _content(tmp_path)
    write_drafts([_draft(OLD)], content, False, False)
    change = write_drafts([_draft(NEW)], content, False, False)[0]
    assert change.state == "kept"
    assert "-title: Alt" in change.difference
    assert (content / "sources/a.de.md").read_text() == OLD


def test_update_replaces_what_no_editor_has_touched(tmp_path: Path) -> None:
    content = _content(tmp_path)
    write_drafts([_draft(OLD)], content, False, False)
    path = content / "sources/a.de.md"
    path.write_text(OLD.replace("title: Alt", "title: Vom Redakteur"))
    change = write_drafts([_draft(NEW)], content, True, False)[0]
    assert change.state == "updated"
    assert path.read_text() == "---\ntitle: Vom Redakteur\nkicker: Zwei\nlead: Drei\ndraft: true\n---\n\nNeuer Text\n"


def test_update_leaves_an_edited_body_and_a_removed_key(tmp_path: Path) -> None:
    content = _content(tmp_path)
    write_drafts([_draft(OLD)], content, False, False)
    path = content / "sources/a.de.md"
    path.write_text("---\ntitle: Alt\ndraft: true\n---\n\nVom Redakteur\n")
    write_drafts([_draft(NEW)], content, True, False)
    assert path.read_text() == "---\ntitle: Neu\nlead: Drei\ndraft: true\n---\n\nVom Redakteur\n"


def test_update_without_the_remembered_import_touches_no_key_that_stands(tmp_path: Path) -> None:
    content = _content(tmp_path)
    (content / "sources").mkdir()
    path = content / "sources/a.de.md"
    path.write_text(OLD)
    write_drafts([_draft(NEW)], content, True, False)
    assert path.read_text() == "---\ntitle: Alt\nkicker: Eins\nlead: Drei\ndraft: true\n---\n\nText\n"


def test_an_entry_in_another_language_is_kept(tmp_path: Path) -> None:
    content = _content(tmp_path)
    write_drafts([_draft(OLD, "sources/a.en.md")], content, False, False)
    assert write_drafts([_draft(NEW)], content, True, False) == (Change("sources/a.de.md", "source", "kept"),)
    assert not (content / "sources/a.de.md").exists()


def test_a_failing_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = _content(tmp_path)
    done = []

    def fail_on_second(source: Path, target: Path) -> None:
        done.append(target)
        if len(done) == 2:
            raise OSError(28, "No space left on device")
        Path(source).rename(target)

    monkeypatch.setattr(write.os, "replace", fail_on_second)
    with pytest.raises(SetupError, match="No space left on device; nothing was written"):
        write_drafts([_draft(OLD), _draft(NEW, "calls/b.de.md")], content, False, False)
    assert [p for p in content.rglob("*") if p.is_file()] == []


def test_nothing_is_written_through_a_link_that_lies_where_a_draft_will(tmp_path: Path) -> None:
    content, victim = _content(tmp_path), tmp_path / "thesis.txt"
    victim.write_text("mine")
    (content / "sources").mkdir()
    (content / "sources" / ".a.de.md.import").symlink_to(victim)
    write_drafts([_draft(OLD)], content, False, False)
    assert victim.read_text() == "mine"
    assert (content / "sources" / "a.de.md").read_text() == OLD
    assert [path.name for path in (content / "sources").iterdir()] == ["a.de.md"]


def test_no_draft_is_written_into_a_collection_that_is_a_link(tmp_path: Path) -> None:
    content, elsewhere = _content(tmp_path), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (content / "sources").symlink_to(elsewhere)
    with pytest.raises(SetupError, match="nothing was written"):
        write_drafts([_draft(OLD)], content, False, False)
    assert list(elsewhere.iterdir()) == []


def test_ids_in_use_and_imported_articles_are_known_by_their_digest(tmp_path: Path) -> None:
    content = _content(tmp_path)
    write_drafts([_draft(f'---\ntitle: A\ndigest: "sha256:{"ab" * 32}"\n---\n')], content, False, False)
    assert existing(content) == ({"a": "source"}, {"ab" * 32: "a"})
