"""Notes and right emails written from them by hand: whatever is flagged here is a false alarm."""

from __future__ import annotations

GOOD: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        (
            "Dana Whitfield",
            "Lee Okafor",
            "The Brightwater shipment moves from 3 May 2027 to 10 May 2027",
            "12 pallets, gate B12, unloading between 9 and 11 am",
        ),
        """Subject: Brightwater Shipment: New Date

Dear Ms Whitfield,

Thank you for your patience. Unfortunately, the Brightwater shipment will be one week late: instead
of Monday, 3 May 2027, it will now arrive on Monday, 10 May 2027. May I ask you to reserve gate B12
for all twelve pallets? Our driver will be there between 9:00 and 11:00 am, so two hours should be
enough.

First, we are sorry for the trouble. Second, one of our colleagues will call you one day before.
We look forward to hearing from you.

Kind regards,
Lee Okafor
Customer Service
""",
    ),
    (
        (
            "To: Priya Raghunathan",
            "From: Tom Baker",
            "invoice INV-2041 over $4,800 is 14 days overdue; due date was 1 March 2027",
            "we can offer 2% off if paid by Friday",
        ),
        """Subject: Reminder: invoice INV-2041

Hi Priya,

I hope you are well. I am writing about invoice INV-2041 for $4,800, which was due on March 1st and
is now two weeks overdue. If it reaches us by this Friday, we are happy to take 2% off ($96), which
leaves a friendly discount on your side. Should there be any questions, please don't hesitate to let
me know at once; the three of us in Accounting will gladly help. If you have already paid, please
ignore this email.

Thanks a lot and all the best,
Tom
""",
    ),
    (
        (
            "recipient: the hiring team at Norvane Labs",
            "sender: Ana-Maria O'Sullivan",
            "apply for the Senior Data Analyst position",
            "seven years of experience, three of them at McKinley Group; CV attached",
        ),
        """Subject: Application for Senior Data Analyst

Dear Hiring Team,

I would like to apply for the position of Senior Data Analyst at Norvane Labs. For the last seven
years I have worked as an analyst, the last three of them at the McKinley Group, where I learned to
write SQL in my sleep. One reason for my interest is your open way of working; another is the team.
Attached you will find my CV as a PDF. I would be glad to tell you more on the phone or in person
any day that suits you.

Yours sincerely,
Ana-Maria O'Sullivan
""",
    ),
    (
        (
            "Marcus",
            "Jo",
            "workshop on 14 and 15 September at the Harbour Hotel, Bristol",
            "costs £350 per person, 40 people; early-bird price £300 until the end of July",
        ),
        """Hello Marcus,

The workshop will take place on 14–15 September at the Harbour Hotel in Bristol. The price is £350
per person, or £300 if you book before the end of July, so you save £50 each. With 40 people that
makes £14,000 at the full price. It will be fun! As one might expect, places go fast: first come,
first served.

OK for you? Then just reply with a short "yes" ASAP.

Cheers,
Jo
""",
    ),
    (
        (
            "Board of Directors",
            "Helena Sørensen",
            "Q3 revenue was €12.4 million, up 8.3% on Q2; headcount 214",
            "next meeting: Thu 21 October 2027, 14:00 CET, Zoom",
        ),
        """Subject: Q3 results and next meeting

Dear Board Members,

I am pleased to report that revenue in Q3 came to €12.4m, an increase of 8.3% over Q2. We now employ
about 210 people. The next meeting is on Thursday, October 21st, at 2 pm (CET) on Zoom. I will share
the slides and the minutes as usual; FYI, the CFO and the CEO will both attend. Many thanks to
everyone in Sales, Marketing and IT: without you, none of this would have been possible.

On a second note, a Happy New Year in advance!

Best regards,
Helena Sørensen
Chief Financial Officer
""",
    ),
    (
        (
            "neighbours at 14 Elm Street",
            "The Garcias, flat 4B",
            "water off on Saturday from 8:30 to 12:00 because of new pipes",
            "call 020 7946 0018 or mail garcia@example.com in an emergency",
        ),
        """Dear neighbours,

This Saturday the water will be off in the whole house at 14 Elm Street from half past eight until
noon, as new pipes are being put in. That is three and a half hours at the most. May we ask you to
fill a bottle or two beforehand? In an emergency, please call 020 7946 0018 or write to
garcia@example.com. Nobody likes a cold morning, so thank you for bearing with us once again.

Many thanks,
The Garcias (flat 4B)
""",
    ),
    (
        (
            "Prof. Ingrid van der Berg",
            "Samuel Adeyemi",
            "thesis chapter 2 needs another week; was due on 5 June, will be 12 June",
            "ask for a meeting on Tuesday or Wednesday afternoon",
        ),
        """Dear Professor van der Berg,

I am afraid that Chapter 2 of my thesis will take me another week, so that you will have it on 12
June rather than on 5 June. I ran into second thoughts about one of the two models, and I'd rather
get it right the first time. Could we meet on Tuesday or Wednesday afternoon to talk about it? Any
time that suits you is fine with me; no need to answer at the weekend.

With best wishes,
Samuel Adeyemi
""",
    ),
    (
        (
            "IT helpdesk",
            "K. Lindqvist",
            "laptop ThinkPad X1 will not start since update KB5034441, error 0x80070643",
            "need it before the 3 pm demo on 17 November",
        ),
        """Subject: Laptop does not start

Hi all,

Since the update KB5034441 my ThinkPad X1 has not started; it only shows error 0x80070643. I tried
turning it off and on again (twice!), and I also asked around. As I need it for a demo on
November 17 at 3 pm, could someone have a look before then? I'm in the office every day and one
minute away from your desk.

Thanks in advance
K. Lindqvist
""",
    ),
    (
        (
            "Oliver Grant",
            "Mei Tanaka",
            "contract renewal: 24 months, $1,150 per month, starts 1 January 2028; total $27,600",
            "needs signature by 15 December 2027",
        ),
        """Dear Oliver,

As agreed, we would like to renew the contract for another two years, starting on 1 January 2028.
The fee is $1,150 per month, that is $27,600 over 24 months. Please sign the attached agreement and
send it back to us by December 15, 2027; it has to be signed in the first place by you and then by
our Legal department. The new terms are on the last page, the rest has not changed.

If anything is unclear, call me. One more thing: Merry Christmas to you and your team!

Kind regards

Mei Tanaka
""",
    ),
    (
        (
            "Mum",
            "Ben",
            "train arrives Friday 6:45 pm at King's Cross; stay till Sunday",
            "bring the blue photo album and grandma's recipe for apple cake",
        ),
        """Hi Mum,

My train gets in on Friday at quarter to seven in the evening, at King's Cross, and I'll stay until
Sunday. Could you bring the blue photo album and Grandma's recipe for apple cake? I can't wait, it
has been ages. Let's have one quiet evening and one big dinner. See you soon!

Love,
Ben
""",
    ),
)
