"""The options that commands share, declared once."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer


class Mode(str, Enum):
    """``auto`` leaves it to what was measured for the model."""

    auto = "auto"
    on = "on"
    off = "off"


_MODEL, _LIMITS, _WAYS = "Model", "Limits", "Ways"

TaskName = Annotated[str, typer.Argument(metavar="TASK", help="The kind of text, such as email.")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Set a field: tone=formal, length.max=80, points+='one more', points='[\"a\"]'.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON, nothing else.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to stdout.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error arose.")]
BaseUrl = Annotated[str | None, typer.Option(help="URL of an OpenAI-compatible endpoint.")]
ModelName = Annotated[str | None, typer.Option(help="Model at the endpoint; or: bundled.")]
KeyEnv = Annotated[
    str | None, typer.Option(metavar="NAME", help="Environment variable that holds the key.")
]
Gguf = Annotated[str | None, typer.Option(metavar="PATH", help="A GGUF file to run in process.")]
Seed = Annotated[int | None, typer.Option(min=0, help="The same seed gives the same text.")]
MaxAttempts = Annotated[int | None, typer.Option(min=1, help="Calls of all kinds.")]
MaxTokens = Annotated[int | None, typer.Option(min=1, help="Tokens of all calls together.")]
MaxCost = Annotated[str | None, typer.Option(metavar="AMOUNT", help="Money; needs prices.")]
Deadline = Annotated[float | None, typer.Option(metavar="SECONDS", help="Time for everything.")]
Strict = Annotated[bool, typer.Option("--strict", help="Print nothing that has blocking findings.")]
ReflectionMode = Annotated[Mode, typer.Option(help="Let the model think and reflect.")]
GroundedMode = Annotated[Mode, typer.Option(help="Decode within the facts of the notes.")]
