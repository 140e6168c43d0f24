"""From a draft to the paper: an Indonesian business letter, always in Indonesian."""

from collections.abc import Iterator

from conversations.engine.papers import Block, Fields, Paper, Paragraph
from conversations.engine.text import Lines, Said, text
from conversations.proof_kit.letters.contents import LETTERS, Letter
from conversations.proof_kit.letters.draft import LINE, Draft


def paper(draft: Draft) -> Paper:
    """Return the letter as a file to print and as text to copy."""
    letter = LETTERS[draft.kind]
    return Paper(
        name=letter.file,
        title=text("Subject: {subject}", subject=letter.subject),
        blocks=tuple(_blocks(letter, draft)),
        caption=text("Your letter. Read it, fill in the blank lines, and sign it."),
        forms=("pdf", "txt"),
        language="id",
    )


def _blocks(letter: Letter, draft: Draft) -> Iterator[Block]:
    yield from map(Paragraph, _head(letter, draft))
    yield Fields(_sender(draft))
    yield from map(Paragraph, letter.opening(draft))
    if draft.story is not None:
        yield Paragraph(text("What happened, in my own words:"))
        yield Paragraph(draft.story)
    yield from map(Paragraph, letter.request(draft))
    yield Paragraph(text("Thank you for your attention and your help."))
    yield Paragraph(text("Yours faithfully,"), space=True)
    yield Paragraph(draft.name)
    yield Paragraph(_listed(text("Attachments:"), letter.attached))
    copied = letter.copied(draft)
    if copied:
        yield Paragraph(_listed(text("Copies to:"), copied))


def _head(letter: Letter, draft: Draft) -> tuple[Said, ...]:
    return (
        text("{place}, {day}", place=draft.city, day=draft.written_on),
        letter.address(draft),
        text("Dear Sir or Madam,"),
        text("I, the undersigned:"),
    )


def _sender(draft: Draft) -> tuple[tuple[Said, Said], ...]:
    """Say who writes; numbers are never asked for here, so their lines stay blank."""
    return (
        (text("Name"), draft.name),
        (text("Address"), LINE),
        (text("Phone number"), LINE),
        (text("BPJS number (KPJ)"), LINE),
        (text("Position"), draft.position),
        (text("Company"), draft.company),
    )


def _listed(heading: Said, entries: tuple[Said, ...]) -> Lines:
    numbered = (text("{number}. {said}", number=number, said=said) for number, said in enumerate(entries, 1))
    return Lines((heading, *numbered))
