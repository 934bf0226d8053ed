# SPDX-License-Identifier: GPL-3.0-or-later
"""What the receiving servers of the sample say, and which mail system brings it back how often.

A row of PLAN: mail system, kind of recipient (a key of make_sample_data.DOMAINS), how many contacts, the newsletters
(0 to 3) that bounced for each of them, reply code, enhanced status, the server's words. `{to}` is the recipient.
"""

HOSTS = {
    "google": ("gmail-smtp-in.l.google.com", "203.0.113.26"),
    "microsoft": ("outlook-com.olc.protection.outlook.com", "203.0.113.33"),
    "yahoo": ("mta7.am0.yahoodns.net", "203.0.113.84"),
    "apple": ("mx01.mail.icloud.com", "203.0.113.152"),
    "gmx": ("mx00.gmx.net", "203.0.113.9"),
    "telekom": ("mx00.t-online.de", "203.0.113.10"),
    "orange": ("smtp-in.orange.fr", "203.0.113.67"),
    "laposte": ("smtp4.laposte.net", "203.0.113.68"),
    "libero": ("smtp-in.libero.it", "203.0.113.70"),
    "comcast": ("mx1a1.comcast.net", "203.0.113.96"),
}

GMAIL_GONE = """The email account that you tried to reach does not exist. Please try
double-checking the recipient's email address for typos or
unnecessary spaces. For more information, go to
 https://support.google.com/mail/?p=NoSuchUser 5b1f17b1804b1-sample.142 - gsmtp"""
GMAIL_DISABLED = """The email account that you tried to reach is disabled. For more information, go to
 https://support.google.com/mail/?p=DisabledUser 5b1f17b1804b1-sample.97 - gsmtp"""
GMAIL_INACTIVE = """The email account that you tried to reach is inactive. For more information, go to
 https://support.google.com/mail/?p=DisabledUser a640c23a62f3a-sample.61 - gsmtp"""
GMAIL_FULL = """The recipient's inbox is out of storage space. Please direct the
recipient to https://support.google.com/mail/?p=OverQuotaTemp d9443c01a7336-sample.22 - gsmtp"""
GMAIL_RATE = """The user you are trying to contact is receiving mail at a rate that
prevents additional messages from being delivered. For more information, go to
 https://support.google.com/mail/?p=ReceivingRate 98e67ed59e1d1-sample.40 - gsmtp"""
GMAIL_SPAM = """[192.0.2.25] Gmail has detected that this message is likely unsolicited mail. To reduce the
amount of spam sent to Gmail, this message has been blocked. For more information, go to
 https://support.google.com/mail/?p=UnsolicitedMessageError 6a1803df08f44-sample.18 - gsmtp"""
GMAIL_AUTH = """This mail has been blocked because the sender is unauthenticated. Gmail requires all senders
to authenticate with either SPF or DKIM. For instructions on setting up authentication, go to
 https://support.google.com/mail/answer/81126#authentication d2e1a72fcca58-sample.66 - gsmtp"""

PLAN = [
    # the mailbox is disabled: every cause, and none named
    ("gmail", "google", 5, (0,), "550", "5.2.1", GMAIL_DISABLED),
    ("postfix", "google", 3, (1,), "550", "5.2.1", GMAIL_INACTIVE),
    ("yahoo", "yahoo", 4, (0,), "554", "",
     "30 Sorry, your message to {to} cannot be delivered. This mailbox is disabled (554.30)."),
    ("exim", "corporate", 2, (0,), "550", "5.2.1", "Account suspended by the provider. Contact support."),
    ("microsoft", "corporate", 2, (2,), "550", "5.2.1", "Mailbox disabled by the administrator of this organisation"),
    ("microsoft", "corporate", 1, (0,), "550", "5.7.13",
     "STOREDRV.Deliver.Exception:AccountDisabledException.MapiExceptionADUserDisabledAndHidden; Failed to process "
     "message due to a permanent exception with message Cannot open mailbox."),
    ("sendmail", "gmx", 3, (0,), "550", "5.2.1", "Requested action not taken: mailbox disabled, user is inactive"),
    ("exim", "orange", 2, (1,), "550", "5.5.0",
     "Boite du destinataire archivee. Archived recipient. OFR_420 [420]"),
    ("sendmail", "corporate", 2, (1,), "550", "5.2.1",
     "This account has been disabled for violating our acceptable use policy"),
    ("qmail", "comcast", 2, (0,), "550", "5.2.1", "Account closed at the request of its owner. Please remove."),
    ("courier", "corporate", 3, (0,), "550", "5.2.1", "Mailbox suspended: the subscription has not been paid"),
    ("amazon_ses", "microsoft", 2, (0,), "550", "5.2.1", "Mailbox disabled for security reasons: account compromised"),
    ("amazon_ses", "microsoft", 5, (1,), "550", "5.2.1", "Mailbox disabled"),
    ("opensmtpd", "corporate", 2, (3,), "550", "5.2.1", "Mailbox not accepting messages"),
    ("postfix", "corporate", 2, (2,), "450", "4.2.1",
     "<{to}>: Recipient address rejected: mailbox temporarily disabled"),

    # there is no such mailbox, or no such domain
    ("gmail", "google", 7, (0,), "550", "5.1.1", GMAIL_GONE),
    ("postfix", "microsoft", 4, (0,), "550", "5.5.0",
     "Requested action not taken: mailbox unavailable (S2017062302). "
     "[AM7EUR06FT020.eop-eur06.prod.protection.outlook.com]"),
    ("postfix", "corporate", 3, (0,), "550", "5.1.1",
     "<{to}>: Recipient address rejected: User unknown in virtual mailbox table"),
    ("exim", "corporate", 3, (1,), "550", "", "No such user here"),
    ("qmail", "corporate", 4, (0,), "550", "", "sorry, no mailbox here by that name (#5.1.1 - chkuser)"),
    ("domino", "corporate", 4, (2,), "", "5.1.1", "User {to} not listed in Domino Directory"),
    ("microsoft", "corporate", 5, (0,), "550", "5.1.10",
     "RESOLVER.ADR.RecipientNotFound; Recipient {to} not found by SMTP address lookup"),
    ("yahoo", "yahoo", 2, (1,), "554", "", "delivery error: dd This user doesn't have a yahoo.com account ({to}) [0]"),
    ("sendmail", "telekom", 1, (0,), "550", "5.1.1", "user unknown"),
    ("courier", "laposte", 1, (0,), "550", "5.1.1", "<{to}>: Adresse d au moins un destinataire invalide. LPN007_416"),
    ("postfix", "gone", 3, (0,), "", "5.4.4", "Host or domain name not found. Name service error for name={domain} "
     "type=A: Host not found"),
    ("qmail", "gone", 1, (1,), "", "5.1.2", "Sorry, I couldn't find any host named {domain}."),
    ("postfix", "corporate", 1, (1,), "556", "5.1.10",
     "<{to}>: Recipient address rejected: Domain does not accept mail (nullMX)"),
    ("exim", "corporate", 1, (3,), "551", "5.1.6", "User has moved; please try <desk@corvid-press.example>"),

    # the mailbox is full: once is not enough to go, three times over two weeks is
    ("gmail", "google", 2, (0, 2, 3), "452", "4.2.2", GMAIL_FULL),
    ("sendmail", "gmx", 2, (1, 3), "552", "5.2.2", "Requested mail action aborted: exceeded storage allocation"),
    ("postfix", "libero", 1, (0, 1, 2, 3), "552", "5.2.2", "Mailbox full (user quota exceeded)"),
    ("postfix", "apple", 2, (2,), "552", "5.2.2", "<{to}>: user is over quota"),
    ("exim", "corporate", 1, (3,), "552", "5.2.2", "The mailbox is full, please try again later"),

    # it says 5.2.1, or disabled, and the mailbox is fine
    ("gmail", "google", 3, (2,), "550", "5.2.1", GMAIL_RATE),
    ("microsoft", "corporate", 3, (1,), "550", "5.2.1", "Content Filter agent quarantined this message"),

    # the sender or the message was refused; the address is fine
    ("gmail", "google", 3, (3,), "550", "5.7.1", GMAIL_SPAM),
    ("gmail", "google", 1, (3,), "550", "5.7.26", GMAIL_AUTH),
    ("postfix", "microsoft", 3, (3,), "550", "5.7.1",
     "Unfortunately, messages from [192.0.2.25] weren't sent. Please contact your Internet service provider since part "
     "of their network is on our block list (S3140)."),
    ("exim", "corporate", 2, (3,), "554", "5.7.1",
     "Service unavailable; Client host [192.0.2.25] blocked using dnsbl.blocklist.example"),
    ("sendmail", "corporate", 1, (2,), "552", "5.3.4", "Message size exceeds fixed maximum message size"),
    ("opensmtpd", "corporate", 1, (2,), "550", "5.7.1", "Recipient does not want mail from this sender"),

    # try later
    ("postfix", "telekom", 1, (1,), "451", "4.7.1", "Greylisting in action, please come back later"),
    ("postfix", "corporate", 2, (0, 3), "", "4.4.1", "connect to mx.{domain}[198.51.100.90]:25: Connection timed out"),
    ("sendmail", "corporate", 1, (0,), "452", "4.3.1", "Insufficient system storage"),
]

# What a shop's own software noted, for the generic CSV: contacts, kind of recipient, type, status, message.
SHOP_PLAN = [
    (9, "corporate", "hard", "5.1.1", "550 5.1.1 User unknown"),
    (5, "microsoft", "hard", "5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable"),
    (6, "google", "hard", "5.2.1", "550-5.2.1 The email account that you tried to reach is disabled; order mail"),
    (2, "apple", "hard", "5.1.1", "550 5.1.1 inactive email address (in reply to RCPT TO)"),
    (2, "yahoo", "hard", "", "554 delivery error: This account has been disabled or discontinued [#102]"),
    (2, "corporate", "hard", "5.2.1", "550 5.2.1 Account suspended; invoice unpaid"),
    (5, "corporate", "soft", "4.2.2", "452 4.2.2 Mailbox full"),
    (3, "google", "soft", "4.7.0", "421 4.7.0 Too many messages from your server, slow down"),
    (2, "gmx", "soft", "4.4.2", "timeout while talking to the server"),
    (3, "orange", "block", "5.7.1", "550 5.7.1 Message refused; content looks like spam"),
]

# What Amazon SES reported: contacts, kind of recipient, bounceType, bounceSubType, status, diagnostic.
SES_PLAN = [
    (8, "google", "Permanent", "General", "5.1.1", "smtp; 550-5.1.1 The email account that you tried to reach does not "
     "exist. https://support.google.com/mail/?p=NoSuchUser"),
    (5, "google", "Permanent", "General", "5.2.1", "smtp; 550-5.2.1 The email account that you tried to reach is "
     "disabled. https://support.google.com/mail/?p=DisabledUser"),
    (3, "microsoft", "Permanent", "General", "5.2.1", "smtp; 550 5.2.1 Mailbox disabled"),
    (2, "corporate", "Permanent", "NoEmail", "", ""),
    (3, "yahoo", "Permanent", "Suppressed", "5.1.1", "Amazon SES has suppressed sending to this address because it has "
     "a recent history of bouncing as an invalid address."),
    (6, "corporate", "Transient", "MailboxFull", "4.2.2", "smtp; 452 4.2.2 The email account that you tried to reach "
     "is over quota"),
    (3, "corporate", "Transient", "General", "4.4.7", "smtp; 554 4.4.7 Message expired: unable to deliver in 840 "
     "minutes. <421 4.4.0 Unable to lookup DNS>"),
    (2, "gmx", "Transient", "MessageTooLarge", "5.3.4", "smtp; 552 5.3.4 Message size exceeds fixed limit"),
]
