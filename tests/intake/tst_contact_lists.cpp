// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/input_file.h"
#include "model/list/list_format.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace listwright;

class ContactListsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsListsByTheirColumns_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("roles"); // email, name, first, last, date, status
        const auto row = [](const char* name, const char* text, const char* format,
                            const char* roles) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(format)
                                << QString::fromUtf8(roles);
        };
        row("Mailchimp",
            "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID,TAGS\n"
            "ann@corp.example,Ann,Able,2,2026-01-02 10:00:00,1,a,\n",
            "mailchimp-audience", "Email Address||First Name|Last Name|OPTIN_TIME|");
        row("HubSpot",
            "Record ID,First Name,Last Name,Email,Create Date,Lifecycle Stage\n"
            "1,Ann,Able,ann@corp.example,2026-01-02,lead\n",
            "hubspot-contacts", "Email||First Name|Last Name|Create Date|");
        row("Google Contacts",
            "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\n"
            "Ann Able,Ann,Able,Home,ann@corp.example\n",
            "google-contacts", "E-mail 1 - Value|Name|Given Name|Family Name||");
        row("Google Contacts, since 2024",
            "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n"
            "Ann,Able,* myContacts,Work,ann@corp.example\n",
            "google-contacts", "E-mail 1 - Value||First Name|Last Name||");
        row("Outlook",
            "Title,First Name,Middle Name,Last Name,Company,E-mail Address,E-mail Type,"
            "E-mail Display Name\n,Ann,,Able,Corp,ann@corp.example,SMTP,Ann Able\n",
            "outlook-contacts", "E-mail Address||First Name|Last Name||");
        row("Outlook in German",
            "Anrede;Vorname;Nachname;Firma;E-Mail-Adresse;E-Mail-Typ\n"
            ";Ann;Able;Corp;ann@corp.example;SMTP\n",
            "outlook-contacts", "E-Mail-Adresse||Vorname|Nachname||");
        row("Thunderbird",
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email\n"
            "Ann,Able,Ann Able,,ann@corp.example,\n",
            "thunderbird-contacts", "Primary Email|Display Name|First Name|Last Name||");
        row("Brevo",
            "CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,ADDED_TIME,MODIFIED_TIME\n"
            "1,ann@corp.example,Ann,Able,02-01-2026 10:00:00,02-01-2026 10:00:00\n",
            "brevo-contacts", "EMAIL||FIRSTNAME|LASTNAME|ADDED_TIME|");
        row("listmonk",
            "uuid,email,name,attributes,status,created_at,updated_at\n"
            "u1,ann@corp.example,Ann,{},enabled,2026-01-02,2026-01-03\n",
            "listmonk-subscribers", "email|name|||created_at|status");
        row("plain text", "ann@corp.example\nbo@corp.example\n", "contact-list", "Column 1|||||");
        row("French",
            "Prénom;Nom;Adresse e-mail;Date d'inscription;Statut\n"
            "Ann;Able;ann@corp.example;02/01/2026;Inscrit\n",
            "contact-list", "Adresse e-mail||Prénom|Nom|Date d'inscription|Statut");
        row("Spanish",
            "Nombre;Apellidos;Correo electrónico;Fecha de alta;Estado\n"
            "Ann;Able;ann@corp.example;02/01/2026;Activo\n",
            "contact-list", "Correo electrónico||Nombre|Apellidos|Fecha de alta|Estado");
        row("Portuguese",
            "Nome completo;Endereço de e-mail;Data de cadastro;Situação\n"
            "Ann Able;ann@corp.example;02/01/2026;Ativo\n",
            "contact-list", "Endereço de e-mail|Nome completo|||Data de cadastro|Situação");
        row("Japanese",
            "氏名,メールアドレス,登録日,配信状態\n山田,ann@corp.example,2026/01/02,配信中\n",
            "contact-list", "メールアドレス|氏名|||登録日|配信状態");
    }

    void knowsListsByTheirColumns() {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, format);
        QFETCH(const QString, roles);
        const auto file = sniffFile(written("list.dat", text));
        QVERIFY2(file, file ? "" : message(file.error()).c_str());
        QVERIFY(file->kind == InputKind::ContactList);
        QCOMPARE(QString::fromStdString(file->formatId), format);
        QVERIFY(listFormatById(file->formatId) != nullptr);
        const ListProfile& profile = *file->profile;
        QStringList found{QString::fromStdString(profile.columns[profile.emailColumn])};
        for (const ListRole role : {ListRole::Name, ListRole::FirstName, ListRole::LastName,
                                    ListRole::Date, ListRole::Status}) {
            const auto column = profile.roles.column(role);
            found << (column ? QString::fromStdString(profile.columns[*column]) : QString());
        }
        QCOMPARE(found.join(u'|'), roles);
    }

    void addressBooksAreLists_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::newRow("vCard") << QByteArray("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\n"
                                             "EMAIL:ann@corp.example\r\nEND:VCARD\r\n")
                               << QStringLiteral("vcard");
        QTest::newRow("LDIF") << QByteArray("version: 1\n\ndn: cn=Ann,dc=example\ncn: Ann\n"
                                            "mail: ann@corp.example\n")
                              << QStringLiteral("ldif");
    }

    void addressBooksAreLists() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, format);
        const std::string path = written("book.txt", bytes);
        const ExpandedPaths found = expandPaths({path});
        QCOMPARE(found.errors.size(), std::size_t{0});
        QCOMPARE(found.files.size(), std::size_t{1});
        QCOMPARE(found.files.front().name, path);
        QCOMPARE(found.files.front().origin, path);
        const auto file = sniffFile(found.files.front());
        QVERIFY(file);
        QVERIFY(file->kind == InputKind::ContactList);
        QCOMPARE(QString::fromStdString(file->formatId), format);
        QVERIFY2(file->why.find("Cards in it: 1") != std::string::npos, file->why.c_str());
        QCOMPARE(file->preview->rows.front().front(), std::string("ann@corp.example"));
    }

    void anAddressBookWithoutContactsIsEmpty() {
        const std::string path = written("empty.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\n");
        const ExpandedPaths found = expandPaths({path});
        QVERIFY(found.files.empty());
        QCOMPARE(found.errors.size(), std::size_t{1});
        QVERIFY(found.errors.front().code == ErrorCode::FileEmpty);
    }

private:
    std::string written(const char* name, const QByteArray& bytes) const {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path.toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ContactListsTest)
#include "tst_contact_lists.moc"
