"""An email by the bundled model: no key, no network.

python examples/write_email.py
"""

from reflectwrite import Client, Email

notes = Email(
    to="Dana Whitfield",
    sender="Lee Okafor",
    purpose="tell her about a delay",
    points=["the Brightwater shipment moves from 3 May 2027 to 10 May 2027"],
)

with Client() as client:
    result = client.write(notes)

print(result.text)
print()
for fact in result.facts:
    if fact.source is not None:
        print(fact.text, "|", fact.source.relation, fact.source.field, fact.source.how)
for finding in result.findings:
    print(finding.severity, finding.check, finding.reflection)
