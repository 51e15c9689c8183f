<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Assembly</name>
    <message>
        <source>The settings could not be read. They are kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Loquat is running with this data directory already, but does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>The gateway refused the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for missing or extra characters in the key, or make a new one on the gateway&apos;s pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key may not use this model or address; choose another model, or ask whoever runs the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has no credit left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top it up on the gateway&apos;s pages, or use another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway asks you to wait %1 seconds before trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model name must match to the letter; fetch the list of models and choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway has no provider for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again will not help; choose another model, or ask whoever runs the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not accept one of the options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the option that it names away, or change its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not accept the option “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this option away, or change its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway could not use the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own words say what it objects to; another model may accept the same message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new chat, shorten the message, or choose a model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is too large for the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send fewer or smaller images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot read images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that can, or send the message without images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address answers with a web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API path is probably missing: compare the Base URL with the gateway&apos;s guide, it often ends in /v1 or /api/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway does not know this path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the Base URL with the gateway&apos;s guide: a part such as /v1 or /api/v1 may be missing or doubled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway sent an empty answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message may be too long or filtered, or the model may not suit it; try again or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway started a background task instead of answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not answer in a chat; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway&apos;s content filter blocked this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the message in other words, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or choose a faster model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway could not be reached in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your network and the Base URL, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway did not begin to answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model may be overloaded or still thinking; try again, or choose a faster one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer stopped arriving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data came for a long time; what had arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port in the Base URL, and that the gateway is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended before the answer was complete; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address “%1” was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a typing error in the Base URL, and check your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect this computer to the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent; check the Base URL, the date of this computer, and whether a company network is in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of “%1” cannot be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy settings of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them to the proxy settings of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway points to another address without naming it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent there; check the Base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway points to another address: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent there; if you trust it, use it as the Base URL and enter the key again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It or a server behind it fails at the moment; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model may still be loading or have too many users; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It asks you to wait %1 seconds before trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in front of the gateway blocked the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall, a bot check or a sign-in page stands there; ask whoever runs the gateway for the API address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not follow the Chat Completions format; check the Base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something other than a gateway answers there; check the Base URL and its port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway reported an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own words say more; try again, and if it stays, ask whoever runs the gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or saving data failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has room and that the data folder can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or saving data failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Base URL is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address from the gateway&apos;s guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Base URL must begin with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Base URL must not contain a user name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the part before the @ away; the key belongs into its own field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Base URL names no server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the whole address from the gateway&apos;s guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like an API key, not like an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it as the API Key, and the address from the gateway&apos;s guide as the Base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Base URL contains a space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the space away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not clear which part of the path is meant: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the Base URL with the gateway&apos;s guide and leave one API path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key contains a character that cannot be sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the key again; it consists of plain letters, digits and dashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header “%1” cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use plain letters without line breaks, and leave headers that belong to the transport alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is in the keychain, and the keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again, or enter the key once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone on the way could read the key; use https, or allow it for this connection in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model, or enter its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not an image that can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use PNG, JPEG, WebP, GIF or BMP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HEIC images cannot be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture as JPEG or PNG and attach that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AVIF images cannot be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TIFF images cannot be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawings cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the drawing as PNG and attach that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has too many pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller than 50 megapixels and attach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image file is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller than 20 MB and attach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open and save it with another program, then attach it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This image address cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a plain https or http address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway did not say why it stopped; the answer may be cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ends here because the token limit was reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway&apos;s content filter ended the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some parts of the answer could not be read and were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was thinking, but gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway answered in plain text instead of the usual format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended before it was complete; what had arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this reply; what had arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply may be cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway did not say why it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>Qt %1: GNU LGPL 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite: public domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Loquat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with every gateway that speaks the OpenAI format. Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Attach images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image from a&amp;ddress…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instructions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;earch chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last used chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous a&amp;rea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ormal text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wide column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu &amp;bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Loquat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AppearancePage</name>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AttachmentTile</name>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove picture (Del)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChatPage</name>
    <message>
        <source>Send with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a reply grows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the question at the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay where I am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer briefly and in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent before every message, unless a conversation has instructions of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Attach images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image from address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter sends · Enter new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to send with Ctrl+Enter instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to send with Enter instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent when done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending as soon as the images are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One message is waiting already. Edit it, or send it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply is still running. Stop it, or wait for its end, then send the edited question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionEditor</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The key is in the system keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The key is in a file that only you can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, but the keychain is locked: the key is kept for this run only. Unlock the keychain and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, but there is no system keychain: the key is kept for this run only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in a file only you can read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 for one word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers, but does not say when an answer is complete. Replies will carry a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: %1 answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway&apos;s list is empty. Type the model&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n models; choose one above.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The stored key cannot be read: the keychain is locked or does not have it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this connection and its key? Conversations stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionFields</name>
    <message>
        <source>Tick the box above, or use an https:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a model&apos;s name, or fetch the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send messages and key unencrypted to this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are looked up in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone on the way can read what goes over http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You find it here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers on this machine need none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConversationPane</name>
    <message>
        <source>Chat deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DetailsDialog</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of these from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of these for thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DropSheet</name>
    <message>
        <source>Drop to attach</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EmptyPage</name>
    <message>
        <source>What is on your mind?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write below. Pictures can be pasted, or dropped anywhere on the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>There is neither an address nor a key in this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 on this computer · %n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connect your gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste its address, your API key, or the whole example from its guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, API key or example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a service…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around without a key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Header</name>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model that answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo, no AI · Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect your own gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ImageAddressDialog</name>
    <message>
        <source>This is not an address of a picture. It begins with https:// and names a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image from address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway fetches the image from there; Loquat only passes the address on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::InstructionsDialog</name>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions for this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer briefly and in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use those of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent before every message of this conversation. These are the instructions of the settings until you change them here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent before every message of this conversation. They belong to this conversation alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JumpButton</name>
    <message>
        <source>Jump to the latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::KeyField</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LinkBar</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link shows another address than it leads to. It leads to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1 – Loquat</source>
        <extracomment>Title of the window; %1 is the title of a chat</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Menus</name>
    <message>
        <source>&amp;Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MessageRow</name>
    <message>
        <source>Show less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelPicker</name>
    <message>
        <source>Search, or type a model&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelPickerModel</name>
    <message>
        <source>Demo (offline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list. Type a model&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use “%1” with %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MoreFields</name>
    <message>
        <source>This is not a header that can be sent: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Pictures</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProblemPage</name>
    <message>
        <source>Your chats were written by a newer Loquat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a Loquat database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of your chats is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Update Loquat, or go on with a new database beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Perhaps the disk is not there, or the file may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed, and the file is kept as it is. You can go on with a new database beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new database</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ShortcutSheet</name>
    <message>
        <source>Edit the last question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, in an empty field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename a chat in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a chat in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>Format of a month above a group of the sidebar; in Chinese yyyy年M月</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SidebarDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StatusCard</name>
    <message>
        <source>Open the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TitleField</name>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::WindowCommands</name>
    <message>
        <source>Show me around.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
