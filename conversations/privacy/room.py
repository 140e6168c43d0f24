"""The room where people decide about their data and about what is sent to them."""

from conversations.privacy.copy import data
from conversations.privacy.erasure import ask, erase_now
from conversations.privacy.silence import go_on, hear, messages, stop, switch
from conversations.reception.room import Room

_ASKED: dict[str, str] = {
    "dataku": "data saya|dataku|lihat data saya|lihat dataku|minta data saya|salinan data saya|minta salinan data"
    "|minta salinan data saya|data apa saja yang disimpan|data apa saja yang anda simpan|apa saja data saya"
    "|data saya apa saja|siapa yang melihat data saya|siapa yang lihat data saya|siapa yang buka data saya|my data"
    "|unduh data saya|download data saya",
    "hapus": "hapus|hapus data|hapus data saya|hapus dataku|hapus semua data|hapus semua data saya|hapus akun"
    "|hapus akun saya|lupakan saya|saya mau data saya dihapus|tolong hapus data saya|delete my data|erase my data",
    "berhenti": "berhenti|stop|jangan kirim pesan lagi|jangan kirim pesan|jangan kirimi saya pesan|berhenti kirim pesan"
    "|berhenti menerima pesan|saya mau berhenti menerima pesan|berhenti langganan|stop pesan|stop notifikasi|stop notif"
    "|matikan notifikasi|matikan notif|matikan pengingat|stop pengingat|jangan ingatkan saya|atur pesan"
    "|atur notifikasi|pengaturan pesan|unsubscribe|stop messages",
    "lanjut": "lanjut|lanjutkan|terima pesan lagi|kirim pesan lagi|nyalakan notifikasi|nyalakan notif|hidupkan"
    " notifikasi|aktifkan notifikasi|aktifkan pengingat|nyalakan pengingat|ingatkan saya lagi|lanjut terima pesan"
    "|langganan lagi",
}

ROOM = Room(
    "privacy",
    commands={"dataku": data, "hapus": ask, "berhenti": stop, "lanjut": go_on},
    pages={"data": data, "erase": ask, "erase_now": erase_now, "messages": messages, "message": switch},
    asked={words: command for command, choices in _ASKED.items() for words in choices.split("|")},
    hears=hear,
)
