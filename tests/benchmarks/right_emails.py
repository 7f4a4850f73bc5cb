"""Right emails for some of the notes written by hand, in a person's words, by the notes' \
number."""

RIGHT = {
    "01": """Subject: Heating in flat 4B

Dear Mr Haldorsen,

I am writing to get the heating fixed. The boiler in flat 4B has been dead since Tuesday 12 \
January, and we only have one fan heater for the whole place.

I rang the emergency line twice, on the 13th and again on the 14th, but nobody called back. Can \
someone come before the weekend? I'm home every day after 4 pm.

If not, I would want £35 a day off the rent, as clause 9.2 says.

Yours sincerely,
Ifeoma Brandt""",
    "03": """Subject: Kit and lifts for the away match

Hello U12 parents,

Our away game against Stowbridge Rovers is on Saturday 17 April. Please be there by 9:45 to warm \
up; the kick-off is at 10:30.

We've got 14 players and only three cars so far, so we need at least one more with 5 seats.

Please bring black shorts, green socks and the £6 match fee in cash, the exact change if you can.

Thanks,
Coach Dmitri""",
    "07": """Subject: First day info

Hi Tomasz,

Your start date is Monday, May 3. Please come to reception at 9 sharp and ask for Imogen.

Bring your passport and your bank details; we need both for payroll before the 10th. Your laptop \
is ready, your staff number is E4471, and lunch on day one is on us.

The dress code is basically whatever you like.

Best wishes,
Naledi Mokoena""",
    "12": """Subject: Thank you

Dear Mrs. Castellanos,

Thank you so much for your gift of €2,500, which paid for 40 winter coats and the new fridge in \
the food bank.

Last year we were open on 212 days and fed around 1,900 families, the most ever.

Our open house is on 7 November at 3 in the afternoon. You are welcome to bring friends!

With best wishes,
Aoife Ní Bhriain""",
    "15": """Subject: New bread prices

Dear Café Tournesol,

Flour got a lot dearer, so from 1 October the rye goes up from €2.90 to €3.10 and the sourdough \
from €3.20 to €3.45. Croissants stay at €1.15.

Please note that orders now need to be in by 5 pm the day before, not 7.

Kind regards,
Mireille Dufour-Bah""",
    "24": """Subject: Looking after the cats

Hi Nadia,

We leave on 2 July and come back late on the 16th, so it is two weeks.

Miso gets 60 g of dry food morning and evening. Pepper only gets half of that and her pill: one \
a day, hide it in tuna.

The keys are with Mrs Abernathy in flat 7, and the vet's number is on the fridge. How does €20 a \
day sound?

Cheers,
Florian Çelik""",
    "30": """Subject: Can't make it tonight

Hi Fatou,

I'm stuck at work till at least 8 because the Oslo client moved the call, so please have dinner \
without me, sorry! Let's do Thursday at Pho Hanoi instead, 7ish.

Best,
Jens""",
}
