#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the sample data: a bookshop's mailing list with the flaws of real lists, and what came back.

    make_sample_data.py [FOLDER]    writes spring-newsletter.csv, spring-bounces.mbox, ses-events.json and
                                    shop-bounces.csv into FOLDER, this folder by default

The same bytes every time. Nobody is in it: companies live below .example, and the local parts at real providers hold
both a hyphen and "sample", which no account there has.
"""

import datetime
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import answers
import reports

HERE = Path(__file__).resolve().parent
CONTACTS = 2000
DUPLICATES = 26
INVALID = ["", "", "", "", "n/a", "no email", "-", "lena.brandt@", "@corvid-press.example",
           "jonas kline@harbor.example",
           "ruth@@harbor.example", "tomas.varga", "mia@harbor", "sent a letter instead",
           "paula.reis@harbor..example"]

# kind of recipient: how many, and their domains, the usual ones first
DOMAINS = {
    "google": (560, ["gmail.com", "gmail.com", "gmail.com", "gmail.com", "googlemail.com"]),
    "microsoft": (280, ["outlook.com", "hotmail.com", "outlook.com", "live.com"]),
    "yahoo": (150, ["yahoo.com", "yahoo.com", "yahoo.co.uk"]),
    "apple": (110, ["icloud.com", "icloud.com", "me.com"]),
    "gmx": (120, ["gmx.de", "web.de", "gmx.net"]),
    "telekom": (40, ["t-online.de"]),
    "orange": (45, ["orange.fr", "wanadoo.fr"]),
    "laposte": (20, ["laposte.net"]),
    "libero": (30, ["libero.it"]),
    "comcast": (35, ["comcast.net"]),
    "gone": (7, ["northwind-travel.example", "old-mill-bakery.example", "corvid-pres.example"]),
    "idn": (6, ["bücherstube.example", "café-zentral.example"]),
}
COMPANIES = [  # the other contacts: name, domain
    ("Harbor & Sons", "harbor.example"), ("Corvid Press", "corvid-press.example"),
    ("Brandt, Vogel & Partner", "brandt-vogel.example"), ('The "Old Lantern" Inn', "old-lantern.example"),
    ("Städtische Bibliothek Nordhafen", "bibliothek-nordhafen.example"), ("Atelier Dupont", "atelier-dupont.example"),
    ("Universität Nordhafen", "uni-nordhafen.example"), ("Kaisha 書店", "kaisha.example"),
    ("Meadow School", "meadow-school.example"), ("Tanaka Paper, Inc.", "tanaka-paper.example"),
    ("Librería del Sur", "libreria-sur.example"), ("Fjord Reiser AS", "fjord-reiser.example"),
    ("Polarlicht GmbH", "polarlicht.example"), ("Księgarnia Wisła", "wisla.example"),
    ("Green Ladder", "green-ladder.example"), ("Azienda Rossi", "azienda-rossi.example"),
    ("Sharma Consulting", "sharma.example"), ("Loja do Livro", "loja-livro.example"),
    ("Copper Kettle", "copper-kettle.example"), ("Museum am Wall", "museum-wall.example"),
]
FIRST = ["Ana", "Ben", "Chloé", "Dirk", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jürgen", "Kofi", "Lena", "Mateo",
         "Nadia", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tara", "Uwe", "Vera", "Wim", "Ximena", "Yusuf", "Zoë",
         "José", "Łukasz", "Søren", "Aoife", "Дмитрий", "さくら", "Marie-Claire", "Giulia", "Noor", "Björn"]
LAST = ["Ruiz", "Okafor", "Lindqvist", "Novák", "Moreau", "Rossi", "Haddad", "Sato", "Kim", "Smith", "Weber", "Costa",
        "Dupont", "Young", "Müller", "O'Brien", "García", "Nowak", "van Dijk", "Johansson", "Petrov", "Tanaka",
        "Sørensen", "Ferrari", "Jones", "Martin", "Kowalski", "Silva", "Papadopoulos", "Sharma", "Özdemir", "Becker"]
LETTERS = {"é": "e", "ü": "ue", "ö": "oe", "ä": "ae", "ë": "e", "ø": "o", "á": "a", "í": "i", "ł": "l",
           "'": "", " ": "", "-": "", "д": "d", "м": "m", "и": "i", "т": "t", "р": "r", "й": "y",
           "さ": "sa", "く": "ku", "ら": "ra"}
SOURCES = ["Shop", "Website", "Book fair", "Reading", "Friend", "Import 2021", ""]
TAGS = ["novels", "poetry", "children", "crime", "travel", "cooking", "events"]


@dataclass
class Contact:
    kind: str
    address: str  # as a server knows it: lower case, A-labels
    cell: str  # as the list has it
    first: str
    last: str
    company: str


def plain(name):
    return "".join(LETTERS.get(letter, letter) for letter in name.lower())


def pick(rng, items):
    return items[int(rng.random() * len(items))]


def shuffled(rng, items):
    return [item for _, item in sorted(((rng.random(), i), item) for i, item in enumerate(items))]


def contact(rng, kind, number):
    first, last = pick(rng, FIRST), pick(rng, LAST)
    company = ""
    if kind == "corporate":
        company, domain = pick(rng, COMPANIES)
        style = rng.random()
        if number < len(COMPANIES):
            company, domain = COMPANIES[number]
            local, first, last = pick(rng, ["info", "office", "orders"]), "", ""
        elif style < 0.6:
            local = f"{plain(first)}.{plain(last)}{number}"
        else:
            local = f"{plain(first)[0]}.{plain(last)}{number}"
    elif kind in ("gone", "idn"):
        domain = pick(rng, DOMAINS[kind][1])
        local = f"{plain(first)}.{plain(last)}{number}"
    else:
        domain = pick(rng, DOMAINS[kind][1])
        local = f"{plain(first)}-{plain(last)}.sample{number}"
    cell = f"{local}@{domain}"
    return Contact(kind, f"{local}@{domain.encode('idna').decode()}", cell, first, last, company)


def make_contacts(rng):
    kinds = [kind for kind, (count, _) in DOMAINS.items() for _ in range(count)]
    kinds += ["corporate"] * (CONTACTS - DUPLICATES - len(INVALID) - len(kinds))
    seen = {}
    made = []
    for kind in kinds:
        seen[kind] = seen.get(kind, -1) + 1
        made.append(contact(rng, kind, seen[kind]))
    return shuffled(rng, made)


def worn(rng, person):
    """The cell after years of forms, imports and copying."""
    wear = rng.random()
    if wear < 0.04:
        return person.cell.upper()
    if wear < 0.12:
        local, domain = person.cell.split("@")
        return f"{local.title()}@{domain}"
    if wear < 0.14:
        return f" {person.cell} "
    if wear < 0.15:
        return person.cell + pick(rng, [",", ".", ";", "\u00a0"])
    if wear < 0.16:
        return f"{person.first} {person.last} <{person.cell}>".strip()
    if wear < 0.163:
        return f"mailto:{person.cell}"
    return person.cell


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


def list_rows(rng, people):
    """The list's rows in the order of their sign-up, as cells."""
    rows = []
    day = datetime.date(2019, 2, 4)
    for person in people:
        day += datetime.timedelta(days=2 if rng.random() < 0.28 else 1)
        tags = ", ".join(tag for tag in TAGS if rng.random() < 0.22)
        if rng.random() < 0.012:
            tags += "\nasked by phone,\nplease no more than one mail a month"
        company = person.company if rng.random() < 0.8 else ""
        source = pick(rng, SOURCES)
        signup = f"{day:%d/%m/%Y}" if source == "Import 2021" else day.isoformat()
        rows.append([worn(rng, person), person.first, person.last, company, signup, source, tags])
    for cell in INVALID:
        first, last = pick(rng, FIRST), pick(rng, LAST)
        rows.insert(int(rng.random() * len(rows)), [cell, first, last, "", "", pick(rng, SOURCES), ""])
    for person in shuffled(rng, people)[:DUPLICATES]:
        again = [pick(rng, [person.cell, person.cell.upper(), f" {person.cell}"]), person.first.upper(), person.last,
                 "", "2025-11-28", "Book fair", "events"]
        rows.append(again)
    return rows


def list_text(rng, rows):
    header = ["Email Address", "First Name", "Last Name", "Company", "Signup Date", "Source", "Tags"]
    lines = [",".join(header)]
    for row in rows:
        line = ",".join(quoted(cell) for cell in row)
        if rng.random() < 0.01:
            line += ","  # one cell too many
        lines.append(line)
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


class Pool:
    """Hands out every contact once."""

    def __init__(self, rng, people):
        self.waiting = {}
        for person in shuffled(rng, people):
            kind = "corporate" if person.kind == "idn" else person.kind
            # an internationalised address is among the first to bounce
            self.waiting.setdefault(kind, []).insert(0 if person.kind == "idn" else len(self.waiting[kind]), person)

    def take(self, kind, count=1):
        taken, self.waiting[kind] = self.waiting[kind][:count], self.waiting[kind][count:]
        assert len(taken) == count, f"not enough contacts of kind {kind}"
        return taken


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    rng = random.Random(3464)
    people = make_contacts(rng)
    rows = list_rows(rng, people)
    assert len(rows) == CONTACTS
    pool = Pool(rng, people)
    bounces = reports.plan_bounces(rng, pool, answers.PLAN)
    files = {
        "spring-newsletter.csv": list_text(rng, rows),
        "spring-bounces.mbox": reports.mbox(rng, pool, bounces),
        "ses-events.json": reports.ses_events(rng, pool, bounces),
        "shop-bounces.csv": reports.shop_table(rng, pool),
    }
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
