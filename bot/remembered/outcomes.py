"""What a conversation may ask about results and figures, from the database."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection

from conversations.outcomes.codes import CampaignCode, Code
from conversations.outcomes.records import Checked, Figures, Results
from conversations.outcomes.stories import Experience, Stories
from storage import campaigns, experiences, official, programme, results
from storage.seal import Seal

AT_ONCE = 20_000
"""Messages, or people, that are counted while somebody waits: about a twentieth of a second."""


class RememberedOutcomes:
    """Reads within the transaction of the message."""

    def __init__(self, connection: Connection, user_id: int, now: datetime, seal: Seal) -> None:
        self._connection = connection
        self._user_id = user_id
        self._now = now
        self._seal = seal

    def own_experience(self) -> Experience | None:
        """Return what the person told of a first benefit, the newest."""
        return next(iter(experiences.of_person(self._connection, self._user_id)), None)

    def stories(self, places: Collection[str]) -> Stories:
        """Count the experiences of these places."""
        return experiences.stories(self._connection, places)

    def experiences(
        self, places: Collection[str], start: int, most: int, *, told: bool = False
    ) -> tuple[Experience, ...]:
        """Return experiences of these places, the newest first."""
        return experiences.read(self._connection, places, start, most, told=told)

    def results(self, campaign_id: int) -> Results | None:
        """Count an announcement, unless it is large."""
        if results.size(self._connection, campaign_id, AT_ONCE) >= AT_ONCE:
            return None
        return results.of_campaign(self._connection, campaign_id)

    def figures(self, regions: Sequence[str], since: datetime, until: datetime) -> Figures | None:
        """Count the programme in these regions, unless it is large."""
        if programme.size(self._connection, AT_ONCE) >= AT_ONCE:
            return None
        return programme.figures(self._connection, regions, since, until)

    def message(self, code: Code, digest: str) -> Checked | None:
        """Look a message up by its code."""
        if isinstance(code, CampaignCode):
            known = official.announcement(self._connection, code.signs, digest)
            if known is None:
                return None
            return Checked(known.sent_at, known.same_words, buttons=campaigns.buttons_of(self._connection, code.signs))
        if not official.proves(self._seal, code):
            return None
        letter = official.letter(self._connection, code.number, digest, self._user_id)
        return Checked(letter.sent_at, letter.same_words, personal=True, own=letter.own)
