"""The last calls in time: a column for each day, a lane for each group of parties. A table whose marks are links.

In: the calls of an archive, oldest first, and the site of one language. Out: a `Timeline`, None for fewer than two
calls. Days follow one another evenly, however far apart they are, so that every mark can be hit; dates stand above.
"""

from collections import Counter
from datetime import date

from markupsafe import Markup

from generator.base.notation import Duration
from generator.links import Entry
from generator.pages.kinds.actor import pair_href
from generator.pages.partials.call_lines import call_line, fact
from generator.pages.partials.glyphs import accounts_of, glyph_words
from generator.pages.site.language_site import LanguageSite, joined, marked
from generator.pages.site.registers import in_register
from generator.pages.views.pictures import Lane, Timeline, TimelineDay, TimelineMark
from generator.pages.views.shared import Link
from generator.pages.words import formats

#: The timeline shows so many days and calls at most, the last ones, and so many lanes besides that of all others.
DAYS, CALLS, LANES = 24, 60, 5
#: Width of a mark in pixels: the longest call, the shortest.
_LONGEST, _SHORTEST = 34, 4


def recent(calls: tuple[str, ...], site: LanguageSite) -> tuple[Entry, ...]:
    """The calls of the last days on which there were any, oldest first."""
    days = dict[str, list[Entry]]()
    for ident in reversed(calls[-CALLS:]):
        call = site.entry(ident)
        days.setdefault(str(call.call.date), []).append(call)
    return tuple(reversed([call for day in list(days)[:DAYS] for call in days[day]]))


def timeline(calls: tuple[Entry, ...], site: LanguageSite) -> Timeline | None:
    """These calls by day and by those who took part."""
    if len(calls) < 2:
        return None
    days = tuple(dict.fromkeys(str(call.call.date) for call in calls))
    longest = max((max(_minutes(call, site), default=0) for call in calls), default=0)
    groups = _groups(calls)
    dealt: dict[frozenset[str], list[Entry]] = {group: [] for group in (*groups, frozenset())}
    for call in calls:
        dealt[next(group for group in dealt if group <= set(call.call.participants))].append(call)
    lanes = [
        Lane(_heading(group, bool(groups), site), _cells(days, found, longest, site))
        for group, found in dealt.items()
        if found
    ]
    return Timeline(
        caption=site.catalogue.text("The latest calls"),
        days=tuple(_day(day, days[n - 1] if n else "", site) for n, day in enumerate(days)),
        lanes=tuple(lanes),
        lengths=bool(longest),
        dots=any(call.call.status == "held" and not _minutes(call, site) for call in calls),
        rings=any(call.call.status != "held" for call in calls),
        readouts=any(_readouts(call, site) for call in calls),
    )


def _groups(calls: tuple[Entry, ...]) -> list[frozenset[str]]:
    """Who has a lane: those who spoke with one another several times, else whoever took part several times."""
    together = Counter(frozenset(call.call.participants) for call in calls)
    alone = Counter(frozenset({ident}) for call in calls for ident in call.call.participants)
    for counted in (together, alone):
        if several := [group for group, number in counted.most_common(LANES) if number > 1]:
            return several
    return []


def _heading(group: frozenset[str], others: bool, site: LanguageSite) -> Link:
    """Who has the lane, in the order of names, with the page of the two or of the one; or what else there is."""
    if not group:
        return Link(site.catalogue.text("Others") if others else site.catalogue.text("Calls"), "")
    people = in_register(group, site.archive, site.language)
    href = pair_href(people[0], people[1], site) if len(people) == 2 else site.hrefs[people[0]] * (len(people) == 1)
    return Link(joined(" · ", map(site.shown_family, people)), href)


def _cells(
    days: tuple[str, ...], calls: list[Entry], longest: int, site: LanguageSite
) -> tuple[tuple[TimelineMark, ...], ...]:
    return tuple(
        tuple(_mark(call, longest, site) for call in calls if str(call.call.date) == day) for day in days
    )  # fmt: skip


def _mark(call: Entry, longest: int, site: LanguageSite) -> TimelineMark:
    line, edition = call_line(call, site), call.edition(site.language)
    points = accounts_of(call, site).points
    said = (line.facts, line.differences, glyph_words(points, site) if points else "")
    title = site.headed(line.date, marked(line.title, edition.language, site.language))
    words = site.apart(filter(None, (title, line.note, *said)))
    return TimelineMark(line.href, words, _drawn(call, longest, site))


def _drawn(call: Entry, longest: int, site: LanguageSite) -> Markup:
    """A bar as long as the call, going on thinly to what the longest account says; a ring, a dot without a length."""
    ticks = "".join(f"M{3 + 5 * n} 12v5" for n in range(_readouts(call, site)))
    minutes = _minutes(call, site)
    if call.call.status != "held":
        shape = '<circle class="o" cx="6" cy="6" r="4"/>'
    elif not minutes:
        shape = '<circle cx="6" cy="6" r="4"/>'
    else:
        least, most = (max(_SHORTEST, round(_LONGEST * n / longest)) for n in (min(minutes), max(minutes)))
        shape = f'<path d="M1 6h{least}"/>' + f'<path class="m" d="M{1 + least} 6h{most - least}"/>' * (most > least)
    shape += f'<path class="t" d="{ticks}"/>' * bool(ticks)
    return Markup(  # noqa: S704  (numbers only)
        f'<svg viewBox="0 0 36 18" width="36" height="18" aria-hidden="true">{shape}</svg>'
    )


def _minutes(call: Entry, site: LanguageSite) -> list[int]:
    claims = fact(call, "duration", site).claims
    return [claim.value.minutes for claim in claims if isinstance(claim.value, Duration)]


def _readouts(call: Entry, site: LanguageSite) -> int:
    """How many sides have a text of their own that we hold in full."""
    return sum(any(voice.basis == "full" for voice in side.voices) for side in accounts_of(call, site).sides)


def _day(day: str, before: str, site: LanguageSite) -> TimelineDay:
    """A column's head."""
    first = date.fromisoformat((day + "-01-01")[:10])
    return TimelineDay(
        year=day[:4],
        begins=before[:4] != day[:4],
        month=formats.short_month(first, site.locale) if len(day) > 4 else "",
        day=formats.number(first.day, site.locale) if len(day) > 7 else "",
        label=formats.partial_date(day, site.locale),
    )
