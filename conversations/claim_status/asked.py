"""Everyday words by which people ask for the status of their claim: whole messages in small letters."""

_PHRASES = (
    "status|status klaim|status klaim saya|status jkp|status klaim jkp|cek status|cek status klaim|cek klaim"
    "|lihat status|lihat klaim|klaim saya|progres klaim|progress klaim|perkembangan klaim|lacak klaim|tracking klaim"
    "|klaim saya sampai mana|klaim sampai mana|sudah sampai mana klaim saya|sudah sampai mana|sampai mana klaim saya"
    "|gimana klaim saya|bagaimana klaim saya|klaim saya gimana|klaim saya bagaimana|kabar klaim saya"
    "|kapan cair|kapan cairnya|kapan jkp cair|kapan uang cair|kapan uangnya cair|kapan dana cair|kapan dibayar"
    "|kapan klaim saya cair|kapan jkp saya cair|kapan uang saya masuk|kapan uang masuk|kapan masuk rekening"
    "|kapan pencairan|kapan duit cair|kapan duitnya cair|uang belum cair|belum cair|kok belum cair|kenapa belum cair"
    "|jkp belum cair|jkp saya belum cair|klaim belum cair|dana belum masuk|uang belum masuk|kok lama"
    "|apakah klaim saya disetujui|klaim saya disetujui belum|klaim saya diterima|klaim saya ditolak|klaim ditolak"
    "|kenapa klaim saya ditolak|sedang diverifikasi|masih verifikasi|verifikasi berapa lama|lama sekali verifikasinya"
    "|giliran siapa|sekarang giliran siapa|langkah saya selanjutnya|apa langkah selanjutnya|apa yang harus saya lakukan"
    "|claim status|status of my claim|where is my claim|when do i get paid|my claim|check my claim"
)

ASKED = dict.fromkeys(_PHRASES.split("|"), "status")
"""Whole messages that ask for the status."""
