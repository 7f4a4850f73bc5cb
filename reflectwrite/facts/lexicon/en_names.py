"""English words that stand with a capital and are no names.

A blocking finding must be provable, so the lists are generous: a word that stands here is taken
for a name only where the inputs have it as one.
"""

from __future__ import annotations

from .base import words

FUNCTION_WORDS = words(
    "a an the and or but nor so yet if then else when while where why how what which who whom whose"
    " that this these those there here i me my mine we us our ours you your yours he him his she"
    " her hers it its they them their theirs one each every either neither both all any some no"
    " none not only own same such than too very can will just should would could shall may might"
    " must ought do does did done doing have has had having be is am are was were been being as at"
    " by for from in into of off on onto out over to up with within without about above across"
    " after against along among around before behind below beneath beside between beyond despite"
    " down during except inside like near outside per regarding since through throughout till"
    " toward towards under until upon via versus also although because however therefore thus"
    " hence moreover furthermore meanwhile nevertheless nonetheless otherwise instead indeed"
    " please thank thanks sorry let let's lets yes again still already always never often once"
    " twice soon now today tomorrow yesterday tonight everyone someone anyone everybody somebody"
    " nobody everything something anything nothing i'm i've i'd i'll we're we've we'd we'll you're"
    " you've you'd you'll it's that's there's here's what's who's he's she's they're they've"
    " they'll don't doesn't didn't can't couldn't won't wouldn't isn't aren't wasn't weren't"
    " haven't hasn't hadn't shouldn't mustn't it'll that'll get got give given go going make made"
    " take taken see seen need needs know note find found attached enclosed given having based"
    " following further additionally finally firstly secondly thirdly lastly next first second"
    " third last unfortunately fortunately hopefully kindly could due owing depending more most"
    " much many few several another other others else even ever well as-is whether though unless"
    " whereas whichever whatever whenever wherever rather quite almost perhaps maybe"
)

GREETINGS = words(
    "dear hi hello hey greetings morning afternoon evening good to from cc bcc attn attention re fw"
    " fwd subject date sent"
)

SIGNOFFS = words(
    "regards sincerely best kind kindest warm warmest yours truly faithfully cheers thanks thank"
    " respectfully cordially wishes many with love sent"
)

TITLE_WORDS = words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr sr jr st hon madam"
    " captain capt colonel col major sgt sergeant lieutenant lt general gen judge justice"
    " president senator sen governor gov mayor minister ambassador herr frau monsieur madame mme"
)

_PEOPLE_WORDS = words(
    "all team teams everyone folks colleague colleagues friend friends customer customers client"
    " clients supplier suppliers partner partners vendor vendors member members guest guests"
    " candidate applicant neighbour neighbor neighbours neighbors sir madam sirs ladies gentlemen"
    " hiring manager managers director directors head chief officer officers president chairman"
    " chairwoman chair chairperson secretary treasurer board committee council department"
    " departments office offices group division unit staff employee employees employer supervisor"
    " lead leads engineer engineers engineering developer developers designer designers analyst"
    " analysts consultant consultants coordinator administrator assistant associate specialist"
    " representative representatives executive executives intern interns trainee accountant"
    " auditor auditors controller lawyer counsel attorney solicitor agent agents broker buyer"
    " seller tenant landlord lessor lessee licensor licensee provider providers user users owner"
    " owners recipient sender contractor contractors subcontractor vice senior junior deputy acting"
    " principal mum mom dad mother father grandma grandpa aunt uncle doctor nurse teacher student"
    " students parents god"
)

_BUSINESS_WORDS = words(
    "finance sales marketing operations legal procurement purchasing logistics accounting accounts"
    " payroll support service services customer-service facilities security compliance audit risk"
    " treasury production quality research development product products project projects program"
    " programme programs human resources resource people talent training communications relations"
    " public affairs strategy planning business corporate company companies corporation firm"
    " agency bank government state federal national international global local regional north"
    " south east west northern southern eastern western central headquarters hq warehouse site"
    " plant factory store shop lab laboratory studio room floor building street road avenue lane"
    " drive court square park house centre center hall tower suite station airport hotel hospital"
    " school college university institute academy library museum church theatre"
    " agreement agreements contract contracts amendment addendum annex annexes appendix appendices"
    " exhibit schedule section sections clause clauses article articles chapter paragraph page"
    " pages part parts figure figures table tables version draft policy policies procedure"
    " procedures terms term conditions notice notices order orders invoice invoices receipt"
    " purchase quote quotation proposal proposals report reports statement statements summary"
    " review reviews memo memorandum minutes agenda letter form forms certificate license licence"
    " act acts law laws bill code codes regulation regulations directive standard standards party"
    " parties effective date dates deadline deadlines delivery deliveries shipment shipments"
    " payment payments fee fees price prices cost costs budget budgets forecast plan plans annual"
    " quarterly monthly weekly daily fiscal financial quarter year week month day meeting meetings"
    " call calls workshop workshops conference webinar event events launch kick-off kickoff"
    " follow-up update updates reminder request requests question questions answer answers action"
    " actions item items task tasks note notes key important urgent confidential private new old"
    " change changes delay delays cancellation confirmation invitation introduction information"
    " details overview background context next steps step option options phase stage milestone"
    " milestones release releases feature features issue issues ticket tickets bug bugs feedback"
    " survey contact contacts address phone telephone mobile fax tel ext email e-mail mail website"
    " web site page link attachment attachments document documents file files folder data"
    " confidential intellectual property rights software system systems platform application"
    " applications app apps technology technical tools tool account username password login wi-fi"
    " wifi internet online cloud server network printer laptop intranet bluetooth ethernet"
    " happy merry christmas easter thanksgiving hanukkah diwali eid ramadan halloween new-year eve"
    " valentine's spring summer autumn fall winter holiday holidays weekend birthday"
    " congratulations"
    " welcome looking forward apologies apology hope hoping enjoy feel free call ok okay yes no"
    " earth sun moon world bible quran one two three four five six seven eight nine ten eleven"
    " twelve twenty thirty forty fifty hundred thousand million billion"
    " limitation liability warranty warranties indemnity indemnification termination governing"
    " jurisdiction force majeure entire severability waiver assignment disclosing receiving"
    " materials content contents subscription subscriptions cover general specific additional"
    " affiliate affiliates associate associates investor investors purchaser purchasers dealer"
    " dealers trustee trustees bidder bidders addressee attendee attendees prospect prospects"
    " parent"
    " territory county district republic commonwealth province exchange holdings enterprises"
    " testing"
    " closing title titles rule rules material evaluation transaction transactions person persons"
    " mutual disclosure disclosures discloser framework claim claims cap caps period periods"
    " variable"
    " variables settings setting external internal commercial interface organization organisation"
    " beneficiary commerce goods stock shareholder shareholders stockholders name names field"
    " fields"
    " model models master alternative restricted permitted required proposed potential prospective"
    " scope purpose remedy remedies relief duties duty interest interests city medicine science"
    " history art king queen prince princess empire publisher author editor producer"
    " mode safe dark light home screen menu button tab window folder inbox trash drafts outbox"
    " acceptable use community guidelines guideline guide handbook manual training onboarding"
    " bankruptcy insolvency administration administrative judicial trade secret secrets asset"
    " assets"
    " breakfast lunch dinner coffee tea party anniversary wedding retirement farewell lottery"
    " total subtotal amount balance tax taxes discount refund credit debit net gross"
)

_PROPER_ADJECTIVES = words(
    "english german french spanish italian portuguese dutch indonesian chinese japanese british"
    " american european african asian australian canadian indian irish scottish welsh russian"
    " polish swedish norwegian danish finnish greek turkish arabic hebrew korean vietnamese thai"
    " mexican brazilian swiss austrian belgian czech hungarian romanian ukrainian latin mandarin"
    " cantonese hindi western christian muslim jewish buddhist catholic protestant victorian roman"
    " nordic scandinavian baltic mediterranean atlantic pacific"
)

_ACRONYMS = words(
    "ceo cfo cto coo cio cmo cpo ciso vp svp evp hr it pr qa r&d rd pa pdf csv html xml json url"
    " api sdk ui ux faq fyi asap tbd tba tbc eta etd eod eow eom cob ok am pm ad bc bce ce vat gst"
    " iban bic swift po rfp rfq rfi sow sla nda msa mou kpi okr roi p&l ebitda yoy qoq ytd mtd usa"
    " us uk eu un uae gdpr hipaa iso usd eur gbp gmt utc cet cest est edt pst pdt bst id ip vpn"
    " dns ssl tls http https ftp ssh sso mfa otp sms mms gps usb hdmi led lcd cd dvd tv pc mac ios"
    " cpu gpu ram ssd hdd ai ml llm nlp saas paas iaas crm erp cms seo sem b2b b2c kyc aml diy"
    " rsvp ps p.s pto wfh ooo eob nb aka i.e e.g etc vs inc ltd llc plc gmbh corp co fob cif dap"
    " ddp exw moq sku upc ean qr rfid iot lan wan wlan ac dc mot atm pin ssn dob cv bcc cc re fw"
    " fwd attn ref no nr vol ed pp n/a na md phd mba bsc msc ba ma iii ii iv vi vii viii ix xi"
    " xii q1 q2 q3 q4 h1 h2 covid hiv dna nato nasa"
)

NOT_NAMES = _PEOPLE_WORDS | _BUSINESS_WORDS | _PROPER_ADJECTIVES | _ACRONYMS
