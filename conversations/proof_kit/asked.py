"""Everyday words by which people ask for the kit: whole messages in small letters, by what they tell."""

from conversations.proof_kit.case import Situation

_LETTERS = (
    "surat|contoh surat|buat surat|bikin surat|tulis surat|contoh surat phk|contoh surat permintaan|template surat"
    "|contoh surat pengaduan|surat pengaduan|surat pengaduan disnaker|contoh surat pengaduan disnaker|buatkan surat"
    "|minta contoh surat|minta surat phk|cara minta surat phk|buat surat pengaduan|bikin surat pengaduan"
    "|surat permintaan|surat aduan|letter|write a letter|letters"
)
_KIT = (
    "surat phk|berkas phk|dokumen phk|surat-surat phk|kelengkapan phk|apa saja dokumen phk|dokumen apa yang dibutuhkan"
    "|apa yang harus disiapkan|baru kena phk harus apa|habis di phk harus apa|setelah phk harus apa"
    "|langkah setelah phk|dismissal papers|layoff papers"
)
_SITUATIONS: dict[Situation, str] = {
    "letter": "sudah dapat surat phk|dapat surat phk|saya dapat surat phk|saya sudah dapat surat phk",
    "told": "perusahaan tidak kasih surat phk|perusahaan tidak memberi surat phk|tidak dikasih surat phk"
    "|gak dikasih surat phk|nggak dikasih surat phk|tidak ada surat phk|belum dapat surat phk|tidak dapat surat phk"
    "|phk lisan|phk secara lisan|phk lewat wa|phk lewat whatsapp|phk tanpa surat|di phk tanpa surat"
    "|perusahaan gak kasih surat phk|perusahaan tidak mau kasih surat phk|bos tidak kasih surat phk",
    "pushed": "disuruh resign|saya disuruh resign|dipaksa resign|saya dipaksa resign|diminta resign"
    "|saya diminta resign|disuruh mengundurkan diri|dipaksa mengundurkan diri|diminta mengundurkan diri"
    "|saya diminta mengundurkan diri|disuruh ngundurin diri|dipaksa ngundurin diri|hrd nyuruh saya resign"
    "|hrd suruh resign|hrd nyuruh saya ngundurin diri|saya disuruh ngundurin diri"
    "|disuruh bikin surat resign|disuruh tanda tangan resign"
    "|disuruh tanda tangan surat pengunduran diri|disuruh mundur|pushed to resign",
    "cut_short": "kontrak diputus|kontrak saya diputus|putus kontrak|diputus kontrak|saya diputus kontrak"
    "|kontrak diputus di tengah jalan|kontrak diputus sebelum habis",
    "closed": "perusahaan pailit|perusahaan bangkrut|pabrik tutup|perusahaan tutup|perusahaan saya bangkrut"
    "|perusahaan saya pailit|pabrik bangkrut|perusahaan gulung tikar|perusahaan saya tutup",
    "not_enrolled": "tidak didaftarkan bpjs|saya tidak didaftarkan bpjs|gak didaftarin bpjs|ga didaftarin bpjs"
    "|saya gak didaftarin bpjs|gak didaftarkan bpjs|tidak didaftarkan bpjs"
    " ketenagakerjaan|perusahaan tidak daftarkan bpjs|perusahaan tidak mendaftarkan bpjs|tidak punya bpjs"
    " ketenagakerjaan",
    "not_reported": "perusahaan tidak lapor|perusahaan tidak lapor phk|perusahaan tidak melapor|perusahaan belum lapor"
    "|perusahaan belum lapor phk|perusahaan gak lapor|perusahaan ga lapor"
    "|perusahaan gak lapor ke disnaker|perusahaan tidak lapor ke disnaker"
    "|perusahaan tidak mau lapor|status masih aktif|bpjs masih aktif"
    "|bpjs saya masih aktif|masih aktif di bpjs|phk tidak dilaporkan|kepesertaan masih aktif",
}


def command_of(situation: Situation) -> str:
    """Return the command that shows the steps of a case."""
    return f"kit_{situation}"


ASKED: dict[str, str] = {
    **dict.fromkeys(_LETTERS.split("|"), "surat"),
    **dict.fromkeys(_KIT.split("|"), "kit"),
    **{words: command_of(case) for case, phrases in _SITUATIONS.items() for words in phrases.split("|")},
}
"""From a message to a command of the room."""
