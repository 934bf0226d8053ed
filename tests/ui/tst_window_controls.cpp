// SPDX-License-Identifier: GPL-3.0-or-later
// Every control can be found, named and used without a mouse, and its words can be read.
#include "tests/ui/window_under_test.h"
#include "ui/frame/navigation_rail.h"
#include "ui/review/facet_panel.h"
#include "ui/table/contact_table.h"
#include "ui/theme/theme_tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTranslator>

#include <cmath>

using namespace listwright;

namespace {

constexpr std::array pages{MainWindow::Import, MainWindow::Review, MainWindow::Charts,
                           MainWindow::Export};

bool isControl(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

QString describe(const QWidget& widget) {
    QString text = QString::fromLatin1(widget.metaObject()->className());
    for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        text += QStringLiteral(" in ") + QString::fromLatin1(parent->metaObject()->className());
    return text + " " + widget.accessibleName();
}

/// Where Tab leads, from the first control until it comes round.
QList<QWidget*> tabWalk(MainWindow& window) {
    QList<QWidget*> walk;
    window.activateWindow();
    window.centralWidget()->setFocus();
    for (int i = 0; i < 300; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window,
                        Qt::Key_Tab);
        QWidget* focus = QApplication::focusWidget();
        if (!focus || walk.contains(focus))
            break;
        walk << focus;
    }
    return walk;
}

/// WCAG 2, relative luminance and contrast ratio.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}
double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// Every text 40 % longer, as other languages are.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                    int) const override {
        const QString text = QString::fromUtf8(source);
        return text + QString(text.size() * 2 / 5 + 1, u'~');
    }
};

/// Buttons whose words do not fit into them.
QStringList cutButtons(MainWindow& window) {
    QStringList cut;
    for (const QPushButton* button : window.findChildren<QPushButton*>()) {
        if (!button->isVisible() || button->property("role") == "painted")
            continue;
        const int needed = button->fontMetrics().horizontalAdvance(button->text()) +
                           (button->icon().isNull() ? 0 : button->iconSize().width());
        if (button->width() < needed)
            cut << button->text();
    }
    return cut;
}

} // namespace

class TestWindowControls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_test = std::make_unique<WindowUnderTest>();
        QVERIFY(m_test->importSmallCleanUp());
    }
    void cleanup() { m_test.reset(); }

    void everyControlHasAnAccessibleName() {
        MainWindow& window = m_test->window();
        m_test->write("quote.csv", "Email\n\"open@corp.example\n");
        QVERIFY(m_test->import({m_test->path("quote.csv"), m_test->path("not-there")}));
        int seen = 0;
        for (const auto page : pages) {
            window.showPage(page);
            if (page == MainWindow::Review)
                window.findChild<ContactTable*>()->selectRow(0);
            QTest::qWait(50);
            for (QWidget* widget : window.findChildren<QWidget*>()) {
                const bool takesInput = widget->focusPolicy() != Qt::NoFocus &&
                                        !widget->focusProxy() && !qobject_cast<QMenu*>(widget);
                if (!widget->isVisible() || !takesInput || widget == window.centralWidget() ||
                    widget->objectName().startsWith("qt_"))
                    continue;
                QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(face && !face->text(QAccessible::Name).trimmed().isEmpty(),
                         qPrintable(describe(*widget)));
                ++seen;
            }
        }
        QVERIFY(seen > 40);
    }

    void everyPageHasAKeyAndAPlaceInTheRail() {
        MainWindow& window = m_test->window();
        const auto rail = window.findChildren<RailButton*>();
        QCOMPARE(rail.size(), 4);
        for (int page = 0; page < 4; ++page) {
            QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
            QVERIFY(rail[page]->isChecked());
        }
        for (int page = 0; page < 4; ++page) {
            rail[page]->setFocus();
            QTest::keyClick(rail[page], Qt::Key_Space);
            QVERIFY(rail[page]->isChecked());
        }
    }

    void tabReachesEveryControlOfEveryPage() {
        for (const auto page : pages) {
            m_test->window().showPage(page);
            if (page == MainWindow::Review)
                m_test->window().findChild<ContactTable*>()->selectRow(0);
            QTest::qWait(100);
            const auto walk = tabWalk(m_test->window());
            for (QWidget* widget : m_test->window().centralWidget()->findChildren<QWidget*>())
                if (isControl(*widget) && !widget->focusProxy())
                    QVERIFY2(walk.contains(widget), qPrintable(describe(*widget)));
        }
    }

    void tabWalksReviewInTheOrderOfTheEye() {
        m_test->window().showPage(MainWindow::Review);
        QTest::qWait(50);
        const auto walk = tabWalk(m_test->window());
        const auto place = [&](QWidget* widget) { return walk.indexOf(widget); };
        const auto facets = m_test->window().findChildren<FacetButton*>();
        auto* search = named<QLineEdit>(m_test->window(), "Search contacts");
        auto* table = m_test->window().findChild<ContactTable*>();
        for (FacetButton* facet : facets)
            if (facet->isVisible())
                QVERIFY2(place(facet) >= 0 && place(facet) < place(search),
                         qPrintable(facet->text()));
        QVERIFY(place(search) < place(table));
    }

    void everyMenuEntryHasALetterOfItsOwn() {
        for (const QAction* menu : m_test->window().menuBar()->actions()) {
            QVERIFY2(menu->text().contains('&'), qPrintable(menu->text()));
            QSet<QChar> letters;
            for (const QAction* action : menu->menu()->actions()) {
                if (action->isSeparator())
                    continue;
                const qsizetype at = action->text().indexOf('&');
                QVERIFY2(at >= 0, qPrintable(action->text()));
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                letters << letter;
            }
        }
    }

    void noWordsAreLeftWithoutTheirPluralForm() {
        for (const auto page : pages) {
            m_test->window().showPage(page);
            QTest::qWait(50);
            const QString words = visibleWords(m_test->window());
            QVERIFY2(!words.contains("(s)") && !words.contains("(es)"), qPrintable(words));
        }
    }

    void buttonsShowAllTheirWords_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("longWords");
        QTest::newRow("usual") << QSize(1280, 800) << false;
        QTest::newRow("small") << QSize(1024, 700) << false;
        QTest::newRow("smallest") << QSize(960, 600) << false;
        QTest::newRow("long words") << QSize(1280, 800) << true;
    }
    void buttonsShowAllTheirWords() {
        QFETCH(const QSize, size);
        QFETCH(const bool, longWords);
        LongWords translator;
        if (longWords) {
            m_test.reset();
            QCoreApplication::installTranslator(&translator);
            m_test = std::make_unique<WindowUnderTest>();
            QVERIFY(m_test->importSmallCleanUp());
        }
        m_test->window().resize(size);
        for (const auto page : pages) {
            m_test->window().showPage(page);
            QTest::qWait(50);
            const QStringList cut = cutButtons(m_test->window());
            QVERIFY2(cut.isEmpty(), qPrintable(cut.join("; ")));
        }
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(m_test->window().size(), size);
    }

    void wordsStandOutFromTheirGround_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void wordsStandOutFromTheirGround() {
        QFETCH(const bool, dark);
        const ThemeTokens t = dark ? darkTokens() : lightTokens();
        const std::vector<std::tuple<const char*, QColor, QColor>> pairs{
            {"text on ground", t.text, t.ground},
            {"text on surface", t.text, t.surface},
            {"text on a selected row", t.text, t.accentWash},
            {"text on a mark", t.text, t.marked},
            {"secondary on ground", t.secondary, t.ground},
            {"secondary on surface", t.secondary, t.surface},
            {"secondary on a selected row", t.secondary, t.accentWash},
            {"accent on surface", t.accent, t.surface},
            {"accent on its wash", t.accent, t.accentWash},
            {"on accent", t.onAccent, t.accent},
            {"keep", t.keep, t.keepWash},
            {"watch", t.watch, t.watchWash},
            {"review", t.review, t.reviewWash},
            {"remove", t.remove, t.removeWash},
            {"remove on surface", t.remove, t.surface}};
        for (const auto& [what, words, ground] : pairs)
            QVERIFY2(contrast(words, ground) >= 4.5,
                     qPrintable(QStringLiteral("%1: %2").arg(what).arg(contrast(words, ground))));
    }

private:
    std::unique_ptr<WindowUnderTest> m_test;
};

QTEST_MAIN(TestWindowControls)
#include "tst_window_controls.moc"
