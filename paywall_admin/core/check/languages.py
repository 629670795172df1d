"""Languages: every message in each of them, in all of its plural forms, with all of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from paywall_admin.core.check.finding import Finding, error, warning
from paywall_admin.core.check.readings import Piece, Reading
from paywall_admin.core.check.survey import Survey
from paywall_admin.core.labels import field_label, joined
from paywall_admin.core.languages import language, plural_runs
from paywall_admin.core.phrases import language_name, name
from paywall_admin.core.problems import BadInput
from paywall_admin.core.settings import Message
from paywall_admin.core.strictjson import Path


def known(survey: Survey) -> Iterator[Finding]:
    """A language CLDR does not know: nothing could be published in it."""
    publication = survey.settings.publication
    for index, code in enumerate(publication.locales):
        if not is_known(code):
            said = f"There is no language '{code}'; choose one such as en or pt-BR."
            yield error("unknown-language", ("publication", "locales", index), ("publication", None), said)
    for index, message in enumerate(survey.settings.messages):
        for field, texts in (("texts", message.texts), ("narrow", message.narrow or {})):
            for code in texts:
                if code not in publication.locales:
                    yield _stray(message, ("messages", index, field, code), code)


def _stray(message: Message, path: Path, code: str) -> Finding:
    owner = ("message", message.id)
    if not is_known(code):
        said = f"Message {name(message)} has texts in '{code}', which is no language; choose one such as en or pt-BR."
        return error("unknown-language", path, owner, said)
    said = (
        f"Message {name(message)} has texts in {language_name(code)}, which is not among the publication's languages; "
        "add it there or remove them."
    )
    return warning("extra-language", path, owner, said)


def complete(survey: Survey) -> Iterator[Finding]:
    """A message that lacks a language, or a part of it that the default language has."""
    default = survey.settings.publication.default_locale
    for index, reading in enumerate(survey.readings):
        message, written = reading.message, reading.once(_written)
        owner = ("message", message.id)
        for code in survey.settings.publication.locales:
            here = code if code in written else code.partition("-")[0]
            path: Path = ("messages", index, "texts", code)
            if here not in written:
                said = f"Message {name(message)} has no texts in {language_name(code)}; write them."
                yield error("missing-language", path, owner, said)
                continue
            for field in written.get(default, frozenset()) - written[here]:
                said = (
                    f"Message {name(message)} has a {field_label(field)} in {language_name(default)} and none in "
                    f"{language_name(code)}; write it."
                )
                yield warning("missing-translation", (*path, field), owner, said)


def _written(reading: Reading) -> dict[str, frozenset[str]]:
    """The fields of a message that say something, by language."""
    return {
        code: frozenset(
            info.alias or attribute for attribute, info in type(texts).model_fields.items() if getattr(texts, attribute)
        )
        for code, texts in reading.message.texts.items()
    }


def plurals(survey: Survey) -> Iterator[Finding]:
    """Plural forms that a language needs and a text lacks, and forms the language never uses."""
    for piece, forms in (each for reading in survey.readings for each in reading.once(_plurals)):
        needed = {category for category, _ in plural_runs(piece.locale)}
        if missing := sorted(needed - forms - {"other"}):
            said = (
                f"{_whole(piece)} lacks the plural form {_listed(missing)}, which {language_name(piece.locale)} uses; "
                "write it, or the form 'other' is shown."
            )
            yield warning("missing-plural", piece.path[:-1], piece.owner, said)
        if useless := sorted(form for form in forms - needed - {"other"} if form):
            said = (
                f"{_whole(piece)} has the plural form {_listed(useless)}, which {language_name(piece.locale)} never "
                "uses; remove it."
            )
            yield warning("useless-plural", piece.path[:-1], piece.owner, said)


def _plurals(reading: Reading) -> tuple[tuple[Piece, frozenset[str | None]], ...]:
    """The form 'other' of each text in a known language, with all the forms that stand beside it."""
    forms: dict[Path, set[str | None]] = {}
    for piece in reading.pieces:
        forms.setdefault(piece.path[:-1], set()).add(piece.form)
    others = (piece for piece in reading.pieces if piece.form == "other" and is_known(piece.locale))
    return tuple((piece, frozenset(forms[piece.path[:-1]])) for piece in others)


def _whole(piece: Piece) -> str:
    return piece.where.replace(f" (plural form '{piece.form}')", "")


def _listed(forms: list[str]) -> str:
    return joined([f"'{form}'" for form in forms])


def is_known(code: str) -> bool:
    """Say whether CLDR knows a language."""
    try:
        language(code)
    except BadInput:
        return False
    return True
