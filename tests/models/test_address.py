"""URLs are taken apart, and what is shown of them holds no secret."""

from __future__ import annotations

import base64

import pytest

from reflectwrite.errors import ConfigError
from reflectwrite.models import OpenAIModel
from reflectwrite.models.address import parse_address
from reflectwrite.models.prefill import known_prefill


def test_user_and_password_leave_the_url() -> None:
    address = parse_address("https://lee:hun%40ter2@api.example.com:8443/v1/")
    assert address.url == str(address) == "https://api.example.com:8443/v1"
    assert address.basic is not None
    assert address.basic.reveal() == "Basic " + base64.b64encode(b"lee:hun@ter2").decode()
    assert "ter2" not in repr(address)


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://localhost:8080/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://[::1]:8080", True),
        ("http://127.evil.example/v1", False),
        ("https://api.example.com/v1", False),
    ],
)
def test_this_machine_is_recognised(url: str, loopback: bool) -> None:
    assert parse_address(url).loopback is loopback


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.example.com/v1",
        "ftp://lee:hunter2@api.example.com",
        "lee:hunter2@api.example.com",
        "http://lee:hunter2@",
        "http://[oops/v1",
        "http://host:port/v1",
    ],
)
def test_what_is_no_url_is_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(ConfigError, match="base_url") as caught:
        parse_address(url)
    assert "hunter2" not in str(caught.value)


def test_a_key_in_the_query_is_refused_because_logs_show_it() -> None:
    with pytest.raises(ConfigError, match="give it as a header") as caught:
        parse_address("https://api.example.com/v1?api-key=hunter2")
    assert "hunter2" not in str(caught.value)
    assert parse_address("https://x.example/v1?api-version=4").query == (("api-version", "4"),)


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("https://api.openai.com/v1", "none"),
        ("https://acme.openai.azure.com/openai/v1", "none"),
        ("https://api.mistral.ai/v1", "prefix"),
        ("https://api.deepseek.com/beta", "prefix"),
        ("https://api.deepseek.com/v1", "none"),
        ("https://api.moonshot.ai/v1", "partial"),
        ("https://dashscope-intl.aliyuncs.com/compatible-mode/v1", "partial"),
        ("https://api.groq.com/openai/v1", "implicit"),
        ("http://localhost:8080/v1", None),
        ("https://api.openai.com.evil.example/v1", None),
    ],
)
def test_known_services_need_no_probe(url: str, spelling: str | None) -> None:
    assert known_prefill(parse_address(url)) == spelling
    if spelling is not None:
        assert OpenAIModel(url, "m", "key").profile().prefill == spelling


def test_a_model_needs_a_name_and_a_time() -> None:
    with pytest.raises(ConfigError, match="model is ' '"):
        OpenAIModel("http://localhost/v1", " ")
    with pytest.raises(ConfigError, match="timeout is 0"):
        OpenAIModel("http://localhost/v1", "m", timeout=0)
