"""Whatever the program's rooms can say to a person, the Japanese window says in Japanese: held at the source."""

from __future__ import annotations

import re

import pytest

from paywall_admin.ui import phrasebook
from support.sentences import HOLE, sentences
from support.words import is_english

pytestmark = pytest.mark.usefixtures("in_japanese")

ROOMS = ("core", "store", "billing", "services", "system")

# Nobody reads these in the window.
ELSEWHERE = {
    "core/first_texts": "readers' texts, which a person edits",
    "core/schemas": "the words of the JSON Schemas",
    "core/check/wordings": "what is looked for in readers' texts",
    "system/doctor": "the command line's doctor",
    "system/libraries": "the command line's doctor",
    "services/artifacts": "said to who develops the program",
    "services/command": "said to who develops the program",
    "services/query": "said to who develops the program",
    "services/queries/__init__": "said to who develops the program",
    "services/readers/worker": "the name of a process",
    "store/serversearch": "the command line's words about a store",
    "services/database": "the command line's words about a store",
    "store/drafts": "the name of an empty publication, which a person edits",
}
UNSAID = {
    "trailing comma", "property name", "Expecting value", "control character", "Extra data", "Unterminated string",
    "Changes fields of the \0.", "the last attempt returns or raises",
    "a zone file closes with a rule nobody can read: \0", "a number is missing",
    "help/publish#The key",
}  # fmt: skip

# What is put together of several texts of the source, as it is said in the end.
COMPOSED = """
There is no field '7' here; the fields are 7.
There is no field '7' here; the only field is 7.
The price can be 7 at the least.
The price can be 7 at the most.
Entry 7 of the offers cannot be empty.
The name can have 7 characters at the most.
The offers can have 7 entries at the most.
The name does not fit.
The button's target has to be 'offer' or 'offers', or an object with a url; this is a list.
There is no time zone '7'; did you mean 7?
There is no time zone '7'; choose one such as 7.
This is missing. This has to be a text.
The body of message '7' in German says '7', but no meter gives any; use 7.
The body of message '7' in German says '7', but meter '7' counts by calendar week; correct one of the two.
The body of message '7' in German says '7', but offer '7', which can be shown with it, costs $7, which saves another \
amount; correct one of the two.
The body of message '7' in German says '7', but offer '7', which can be shown with it, costs $7, which is another \
discount; correct one of the two.
The body of message '7' in German says '7', but offer '7', which can be shown with it, ends on May 7, 2027; use 7.
The body of message '7' in German says '7', but offer '7', which can be shown with it, has no end; use 7.
The body of message '7' in German says '7', but that is true on some days only; use 7; correct one of the two.
The body of message '7' in German on narrow screens holds '7', which is no placeholder; did you mean {{name}}.
The body of message '7' in German holds '7', which is no placeholder; a date's style is short, long.
The body of message '7' in German holds '7', which is no placeholder; write {{name}}, which has no style.
The body of message '7' in German uses {{numberArticlesLeft-plural}}, which adds an English 's'; use plural forms.
Offer '7' belongs to the plan '7', which does not exist; did you mean '7'.
Offer '7' belongs to the plan '7', which does not exist; choose another, or add it.
Content rule '7' names no section, type, tag or article, so everything is free and never counts; say what it is for.
Content rule '7' names no section, type, tag or article, so everything is for subscribers only; say what it is for.
Free access '7' ends at the moment it starts (7), so it never is; change one of the two.
Free access '7' ends on 7, before it starts on 7; change one of the two.
First version of '7'
Content rule '7' removed
Free access '7' removed
Offer '7': shown in metered → metered, locked
Meter '7': counter shown always → from 7 left
Message '7': button leads to the offer → the offers page
Offer '7': new subscribers only: yes → no
Publication: home page '7' → '8'
Publication: offers page '7' → '8'
Publication: account page '7' → '8'
Wall: open for everyone: yes → no
Policy: a version is good for 7 days → 8 days
Policy: after that it stays in force for 7 days → 8 days
Policy: then the wall opens: yes → no
Trial expired: the reader meets the wall → meter
Plan '7': paid every 7 months → 8 months
Everyone get 7 free articles each calendar month (meter '7'); counting starts again on 7.
A failed payment keeps access for 1 more day.
A failed payment keeps access for 7 more days.
A failed payment ends access at once.
When a trial has ended, readers get the meter's free articles until they subscribe.
When a trial has ended, readers meet the wall for 1 day, then read like anybody else.
When a trial has ended, readers meet the wall for 7 days, then read like anybody else.
Scheduled publish
A version is published by itself: 7.
Emergency opening
Version 7 expires unless a newer one is published; the website keeps it for 7 more day and then opens the wall for \
everyone.
Version 7 expires unless a newer one is published; the website keeps it for 7 more days and then closes the wall for \
everyone.
From 7 to 7 some of its readers see '7' instead.
7 of 7 free articles read; this one was already counted.
7 of 7 free articles read; this one counts.
7 of 7 free articles read; none is left.
The trial has ended. The wall is shown.
Full access has ended. The meter applies.
free access '7'
Nobody changed 7 at Stripe; what differs is 7.
Nobody changed 7 at Stripe; nothing differs.
There is no version 7; the newest is 7.
There is no version 7; nothing was published yet.
It was there already. The clock of this computer is 7 minutes ahead of the server's; set it right, because versions \
carry its time.
The 1 entry of the audit is as written, none is missing.
All 7 entries of the audit are as written, none is missing.
The website refuses it, and keeps what it had: what lies there is no bundle. Bring the newest version there again.
The publish scheduled for 7 (7) has not happened: nothing has run that publishes what is due.
Held: version 7 was published after this was scheduled, and it would take back what changed there. Schedule the draft \
as it is now, or publish it all the same.
There is no target 7; there are 7.
There is no target 7; there is none yet.
home page
offers page
account page
it has version 7
nothing of this publication is there yet
7 cannot be read there: 7; what lay there stands.
7 could not be written there: 7; what lay there stands.
7 could not be looked at: nobody listens there; nothing was changed there.
7 could not be brought there: nobody listens there; whether it has it will be looked at.
7 could not be brought there: the address leads on (7), and is not followed; give the one that counts.
The store is damaged. It is shorter than it was: a part is missing. It was left as it is; restore the latest backup.
Stripe asks for a pause; trying again
Stripe had a fault of its own; trying again
Somebody switched off the coupon of “7” at Stripe. It cannot be taken into use again, so a new one is made.
The key does not include the permission 7; give it that in Stripe's dashboard, under API keys.
The key does not include a permission that this needs; give it that in Stripe's dashboard, under API keys.
Trial active, will not renew
Subscriber, collection paused
A payment link for “7” is made, with a trial of 7 days.
A price of “7” is archived. Current subscribers stay on the old price.
The option 7 is either on (true) or off (false); it was left as it was.
The option 7 is a whole number from 7 to 7; it was left as it was.
The option 7 is one of 7; it was left as it was.
7 could not be looked at: the proxy of this network (7) does not allow the way there (403); ask whoever runs it; \
nothing was changed there.
7 could not be looked at: the proxy of this network (7) wants a name and a password that are good (407); they stand in \
HTTPS_PROXY; nothing was changed there.
7 could not be looked at: the proxy of this network (7) cannot reach it (502); nothing was changed there.
7 could not be looked at: the proxy of this network (7) cannot reach it (503); nothing was changed there.
7 could not be looked at: the proxy of this network (7) cannot reach it (504); nothing was changed there.
7 could not be looked at: the proxy of this network (7) did not lead there in time; nothing was changed there.
7 could not be looked at: no server of the name of the proxy of this network (7) was found; check HTTPS_PROXY; nothing \
was changed there.
7 could not be looked at: the proxy of this network (7) cannot be reached; check HTTPS_PROXY; nothing was changed there.
The keyring of this computer cannot be used (7), and nobody can be asked for a passphrase here; set 7.
This secret is in a sealed file, and nobody can be asked for a passphrase here; set 7.
The private half of this key is not on this computer; restore it from its backup, or make a new key.
""".strip().split("\n")


def is_said(text: str) -> bool:
    """Whether the window says it without English, as a sentence or as a part of one."""
    return not (is_english(phrasebook.said(text)) and is_english(phrasebook.part(text)))


def is_within(text: str) -> bool:
    """Whether it is a piece of what is put together in `COMPOSED`."""
    pieces = [re.escape(piece) for piece in text.strip().split(HOLE)]
    return any(re.search(".*".join(pieces), whole) for whole in COMPOSED)


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_of_the_source_is_said_in_japanese(room: str) -> None:
    left = [
        f"{module}:{line}: {text.replace(HOLE, '…')}"
        for module, line, text in sentences([room])
        if module not in ELSEWHERE
        and text not in UNSAID
        and not is_said(text.replace(HOLE, "7").strip(" ,;"))
        and not is_within(text)
    ]
    assert left == []


@pytest.mark.parametrize("sentence", COMPOSED)
def test_what_is_put_together_is_said_in_japanese(sentence: str) -> None:
    assert is_said(sentence), phrasebook.said(sentence)


def test_what_is_said_elsewhere_is_still_there() -> None:
    found = list(sentences(ROOMS))
    assert ELSEWHERE.keys() <= {one.module for one in found}
    assert {one.text for one in found} >= UNSAID
