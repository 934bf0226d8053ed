// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_order.h"

#include <QWidget>

namespace listwright {

namespace {

bool takesTab(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && !widget.focusProxy();
}

} // namespace

void orderTabs(const QList<QWidget*>& parts) {
    QWidget* last = nullptr;
    const auto append = [&last](QWidget* widget) {
        if (!takesTab(*widget))
            return;
        if (last)
            QWidget::setTabOrder(last, widget);
        last = widget;
    };
    for (QWidget* part : parts) {
        append(part);
        for (QWidget* control : part->findChildren<QWidget*>())
            append(control);
    }
}

} // namespace listwright
