# SPDX-License-Identifier: GPL-3.0-or-later
"""The three bounce reports of the sample, made from the tables in answers.py."""

import datetime
import json
import re

import answers
import mail_systems
from mail_systems import SENDER, SENDING_HOST, Bounce, date_header

SUBJECTS = ["Spring is in the window", "A reading under the old tree", "Forty new titles", "The garden party"]
CET, CEST = (datetime.timezone(datetime.timedelta(hours=hours)) for hours in (1, 2))
SENT = [datetime.datetime(2026, 3, 3, 9, 0, tzinfo=CET), datetime.datetime(2026, 3, 17, 9, 0, tzinfo=CET),
        datetime.datetime(2026, 3, 31, 9, 0, tzinfo=CEST), datetime.datetime(2026, 4, 14, 9, 0, tzinfo=CEST)]
# bounced, but in no list any more; the number counts the bounces of companies
STRANGERS = {5: "p.lang@copper-kettle.example", 21: "former.member@meadow-school.example",
             34: "press@green-ladder.example"}


def answering_host(kind, recipient):
    return answers.HOSTS.get(kind, (f"mx.{recipient.split('@')[1]}", "198.51.100.90"))


def plan_bounces(rng, pool, plan):
    """One (system, Bounce) for every contact and newsletter of the plan, oldest first."""
    bounces = []
    companies = 0
    for system, kind, count, issues, reply, status, text in plan:
        for person in pool.take(kind, count):
            for issue in issues:
                number = len(bounces) + 1
                companies += kind == "corporate"
                recipient = STRANGERS.get(companies, person.address) if kind == "corporate" else person.address
                words = text.replace("{to}", recipient).replace("{domain}", recipient.split("@")[1])
                wait = 20 + int(rng.random() * 5400)
                if status.startswith("4") or reply.startswith("4"):
                    wait += 5 * 86400  # five days of trying
                host, ip = answering_host(kind, recipient)
                bounces.append((system, Bounce(number, recipient, SENT[issue] + datetime.timedelta(seconds=wait),
                                               SUBJECTS[issue], host, ip, reply, status, words)))
    return sorted(bounces, key=lambda bounce: bounce[1].date)


def out_of_office(person, date, subject, name, words):
    return f"""\
Return-Path: <>
From: {name} <{person.address}>
To: Riverbend Books <{SENDER}>
Subject: {subject}
Date: {date_header(date)}
Message-ID: <auto.{date:%Y%m%d%H%M%S}@{person.address.split('@')[1]}>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Precedence: bulk
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{words}
"""


def complaint(person, date, number):
    boundary = f"=_arf_{number}"
    sent = Bounce(9000 + number, person.address, date, SUBJECTS[0], "", "", "", "", "")
    returned = mail_systems.original_headers(sent)
    return f"""\
From: <staff@feedback.mailbox-provider.example>
To: abuse@riverbend-books.example
Subject: FW: {SUBJECTS[0]}
Date: {date_header(date)}
Message-ID: <fbl.{number}@feedback.mailbox-provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report;
\tboundary="{boundary}"

--{boundary}
Content-Type: text/plain; charset=us-ascii

This is an email abuse report for an email message received from IP 192.0.2.25
on {date_header(date)}.

--{boundary}
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: MailboxProvider-FBL/1.0
Version: 1
Original-Mail-From: <{SENDER}>
Original-Rcpt-To: <{person.address}>
Arrival-Date: {date_header(date)}
Source-IP: 192.0.2.25
Reported-Domain: riverbend-books.example

--{boundary}
Content-Type: message/rfc822

{returned}
{mail_systems.ORIGINAL_BODY}
--{boundary}--
"""


def letter(person, date, words):
    return f"""\
From: {person.first} <{person.address}>
To: Riverbend Books <{SENDER}>
Subject: Re: {SUBJECTS[2]}
Date: {date_header(date)}
Message-ID: <letter.{date:%Y%m%d%H%M}@{person.address.split('@')[1]}>
In-Reply-To: <20260331.00000@riverbend-books.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

{words}
"""


def other_mails(rng, pool):
    """What else lands in the mailbox for bounces: (date, mail)."""
    absent = [
        ("Automatic reply: Spring is in the window", "I am out of the office until 16 March and will read your mail "
         "then."),
        ("Abwesenheitsnotiz: A reading under the old tree", "Vielen Dank für Ihre Nachricht. Ich bin bis zum 29. März "
         "nicht im Büro. Ihre E-Mail wird nicht weitergeleitet."),
        ("Réponse automatique : Forty new titles", "Bonjour, je suis absent jusqu'au 7 avril."),
        ("Out of Office: Forty new titles", "On parental leave until June. For orders please write to "
         "orders@harbor.example."),
        ("Respuesta automática: The garden party", "Estoy de vacaciones hasta el 27 de abril."),
    ]
    mails = []
    for i, (subject, words) in enumerate(absent):
        person = pool.take("corporate")[0]
        date = SENT[min(i, 3)] + datetime.timedelta(seconds=30 + 17 * i)
        mails.append((date, out_of_office(person, date, subject, person.first or "Office", words)))
    for i in range(3):
        person = pool.take(["comcast", "microsoft", "comcast"][i])[0]
        date = SENT[i] + datetime.timedelta(hours=3 + i)
        mails.append((date, complaint(person, date, i + 1)))
    for i in range(4):
        person = pool.take("corporate")[0]
        host, ip = answering_host("corporate", person.address)
        date = SENT[i] + datetime.timedelta(hours=4, minutes=7 * i)
        warning = Bounce(500 + i, person.address, date, SUBJECTS[i], host, ip, "450", "4.7.1",
                         f"<{person.address}>: Recipient address rejected: Greylisted, try again in 5 minutes",
                         action="delayed")
        mails.append((date, mail_systems.postfix(warning)))
    person = pool.take("corporate")[0]
    date = SENT[2] + datetime.timedelta(hours=9)
    mails.append((date, letter(person, date, "Could you put the third title aside for me? I will come by on Friday.\n\n"
                               "From Monday on I am travelling.")))
    return mails


def mbox(rng, pool, bounces):
    mails = [(bounce.date, mail_systems.SYSTEMS[system](bounce)) for system, bounce in bounces]
    mails += other_mails(rng, pool)
    text = ""
    for date, mail in sorted(mails, key=lambda dated: dated[0]):
        quoted = re.sub(r"^(>*From )", r">\1", mail.rstrip("\n"), flags=re.MULTILINE)
        text += f"From MAILER-DAEMON {date.astimezone(CET):%a %b %e %H:%M:%S %Y}\n{quoted}\n\n"
    return text


def ses_mail(address, date, number):
    return {"timestamp": timestamp(date - datetime.timedelta(seconds=4)), "source": SENDER,
            "sourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/riverbend-books.example",
            "sendingAccountId": "123456789012", "messageId": f"01020190{number:08x}-sample-000000",
            "destination": [address]}


def timestamp(date):
    return date.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def ses_bounce(address, date, number, kind, subtype, status, diagnostic):
    recipient = {"emailAddress": address}
    if diagnostic:
        recipient |= {"action": "failed", "status": status, "diagnosticCode": diagnostic}
    return {"notificationType": "Bounce",
            "bounce": {"bounceType": kind, "bounceSubType": subtype, "bouncedRecipients": [recipient],
                       "timestamp": timestamp(date), "feedbackId": f"01020190{number:08x}-feedback-000000",
                       "reportingMTA": "dns; a4-7.smtp-out.eu-west-1.amazonses.com"},
            "mail": ses_mail(address, date, number)}


def ses_delivery(address, date, number):
    return {"notificationType": "Delivery",
            "delivery": {"timestamp": timestamp(date), "processingTimeMillis": 1180 + number, "recipients": [address],
                         "smtpResponse": "250 2.0.0 OK", "reportingMTA": "a4-7.smtp-out.eu-west-1.amazonses.com"},
            "mail": ses_mail(address, date, number)}


def ses_complaint(address, date, number):
    return {"notificationType": "Complaint",
            "complaint": {"complainedRecipients": [{"emailAddress": address}], "timestamp": timestamp(date),
                          "feedbackId": f"01020190{number:08x}-complaint-000000", "complaintFeedbackType": "abuse",
                          "userAgent": "Amazon SES Mailbox Simulator"},
            "mail": ses_mail(address, date, number)}


def ses_events(rng, pool, bounces):
    """One document a line; every fourth came through Amazon SNS, in its envelope."""
    recovered = [bounce.recipient for system, bounce in bounces
                 if (bounce.status, system) in (("4.4.1", "postfix"), ("4.3.1", "sendmail"))]
    recovered += [bounce.recipient for system, bounce in bounces if system == "domino"][:1]  # the mailbox was made anew
    made = []
    for count, kind, *what in answers.SES_PLAN:
        made += [(person.address, what) for person in pool.take(kind, count)]
    made += [(person.address, "delivery") for person in pool.take("google", 24) + pool.take("corporate", 12)]
    made += [(person.address, "complaint") for person in pool.take("yahoo", 2) + pool.take("google", 1)]

    dated = []
    for i, (address, what) in enumerate(made):
        date = SENT[i % 4] + datetime.timedelta(hours=1, seconds=int(rng.random() * 7200))
        if what == "delivery":
            event = ses_delivery(address, date, i)
        elif what == "complaint":
            event = ses_complaint(address, date + datetime.timedelta(days=1), i)
        else:
            event = ses_bounce(address, date, i, *what)
        dated.append((date, event))
    for i, address in enumerate(recovered):
        date = datetime.datetime(2026, 4, 28, 9, 2, i, tzinfo=CEST)
        dated.append((date, ses_delivery(address, date, 900 + i)))

    lines = []
    for i, (date, event) in enumerate(sorted(dated, key=lambda pair: pair[0])):
        if i % 4 == 0:
            event = {"Type": "Notification", "MessageId": f"5e0a2c1b-sample-{i:012d}",
                     "TopicArn": "arn:aws:sns:eu-west-1:123456789012:riverbend-mail",
                     "Message": json.dumps(event), "Timestamp": timestamp(date)}
        lines.append(json.dumps(event))
    return "\n".join(lines) + "\n"


def shop_table(rng, pool):
    """A shop's own log of order mails, with semicolons, as its software exports it."""
    rows = []
    for count, kind, bounce_type, status, message in answers.SHOP_PLAN:
        for person in pool.take(kind, count):
            date = datetime.datetime(2026, 3, 1) + datetime.timedelta(seconds=int(rng.random() * 50 * 86400))
            rows.append((date, person.cell, bounce_type, status, message))
    text = "Date;Order;Recipient;Bounce type;Status;Server message\n"
    for i, (date, address, bounce_type, status, message) in enumerate(sorted(rows)):
        cell = f'"{message}"' if ";" in message else message
        text += f"{date:%Y-%m-%d %H:%M};R-{20260 + i * 3};{address};{bounce_type};{status};{cell}\n"
    return text
