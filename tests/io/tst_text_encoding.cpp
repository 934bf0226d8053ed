// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/text_encoding.h"
#include "model/io/utf8.h"

#include <QTest>

using namespace listwright;
using namespace std::string_literals;

class TextEncodingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void detects_data() {
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bomBytes");
        const auto row = [](const char* title, const std::string& sample, const char* name,
                            int bomBytes) {
            QTest::newRow(title) << QByteArray::fromStdString(sample) << QString::fromLatin1(name)
                                 << bomBytes;
        };
        const std::string latin = "name,email\nJ\xfcrgen,j@corp.example\nZo\xeb,z@corp.example\n"s;
        row("nothing", "", "UTF-8", 0);
        row("ASCII", "email\na@corp.example\n", "UTF-8", 0);
        row("UTF-8", "J\u00fcrgen,j@corp.example\n", "UTF-8", 0);
        row("UTF-8 with a mark",
            "\ufeff"
            "email\n",
            "UTF-8", 3);
        row("UTF-8 with one broken byte",
            "\u00fc\u00f6\u00e4\u00df\u00e9\u00e8\u00ea\u00f1\u00e7\u00e5\u00e6\u00f8\xff\n",
            "UTF-8", 0);
        row("UTF-16LE with a mark",
            "\xff\xfe"
            "a\0\n\0"s,
            "UTF-16LE", 2);
        row("UTF-16BE with a mark", "\xfe\xff\0a\0\n"s, "UTF-16BE", 2);
        row("UTF-16LE without a mark", "a\0@\0b\0.\0c\0d\0\n\0"s, "UTF-16LE", 0);
        row("UTF-16BE without a mark", "\0a\0@\0b\0.\0c\0d\0\n"s, "UTF-16BE", 0);
        row("a NUL here and there is no UTF-16", "a@corp.example\0b@corp.example\n"s, "UTF-8", 0);
        row("a few letters of Western Europe", latin, "windows-1252", 0);
        row("Cyrillic",
            "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0? \xd5\xee\xf0\xee\xf8\xee, "
            "\xf1\xef\xe0\xf1\xe8\xe1\xee \xe7\xe0 \xef\xe8\xf1\xfc\xec\xee, \xe4\xee \xe2\xf1\xf2\xf0\xe5\xf7\xe8\n"s,
            "windows-1251", 0);
        row("Japanese",
            "\x8d\x82\x8b\xb4\x82\xb3\x82\xf1,\x93\x8c\x8b\x9e\x93\x73\x82\xcc\x89\xef\x8e\xd0,"
            "taro@corp.example\n"
            "\x93\x63\x92\x86\x82\xb3\x82\xf1,\x91\xe5\x8d\xe3\x82\xcc\x93\x58,hana@corp.example\n"s,
            "SHIFT_JIS", 0);
    }
    void detects() {
        QFETCH(QByteArray, sample);
        QFETCH(QString, name);
        QFETCH(int, bomBytes);
        const TextEncoding encoding = detectEncoding(sample.toStdString(), true);
        QCOMPARE(QString::fromStdString(encoding.name), name);
        QCOMPARE(static_cast<int>(encoding.bomBytes), bomBytes);
        QCOMPARE(static_cast<int>(encoding.unitBytes),
                 name.startsWith(QStringLiteral("UTF-16")) ? 2 : 1);
        QCOMPARE(encoding.bigEndian, name == QStringLiteral("UTF-16BE"));
    }

    void characterCutOffAtTheEndOfASampleIsNoMistake() {
        QCOMPARE(detectEncoding("J\xc3", false).name, "UTF-8"s);
        QCOMPARE(detectEncoding("J\xc3", true).name, "windows-1252"s);
    }

    void decodesAndEncodesBack_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("UTF-8") << "UTF-8" << QByteArray("J\xc3\xbcrgen")
                               << QStringLiteral("J\u00fcrgen");
        QTest::newRow("UTF-16LE") << "UTF-16LE" << QByteArray("J\0\xfc\0", 4)
                                  << QStringLiteral("J\u00fc");
        QTest::newRow("UTF-16BE") << "UTF-16BE" << QByteArray("\0J\0\xfc", 4)
                                  << QStringLiteral("J\u00fc");
        QTest::newRow("UTF-16LE beyond the first plane")
            << "UTF-16LE" << QByteArray("\x3d\xd8\x00\xde", 4) << QStringLiteral("\U0001F600");
        QTest::newRow("windows-1252") << "windows-1252" << QByteArray("J\xfcrgen \x80")
                                      << QStringLiteral("J\u00fcrgen \u20ac");
        QTest::newRow("KOI8-R") << "KOI8-R" << QByteArray("\xd0\xc9\xd3\xd8\xcd\xcf")
                                << QStringLiteral("\u043f\u0438\u0441\u044c\u043c\u043e");
        QTest::newRow("SHIFT_JIS")
            << "SHIFT_JIS" << QByteArray("\x93\x8c\x8b\x9e") << QStringLiteral("\u6771\u4eac");
    }
    void decodesAndEncodesBack() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const TextEncoding encoding = encodingNamed(name.toStdString());
        QCOMPARE(QString::fromStdString(encoding.name), name);
        QCOMPARE(QString::fromStdString(decodeToUtf8(bytes.toStdString(), encoding)), text);
        QCOMPARE(QByteArray::fromStdString(encodeFromUtf8(text.toStdString(), encoding)), bytes);
    }

    void bytesThatMeanNothingBecomeReplacementCharacters() {
        QCOMPARE(decodeToUtf8("a\xff"
                              "b",
                              {}),
                 "a\ufffd"
                 "b"s);
        QCOMPARE(decodeToUtf8("a\0b"s, encodingNamed("UTF-16LE")), "a\ufffd"s);
    }

    void charactersThatAnEncodingCannotSayBecomeQuestionMarks() {
        QCOMPARE(encodeFromUtf8("\u6771-a", encodingNamed("windows-1252")), "?-a"s);
    }

    void aDecoderStartsEachPieceAfresh() {
        TextDecoder decoder(encodingNamed("SHIFT_JIS"));
        std::string buffer;
        QCOMPARE(std::string(decoder.toUtf8("\x93", buffer)), "\ufffd"s);
        QCOMPARE(std::string(decoder.toUtf8("\x93\x8c", buffer)), "\u6771"s);
    }

    void namesThatCannotBeScannedOrAreNotKnownAreUtf8() {
        for (const char* name : {"", "utf8", "UTF-32", "ISO-2022-JP", "klingon"})
            QCOMPARE(encodingNamed(name).name, "UTF-8"s);
        QCOMPARE(encodingNamed("utf-16").name, "UTF-16LE"s);
        QCOMPARE(encodingNamed("Windows-1252").name, "windows-1252"s);
    }

    void knowsValidUtf8() {
        QCOMPARE(validUtf8Length("abc"), std::size_t{3});
        QCOMPARE(validUtf8Length("a\u00fc\u6771\U0001F600"), std::size_t{10});
        for (const std::string& broken : {"\xc0\xaf"s, "\xe0\x80\xaf"s, "\xed\xa0\x80"s,
                                          "\xf4\x90\x80\x80"s, "\x80"s, "\xe6\x9d"s, "\xff"s})
            QCOMPARE(validUtf8Length("abcdefgh" + broken), std::size_t{8});
    }
};

QTEST_APPLESS_MAIN(TextEncodingTest)
#include "tst_text_encoding.moc"
