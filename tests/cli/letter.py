"""Notes, and the email that is right for them."""

NOTES = """\
to = "Dana Whitfield"
sender = "Lee Okafor"
purpose = "tell her about a delay"
points = ["The Brightwater shipment moves from 3 May 2027 to 10 May 2027"]
"""
EMAIL = (
    "Subject: Brightwater shipment\n\nDear Dana Whitfield,\n\n"
    "The Brightwater shipment moves from 3 May 2027 to 10 May 2027.\n\n"
    "Best regards,\nLee Okafor"
)
