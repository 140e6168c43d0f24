"""Only official addresses pass, however an address is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.campaigns.links import count, foreign, is_official, tidy, written_in
from conversations.campaigns.records import CampaignButton, Content
from conversations.campaigns.terms import OFFICIAL_HOSTS


@pytest.mark.parametrize(
    "address",
    [
        "https://siapkerja.kemnaker.go.id",
        "https://siapkerja.kemnaker.go.id/jkp?a=1#b",
        "siapkerja.kemnaker.go.id",
        "www.bpjsketenagakerjaan.go.id/",
        "https://sso.bpjsketenagakerjaan.go.id",
    ],
)
def test_official_sites_and_what_lies_below_them_pass(address: str) -> None:
    assert is_official(address, OFFICIAL_HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "http://siapkerja.kemnaker.go.id",
        "https://siapkerja.kemnaker.go.id.evil.com",
        "https://evil.com/siapkerja.kemnaker.go.id",
        "https://siapkerja.kemnaker.go.id@evil.com",
        "https://user:pass@jkp.go.id",
        "https://jkp.go.id:8443",
        "https://jkp.go.id\\@evil.com",
        "https://evil-jkp.go.id",
        "https://ѕiapkerja.kemnaker.go.id",
        "tg://resolve?domain=x",
        "javascript://jkp.go.id",
        "https://jkp.go.id/\u202emoc",
        "https://jkp.go.id/a b",
        "https://jkp.go.id/" + "a" * 200,
        "bit.ly/x",
        "",
    ],
)
def test_whatever_only_looks_official_does_not(address: str) -> None:
    assert not is_official(address, OFFICIAL_HOSTS)


@given(st.text("abc.-@:/?#", max_size=12), st.text("abc.-@:/?#", max_size=12))
def test_what_passes_has_an_official_site_before_its_first_slash(before: str, after: str) -> None:
    address = f"https://{before}jkp.go.id{after}"
    if is_official(address, OFFICIAL_HOSTS):
        host = address.removeprefix("https://").split("/")[0].split("?")[0].split("#")[0]
        assert host == "jkp.go.id" or host.endswith(".jkp.go.id")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Buka bit.ly/jkp-siantar sekarang.", ["bit.ly/jkp-siantar"]),
        ("(https://jkp.go.id)", ["https://jkp.go.id"]),
        ("Gabung t.me/kanal dan www.contoh.org!", ["t.me/kanal", "www.contoh.org"]),
        ("Uang Rp3.000.000 pukul 09.00 di Jl. Merdeka No.5", []),
        ("PP 37/2021 Pasal 19; s.d. 6 bulan", []),
        ("Narasumber: Ani, S.Pd., M.Si. dan Budi, S.Pd.I (a.n. Kepala) jam 10:00/11:00", []),
        ("Buka klaim-jkp.online atau *jkp.web.app/x*", ["klaim-jkp.online", "jkp.web.app/x"]),
        ("kemnak\u0435r.go.id", ["kemnak\u0435r.go.id"]),
        ("Hubungi @petugas_jkp atau jkp@contoh.example", ["@petugas_jkp", "jkp@contoh.example"]),
    ],
)
def test_addresses_are_found_among_words(words: str, found: list[str]) -> None:
    assert list(written_in(words)) == found


@given(
    st.text("aZ9-\u0435", min_size=1, max_size=8), st.sampled_from(("online", "TOP", "app", "\u0440\u0444", "museum"))
)
def test_no_name_with_an_ending_passes_among_words(name: str, ending: str) -> None:
    content = Content({("a", "id"): f"Klaim di a{name}.{ending} hari ini."})
    assert foreign(content, OFFICIAL_HOSTS)


def test_foreign_addresses_are_found_wherever_they_stand() -> None:
    content = Content(
        {("a", "id"): "Lihat jkp.go.id dan evil.com", ("a", "en"): "See HTTPS://JKP.go.id/x"},
        buttons=(CampaignButton("menang.xyz", command="cek"), CampaignButton("Buka", url="https://evil.com")),
    )
    assert foreign(content, OFFICIAL_HOSTS) == ("evil.com", "https://evil.com", "menang.xyz")
    assert count(content) == 4


def test_a_typed_address_gets_its_scheme_and_small_letters() -> None:
    assert tidy(" SiapKerja.kemnaker.go.id/JKP ") == "https://siapkerja.kemnaker.go.id/JKP"
