// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/status_chip.h"

#include "ui/table/contact_delegate.h"
#include "ui/table/status_appearance.h"

#include <QPainter>

namespace listwright {

StatusChip::StatusChip(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::show(ContactStatus status, bool decidedByUser) {
    m_status = status;
    m_decidedByUser = decidedByUser;
    setAccessibleName(appearanceOf(status).name);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const {
    return {chipWidth(font(), static_cast<int>(m_status), m_decidedByUser), 24};
}

void StatusChip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(font());
    paintChip(painter, m_theme, rect(), static_cast<int>(m_status), m_decidedByUser);
}

} // namespace listwright
