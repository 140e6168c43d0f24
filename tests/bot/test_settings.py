import re
from datetime import date
from pathlib import Path

import pytest

from bot.settings import ROOT, BadSettings, Settings, read_settings
from bot.terms import terms_of
from tests.process import ROOT as PROJECT

_ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+) \| (.+) \| `(.+)` \|$", re.MULTILINE)
DOCUMENTED = {
    name: (default, example)
    for name, _, default, example in _ROW.findall((PROJECT / "docs" / "settings.md").read_text(encoding="utf-8"))
}


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take away the developer's own settings."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    assert sorted(DOCUMENTED) == sorted(name.upper() for name in Settings.model_fields)
    assert all(field.description for field in Settings.model_fields.values())


def test_documented_defaults_are_those_of_the_code() -> None:
    settings = read_settings().model_dump(mode="json")
    for name, (default, _) in DOCUMENTED.items():
        actual = str(settings[name.lower()] or "")
        if name == "DATABASE_URL":
            assert actual == f"sqlite:///{ROOT / 'data' / 'kawan.sqlite3'}"
        else:
            assert default == (f"`{actual}`" if actual else "empty"), name


def test_documented_examples_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, (_, example) in DOCUMENTED.items():
        monkeypatch.setenv(name, example)
    settings = read_settings()
    assert settings.today == date(2026, 9, 1)
    assert settings.port == 8443
    assert not settings.embedded


def test_an_empty_value_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_settings()
    for name in DOCUMENTED:
        monkeypatch.setenv(name, "")
    assert read_settings() == expected


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=123456:of-the-file\nPORT=9001\nUNKNOWN=1\n", encoding="utf-8")
    monkeypatch.setenv("BOT_TOKEN", "")
    settings = read_settings()
    assert settings.port == 9001
    assert not settings.bot_token.get_secret_value()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "abc"),
        ("BOT_TOKEN", "123:a b c d e f"),
        ("BOT_TOKEN", "١٢٣:abcdefgh"),
        ("TELEGRAM_API", "api.telegram.org"),
        ("TELEGRAM_API", "http://localhost:99999"),
        ("TELEGRAM_API", "http://[::1"),
        ("DATABASE_URL", "mysql://root@localhost/kawan"),
        ("DATABASE_URL", "kawan.sqlite3"),
        ("DATABASE_URL", "postgresql://kawan:secret@db:port/kawan"),
        ("WEBHOOK_URL", "ftp://jkp.example.org"),
        ("WEBHOOK_URL", "https:// jkp.example.org"),
        ("FEEDS", "https://lists.example.org/vacancies.json"),
        ("FEEDS", "karirhub=http://lists.example.org/vacancies.json"),
        ("WEBHOOK_SECRET", "with space"),
        ("WEBHOOK_SECRET", "x" * 257),
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("TODAY", "tomorrow"),
        ("TODAY", "2026-02-30"),
        ("TODAY", "20260901"),
        ("TODAY", "86400"),
    ],
)
def test_a_bad_setting_is_named_in_one_sentence(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refusal:
        read_settings()
    sentence = str(refusal.value)
    assert sentence.startswith(f"The setting {name} is wrong: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL"])
def test_a_refusal_does_not_repeat_a_secret(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "hush hush")
    with pytest.raises(BadSettings) as refusal:
        read_settings()
    assert "hush" not in str(refusal.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"BOT_TOKEN=\xff\xfe\n")
    with pytest.raises(BadSettings, match=r"The file \.env cannot be read"):
        read_settings()


@pytest.mark.parametrize("level", ["debug", "Info", "WARNING"])
def test_levels_are_read_in_any_case(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", level)
    assert read_settings().log_level == level.upper()


def test_addresses_lose_their_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API", "http://127.0.0.1:8081/")
    assert read_settings().telegram_api == "http://127.0.0.1:8081"


def test_announcements_keep_to_the_paces_that_were_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEND_RATE", "20")
    monkeypatch.setenv("PAID_SEND_RATE", "200")
    terms = terms_of(read_settings())
    assert (terms.send_rate, terms.paid_rate) == (20, 200)
