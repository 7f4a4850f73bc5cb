"""The same email while it is written: what is committed, what is caught, what takes its place.

python examples/stream.py
"""

from reflectwrite import Client, Committed, Edited, Email, Finished, Found, Retracted

notes = Email(
    to="Dana Whitfield",
    sender="Lee Okafor",
    purpose="tell her about a delay",
    points=["the Brightwater shipment moves from 3 May 2027 to 10 May 2027"],
)

# Grounded decoding would keep the model from most errors; without it there is more to see.
with Client(grounded="off") as client, client.stream(notes) as events:
    for event in events:
        match event:
            case Committed(text):
                print(text, end="", flush=True)
            case Found(finding, cure):
                print(f"\n[{finding.reflection} → {cure or 'reported'}]", flush=True)
            case Retracted(text):
                print(f"[withdrawn before it counted: {text.strip()!r}]", flush=True)
            case Edited(edits):
                print(f"\n[changed: {[edit.text for edit in edits]}]", flush=True)
            case Finished(result):
                ledger = result.ledger
                print(f"\n\n{ledger.calls} calls, {ledger.completion_tokens} tokens written")
