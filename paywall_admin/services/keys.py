"""The keys that sign what is published: public halves in the store, private halves in the vault of this computer."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update

from paywall_admin.core import bundle
from paywall_admin.core.problems import BadInput, Conflict, KeyRefused, NotFound
from paywall_admin.services.command import Command, Context, Result, command, handles
from paywall_admin.services.query import Asking, Query, answers
from paywall_admin.store.rows import signing_key
from paywall_admin.system.vault import Ask, Place, Vault

if TYPE_CHECKING:
    from paywall_admin.services.app import App

TOPICS = frozenset({"keys"})


@dataclass(frozen=True)
class KeyView:
    """A signing key: its public half in base64, `state` active, rotating or retired; `place` of the private half."""

    keyid: str
    public: str
    state: str
    created_at: int
    place: Place | None = None

    @property
    def raw(self) -> bytes:
        """The 32 bytes of the public half."""
        return base64.b64decode(self.public)

    @property
    def signs(self) -> bool:
        """Whether new versions carry its signature."""
        return self.state != "retired"


@dataclass(frozen=True)
class Signer:
    """A key ready to sign."""

    keyid: str
    private: bytes

    def __repr__(self) -> str:
        return f"Signer({self.keyid})"


@dataclass(frozen=True)
class ListKeys(Query[tuple[KeyView, ...]]):
    """Every key of the store, the active one first; where private halves are is not looked up."""


@command("key:add")
@dataclass(frozen=True)
class AddKey(Command):
    """Makes a public key known; as `active` it takes the place of the key `replaces`, which then signs beside it."""

    undoable = False

    keyid: str
    public: str
    state: str
    replaces: str | None = None


@command("key:retire")
@dataclass(frozen=True)
class RetireKey(Command):
    """Ends a rotation: the older key signs no more, and nothing signed by it alone is trusted here."""

    undoable = False

    keyid: str


@answers(ListKeys)
def list_keys(asking: Asking, _: ListKeys) -> tuple[KeyView, ...]:
    """The keys, the active one first, then newest first."""
    return _all(asking.connection)


@handles(AddKey)
def add_key(context: Context, wanted: AddKey) -> Result:
    """Writes a key down, unless somebody else was first."""
    from paywall_admin.system import signing

    try:
        public = signing.accept_public(base64.b64decode(wanted.public, validate=True))
    except ValueError:
        raise BadInput("bad-key", "A public key is 32 bytes in base64.", place="/public") from None
    if signing.key_id(public) != wanted.keyid or wanted.state not in ("active", "rotating"):
        raise BadInput("bad-key", "The key's id does not belong to it.", place="/keyid")
    known = {key.keyid: key for key in _all(context.connection)}
    active = next((key.keyid for key in known.values() if key.state == "active"), None)
    if wanted.keyid in known:
        raise KeyRefused("key-known", f"The key {wanted.keyid} is known here already.", place=wanted.keyid)
    if wanted.state == "active":
        if active != wanted.replaces:
            raise Conflict(
                "Somebody else made a signing key in the meantime; look at the keys and try again.",
                place="/replaces", fields={"active": (wanted.replaces, active, wanted.keyid)},
            )  # fmt: skip
        _set_state(context.connection, active, "rotating")
    row = {"keyid": wanted.keyid, "public": wanted.public, "state": wanted.state, "created_at": context.now}
    context.connection.execute(insert(signing_key).values(row))
    return Result(f"Add signing key {wanted.keyid}", TOPICS, object=("key", wanted.keyid), after=wanted.public)


@handles(RetireKey)
def retire_key(context: Context, wanted: RetireKey) -> Result:
    """Takes a rotating key out of use."""
    found = next((key for key in _all(context.connection) if key.keyid == wanted.keyid), None)
    if found is None:
        raise NotFound("no-such-key", f"There is no key {wanted.keyid} here.", place="/keyid")
    if found.state != "rotating":
        raise KeyRefused(
            "not-rotating", f"The key {wanted.keyid} is {found.state}; only a key that is being replaced can retire."
        )
    _set_state(context.connection, wanted.keyid, "retired")
    return Result(
        f"Retire signing key {wanted.keyid}", TOPICS, object=("key", wanted.keyid), before="rotating", after="retired"
    )


def show(app: App) -> tuple[KeyView, ...]:
    """Every key, with where its private half is on this computer."""
    return tuple(replace(key, place=app.vault.place(secret_name(key.keyid))) for key in app.ask(ListKeys()))


def new(app: App, ask: Ask | None = None) -> KeyView:
    """Make the store's first signing key."""
    refuse_second(app)
    return _make(app, ask, replaces=None)


def refuse_second(app: App) -> None:
    """Refuse to make a first key where there is one."""
    active = _active(app)
    if active is not None:
        raise KeyRefused("key-exists", f"There is a signing key, {active.keyid}; replace it with keys rotate.")


def ensure(app: App, ask: Ask | None = None) -> KeyView:
    """The active key, made where there is none yet."""
    try:
        return _active(app) or _make(app, ask, replaces=None)
    except Conflict:  # another program made the first key at the same moment: that one it is
        found = _active(app)
        assert found is not None
        return found


def rotate(app: App, ask: Ask | None = None) -> KeyView:
    """Begin a rotation: a new key signs, and the older one beside it until `finish_rotation`."""
    return _make(app, ask, replaces=replaceable(app).keyid)


def replaceable(app: App) -> KeyView:
    """The key that a rotation would replace; refused where one is under way, or where there is none."""
    rotating = [key for key in app.ask(ListKeys()) if key.state == "rotating"]
    if rotating:
        raise KeyRefused(
            "rotation-open",
            f"The key {rotating[0].keyid} is being replaced already; once every web tier trusts the new key, "
            "end that with keys rotate --finish.",
        )
    active = _active(app)
    if active is None:
        raise KeyRefused("no-key", "There is no signing key to replace yet; keys new makes one.")
    return active


def finish_rotation(app: App) -> tuple[KeyView, ...]:
    """End a rotation: every older key retires."""
    rotating = retiring(app)
    for key in rotating:
        app.do(RetireKey(key.keyid))
    return tuple(replace(key, state="retired") for key in rotating)


def retiring(app: App) -> tuple[KeyView, ...]:
    """The older keys that the end of a rotation would retire; refused where none is being replaced."""
    rotating = tuple(key for key in app.ask(ListKeys()) if key.state == "rotating")
    if not rotating:
        raise KeyRefused("no-rotation", "No key is being replaced; begin with keys rotate.")
    return rotating


def signers(app: App, ask: Ask | None = None) -> tuple[Signer, ...]:
    """Every key that signs, unlocked; `ask` is called once at most, and never inside a transaction."""
    ensure(app, ask)
    once = asked_once(ask)
    keys = [key for key in app.ask(ListKeys()) if key.signs]
    return tuple(Signer(key.keyid, _unlocked(app.vault, key, once)) for key in keys)


def signed(payload: bytes, payload_type: str, signers: tuple[Signer, ...]) -> bytes:
    """The envelope of exactly these bytes with a signature of every signer."""
    from paywall_admin.system import signing

    message = bundle.pae(payload_type, payload)
    return bundle.envelope(payload, payload_type, [(key.keyid, signing.sign(key.private, message)) for key in signers])


def passphrase_need(app: App) -> str:
    """What a person will be asked for when the next version is signed: nothing, passphrase or new passphrase."""
    needs = {app.vault.need(secret_name(key.keyid)) for key in app.ask(ListKeys()) if key.signs}
    needs = needs or {app.vault.need("")}
    return next((need for need in ("new passphrase", "passphrase") if need in needs), "nothing")


def secret_name(keyid: str) -> str:
    """Under which name the vault keeps a private half."""
    return f"signing-key/{keyid}"


def asked_once(ask: Ask | None) -> Ask | None:
    """`ask`, whose answer is remembered for the rest of one operation."""
    if ask is None:
        return None
    answers: list[str] = []

    def once() -> str:
        if not answers:
            answers.append(ask())
        return answers[0]

    return once


def _make(app: App, ask: Ask | None, *, replaces: str | None) -> KeyView:
    from paywall_admin.system import signing

    private = signing.new_private()
    public = signing.public_of(private)
    keyid = signing.key_id(public)
    encoded = base64.b64encode(public).decode()
    place = app.vault.put(secret_name(keyid), private, ask)
    try:
        app.do(AddKey(keyid, encoded, "active", replaces))
    except BaseException:
        app.vault.forget(secret_name(keyid))
        raise
    return replace(next(key for key in app.ask(ListKeys()) if key.keyid == keyid), place=place)


def _unlocked(vault: Vault, key: KeyView, ask: Ask | None) -> bytes:
    from paywall_admin.system import signing

    private = vault.get(secret_name(key.keyid), ask)
    if len(private) != 32 or signing.public_of(private) != key.raw:
        raise KeyRefused(
            "other-key", f"What this computer keeps for the key {key.keyid} is another key.", place=key.keyid
        )
    return private


def _active(app: App) -> KeyView | None:
    return next((key for key in app.ask(ListKeys()) if key.state == "active"), None)


def _all(connection: Connection) -> tuple[KeyView, ...]:
    table = signing_key.c
    found = connection.execute(select(table.keyid, table.public, table.state, table.created_at))
    order = {"active": 0, "rotating": 1, "retired": 2}
    return tuple(
        sorted((KeyView(*row) for row in found), key=lambda key: (order[key.state], -key.created_at, key.keyid))
    )


def _set_state(connection: Connection, keyid: str | None, state: str) -> None:
    connection.execute(update(signing_key).where(signing_key.c.keyid == keyid).values(state=state))
