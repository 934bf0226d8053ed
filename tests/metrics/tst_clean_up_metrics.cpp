// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/metrics/bar_chart_svg.h"
#include "model/metrics/clean_up_metrics.h"
#include "tests/cleaning/clean_up_of.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace listwright;
using namespace std::string_literals;

namespace {

std::shared_ptr<const CleanUp> contacts() {
    return cleanUpOf(
        {bytesInMemory("list.csv", "email\na@gmail.com\nb@gmail.com\nc@gmail.com\nd@corp.example\n"
                                   "e@corp.example\na@gmail.com\nnobody\n")},
        {{"a@gmail.com", "550 5.2.1 The email account that you tried to reach is disabled.", 0},
         {"b@gmail.com", "452 4.2.2 The email account is over quota", 0},
         {"d@corp.example", "550 5.2.1 Mailbox disabled due to inactivity", 0},
         {"x@corp.example", "550 5.1.1 User unknown", 0}});
}

} // namespace

class CleanUpMetricsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWithTheirDenominators() {
        const CleanUpMetrics metrics = measure(*contacts(), {});
        QCOMPARE(metrics.counts.in, std::uint64_t{7});
        QCOMPARE(metrics.counts.kept, std::uint64_t{3});
        QCOMPARE(metrics.counts.removed, std::uint64_t{2});
        QCOMPARE(metrics.counts.duplicates, std::uint64_t{1});
        QCOMPARE(metrics.counts.invalid, std::uint64_t{1});
        QCOMPARE(metrics.counts.watch, std::uint64_t{1});
        QVERIFY(metrics.counts.balances());
        QCOMPARE(metrics.disabledOfList.part, std::uint64_t{2});
        QCOMPARE(metrics.disabledOfList.whole, std::uint64_t{5});
        QCOMPARE(metrics.disabledOfBounces.whole, std::uint64_t{3});
        QCOMPARE(metrics.bouncedMatched, std::uint64_t{3});
        QCOMPARE(metrics.bouncedUnmatched, std::uint64_t{1});
        QCOMPARE(metrics.byReason[static_cast<std::size_t>(Reason::MailboxFull)], std::uint64_t{1});
        QCOMPARE(metrics.disabledByCause[static_cast<std::size_t>(Cause::Inactive)],
                 std::uint64_t{1});
    }

    void listsProvidersWithTheMostDisabledFirst() {
        const CleanUpMetrics metrics = measure(*contacts(), {});
        QCOMPARE(metrics.disabledByProvider.size(), std::size_t{2});
        const auto& google = metrics.disabledByProvider[0];
        QCOMPARE(std::string(providerId(google.provider)), "google"s);
        QCOMPARE(google.disabled.part, std::uint64_t{1});
        QCOMPARE(google.disabled.whole, std::uint64_t{3});
        QCOMPARE(google.bounced.part, std::uint64_t{2});
    }

    // Decisions change what is removed, not what happened.
    void countsDecisions() {
        DecisionHistory history;
        history.decide({RowNumber{0}}, Proposal::Keep);
        const CleanUpMetrics metrics = measure(*contacts(), history.current());
        QCOMPARE(metrics.counts.removed, std::uint64_t{1});
        QCOMPARE(metrics.counts.kept, std::uint64_t{4});
        QCOMPARE(metrics.disabledOfList.part, std::uint64_t{2});
    }

    void hasNoPercentageOfNothing() { QCOMPARE(Share{}.percent(), 0.0); }

    void drawsBarsToScale() {
        const std::string svg = barChartSvg(
            "A < B", {{"long & wide", 40.0, "40 of 100"}, {"short", 10.0, "10 of 100"}});
        QXmlStreamReader xml(QString::fromStdString(svg));
        QList<int> widths;
        QStringList texts;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("rect"))
                widths << xml.attributes().value(QLatin1String("width")).toInt();
            if (xml.isCharacters() && !xml.isWhitespace())
                texts << xml.text().toString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(widths.size(), 3); // the ground and two bars
        QCOMPARE(widths[1], 4 * widths[2]);
        QVERIFY(texts.contains(QStringLiteral("A < B")));
        QVERIFY(texts.contains(QStringLiteral("long & wide")));
    }
};

QTEST_APPLESS_MAIN(CleanUpMetricsTest)
#include "tst_clean_up_metrics.moc"
