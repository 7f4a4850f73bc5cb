"""From arguments and configuration to what a client needs: a model, settings, checks, jobs.

The model is made when it is first asked for, once, whichever thread asks; nothing is loaded and
nothing is sent before that.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from os import PathLike
from typing import TYPE_CHECKING, TypedDict, cast

from .checks import Check, CheckConfig
from .config import BUNDLED, Config, load_config
from .errors import ConfigError
from .loop import Job, Prices, Settings, read_settings
from .loop.settings import Hold, Switch
from .registry import checks_for, find_engine, prompt_hash

if TYPE_CHECKING:
    from .models import Model
    from .tasks import Task

_OPENAI = "https://api.openai.com/v1"
_CONFIGURED = ("seed", "max_attempts", "max_tokens", "max_cost", "deadline")


class Overrides(TypedDict, total=False):
    """The settings, as keyword arguments (docs/loop.md)."""

    max_attempts: int
    max_tokens: int | None
    max_draft_tokens: int | None
    max_cost: Decimal | str | int | None
    deadline: float | None
    prices: Prices | None
    seed: int | None
    temperature: float | None
    strict: bool
    hold: Hold
    reflection: Switch
    grounded: Switch
    cure_warnings: Sequence[str]


@dataclass(frozen=True)
class Reviewer:
    """What checks a task's texts."""

    checks: tuple[Check, ...]
    config: CheckConfig


class Connection:
    """What both clients share."""

    def __init__(
        self,
        model: str | Model | None,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        api_key_env: str | None = None,
        gguf: str | PathLike[str] | None = None,
        settings: Overrides,
    ) -> None:
        given = model if not isinstance(model, str) else None
        engine = (("base_url", base_url), ("api_key", api_key), ("api_key_env", api_key_env),
                  ("gguf", gguf))  # fmt: skip
        named = [name for name, value in engine if value is not None]
        if given is not None and named:
            raise ConfigError(
                f"model is an object, but {' and '.join(named)} would make another; give one"
            )
        arguments: dict[str, object] = dict(engine)
        # A model object is like naming the bundled one: what a file says of engines is void.
        arguments["model"] = BUNDLED if given is not None else model
        self.config: Config = load_config(arguments)
        configured = {
            name: value for name in _CONFIGURED if (value := getattr(self.config, name)) is not None
        }
        values = {**configured, "reflection": self.config.reflection,
                  "grounded": self.config.grounded, **settings}  # fmt: skip
        # Prices belong to a model, whose name may not be known yet; so the cost limit is looked at
        # again when it is.
        self._values: dict[str, object] = values
        self._given = given
        self._made: Model | None = None
        self._lock = threading.Lock()
        self._moved = False
        read_settings({**values, "max_cost": None})

    @property
    def settings(self) -> Settings:
        """The settings with the prices that are configured for the model."""
        price = self._price()
        values = self._values
        if price is not None and values.get("prices") is None:
            values = {**values, "prices": price}
        return read_settings(values)

    @property
    def model(self) -> Model:
        """The model, made at the first call."""
        if self._given is not None:
            return self._given
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def describe(self) -> str:
        """Who writes, for a repr; no key."""
        if self._given is not None:
            return repr(self._given.name)
        if self.config.bundled:
            return repr(BUNDLED)
        return repr(str(self.config.gguf or self.config.model or self.config.base_url))

    def review(self, task: Task | None) -> Reviewer:
        """The checks of a task (None: of any text) and how they are configured."""
        return Reviewer(checks_for(task), self._checks())

    def job(
        self, task: Task, overrides: Overrides, *, clock: Callable[[], float] = time.monotonic
    ) -> Job:
        """The work of one ``write``. May ask the endpoint what it can do."""
        started = clock()
        settings = self.settings.with_overrides(overrides)
        model = self.model
        self._compare_prompts(model, task)
        profile = model.profile()
        if profile.max_attempts is not None and "max_attempts" not in settings.model_fields_set:
            settings = settings.with_overrides({"max_attempts": profile.max_attempts})
        return Job(
            task=task,
            settings=settings,
            profile=profile,
            model=model.name,
            checks=checks_for(task),
            count_tokens=model.count_tokens,
            config=self._checks(),
            lexicon=cast(Sequence[str], getattr(model, "lexicon", ())),
            clock=clock,
            started=started,
        )

    def close(self) -> None:
        """Closes a model that was made here; one that was given is its owner's."""
        with self._lock:
            made, self._made = self._made, None
        if made is not None:
            made.close()

    def _checks(self) -> CheckConfig:
        configured = self.config.checks
        return CheckConfig(
            configured.select, configured.ignore, configured.severities, configured.words
        )

    def _price(self) -> Prices | None:
        name = self._given.name if self._given is not None else self.config.model
        price = self.config.price(name) if name is not None else None
        if price is None:
            return None
        return Prices(input=price.input, cached_input=price.cached_input, output=price.output)

    def _make(self) -> Model:
        config = self.config
        if config.bundled or config.gguf is not None:
            return cast("Model", find_engine("embedded")(config.gguf))
        from .models import OpenAIModel

        base_url = config.base_url or _OPENAI
        if config.model is not None:
            return OpenAIModel(base_url, config.model, config.api_key)
        unnamed = OpenAIModel(base_url, "unnamed", config.api_key)
        names = unnamed.models()
        if len(names) != 1:
            offered = ", ".join(names[:8]) or "none"
            raise ConfigError(
                f"base_url {unnamed.base_url!r} has no single model (it offers {offered}); "
                "name one with model"
            )
        return OpenAIModel(base_url, names[0], config.api_key)

    def _compare_prompts(self, model: Model, task: Task) -> None:
        """Has a model that was trained on this task's prompts look at whether they are the same."""
        compare = getattr(model, "check_prompt_hash", None)
        if compare is None or self._moved or not model.profile().compact:
            return
        self._moved = True
        compare(prompt_hash(task.name))
