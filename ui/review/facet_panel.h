// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/cleaning/contact_query.h"

#include <QPushButton>
#include <QScrollArea>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace listwright {

class CleanUpSession;
class Theme;

/// A value of a facet with its count and a bar; pressed, it filters.
class FacetButton : public QPushButton {
    Q_OBJECT
public:
    explicit FacetButton(const Theme& theme);
    void show(const QString& name, std::uint32_t count, std::uint32_t largest);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_count;
    double m_share = 0.0;
};

/// What the contacts can be filtered by: proposal, reason, provider, marks of the address, each
/// value with how many contacts it has. A click shows those alone, another click all again; with
/// Ctrl several values add up.
class FacetPanel : public QScrollArea {
    Q_OBJECT
public:
    FacetPanel(const Theme& theme, CleanUpSession& session, QWidget* parent = nullptr);

private:
    struct Value {
        QString name;
        std::uint32_t count = 0;
        bool chosen = false;
        std::function<void(ContactQuery&, bool alone)> toggle;
    };
    struct Section {
        QLabel* caption = nullptr;
        QVBoxLayout* column = nullptr;
        std::vector<FacetButton*> buttons;
        std::vector<Value> values;
    };
    void showView();
    void fill(Section& section, std::vector<Value> values);
    void addSection(Section& section, QVBoxLayout* column, const QString& caption);

    const Theme& m_theme;
    CleanUpSession& m_session;
    Section m_statuses;
    Section m_reasons;
    Section m_providers;
    Section m_marks;
};

} // namespace listwright
