"""All words of the chat page, in Indonesian."""

from datetime import UTC, date, datetime, timedelta

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
