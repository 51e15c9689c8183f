<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>loquat: The answer does not fit its schema in %n place(s):</source>
        <translation>
            <numerusform>loquat: The answer does not fit its schema in %n place:</numerusform>
            <numerusform>loquat: The answer does not fit its schema in %n places:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message numerus="yes">
        <source>at most %n entries</source>
        <translation>
            <numerusform>at most %n entry</numerusform>
            <numerusform>at most %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n characters</source>
        <translation>
            <numerusform>at most %n character</numerusform>
            <numerusform>at most %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Age</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AnswerNote</name>
    <message numerus="yes">
        <source>Does not fit its schema in %n place(s)</source>
        <translation>
            <numerusform>Does not fit its schema in %n place</numerusform>
            <numerusform>Does not fit its schema in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more place(s)</source>
        <translation>
            <numerusform>%n more place</numerusform>
            <numerusform>%n more places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BackupActions</name>
    <message numerus="yes">
        <source>%n message(s) were damaged on the disk. Each says so where it stands; compare it with a backup: Settings › Data.</source>
        <translation>
            <numerusform>%n message was damaged on the disk. It says so where it stands; compare it with a backup: Settings › Data.</numerusform>
            <numerusform>%n messages were damaged on the disk. Each says so where it stands; compare it with a backup: Settings › Data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BinActions</name>
    <message numerus="yes">
        <source>%n thing(s) restored</source>
        <translation>
            <numerusform>%n thing restored</numerusform>
            <numerusform>%n things restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) deleted for good</source>
        <translation>
            <numerusform>%n thing deleted for good</numerusform>
            <numerusform>%n things deleted for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BinDialog</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you delete stays here for %n days.</source>
        <translation>
            <numerusform>What you delete stays here for %n day.</numerusform>
            <numerusform>What you delete stays here for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty the bin, with %n message(s) in it?</source>
        <translation>
            <numerusform>Empty the bin, with %n message in it?</numerusform>
            <numerusform>Empty the bin, with %n messages in it?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) for good?</source>
        <translation>
            <numerusform>Delete %n message for good?</numerusform>
            <numerusform>Delete %n messages for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Compare</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) for %1 together</source>
        <extracomment>%1: &quot;3 answers&quot;; the tokens are those of all of them</extracomment>
        <translation>
            <numerusform>%n token for %1 together</numerusform>
            <numerusform>%n tokens for %1 together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionEditor</name>
    <message numerus="yes">
        <source>%n models; choose one above.</source>
        <translation>
            <numerusform>%n model; choose it above.</numerusform>
            <numerusform>%n models; choose one above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationView</name>
    <message numerus="yes">
        <source>%n hidden character(s) were left out</source>
        <translation>
            <numerusform>%n hidden character was left out</numerusform>
            <numerusform>%n hidden characters were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilingActions</name>
    <message numerus="yes">
        <source>%n chats moved to “%1”</source>
        <translation>
            <numerusform>%n chat moved to “%1”</numerusform>
            <numerusform>%n chats moved to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats moved out of their folder</source>
        <translation>
            <numerusform>%n chat moved out of its folder</numerusform>
            <numerusform>%n chats moved out of their folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Folder “%1” deleted with %n chats</source>
        <translation>
            <numerusform>Folder “%1” deleted with %n chat</numerusform>
            <numerusform>Folder “%1” deleted with %n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n chats changed</source>
        <translation>
            <numerusform>Tags of %n chat changed</numerusform>
            <numerusform>Tags of %n chats changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message numerus="yes">
        <source>%1 on this computer · %n model(s)</source>
        <translation>
            <numerusform>%1 on this computer · %n model</numerusform>
            <numerusform>%1 on this computer · %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Folders</name>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Footer</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden character(s)</source>
        <translation>
            <numerusform>%n hidden character</numerusform>
            <numerusform>%n hidden characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) for %1 answers</source>
        <extracomment>%1: how many answers they were counted for together</extracomment>
        <translation>
            <numerusform>%n token for %1 answers</numerusform>
            <numerusform>%n tokens for %1 answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageActions</name>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>%n message deleted</numerusform>
            <numerusform>%n messages deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageRow</name>
    <message numerus="yes">
        <source>Show all %n lines</source>
        <translation>
            <numerusform>Show all %n lines</numerusform>
            <numerusform>Show all %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelsDialog</name>
    <message numerus="yes">
        <source>At most %n at once.</source>
        <translation>
            <numerusform>At most %n at once.</numerusform>
            <numerusform>At most %n at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %n model(s)</source>
        <translation>
            <numerusform>Ask %n model</numerusform>
            <numerusform>Ask %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::OrganiseActions</name>
    <message numerus="yes">
        <source>%n chats pinned</source>
        <translation>
            <numerusform>%n chat pinned</numerusform>
            <numerusform>%n chats pinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats unpinned</source>
        <translation>
            <numerusform>%n chat unpinned</numerusform>
            <numerusform>%n chats unpinned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats archived</source>
        <translation>
            <numerusform>%n chat archived</numerusform>
            <numerusform>%n chats archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats taken out of the archive</source>
        <translation>
            <numerusform>%n chat taken out of the archive</numerusform>
            <numerusform>%n chats taken out of the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats deleted</source>
        <translation>
            <numerusform>%n chat deleted</numerusform>
            <numerusform>%n chats deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptImportDialog</name>
    <message numerus="yes">
        <source>Import %n prompt(s)</source>
        <translation>
            <numerusform>Import %n prompt</numerusform>
            <numerusform>Import %n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already</source>
        <translation>
            <numerusform>%n here already</numerusform>
            <numerusform>%n here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptWords</name>
    <message numerus="yes">
        <source>%n prompt(s) imported</source>
        <translation>
            <numerusform>%n prompt imported</numerusform>
            <numerusform>%n prompts imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) deleted</source>
        <translation>
            <numerusform>%n prompt deleted</numerusform>
            <numerusform>%n prompts deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New, without its %n example message(s)</source>
        <translation>
            <numerusform>New, without its %n example message</numerusform>
            <numerusform>New, without its %n example messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RoundsRow</name>
    <message numerus="yes">
        <source> time(s)</source>
        <extracomment>Behind a number, after a blank: once, or how often</extracomment>
        <translation>
            <numerusform> time</numerusform>
            <numerusform> times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SchemaForm</name>
    <message numerus="yes">
        <source>Strict needs &quot;additionalProperties&quot;: false and every property under &quot;required&quot;. Not so at %n place(s), the first is %1.</source>
        <translation>
            <numerusform>Strict needs &quot;additionalProperties&quot;: false and every property under &quot;required&quot;. Not so at %n place: %1.</numerusform>
            <numerusform>Strict needs &quot;additionalProperties&quot;: false and every property under &quot;required&quot;. Not so at %n places, the first is %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SearchFilters</name>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>Last day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SearchModel</name>
    <message numerus="yes">
        <source>Chat “%1”, %n found</source>
        <extracomment>A chat in which something was found, for screen readers; %n messages of it so far</extracomment>
        <translation>
            <numerusform>Chat “%1”, %n found</numerusform>
            <numerusform>Chat “%1”, %n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SidebarList</name>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SidebarMenu</name>
    <message numerus="yes">
        <source>Unpin %n chats</source>
        <translation>
            <numerusform>Unpin %n chat</numerusform>
            <numerusform>Unpin %n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pin %n chats</source>
        <translation>
            <numerusform>Pin %n chat</numerusform>
            <numerusform>Pin %n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n chats out of the archive</source>
        <translation>
            <numerusform>Take %n chat out of the archive</numerusform>
            <numerusform>Take %n chats out of the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archive %n chats</source>
        <translation>
            <numerusform>Archive %n chat</numerusform>
            <numerusform>Archive %n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n chats</source>
        <translation>
            <numerusform>Delete %n chat</numerusform>
            <numerusform>Delete %n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n chats…</source>
        <translation>
            <numerusform>Export %n chat…</numerusform>
            <numerusform>Export %n chats…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Generate titles of %n chats</source>
        <translation>
            <numerusform>Generate title of %n chat</numerusform>
            <numerusform>Generate titles of %n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TagsDialog</name>
    <message numerus="yes">
        <source>Tags of %n chats</source>
        <translation>
            <numerusform>Tags of %n chat</numerusform>
            <numerusform>Tags of %n chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TitleRounds</name>
    <message numerus="yes">
        <source>%n to %1</source>
        <extracomment>%1 is a model and its connection</extracomment>
        <translation>
            <numerusform>%n to %1</numerusform>
            <numerusform>%n to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to other models</source>
        <translation>
            <numerusform>%n to another model</numerusform>
            <numerusform>%n to other models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n requests?</source>
        <translation>
            <numerusform>Send %n request?</numerusform>
            <numerusform>Send %n requests?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n requests</source>
        <translation>
            <numerusform>Send %n request</numerusform>
            <numerusform>Send %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n titles written</source>
        <translation>
            <numerusform>Stopped. %n title written</numerusform>
            <numerusform>Stopped. %n titles written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n titles written</source>
        <translation>
            <numerusform>%n title written</numerusform>
            <numerusform>%n titles written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n titles written; the others keep theirs.</source>
        <translation>
            <numerusform>%n title written; the others keep theirs.</numerusform>
            <numerusform>%n titles written; the others keep theirs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ToolImportDialog</name>
    <message numerus="yes">
        <source>%n of them cannot be taken.</source>
        <translation>
            <numerusform>%n of them cannot be taken.</numerusform>
            <numerusform>%n of them cannot be taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tools were imported. Your programs stay bound to those that were replaced, and ask again.</source>
        <translation>
            <numerusform>%n tool was imported. Your program stays bound to the one that was replaced, and asks again.</numerusform>
            <numerusform>%n tools were imported. Your programs stay bound to those that were replaced, and ask again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tools were imported, none of them with a program.</source>
        <translation>
            <numerusform>%n tool was imported, without a program.</numerusform>
            <numerusform>%n tools were imported, none of them with a program.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ToolsField</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TreeWords</name>
    <message numerus="yes">
        <source>object, %n member(s), collapsed</source>
        <translation>
            <numerusform>object, %n member, collapsed</numerusform>
            <numerusform>object, %n members, collapsed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object, %n member(s), expanded</source>
        <translation>
            <numerusform>object, %n member, expanded</numerusform>
            <numerusform>object, %n members, expanded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>list, %n item(s), collapsed</source>
        <translation>
            <numerusform>list, %n item, collapsed</numerusform>
            <numerusform>list, %n items, collapsed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>list, %n item(s), expanded</source>
        <translation>
            <numerusform>list, %n item, expanded</numerusform>
            <numerusform>list, %n items, expanded</numerusform>
        </translation>
    </message>
</context>
</TS>
