"""Who appears in an article, and how well a person fits a description: an office, a state, a gender, a party.

In: holders of offices, genders, parties, the persons named. Out: `Cast`, which weighs persons against a `Wanted`. What
the article or the register says counts for a person, what contradicts it against; of what nothing is known, nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.articles.people.holders import Holder
from generator.articles.people.offices import may_be
from generator.articles.people.states import same_state
from generator.articles.vocabulary.register import Register

LEADING = may_be("leader") | may_be("state_leader") | {"foreign_minister", "defence_minister"}
_STATE_LEADERS = (may_be("leader") | may_be("state_leader")) - {"party_leader"}
#: Offices that leave open whether somebody leads a state too.
_WEAK = frozenset({"other_title", "party_leader", "lawmaker", "director", "leader", "military", "successor"})
_OFFICE, _OTHER_OFFICE, _WEAK_OFFICE = 2.0, -3.0, -0.4
_LAND, _OTHER_LAND, _IMPLIED_LAND = 2.0, -5.0, -0.8
_GENDER, _OWNER, _NOT_OWNER, _PARTY, _OTHER_PARTY = -5.0, 3.0, -3.0, 2.0, -3.0
#: Whose offices leave open of which state somebody is.
_NO_STATES = frozenset({"EU"})
_SURE, _POSSIBLE, _ALIKE = 2.0, -0.9, 0.9


@dataclass(frozen=True, slots=True)
class Wanted:
    """A description. `kind` is a class of office, `owner` the person whose spokesman, chief … is meant; empty where
    nothing is said."""

    kind: str = ""
    land: str | None = None
    gender: str = ""
    party: str = ""
    owner: str | None = None


class Cast:
    """The persons of one article. `appear` are all, `head` those named in its head."""

    def __init__(
        self,
        known: Sequence[Holder],
        gender: dict[str, str],
        party: Mapping[str, str],
        appear: Iterable[str],
        head: Iterable[str],
        register: Register,
    ) -> None:
        self._often = Counter(appear)
        self.appear, self.head = tuple(self._often), frozenset(head)
        self.gender, self._party, self._register = gender, party, register
        self._offices: dict[str, list[Holder]] = {}
        for holder in known:
            self._offices.setdefault(holder.person, []).append(holder)
        self._learnt: dict[str, str] = {}

    def leaders(self, kinds: frozenset[str] = LEADING) -> tuple[str, ...]:
        """Those who lead a state or one of its ministries, in the order of the text."""
        return tuple(p for p in self.appear if any(h.kind in kinds for h in self._offices.get(p, ())))

    def heads_of_state(self) -> tuple[str, ...]:
        return self.leaders(_STATE_LEADERS)

    def main(self, among: Sequence[str]) -> tuple[str, ...]:
        """The two of some persons who are named most often, () if a third is as often."""
        ranked = sorted(among, key=lambda p: -self._often[p])
        clear = len(ranked) == 2 or (len(ranked) > 2 and self._often[ranked[1]] > self._often[ranked[2]])
        return tuple(ranked[:2]) if clear else ()

    def explained(self, person: str) -> bool:
        """Whether an office of the person is known."""
        return person in self._offices

    def owner(self, person: str) -> str | None:
        """The person whose spokesman, adviser … somebody is."""
        return next((h.owner for h in self._offices.get(person, ()) if h.owner), None)

    def lands(self, person: str, implied: bool = False) -> frozenset[str]:
        """The states that somebody acts for, with those that only the name of the office implies if asked."""
        actor = self._register.get(person)
        found = {actor.country if actor else None, self._learnt.get(person)}
        found |= {h.state for h in self._offices.get(person, ()) if implied or not h.implied}
        return frozenset(land for land in found if land)

    def learn(self, person: str, land: str | None, kind: str = "", gender: str = "") -> None:
        """What an expression that was understood says of a person whose state, office or gender nobody told."""
        if gender:
            self.gender.setdefault(person, gender)
        if land and not self.lands(person):
            self._learnt[person] = land
        if kind in LEADING and not self.explained(person):
            self._offices[person] = [Holder(person, kind, land)]

    def sure(self, wanted: Wanted) -> list[str]:
        """Those of whom enough is known to fit, only the best of them; a state that is asked for is known of them."""
        weights = {p: self.fit(p, wanted) for p in self.appear}
        best = max(weights.values(), default=0.0)
        able = [p for p, w in weights.items() if w >= _SURE and w > best - _ALIKE]
        if wanted.kind == "chancellor":  # before somebody who is only called head of government: few states have one
            able = [p for p in able if any(h.kind == wanted.kind for h in self._offices.get(p, ()))] or able
        return [p for p in able if not wanted.land or wanted.party or self._fit_land(p, wanted.land) == _LAND]

    def possible(self, wanted: Wanted) -> list[str]:
        """Those whom nothing contradicts; of them those with the office, if there are any."""
        able = [p for p in self.appear if self.fit(p, wanted) > _POSSIBLE]
        return [p for p in able if wanted.kind and self.fit(p, wanted) >= _SURE + _IMPLIED_LAND] or able

    def best(self, persons: Sequence[str], wanted: Wanted) -> list[str]:
        """Of some persons those who fit best: with no other office before those with a lesser one, of known gender."""
        weights = {p: self.fit(p, wanted) + 0.2 * (self.gender.get(p) == wanted.gender != "") for p in persons}
        return [p for p in persons if weights[p] > max(weights.values()) - 0.1]

    def unexplained(self, persons: Sequence[str]) -> list[str]:
        """Those of some persons who are named more than once and of no known office."""
        return [p for p in persons if self._often[p] > 1 and not self.explained(p)]

    def registered(self, wanted: Wanted) -> list[str]:
        """Those of the register who fit in office and state, named in the article or not."""
        return [p for p in self._offices if self.fit(p, wanted) >= _OFFICE + _LAND]

    def fit(self, person: str, wanted: Wanted) -> float:
        """How well a person fits: what is asked for and known, less what contradicts."""
        known = self.gender.get(person)
        weight = _GENDER if wanted.gender and known and known != wanted.gender else 0.0
        offices = self._offices.get(person, [])
        if wanted.kind:
            weight += self._fit_office(offices, wanted.kind)
        if wanted.land:
            weight += self._fit_land(person, wanted.land)
        if wanted.owner:
            weight += self._fit_owner(person, offices, wanted)
        own = self._party.get(person)
        if wanted.party and own:
            weight += _PARTY if own.split("/")[0] in wanted.party.split("|") else _OTHER_PARTY
        return weight

    @staticmethod
    def _fit_office(offices: Sequence[Holder], kind: str) -> float:
        kinds, known = may_be(kind), {h.kind for h in offices}
        if known & kinds or any(kind in may_be(k) and not (may_be(k) - {k}) & known for k in known):
            return _OFFICE  # a prime minister who is called head of government is no chancellor
        if kind not in LEADING or any(h.kind not in _WEAK for h in offices):
            return _OTHER_OFFICE
        return _WEAK_OFFICE if offices else 0.0

    def _fit_land(self, person: str, land: str) -> float:
        if any(same_state(land, mine) for mine in self.lands(person, implied=True)):
            return _LAND
        return (
            _OTHER_LAND
            if self.lands(person) - _NO_STATES
            else _IMPLIED_LAND
            if self.lands(person, implied=True)
            else 0.0
        )

    def _fit_owner(self, person: str, offices: Sequence[Holder], wanted: Wanted) -> float:
        if any(h.owner == wanted.owner for h in offices):
            return _OWNER
        if wanted.land or not wanted.owner or person == wanted.owner:
            return _NOT_OWNER if person == wanted.owner else 0.0
        lands = self.lands(wanted.owner, implied=True)
        shares = any(same_state(a, b) for a in lands for b in self.lands(person, implied=True))
        return _LAND if shares else _NOT_OWNER
