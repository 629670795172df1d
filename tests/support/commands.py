"""An example or more of every command, to be done on the filled store."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from paywall_admin.services.app import App
from paywall_admin.services.billing.connection import ConnectAccount, DisconnectAccount
from paywall_admin.services.billing.mirror import MirrorReaders
from paywall_admin.services.billing.records import (
    DecideObject,
    RecordSteps,
    RememberObjects,
    SetCurrencyAmount,
    UseLinks,
)
from paywall_admin.services.command import Command, registry
from paywall_admin.services.deliveries import RecordDelivery
from paywall_admin.services.drafts import EditGraceDays, EditMeter, ReplaceDraft, StartWithSample, Together, lists
from paywall_admin.services.emergency import CloseWall, OpenWall
from paywall_admin.services.environment import ChooseEnvironment
from paywall_admin.services.keys import AddKey, RetireKey
from paywall_admin.services.options import SetOption
from paywall_admin.services.people import SetRole
from paywall_admin.services.publishing import RecordVersion
from paywall_admin.services.readers.cases import LookUp
from paywall_admin.services.readers.grants import ReleaseGrants
from paywall_admin.services.readers.intake import RecordImport
from paywall_admin.services.readers.privacy import EraseReader, RetainViews
from paywall_admin.services.readers.remedies import (
    ExtendGrant,
    GiveGrant,
    MergeReaders,
    SplitReader,
    WithdrawGrant,
)
from paywall_admin.services.schedule import (
    CancelSchedule,
    EditSchedule,
    HinderSchedule,
    ReinstateSchedule,
    SchedulePublish,
)
from paywall_admin.services.targets import AddTarget, EditTarget, RemoveTarget
from paywall_admin.services.undo import Redo, Revert, SkipUndo, Undo
from paywall_admin.store import reading
from paywall_admin.store.nouns import LISTED, Listed, get
from paywall_admin.system import signing
from support.example import EXAMPLE, changed
from support.stores import DAY, NOW

EDIT = EditMeter("guests", {"limit": 5}, {"limit": 3})
# A field of each kind of object, and another value for it.
CHANGES: Mapping[str, tuple[str, Any]] = {
    "contentRule": ("action", "locked"),
    "meter": ("period", {"kind": "calendarDay"}),
    "plan": ("benefits", ["Read all stories", "Use our apps"]),
    "offer": ("endsAt", None),
    "freeAccess": ("countries", None),
    "message": ("texts/ja/heading", "新しい見出し"),
    "publication": ("formerName", None),
    "wall": ("open", True),
    "policy": ("staleDays", 3),
    "expiryStates": ("trialExpired/days", None),
    "graceDays": ("graceDays", 9),
}


def nothing(_: App) -> None:
    """Nothing has to be there before."""


@dataclass(frozen=True)
class Example:
    """A command, or how it is made on a store; what has to be done before it, and what comes beside it."""

    command: Command | None = None
    made: Callable[[App], Command] | None = None
    tag: str = ""
    before: Callable[[App], Any] = nothing
    beside: Mapping[str, Any] = field(default_factory=dict)

    def on(self, app: App) -> Command:
        """The command, with all that has to be there before it done."""
        self.before(app)
        if self.made is not None:
            return self.made(app)
        assert self.command is not None
        return self.command

    @property
    def is_a_step(self) -> bool:
        """Whether it goes on the undo stack as a step of its own."""
        return self.command is not None and self.command.undoable and not isinstance(self.command, Undo | Redo)

    def __str__(self) -> str:
        return self.command.tag if self.command else self.tag


def of_list(noun: Listed) -> Iterator[Command]:
    """Every command on one list."""
    first = EXAMPLE[noun.field][0]
    path, value = CHANGES[noun.kind]
    yield lists.of(noun, lists.Add)({**first, "id": "new"}, 1)
    yield lists.of(noun, lists.Add)({**first, "id": "new"}, archived=True)
    yield lists.of(noun, lists.Edit)(first["id"], {path: get(first, path)}, {path: value})
    yield lists.of(noun, lists.Edit)("former", {path: get(first, path)}, {path: value}, typing=True)
    yield lists.of(noun, lists.Move)(first["id"], 0, 1)
    yield lists.of(noun, lists.Archive)(first["id"])
    yield lists.of(noun, lists.Restore)("former", 1)
    yield lists.of(noun, lists.Duplicate)("second", "new")
    yield lists.of(noun, lists.Duplicate)("former", "new")
    yield lists.of(noun, lists.Remove)("second")
    yield lists.of(noun, lists.Remove)("former")


def of_singles() -> Iterator[Command]:
    """The edits of what there is once."""
    for kind in ("publication", "wall", "policy", "expiryStates", "graceDays"):
        path, value = CHANGES[kind]
        was = EXAMPLE["graceDays"] if kind == "graceDays" else get(EXAMPLE[kind], path)
        yield registry()[f"{kind}:edit"](was={path: was}, now={path: value})


def edit_and_undo(app: App) -> None:
    """An edit, taken back: something to do again."""
    app.do(EDIT)
    app.do(Undo())


def key_of(seed: int) -> AddKey:
    """A signing key that takes the place of the one with the next smaller seed."""
    public = signing.public_of(bytes([seed]) * 32)
    before = signing.key_id(signing.public_of(bytes([seed - 1]) * 32)) if seed > 1 else None
    return AddKey(signing.key_id(public), base64.b64encode(public).decode(), "active", replaces=before)


def two_keys(app: App) -> None:
    """A key, and a rotation to another under way."""
    app.do(key_of(1))
    app.do(key_of(2))


def record(app: App) -> RecordVersion:
    """The first version, signed over the store as it is."""
    with app.store.look() as look:
        head = reading.audit_head(look)
    return RecordVersion(1, "First", hashlib.sha256(b"{}").hexdigest(), None, NOW, head)


FROZEN = b'{"format":"paywall-settings/1"}'
SCHEDULE = SchedulePublish(
    NOW + 3600, "2020-10-30 05:33", "Asia/Tokyo", "Autumn", hashlib.sha256(FROZEN).hexdigest()
)  # fmt: skip
LATER = {"at": NOW + 7200, "typed": "2020-10-30 06:33"}
SITE = AddTarget("site", "folder", "/srv/site")


def scheduled(app: App) -> None:
    """A publish in an hour."""
    app.do(SCHEDULE, beside={"settings": FROZEN})


def called_off(app: App) -> None:
    """A publish in an hour that was called off."""
    scheduled(app)
    app.do(CancelSchedule(1))


CONNECT = ConnectAccount("acct_1Example", "The Example", livemode=False)
PRODUCT = {"name": "Monthly", "active": True}
INTENT = {
    "id": "0f3a7c1e-0000-4000-8000-000000000001", "step": "create:plan:monthly/product", "verb": "create",
    "kind": "product", "key": "plan:monthly/product", "path": "products", "method": "post", "params": PRODUCT,
    "fields": PRODUCT, "target": None, "made_at": NOW, "words": "A product is made.",
}  # fmt: skip


def about_to_send(app: App) -> None:
    """Stripe is connected, and a request is on its way."""
    app.do(CONNECT)
    app.do(RecordSteps([]), beside={"intents": [INTENT]})


EXAMPLES = [
    *(Example(command) for noun in LISTED for command in of_list(noun)),
    *(Example(command) for command in of_singles()),
    Example(ReplaceDraft(changed("/publication/name", "Another"))),
    Example(ReplaceDraft(changed("/meters/0/id", "former"), archived={"meter": EXAMPLE["meters"][:1]})),
    Example(StartWithSample(changed("/publication/name", "Sample"))),
    Example(
        Together.of(
            "Add and change",
            lists.AddFreeAccess({**EXAMPLE["freeAccess"][0], "id": "new"}),
            lists.ArchiveMessage("second"),
            lists.MoveOffer(EXAMPLE["offers"][0]["id"], 0, 1),
            EditGraceDays({"graceDays": EXAMPLE["graceDays"]}, {"graceDays": 9}),
        )
    ),
    Example(Undo(), before=lambda app: app.do(EDIT)),
    Example(Redo(), before=edit_and_undo),
    Example(SkipUndo(), before=lambda app: app.do(EDIT)),
    Example(Revert(2)),
    Example(SetOption("backupsKept", None, 5)),
    Example(ChooseEnvironment("test", "live")),
    Example(SetRole("ann", None, "admin")),
    Example(SITE),
    Example(RemoveTarget("site"), before=lambda app: app.do(SITE)),
    Example(key_of(1)),
    Example(RetireKey(key_of(1).keyid), before=two_keys),
    Example(made=record, tag="version:record", beside={"payload": b"{}", "envelope": b"{{}}"}),
    Example(
        EditTarget("site", {"public_url": None}, {"public_url": "https://site.example/paywall"}),
        before=lambda app: app.do(SITE),
    ),
    Example(RecordDelivery("settings", 1, "site", "done", "")),
    Example(GiveGrant(1, "articles", "The counter was wrong", count=3, until=NOW + DAY)),
    Example(GiveGrant(1, "access", "Paid by transfer", until=NOW + 2 * DAY)),
    Example(GiveGrant(3, "reset", "A colleague used the device")),
    Example(WithdrawGrant(1)),
    Example(ExtendGrant(1, NOW + DAY, NOW + 5 * DAY, "It took longer")),
    Example(MergeReaders(1, 2, "The same person")),
    Example(SplitReader(3, 1, "Another person")),
    Example(ReleaseGrants(2, NOW, "1" * 64, 1), beside={"envelope": b"{}"}),
    Example(EraseReader(2)),
    Example(RetainViews(NOW // DAY + 1)),
    Example(RecordImport(1, 10, 8, 1, 1)),
    Example(LookUp("open", purpose="support request", ticket="T-1")),
    Example(SCHEDULE, beside={"settings": FROZEN}),
    Example(EditSchedule(1, {name: getattr(SCHEDULE, name) for name in LATER}, LATER), before=scheduled),
    Example(CancelSchedule(1), before=scheduled),
    Example(ReinstateSchedule(1), before=called_off),
    Example(HinderSchedule(1, "The key is locked."), before=scheduled),
    Example(OpenWall(1, NOW, NOW + 3600), beside={"envelope": b"{}"}),
    Example(CloseWall(2, NOW), beside={"envelope": b"{}"}),
    Example(CONNECT),
    Example(DisconnectAccount("acct_1Example"), before=lambda app: app.do(CONNECT)),
    Example(RecordSteps([{"intent": INTENT["id"], "state": "done", "object": "pw_1"}]), before=about_to_send),
    Example(
        RememberObjects([{"key": "plan:monthly/product", "kind": "product", "id": "pw_1", "fields": PRODUCT}]),
        before=lambda app: app.do(CONNECT),
    ),
    Example(
        MirrorReaders(1, 0, NOW),
        before=lambda app: app.do(CONNECT),
        beside={"customers": [{"id": "cus_1", "email": "a@example.com", "deleted": False, "created_at": NOW}]},
    ),
    Example(DecideObject("plan:monthly/price", "ours")),
    Example(SetCurrencyAmount("plan:monthly", "EUR", None, 1400)),
    Example(UseLinks({"three-months": "https://buy.example.com/x"}, {"three-months": "https://buy.stripe.com/y"})),
]
