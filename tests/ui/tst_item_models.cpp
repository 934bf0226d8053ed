// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's own tester watches every model of the window while it is filled, changed and emptied.
#include "tests/ui/window_under_test.h"
#include "ui/import/preview_model.h"
#include "ui/table/contact_table_model.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QSet>

using namespace listwright;

class TestItemModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allModelsOfTheWindowKeepTheRules() {
        WindowUnderTest test;
        QSet<QAbstractItemModel*> models;
        for (const QAbstractItemView* view : test.window().findChildren<QAbstractItemView*>())
            if (view->model())
                models << view->model();
        // contacts, preview, three chart tables
        QVERIFY2(models.size() >= 5, qPrintable(QString::number(models.size())));
        for (QAbstractItemModel* model : models)
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);

        QVERIFY(test.importSmallCleanUp());
        for (const auto page : {MainWindow::Review, MainWindow::Charts, MainWindow::Export}) {
            test.window().showPage(page);
            QTest::qWait(20);
        }
        ContactQuery query;
        query.sortBy = ContactColumn::Email;
        query.statuses = {ContactStatus::Remove};
        test.session().setQuery(query);
        QVERIFY(test.settle());
        test.session().decide({RowNumber{0}, RowNumber{3}}, Proposal::Remove);
        QVERIFY(test.settle());
        query.text = "nobody@nowhere";
        test.session().setQuery(query);
        QVERIFY(test.settle());
        test.session().undo();
        QVERIFY(test.settle());
        test.session().inputs().clear();
        QVERIFY(test.settle());
        QCOMPARE(test.window().findChild<ContactTableModel*>()->rowCount(), 0);
    }

    void thePreviewModelShowsRaggedAndHugeTables() {
        WindowUnderTest test;
        PreviewModel model(test.theme());
        const QAbstractItemModelTester tester(&model);
        TablePreview preview;
        preview.columns = {"a", "b", "c"};
        preview.rows = {{"1"}, {"1", "2", "3", "4"}, {}};
        model.show(preview, 1, {});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 2).data().toString(), QString());
        preview.columns.assign(5000, "x");
        preview.rows.assign(300, std::vector<std::string>(5000, "y"));
        preview.rows.front().front().assign(10'000, 'y');
        model.show(preview, 4999, {});
        QVERIFY(model.columnCount() <= 200 && model.rowCount() <= 50);
        QVERIFY(model.index(0, 0).data().toString().size() <= 300);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TestItemModels)
#include "tst_item_models.moc"
