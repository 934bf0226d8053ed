// SPDX-License-Identifier: GPL-3.0-or-later
// listwright-drag-source FILE...: a window from which the files can be dragged, as from a file
// manager.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace {

class DragSource : public QLabel {
public:
    explicit DragSource(const QStringList& files)
        : QLabel(QStringLiteral("Drag from here")) {
        for (const QString& file : files)
            m_urls << QUrl::fromLocalFile(file);
        setAlignment(Qt::AlignCenter);
        setWindowTitle(QStringLiteral("drag source"));
        resize(240, 240);
    }

protected:
    void mouseMoveEvent(QMouseEvent* event) override {
        if (!(event->buttons() & Qt::LeftButton))
            return;
        auto* drag = new QDrag(this);
        auto* mime = new QMimeData;
        mime->setUrls(m_urls);
        drag->setMimeData(mime);
        const bool taken = drag->exec(Qt::CopyAction) == Qt::CopyAction;
        setText(taken ? QStringLiteral("Taken") : QStringLiteral("Not taken"));
    }

private:
    QList<QUrl> m_urls;
};

} // namespace

int main(int argc, char* argv[]) {
    QApplication application(argc, argv);
    DragSource source(QApplication::arguments().mid(1));
    source.show();
    return QApplication::exec();
}
