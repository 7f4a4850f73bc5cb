"""The phrasings that notes and emails are built from: data, no code.

``{slot}`` is filled by ``points.Maker``, ``[a|b]`` is a choice. Phrasings are our own. One in eight
is held out for the test split by its hash.
"""

from __future__ import annotations

# Whole sentences, carried over word for word.
SENTENCES = """The {noun} moves from {date} to {date}.
{np} has been moved to {wdate}.
We need {np} by {date}.
The meeting is on {wdate} at {time} in {id}.
I will be away from {date} to {date}.
{person} will [cover for me|stand in for me|take over] while I am away.
The total is {money}, due on {date}.
We have received {qty} instead of {qty}.
{np} arrived {adj} and {num} of the {nouns} [were|are] {adj}.
The price goes up by {pct} from {date}.
Sales rose by {pct} to {money} in {place}.
Our offer is {money} for {qty}, valid until {date}.
The new address is {num} {org} Street, {place}.
You can reach me at {phone} or {email}.
The {noun} is at {url}.
{person} from {org} joins us at {time}.
Does {weekday} at {time} [work|suit you]?
Can you [send|share|bring] {np} by {weekday}?
Would {date} or {date} be better for you?
How many {nouns} do you need?
We are {num} people and would like a table at {time}.
My flight lands at {time} on {date}.
The train from {place} to {place} leaves at {time}.
I left {np} in {place} on {weekday}.
My order {id} has not arrived yet.
The order number is {id} and the amount was {money}.
I paid {money} on {date} but got no {noun}.
Room {id} is booked from {time} to {time}.
The deadline is {date}, {time}.
There will be {nouns} and {nouns} for everyone.
The rent goes up from {money} to {money} a month.
Invoice {id} over {money} is still open.
We would like {qty} of {np}.
I have attached {np}.
The {noun} costs {money} per {noun}.
It took {dur} instead of {dur}.
We could not {base} {np} because of {np}.
The server was down from {time} to {time} on {date}.
About {num} {nouns} were affected.
Our team in {place} found {num} {nouns} in {np}.
{person} and {person} have [agreed|signed|left].
The first {noun} is on {date}, the second on {date}.
I started at {org} in {place} on {date}.
My notice period is {dur}, so my last day is {date}.
The interview takes {dur} and is with {person}.
We offer you the position of {noun} {noun} at {money} a year.
Your contract with {org} ends on {date}.
The {noun} will be closed on {weekday} and {weekday}.
Everyone gets {qty}.
The party starts at {time} at {place}.
The code for the door is {id}.
Parking is free after {time}.
The kids need {nouns}, {nouns} and {nouns}.
The exam is on {wdate}, {time}, room {id}.
I missed the {noun} on {date} because my {noun} was {adj}.
{np} weighs {qty} and fits in {np}.
I am allergic to {nouns}.
Please do not {base} {np} before {date}.
We still have {num} free places.
{org} raised {money} from {org}.
The survey closes on {date} and takes {dur}.
Version {id} fixes {num} {nouns}.
The warranty runs until {date}.
{pct} of the {nouns} said that {clause}.
The keys are with {person}.
The bus picks us up at {time} in front of {np}.
We changed the {noun} from {value} to {value}.
Last year we sold {qty}, this year {qty}.
I would prefer {weekday} or {weekday} after {time}.
My daughter {person} is [ill|sick] and will miss school on {date}.
The leak in {np} is getting worse.
{person} asked for {np} twice.
Our budget is {money} including {np}.
You still owe us {money} for {np}.
The talk is called {org} and lasts {dur}.
It would be great to see you in {place}.
I really enjoyed {np}.
Nothing else changes.
The time stays the same.
We have not decided yet.
All costs are covered by {org}.
The colour should be {adj}, not {adj}.
The {noun} that you sent on {date} is {adj}.
Half of {np} is missing.
Tickets are {money} for adults and {money} for children.""".splitlines()

# Notes without a verb: carried over behind "Please note:".
FRAGMENTS = """{np}
{nps} and {nps}
{date}, {time}, {place}
{weekday} {time} in {id}
no {nouns} after {time}
{np} not {past} yet
{num} {nouns}, {num} {nouns}
{money} instead of {money}
{date} instead of {date}
{np}, {np} and {np}
{person} on holiday until {date}
{np} {when}
free {nouns} for {np}
{np} still {adj}
same {noun} as last year
{id} and {id} {past}
{qty} per {noun}
{pct} off until {date}
{pct} more than last year
{org}, {place}
late by {dur}
max {qty}
{person} ({phone})
{noun}, {noun}, {noun}
not before {date}
{np} with {person}
only {num} left
{money} already paid
delayed {when}
{np} from {date} on
meet at {place} {time}
two {nouns} broken, {num} missing
{np} ok, {np} not ok""".splitlines()

IMPERATIVES = """send {np} to {email}
reply by {date}
call {person} at {phone}
bring {nps}
bring {np} and {np} on {weekday}
let {person} know by {weekday}
sign {np} and return it by {date}
pay {money} by {date}
use the code {id}
check {np} before {date}
wear {adj} {nouns}
arrive by {time}
confirm the {noun} by {date}
fill in {np} at {url}
come to room {id} at {time}
do not {base} {np}
add {nps} to {np}
keep {np} {adj}
quote {id} when you call
read {np} first
take the {adj} {noun} to {place}
send {num} {nouns} and {num} {nouns}
tell us how many {nouns} you need
choose between {np} and {np}
park behind {np}
be on time""".splitlines()

# What the sender is to do to the recipient, and what the sender then says.
INSTRUCTIONS = [
    tuple(line.split(" => "))
    for line in """tell [him|her|them] that {clause} => {clause}.
tell [him|her|them] {clause} => {clause}.
say that {clause} => {clause}.
mention that {clause} => {clause}.
explain that {clause} => {clause}.
let [him|her|them] know that {clause} => I would like to let you know that {clause}.
inform [him|her|them] that {clause} => I would like to inform you that {clause}.
[point out|stress] that {clause} => I would like to point out that {clause}.
confirm that {clause} => I can confirm that {clause}.
confirm {np} {when} => I can confirm {np} {when}.
thank [him|her|them] for {np} => Thank you for {np}.
thank [him|her|them] for {np} {when} => Thank you for {np} {when}.
thanks for {np} => Thank you for {np}.
say thanks for {np} => Thank you for {np}.
apologise for {np} => I apologise for {np}.
apologise that {clause} => I am sorry that {clause}.
say sorry for {np} => I am sorry for {np}.
sorry that {clause} => I am sorry that {clause}.
sorry for {np} => I am sorry for {np}.
ask [him|her|them] to {vp} => Could you please {vp}?
ask to {vp} => Could you please {vp}?
ask whether {clause} => Could you tell me whether {clause}?
ask if {clause} => Could you tell me if {clause}?
ask for {np} => I would like to ask for {np}.
ask for {np} {when} => I would like to ask for {np} {when}.
ask about {np} => I would like to ask about {np}.
ask when {clause} => Could you tell me when {clause}?
ask why {clause} => Could you tell me why {clause}?
request {np} => I would like to request {np}.
remind [him|her|them] to {vp} => Please remember to {vp}.
remind [him|her|them] that {clause} => Please remember that {clause}.
remind [him|her|them] of {np} {when} => I would like to remind you of {np} {when}.
offer {np} => I can offer {np}.
offer to {vp} => I can offer to {vp}.
suggest {np} {when} => I suggest {np} {when}.
suggest that {clause} => I suggest that {clause}.
propose {np} => I propose {np}.
propose to {vp} => I propose to {vp}.
invite [him|her|them] to {np} {when} => I would like to invite you to {np} {when}.
invite to {np} at {place} => I would like to invite you to {np} at {place}.
congratulate [him|her|them] on {np} => Congratulations on {np}.
congratulations on {np} => Congratulations on {np}.
recommend {np} => I recommend {np}.
announce {np} {when} => I would like to announce {np} {when}.
promise to {vp} => I promise to {vp}.
complain about {np} => I would like to complain about {np}.
complain that {clause} => I am not happy that {clause}.
decline {np} => Unfortunately, I have to decline {np}.
accept {np} => I am glad to accept {np}.
cancel {np} {when} => I would like to cancel {np} {when}.
want to {vp} => I would like to {vp}.
want {np} => I would like {np}.
would like {np} {when} => I would like {np} {when}.
need {np} by {date} => I need {np} by {date}.
need {nps} => I need {nps}.
can't {vp} => Unfortunately, I can't {vp}.
cannot {vp} => Unfortunately, I cannot {vp}.
will {vp} => I will {vp}.
have to {vp} => I have to {vp}.
looking forward to {np} {when} => I am looking forward to {np} {when}.
hope that {clause} => I hope that {clause}.
warn that {clause} => Please be aware that {clause}.
warn [him|her|them] about {np} => Please be careful with {np}.
make sure that {clause} => Please make sure that {clause}.
wish [him|her|them] {np} => I wish you {np}.
introduce {person} from {org} => I would like to introduce {person} from {org}.
attach {np} => I have attached {np}.
thank [him|her|them] for [his|her|their] {noun} => Thank you for your {noun}.
thank [him|her|them] for [his|her|their] {noun} {when} => Thank you for your {noun} {when}.
thank [him|her|them] for the {noun} and [his|her|their] {adj} {noun} => Thank you for the {noun} and your {adj} {noun}.
thank [him|her|them] for {ing} {np} => Thank you for {ing} {np}.
thank [him|her|them] again for {ing} {np} {when} => Thank you again for {ing} {np} {when}.
tell [him|her|them] [his|her|their] {noun} is {value} => Your {noun} is {value}.
tell [him|her|them] that [his|her|their] {noun} is {value} => Your {noun} is {value}.
tell [him|her|them] [his|her|their] {noun} was {past} {when} => Your {noun} was {past} {when}.
tell [her|him|them] [she|he|they] can {vp} => You can {vp}.
tell [her|him|them] that [she|he|they] can {vp} {when} => You can {vp} {when}.
tell [her|him|them] [she|he|they] must {vp} => You must {vp}.
tell [her|him|them] not to {vp} => Please do not {vp}.
tell [her|him|them] to {vp} => Please {vp}.
tell [her|him|them] to {vp} and {vp} => Please {vp} and {vp}.
tell [her|him|them] about {np} {when} => I would like to tell you about {np} {when}.
let [her|him|them] know [she|he|they] can {vp} => I would like to let you know that you can {vp}.
let [her|him|them] know {clause} => I would like to let you know that {clause}.
let [her|him|them] know about {np} => I would like to let you know about {np}.
ask [her|him|them] if [she|he|they] can {vp} => Could you tell me if you can {vp}?
ask if [she|he|they] could {vp} => Could you {vp}?
ask if [she|he|they] can {vp} {when} => Can you {vp} {when}?
ask whether [she|he|they] can {vp} => Can you {vp}?
ask if [she|he|they] would like to {vp} => Would you like to {vp}?
ask [her|him|them] for {np} => I would like to ask you for {np}.
ask [her|him|them] for {np} {when} => I would like to ask you for {np} {when}.
ask [her|him|them] about {np} => I would like to ask you about {np}.
ask [her|him|them] to confirm {np} {when} => Could you please confirm {np} {when}?
ask [her|him|them] not to {vp} => Please do not {vp}.
ask how many {nouns} [she|he|they] need => How many {nouns} do you need?
ask for [his|her|their] {noun} => I would like to ask for your {noun}.
ask what {np} costs => Could you tell me what {np} costs?
ask where {np} is => Could you tell me where {np} is?
ask [her|him|them] when {clause} => Could you tell me when {clause}?
remind [her|him|them] about {np} {when} => I would like to remind you about {np} {when}.
remind [her|him|them] [she|he|they] still owes {money} => I would like to remind you that you still owe {money}.
remind [her|him|them] of [his|her|their] {noun} {when} => I would like to remind you of your {noun} {when}.
invite [her|him|them] {when} => I would like to invite you {when}.
invite [her|him|them] and [his|her|their] {noun} to {np} => I would like to invite you and your {noun} to {np}.
congratulate [her|him|them] on [his|her|their] {adj} {noun} => Congratulations on your {adj} {noun}.
apologise for {ing} {np} => I apologise for {ing} {np}.
apologise to [her|him|them] for {np} => I apologise for {np}.
apologise for the {noun} {when} => I apologise for the {noun} {when}.
offer [her|him|them] {np} => I can offer you {np}.
offer [her|him|them] {np} for {money} => I can offer you {np} for {money}.
offer [her|him|them] {pct} off => I can offer you {pct} off.
suggest meeting {when} => I suggest meeting {when}.
suggest {ing} {np} {when} => I suggest {ing} {np} {when}.
suggest {date} or {date} => I suggest {date} or {date}.
suggest {time} {when} => I suggest {time} {when}.
propose {date} at {time} => I propose {date} at {time}.
say we {past} {np} => We {past} {np}.
say I {past} {np} => I {past} {np}.
say {clause} => {clause}.
say {clause} and {clause} => {clause} and {clause}.
say no to {np} => Unfortunately, I have to say no to {np}.
say yes to {np} => I am happy to say yes to {np}.
say that we can't {vp} => Unfortunately, we can't {vp}.
say that I won't {vp} because {clause} => I won't {vp} because {clause}.
add that {clause} => I would also like to mention that {clause}.
also mention {np} => I would also like to mention {np}.
also mention that {clause} => I would also like to mention that {clause}.
also ask for {np} => I would also like to ask for {np}.
also say that {clause} => {clause}.
don't forget to mention that {clause} => I would also like to mention that {clause}.
don't forget to mention {np} => I would also like to mention {np}.
mention {np} {when} => I would like to mention {np} {when}.
mention {np} => I would like to mention {np}.
mention [her|his|their] {noun} {when} => I would like to mention your {noun} {when}.
note that {clause} => Please note that {clause}.
make clear that {clause} => I would like to make clear that {clause}.
emphasise that {clause} => I would like to emphasise that {clause}.
explain why {clause} => I would like to explain why {clause}.
explain {np} => I would like to explain {np}.
explain to [her|him|them] that {clause} => {clause}.
give [her|him|them] {np} => I would like to give you {np}.
give [her|him|them] the {noun}: {value} => The {noun} is {value}.
give [my|our] {noun}: {value} => My {noun} is {value}.
quote {money} for {np} => I can offer {np} for {money}.
order {qty} of {np} => I would like to order {qty} of {np}.
book {np} {when} => I would like to book {np} {when}.
I want to {vp} => I would like to {vp}.
we want to {vp} => We would like to {vp}.
we'd like {np} {when} => We would like {np} {when}.
hoping to {vp} => I am hoping to {vp}.
hoping for {np} => I am hoping for {np}.
happy to {vp} => I am happy to {vp}.
ready to {vp} {when} => I am ready to {vp} {when}.
unable to {vp} {when} => I am unable to {vp} {when}.
interested in {np} => I am interested in {np}.
grateful for {np} => I am grateful for {np}.
free {when} => I am free {when}.
available {when} or {when} => I am available {when} or {when}.
back {when} => I will be back {when}.
away {when} => I will be away {when}.
waiting for {np} => I am waiting for {np}.
wondering if {clause} => I am wondering if {clause}.
pls {vp} => Please {vp}.
pls send {np} {when} => Please send {np} {when}.
need to know {np} {when} => I need to know {np} {when}.
need to {vp} {when} => I need to {vp} {when}.
should {vp} {when} => You should {vp} {when}.
must {vp} {when} => You must {vp} {when}.
can {vp} {when} => I can {vp} {when}.
could {vp} {when} => I could {vp} {when}.
would prefer {np} => I would prefer {np}.
won't {vp} => I won't {vp}.
didn't get {np} => I did not get {np}.
got {np} {when}, thanks => I got {np} {when}, thanks.
hope [he|she|they] [is|are] {adj} => I hope you are {adj}.
hope [he|she|they] can {vp} => I hope you can {vp}.
wish [her|him|them] {np} {when} => I wish you {np} {when}.
refuse {np} because {clause} => I have to refuse {np} because {clause}.
insist on {np} => I have to insist on {np}.
demand {money} back => I would like {money} back.
demand {np} by {date} => I would like {np} by {date}.
praise [his|her|their] {noun} => I would like to praise your {noun}.
report that {clause} => I would like to report that {clause}.
report {np} => I would like to report {np}.
welcome [her|him|them] to {np} => Welcome to {np}.
welcome [her|him|them] => Welcome!
send [her|him|them] {np} => I would like to send you {np}.
set {np} for {date} => I suggest {np} for {date}.
check whether {clause} => Could you check whether {clause}?
check if {clause} => Could you check if {clause}?
find out when {clause} => Could you tell me when {clause}?""".splitlines()
]

# Purposes that have openings of their own; others get one of the general openings.
PURPOSES = {
    "delay": ["I am sorry to say that there is a delay.", "Unfortunately, there is a delay."],
    "invitation": ["I would like to invite you.", "You are warmly invited."],
    "reminder": ["This is a short reminder.", "I would like to send you a reminder."],
    "thank you": ["Thank you very much.", "I would like to say thank you."],
    "thanks": ["Thank you very much.", "I would like to say thank you."],
    "apology": ["I would like to apologise.", "Please accept my apologies."],
    "complaint": ["I am writing to make a complaint.", "I am sorry to have to complain."],
    "introduction": ["I would like to introduce myself.", "I am happy to get in touch."],
    "request": ["I have a request.", "I am writing with a request."],
    "update": ["Here is a short update.", "I would like to give you an update."],
    "confirmation": ["I am happy to confirm the following.", "This is to confirm the following."],
    "cancellation": ["I am sorry to have to cancel.", "Unfortunately, I have to cancel."],
    "follow-up": ["I would like to follow up.", "I am writing to follow up."],
    "question": ["I have a question.", "I am writing with a question."],
    "congratulations": ["Congratulations!", "My warmest congratulations!"],
    "resignation": ["I am writing to resign.", "Please accept my resignation."],
    "quote": ["Here is our offer.", "Thank you for your interest in our offer."],
    "feedback": ["Here is my feedback.", "I would like to give you some feedback."],
    "farewell": ["It is time to say goodbye.", "I would like to say goodbye."],
    "announcement": ["I have an announcement.", "I would like to make an announcement."],
}

# Openings for any purpose, a noun phrase or a verb phrase.
NOUN_OPENINGS = [
    "I am writing about {p}.",
    "This is about {p}.",
    "I am getting in touch about {p}.",
]
VERB_OPENINGS = ["I am writing to {p}.", "I would like to {p}.", "I am getting in touch to {p}."]
NOUN_PURPOSES = """{np}
{noun} {noun}
{adj} {noun}
{noun}
{np} and {np}
{noun} for {org}
{noun} with {person}
{adj} {noun} in {place}
change of {noun}
{noun} {noun} {noun}
problem with {np}
lost {noun}
{org} {noun}
question about {np}
delay of {np}
invitation to {np}
request for {np}
news about {np}
end of {np}
job application
{weekday}'s {noun}
{noun} for {np}
{noun} {id}
{adj} {noun} and {noun}
{noun} note for {np}
{noun} of {person}
{np} ({odd})
{ing} {np}
{ing} {noun}
meeting request
schedule change""".splitlines()
VERB_PURPOSES = """{base} {np}
{base} {adj} {noun}
{base} {weekday}'s {noun}
{base} the {noun} {noun}
{base} {noun} {nouns}
{base} {person}
{base} {np} {when}
{base} {np} for {np}
{base} or {base} {np}
{base}
ask for {np}
{base} {nps}
ask about {np}
tell [him|her|them] about {np}
{base} and {base} {np}
change {np}
cancel {np}
explain {np}
invite [him|her|them] to {np}
{base} {np} with {person}
complain about {np}
say sorry for {np}
apply for {np}
get {np} back
announce {np}""".splitlines()

LINKS = """Please note that
Also,
In addition,
I would also like to mention that
You should know that
As for the rest,
I would like to add that
Besides,
Just so you know,
Please be aware that
To keep you informed,
For your planning,""".splitlines()
LAST_LINKS = ["Finally,", "Lastly,", "One more thing:"]

CLOSINGS = {
    "formal": """Please do not hesitate to contact me if you have any questions.
I look forward to hearing from you.
I would be grateful for your reply.
Thank you for your time and attention.
I remain at your disposal for any questions.
Thank you in advance for your help.""".splitlines(),
    "neutral": """Please let me know if you have any questions.
I look forward to hearing from you.
Thank you for your help.
Thank you in advance.
Let me know what you think.
Please get in touch if anything is unclear.""".splitlines(),
    "friendly": """Let me know if you have any questions!
Looking forward to hearing from you!
Thanks a lot for your help!
Thanks so much!
Just let me know what you think.
Hope to hear from you soon!""".splitlines(),
}
GREETINGS = {
    "formal": ["Dear {full},"],
    "neutral": ["Hello {first},", "Dear {first},"],
    "friendly": ["Hi {first},", "Hello {first},"],
}
SIGN_OFFS = {
    "formal": ["Yours sincerely,", "Kind regards,"],
    "neutral": ["Best regards,", "Kind regards,"],
    "friendly": ["Best wishes,", "All the best,"],
}
ATTACHED = [
    "I have attached {files}.",
    "Please find {files} attached.",
    "Attached you will find {files}.",
]
THREAD_OPENINGS = ["Thank you for your message.", "Thank you for your email."]
THREADS = """{clause}. {clause}.
Could you please {vp}? {clause}.
{clause}.
Does {weekday} at {time} work for you?
When will {np} be {past}?
I have not heard from you. {clause}.""".splitlines()
