<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CardText</name>
    <message numerus="yes">
        <source>%Ln bounce(s)</source>
        <translation>
            <numerusform>%Ln bounce</numerusform>
            <numerusform>%Ln bounces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delay(s)</source>
        <translation>
            <numerusform>%Ln delay</numerusform>
            <numerusform>%Ln delays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln complaint(s)</source>
        <translation>
            <numerusform>%Ln complaint</numerusform>
            <numerusform>%Ln complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsubscription(s)</source>
        <translation>
            <numerusform>%Ln unsubscription</numerusform>
            <numerusform>%Ln unsubscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln auto-reply(s)</source>
        <translation>
            <numerusform>%Ln auto-reply</numerusform>
            <numerusform>%Ln auto-replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivered</source>
        <translation>
            <numerusform>%Ln delivered</numerusform>
            <numerusform>%Ln delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not about bounces</source>
        <translation>
            <numerusform>%Ln not about bounces</numerusform>
            <numerusform>%Ln not about bounces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln unreadable</numerusform>
            <numerusform>%Ln unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln mail(s)</source>
        <translation>
            <numerusform>%1 · %Ln mail</numerusform>
            <numerusform>%1 · %Ln mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) without a valid address</source>
        <translation>
            <numerusform>%Ln row without a valid address</numerusform>
            <numerusform>%Ln rows without a valid address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) could not be read well</source>
        <translation>
            <numerusform>%Ln thing could not be read well</numerusform>
            <numerusform>%Ln things could not be read well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveQuestions</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) of that name are in the folder already.</source>
        <translation>
            <numerusform>%Ln file of that name is in the folder already.</numerusform>
            <numerusform>%Ln files of those names are in the folder already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %Ln row(s)</source>
        <translation>
            <numerusform>%1 to %2: %Ln row</numerusform>
            <numerusform>%1 to %2: %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::ChartsPage</name>
    <message numerus="yes">
        <source>%Ln mailbox(es) exist, but have been switched off.</source>
        <translation>
            <numerusform>%Ln mailbox exists, but has been switched off.</numerusform>
            <numerusform>%Ln mailboxes exist, but have been switched off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) with something to tell</source>
        <translation>
            <numerusform>%Ln contact with something to tell</numerusform>
            <numerusform>%Ln contacts with something to tell</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::ExportPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln file(s)</source>
        <translation>
            <numerusform>Save %Ln file</numerusform>
            <numerusform>Save %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::FacetButton</name>
    <message numerus="yes">
        <source>%1, %Ln contact(s)</source>
        <translation>
            <numerusform>%1, %Ln contact</numerusform>
            <numerusform>%1, %Ln contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::ImportPage</name>
    <message numerus="yes">
        <source>Review %Ln contact(s)</source>
        <translation>
            <numerusform>Review %Ln contact</numerusform>
            <numerusform>Review %Ln contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::MainWindow</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop to import %Ln file(s)</source>
        <translation>
            <numerusform>Drop to import %Ln file</numerusform>
            <numerusform>Drop to import %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::PresetChoice</name>
    <message numerus="yes">
        <source>Split at %Ln address(es) a file.</source>
        <translation>
            <numerusform>Split at %Ln address a file.</numerusform>
            <numerusform>Split at %Ln addresses a file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split at %Ln MB a file.</source>
        <translation>
            <numerusform>Split at %Ln MB a file.</numerusform>
            <numerusform>Split at %Ln MB a file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::ReviewPage</name>
    <message numerus="yes">
        <source>%Ln list(s)</source>
        <translation>
            <numerusform>%Ln list</numerusform>
            <numerusform>%Ln lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>go back to the proposal for %Ln contact(s)</source>
        <translation>
            <numerusform>go back to the proposal for %Ln contact</numerusform>
            <numerusform>go back to the proposal for %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keep %Ln contact(s)</source>
        <translation>
            <numerusform>keep %Ln contact</numerusform>
            <numerusform>keep %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>watch %Ln contact(s)</source>
        <translation>
            <numerusform>watch %Ln contact</numerusform>
            <numerusform>watch %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>review %Ln contact(s)</source>
        <translation>
            <numerusform>review %Ln contact</numerusform>
            <numerusform>review %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %Ln contact(s)</source>
        <translation>
            <numerusform>remove %Ln contact</numerusform>
            <numerusform>remove %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of the list bounced</source>
        <translation>
            <numerusform>%Ln address of the list bounced</numerusform>
            <numerusform>%Ln addresses of the list bounced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bounced address(es) in no list</source>
        <translation>
            <numerusform>%Ln bounced address in no list</numerusform>
            <numerusform>%Ln bounced addresses in no list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::SaveResultCard</name>
    <message numerus="yes">
        <source>%Ln file(s) of an earlier, longer export still lie beside them: %1. They are not part of this one; do not import them with it.</source>
        <translation>
            <numerusform>%Ln file of an earlier, longer export still lies beside them: %1. It is not part of this one; do not import it with them.</numerusform>
            <numerusform>%Ln files of an earlier, longer export still lie beside them: %1. They are not part of this one; do not import them with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) saved: %1.</source>
        <translation>
            <numerusform>%Ln file saved: %1.</numerusform>
            <numerusform>%Ln files saved: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln row(s))</source>
        <translation>
            <numerusform>%1 (%Ln row)</numerusform>
            <numerusform>%1 (%Ln rows)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>listwright::WhyPane</name>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
</context>
</TS>
