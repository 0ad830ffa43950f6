"""Which party of a call a speaker speaks for.

In: readings, register. Out: for a speaker the participant whose side it is: the person, whoever works for that person,
whoever acts for the same state, the houses of that state.
"""

from collections.abc import Sequence

from generator.articles.people.bodies import country_of_body
from generator.articles.people.holders import lands_of
from generator.articles.people.origins import same_state
from generator.articles.readings import Reading
from generator.articles.vocabulary.register import Register
from generator.articles.vocabulary.states import country_of, seats
from generator.articles.vocabulary.words import id_of


class Sides:
    """The sides of the speakers of one run."""

    def __init__(self, readings: Sequence[Reading], register: Register) -> None:
        self._register = register
        self._known = [holder for reading in readings for holder in reading.referents.known]
        self._owners = {h.person: h.owner for h in self._known if h.owner}
        self._lands: dict[str, frozenset[str]] = {}

    def of(self, speaker: str, participants: Sequence[str]) -> str | None:
        """The participant for whom somebody speaks, None if nobody can tell."""
        if speaker in participants:
            return speaker
        for party in participants:
            surname = party.split("-")[-1]
            if self._owners.get(speaker) == party or speaker in (f"buero-{surname}", f"office-{surname}"):
                return party
        fits = [p for p in participants if self._shares(speaker, p)]
        return fits[0] if len(fits) == 1 else None

    def _shares(self, speaker: str, party: str) -> bool:
        return any(same_state(one, other) for one in self._states(speaker) for other in self._states(party))

    def _states(self, ident: str) -> frozenset[str]:
        """The states that somebody acts for; a body by its seat, by the register, or by the state in its id."""
        if ident not in self._lands:
            found = set(lands_of(ident, self._known, self._register))
            actor = self._register.get(ident)
            if ident in seats():
                found.add(seats()[ident]["of"])
            elif actor and actor.kind == "body" and (land := country_of_body(actor)):
                found.add(land)
            elif not found:
                last = ident.split("-")[-1]
                found |= {land for land in [country_of(last.capitalize())] if land}
                found |= {
                    h.state
                    for h in self._known
                    if h.state and h.state[0] == "~" and last.startswith(id_of(h.state[1:]))
                }
            self._lands[ident] = frozenset(found)
        return self._lands[ident]
