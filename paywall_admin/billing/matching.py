"""Which object at Stripe is which of our things: by what the store remembers, by the mark, by the lookup key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paywall_admin.billing.catalog import KINDS, Choice, Found, Known, Snapshot, Thing


class Matching:
    """Finds the object of each thing, and remembers which objects were taken."""

    def __init__(self, snapshot: Snapshot, known: Mapping[str, Known], choices: Mapping[str, Choice]) -> None:
        self.by_id = {found.id: found for found in snapshot.found}
        self._known = known
        self._choices = choices
        self._by_key: dict[str, list[Found]] = {}
        self._by_lookup: dict[str, Found] = {}
        self._attached: dict[tuple[str, str], Found] = {}
        for found in snapshot.found:
            if found.key:
                self._by_key.setdefault(found.key, []).append(found)
            if found.fields.get("lookup_key"):
                self._by_lookup[found.fields["lookup_key"]] = found
            if found.kind == "product_feature":
                self._attached[found.fields["product"], found.fields["feature"]] = found
        self.taken: set[str] = set()

    def marked(self, key: str) -> list[Found]:
        """Every object that carries the mark of a thing."""
        return self._by_key.get(key, [])

    def find(self, thing: Thing, fields: Mapping[str, Any]) -> Found | None:
        """The object of a thing whose references are resolved in `fields`; None where there is none."""
        found = self._find(thing, fields)
        if found is not None:
            self.taken.add(found.id)
        return found

    def _find(self, thing: Thing, fields: Mapping[str, Any]) -> Found | None:
        if thing.kind == "product_feature":
            pair = fields["product"], fields["feature"]
            return self._attached.get(pair) if all(isinstance(one, str) for one in pair) else None
        choice = self._choices.get(thing.key)
        if choice is not None and choice.verb == "adopt" and choice.seen in self.by_id:
            return self.by_id[choice.seen]
        known = self._known.get(thing.key)
        if known is not None and known.id in self.by_id:
            return self.by_id[known.id]
        marked = [found for found in self._by_key.get(thing.key, ()) if found.kind == thing.kind]
        if len(marked) == 1:
            return marked[0]
        if marked:
            return max(marked, key=lambda found: (found.active, _same(thing, fields, found), found.created, found.id))
        return self._by_names(thing, fields)

    def _by_names(self, thing: Thing, fields: Mapping[str, Any]) -> Found | None:
        """An object that has lost its mark and kept a name that only we give."""
        if thing.kind == "product":
            return self.by_id.get(fields.get("id", ""))
        found = self._by_lookup.get(fields.get("lookup_key", "")) if thing.kind in ("price", "feature") else None
        return found if found is not None and found.active else None


def _same(thing: Thing, fields: Mapping[str, Any], found: Found) -> bool:
    fixed = KINDS[thing.kind].fixed
    return all(alike(fields[name], found.fields.get(name)) for name in fixed if name in fields)


def alike(wanted: Any, found: Any) -> bool:
    """Whether a field at Stripe is as it shall be; the order of a list means nothing."""
    if wanted == found:
        return True
    if isinstance(wanted, list | tuple) and isinstance(found, list | tuple):
        return sorted(map(str, wanted)) == sorted(map(str, found))
    return False
