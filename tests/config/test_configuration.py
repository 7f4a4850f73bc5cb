"""Who decides what: arguments, the environment, the project's file, the user's file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reflectwrite.config import load_config, template_folders
from reflectwrite.errors import ConfigError


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "config" / "reflectwrite").mkdir(parents=True)
    (tmp_path / "project" / "deep" / "down").mkdir(parents=True)
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "project"


def project_file(project: Path, text: str) -> Path:
    file = project / "reflectwrite.toml"
    file.write_text(text, encoding="utf-8")
    return file


def user_file(home: dict[str, str], text: str) -> Path:
    file = Path(home["XDG_CONFIG_HOME"]) / "reflectwrite" / "reflectwrite.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_promise_7_local_unless_told(home, project) -> None:
    """A key that lies in the environment sends nothing anywhere."""
    lying = {**home, "OPENAI_API_KEY": "sk-secret", "OPENAI_BASE_URL": "https://far.example/v1"}
    config = load_config(start=project, environ=lying)
    assert config.bundled
    assert (config.base_url, config.api_key) == (None, None)
    gguf = load_config({"gguf": "m.gguf"}, start=project, environ=lying)
    assert (gguf.base_url, gguf.api_key) == (None, None)
    bundled = load_config({"model": "bundled"}, start=project, environ=lying)
    assert bundled.bundled
    assert bundled.api_key is None


@pytest.mark.parametrize("where", ["argument", "environment", "project", "user"])
@pytest.mark.parametrize("key", ["model", "base_url"])
def test_openai_variables_are_read_where_an_endpoint_or_model_is_named(
    where, key, home, project
) -> None:
    value = {"model": "m", "base_url": "https://named.example/v1"}[key]
    environ = {**home, "OPENAI_API_KEY": "sk-secret", "OPENAI_BASE_URL": "https://far.example/v1"}
    arguments = {key: value} if where == "argument" else {}
    if where == "environment":
        environ[f"REFLECTWRITE_{key.upper()}"] = value
    elif where == "project":
        project_file(project, f"{key} = {value!r}")
    elif where == "user":
        user_file(home, f"{key} = {value!r}")
    config = load_config(arguments, start=project, environ=environ)
    assert config.api_key == "sk-secret"
    assert config.base_url == ("https://far.example/v1" if key == "model" else value)


def test_the_key_is_in_no_repr(home, project) -> None:
    environ = {**home, "REFLECTWRITE_API_KEY": "sk-secret", "REFLECTWRITE_MODEL": "m"}
    config = load_config(start=project, environ=environ)
    assert config.api_key == "sk-secret"
    assert "sk-secret" not in repr(config)
    assert "sk-secret" not in str(config.origins)


def test_the_first_who_says_something_wins(home, project) -> None:
    user = user_file(home, 'model = "user"\nseed = 1\n[budget]\nmax_attempts = 9\nmax_tokens = 9')
    file = project_file(
        project, 'model = "project"\nbase_url = "http://p"\n[budget]\nmax_attempts = 8'
    )
    environ = {**home, "REFLECTWRITE_MODEL": "environment", "REFLECTWRITE_MAX_TOKENS": "7"}
    config = load_config({"seed": 5}, start=project / "deep" / "down", environ=environ)
    assert (config.model, config.base_url) == ("environment", "http://p")
    assert (config.seed, config.max_attempts, config.max_tokens) == (5, 8, 7)
    assert config.files == (file, user)
    assert config.origins["base_url"] == str(file)
    assert config.origins["seed"] == "argument"


@pytest.mark.parametrize(
    ("arguments", "text", "want"),
    [
        ({"gguf": "a.gguf"}, 'base_url = "http://p"\nmodel = "m"', (None, None, "a.gguf")),
        ({"model": "m"}, 'gguf = "a.gguf"', (None, "m", None)),
        ({"base_url": "http://a"}, 'gguf = "a.gguf"', ("http://a", None, None)),
        ({"model": "bundled"}, 'gguf = "a.gguf"', (None, None, None)),
        ({"model": "bundled"}, 'base_url = "http://p"', (None, None, None)),
        ({"base_url": "http://a"}, 'base_url = "http://p"\nmodel = "m"', ("http://a", "m", None)),
    ],
)
def test_who_names_an_engine_first_decides(arguments, text, want, home, project) -> None:
    project_file(project, text)
    config = load_config(arguments, start=project, environ=home)
    assert (config.base_url, config.model, config.gguf and config.gguf.name) == want


def test_an_engine_and_an_endpoint_from_one_place_clash(home, project) -> None:
    with pytest.raises(ConfigError, match="both named"):
        load_config({"gguf": "a", "model": "m"}, start=project, environ=home)


def test_a_file_names_the_variable_that_holds_its_key(home, project) -> None:
    project_file(project, 'base_url = "http://p"\napi_key_env = "MY_KEY"')
    environ = {**home, "MY_KEY": "sk-mine", "OPENAI_API_KEY": "sk-other"}
    assert load_config(start=project, environ=environ).api_key == "sk-mine"
    with pytest.raises(ConfigError, match=r"'MY_KEY'.*not set"):
        load_config(start=project, environ=home)


def test_a_key_for_one_endpoint_goes_to_no_other(home, project) -> None:
    project_file(project, 'base_url = "http://p"\napi_key_env = "MY_KEY"')
    environ = {**home, "MY_KEY": "sk-mine"}
    elsewhere = load_config({"base_url": "http://other"}, start=project, environ=environ)
    assert elsewhere.api_key is None


def test_the_argument_for_the_key_comes_before_the_environment(home, project) -> None:
    environ = {**home, "REFLECTWRITE_API_KEY": "sk-one", "OTHER": "sk-two"}
    config = load_config({"model": "m", "api_key_env": "OTHER"}, start=project, environ=environ)
    assert config.api_key == "sk-two"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\n\nbaseurl = "x"', "line 3: unknown key 'baseurl'; did you mean 'base_url'?"),
        ("[checks]\nselct = []", "line 2: unknown key 'checks.selct'; did you mean 'select'?"),
        ("seed = 1\n[chekcs]\nselect = []", "line 2: unknown key 'chekcs'; did you mean 'checks'?"),
        ("[prices.m]\ninput = 1", "line 1: 'prices.m.output' is missing"),
        ("[prices.m]\ninput = -1\noutput = 1", "line 2: prices.m.input = -1:"),
        ("[budget]\nmax_attempts = 0", "line 2: budget.max_attempts = 0:"),
        ('[checks.severities]\n"a.b" = "bad"', "line 2: checks.severities.a.b = 'bad'"),
        ('\nreflection = "maybe"', "line 2: reflection = 'maybe'"),
        ('api_key = "sk-secret"', "line 1: keys don't belong in files"),
        ("a = ", "is not TOML"),
        ('model = ""', "line 1: model = '': is empty"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(text, says, home, project) -> None:
    file = project_file(project, text)
    with pytest.raises(ConfigError) as caught:
        load_config(start=project, environ=home)
    assert str(caught.value).startswith(str(file))
    assert says in str(caught.value)
    assert "sk-secret" not in str(caught.value)


def test_a_file_that_is_not_utf_8_is_told(home, project) -> None:
    (project / "reflectwrite.toml").write_bytes(b'model = "\xff"')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(start=project, environ=home)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MAX_TOKENS", "many", "max_tokens = 'many' is not a whole number from 1 on"),
        ("SEED", "-1", "seed = '-1'"),
        ("MAX_COST", "NaN", "max_cost = 'NaN'"),
        ("DEADLINE", "0", "deadline = '0' leaves no time"),
        ("REFLECTION", "perhaps", "reflection = 'perhaps' is none of auto, on, off"),
        ("BASEURL", "x", "did you mean REFLECTWRITE_BASE_URL?"),
        ("MODEL", " ", "model = ' '"),
    ],
)
def test_a_wrong_variable_is_told(name, value, says, home, project) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(start=project, environ={**home, f"REFLECTWRITE_{name}": value})
    assert says in str(caught.value)


def test_variables_of_other_programs_are_left_alone(home, project) -> None:
    load_config(start=project, environ={**home, "REFLECTWRITE_EDITOR_COLOUR": "red"})


def test_checks_and_prices_of_both_files_come_together(home, project) -> None:
    user_file(
        home,
        '[checks]\nselect = ["u"]\nignore = ["a"]\nwords = ["Zed"]\n'
        'severities = {x = "off", y = "hint"}'
        "\n[prices.m]\ninput = 1\noutput = 2\n[prices.n]\ninput = 0.1\noutput = 0.2",
    )
    project_file(
        project,
        '[checks]\nselect = ["p"]\nignore = ["b"]\nwords = ["Ypsilon"]\n'
        'severities = {x = "error"}\n'
        "[prices.m]\ninput = 3\noutput = 4\ncached_input = 0.3",
    )
    config = load_config(start=project, environ=home)
    assert config.checks.select == ("p",)
    assert config.checks.ignore == ("b", "a")
    assert config.checks.words == ("Ypsilon", "Zed")
    assert config.checks.severities == {"x": "error", "y": "hint"}
    price = config.price("m")
    assert price is not None
    assert (price.input, price.output, price.cached_input) == (3, 4, Decimal("0.3"))
    assert config.price("n").input == Decimal("0.1")
    assert config.price("o") is None


def test_a_path_in_a_file_starts_from_that_file(home, project) -> None:
    project_file(project, 'gguf = "models/a.gguf"')
    config = load_config(start=project / "deep", environ=home)
    assert config.gguf == project / "models" / "a.gguf"


def test_templates_lie_with_the_user_and_beside_the_project_file(home, project) -> None:
    user = Path(home["XDG_CONFIG_HOME"]) / "reflectwrite" / "templates"
    user.mkdir()
    (project / "templates").mkdir()  # of another program: without being named it is not looked at
    assert template_folders(project, home) == (user,)
    project_file(project, 'templates = "templates"')
    assert template_folders(project / "deep", home) == (user, project / "templates")
    project_file(project, 'templates = "nowhere"')
    with pytest.raises(ConfigError, match="'nowhere' is not a folder"):
        template_folders(project, home)


def test_the_users_file_can_be_named(home, project, tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('model = "mine"', encoding="utf-8")
    config = load_config(start=project, environ={**home, "REFLECTWRITE_CONFIG": str(file)})
    assert config.model == "mine"
    with pytest.raises(ConfigError, match=r"nothing\.toml"):
        load_config(start=project, environ={**home, "REFLECTWRITE_CONFIG": "/nothing.toml"})
