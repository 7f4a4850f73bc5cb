"""The email and the completions with which the promises are tested."""

from __future__ import annotations

from reflectwrite import Email, Profile

EMAIL = Email(
    to="Dana Whitfield",
    sender="Lee Okafor",
    purpose="tell her about a delay",
    points=[
        "The Brightwater shipment moves from 3 May 2027 to 10 May 2027",
        "The invoice of 1,250 EUR stays as it is",
    ],
)
RIGHT = (
    "Subject: Brightwater shipment\n\nDear Dana,\n\nI am writing about a delay, with the “plan” in "
    "hand. The Brightwater shipment moves from 3 May 2027 to 10 May 2027. The invoice of 1,250 EUR "
    "stays as it is.\n\nThank you for your patience.\n\nBest regards,\nLee Okafor"
)
DATE = "The Brightwater shipment moves from 3 May 2027 to 10 May 2027."
MONEY = " The invoice of 1,250 EUR stays as it is."
INLINE = Profile(prefill="flags", reflection="inline", compact=True, edits=False, temperature=0)
USER = Profile(prefill="flags", reflection="user")
SECRET = "nobody may read this"


def output(text: str) -> str:
    return f"<thinking>Plan: {SECRET}.</thinking><output>{text}</output>"


def wrong_date(text: str) -> str:
    return text.replace("10 May", "12 May")


def rest_from(start: str, text: str = RIGHT) -> str:
    return text[text.index(start) - 1 :] + "</output>"


# Completions that make the loop do everything it can: right at once, faults in the stream that stay
# or go, points that are missing, answers that are of no use, drafts that are begun anew.
SCRIPTS: dict[str, list[str]] = {
    "right at once": [output(RIGHT)],
    "a wrong date, put right": [output(wrong_date(RIGHT)), rest_from(DATE)],
    "a wrong date that stays": [
        output(wrong_date(RIGHT)), rest_from("The B", wrong_date(RIGHT)),
        rest_from("The B", wrong_date(RIGHT)), output(wrong_date(DATE)), output("Nothing."),
        output(wrong_date(RIGHT)), output(RIGHT),
    ],
    "a missing point": [
        output(RIGHT.replace(MONEY, "")), MONEY + rest_from("\nThank you"), "no", output(RIGHT),
    ],
    "nothing of use": [output(wrong_date(RIGHT)), *["", "no", "<thinking>", output("x")] * 2],
    "worse and worse": [
        output(wrong_date(RIGHT)), *[output(wrong_date(RIGHT).replace("1,250", "1,350"))] * 8,
    ],
    "begun anew": [output(wrong_date(RIGHT) + "</output>" + output(RIGHT)), output(RIGHT)],
}  # fmt: skip
ENOUGH = [output(RIGHT)] * 8
