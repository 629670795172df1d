"""`stripe`: connect an account, plan, apply."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paywall_admin.cli import stripe_objects, stripe_readers
from paywall_admin.cli.frame import CONTEXT, Noun
from paywall_admin.cli.invocation import Invocation, asking_for_secret, current
from paywall_admin.cli.wording import counted, moment

if TYPE_CHECKING:
    from paywall_admin.services.app import App
    from paywall_admin.services.billing.applying import ApplyOutcome
    from paywall_admin.services.billing.views import PlanView

_PLACES = {
    "keyring": "kept in the keyring",
    "file": "kept in a sealed file",
    "environment": "from STRIPE_API_KEY",
    "run": "for this run only",
    "none": "not on this computer",
}


@click.group("stripe", cls=Noun, context_settings=CONTEXT)
def stripe_command() -> None:
    """Bring plans and offers to Stripe, and see what is there.

    The key is kept in the keyring of this computer, or taken from STRIPE_API_KEY for one run; never in the store.
    """


@stripe_command.command(
    "connect", writes=True, examples=["paywall-admin stripe connect", "paywall-admin stripe connect --json"]
)
def connect() -> None:
    """Bind the store to the account of a key, which is asked for or read from standard input.

    Use a restricted key. A test store takes sandbox keys, a live store live ones.
    """
    from paywall_admin.services.billing import connection, key

    invocation = current()
    text = os.environ.get(key.VARIABLE) or _read_key()
    with invocation.app() as app:
        view = app.ask(connection.GetConnection())
        if invocation.dry_run:
            key.accept(text, view.environment)
            invocation.result({"environment": view.environment}, "The key has the right form; it was not kept.")
            return
        view, place = connection.connect(app, text, asking_for_secret(app, key.secret_name(app)))
    said = {**asdict(view), "key": place}
    invocation.result(said, f"Connected to {view.words}; the key is {_PLACES[place]}.")
    if view.account is None:
        invocation.note("The key may not ask whose account it is, so that could not be confirmed.")


def _read_key() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Key", hide_input=True, err=True))
    return sys.stdin.readline()


@stripe_command.command("disconnect", writes=True, examples=["paywall-admin stripe disconnect"])
def disconnect() -> None:
    """End the binding and forget the key; at Stripe everything stays as it is."""
    from paywall_admin.services.billing import connection

    invocation = current()
    with invocation.app() as app:
        if not invocation.dry_run:
            connection.disconnect(app)
    words = "would be" if invocation.dry_run else "is"
    invocation.result({"connected": False}, f"The store {words} no longer connected to Stripe.")


@stripe_command.command("status", examples=["paywall-admin stripe status", "paywall-admin stripe status --json"])
def status() -> None:
    """Say which account the store is bound to, what the key may do, and which plans and offers are in Stripe.

    Stripe is asked about the key where there is one; plans and offers are told from what is known since the last plan.
    """
    from paywall_admin.cli.stripe_text import states_text
    from paywall_admin.services.billing import connection, key, permissions, planning, states
    from paywall_admin.services.queries import GetDraft

    invocation = current()
    with invocation.app() as app:
        view, place = app.ask(connection.GetConnection()), key.place(app)
        missing: tuple[str, ...] = ()
        warning = None
        if place != "none":
            way = connection.gateway(app, asking_for_secret(app, key.secret_name(app)))
            connection.confirm(app, way)
            missing = permissions.missing_to_read(way)
            warning = planning.clock_warning(way.skew or 0)
        found = app.ask(states.GetStates())
        settings = app.ask(GetDraft()).settings
    lines = [f"Stripe: {view.words}", f"Key: {_PLACES[place]}"]
    if view.checked_at is not None:
        lines.append(f"Last compared: {moment(view.checked_at)}")
    if view.read_at is not None:
        lines.append(f"Readers last pulled: {moment(view.read_at)}")
    lines += [f"The key does not include {name}" for name in missing]
    if view.unfinished:
        lines.append(f"{counted(view.unfinished, 'request')} of an interrupted apply; the next apply looks them up")
    if warning is not None:
        lines.append(f"warning: {warning}")
    lines += states_text(settings, found)
    said = {
        **{name: value for name, value in asdict(view).items() if not name.endswith("_at")},
        **{name: None if at is None else moment(at) for name, at in _times(view).items()},
        "key": place, "missing": list(missing), "states": dict(found), "warning": warning,
    }  # fmt: skip
    invocation.result(said, "\n".join(lines))


def _times(view: Any) -> dict[str, int | None]:
    return {"connectedAt": view.connected_at, "checkedAt": view.checked_at, "readAt": view.read_at}


@stripe_command.command(
    "plan",
    examples=[
        "paywall-admin stripe plan", "paywall-admin stripe plan --out autumn.json",
        "paywall-admin stripe plan --show autumn.json",
    ],
)  # fmt: skip
@click.option("--out", metavar="FILE", help="Keep the plan in FILE, to be reviewed and applied on another desk.")
@click.option("--show", metavar="FILE", help="Print a plan that was kept, and ask Stripe nothing.")
@click.option("--check", is_flag=True, help="Exit with 1 where Stripe is not as the draft says.")
def plan(out: str | None, show: str | None, check: bool) -> int:
    """Say what would be made, changed, replaced and retired at Stripe. Nothing is changed there."""
    invocation = current()
    if show is not None:
        said = _saved(show)
        invocation.result(said, lambda: _text(said))
        return 0
    with invocation.app() as app:
        view = _plan(app, invocation)
    said = _json(view)
    if out is not None:
        _keep(said, out)
        invocation.note(f"The plan is in {out}; apply it with: paywall-admin stripe apply --plan {out}")
    invocation.result(said, lambda: _text(said))
    return int(check and not view.up_to_date)


@stripe_command.command(
    "apply", writes=True,
    examples=[
        "paywall-admin stripe apply", "paywall-admin stripe apply --plan autumn.json --confirm LIVE",
        "paywall-admin stripe apply --due",
    ],
)  # fmt: skip
@click.option("--plan", "file", metavar="FILE", help="Apply the plan that was kept in FILE, and no other.")
@click.option("--digest", metavar="SHA256", help="Apply the plan with this digest, and no other.")
@click.option("--due", is_flag=True, help="Only put away what has ended or was replaced; for cron or systemd.")
@click.option("--skip-blocked", is_flag=True, help="Leave out what cannot be brought to Stripe, and apply the rest.")
@click.option("--yes", is_flag=True, help="Do not ask; in a live account --confirm LIVE is needed as well.")
@click.option("--confirm", metavar="LIVE", help="Answers the question that is asked before a live account is changed.")
def apply(
    *, file: str | None, digest: str | None, due: bool, skip_blocked: bool, yes: bool, confirm: str | None
) -> int:
    """Carry out the plan. Ctrl+C stops it after the requests that are under way; what was done stays recorded.

    An apply that was interrupted is finished first. Old links and prices are retired once no published version shows
    them any more: publish, deliver, and apply again.
    """
    from paywall_admin.services.billing import applying, key

    invocation = current()
    digest = str(_saved(file)["digest"]) if file is not None else digest
    with invocation.app() as app:
        if invocation.dry_run or not (due or digest):
            view = _plan(app, invocation)
            said = _json(view)
            if invocation.dry_run or view.up_to_date:
                invocation.result(said, lambda: _text(said))
                return 0
            invocation.note(_text(said))
            confirm = _confirmed(view, yes, confirm)
            digest = view.digest
        with _stoppable() as stopped:
            outcome = applying.apply(
                app, digest, ask=asking_for_secret(app, key.secret_name(app)), due=due, skip_blocked=skip_blocked,
                live_word=confirm, progress=_progress(invocation), cancelled=stopped,
            )  # fmt: skip
    invocation.result(_outcome_json(outcome), _outcome_text(outcome))
    if outcome.problem is not None:
        raise outcome.problem
    return int(outcome.cancelled)


def _plan(app: App, invocation: Invocation) -> PlanView:
    from paywall_admin.services.billing import key, planning
    from paywall_admin.services.billing.views import plan_view

    ask = asking_for_secret(app, key.secret_name(app))
    return plan_view(planning.plan(app, ask=ask, progress=invocation.progress))


def _json(view: PlanView) -> dict[str, Any]:
    return {"format": "paywall-stripe-plan/1", **asdict(view), "mode": view.mode, "made_at": moment(view.made_at)}


def _saved(file: str) -> dict[str, Any]:
    from paywall_admin.cli.inputs import read_file
    from paywall_admin.core.problems import BadInput

    try:
        said = json.loads(read_file(file))
        if said["format"] == "paywall-stripe-plan/1" and len(said["digest"]) == 64 and said["groups"] is not None:
            return dict(said)
    except (ValueError, KeyError, TypeError):
        pass
    raise BadInput("not-a-plan", "This is no plan that stripe plan --out has written.", place=file)


def _keep(said: dict[str, Any], out: str) -> None:
    from paywall_admin.core.problems import BadInput
    from paywall_admin.system import files

    try:
        files.replace_file(Path(out), json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n")
    except OSError as error:
        raise BadInput("unwritable", f"The plan cannot be kept there: {files.reason(error)}.", place=out) from error


def _text(said: dict[str, Any]) -> str:
    from paywall_admin.cli.stripe_text import plan_text

    return plan_text(said)


def _confirmed(view: PlanView, yes: bool, confirm: str | None) -> str | None:
    """Asks before anything is changed, in a live account for a word that nobody types by accident."""
    there = sys.stdin.isatty()
    if view.livemode:
        if confirm is None and there:
            confirm = str(
                click.prompt(f"This changes what readers pay at {view.account_name}. Type LIVE to go on", err=True)
            )
        return confirm
    if not yes and there and not click.confirm("Apply this plan?", err=True):
        raise click.Abort
    if not yes and not there:
        raise click.UsageError("Nobody can be asked here; give --yes, or --digest of the plan that was reviewed.")
    return confirm


def _stoppable() -> Any:
    from paywall_admin.cli.stripe_text import stoppable

    return stoppable()


def _progress(invocation: Invocation) -> Any:
    def say(done: int, total: int, words: str) -> None:
        invocation.progress(words if done < 0 else f"{done} of {total}: {words}")

    return say


def _outcome_json(outcome: ApplyOutcome) -> dict[str, Any]:
    return {
        "done": outcome.done, "left": outcome.left, "finished": outcome.finished, "held": outcome.held,
        "buttons": dict(outcome.buttons or {}), "cancelled": outcome.cancelled,
        "problem": outcome.problem.sentence if outcome.problem else None,
    }  # fmt: skip


def _outcome_text(outcome: ApplyOutcome) -> str:
    lines = []
    if outcome.finished:
        lines.append(f"{counted(outcome.finished, 'request')} of the interrupted apply found again.")
    lines.append(f"{counted(outcome.done, 'step')} done, {outcome.left} left.")
    if outcome.buttons:
        buttons = counted(len(outcome.buttons), "button")
        lines.append(f"{buttons} of the draft lead to new links; publish, so that readers get them.")
    if outcome.held:
        lines.append(f"{counted(outcome.held, 'step')} waiting; stripe plan says for what.")
    return "\n".join(lines)


for _more in (
    stripe_objects.settle_command,
    stripe_objects.adopt_command,
    stripe_objects.price_command,
    stripe_readers.pull_command,
    stripe_readers.export_command,
):
    stripe_command.add_command(_more)
