"""What an announcement says: its words by version and language, a picture or document, and buttons."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from conversations.campaigns import checks, flows, links
from conversations.campaigns.asking import ask
from conversations.campaigns.finding import edited
from conversations.campaigns.keeping import keep
from conversations.campaigns.message import length
from conversations.campaigns.records import Campaign, CampaignButton, MediaKind
from conversations.campaigns.words import COMMANDS, LANGUAGES, head, part_name, to_card, voids
from conversations.engine.actions import Open
from conversations.engine.state import Answers
from conversations.engine.text import Lines, Raw, Said, text
from conversations.engine.values import FILE
from conversations.engine.view import Button, Rows, View, column
from conversations.reception.person import Person, Response

_BEGINNING = 60
_MARK = 6


@edited
def texts(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Show which words are written, with a button for each version and language."""
    return Response(texts_view(person, campaign, today))


def texts_view(_person: Person, campaign: Campaign, _today: date) -> View:
    """Show the words of an announcement by their beginnings."""
    written = [_line(key, words) for key, words in sorted(campaign.content.texts.items())]
    how = text("<i>Two versions are compared with each other. Indonesian is needed, English is not.</i>")
    said: Said = Lines(tuple(written)) if written else text("There are no words yet.")
    return View((head(campaign), said, how, *voids(campaign)), (*_text_rows(campaign), (to_card(campaign),)))


@edited
def say(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Ask for the words of a version in a language."""
    part, _, language = rest.partition(".")
    if part not in flows.PARTS or language not in LANGUAGES:
        return Response(texts_view(person, campaign, today))
    answers = {"campaign": str(campaign.id), "part": part, "language": language}
    return ask(
        flows.SAY,
        person,
        answers,
        today,
        text("{part}, {language}", part=part_name(part), language=LANGUAGES[language]),
    )


def said(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Keep the words that were typed."""
    key = answers["part"], answers["language"]
    changed = _texts(campaign, {**campaign.content.texts, key: answers["words"]})
    note = text("✓ Kept: {n} signs.", n=length(answers["words"]))
    return keep(person, campaign, changed, today, note, show=texts_view)


@edited
def without(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Drop a version, or its words in one language."""
    part, _, language = rest.partition(".")
    kept = {
        key: words
        for key, words in campaign.content.texts.items()
        if key != (part, language) and (key[0] != part or language)
    }
    return keep(person, campaign, _texts(campaign, kept), today, show=texts_view)


@edited
def media(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Ask for a picture or document, or take it away."""
    if rest == "none":
        return keep(person, campaign, _media(campaign, "", "", ""), today)
    if rest == "new" or not campaign.content.media:
        return ask(flows.ATTACH, person, {"campaign": str(campaign.id)}, today)
    other = Button(text("Another file"), Open("c_media", f"{campaign.id}.new"))
    off = Button(text("Remove the file"), Open("c_media", f"{campaign.id}.none"))
    name = Raw(campaign.content.file_name or "📷")
    return Response(View((head(campaign), text("File: {name}", name=name)), ((other, off), (to_card(campaign),))))


def attached(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Keep the picture or document that was sent."""
    found = FILE.fullmatch(answers["file"])
    if found is None:
        return keep(person, campaign, campaign, today)
    changed = _media(campaign, "photo" if found[1] == "photo" else "document", found[2], found[3])
    return keep(person, campaign, changed, today, text("✓ The file is kept."))


@edited
def buttons(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Show the buttons of an announcement."""
    return Response(buttons_view(person, campaign, today))


def buttons_view(_person: Person, campaign: Campaign, _today: date) -> View:
    """List the buttons, each with what it does, and a way to remove it."""
    held = campaign.content.buttons
    shown = [
        text("{n}. <b>{label}</b> → {leads}", n=n, label=Raw(each.label), leads=_leads(each))
        for n, each in enumerate(held, 1)
    ]
    parts: tuple[Said, ...] = (head(campaign), Lines(tuple(shown)) if shown else text("There are no buttons yet."))
    off = [
        Button(text("Remove “{label}”", label=Raw(each.label)), Open("c_unbutton", f"{campaign.id}.{_mark(each)}"))
        for each in held
    ]
    add = (
        ((Button(text("Add a button"), Open("c_button", str(campaign.id))),),)
        if len(held) < checks.MOST_BUTTONS
        else ()
    )
    return View((*parts, *voids(campaign)), (*add, *column(*off), (to_card(campaign),)))


@edited
def add_button(person: Person, campaign: Campaign, _rest: str, today: date) -> Response:
    """Ask for another button."""
    return ask(flows.ADD_BUTTON, person, {"campaign": str(campaign.id)}, today)


def button_added(person: Person, campaign: Campaign, answers: Answers, today: date) -> Response:
    """Keep a button; an address that is not official is asked for again."""
    command = answers["leads"] if answers["leads"] in COMMANDS else ""
    url = "" if command else links.tidy(answers.get("url", ""))
    if not command and not links.is_official(url, hosts := person.memory.campaigns().terms().link_hosts):
        told = {name: answers[name] for name in ("campaign", "label", "leads")}
        why = text("That is no official address. Allowed are: {hosts}", hosts=Raw(", ".join(hosts)))
        return ask(flows.ADD_BUTTON, person, told, today, why)
    made = CampaignButton(" ".join(answers["label"].split()), url, command)
    held = campaign.content.buttons
    if made in held or len(held) >= checks.MOST_BUTTONS:
        return keep(person, campaign, campaign, today, show=buttons_view)
    return keep(person, campaign, _buttons(campaign, (*held, made)), today, show=buttons_view)


@edited
def remove_button(person: Person, campaign: Campaign, rest: str, today: date) -> Response:
    """Remove the button with this mark; a second press finds nothing to remove."""
    kept = tuple(each for each in campaign.content.buttons if _mark(each) != rest)
    return keep(person, campaign, _buttons(campaign, kept), today, show=buttons_view)


def _texts(campaign: Campaign, written: Mapping[tuple[str, str], str]) -> Campaign:
    return replace(campaign, content=replace(campaign.content, texts=written))


def _buttons(campaign: Campaign, held: tuple[CampaignButton, ...]) -> Campaign:
    return replace(campaign, content=replace(campaign.content, buttons=held))


def _media(campaign: Campaign, kind: MediaKind, file_id: str, name: str) -> Campaign:
    return replace(campaign, content=replace(campaign.content, media=kind, file_id=file_id, file_name=name))


def _line(key: tuple[str, str], words: str) -> Said:
    part, language = key
    begins = Raw(" ".join(words.split())[:_BEGINNING] + ("…" if len(words) > _BEGINNING else ""))
    return text("• {part}, {language}: {words}", part=part_name(part), language=LANGUAGES[language], words=begins)


def _text_rows(campaign: Campaign) -> Rows:
    drip = campaign.schedule.kind == "drip"
    wanted = checks.parts_wanted(campaign) if drip else ("a", "b")
    rows = [tuple(_say_button(campaign, part, language) for language in LANGUAGES) for part in wanted]
    extra = [part for part in campaign.content.parts if part not in wanted or (part == "b" and not drip)]
    off = [
        Button(text("Remove {part}", part=part_name(part)), Open("c_without", f"{campaign.id}.{part}"))
        for part in extra
    ]
    return (*rows, *column(*off))


def _say_button(campaign: Campaign, part: str, language: str) -> Button:
    label = text("{part}, {language}", part=part_name(part), language=LANGUAGES[language])
    return Button(label, Open("c_say", f"{campaign.id}.{part}.{language}"))


def _leads(button: CampaignButton) -> Said:
    return Raw(button.url) if button.url else COMMANDS.get(button.command, Raw(button.command))


def _mark(button: CampaignButton) -> str:
    whole = f"{button.label}\n{button.url}\n{button.command}"
    return hashlib.sha256(whole.encode()).hexdigest()[:_MARK]
