// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <QWidget>

namespace listwright {

class Theme;

/// A status as the table shows it, on its own.
class StatusChip : public QWidget {
    Q_OBJECT
public:
    explicit StatusChip(const Theme& theme, QWidget* parent = nullptr);
    void show(ContactStatus status, bool decidedByUser);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ContactStatus m_status = ContactStatus::Keep;
    bool m_decidedByUser = false;
};

} // namespace listwright
