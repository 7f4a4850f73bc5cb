"""The patterns that notes are built from (``points.Maker`` fills their slots): data, no code."""

from __future__ import annotations

# Clauses joined to longer sentences.
JOINED = """
{clause}
{clause}
{clause} and {clause}
{clause} because {clause}
{clause}, so {clause}
{clause}. {clause}
{clause}, but {clause}
if {clause}, {clause}
{clause}; {clause}
as {clause}, {clause}
{clause} ({value})
{clause} when {clause}
{clause}, {when}
{when}, {clause}
{clause} - {clause}
{clause}, which {third} {np}
although {clause}, {clause}
{clause}, even though {clause}
{clause} since {clause}
{clause} in case {clause}
{clause}: {np}, {np} and {np}
{clause} (not {value})
{clause}, for example {np}
{clause} until {clause}
what happens if {clause}?
is it true that {clause}?
{clause}!
{clause}, right?
{clause} / {clause}
after that, {clause}
so far {clause}
{clause}, especially {np}
{clause}, i.e. {value}
{clause}, and after that {clause}
{clause}, or {clause}
the reason is that {clause}
my plan: {vp}, {vp}
"{clause}" was the answer of {person}
{person} says {clause}
last {weekday} {clause}
the good news: {clause}
{clause}. {clause}. {clause}
either {clause} or {clause}
{clause}, only {num} of them
maybe {clause}
{clause} instead of {np}
{clause}, thanks to {person}
unfortunately {clause}
sadly {clause}
{clause} again
""".strip().splitlines()

# Noun phrases.
NOUN_PHRASES = """
the {noun}
the {adj} {noun}
the {noun} {noun}
our {noun}
your {noun}
the {adj} {noun} {noun}
my {noun}
a {adj} {noun}
the {org} {noun}
the {noun} for {org}
the {noun} from {person}
the {noun} of the {noun}
the {noun} {id}
the {nouns}
our {adj} {nouns}
the {noun} in {place}
{org}
{person}
the {noun} and the {noun}
your {adj} {noun}
this {noun}
""".strip().splitlines()

# Plural noun phrases.
PLURAL_PHRASES = """
the {nouns}
the {adj} {nouns}
our {nouns}
{qty}
{num} {nouns}
{num} {adj} {nouns}
{adj} {nouns}
the {noun} {nouns}
all {nouns}
""".strip().splitlines()

# Verb phrases in the base form.
VERB_PHRASES = """
{base} {np}
{base} {np} {when}
{base} {nps}
{base} {np} and {base} {np}
{base} {np} to {person}
{base} {np} with {person}
{base} {np} for {money}
{base} {np} at {place}
{base} {nps} {when}
{base} {np} before {np}
""".strip().splitlines()

# Main clauses.
CLAUSES = """
{np} {third} {np}
{np} is {adj}
{np} was {past} {when}
{np} will be {past} {when}
we {past} {np}
I will {vp}
I can't {vp}
we have to {vp}
{person} will {vp}
{np} costs {money}
{np} moves to {date}
{nps} are {adj}
{np} starts at {time}
{np} did not {base} {np}
they {past} {nps} {when}
{np} is now {value}
{np} needs {nps}
{np} has been {past}
there are {nps} in {np}
we are {ing} {np}
the {noun} must be {past} by {date}
{org} has {past} {np}
you can {vp}
it's {adj}
we don't {base} {np}
they haven't {past} {np} yet
it {third} {np}
I'd like to {vp}
she {past} {np} {when}
he is {ing} {np}
you {past} {np}
nobody {past} {np}
that's why we {past} {np}
it was {adj} and {adj}
I think {np} is {adj}
we've {past} {num} of the {nouns}
{np} is {odd}
{np} ({odd}) {third} {np}
we need {odd} {nouns}
{np}, {odd}, is {adj}
{person}'s {noun} is {adj}
{weekday}'s {noun} is {adj}
{np} at {odd}
{person} ({org}) {past} {np}
{np} says "{clause}"
{np} is {adj}
there's no {noun} in {np}
{np} isn't {adj}
we'll {base} {np} {when}
I've already {past} {np}
you'll find {np} in {np}
she can only {base} {nps} {when}
some of the {nouns} were {adj}
everything is {adj} except {np}
I know that {np} is {adj}
my {noun} {person} {third} {np}
the {noun} should be about {qty}
nothing has {past} so far
{np} still {third} {np}
we were told that {np} is {adj}
both {nouns} are {adj}
at least {num} {nouns} are {adj}
the rest will be {past} {when}
""".strip().splitlines()

# When something happens.
TIMES = """
on {date}
on {weekday}
by {date}
at {time}
on {wdate}
before {weekday}
until {date}
next week
tomorrow
for {dur}
on {weekday} at {time}
from {date} to {date}
between {time} and {time}
in {dur}
this {weekday}
({odd})
on {date} at {time}
by {weekday}
every {weekday}
from {time} to {time}
since {date}
today
as soon as possible
next month
""".strip().splitlines()

# What a label can be.
VALUES = """
{date}
{money}
{time}
{num}
{pct}
{qty}
{id}
{person}
{place}
{wdate}
{dur}
{weekday}
{org}
{phone}
{email}
{url}
{weekday} at {time}
{date}, {time}
{money} per {noun}
{adj}
{odd}
{odd}
{odd}, {odd}
{num} {org} Street, {place}
{money} + {pct}
{time} - {time}
{num} or {num}
""".strip().splitlines()
