"""Everyday words by which people ask for the status of their claim: whole messages in small letters.

When the money comes, and why a claim was refused, are answered in words; they are no part of this.
"""

_PHRASES = (
    "status|status klaim|status klaim saya|status jkp|status klaim jkp|cek status|cek status klaim|cek klaim"
    "|lihat status|lihat klaim|klaim saya|progres klaim|progress klaim|perkembangan klaim|lacak klaim"
    "|tracking klaim|klaim saya sampai mana|klaim sampai mana|sudah sampai mana klaim saya|sudah sampai mana"
    "|sampai mana klaim saya|gimana klaim saya|bagaimana klaim saya|klaim saya gimana|klaim saya bagaimana"
    "|kabar klaim saya|kapan klaim saya cair|klaim belum cair|apakah klaim saya disetujui"
    "|klaim saya disetujui belum|klaim saya diterima|sedang diverifikasi|masih verifikasi|giliran siapa"
    "|sekarang giliran siapa|langkah saya selanjutnya|apa langkah selanjutnya|klaim jkp saya"
    "|status klaim jkp saya|status jkp saya|cek status jkp|cek status klaim jkp|cek klaim jkp|cek klaim saya"
    "|lihat status klaim|lihat status klaim saya|klaim jkp saya sampai mana|jkp saya sampai mana"
    "|sampai mana jkp saya|klaim jkp saya gimana|gimana klaim jkp saya|bagaimana klaim jkp saya|jkp saya gimana"
    "|klaim jkp saya belum cair|klaim saya belum cair|klaim saya kok lama|kenapa klaim saya lama"
    "|jkp saya disetujui belum|apakah jkp saya disetujui|klaim saya diproses belum|klaim saya sudah diproses"
    "|sudah diproses belum|kapan klaim saya diproses|claim status|status of my claim|where is my claim|my claim"
    "|check my claim"
)

ASKED = dict.fromkeys(_PHRASES.split("|"), "status")
"""Whole messages that ask for the status."""
