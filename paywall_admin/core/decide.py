"""The engine: decides cases under one payload (contract, section 4); the JavaScript runtime's twin, to the byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from paywall_admin.core.calendar import Zone, instant
from paywall_admin.core.case import Case
from paywall_admin.core.decision import Decision, ShownMessage, Trace
from paywall_admin.core.messages import Language, Message
from paywall_admin.core.problems import BadInput
from paywall_admin.core.rules import Fields, Offer, Plan, Schedule, Window, given
from paywall_admin.core.texts import Placeholder, Source
from paywall_admin.core.values import Scene, sources
from paywall_admin.core.verdict import Rulebook, Verdict
from paywall_admin.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from paywall_admin.core.settings import Settings

FORMAT: Final = "paywall-settings/1"


class Engine:
    """Everything a payload says, read once; deciding changes nothing, so threads may share an engine."""

    def __init__(self, payload: Mapping[str, Any]) -> None:
        """Read a payload; fields that are unknown are ignored, and one that is not complete is refused."""
        if payload.get("format") != FORMAT:
            raise BadInput("bad-payload", f"This is not a payload of the format {FORMAT}; publish or compile one.")
        try:
            self._read(payload)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise BadInput(
                "bad-payload", f"This payload is not complete ({error!r}); publish or compile it again."
            ) from error

    @classmethod
    def from_settings(cls, settings: Settings) -> Engine:
        """Make the engine that a publish of these settings would make."""
        from paywall_admin.core.compiled import compile_payload  # noqa: PLC0415 - a payload is decided without CLDR

        return cls(compile_payload(settings))

    def _read(self, payload: Fields) -> None:
        publication, compiled = payload["publication"], payload["compiled"]
        zone = Zone.from_compiled(compiled["zone"])
        self._rules = Rulebook(payload, zone)
        self._plans = {fields["id"]: Plan(fields) for fields in given(payload.get("plans"))}
        self._first_plan = next(iter(self._plans.values()), None)
        self._offers = _schedules(Offer(fields) for fields in given(payload.get("offers")))
        names = _names(publication)
        languages = {code: _language(table, zone, names) for code, table in compiled["locales"].items()}
        messages = [Message(fields, publication, languages) for fields in given(payload.get("messages"))]
        self._messages = _messages_by_key(messages, self._rules.windows)
        self._languages = languages

    def judge(self, case: Case) -> Verdict:
        """Take steps 1 to 7 alone: may this be read, in which state, and does it count."""
        return self._rules.judge(case, [])

    def looks_back(self, at: int) -> int:
        """Say since when reads can matter at an instant."""
        return self._rules.looks_back(at)

    def decide(self, case: Case) -> Decision:
        """Decide one case."""
        trace: list[Trace] = []
        verdict = self._rules.judge(case, trace)
        offer = self._offer_for(verdict.state, case)
        message = self._message_for(verdict, case, offer, trace)
        outcome = "Offer shown." if offer else "No offer is live for this reader."
        trace.append({"step": "offer", "rule": offer.id if offer else None, "outcome": outcome})
        return {
            "access": verdict.access,
            "state": verdict.state,
            "counts": verdict.counts,
            "articlesLeft": verdict.articles_left,
            "articlesRead": verdict.articles_read,
            "limit": verdict.limit,
            "resetsAt": None if verdict.resets_at is None else instant(verdict.resets_at),
            "meter": verdict.meter.id if verdict.meter else None,
            "offer": offer.id if offer else None,
            "message": message,
            "trace": trace,
        }

    def values(self, case: Case, locale: str) -> dict[Placeholder, str]:
        """Every placeholder that has a value in a case, as a text in one of the payload's languages would say it."""
        verdict = self._rules.judge(case, [])
        offer = self._offer_for(verdict.state, case)
        plan = self._plans.get(offer.plan) if offer else self._first_plan
        scene = Scene(case, verdict, offer, plan)
        found = {}
        for placeholder, source in self._languages[locale].sources.items():
            value = source if isinstance(source, str) else source(scene)
            if value is not None:
                found[placeholder] = value
        return found

    def _offer_for(self, state: str, case: Case) -> Offer | None:
        schedule = self._offers.get(state)
        if schedule is not None:
            for offer in schedule.live(case.at):
                if offer.is_for(case.reader, case.device):
                    return offer
        return None

    def _message_for(
        self, verdict: Verdict, case: Case, offer: Offer | None, trace: list[Trace]
    ) -> ShownMessage | None:
        if verdict.state == "metered" and _counter_is_hidden(verdict):
            outcome = f"The counter is not shown yet, {verdict.articles_left} are left."
            trace.append({"step": "message", "rule": None, "outcome": outcome})
            return None
        for message in self._messages.get(_message_key(verdict), ()):
            if message.audience.includes(case.reader, case.device):
                locale = message.locale_for(case.reader)
                if locale is None:
                    break
                trace.append({"step": "message", "rule": message.id, "outcome": f"Message in {locale}."})
                plan = self._plans.get(offer.plan) if offer else self._first_plan
                return message.shown(locale, Scene(case, verdict, offer, plan))
        trace.append({"step": "message", "rule": None, "outcome": "No message for this state."})
        return None


def _names(publication: Fields) -> dict[Placeholder, Source[Scene]]:
    names = {"publicationName": publication["name"], "formerPublicationName": publication.get("formerName")}
    return {Placeholder(placeholder): name for placeholder, name in names.items() if name is not None}


def _language(table: Fields, zone: Zone, names: Mapping[Placeholder, Source[Scene]]) -> Language:
    words = Vocabulary(table)
    return Language(words, {**sources(words, zone), **names})


def _schedules(offers: Iterable[Offer]) -> dict[str, Schedule]:
    found: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        for state in offer.states:
            found[state].append(offer)
    return {state: Schedule(seen_in) for state, seen_in in found.items()}


def _messages_by_key(messages: Iterable[Message], windows: Iterable[Window]) -> dict[str, list[Message]]:
    """Keep, in order, the messages of each state and of each free-access window (its own, and those of all windows)."""
    found: defaultdict[str, list[Message]] = defaultdict(list)
    for message in messages:
        found[message.state].append(message)
        if message.state == "free_access":
            for window in windows:
                found[f"freeAccess:{window.id}"].append(message)
    return dict(found)


def _message_key(verdict: Verdict) -> str:
    return f"freeAccess:{verdict.window.id}" if verdict.window else verdict.state


def _counter_is_hidden(verdict: Verdict) -> bool:
    left, meter = verdict.articles_left, verdict.meter
    return left is not None and meter is not None and left > meter.counter_from
