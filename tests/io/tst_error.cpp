// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/error.h"

#include <QTest>

using namespace listwright;

class ErrorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeSaysWhatHappenedAndWhatToDo() {
        for (int value = 0; value <= static_cast<int>(ErrorCode::Cancelled); ++value) {
            const Error error{.code = static_cast<ErrorCode>(value), .detail = "detail"};
            QVERIFY2(!whatHappened(error).empty(), errorId(error.code).data());
            QVERIFY2(!remedy(error).empty(), errorId(error.code).data());
            QVERIFY2(message(error).find('{') == std::string::npos, message(error).c_str());
        }
    }

    void namesFileAndRow() {
        const Error error{.code = ErrorCode::QuoteNotClosed, .file = "spring.csv", .row = 3};
        QCOMPARE(
            QString::fromStdString(whatHappened(error)),
            QStringLiteral("spring.csv, row 3: A quotation mark opens here and is never closed."));
    }

    void fillsInWhatOnlyTheCaseKnows() {
        const Error error{.code = ErrorCode::NoSuchColumn, .file = "a.csv", .detail = "E-Mail"};
        QCOMPARE(QString::fromStdString(whatHappened(error)),
                 QStringLiteral("a.csv: There is no column \"E-Mail\"."));
    }
};

QTEST_APPLESS_MAIN(ErrorTest)
#include "tst_error.moc"
