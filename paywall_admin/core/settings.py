"""The settings value: what is edited, published, previewed, compared and decided upon.

Every object and field of section 2 of the contract (`resources/schema/contract.md`). All values are frozen;
instants are canonical strings (`YYYY-MM-DDTHH:MM:SSZ`), so they compare in time order as text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.alias_generators import to_camel

FORMAT: Final = "paywall-settings/1"

State = Literal[
    "open", "free_access", "exempt", "subscriber", "trial", "grace", "complimentary",
    "trial_expired", "access_expired", "locked", "limit_reached", "last_free", "metered",
]  # fmt: skip
STATES: tuple[str, ...] = get_args(State)
DENYING_STATES: tuple[str, ...] = ("trial_expired", "access_expired", "locked", "limit_reached")

# Both as ECMA-262 and Python understand them alike: they stand in the published JSON Schema too.
INSTANT_PATTERN: Final = (
    r"^(19[7-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
)
_LINK: Final = (
    r"^([Hh][Tt][Tt][Pp][Ss]://[^\s/?#\\\x00-\x20\x7f][^\s\\\x00-\x20\x7f]*|/(?![/\\])[^\s\\\x00-\x20\x7f]*)$"
)


def _instant(text: str) -> str:
    if not re.fullmatch(INSTANT_PATTERN, text):
        raise ValueError("an instant is written like 2020-10-31T15:00:00Z, in the years 1970 to 2099")
    try:
        date.fromisoformat(text[:10])  # all but the day was checked above
    except ValueError:
        raise ValueError("there is no such date and time") from None
    return text


def _whole(number: Any) -> Any:
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _link(text: str) -> str:
    if not re.fullmatch(_LINK, text):
        raise ValueError("a link starts with https:// or, within the site, with one /")
    return text


Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], FailFast()]  # of a hundred thousand wrong members, the first is enough
Instant = Annotated[str, AfterValidator(_instant), WithJsonSchema({"type": "string", "pattern": INSTANT_PATTERN})]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Link = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_link),
    WithJsonSchema({"type": "string", "maxLength": 2000, "pattern": _LINK}),
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(max_length=10_000)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
LocaleCode = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$")]
MessageState = Annotated[
    str, StringConstraints(pattern=r"^(" + "|".join(STATES) + r"|freeAccess:[a-z0-9][a-z0-9-]{0,63})$")
]
Days = Annotated[int, Field(ge=0, le=36_500), BeforeValidator(_whole)]
Count = Annotated[int, Field(ge=1, le=1000), BeforeValidator(_whole)]


class Value(BaseModel):
    """A frozen settings object with camelCase names in JSON; unknown and wrongly typed fields are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=to_camel,
        populate_by_name=True,
        ser_json_inf_nan="null",
    )


class Audience(Value):
    """Who a meter, offer or message is for; a list that is missing or empty matches everyone."""

    kinds: tuple[Literal["anonymous", "registered"], ...] | None = None
    countries: tuple[Country, ...] | None = None
    devices: tuple[Literal["wide", "narrow"], ...] | None = None


class Publication(Value):
    """The publication: its name, zone, languages, currency and pages."""

    name: Name
    former_name: Name | None = None
    time_zone: Name
    default_locale: LocaleCode
    locales: tuple[LocaleCode, ...] = Field(min_length=1, max_length=100)
    currency: Currency
    home_url: Link
    offers_url: Link
    account_url: Link


class Wall(Value):
    """`open`: everyone reads everything."""

    open: bool = False


class Policy(Value):
    """How long the web tier trusts a bundle, and what it does when none is left."""

    expires_after_days: Annotated[int, Field(ge=1, le=3650), BeforeValidator(_whole)] = 400
    stale_days: Days = 30
    then_open: bool = True


class When(Value):
    """What a content rule matches: all given lists, each by any of its members."""

    sections: tuple[Name, ...] | None = None
    content_types: tuple[Name, ...] | None = None
    tags: tuple[Name, ...] | None = None
    articles: tuple[Name, ...] | None = None


class ContentRule(Value):
    """Content that never counts (`exempt`), is for subscribers only (`locked`), or counts (`metered`)."""

    id: Id
    when: When = When()
    action: Literal["exempt", "locked", "metered"]


class Period(Value):
    """When a meter starts again; `days` only and always for `rollingDays`."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"kind": {"const": "rollingDays"}}},
            "then": {"required": ["days"], "properties": {"days": {"type": "integer"}}},
            "else": {"properties": {"days": {"type": "null"}}},
        }
    )

    kind: Literal["calendarDay", "calendarWeek", "calendarMonth", "rollingDays"]
    days: Annotated[int, Field(ge=1, le=3660), BeforeValidator(_whole)] | None = None


class Meter(Value):
    """Free articles for one audience: how many, in which period, and from when on the counter shows."""

    id: Id
    name: Name | None = None
    audience: Audience | None = None
    limit: Annotated[int, Field(ge=0, le=1000), BeforeValidator(_whole)]
    period: Period
    show_counter_from: Annotated[int, Field(ge=0, le=1000), BeforeValidator(_whole)] | None = None


class ExpiryState(Value):
    """What a reader meets whose trial or full access has ended, and for how many days."""

    then: Literal["wall", "meter"] = "wall"
    days: Days | None = None


class ExpiryStates(Value):
    """The two ways a subscription lapses."""

    trial_expired: ExpiryState = ExpiryState()
    access_expired: ExpiryState = ExpiryState()


class Price(Value):
    """An amount in minor units of an ISO 4217 currency."""

    amount: Annotated[int, Field(ge=0, le=999_999_999_999), BeforeValidator(_whole)]
    currency: Currency


class Span(Value):
    """A length of calendar time, such as three months."""

    unit: Literal["day", "week", "month", "year"]
    count: Count


class Plan(Value):
    """What a subscriber pays, how often, and for what."""

    id: Id
    name: Name
    price: Price
    interval: Span
    benefits: tuple[Line, ...] = ()


class Offer(Value):
    """A trial or an introductory price, for whom and from when to when (half-open)."""

    id: Id
    name: Name | None = None
    plan: Id
    kind: Literal["paidTrial", "introDiscount", "freeTrial"]
    price: Price
    duration: Span
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    states: tuple[State, ...] = ()
    audience: Audience | None = None
    new_subscribers_only: bool | None = None
    checkout_url: Link | None = None


class FreeAccess(Value):
    """A window in which everyone, or everyone in some countries, reads everything."""

    id: Id
    starts_at: Instant
    ends_at: Instant
    countries: tuple[Country, ...] | None = None


class Plural(Value):
    """A text by the plural category of the articles left; `other` serves where a category is missing."""

    zero: Line | None = None
    one: Line | None = None
    two: Line | None = None
    few: Line | None = None
    many: Line | None = None
    other: Line


Text = Line | Plural


class Texts(Value):
    """The words of one message in one language."""

    heading: Text
    body: Text | None = None
    benefits_intro: Text | None = None
    benefits: tuple[Text, ...] | None = None
    note: Text | None = None
    cta: Text | None = None


class NarrowTexts(Value):
    """What a narrow screen shows instead, field by field."""

    heading: Text | None = None
    body: Text | None = None
    benefits_intro: Text | None = None
    benefits: tuple[Text, ...] | None = None
    note: Text | None = None
    cta: Text | None = None


class UrlTarget(Value):
    """A button that leads to one address."""

    url: Link


class Message(Value):
    """What a reader in one state is told; `state` is a state or `freeAccess:ID`."""

    id: Id
    state: MessageState
    audience: Audience | None = None
    texts: dict[LocaleCode, Texts]
    narrow: dict[LocaleCode, NarrowTexts] | None = None
    cta_target: Literal["offer", "offers", "account"] | UrlTarget = "offers"


class Settings(Value):
    """Everything a publication decides about its paywall, as one value."""

    format: Literal["paywall-settings/1"] = FORMAT
    publication: Publication
    wall: Wall = Wall()
    policy: Policy = Policy()
    content_rules: Many[ContentRule] = ()
    meters: Many[Meter] = ()
    expiry_states: ExpiryStates = ExpiryStates()
    grace_days: Days = 0
    plans: Many[Plan] = ()
    offers: Many[Offer] = ()
    free_access: Many[FreeAccess] = ()
    messages: Many[Message] = ()
