"""For what people give consent, and the words in which they are asked (UU 27/2022, Pasal 20-22)."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.engine.text import Text, text


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose of keeping data.

    `asks` are the five lines of the question: what is asked, what for, who sees it, what is never asked, how to stop.
    `more` are the lines of the page that tells it in full, under `heading`. A change of either is a new `version`.
    """

    name: str
    version: str
    title: Text
    asks: tuple[Text, Text, Text, Text, Text]
    heading: Text
    more: tuple[Text, ...]


_ELIGIBILITY = Purpose(
    "eligibility",
    "2026-11b",
    text("Check of eligibility"),
    (
        text("1. I ask about your work, layoff, contributions and wage."),
        text("2. The answers are used only to work out your JKP."),
        text("3. They are stored safely. An officer sees a summary only if you ask for one."),
        text("4. I never ask for NIK, account number or OTP."),
        text("5. You can stop and have them deleted at any time (/tentang)."),
    ),
    text("<b>What happens with your answers</b>"),
    (
        text("• Stored: Telegram ID, language, your answers, and when you agreed."),
        text("• Purpose: to work out whether you are eligible, until when and how much."),
        text("• Your name, NIK, phone and address are not stored."),
        text("• The answers are not sent to BPJS, the ministry or your employer."),
        text("• Basis: your consent, under the personal data law UU 27/2022."),
        text("• You may refuse. General information stays open to you."),
    ),
)

_CLAIM = Purpose(
    "claim",
    "2026-11b",
    text("Status of the claim and monthly proofs"),
    (
        text("1. I ask for your Telegram phone number, the end of your KPJ, and your birth date."),
        text("2. With them I find your claim. I keep your proofs, and remind you of deadlines."),
        text("3. They are compared with the claim list of the office. An officer sees more only if you ask for one."),
        text("4. I never ask for NIK, account number, OTP or your mother's name."),
        text("5. Type /berhenti to stop messages, /hapus to delete your data."),
    ),
    text("<b>What happens with your claim data</b>"),
    (
        text("• Stored: status of the claim, dates and proofs of each month, messages to you."),
        text("• Phone number and birth date are kept only as codes that cannot be read back."),
        text("• Photos and documents stay with Telegram. I keep only their reference."),
        text("• In /dataku you see who opened or changed your data, and when."),
        text("• Basis: your consent, under the personal data law UU 27/2022."),
        text("• You may refuse. The check of eligibility and general information stay open."),
    ),
)

_LETTERS = Purpose(
    "letters",
    "2026-11",
    text("Letters in your own words"),
    (
        text("1. I ask for names, dates and what happened, for your letter."),
        text("2. Your words are used only to write the letter for you."),
        text("3. I send the letter only to you. You decide who gets it."),
        text("4. I never ask for NIK, account number or OTP."),
        text("5. Your words are kept until the letter is sent. Type /hapus to delete them earlier."),
    ),
    text("<b>What happens with your words</b>"),
    (
        text("• Stored: your answers on what happened and for the letter, until you are shown them."),
        text("• The letter itself is not stored. It stays in this chat until you delete it."),
        text("• Nothing is sent to your employer, Disnaker, BPJS or the ministry."),
        text("• Basis: your consent, under the personal data law UU 27/2022."),
        text("• You may refuse. The steps and the list of papers stay open to you."),
    ),
)

_WORK = Purpose(
    "work",
    "2026-11",
    text("Vacancies, training and counselling"),
    (
        text("1. I ask about your work, region, schooling and lowest wage."),
        text("2. With them I look for vacancies and trainings that fit, and keep your applications."),
        text("3. A counsellor sees only the hour that you book, and what you tell them."),
        text("4. I never ask for NIK, account number or OTP."),
        text("5. Type /berhenti to stop messages, /hapus to delete your data."),
    ),
    text("<b>What happens with your work data</b>"),
    (
        text("• Stored: your answers, what you were shown, applications, trainings, booked hours."),
        text("• If you told your last wage in the check, it is compared with the wages of vacancies."),
        text("• Nothing is sent to employers. You apply yourself, through the link."),
        text("• A counsellor's notes on a meeting are seen by that counsellor only."),
        text("• Basis: your consent, under the personal data law UU 27/2022."),
        text("• You may refuse. The check, your claim and general information stay open."),
    ),
)

_EXPERIENCE = Purpose(
    "experience",
    "2026-11",
    text("First experience"),
    (
        text("1. I ask how your first benefit went: three taps and one sentence."),
        text("2. With it officers see what to make easier for others."),
        text("3. Officers of your region read it without your name. Numbers are blacked out."),
        text("4. I never ask for NIK, account number or OTP."),
        text("5. You can see and delete it at any time (/cerita)."),
    ),
    text("<b>What happens with your experience</b>"),
    (
        text("• Stored: your three answers, your sentence, the region of your claim, and the day."),
        text("• Long numbers, addresses and told names are taken out before it is stored."),
        text("• Whatever you answer, nothing changes for your claim."),
        text("• Basis: your consent, under the personal data law UU 27/2022."),
        text("• You may refuse. All else stays open to you."),
    ),
)

_ALL = (_ELIGIBILITY, _CLAIM, _LETTERS, _WORK, _EXPERIENCE)
PURPOSES: Mapping[str, Purpose] = {purpose.name: purpose for purpose in _ALL}
