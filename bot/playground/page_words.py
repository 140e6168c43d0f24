"""All words of the chat page, in Indonesian."""

from datetime import UTC, date, datetime, timedelta

from bot.playground.world_chat import Message

BRAND = "Kawan JKP"
SUBTITLE = "Telegram lokal untuk mencoba"
PEOPLE = "Pilih orang"
ADD_PERSON = "Tambah orang"
FIRST_NAME, ABOUT = "Nama", "Keterangan (pekerjaan, kota)"
ADD, CANCEL, CLOSE, SEND = "Tambah", "Batal", "Tutup", "Kirim"
DAY_NIGHT = "Ganti warna siang atau malam"
CLOSE_PHONE = "Tutup HP {name}"
PHONE_OF = "HP {name}"
LOG = "Percakapan {name} dengan bot"
BOT, TYPING = "bot", "sedang mengetik…"
WHAT_CAN_IT_DO = "Apa yang bisa dilakukan bot ini?"
NO_DESCRIPTION = "Bot ini belum menulis keterangan tentang dirinya."
START = "MULAI"
UNBLOCK, BLOCK = "Buka blokir", "Blokir bot"
WRITE = "Tulis pesan"
MENU, NO_COMMANDS = "Menu perintah", "Bot ini belum punya perintah."
ATTACH = "Lampirkan"
PHOTO, DOCUMENT, OWN_CONTACT, PLACE, STICKER = "Foto", "Dokumen", "Kontak saya", "Lokasi saya", "Stiker"
SHARE_TITLE = "Bagikan nomor telepon?"
SHARE_TEXT = "Bot akan menerima nama dan nomor {phone} Anda."
SHARE = "Bagikan"
KEYS = "Tombol balasan"
SHOW_KEYS, HIDE_KEYS = "Tampilkan tombol", "Sembunyikan tombol"
ACTIONS = "Tindakan pesan"
EDIT, REPLY, FORWARD, COPY = "Ubah", "Balas", "Teruskan ke bot", "Salin teks"
EDITING, REPLYING = "Mengubah pesan", "Membalas"
EDITED = "diubah"
FORWARDED = "Diteruskan dari {name}"
ENLARGE, DOWNLOAD = "Perbesar foto", "Unduh {name}"
VOICE = "Pesan suara"
TO_END = "Ke pesan terbaru"
EARLIER = "Tampilkan pesan sebelumnya"
NOT_DONE = "Tidak bisa: {reason}"
TOO_BIG = "Berkas terlalu besar atau bukan gambar."
GROUP_OF = "Grup {title}"
GROUP_ABOUT = "grup petugas · {count} orang dan bot"
CLOSE_GROUP = "Tutup grup {title}"
MOVED = "Grup ini pindah ke supergrup. Buka yang baru di atas."
WRITE_AS, AS = "Tulis sebagai", "Tulis sebagai {name}"
TOPICS, TOPIC_LOG, GENERAL = "Daftar topik", "Topik {name}", "Umum"
NEW_TOPIC, TOPIC_NAME, BACK = "Topik baru", "Nama topik", "Kembali ke daftar topik"
CLOSE_TOPIC, REOPEN_TOPIC, DELETE_TOPIC = "Tutup topik", "Buka topik lagi", "Hapus topik"
DELETE_QUESTION = "Semua pesan di topik ini ikut terhapus."
DELETE, PIN, UNPIN = "Hapus pesan", "Sematkan", "Lepas sematan"
PINNED, CLOSED, UNREAD = "Pesan tersemat", "ditutup", "{count} belum dibaca"
NO_TOPIC_YET = "Belum ada pesan"
NO_TOPIC_TEXT = "Bot membuka satu topik untuk setiap orang yang dibantu."
GROUP_SETTINGS = "Atur grup dan bot"
TAKE_RIGHTS, GIVE_RIGHTS = "Cabut hak admin bot", "Kembalikan hak admin bot"
PUT_BOT_OUT, LET_BOT_IN, UPGRADE = "Keluarkan bot", "Masukkan bot", "Pindahkan ke supergrup baru"
_HAPPENED = {
    "forum_topic_created": "{who} membuka topik",
    "forum_topic_edited": "{who} mengganti nama topik",
    "forum_topic_closed": "{who} menutup topik",
    "forum_topic_reopened": "{who} membuka topik lagi",
    "pinned_message": "{who} menyematkan pesan",
    "new_chat_members": "{who} memasukkan anggota",
    "left_chat_member": "{who} mengeluarkan anggota",
    "migrate_to_chat_id": "Grup pindah ke supergrup",
    "migrate_from_chat_id": "Supergrup ini lanjutan grup lama",
}
TODAY, YESTERDAY = "Hari ini", "Kemarin"
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
STICKERS = ("👍", "🙏", "😊", "😢", "❤️", "🎉", "🤔", "💪")


def local(moment: float, utc_hours: int) -> datetime:
    """Return a moment (seconds since 1970) on a clock that many hours from UTC."""
    return datetime.fromtimestamp(moment, UTC) + timedelta(hours=utc_hours)


def clock(moment: float, utc_hours: int) -> str:
    """Return the time of day as 09.05."""
    return local(moment, utc_hours).strftime("%H.%M")


def day(when: date, today: date) -> str:
    """Return the day as the separator between messages names it."""
    if when == today:
        return TODAY
    if when == today - timedelta(days=1):
        return YESTERDAY
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def size(count: int) -> str:
    """Return a file's size as 12 KB or 1,4 MB."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def happened(message: Message) -> str:
    """Return the line about what somebody did in a group."""
    kinds = (_HAPPENED[kind] for kind in message.service or {} if kind in _HAPPENED)
    return next(kinds, "").format(who=message.author)
