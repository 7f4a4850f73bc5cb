"""The same with any OpenAI-compatible endpoint, within limits.

python examples/endpoint.py http://localhost:11434/v1 llama3.1
MY_KEY=… python examples/endpoint.py https://api.openai.com/v1 gpt-5-mini MY_KEY
"""

import sys

from reflectwrite import Client, Email, ModelError

if len(sys.argv) < 3:
    sys.exit(__doc__)
base_url, model, *key_env = sys.argv[1:]

notes = Email(
    to="Dana Whitfield",
    sender="Lee Okafor",
    purpose="tell her about a delay, and what it costs us",
    points=[
        "the Brightwater shipment moves from 3 May 2027 to 10 May 2027",
        "storage for the week is 1,250 EUR, which we pay",
    ],
    tone="friendly",
    length="40-120",
)

with Client(
    model, base_url=base_url, api_key_env=key_env[0] if key_env else None,
    max_attempts=4, max_tokens=8_000, deadline=60,
) as client:  # fmt: skip
    try:
        result = client.write(notes)
    except ModelError as error:
        sys.exit(str(error))

print(result.text)
print("accepted" if result.ok else [finding.message for finding in result.findings])
print(result.ledger)
