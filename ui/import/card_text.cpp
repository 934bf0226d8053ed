// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/card_text.h"

#include "ui/widgets/quantity_text.h"

#include <QCoreApplication>

namespace listwright {

namespace {

/// Translations of this file.
struct CardText {
    Q_DECLARE_TR_FUNCTIONS(CardText)
};

std::uint64_t eventsOf(const InputReading& reading, EventKind kind) {
    return reading.eventsByKind[static_cast<std::size_t>(kind)];
}

std::uint64_t contactCount(const ContactList& list) {
    const std::uint64_t without = list.problems().count(ErrorCode::RowWithoutAddress);
    return list.rowCount() - std::min<std::uint64_t>(without, list.rowCount());
}

/// "UTF-8, comma"
QString formText(const TableDialect& dialect) {
    return CardText::tr("%1, %2").arg(shownText(dialect.encoding.name),
                                      delimiterName(dialect.delimiter).toLower());
}

QString listSummary(const InputReading& reading) {
    const ListProfile& profile = *reading.file->profile;
    QStringList parts{CardText::tr("Mailing list")};
    if (reading.list) // all of it was read
        parts << CardText::tr("%1 rows").arg(countText(reading.itemCount));
    if (profile.dialect.hasHeader && profile.emailColumn < profile.columns.size())
        parts << CardText::tr("email in “%1”").arg(shownText(profile.columns[profile.emailColumn]));
    else if (profile.columns.size() > 1)
        parts << CardText::tr("email in column %1").arg(profile.emailColumn + 1);
    parts << formText(profile.dialect);
    if (!profile.dialect.hasHeader)
        parts << CardText::tr("no header row");
    return parts.join(QStringLiteral(" · "));
}

QString reportSummary(const InputReading& reading) {
    const auto count = [&](EventKind kind) { return eventsOf(reading, kind); };
    QStringList parts{CardText::tr("Bounce report")};
    QStringList counts;
    const auto add = [&](std::uint64_t number, const QString& text) {
        if (number > 0)
            counts << text;
    };
    const auto plural = [](std::uint64_t number) { return pluralCount(number); };
    const std::uint64_t bounces = count(EventKind::Bounce);
    counts << CardText::tr("%Ln bounce(s)", nullptr, plural(bounces));
    add(count(EventKind::Delay),
        CardText::tr("%Ln delay(s)", nullptr, plural(count(EventKind::Delay))));
    add(count(EventKind::Complaint),
        CardText::tr("%Ln complaint(s)", nullptr, plural(count(EventKind::Complaint))));
    add(count(EventKind::Unsubscribe),
        CardText::tr("%Ln unsubscription(s)", nullptr, plural(count(EventKind::Unsubscribe))));
    add(count(EventKind::AutoReply),
        CardText::tr("%Ln auto-reply(s)", nullptr, plural(count(EventKind::AutoReply))));
    const std::uint64_t good = count(EventKind::Delivered) + count(EventKind::Engaged);
    add(good, CardText::tr("%Ln delivered", nullptr, plural(good)));
    add(count(EventKind::None),
        CardText::tr("%Ln not about bounces", nullptr, plural(count(EventKind::None))));
    add(count(EventKind::Unreadable),
        CardText::tr("%Ln unreadable", nullptr, plural(count(EventKind::Unreadable))));
    if (reading.events) // all of it was read
        parts << counts.join(QStringLiteral(", "));
    if (reading.preview)
        parts << formText(reading.preview->dialect);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString cardTitle(const InputCard& card) {
    QString name = fileNameOf(card.path);
    if (card.files.size() > 1)
        return CardText::tr("%1 · %Ln mail(s)", nullptr, pluralCount(card.files.size())).arg(name);
    return name;
}

QString cardSummary(const InputCard& card) {
    const InputReading* const shown = card.shown();
    if (!shown)
        return CardText::tr("Reading");
    if (shown->error || !shown->file)
        return {};
    return shown->file->kind == InputKind::ContactList ? listSummary(*shown)
                                                       : reportSummary(*shown);
}

QString cardCount(const InputCard& card) {
    if (card.isReading && card.progress.total > 0) {
        const double share = 100.0 * static_cast<double>(card.progress.done) /
                             static_cast<double>(card.progress.total);
        return CardText::tr("%1 %").arg(static_cast<int>(share));
    }
    if (card.isReading || !card.reading || card.reading->error)
        return {};
    if (card.reading->list)
        return CardText::tr("%Ln contact(s)", nullptr,
                            pluralCount(contactCount(*card.reading->list)));
    return CardText::tr("%Ln bounce(s)", nullptr,
                        pluralCount(eventsOf(*card.reading, EventKind::Bounce)));
}

QString cardProblems(const InputCard& card) {
    if (!card.reading || card.reading->error)
        return {};
    const std::uint64_t noAddress = card.reading->problems.count(ErrorCode::RowWithoutAddress);
    const std::uint64_t others =
        card.reading->problems.count() - noAddress + card.folderProblems.count();
    QStringList parts;
    if (noAddress > 0)
        parts << CardText::tr("%Ln row(s) without a valid address", nullptr,
                              pluralCount(noAddress));
    if (others > 0)
        parts << CardText::tr("%Ln thing(s) could not be read well", nullptr, pluralCount(others));
    return parts.join(QStringLiteral(", "));
}

QString statusOffer(const InputCard& card) {
    if (!card.reading || card.reading->error || !card.reading->status)
        return {};
    const InputReading::Status& status = *card.reading->status;
    QStringList parts{CardText::tr("Bounce report")};
    QStringList counts;
    const auto add = [&](std::uint64_t number, const QString& text) {
        if (number > 0)
            counts << text.arg(countText(number));
    };
    add(status.counts.unsubscribed, CardText::tr("%1 unsubscribed"));
    add(status.counts.bounced, CardText::tr("%1 bounced"));
    add(status.counts.complained, CardText::tr("%1 complained"));
    add(status.counts.suppressed, CardText::tr("%1 suppressed"));
    QStringList columns;
    for (const std::string& name : status.columnNames)
        columns << CardText::tr("“%1”").arg(shownText(name));
    const QString names = columns.join(CardText::tr(", "));
    const QString numbers = counts.join(CardText::tr(", "));
    if (status.isUsed)
        return CardText::tr("Counts as evidence from %1: %2.").arg(names, numbers);
    return columns.size() == 1
               ? CardText::tr("This list has a column %1: %2.").arg(names, numbers)
               : CardText::tr("This list has the columns %1: %2.").arg(names, numbers);
}

QStringList problemLines(const InputCard& card) {
    QStringList lines;
    const auto add = [&](const ProblemLog& log, bool nameFile) {
        for (Error error : log.first()) {
            if (!nameFile)
                error.file.clear();
            lines << shownText(message(error));
        }
    };
    if (card.reading)
        add(card.reading->problems, card.files.size() > 1);
    add(card.folderProblems, true);
    const std::uint64_t all =
        (card.reading ? card.reading->problems.count() : 0) + card.folderProblems.count();
    const auto shown = static_cast<std::uint64_t>(lines.size());
    if (all > shown)
        lines << CardText::tr("… and %Ln more.", nullptr, pluralCount(all - shown));
    return lines;
}

QString errorOnCard(const Error& error) {
    Error nameless = error;
    nameless.file.clear();
    return shownText(whatHappened(nameless));
}

QString delimiterName(char delimiter) {
    switch (delimiter) {
    case ',':
        return CardText::tr("Comma");
    case ';':
        return CardText::tr("Semicolon");
    case '\t':
        return CardText::tr("Tab");
    case '|':
        return CardText::tr("Bar");
    default:
        return CardText::tr("One value a line");
    }
}

const std::vector<char>& offeredDelimiters() {
    static const std::vector<char> offered{',', ';', '\t', '|', '\0'};
    return offered;
}

std::vector<OfferedEncoding> offeredEncodings() {
    return {{"UTF-8", CardText::tr("Unicode, the usual one")},
            {"windows-1252", CardText::tr("Western Europe, Windows")},
            {"ISO-8859-1", CardText::tr("Western Europe, older")},
            {"ISO-8859-15", CardText::tr("Western Europe with the euro sign")},
            {"windows-1250", CardText::tr("Central Europe, Windows")},
            {"windows-1251", CardText::tr("Cyrillic, Windows")},
            {"windows-1253", CardText::tr("Greek, Windows")},
            {"windows-1254", CardText::tr("Turkish, Windows")},
            {"Shift_JIS", CardText::tr("Japanese")},
            {"GB18030", CardText::tr("Chinese, simplified")},
            {"Big5", CardText::tr("Chinese, traditional")},
            {"EUC-KR", CardText::tr("Korean")},
            {"UTF-16LE", CardText::tr("Unicode in two bytes, Excel’s “Unicode text”")},
            {"UTF-16BE", CardText::tr("Unicode in two bytes, big end first")}};
}

} // namespace listwright
