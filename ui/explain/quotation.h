// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

#include <string>

namespace listwright {

class Theme;

/// A server's own words, monospaced, with the part that decided marked. Plain text always: nothing
/// in it is rendered or loaded. As tall as its words, up to a limit.
class Quotation : public QTextEdit {
    Q_OBJECT
public:
    explicit Quotation(const Theme& theme, QWidget* parent = nullptr);
    /// The mark is given in bytes of `utf8`; a length of 0 marks nothing.
    void show(const std::string& utf8, std::size_t markBegin, std::size_t markLength);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void mark();
    void fitHeight();

    const Theme& m_theme;
    int m_markBegin = 0;
    int m_markEnd = 0;
};

} // namespace listwright
