"""A task of one's own: a class for its inputs, a template, and a check.

    python examples/own_task.py

The template is templates/reminder/draft.j2 beside this file. A package would name the class in its
entry points instead of registering it (docs/tasks.md).
"""

from collections.abc import Iterator

from reflectwrite import Check, Client, Context, Finding, Task, register


@register
class Reminder(Task):
    """A short reminder of something that is due."""

    name = "reminder"
    template = "reminder"
    summary = "A short reminder of what is due."
    checks = ("facts.*", "points.*", "text.*", "reminder.*")

    who: str
    points: tuple[str, ...]


@register
class Polite(Check):
    """A reminder says please.

    **Why.** A reminder without it reads like a threat.
    """

    id = "reminder.polite"
    severity = "warning"

    def run(self, context: Context) -> Iterator[Finding]:
        if context.complete and "please" not in context.text.casefold():
            yield Finding(self.id, self.severity, 'The reminder does not say "please".')

    def instruction(self, task: Task) -> str:
        return "Say please."


reminder = Reminder(who="Tom Hale", points=("invoice INV-2041, 1,250 EUR, is due on 3 May 2027",))
draft = "Tom Hale, invoice INV-2041 over 1,520 EUR is due on 3 May 2027."

# Checking needs no model.
with Client() as client:
    result = client.check(reminder, draft)
for finding in result.findings:
    print(finding.severity, finding.check, finding.reflection)

# Client(base_url=…, model=…).write(reminder) writes one.
