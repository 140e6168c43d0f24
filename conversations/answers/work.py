"""Answers on the way back to work, on accounts and offices, on fraud, and on the heart."""

from conversations.answers.record import (
    COUNSELLING,
    OFFICER,
    TRAINING,
    VACANCIES,
    Answer,
    page,
    said,
)
from conversations.answers.told import Told
from conversations.eligibility.parameters import CHANNELS, value
from conversations.eligibility.sources import PRACTICE, source
from conversations.engine.actions import Open
from conversations.engine.text import Money, Raw, text
from conversations.engine.view import Button
from conversations.listening.calm import comfort

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_SITE = Raw(CHANNELS.claim)


def siapkerja_account(told: Told) -> Answer:
    """Tell what to do when the account does not work."""
    parts = said(
        text("<b>Your account is at {site}</b>, with NIK and full name as on the ID card.", site=_SITE),
        text("Password or OTP: use “forgot password” there, and look into the spam folder of your e-mail."),
        text("Site down or face not recognised: try again later, in good light, or with another browser."),
        text("NIK taken or data wrong: go to the Disnaker with your ID card, or call BPJS {bpjs}.", bpjs=_BPJS),
        last=PRACTICE,
    )
    return Answer(parts, ((page("badge", text("No JKP badge")), page("no_phone", text("No smartphone"))), (OFFICER,)))


def office_contact(told: Told) -> Answer:
    """Tell where to call and where to go."""
    parts = said(
        text("<b>BPJS Ketenagakerjaan: call {bpjs}.</b>", bpjs=_BPJS),
        text("In person: the nearest BPJS branch, or the Disnaker of your regency or city."),
        text("Complaints on wages, PHK and BPJS: {site}.", site=Raw(CHANNELS.complaints)),
        text("Addresses and opening hours of offices I could not verify; ask {bpjs}.", bpjs=_BPJS),
        last=PRACTICE,
    )
    return Answer(
        parts, ((page("contacts", text("All contacts")), page("no_phone", text("No smartphone"))), (OFFICER,))
    )


def scam_check(told: Told) -> Answer:
    """Tell how fraud is known, and where a message or vacancy is looked at."""
    parts = said(
        text("<b>Claiming JKP is free.</b> Anyone who asks for a fee to speed it up is a scammer."),
        text("Messages that promise money in the name of BPJS, such as 21 million rupiah, are false."),
        text("Official: {claim} and {member}.", claim=_SITE, member=Raw(CHANNELS.member)),
        text("Gave away an OTP, or paid? Call your bank and the police; for BPJS call {bpjs}.", bpjs=_BPJS),
        last=PRACTICE,
    )
    looks = (
        Button(text("Check a message"), Open("check_message")),
        Button(text("Check a vacancy"), Open("check_vacancy")),
    )
    return Answer(parts, (looks, (OFFICER,)))


def set_reminder(told: Told) -> Answer:
    """Tell of the reminders that come by themselves."""
    parts = said(
        told.safe_line or text("<b>Reminders come by themselves</b>, once I know your dates."),
        text("I remind you before the last day to file, and each month before the last day to apply."),
        text("The dates come from your check, and from what you read in SIAPkerja."),
        text("“My messages” turns each kind on or off."),
        last=text("<i>Nothing is sent in the quiet hours of the night.</i>"),
    )
    return Answer(parts, ((Button(text("My messages"), Open("messages")), Button(text("Note a date"), Open("month"))),))


def training(told: Told) -> Answer:
    """Tell what training costs and asks for."""
    law = value("TRN-03", told.regime, "rupiah")
    parts = said(
        text("<b>Free for you:</b> the fund pays the provider, up to {most}.", most=Money(law)),
        text(
            "Not compulsory for the cash by the text; who takes it needs {percent} percent attendance.",
            percent=value("TRN-05", "R25", "percent"),
        ),
        text("It is chosen in Skillhub in SIAPkerja, after counselling."),
        text("In which months it may be taken could not be verified; ask the counsellor."),
        last=source("TRN-03", "TRN-05", "TRN-07", regime=told.regime),
    )
    return Answer(parts, ((TRAINING, COUNSELLING),))


def counselling(told: Told) -> Answer:
    """Tell what counselling is for."""
    parts = said(
        text("<b>First the counsellor, then the training.</b>"),
        text("First comes the self-assessment in SIAPkerja, after month 1 is paid."),
        text("A counsellor looks with you at what work fits, online or in person."),
        text("Here you can find out what work suits you, and book an hour where one is offered."),
        last=source("JOB-01", "JOB-02"),
    )
    return Answer(parts, ((COUNSELLING, Button(text("Work interests"), Open("interests"))),))


def cv_interview(told: Told) -> Answer:
    """Give advice for letters and interviews, and the way to vacancies."""
    parts = said(
        text("<b>One page, and on top the job that you want.</b>"),
        text("Newest work first: post, company, years, and one result with a figure."),
        text("A gap because of PHK? Say it plainly: “my job ended in a reduction of staff”."),
        text("Interview: read about the company, have two examples of your work, ask one question."),
        last=text("<i>Each application can be a proof for your month. Keep a picture of it.</i>"),
    )
    return Answer(parts, ((VACANCIES, COUNSELLING), (Button(text("My applications"), Open("applications")),)))


def distress(told: Told) -> Answer:
    """Meet despair: kind words, the help line that staff listed, and a person."""
    return Answer(comfort(told.person.memory, kept=False), ((OFFICER,),))
