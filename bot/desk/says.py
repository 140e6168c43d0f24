"""What the house says in the groups of helpers."""

from conversations.engine.text import Raw, Text, plural, text
from conversations.tickets.clock import GIVEN_UP

CHANGED = text("(changed)")
AGAIN = text("A disturbance cut this off. Perhaps it already stands above:")
TOPIC_LOST = text("The earlier topic of this ticket is gone. The talk goes on here.")
MOVED_HERE = text("This ticket goes on in this topic.")
SO_FAR = text("What was said so far:")
NOT_SHOWN = text("Something the person sent could not be shown here. Please ask them to send it once more.")

UNREACHABLE = text("Your answer did not arrive: the person has blocked the bot, or their account is gone.")
UNSURE = text("It is not certain that your answer arrived. Please ask the person before you send it again.")
UNSENT = text("Your answer did not arrive. Please send it once more.")

TAKEN = text("You look after this ticket now.")
TAKEN_ALREADY = text("You look after this ticket already.")
OTHERS = text("Another helper looks after this ticket.")
OTHERS_ANSWER = text("Another helper looks after this ticket. Your answer was sent all the same.")
LET_GO = text("Nobody looks after this ticket now. /ambil takes it.")
NOT_YOURS = text("You do not look after this ticket.")
CLOSED = text("The ticket is closed. /buka opens it again.")
CLOSED_ALREADY = text("This ticket is closed. Your message was not sent. /buka opens it again.")
OPENED = text("The ticket is open again.")
OPEN_ALREADY = text("This ticket is open.")
ANOTHER_OPEN = text("The person has a newer ticket. Please answer there.")
ENDED_BY_PERSON = text("The person has ended this ticket.")
ENDED_BY_REST = text("This ticket was closed because nobody wrote for a long while.")
OPENED_BY_PERSON = text("The person has opened this ticket again.")
GONE = text("This ticket was handed over to another group. Your message was not sent.")
NOTED = text("A note among helpers. The person does not see it.")
NO_SUCH_PLACE = text("I do not know that region. Write it as in: /pindah Medan")
NO_CANNED_YET = text("No replies are kept here yet. Keep one with: /simpan name words")
CANNED_NOT_YOURS = text("You may not keep replies here.")
CANNED_FAULTY = text("Write it as in: /simpan greeting Good morning. Names are one word of letters.")
UNKNOWN_COMMAND = text("I do not know that command. It was not sent to the person. /bantu tells what there is.")
ONLY_WORDS = text("Only text, photos and documents reach the person. This was not sent.")
TOO_LONG = text("That is too long for one message. It was not sent. Please split it.")
EDIT_TOO_LATE = text("That change did not reach the person: the ticket is closed, or the text is too long.")
NO_COMMAND_NOW = text("A message that was sent does not become a command. The person still sees the earlier words.")
STRANGER = text(
    "Only helpers, counsellors and admins of this region can answer. Your messages do not reach the person."
)
NAMELESS = text("Please write under your own name, not as the group. Your message was not sent.")
HELP = text(
    "What you write in a topic goes to the person. Not sent: commands, and what stands behind /catat.\n"
    "/ambil – I look after this ticket\n"
    "/lepas – somebody else may take it\n"
    "/catat words – a note among helpers\n"
    "/balas name – send a kept reply\n"
    "/simpan name words – keep a reply\n"
    "/pindah region – hand over to another region\n"
    "/tutup – close, /buka – open again"
)


def after_answer(state: str, reason: str) -> Text | None:
    """Return what helpers are told of an answer whose sending ended so, unless it arrived."""
    if state == "sent" or reason == "moot":
        return None
    if state == "unknown":
        return UNSURE
    return UNREACHABLE if reason in ("blocked", "gone", "unreachable") else UNSENT


def ended_unanswered() -> Text:
    """Tell that a ticket ended because none of the helpers answered."""
    return plural(
        "This ticket was closed: nobody answered for {n} working day. The person was shown BPJS. /buka opens it.",
        "This ticket was closed: nobody answered for {n} working days. The person was shown BPJS. /buka opens it.",
        GIVEN_UP,
    )


def moved(place: str) -> Text:
    """Tell where a ticket went."""
    return text("This ticket moved to the helpers of {place}.", place=Raw(place))


def no_desk(place: str) -> Text:
    """Tell that no other group answers for a region."""
    return text("No other group answers for {place}. The ticket stays here.", place=Raw(place))


def which_place(names: str) -> Text:
    """Ask which of several regions is meant."""
    return text("Several regions bear that name: {names}. Please write which one.", names=Raw(names))


def no_canned(names: str) -> Text:
    """Tell which replies are kept."""
    if not names:
        return NO_CANNED_YET
    return text("There is no reply of that name. Known here: {names}", names=Raw(names))


def unfilled(gaps: str) -> Text:
    """Tell what a kept reply lacks."""
    return text("The reply needs {gaps}, which is not known of this ticket. It was not sent.", gaps=Raw(gaps))


def unknown_gaps(faulty: str, known: str) -> Text:
    """Tell which gaps of a reply nobody can fill, and which there are."""
    return text(
        "The reply was not kept: {gaps} cannot be filled. Possible: {known}", gaps=Raw(faulty), known=Raw(known)
    )


def sent_as(words: str) -> Text:
    """Show what a kept reply became."""
    return text("Sent to the person: {words}", words=Raw(words))


def kept(name: str) -> Text:
    """Tell that a reply is kept."""
    return text("The reply {name} is kept. Send it with: /balas {name}", name=Raw(name))


def dropped(name: str) -> Text:
    """Tell that a reply is gone."""
    return text("The reply {name} is gone.", name=Raw(name))
