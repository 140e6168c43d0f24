"""Vacancies as a room: suggestions, applications and what became of them, alerts, and the happy end."""

from datetime import date

from conversations.reception.consents import needs
from conversations.reception.person import Person, Response
from conversations.reception.room import Page, Room
from conversations.vacancies import applying, job, searching, stepping
from conversations.vacancies.applications import application, applications
from conversations.vacancies.details import unwanted, vacancy, wanted_again
from conversations.vacancies.hearing import hears
from conversations.vacancies.looking import around, wish_of, wished
from conversations.vacancies.suggesting import again, vacancies

_VACANCIES = (
    "lowongan|lowongan kerja|lowongan pekerjaan|loker|lowker|info loker|info lowongan|info lowongan kerja|cari kerja"
    "|mau cari kerja|saya mau cari kerja|cari kerjaan|cari pekerjaan|mencari kerja|cari lowongan|cari loker|nyari kerja"
    "|ada loker|ada loker apa|ada loker apa saja|ada lowongan|ada lowongan apa|ada lowongan apa saja|loker apa saja"
    "|lowongan apa saja|lihat lowongan|lihat loker|lowongan terbaru|loker terbaru|butuh kerja|butuh pekerjaan"
    "|saya butuh kerja|mau kerja|saya mau kerja|ingin kerja|ingin bekerja|kerja apa|ada kerjaan|ada kerja|ada pekerjaan"
    "|lowongan untuk saya|lowongan yang cocok|loker yang cocok|rekomendasi lowongan|saran lowongan|lowongan lain"
    "|lowongan lagi|loker lagi|vacancies|jobs|find a job|find work|looking for work"
)
_AGAIN = "tampilkan lagi|tampilkan lowongan lagi|lihat lagi|ulangi lowongan|lowongan tadi|loker tadi|show again"
_APPLICATIONS = (
    "lamaran|lamaranku|lihat lamaran|status lamaran|status lamaran saya|kabar lamaran|kabar lamaran saya"
    "|lamaran saya gimana|lamaran saya bagaimana|bagaimana lamaran saya|gimana lamaran saya|my applications"
)
_ALERTS = (
    "kabari lowongan|kabari saya lowongan|kabari saya kalau ada lowongan|kabari kalau ada lowongan"
    "|kabari kalau ada loker"
    "|kabari saya kalau ada loker|ingatkan lowongan|langganan lowongan|langganan loker|kabar lowongan|pencarian saya"
    "|pencarian tersimpan|vacancy alerts|job alerts"
)
_JOB = (
    "saya sudah dapat kerja|sudah dapat kerja|dapat kerja|saya dapat kerja|keterima kerja|saya keterima kerja"
    "|sudah keterima kerja|diterima kerja|saya diterima kerja|sudah diterima kerja|sudah bekerja|saya sudah bekerja"
    "|sudah bekerja lagi|saya sudah bekerja lagi|sudah kerja lagi|saya sudah kerja|sudah kerja|udah dapat kerja"
    "|udah keterima kerja|dapat pekerjaan|sudah dapat pekerjaan|saya sudah dapat pekerjaan|dapat kerjaan"
    "|sudah dapat kerjaan|i have a job|i got a job|i found a job"
)


def _vacancies(person: Person, argument: str, today: date) -> Response:
    """Show the next vacancies, or those of the place or the work that stands behind the command."""
    wish = wish_of(argument[:60]) if argument.strip() else None
    return wished(person, wish, today) if wish else vacancies(person, "", today)


def _consenting(page: Page, landing: str) -> Page:
    """Ask for consent before anything of somebody's work is looked at."""

    def asks(person: Person, argument: str, today: date) -> Response:
        return needs(person, "work", landing) or page(person, argument, today)

    return asks


_applications = _consenting(applications, "lamaran")
_application = _consenting(application, "lamaran")

ROOM = Room(
    name="vacancies",
    commands={
        "lowongan": _vacancies,
        "ulangi": again,
        "lamaran": _applications,
        "kabari": _consenting(searching.searches, "lowongan"),
        "diterima": job.job,
    },
    pages={
        "vacancies": vacancies,
        "vacancies_again": again,
        "vacancies_open": around,
        "vacancy": vacancy,
        "vacancy_not": unwanted,
        "vacancy_back": _consenting(wanted_again, "lowongan"),
        "applied": applying.applied,
        "applied_day": _consenting(applying.day, "lamaran"),
        "applied_undo": _consenting(applying.undo, "lamaran"),
        "applications": _applications,
        "application": _application,
        "step": _consenting(stepping.step, "lamaran"),
        "step_undo": _consenting(stepping.undo, "lamaran"),
        "searches": _consenting(searching.searches, "lowongan"),
        "search_new": searching.new,
        "search_save": searching.save,
        "search_drop": _consenting(searching.drop, "lowongan"),
        "job": job.job,
        "job_own": job.own,
        "job_stop": job.stop,
    },
    asked={
        **dict.fromkeys(_VACANCIES.split("|"), "lowongan"),
        **dict.fromkeys(_AGAIN.split("|"), "ulangi"),
        **dict.fromkeys(_APPLICATIONS.split("|"), "lamaran"),
        **dict.fromkeys(_ALERTS.split("|"), "kabari"),
        **dict.fromkeys(_JOB.split("|"), "diterima"),
    },
    hears=hears,
)
