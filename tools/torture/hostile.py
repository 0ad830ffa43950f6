"""Wrong and spoiled content through `briefings check`: how many inputs end cleanly, in a traceback, or never.

In: the cases of tests/bad_content/ and this repository's own content. Out: `Verdicts`. An input is an archive; a case
is tried as it is and spoiled in many ways, always the same ones. The check, and a build of what it finds sound, run in
a forked child with a limit of time and memory, through the command line itself.
"""

import os
import random
import re
import resource
import shutil
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from generator.commands.cli import commands

ROOT = Path(__file__).parent.parent.parent
SECONDS, BYTES = 20, 2**30

SITE = b"""title: {de: Anrufe, en: Calls}
base_url: https://example.org/calls/
languages: [de, en]
"""
#: What is put into a place of an input, or in the place of a line of it.
INSERTS = tuple(text.encode("utf-8", "surrogatepass") for text in (
    "\0", "\x1b[31m", "\r\n", "\r", "\u2028", "\ufeff", "\u202e", "\u200b", "\ud800", "\U0010ffff", "\t", "---\n",
    "---",
    ": ", "- ", "? ", "!!python/object/apply:os.system [x]", "!!binary x", "&a [*a, *a]", "*a", "<<: {a: 1}", "{", "[",
    "}", "[" * 3000, "{a: " * 3000, "- " * 3000, "> " * 3000, "* " * 500 + "x", "#" * 200, "`" * 5000, "*" * 5000,
    "_" * 5001, "![" * 3000, "[](" * 3000, "<" * 5000, "&" * 3000, "\\" * 3001, "|" * 3000, "~" * 4000,
    "a|" * 2000 + "\n" + "-|" * 2000, "9" * 6000, "0x" + "f" * 5000, "1e999999", "-0", ".inf", ".nan", "2025-02-30",
    "2025-13-01", "0000-00-00", "99999-01-01", "2025-03-30T02:30 Europe/Berlin", "12:30", "no", "null", "~", "''", '""',
    "'", '"', "010", "0o9", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "<javascript:alert(1)>", "[x](&#x6a;avascript:alert(1))", "{{ 7*7 }}", "{% raw %}", "{.said by=x}",
    "{#" + "a" * 3000 + "}", "{.a" * 2000, "::: account kreml\n", ":::\n", "::: account\n", "::: nonsense\n",
    "<actor:>",
    "<actor:a b>", "<source:x#>", "<call:../..>", "[^1]", "[^1]: x\n", "[^" * 2000, "\n: x\n", "../../etc/passwd",
    "CON",
    "%2e%2e%2f", "é", "e\u0301", "ß", "İ", "ﬁ", "\u0660", "a" * 70000, "\n" * 20000, " " * 20000, "a\n" * 5000,
))  # fmt: skip
_PLACE = re.compile(rb"content\S*?:\d+:\d+: \S.*")


@dataclass
class Verdicts:
    """Numbers of inputs by what came of them; what went wrong, with the input, to be read."""

    sound: int = 0
    clean_errors: int = 0
    setup_errors: int = 0
    tracebacks: int = 0
    hangs: int = 0
    killed: int = 0
    unclear: int = 0
    built: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def tried(self) -> int:
        return sum(value for value in vars(self).values() if isinstance(value, int)) - self.built


def check_all(inputs: Iterator[tuple[str, Mapping[str, bytes]]], scratch: Path, until: float) -> Verdicts:
    """Check every input, or as many as there is time for (a monotonic time)."""
    verdicts = Verdicts()
    for module in ("build", "pages.rendering", "commands.terminal", "commands.build", "commands.check", "publish"):
        import_module(f"generator.{module}")  # once here, not in every child
    for number, (name, files) in enumerate(inputs):
        if time.monotonic() > until:
            break
        archive = scratch / "archive"
        _lay_out(archive, {"content/site.yaml": SITE, **files})
        words = ["check", "--archive", str(archive)]
        ended = limited(lambda: commands.main(words, "briefings"), scratch / "said")  # noqa: B023  (ends before)
        if ended == 0:
            verdicts.built += 1
            words = ["build", "--no-memo", "--workers", "1", *words[1:], "--output", str(scratch / "site")]
            ended = limited(lambda: commands.main(words, "briefings"), scratch / "said")  # noqa: B023
        said = (scratch / "said").read_bytes()
        verdict = _verdict(ended, said)
        setattr(verdicts, verdict, getattr(verdicts, verdict) + 1)
        if verdict in ("tracebacks", "hangs", "killed", "unclear"):
            kept = scratch / "found" / f"{number:05d}-{verdict}"
            shutil.copytree(archive, kept)
            verdicts.wrong.append(f"{verdict}: {name}, kept in {kept}: {said[-300:].decode('utf-8', 'replace')}")
    return verdicts


def _verdict(ended: int | None, said: bytes) -> str:
    if ended is None:
        return "hangs"
    if ended < 0:
        return "killed"
    if ended not in (0, 1, 2) or b"Traceback" in said:
        return "tracebacks"
    if ended == 0:
        return "sound"
    lines = [line for line in said.split(b"\n") if line]
    if ended == 2:
        return "setup_errors" if len(lines) == 1 and lines[0].startswith(b"briefings: ") else "unclear"
    problems = [line for line in lines if _PLACE.match(line)]
    summary = [line for line in lines if re.match(rb"(?:.* checked, )?\d[\d,]* (?:error|warning)", line)]
    return "clean_errors" if problems and len(problems) + len(summary) == len(lines) else "unclear"


def limited(run: Callable[[], object], said: Path) -> int | None:
    """The exit code of `run` in a child, its output in the file `said`; None if it does not end in time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 70
        try:
            output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.dup2(output, 1)
            os.dup2(output, 2)
            sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(SECONDS)
            # Besides what this process has mapped by now, which in a long run of tests is much.
            limit = BYTES + int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            run()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 70
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return None if code == -signal.SIGALRM else code


def _lay_out(archive: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(archive, ignore_errors=True)
    for path, content in files.items():
        (archive / path).parent.mkdir(parents=True, exist_ok=True)
        (archive / path).write_bytes(content)


# Inputs


def inputs(seed: int = 1) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """First every case as it is, then, without end, cases and own entries spoiled; the same ones for the same seed."""
    cases = list(bad_content())
    yield from cases
    chance = random.Random(seed)
    own = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "content").rglob("*.*")}
    for number in range(10**6):
        name, files = chance.choice(cases) if number % 30 else ("own content", own)
        path = chance.choice(sorted(files))
        content = files[path]
        for _ in range(chance.randint(1, 3)):
            content = spoil(content, chance)
        yield f"spoiled {number} of {name} in {path}", {**files, path: content}


def bad_content() -> Iterator[tuple[str, Mapping[str, bytes]]]:
    """The cases of tests/bad_content/: name, and files by path."""
    for source in sorted((ROOT / "tests" / "bad_content").glob("*.txt")):
        for case in re.split(r"(?m)^##### ", source.read_text(encoding="utf-8"))[1:]:
            name, _, rest = case.partition("\n")
            parts = re.split(r"(?m)^=== (.+)\n", rest)[1:]
            files = dict(zip(parts[::2], parts[1::2], strict=True))
            files.pop("report", None)
            yield f"{source.stem}: {name}", {path: text.encode() for path, text in files.items() if "/" in path}


def spoil(content: bytes, chance: random.Random) -> bytes:
    """The content with one thing wrong with it that was perhaps right before."""
    lines = content.split(b"\n")
    at, line = chance.randrange(len(content) + 1), chance.randrange(len(lines))
    kind = chance.randrange(10)
    if kind < 4:
        return content[:at] + chance.choice(INSERTS) + content[at:]
    if kind == 4:
        return content[:at]
    if kind == 5:
        return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
    if kind == 6:
        lines.insert(line, chance.choice(INSERTS))
    elif kind == 7:
        lines.insert(chance.randrange(len(lines) + 1), lines[line])
    elif kind == 8:
        del lines[line]
    else:
        key, colon, _ = lines[line].partition(b":")
        lines[line] = key + colon + b" " + chance.choice(INSERTS)
    return b"\n".join(lines)
