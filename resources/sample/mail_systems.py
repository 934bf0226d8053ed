# SPDX-License-Identifier: GPL-3.0-or-later
"""How mail systems write their bounces: one function a system, for make_sample_data.py.

Each takes a Bounce and returns the whole mail with LF line ends. The layouts follow what the systems send; hosts,
addresses and numbers are made up (RFC 2606 names, RFC 5737 addresses), the receiving providers' hosts excepted.
"""

import datetime
import email.utils
import textwrap
from dataclasses import dataclass

SENDER = "newsletter@riverbend-books.example"
SENDING_HOST = "mail.riverbend-books.example"
SENDING_IP = "192.0.2.25"


@dataclass
class Bounce:
    number: int  # makes ids and boundaries differ
    recipient: str
    date: datetime.datetime
    subject: str  # of the newsletter
    host: str  # the server that answered
    ip: str
    reply: str  # "550"; empty where only the sending system speaks
    status: str  # "5.1.1"
    text: str  # the server's words; several lines are a multi-line reply
    action: str = "failed"
    command: str = "RCPT TO"

    @property
    def lines(self):
        return self.text.split("\n")

    @property
    def answer(self):
        """The reply as it went over the wire: `550-5.1.1 ...` on all lines but the last."""
        last = len(self.lines) - 1
        status = f"{self.status} " if self.status else ""
        return [f"{self.reply}{' ' if i == last else '-'}{status}{line.strip()}" for i, line in enumerate(self.lines)]

    @property
    def answer_line(self):
        return " ".join(self.answer)


def date_header(date):
    return email.utils.format_datetime(date)


def original_headers(bounce):
    sent = bounce.date - datetime.timedelta(seconds=95)
    return f"""\
Received: from shop.riverbend-books.example (shop.riverbend-books.example [192.0.2.17])
\tby {SENDING_HOST} with ESMTPSA id {bounce.number:05d}N; {date_header(sent)}
From: Riverbend Books <{SENDER}>
To: {bounce.recipient}
Subject: {bounce.subject}
Date: {date_header(sent)}
Message-ID: <{sent:%Y%m%d}.{bounce.number:05d}@riverbend-books.example>
List-Unsubscribe: <https://riverbend-books.example/unsubscribe>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
"""


ORIGINAL_BODY = """\
Dear reader,

the shelves are full again: forty new titles, two readings, one garden party.
https://riverbend-books.example/spring

Riverbend Books, Mill Lane 4
"""


def original(bounce):
    return original_headers(bounce) + "\n" + ORIGINAL_BODY


def report(bounce, host, sender, subject, human, machine, extra="", returned="message/rfc822"):
    """A multipart/report of RFC 6522 with the three parts most systems write."""
    boundary = f"=_{bounce.number:05d}_{bounce.date:%H%M%S}"
    body = original(bounce) if returned == "message/rfc822" else original_headers(bounce)
    return f"""\
Return-Path: <>
{extra}From: {sender}
To: {SENDER}
Subject: {subject}
Date: {date_header(bounce.date)}
Message-ID: <{bounce.number:05d}.{bounce.date:%Y%m%d%H%M%S}@{host}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="{boundary}"

This is a MIME-encapsulated message.

--{boundary}
Content-Type: text/plain; charset=us-ascii

{human}
--{boundary}
Content-Type: message/delivery-status

{machine}
--{boundary}
Content-Type: {returned}

{body}
--{boundary}--
"""


def fields(bounce, reporting_mta, recipient_prefix="rfc822; ", diagnostic=None, per_message="", remote=True):
    """The two field groups of a message/delivery-status part, RFC 3464."""
    arrival = date_header(bounce.date - datetime.timedelta(seconds=90))
    rows = [f"Reporting-MTA: dns; {reporting_mta}", *per_message.splitlines(), f"Arrival-Date: {arrival}", "",
            f"Final-Recipient: {recipient_prefix}{bounce.recipient}", f"Action: {bounce.action}",
            f"Status: {bounce.status or bounce.reply[0] + '.0.0'}"]
    if remote and bounce.reply:
        rows.append(f"Remote-MTA: dns; {bounce.host}")
    if diagnostic is None:
        diagnostic = f"smtp; {bounce.answer_line}" if bounce.reply else f"X-Local; {bounce.text}"
    rows += textwrap.wrap(f"Diagnostic-Code: {diagnostic}", 96, subsequent_indent="    ", break_long_words=False,
                          break_on_hyphens=False)
    return "\n".join(rows) + "\n"


def postfix(bounce):
    delayed = bounce.action == "delayed"
    if bounce.reply:
        said = f"host {bounce.host}[{bounce.ip}] said: {bounce.answer_line} (in reply to {bounce.command} command)"
    else:
        said = bounce.text
    notice = "\n".join(textwrap.wrap(f"<{bounce.recipient}>: {said}", 72, subsequent_indent="    ",
                                     break_long_words=False, break_on_hyphens=False))
    if delayed:
        opening = """\
####################################################################
# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #
####################################################################

Your message could not be delivered for more than 4 hour(s).
It will be retried until it is 5 day(s) old.
"""
    else:
        opening = """\
I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.
"""
    human = f"""\
This is the mail system at host {SENDING_HOST}.

{opening}
                   The mail system

{notice}
"""
    queue = f"4X{bounce.number:04d}f2Lz1q"
    machine = fields(bounce, SENDING_HOST,
                     per_message=f"X-Postfix-Queue-ID: {queue}\nX-Postfix-Sender: rfc822; {SENDER}",
                     diagnostic=None if bounce.reply else f"X-Postfix; {bounce.text}")
    return report(bounce, SENDING_HOST, f"MAILER-DAEMON@{SENDING_HOST} (Mail Delivery System)",
                  "Delayed Mail (still being retried)" if delayed else "Undelivered Mail Returned to Sender",
                  human, machine,
                  extra=f"Received: by {SENDING_HOST} (Postfix)\n\tid {queue}; {date_header(bounce.date)}\n")


def exim(bounce):
    indented = "\n".join("    " + line for line in bounce.answer)
    return f"""\
Return-path: <>
Received: from mailnull by relay2.riverbend-books.example with local (Exim 4.96)
\tid 1r{bounce.number:05d}-0003Kq-2a
\tfor {SENDER}; {date_header(bounce.date)}
X-Failed-Recipients: {bounce.recipient}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@relay2.riverbend-books.example>
To: {SENDER}
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1r{bounce.number:05d}-0003Kq-2a@relay2.riverbend-books.example>
Date: {date_header(bounce.date)}

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {bounce.recipient}
    host {bounce.host} [{bounce.ip}]
    SMTP error from remote mail server after {bounce.command}:<{bounce.recipient}>:
{indented}

------ This is a copy of the message, including all the headers. ------

{original(bounce)}"""


def sendmail(bounce):
    fatal = "permanent fatal errors" if bounce.reply.startswith("5") else "transient non-fatal errors"
    answer = "\n".join(f"<<< {line}" for line in bounce.answer)
    human = f"""\
The original message was received at {date_header(bounce.date - datetime.timedelta(seconds=90))}
from shop.riverbend-books.example [192.0.2.17]

   ----- The following addresses had {fatal} -----
<{bounce.recipient}>
    (reason: {bounce.answer[0]})

   ----- Transcript of session follows -----
... while talking to {bounce.host}.:
>>> {bounce.command} To:<{bounce.recipient}>
{answer}
"""
    return report(bounce, "post.riverbend-books.example",
                  "Mail Delivery Subsystem <MAILER-DAEMON@post.riverbend-books.example>",
                  "Returned mail: see transcript for details", human,
                  fields(bounce, "post.riverbend-books.example", "RFC822; ",
                         per_message="Received-From-MTA: DNS; shop.riverbend-books.example",
                         diagnostic=f"SMTP; {bounce.answer_line}"))


def qmail(bounce):
    said = "\n".join(bounce.answer)
    if bounce.reply:
        why = f"{bounce.ip} does not like recipient.\nRemote host said: {said}\nGiving up on {bounce.ip}."
    else:
        why = f"{bounce.text} (#{bounce.status})"
    return f"""\
Return-Path: <>
Received: (qmail {bounce.number + 20000} invoked for bounce); {date_header(bounce.date)}
Date: {date_header(bounce.date)}
From: MAILER-DAEMON@out.riverbend-books.example
To: {SENDER}
Subject: failure notice

Hi. This is the qmail-send program at out.riverbend-books.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{bounce.recipient}>:
{why}

--- Below this line is a copy of the message.

Return-Path: <{SENDER}>
{original(bounce)}"""


def microsoft(bounce):
    server = f"AM0PR{bounce.number % 90 + 10}MB{bounce.number + 3000}.eurprd01.prod.exchangelabs.com"
    human = f"""\
Delivery has failed to these recipients or groups:

{bounce.recipient}
{microsoft_advice(bounce)}

Diagnostic information for administrators:

Generating server: {server}

{bounce.recipient}
Remote Server returned '{bounce.answer_line}'
"""
    return report(bounce, server, f"Microsoft Outlook <postmaster@{bounce.recipient.split('@')[1]}>",
                  f"Undeliverable: {bounce.subject}", human,
                  fields(bounce, server, "rfc822;", diagnostic=f"smtp;{bounce.answer_line}", remote=False,
                         per_message=f"Received-From-MTA: dns;{SENDING_HOST}"),
                  extra="X-MS-Exchange-Message-Is-Ndr:\n")


def microsoft_advice(bounce):
    if bounce.status in ("5.1.10", "5.1.1"):
        return "The email address you entered couldn't be found. Please check it and try to resend the message."
    if bounce.status == "5.2.2":
        return "The recipient's mailbox is full and can't accept messages now."
    return "Your message couldn't be delivered. Contact the recipient by some other means."


def gmail(bounce):
    human = f"""\
** Message not delivered **

Your message wasn't delivered to {bounce.recipient}. See the technical details below.

The response from the remote server was:
{bounce.answer_line}
"""
    return report(bounce, "googlemail.com", "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                  "Delivery Status Notification (Failure)", human,
                  fields(bounce, "googlemail.com",
                         diagnostic=f"smtp; {bounce.answer_line}"),
                  extra=f"X-Failed-Recipients: {bounce.recipient}\n")


def amazon_ses(bounce):
    server = f"a4-{bounce.number % 20 + 1}.smtp-out.eu-west-1.amazonses.com"
    human = f"An error occurred while trying to deliver the mail to the following recipients:\n{bounce.recipient}\n"
    return report(bounce, server, "MAILER-DAEMON@eu-west-1.amazonses.com",
                  "Delivery Status Notification (Failure)", human,
                  fields(bounce, server, "rfc822;", diagnostic=f"smtp; {bounce.answer_line}"),
                  returned="text/rfc822-headers")


def domino(bounce):
    human = f"""\
Your message

  Subject: {bounce.subject}

was not delivered to:

  {bounce.recipient}

because:

  {bounce.text}
"""
    domain = bounce.recipient.split("@")[1]
    return report(bounce, f"domino.{domain}", f"Postmaster@{domain}", f"DELIVERY FAILURE: {bounce.text}", human,
                  fields(bounce, f"domino.{domain}", "rfc822;", diagnostic=f"X-Notes; {bounce.text}", remote=False))


def courier(bounce):
    answer = "\n".join(f"<<< {line}" for line in bounce.answer)
    human = f"""\
This is a delivery status notification from news.riverbend-books.example,
running the Courier mail server, version 1.2.

The original message was received on {date_header(bounce.date - datetime.timedelta(seconds=90))}
from shop.riverbend-books.example (shop.riverbend-books.example [192.0.2.17])

---------------------------------------------------------------------------

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<{bounce.recipient}>:
    {bounce.host} [{bounce.ip}]:
>>> {bounce.command}:<{bounce.recipient}>
{answer}
"""
    return report(bounce, "news.riverbend-books.example", '"Courier mail server at news.riverbend-books.example" <@>',
                  "NOTICE: mail delivery status.", human,
                  fields(bounce, "news.riverbend-books.example", diagnostic=f"smtp; {bounce.answer_line}"))


def yahoo(bounce):
    return f"""\
Return-Path: <>
Received: from sonic{bounce.number % 300 + 100}.consmr.mail.ir2.yahoo.com; {date_header(bounce.date)}
Date: {date_header(bounce.date)}
From: MAILER-DAEMON@yahoo.com
To: {SENDER}
Subject: Failure Notice
X-Failed-Recipients: {bounce.recipient}
Content-Type: text/plain; charset=us-ascii

Sorry, we were unable to deliver your message to the following address.

<{bounce.recipient}>:
{bounce.reply}: {bounce.text}

--- Below this line is a copy of the message.

{original(bounce)}"""


def opensmtpd(bounce):
    return f"""\
Return-Path: <>
Received: from localhost (puffin.riverbend-books.example [local])
\tby puffin.riverbend-books.example (OpenSMTPD) with ESMTPA id {bounce.number:08x};
\t{date_header(bounce.date)}
Subject: Delivery status notification: error
From: Mailer Daemon <MAILER-DAEMON@puffin.riverbend-books.example>
To: {SENDER}
Date: {date_header(bounce.date)}
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

{bounce.recipient}: {bounce.answer_line}

    Below is a copy of the original message:

{original(bounce)}"""


SYSTEMS = {system.__name__: system for system in (
    postfix, exim, sendmail, qmail, microsoft, gmail, amazon_ses, domino, courier, yahoo, opensmtpd)}
