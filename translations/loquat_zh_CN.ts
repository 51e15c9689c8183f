<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Assembly</name>
    <message>
        <source>The settings could not be read. They are kept as %1.</source>
        <translation>无法读取设置。原文件已保留为 %1。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 需要一个值。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;.</source>
        <translation>%1 不能是“%2”。</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>The key file %1 cannot be read: %2</source>
        <translation>无法读取密钥文件 %1：%2</translation>
    </message>
    <message>
        <source>The key file %1 is empty.</source>
        <translation>密钥文件 %1 为空。</translation>
    </message>
    <message>
        <source>No prompt. Give one, or - to read it from standard input.</source>
        <translation>缺少提问。请写出提问，或用 - 从标准输入读取。</translation>
    </message>
    <message>
        <source>More than one prompt. Put quotation marks around it.</source>
        <translation>提问不止一个。请用引号把整个提问括起来。</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>提问为空。</translation>
    </message>
    <message>
        <source>Unknown option: %1</source>
        <translation>未知选项：%1</translation>
    </message>
    <message>
        <source>--option needs NAME=VALUE, for example max_tokens=50.</source>
        <translation>--option 需要 NAME=VALUE 的形式，例如 max_tokens=50。</translation>
    </message>
    <message>
        <source>The option %1 cannot have the value %2.</source>
        <translation>选项 %1 的值不能是 %2。</translation>
    </message>
    <message>
        <source>There is no connection named %1.</source>
        <translation>没有名为 %1 的连接。</translation>
    </message>
    <message>
        <source>No model is chosen. Name one with --model.</source>
        <translation>尚未选择模型。请用 --model 指定。</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>无法读取标准输入。</translation>
    </message>
    <message>
        <source>The prompt on standard input is too long.</source>
        <translation>标准输入中的提问过长。</translation>
    </message>
    <message>
        <source>Describe this image.</source>
        <translation>描述这张图。</translation>
    </message>
    <message>
        <source>loquat: This address is not encrypted; others can read what is sent.
</source>
        <translation>loquat：此地址未加密，发送的内容可能被他人读取。
</translation>
    </message>
    <message>
        <source>The conversations in %1 cannot be opened: %2</source>
        <translation>无法打开 %1 中的对话：%2</translation>
    </message>
    <message>
        <source>The running window did not take the file. Close it and try again.</source>
        <translation>正在运行的窗口没有接收此文件。请关闭窗口后重试。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>文件 %1 不存在。</translation>
    </message>
    <message>
        <source>The data directory %1 cannot be used: %2</source>
        <translation>无法使用数据目录 %1：%2</translation>
    </message>
    <message>
        <source>Unknown argument: %1</source>
        <translation>未知参数：%1</translation>
    </message>
    <message>
        <source>loquat: Waiting for the system&apos;s keychain. It may be asking to be unlocked.
</source>
        <translation>loquat：正在等待系统钥匙串，它可能需要解锁。
</translation>
    </message>
    <message>
        <source>loquat: The model asked for the tool %1, which is not run: %2
</source>
        <translation>loquat：模型请求调用工具 %1，但不会执行：%2
</translation>
    </message>
    <message>
        <source>loquat: %1 Trying again in %2 s.
</source>
        <translation>loquat：%1%2 秒后重试。
</translation>
    </message>
    <message>
        <source>loquat: The gateway refuses the option %1; asking without it.
</source>
        <translation>loquat：网关不接受参数 %1，去掉后重新请求。
</translation>
    </message>
    <message>
        <source>loquat: The gateway refuses the option %1; asking with %2.
</source>
        <translation>loquat：网关不接受参数 %1，改用 %2 重新请求。
</translation>
    </message>
    <message>
        <source>loquat: The key was refused or limited; asking with the next one.
</source>
        <translation>loquat：密钥被拒绝或受到限制，改用下一个密钥。
</translation>
    </message>
    <message>
        <source>Unexpected: %1</source>
        <translation>多余的参数：%1</translation>
    </message>
    <message>
        <source>A chat does not work over this connection.</source>
        <translation>通过此连接无法对话。</translation>
    </message>
    <message>
        <source>No model was named, so the first one of the list was asked: %1</source>
        <translation>未指定模型，因此使用了列表中的第一个：%1</translation>
    </message>
    <message>
        <source>A chat works over this connection.</source>
        <translation>通过此连接可以对话。</translation>
    </message>
    <message>
        <source>%1; “loquat doctor” looks for the right address.</source>
        <translation>%1；运行“loquat doctor”可查找正确的地址。</translation>
    </message>
    <message>
        <source>The gateway sent no first choice; this is choice %1.</source>
        <translation>网关没有发送第一个候选，这是第 %1 个候选。</translation>
    </message>
    <message>
        <source>No file. &quot;loquat import --help&quot; shows what can be given.</source>
        <translation>没有指定文件。运行“loquat import --help”查看用法。</translation>
    </message>
    <message>
        <source>The window was closed before it was done. Import the file again: only what is missing is added then.</source>
        <translation>窗口在导入完成之前关闭了。请再次导入这个文件，只会添加还缺少的内容。</translation>
    </message>
    <message>
        <source>There is more to read than an export can hold.</source>
        <translation>要读取的数据太多，超出了导出文件可能的大小。</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已略过：%1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 项</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>The conversations in %1 were written by a newer Loquat. Use that one.</source>
        <translation>%1 中的对话由更新版本的 Loquat 写成，请使用那个版本。</translation>
    </message>
    <message>
        <source>Nothing to search for. &quot;loquat search --help&quot; shows what can be given.</source>
        <translation>没有要搜索的内容。“loquat search --help”会列出可用的参数。</translation>
    </message>
    <message>
        <source>Usage: loquat search [options] QUERY

Finds messages that hold all words of QUERY: what was said and thought, titles, names of
files, calls of tools. Words are found by their beginning, Chinese of any length anywhere,
simplified by traditional and the other way round, and &quot;words in quotes&quot; together.
The newest come first. A window may be open meanwhile.

  --json               an object a line: conversation, title, message, role, snippet
                       (where a title was found, message and role are null)
  --limit N            at most N (100)
  --role ROLE          user, assistant, system or tool
  --model MODEL        replies of this model
  --from DATE          of this day (2026-01-31) or later
  --before DATE        of an earlier day
  --has image|code     with an image; with a block of code
  --data-dir DIR       where conversations are kept

Exit status: 0 found, 1 nothing found, 2 usage or error.
</source>
        <translation>用法：loquat search [选项] 搜索词

查找包含全部搜索词的消息：说过和思考过的内容、标题、文件名、工具调用。
单词按开头匹配，中文不限长度、任意位置都能找到，简体与繁体互相匹配，
&quot;引号中的词&quot;须连在一起。最新的排在最前。窗口可以同时开着。

  --json               每行一个对象：conversation、title、message、role、snippet
                       （找到的是标题时，message 和 role 为 null）
  --limit N            最多 N 条（100）
  --role ROLE          user、assistant、system 或 tool
  --model MODEL        此模型的回复
  --from DATE          这一天（2026-01-31）或之后
  --before DATE        这一天之前
  --has image|code     含有图片；含有代码块
  --data-dir DIR       对话所在的目录

退出状态：0 找到，1 没有找到，2 用法有误或出错。
</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>Usage: loquat list [options]

Lists conversations, the newest first: id, time of the last change, title, and where
there are any its folder in [] and its tags behind #. A window may be open meanwhile.

  --json               an object a line: conversation, title, created, updated, model,
                       pinned, archived, folder (names from the top down), tags
  --data-dir DIR       where conversations are kept

Exit status: 0 complete, 2 usage or error.
</source>
        <translation>用法：loquat list [选项]

列出对话，最新的排在最前：编号、最后修改时间、标题；有文件夹时写在 [] 中，
有标签时写在 # 之后。窗口可以同时开着。

  --json               每行一个对象：conversation、title、created、updated、model、
                       pinned、archived、folder（从上到下的名称）、tags
  --data-dir DIR       对话所在的目录

退出状态：0 完成，2 用法有误或出错。
</translation>
    </message>
    <message>
        <source>Where the backup goes is given with -o.</source>
        <translation>备份存到哪里，用 -o 指定。</translation>
    </message>
    <message>
        <source>Give one backup. &quot;loquat restore --help&quot; shows how.</source>
        <translation>请给出一个备份。“loquat restore --help”有说明。</translation>
    </message>
    <message>
        <source>Usage: loquat restore [options] FILE

Makes all conversations what they were in the backup FILE. What is here now is backed up
first, so that it can be gone back to. A window that is open does it, unless a reply is
coming in there. To bring back some conversations only, use the settings or &quot;loquat
import FILE&quot;, which leaves what is here as it is.

  --dry-run                say what would change, and change nothing
  --passphrase-file FILE   the passphrase of the backup is in the first line of FILE
  --data-dir DIR           where conversations are kept

A passphrase that is needed and not given is asked for.
Exit status: 0 complete, 1 usage, 2 error, 3 the window was closed.
</source>
        <translation>用法：loquat restore [选项] FILE

让所有对话回到备份 FILE 中的样子。现在的内容会先备份，之后可以再回来。
如果窗口开着，由窗口来做；正在接收回复时不行。只想找回几个对话，请用设置，
或用“loquat import FILE”，它不会改动已有的内容。

  --dry-run                只说明会改变什么，不做改动
  --passphrase-file FILE   备份的口令在 FILE 的第一行
  --data-dir DIR           对话所在的目录

需要口令而没有给出时会询问。
退出状态：0 完成，1 用法错误，2 出错，3 窗口被关闭。
</translation>
    </message>
    <message>
        <source>There are no conversations in %1.</source>
        <translation>%1 中没有对话。</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 已经存在。</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;.</source>
        <translation>%1 不能是“%2”。</translation>
    </message>
    <message>
        <source>Say with -o where to write to; - is standard output.</source>
        <translation>请用 -o 说明写到哪里；- 表示标准输出。</translation>
    </message>
    <message>
        <source>Say which conversations: with --conversation, or all of them with --all.</source>
        <translation>请说明导出哪些对话：用 --conversation 指定，或用 --all 导出全部。</translation>
    </message>
    <message>
        <source>Several conversations become a folder, which cannot be standard output.</source>
        <translation>多个对话会导出为一个文件夹，不能写到标准输出。</translation>
    </message>
    <message>
        <source>The passphrase file %1 cannot be read: %2</source>
        <translation>无法读取口令文件 %1：%2</translation>
    </message>
    <message>
        <source>The passphrase file %1 is empty.</source>
        <translation>口令文件 %1 是空的。</translation>
    </message>
    <message>
        <source>There is no terminal to ask for a passphrase. Give it with --passphrase-file.</source>
        <translation>没有可以询问口令的终端。请用 --passphrase-file 给出。</translation>
    </message>
    <message>
        <source>Passphrase: </source>
        <translation>口令：</translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation>再输一次：</translation>
    </message>
    <message>
        <source>No passphrase was typed.</source>
        <translation>没有输入口令。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一样。</translation>
    </message>
    <message>
        <source>Conversations in the backup: %1, messages: %2</source>
        <translation>备份中的对话：%1，消息：%2</translation>
    </message>
    <message>
        <source>Only in the backup: %1, different here: %2, only here: %3</source>
        <translation>只在备份中：%1，与这里不同：%2，只在这里：%3</translation>
    </message>
    <message>
        <source>Conversations: %1, messages: %2</source>
        <translation>对话：%1，消息：%2</translation>
    </message>
    <message>
        <source>What was here before is kept as %1.</source>
        <translation>之前的内容保存为 %1。</translation>
    </message>
    <message>
        <source>The window was closed before it was done. Look there what is shown, and try again.</source>
        <translation>还没完成，窗口就关闭了。请打开窗口看看现在的内容，再试一次。</translation>
    </message>
    <message>
        <source>The running window did not answer. Close it and try again.</source>
        <translation>正在运行的窗口没有回应。请关闭它再试。</translation>
    </message>
    <message>
        <source>Usage: loquat [options]            open the window
       loquat ask [options] PROMPT  answer on standard output
       loquat doctor [options]      find out what is wrong with a connection
       loquat import [options] FILE…  import conversations of other programs
       loquat search [options] QUERY  find messages
       loquat list [options]        list conversations
       loquat backup [options]      make a backup of all conversations
       loquat restore [options] FILE  go back to a backup
       loquat export [options] -o FILE  export conversations

Options of the window:
  --data-dir DIR        keep everything below DIR
  --base-url URL        use this gateway for this run
  --api-key-file FILE   read its key from FILE
  --model MODEL         use this model
  --send TEXT           send TEXT in a new conversation
  --image FILE|URL      attach an image to it (can be repeated)
  --open ID|last        open a conversation
  --quit-when-done      leave after the reply has been shown
  --version, --help

&quot;loquat ask --help&quot; and the like list the options of the others.
</source>
        <translation>用法：loquat [选项]                打开窗口
      loquat ask [选项] 提问        在标准输出上给出回复
      loquat doctor [选项]          找出连接的问题
      loquat import [选项] 文件…    导入其他程序的对话
      loquat search [选项] 搜索词   查找消息
      loquat list [选项]            列出对话
      loquat backup [选项]          备份所有对话
      loquat restore [选项] 文件    回到某个备份
      loquat export [选项] -o 文件  导出对话

窗口的选项：
  --data-dir DIR        所有数据都放在 DIR 下
  --base-url URL        本次运行使用此网关
  --api-key-file FILE   从 FILE 读取它的密钥
  --model MODEL         使用此模型
  --send TEXT           在新对话中发送 TEXT
  --image FILE|URL      为其附上图片（可多次使用）
  --open ID|last        打开某个对话
  --quit-when-done      显示完回复后退出
  --version, --help

“loquat ask --help”等会列出其他命令各自的选项。
</translation>
    </message>
    <message>
        <source>Only JSON can be protected with a passphrase.</source>
        <translation>只有 JSON 可以用口令保护。</translation>
    </message>
    <message>
        <source>Usage: loquat export [options] (--conversation ID | --all) -o FILE

Exports conversations. A window may be open meanwhile. JSON holds everything, can be
imported again, and is always one file; of the other formats several conversations
become a folder, which has to be new or empty. Keys are never exported.

  --format FORMAT      json (as usual), markdown, html, pdf or text
  --conversation ID    this conversation (can be repeated; &quot;loquat list&quot; shows the ids)
  --all                all conversations
  -o, --output FILE    the file or folder to make; - writes one file to standard output
                       (of Markdown without its pictures)
  --without-reasoning  leave out what models thought
  --without-tools      leave out calls of tools and their results
  --all-branches       all branches, not only the one that is shown (JSON has them always)
  --seal               ask for a passphrase that opens the file (JSON only)
  --passphrase-file FILE  the same, with the passphrase in the first line of FILE
  --data-dir DIR       where conversations are kept

Exit status: 0 complete, 1 usage, 2 error, 130 stopped.
</source>
        <translation>用法：loquat export [选项] (--conversation ID | --all) -o FILE

导出对话。窗口可以同时开着。JSON 包含全部内容，可以重新导入，总是一个文件；
其他格式的多个对话会成为一个文件夹，它必须是新的或空的。绝不会导出密钥。

  --format FORMAT      json（默认）、markdown、html、pdf 或 text
  --conversation ID    导出这个对话（可以重复；“loquat list”列出各个 ID）
  --all                导出全部对话
  -o, --output FILE    要生成的文件或文件夹；- 把一个文件写到标准输出
                       （Markdown 不带图片）
  --without-reasoning  不包括思考过程
  --without-tools      不包括工具调用及其结果
  --all-branches       包括所有分支，而不只是当前显示的（JSON 总是全部包括）
  --seal               询问一个口令，只有它能打开文件（仅限 JSON）
  --passphrase-file FILE  同上，口令在 FILE 的第一行
  --data-dir DIR       存放对话的位置

退出状态：0 完成，1 用法错误，2 出错，130 已停止。
</translation>
    </message>
    <message>
        <source>Usage: loquat import [options] FILE…

Imports what &quot;loquat export&quot; wrote as JSON, backups and exports of Cherry Studio,
Chatbox, NextChat, ChatGPT, Open WebUI, Claude and LibreChat, and arrays of
{&quot;role&quot;, &quot;content&quot;}. With - a file is read from standard input. What is here already is
left alone, so a file can be imported again.
A window that is open takes the files. A passphrase that is needed and not given is asked
for.

  --dry-run            say what would be imported, and write nothing
  --passphrase-file FILE  the passphrase of the files is in the first line of FILE
  --data-dir DIR       where conversations are kept

Prints the ids of the conversations that are new, a line each.
Exit status: 0 complete, 1 usage, 2 error, 3 the window was closed, 130 stopped.
</source>
        <translation>用法：loquat import [选项] 文件…

导入“loquat export”写出的 JSON，Cherry Studio、Chatbox、NextChat、ChatGPT、
Open WebUI、Claude 和 LibreChat 的备份和导出文件，以及由 {&quot;role&quot;, &quot;content&quot;} 组成的数组。写 - 则从标准输入读取文件。
已经有的内容不会改动，所以同一个文件可以再次导入。窗口开着时，由窗口来导入。
需要口令而没有给出时会询问。

  --dry-run            只说明会导入什么，不写入任何内容
  --passphrase-file FILE  文件的口令在 FILE 的第一行
  --data-dir DIR       对话保存在哪里

输出新对话的 ID，每行一个。
退出状态：0 完成，1 用法错误，2 出错，3 窗口已关闭，130 已停止。
</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>%1 opens (layout %2, %3).</source>
        <translation>%1 可以打开（结构版本 %2，%3）。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>The file is damaged. Open Loquat&apos;s window: it saves what can be read into a new database, and leaves this one as it is.</source>
        <translation>文件已损坏。请打开 Loquat 的窗口：它会把还能读出的内容存入新的数据库，这个文件保持原样。</translation>
    </message>
    <message>
        <source>Not what was written once: %1. They are marked in their chats; a backup may have them.</source>
        <translation>与当初写入的内容不一致的消息：%1 条。它们在对话中有标记；备份里可能有完好的内容。</translation>
    </message>
    <message>
        <source>Not all of them could be looked at.</source>
        <translation>未能检查全部消息。</translation>
    </message>
    <message>
        <source>All of them are as they were written. The search index is damaged; Loquat makes it anew by itself.</source>
        <translation>全部消息都与写入时一致。搜索索引已损坏，Loquat 会自动重建。</translation>
    </message>
    <message>
        <source>All of them are as they were written.</source>
        <translation>全部消息都与写入时一致。</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>It was cut off. At its next start Loquat looks through the database by itself.</source>
        <translation>上次运行意外中断。下次启动时 Loquat 会自动检查数据库。</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>This database was made of what could be read of a damaged one. The settings say what was lost.</source>
        <translation>这个数据库由一个损坏的数据库中还能读出的内容组成。设置里说明了丢失的内容。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Daily backups are off.</source>
        <translation>每日备份已关闭。</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>The newest one is of %1, and was read through when it was made.</source>
        <translation>最新的备份是 %1 的，制作时已通读检查。</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>可用空间 %1。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>It cannot be written to. Check that the disk is not write-protected and that the folder is yours.</source>
        <translation>无法写入。请检查磁盘是否写保护，以及该文件夹是否属于您。</translation>
    </message>
    <message>
        <source>It is on the network. Use Loquat on one computer at a time; a folder on this computer is safer.</source>
        <translation>它位于网络上。请同一时间只在一台电脑上使用 Loquat；放在本机的文件夹里更安全。</translation>
    </message>
    <message>
        <source>It is synchronised with other computers. Use Loquat on one of them at a time; a folder that is not synchronised is safer.</source>
        <translation>它会与其他电脑同步。请同一时间只在其中一台上使用 Loquat；放在不同步的文件夹里更安全。</translation>
    </message>
    <message>
        <source>Usage: loquat doctor [options]

Examines a connection step by step and says what is wrong with it. Where there are
chats, it reads through their database, too, and changes nothing.

  --base-url URL       address of the gateway
  --api-key-file FILE  file with the API key
  --model NAME         model to ask; otherwise the first one of the gateway&apos;s list
  --profile NAME       a stored connection, by its name
  --images             also look whether the model sees images
  --json               print one line of JSON
  --data-dir DIR       where settings are kept

LOQUAT_BASE_URL, LOQUAT_API_KEY and LOQUAT_MODEL, and after them OPENAI_BASE_URL,
OPENAI_API_KEY and OPENAI_MODEL, are used where an argument is missing.
The JSON leaves out checks that were not made; what is known of the chats is in
&quot;data&quot;. Requests go to the address given; a few words are sent to the model.
Exit status: 0 a chat works, 1 usage, 2 it does not, 130 stopped.
</source>
        <translation>用法：loquat doctor [选项]

逐步检查一个连接，并说明问题出在哪里。如果有对话，也会通读它们的数据库，
但不改动任何内容。

  --base-url URL       网关的接口地址
  --api-key-file FILE  存放密钥的文件
  --model NAME         使用的模型；不指定则用网关列表中的第一个
  --profile NAME       已保存的连接的名称
  --images             同时检查模型能否看到图片
  --json               输出一行 JSON
  --data-dir DIR       设置所在的目录

未给出参数时，依次使用环境变量 LOQUAT_BASE_URL、LOQUAT_API_KEY、LOQUAT_MODEL 和
OPENAI_BASE_URL、OPENAI_API_KEY、OPENAI_MODEL。
JSON 中不包含未进行的检查；关于对话的情况在 &quot;data&quot; 中。请求只发往给定的地址，
并会向模型发送一句简短的话。
退出状态：0 可以对话，1 用法错误，2 不能对话，130 已停止。
</translation>
    </message>
    <message>
        <source>Your chats</source>
        <translation>您的对话</translation>
    </message>
    <message>
        <source>loquat: The gateway sent %1 of %2 answers.
</source>
        <translation>loquat: 网关只返回了 %2 个回答中的 %1 个。
</translation>
    </message>
    <message>
        <source>loquat: The answer is JSON; its schema could not be used to check it.</source>
        <translation>loquat：回答是 JSON，但无法用它的 Schema 检查。</translation>
    </message>
    <message>
        <source>loquat: The answer is JSON, but no object.</source>
        <translation>loquat：回答是 JSON，但不是对象。</translation>
    </message>
    <message numerus="yes">
        <source>loquat: The answer does not fit its schema in %n place(s):</source>
        <translation>
            <numerusform>loquat：回答有 %n 处不符合 Schema：</numerusform>
        </translation>
    </message>
    <message>
        <source>The schema in response_format cannot be used. At %1: %2.</source>
        <translation>response_format 中的 Schema 无法使用。%1 处：%2。</translation>
    </message>
    <message>
        <source>loquat: The answer was not checked: %1.</source>
        <translation>loquat：未检查回答：%1。</translation>
    </message>
    <message>
        <source>loquat: The answer is no valid JSON. %1</source>
        <extracomment>%1: where, and what is wrong there</extracomment>
        <translation>loquat：回答不是有效的 JSON。%1</translation>
    </message>
    <message>
        <source>Tools that may run without asking in what was restored could not be made to ask again: %1 %2</source>
        <translation>无法让恢复内容中不经询问即可运行的工具重新询问：%1 %2</translation>
    </message>
    <message>
        <source>Tools that may run without asking in what was imported could not be made to ask again: %1 %2</source>
        <translation>无法让导入内容中不经询问即可运行的工具重新询问：%1 %2</translation>
    </message>
    <message>
        <source>Standard input holds either the prompt or the messages. Put one into a file.</source>
        <translation>标准输入只能提供提问或消息中的一种，请将另一种放入文件。</translation>
    </message>
    <message>
        <source>Usage: loquat ask [options] [PROMPT | -]

Asks once and prints the answer. With - the prompt is read from standard input.

  --base-url URL       address of the gateway, for this run only
  --api-key-file FILE  file with the API key
  --model NAME         model to ask
  --profile NAME       a stored connection, by its name
  --system TEXT        instructions for the model
  --user TEXT          what was asked before, as an example; may be repeated
  --assistant TEXT     what was answered then; may be repeated
  --messages FILE|-    what was said before all of these: a JSON array of messages as
                       the API takes them, with calls of tools and their results; the
                       prompt may be left out
  --image FILE|URL     image to send along; may be repeated
  --option NAME=VALUE  option of the API, its value as JSON or text; null leaves out
                       what goes out by itself, as in stream=null; names of our own
                       are @instructions_role=developer and
                       @max_tokens_name=max_completion_tokens
  --no-stream          ask for the answer in one piece
  --json               print one line of JSON instead of the answer
  --data-dir DIR       where settings are kept

LOQUAT_BASE_URL, LOQUAT_API_KEY and LOQUAT_MODEL, and after them OPENAI_BASE_URL,
OPENAI_API_KEY and OPENAI_MODEL, are used where an argument is missing.
Exit status: 0 complete, 1 usage, 2 error, 3 interrupted, 130 stopped.
</source>
        <translation>用法：loquat ask [选项] [提问 | -]

提问一次并输出回复。用 - 表示从标准输入读取提问。

  --base-url URL       网关的接口地址，仅用于本次运行
  --api-key-file 文件  存放密钥的文件
  --model 名称         使用的模型
  --profile 名称       已保存的连接，按名称选择
  --system 文本        给模型的指令
  --user 文本          之前的提问，作为示例，可多次使用
  --assistant 文本     当时的回复，可多次使用
  --messages 文件|-    在这些之前的对话：API 格式的消息 JSON 数组，
                       可包含工具调用及其结果；此时可省略提问
  --image 文件|URL     随提问发送的图片，可多次使用
  --option 名称=值     API 参数，值为 JSON 或文本；null 表示不发送
                       会自动发送的内容，例如 stream=null；
                       本程序自己的名称有 @instructions_role=developer 和
                       @max_tokens_name=max_completion_tokens
  --no-stream          不用流式输出，一次取回整个回复
  --json               输出一行 JSON，而不是回复正文
  --data-dir 目录      设置所在的目录

未给出参数时，依次使用环境变量 LOQUAT_BASE_URL、LOQUAT_API_KEY、LOQUAT_MODEL 和
OPENAI_BASE_URL、OPENAI_API_KEY、OPENAI_MODEL。
退出状态：0 完成，1 用法错误，2 出错，3 中断，130 已停止。
</translation>
    </message>
    <message>
        <source>a text is missing here</source>
        <translation>这里缺少文本</translation>
    </message>
    <message>
        <source>an object with a type is expected, for example {&quot;type&quot;:&quot;text&quot;,&quot;text&quot;:&quot;Hello&quot;}</source>
        <translation>应为带有 type 的对象，例如 {&quot;type&quot;:&quot;text&quot;,&quot;text&quot;:&quot;Hello&quot;}</translation>
    </message>
    <message>
        <source>only text is allowed in a message of the role %1</source>
        <translation>角色为 %1 的消息只能包含文本</translation>
    </message>
    <message>
        <source>a text, or an array of parts, is expected</source>
        <translation>应为文本或内容数组</translation>
    </message>
    <message>
        <source>the arguments are a text that holds JSON, for example &quot;{}&quot;</source>
        <translation>参数应为包含 JSON 的文本，例如 &quot;{}&quot;</translation>
    </message>
    <message>
        <source>a message is an object with role and content</source>
        <translation>消息应为带有 role 和 content 的对象</translation>
    </message>
    <message>
        <source>the role is one of system, developer, user, assistant and tool</source>
        <translation>角色只能是 system、developer、user、assistant 或 tool</translation>
    </message>
    <message>
        <source>only the role assistant calls tools</source>
        <translation>只有角色 assistant 可以调用工具</translation>
    </message>
    <message>
        <source>an array of calls is expected</source>
        <translation>应为调用数组</translation>
    </message>
    <message>
        <source>two calls have this id</source>
        <translation>两个调用使用了同一个 ID</translation>
    </message>
    <message>
        <source>no call right above has this id, or it has its result already</source>
        <translation>紧邻上方没有使用此 ID 的调用，或该调用已有结果</translation>
    </message>
    <message>
        <source>no message of the role tool right below has the result of this call</source>
        <translation>紧邻下方没有角色为 tool 的消息给出此调用的结果</translation>
    </message>
    <message>
        <source>%1: A JSON array of messages is expected, for example [{&quot;role&quot;:&quot;user&quot;,&quot;content&quot;:&quot;Hello&quot;}].</source>
        <translation>%1：应为消息的 JSON 数组，例如 [{&quot;role&quot;:&quot;user&quot;,&quot;content&quot;:&quot;Hello&quot;}]。</translation>
    </message>
    <message>
        <source>%1, at %2: %3.</source>
        <extracomment>%1: a file, %2: a place in it, %3: what is wrong there</extracomment>
        <translation>%1，位置 %2：%3。</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>The messages in %1 cannot be read: %2</source>
        <translation>无法读取 %1 中的消息：%2</translation>
    </message>
    <message>
        <source>more than 64 MiB of messages</source>
        <translation>消息超过 64 MiB</translation>
    </message>
    <message>
        <source>The messages begin with instructions of their own. Leave out --system.</source>
        <translation>消息开头已有指令，请去掉 --system。</translation>
    </message>
    <message>
        <source>Usage: loquat backup [options]

Makes a backup of all conversations, also while a window is open, and verifies it.
It holds prompts, personas, your own tools, connections and settings, too. Keys are not in
it; they are in the keychain.

  -o, --output FILE        where to; else to the backups in the data directory
  --seal                   ask for a passphrase that opens it
  --passphrase-file FILE   the same, with the passphrase in the first line of FILE
  --data-dir DIR           where conversations are kept

Prints the file&apos;s name. Exit status: 0 complete, 1 usage, 2 error, 130 stopped.
</source>
        <translation>用法：loquat backup [选项]

备份所有对话并检查备份是否完好；窗口开着也可以。
提示词、助手、您自己的工具、连接和设置也在其中；
密钥不在，它们在钥匙串中。

  -o, --output FILE        存到哪里；默认存到数据目录的备份中
  --seal                   询问一个口令，以后用它打开备份
  --passphrase-file FILE   同上，口令在 FILE 的第一行
  --data-dir DIR           对话所在的目录

输出备份的文件名。退出状态：0 完成，1 用法错误，2 出错，130 被中止。
</translation>
    </message>
    <message>
        <source>Prompts and personas: %1, tools: %2, connections: %3</source>
        <translation>提示词和助手：%1，工具：%2，连接：%3</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>The gateway refused the API key.</source>
        <translation>网关拒绝了此密钥。</translation>
    </message>
    <message>
        <source>Look for missing or extra characters in the key, or make a new one on the gateway&apos;s pages.</source>
        <translation>请检查密钥是否有缺漏或多余的字符，或在网关页面新建一个。</translation>
    </message>
    <message>
        <source>The gateway does not allow this.</source>
        <translation>网关不允许此操作。</translation>
    </message>
    <message>
        <source>The key may not use this model or address; choose another model, or ask whoever runs the gateway.</source>
        <translation>此密钥无权使用该模型或地址。请选择其他模型，或联系网关管理员。</translation>
    </message>
    <message>
        <source>The account has no credit left.</source>
        <translation>账户余额不足。</translation>
    </message>
    <message>
        <source>Top it up on the gateway&apos;s pages, or use another connection.</source>
        <translation>请在网关页面充值，或使用其他连接。</translation>
    </message>
    <message>
        <source>Too many requests in a short time.</source>
        <translation>短时间内请求过多。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍候再试。</translation>
    </message>
    <message>
        <source>The gateway does not know this model.</source>
        <translation>网关上没有此模型。</translation>
    </message>
    <message>
        <source>A model name must match to the letter; fetch the list of models and choose one.</source>
        <translation>模型 ID 必须一字不差。请获取模型列表，从中选择。</translation>
    </message>
    <message>
        <source>The gateway does not accept one of the options.</source>
        <translation>网关不接受其中一个参数。</translation>
    </message>
    <message>
        <source>Take the option that it names away, or change its value.</source>
        <translation>请去掉网关指出的参数，或修改它的值。</translation>
    </message>
    <message>
        <source>The gateway does not accept the option “%1”.</source>
        <translation>网关不接受参数“%1”。</translation>
    </message>
    <message>
        <source>Take this option away, or change its value.</source>
        <translation>请去掉此参数，或修改它的值。</translation>
    </message>
    <message>
        <source>The gateway could not use the request.</source>
        <translation>网关无法处理此请求。</translation>
    </message>
    <message>
        <source>Its own words say what it objects to; another model may accept the same message.</source>
        <translation>原因见网关的原话。换一个模型，也许就能接受同样的消息。</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>对话超出了此模型的上下文长度。</translation>
    </message>
    <message>
        <source>Start a new chat, shorten the message, or choose a model with a longer context.</source>
        <translation>请新建对话、缩短消息，或选择上下文更长的模型。</translation>
    </message>
    <message>
        <source>The message is too large for the gateway.</source>
        <translation>消息超出了网关允许的大小。</translation>
    </message>
    <message>
        <source>This model cannot read images.</source>
        <translation>此模型不能识别图片。</translation>
    </message>
    <message>
        <source>Choose a model that can, or send the message without images.</source>
        <translation>请选择能识别图片的模型，或去掉图片再发送。</translation>
    </message>
    <message>
        <source>The address answers with a web page.</source>
        <translation>此地址返回的是网页。</translation>
    </message>
    <message>
        <source>The API path is probably missing: compare the Base URL with the gateway&apos;s guide, it often ends in /v1 or /api/v1.</source>
        <translation>很可能缺少 API 路径。请对照网关的文档检查接口地址，它通常以 /v1 或 /api/v1 结尾。</translation>
    </message>
    <message>
        <source>The gateway does not know this path.</source>
        <translation>网关上没有此路径。</translation>
    </message>
    <message>
        <source>Compare the Base URL with the gateway&apos;s guide: a part such as /v1 or /api/v1 may be missing or doubled.</source>
        <translation>请对照网关的文档检查接口地址，/v1 或 /api/v1 这样的部分可能缺少或重复。</translation>
    </message>
    <message>
        <source>The gateway sent an empty answer.</source>
        <translation>网关返回了空回复。</translation>
    </message>
    <message>
        <source>The message may be too long or filtered, or the model may not suit it; try again or choose another model.</source>
        <translation>消息可能过长或被过滤，也可能不适合此模型。请重试，或选择其他模型。</translation>
    </message>
    <message>
        <source>The gateway started a background task instead of answering.</source>
        <translation>网关没有回复，而是启动了后台任务。</translation>
    </message>
    <message>
        <source>This model does not answer in a chat; choose another one.</source>
        <translation>此模型不能用于对话，请选择其他模型。</translation>
    </message>
    <message>
        <source>The gateway&apos;s content filter blocked this.</source>
        <translation>内容被网关的内容过滤器拦截。</translation>
    </message>
    <message>
        <source>Put the message in other words, or choose another model.</source>
        <translation>请换一种说法，或选择其他模型。</translation>
    </message>
    <message>
        <source>The gateway took too long.</source>
        <translation>网关响应过慢。</translation>
    </message>
    <message>
        <source>Try again, or choose a faster model.</source>
        <translation>请重试，或选择更快的模型。</translation>
    </message>
    <message>
        <source>The gateway could not be reached in time.</source>
        <translation>连接网关超时。</translation>
    </message>
    <message>
        <source>Check your network and the Base URL, then try again.</source>
        <translation>请检查网络和接口地址，然后重试。</translation>
    </message>
    <message>
        <source>The gateway did not begin to answer in time.</source>
        <translation>网关迟迟没有开始回复。</translation>
    </message>
    <message>
        <source>The answer stopped arriving.</source>
        <translation>回复中途停住了。</translation>
    </message>
    <message>
        <source>No data came for a long time; what had arrived is kept.</source>
        <translation>长时间没有收到数据。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation>连接失败。</translation>
    </message>
    <message>
        <source>Nothing answers at “%1”.</source>
        <translation>“%1”没有响应。</translation>
    </message>
    <message>
        <source>Check the port in the Base URL, and that the gateway is running.</source>
        <translation>请检查接口地址中的端口，并确认网关正在运行。</translation>
    </message>
    <message>
        <source>The gateway closed the connection.</source>
        <translation>网关关闭了连接。</translation>
    </message>
    <message>
        <source>It ended before the answer was complete; try again.</source>
        <translation>回复尚未完成，连接就断开了。请重试。</translation>
    </message>
    <message>
        <source>The address “%1” was not found.</source>
        <translation>找不到地址“%1”。</translation>
    </message>
    <message>
        <source>Look for a typing error in the Base URL, and check your network.</source>
        <translation>请检查接口地址是否有拼写错误，并检查网络。</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>没有网络连接。</translation>
    </message>
    <message>
        <source>The secure connection failed.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Nothing was sent; check the Base URL, the date of this computer, and whether a company network is in between.</source>
        <translation>没有发送任何内容。请检查接口地址、这台电脑的日期，以及是否经过公司网络。</translation>
    </message>
    <message>
        <source>The certificate of “%1” cannot be trusted.</source>
        <translation>“%1”的证书不受信任。</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation>代理没有放行此连接。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation>代理需要用户名和密码。</translation>
    </message>
    <message>
        <source>The gateway points to another address without naming it.</source>
        <translation>网关要求转到另一个地址，但没有给出地址。</translation>
    </message>
    <message>
        <source>Nothing was sent there; check the Base URL.</source>
        <translation>没有向那里发送任何内容。请检查接口地址。</translation>
    </message>
    <message>
        <source>The gateway points to another address: %1</source>
        <translation>网关要求转到另一个地址：%1</translation>
    </message>
    <message>
        <source>Nothing was sent there; if you trust it, use it as the Base URL and enter the key again.</source>
        <translation>没有向那里发送任何内容。如果信任该地址，请将它填作接口地址，并重新输入密钥。</translation>
    </message>
    <message>
        <source>The gateway is down.</source>
        <translation>网关出现故障。</translation>
    </message>
    <message>
        <source>It or a server behind it fails at the moment; try again later.</source>
        <translation>网关或其后端服务器暂时不可用，请稍后再试。</translation>
    </message>
    <message>
        <source>The gateway is busy.</source>
        <translation>网关繁忙。</translation>
    </message>
    <message>
        <source>The model may still be loading or have too many users; try again in a moment.</source>
        <translation>模型可能仍在加载，或使用的人过多，请稍后再试。</translation>
    </message>
    <message>
        <source>Something in front of the gateway blocked the request.</source>
        <translation>请求在到达网关之前被拦截。</translation>
    </message>
    <message>
        <source>A firewall, a bot check or a sign-in page stands there; ask whoever runs the gateway for the API address.</source>
        <translation>中间有防火墙、人机验证或登录页面。请向网关管理员询问接口地址。</translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation>无法解读网关的回复。</translation>
    </message>
    <message>
        <source>It does not follow the Chat Completions format; check the Base URL.</source>
        <translation>回复不符合 Chat Completions 格式。请检查接口地址。</translation>
    </message>
    <message>
        <source>Something other than a gateway answers there; check the Base URL and its port.</source>
        <translation>该地址上运行的不是网关。请检查接口地址及其端口。</translation>
    </message>
    <message>
        <source>The gateway reported an error.</source>
        <translation>网关报告了一个错误。</translation>
    </message>
    <message>
        <source>Its own words say more; try again, and if it stays, ask whoever runs the gateway.</source>
        <translation>详情见网关的原话。请重试；如果仍然出错，请联系网关管理员。</translation>
    </message>
    <message>
        <source>Reading or saving data failed.</source>
        <translation>读取或保存数据失败。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that the data folder can be written.</source>
        <translation>请确认磁盘有剩余空间，且数据文件夹可以写入。</translation>
    </message>
    <message>
        <source>Reading or saving data failed: %1</source>
        <translation>读取或保存数据失败：%1</translation>
    </message>
    <message>
        <source>This entry cannot be used.</source>
        <translation>输入的内容无法使用。</translation>
    </message>
    <message>
        <source>Correct it, then try again.</source>
        <translation>请修改后重试。</translation>
    </message>
    <message>
        <source>The Base URL is empty.</source>
        <translation>尚未填写接口地址。</translation>
    </message>
    <message>
        <source>Enter the address from the gateway&apos;s guide.</source>
        <translation>请填写网关文档中的接口地址。</translation>
    </message>
    <message>
        <source>The Base URL must begin with https:// or http://.</source>
        <translation>接口地址必须以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>The Base URL must not contain a user name or a password.</source>
        <translation>接口地址不能包含用户名或密码。</translation>
    </message>
    <message>
        <source>The Base URL names no server.</source>
        <translation>接口地址中没有服务器名。</translation>
    </message>
    <message>
        <source>Enter the whole address from the gateway&apos;s guide.</source>
        <translation>请填写网关文档中完整的接口地址。</translation>
    </message>
    <message>
        <source>This looks like an API key, not like an address.</source>
        <translation>这看起来是密钥，不是地址。</translation>
    </message>
    <message>
        <source>Enter it as the API Key, and the address from the gateway&apos;s guide as the Base URL.</source>
        <translation>请将它填在密钥处，并将网关文档中的地址填在接口地址处。</translation>
    </message>
    <message>
        <source>The Base URL contains a space.</source>
        <translation>接口地址中有空格。</translation>
    </message>
    <message>
        <source>Take the space away.</source>
        <translation>请去掉空格。</translation>
    </message>
    <message>
        <source>It is not clear which part of the path is meant: %1</source>
        <translation>无法确定路径中的哪一部分有效：%1</translation>
    </message>
    <message>
        <source>Compare the Base URL with the gateway&apos;s guide and leave one API path.</source>
        <translation>请对照网关的文档检查接口地址，只保留一个 API 路径。</translation>
    </message>
    <message>
        <source>The API key contains a character that cannot be sent: %1</source>
        <translation>密钥中有无法发送的字符：%1</translation>
    </message>
    <message>
        <source>Copy the key again; it consists of plain letters, digits and dashes.</source>
        <translation>请重新复制密钥；密钥只含英文字母、数字和短横线。</translation>
    </message>
    <message>
        <source>The header “%1” cannot be sent.</source>
        <translation>请求头“%1”无法发送。</translation>
    </message>
    <message>
        <source>Use plain letters without line breaks, and leave headers that belong to the transport alone.</source>
        <translation>请只用英文字符，不要换行，也不要填写由传输层管理的请求头。</translation>
    </message>
    <message>
        <source>The key is in the keychain, and the keychain is locked.</source>
        <translation>密钥保存在钥匙串中，而钥匙串已锁定。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or enter the key once more.</source>
        <translation>请解锁后重试，或重新输入密钥。</translation>
    </message>
    <message>
        <source>This address is not encrypted.</source>
        <translation>此地址未加密。</translation>
    </message>
    <message>
        <source>Anyone on the way could read the key; use https, or allow it for this connection in the settings.</source>
        <translation>传输途中任何人都能读取密钥。请使用 https，或在设置中允许此连接不加密。</translation>
    </message>
    <message>
        <source>This connection no longer exists.</source>
        <translation>此连接已不存在。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>尚未选择模型。</translation>
    </message>
    <message>
        <source>Choose a model, or enter its name.</source>
        <translation>请选择模型，或输入模型 ID。</translation>
    </message>
    <message>
        <source>This file is not an image that can be sent.</source>
        <translation>此文件不是可以发送的图片。</translation>
    </message>
    <message>
        <source>Use PNG, JPEG, WebP, GIF or BMP.</source>
        <translation>请使用 PNG、JPEG、WebP、GIF 或 BMP。</translation>
    </message>
    <message>
        <source>HEIC images cannot be read here.</source>
        <translation>这里无法读取 HEIC 图片。</translation>
    </message>
    <message>
        <source>Save the picture as JPEG or PNG and attach that.</source>
        <translation>请将图片另存为 JPEG 或 PNG 后再添加。</translation>
    </message>
    <message>
        <source>AVIF images cannot be read here.</source>
        <translation>这里无法读取 AVIF 图片。</translation>
    </message>
    <message>
        <source>TIFF images cannot be read here.</source>
        <translation>这里无法读取 TIFF 图片。</translation>
    </message>
    <message>
        <source>SVG drawings cannot be sent.</source>
        <translation>SVG 图形无法发送。</translation>
    </message>
    <message>
        <source>Save the drawing as PNG and attach that.</source>
        <translation>请将图形另存为 PNG 后再添加。</translation>
    </message>
    <message>
        <source>The image has too many pixels.</source>
        <translation>图片像素过多。</translation>
    </message>
    <message>
        <source>Make it smaller than 50 megapixels and attach it again.</source>
        <translation>请缩小到 5000 万像素以内，再重新添加。</translation>
    </message>
    <message>
        <source>The image file is too large.</source>
        <translation>图片文件过大。</translation>
    </message>
    <message>
        <source>Make it smaller than 20 MB and attach it again.</source>
        <translation>请缩小到 20 MB 以内，再重新添加。</translation>
    </message>
    <message>
        <source>The image is damaged.</source>
        <translation>图片已损坏。</translation>
    </message>
    <message>
        <source>Open and save it with another program, then attach it again.</source>
        <translation>请用其他程序打开并另存，再重新添加。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>请确认文件存在，并且有权读取。</translation>
    </message>
    <message>
        <source>This image address cannot be used.</source>
        <translation>此图片地址无法使用。</translation>
    </message>
    <message>
        <source>Enter a plain https or http address.</source>
        <translation>请输入普通的 https 或 http 地址。</translation>
    </message>
    <message>
        <source>The gateway did not say why it stopped; the answer may be cut short.</source>
        <translation>网关没有说明停止的原因，回复可能不完整。</translation>
    </message>
    <message>
        <source>The answer ends here because the token limit was reached.</source>
        <translation>已达到 token 上限，回复到此为止。</translation>
    </message>
    <message>
        <source>The gateway&apos;s content filter ended the answer.</source>
        <translation>回复被网关的内容过滤器中止。</translation>
    </message>
    <message>
        <source>Some parts of the answer could not be read and were left out.</source>
        <translation>回复中有些部分无法解读，已略去。</translation>
    </message>
    <message>
        <source>The model was thinking, but gave no answer.</source>
        <translation>模型有思考过程，但没有给出回复。</translation>
    </message>
    <message>
        <source>The gateway answered in plain text instead of the usual format.</source>
        <translation>网关返回的是纯文本，而不是通常的格式。</translation>
    </message>
    <message>
        <source>The reply was interrupted.</source>
        <translation>回复已中断。</translation>
    </message>
    <message>
        <source>It ended before it was complete; what had arrived is kept.</source>
        <translation>回复尚未完成就断开了。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>You stopped this reply; what had arrived is kept.</source>
        <translation>您已停止此回复。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>The reply may be cut short.</source>
        <translation>回复可能不完整。</translation>
    </message>
    <message>
        <source>The gateway did not say why it stopped.</source>
        <translation>网关没有说明停止的原因。</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>请求 %1</translation>
    </message>
    <message>
        <source>The demo could not be started.</source>
        <translation>无法启动演示。</translation>
    </message>
    <message>
        <source>No free port was found on this computer; try again in a moment.</source>
        <translation>在这台电脑上没有找到空闲端口。请稍后再试。</translation>
    </message>
    <message>
        <source>The request was stopped.</source>
        <translation>请求已停止。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>此对话已不存在。</translation>
    </message>
    <message>
        <source>It may have been deleted in another window.</source>
        <translation>可能已在另一个窗口中删除。</translation>
    </message>
    <message>
        <source>Take the part before the @ away; the key belongs in its own field.</source>
        <translation>请去掉 @ 之前的部分；密钥应填在单独的输入框中。</translation>
    </message>
    <message>
        <source>An earlier message could not be read, so nothing was sent.</source>
        <translation>无法读取之前的一条消息，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>Open the conversation again, then try once more.</source>
        <translation>请重新打开此对话，然后再试一次。</translation>
    </message>
    <message>
        <source>An attached image could not be read, so nothing was sent.</source>
        <translation>无法读取所附的图片，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>Attach the image again and send the message anew.</source>
        <translation>请重新添加图片并再次发送消息。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>主机名</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>API</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Model list</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>API Key</source>
        <translation>API Key（密钥）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式输出</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Messages will be sent to %1.</source>
        <translation>消息将发送到 %1。</translation>
    </message>
    <message>
        <source>The proxy&apos;s name leads to %1.</source>
        <translation>代理的主机名解析为 %1。</translation>
    </message>
    <message>
        <source>The name leads to %1.</source>
        <translation>主机名解析为 %1。</translation>
    </message>
    <message>
        <source>The proxy %1 accepts connections.</source>
        <translation>代理 %1 可以连接。</translation>
    </message>
    <message>
        <source>%1 accepts connections.</source>
        <translation>%1 可以连接。</translation>
    </message>
    <message>
        <source>The connection is encrypted and trusted.</source>
        <translation>连接已加密，证书可信。</translation>
    </message>
    <message>
        <source>An API answers at this address.</source>
        <translation>此地址上的接口可用。</translation>
    </message>
    <message>
        <source>Models listed: %1. Everyone can read this list, so it says nothing about the key.</source>
        <translation>列出的模型数：%1。任何人都能读取此列表，因此不能说明密钥是否有效。</translation>
    </message>
    <message>
        <source>Models listed: %1.</source>
        <translation>列出的模型数：%1。</translation>
    </message>
    <message>
        <source>A short chat was answered.</source>
        <translation>测试对话收到了回复。</translation>
    </message>
    <message>
        <source>The gateway knows %1.</source>
        <translation>网关提供 %1。</translation>
    </message>
    <message>
        <source>The answer arrives piece by piece.</source>
        <translation>回复逐段到达。</translation>
    </message>
    <message>
        <source>The answer arrived all at once: something on the way holds it back until it is complete.</source>
        <translation>回复一次性到达：传输途中有环节等内容全部完成后才转发。</translation>
    </message>
    <message>
        <source>The model sees images.</source>
        <translation>模型能看到图片。</translation>
    </message>
    <message>
        <source>The gateway has no list of models; enter the Model ID by hand.</source>
        <translation>网关没有模型列表，请手动输入模型 ID。</translation>
    </message>
    <message>
        <source>Not asked for.</source>
        <translation>未要求检查。</translation>
    </message>
    <message>
        <source>Not reached.</source>
        <translation>未进行到这一步。</translation>
    </message>
    <message>
        <source>This Base URL works: %1</source>
        <translation>此接口地址可用：%1</translation>
    </message>
    <message>
        <source>Did you mean: %1</source>
        <translation>您要找的是：%1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>The gateway asks for an API key.</source>
        <translation>网关要求提供密钥。</translation>
    </message>
    <message>
        <source>Enter the key from the gateway&apos;s pages, then send again.</source>
        <translation>请填入从网关页面获取的密钥，然后重新发送。</translation>
    </message>
    <message>
        <source>The account behind this key may not chat yet.</source>
        <translation>此密钥所属的账号尚不能对话。</translation>
    </message>
    <message>
        <source>It waits for approval or was closed: ask whoever runs the gateway to let it in.</source>
        <translation>账号正在等待审核，或已被停用。请联系网关管理员开通。</translation>
    </message>
    <message>
        <source>The gateway takes the end of the key for the name of a channel.</source>
        <translation>网关把密钥的末尾当成了渠道名称。</translation>
    </message>
    <message>
        <source>Something stands behind the key after a dash: copy the key again, without what follows it.</source>
        <translation>密钥后面多了一段以短横线开头的内容。请重新复制密钥，不要带上后面的部分。</translation>
    </message>
    <message>
        <source>The gateway has API keys switched off.</source>
        <translation>网关已关闭密钥功能。</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway to allow API keys for your account.</source>
        <translation>请联系网关管理员，为您的账号开启密钥功能。</translation>
    </message>
    <message>
        <source>The gateway does not take this key from your network.</source>
        <translation>网关不接受从您的网络使用此密钥。</translation>
    </message>
    <message>
        <source>Use the network that the key was made for, or change its list of addresses on the gateway&apos;s pages.</source>
        <translation>请使用密钥所限定的网络，或在网关页面修改其 IP 白名单。</translation>
    </message>
    <message>
        <source>The key may not use this model.</source>
        <translation>此密钥无权使用该模型。</translation>
    </message>
    <message>
        <source>Choose another model, or allow this one for the key on the gateway&apos;s pages.</source>
        <translation>请选择其他模型，或在网关页面为此密钥开放该模型。</translation>
    </message>
    <message>
        <source>The gateway does not serve your country or region.</source>
        <translation>网关不向您所在的国家或地区提供服务。</translation>
    </message>
    <message>
        <source>Use another connection.</source>
        <translation>请使用其他连接。</translation>
    </message>
    <message>
        <source>The gateway asks you to wait %1 before trying again.</source>
        <translation>网关要求等待 %1 后再试。</translation>
    </message>
    <message>
        <source>The gateway asks you to wait %1, which is longer than a new try waits by itself.</source>
        <translation>网关要求等待 %1，已超过自动重试的等待上限。</translation>
    </message>
    <message>
        <source>The server does not have this model.</source>
        <translation>服务器上没有此模型。</translation>
    </message>
    <message>
        <source>Fetch it there with “ollama pull”, or choose one that it has.</source>
        <translation>请在服务器上用“ollama pull”下载，或选择已有的模型。</translation>
    </message>
    <message>
        <source>The gateway does not list this model.</source>
        <translation>网关的列表中没有此模型。</translation>
    </message>
    <message>
        <source>A model name must match to the letter; choose one of the list, unless you know that this one works.</source>
        <translation>模型 ID 必须一字不差。请从列表中选择，除非您确定此模型可用。</translation>
    </message>
    <message>
        <source>Your key&apos;s group does not offer this model.</source>
        <translation>您的密钥所在分组没有提供此模型。</translation>
    </message>
    <message>
        <source>The gateway has no provider for it there, so trying again will not help; choose another model, or ask whoever runs the gateway.</source>
        <translation>网关在该分组下没有可用渠道，重试也没有用。请选择其他模型，或联系网关管理员。</translation>
    </message>
    <message>
        <source>The gateway failed inside.</source>
        <translation>网关内部出错。</translation>
    </message>
    <message>
        <source>Some versions of Open WebUI do so for every program but their own pages; whoever runs the gateway has to update it.</source>
        <translation>某些版本的 Open WebUI 除自带网页外，对其他程序都会这样。需要网关管理员升级。</translation>
    </message>
    <message>
        <source>The gateway does not offer this.</source>
        <translation>网关不提供此功能。</translation>
    </message>
    <message>
        <source>Choose another model, or ask whoever runs the gateway.</source>
        <translation>请选择其他模型，或联系网关管理员。</translation>
    </message>
    <message>
        <source>Send fewer or smaller images, or a shorter text.</source>
        <translation>请减少或缩小图片，或缩短文字。</translation>
    </message>
    <message>
        <source>The model answered, but did not see the image.</source>
        <translation>模型有回复，但没有看到图片。</translation>
    </message>
    <message>
        <source>Images are accepted and then ignored; choose a model that can read them.</source>
        <translation>图片被接收，但随后被忽略。请选择能识别图片的模型。</translation>
    </message>
    <message>
        <source>This network asks you to sign in first.</source>
        <translation>此网络要求先登录。</translation>
    </message>
    <message>
        <source>Open a page in your web browser, sign in there, then try again.</source>
        <translation>请用浏览器打开任意网页完成登录，然后重试。</translation>
    </message>
    <message>
        <source>The gateway takes no messages at this path.</source>
        <translation>网关不在此路径接收消息。</translation>
    </message>
    <message>
        <source>On Open WebUI, /api/v1 is missing then, or a slash is doubled or stands at the end: compare the Base URL with the gateway&apos;s guide.</source>
        <translation>在 Open WebUI 上，这表示缺少 /api/v1，或者斜杠重复、结尾多了斜杠。请对照网关的文档检查接口地址。</translation>
    </message>
    <message>
        <source>The gateway does not know the path it was asked for: %1</source>
        <translation>网关上没有所请求的路径：%1</translation>
    </message>
    <message>
        <source>Compare it with the gateway&apos;s guide: a part of the Base URL such as /v1 may be missing or doubled.</source>
        <translation>请对照网关的文档检查接口地址，/v1 这样的部分可能缺少或重复。</translation>
    </message>
    <message>
        <source>The server does not know this path.</source>
        <translation>服务器上没有此路径。</translation>
    </message>
    <message>
        <source>This is how LM Studio answers: its Base URL ends in /v1.</source>
        <translation>LM Studio 会这样响应：它的接口地址以 /v1 结尾。</translation>
    </message>
    <message>
        <source>The server does not know this path at all.</source>
        <translation>服务器上完全没有此路径。</translation>
    </message>
    <message>
        <source>This is how Ollama answers: its Base URL ends in /v1.</source>
        <translation>Ollama 会这样响应：它的接口地址以 /v1 结尾。</translation>
    </message>
    <message>
        <source>The model may be overloaded or still thinking; try again, choose a faster one, or allow more time in the connection&apos;s settings.</source>
        <translation>模型可能负载过高，或仍在思考。请重试、选择更快的模型，或在连接设置中延长等待时间。</translation>
    </message>
    <message>
        <source>The gateway kept the line open, but sent no answer.</source>
        <translation>网关保持着连接，却没有发来回复。</translation>
    </message>
    <message>
        <source>It only said that it is still there; try again, or choose another model.</source>
        <translation>期间只收到了心跳信号。请重试，或选择其他模型。</translation>
    </message>
    <message>
        <source>The way to “%1” is blocked.</source>
        <translation>无法连通“%1”。</translation>
    </message>
    <message>
        <source>A firewall or another network may be in between; check your network and the Base URL, then try again.</source>
        <translation>途中可能有防火墙或其他网络阻隔。请检查网络和接口地址，然后重试。</translation>
    </message>
    <message>
        <source>Retry waits until this computer has a network again, then sends by itself.</source>
        <translation>点击“重试”后，会等到网络恢复再自动发送。</translation>
    </message>
    <message>
        <source>This computer was asleep, and the connection was lost.</source>
        <translation>电脑曾进入睡眠，连接已断开。</translation>
    </message>
    <message>
        <source>Retry sends the message again as soon as there is a network.</source>
        <translation>点击“重试”后，网络可用时会立即重新发送。</translation>
    </message>
    <message>
        <source>The network changed, and the connection was lost.</source>
        <translation>网络发生变化，连接已断开。</translation>
    </message>
    <message>
        <source>The certificate of “%1” is signed by nobody but itself.</source>
        <translation>“%1”的证书是自签名的。</translation>
    </message>
    <message>
        <source>Nothing was sent; if the server is yours, compare the fingerprint in the connection&apos;s settings and accept it there.</source>
        <translation>没有发送任何内容。如果是您自己的服务器，请在连接设置中核对指纹，并确认信任。</translation>
    </message>
    <message>
        <source>The certificate of “%1” is not the one that you accepted.</source>
        <translation>“%1”的证书不是您信任的那一张。</translation>
    </message>
    <message>
        <source>Nothing was sent; if it was renewed, compare the new fingerprint in the connection&apos;s settings, else somebody may be in between.</source>
        <translation>没有发送任何内容。如果证书已更换，请在连接设置中核对新的指纹；否则，可能有人在中间拦截。</translation>
    </message>
    <message>
        <source>This computer does not know who issued the certificate of “%1”.</source>
        <translation>这台电脑无法验证“%1”证书的颁发机构。</translation>
    </message>
    <message>
        <source>Nothing was sent; add the issuer&apos;s CA file to the connection, or ask whoever runs the gateway.</source>
        <translation>没有发送任何内容。请为连接添加颁发机构的 CA 文件，或联系网关管理员。</translation>
    </message>
    <message>
        <source>The certificate of “%1” has expired.</source>
        <translation>“%1”的证书已过期。</translation>
    </message>
    <message>
        <source>Nothing was sent; check the date of this computer, or tell whoever runs the gateway.</source>
        <translation>没有发送任何内容。请检查这台电脑的日期，或告知网关管理员。</translation>
    </message>
    <message>
        <source>The certificate of “%1” is not valid yet.</source>
        <translation>“%1”的证书尚未生效。</translation>
    </message>
    <message>
        <source>The certificate is not for “%1”.</source>
        <translation>证书不是颁发给“%1”的。</translation>
    </message>
    <message>
        <source>Nothing was sent; look for a typing error in the Base URL, or for an IP address where a name belongs.</source>
        <translation>没有发送任何内容。请检查接口地址是否有误，或是否该填域名却填了 IP 地址。</translation>
    </message>
    <message>
        <source>The certificate of “%1” was withdrawn.</source>
        <translation>“%1”的证书已被吊销。</translation>
    </message>
    <message>
        <source>Nothing was sent; tell whoever runs the gateway.</source>
        <translation>没有发送任何内容。请告知网关管理员。</translation>
    </message>
    <message>
        <source>The CA file cannot be used: %1</source>
        <translation>无法使用此 CA 文件：%1</translation>
    </message>
    <message>
        <source>Nothing was sent; choose a PEM file that you may read.</source>
        <translation>没有发送任何内容。请选择有读取权限的 PEM 文件。</translation>
    </message>
    <message>
        <source>The client certificate cannot be used: %1</source>
        <translation>无法使用此客户端证书：%1</translation>
    </message>
    <message>
        <source>The key of the client certificate cannot be used: %1</source>
        <translation>无法使用此客户端证书的私钥：%1</translation>
    </message>
    <message>
        <source>Nothing was sent; choose a PEM file without a password.</source>
        <translation>没有发送任何内容。请选择没有密码的 PEM 文件。</translation>
    </message>
    <message>
        <source>The gateway answers only to https.</source>
        <translation>网关只接受 https。</translation>
    </message>
    <message>
        <source>Write https:// at the beginning of the Base URL; what was sent to http:// so far could be read on the way.</source>
        <translation>请把接口地址的开头改为 https://。此前发往 http:// 的内容可能已在途中被读取。</translation>
    </message>
    <message>
        <source>Check the proxy in the connection&apos;s settings, or that of this computer.</source>
        <translation>请检查连接设置中的代理，或这台电脑的代理。</translation>
    </message>
    <message>
        <source>Enter them in the connection&apos;s settings, or in those of this computer.</source>
        <translation>请在连接设置或这台电脑的设置中填写。</translation>
    </message>
    <message>
        <source>The proxy was not found.</source>
        <translation>找不到代理。</translation>
    </message>
    <message>
        <source>Check its name in the connection&apos;s settings, or in those of this computer.</source>
        <translation>请在连接设置或这台电脑的设置中检查代理的主机名。</translation>
    </message>
    <message>
        <source>Nothing answers at the proxy&apos;s address.</source>
        <translation>代理的地址没有响应。</translation>
    </message>
    <message>
        <source>Check its name and port in the connection&apos;s settings, or in those of this computer.</source>
        <translation>请在连接设置或这台电脑的设置中检查代理的主机名和端口。</translation>
    </message>
    <message>
        <source>The gateway points to another path: %1</source>
        <translation>网关要求转到另一个路径：%1</translation>
    </message>
    <message>
        <source>Nothing was sent there; use it as the Base URL.</source>
        <translation>没有向那里发送任何内容。请将它用作接口地址。</translation>
    </message>
    <message>
        <source>The gateway wants to be asked at its encrypted address: %1</source>
        <translation>网关要求使用加密的地址：%1</translation>
    </message>
    <message>
        <source>Your message and the key went to the old one in clear text this once; use the encrypted address from now on.</source>
        <translation>这一次，消息和密钥已以明文发往旧地址。今后请使用加密的地址。</translation>
    </message>
    <message>
        <source>The gateway points to an address that is not encrypted: %1</source>
        <translation>网关要求转到一个未加密的地址：%1</translation>
    </message>
    <message>
        <source>Nothing was sent there, and nothing will be; ask whoever runs the gateway.</source>
        <translation>没有向那里发送任何内容，今后也不会。请联系网关管理员。</translation>
    </message>
    <message>
        <source>The address is behind a sign-in page.</source>
        <translation>访问此地址需要先在网页上登录。</translation>
    </message>
    <message>
        <source>Nothing was sent there; ask whoever runs the gateway for the address of its API.</source>
        <translation>没有向那里发送任何内容。请向网关管理员询问接口地址。</translation>
    </message>
    <message>
        <source>The gateway points from address to address in a circle.</source>
        <translation>网关在几个地址之间来回跳转。</translation>
    </message>
    <message>
        <source>Compare the Base URL with the gateway&apos;s guide.</source>
        <translation>请对照网关的文档检查接口地址。</translation>
    </message>
    <message>
        <source>The gateway points from address to address.</source>
        <translation>网关不断跳转到其他地址。</translation>
    </message>
    <message>
        <source>The gateway could not reach the server behind it.</source>
        <translation>网关无法连接到它后面的服务器。</translation>
    </message>
    <message>
        <source>Nothing is wrong on your side; try again in a moment, or choose another model.</source>
        <translation>您这边没有问题。请稍后重试，或选择其他模型。</translation>
    </message>
    <message>
        <source>The server behind the gateway did not answer in time.</source>
        <translation>网关后面的服务器没有及时响应。</translation>
    </message>
    <message>
        <source>The model was silent for longer than the gateway waits.</source>
        <translation>模型没有响应的时间超过了网关的等待上限。</translation>
    </message>
    <message>
        <source>Ask for a shorter answer, or choose a faster model.</source>
        <translation>请要求更简短的回复，或选择更快的模型。</translation>
    </message>
    <message>
        <source>It asks you to wait %1 before trying again.</source>
        <translation>它要求等待 %1 后再试。</translation>
    </message>
    <message>
        <source>It asks you to wait %1, which is longer than a new try waits by itself.</source>
        <translation>它要求等待 %1，已超过自动重试的等待上限。</translation>
    </message>
    <message>
        <source>The model is still loading.</source>
        <translation>模型仍在加载。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>This is the guide&apos;s placeholder, not a key: %1</source>
        <translation>这是文档中的占位符，不是密钥：%1</translation>
    </message>
    <message>
        <source>Make a key of your own on the gateway&apos;s pages, and copy it from there.</source>
        <translation>请在网关页面创建自己的密钥，并从那里复制。</translation>
    </message>
    <message>
        <source>The model may not have seen the image: the gateway counted hardly more than the text.</source>
        <translation>模型可能没有看到图片：网关统计的 token 数几乎只有文字部分。</translation>
    </message>
    <message>
        <source>The images were sent smaller than they are.</source>
        <translation>图片已缩小后发送。</translation>
    </message>
    <message>
        <source>The message was sent without its images.</source>
        <translation>消息已去掉图片后发送。</translation>
    </message>
    <message>
        <source>The gateway did not say why it stopped, as it did before.</source>
        <translation>网关和之前一样，没有说明停止的原因。</translation>
    </message>
    <message>
        <source>The option “%1” was left out, because the gateway refuses it.</source>
        <translation>没有发送参数“%1”，因为网关不接受它。</translation>
    </message>
    <message>
        <source>The option “%1” was sent as “%2”, because the gateway asks for that name.</source>
        <translation>参数“%1”已改用“%2”发送，因为网关要求使用此名称。</translation>
    </message>
    <message>
        <source>The API answers at %1</source>
        <translation>可用的接口地址：%1</translation>
    </message>
    <message>
        <source>The gateway&apos;s list says that “%1” can.</source>
        <translation>根据网关的列表，“%1”可以识别图片。</translation>
    </message>
    <message>
        <source>The gateway&apos;s list has “%1”; did you mean that?</source>
        <translation>网关的列表中有“%1”，您要找的是它吗？</translation>
    </message>
    <message>
        <source>This computer was asleep, and the connection was lost; what had arrived is kept.</source>
        <translation>电脑曾进入睡眠，连接已断开。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>The network changed, and the connection was lost; what had arrived is kept.</source>
        <translation>网络发生变化，连接已断开。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>There is no network; what had arrived is kept.</source>
        <translation>没有网络连接。已收到的内容已保留。</translation>
    </message>
    <message>
        <source>This is a model&apos;s display name, not its ID.</source>
        <translation>这是模型的显示名称，不是模型 ID。</translation>
    </message>
    <message>
        <source>Use the ID that belongs to it as the Model ID.</source>
        <translation>请改用它对应的模型 ID。</translation>
    </message>
    <message>
        <source>The model gave the finish reason “%1”.</source>
        <translation>模型给出的结束原因是“%1”。</translation>
    </message>
    <message>
        <source>The stream ended with [DONE], but without a finish reason.</source>
        <translation>流以 [DONE] 结束，但没有给出结束原因。</translation>
    </message>
    <message>
        <source>Neither a finish reason nor [DONE] arrived.</source>
        <translation>既没有收到结束原因，也没有收到 [DONE]。</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>您停止了它。</translation>
    </message>
    <message>
        <source>The HTTP status was %1.</source>
        <translation>HTTP 状态码是 %1。</translation>
    </message>
    <message>
        <source>The error code was “%1”.</source>
        <translation>错误代码是“%1”。</translation>
    </message>
    <message>
        <source>The redirect stayed with the same server and was followed.</source>
        <translation>重定向仍指向同一服务器，已跟随。</translation>
    </message>
    <message>
        <source>It was sent again with key %1.</source>
        <translation>已用第 %1 个密钥重新发送。</translation>
    </message>
    <message>
        <source>It was sent again without %1.</source>
        <translation>已去掉 %1 重新发送。</translation>
    </message>
    <message>
        <source>It was sent again after %1 ms.</source>
        <translation>等待 %1 毫秒后已重新发送。</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>无法保存设置。</translation>
    </message>
    <message>
        <source>Without its images the question is empty, so nothing was sent.</source>
        <translation>去掉图片后问题是空的，因此没有发送。</translation>
    </message>
    <message>
        <source>Write what you want to know, or choose a model that sees images.</source>
        <translation>请写下您想问的内容，或选择能看图片的模型。</translation>
    </message>
    <message>
        <source>This is the guide&apos;s placeholder, not a model.</source>
        <translation>这是文档中的占位符，不是模型。</translation>
    </message>
    <message>
        <source>Put the ID of one of the gateway&apos;s models in its place.</source>
        <translation>请换成网关上某个模型的 ID。</translation>
    </message>
    <message>
        <source>This is the guide&apos;s placeholder, not a model: %1</source>
        <translation>这是文档中的占位符，不是模型：%1</translation>
    </message>
    <message>
        <source>The Base URL names a port that cannot be: %1</source>
        <translation>接口地址中的端口无效：%1</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; take it away where the gateway&apos;s guide names none.</source>
        <translation>端口是 1 到 65535 之间的数字；如果网关文档没有写端口，请将其去掉。</translation>
    </message>
    <message>
        <source>Something answers at this address, but it is no API.</source>
        <translation>此地址有响应，但不是接口。</translation>
    </message>
    <message>
        <source>Compare the Base URL and its port with the gateway&apos;s guide; the address often ends in /v1 or /api/v1.</source>
        <translation>请对照网关文档检查接口地址和端口；地址通常以 /v1 或 /api/v1 结尾。</translation>
    </message>
    <message>
        <source>An old Open WebUI takes them under /api only: leave out the /v1 at the end of the Base URL.</source>
        <translation>旧版 Open WebUI 只在 /api 下接受请求：请去掉接口地址末尾的 /v1。</translation>
    </message>
    <message>
        <source>It was sent to %2; compare both with the gateway&apos;s guide: a part of the Base URL such as /v1 may be missing or doubled.</source>
        <translation>请求发送到了 %2；请对照网关文档检查两者：接口地址中的 /v1 等部分可能缺少或重复。</translation>
    </message>
    <message>
        <source>The gateway points to an address that is not a web address: %1</source>
        <translation>网关指向的不是网址：%1</translation>
    </message>
    <message>
        <source>Nothing was sent there; compare the Base URL with the gateway&apos;s guide, or ask whoever runs the gateway.</source>
        <translation>没有向那里发送任何内容；请对照网关文档检查接口地址，或询问网关管理员。</translation>
    </message>
    <message>
        <source>The gateway accepted the key.</source>
        <translation>网关接受了密钥。</translation>
    </message>
    <message>
        <source>The gateway asked for no key.</source>
        <translation>网关没有要求密钥。</translation>
    </message>
    <message>
        <source>The gateway did not object to %1.</source>
        <translation>网关没有拒绝 %1。</translation>
    </message>
    <message>
        <source>The answer arrived; it was too short to show whether longer ones come piece by piece.</source>
        <translation>收到了回复，但太短，无法判断较长的回复是否逐段到达。</translation>
    </message>
    <message>
        <source>Perhaps it is no gateway, or the API path is missing: compare the Base URL with the gateway&apos;s guide, it often ends in /v1 or /api/v1.</source>
        <translation>它可能不是网关，或地址缺少接口路径：请对照网关文档检查接口地址，通常以 /v1 或 /api/v1 结尾。</translation>
    </message>
    <message>
        <source>The gateway did not send its list of models in time.</source>
        <translation>网关没有及时返回模型列表。</translation>
    </message>
    <message>
        <source>It may be busy, or something else may be behind this address: try again in a moment, or check the Base URL.</source>
        <translation>网关可能繁忙，或此地址上是别的服务：请稍后重试，或检查接口地址。</translation>
    </message>
    <message>
        <source>The gateway closed the connection before it had everything.</source>
        <translation>网关在收完内容之前关闭了连接。</translation>
    </message>
    <message>
        <source>The message may be too large for it; send fewer or smaller images, or less text, then try again.</source>
        <translation>消息对它来说可能太大；请减少或缩小图片，或缩短文字，然后重试。</translation>
    </message>
    <message>
        <source>No API was found there either: compare the Base URL with the gateway&apos;s guide.</source>
        <translation>那里也没有找到接口：请对照网关文档检查接口地址。</translation>
    </message>
    <message>
        <source>The gateway points to a page instead of answering: %1</source>
        <translation>网关没有响应，而是指向一个网页：%1</translation>
    </message>
    <message>
        <source>No API was found there, and the key went to the old one in clear text: ask whoever runs the gateway for the address of its API.</source>
        <translation>那里没有找到接口，而密钥已以明文发送到原地址：请向网关管理员询问接口地址。</translation>
    </message>
    <message>
        <source>The answer is plain text, not that of a chat API.</source>
        <translation>收到的是纯文本，不是对话接口的响应。</translation>
    </message>
    <message>
        <source>Something other than a gateway may be behind this address: compare the Base URL with the gateway&apos;s guide, it often ends in /v1 or /api/v1.</source>
        <translation>此地址上可能不是网关：请对照网关文档检查接口地址，通常以 /v1 或 /api/v1 结尾。</translation>
    </message>
    <message>
        <source>The gateway sends without end, and no answer begins.</source>
        <translation>网关不停地发送数据，却始终没有开始回答。</translation>
    </message>
    <message>
        <source>Something else may be behind this address, or the gateway is broken: compare the Base URL with the gateway&apos;s guide.</source>
        <translation>这个地址后面可能是别的服务，也可能是网关出了故障：请对照网关的说明检查 Base URL（接口地址）。</translation>
    </message>
    <message>
        <source>The file is not a JSON array of messages.</source>
        <translation>文件不是由消息组成的 JSON 数组。</translation>
    </message>
    <message>
        <source>There are no messages in the file.</source>
        <translation>文件中没有消息。</translation>
    </message>
    <message>
        <source>Message %1 has no role that is known.</source>
        <translation>第 %1 条消息的角色无法识别。</translation>
    </message>
    <message>
        <source>The content of message %1 is neither a text nor a list of parts.</source>
        <translation>第 %1 条消息的内容既不是文本，也不是内容片段的列表。</translation>
    </message>
    <message>
        <source>Message %1 is made of more than a million values.</source>
        <translation>第 %1 条消息由超过一百万个值组成。</translation>
    </message>
    <message>
        <source>The conversation in the file is too large to be taken as a whole. If it was exported with &quot;recursive&quot;, export it without, and import that file.</source>
        <translation>文件中的对话太大，无法整个读取。如果导出时启用了“recursive”（递归），请关闭后重新导出，再导入那个文件。</translation>
    </message>
    <message>
        <source>The archive holds more than 200,000 files.</source>
        <translation>压缩包里的文件超过 200,000 个。</translation>
    </message>
    <message>
        <source>%1 in the archive is larger than 1 GiB.</source>
        <translation>压缩包里的 %1 大于 1 GiB。</translation>
    </message>
    <message>
        <source>This backup holds the raw database of Cherry Studio, which only Cherry Studio can read. Make a legacy backup there, in the data settings, and import that.</source>
        <translation>这个备份里是 Cherry Studio 的原始数据库，只有 Cherry Studio 自己能读取。请在它的数据设置中做一次旧版备份（legacy backup），再导入那个文件。</translation>
    </message>
    <message>
        <source>This is a database. Export the conversations in the program it belongs to, and import that file.</source>
        <translation>这是一个数据库。请在它所属的程序中导出对话，再导入导出的文件。</translation>
    </message>
    <message>
        <source>There are no conversations in this archive.</source>
        <translation>这个压缩包里没有对话。</translation>
    </message>
    <message>
        <source>The archive is damaged, or was not copied to its end.</source>
        <translation>压缩包已损坏，或没有复制完整。</translation>
    </message>
    <message>
        <source>The database in the archive is damaged.</source>
        <translation>压缩包里的数据库已损坏。</translation>
    </message>
    <message>
        <source>The archive is protected by a password. Unpack it and import the file inside.</source>
        <translation>压缩包有密码保护。请先解压，再导入里面的文件。</translation>
    </message>
    <message>
        <source>%1 in the archive grows far beyond what an export needs, and was not unpacked.</source>
        <translation>压缩包里的 %1 解开后远远超过导出文件所需的大小，没有解压。</translation>
    </message>
    <message>
        <source>The file has more than a million messages.</source>
        <translation>文件中的消息超过一百万条。</translation>
    </message>
    <message>
        <source>%1 is missing from the archive.</source>
        <translation>压缩包里缺少 %1。</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>content of a kind that is not known: %1</source>
        <translation>未知类型的内容：%1</translation>
    </message>
    <message>
        <source>an image that is not in the file: %1</source>
        <translation>文件里没有的图片：%1</translation>
    </message>
    <message>
        <source>an attached file: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>a message that cannot be read: %1</source>
        <translation>无法读取的消息：%1</translation>
    </message>
    <message>
        <source>a conversation that cannot be read: %1</source>
        <translation>无法读取的对话：%1</translation>
    </message>
    <message>
        <source>%1 (damaged)</source>
        <translation>%1（已损坏）</translation>
    </message>
    <message>
        <source>%1 (nested too deeply)</source>
        <translation>%1（嵌套太深）</translation>
    </message>
    <message>
        <source>%1 (too large)</source>
        <translation>%1（太大）</translation>
    </message>
    <message>
        <source>connections and keys</source>
        <translation>连接和密钥</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>knowledge bases</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>其他数据</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>Message %1 is larger than 32 MiB.</source>
        <translation>第 %1 条消息超过 32 MiB。</translation>
    </message>
    <message>
        <source>The file is no valid JSON from some place on. It may have been cut off.</source>
        <translation>文件从某处起不再是有效的 JSON，可能被截断了。</translation>
    </message>
    <message>
        <source>Message %1 is not valid JSON.</source>
        <translation>第 %1 条消息不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The replies of the conversation are nested too deeply. Export it without &quot;recursive&quot;, and import that file.</source>
        <translation>对话中的回复嵌套太深。请关闭“recursive”（递归）后重新导出，再导入那个文件。</translation>
    </message>
    <message>
        <source>Message %1 is nested too deeply.</source>
        <translation>第 %1 条消息嵌套过深。</translation>
    </message>
    <message>
        <source>Conversations: %1</source>
        <translation>对话：%1</translation>
    </message>
    <message>
        <source>Messages: %1</source>
        <translation>消息：%1</translation>
    </message>
    <message>
        <source>Images: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新的：%1</translation>
    </message>
    <message>
        <source>Here, with messages that are new: %1</source>
        <translation>已有、但有新消息的：%1</translation>
    </message>
    <message>
        <source>Here already: %1</source>
        <translation>已经有了的：%1</translation>
    </message>
    <message>
        <source>Deleted here, and left alone: %1</source>
        <translation>在这里删除过、不再导入的：%1</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>已导入：%1</translation>
    </message>
    <message>
        <source>Added to: %1</source>
        <translation>已补充：%1</translation>
    </message>
    <message>
        <source>Brought back: %1</source>
        <translation>已恢复：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the title of a chat, %2 what of it was lost</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 项</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the items of an enumeration</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Not taken over: %1.</source>
        <translation>没有带过来的：%1。</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>这条消息已经不在了。</translation>
    </message>
    <message>
        <source>It may have been deleted meanwhile.</source>
        <translation>它可能已被删除。</translation>
    </message>
    <message>
        <source>This version has no words.</source>
        <translation>这个版本没有文字。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请选择另一个版本。</translation>
    </message>
    <message>
        <source>A reply is still coming in.</source>
        <translation>回复仍在接收中。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>请先停止它。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Make some room. Nothing is lost meanwhile.</source>
        <translation>请腾出一些空间。在此期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>The data folder cannot be written.</source>
        <translation>无法写入数据文件夹。</translation>
    </message>
    <message>
        <source>Check that the disk is not write-protected and that the folder is yours. Nothing is lost meanwhile.</source>
        <translation>请确认磁盘没有写保护，并且文件夹属于您。在此期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Another program is using the database of your chats.</source>
        <translation>另一个程序正在使用保存对话的数据库。</translation>
    </message>
    <message>
        <source>Close that program. Nothing is lost meanwhile.</source>
        <translation>请关闭那个程序。在此期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Loquat is running with this data directory already, but does not answer.</source>
        <translation>Loquat 已在使用此数据目录运行，但没有响应。</translation>
    </message>
    <message>
        <source>Close it, or wait a moment, then try again.</source>
        <translation>请关闭它或稍等片刻，然后重试。</translation>
    </message>
    <message>
        <source>This is no file that Loquat can import. It reads its own exports, and backups and exports of Cherry Studio, Chatbox, NextChat, ChatGPT, Open WebUI, Claude and LibreChat.</source>
        <translation>Loquat 无法导入这个文件。它可以读取自己导出的文件，以及 Cherry Studio、Chatbox、NextChat、ChatGPT、Open WebUI、Claude 和 LibreChat 的备份和导出文件。</translation>
    </message>
    <message>
        <source>This file was exported by a newer Loquat. Import it with that one.</source>
        <translation>这个文件是用更新版本的 Loquat 导出的。请用那个版本导入。</translation>
    </message>
    <message>
        <source>The file is too large to be read.</source>
        <translation>文件太大，无法读取。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The text in the file is UTF-16. Save it as UTF-8, and import that file.</source>
        <translation>文件中的文字是 UTF-16 编码。请另存为 UTF-8，再导入那个文件。</translation>
    </message>
    <message>
        <source>the place of a message, which now stands at the beginning: %1</source>
        <translation>一条消息的位置（现在作为开头的消息保留）：%1</translation>
    </message>
    <message>
        <source>What is stored of this message was damaged on the disk. Compare it with a backup: Settings › Data.</source>
        <translation>这条消息存储的内容在磁盘上损坏了。请与备份比对：设置 › 数据。</translation>
    </message>
    <message>
        <source>a date in the future, which would keep the chat on top: %1</source>
        <translation>未来的日期（会使对话一直排在最前）：%1</translation>
    </message>
    <message>
        <source>%1 must be within %2.</source>
        <translation>%1 必须在 %2 之内。</translation>
    </message>
    <message>
        <source>%1 must be a whole number.</source>
        <translation>%1 必须是整数。</translation>
    </message>
    <message>
        <source>%1 must be one of: %2.</source>
        <translation>%1 必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>%1 must not be empty.</source>
        <translation>%1 不能为空。</translation>
    </message>
    <message>
        <source>%1 has more than %2 entries.</source>
        <translation>%1 超过了 %2 项。</translation>
    </message>
    <message>
        <source>%1 is longer than %2 characters.</source>
        <translation>%1 超过了 %2 个字符。</translation>
    </message>
    <message>
        <source>%1 may only have the letters A–Z, digits, _ and -.</source>
        <translation>%1 只能包含字母 A–Z、数字、_ 和 -。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1: the name %2 is there twice.</source>
        <translation>%1：名称 %2 出现了两次。</translation>
    </message>
    <message>
        <source>%1 cannot be set here; Loquat writes it.</source>
        <translation>%1 不能在这里设置，由 Loquat 填写。</translation>
    </message>
    <message>
        <source>%1 cannot be sent: gateways would start a task instead of answering.</source>
        <translation>%1 不能发送：网关会启动后台任务，而不是回答。</translation>
    </message>
    <message>
        <source>%1 has a place of its own.</source>
        <translation>%1 有单独的设置项。</translation>
    </message>
    <message>
        <source>%1 needs %2 to be on.</source>
        <translation>%1 需要先打开 %2。</translation>
    </message>
    <message>
        <source>Only one of %1 and %2 can be sent.</source>
        <translation>%1 和 %2 只能发送其中一个。</translation>
    </message>
    <message>
        <source>%1 is not valid JSON; see line %2.</source>
        <translation>%1 不是有效的 JSON，请看第 %2 行。</translation>
    </message>
    <message>
        <source>%1: </source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>%1 has the wrong type.</source>
        <translation>%1 的类型不对。</translation>
    </message>
    <message>
        <source>%1 must be a number.</source>
        <translation>%1 必须是数字。</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 必须是 true 或 false。</translation>
    </message>
    <message>
        <source>%1 must be a text.</source>
        <translation>%1 必须是文字。</translation>
    </message>
    <message>
        <source>%1 must be a text or a list of texts.</source>
        <translation>%1 必须是一段文字或文字列表。</translation>
    </message>
    <message>
        <source>%1 must be a JSON object: {…}.</source>
        <translation>%1 必须是 JSON 对象：{…}。</translation>
    </message>
    <message>
        <source>%1 must be a JSON list: […].</source>
        <translation>%1 必须是 JSON 列表：[…]。</translation>
    </message>
    <message>
        <source>%1 is not the number of a token.</source>
        <translation>%1 不是 Token 编号。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Higher is more surprising, lower is more predictable.</source>
        <translation>越高越随机，越低越确定。</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>最大 Token 数</translation>
    </message>
    <message>
        <source>The answer ends when it is that long.</source>
        <translation>回答达到这个长度就结束。</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>推理强度</translation>
    </message>
    <message>
        <source>How long the model thinks before it answers.</source>
        <translation>模型回答前思考多久。</translation>
    </message>
    <message>
        <source>Name of the token limit</source>
        <translation>Token 上限的参数名</translation>
    </message>
    <message>
        <source>Newer models know the limit by another name than older ones.</source>
        <translation>新模型和旧模型用不同的名称表示这个上限。</translation>
    </message>
    <message>
        <source>Max tokens (new name)</source>
        <translation>最大 Token 数（新名称）</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>核采样（Top P）</translation>
    </message>
    <message>
        <source>Only the likeliest words that make up this share are chosen from; change this or the temperature.</source>
        <translation>只从累计概率达到这个比例的词里选；它和温度只改其一。</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>Higher leads to new subjects.</source>
        <translation>越高越倾向于谈新话题。</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>Higher repeats less.</source>
        <translation>越高重复越少。</translation>
    </message>
    <message>
        <source>Stop at</source>
        <translation>停止序列</translation>
    </message>
    <message>
        <source>The answer ends before any of these texts.</source>
        <translation>回答遇到其中任何一段文字就结束。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same number tries to bring the same answer again.</source>
        <translation>相同的数字会尽量得到相同的回答。</translation>
    </message>
    <message>
        <source>Number of answers</source>
        <translation>回答数量</translation>
    </message>
    <message>
        <source>Each of them is paid for.</source>
        <translation>每个回答都要计费。</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>How likely each piece of the answer was.</source>
        <translation>回答中每一段的可能性有多大。</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>候选数量</translation>
    </message>
    <message>
        <source>How many other pieces are told for each place.</source>
        <translation>每个位置给出多少个其他候选。</translation>
    </message>
    <message>
        <source>Bias of tokens</source>
        <translation>Token 偏置</translation>
    </message>
    <message>
        <source>Token numbers that become likelier (up to 100) or less likely (down to −100).</source>
        <translation>让某些编号的 Token 更可能（最高 100）或更不可能（最低 −100）出现。</translation>
    </message>
    <message>
        <source>Form of the answer</source>
        <translation>输出格式</translation>
    </message>
    <message>
        <source>Text, JSON, or JSON by a schema.</source>
        <translation>文本、JSON，或符合 Schema 的 JSON。</translation>
    </message>
    <message>
        <source>Verbosity</source>
        <translation>详细程度</translation>
    </message>
    <message>
        <source>How much the answer says.</source>
        <translation>回答说得多详细。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Functions that the model may call.</source>
        <translation>模型可以调用的函数。</translation>
    </message>
    <message>
        <source>Choice of tools</source>
        <translation>工具选择</translation>
    </message>
    <message>
        <source>Whether the model may, must or must not call a tool.</source>
        <translation>模型可以、必须还是不得调用工具。</translation>
    </message>
    <message>
        <source>Several calls at once</source>
        <translation>并行调用</translation>
    </message>
    <message>
        <source>The model may call several tools in one turn.</source>
        <translation>模型一次可以调用多个工具。</translation>
    </message>
    <message>
        <source>Role of the instructions</source>
        <translation>指令的角色</translation>
    </message>
    <message>
        <source>OpenAI&apos;s reasoning models hear the developer, others the system.</source>
        <translation>OpenAI 的推理模型听从 developer，其他模型听从 system。</translation>
    </message>
    <message>
        <source>The answer comes word by word.</source>
        <translation>回答逐字到达。</translation>
    </message>
    <message>
        <source>Streaming options</source>
        <translation>流式选项</translation>
    </message>
    <message>
        <source>Unless set, Loquat asks for the number of tokens used.</source>
        <translation>不设置时，Loquat 会请求返回 Token 用量。</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>How fast, and at what price, the request is served.</source>
        <translation>请求处理得多快、按什么价格计费。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户标识</translation>
    </message>
    <message>
        <source>A name by which the gateway tells its users apart.</source>
        <translation>网关用来区分用户的名称。</translation>
    </message>
    <message>
        <source>Safety identifier</source>
        <translation>安全标识</translation>
    </message>
    <message>
        <source>A name by which the gateway finds misuse.</source>
        <translation>网关用来发现滥用的名称。</translation>
    </message>
    <message>
        <source>Prompt cache key</source>
        <translation>提示缓存键</translation>
    </message>
    <message>
        <source>Requests with the same key share what is cached of them.</source>
        <translation>键相同的请求共用缓存。</translation>
    </message>
    <message>
        <source>Extra parameters</source>
        <translation>额外参数</translation>
    </message>
    <message>
        <source>Sent as they are, as JSON.</source>
        <translation>以 JSON 原样发送。</translation>
    </message>
    <message>
        <source>reasoning models take only 1</source>
        <translation>推理模型只接受 1</translation>
    </message>
    <message>
        <source>only reasoning models (o-series, gpt-5)</source>
        <translation>仅推理模型（o 系列、gpt-5）</translation>
    </message>
    <message>
        <source>thinking may count, too</source>
        <translation>思考可能也计入</translation>
    </message>
    <message>
        <source>automatic: by the model&apos;s name</source>
        <translation>自动：按模型名称</translation>
    </message>
    <message>
        <source>not for reasoning models</source>
        <translation>推理模型不支持</translation>
    </message>
    <message>
        <source>not for o3 and o4-mini</source>
        <translation>o3 和 o4-mini 不支持</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>测试版</translation>
    </message>
    <message>
        <source>some gateways always send one</source>
        <translation>有些网关始终只返回一个</translation>
    </message>
    <message>
        <source>needs logprobs</source>
        <translation>需要 logprobs</translation>
    </message>
    <message>
        <source>gpt-5 only</source>
        <translation>仅 gpt-5</translation>
    </message>
    <message>
        <source>needs tools</source>
        <translation>需要工具</translation>
    </message>
    <message>
        <source>Loquat streams unless this is off</source>
        <translation>除非关闭，Loquat 都使用流式</translation>
    </message>
    <message>
        <source>only when streaming</source>
        <translation>仅流式时发送</translation>
    </message>
    <message>
        <source>OpenAI only</source>
        <translation>仅 OpenAI</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>server default %1</source>
        <translation>服务器默认 %1</translation>
    </message>
    <message numerus="yes">
        <source>at most %n entries</source>
        <translation>
            <numerusform>最多 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n characters</source>
        <translation>
            <numerusform>最多 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk takes long to save your chats.</source>
        <translation>磁盘保存对话花了很长时间。</translation>
    </message>
    <message>
        <source>Wait a moment, or check that the disk is connected. Nothing is lost meanwhile.</source>
        <translation>请稍候，或检查磁盘是否已连接。这期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Nothing was sent. Change it in the conversation&apos;s parameters.</source>
        <translation>没有发送任何内容。请在对话的参数里修改。</translation>
    </message>
    <message>
        <source>One request brought %1 answers. Its tokens are counted for all of them together, with the first.</source>
        <translation>一次请求返回了 %1 个回答。token 数是所有回答合计的，记在第一个回答上。</translation>
    </message>
    <message>
        <source>a comma or } is missing</source>
        <translation>缺少逗号或 }</translation>
    </message>
    <message>
        <source>a name in quotes, or the colon behind it, is missing</source>
        <translation>缺少带引号的名称，或名称后的冒号</translation>
    </message>
    <message>
        <source>a comma or ] is missing</source>
        <translation>缺少逗号或 ]</translation>
    </message>
    <message>
        <source>a comma is missing</source>
        <translation>缺少逗号</translation>
    </message>
    <message>
        <source>this is no value of JSON; text stands in quotes</source>
        <translation>这不是 JSON 值；文本要加引号</translation>
    </message>
    <message>
        <source>this is no number of JSON</source>
        <translation>这不是 JSON 数字</translation>
    </message>
    <message>
        <source>a closing quote is missing</source>
        <translation>缺少右引号</translation>
    </message>
    <message>
        <source>an object in { } is expected</source>
        <translation>这里应为 { } 对象</translation>
    </message>
    <message>
        <source>something follows behind the end</source>
        <translation>结尾之后还有内容</translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>这不是 JSON</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3.</source>
        <extracomment>A place in a text, and what is wrong there</extracomment>
        <translation>第 %1 行，第 %2 列：%3。</translation>
    </message>
    <message>
        <source>The model declined to answer; these are its words.</source>
        <translation>模型拒绝回答；这些是它的原话。</translation>
    </message>
    <message>
        <source>A name has 1 to 64 letters A–Z, digits, _ and -, and no blanks.</source>
        <translation>名称由 1 到 64 个英文字母、数字、_ 和 - 组成，不能有空格。</translation>
    </message>
    <message>
        <source>Another tool is called %1.</source>
        <translation>已有另一个工具叫 %1。</translation>
    </message>
    <message>
        <source>These are more than 128 tools, which is as many as a request may have. Remove some first.</source>
        <translation>工具超过 128 个，而一个请求最多只能带 128 个。请先删除一些。</translation>
    </message>
    <message>
        <source>The description is longer than 16,000 characters.</source>
        <translation>说明超过 16,000 个字符。</translation>
    </message>
    <message>
        <source>A program is given by its whole path, which begins with /, and has at most 256 arguments.</source>
        <translation>程序要写完整路径（以 / 开头），参数最多 256 个。</translation>
    </message>
    <message>
        <source>There is no program at %1 now. A call would fail.</source>
        <translation>%1 处现在没有程序，调用会失败。</translation>
    </message>
    <message>
        <source>A strict schema says &quot;additionalProperties&quot;: false and lists every property under &quot;required&quot;.</source>
        <translation>严格的 Schema 须写明 &quot;additionalProperties&quot;: false，并在 &quot;required&quot; 中列出每一个属性。</translation>
    </message>
    <message>
        <source>This is longer than 4 MB, which is more than tools take.</source>
        <translation>内容超过 4 MB，工具不会有这么大。</translation>
    </message>
    <message>
        <source>There are more than 1,000 tools in it.</source>
        <translation>其中的工具超过 1,000 个。</translation>
    </message>
    <message>
        <source>There are no tools in it. JSON with &quot;tools&quot; is expected, one function, or a curl command that sends them.</source>
        <translation>其中没有工具。应为含 &quot;tools&quot; 的 JSON、单个函数，或发送它们的 curl 命令。</translation>
    </message>
    <message>
        <source>%1 is no function with a name.</source>
        <translation>%1 不是有名称的函数。</translation>
    </message>
    <message>
        <source>The schema of the arguments needs &quot;type&quot;: &quot;object&quot; at its beginning.</source>
        <translation>参数的 Schema 最外层须有 &quot;type&quot;: &quot;object&quot;。</translation>
    </message>
    <message>
        <source>The schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>This</source>
        <translation>此项</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>A place in a schema, and what is wrong there</extracomment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>each −100 … 100</source>
        <translation>每个词元 −100 … 100</translation>
    </message>
    <message>
        <source>This file is compressed with gzip. Unpack it, and import the file that comes out of it.</source>
        <translation>这个文件是用 gzip 压缩的。请先解压，再导入解压出来的文件。</translation>
    </message>
    <message>
        <source>%1 must be at least %2.</source>
        <translation>%1 至少须为 %2。</translation>
    </message>
    <message>
        <source>Argument %1 looks like a key or a password. It would be stored as plain text, be part of every backup, and be visible to other programs while this one runs. Keep it in a file that only you can read, and let the program read that.</source>
        <translation>第 %1 个参数看起来像密钥或密码。它会以明文保存、进入每个备份，并且在此程序运行期间能被其他程序看到。请把它放进只有您能读取的文件，让程序去读该文件。</translation>
    </message>
    <message>
        <source>All tools together would take more than 15 MB, which is as much as can be kept. Nothing was saved: make this one shorter, or delete another one first.</source>
        <translation>所有工具合计将超过 15 MB，而这是能保存的上限。尚未保存任何内容：请先缩短这个工具，或删除其他工具。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>texts::Backup</name>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The folder for it cannot be written to.</source>
        <translation>存放它的文件夹无法写入。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>The passphrase for backups cannot be read from the keychain. Unlock the keychain, or enter the passphrase in the settings.</source>
        <translation>无法从钥匙串读取备份口令。请解锁钥匙串，或在设置中重新输入口令。</translation>
    </message>
    <message>
        <source>The keychain cannot be used. The passphrase is known until Loquat is closed; after that backups wait until you enter it again.</source>
        <translation>钥匙串无法使用。口令在 Loquat 关闭前有效；之后备份会等您再次输入。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A sentence, and in brackets what the system says</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This passphrase does not open the file.</source>
        <translation>这个口令打不开该文件。</translation>
    </message>
    <message>
        <source>The end of the file is missing. Perhaps it was not copied completely.</source>
        <translation>文件缺少末尾部分，可能没有复制完整。</translation>
    </message>
    <message>
        <source>The file was made by a newer Loquat. Update Loquat to use it.</source>
        <translation>该文件由更新版本的 Loquat 生成。请先更新 Loquat。</translation>
    </message>
    <message>
        <source>The file is damaged. Nothing was changed here; try another backup.</source>
        <translation>文件已损坏。这里没有任何改动；请试试别的备份。</translation>
    </message>
    <message>
        <source>The file is not a backup of Loquat.</source>
        <translation>该文件不是 Loquat 的备份。</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>A reply is coming in. Stop it, or wait until it is complete, and try again.</source>
        <translation>正在接收回复。请停止它或等它完成，然后再试。</translation>
    </message>
    <message>
        <source>Nothing in it can be read, and there is no backup that can.</source>
        <translation>其中什么也读不出来，也没有可用的备份。</translation>
    </message>
    <message>
        <source>It could not be done.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>No backup could be made.</source>
        <translation>无法备份。</translation>
    </message>
    <message>
        <source>Something is being imported, or the bin is being emptied. Wait until that is done, and try again.</source>
        <translation>正在导入内容，或正在清空回收站。请等它完成后再试一次。</translation>
    </message>
    <message>
        <source>Everything is as it was in the backup, but could not be put in order. Close Loquat and start it again.</source>
        <translation>一切都已恢复成备份里的样子，但没能整理好。请关闭 Loquat 再重新启动。</translation>
    </message>
    <message>
        <source>The disk has not taken what you wrote last. Make some room, and try again once that is saved.</source>
        <translation>磁盘还没有存下您最后写的内容。请腾出一些空间，等它保存后再试。</translation>
    </message>
</context>
<context>
    <name>texts::ExportWords</name>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Called %1</source>
        <translation>已调用 %1</translation>
    </message>
    <message>
        <source>Result of a tool</source>
        <translation>工具的结果</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>Branch %1, from the beginning</source>
        <translation>分支 %1，从头开始</translation>
    </message>
    <message>
        <source>Branch %1, after message %2</source>
        <translation>分支 %1，接在第 %2 条消息之后</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The conversations were written by a newer Loquat. Use that one.</source>
        <translation>这些对话是用更新版本的 Loquat 写入的。请使用那个版本。</translation>
    </message>
    <message>
        <source>There is no conversation %1.</source>
        <translation>没有对话 %1。</translation>
    </message>
    <message>
        <source>There are no conversations to export.</source>
        <translation>没有可以导出的对话。</translation>
    </message>
    <message>
        <source>There is something in %1 already. Choose a new or empty folder.</source>
        <translation>%1 里已经有内容。请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>The message is too long for one image.</source>
        <translation>消息太长，一张图片放不下。</translation>
    </message>
    <message>
        <source>The export could not be written, and nothing of it was kept: %1</source>
        <translation>无法写入导出的文件，没有留下任何内容：%1</translation>
    </message>
    <message>
        <source>The conversations cannot be read: %1</source>
        <translation>无法读取对话：%1</translation>
    </message>
    <message>
        <source>Only JSON can be protected with a passphrase.</source>
        <translation>只有 JSON 可以用口令保护。</translation>
    </message>
    <message>
        <source>There is not enough memory to protect the export.</source>
        <translation>内存不足，无法保护导出的文件。</translation>
    </message>
</context>
<context>
    <name>texts::Tools</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A sentence, and in brackets what the system says</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Your tools could not be read, so none is set up and nothing is allowed. The file is kept as %1.</source>
        <translation>无法读取您的工具，因此没有设置任何工具，也没有任何授权。原文件保存为 %1。</translation>
    </message>
    <message>
        <source>Your tools, and what you allowed them, could not be saved. They stay as you set them until Loquat is closed. Make room on the disk; saving them is tried again by itself.</source>
        <translation>您的工具和授权未能保存。在关闭 Loquat 之前，它们保持您的设置。请腾出磁盘空间，Loquat 会自动重新保存。</translation>
    </message>
</context>
<context>
    <name>texts::ViolationWords</name>
    <message>
        <source>The whole answer</source>
        <translation>整个回答</translation>
    </message>
    <message>
        <source>“%1” is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>“%1” is not allowed here</source>
        <translation>这里不允许有“%1”</translation>
    </message>
    <message>
        <source>another type of value is expected</source>
        <translation>应为另一种类型的值</translation>
    </message>
    <message>
        <source>none of the allowed values</source>
        <translation>不是允许的值</translation>
    </message>
    <message>
        <source>the text does not have the expected form</source>
        <translation>文本格式不符合要求</translation>
    </message>
    <message>
        <source>the number is too small, too large or no allowed step</source>
        <translation>数字过小、过大或不是允许的倍数</translation>
    </message>
    <message>
        <source>too short or too long</source>
        <translation>过短或过长</translation>
    </message>
    <message>
        <source>not a date or time of the expected form</source>
        <translation>不是所要求格式的日期或时间</translation>
    </message>
    <message>
        <source>the list has the same entry twice</source>
        <translation>列表中有重复的项</translation>
    </message>
    <message>
        <source>fits none of the allowed alternatives, or too many</source>
        <translation>不符合任何一个允许的方案，或同时符合过多</translation>
    </message>
    <message>
        <source>too much to be checked</source>
        <translation>内容过多，无法检查</translation>
    </message>
    <message>
        <source>does not fit the schema</source>
        <translation>不符合 Schema</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>结束得太早</translation>
    </message>
    <message>
        <source>a name in quotes is expected</source>
        <translation>这里应为带引号的名称</translation>
    </message>
    <message>
        <source>a colon is missing</source>
        <translation>缺少冒号</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is missing</source>
        <translation>缺少逗号或右括号</translation>
    </message>
    <message>
        <source>this is not allowed within a text</source>
        <translation>文本中不允许有这个</translation>
    </message>
    <message>
        <source>this is no number of JSON</source>
        <translation>这不是 JSON 数字</translation>
    </message>
    <message>
        <source>something follows behind the end</source>
        <translation>结尾之后还有内容</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>it is too long to be checked</source>
        <translation>过长，无法检查</translation>
    </message>
    <message>
        <source>a value is expected; text stands in quotes</source>
        <translation>这里应为一个值；文本要加引号</translation>
    </message>
    <message>
        <source>the schema is nested too deeply here</source>
        <translation>Schema 在这里嵌套过深</translation>
    </message>
    <message>
        <source>a schema in { } is expected here</source>
        <translation>这里应为 { } 中的 Schema</translation>
    </message>
    <message>
        <source>references lead in a circle here</source>
        <translation>引用在这里形成循环</translation>
    </message>
    <message>
        <source>the pattern “%1” cannot be used</source>
        <translation>模式“%1”无法使用</translation>
    </message>
    <message>
        <source>this is not as JSON Schema has it</source>
        <translation>这不符合 JSON Schema 的写法</translation>
    </message>
    <message>
        <source>the schema is too large to check anything with it</source>
        <translation>Schema 过大，无法用来检查</translation>
    </message>
    <message>
        <source>the reference “%1” leads to nothing in this schema, and nothing is loaded from elsewhere</source>
        <translation>引用“%1”在此 Schema 中没有对应内容，也不会从别处加载任何内容</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Loquat</source>
        <translation>关于 Loquat</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Chat with every gateway that speaks the OpenAI format. Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>与任何兼容 OpenAI 格式的网关对话。本程序是自由软件，按 GNU 通用公共许可证第 3 版或更高版本发布，不附带任何担保。</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>公有领域</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A part of the program and its licence</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;New chat</source>
        <translation>新建对话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Attach images…</source>
        <translation>添加图片(&amp;A)…</translation>
    </message>
    <message>
        <source>Image from a&amp;ddress…</source>
        <translation>从地址添加图片(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy last reply</source>
        <translation>复制最后一条回复(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;name chat</source>
        <translation>重命名对话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Delete chat</source>
        <translation>删除对话(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Instructions…</source>
        <translation>指令(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>侧边栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Previous chat</source>
        <translation>上一个对话(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next chat</source>
        <translation>下一个对话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Last used chat</source>
        <translation>最近用过的对话(&amp;L)</translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation>下一个区域(&amp;A)</translation>
    </message>
    <message>
        <source>Previous a&amp;rea</source>
        <translation>上一个区域(&amp;R)</translation>
    </message>
    <message>
        <source>Larger &amp;text</source>
        <translation>放大文字(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>N&amp;ormal text</source>
        <translation>默认字号(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Wide column</source>
        <translation>宽栏(&amp;W)</translation>
    </message>
    <message>
        <source>Menu &amp;bar</source>
        <translation>菜单栏(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open the &amp;demo</source>
        <translation>打开演示(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Loquat</source>
        <translation>关于 Loquat(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find in chat…</source>
        <translation>在对话中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>查找下一个(&amp;X)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Questions…</source>
        <translation>问题列表(&amp;Q)…</translation>
    </message>
    <message>
        <source>P&amp;revious message</source>
        <translation>上一条消息(&amp;R)</translation>
    </message>
    <message>
        <source>Ne&amp;xt message</source>
        <translation>下一条消息(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入…(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Branches</source>
        <translation>分支(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Pin chat</source>
        <translation>置顶对话(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Archive chat</source>
        <translation>归档对话(&amp;A)</translation>
    </message>
    <message>
        <source>Dup&amp;licate chat</source>
        <translation>创建对话副本(&amp;L)</translation>
    </message>
    <message>
        <source>Sort by last &amp;use</source>
        <translation>按最近使用排序(&amp;U)</translation>
    </message>
    <message>
        <source>Sort by t&amp;itle</source>
        <translation>按标题排序(&amp;I)</translation>
    </message>
    <message>
        <source>Sort by &amp;date made</source>
        <translation>按创建时间排序(&amp;D)</translation>
    </message>
    <message>
        <source>New &amp;temporary chat</source>
        <translation>新建临时对话(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep this chat</source>
        <translation>保留此对话(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Export all chats…</source>
        <translation>导出全部对话(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Generate title</source>
        <translation>生成标题(&amp;G)</translation>
    </message>
    <message>
        <source>Title re&amp;quest…</source>
        <translation>标题请求…(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Export chat…</source>
        <translation>导出对话(&amp;E)…</translation>
    </message>
    <message>
        <source>S&amp;earch messages…</source>
        <translation>搜索消息(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>前往(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Bin</source>
        <translation>回收站(&amp;B)</translation>
    </message>
    <message>
        <source>Move to f&amp;older…</source>
        <translation>移到文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>Para&amp;meters</source>
        <translation>参数(&amp;M)</translation>
    </message>
    <message>
        <source>Show &amp;request…</source>
        <translation>查看请求(&amp;R)…</translation>
    </message>
    <message>
        <source>Insert &amp;message…</source>
        <translation>插入消息(&amp;M)…</translation>
    </message>
    <message>
        <source>C&amp;ompare answers</source>
        <translation>比较回答(&amp;O)</translation>
    </message>
    <message>
        <source>As&amp;k several models…</source>
        <translation>向多个模型提问(&amp;K)…</translation>
    </message>
    <message>
        <source>T&amp;ools…</source>
        <translation>工具(&amp;O)…</translation>
    </message>
    <message>
        <source>New chat &amp;with…</source>
        <translation>用助手新建对话(&amp;W)…</translation>
    </message>
    <message>
        <source>Insert p&amp;rompt…</source>
        <translation>插入提示词(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Prompts…</source>
        <translation>提示词(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Save set-up as persona…</source>
        <translation>将设置存为助手(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>ui::AddressField</name>
    <message>
        <source>Tick the box above, or use an https:// address.</source>
        <translation>请勾选上方的选项，或使用 https:// 地址。</translation>
    </message>
    <message>
        <source>Send messages and key unencrypted to this address</source>
        <translation>允许向此地址发送未加密的消息和密钥</translation>
    </message>
    <message>
        <source>Its address is %1</source>
        <translation>它的接口地址是 %1</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Everyone on the way can read what goes over http://.</source>
        <translation>通过 http:// 发送的内容，传输途中任何人都能读取。</translation>
    </message>
</context>
<context>
    <name>ui::Age</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AnswerNote</name>
    <message>
        <source>Valid JSON</source>
        <translation>有效的 JSON</translation>
    </message>
    <message>
        <source>Fits its schema</source>
        <translation>符合 Schema</translation>
    </message>
    <message>
        <source>Fits the schema “%1”</source>
        <translation>符合 Schema“%1”</translation>
    </message>
    <message>
        <source>Valid JSON. Its schema could not be used to check it.</source>
        <translation>有效的 JSON，但无法用它的 Schema 检查。</translation>
    </message>
    <message numerus="yes">
        <source>Does not fit its schema in %n place(s)</source>
        <translation>
            <numerusform>有 %n 处不符合 Schema</numerusform>
        </translation>
    </message>
    <message>
        <source>JSON, but no object</source>
        <translation>是 JSON，但不是对象</translation>
    </message>
    <message>
        <source>Not complete: the JSON was cut off at the length limit</source>
        <translation>不完整：JSON 因达到长度上限而被截断</translation>
    </message>
    <message>
        <source>Not complete: the JSON ends where the answer was cut off</source>
        <translation>不完整：回答中断，JSON 到此为止</translation>
    </message>
    <message>
        <source>Answered in words, not in JSON</source>
        <translation>用文字作答，没有使用 JSON</translation>
    </message>
    <message>
        <source>Not checked: %1</source>
        <translation>未检查：%1</translation>
    </message>
    <message>
        <source>Not valid JSON. Line %1, column %2: %3</source>
        <translation>不是有效的 JSON。第 %1 行，第 %2 列：%3</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>显示为文本</translation>
    </message>
    <message>
        <source>Show as tree</source>
        <translation>显示为树</translation>
    </message>
    <message numerus="yes">
        <source>%n more place(s)</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AnswerTabs</name>
    <message>
        <source>%1: %2</source>
        <extracomment>A tab: which answer it is, and who answers</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, still answering</source>
        <translation>%1，仍在回答</translation>
    </message>
    <message>
        <source>%1, failed</source>
        <translation>%1，失败</translation>
    </message>
    <message>
        <source>%1, finished and not seen yet</source>
        <translation>%1，已完成，尚未查看</translation>
    </message>
</context>
<context>
    <name>ui::AppearancePage</name>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Reading size</source>
        <translation>阅读字号</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>栏宽</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽栏</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>Show in code</source>
        <translation>在代码中显示</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentTile</name>
    <message>
        <source>Preparing…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Remove picture (Del)</source>
        <translation>移除图片 (Del)</translation>
    </message>
</context>
<context>
    <name>ui::BackupActions</name>
    <message>
        <source>It is tried again later.</source>
        <translation>稍后会再试。</translation>
    </message>
    <message>
        <source>Damage found</source>
        <translation>发现损坏</translation>
    </message>
    <message>
        <source>Part of the database of your chats is damaged.</source>
        <translation>对话数据库有一部分损坏了。</translation>
    </message>
    <message>
        <source>Loquat can make a new database of what can still be read and of the latest backup. The damaged file is kept as it is. Better do it soon; it may be the disk that fails.</source>
        <translation>Loquat 可以用仍能读出的内容和最近的备份生成新的数据库。损坏的文件会原样保留。最好尽快做：可能是磁盘出了问题。</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were damaged on the disk. Each says so where it stands; compare it with a backup: Settings › Data.</source>
        <translation>
            <numerusform>有 %n 条消息在磁盘上损坏了，每条都在原处标明；请与备份比对：设置 › 数据。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BackupDialog</name>
    <message>
        <source>You: %1</source>
        <translation>您：%1</translation>
    </message>
    <message>
        <source>Reply: %1</source>
        <translation>回复：%1</translation>
    </message>
    <message>
        <source>Opening the backup…</source>
        <translation>正在打开备份…</translation>
    </message>
    <message>
        <source>Comparing it with what is here…</source>
        <translation>正在与现在的内容比较…</translation>
    </message>
    <message>
        <source>This backup opens with a passphrase.</source>
        <translation>这个备份需要口令才能打开。</translation>
    </message>
    <message>
        <source>Conversations: %1, messages: %2</source>
        <translation>对话：%1，消息：%2</translation>
    </message>
    <message>
        <source>It holds exactly what is here.</source>
        <translation>它与现在的内容完全相同。</translation>
    </message>
    <message>
        <source>Only in this backup: %1. Only here: %2. Different: %3.</source>
        <translation>只在这个备份中：%1。只在这里：%2。不同：%3。</translation>
    </message>
    <message>
        <source>Bringing conversations back…</source>
        <translation>正在找回对话…</translation>
    </message>
    <message>
        <source>Undo in the menu takes all of it back.</source>
        <translation>菜单中的“撤销”可以全部收回。</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>全部还原</translation>
    </message>
    <message>
        <source>Make all conversations what they were in this backup?</source>
        <translation>要让所有对话回到这个备份中的样子吗？</translation>
    </message>
    <message>
        <source>What is here now is backed up first; you can go back to it in the same way.</source>
        <translation>现在的内容会先备份；以后可以用同样的方法回来。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Backing up what is here, then restoring…</source>
        <translation>正在备份现在的内容，然后还原…</translation>
    </message>
    <message>
        <source>Everything is restored. What was here before is the backup %1.</source>
        <translation>已全部还原。之前的内容在备份 %1 中。</translation>
    </message>
    <message>
        <source>Bring back the chosen (%1)</source>
        <translation>找回所选（%1）</translation>
    </message>
    <message>
        <source>Bring back the chosen</source>
        <translation>找回所选</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Conversations in the backup</source>
        <translation>备份中的对话</translation>
    </message>
    <message>
        <source>Last messages</source>
        <translation>最后几条消息</translation>
    </message>
    <message>
        <source>Restore everything…</source>
        <translation>全部还原…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Prompts and personas: %1, tools: %2, connections: %3</source>
        <translation>提示词和助手：%1，工具：%2，连接：%3</translation>
    </message>
    <message>
        <source>Connections that are not here: %1. They come back with everything, without their keys.</source>
        <translation>这里没有的连接：%1。全部恢复时它们会一并恢复，但不含密钥。</translation>
    </message>
    <message>
        <source>Connections that were missing are back; enter their keys in the settings.</source>
        <translation>缺少的连接已经恢复；请在设置里填写它们的密钥。</translation>
    </message>
    <message>
        <source>With its settings of look, chat and titles</source>
        <translation>同时恢复外观、聊天和标题的设置</translation>
    </message>
</context>
<context>
    <name>ui::BackupModel</name>
    <message>
        <source>Without a title</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Only in the backup</source>
        <translation>只在备份中</translation>
    </message>
    <message>
        <source>Deleted here</source>
        <translation>在这里已删除</translation>
    </message>
    <message>
        <source>Different here</source>
        <translation>与这里不同</translation>
    </message>
    <message>
        <source>The same here</source>
        <translation>与这里相同</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最后一条消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息数</translation>
    </message>
    <message>
        <source>Compared with now</source>
        <translation>与现在相比</translation>
    </message>
</context>
<context>
    <name>ui::BalanceRow</name>
    <message>
        <source>%1 of %2 US dollars left</source>
        <extracomment>money: what is left, and all that was ever granted</extracomment>
        <translation>剩余 %1 美元，共 %2 美元</translation>
    </message>
    <message>
        <source>%1 US dollars used, no limit</source>
        <translation>已用 %1 美元，无限额</translation>
    </message>
    <message>
        <source>Asking for the balance…</source>
        <translation>正在查询余额…</translation>
    </message>
    <message>
        <source>This gateway does not tell the balance of this key.</source>
        <translation>此网关不提供该密钥的余额。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Show balance</source>
        <translation>查询余额</translation>
    </message>
</context>
<context>
    <name>ui::BinActions</name>
    <message numerus="yes">
        <source>%n thing(s) restored</source>
        <translation>
            <numerusform>已恢复 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) deleted for good</source>
        <translation>
            <numerusform>已永久删除 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>This chat is in the bin.</source>
        <translation>这个对话在回收站里。</translation>
    </message>
</context>
<context>
    <name>ui::BinDialog</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>What you delete stays here until you empty the bin.</source>
        <translation>您删除的内容会一直留在这里，直到您清空回收站。</translation>
    </message>
    <message numerus="yes">
        <source>What you delete stays here for %n days.</source>
        <translation>
            <numerusform>您删除的内容会在这里保留 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Choose something to see what it says.</source>
        <translation>选中一项即可查看内容。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
    <message>
        <source>Empty bin…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message numerus="yes">
        <source>Empty the bin, with %n message(s) in it?</source>
        <translation>
            <numerusform>要清空回收站吗？其中有 %n 条消息。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) for good?</source>
        <translation>
            <numerusform>要永久删除 %n 条消息吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone, and neither can what you did before it. Backups made earlier keep what they hold.</source>
        <translation>此操作无法撤销，在此之前的操作也将无法撤销。此前的备份仍会保留其中的内容。</translation>
    </message>
    <message>
        <source>Empty bin</source>
        <translation>清空回收站</translation>
    </message>
</context>
<context>
    <name>ui::BinList</name>
    <message>
        <source>Untitled chat</source>
        <translation>未命名的对话</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>您：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>回答：%1</translation>
    </message>
    <message>
        <source>Deleted things</source>
        <translation>已删除的内容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息数</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>In “%1”</source>
        <extracomment>Heading above the messages that were deleted in one chat; %1 is its title</extracomment>
        <translation>“%1”中</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
</context>
<context>
    <name>ui::BranchActions</name>
    <message>
        <source>A reply is still coming in. Stop it first.</source>
        <translation>回复仍在接收中，请先停止它。</translation>
    </message>
</context>
<context>
    <name>ui::BranchModel</name>
    <message>
        <source>Coming in…</source>
        <translation>正在接收…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Read out; %1 is who wrote a message, %2 its first words</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
</context>
<context>
    <name>ui::BranchPanel</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>All messages of this chat</source>
        <translation>此对话的全部消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::CallAsk</name>
    <message>
        <source>The model wants this program to run on your computer. It does not run until you allow it.</source>
        <translation>模型想在您的电脑上运行这个程序。您允许之前，它不会运行。</translation>
    </message>
    <message>
        <source>Loquat answers this itself, without the network and without your files.</source>
        <translation>这由 Loquat 自己回答，不使用网络，也不读取您的文件。</translation>
    </message>
    <message>
        <source>No such tool is set up here, so nothing runs.</source>
        <translation>这里没有设置这个工具，因此不会运行任何东西。</translation>
    </message>
    <message>
        <source>What it was called with is not one valid JSON object, so nothing was run. Let the model mend it, or type a result.</source>
        <translation>调用的参数不是一个有效的 JSON 对象，因此没有运行任何东西。您可以让模型改正，或者输入结果。</translation>
    </message>
    <message>
        <source>The model gets the results when you let it go on.</source>
        <translation>您让它继续后，模型才会收到这些结果。</translation>
    </message>
    <message>
        <source>Run %1?</source>
        <translation>要运行 %1 吗？</translation>
    </message>
    <message>
        <source>%1 waits for your answer</source>
        <translation>%1 等待您回答</translation>
    </message>
    <message>
        <source>%1 was called with broken arguments</source>
        <translation>%1 的调用参数有误</translation>
    </message>
    <message>
        <source>All calls are answered</source>
        <translation>所有调用都已回答</translation>
    </message>
    <message>
        <source>%1 of %2 calls are answered; the reply goes on after the last one.</source>
        <translation>%2 个调用中已回答 %1 个；全部回答后，回复会继续。</translation>
    </message>
    <message>
        <source>The arguments do not fit:</source>
        <translation>参数不符合要求：</translation>
    </message>
</context>
<context>
    <name>ui::CallButtons</name>
    <message>
        <source>Let the model mend it</source>
        <translation>让模型改正</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Always in this chat</source>
        <translation>在此对话中总是允许</translation>
    </message>
    <message>
        <source>Run once</source>
        <translation>运行一次</translation>
    </message>
    <message>
        <source>Send result</source>
        <translation>发送结果</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends · Enter new line</source>
        <translation>Ctrl+Enter 发送 · Enter 换行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ui::CallPanel</name>
    <message>
        <source>Program and arguments</source>
        <translation>程序和参数</translation>
    </message>
    <message>
        <source>JSON on its standard input</source>
        <translation>标准输入中的 JSON</translation>
    </message>
    <message>
        <source>Called with</source>
        <translation>调用参数</translation>
    </message>
    <message>
        <source>It is too long to be shown whole, and what cannot be seen cannot be allowed.</source>
        <translation>内容太长，无法完整显示；看不到的内容不能允许运行。</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>下一个调用</translation>
    </message>
    <message>
        <source>Type the result</source>
        <translation>输入结果</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>%1 的结果</translation>
    </message>
</context>
<context>
    <name>ui::CallWords</name>
    <message>
        <source>arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>a tool without a name</source>
        <translation>没有名称的工具</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>broken, not run</source>
        <translation>参数有误，未运行</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>等待您回答</translation>
    </message>
    <message>
        <source>asks to run</source>
        <translation>请求运行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A place in JSON, and what is wrong there</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::ChangedMark</name>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <extracomment>%1 is the name of a setting</extracomment>
        <translation>恢复默认：%1</translation>
    </message>
    <message>
        <source>Changed. Back to what it is by default.</source>
        <translation>已更改。点击恢复默认值。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo reset: %1</source>
        <extracomment>%1 is the name of a setting</extracomment>
        <translation>撤销重置：%1</translation>
    </message>
    <message>
        <source>Was reset. Back to what was set here.</source>
        <translation>已重置。点击可恢复之前的设置。</translation>
    </message>
</context>
<context>
    <name>ui::ChatPage</name>
    <message>
        <source>Send with</source>
        <translation>发送键</translation>
    </message>
    <message>
        <source>While a reply grows</source>
        <translation>回复生成时</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令（系统提示）</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Follow its end</source>
        <translation>跟随最新内容</translation>
    </message>
    <message>
        <source>Keep the question at the top</source>
        <translation>让提问停在顶部</translation>
    </message>
    <message>
        <source>Stay where I am</source>
        <translation>停在当前位置</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in English.</source>
        <translation>例如：请用中文简要回答。</translation>
    </message>
    <message>
        <source>Sent before every message, unless a conversation has instructions of its own.</source>
        <translation>随每条消息一起发送；对话另有指令时，以对话的指令为准。</translation>
    </message>
</context>
<context>
    <name>ui::CheckRow</name>
    <message>
        <source>Look at the certificate</source>
        <translation>查看证书</translation>
    </message>
    <message>
        <source>This one answers: %1</source>
        <translation>此地址可用：%1</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用此地址</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>您要找的是：</translation>
    </message>
</context>
<context>
    <name>ui::Checks</name>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>This address answers as an API: %1</source>
        <translation>可用的接口地址：%1</translation>
    </message>
    <message>
        <source>The address answers.</source>
        <translation>此地址有响应。</translation>
    </message>
</context>
<context>
    <name>ui::ChosenModels</name>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
</context>
<context>
    <name>ui::CodeMenu</name>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>另存为文件…</translation>
    </message>
</context>
<context>
    <name>ui::CommandFields</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Argument of the program</source>
        <translation>程序的参数</translation>
    </message>
    <message>
        <source>One in each line, as it is</source>
        <translation>每行一个，原样传递</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>最长时间</translation>
    </message>
    <message>
        <source>Most output</source>
        <translation>最多输出</translation>
    </message>
    <message>
        <source>Most memory</source>
        <translation>最多内存</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> kB</source>
        <translation> kB</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>The program runs as you: it can read and change your files and use the network. It is started as it stands here, without a shell, in an empty folder and with a cleared environment; the arguments of the call come as JSON on its standard input. It asks you first, for each call, unless you allow it for a chat.</source>
        <translation>程序以您的身份运行：它可以读取和修改您的文件，也可以使用网络。它按此处所写直接启动，不经过 shell，在一个空文件夹中运行，环境变量已清空；调用的参数以 JSON 形式从标准输入传入。每次调用前都会先询问您，除非您在某个对话中允许它。</translation>
    </message>
    <message>
        <source>One argument in each line</source>
        <translation>每行一个参数</translation>
    </message>
    <message>
        <source>Choose a program</source>
        <translation>选择程序</translation>
    </message>
</context>
<context>
    <name>ui::Compare</name>
    <message>
        <source>Answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>first word after %1 s</source>
        <extracomment>Of an answer: how long it took to begin</extracomment>
        <translation>%1 秒后出首字</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) for %1 together</source>
        <extracomment>%1: &quot;3 answers&quot;; the tokens are those of all of them</extracomment>
        <translation>
            <numerusform>%1共 %n 个 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 个回答</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CompareActions</name>
    <message>
        <source>Answer again with several models…</source>
        <translation>用多个模型重新回答…</translation>
    </message>
    <message>
        <source>Compare answers</source>
        <translation>比较回答</translation>
    </message>
    <message>
        <source>The last question has no second answer to compare with.</source>
        <translation>最后一个问题没有第二个回答可供比较。</translation>
    </message>
    <message>
        <source>A reply is still coming in. Stop it first.</source>
        <translation>回复仍在接收中，请先停止它。</translation>
    </message>
    <message>
        <source>Write the question first; then choose who answers it.</source>
        <translation>请先写好问题，再选择由谁回答。</translation>
    </message>
    <message>
        <source>Ask several models</source>
        <translation>向多个模型提问</translation>
    </message>
    <message>
        <source>Answer again with several models</source>
        <translation>用多个模型重新回答</translation>
    </message>
    <message>
        <source>The answers stand side by side already.</source>
        <translation>这些回答已经并排显示了。</translation>
    </message>
</context>
<context>
    <name>ui::CompareColumn</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: &quot;Answer 1 of 3&quot;, %2: the model</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation>采用这个回答</translation>
    </message>
    <message>
        <source>Use this answer: %1</source>
        <translation>采用这个回答：%1</translation>
    </message>
    <message>
        <source>Other answers are still coming in. Wait for them, or stop them.</source>
        <translation>其他回答仍在生成。请等它们完成，或先停止它们。</translation>
    </message>
    <message>
        <source>Stop this answer: %1</source>
        <translation>停止这个回答：%1</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>Answer %1 of %2</source>
        <translation>第 %1 个回答，共 %2 个</translation>
    </message>
    <message>
        <source>Back to the question: %1</source>
        <translation>回到问题：%1</translation>
    </message>
    <message>
        <source>Back to the chat</source>
        <translation>回到对话</translation>
    </message>
    <message>
        <source>Answers side by side</source>
        <translation>并排显示的回答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Attach images</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Describe this image.</source>
        <translation>描述这张图。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Attach images…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Image from address…</source>
        <translation>从地址添加图片…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>输入消息</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter new line</source>
        <translation>Enter 发送 · Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends · Enter new line</source>
        <translation>Ctrl+Enter 发送 · Enter 换行</translation>
    </message>
    <message>
        <source>Click to send with Ctrl+Enter instead</source>
        <translation>点击改用 Ctrl+Enter 发送</translation>
    </message>
    <message>
        <source>Click to send with Enter instead</source>
        <translation>点击改用 Enter 发送</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Sent when done: %1</source>
        <translation>回复结束后发送：%1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Sending as soon as the images are ready.</source>
        <translation>图片处理好后立即发送。</translation>
    </message>
    <message>
        <source>Editing a question</source>
        <translation>正在编辑提问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>One message is waiting already. Edit it, or send it now.</source>
        <translation>已有一条消息在等待。请编辑它，或立即发送。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>尚未发送：%1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>保存并发送</translation>
    </message>
    <message>
        <source>Editing an answer</source>
        <translation>正在编辑回答</translation>
    </message>
    <message>
        <source>Save only</source>
        <translation>仅保存</translation>
    </message>
    <message>
        <source>Temporary · not saved</source>
        <translation>临时 · 不保存</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>保留此对话</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>发给 %1</translation>
    </message>
    <message>
        <source>Ask only this chat&apos;s model</source>
        <translation>只问本对话的模型</translation>
    </message>
    <message>
        <source>Image removed.</source>
        <translation>已移除图片。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionEditor</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Saved. The key is in the system keychain.</source>
        <translation>已保存。密钥存放在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Saved. The key is in a file that only you can read.</source>
        <translation>已保存。密钥存放在只有您能读取的文件中。</translation>
    </message>
    <message>
        <source>Saved, but there is no system keychain: the key is kept for this run only.</source>
        <translation>已保存，但没有系统钥匙串，密钥仅在本次运行中有效。</translation>
    </message>
    <message>
        <source>Save it in a file only you can read</source>
        <translation>存入只有您能读取的文件</translation>
    </message>
    <message>
        <source>The gateway&apos;s list is empty. Type the model&apos;s name.</source>
        <translation>网关的模型列表为空，请输入模型 ID。</translation>
    </message>
    <message numerus="yes">
        <source>%n models; choose one above.</source>
        <translation>
            <numerusform>共 %n 个模型，请在上方选择。</numerusform>
        </translation>
    </message>
    <message>
        <source>The stored key cannot be read: the keychain is locked or does not have it any more.</source>
        <translation>无法读取已保存的密钥：钥匙串已锁定，或其中已没有此密钥。</translation>
    </message>
    <message>
        <source>Remove this connection and its key? Conversations stay as they are.</source>
        <translation>移除此连接及其密钥？对话不受影响。</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Storing the key…</source>
        <translation>正在保存密钥…</translation>
    </message>
    <message>
        <source>Saved, but the keychain is locked: the key is kept for this run only. Unlock the keychain, enter the key and save again.</source>
        <translation>已保存，但钥匙串已锁定，密钥仅在本次运行中有效。请解锁钥匙串，重新输入密钥后再次保存。</translation>
    </message>
    <message>
        <source>Saved, but the keychain was not allowed to take the key: it is kept for this run only. Enter the key and save again to be asked once more.</source>
        <translation>已保存，但钥匙串未获准存入密钥，密钥仅在本次运行中有效。请重新输入密钥并保存，届时会再次询问。</translation>
    </message>
    <message>
        <source>Saved, but the keychain did not take the key: it is kept for this run only.</source>
        <translation>已保存，但钥匙串未能存入密钥，密钥仅在本次运行中有效。</translation>
    </message>
    <message>
        <source>The key cannot be written to a file: %1</source>
        <translation>无法将密钥写入文件：%1</translation>
    </message>
    <message>
        <source>Saved, but the keychain cannot be read: what is kept there stays as it was.</source>
        <translation>已保存，但无法读取钥匙串：其中的内容保持不变。</translation>
    </message>
    <message>
        <source>Saved, except for the key: the keychain cannot be read, and what is kept there stays as it was. Unlock it, then enter the key again.</source>
        <translation>已保存，但密钥除外：无法读取钥匙串，其中保存的内容保持不变。请先解锁钥匙串，然后重新输入密钥。</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionFields</name>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Base URL（接口地址）</translation>
    </message>
    <message>
        <source>API Key</source>
        <translation>API Key（密钥）</translation>
    </message>
    <message>
        <source>Model ID</source>
        <translation>模型 ID</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>You find it here: %1</source>
        <translation>获取位置：%1</translation>
    </message>
    <message>
        <source>Servers on this machine need none.</source>
        <translation>本机服务器无需密钥。</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>No connection yet. A connection is the address of a gateway and the key for it.</source>
        <translation>还没有连接。一个连接就是网关的地址和它的密钥。</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>已移除“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>It is back, but without its key.</source>
        <translation>已恢复，但没有密钥。</translation>
    </message>
    <message>
        <source>It is back, but its key is kept for this run only. Enter it and save to keep it.</source>
        <translation>已恢复，但密钥只在本次运行期间保留。要长期保存，请重新填写密钥并保存。</translation>
    </message>
</context>
<context>
    <name>ui::ConversationPane</name>
    <message>
        <source>Chat deleted</source>
        <translation>对话已删除</translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation>已删除“%1”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>ui::ConversationReach</name>
    <message>
        <source>%1, %2</source>
        <extracomment>who wrote a message, and when</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>The reply is complete</source>
        <translation>回答完毕</translation>
    </message>
</context>
<context>
    <name>ui::ConversationView</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>复制链接地址</translation>
    </message>
    <message>
        <source>Select message</source>
        <translation>选择整条消息</translation>
    </message>
    <message>
        <source>This link is not opened: %1</source>
        <translation>不会打开此链接：%1</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>复制为纯文本</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Copy image address</source>
        <translation>复制图片地址</translation>
    </message>
    <message>
        <source>Save code</source>
        <translation>保存代码</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden character(s) were left out</source>
        <translation>
            <numerusform>已略去 %n 个隐藏字符</numerusform>
        </translation>
    </message>
    <message>
        <source>A reply is still coming in. Stop it first.</source>
        <translation>回复仍在接收中，请先停止它。</translation>
    </message>
    <message>
        <source>The question of this answer was deleted.</source>
        <translation>这个回答的问题已被删除。</translation>
    </message>
</context>
<context>
    <name>ui::DataPage</name>
    <message>
        <source>A backup is being made…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动再试。</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Last backup: %1</source>
        <translation>上次备份：%1</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>还原之前</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>with a passphrase</source>
        <translation>有口令</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups (%1)</source>
        <translation>备份 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Where your chats are</source>
        <translation>对话存放在哪里</translation>
    </message>
    <message>
        <source>This file is not encrypted: whoever can read your files can read your chats. Disk encryption, which your system can turn on, protects it. Keys are not in it.</source>
        <translation>这个文件没有加密：能读取您的文件的人，也能读到您的对话。可以在系统中开启磁盘加密来保护它。密钥不在其中。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation>每天备份</translation>
    </message>
    <message>
        <source>Protect backups with a passphrase</source>
        <translation>用口令保护备份</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Look into it…</source>
        <translation>查看内容…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>What was recovered…</source>
        <translation>恢复了什么…</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>手动备份</translation>
    </message>
    <message>
        <source>They hold chats, prompts, personas, your own tools, connections and settings. Keys are not in them.</source>
        <translation>备份里有对话、提示词、助手、您自己的工具、连接和设置，没有密钥。</translation>
    </message>
</context>
<context>
    <name>ui::DayRangeDialog</name>
    <message>
        <source>Search between two days</source>
        <translation>在两个日期之间搜索</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>ui::DetailsDialog</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Model asked</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Model answered</source>
        <translation>回复的模型</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>of these from the cache</source>
        <translation>其中来自缓存</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>of these for thinking</source>
        <translation>其中用于思考</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>token 总数</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The gateway&apos;s words</source>
        <translation>网关的原话</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>of this for thinking</source>
        <translation>其中用于思考</translation>
    </message>
    <message>
        <source>%1, and %2 without one</source>
        <translation>%1，另有 %2 个没有概率</translation>
    </message>
    <message>
        <source>Tokens with a probability</source>
        <translation>有概率的 token</translation>
    </message>
    <message>
        <source>Mean probability</source>
        <translation>平均概率</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
</context>
<context>
    <name>ui::DoctorPanel</name>
    <message>
        <source>Close the test</source>
        <translation>关闭测试</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Also test images</source>
        <translation>同时测试图片</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>正在测试连接…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>A chat does not work yet.</source>
        <translation>尚不能对话。</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>连接正常。</translation>
    </message>
    <message>
        <source>It works: %1 answered.</source>
        <translation>连接正常，%1 已回复。</translation>
    </message>
</context>
<context>
    <name>ui::DropSheet</name>
    <message>
        <source>Drop to attach</source>
        <translation>松开以添加</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>松开即可导入</translation>
    </message>
</context>
<context>
    <name>ui::EarlierVersionsDialog</name>
    <message>
        <source>Earlier versions</source>
        <translation>先前的版本</translation>
    </message>
    <message>
        <source>When it was replaced</source>
        <translation>被替换的时间</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Replaced %1</source>
        <translation>%1 被替换</translation>
    </message>
</context>
<context>
    <name>ui::EditorDialog</name>
    <message>
        <source>Save what you wrote?</source>
        <translation>要保存您写的内容吗？</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Otherwise what you wrote is lost.</source>
        <translation>否则您写的内容会丢失。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>ui::EmptyPage</name>
    <message>
        <source>What is on your mind?</source>
        <translation>想聊点什么？</translation>
    </message>
    <message>
        <source>Write below. Pictures can be pasted, or dropped anywhere on the window.</source>
        <translation>在下方输入。图片可以粘贴，也可以拖放到窗口的任何位置。</translation>
    </message>
    <message>
        <source>Import chats from another program…</source>
        <translation>从其他程序导入对话…</translation>
    </message>
</context>
<context>
    <name>ui::ExampleDialog</name>
    <message>
        <source>Make a schema from an example</source>
        <translation>根据示例生成 Schema</translation>
    </message>
    <message>
        <source>An answer as it should look, as JSON</source>
        <translation>回答应有的样子（JSON）</translation>
    </message>
    <message>
        <source>Paste an answer as it should look. Its members become properties, all required.</source>
        <translation>粘贴一个回答的范例。其中的成员会成为属性，并且都是必填。</translation>
    </message>
    <message>
        <source>Make schema</source>
        <translation>生成 Schema</translation>
    </message>
</context>
<context>
    <name>ui::ExportActions</name>
    <message>
        <source>Another export is still running</source>
        <translation>另一个导出还在进行</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>导出到这里</translation>
    </message>
    <message>
        <source>Conversations %1</source>
        <extracomment>Name of a folder; %1 is a date as 2026-01-31</extracomment>
        <translation>对话 %1</translation>
    </message>
    <message>
        <source>Exporting… %1 %</source>
        <translation>正在导出… %1%</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing of it was kept</source>
        <translation>导出已取消，没有留下任何内容</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Save as image…</source>
        <translation>保存为图片…</translation>
    </message>
    <message>
        <source>Copied as an image</source>
        <translation>已复制为图片</translation>
    </message>
    <message>
        <source>Save as image</source>
        <translation>保存为图片</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>The image could not be saved: %1</source>
        <translation>无法保存图片：%1</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>With &amp;reasoning</source>
        <translation>包括思考过程(&amp;R)</translation>
    </message>
    <message>
        <source>With calls of &amp;tools</source>
        <translation>包括工具调用(&amp;T)</translation>
    </message>
    <message>
        <source>With all &amp;branches</source>
        <translation>包括所有分支(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Everything, pictures too, in one file that Loquat can import again. Keys are never in it.</source>
        <translation>一个文件包含全部内容和图片，Loquat 可以重新导入。其中绝不会有密钥。</translation>
    </message>
    <message>
        <source>A folder with a file for each conversation.</source>
        <translation>一个文件夹，每个对话一个文件。</translation>
    </message>
    <message>
        <source>Pictures are put into a folder beside the file.</source>
        <translation>图片放在文件旁边的文件夹里。</translation>
    </message>
    <message>
        <source>One file that holds its pictures and loads nothing.</source>
        <translation>一个包含图片的文件，不会加载任何外部内容。</translation>
    </message>
    <message>
        <source>&amp;Protect with a passphrase</source>
        <translation>用口令保护(&amp;P)</translation>
    </message>
    <message>
        <source>Only Loquat opens the file, and only with this passphrase. If you forget it, nobody can open it.</source>
        <translation>只有 Loquat 能用这个口令打开该文件。如果忘了口令，谁也打不开。</translation>
    </message>
</context>
<context>
    <name>ui::FieldParts</name>
    <message>
        <source> (%1)</source>
        <extracomment>small print behind a sentence, in brackets: &quot;401 · invalid_api_key&quot;</extracomment>
        <translation>（%1）</translation>
    </message>
</context>
<context>
    <name>ui::FileField</name>
    <message>
        <source>A PEM file</source>
        <translation>PEM 文件</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <extracomment>%1 is the name of a setting that takes a file</extracomment>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation>选择 PEM 文件</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>There is no certificate in PEM form in this file.</source>
        <translation>此文件中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>There is no private key in PEM form in this file.</source>
        <translation>此文件中没有 PEM 格式的私钥。</translation>
    </message>
    <message>
        <source>The private key in this file is locked with a password. Only keys without one can be used.</source>
        <translation>此文件中的私钥有密码保护，只能使用没有密码的私钥。</translation>
    </message>
</context>
<context>
    <name>ui::FilingActions</name>
    <message numerus="yes">
        <source>%n chats moved to “%1”</source>
        <translation>
            <numerusform>已将 %n 个对话移到“%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats moved out of their folder</source>
        <translation>
            <numerusform>已将 %n 个对话移出文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder “%1” deleted; its chats are kept</source>
        <translation>已删除文件夹“%1”，其中的对话仍保留</translation>
    </message>
    <message numerus="yes">
        <source>Folder “%1” deleted with %n chats</source>
        <translation>
            <numerusform>已删除文件夹“%1”和其中的 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n chats changed</source>
        <translation>
            <numerusform>已更改 %n 个对话的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag “%1” deleted</source>
        <translation>已删除标签“%1”</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>不放入文件夹</translation>
    </message>
    <message>
        <source>In no other folder</source>
        <translation>不放入其他文件夹</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which match of how many</extracomment>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>There is neither an address nor a key in this.</source>
        <translation>其中没有找到地址或密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%1 on this computer · %n model(s)</source>
        <translation>
            <numerusform>本机的 %1 · %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect your gateway</source>
        <translation>连接您的网关</translation>
    </message>
    <message>
        <source>Paste its address, your API key, or the whole example from its guide.</source>
        <translation>粘贴接口地址、密钥，或网关文档中的整段示例。</translation>
    </message>
    <message>
        <source>Address, API key or example</source>
        <translation>接口地址、密钥或示例</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Choose a service…</source>
        <translation>选择服务…</translation>
    </message>
    <message>
        <source>Look around without a key</source>
        <translation>不用密钥，先看看</translation>
    </message>
    <message>
        <source>Import chats from another program…</source>
        <translation>从其他程序导入对话…</translation>
    </message>
</context>
<context>
    <name>ui::FolderChooser</name>
    <message>
        <source>No folder has these words.</source>
        <translation>没有名称含这些字词的文件夹。</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Find a folder, or name a new one</source>
        <translation>查找文件夹，或输入新文件夹的名称</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新文件夹…</translation>
    </message>
    <message>
        <source>New folder “%1”</source>
        <translation>新文件夹“%1”</translation>
    </message>
</context>
<context>
    <name>ui::FolderMenu</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>New folder in it</source>
        <translation>在其中新建文件夹</translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>移到文件夹…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete folder, keep chats</source>
        <translation>删除文件夹，保留对话</translation>
    </message>
    <message>
        <source>Delete folder and its chats</source>
        <translation>删除文件夹及其中的对话</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>ui::Folders</name>
    <message>
        <source>collapsed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder %1, %2, %3</source>
        <extracomment>Read aloud. %1 is the name, %2 &quot;collapsed&quot; or &quot;expanded&quot;, %3 &quot;3 chats&quot;</extracomment>
        <translation>文件夹 %1，%2，%3</translation>
    </message>
    <message>
        <source>Folder %1, %2, %3, %4</source>
        <extracomment>Read aloud. %1 is the name, %2 a colour, %3 &quot;collapsed&quot; or &quot;expanded&quot;, %4 &quot;3 chats&quot;</extracomment>
        <translation>文件夹 %1，%2，%3，%4</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
</context>
<context>
    <name>ui::Footer</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>思考了 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden character(s)</source>
        <translation>
            <numerusform>%n 个隐藏字符</numerusform>
        </translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) for %1 answers</source>
        <extracomment>%1: how many answers they were counted for together</extracomment>
        <translation>
            <numerusform>%1 个回答共 %n 个 token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FormatField</name>
    <message>
        <source>The word JSON has to stand in the instructions or the question; most servers refuse to answer without it.</source>
        <translation>指令或问题中必须出现“JSON”一词，否则大多数服务器会拒绝回答。</translation>
    </message>
</context>
<context>
    <name>ui::FreeCheck</name>
    <message>
        <source>Asking the gateway…</source>
        <translation>正在检查网关…</translation>
    </message>
    <message>
        <source>This one answers: %1</source>
        <translation>此地址可用：%1</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用此地址</translation>
    </message>
</context>
<context>
    <name>ui::Header</name>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Choose the model that answers</source>
        <translation>选择由哪个模型回复</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>标题栏</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Demo, no AI · Connect</source>
        <translation>演示，无 AI · 连接</translation>
    </message>
    <message>
        <source>Connect your own gateway</source>
        <translation>连接您自己的网关</translation>
    </message>
    <message>
        <source>More for this chat</source>
        <translation>此对话的更多操作</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Anyone on the way can read this chat and the key; open the connection to use https</source>
        <translation>传输途中任何人都能读取此对话和密钥；请打开连接设置，改用 https</translation>
    </message>
    <message>
        <source>Temporary · not saved</source>
        <translation>临时 · 不保存</translation>
    </message>
    <message>
        <source>Nothing of this chat is written to disk; press to keep it</source>
        <translation>此对话的内容不会写入磁盘；按下可保留</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>ui::HeaderRows</name>
    <message>
        <source>Add a header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the header</source>
        <translation>请求头名称</translation>
    </message>
    <message>
        <source>Value of the header</source>
        <translation>请求头的值</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Masked here and kept where the key is kept</source>
        <translation>在此处隐藏，并与密钥存放在一起</translation>
    </message>
    <message>
        <source>Remove this header</source>
        <translation>移除此请求头</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>已保存，输入新值即可替换</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Enter the value of %1 again. A kept value stays hidden and does not follow to another name.</source>
        <translation>请重新输入 %1 的值。已保存的值保持隐藏，也不会转到其他名称。</translation>
    </message>
    <message>
        <source>This is not a header that can be sent: %1</source>
        <translation>此请求头无法发送：%1</translation>
    </message>
    <message>
        <source>a header without a name</source>
        <translation>没有名称的请求头</translation>
    </message>
</context>
<context>
    <name>ui::IconButton</name>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
</context>
<context>
    <name>ui::ImageActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>图片另存为…</translation>
    </message>
</context>
<context>
    <name>ui::ImageAddressDialog</name>
    <message>
        <source>Image from address</source>
        <translation>从地址添加图片</translation>
    </message>
    <message>
        <source>Address of the image</source>
        <translation>图片地址</translation>
    </message>
    <message>
        <source>The gateway fetches the image from there; Loquat only passes the address on.</source>
        <translation>图片由网关从该地址获取，Loquat 只转交地址。</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>This is not the address of a picture. One begins with https:// and names a server.</source>
        <translation>这不是图片地址。图片地址以 https:// 开头，并含有服务器名。</translation>
    </message>
</context>
<context>
    <name>ui::ImageCopier</name>
    <message>
        <source>The image could not be copied.</source>
        <translation>无法复制这张图片。</translation>
    </message>
    <message>
        <source>Image copied</source>
        <translation>图片已复制</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Image saved</source>
        <translation>图片已保存</translation>
    </message>
    <message>
        <source>The image could not be saved: %1</source>
        <translation>无法保存图片：%1</translation>
    </message>
</context>
<context>
    <name>ui::ImageStrip</name>
    <message>
        <source>Image %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Open image</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Open image %1</source>
        <translation>打开图片 %1</translation>
    </message>
</context>
<context>
    <name>ui::ImageViewer</name>
    <message>
        <source>Previous image</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save image as…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>How large the picture is shown</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which picture of how many</extracomment>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>This image cannot be read. It may have been deleted.</source>
        <translation>无法读取这张图片，它可能已被删除。</translation>
    </message>
    <message>
        <source>This image is too large to be shown. It can be saved as it is.</source>
        <translation>这张图片太大，无法显示，但可以原样保存。</translation>
    </message>
    <message>
        <source>This image is damaged and cannot be shown. It can be saved as it is.</source>
        <translation>这张图片已损坏，无法显示，但可以原样保存。</translation>
    </message>
    <message>
        <source>This kind of image cannot be shown. It can be saved as it is.</source>
        <translation>无法显示这种格式的图片，但可以原样保存。</translation>
    </message>
</context>
<context>
    <name>ui::ImportActions</name>
    <message>
        <source>Import conversations</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>Backups and exports (%1)</source>
        <translation>备份和导出文件（%1）</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件（%1）</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message>
        <source>Import conversations</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Bring back what was deleted here (%1)</source>
        <translation>恢复在这里删除过的内容（%1）</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>正在查看 %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>A file of %1</source>
        <translation>%1 的文件</translation>
    </message>
    <message>
        <source>The import is complete</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>导入已取消</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <translation>导入提前结束</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>里面的内容这里都已经有了。</translation>
    </message>
    <message>
        <source>What can be taken over is here already.</source>
        <translation>可以导入的内容这里都已经有了。</translation>
    </message>
    <message>
        <source>None of it can be taken over.</source>
        <translation>其中没有可以导入的内容。</translation>
    </message>
    <message>
        <source>There are no conversations in it.</source>
        <translation>里面没有对话。</translation>
    </message>
    <message>
        <source>What was imported stays; importing the file again takes the rest.</source>
        <translation>已经导入的会保留；再次导入这个文件，就会导入其余部分。</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>没有导入任何内容。</translation>
    </message>
    <message>
        <source>Undo in the menu takes all of it back.</source>
        <translation>菜单中的“撤销”可以把这次导入全部收回。</translation>
    </message>
    <message>
        <source>What cannot be taken over: %1</source>
        <translation>无法带过来的内容：%1</translation>
    </message>
    <message>
        <source>This file opens with a passphrase.</source>
        <translation>这个文件需要口令才能打开。</translation>
    </message>
</context>
<context>
    <name>ui::InsertDialog</name>
    <message>
        <source>Insert message</source>
        <translation>插入消息</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>消息内容</translation>
    </message>
    <message>
        <source>The model reads it as if it had been said, for example to see how it should answer.</source>
        <translation>模型会把它当作对话中说过的话，例如用来示范该怎样回答。</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Insert (%1)</source>
        <translation>插入（%1）</translation>
    </message>
</context>
<context>
    <name>ui::InspectorDialog</name>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>A&amp;ttempt</source>
        <translation>尝试(&amp;T)</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>The request is on its way. It is shown here once it is over.</source>
        <translation>请求正在进行，结束后会显示在这里。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到的内容</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>发送的内容</translation>
    </message>
    <message>
        <source>What the answer says about itself</source>
        <translation>响应的状态和响应头</translation>
    </message>
    <message>
        <source>The answer as it was received</source>
        <translation>收到的原始响应</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are kept.</source>
        <translation>共 %2，只保留了前 %1。</translation>
    </message>
    <message>
        <source>The text is longer than what is shown. Save it to see all of it.</source>
        <translation>这里没有显示全部文本，保存后可查看完整内容。</translation>
    </message>
</context>
<context>
    <name>ui::InstructionActions</name>
    <message>
        <source>Save as prompt…</source>
        <translation>存为提示词…</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
</context>
<context>
    <name>ui::InstructionsDialog</name>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Instructions for this conversation</source>
        <translation>此对话的指令</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in English.</source>
        <translation>例如：请用中文简要回答。</translation>
    </message>
    <message>
        <source>Use those of the settings</source>
        <translation>改用设置中的指令</translation>
    </message>
    <message>
        <source>Sent before every message of this conversation. These are the instructions of the settings until you change them here.</source>
        <translation>随此对话的每条消息一起发送。在此修改之前，使用设置中的指令。</translation>
    </message>
    <message>
        <source>Sent before every message of this conversation. They belong to this conversation alone.</source>
        <translation>随此对话的每条消息一起发送，仅用于此对话。</translation>
    </message>
</context>
<context>
    <name>ui::JsonField</name>
    <message>
        <source>This is longer than %1 kB.</source>
        <translation>内容超过 %1 kB。</translation>
    </message>
    <message>
        <source>A list in [ ] is expected.</source>
        <translation>这里应为 [ ] 列表。</translation>
    </message>
    <message>
        <source>An object in { } is expected.</source>
        <translation>这里应为 { } 对象。</translation>
    </message>
</context>
<context>
    <name>ui::JumpButton</name>
    <message>
        <source>Jump to the latest</source>
        <translation>跳到最新</translation>
    </message>
    <message>
        <source>There is something new</source>
        <translation>有新内容</translation>
    </message>
</context>
<context>
    <name>ui::KeyField</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>隐藏密钥</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>已保存，输入新密钥即可替换</translation>
    </message>
    <message>
        <source>Kept for this run only; type to replace it</source>
        <translation>仅在本次运行中有效，输入新密钥即可替换</translation>
    </message>
    <message>
        <source>This is the guide&apos;s placeholder. Replace it with your own key.</source>
        <translation>这是文档中的占位符，请换成您自己的密钥。</translation>
    </message>
</context>
<context>
    <name>ui::KeyRows</name>
    <message>
        <source>Add another key</source>
        <translation>再添加一个密钥</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>API Key %1</source>
        <translation>API Key（密钥）%1</translation>
    </message>
    <message>
        <source>Use before the one above</source>
        <translation>优先于上一个使用</translation>
    </message>
    <message>
        <source>Remove this key</source>
        <translation>移除此密钥</translation>
    </message>
</context>
<context>
    <name>ui::LearnedList</name>
    <message>
        <source>every model</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>Left out for %1: %2</source>
        <translation>不发送 %2（%1）</translation>
    </message>
    <message>
        <source>For %1: %2 is sent as %3</source>
        <extracomment>%1 is a model, %2 the name of an option, %3 the name that is sent instead</extracomment>
        <translation>%2 改为 %3（%1）</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>ui::LinkBar</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>This link shows another address than it leads to. It leads to %1</source>
        <translation>此链接显示的地址与实际不同，实际指向 %1</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>%1 – Loquat</source>
        <extracomment>Title of the window; %1 is the title of a chat</extracomment>
        <translation>%1 – Loquat</translation>
    </message>
</context>
<context>
    <name>ui::MendWords</name>
    <message>
        <source>Wait %1 s and resend</source>
        <translation>等待 %1 秒后重新发送</translation>
    </message>
    <message>
        <source>Wait %1 min and resend</source>
        <translation>等待 %1 分钟后重新发送</translation>
    </message>
    <message>
        <source>Use this address and resend</source>
        <translation>使用此地址并重新发送</translation>
    </message>
    <message>
        <source>Use %1 and resend</source>
        <translation>使用 %1 并重新发送</translation>
    </message>
    <message>
        <source>Choose a model and resend</source>
        <translation>选择模型并重新发送</translation>
    </message>
    <message>
        <source>Leave out %1 and resend</source>
        <translation>去掉 %1 并重新发送</translation>
    </message>
    <message>
        <source>Make images smaller and resend</source>
        <translation>缩小图片并重新发送</translation>
    </message>
    <message>
        <source>Send without images</source>
        <translation>不带图片发送</translation>
    </message>
    <message>
        <source>Open the connection</source>
        <translation>打开连接设置</translation>
    </message>
    <message>
        <source>Edit the message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open the parameters</source>
        <translation>打开参数</translation>
    </message>
</context>
<context>
    <name>ui::Menus</name>
    <message>
        <source>&amp;Chat</source>
        <translation>对话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ui::MessageActions</name>
    <message numerus="yes">
        <source>%n message(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied up to here</source>
        <translation>已复制到此处为止的内容</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>Regenerate with another model…</source>
        <translation>换一个模型重新生成…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>先前的版本…</translation>
    </message>
    <message>
        <source>Branch into a new conversation</source>
        <translation>从此处另开新对话</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>删除这条消息</translation>
    </message>
    <message>
        <source>Delete this branch</source>
        <translation>删除这个分支</translation>
    </message>
    <message>
        <source>Delete everything below</source>
        <translation>删除下面的全部内容</translation>
    </message>
    <message>
        <source>A reply is still coming in. Stop it first.</source>
        <translation>回复仍在接收中，请先停止它。</translation>
    </message>
    <message>
        <source>Insert message below…</source>
        <translation>在下方插入消息…</translation>
    </message>
    <message>
        <source>Nothing can be inserted between a tool call and its result.</source>
        <translation>工具调用与其结果之间不能插入消息。</translation>
    </message>
    <message>
        <source>Nothing was inserted: the chat has changed meanwhile.</source>
        <translation>没有插入：这个对话在此期间有了变化。</translation>
    </message>
    <message>
        <source>Show probabilities</source>
        <translation>显示概率</translation>
    </message>
    <message>
        <source>Reply copied</source>
        <translation>回复已复制</translation>
    </message>
</context>
<context>
    <name>ui::MessageRow</name>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>展开全部</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>More for this code</source>
        <translation>此代码的更多操作</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines</source>
        <translation>
            <numerusform>显示全部 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelField</name>
    <message>
        <source>Names are looked up in: %1</source>
        <translation>可在此查询模型 ID：%1</translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation>正在获取列表…</translation>
    </message>
    <message>
        <source>Enter a model&apos;s name, or fetch the list.</source>
        <translation>请输入模型 ID，或获取模型列表。</translation>
    </message>
    <message>
        <source>Fetch models</source>
        <translation>获取模型</translation>
    </message>
    <message>
        <source>The gateway&apos;s list does not have this name. It is sent as you typed it.</source>
        <translation>网关的列表中没有此模型 ID，将按您的输入原样发送。</translation>
    </message>
    <message>
        <source>The gateway&apos;s list does not have this name. Did you mean:</source>
        <translation>网关的列表中没有此模型 ID。您要找的是：</translation>
    </message>
    <message>
        <source>Names of this service have small letters and dashes. Did you mean:</source>
        <translation>此服务的模型 ID 全部小写，单词间用短横线。您要找的是：</translation>
    </message>
    <message>
        <source>This is the guide&apos;s placeholder. Replace it with a model&apos;s name, or fetch the list.</source>
        <translation>这是文档中的占位符，请换成模型名称，或获取模型列表。</translation>
    </message>
</context>
<context>
    <name>ui::ModelPicker</name>
    <message>
        <source>Search, or type a model&apos;s name</source>
        <translation>搜索，或输入模型 ID</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Refresh the lists</source>
        <translation>刷新列表</translation>
    </message>
    <message>
        <source>Ask the gateways anew (%1)</source>
        <translation>重新向网关获取（%1）</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
</context>
<context>
    <name>ui::ModelPickerModel</name>
    <message>
        <source>Demo (offline)</source>
        <translation>演示（离线）</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新连接</translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation>正在获取列表…</translation>
    </message>
    <message>
        <source>%1 Try again</source>
        <translation>%1点此重试</translation>
    </message>
    <message>
        <source>No list. Type a model&apos;s name.</source>
        <translation>没有列表，请输入模型 ID。</translation>
    </message>
    <message>
        <source>Use “%1” with %2</source>
        <translation>使用“%1”（%2）</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Did you mean %1, with %2?</source>
        <translation>您要找的是 %1（%2）吗？</translation>
    </message>
    <message>
        <source>fetching…</source>
        <translation>正在获取…</translation>
    </message>
    <message>
        <source>fetched %1</source>
        <extracomment>%1 is an age such as &quot;3 h ago&quot;</extracomment>
        <translation>%1获取</translation>
    </message>
    <message>
        <source>No favourite any longer (%1)</source>
        <translation>取消收藏（%1）</translation>
    </message>
    <message>
        <source>Make it a favourite (%1)</source>
        <translation>收藏（%1）</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
</context>
<context>
    <name>ui::ModelRows</name>
    <message>
        <source>%1 tokens</source>
        <extracomment>%1 is a number: how long a conversation may be</extracomment>
        <translation>上下文 %1 token</translation>
    </message>
    <message>
        <source>images: not known</source>
        <translation>图片：未知</translation>
    </message>
    <message>
        <source>images: yes</source>
        <translation>图片：支持</translation>
    </message>
    <message>
        <source>images: no</source>
        <translation>图片：不支持</translation>
    </message>
</context>
<context>
    <name>ui::ModelsDialog</name>
    <message>
        <source>Search, or type a model&apos;s name</source>
        <translation>搜索，或输入模型 ID</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A model, and the connection it is asked through</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>At most %n at once.</source>
        <translation>
            <numerusform>一次最多 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter chooses a model and takes it out again. %1</source>
        <translation>按 Enter 选择模型，再按一次取消选择。%1</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n model(s)</source>
        <translation>
            <numerusform>向 %n 个模型提问</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MoreFields</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>More keys</source>
        <translation>更多密钥</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>已记住的调整</translation>
    </message>
</context>
<context>
    <name>ui::NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>At least %1 characters; several words are good.</source>
        <translation>至少 %1 个字符；最好用几个词。</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>两次输入还不一样。</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::NumberField</name>
    <message>
        <source>Write a whole number without a point or comma.</source>
        <translation>请输入不带小数点或逗号的整数。</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>这不是数字。</translation>
    </message>
</context>
<context>
    <name>ui::OrganiseActions</name>
    <message numerus="yes">
        <source>%n chats pinned</source>
        <translation>
            <numerusform>已置顶 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats unpinned</source>
        <translation>
            <numerusform>已取消置顶 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats archived</source>
        <translation>
            <numerusform>已归档 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats taken out of the archive</source>
        <translation>
            <numerusform>已将 %n 个对话移出归档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats deleted</source>
        <translation>
            <numerusform>已删除 %n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Chat duplicated</source>
        <translation>已创建副本</translation>
    </message>
    <message>
        <source>Pinned “%1”</source>
        <translation>已置顶“%1”</translation>
    </message>
    <message>
        <source>Unpinned “%1”</source>
        <translation>已取消置顶“%1”</translation>
    </message>
    <message>
        <source>Archived “%1”</source>
        <translation>已归档“%1”</translation>
    </message>
    <message>
        <source>Took “%1” out of the archive</source>
        <translation>已将“%1”移出归档</translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation>已删除“%1”</translation>
    </message>
    <message>
        <source>Duplicated “%1”</source>
        <translation>已创建“%1”的副本</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <extracomment>Title of the copy of a chat; %1 is the title of the original</extracomment>
        <translation>%1（副本）</translation>
    </message>
</context>
<context>
    <name>ui::OverviewPage</name>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Complete, but without a reason for stopping</source>
        <translation>完整，但未说明停止原因</translation>
    </message>
    <message>
        <source>Cut off before the end</source>
        <translation>未完成即中断</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Another request followed</source>
        <translation>随后又发送了一次请求</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>错误详情</translation>
    </message>
    <message>
        <source>Server&apos;s words</source>
        <translation>服务器的原话</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>Milliseconds</extracomment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>open already</source>
        <translation>沿用已有连接</translation>
    </message>
    <message>
        <source>Waiting in line</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>建立连接</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒 token 数</translation>
    </message>
</context>
<context>
    <name>ui::Palette</name>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>符合的条目</translation>
    </message>
    <message>
        <source>A chat, an action, a model, a setting, a prompt</source>
        <translation>对话、操作、模型、设置、提示词</translation>
    </message>
    <message>
        <source>Go to a chat, an action, a model, a setting or a prompt</source>
        <translation>前往对话、操作、模型、设置或提示词</translation>
    </message>
    <message>
        <source>Insert prompt</source>
        <translation>插入提示词</translation>
    </message>
    <message>
        <source>New chat with</source>
        <translation>用助手新建对话</translation>
    </message>
    <message>
        <source>A prompt, by its title, tag or text</source>
        <translation>按标题、标签或内容查找提示词</translation>
    </message>
    <message>
        <source>A persona, by its name</source>
        <translation>按名称查找助手</translation>
    </message>
    <message>
        <source>The prompt to insert</source>
        <translation>要插入的提示词</translation>
    </message>
    <message>
        <source>The persona to begin a chat with</source>
        <translation>用来新建对话的助手</translation>
    </message>
</context>
<context>
    <name>ui::PaletteActions</name>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
</context>
<context>
    <name>ui::PaletteModel</name>
    <message>
        <source>Search messages for “%1”</source>
        <translation>在消息中搜索“%1”</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>An entry of the palette for screen readers: what, which kind, and more about it</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>New chat with</source>
        <translation>用助手新建对话</translation>
    </message>
</context>
<context>
    <name>ui::PaletteWords</name>
    <message>
        <source>Base URL, API key, models</source>
        <translation>Base URL、API Key、模型</translation>
    </message>
    <message>
        <source>Dark or light, size of the text, language</source>
        <translation>深色或浅色、文字大小、语言</translation>
    </message>
    <message>
        <source>Sending, following, instructions</source>
        <translation>发送、跟随、指令</translation>
    </message>
    <message>
        <source>Titles of chats, days in the bin</source>
        <translation>对话标题、回收站保留天数</translation>
    </message>
    <message>
        <source>Backups, passphrase</source>
        <translation>备份、口令</translation>
    </message>
    <message>
        <source>Instructions of this chat</source>
        <translation>此对话的指令</translation>
    </message>
    <message>
        <source>Instructions for all chats</source>
        <translation>所有对话的指令</translation>
    </message>
    <message>
        <source>Prompt for titles</source>
        <translation>标题提示词</translation>
    </message>
</context>
<context>
    <name>ui::ParameterActions</name>
    <message>
        <source>“%1” is not sent</source>
        <extracomment>%1 is the name of a parameter</extracomment>
        <translation>“%1”不会发送</translation>
    </message>
    <message>
        <source>“%1” is reset</source>
        <translation>“%1”已恢复默认</translation>
    </message>
</context>
<context>
    <name>ui::ParameterPanel</name>
    <message>
        <source>This chat</source>
        <translation>此对话</translation>
    </message>
    <message>
        <source>This model: %1</source>
        <translation>此模型：%1</translation>
    </message>
    <message>
        <source>This connection: %1</source>
        <translation>此连接：%1</translation>
    </message>
    <message>
        <source>For every chat with this model, unless the chat says otherwise.</source>
        <translation>用于使用此模型的所有对话，除非对话另有设置。</translation>
    </message>
    <message>
        <source>For every chat of this connection, unless its model or the chat says otherwise.</source>
        <translation>用于此连接的所有对话，除非模型或对话另有设置。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Keep these parameters under a name, or use such ones</source>
        <translation>把这些参数存为预设，或使用已有预设</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>编辑范围</translation>
    </message>
    <message>
        <source>Larger editor</source>
        <translation>在大窗口中编辑</translation>
    </message>
    <message>
        <source>All parameters</source>
        <translation>全部参数</translation>
    </message>
    <message>
        <source>Search parameters</source>
        <translation>搜索参数</translation>
    </message>
    <message>
        <source>Search parameters; Enter goes to the first one found</source>
        <translation>搜索参数，按 Enter 跳到第一个结果</translation>
    </message>
    <message>
        <source>No parameter has this name.</source>
        <translation>没有这个名称的参数。</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>查看请求</translation>
    </message>
    <message>
        <source>The exact JSON that the next message sends</source>
        <translation>下一条消息实际发送的 JSON</translation>
    </message>
</context>
<context>
    <name>ui::ParameterRow</name>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Sent before every message of this chat.</source>
        <translation>在此对话的每条消息之前发送。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Not set here: %1</source>
        <translation>未在此设置：%1</translation>
    </message>
    <message>
        <source>From the settings: %1</source>
        <translation>来自设置：%1</translation>
    </message>
    <message>
        <source>From this model: %1</source>
        <translation>来自此模型：%1</translation>
    </message>
    <message>
        <source>From the connection: %1</source>
        <translation>来自此连接：%1</translation>
    </message>
    <message>
        <source>Don&apos;t send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Until then %1 is sent.</source>
        <translation>在此之前发送 %1。</translation>
    </message>
    <message>
        <source>Until then what is usual is sent.</source>
        <translation>在此之前，按惯例发送。</translation>
    </message>
    <message>
        <source>Until then it is not sent.</source>
        <translation>在此之前不发送。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>What is wrong with a value, and what is sent as long as it is</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>This model has refused it, so it is left out.</source>
        <translation>此模型拒绝过该参数，因此不再发送。</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Models with this name are known to refuse it.</source>
        <translation>已知此类模型会拒绝该参数。</translation>
    </message>
    <message>
        <source>It goes out by itself.</source>
        <translation>不设置也会发送。</translation>
    </message>
</context>
<context>
    <name>ui::ParameterWords</name>
    <message>
        <source>None</source>
        <translation>无（none）</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>最低（minimal）</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低（low）</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中（medium）</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高（high）</translation>
    </message>
    <message>
        <source>Very high (xhigh)</source>
        <translation>很高（xhigh）</translation>
    </message>
    <message>
        <source>Highest (max)</source>
        <translation>最高（max）</translation>
    </message>
    <message>
        <source>Automatic (auto)</source>
        <translation>自动（auto）</translation>
    </message>
    <message>
        <source>Some function (required)</source>
        <translation>必须调用（required）</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本（text）</translation>
    </message>
    <message>
        <source>Any JSON object</source>
        <translation>任意 JSON 对象</translation>
    </message>
    <message>
        <source>JSON by a schema</source>
        <translation>符合 Schema 的 JSON</translation>
    </message>
    <message>
        <source>Standard (default)</source>
        <translation>标准（default）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>This function:</source>
        <translation>指定函数：</translation>
    </message>
    <message>
        <source>Another value:</source>
        <translation>其他值：</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in English.</source>
        <translation>例如：请用中文简要回答。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Yes, as usual</source>
        <translation>是（一贯如此）</translation>
    </message>
    <message>
        <source>Sent by itself: usage is asked for</source>
        <translation>自动发送：请求返回用量</translation>
    </message>
    <message>
        <source>Function %1</source>
        <translation>函数 %1</translation>
    </message>
</context>
<context>
    <name>ui::PassphraseDialog</name>
    <message>
        <source>Passphrase for backups</source>
        <translation>备份口令</translation>
    </message>
    <message>
        <source>From now on backups open only with this passphrase. If you forget it, nobody can open them, and nobody can help. It is kept in the system&apos;s keychain, so that backups go on by themselves. Backups that are there stay as they are.</source>
        <translation>从现在起，备份只能用这个口令打开。忘了它就没有人能打开，也没有人能帮忙。口令保存在系统的钥匙串中，备份因此可以自动进行。已有的备份保持不变。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ui::PassphraseRow</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>文件的口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ui::PatienceFields</name>
    <message>
        <source>Wait for a connection</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Wait for the first word</source>
        <translation>首字超时</translation>
    </message>
    <message>
        <source>Wait between words</source>
        <translation>数据间隔超时</translation>
    </message>
    <message>
        <source>Wait while only alive</source>
        <translation>仅有心跳时的超时</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>after a number: seconds</extracomment>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>ui::PersonaEditor</name>
    <message>
        <source>Pen</source>
        <translation>钢笔</translation>
    </message>
    <message>
        <source>Magnifying glass</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>钥匙</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>图钉</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>齿轮</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>新建助手</translation>
    </message>
    <message>
        <source>Edit persona</source>
        <translation>编辑助手</translation>
    </message>
    <message>
        <source>For example: Translator</source>
        <translation>例如：翻译</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>表情符号</translation>
    </message>
    <message>
        <source>What the model is told before everything else</source>
        <translation>在一切之前告诉模型的内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>An emoji</source>
        <translation>表情符号</translation>
    </message>
    <message>
        <source>The one that new chats use</source>
        <translation>新对话使用的连接</translation>
    </message>
    <message>
        <source>That of the connection</source>
        <translation>连接的模型</translation>
    </message>
    <message>
        <source>Take those of this chat</source>
        <translation>使用当前对话的参数</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>None of its own</source>
        <translation>没有单独设置</translation>
    </message>
    <message>
        <source>One that is not here any more</source>
        <translation>已不存在的连接</translation>
    </message>
    <message>
        <source>Instructions have at most %L1 characters.</source>
        <translation>指令最多 %L1 个字符。</translation>
    </message>
</context>
<context>
    <name>ui::Pictures</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ui::PillRow</name>
    <message>
        <source>Remove the filter “%1”</source>
        <translation>移除筛选条件“%1”</translation>
    </message>
</context>
<context>
    <name>ui::Place</name>
    <message>
        <source>Your chats are in a folder on the network. Use Loquat on one computer at a time; a folder on this computer is safer.</source>
        <translation>对话存放在网络文件夹中。请一次只在一台电脑上使用 Loquat；放在本机的文件夹里更安全。</translation>
    </message>
    <message>
        <source>Your chats are in a folder that is synchronised with other computers. Use Loquat on one of them at a time; a folder that is not synchronised is safer.</source>
        <translation>对话存放在会与其他电脑同步的文件夹中。请一次只在其中一台上使用 Loquat；放在不同步的文件夹里更安全。</translation>
    </message>
</context>
<context>
    <name>ui::PresetNameDialog</name>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>For example: Strict and short</source>
        <translation>例如：严谨简短</translation>
    </message>
</context>
<context>
    <name>ui::Presets</name>
    <message>
        <source>Save as preset…</source>
        <translation>存为预设…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Preset “%1” in use</source>
        <translation>已使用预设“%1”</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>Preset “%1” replaced</source>
        <translation>已替换预设“%1”</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Preset “%1” deleted</source>
        <translation>已删除预设“%1”</translation>
    </message>
</context>
<context>
    <name>ui::ProblemPage</name>
    <message>
        <source>Your chats were written by a newer Loquat</source>
        <translation>对话数据来自更新版本的 Loquat</translation>
    </message>
    <message>
        <source>This file is not a Loquat database</source>
        <translation>此文件不是 Loquat 数据库</translation>
    </message>
    <message>
        <source>The database of your chats is damaged</source>
        <translation>对话数据库已损坏</translation>
    </message>
    <message>
        <source>Your chats cannot be opened</source>
        <translation>无法打开对话</translation>
    </message>
    <message>
        <source>Nothing was changed. Update Loquat, or go on with a new database beside it.</source>
        <translation>没有改动任何内容。请更新 Loquat，或另建一个新数据库继续使用。</translation>
    </message>
    <message>
        <source>Nothing was changed. Perhaps the disk is not there, or the file may not be read.</source>
        <translation>没有改动任何内容。可能是磁盘未连接，或没有权限读取文件。</translation>
    </message>
    <message>
        <source>Nothing was changed, and the file is kept as it is. You can go on with a new database beside it.</source>
        <translation>没有改动任何内容，文件保持原样。可以另建一个新数据库继续使用。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start a new database</source>
        <translation>新建数据库</translation>
    </message>
    <message>
        <source>Your chats wait for a backup</source>
        <translation>您的对话在等待备份</translation>
    </message>
    <message>
        <source>This Loquat keeps chats in a newer layout and makes a backup before it changes anything. No backup could be made, so nothing was changed. Make room on the disk, or see that the folder &quot;backups&quot; beside the file can be written to.</source>
        <translation>这个版本的 Loquat 用新的格式保存对话，改动之前会先备份。这次无法备份，所以没有任何改动。请腾出磁盘空间，或确认该文件旁边的“backups”文件夹可以写入。</translation>
    </message>
    <message>
        <source>Nothing was changed. Loquat can make a new database of what can still be read and of the latest backup; the damaged file is kept as it is.</source>
        <translation>没有任何改动。Loquat 可以用仍能读出的内容和最近的备份生成新的数据库；损坏的文件会原样保留。</translation>
    </message>
    <message>
        <source>Recovering what can be read…</source>
        <translation>正在恢复能读出的内容…</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>详细信息：%1</translation>
    </message>
</context>
<context>
    <name>ui::PromptActions</name>
    <message>
        <source>The prompts could not be saved.</source>
        <translation>提示词未能保存。</translation>
    </message>
    <message>
        <source>The prompts could not be read. They are kept as %1.</source>
        <translation>无法读取提示词，原文件保存为 %1。</translation>
    </message>
    <message>
        <source>Save as prompt…</source>
        <translation>存为提示词…</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <translation>导入提示词</translation>
    </message>
    <message>
        <source>Prompts (%1)</source>
        <translation>提示词（%1）</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件（%1）</translation>
    </message>
    <message>
        <source>Export all prompts</source>
        <translation>导出全部提示词</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <translation>导出提示词</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>The prompts could not be exported.</source>
        <translation>提示词未能导出。</translation>
    </message>
    <message>
        <source>Some of the prompts could not be read. The file as it was is kept as %1.</source>
        <translation>有些提示词未能读取。原来的文件已保留为 %1。</translation>
    </message>
</context>
<context>
    <name>ui::PromptEditor</name>
    <message>
        <source>New prompt</source>
        <translation>新建提示词</translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation>编辑提示词</translation>
    </message>
    <message>
        <source>Snippets go into what you write; instructions are told to the model before everything else.</source>
        <translation>片段会插入到您正在写的内容中；指令会在一切之前告诉模型。</translation>
    </message>
    <message>
        <source>What you look for it by</source>
        <translation>用来查找它的名称</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>Text of the prompt</source>
        <translation>提示词的内容</translation>
    </message>
    <message>
        <source>For example: Translate into {{language:English}}: {{clipboard}}</source>
        <extracomment>The words in braces are typed as they are, in every language</extracomment>
        <translation>例如：翻译成{{language:英文}}：{{clipboard}}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Filled in when it is used: {{date}}, {{time}}, {{weekday}}, {{clipboard}}, {{selection}}, {{model}}, {{language}}. Asked for: {{name}}, {{name:default}}, {{one|another}}.</source>
        <translation>使用时自动填入：{{date}}、{{time}}、{{weekday}}、{{clipboard}}、{{selection}}、{{model}}、{{language}}。使用时询问：{{name}}、{{name:默认值}}、{{这个|那个}}。</translation>
    </message>
    <message>
        <source>Variables: %1</source>
        <translation>变量：%1</translation>
    </message>
    <message>
        <source>A prompt has at most %L1 characters.</source>
        <translation>提示词最多 %L1 个字符。</translation>
    </message>
    <message>
        <source>A tag that holds a comma stands in quotes: &quot;tea, coffee&quot;</source>
        <translation>含逗号的标签要加英文双引号：&quot;茶，咖啡&quot;</translation>
    </message>
</context>
<context>
    <name>ui::PromptForm</name>
    <message>
        <source>What is inserted</source>
        <translation>将插入的内容</translation>
    </message>
    <message>
        <source>What the model is told</source>
        <translation>将告诉模型的内容</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>ui::PromptImportDialog</name>
    <message>
        <source>Import prompts</source>
        <translation>导入提示词</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>文件中的内容</translation>
    </message>
    <message numerus="yes">
        <source>Import %n prompt(s)</source>
        <translation>
            <numerusform>导入 %n 个提示词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 个新的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already</source>
        <translation>
            <numerusform>%n 个已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个未采用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptListModel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind and tags</source>
        <translation>类型和标签</translation>
    </message>
</context>
<context>
    <name>ui::PromptUse</name>
    <message>
        <source>“%1” are the instructions of this chat</source>
        <translation>“%1”已成为此对话的指令</translation>
    </message>
    <message>
        <source>That is very long: only its first %L1 characters are taken.</source>
        <translation>内容很长：只取前 %L1 个字符。</translation>
    </message>
    <message>
        <source>The connection of “%1” is not here any more, so this chat uses %2</source>
        <translation>“%1”的连接已不存在，因此此对话使用 %2</translation>
    </message>
    <message>
        <source>“%1” is set for this chat</source>
        <translation>此对话已设为“%1”</translation>
    </message>
    <message>
        <source>A new chat without a persona</source>
        <translation>不使用助手的新对话</translation>
    </message>
</context>
<context>
    <name>ui::PromptWords</name>
    <message>
        <source>Snippet</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>A list of prompts</source>
        <translation>提示词列表</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新的</translation>
    </message>
    <message>
        <source>Left out: it says nothing</source>
        <translation>未采用：没有内容</translation>
    </message>
    <message>
        <source>Left out: longer than %L1 characters</source>
        <translation>未采用：超过 %L1 个字符</translation>
    </message>
    <message>
        <source>Left out: no more can be kept</source>
        <translation>未采用：已达到可保存的上限</translation>
    </message>
    <message>
        <source>Saved “%1”</source>
        <translation>已保存“%1”</translation>
    </message>
    <message>
        <source>Changed “%1”</source>
        <translation>已修改“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted “%1”</source>
        <translation>已删除“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 个提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it a name and a text.</source>
        <translation>请填写名称和内容。</translation>
    </message>
    <message>
        <source>No more prompts can be kept. Delete some, then try again.</source>
        <translation>已达到可保存提示词的上限。请先删除一些，然后重试。</translation>
    </message>
    <message>
        <source>There are no prompts in this file. It may be JSON of Loquat, Cherry Studio, NextChat or Open WebUI, or a CSV file with the columns “act” and “prompt”.</source>
        <translation>此文件中没有提示词。可以导入 Loquat、Cherry Studio、NextChat 或 Open WebUI 的 JSON，或含有“act”和“prompt”两列的 CSV 文件。</translation>
    </message>
    <message>
        <source>The file is larger than 16 MiB.</source>
        <translation>文件超过 16 MiB。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>New, without parameters that cannot be set</source>
        <translation>新的，不含无法设置的参数</translation>
    </message>
    <message>
        <source>The file is not in UTF-8, so its letters cannot be read. Save it as “CSV UTF-8”, then try again.</source>
        <translation>此文件不是 UTF-8 编码，无法读取其中的文字。请另存为“CSV UTF-8”，然后重试。</translation>
    </message>
    <message numerus="yes">
        <source>New, without its %n example message(s)</source>
        <translation>
            <numerusform>新的，不含其 %n 条示例消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptsDialog</name>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
    <message>
        <source>Search prompts; the arrow keys go to what was found</source>
        <translation>搜索提示词；用方向键转到找到的内容</translation>
    </message>
    <message>
        <source>Prompts and personas</source>
        <translation>提示词和助手</translation>
    </message>
    <message>
        <source>Text of what is chosen</source>
        <translation>所选项的内容</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Snippet…</source>
        <translation>片段…</translation>
    </message>
    <message>
        <source>Instructions…</source>
        <translation>指令…</translation>
    </message>
    <message>
        <source>Persona…</source>
        <translation>助手…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Everything, or what is chosen if that is more than one</source>
        <translation>导出全部；选中多项时只导出选中的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>Use as instructions</source>
        <translation>用作指令</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>What you use again and again can be kept here: texts to insert, instructions for a chat, and personas to begin one with.</source>
        <translation>您反复使用的内容可以保存在这里：要插入的文字、对话的指令，以及用来新建对话的助手。</translation>
    </message>
    <message>
        <source>Choose something to see what it says.</source>
        <translation>选中一项即可查看内容。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing has all of these words.</source>
        <translation>没有同时包含这些词的内容。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ui::ProxyFields</name>
    <message>
        <source>Enter the host of the proxy.</source>
        <translation>请输入代理的主机名。</translation>
    </message>
    <message>
        <source>Enter the port of the proxy.</source>
        <translation>请输入代理的端口。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>主机名和端口</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Not for</source>
        <translation>不走代理的地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation>已保存，输入新密码即可替换</translation>
    </message>
    <message>
        <source>Addresses of this computer are always reached directly.</source>
        <translation>本机地址始终直接连接。</translation>
    </message>
</context>
<context>
    <name>ui::QuestionLine</name>
    <message>
        <source>Question: %1</source>
        <extracomment>What a screen reader says of the line; %1 are the question&apos;s first words</extracomment>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Go to the question</source>
        <translation>转到问题</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ui::QuestionList</name>
    <message>
        <source>Questions</source>
        <translation>问题列表</translation>
    </message>
    <message>
        <source>Search questions</source>
        <translation>搜索问题</translation>
    </message>
    <message>
        <source>No question with these words</source>
        <translation>没有包含这些字词的问题</translation>
    </message>
</context>
<context>
    <name>ui::Recovery</name>
    <message>
        <source>Conversations: %1, messages: %2</source>
        <translation>对话：%1，消息：%2</translation>
    </message>
    <message>
        <source>Messages that came from a backup: %1</source>
        <translation>来自备份的消息：%1</translation>
    </message>
    <message>
        <source>Messages of which only place and words are left: %1</source>
        <translation>只剩位置和文字的消息：%1</translation>
    </message>
    <message>
        <source>Messages whose words are lost: %1</source>
        <translation>文字丢失的消息：%1</translation>
    </message>
    <message>
        <source>Pictures that are lost: %1</source>
        <translation>丢失的图片：%1</translation>
    </message>
    <message>
        <source>Nothing was found to be missing.</source>
        <translation>没有发现缺失。</translation>
    </message>
    <message>
        <source>The backup: %1</source>
        <translation>所用备份：%1</translation>
    </message>
    <message>
        <source>A backup with a passphrase was left out. What it has can be brought back in the settings.</source>
        <translation>有一个带口令的备份没有用上。其中的内容可以在设置中找回。</translation>
    </message>
    <message>
        <source>The damaged file is kept as it was: %1</source>
        <translation>损坏的文件原样保留：%1</translation>
    </message>
    <message>
        <source>Chats recovered</source>
        <translation>对话已恢复</translation>
    </message>
    <message>
        <source>What could be read was recovered.</source>
        <translation>能读出的内容都已恢复。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::ReplyPictures</name>
    <message>
        <source>The picture is not shown: it is larger than 20 MB.</source>
        <translation>图片未显示：它大于 20 MB。</translation>
    </message>
    <message>
        <source>The picture is not shown: it has more than 50 megapixels.</source>
        <translation>图片未显示：它超过 5000 万像素。</translation>
    </message>
    <message>
        <source>The picture is not shown: it is damaged or incomplete.</source>
        <translation>图片未显示：它已损坏或不完整。</translation>
    </message>
    <message>
        <source>The picture is not shown: only PNG, JPEG, WebP, GIF and BMP are.</source>
        <translation>图片未显示：只能显示 PNG、JPEG、WebP、GIF 和 BMP。</translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation>服务器返回了状态码 %1。</translation>
    </message>
    <message>
        <source>The picture is larger than 20 MB.</source>
        <translation>图片大于 20 MB。</translation>
    </message>
    <message>
        <source>The server took too long.</source>
        <translation>服务器响应超时。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>服务器的证书不受信任。</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>The picture lies at another address:</source>
        <translation>图片在另一个地址：</translation>
    </message>
    <message>
        <source>This address lies in a private network or on this computer. Load it only if you know why a reply would show it.</source>
        <translation>这个地址位于内部网络或本机。只有在清楚回复为何要显示它时才加载。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Load picture</source>
        <translation>加载图片</translation>
    </message>
    <message>
        <source>Do not load</source>
        <translation>不加载</translation>
    </message>
    <message>
        <source>Load it anyway</source>
        <translation>仍然加载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Open picture: %1</source>
        <translation>打开图片：%1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ui::RequestActions</name>
    <message>
        <source>Request (kept only until Loquat quits)</source>
        <translation>请求（只保留到退出 Loquat）</translation>
    </message>
    <message>
        <source>Requests are kept in memory while Loquat runs. This one is of an earlier run, or many have followed it.</source>
        <translation>请求只在 Loquat 运行期间保留在内存中。这个请求来自之前的运行，或已被之后的许多请求取代。</translation>
    </message>
    <message>
        <source>Request…</source>
        <translation>请求…</translation>
    </message>
    <message>
        <source>Copy request as</source>
        <translation>将请求复制为</translation>
    </message>
</context>
<context>
    <name>ui::RequestCopier</name>
    <message>
        <source>Save the request&apos;s images in</source>
        <translation>将请求的图片保存到</translation>
    </message>
    <message>
        <source>The request was too long to be kept whole, so it cannot be copied.</source>
        <translation>请求过长，未能完整保留，因此无法复制。</translation>
    </message>
    <message>
        <source>Copied. Your key is not in it: set OPENAI_API_KEY first.</source>
        <translation>已复制。其中不含您的密钥，请先设置 OPENAI_API_KEY。</translation>
    </message>
    <message>
        <source>Copied, and the images saved. Your key is not in it: set OPENAI_API_KEY first.</source>
        <translation>已复制，图片已保存。其中不含您的密钥，请先设置 OPENAI_API_KEY。</translation>
    </message>
    <message>
        <source>Save request</source>
        <translation>保存请求</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>ui::RequestDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What the next message sends</source>
        <translation>下一条消息发送的内容</translation>
    </message>
    <message>
        <source>The request as JSON</source>
        <translation>JSON 请求</translation>
    </message>
    <message>
        <source>Copied. There is no key in it.</source>
        <translation>已复制，其中不含密钥。</translation>
    </message>
    <message>
        <source>Only the beginning is shown; Copy takes all of it.</source>
        <translation>这里只显示开头，复制时为全部内容。</translation>
    </message>
</context>
<context>
    <name>ui::RoundsRow</name>
    <message>
        <source>Replies may go on by themselves after tools</source>
        <translation>调用工具后，回复最多自动继续</translation>
    </message>
    <message>
        <source>How often a reply may go on by itself after tools</source>
        <translation>调用工具后，一条回复最多自动继续几次</translation>
    </message>
    <message numerus="yes">
        <source> time(s)</source>
        <extracomment>Behind a number, after a blank: once, or how often</extracomment>
        <translation>
            <numerusform> 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SchemaDialog</name>
    <message>
        <source>Schema of the answer</source>
        <translation>回答的 Schema</translation>
    </message>
</context>
<context>
    <name>ui::SchemaForm</name>
    <message>
        <source>Name, for example: answer</source>
        <translation>名称，例如：answer</translation>
    </message>
    <message>
        <source>Name of the schema</source>
        <translation>Schema 的名称</translation>
    </message>
    <message>
        <source>What it is for (optional)</source>
        <translation>用途（可不填）</translation>
    </message>
    <message>
        <source>What the schema is for</source>
        <translation>Schema 的用途</translation>
    </message>
    <message>
        <source>Schema of the answer, as JSON</source>
        <translation>回答的 JSON Schema</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>整理格式</translation>
    </message>
    <message>
        <source>Write the schema with the usual indents</source>
        <translation>按常用缩进重新排版 Schema</translation>
    </message>
    <message>
        <source>Example…</source>
        <translation>根据示例…</translation>
    </message>
    <message>
        <source>Make a schema from an example</source>
        <translation>根据示例生成 Schema</translation>
    </message>
    <message>
        <source>Larger…</source>
        <translation>放大…</translation>
    </message>
    <message>
        <source>Edit the schema in a larger window</source>
        <translation>在更大的窗口中编辑 Schema</translation>
    </message>
    <message>
        <source>Write a schema, or choose another form above.</source>
        <translation>请填写 Schema，或在上方选择其他格式。</translation>
    </message>
    <message>
        <source>This is longer than %1 kB.</source>
        <translation>内容超过 %1 kB。</translation>
    </message>
    <message>
        <source>An object in { } is expected.</source>
        <translation>这里应为 { } 对象。</translation>
    </message>
    <message numerus="yes">
        <source>Strict needs &quot;additionalProperties&quot;: false and every property under &quot;required&quot;. Not so at %n place(s), the first is %1.</source>
        <translation>
            <numerusform>严格模式要求 &quot;additionalProperties&quot;: false，并且 &quot;required&quot; 列出每个属性。有 %n 处不是这样，第一处是 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>严格（strict）</translation>
    </message>
    <message>
        <source>The answer holds nothing but what the schema says.</source>
        <translation>回答只包含 Schema 规定的内容。</translation>
    </message>
</context>
<context>
    <name>ui::SearchActions</name>
    <message>
        <source>This message is no longer in its chat.</source>
        <translation>这条消息已不在对话中。</translation>
    </message>
</context>
<context>
    <name>ui::SearchDelegate</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>Who wrote a message that was found, and when</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Archived · %1</source>
        <extracomment>A chat that was found: in the archive, and when it was last used</extracomment>
        <translation>已归档 · %1</translation>
    </message>
</context>
<context>
    <name>ui::SearchFilters</name>
    <message>
        <source>With an image</source>
        <translation>含图片</translation>
    </message>
    <message>
        <source>With code</source>
        <translation>含代码</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>任何人</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>最近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>By you</source>
        <translation>您写的</translation>
    </message>
    <message>
        <source>By the model</source>
        <translation>模型写的</translation>
    </message>
    <message>
        <source>A removed connection</source>
        <translation>已移除的连接</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>A range of days</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <extracomment>A search is narrowed to a folder; %1 is its name</extracomment>
        <translation>文件夹：%1</translation>
    </message>
    <message>
        <source>A deleted folder</source>
        <translation>已删除的文件夹</translation>
    </message>
    <message>
        <source>a deleted tag</source>
        <translation>已删除的标签</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <extracomment>A search is narrowed to chats with all of these tags; %1 are their names</extracomment>
        <translation>标签：%1</translation>
    </message>
</context>
<context>
    <name>ui::SearchModel</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>A message that was found, for screen readers: who wrote it, when, and what</extracomment>
        <translation>%1，%2：%3</translation>
    </message>
    <message numerus="yes">
        <source>Chat “%1”, %n found</source>
        <extracomment>A chat in which something was found, for screen readers; %n messages of it so far</extracomment>
        <translation>
            <numerusform>对话“%1”，找到 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, archived</source>
        <translation>%1，已归档</translation>
    </message>
</context>
<context>
    <name>ui::SearchPanel</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search all messages</source>
        <translation>搜索全部消息</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>Older messages are still being prepared. Until then searching takes longer, and finds all of them.</source>
        <translation>较早的消息仍在整理中。在此之前，搜索会慢一些，但不会遗漏。</translation>
    </message>
    <message>
        <source>Finds messages, reasoning, titles, names of files and what tools were asked. Words in “quotes” are found as they stand.</source>
        <translation>可以找到消息、思考过程、标题、文件名和工具的参数。“引号”中的词会按原样查找。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing passes these filters.</source>
        <translation>没有符合这些条件的内容。</translation>
    </message>
    <message>
        <source>Nothing was found for “%1”.</source>
        <translation>没有找到“%1”。</translation>
    </message>
    <message>
        <source>Nothing was found for “%1” with these filters.</source>
        <translation>在这些条件下没有找到“%1”。</translation>
    </message>
    <message>
        <source>Remove the filters</source>
        <translation>移除这些条件</translation>
    </message>
    <message>
        <source>The search failed. %1</source>
        <translation>搜索失败。%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ui::SettingWords</name>
    <message>
        <source>Provider, preset</source>
        <translation>服务商、供应商、预设</translation>
    </message>
    <message>
        <source>Address, endpoint</source>
        <translation>地址、接口、端点</translation>
    </message>
    <message>
        <source>Token, secret</source>
        <translation>密钥、令牌</translation>
    </message>
    <message>
        <source>User-Agent</source>
        <translation>请求头、User-Agent</translation>
    </message>
    <message>
        <source>Certificate, TLS</source>
        <translation>证书、TLS</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Theme, dark, light</source>
        <translation>主题、深色、浅色、外观、暗黑模式</translation>
    </message>
    <message>
        <source>Font size, size of the text, zoom</source>
        <translation>字体大小、字号、文字大小、缩放</translation>
    </message>
    <message>
        <source>Enter, new line, send key</source>
        <translation>回车、换行、发送键、快捷键</translation>
    </message>
    <message>
        <source>Scrolling</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Prompt for titles</source>
        <translation>标题提示词</translation>
    </message>
    <message>
        <source>Days in the bin</source>
        <translation>回收站保留天数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A setting that is a box to be checked: what stands before it, and what stands on it</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Titles and bin</source>
        <translation>标题与回收站</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Save what you changed in the connections?</source>
        <translation>要保存对连接所做的更改吗？</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutSheet</name>
    <message>
        <source>Edit the last question</source>
        <translation>编辑上一个提问</translation>
    </message>
    <message>
        <source>Up, in an empty field</source>
        <translation>输入框为空时按 ↑</translation>
    </message>
    <message>
        <source>Stop the reply</source>
        <translation>停止回复</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Delete a chat in the list</source>
        <translation>删除列表中的对话</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Scroll the chat</source>
        <translation>滚动对话</translation>
    </message>
    <message>
        <source>Page Up, Page Down, Home, End</source>
        <translation>Page Up、Page Down、Home、End</translation>
    </message>
    <message>
        <source>Buttons of a message</source>
        <translation>消息的按钮</translation>
    </message>
    <message>
        <source>Tab, then Enter</source>
        <translation>先按 Tab，再按 Enter</translation>
    </message>
    <message>
        <source>Menu of a message</source>
        <translation>消息的菜单</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Shift+F10</translation>
    </message>
    <message>
        <source>Choose several chats in the list</source>
        <translation>在列表中选择多个对话</translation>
    </message>
    <message>
        <source>Ctrl+Space, Shift+Up, Shift+Down</source>
        <translation>Ctrl+空格、Shift+上、Shift+下</translation>
    </message>
</context>
<context>
    <name>ui::SiblingSwitch</name>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>下一个回答</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>上一个回答</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search titles</source>
        <translation>搜索标题</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>No title has these words.</source>
        <translation>没有匹配的标题。</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>过去 7 天</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>Format of a month above a group of the sidebar; in Chinese yyyy年M月</extracomment>
        <translation>yyyy 年 M 月</translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation>返回全部对话</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Search messages for “%1”</source>
        <translation>在消息中搜索“%1”</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>No chat has this tag and these words.</source>
        <translation>没有带有这个标签且标题含这些字词的对话。</translation>
    </message>
    <message>
        <source>No chat has this tag.</source>
        <translation>没有带有这个标签的对话。</translation>
    </message>
</context>
<context>
    <name>ui::SidebarDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation>对话标题</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>文件夹的名称</translation>
    </message>
</context>
<context>
    <name>ui::SidebarList</name>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SidebarMenu</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>移出归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Unpin %n chats</source>
        <translation>
            <numerusform>取消置顶 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pin %n chats</source>
        <translation>
            <numerusform>置顶 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n chats out of the archive</source>
        <translation>
            <numerusform>将 %n 个对话移出归档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archive %n chats</source>
        <translation>
            <numerusform>归档 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n chats</source>
        <translation>
            <numerusform>删除 %n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to folder…</source>
        <translation>移到文件夹…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message numerus="yes">
        <source>Export %n chats…</source>
        <translation>
            <numerusform>导出 %n 个对话…</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate title</source>
        <translation>生成标题</translation>
    </message>
    <message numerus="yes">
        <source>Generate titles of %n chats</source>
        <translation>
            <numerusform>为 %n 个对话生成标题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SightOffer</name>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>%1 cannot see images.</source>
        <translation>%1 看不到图片。</translation>
    </message>
</context>
<context>
    <name>ui::StatusCard</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Show balance</source>
        <translation>查询余额</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>Trying again in %1 s (%2 of %3)</source>
        <extracomment>%1: seconds; %2: which attempt it will be, of %3</extracomment>
        <translation>%1 秒后重试（第 %2 次，共 %3 次）</translation>
    </message>
    <message>
        <source>Trying again in %1 s</source>
        <translation>%1 秒后重试</translation>
    </message>
    <message>
        <source>Still waiting, %1 s</source>
        <translation>仍在等待，已过 %1 秒</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>Waiting %1 s</source>
        <translation>已等待 %1 秒</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>Thinking %1 s</source>
        <translation>已思考 %1 秒</translation>
    </message>
    <message>
        <source>Using a tool</source>
        <translation>正在使用工具</translation>
    </message>
    <message>
        <source>Using a tool, %1 s</source>
        <translation>正在使用工具，%1 秒</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>正在等待网络</translation>
    </message>
</context>
<context>
    <name>ui::TableMenu</name>
    <message>
        <source>Copy table as CSV</source>
        <translation>将表格复制为 CSV</translation>
    </message>
    <message>
        <source>Copy table as Markdown</source>
        <translation>将表格复制为 Markdown</translation>
    </message>
</context>
<context>
    <name>ui::TagFilter</name>
    <message>
        <source>Show chats with a tag</source>
        <translation>显示带某个标签的对话</translation>
    </message>
</context>
<context>
    <name>ui::TagsDialog</name>
    <message>
        <source>Another tag has this name.</source>
        <translation>已有同名的标签。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n chats</source>
        <translation>
            <numerusform>%n 个对话的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>New tag; Enter adds it</source>
        <translation>新标签，按回车键添加</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete from all chats</source>
        <translation>从所有对话中删除</translation>
    </message>
</context>
<context>
    <name>ui::TemporaryActions</name>
    <message>
        <source>The chat could not be kept.</source>
        <translation>无法保留此对话。</translation>
    </message>
    <message>
        <source>Temporary chat</source>
        <translation>临时对话</translation>
    </message>
    <message>
        <source>This chat is temporary. What is to become of it?</source>
        <translation>这是临时对话。要如何处理？</translation>
    </message>
    <message>
        <source>Nothing of it is written to disk unless you keep it.</source>
        <translation>除非您选择保留，否则其内容不会写入磁盘。</translation>
    </message>
    <message>
        <source>Keep this chat</source>
        <translation>保留此对话</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>What you wrote in it is not sent, and goes with it.</source>
        <translation>您在其中写下的内容尚未发送，会随它一起丢弃。</translation>
    </message>
    <message>
        <source>The temporary chat is kept from now on</source>
        <translation>临时对话从现在起会保留</translation>
    </message>
</context>
<context>
    <name>ui::TextPage</name>
    <message>
        <source>Find in this text</source>
        <translation>在此文本中查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which match of how many</extracomment>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
</context>
<context>
    <name>ui::TextSaver</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>The file could not be saved: %1</source>
        <translation>无法保存文件：%1</translation>
    </message>
</context>
<context>
    <name>ui::TitleActions</name>
    <message>
        <source>No title came. The title request in the menu of this chat says why.</source>
        <translation>没有得到标题。原因见此对话菜单中的“标题请求”。</translation>
    </message>
    <message>
        <source>A title needs a question and its answer.</source>
        <translation>需要先有一次提问和回答才能生成标题。</translation>
    </message>
    <message>
        <source>No title came for “%1”. Open it: the title request in its menu says why.</source>
        <translation>未能为“%1”生成标题。请打开该对话，其菜单中的“标题请求”会说明原因。</translation>
    </message>
    <message>
        <source>What is stored of this chat&apos;s first messages cannot be read, so there is nothing to make a title of. Its title stays.</source>
        <translation>此对话最前面的消息无法从存储中读取，因此无法据此生成标题。标题保持不变。</translation>
    </message>
    <message>
        <source>What is stored of the first messages of “%1” cannot be read, so there is nothing to make a title of. Its title stays.</source>
        <translation>“%1”最前面的消息无法从存储中读取，因此无法据此生成标题。标题保持不变。</translation>
    </message>
</context>
<context>
    <name>ui::TitleField</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Title: %1</source>
        <translation>标题：%1</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation>对话标题</translation>
    </message>
</context>
<context>
    <name>ui::TitleRounds</name>
    <message>
        <source>%1 by “%2”</source>
        <extracomment>%1 is a model, %2 the connection it is reached by</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Each chat is one request to %1.</source>
        <translation>每个对话发送一次请求，发给 %1。</translation>
    </message>
    <message>
        <source>Each chat is one request:</source>
        <translation>每个对话发送一次请求：</translation>
    </message>
    <message numerus="yes">
        <source>%n to %1</source>
        <extracomment>%1 is a model and its connection</extracomment>
        <translation>
            <numerusform>%n 次发给 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to other models</source>
        <translation>
            <numerusform>%n 次发给其他模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate titles</source>
        <translation>生成标题</translation>
    </message>
    <message numerus="yes">
        <source>Send %n requests?</source>
        <translation>
            <numerusform>要发送 %n 次请求吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>You can stop at any time, and undo what was made. Chats that you named yourself keep their names.</source>
        <translation>您可以随时停止，也可以撤销已生成的标题。您自己命名的对话保留原名。</translation>
    </message>
    <message numerus="yes">
        <source>Send %n requests</source>
        <translation>
            <numerusform>发送 %n 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Making titles · %1 of %2</source>
        <translation>正在生成标题 · %1 / %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>These chats keep the names you gave them.</source>
        <translation>这些对话保留您起的标题。</translation>
    </message>
    <message>
        <source>Stopped. No title was written.</source>
        <translation>已停止，没有生成任何标题。</translation>
    </message>
    <message>
        <source>No titles came. Open one of the chats: the title request in its menu says why.</source>
        <translation>没有生成任何标题。请打开其中一个对话，其菜单中的“标题请求”会说明原因。</translation>
    </message>
    <message>
        <source>A title needs a question and an answer that can be read, and these chats have none.</source>
        <translation>生成标题需要可读取的提问和回答，而这些对话没有。</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n titles written</source>
        <translation>
            <numerusform>已停止，已生成 %n 个标题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n titles written</source>
        <translation>
            <numerusform>已生成 %n 个标题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n titles written; the others keep theirs.</source>
        <translation>
            <numerusform>已生成 %n 个标题；其余对话保留原名。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TitlesPage</name>
    <message>
        <source>Write a title of at most eight words, or twenty Chinese characters, for the conversation below, in the language of the conversation. Answer with the title alone: no quotes, no Markdown, no full stop.</source>
        <extracomment>Read by the model. Models follow it best in the language of the person.</extracomment>
        <translation>请用对话所用的语言为下面的对话写一个标题，不超过二十个汉字或八个单词。只回答标题本身：不加引号，不用 Markdown，不加句号。</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Model for titles</source>
        <translation>标题所用模型</translation>
    </message>
    <message>
        <source>What it is told</source>
        <translation>给模型的要求</translation>
    </message>
    <message>
        <source>Keep deleted things for</source>
        <translation>已删除内容保留</translation>
    </message>
    <message>
        <source>Let a model write them after the first answer</source>
        <translation>在第一次回答后由模型撰写</translation>
    </message>
    <message>
        <source>One small request more for each new chat. Until its answer comes, and when it fails, the first line of the chat is the title. A title of your own is never replaced.</source>
        <translation>每个新对话会多发一次小请求。在得到结果之前或请求失败时，以对话的第一行作为标题。您自己起的标题绝不会被替换。</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>until I empty the bin</source>
        <translation>直到我清空回收站</translation>
    </message>
    <message>
        <source>Then they leave the bin, and nothing of them is left.</source>
        <translation>到期后会从回收站中移除，不留任何痕迹。</translation>
    </message>
    <message>
        <source>The same as the chat</source>
        <translation>与对话相同</translation>
    </message>
    <message>
        <source>Model for titles: %1</source>
        <translation>标题所用模型：%1</translation>
    </message>
    <message>
        <source>Choose the model for titles</source>
        <translation>选择撰写标题的模型</translation>
    </message>
</context>
<context>
    <name>ui::TokenWords</name>
    <message>
        <source>not told</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a token and its probability</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1%</translation>
    </message>
    <message>
        <source>&gt; %1 %</source>
        <translation>&gt; %1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1; else %2</source>
        <comment>a token; the others that were likely</comment>
        <translation>%1；其他可能：%2</translation>
    </message>
</context>
<context>
    <name>ui::ToolCards</name>
    <message>
        <source>Result of %1</source>
        <translation>%1 的结果</translation>
    </message>
    <message>
        <source>Errors it wrote: %1</source>
        <extracomment>What a program wrote</extracomment>
        <translation>它写出的错误：%1</translation>
    </message>
    <message>
        <source>What it was called with is not one valid JSON object.</source>
        <translation>调用的参数不是一个有效的 JSON 对象。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Runs without asking in this chat</source>
        <translation>在此对话中无需询问即可运行</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新询问</translation>
    </message>
</context>
<context>
    <name>ui::ToolForm</name>
    <message>
        <source>Strict: arguments follow the schema exactly</source>
        <translation>严格：参数必须完全符合 Schema</translation>
    </message>
    <message>
        <source>What it does, and when to call it. The model reads it.</source>
        <translation>它做什么、何时调用。模型会读到这段话。</translation>
    </message>
    <message>
        <source>A person types the result</source>
        <translation>由人填写结果</translation>
    </message>
    <message>
        <source>A program on this computer answers</source>
        <translation>由这台电脑上的程序回答</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Arguments, as JSON Schema</source>
        <translation>参数（JSON Schema）</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>由谁回答</translation>
    </message>
    <message>
        <source>Empty: it takes no arguments.</source>
        <translation>留空：不带参数。</translation>
    </message>
    <message>
        <source>Insert an example</source>
        <translation>插入示例</translation>
    </message>
</context>
<context>
    <name>ui::ToolImportDialog</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Import tools</source>
        <translation>导入工具</translation>
    </message>
    <message>
        <source>JSON with tools, or a curl command</source>
        <translation>含工具的 JSON，或 curl 命令</translation>
    </message>
    <message>
        <source>Paste JSON with tools here, or a curl command that sends them.</source>
        <translation>在此粘贴含工具的 JSON，或发送工具的 curl 命令。</translation>
    </message>
    <message>
        <source>Tools in it</source>
        <translation>其中的工具</translation>
    </message>
    <message>
        <source>Keep both, under another name</source>
        <translation>两者都保留，新的换个名称</translation>
    </message>
    <message>
        <source>Replace those here</source>
        <translation>替换已有的</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Names that are here already:</source>
        <translation>名称已存在时：</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cannot be taken: %1</source>
        <translation>无法导入：%1</translation>
    </message>
    <message>
        <source>There is a tool with this name already.</source>
        <translation>已有同名的工具。</translation>
    </message>
    <message>
        <source>Together that would be %1 tools; there can be 128. Leave some out.</source>
        <translation>合计将有 %1 个工具，最多只能有 128 个。请少选一些。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be taken.</source>
        <translation>
            <numerusform>其中 %n 个无法导入。</numerusform>
        </translation>
    </message>
    <message>
        <source>They come without a program: results are typed until you choose otherwise.</source>
        <translation>导入的工具不带程序：在您另行选择之前，结果由人填写。</translation>
    </message>
    <message numerus="yes">
        <source>%n tools were imported. Your programs stay bound to those that were replaced, and ask again.</source>
        <translation>
            <numerusform>已导入 %n 个工具。被替换的工具仍绑定您的程序，运行前会重新询问。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your programs stay bound to those that are replaced, and ask again before they run.</source>
        <translation>被替换的工具仍绑定您的程序，运行前会重新询问。</translation>
    </message>
    <message numerus="yes">
        <source>%n tools were imported, none of them with a program.</source>
        <translation>
            <numerusform>已导入 %n 个工具，都不带程序。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ToolList</name>
    <message>
        <source>Search tools</source>
        <translation>搜索工具</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>New tool</source>
        <translation>新工具</translation>
    </message>
    <message>
        <source>Your tools</source>
        <translation>您的工具</translation>
    </message>
    <message>
        <source>Part of Loquat</source>
        <translation>Loquat 自带</translation>
    </message>
</context>
<context>
    <name>ui::ToolTexts</name>
    <message>
        <source>Result of a tool</source>
        <translation>工具的结果</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>正在调用 %1</translation>
    </message>
    <message>
        <source>Called %1</source>
        <translation>已调用 %1</translation>
    </message>
</context>
<context>
    <name>ui::ToolsDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools are functions that a model may call. Choose one at the side, make a new one, or import them from JSON or a curl command. Which of them a chat offers is set in its parameters.</source>
        <translation>工具是模型可以调用的函数。请在一侧选择一个、新建一个，或从 JSON 或 curl 命令导入。某个对话提供哪些工具，在它的参数中设置。</translation>
    </message>
    <message>
        <source>There are 128 tools, which is as many as there can be. Delete one first.</source>
        <translation>已有 128 个工具，达到上限。请先删除一个。</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 已保存。</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Export tools</source>
        <translation>导出工具</translation>
    </message>
    <message>
        <source>Save the new tool?</source>
        <translation>要保存新工具吗？</translation>
    </message>
    <message>
        <source>Save the changes of %1?</source>
        <translation>要保存对 %1 的更改吗？</translation>
    </message>
</context>
<context>
    <name>ui::ToolsField</name>
    <message>
        <source>Edit tools…</source>
        <translation>编辑工具…</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>以 JSON 编辑</translation>
    </message>
    <message>
        <source>Search tools</source>
        <translation>搜索工具</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>以列表选择</translation>
    </message>
    <message>
        <source>%1 (not among the tools here)</source>
        <translation>%1（不在这里的工具中）</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ToolsSide</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>ui::TreeWords</name>
    <message numerus="yes">
        <source>object, %n member(s), collapsed</source>
        <translation>
            <numerusform>对象，%n 个成员，已折叠</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object, %n member(s), expanded</source>
        <translation>
            <numerusform>对象，%n 个成员，已展开</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>list, %n item(s), collapsed</source>
        <translation>
            <numerusform>列表，%n 项，已折叠</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>list, %n item(s), expanded</source>
        <translation>
            <numerusform>列表，%n 项，已展开</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>the name of a member and what it is</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <comment>members of a list</comment>
        <translation>还有 %1 项</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy value as JSON</source>
        <translation>以 JSON 形式复制值</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
</context>
<context>
    <name>ui::TrustFields</name>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端私钥</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by nobody this computer trusts. Compare its SHA-256 fingerprint with the one that whoever runs the gateway tells you, and trust it only when both are the same:
%2</source>
        <translation>%1 的证书不是由这台电脑信任的机构颁发的。请把它的 SHA-256 指纹与网关管理员告诉您的指纹核对，两者一致时才信任：
%2</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>信任此证书</translation>
    </message>
    <message>
        <source>This one certificate of %1 is trusted, SHA-256 fingerprint:
%2</source>
        <translation>已信任 %1 的这一张证书，SHA-256 指纹：
%2</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>不再信任</translation>
    </message>
</context>
<context>
    <name>ui::UnsavedGuard</name>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>What you wrote last is not saved. Quit all the same?</source>
        <translation>最后写的内容还没有保存。仍要退出吗？</translation>
    </message>
    <message>
        <source>If you quit now, it is lost. As soon as it can be saved, Loquat saves it and quits by itself.</source>
        <translation>现在退出，这些内容就会丢失。一旦可以保存，Loquat 会自动保存并退出。</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>Copied. Paste it somewhere before you quit.</source>
        <translation>已复制。退出前请粘贴到别处。</translation>
    </message>
</context>
<context>
    <name>ui::WindowCommands</name>
    <message>
        <source>Show me around.</source>
        <translation>请做个导览。</translation>
    </message>
    <message>
        <source>The link could not be opened. Its address was copied.</source>
        <translation>无法打开链接，已复制其地址。</translation>
    </message>
    <message>
        <source>Import taken back</source>
        <translation>已撤销导入</translation>
    </message>
    <message>
        <source>Import taken back, except what you went on with</source>
        <translation>已撤销导入，您接着写过的对话除外</translation>
    </message>
    <message>
        <source>&amp;Undo import</source>
        <translation>撤销导入(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo import</source>
        <translation>重做导入(&amp;R)</translation>
    </message>
    <message>
        <source>The new conversation was deleted</source>
        <translation>新对话已删除</translation>
    </message>
    <message>
        <source>&amp;Undo deletion</source>
        <translation>撤销删除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo deletion</source>
        <translation>重做删除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo edit</source>
        <translation>撤销编辑(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo edit</source>
        <translation>重做编辑(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo branch</source>
        <translation>撤销另开对话(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo branch</source>
        <translation>重做另开对话(&amp;R)</translation>
    </message>
    <message>
        <source>The new conversation stays, because you went on with it</source>
        <translation>新对话予以保留，因为您已在其中继续</translation>
    </message>
    <message>
        <source>&amp;Undo restoring</source>
        <translation>撤销恢复(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo restoring</source>
        <translation>重做恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo insertion</source>
        <translation>撤销插入(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo insertion</source>
        <translation>重做插入(&amp;R)</translation>
    </message>
    <message>
        <source>An edit in another branch was taken back</source>
        <translation>已撤销另一个分支中的编辑</translation>
    </message>
</context>
</TS>
