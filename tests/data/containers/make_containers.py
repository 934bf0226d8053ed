#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the archives and spreadsheets of this folder, always the same bytes.

Usage: make_containers.py [FOLDER]
"""
import gzip
import io
import sys
import tarfile
import zipfile
from pathlib import Path

LIST = "Email,Name,City\nana@corp.example,Ana,Bern\nbo@mail.example,Bo,Oslo\ncy@corp.example,Cy,Rome\n"
CLEANED = ("Email Address,First Name,MEMBER_RATING,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID\n"
           "bo@mail.example,Bo,2,2026-03-01 10:00:00,Spring,77\n")


def bounce(recipient, status, words):
    return (f"From: Mail System <mailer-daemon@mx.shop.example>\nTo: news@shop.example\nSubject: Returned mail\n"
            f"Date: Sun, 1 Mar 2026 10:00:00 +0000\nMessage-ID: <{recipient}>\nMIME-Version: 1.0\n"
            f"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
            f"--b\nContent-Type: text/plain\n\nYour mail came back.\n\n"
            f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.shop.example\n\n"
            f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: {status}\n"
            f"Diagnostic-Code: smtp; 550 {status} {words}\n\n--b--\n")


FIRST = bounce("bo@mail.example", "5.2.1", "This mailbox has been disabled")
SECOND = bounce("cy@corp.example", "5.1.1", "No such user here")


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (2026, 3, 1, 10, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(entry, content)
    return target.getvalue()


def gzipped(content):
    return gzip.compress(content if isinstance(content, bytes) else content.encode(), mtime=0)


def tarred(entries):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content.encode()))
    return target.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def xlsx(sheets, shared="", styles="", head=HEAD, properties=""):
    """`sheets` are names, attributes and contents of <sheetData>."""
    relations = "".join(f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
                        for at in range(len(sheets)))
    listed = "".join(f'<sheet name="{name}" sheetId="{at + 1}" {more} r:id="r{at}"/>'
                     for at, (name, more, _) in enumerate(sheets))
    entries = [("[Content_Types].xml", HEAD + '<Types '
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
               ("_rels/.rels", HEAD + f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
                                      f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
               ("xl/workbook.xml", HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
                   f'{listed}</sheets></workbook>'),
               ("xl/_rels/workbook.xml.rels", HEAD + f'<Relationships xmlns="{PACKAGE}">{relations}'
                f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
                f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>')]
    for at, (_, _, content) in enumerate(sheets):
        entries.append((f"xl/worksheets/sheet{at}.xml", f'{head}<worksheet xmlns="{MAIN}"><sheetData>'
            f'{content}</sheetData></worksheet>'))
    entries.append(("xl/sharedStrings.xml", f'{head}<sst xmlns="{MAIN}">{shared}</sst>'))
    entries.append(("xl/styles.xml", f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'))
    return zipped(entries)


STYLES = ('<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>'
          '<numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>'
          '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/>'
          '</cellXfs>')
SHARED = ("<si><t>Email</t></si><si><t>Joined</t></si><si><t>Note, long</t></si>"
          "<si><r><t>ana</t></r><r><t>@corp.example</t></r><rPh sb=\"0\" eb=\"1\"><t>reading aid</t></rPh></si>"
          "<si><t xml:space=\"preserve\">two\nlines</t></si>")
CONTACTS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" '
    't="str"><v>Active</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>46082</v></c><c r="C2"><v>0.30000000000000004</v></c>'
    '<c r="D2" t="b"><v>1</v></c></row>'
    '<row r="4"><c r="A4" t="inlineStr"><is><t>bo@mail.example</t></is></c><c r="B4" s="2"><v>46082.586805555555</v>'
    '</c>'
    '<c r="C4" t="s"><v>4</v></c><c r="D4" t="b"><v>0</v></c></row>'
    '<row><c t="str"><f>A2</f><v>cy@corp.example</v></c><c><v>12345678901234567</v></c><c s="3"><v>12.5</v></c><c '
    's="4"><v>0.5</v></c></row>')
NOTES = '<row r="1"><c r="A1" t="str"><v>Nothing here is a contact</v></c></row>'

ODF = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
               for name in ("office", "table", "text", "drawing")) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def ods(tables, head=HEAD):
    return zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                   ("META-INF/manifest.xml", HEAD + '<manifest:manifest '
                       'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'),
                   ("content.xml", f"{head}<office:document-content {ODF}><office:body><office:spreadsheet>{tables}"
                                   "</office:spreadsheet></office:body></office:document-content>")])


def text_cell(text):
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


TABLE = (
    '<table:table table:name="Leute">'
    f'<table:table-row>{text_cell("E-Mail")}{text_cell("Seit")}{text_cell("Anteil")}{text_cell("Aktiv")}'
    '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
    '<table:table-row>' + text_cell('<text:a xlink:href="mailto:ana@corp.example">ana@corp.example</text:a>') +
    '<table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>01.03.26</text:p>'
    '</table:table-cell>'
    '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>'
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>'
    '</table:table-cell></table:table-row>'
    '<table:table-row><table:table-cell table:number-columns-repeated="4"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="2">' + text_cell('bo@mail.example') +
    '<table:table-cell office:value-type="date" office:date-value="2026-03-01T14:05:00.000"><text:p>01.03.26 '
    '14:05</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="1E6"><text:p>1000000</text:p></table:table-cell>' +
    text_cell('a<text:s text:c="2"/>b</text:p><text:p>c') + '</table:table-row>'
    '<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/>'
    '</table:table-row>'
    '</table:table>')


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    mails = [("mails/first.eml", FIRST), ("mails/second.eml", SECOND), ("__MACOSX/mails/._first.eml", "\0\5\x16\7")]
    mbox = "".join(f"From mailer-daemon Sun Mar  1 10:00:00 2026\n{mail}\n" for mail in (FIRST, SECOND))
    files = {
        "mails.zip": zipped(mails),
        "mails.tar.gz": gzipped(tarred(mails[:2])),
        "bounces.mbox.gz": gzipped(mbox),
        "list.zip": zipped([("lists/spring.csv", LIST)]),
        "service.zip": zipped([("subscribed_1.csv", LIST), ("cleaned_1.csv", CLEANED)]),
        "nested.zip": zipped([("inner.zip", zipped([("list.csv.gz", gzipped(LIST))], zipfile.ZIP_STORED))]),
        "contacts.xlsx": xlsx([("Notes", "", NOTES), ("Secret", 'state="hidden"', CONTACTS), ("Contacts", "",
        CONTACTS)],
                              SHARED, STYLES),
        "contacts.ods": ods(TABLE),
    }
    # Seeds of the fuzz target: the XML by itself, which mutations of a zip hardly reach.
    files["xml/sheet.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{CONTACTS}</sheetData></worksheet>'.encode()
    files["xml/content.xml"] = (f"<office:document-content {ODF}><office:body><office:spreadsheet>"
                                f"{TABLE}</office:spreadsheet>"
                                "</office:body></office:document-content>").encode()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
