// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/report_import.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace listwright;

class ReportImportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Large enough for many parts that are read at the same time.
    void aLargeTableGivesItsEventsInOrderWithTheirRows() {
        constexpr int rows = 40000;
        const std::string path = m_folder.filePath(QStringLiteral("bounces.csv")).toStdString();
        std::vector<std::string> recipients;
        std::vector<std::uint64_t> offsets;
        std::vector<std::uint64_t> rowsWithoutAddress;
        {
            std::string bytes = "email,status,diagnostic\r\n";
            for (int row = 0; row < rows; ++row) {
                if (row % 9973 == 9972) {
                    rowsWithoutAddress.push_back(static_cast<std::uint64_t>(row) + 2);
                    bytes += "nobody,5.1.1,550 no\r\n";
                    continue;
                }
                recipients.push_back("user" + std::to_string(row) + "@corp.example");
                offsets.push_back(bytes.size());
                bytes += recipients.back() + ",5.2.1,\"550 5.2.1 <" + recipients.back() +
                         ">:" + (row % 3 == 0 ? "\r\n a,\r\nb,c " : " ") + "mailbox disabled\"\r\n";
            }
            std::ofstream(path, std::ios::binary) << bytes;
        }
        const auto file = sniffFileAs(path, InputKind::BounceReport);
        QVERIFY(file.has_value());
        std::size_t next = 0;
        bool inOrder = true;
        ProgressReporter progress;
        const auto summary =
            readReport(*file, standardClassifier(),
                       [&](const std::vector<ClassifiedEvent>& events) {
                           for (const ClassifiedEvent& each : events) {
                               inOrder = inOrder && next < recipients.size() &&
                                         each.event.recipient == recipients[next] &&
                                         each.event.place.messageOffset == offsets[next] &&
                                         each.classification.reason == Reason::MailboxDisabled &&
                                         each.event.diagnostic.find('\n') == std::string::npos;
                               ++next;
                           }
                       },
                       progress, {});
        QVERIFY(summary.has_value());
        QVERIFY(inOrder);
        QCOMPARE(next, recipients.size());
        QCOMPARE(summary->itemCount, std::uint64_t{rows});
        QCOMPARE(summary->problems.count(), std::uint64_t{rowsWithoutAddress.size()});
        for (std::size_t at = 0; at < rowsWithoutAddress.size(); ++at)
            QCOMPARE(summary->problems.first()[at].row, std::optional(rowsWithoutAddress[at]));
    }

    void stopsWhenAsked() {
        const std::string path = m_folder.filePath(QStringLiteral("many.csv")).toStdString();
        {
            std::ofstream file(path, std::ios::binary);
            file << "email,status,diagnostic\n";
            for (int row = 0; row < 60000; ++row)
                file << "user" << row << "@corp.example,5.1.1,550 5.1.1 user unknown\n";
        }
        const auto file = sniffFileAs(path, InputKind::BounceReport);
        QVERIFY(file.has_value());
        CancelToken cancel;
        std::size_t batches = 0;
        ProgressReporter progress;
        const auto summary = readReport(
            *file, standardClassifier(),
            [&](const std::vector<ClassifiedEvent>&) {
                ++batches;
                cancel.cancel();
            },
            progress, cancel);
        QVERIFY(!summary);
        QVERIFY(summary.error().code == ErrorCode::Cancelled);
        QVERIFY(batches < 12);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ReportImportTest)
#include "tst_report_import.moc"
