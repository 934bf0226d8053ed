// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window does not answer while a large list is worked on:
//   window_pauses LIST.csv REPORT.csv [ROUNDS]
// For each thing that a user does: how long it took until it was shown, the longest pause of the
// window's thread meanwhile, and how much of that pause was the thread's own work; the rest it
// waited for a processor. Pauses hold the five milliseconds between two beats.
#include "tests/ui/heartbeat.h"
#include "ui/import/preview_panel.h"
#include "ui/main_window.h"
#include "ui/session/clean_up_session.h"
#include "ui/table/contact_table.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace listwright;

namespace {

class Measurement {
public:
    explicit Measurement(MainWindow& window)
        : m_window(window) {}

    /// Does something, waits until its result is shown, and prints the pauses meanwhile.
    void during(const char* what, const std::function<void()>& act) {
        QTest::qWait(200);
        (void)m_heartbeat.longestPause();
        QElapsedTimer taken;
        taken.start();
        act();
        waitUntilShown();
        print(what, taken.elapsed(), m_heartbeat.longestPause());
    }

    /// Until the first rows of a file are to be seen.
    void untilFirstRows(const std::function<void()>& act) {
        auto* preview = m_window.findChild<PreviewPanel*>();
        QElapsedTimer taken;
        taken.start();
        act();
        while (!preview->isVisible())
            QTest::qWait(1);
        const qint64 milliseconds = taken.elapsed();
        const Heartbeat::Pause pause = m_heartbeat.longestPause();
        print("import: first rows of the file", milliseconds, pause);
    }

private:
    static void print(const char* what, qint64 milliseconds, const Heartbeat::Pause& pause) {
        std::printf("%-34s %9lld %9lld %9lld\n", what, static_cast<long long>(milliseconds),
                    static_cast<long long>(pause.milliseconds), static_cast<long long>(pause.busy));
        std::fflush(stdout);
    }
    void waitUntilShown() {
        CleanUpSession& session = m_window.session();
        auto* table = m_window.findChild<ContactTable*>();
        for (int quiet = 0; quiet < 5;) {
            QTest::qWait(10);
            const bool shown = !session.isWorking() && session.cleanUp() && session.metrics() &&
                               table->shownView() == session.view();
            quiet = shown ? quiet + 1 : 0;
        }
    }

    MainWindow& m_window;
    Heartbeat m_heartbeat;
};

void measure(MainWindow& window, const QStringList& files, const QString& folder, int rounds) {
    CleanUpSession& session = window.session();
    auto* table = window.findChild<ContactTable*>();
    Measurement measurement(window);
    std::printf("%-34s %9s %9s %9s\n", "", "ms", "pause ms", "busy ms");
    measurement.untilFirstRows([&] { window.importFiles(files); });
    measurement.during("import and match, the rest", [] {});
    measurement.during("show them in Review", [&] { window.showPage(MainWindow::Review); });
    const auto ask = [&](const char* what, const std::function<void(ContactQuery&)>& change) {
        measurement.during(what, [&] {
            ContactQuery query = session.query();
            change(query);
            session.setQuery(query);
        });
    };
    for (int round = 0; round < rounds; ++round) {
        measurement.during("sort by address", [&] {
            table->sortByColumn(static_cast<int>(ContactColumn::Email), Qt::AscendingOrder);
        });
        measurement.during("sort by reason", [&] {
            table->sortByColumn(static_cast<int>(ContactColumn::Reason), Qt::AscendingOrder);
        });
        ask("search", [](ContactQuery& query) { query.text = "gmail.com"; });
        ask("end of the search", [](ContactQuery& query) { query.text.clear(); });
        ask("facet", [](ContactQuery& query) { query.reasons = {Reason::MailboxDisabled}; });
        ask("end of the facet", [](ContactQuery& query) { query.reasons.clear(); });
        measurement.during("select all", [&] { table->selectAll(); });
        measurement.during("keep all by hand",
                           [&] { session.decide(table->selectedRows(), Proposal::Keep); });
        measurement.during("undo", [&] { session.undo(); });
        measurement.during("redo", [&] { session.redo(); });
        measurement.during("undo again", [&] { session.undo(); });
        measurement.during("export", [&] {
            ExportPlan plan;
            plan.lists.resize(session.cleanUp()->lists().size());
            plan.lists.front().cleaned = (folder + "/cleaned.csv").toStdString();
            plan.suppression = (folder + "/suppression.csv").toStdString();
            session.startExport(plan);
        });
        table->clearSelection();
    }
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("window_pauses LIST.csv REPORT.csv [ROUNDS]\n", stderr);
        return 2;
    }
    const QTemporaryDir folder; // on the disk of the system's temporary files
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    Theme theme(application);
    MainWindow window(theme);
    window.resize(1280, 800);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return 1;
    const int rounds = argc > 3 ? std::max(1, QString::fromLocal8Bit(argv[3]).toInt()) : 1;
    measure(window, {QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2])},
            folder.path(), rounds);
    return 0;
}
