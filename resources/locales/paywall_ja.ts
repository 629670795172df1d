<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Paywall Admin</source>
        <translation>Paywall Admin について</translation>
    </message>
    <message>
        <source>Version {version}, MIT licence</source>
        <translation>バージョン {version}（MIT ライセンス）</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are separate files of your Python installation, and you may replace them with versions of your own.</source>
        <translation>Qt と PySide6 は GNU Lesser General Public License バージョン 3 に基づいて使用しています。どちらも Python 環境の中の独立したファイルで、別のバージョンに置き換えることができます。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
</context>
<context>
    <name>AccountActs</name>
    <message>
        <source>Asking Stripe whose key this is</source>
        <translation>誰の鍵かを Stripe に問い合わせ中</translation>
    </message>
    <message>
        <source>Connected to {account}.</source>
        <translation>{account} に接続しました。</translation>
    </message>
    <message>
        <source>Checking the key</source>
        <translation>鍵を確認中</translation>
    </message>
    <message>
        <source>The key works and includes everything that is needed.</source>
        <translation>鍵は有効で、必要な権限がそろっています。</translation>
    </message>
    <message>
        <source>Disconnect from {account}? The key is forgotten here, and so is which object is whose and what was read of subscribers. At Stripe everything stays as it is, and readers go on as before.</source>
        <translation>{account} との接続を解除しますか。鍵、対応関係、読み取った購読者の情報がここから消えます。Stripe はそのままで、読者にも影響はありません。</translation>
    </message>
    <message>
        <source>Disconnect Stripe</source>
        <translation>Stripe の接続を解除</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>接続を解除</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Disconnected. At Stripe everything is as it was.</source>
        <translation>接続を解除しました。Stripe はそのままです。</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Check the key</source>
        <translation>鍵を確認</translation>
    </message>
    <message>
        <source>Another key…</source>
        <translation>別の鍵…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>接続を解除…</translation>
    </message>
    <message>
        <source>Looking for the key…</source>
        <translation>鍵を探しています…</translation>
    </message>
    <message>
        <source>Compared with the draft on {when} in {place}.</source>
        <translation>{when}（{place}）に下書きと比較しました。</translation>
    </message>
    <message>
        <source>The key does not include: {names}. Add them in Stripe’s dashboard; until then, what needs them is refused.</source>
        <translation>この鍵に含まれない権限: {names}。Stripe のダッシュボードで追加してください。それまで、必要とする操作は行えません。</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>The reply is copied.</source>
        <translation>返信をコピーしました。</translation>
    </message>
    <message>
        <source>{step}.</source>
        <translation>{step}。</translation>
    </message>
    <message>
        <source>JSON (*.json);;To read (*.txt)</source>
        <translation>JSON (*.json);;読む用 (*.txt)</translation>
    </message>
    <message>
        <source>Export this reader</source>
        <translation>この読者を書き出す</translation>
    </message>
    <message>
        <source>Everything that is known of the reader is in {file}.</source>
        <translation>この読者についての情報をすべて {file} に書き出しました。</translation>
    </message>
    <message>
        <source>The reader is erased, with {count} views.</source>
        <translation>読者と閲覧 {count} 件を消去しました。</translation>
    </message>
</context>
<context>
    <name>Announcement</name>
    <message>
        <source>Language of the announcement</source>
        <translation>告知の言語</translation>
    </message>
    <message>
        <source>Write an announcement</source>
        <translation>告知を書く</translation>
    </message>
    <message>
        <source>Edit the whole message</source>
        <translation>メッセージ全体を編集</translation>
    </message>
    <message>
        <source>Show it in the preview</source>
        <translation>プレビューで表示</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>{{freeAccessDate}} becomes the last day of the window, in the reader&apos;s language.</source>
        <translation>{{freeAccessDate}} は、読者の言語で無料公開の最終日になります。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Empty: no button.</source>
        <translation>空欄ならボタンは出ません。</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>ボタン</translation>
    </message>
    <message>
        <source>An address on your site, such as /celebrate, or one that begins with https://.</source>
        <translation>/celebrate のようなサイト内の URL、または https:// で始まる URL。</translation>
    </message>
    <message>
        <source>The button leads to</source>
        <translation>ボタンのリンク先</translation>
    </message>
    <message>
        <source>What readers are told</source>
        <translation>読者への告知</translation>
    </message>
    <message>
        <source>Readers are told nothing yet: they read for free and do not know why.</source>
        <translation>まだ告知がありません。読者は理由を知らないまま無料で読みます。</translation>
    </message>
    <message>
        <source>All windows without words of their own share the message “{name}”: {heading}</source>
        <translation>告知のない期間は、すべて共通のメッセージ「{name}」を使います: {heading}</translation>
    </message>
    <message>
        <source>This message has forms by number: {heading}</source>
        <translation>このメッセージには数による形があります: {heading}</translation>
    </message>
    <message>
        <source>{count} more messages are for other readers.</source>
        <translation>ほかの読者向けのメッセージが {count} 件あります。</translation>
    </message>
    <message>
        <source>No reader meets this window: the others come first.</source>
        <translation>ほかの期間が優先されるため、この期間はどの読者にも適用されません。</translation>
    </message>
</context>
<context>
    <name>ApplySheet</name>
    <message>
        <source>Apply to Stripe</source>
        <translation>Stripe に適用</translation>
    </message>
    <message>
        <source>Finish the interrupted apply</source>
        <translation>中断した適用を完了</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Check and finish</source>
        <translation>確認して完了</translation>
    </message>
    <message>
        <source>Type {word} to go on</source>
        <translation>続けるには {word} と入力</translation>
    </message>
    <message>
        <source>This is the live account: it changes what readers pay.</source>
        <translation>本番アカウントです。読者が支払う金額が変わります。</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>公開…</translation>
    </message>
    <message>
        <source>{counts}. Nothing else is changed.</source>
        <translation>{counts}。ほかは変わりません。</translation>
    </message>
    <message>
        <source>Leave out what is blocked ({number}), and apply the rest</source>
        <translation>止まっているもの（{number}）を除いて適用</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>And {count} more, as the page lists them.</source>
        <translation>ほか {count} 件（ページの一覧のとおり）。</translation>
    </message>
    <message>
        <source>{count} of the requests that had been sent are unknown: nobody wrote down how they ended. Each is looked up at Stripe; what never arrived is sent again. Nothing is made twice.</source>
        <translation>送信した要求のうち {count} 件の結果がわかりません。Stripe で 1 件ずつ確認し、届いていないものだけ送り直します。二重には作りません。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Type {word} in capitals.</source>
        <translation>{word} を大文字で入力してください。</translation>
    </message>
    <message>
        <source>Something is blocked. Put it right first, or tick that it is left out.</source>
        <translation>止まっているものがあります。先に直すか、除くことにチェックしてください。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>適用中</translation>
    </message>
    <message>
        <source>Publish, so that readers get the new links</source>
        <translation>新しいリンクを届けるために公開してください</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>It stopped before its end</source>
        <translation>途中で止まりました</translation>
    </message>
    <message>
        <source>Stopped as you asked</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>The interrupted apply is finished</source>
        <translation>中断した適用が完了しました</translation>
    </message>
    <message>
        <source>{count} of the interrupted requests are known now.</source>
        <translation>中断した要求のうち {count} 件の結果がわかりました。</translation>
    </message>
    <message>
        <source>{done} of {all} steps are done.</source>
        <translation>{all} 手順のうち {done} 手順が済みました。</translation>
    </message>
    <message>
        <source>Buttons in the draft that lead to Stripe now: {count}.</source>
        <translation>Stripe につながるようになった下書きのボタン：{count} 個。</translation>
    </message>
    <message>
        <source>Nothing was changed at Stripe.</source>
        <translation>Stripe では何も変更していません。</translation>
    </message>
    <message>
        <source>What was done is recorded; the next plan holds the rest.</source>
        <translation>済んだ分は記録され、残りは次の計画に入ります。</translation>
    </message>
    <message>
        <source>{count} wait for something; the plan says for what.</source>
        <translation>{count} 件は待機中です。計画に理由があります。</translation>
    </message>
</context>
<context>
    <name>AreaInput</name>
    <message>
        <source>Nothing was pasted: it has {count} characters, and here {room} more fit.</source>
        <translation>貼り付けていません。{count} 文字ありますが、ここに入るのはあと {room} 文字です。</translation>
    </message>
    <message>
        <source>This has {count} characters; {limit} fit.</source>
        <translation>{count} 文字あります。入るのは {limit} 文字までです。</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>Anonymous</source>
        <translation>未登録</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>Wide screens</source>
        <translation>広い画面</translation>
    </message>
    <message>
        <source>Narrow screens</source>
        <translation>狭い画面</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>読者</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>すべての国</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Anonymous readers</source>
        <translation>未登録の読者</translation>
    </message>
    <message>
        <source>Registered readers</source>
        <translation>登録済みの読者</translation>
    </message>
    <message>
        <source>All readers</source>
        <translation>すべての読者</translation>
    </message>
    <message>
        <source>{names} and {count} more countries</source>
        <translation>{names}、ほか {count} か国</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names}と{last}</translation>
    </message>
    <message>
        <source>wide screens</source>
        <translation>広い画面</translation>
    </message>
    <message>
        <source>narrow screens</source>
        <translation>狭い画面</translation>
    </message>
    <message>
        <source>{who} in {countries}</source>
        <translation>{countries}の{who}</translation>
    </message>
    <message>
        <source>{who} on {devices}</source>
        <translation>{devices}の{who}</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作した人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>About</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Content rule</source>
        <translation>コンテンツルール</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>メーター</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>オファー</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>ウォール</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Grace</source>
        <translation>猶予</translation>
    </message>
    <message>
        <source>Whole draft</source>
        <translation>下書き全体</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>配信先</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>署名の鍵</translation>
    </message>
    <message>
        <source>Emergency switch</source>
        <translation>緊急スイッチ</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>読者</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>付与</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>取り消し済み</translation>
    </message>
    <message>
        <source>Takes back {number}</source>
        <translation>{number} の取り消し</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>監査</translation>
    </message>
    <message>
        <source>Check that nothing was altered</source>
        <translation>改ざんがないか確認</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Changes, newest first</source>
        <translation>変更（新しい順）</translation>
    </message>
    <message>
        <source>Find in changes, reasons, names and values</source>
        <translation>変更、理由、名前、値を検索</translation>
    </message>
    <message>
        <source>Nothing was changed yet. Every change is listed here with who made it and why.</source>
        <translation>まだ変更はありません。すべての変更が、行った人と理由とともにここに並びます。</translation>
    </message>
    <message>
        <source>No change is like that. Clear the search or choose other filters.</source>
        <translation>該当する変更はありません。検索を消去するか、絞り込みを変えてください。</translation>
    </message>
    <message>
        <source>Revert this change</source>
        <translation>この変更を取り消す</translation>
    </message>
    <message>
        <source>All about this object</source>
        <translation>この対象のすべての変更</translation>
    </message>
    <message>
        <source>Who changed what, when and why. Entries are only added, never altered.</source>
        <translation>誰が、いつ、何を、なぜ変更したか。記録は追加されるだけで、書き換えられません。</translation>
    </message>
    <message>
        <source>{step}.</source>
        <translation>{step}。</translation>
    </message>
    <message>
        <source>Checking every entry:</source>
        <translation>すべての記録を確認中:</translation>
    </message>
    <message>
        <source>As CSV, for a spreadsheet…</source>
        <translation>CSV（表計算用）…</translation>
    </message>
    <message>
        <source>As JSON, for programs…</source>
        <translation>JSON（プログラム用）…</translation>
    </message>
    <message>
        <source>Export the audit</source>
        <translation>監査記録を書き出す</translation>
    </message>
    <message>
        <source>Writing entries:</source>
        <translation>記録を書き出し中:</translation>
    </message>
    <message>
        <source>1 entry is written to {file}.</source>
        <translation>1 件を {file} に書き出しました。</translation>
    </message>
    <message>
        <source>{count} entries are written to {file}.</source>
        <translation>{count} 件を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>This store is read-only: {path} cannot be written. Everything can be seen, nothing changed.</source>
        <translation>このストアは読み取り専用です（{path} に書き込めません）。すべて見られますが、変更はできません。</translation>
    </message>
</context>
<context>
    <name>Basis</name>
    <message>
        <source>This is one reader&apos;s case. Turn anything about the reader, and it is an example again.</source>
        <translation>ある読者の実際の状況です。読者についての項目を変えると、例に戻ります。</translation>
    </message>
    <message>
        <source>As published: version {number}</source>
        <translation>公開内容: バージョン {number}</translation>
    </message>
    <message>
        <source>Show your draft</source>
        <translation>下書きを表示</translation>
    </message>
    <message>
        <source>Your draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Show version {number}</source>
        <translation>バージョン {number} を表示</translation>
    </message>
</context>
<context>
    <name>Blank</name>
    <message>
        <source>Import the website&apos;s feed…</source>
        <translation>サイトの記録を取り込む…</translation>
    </message>
    <message>
        <source>Try with sample readers</source>
        <translation>見本の読者で試す</translation>
    </message>
    <message>
        <source>When somebody calls and says “it says I have read all my articles”, this page answers: what the reader meets, how many articles are left, why, and what to do about it. Readers and their views come from the website&apos;s feed: JSON Lines or CSV, plain or packed. Drop its files here, or choose them.</source>
        <translation>「記事を読み切ったと表示される」という問い合わせに、このページが答えます。読者に見えるもの、残り本数、その理由、対処がわかります。読者と閲覧はサイトの記録（JSON Lines または CSV、圧縮も可）から取り込みます。ここにファイルをドロップするか、選んでください。</translation>
    </message>
    <message>
        <source>No readers yet</source>
        <translation>読者はまだいません</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>What the reader sees</source>
        <translation>読者に見える画面</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
</context>
<context>
    <name>ByHandPart</name>
    <message>
        <source>What somebody made by hand at Stripe is never touched. Where it is what a plan or an offer asks for, you can take it over: the next plan shows what that means before anything is changed.</source>
        <translation>Stripe で手作業で作られたものには触れません。プランやオファーに合うものは引き継げます。変更の前に、次の計画で内容を確認できます。</translation>
    </message>
    <message>
        <source>Look for what was made by hand</source>
        <translation>手作業で作られたものを探す</translation>
    </message>
    <message>
        <source>Everything at Stripe is ours already.</source>
        <translation>Stripe にあるものはすべて管理下にあります。</translation>
    </message>
    <message>
        <source>Nothing fits a plan or an offer. Left alone, because it is of others: {count}.</source>
        <translation>プランやオファーに合うものはありません。他のものとして触れないもの: {count} 件。</translation>
    </message>
    <message>
        <source>Could be yours: {count}. Left alone: {rest}.</source>
        <translation>引き継げる可能性: {count} 件。触れないもの: {rest} 件。</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Take over {what} for {name}</source>
        <translation>{name} として {what} を引き継ぐ</translation>
    </message>
    <message>
        <source>Is what “{name}” asks for ({what}). It only gets a mark.</source>
        <translation>「{name}」に合うもの（{what}）です。印を付けるだけです。</translation>
    </message>
    <message>
        <source>Could be that of “{name}” ({what}), but differs: {fields}. A new one would replace it.</source>
        <translation>「{name}」の可能性がありますが（{what}）、違いがあります: {fields}。新しいものに置き換わります。</translation>
    </message>
    <message>
        <source>Could be that of “{name}” ({what}). It would be changed: {fields}.</source>
        <translation>「{name}」の可能性があります（{what}）。変更される項目: {fields}。</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>The month before (Page Up)</source>
        <translation>前の月（Page Up）</translation>
    </message>
    <message>
        <source>The next month (Page Down)</source>
        <translation>次の月（Page Down）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” are both on, {days}: readers are told one end or the other.</source>
        <translation>「{one}」と「{other}」が {days} に重なり、どちらか一方の終了日しか伝わりません。</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” are both on, {days}, in different countries.</source>
        <translation>「{one}」と「{other}」が別の国で {days} に重なります。</translation>
    </message>
    <message>
        <source>{count} more pairs of windows overlap.</source>
        <translation>ほかに {count} 組が重なっています。</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>Free access in {month}</source>
        <translation>{month}の無料公開</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Reveal</source>
        <translation>表示する</translation>
    </message>
    <message>
        <source>Show in the preview</source>
        <translation>プレビューで表示</translation>
    </message>
    <message>
        <source>At another time…</source>
        <translation>別の時点…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>消去…</translation>
    </message>
    <message>
        <source>Give articles…</source>
        <translation>記事を付与…</translation>
    </message>
    <message>
        <source>Give access…</source>
        <translation>アクセスを付与…</translation>
    </message>
    <message>
        <source>Reset the meter…</source>
        <translation>メーターをリセット…</translation>
    </message>
    <message>
        <source>Join another id…</source>
        <translation>別の ID を統合…</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>返信をコピー</translation>
    </message>
    <message>
        <source>Counted articles</source>
        <translation>数えた記事</translation>
    </message>
    <message>
        <source>No article was counted.</source>
        <translation>数えた記事はありません。</translation>
    </message>
    <message>
        <source>Not counted, and why</source>
        <translation>数えなかった記事と理由</translation>
    </message>
    <message>
        <source>Nothing else was read.</source>
        <translation>ほかに読んだ記事はありません。</translation>
    </message>
    <message>
        <source>What was done for this reader</source>
        <translation>この読者への対応</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>まだありません。</translation>
    </message>
    <message>
        <source>What the reader sees now</source>
        <translation>読者に今見えるもの</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>権利</translation>
    </message>
    <message>
        <source>The reader&apos;s data</source>
        <translation>読者のデータ</translation>
    </message>
    <message>
        <source>What the reader saw then</source>
        <translation>当時、読者に見えていたもの</translation>
    </message>
    <message>
        <source>A reply to send, in {language}</source>
        <translation>送る返信（{language}）</translation>
    </message>
</context>
<context>
    <name>CaseBar</name>
    <message>
        <source>Why do you look somebody up?</source>
        <translation>なぜ読者を調べますか。</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Ticket, if there is one</source>
        <translation>チケット（あれば）</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>チケット番号</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>対応を開始</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新しい対応</translation>
    </message>
    <message>
        <source>Case: {purpose}, {ticket}. Every look is written down.</source>
        <translation>対応: {purpose}、{ticket}。閲覧はすべて記録されます。</translation>
    </message>
    <message>
        <source>Case: {purpose}. Every look is written down.</source>
        <translation>対応: {purpose}。閲覧はすべて記録されます。</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Show more ({count} left)</source>
        <translation>さらに表示（残り {count} 件）</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {value}</source>
        <translation>{value}を外す</translation>
    </message>
</context>
<context>
    <name>ChipsInput</name>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>Clockwork</name>
    <message>
        <source>Version {number} is published, as scheduled.</source>
        <translation>予定どおりバージョン {number} を公開しました。</translation>
    </message>
    <message>
        <source>What was scheduled for {when} was not published: {why}</source>
        <translation>{when} に予定していた公開は行われませんでした: {why}</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV としてコピー</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>JSON としてコピー</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>This row as text</source>
        <translation>この行をテキストで</translation>
    </message>
    <message>
        <source>This row as CSV</source>
        <translation>この行を CSV で</translation>
    </message>
    <message>
        <source>This row as JSON</source>
        <translation>この行を JSON で</translation>
    </message>
    <message>
        <source>Whole list as text</source>
        <translation>一覧をテキストで</translation>
    </message>
    <message>
        <source>Whole list as CSV</source>
        <translation>一覧を CSV で</translation>
    </message>
    <message>
        <source>Whole list as JSON</source>
        <translation>一覧を JSON で</translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>“{text}” is no country. Write its name, or its two letters, such as GB.</source>
        <translation>「{text}」という国はありません。国名か、GB のような 2 文字のコードを入力してください。</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>There is no time {text}. Write it like 21:00.</source>
        <translation>{text} という時刻はありません。21:00 のように入力してください。</translation>
    </message>
    <message>
        <source>Write a date, such as October 31, 2026.</source>
        <translation>日付を入力してください（例: 2026年10月31日）。</translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it like October 31, 2026.</source>
        <translation>「{text}」は日付ではありません。2026年10月31日のように入力してください。</translation>
    </message>
    <message>
        <source>{text} can be read in two ways. Write the month as a word, like October 31, 2026.</source>
        <translation>{text} は二通りに読めます。2026年10月31日のように、月がわかるように入力してください。</translation>
    </message>
    <message>
        <source>{year} is too far away. Dates from {first} to {last} can be kept.</source>
        <translation>{year} 年は遠すぎます。{first} 年から {last} 年までの日付を入力してください。</translation>
    </message>
    <message>
        <source>There is no such day: {text}. Choose another one.</source>
        <translation>{text} という日はありません。別の日を選んでください。</translation>
    </message>
</context>
<context>
    <name>DayInput</name>
    <message>
        <source>Such as Oct 31</source>
        <translation>例: 10月31日</translation>
    </message>
    <message>
        <source>Pick a day (Alt+Down)</source>
        <translation>日を選ぶ（Alt+↓）</translation>
    </message>
    <message>
        <source>The first one</source>
        <translation>1 回目</translation>
    </message>
    <message>
        <source>The second one</source>
        <translation>2 回目</translation>
    </message>
    <message>
        <source>This time comes twice. Choose which one is meant.</source>
        <translation>この時刻は 2 回あります。どちらかを選んでください。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{name}: pick a day</source>
        <translation>{name}: 日を選ぶ</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>The month before</source>
        <translation>前の月</translation>
    </message>
    <message>
        <source>The next month</source>
        <translation>次の月</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
</context>
<context>
    <name>Deliveries</name>
    <message>
        <source>Bring it there again</source>
        <translation>もう一度配信</translation>
    </message>
    <message>
        <source>Has it</source>
        <translation>配信済み</translation>
    </message>
    <message>
        <source>Did not take it</source>
        <translation>受け取れませんでした</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>アーカイブ</translation>
    </message>
    <message>
        <source>Delete, in the list</source>
        <translation>一覧で Delete キー</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Revert this change</source>
        <translation>この変更を取り消す</translation>
    </message>
    <message>
        <source>All about this object</source>
        <translation>この対象のすべての変更</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>対象へ移動</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>理由: {reason}</translation>
    </message>
    <message>
        <source>Taken back by entry {number}</source>
        <translation>記録 {number} で取り消し済み</translation>
    </message>
    <message>
        <source>Takes back entry {number}</source>
        <translation>記録 {number} の取り消し</translation>
    </message>
    <message>
        <source>Entry {number}, sealed {seal}</source>
        <translation>記録 {number}、封印 {seal}</translation>
    </message>
    <message>
        <source>{when} ({zone}), by {name}</source>
        <translation>{when}（{zone}）、{name}</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>ほか {count} 件。</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>比較するものはありません。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Go back to this version…</source>
        <translation>このバージョンに戻す…</translation>
    </message>
    <message>
        <source>Save its file…</source>
        <translation>ファイルを保存…</translation>
    </message>
    <message>
        <source>the version before</source>
        <translation>前のバージョン</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比較する相手</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>言葉で</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>JSON で</translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation>表示方法</translation>
    </message>
    <message>
        <source>Where it went</source>
        <translation>配信先</translation>
    </message>
    <message>
        <source>It was brought to no target: there was none then, or nobody has done it.</source>
        <translation>どこにも配信されていません。配信先がなかったか、まだ配信していません。</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>バージョン {number}</translation>
    </message>
    <message>
        <source>{when}, by {name}</source>
        <translation>{when}、{name}</translation>
    </message>
    <message>
        <source>the draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>the newest, version {number}</source>
        <translation>最新（バージョン {number}）</translation>
    </message>
    <message>
        <source>version {number}, picked too</source>
        <translation>バージョン {number}（選択中）</translation>
    </message>
    <message>
        <source>The first version of all.</source>
        <translation>最初のバージョンです。</translation>
    </message>
    <message>
        <source>No difference between {old} and {new}.</source>
        <translation>{old}と{new}に違いはありません。</translation>
    </message>
    <message>
        <source>{changes} from {old} to {new}.</source>
        <translation>{old}から{new}まで{changes}。</translation>
    </message>
    <message>
        <source>Took it</source>
        <translation>受け取り済み</translation>
    </message>
    <message>
        <source>Did not take it</source>
        <translation>受け取れませんでした</translation>
    </message>
</context>
<context>
    <name>Docking</name>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
</context>
<context>
    <name>Edges</name>
    <message>
        <source>There is no {time} on {day} in {place}: clocks are put forward past it. Choose a time before or after.</source>
        <translation>{place}の{day}に {time} はありません。時計が進められて飛ばされる時刻です。前か後の時刻を選んでください。</translation>
    </message>
    <message>
        <source>In {place} it is {time} twice that day, as clocks are put back: at {first} UTC and at {second} UTC.</source>
        <translation>{place}では時計が戻されるため、この日の {time} は 2 回あります（{first} UTC と {second} UTC）。</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation>{when} から</translation>
    </message>
    <message>
        <source>All of that day: over at {when}</source>
        <translation>その日いっぱい（{when} に終了）</translation>
    </message>
    <message>
        <source>Over at {when}</source>
        <translation>{when} に終了</translation>
    </message>
</context>
<context>
    <name>Emergency</name>
    <message>
        <source>1 hour</source>
        <translation>1 時間</translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} 時間</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>1 分未満</translation>
    </message>
    <message>
        <source>{when} ({zone})</source>
        <translation>{when}（{zone}）</translation>
    </message>
    <message>
        <source>It goes at once to {places}.</source>
        <translation>すぐに {places} へ配信されます。</translation>
    </message>
    <message>
        <source>There is no target yet, so no website hears of it by itself. Whoever runs the website adds one with “paywall-admin targets add”.</source>
        <translation>配信先がないため、サイトには自動では伝わりません。サイトの担当者が「paywall-admin targets add」で追加します。</translation>
    </message>
</context>
<context>
    <name>EmergencySheet</name>
    <message>
        <source>Close the wall again</source>
        <translation>ウォールを閉じる</translation>
    </message>
    <message>
        <source>Open the wall</source>
        <translation>ウォールを開く</translation>
    </message>
    <message>
        <source>Everybody reads everything, at once and without a publish, whatever the settings say. Nothing is counted. The draft stays as it is.</source>
        <translation>公開をしなくても、設定にかかわらず、全員がすぐにすべて読めるようになります。何も数えません。下書きはそのままです。</translation>
    </message>
    <message>
        <source>The meters and the wall hold again, as they were published, as soon as the website hears it.</source>
        <translation>サイトに伝わり次第、公開済みのメーターとウォールに戻ります。</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>続く期間</translation>
    </message>
    <message>
        <source>hours, at most 72</source>
        <translation>時間（最大 72）</translation>
    </message>
    <message>
        <source>Colleagues read it in the audit. It can stay empty.</source>
        <translation>監査で同僚が読みます。空欄でもかまいません。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Looking for the key that signs…</source>
        <translation>署名の鍵を探しています…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Close the wall now</source>
        <translation>今すぐウォールを閉じる</translation>
    </message>
    <message>
        <source>Yes, open it for {hours}</source>
        <translation>はい、{hours}開きます</translation>
    </message>
    <message>
        <source>Open the wall for everyone for {hours}?</source>
        <translation>全員に {hours}ウォールを開きますか。</translation>
    </message>
    <message>
        <source>It ends by itself on {end}. You can end it before.</source>
        <translation>{end} に自動で終わります。その前に終わらせることもできます。</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>署名しています…</translation>
    </message>
    <message>
        <source>The wall is closed again</source>
        <translation>ウォールを閉じました</translation>
    </message>
    <message>
        <source>The emergency opening has ended.</source>
        <translation>緊急開放は終わりました。</translation>
    </message>
    <message>
        <source>Not every website has closed</source>
        <translation>まだ閉じていないサイトがあります</translation>
    </message>
    <message>
        <source>The wall is open for everyone</source>
        <translation>ウォールは全員に開いています</translation>
    </message>
    <message>
        <source>Not every website has opened</source>
        <translation>まだ開いていないサイトがあります</translation>
    </message>
    <message>
        <source>The wall is open for everyone until {end}.</source>
        <translation>ウォールは {end} まで全員に開いています。</translation>
    </message>
</context>
<context>
    <name>EmergencyStrip</name>
    <message>
        <source>Bring it there again</source>
        <translation>もう一度配信</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>今すぐ閉じる</translation>
    </message>
    <message>
        <source>The wall is open for everyone: {left} left</source>
        <translation>ウォールは全員に開放中: 残り {left}</translation>
    </message>
    <message>
        <source>Until {end}, opened by {name}.</source>
        <translation>{end} まで、{name} が開放。</translation>
    </message>
    <message>
        <source>The wall is closed here, but may still be open on the website: {left} left</source>
        <translation>ここではウォールを閉じましたが、サイトではまだ開いている可能性があります: 残り {left}</translation>
    </message>
    <message>
        <source>What was opened ends by itself on {end}.</source>
        <translation>開放は {end} に自動で終わります。</translation>
    </message>
    <message>
        <source>{target} has not opened: {sentence}</source>
        <translation>{target} はまだ開いていません: {sentence}</translation>
    </message>
    <message>
        <source>{target} has not closed: {sentence}</source>
        <translation>{target} はまだ閉じていません: {sentence}</translation>
    </message>
    <message>
        <source>There is no target yet, so no website has heard of it.</source>
        <translation>配信先がないため、どのサイトにも伝わっていません。</translation>
    </message>
</context>
<context>
    <name>EmergencyWatch</name>
    <message>
        <source>The emergency opening has ended by itself.</source>
        <translation>緊急開放は自動で終わりました。</translation>
    </message>
    <message>
        <source>Every target has heard of it now.</source>
        <translation>すべての配信先に伝わりました。</translation>
    </message>
</context>
<context>
    <name>EraseSheet</name>
    <message>
        <source>Erase this reader</source>
        <translation>この読者を消去</translation>
    </message>
    <message>
        <source>Erase this reader for good</source>
        <translation>この読者を完全に消去</translation>
    </message>
    <message>
        <source>ERASE</source>
        <translation>ERASE</translation>
    </message>
    <message>
        <source>Counting what there is…</source>
        <translation>数えています…</translation>
    </message>
    <message>
        <source>A backup of the store is made first. It, and backups made before, still hold the reader; after 30 days they go when old views are deleted. Where one is put back, the reader is erased from it again.</source>
        <translation>先にストアのバックアップを作ります。これと以前のバックアップには読者が残りますが、30 日後に、古い閲覧を削除するときに消えます。復元した場合は、そこからも消去します。</translation>
    </message>
    <message>
        <source>Type {word} to go on</source>
        <translation>続けるには {word} と入力</translation>
    </message>
    <message>
        <source>Nobody can undo this.</source>
        <translation>元に戻すことはできません。</translation>
    </message>
    <message>
        <source>Deleted are the ids, the address, {count} views of articles, subscriptions as they are known here, and what was given. Stripe keeps what Stripe has.</source>
        <translation>ID、アドレス、記事の閲覧 {count} 件、ここにある購読情報、付与したものを削除します。Stripe にある情報は残ります。</translation>
    </message>
    <message>
        <source>a backup first</source>
        <translation>まずバックアップ</translation>
    </message>
    <message>
        <source>every row, and every byte that is left</source>
        <translation>すべての行と、残ったすべてのバイト</translation>
    </message>
    <message>
        <source>Erasing:</source>
        <translation>消去中:</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Settings and bundles (*.json);;All files (*)</source>
        <translation>設定とバンドル (*.json);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Compare or import settings</source>
        <translation>設定を比較・取り込み</translation>
    </message>
    <message>
        <source>The draft is now what {file} says.</source>
        <translation>下書きは {file} の内容になりました。</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>設定 (*.json)</translation>
    </message>
    <message>
        <source>Export the draft&apos;s settings</source>
        <translation>下書きの設定を書き出す</translation>
    </message>
    <message>
        <source>The draft&apos;s settings are in {file}.</source>
        <translation>下書きの設定を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Expiry</name>
    <message>
        <source>{low} to {high} articles</source>
        <translation>{low}〜{high} 本</translation>
    </message>
    <message>
        <source>{count} articles</source>
        <translation>{count} 本</translation>
    </message>
    <message>
        <source>They are ordinary readers again at once: nothing special is shown.</source>
        <translation>すぐに普通の読者に戻ります。特別なメッセージは出ません。</translation>
    </message>
    <message>
        <source>They meet the wall at every article.</source>
        <translation>どの記事でもペイウォールが表示されます。</translation>
    </message>
    <message>
        <source>They read free articles as the meter says, and meet the wall after those.</source>
        <translation>メーターの本数だけ無料で読め、その後はペイウォールが表示されます。</translation>
    </message>
    <message>
        <source>It stays so until they subscribe.</source>
        <translation>購読するまで続きます。</translation>
    </message>
    <message>
        <source>After {days} they are ordinary readers again.</source>
        <translation>{days}たつと普通の読者に戻ります。</translation>
    </message>
    <message>
        <source>They lose their access at once, and it is as if their full access had ended.</source>
        <translation>すぐに読めなくなり、全記事アクセスが終了した読者と同じ扱いになります。</translation>
    </message>
    <message>
        <source>They keep full access for {days}. After that it is as if their full access had ended.</source>
        <translation>{days}間はすべて読めます。その後は全記事アクセスが終了した読者と同じ扱いになります。</translation>
    </message>
</context>
<context>
    <name>ExpiryPage</name>
    <message>
        <source>Expiry</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>What readers meet when a trial, full access or a payment ends.</source>
        <translation>トライアルや全記事アクセスが終わったとき、支払いに失敗したときに、読者に起きること。</translation>
    </message>
    <message>
        <source>Trial ended</source>
        <translation>トライアル終了</translation>
    </message>
    <message>
        <source>Full access ended</source>
        <translation>全記事アクセス終了</translation>
    </message>
    <message>
        <source>A reader&apos;s way</source>
        <translation>読者の道のり</translation>
    </message>
    <message>
        <source>Nobody gets it while there are no days of grace.</source>
        <translation>猶予期間が 0 日の間は、誰にも表示されません。</translation>
    </message>
    <message>
        <source>Nobody gets it while the wall is open for everyone.</source>
        <translation>ウォールが全員に開いている間は、誰にも表示されません。</translation>
    </message>
    <message>
        <source>Nobody gets it: the content rules make every article free.</source>
        <translation>コンテンツルールですべての記事が無料になっているため、誰にも表示されません。</translation>
    </message>
    <message>
        <source>What readers get cannot be shown: {problem}</source>
        <translation>読者に見えるものを表示できません: {problem}</translation>
    </message>
    <message>
        <source>With these settings no reader comes into this state.</source>
        <translation>この設定では、どの読者もこの状態になりません。</translation>
    </message>
    <message>
        <source>A message is written. Read it, and make it yours.</source>
        <translation>メッセージを用意しました。読んで、自社の言葉に直してください。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Not kept. {problem}</source>
        <translation>保存されていません。{problem}</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>操作した人</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>最初から</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>現在まで</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>To the day</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>過去 7 日間</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>過去 30 日間</translation>
    </message>
    <message>
        <source>In the last 90 days</source>
        <translation>過去 90 日間</translation>
    </message>
    <message>
        <source>Between two days…</source>
        <translation>期間を指定…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>to</source>
        <translation>〜</translation>
    </message>
    <message>
        <source>Only {object}</source>
        <translation>{object}のみ</translation>
    </message>
    <message>
        <source>Only {object}: show all again</source>
        <translation>{object}のみ: すべて表示に戻す</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Clear (Escape)</source>
        <translation>消去（Esc）</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>1 found</source>
        <translation>1 件</translation>
    </message>
    <message>
        <source>{count}+ found</source>
        <translation>{count} 件以上</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} 件</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find on this page</source>
        <translation>このページを検索</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>This has to be put right first</source>
        <translation>先に直す必要があります</translation>
    </message>
    <message>
        <source>Worth a look before it goes out</source>
        <translation>公開の前に確認してください</translation>
    </message>
    <message>
        <source>I have looked at this</source>
        <translation>確認しました</translation>
    </message>
    <message>
        <source>I have looked at these</source>
        <translation>すべて確認しました</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>そこへ移動</translation>
    </message>
    <message>
        <source>Go there: {sentence}</source>
        <translation>そこへ移動: {sentence}</translation>
    </message>
</context>
<context>
    <name>FolderWatch</name>
    <message>
        <source>From the watched folder: {views} new views, {met} new readers, {readers} lines about readers, {rejected} lines left out.</source>
        <translation>監視中のフォルダーから取り込みました。新しい閲覧 {views} 件、新しい読者 {met} 人、読者についての行 {readers} 行、除外した行 {rejected} 行。</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Notices</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Not kept. {sentence}</source>
        <translation>保存されていません。{sentence}</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Hide archived</source>
        <translation>アーカイブを隠す</translation>
    </message>
    <message>
        <source>Show archived ({count})</source>
        <translation>アーカイブを表示（{count}）</translation>
    </message>
</context>
<context>
    <name>FreeAccess</name>
    <message>
        <source>The announcement is written. Read it, and make it yours.</source>
        <translation>告知を用意しました。読んで、自社の言葉に直してください。</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>While a window is on, its readers read everything, and nothing counts.</source>
        <translation>期間中、対象の読者はすべて読め、何も数えません。</translation>
    </message>
    <message>
        <source>Add a window</source>
        <translation>期間を追加</translation>
    </message>
    <message>
        <source>No free access planned</source>
        <translation>無料公開の予定はありません</translation>
    </message>
    <message>
        <source>Open the paywall for some days, for everyone or for some countries. Draw over the days in the calendar, or begin with today.</source>
        <translation>数日間、全員または一部の国に無料で公開します。カレンダーの日をなぞるか、今日から始めてください。</translation>
    </message>
    <message>
        <source>“{name}” is archived, and its announcement with it.</source>
        <translation>「{name}」を告知とともにアーカイブしました。</translation>
    </message>
    <message>
        <source>{day} is too far away; choose another day.</source>
        <translation>{day} は遠すぎます。別の日を選んでください。</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>On now</source>
        <translation>実施中</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation>{start}〜{end}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>Everyone in {countries}</source>
        <translation>{countries}の全員</translation>
    </message>
    <message>
        <source>It is over before it begins, so nobody reads for free.</source>
        <translation>始まる前に終わるため、誰も無料で読めません。</translation>
    </message>
    <message>
        <source>{who} reads everything for free from {start} to {end}.</source>
        <translation>{who}が {start} から {end} まで、すべて無料で読めます。</translation>
    </message>
    <message>
        <source>{who} reads everything for free on {start}, the whole of that day.</source>
        <translation>{who}が {start} の終日、すべて無料で読めます。</translation>
    </message>
    <message>
        <source>{who} reads everything for free from {start} to {end}: {days}, the last one as a whole.</source>
        <translation>{who}が {start} から {end} いっぱいまで（{days}）、すべて無料で読めます。</translation>
    </message>
</context>
<context>
    <name>FreeAccessPage</name>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>Days on which everyone, or everyone in some countries, reads everything.</source>
        <translation>全員または一部の国の全員が、すべて読める日。</translation>
    </message>
</context>
<context>
    <name>Given</name>
    <message>
        <source>Given by support</source>
        <translation>サポートの付与</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>延長…</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Grace days</source>
        <translation>猶予日数</translation>
    </message>
    <message>
        <source>Content rule</source>
        <translation>コンテンツルール</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>メーター</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>オファー</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Help: {page}</source>
        <translation>ヘルプ: {page}</translation>
    </message>
    <message>
        <source>Open {store}</source>
        <translation>{store} を開く</translation>
    </message>
</context>
<context>
    <name>GoToSheet</name>
    <message>
        <source>Go to anything</source>
        <translation>どこへでも移動</translation>
    </message>
    <message>
        <source>Go to a page, an offer, a message, an action, help…</source>
        <translation>ページ、オファー、メッセージ、操作、ヘルプを探す…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Nothing here is called like that.</source>
        <translation>該当するものはありません。</translation>
    </message>
    <message>
        <source>Up and Down to pick, Enter to go, Escape to stay</source>
        <translation>↑↓ で選択、Enter で移動、Esc で閉じる</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>no free access</source>
        <translation>無料公開なし</translation>
    </message>
    <message>
        <source>{day}: {titles}</source>
        <translation>{day}: {titles}</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>Note: {words}</source>
        <translation>注記: {words}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>{verb}: {name}</source>
        <translation>{verb}: {name}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>そこへ移動</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>On a phone this takes {lines} lines; up to {well} read well.</source>
        <translation>スマートフォンでは {lines} 行になります。読みやすいのは {well} 行までです。</translation>
    </message>
    <message>
        <source>On a phone this takes {lines} lines; one reads well.</source>
        <translation>スマートフォンでは {lines} 行になります。読みやすいのは 1 行です。</translation>
    </message>
    <message>
        <source>Write a shorter one for narrow screens.</source>
        <translation>狭い画面用に短い文を書いてください。</translation>
    </message>
    <message>
        <source>On a phone: 1 line.</source>
        <translation>スマートフォンで 1 行。</translation>
    </message>
    <message>
        <source>On a phone: {lines} lines.</source>
        <translation>スマートフォンで {lines} 行。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Publish</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Not published yet: {changes}</source>
        <translation>未公開: {changes}</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>緊急</translation>
    </message>
    <message>
        <source>Emergency: open the wall for everyone</source>
        <translation>緊急: ウォールを全員に開く</translation>
    </message>
    <message>
        <source>Open the wall for everyone, for some hours</source>
        <translation>数時間、ウォールを全員に開く</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>変更 1 件</translation>
    </message>
    <message>
        <source>{number} changes</source>
        <translation>変更 {number} 件</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作した人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>{when} in {place}</source>
        <translation>{place} {when}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{change} and {count} more</source>
        <translation>{change}、ほか {count} 件</translation>
    </message>
    <message>
        <source>the draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>バージョン {number}</translation>
    </message>
    <message>
        <source>Has version {number}</source>
        <translation>バージョン {number} を配信済み</translation>
    </message>
    <message>
        <source>Did not take version {number}</source>
        <translation>バージョン {number} を受け取れず</translation>
    </message>
    <message>
        <source>Version {number} is not there yet</source>
        <translation>バージョン {number} は未着</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>古い</translation>
    </message>
    <message>
        <source>Newer than here</source>
        <translation>ここより新しい</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>別の内容</translation>
    </message>
    <message>
        <source>Refused by the website</source>
        <translation>サイトが拒否</translation>
    </message>
    <message>
        <source>Nothing there</source>
        <translation>何もない</translation>
    </message>
    <message>
        <source>Cannot be seen</source>
        <translation>確認できない</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>接続できない</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Emergency opening</source>
        <translation>緊急開放</translation>
    </message>
    <message>
        <source>Readers&apos; grants</source>
        <translation>読者への付与</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>To come, the draft has moved on</source>
        <translation>予定（下書きは変更済み）</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>予定</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Is it really live?</source>
        <translation>本当に公開されている？</translation>
    </message>
    <message>
        <source>Take over from a store…</source>
        <translation>ストアから引き継ぐ…</translation>
    </message>
    <message>
        <source>Schedule a publish…</source>
        <translation>公開を予約…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>配信先</translation>
    </message>
    <message>
        <source>Every version that readers got, what comes next, and where it goes.</source>
        <translation>読者に届いたすべてのバージョン、次の予定、配信先。</translation>
    </message>
    <message>
        <source>Stores (*.db);;All files (*)</source>
        <translation>ストア (*.db);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Take over from another store</source>
        <translation>別のストアから引き継ぐ</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Edit the publication</source>
        <translation>媒体を編集</translation>
    </message>
    <message>
        <source>Name, languages, time zone, currency and pages of the publication</source>
        <translation>媒体の名前、言語、タイムゾーン、通貨、ページ</translation>
    </message>
    <message>
        <source>Stripe: {state}</source>
        <translation>Stripe: {state}</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>本番</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>テスト</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Compare with the draft</source>
        <translation>下書きと比較</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Make this the draft</source>
        <translation>これを下書きにする</translation>
    </message>
    <message>
        <source>Keep the draft as it is</source>
        <translation>下書きをそのままにする</translation>
    </message>
    <message>
        <source>{source} Taking it over would make {changes} in the draft; one undo brings it back.</source>
        <translation>{source}取り込むと下書きに{changes}が入ります。「元に戻す」1 回で戻せます。</translation>
    </message>
    <message>
        <source>{source} It is the same as the draft.</source>
        <translation>{source}下書きと同じ内容です。</translation>
    </message>
    <message>
        <source>This is version {version} as it was published, signed by a key of this store.</source>
        <translation>公開されたバージョン {version} です。このストアの鍵で署名されています。</translation>
    </message>
    <message>
        <source>These are the contents of a version, without a signature.</source>
        <translation>署名のない、バージョンの中身です。</translation>
    </message>
    <message>
        <source>This is a settings file.</source>
        <translation>設定ファイルです。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されていません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>{sentence} ({place})</source>
        <translation>{sentence}（{place}）</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>See the lines…</source>
        <translation>行を見る…</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>もう一度取り込む</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>了解</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>監視をやめる</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>ファイル…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>フォルダーを監視…</translation>
    </message>
    <message>
        <source>Sample readers</source>
        <translation>見本の読者</translation>
    </message>
    <message>
        <source>Feeds ({endings})</source>
        <translation>記録 ({endings})</translation>
    </message>
    <message>
        <source>Import the website&apos;s feed</source>
        <translation>サイトの記録を取り込む</translation>
    </message>
    <message>
        <source>Import a folder of feeds</source>
        <translation>記録のフォルダーを取り込む</translation>
    </message>
    <message>
        <source>Watch a folder of feeds</source>
        <translation>記録のフォルダーを監視</translation>
    </message>
    <message>
        <source>Importing:</source>
        <translation>取り込み中:</translation>
    </message>
    <message>
        <source>readers are made easy to find</source>
        <translation>読者を探しやすくしています</translation>
    </message>
    <message>
        <source>An import is under way. Wait for its end, or cancel it.</source>
        <translation>取り込みの最中です。終わるまで待つか、キャンセルしてください。</translation>
    </message>
    <message>
        <source>Making sample readers:</source>
        <translation>見本の読者を作成中:</translation>
    </message>
    <message>
        <source>a backup of the store first</source>
        <translation>まずストアのバックアップ</translation>
    </message>
    <message>
        <source>{lines} lines, {views} new views, {met} new readers, {rejected} left out</source>
        <translation>{lines} 行、新しい閲覧 {views} 件、新しい読者 {met} 人、除外 {rejected} 行</translation>
    </message>
    <message>
        <source>Stopped. New views: {views}. New readers: {met}. Import again to go on.</source>
        <translation>中止しました。新しい閲覧 {views} 件、新しい読者 {met} 人。続けるにはもう一度取り込んでください。</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>追加はありません。</translation>
    </message>
    <message>
        <source>All of this had been imported before; nothing was added.</source>
        <translation>すべて取り込み済みのため、追加はありません。</translation>
    </message>
    <message>
        <source>Imported. New views: {views}. New readers: {met}. Lines about readers: {readers}.</source>
        <translation>取り込みました。新しい閲覧 {views} 件、新しい読者 {met} 人、読者についての行 {readers} 行。</translation>
    </message>
    <message>
        <source>{count} of {lines} lines were left out, each with its reason.</source>
        <translation>{lines} 行のうち {count} 行を、理由とともに除外しました。</translation>
    </message>
    <message>
        <source>Lines left out because they are from before their reader was erased: {count}.</source>
        <translation>読者の消去より前の行のため除外した行数: {count}。</translation>
    </message>
    <message>
        <source>This had been imported before. Where a file was mended, or the clock set, read it again.</source>
        <translation>すでに取り込んであります。ファイルを直した場合や時計を合わせた場合は、もう一度取り込んでください。</translation>
    </message>
    <message>
        <source>Watching {folder} for new files, every minute.</source>
        <translation>{folder} の新しいファイルを 1 分ごとに確認しています。</translation>
    </message>
    <message>
        <source>Looking into the folder:</source>
        <translation>フォルダーを確認中:</translation>
    </message>
</context>
<context>
    <name>Incidents</name>
    <message>
        <source>Something went wrong</source>
        <translation>問題が起きました</translation>
    </message>
    <message>
        <source>The program met an error it did not expect ({kind}). Everything you entered is kept, and you can go on. If it happens again, copy the report and hand it to whoever looks after this program.</source>
        <translation>想定外のエラーが起きました（{kind}）。入力した内容はすべて保存されており、そのまま続けられます。また起きたら、レポートをコピーして管理者に渡してください。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>レポートをコピー</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>中止: {job}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>Lines of JSON that differ</source>
        <translation>JSON の差分</translation>
    </message>
    <message>
        <source>… and more. The command line has all of it: history diff --lines.</source>
        <translation>…ほか。全体はコマンドラインの history diff --lines で見られます。</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>Paste the key here.</source>
        <translation>鍵をここに貼り付けてください。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>For this run only: forget the key when the window closes</source>
        <translation>今回だけ使う（画面を閉じると鍵を忘れる）</translation>
    </message>
    <message>
        <source>This computer has no keyring; the passphrase unlocks the file that the key is kept in.</source>
        <translation>このコンピューターにはキーリングがありません。パスフレーズで鍵のファイルを開きます。</translation>
    </message>
    <message>
        <source>This computer has no keyring, so the key is kept in a file that this passphrase locks. Choose one and keep it safe: nobody can restore it.</source>
        <translation>このコンピューターにはキーリングがないため、鍵はこのパスフレーズで守るファイルに保存されます。忘れると誰にも復元できません。大切に保管してください。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Let it write: {write}. Let it read, for your subscribers: {read}. Everything else stays at None.</source>
        <translation>書き込みを許可: {write}。購読者のため読み取りを許可: {read}。ほかはすべて「なし」のまま。</translation>
    </message>
    <message>
        <source>In Stripe’s dashboard open Developers, API keys, and make a restricted key. It can do only what you allow it; a secret key can do everything with your money, so a live one is not taken here.</source>
        <translation>Stripe のダッシュボードで「開発者」→「API キー」を開き、制限付きキーを作成してください。許可したことしかできません。シークレットキーは何でもできるため、本番のものは受け付けません。</translation>
    </message>
    <message>
        <source>Copy the key and paste it here. Nothing is changed at Stripe by connecting.</source>
        <translation>キーをコピーして貼り付けてください。接続しても Stripe は何も変わりません。</translation>
    </message>
    <message>
        <source>Paste a key of {account}</source>
        <translation>{account} のキーを貼り付け</translation>
    </message>
    <message>
        <source>This store belongs to that account; a key of another one is not taken.</source>
        <translation>このストアはそのアカウントのものです。別のアカウントのキーは使えません。</translation>
    </message>
    <message>
        <source>Connect your Stripe account</source>
        <translation>Stripe アカウントに接続</translation>
    </message>
    <message>
        <source>Your plans and offers are what Stripe charges. This page shows what would be made, changed and retired at Stripe, what follows from it, and where somebody changed something there. Nothing is changed that you have not seen.</source>
        <translation>プランとオファーは Stripe での請求になります。このページでは、Stripe で作成、変更、終了するもの、その影響、誰かが Stripe で変えたものを確認できます。見ていない変更は行われません。</translation>
    </message>
    <message>
        <source>This store is for live, so the key begins with {prefix}.</source>
        <translation>本番用のストアなので、キーは {prefix} で始まります。</translation>
    </message>
    <message>
        <source>This store is for testing, so the key is one of a sandbox and begins with {prefix}.</source>
        <translation>テスト用のストアなので、サンドボックスのキーで、{prefix} で始まります。</translation>
    </message>
</context>
<context>
    <name>KeyedStrip</name>
    <message>
        <source>It unlocks the key to Stripe.</source>
        <translation>Stripe の鍵を開きます。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>中止しました。何も変更していません。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
</context>
<context>
    <name>Knobs</name>
    <message>
        <source>Articles read</source>
        <translation>読んだ記事数</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>読者</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>購読</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>記事</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>未登録</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>トライアル中</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Payment failed, in grace</source>
        <translation>支払い失敗（猶予中）</translation>
    </message>
    <message>
        <source>Payment failed, grace over</source>
        <translation>支払い失敗（猶予終了）</translation>
    </message>
    <message>
        <source>Trial ended</source>
        <translation>トライアル終了</translation>
    </message>
    <message>
        <source>Full access ended</source>
        <translation>全記事アクセス終了</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Never completed</source>
        <translation>手続き未完了</translation>
    </message>
    <message>
        <source>Access given by support</source>
        <translation>サポートが付与</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Articles read in this period</source>
        <translation>この期間に読んだ記事数</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Any other</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>Landing</name>
    <message>
        <source>Drop to import</source>
        <translation>ドロップして取り込む</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Website</source>
        <translation>サイト</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>“{text}” is no language. Write its name, or its code, such as pt-BR.</source>
        <translation>「{text}」という言語はありません。名前か、pt-BR のようなコードを入力してください。</translation>
    </message>
</context>
<context>
    <name>Lexicon</name>
    <message>
        <source>Articles left</source>
        <translation>残り本数</translation>
    </message>
    <message>
        <source>English plural “s”</source>
        <translation>英語の複数形の s</translation>
    </message>
    <message>
        <source>Free articles in all</source>
        <translation>無料記事の総数</translation>
    </message>
    <message>
        <source>Day the count starts again</source>
        <translation>リセット日</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Publication’s former name</source>
        <translation>媒体の旧名称</translation>
    </message>
    <message>
        <source>Offer’s price</source>
        <translation>オファーの価格</translation>
    </message>
    <message>
        <source>Offer’s length</source>
        <translation>オファーの期間</translation>
    </message>
    <message>
        <source>Offer’s last day</source>
        <translation>オファーの最終日</translation>
    </message>
    <message>
        <source>Plan’s price</source>
        <translation>プランの価格</translation>
    </message>
    <message>
        <source>How often the plan is paid</source>
        <translation>プランの支払い間隔</translation>
    </message>
    <message>
        <source>Last day of the trial</source>
        <translation>トライアルの最終日</translation>
    </message>
    <message>
        <source>Last day of access</source>
        <translation>アクセスの最終日</translation>
    </message>
    <message>
        <source>Last day of free access</source>
        <translation>無料公開の最終日</translation>
    </message>
    <message>
        <source>As said</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>長い形</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>短い形</translation>
    </message>
    <message>
        <source>{name}: never has a value here</source>
        <translation>{name}: ここでは値を持ちません</translation>
    </message>
    <message>
        <source>{name}: no value at the moment</source>
        <translation>{name}: 今は値がありません</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Goes to where it is edited.</source>
        <translation>編集する場所へ移動します。</translation>
    </message>
</context>
<context>
    <name>LineInput</name>
    <message>
        <source>This cannot be empty.</source>
        <translation>空にはできません。</translation>
    </message>
    <message>
        <source>This has {count} characters; {limit} fit.</source>
        <translation>{count} 文字あります。入るのは {limit} 文字までです。</translation>
    </message>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation>保存できない文字が入っています。その文字を除いて入力し直してください。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Show more ({number} left)</source>
        <translation>さらに表示（残り {number} 件）</translation>
    </message>
</context>
<context>
    <name>LinesInput</name>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation>保存できない文字が入っています。その文字を除いて入力し直してください。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>LinkInput</name>
    <message>
        <source>Your offers page</source>
        <translation>オファーのページ</translation>
    </message>
    <message>
        <source>The checkout of the offer</source>
        <translation>オファーの購入ページ</translation>
    </message>
    <message>
        <source>Your account page</source>
        <translation>アカウントのページ</translation>
    </message>
    <message>
        <source>your account page</source>
        <translation>アカウントのページ</translation>
    </message>
    <message>
        <source>your offers page</source>
        <translation>オファーのページ</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>There are even more, further back.</source>
        <translation>さらに過去のものもあります。</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>さらに {count} 件表示</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Where does this show?</source>
        <translation>どこに表示される？</translation>
    </message>
    <message>
        <source>No message here</source>
        <translation>ここにメッセージはありません</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>書く</translation>
    </message>
    <message>
        <source>The button leads to</source>
        <translation>ボタンのリンク先</translation>
    </message>
    <message>
        <source>Shown in this state</source>
        <translation>表示する状態</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>表示される人</translation>
    </message>
    <message>
        <source>Readers in this state get no word of explanation, and the next version cannot go out.</source>
        <translation>この状態の読者には説明がなく、次のバージョンを公開できません。</translation>
    </message>
    <message>
        <source>Readers in this state see the page as it is. Write a message where you want to tell them something.</source>
        <translation>この状態の読者にはページがそのまま見えます。伝えたいことがあればメッセージを書いてください。</translation>
    </message>
</context>
<context>
    <name>MessageEntries</name>
    <message>
        <source>Archived</source>
        <translation>アーカイブ済み</translation>
    </message>
    <message>
        <source>{state}: {readers}</source>
        <translation>{state}: {readers}</translation>
    </message>
    <message>
        <source>{readers}: {words}</source>
        <translation>{readers}: {words}</translation>
    </message>
    <message>
        <source>{language} missing</source>
        <translation>{language}なし</translation>
    </message>
    <message>
        <source>{count} languages missing</source>
        <translation>{count} 言語なし</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>問題 {count} 件</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未作成</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>メッセージなし</translation>
    </message>
</context>
<context>
    <name>MessageSections</name>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>In each state readers get the first message that fits them.</source>
        <translation>各状態で、読者には条件に合う最初のメッセージが表示されます。</translation>
    </message>
    <message>
        <source>Add a message in this state</source>
        <translation>この状態にメッセージを追加</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>メッセージはまだありません</translation>
    </message>
    <message>
        <source>A message is what readers see in a state, in their language.</source>
        <translation>メッセージは、各状態で読者の言語で表示される文です。</translation>
    </message>
    <message>
        <source>“{name}” is archived.</source>
        <translation>「{name}」をアーカイブしました。</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>アーカイブ済み</translation>
    </message>
</context>
<context>
    <name>MessageTexts</name>
    <message>
        <source>Wide screens</source>
        <translation>広い画面</translation>
    </message>
    <message>
        <source>Narrow screens</source>
        <translation>狭い画面</translation>
    </message>
    <message>
        <source>Texts for</source>
        <translation>対象の画面</translation>
    </message>
    <message>
        <source>Add a benefit</source>
        <translation>特典を追加</translation>
    </message>
    <message>
        <source>Benefit</source>
        <translation>特典</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Line above the benefits</source>
        <translation>特典の前の行</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>特典</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>ボタン</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>未作成</translation>
    </message>
    <message>
        <source>1 text missing</source>
        <translation>未作成 1 件</translation>
    </message>
    <message>
        <source>{count} texts missing</source>
        <translation>未作成 {count} 件</translation>
    </message>
    <message>
        <source>1 thing to look at</source>
        <translation>要確認 1 件</translation>
    </message>
    <message>
        <source>{count} things to look at</source>
        <translation>要確認 {count} 件</translation>
    </message>
    <message>
        <source>What is left empty here is as on wide screens; what is left out is not shown.</source>
        <translation>ここを空のままにすると広い画面と同じになります。表示しないとしたものは出ません。</translation>
    </message>
    <message>
        <source>Remove the {language} texts</source>
        <translation>{language}の文を削除</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>Reading for free</source>
        <translation>無料で読める</translation>
    </message>
    <message>
        <source>At the wall</source>
        <translation>ペイウォール</translation>
    </message>
    <message>
        <source>With access</source>
        <translation>アクセスあり</translation>
    </message>
    <message>
        <source>Free access for all</source>
        <translation>全員に無料公開</translation>
    </message>
    <message>
        <source>Free access “{id}”, which is gone</source>
        <translation>無料公開「{id}」（削除済み）</translation>
    </message>
    <message>
        <source>Free access {days}</source>
        <translation>無料公開 {days}</translation>
    </message>
    <message>
        <source>Any free access</source>
        <translation>すべての無料公開</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first}〜{last}</translation>
    </message>
    <message>
        <source>Readers see it during this free-access window.</source>
        <translation>この無料公開の期間中に表示されます。</translation>
    </message>
    <message>
        <source>Readers see it while the wall is open for everyone.</source>
        <translation>ウォールが全員に開いている間に表示されます。</translation>
    </message>
    <message>
        <source>Readers see it during every free-access window without its own.</source>
        <translation>専用の告知がない無料公開の期間中に表示されます。</translation>
    </message>
    <message>
        <source>Readers see it on articles that a content rule makes free.</source>
        <translation>コンテンツルールで無料になった記事に表示されます。</translation>
    </message>
    <message>
        <source>Subscribers see it.</source>
        <translation>購読者に表示されます。</translation>
    </message>
    <message>
        <source>Readers on a trial see it.</source>
        <translation>トライアル中の読者に表示されます。</translation>
    </message>
    <message>
        <source>Subscribers see it whose payment failed and who may still read.</source>
        <translation>支払いに失敗し、まだ読める購読者に表示されます。</translation>
    </message>
    <message>
        <source>Readers see it to whom support gave access.</source>
        <translation>サポートがアクセスを付与した読者に表示されます。</translation>
    </message>
    <message>
        <source>Readers see it while they have free articles left.</source>
        <translation>無料記事が残っている間に表示されます。</translation>
    </message>
    <message>
        <source>Readers see it on their last free article.</source>
        <translation>最後の無料記事に表示されます。</translation>
    </message>
    <message>
        <source>Readers meet it when no free article is left.</source>
        <translation>無料記事がなくなったときに表示されます。</translation>
    </message>
    <message>
        <source>Readers meet it whose trial has ended.</source>
        <translation>トライアルが終わった読者に表示されます。</translation>
    </message>
    <message>
        <source>Readers meet it whose subscription has ended.</source>
        <translation>購読が終わった読者に表示されます。</translation>
    </message>
    <message>
        <source>Readers meet it on articles for subscribers only.</source>
        <translation>購読者専用の記事に表示されます。</translation>
    </message>
    <message>
        <source>{meaning} Only: {readers}.</source>
        <translation>{meaning}対象: {readers}。</translation>
    </message>
    <message>
        <source>{language} ({code})</source>
        <translation>{language}（{code}）</translation>
    </message>
    <message>
        <source>The wall is on. It shows when the wall is opened for everyone.</source>
        <translation>今はウォールがあります。全員に開いたときに表示されます。</translation>
    </message>
    <message>
        <source>The wall is open for everyone, so that no other state is met.</source>
        <translation>ウォールが全員に開いているため、ほかの状態にはなりません。</translation>
    </message>
    <message>
        <source>There is no such free-access window any more. Choose another state.</source>
        <translation>この無料公開はもうありません。別の状態を選んでください。</translation>
    </message>
    <message>
        <source>Other free-access windows cover this one for its whole time.</source>
        <translation>ほかの無料公開がこの期間全体を覆っています。</translation>
    </message>
    <message>
        <source>No content rule makes an article free. See Meter.</source>
        <translation>記事を無料にするコンテンツルールがありません。「メーター」を見てください。</translation>
    </message>
    <message>
        <source>No content rule keeps articles for subscribers. See Meter.</source>
        <translation>購読者専用にするコンテンツルールがありません。「メーター」を見てください。</translation>
    </message>
    <message>
        <source>No days of grace follow a failed payment. See Expiry.</source>
        <translation>支払い失敗後の猶予がありません。「期限切れ」を見てください。</translation>
    </message>
    <message>
        <source>What ended counts for no day at all. See Expiry.</source>
        <translation>終了後の扱いが 0 日です。「期限切れ」を見てください。</translation>
    </message>
    <message>
        <source>There is no meter: readers meet the wall at their first article.</source>
        <translation>メーターがないため、最初の記事でペイウォールになります。</translation>
    </message>
    <message>
        <source>Every meter gives 0 articles, so that there is no last free one.</source>
        <translation>どのメーターも 0 本のため、最後の無料記事はありません。</translation>
    </message>
    <message>
        <source>No meter gives more than one article, so that none is left to count.</source>
        <translation>どのメーターも 1 本までのため、残り本数は表示されません。</translation>
    </message>
    <message>
        <source>The content rules treat every article in another way. See Meter.</source>
        <translation>コンテンツルールがすべての記事を別の扱いにしています。「メーター」を見てください。</translation>
    </message>
    <message>
        <source>The meter hides the counter, so that readers see no message here.</source>
        <translation>メーターがカウンターを隠しているため、メッセージは表示されません。</translation>
    </message>
    <message>
        <source>The readers of this message get “{message}”, which stands before it.</source>
        <translation>このメッセージの読者には、前にある「{message}」が表示されます。</translation>
    </message>
    <message>
        <source>With these settings no reader comes into this state.</source>
        <translation>この設定では、どの読者もこの状態になりません。</translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message>
        <source>What readers are told in each state, in each language, on wide and narrow screens.</source>
        <translation>状態、言語、画面の広さごとに、読者に伝える言葉。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>MeterEditor</name>
    <message>
        <source>Who it is for</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>カウンター</translation>
    </message>
    <message>
        <source>Only you and your colleagues see it.</source>
        <translation>社内の人にだけ見えます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Free articles</source>
        <translation>無料記事数</translation>
    </message>
    <message>
        <source>In each</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>常に</translation>
    </message>
    <message>
        <source>Readers see how many are left once it is this many or fewer. Empty: they always see it.</source>
        <translation>残りがこの本数以下になると、読者に残り本数を表示します。空欄なら常に表示します。</translation>
    </message>
    <message>
        <source>Show the counter from</source>
        <translation>カウンターを表示する残り本数</translation>
    </message>
    <message>
        <source>articles left</source>
        <translation>本以下</translation>
    </message>
</context>
<context>
    <name>MeterEntries</name>
    <message>
        <source>Archived</source>
        <translation>アーカイブ済み</translation>
    </message>
</context>
<context>
    <name>MeterPage</name>
    <message>
        <source>How many articles readers get for free, and which articles count.</source>
        <translation>読者が無料で読める本数と、数える記事。</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>メーター</translation>
    </message>
    <message>
        <source>Content rules</source>
        <translation>コンテンツルール</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>メーター</translation>
    </message>
</context>
<context>
    <name>MeterSections</name>
    <message>
        <source>Meters</source>
        <translation>メーター</translation>
    </message>
    <message>
        <source>Readers get the first meter that fits them.</source>
        <translation>読者には、条件に合う最初のメーターが適用されます。</translation>
    </message>
    <message>
        <source>Add a meter</source>
        <translation>メーターを追加</translation>
    </message>
    <message>
        <source>No meter yet</source>
        <translation>メーターはまだありません</translation>
    </message>
    <message>
        <source>A meter gives readers some articles for free before they meet the wall. Without one, everybody without a subscription meets the wall at the first article.</source>
        <translation>メーターは、ペイウォールの前に何本か無料で読めるようにします。なければ、購読していない人には最初の記事でペイウォールが表示されます。</translation>
    </message>
    <message>
        <source>“{name}” is archived.</source>
        <translation>「{name}」をアーカイブしました。</translation>
    </message>
    <message>
        <source>Content rules</source>
        <translation>コンテンツルール</translation>
    </message>
    <message>
        <source>The first rule that fits an article decides. All other articles count.</source>
        <translation>記事に合う最初のルールが適用されます。それ以外の記事は数えます。</translation>
    </message>
    <message>
        <source>Add a content rule</source>
        <translation>コンテンツルールを追加</translation>
    </message>
    <message>
        <source>No content rule yet</source>
        <translation>コンテンツルールはまだありません</translation>
    </message>
    <message>
        <source>A content rule makes some articles free for everyone, or keeps them for subscribers. Without one, every article counts as the meter says.</source>
        <translation>コンテンツルールは、一部の記事を全員に無料にしたり、購読者専用にしたりします。なければ、すべての記事をメーターのとおりに数えます。</translation>
    </message>
</context>
<context>
    <name>MeterWords</name>
    <message>
        <source>None for free</source>
        <translation>無料なし</translation>
    </message>
    <message>
        <source>{count} a day</source>
        <translation>1 日 {count} 本</translation>
    </message>
    <message>
        <source>{count} a week</source>
        <translation>1 週間 {count} 本</translation>
    </message>
    <message>
        <source>{count} a month</source>
        <translation>1 か月 {count} 本</translation>
    </message>
    <message>
        <source>{count} in any 24 hours</source>
        <translation>24 時間に {count} 本</translation>
    </message>
    <message>
        <source>{count} in any {days} days</source>
        <translation>{days} 日間に {count} 本</translation>
    </message>
    <message>
        <source>{who} get no articles for free: they meet the wall at once.</source>
        <translation>{who}に無料の記事はありません。すぐにペイウォールが表示されます。</translation>
    </message>
    <message>
        <source>{who} get 1 free article {period}.</source>
        <translation>{who}は{period} 1 本を無料で読めます。</translation>
    </message>
    <message>
        <source>{who} get {count} free articles {period}.</source>
        <translation>{who}は{period} {count} 本を無料で読めます。</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>1 日に</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>1 週間に</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>1 か月に</translation>
    </message>
    <message>
        <source>in any 24 hours</source>
        <translation>24 時間に</translation>
    </message>
    <message>
        <source>in any {days} days</source>
        <translation>{days} 日間に</translation>
    </message>
    <message>
        <source>They always see how many are left.</source>
        <translation>残り本数は常に表示されます。</translation>
    </message>
    <message>
        <source>They see no counter before the last one.</source>
        <translation>最後の 1 本までカウンターは表示されません。</translation>
    </message>
    <message>
        <source>They see how many are left once it is {count} or fewer.</source>
        <translation>残り {count} 本以下になると本数が表示されます。</translation>
    </message>
    <message>
        <source>Free, never counts</source>
        <translation>無料、数えない</translation>
    </message>
    <message>
        <source>Subscribers only</source>
        <translation>購読者専用</translation>
    </message>
    <message>
        <source>Counts as the meter says</source>
        <translation>メーターのとおりに数える</translation>
    </message>
    <message>
        <source>Sections: {names}</source>
        <translation>セクション: {names}</translation>
    </message>
    <message>
        <source>Types: {names}</source>
        <translation>種類: {names}</translation>
    </message>
    <message>
        <source>Tags: {names}</source>
        <translation>タグ: {names}</translation>
    </message>
    <message>
        <source>Articles: {names}</source>
        <translation>記事: {names}</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>すべての記事</translation>
    </message>
    <message>
        <source>in {names}</source>
        <translation>セクション{names}の</translation>
    </message>
    <message>
        <source>of the type {names}</source>
        <translation>種類{names}の</translation>
    </message>
    <message>
        <source>tagged {names}</source>
        <translation>タグ{names}の</translation>
    </message>
    <message>
        <source>with the id {names}</source>
        <translation>ID {names}の</translation>
    </message>
    <message>
        <source> or </source>
        <translation>・</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>記事</translation>
    </message>
    <message>
        <source>{which} {do}.</source>
        <translation>{which}は{do}。</translation>
    </message>
    <message>
        <source>are free and never count</source>
        <translation>無料で、数えません</translation>
    </message>
    <message>
        <source>are for subscribers only</source>
        <translation>購読者専用です</translation>
    </message>
    <message>
        <source>count as the meter says</source>
        <translation>メーターのとおりに数えます</translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>Live: what is published here reaches readers.</source>
        <translation>本番: ここで公開したものは読者に届きます。</translation>
    </message>
    <message>
        <source>Test: nothing published here reaches readers of the live site.</source>
        <translation>テスト: ここで公開したものは本番サイトの読者には届きません。</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>本番</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>テスト</translation>
    </message>
</context>
<context>
    <name>MomentInput</name>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Set date and time to now</source>
        <translation>日時を現在にする</translation>
    </message>
    <message>
        <source>The clocks show this time twice on that day. Which one is meant?</source>
        <translation>この日、この時刻は 2 回あります。どちらですか。</translation>
    </message>
    <message>
        <source>The clocks skip this time on that day. Choose one beside it:</source>
        <translation>この日、この時刻は飛ばされます。近い時刻を選んでください:</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>en</source>
        <comment>the code of the language of the window</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>{month} {day}, {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{month} {day}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{when} in {place}</source>
        <translation>{place} {when}</translation>
    </message>
    <message>
        <source>{when} UTC</source>
        <translation>{when} UTC</translation>
    </message>
    <message>
        <source>{when} on this computer</source>
        <translation>このコンピューターでは {when}</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Pick a day</source>
        <translation>日を選ぶ</translation>
    </message>
</context>
<context>
    <name>NameInput</name>
    <message>
        <source>Write a name in letters from a to z and digits. Readers never see it.</source>
        <translation>a〜z の文字と数字で名前を入力してください。読者には見えません。</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Under way</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Nothing published yet</source>
        <translation>まだ何も公開していません</translation>
    </message>
    <message>
        <source>Version {version} published {when} by {name}</source>
        <translation>バージョン {version} を {name} が {when} に公開</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Notices</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Nothing to tell yet. What you do here is listed with its time.</source>
        <translation>まだお知らせはありません。ここでの操作が時刻とともに並びます。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Empty the list</source>
        <translation>一覧を空にする</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Taken back</source>
        <translation>取り消し済み</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>元に戻す: {what}</translation>
    </message>
</context>
<context>
    <name>NumberInput</name>
    <message>
        <source>Write a whole number from {low} to {high}, or leave this empty.</source>
        <translation>{low} から {high} までの整数を入力するか、空欄にしてください。</translation>
    </message>
    <message>
        <source>Write a whole number from {low} to {high}.</source>
        <translation>{low} から {high} までの整数を入力してください。</translation>
    </message>
</context>
<context>
    <name>OfferEditor</name>
    <message>
        <source>As soon as it is published.</source>
        <translation>公開と同時に始まります。</translation>
    </message>
    <message>
        <source>It has no end.</source>
        <translation>終わりはありません。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Only you and your colleagues see it.</source>
        <translation>社内の人にだけ見えます。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>What it leads to when it is over.</source>
        <translation>終わった後に移るプラン。</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>For</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>Checkout address</source>
        <translation>購入ページの URL</translation>
    </message>
    <message>
        <source>No state yet</source>
        <translation>状態はまだありません</translation>
    </message>
    <message>
        <source>Where readers meet it. Readers get the first offer in the list that fits them.</source>
        <translation>表示される場所。読者には、一覧で条件に合う最初のオファーが表示されます。</translation>
    </message>
    <message>
        <source>Shown in these states</source>
        <translation>表示する状態</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>New subscribers only</source>
        <translation>新規購読者のみ</translation>
    </message>
    <message>
        <source>Who may take it</source>
        <translation>利用できる人</translation>
    </message>
    <message>
        <source>What readers agree to</source>
        <translation>読者が同意する内容</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>表示される人</translation>
    </message>
    <message>
        <source>Where the button leads to. Empty: your offers page.</source>
        <translation>ボタンのリンク先。空欄ならオファーのページ。</translation>
    </message>
    <message>
        <source>This link can be used again: whoever has it can pay this price, more than once and after the last day.</source>
        <translation>このリンクは何度でも使えます。知っている人は、最終日の後でも、この価格で繰り返し購入できます。</translation>
    </message>
    <message>
        <source>New subscribers only is what the wall keeps to; the link itself does not.</source>
        <translation>「新規購読者のみ」を守るのはウォールだけで、リンク自体は制限しません。</translation>
    </message>
</context>
<context>
    <name>OfferEntries</name>
    <message>
        <source>Archived</source>
        <translation>アーカイブ済み</translation>
    </message>
</context>
<context>
    <name>OfferSections</name>
    <message>
        <source>Offers</source>
        <translation>オファー</translation>
    </message>
    <message>
        <source>Readers get the first offer that is live and fits them.</source>
        <translation>読者には、有効で条件に合う最初のオファーが表示されます。</translation>
    </message>
    <message>
        <source>Add an offer</source>
        <translation>オファーを追加</translation>
    </message>
    <message>
        <source>No offer yet</source>
        <translation>オファーはまだありません</translation>
    </message>
    <message>
        <source>An offer is a trial or a lower price at the start, shown where readers run out of free articles. Without one, buttons lead to your offers page.</source>
        <translation>オファーは、無料記事を読み切ったところで表示する、トライアルや最初の割引価格です。なければ、ボタンはオファーのページに移動します。</translation>
    </message>
    <message>
        <source>“{name}” is archived.</source>
        <translation>「{name}」をアーカイブしました。</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Where a message names the price of a plan and no offer is shown, it is the first one&apos;s.</source>
        <translation>オファーのないメッセージにプランの価格が入るときは、先頭のプランの価格になります。</translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation>プランを追加</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>プランはまだありません</translation>
    </message>
    <message>
        <source>A plan is what subscribers pay in full, by the month or by the year. Every offer leads to one.</source>
        <translation>プランは、購読者が毎月または毎年支払う通常料金です。どのオファーもいずれかのプランにつながります。</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>a day</source>
        <translation>日額</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>週額</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>月額</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>年額</translation>
    </message>
    <message>
        <source>every {length}</source>
        <translation>{length}ごとに</translation>
    </message>
    <message>
        <source>No price yet</source>
        <translation>価格は未定</translation>
    </message>
    <message>
        <source>{price} {every}</source>
        <translation>{every} {price}</translation>
    </message>
    <message>
        <source>{length} free</source>
        <translation>{length}無料</translation>
    </message>
    <message>
        <source>{length}, no price yet</source>
        <translation>{length}、価格は未定</translation>
    </message>
    <message>
        <source>{length} for {price}</source>
        <translation>{length} {price}</translation>
    </message>
    <message>
        <source>Paid trial</source>
        <translation>有料トライアル</translation>
    </message>
    <message>
        <source>Introductory discount</source>
        <translation>初回割引</translation>
    </message>
    <message>
        <source>Free trial</source>
        <translation>無料トライアル</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>In Stripe</source>
        <translation>Stripe にあり</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>相違あり</translation>
    </message>
    <message>
        <source>Not in Stripe</source>
        <translation>Stripe になし</translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation>{start}〜{end}</translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation>{end}まで</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>{start}から</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>終わりなし</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{who} who never subscribed</source>
        <translation>購読したことのない{who}</translation>
    </message>
    <message>
        <source>{who} see it{when}.</source>
        <translation>{when}{who}に表示されます。</translation>
    </message>
    <message>
        <source>{plan}: {price} for the first {length}, then {rate}.</source>
        <translation>{plan}: 最初の{length}は {price}、その後は{rate}。</translation>
    </message>
    <message>
        <source>{plan}: {deal}, then {rate}.</source>
        <translation>{plan}: {deal}、その後は{rate}。</translation>
    </message>
    <message>
        <source>{deal}.</source>
        <translation>{deal}。</translation>
    </message>
    <message>
        <source> from {start} on</source>
        <translation>{start}以降、</translation>
    </message>
    <message>
        <source> until {end}, the whole of that day</source>
        <translation>{end}いっぱいまで、</translation>
    </message>
    <message>
        <source> until {end}</source>
        <translation>{end}まで、</translation>
    </message>
    <message>
        <source>Then {rate}. Somebody who starts today pays it first on {day}.</source>
        <translation>その後は{rate}。今日始めた人は{day}に初めて支払います。</translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>What new subscribers pay at first, from when to when, and what they pay afterwards.</source>
        <translation>新規購読者が最初に支払う金額、その期間、その後の金額。</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>オファー</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Shows it on the Stripe page</source>
        <translation>Stripe のページで表示します</translation>
    </message>
    <message>
        <source>How Stripe has it. Shows it on the Stripe page.</source>
        <translation>Stripe での状態です。Stripe のページで表示します。</translation>
    </message>
</context>
<context>
    <name>Omitted</name>
    <message>
        <source>Leave out on narrow screens</source>
        <translation>狭い画面では表示しない</translation>
    </message>
    <message>
        <source>left out on narrow screens</source>
        <translation>狭い画面では表示しない</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>What readers have now, and what happens next.</source>
        <translation>読者に今見えているものと、これから起きること。</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>やるべきこと</translation>
    </message>
    <message>
        <source>Live now</source>
        <translation>公開中の内容</translation>
    </message>
    <message>
        <source>Not published yet</source>
        <translation>未公開の変更</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>公開…</translation>
    </message>
    <message>
        <source>What the check says</source>
        <translation>検査の結果</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>重なり</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>日ごとの予定</translation>
    </message>
    <message>
        <source>The next 90 days</source>
        <translation>今後 90 日間</translation>
    </message>
    <message>
        <source>Nothing was published yet: readers have nothing of this. Below is what the draft would do.</source>
        <translation>まだ何も公開していないため、読者には何も届いていません。下は下書きの内容です。</translation>
    </message>
    <message>
        <source>Nothing starts, ends or happens by itself in these days.</source>
        <translation>この期間に始まるもの、終わるもの、自動で起きることはありません。</translation>
    </message>
    <message>
        <source>{number} more offers are in the list below.</source>
        <translation>ほか {number} 件のオファーは下の一覧にあります。</translation>
    </message>
    <message>
        <source>Readers have everything that is in the draft.</source>
        <translation>下書きの内容はすべて読者に届いています。</translation>
    </message>
    <message>
        <source>Point at something, or go through it with the arrow keys. Outlined: not published yet. Hatched: something else stands in front of it.</source>
        <translation>ポインターを合わせるか、矢印キーでたどってください。枠だけ: 未公開。斜線: 前に別のものがあります。</translation>
    </message>
</context>
<context>
    <name>OverviewWords</name>
    <message>
        <source>Version {number}, published by {person} on {when} ({place})</source>
        <translation>バージョン {number}、{person} が {when}（{place}）に公開</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>毎日</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>1 change that readers do not have yet.</source>
        <translation>読者に届いていない変更が 1 件あります。</translation>
    </message>
    <message>
        <source>{number} changes that readers do not have yet.</source>
        <translation>読者に届いていない変更が {number} 件あります。</translation>
    </message>
    <message>
        <source>Nothing stands against publishing.</source>
        <translation>公開を妨げるものはありません。</translation>
    </message>
    <message>
        <source>1 thing has to be put right before the draft can be published.</source>
        <translation>公開の前に直すべきことが 1 件あります。</translation>
    </message>
    <message>
        <source>{number} things have to be put right before the draft can be published.</source>
        <translation>公開の前に直すべきことが {number} 件あります。</translation>
    </message>
    <message>
        <source>Worth a look; it does not stop a publish.</source>
        <translation>確認をお勧めしますが、公開はできます。</translation>
    </message>
</context>
<context>
    <name>Part</name>
    <message>
        <source>The wall</source>
        <translation>ペイウォール</translation>
    </message>
    <message>
        <source>Free articles, then the wall</source>
        <translation>無料記事、その後ペイウォール</translation>
    </message>
    <message>
        <source>They meet</source>
        <translation>表示されるもの</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>続く期間</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Then they are ordinary readers again. Empty: until they subscribe.</source>
        <translation>その後は普通の読者に戻ります。空欄なら購読するまで続きます。</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>支払い失敗</translation>
    </message>
    <message>
        <source>They keep full access for</source>
        <translation>読み続けられる期間</translation>
    </message>
    <message>
        <source>Counted from the moment the payment failed. 0: they lose it at once.</source>
        <translation>支払いに失敗した時点から数えます。0 ならすぐに読めなくなります。</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>The key that signs the version asks for its passphrase.</source>
        <translation>署名の鍵にはパスフレーズが必要です。</translation>
    </message>
    <message>
        <source>The passphrase is needed to go on.</source>
        <translation>続けるにはパスフレーズが必要です。</translation>
    </message>
    <message>
        <source>It unlocks the key that signs what is published.</source>
        <translation>公開するものに署名する鍵を開きます。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Write the passphrase a second time.</source>
        <translation>パスフレーズをもう一度入力してください。</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>パスフレーズ（確認）</translation>
    </message>
    <message>
        <source>Choose one and keep it safe: it will lock the key that signs. Nobody can restore it.</source>
        <translation>決めたら大切に保管してください。署名の鍵を守るもので、忘れると誰にも復元できません。</translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Write them again.</source>
        <translation>2 つのパスフレーズが違います。入力し直してください。</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>The passphrase is needed to go on.</source>
        <translation>続けるにはパスフレーズが必要です。</translation>
    </message>
</context>
<context>
    <name>PeriodInput</name>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week, from Monday</source>
        <translation>週（月曜始まり）</translation>
    </message>
    <message>
        <source>Calendar month</source>
        <translation>暦月</translation>
    </message>
    <message>
        <source>Rolling days</source>
        <translation>直近の日数</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>{days} rolling days</source>
        <translation>直近 {days} 日</translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation>日数</translation>
    </message>
</context>
<context>
    <name>Phrase</name>
    <message>
        <source>{form}: any other number</source>
        <translation>{form}: それ以外の数</translation>
    </message>
    <message>
        <source>{form}: {numbers}</source>
        <translation>{form}: {numbers}</translation>
    </message>
</context>
<context>
    <name>PhraseInput</name>
    <message>
        <source>{form}: not in this language</source>
        <translation>{form}: この言語にはありません</translation>
    </message>
    <message>
        <source>One text</source>
        <translation>1 つの文</translation>
    </message>
    <message>
        <source>Plural forms</source>
        <translation>複数形</translation>
    </message>
    <message>
        <source>Write the form “other”, too: it serves wherever another one is missing.</source>
        <translation>「other」の形も書いてください。ほかの形がないときに使われます。</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>空にはできません。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>PhraseOffers</name>
    <message>
        <source>Make plural forms</source>
        <translation>複数形にする</translation>
    </message>
    <message>
        <source>Take out the invisible characters</source>
        <translation>見えない文字を取り除く</translation>
    </message>
    <message>
        <source>Begin with the {language} text</source>
        <translation>{language}の文から始める</translation>
    </message>
</context>
<context>
    <name>PhraseTools</name>
    <message>
        <source>Placeholder</source>
        <translation>差し込み</translation>
    </message>
    <message>
        <source>Plural forms</source>
        <translation>複数形</translation>
    </message>
    <message>
        <source>{field}: insert a placeholder</source>
        <translation>{field}: 差し込みを入れる</translation>
    </message>
</context>
<context>
    <name>PhrasesInput</name>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name}を削除</translation>
    </message>
    <message>
        <source>{name}: more</source>
        <translation>{name}: その他</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Begin with the {language} texts</source>
        <translation>{language}の文から始める</translation>
    </message>
    <message>
        <source>Insert a placeholder…</source>
        <translation>差し込みを入れる…</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>A reader&apos;s way through the states</source>
        <translation>読者がたどる状態</translation>
    </message>
</context>
<context>
    <name>PlaceholderMenu</name>
    <message>
        <source>Never has a value here</source>
        <translation>ここでは値を持ちません</translation>
    </message>
</context>
<context>
    <name>PlanActs</name>
    <message>
        <source>Looking at Stripe</source>
        <translation>Stripe を確認中</translation>
    </message>
    <message>
        <source>Nothing is to be done for “{name}”: Stripe has it as the draft says.</source>
        <translation>「{name}」で行うことはありません。Stripe は下書きのとおりです。</translation>
    </message>
    <message>
        <source>Settled: the next apply puts it back.</source>
        <translation>決定: 次の適用で元に戻します。</translation>
    </message>
    <message>
        <source>Settled: the draft follows Stripe.</source>
        <translation>決定: 下書きを Stripe に合わせます。</translation>
    </message>
    <message>
        <source>Settled: both stay as they are.</source>
        <translation>決定: どちらもそのままにします。</translation>
    </message>
    <message>
        <source>Taken over: {id}. The plan shows what follows.</source>
        <translation>引き継ぎました: {id}。次に起きることは計画で確認できます。</translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Readers see it at the checkout.</source>
        <translation>購入ページで読者に表示されます。</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>支払い間隔</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>特典</translation>
    </message>
    <message>
        <source>What a subscriber gets, one a line.</source>
        <translation>購読者が得られるもの（1 行に 1 つ）。</translation>
    </message>
    <message>
        <source>Offers that lead to it: {offers}.</source>
        <translation>このプランにつながるオファー: {offers}。</translation>
    </message>
    <message>
        <source>No offer leads to it.</source>
        <translation>このプランにつながるオファーはありません。</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新しいプラン</translation>
    </message>
</context>
<context>
    <name>PlanPart</name>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>さらに表示</translation>
    </message>
    <message>
        <source>Stripe was not looked at yet</source>
        <translation>Stripe はまだ確認していません</translation>
    </message>
    <message>
        <source>“Look at Stripe” reads what is there and shows what your draft would change. It changes nothing.</source>
        <translation>「Stripe を確認」は、現状を読み取り、下書きによる変更を示します。何も変更しません。</translation>
    </message>
    <message>
        <source>Somebody changed this at Stripe. {ways}</source>
        <translation>誰かが Stripe で変更しました。{ways}</translation>
    </message>
    <message>
        <source>Up to date: Stripe has everything as the draft says</source>
        <translation>最新です: Stripe は下書きのとおりです</translation>
    </message>
    <message>
        <source>{number} to decide</source>
        <translation>要判断 {number} 件</translation>
    </message>
    <message>
        <source>{number} waiting</source>
        <translation>待機 {number} 件</translation>
    </message>
    <message>
        <source>{number} blocked</source>
        <translation>停止 {number} 件</translation>
    </message>
    <message>
        <source>As Stripe was at {time}.</source>
        <translation>{time} 時点の Stripe。</translation>
    </message>
    <message>
        <source>Left alone, because it is not ours: {others}.</source>
        <translation>管理外のため触れないもの: {others}。</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>要判断</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Show more ({left} left)</source>
        <translation>さらに表示（残り {left} 件）</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>画面の言語</translation>
    </message>
    <message>
        <source>Emergency: the wall stays open for</source>
        <translation>緊急時にウォールを開けておく時間</translation>
    </message>
    <message>
        <source>Automatic backups kept</source>
        <translation>自動バックアップの保存数</translation>
    </message>
    <message>
        <source>Readers&apos; views are kept for</source>
        <translation>閲覧記録の保存期間</translation>
    </message>
    <message>
        <source>Replaced links at Stripe stay on for</source>
        <translation>置き換えた Stripe のリンクを残す時間</translation>
    </message>
    <message>
        <source>What readers see has its own languages, on the Publication page.</source>
        <translation>読者向けの言語は「媒体」ページで設定します。</translation>
    </message>
    <message>
        <source>The hours that are offered first; from 1 to 72.</source>
        <translation>最初に示される時間です（1〜72）。</translation>
    </message>
    <message>
        <source>On the Readers page, Import has a step that deletes older ones; so has the command readers retain.</source>
        <translation>古いものは「読者」の「取り込み」にある「古い閲覧を削除」か、「readers retain」コマンドで削除します。</translation>
    </message>
    <message>
        <source>After a delivery: as long as a cache before the website may keep an old file.</source>
        <translation>配信後、ウェブサイトの手前のキャッシュが古いファイルを保持しうる時間です。</translation>
    </message>
    <message>
        <source>Older ones are let go when a new one is made; at least 3.</source>
        <translation>新しいバックアップを作ると古いものから消えます（3 以上）。</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
</context>
<context>
    <name>PreferencesSheet</name>
    <message>
        <source>Preferences</source>
        <translation>環境設定</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>This store, for everybody who works on it</source>
        <translation>このストア（使う人全員に共通）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Wide screen</source>
        <translation>広い画面</translation>
    </message>
    <message>
        <source>Narrow screen</source>
        <translation>狭い画面</translation>
    </message>
    <message>
        <source>Dark page</source>
        <translation>ダークなページ</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>プレビューを閉じる</translation>
    </message>
</context>
<context>
    <name>PreviewPlace</name>
    <message>
        <source>The preview cannot be shown inside this window, because its browser engine does not start on this computer. Everything else works, and the page can be opened in your browser.</source>
        <translation>このコンピューターではブラウザーエンジンが起動しないため、プレビューをこの画面に表示できません。ほかの機能はすべて使えます。ページはブラウザーで開けます。</translation>
    </message>
    <message>
        <source>The preview is being prepared…</source>
        <translation>プレビューを準備しています…</translation>
    </message>
</context>
<context>
    <name>PriceInput</name>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{name} in {currency}</source>
        <translation>{name}（{currency}）</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
</context>
<context>
    <name>Publication</name>
    <message>
        <source>{was} becomes {now}</source>
        <translation>{was} は {now} になります</translation>
    </message>
    <message>
        <source>The numbers stay, nothing is converted: {examples}.</source>
        <translation>数字はそのままで、換算はしません: {examples}。</translation>
    </message>
    <message>
        <source>And {count} more prices.</source>
        <translation>ほか {count} 件の価格。</translation>
    </message>
    <message>
        <source>Look at each price afterwards: it is what readers will pay.</source>
        <translation>変更後に各価格を確認してください。読者が支払う金額です。</translation>
    </message>
    <message>
        <source>And {count} more days.</source>
        <translation>ほか {count} 件の日付。</translation>
    </message>
    <message>
        <source>“{name}” starts {was}; the same moment is {now} there.</source>
        <translation>「{name}」の開始は {was}、同じ時点は現地で {now} です。</translation>
    </message>
    <message>
        <source>“{name}” ends {was}; the same moment is {now} there.</source>
        <translation>「{name}」の終了は {was}、同じ時点は現地で {now} です。</translation>
    </message>
</context>
<context>
    <name>PublicationPage</name>
    <message>
        <source>Publication</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>What it is called, its languages, days and money, and what the website does on its own.</source>
        <translation>名前、言語、日付と通貨、サイトが自動で行うこと。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>For announcements such as “A, now known as B”. Readers see it where a message names it.</source>
        <translation>「旧 A、現 B」のような告知用です。メッセージに入れると読者に見えます。</translation>
    </message>
    <message>
        <source>Former name</source>
        <translation>旧名称</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Languages of the messages</source>
        <translation>メッセージの言語</translation>
    </message>
    <message>
        <source>Readers get it who read in none of these languages.</source>
        <translation>どの言語も使わない読者に使われます。</translation>
    </message>
    <message>
        <source>Default language</source>
        <translation>既定の言語</translation>
    </message>
    <message>
        <source>Days and money</source>
        <translation>日付と通貨</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>Every plan and offer has its price in it.</source>
        <translation>すべてのプランとオファーの価格に使われます。</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Pages of your site</source>
        <translation>サイトのページ</translation>
    </message>
    <message>
        <source>An address on your site, such as /offers, or one that begins with https://.</source>
        <translation>/offers のようなサイト内の URL、または https:// で始まる URL。</translation>
    </message>
    <message>
        <source>The front page of your site.</source>
        <translation>サイトのトップページ。</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>トップページ</translation>
    </message>
    <message>
        <source>Where buttons lead that have no offer of their own.</source>
        <translation>オファーのないボタンのリンク先。</translation>
    </message>
    <message>
        <source>Offers page</source>
        <translation>オファーのページ</translation>
    </message>
    <message>
        <source>Where subscribers put a failed payment right.</source>
        <translation>購読者が支払いを直すページ。</translation>
    </message>
    <message>
        <source>Account page</source>
        <translation>アカウントのページ</translation>
    </message>
    <message>
        <source>When nothing new is published</source>
        <translation>新しい公開がないとき</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>After that the website does not take it any more. Publish again before.</source>
        <translation>過ぎるとサイトは受け取りません。その前に公開してください。</translation>
    </message>
    <message>
        <source>A published version is good for</source>
        <translation>公開したバージョンの有効期間</translation>
    </message>
    <message>
        <source>A version that the website has already stays in force for so long after it is no longer good.</source>
        <translation>サイトがすでに持っているバージョンは、期限後もこの期間だけ有効です。</translation>
    </message>
    <message>
        <source>It stays in force for another</source>
        <translation>期限後も有効な期間</translation>
    </message>
    <message>
        <source>the wall opens</source>
        <translation>ウォールを開く</translation>
    </message>
    <message>
        <source>it stays in force</source>
        <translation>有効のまま</translation>
    </message>
    <message>
        <source>Open: everyone reads everything, rather than by rules that nobody looks after.</source>
        <translation>開く: 管理されていないルールではなく、全員がすべて読めるようにします。</translation>
    </message>
    <message>
        <source>And then</source>
        <translation>その後</translation>
    </message>
    <message>
        <source>The wall</source>
        <translation>ペイウォール</translation>
    </message>
    <message>
        <source>On</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>Open for everyone</source>
        <translation>全員に開放</translation>
    </message>
    <message>
        <source>Open: everyone reads everything from the next publish on, until you switch it on and publish again. To open it at once, for some hours, there is the emergency switch.</source>
        <translation>開放: 次の公開から、「あり」に戻して再び公開するまで、全員がすべて読めます。すぐに数時間だけ開くには緊急スイッチを使います。</translation>
    </message>
    <message>
        <source>The wall is</source>
        <translation>ウォール</translation>
    </message>
    <message>
        <source>{language}: {count} of {all} messages are still to be written.</source>
        <translation>{language}: {all} 件中 {count} 件のメッセージが未作成です。</translation>
    </message>
    <message>
        <source>Every message has texts in every language.</source>
        <translation>すべてのメッセージに全言語の文があります。</translation>
    </message>
    <message>
        <source>A new language has to be written in every message; texts of one that you take away stay.</source>
        <translation>新しい言語はすべてのメッセージに書く必要があります。外した言語の文は残ります。</translation>
    </message>
    <message>
        <source>Write what is missing</source>
        <translation>足りない文を書く</translation>
    </message>
    <message>
        <source>It is {when} in {place} now. All days begin and end there.</source>
        <translation>{place}は現在 {when} です。日付はすべて現地で始まり、終わります。</translation>
    </message>
    <message>
        <source>Days are then those of {now}. What was planned in {was} falls on other days or hours there:</source>
        <translation>日付は {now} のものになります。{was} で予定したものは、別の日や時刻になります:</translation>
    </message>
    <message>
        <source>Keep the days</source>
        <translation>日付を保つ</translation>
    </message>
    <message>
        <source>Keep the moments</source>
        <translation>時点を保つ</translation>
    </message>
    <message>
        <source>Stay with {zone}</source>
        <translation>{zone} のままにする</translation>
    </message>
    <message>
        <source>This changes every price: {count} plans and offers are then in {now} instead of {was}.</source>
        <translation>すべての価格が変わります。{count} 件のプランとオファーが {was} から {now} になります。</translation>
    </message>
    <message>
        <source>Change all prices to {now}</source>
        <translation>すべての価格を {now} に変更</translation>
    </message>
    <message>
        <source>Stay with {was}</source>
        <translation>{was} のままにする</translation>
    </message>
</context>
<context>
    <name>PublishForm</name>
    <message>
        <source>A version needs a note that says why it is published.</source>
        <translation>公開の理由を書いてください。</translation>
    </message>
    <message>
        <source>Colleagues read it in History. Readers never see it.</source>
        <translation>履歴で同僚が読みます。読者には見えません。</translation>
    </message>
    <message>
        <source>What changes, and why</source>
        <translation>変更内容と理由</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>フォルダーを選ぶ…</translation>
    </message>
    <message>
        <source>Each version is then brought into this folder, from which the website reads it.</source>
        <translation>各バージョンがこのフォルダーに置かれ、サイトが読み取ります。</translation>
    </message>
</context>
<context>
    <name>PublishSheet</name>
    <message>
        <source>Publish</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Looking at what has changed…</source>
        <translation>変更を確認しています…</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>公開中</translation>
    </message>
    <message>
        <source>Publish it again</source>
        <translation>もう一度公開</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Looking for the key that signs…</source>
        <translation>署名の鍵を探しています…</translation>
    </message>
    <message>
        <source>Nothing to publish</source>
        <translation>公開するものはありません</translation>
    </message>
    <message>
        <source>Nothing has changed since version {number}, which is out already.</source>
        <translation>公開済みのバージョン {number} から変更はありません。</translation>
    </message>
    <message>
        <source>Publish version {number}</source>
        <translation>バージョン {number} を公開</translation>
    </message>
    <message>
        <source>{publish} to live</source>
        <translation>本番に{publish}</translation>
    </message>
    <message>
        <source>{changes} in the settings of {publication}.</source>
        <translation>{publication} の設定に{changes}があります。</translation>
    </message>
    <message>
        <source>The first version of the settings of {publication}.</source>
        <translation>{publication} の設定の最初のバージョンです。</translation>
    </message>
    <message>
        <source>Nothing has changed since version {number}; it goes out again under a new number.</source>
        <translation>バージョン {number} から変更はありません。新しい番号でもう一度公開されます。</translation>
    </message>
    <message>
        <source>Look at the warnings above and tick them off first.</source>
        <translation>上の警告を確認してチェックを入れてください。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Choose the folder from which the website reads</source>
        <translation>サイトが読み取るフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Version {number} is published</source>
        <translation>バージョン {number} を公開しました</translation>
    </message>
    <message>
        <source>It is kept in History from now on, and the draft goes on from it.</source>
        <translation>履歴に残り、下書きはここから続きます。</translation>
    </message>
</context>
<context>
    <name>PublishWords</name>
    <message>
        <source>1 change</source>
        <translation>変更 1 件</translation>
    </message>
    <message>
        <source>{number} changes</source>
        <translation>変更 {number} 件</translation>
    </message>
    <message>
        <source>Checking the draft…</source>
        <translation>下書きを検査しています…</translation>
    </message>
    <message>
        <source>Signing the version…</source>
        <translation>バージョンに署名しています…</translation>
    </message>
    <message>
        <source>No target yet: the version is kept here, and the website gets nothing by itself. Whoever runs the website fetches it with “paywall-admin export --to FOLDER”.</source>
        <translation>配信先がまだありません。バージョンはここに保存されますが、サイトには自動では届きません。サイトの担当者が「paywall-admin export --to フォルダー」で取り出します。</translation>
    </message>
    <message>
        <source>It goes to {places}.</source>
        <translation>配信先: {places}。</translation>
    </message>
    <message>
        <source>No target yet, so the website has not got it. Whoever runs the website fetches it with “paywall-admin export --to FOLDER”.</source>
        <translation>配信先がないため、サイトにはまだ届いていません。サイトの担当者が「paywall-admin export --to フォルダー」で取り出します。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Collapse</source>
        <translation>たたむ</translation>
    </message>
</context>
<context>
    <name>ReaderStates</name>
    <message>
        <source>Wall open</source>
        <translation>ウォール開放</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>Free content</source>
        <translation>無料コンテンツ</translation>
    </message>
    <message>
        <source>Subscriber</source>
        <translation>購読者</translation>
    </message>
    <message>
        <source>On a trial</source>
        <translation>トライアル中</translation>
    </message>
    <message>
        <source>Payment failed, still has access</source>
        <translation>支払い失敗（まだ読める）</translation>
    </message>
    <message>
        <source>Access was given</source>
        <translation>アクセス付与</translation>
    </message>
    <message>
        <source>Reading free articles</source>
        <translation>無料記事を閲覧中</translation>
    </message>
    <message>
        <source>Last free article</source>
        <translation>最後の無料記事</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>上限到達</translation>
    </message>
    <message>
        <source>Trial ended</source>
        <translation>トライアル終了</translation>
    </message>
    <message>
        <source>Full access ended</source>
        <translation>全記事アクセス終了</translation>
    </message>
    <message>
        <source>Subscribers only</source>
        <translation>購読者専用</translation>
    </message>
    <message>
        <source>“{text}” is no state. Choose one from the list.</source>
        <translation>「{text}」という状態はありません。一覧から選んでください。</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>Support request</source>
        <translation>サポートの依頼</translation>
    </message>
    <message>
        <source>Billing question</source>
        <translation>請求の質問</translation>
    </message>
    <message>
        <source>Data request</source>
        <translation>データの請求</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>不正利用</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>未登録</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>Reads everything: the wall is open for everyone</source>
        <translation>すべて読める: ウォールは全員に開放中</translation>
    </message>
    <message>
        <source>Reads everything: access is free for everyone today</source>
        <translation>すべて読める: 本日は無料公開</translation>
    </message>
    <message>
        <source>Reads this article: it is free and never counts</source>
        <translation>この記事は読める: 無料で数えない</translation>
    </message>
    <message>
        <source>Reads everything: the subscription is active</source>
        <translation>すべて読める: 購読は有効</translation>
    </message>
    <message>
        <source>Reads everything: the trial is running</source>
        <translation>すべて読める: トライアル中</translation>
    </message>
    <message>
        <source>Reads everything for now: a payment failed and is being settled</source>
        <translation>今はすべて読める: 支払いに失敗し、処理中</translation>
    </message>
    <message>
        <source>Reads everything: access was given</source>
        <translation>すべて読める: アクセス付与</translation>
    </message>
    <message>
        <source>Meets the wall: the trial has ended</source>
        <translation>ウォール: トライアル終了</translation>
    </message>
    <message>
        <source>Meets the wall: the subscription has ended</source>
        <translation>ウォール: 購読終了</translation>
    </message>
    <message>
        <source>Meets the wall: this article is for subscribers only</source>
        <translation>ウォール: 購読者専用の記事</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>in a trial</source>
        <translation>トライアル中</translation>
    </message>
    <message>
        <source>payment failed</source>
        <translation>支払い失敗</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>未払い</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>never completed</source>
        <translation>手続き未完了</translation>
    </message>
    <message>
        <source>not begun yet</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>Meets the wall: no meter is for this reader</source>
        <translation>ウォール: この読者向けのメーターなし</translation>
    </message>
    <message>
        <source>Meets the wall: all {limit} free articles are read</source>
        <translation>ウォール: 無料記事 {limit} 本を読み切り</translation>
    </message>
    <message>
        <source>Can read 1 more free article of {limit}</source>
        <translation>無料記事 {limit} 本のうち、あと 1 本読める</translation>
    </message>
    <message>
        <source>Can read {left} more free articles of {limit}</source>
        <translation>無料記事 {limit} 本のうち、あと {left} 本読める</translation>
    </message>
    <message>
        <source>{left} of {limit} left, {used} read</source>
        <translation>{limit} 本中、残り {left} 本（{used} 本読了）</translation>
    </message>
    <message>
        <source>Starts afresh {when} in {place}</source>
        <translation>{when}（{place}）にリセット</translation>
    </message>
    <message>
        <source>{said}; for the reader {when} ({place})</source>
        <translation>{said}。読者の時刻では {when}（{place}）</translation>
    </message>
    <message>
        <source>{said}; {when} in {place}, and other times elsewhere in the reader&apos;s country</source>
        <translation>{said}。{place}では {when}、国内の他の地域では別の時刻</translation>
    </message>
    <message>
        <source>Registered reader</source>
        <translation>登録済みの読者</translation>
    </message>
    <message>
        <source>Anonymous reader</source>
        <translation>未登録の読者</translation>
    </message>
    <message>
        <source>trial ends {when}</source>
        <translation>トライアル終了 {when}</translation>
    </message>
    <message>
        <source>paid until {when}</source>
        <translation>支払い済み {when} まで</translation>
    </message>
    <message>
        <source>ended {when}</source>
        <translation>終了 {when}</translation>
    </message>
    <message>
        <source>The website&apos;s feed</source>
        <translation>サイトの記録</translation>
    </message>
    <message>
        <source>A fresh start of the meter, {when}</source>
        <translation>メーターのリセット、{when}</translation>
    </message>
    <message>
        <source>Access to everything</source>
        <translation>すべてへのアクセス</translation>
    </message>
    <message>
        <source>1 more article</source>
        <translation>追加 1 本</translation>
    </message>
    <message>
        <source>{count} more articles</source>
        <translation>追加 {count} 本</translation>
    </message>
    <message>
        <source>{what} until {when}</source>
        <translation>{what}、{when} まで</translation>
    </message>
    <message>
        <source>{what}, by {who}</source>
        <translation>{what}、{who}</translation>
    </message>
    <message>
        <source>{step} (undone)</source>
        <translation>{step}（取り消し済み）</translation>
    </message>
</context>
<context>
    <name>ReadersFace</name>
    <message>
        <source>Readers</source>
        <translation>読者</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>Any part of an e-mail or id, or a Stripe customer</source>
        <translation>メールや ID の一部、または Stripe の顧客</translation>
    </message>
    <message>
        <source>There is no reader yet.</source>
        <translation>読者はまだいません。</translation>
    </message>
    <message>
        <source>Nobody is found by that. Try another part of the e-mail or id.</source>
        <translation>該当する読者はいません。メールや ID の別の部分で試してください。</translation>
    </message>
    <message>
        <source>Find a reader, see what the reader meets and why, and help.</source>
        <translation>読者を探し、見えているものと理由を確かめ、対処します。</translation>
    </message>
</context>
<context>
    <name>ReadersPage</name>
    <message>
        <source>Your role, {role}, does not include looking up readers. Ask an administrator.</source>
        <translation>あなたの役割（{role}）では読者を調べられません。管理者に依頼してください。</translation>
    </message>
    <message>
        <source>Open a case first: say why you look somebody up, and for which ticket.</source>
        <translation>先に対応を開始してください。目的とチケットを入力します。</translation>
    </message>
    <message>
        <source>Type any part of an e-mail or id. The reader&apos;s card is shown here.</source>
        <translation>メールや ID の一部を入力すると、ここに読者のカードが表示されます。</translation>
    </message>
    <message>
        <source>Several readers are found. Press Enter for the one that is marked, or pick another.</source>
        <translation>複数の読者が見つかりました。Enter で選択中の読者を開くか、別の読者を選んでください。</translation>
    </message>
    <message>
        <source>A card shows now or a past moment; choose an earlier one.</source>
        <translation>カードは現在か過去を表示します。過去の時点を選んでください。</translation>
    </message>
    <message>
        <source>The store is in use elsewhere, so some bytes of the reader may be left in it. Erase again later.</source>
        <translation>ストアがほかで使用中のため、読者のデータが残る可能性があります。後でもう一度消去してください。</translation>
    </message>
    <message>
        <source>Delete old views…</source>
        <translation>古い閲覧を削除…</translation>
    </message>
</context>
<context>
    <name>Reality</name>
    <message>
        <source>Is it really live?</source>
        <translation>本当に公開されている？</translation>
    </message>
    <message>
        <source>On the website</source>
        <translation>サイトの状態</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>確認を中止</translation>
    </message>
    <message>
        <source>Looking at what readers get…</source>
        <translation>読者に届いている内容を確認しています…</translation>
    </message>
    <message>
        <source>{target}: {sentence}</source>
        <translation>{target}: {sentence}</translation>
    </message>
    <message>
        <source>Just looked: readers get what was published last.</source>
        <translation>確認しました。読者には最後に公開した内容が届いています。</translation>
    </message>
    <message>
        <source>Just looked: readers do not get everything that was published last.</source>
        <translation>確認しました。最後に公開した内容が、読者にすべては届いていません。</translation>
    </message>
</context>
<context>
    <name>RefusalPage</name>
    <message>
        <source>This store cannot be opened</source>
        <translation>このストアは開けません</translation>
    </message>
    <message>
        <source>Restore the latest backup</source>
        <translation>最新のバックアップを復元</translation>
    </message>
    <message>
        <source>Open another store…</source>
        <translation>別のストアを開く…</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>新しいストア…</translation>
    </message>
</context>
<context>
    <name>RejectsModel</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>RejectsSheet</name>
    <message>
        <source>Lines that were left out</source>
        <translation>除外した行</translation>
    </message>
    <message>
        <source>{count} of {lines} lines were not taken. Everything else is in; mend these and import them.</source>
        <translation>{lines} 行のうち {count} 行を取り込めませんでした。ほかは取り込み済みです。直してから取り込んでください。</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>一覧を保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Save the lines that were left out</source>
        <translation>除外した行を保存</translation>
    </message>
</context>
<context>
    <name>RemedySheet</name>
    <message>
        <source>Articles</source>
        <translation>記事</translation>
    </message>
    <message>
        <source>Your role gives at most {count} at once.</source>
        <translation>あなたの役割で一度に付与できるのは {count} 本までです。</translation>
    </message>
    <message>
        <source>Your role gives at most {days} days.</source>
        <translation>あなたの役割で付与できるのは {days} 日までです。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>The other id</source>
        <translation>もう一方の ID</translation>
    </message>
    <message>
        <source>Exactly as the website knows it, such as the id of the reader&apos;s other device.</source>
        <translation>サイトでの ID と完全に同じもの（読者の別の端末の ID など）。</translation>
    </message>
    <message>
        <source>It stands in the audit for good, so leave out the reader&apos;s name, address and id.</source>
        <translation>監査に残るため、読者の名前、アドレス、ID は書かないでください。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>There is no reader with exactly this id. Copy it from the website, or look at its list.</source>
        <translation>この ID の読者はいません。サイトからコピーするか、一覧で確認してください。</translation>
    </message>
    <message>
        <source>Give free articles</source>
        <translation>無料記事を付与</translation>
    </message>
    <message>
        <source>Give the articles</source>
        <translation>記事を付与</translation>
    </message>
    <message>
        <source>The reader can read so many more, beyond the meter, until that day.</source>
        <translation>その日まで、メーターとは別に追加で読めます。</translation>
    </message>
    <message>
        <source>Give access to everything</source>
        <translation>すべてへのアクセスを付与</translation>
    </message>
    <message>
        <source>Give access</source>
        <translation>アクセスを付与</translation>
    </message>
    <message>
        <source>The reader meets no wall until the day you choose.</source>
        <translation>選んだ日までペイウォールは表示されません。</translation>
    </message>
    <message>
        <source>Reset the meter</source>
        <translation>メーターをリセット</translation>
    </message>
    <message>
        <source>What the reader has read until now counts no more.</source>
        <translation>これまでに読んだ記事は数えなくなります。</translation>
    </message>
    <message>
        <source>Extend what was given</source>
        <translation>付与を延長</translation>
    </message>
    <message>
        <source>Extend it</source>
        <translation>延長する</translation>
    </message>
    <message>
        <source>It ends on the day you choose.</source>
        <translation>選んだ日に終わります。</translation>
    </message>
    <message>
        <source>Join another id of the same person</source>
        <translation>同じ人の別の ID を統合</translation>
    </message>
    <message>
        <source>Join the ids</source>
        <translation>ID を統合</translation>
    </message>
    <message>
        <source>Two ids of one person become one reader, with the views and rights of both.</source>
        <translation>同じ人の 2 つの ID を 1 人の読者にまとめ、両方の閲覧と権利を引き継ぎます。</translation>
    </message>
</context>
<context>
    <name>Reset</name>
    <message>
        <source>Each article counts for 24 hours from when it was read.</source>
        <translation>記事は読んでから 24 時間数えられます。</translation>
    </message>
    <message>
        <source>Each article counts for {days} days from when it was read.</source>
        <translation>記事は読んでから {days} 日間数えられます。</translation>
    </message>
    <message>
        <source>Resets {when}</source>
        <translation>{when} にリセット</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language of the window</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>{month} {day}, {time} ({zone})</source>
        <translation>{month}{day}日 {time}（{zone}）</translation>
    </message>
    <message>
        <source>{month} {day}, {year}, {time} ({zone})</source>
        <translation>{year}年{month}{day}日 {time}（{zone}）</translation>
    </message>
</context>
<context>
    <name>RetainSheet</name>
    <message>
        <source>Delete old views</source>
        <translation>古い閲覧を削除</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>削除する</translation>
    </message>
    <message>
        <source>Counting what there is…</source>
        <translation>数えています…</translation>
    </message>
    <message>
        <source>What is deleted stands on no reader&apos;s card any more, and no meter counts it. Nobody can undo this.</source>
        <translation>削除したものは読者のカードに表示されず、メーターでも数えません。元に戻すことはできません。</translation>
    </message>
    <message>
        <source>Views are kept for {days} days, as Preferences say.</source>
        <translation>閲覧は設定のとおり {days} 日間保存します。</translation>
    </message>
    <message>
        <source>Nothing is older than that, and no backup holds an erased reader for too long.</source>
        <translation>それより古いものはなく、消去した読者を長く残しているバックアップもありません。</translation>
    </message>
    <message>
        <source>Views that are older: {views}. Backups that held erased readers for 30 days: {backups}.</source>
        <translation>それより古い閲覧: {views} 件。消去した読者を 30 日残したバックアップ: {backups} 件。</translation>
    </message>
    <message>
        <source>Deleted. Views: {views}. Backups: {backups}.</source>
        <translation>削除しました。閲覧 {views} 件、バックアップ {backups} 件。</translation>
    </message>
</context>
<context>
    <name>RollBackSheet</name>
    <message>
        <source>Go back to version {number}</source>
        <translation>バージョン {number} に戻す</translation>
    </message>
    <message>
        <source>The draft is version {number} again. Publish to bring it to readers.</source>
        <translation>下書きはバージョン {number} に戻りました。公開すると読者に届きます。</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Sections</source>
        <translation>セクション</translation>
    </message>
    <message>
        <source>Content types</source>
        <translation>コンテンツの種類</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Article ids</source>
        <translation>記事 ID</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>対象の記事</translation>
    </message>
    <message>
        <source>An article has to match every list that is filled, each by any of its words.</source>
        <translation>入力したすべての一覧について、それぞれ少なくとも 1 つ一致した記事が対象です。</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>指定なし</translation>
    </message>
</context>
<context>
    <name>ScheduleSheet</name>
    <message>
        <source>Change a scheduled publish</source>
        <translation>予約した公開を変更</translation>
    </message>
    <message>
        <source>Schedule a publish</source>
        <translation>公開を予約</translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>変更を保存</translation>
    </message>
    <message>
        <source>Schedule it</source>
        <translation>予約する</translation>
    </message>
    <message>
        <source>Such as Oct 31, 18:00</source>
        <translation>例: 10月31日 18:00</translation>
    </message>
    <message>
        <source>In the zone of the publication. It goes out while this window is open, or by “paywall-admin publish --due” on a server; else late, when the window is opened next.</source>
        <translation>媒体のタイムゾーンです。この画面が開いていれば、またはサーバーの「paywall-admin publish --due」で公開されます。どちらもなければ、次に開いたときに遅れて公開されます。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>A version needs a note that says why it is published.</source>
        <translation>公開の理由を書いてください。</translation>
    </message>
    <message>
        <source>Colleagues read it in History. Readers never see it.</source>
        <translation>履歴で同僚が読みます。読者には見えません。</translation>
    </message>
    <message>
        <source>What changes, and why</source>
        <translation>変更内容と理由</translation>
    </message>
    <message>
        <source>Take the draft as it is now</source>
        <translation>現在の下書きにする</translation>
    </message>
    <message>
        <source>The draft has moved on since; what was changed there is not part of it ({changes}).</source>
        <translation>その後、下書きが変わりました。その変更は含まれません（{changes}）。</translation>
    </message>
    <message>
        <source>Take the draft as it is now ({changes} more)</source>
        <translation>現在の下書きにする（{changes}追加）</translation>
    </message>
    <message>
        <source>{changes} will go out then</source>
        <translation>その時に{changes}が公開されます</translation>
    </message>
    <message>
        <source>Nothing differs from what readers have</source>
        <translation>読者に届いている内容と同じです</translation>
    </message>
    <message>
        <source>The draft as it is now is kept for that time. What you change afterwards is not part of it.</source>
        <translation>現在の下書きがその時のために保存されます。後から変えた内容は含まれません。</translation>
    </message>
    <message>
        <source>What was kept then goes out, whatever has become of the draft.</source>
        <translation>下書きがどうなっても、保存した内容が公開されます。</translation>
    </message>
    <message>
        <source>And {count} more; Publish (Ctrl+P) shows all and leads to them.</source>
        <translation>ほか {count} 件。公開（Ctrl+P）ですべて確認できます。</translation>
    </message>
</context>
<context>
    <name>Scheduled</name>
    <message>
        <source>Scheduled</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>They go out while this window is open, or by “paywall-admin publish --due” on a server; else late, when the window is opened next.</source>
        <translation>この画面が開いていれば、またはサーバーの「paywall-admin publish --due」で公開されます。どちらもなければ、次に開いたときに遅れて公開されます。</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>すべて表示（{count}）</translation>
    </message>
    <message>
        <source>Publish all the same</source>
        <translation>それでも公開</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>今すぐ公開</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取りやめ</translation>
    </message>
    <message>
        <source>{verb}: {note}</source>
        <translation>{verb}: {note}</translation>
    </message>
    <message>
        <source>{note} · {name}</source>
        <translation>{note}・{name}</translation>
    </message>
    <message>
        <source>Version {number} came after this was scheduled, and this would take it back. Take the draft as it is now (Change…), or publish it all the same.</source>
        <translation>予約の後にバージョン {number} が公開されたため、このままではその内容が戻ってしまいます。「変更…」で現在の下書きにするか、それでも公開してください。</translation>
    </message>
    <message>
        <source>What you changed in the draft since is not part of it.</source>
        <translation>その後の下書きの変更は含まれません。</translation>
    </message>
</context>
<context>
    <name>SecretInput</name>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Move up	Alt+Up</source>
        <translation>上へ移動	Alt+↑</translation>
    </message>
    <message>
        <source>Move down	Alt+Down</source>
        <translation>下へ移動	Alt+↓</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>アーカイブ</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Show in audit</source>
        <translation>監査で表示</translation>
    </message>
    <message>
        <source>{name}: not kept. {sentence}</source>
        <translation>{name}: 保存されていません。{sentence}</translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>No message: the article alone.</source>
        <translation>メッセージなし: 記事だけ。</translation>
    </message>
    <message>
        <source>Button: {words}</source>
        <translation>ボタン: {words}</translation>
    </message>
    <message>
        <source>Offer: {offer}</source>
        <translation>オファー: {offer}</translation>
    </message>
    <message>
        <source>No offer.</source>
        <translation>オファーなし。</translation>
    </message>
</context>
<context>
    <name>SegmentsInput</name>
    <message>
        <source>{question}: {answer}</source>
        <translation>{question}: {answer}</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Send it now…</source>
        <translation>今すぐ送信…</translation>
    </message>
    <message>
        <source>What was given has not reached the website yet: the key that signs it asks for a passphrase.</source>
        <translation>付与した内容がサイトに届いていません。署名の鍵にパスフレーズが必要です。</translation>
    </message>
    <message>
        <source>It unlocks the key that signs what readers were given.</source>
        <translation>付与した内容に署名する鍵を開きます。</translation>
    </message>
    <message>
        <source>What was given did not reach {targets} yet; it is tried again by itself.</source>
        <translation>付与した内容が {targets} に届いていません。自動で再試行します。</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
</context>
<context>
    <name>Shown</name>
    <message>
        <source>Write a message</source>
        <translation>メッセージを書く</translation>
    </message>
    <message>
        <source>Show it in the preview</source>
        <translation>プレビューで表示</translation>
    </message>
    <message>
        <source>What readers get</source>
        <translation>読者に見えるもの</translation>
    </message>
    <message>
        <source>Offer shown there</source>
        <translation>表示されるオファー</translation>
    </message>
    <message>
        <source>No message yet. Readers meet the wall without a word of why.</source>
        <translation>メッセージがありません。読者は理由のわからないままペイウォールを見ます。</translation>
    </message>
    <message>
        <source>Message “{name}”, for: {readers}</source>
        <translation>メッセージ「{name}」、対象: {readers}</translation>
    </message>
    <message>
        <source>Edit the message</source>
        <translation>メッセージを編集</translation>
    </message>
    <message>
        <source>{readers}: {heading}</source>
        <translation>{readers}: {heading}</translation>
    </message>
    <message>
        <source>Edit the message “{heading}”</source>
        <translation>メッセージ「{heading}」を編集</translation>
    </message>
    <message>
        <source>Button “{label}”, leads to {href}</source>
        <translation>ボタン「{label}」、リンク先 {href}</translation>
    </message>
    <message>
        <source>No offer is shown in this state.</source>
        <translation>この状態で表示されるオファーはありません。</translation>
    </message>
    <message>
        <source>Go to the offers</source>
        <translation>オファーへ移動</translation>
    </message>
    <message>
        <source>“{name}”: {deal}</source>
        <translation>「{name}」: {deal}</translation>
    </message>
    <message>
        <source>Edit the offer</source>
        <translation>オファーを編集</translation>
    </message>
    <message>
        <source>{length} free</source>
        <translation>{length}無料</translation>
    </message>
    <message>
        <source>{length} for {price}</source>
        <translation>{length} {price}</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>Somebody else changed this at the same time.</source>
        <translation>同時に別の人が変更しました。</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>相手の内容にする</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>自分の内容にする</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>Take theirs: {value}</source>
        <translation>相手の内容にする: {value}</translation>
    </message>
    <message>
        <source>Keep mine: {value}</source>
        <translation>自分の内容にする: {value}</translation>
    </message>
    <message>
        <source>{title} Theirs: {theirs}. Yours: {mine}.</source>
        <translation>{title}相手: {theirs}。自分: {mine}。</translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>1 day</source>
        <translation>1 日</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 週間</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 か月</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 日</translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation>{count} 週間</translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation>{count} か月</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} 年</translation>
    </message>
</context>
<context>
    <name>SpanInput</name>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>week</source>
        <translation>週間</translation>
    </message>
    <message>
        <source>month</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>週間</translation>
    </message>
    <message>
        <source>months</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>{name}: unit</source>
        <translation>{name}: 単位</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>The preview is being prepared…</source>
        <translation>プレビューを準備しています…</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Problem</source>
        <translation>問題あり</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公開済み</translation>
    </message>
    <message>
        <source>{state}, changed</source>
        <translation>{state}（変更あり）</translation>
    </message>
    <message>
        <source>Archived, still published</source>
        <translation>アーカイブ済み（公開中）</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>アーカイブ済み</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>Waits: {why}</source>
        <translation>待機: {why}</translation>
    </message>
    <message>
        <source>Show the fields</source>
        <translation>項目を表示</translation>
    </message>
    <message>
        <source>Show the fields: {what}</source>
        <translation>項目を表示: {what}</translation>
    </message>
    <message>
        <source>{way}: {what}</source>
        <translation>{way}: {what}</translation>
    </message>
    <message>
        <source>Hide the fields</source>
        <translation>項目を隠す</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>At Stripe now</source>
        <translation>現在の Stripe</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>changed at Stripe</source>
        <translation>Stripe で変更</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>On the website this leads to {url}</source>
        <translation>サイトでは {url} に移動します</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>元に戻しました: {step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>やり直しました: {step}</translation>
    </message>
    <message>
        <source>Version {number} is published.</source>
        <translation>バージョン {number} を公開しました。</translation>
    </message>
    <message>
        <source>Change what readers get</source>
        <translation>読者に見えるものを変える</translation>
    </message>
    <message>
        <source>Each page here is one part of your paywall. What you write is kept at once, and every step can be undone.</source>
        <translation>各ページがペイウォールの一部です。入力はすぐに保存され、どの操作も元に戻せます。</translation>
    </message>
    <message>
        <source>See what a reader sees</source>
        <translation>読者に見える画面を確かめる</translation>
    </message>
    <message>
        <source>The preview is the page itself, run by the code your website runs. Choose a date, a reader and how much they have read. Below it stands why.</source>
        <translation>プレビューは、サイトで動くのと同じコードによるページそのものです。日付、読者、読んだ本数を選べます。下に理由が出ます。</translation>
    </message>
    <message>
        <source>Publish when it is right</source>
        <translation>整ったら公開する</translation>
    </message>
    <message>
        <source>Readers get nothing before you publish. You see every change in words first, and whatever would embarrass is stopped.</source>
        <translation>公開するまで読者には何も届きません。公開の前にすべての変更を言葉で確認でき、恥ずかしい間違いは止められます。</translation>
    </message>
</context>
<context>
    <name>StopButton</name>
    <message>
        <source>{title}: {detail}</source>
        <translation>{title}: {detail}</translation>
    </message>
    <message>
        <source>Goes to where it is edited.</source>
        <translation>編集する場所へ移動します。</translation>
    </message>
    <message>
        <source>Go to where it is edited</source>
        <translation>編集する場所へ移動</translation>
    </message>
</context>
<context>
    <name>Stores</name>
    <message>
        <source>Recent stores</source>
        <translation>最近使ったストア</translation>
    </message>
    <message>
        <source>Stores (*.db);;All files (*)</source>
        <translation>ストア (*.db);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open store</source>
        <translation>ストアを開く</translation>
    </message>
    <message>
        <source>Stores (*.db)</source>
        <translation>ストア (*.db)</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>新しいストア</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>まだありません</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>Stripe</name>
    <message>
        <source>Make</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換え</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>クーポン</translation>
    </message>
    <message>
        <source>Promotion codes</source>
        <translation>プロモーションコード</translation>
    </message>
    <message>
        <source>Payment links</source>
        <translation>支払いリンク</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>利用資格</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>購読</translation>
    </message>
    <message>
        <source>Checkout sessions</source>
        <translation>Checkout セッション</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>請求書</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>{number} to make</source>
        <translation>作成 {number} 件</translation>
    </message>
    <message>
        <source>{number} to change</source>
        <translation>変更 {number} 件</translation>
    </message>
    <message>
        <source>{number} to retire</source>
        <translation>終了 {number} 件</translation>
    </message>
    <message>
        <source>{number} to replace</source>
        <translation>置き換え {number} 件</translation>
    </message>
    <message>
        <source>{area}: Write</source>
        <translation>{area}: 書き込み</translation>
    </message>
    <message>
        <source>{area}: Read</source>
        <translation>{area}: 読み取り</translation>
    </message>
    <message>
        <source>The key is in the keyring of this computer.</source>
        <translation>鍵はこのコンピューターのキーリングにあります。</translation>
    </message>
    <message>
        <source>The key is on this computer, in a file that your passphrase locks.</source>
        <translation>鍵はこのコンピューターの、パスフレーズで守られたファイルにあります。</translation>
    </message>
    <message>
        <source>The key comes from STRIPE_API_KEY, for this run only. It is kept nowhere.</source>
        <translation>鍵は STRIPE_API_KEY から、今回だけ使います。保存されません。</translation>
    </message>
    <message>
        <source>The key is kept for this run only: it is forgotten when the window closes.</source>
        <translation>鍵は今回だけ使います。画面を閉じると忘れます。</translation>
    </message>
    <message>
        <source>There is no key on this computer. Paste one to work with Stripe.</source>
        <translation>このコンピューターに鍵はありません。Stripe を使うには貼り付けてください。</translation>
    </message>
    <message>
        <source>Take ours</source>
        <translation>こちらに合わせる</translation>
    </message>
    <message>
        <source>The next apply puts it back at Stripe.</source>
        <translation>次の適用で Stripe を元に戻します。</translation>
    </message>
    <message>
        <source>Take Stripe’s</source>
        <translation>Stripe に合わせる</translation>
    </message>
    <message>
        <source>Your draft follows Stripe.</source>
        <translation>下書きを Stripe に合わせます。</translation>
    </message>
    <message>
        <source>Leave both</source>
        <translation>両方そのまま</translation>
    </message>
    <message>
        <source>Both stay as they are now.</source>
        <translation>どちらも今のままにします。</translation>
    </message>
    <message>
        <source>Your draft follows Stripe: it is archived here, and readers lose it with the next version.</source>
        <translation>下書きを Stripe に合わせてアーカイブします。次のバージョンから読者には表示されません。</translation>
    </message>
    <message>
        <source>Archive it here, too</source>
        <translation>ここでもアーカイブ</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>プラン</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>オファー</translation>
    </message>
    <message>
        <source>Features at Stripe</source>
        <translation>Stripe の機能</translation>
    </message>
    <message>
        <source>Account not confirmed</source>
        <translation>アカウント未確認</translation>
    </message>
</context>
<context>
    <name>StripeFace</name>
    <message>
        <source>Stripe</source>
        <translation>Stripe</translation>
    </message>
    <message>
        <source>Look at Stripe</source>
        <translation>Stripe を確認</translation>
    </message>
    <message>
        <source>Review and apply…</source>
        <translation>確認して適用…</translation>
    </message>
    <message>
        <source>Check and finish…</source>
        <translation>確認して完了…</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>手作業で作成</translation>
    </message>
    <message>
        <source>Subscribers</source>
        <translation>購読者</translation>
    </message>
    <message>
        <source>Your plans and offers as Stripe charges them: look first, then apply.</source>
        <translation>Stripe で請求されるプランとオファー。まず確認し、それから適用します。</translation>
    </message>
    <message>
        <source>An apply was interrupted: how {count} of its requests ended is unknown.</source>
        <translation>適用が中断しました。{count} 件の要求の結果がわかりません。</translation>
    </message>
</context>
<context>
    <name>StripeMode</name>
    <message>
        <source>Live: real customers, real money.</source>
        <translation>本番: 実際の顧客、実際の支払い。</translation>
    </message>
    <message>
        <source>Test: a sandbox, no real money.</source>
        <translation>テスト: サンドボックス、支払いは発生しません。</translation>
    </message>
</context>
<context>
    <name>StripePage</name>
    <message>
        <source>Reading subscribers</source>
        <translation>購読者を読み取り中</translation>
    </message>
</context>
<context>
    <name>SubscribersPart</name>
    <message>
        <source>Read subscribers</source>
        <translation>購読者を読み取る</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>すべて読み直す</translation>
    </message>
    <message>
        <source>Customers, subscriptions and completed checkouts are read from Stripe, so that support sees who pays, since when and until when, and so that a price change tells how many subscribers stay on the old price. Nothing is changed at Stripe.</source>
        <translation>顧客、購読、完了した購入を Stripe から読み取ります。サポートが支払い状況を確認でき、価格変更のときに旧価格に残る購読者数がわかります。Stripe は何も変わりません。</translation>
    </message>
    <message>
        <source>Subscribers were not read yet</source>
        <translation>購読者はまだ読み取っていません</translation>
    </message>
    <message>
        <source>Last read on {when} in {place}</source>
        <translation>最終読み取り {when}（{place}）</translation>
    </message>
    <message>
        <source>Stopped; the next time begins anew. Customers read: {customers}. Subscriptions read: {subscriptions}.</source>
        <translation>停止しました。次回は最初から読み込みます。読み込んだ顧客：{customers}、サブスクリプション：{subscriptions}。</translation>
    </message>
    <message>
        <source>Everything was read. Customers: {customers}. Subscriptions: {subscriptions}.</source>
        <translation>すべて読み込みました。顧客：{customers}、サブスクリプション：{subscriptions}。</translation>
    </message>
    <message>
        <source>What changed was read. Customers: {customers}. Subscriptions: {subscriptions}.</source>
        <translation>変更分を読み込みました。顧客：{customers}、サブスクリプション：{subscriptions}。</translation>
    </message>
    <message>
        <source>Nothing has changed since the last time.</source>
        <translation>前回から変更はありません。</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Nothing found. Clear the search to see all.</source>
        <translation>見つかりません。検索を消去するとすべて表示されます。</translation>
    </message>
    <message>
        <source>Columns and sorting</source>
        <translation>列と並べ替え</translation>
    </message>
    <message>
        <source>Columns as they were at first</source>
        <translation>列を初期状態に戻す</translation>
    </message>
    <message>
        <source>Sorted as the list comes</source>
        <translation>一覧の順</translation>
    </message>
    <message>
        <source>Sorted by {column}</source>
        <translation>{column}の順</translation>
    </message>
    <message>
        <source>Sorted by {column}, from the end</source>
        <translation>{column}の逆順</translation>
    </message>
</context>
<context>
    <name>TakeOverSheet</name>
    <message>
        <source>Take over from {store}</source>
        <translation>{store} から引き継ぐ</translation>
    </message>
    <message>
        <source>Version {number} of {store}, from {one} to {other}:</source>
        <translation>{store} のバージョン {number}（{one} から {other} へ）:</translation>
    </message>
    <message>
        <source>Offer {name} keeps the checkout link it has here.</source>
        <translation>オファー {name} は、ここの購入リンクを保ちます。</translation>
    </message>
    <message>
        <source>Offer {name} has no checkout link here; make one before you publish.</source>
        <translation>オファー {name} にはここの購入リンクがありません。公開の前に作ってください。</translation>
    </message>
    <message>
        <source>The draft comes from {store} now. Publish to bring it to readers.</source>
        <translation>下書きは {store} の内容になりました。公開すると読者に届きます。</translation>
    </message>
</context>
<context>
    <name>TargetInput</name>
    <message>
        <source>The offer that is shown</source>
        <translation>表示中のオファー</translation>
    </message>
    <message>
        <source>The offers page</source>
        <translation>オファーのページ</translation>
    </message>
    <message>
        <source>The account page</source>
        <translation>アカウントのページ</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>別の URL</translation>
    </message>
    <message>
        <source>Write the address, such as https://example.com/ or /offers.</source>
        <translation>https://example.com/ や /offers のような URL を入力してください。</translation>
    </message>
    <message>
        <source>{name}: address</source>
        <translation>{name}: URL</translation>
    </message>
</context>
<context>
    <name>TargetSheet</name>
    <message>
        <source>Change a target</source>
        <translation>配信先を変更</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>配信先を追加</translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>変更を保存</translation>
    </message>
    <message>
        <source>Add the target</source>
        <translation>配信先を追加</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>A web address</source>
        <translation>Web アドレス</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選ぶ…</translation>
    </message>
    <message>
        <source>Small letters, digits and hyphens; without one, it is called after the place.</source>
        <translation>小文字、数字、ハイフン。空欄なら場所の名前になります。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Where readers&apos; browsers fetch the files. “Is it really live?” looks there.</source>
        <translation>読者のブラウザーが取得する場所。「本当に公開されている？」で確認します。</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>公開 URL</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>The passphrase locks the token on this computer.</source>
        <translation>パスフレーズがこのコンピューターのトークンを守ります。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Every version goes there by itself as soon as it is published, and the newest one at once.</source>
        <translation>公開するたびに自動で配信され、最新のものはすぐに配信されます。</translation>
    </message>
    <message>
        <source>A folder that the web server reads, on a disk or a mounted share.</source>
        <translation>Web サーバーが読むフォルダー（ディスクまたは共有フォルダー）。</translation>
    </message>
    <message>
        <source>An https address that takes settings.json below it by PUT.</source>
        <translation>配下の settings.json を PUT で受け取る https の URL。</translation>
    </message>
    <message>
        <source>The bearer token that the server wants. It goes into the keyring of this computer, not into the store.</source>
        <translation>サーバーが求めるベアラートークン。ストアではなく、このコンピューターのキーリングに保存されます。</translation>
    </message>
    <message>
        <source>Leave it empty to keep the one that this computer has.</source>
        <translation>空欄なら、このコンピューターにあるものを使います。</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>フォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Trying whether it can be reached…</source>
        <translation>接続を確認しています…</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更されていません。</translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>Add a target</source>
        <translation>配信先を追加</translation>
    </message>
    <message>
        <source>No target yet</source>
        <translation>配信先はまだありません</translation>
    </message>
    <message>
        <source>A target is where the website fetches its settings: a folder on the web server, or an https address. Every version goes there by itself. Without one, whoever runs the website fetches versions with “paywall-admin export”.</source>
        <translation>配信先は、サイトが設定を取得する場所です（Web サーバーのフォルダーまたは https の URL）。各バージョンは自動で届きます。なければ、サイトの担当者が「paywall-admin export」で取り出します。</translation>
    </message>
    <message>
        <source>Nothing was published yet.</source>
        <translation>まだ何も公開していません。</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>{verb}: {name}</source>
        <translation>{verb}: {name}</translation>
    </message>
    <message>
        <source>Folder {place}</source>
        <translation>フォルダー {place}</translation>
    </message>
    <message>
        <source>Address {place}</source>
        <translation>URL {place}</translation>
    </message>
    <message>
        <source>Readers fetch it from {place}</source>
        <translation>読者は {place} から取得</translation>
    </message>
    <message>
        <source>{sentence} Attempt {count}; the next one is at {when}.</source>
        <translation>{sentence}{count} 回目。次は {when} です。</translation>
    </message>
    <message>
        <source>once</source>
        <translation>初回</translation>
    </message>
</context>
<context>
    <name>TargetsPart</name>
    <message>
        <source>There is nothing to look at: no version yet, or no target.</source>
        <translation>バージョンか配信先がまだないため、確認するものがありません。</translation>
    </message>
    <message>
        <source>Readers everywhere get what was published last.</source>
        <translation>すべての読者に、最後に公開した内容が届いています。</translation>
    </message>
    <message>
        <source>Not every target gives readers what was published last.</source>
        <translation>最後に公開した内容が届いていない配信先があります。</translation>
    </message>
    <message>
        <source>It unlocks the token of this target.</source>
        <translation>この配信先のトークンを開きます。</translation>
    </message>
    <message>
        <source>The target {name} is removed; what lies there stays.</source>
        <translation>配信先 {name} を外しました。そこにあるファイルは残ります。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>The button says</source>
        <translation>ボタンの文言</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>その後</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
    <message>
        <source>No message in these states has a button for an offer.</source>
        <translation>これらの状態に、オファーのボタンがあるメッセージはありません。</translation>
    </message>
    <message>
        <source>Nothing is known: this offer has no plan.</source>
        <translation>このオファーにはプランがないため、わかりません。</translation>
    </message>
    <message>
        <source>These messages lead straight to the checkout and do not say what follows: {messages}. Add a line with {{planPrice}} and {{planInterval}} to them.</source>
        <translation>次のメッセージは購入ページに直接つながり、その後の料金を伝えていません: {messages}。{{planPrice}} と {{planInterval}} を入れた行を加えてください。</translation>
    </message>
    <message>
        <source>The messages do not say what follows; the page behind the button has to.</source>
        <translation>メッセージはその後の料金を伝えていません。リンク先のページで伝える必要があります。</translation>
    </message>
</context>
<context>
    <name>TextInput</name>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation>保存できない文字が入っています。その文字を除いて入力し直してください。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline of the coming days</source>
        <translation>今後の予定表</translation>
    </message>
    <message>
        <source>Arrow keys go from one thing to the next; Enter goes to where it is edited.</source>
        <translation>矢印キーで次へ、Enter で編集する場所へ移動します。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>元に戻す: {what}</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>このお知らせを閉じる</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step}/{steps}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>Travel</name>
    <message>
        <source>Such as Oct 30, 18:00</source>
        <translation>例: 10月30日 18:00</translation>
    </message>
    <message>
        <source>A day, with a time or without, in the zone of the publication.</source>
        <translation>媒体のタイムゾーンでの日付（時刻は省略可）。</translation>
    </message>
    <message>
        <source>How it was on</source>
        <translation>いつの状態</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>そこへ移動</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>現在に戻る</translation>
    </message>
    <message>
        <source>This is how it was on {when} in {place}, with version {version}. Nothing can be given then.</source>
        <translation>{when}（{place}）のバージョン {version} での状態です。過去には付与できません。</translation>
    </message>
    <message>
        <source>This is how it was on {when} in {place}. Nothing was published then; the draft was asked.</source>
        <translation>{when}（{place}）の状態です。当時は未公開のため、下書きで調べました。</translation>
    </message>
</context>
<context>
    <name>Untranslated</name>
    <message>
        <source>Begin with empty texts</source>
        <translation>空の文から始める</translation>
    </message>
    <message>
        <source>This message has no texts in {language}. Readers of that language get those in {model}.</source>
        <translation>このメッセージには{language}の文がありません。その言語の読者には{model}の文が表示されます。</translation>
    </message>
    <message>
        <source>Begin with the {model} texts</source>
        <translation>{model}の文から始める</translation>
    </message>
</context>
<context>
    <name>VersionsPart</name>
    <message>
        <source>Versions, newest first</source>
        <translation>バージョン（新しい順）</translation>
    </message>
    <message>
        <source>Find in notes, names and changes</source>
        <translation>メモ、名前、変更を検索</translation>
    </message>
    <message>
        <source>Nothing was published yet. Publish with Ctrl+P, and each version stands here.</source>
        <translation>まだ何も公開していません。Ctrl+P で公開すると、各バージョンがここに並びます。</translation>
    </message>
    <message>
        <source>No version is like that. Clear the search to see all.</source>
        <translation>該当するバージョンはありません。検索を消去するとすべて表示されます。</translation>
    </message>
    <message>
        <source>Go back to this version…</source>
        <translation>このバージョンに戻す…</translation>
    </message>
    <message>
        <source>Show in audit</source>
        <translation>監査で表示</translation>
    </message>
    <message>
        <source>Where to save settings.json</source>
        <translation>settings.json の保存先</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file} に保存しました。</translation>
    </message>
    <message>
        <source>It unlocks the key that signs what is published.</source>
        <translation>公開するものに署名する鍵を開きます。</translation>
    </message>
    <message>
        <source>Version {number} is published.</source>
        <translation>バージョン {number} を公開しました。</translation>
    </message>
    <message>
        <source>Somebody else published it or called it off first.</source>
        <translation>別の人が先に公開したか、取りやめました。</translation>
    </message>
    <message>
        <source>{step}.</source>
        <translation>{step}。</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>This has {count} characters; {limit} fit.</source>
        <translation>{count} 文字あります。入るのは {limit} 文字までです。</translation>
    </message>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation>保存できない文字が入っています。その文字を除いて入力し直してください。</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>From “{start}” to “{end}”: {words}.</source>
        <translation>「{start}」から「{end}」へ: {words}。</translation>
    </message>
    <message>
        <source>From “{start}” to “{end}”.</source>
        <translation>「{start}」から「{end}」へ。</translation>
    </message>
    <message>
        <source>New reader</source>
        <translation>新しい読者</translation>
    </message>
    <message>
        <source>No subscription</source>
        <translation>購読なし</translation>
    </message>
    <message>
        <source>Reads it</source>
        <translation>読める</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>ウォール</translation>
    </message>
    <message>
        <source>Full access</source>
        <translation>すべて読める</translation>
    </message>
    <message>
        <source>{days} of access</source>
        <translation>{days}間読める</translation>
    </message>
    <message>
        <source>Ends at once</source>
        <translation>すぐに終了</translation>
    </message>
    <message>
        <source>Payment failed</source>
        <translation>支払い失敗</translation>
    </message>
    <message>
        <source>or</source>
        <translation>または</translation>
    </message>
    <message>
        <source>After {days}</source>
        <translation>{days}後</translation>
    </message>
    <message>
        <source>Ordinary reader again</source>
        <translation>普通の読者に戻る</translation>
    </message>
    <message>
        <source>Free articles</source>
        <translation>無料記事数</translation>
    </message>
    <message>
        <source>{does} until they subscribe</source>
        <translation>購読するまで{does}</translation>
    </message>
    <message>
        <source>{does} for {days}</source>
        <translation>{days}間{does}</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>読む</translation>
    </message>
    <message>
        <source>after {days}</source>
        <translation>{days}後</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>すぐに</translation>
    </message>
    <message>
        <source>takes an offer</source>
        <translation>オファーを利用</translation>
    </message>
    <message>
        <source>pays</source>
        <translation>支払う</translation>
    </message>
    <message>
        <source>payment fails, or works again</source>
        <translation>支払いの失敗・回復</translation>
    </message>
    <message>
        <source>does not go on</source>
        <translation>続けない</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>starts anew</source>
        <translation>最初から</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>Limit to try</source>
        <translation>試す本数</translation>
    </message>
    <message>
        <source>Share of readers who meet the wall, by limit</source>
        <translation>本数ごとの、ペイウォールになる読者の割合</translation>
    </message>
    <message>
        <source>Counting readers…</source>
        <translation>読者を数えています…</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>もし変えたら</translation>
    </message>
    <message>
        <source>Move the limit, and see how many readers of the last months would have met the wall.</source>
        <translation>本数を動かすと、直近の期間の読者のうち何人がペイウォールになったかがわかります。</translation>
    </message>
    <message>
        <source>Import article views under Readers to see how many would meet the wall.</source>
        <translation>「読者」で閲覧を取り込むと、何人がペイウォールになるかがわかります。</translation>
    </message>
    <message>
        <source>Make it {limit}</source>
        <translation>{limit} 本にする</translation>
    </message>
    <message>
        <source>With {limit} free, {walled} of {readers} readers would meet the wall: {share}.</source>
        <translation>無料 {limit} 本では、読者 {readers} 人のうち {walled} 人（{share}）がペイウォールになります。</translation>
    </message>
    <message>
        <source>Estimated: who was stopped at a lower limit might have read more, or less.</source>
        <translation>推定です。より少ない本数で止められた読者が、実際に何本読んだかはわかりません。</translation>
    </message>
    <message>
        <source>{period}, so far</source>
        <translation>{period}（これまで）</translation>
    </message>
    <message>
        <source>{walled} of {readers} readers, {share}, exact</source>
        <translation>読者 {readers} 人のうち {walled} 人、{share}、正確</translation>
    </message>
    <message>
        <source>{walled} of {readers} readers, {share}, estimated</source>
        <translation>読者 {readers} 人のうち {walled} 人、{share}、推定</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>LIVE</source>
        <translation>本番</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
</context>
<context>
    <name>WindowEditor</name>
    <message>
        <source>First day</source>
        <translation>初日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>すべての国</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Only you and your colleagues see it.</source>
        <translation>社内の人にだけ見えます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
</context>
<context>
    <name>WordingArea</name>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation>保存できない文字が入っています。その文字を除いて入力し直してください。</translation>
    </message>
</context>
<context>
    <name>ZoneInput</name>
    <message>
        <source>“{text}” is no time zone. Write a city such as Tokyo, or a name such as Europe/London.</source>
        <translation>「{text}」というタイムゾーンはありません。Tokyo のような都市名か、Europe/London のような名前を入力してください。</translation>
    </message>
</context>
<context>
    <name>_ReplaceSheet</name>
    <message>
        <source>Make this the draft</source>
        <translation>これを下書きにする</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>確認しています…</translation>
    </message>
    <message>
        <source>Keep the draft as it is</source>
        <translation>下書きをそのままにする</translation>
    </message>
    <message>
        <source>It is the same as the draft, so there is nothing to do.</source>
        <translation>下書きと同じなので、することはありません。</translation>
    </message>
    <message>
        <source>{changes} in the draft; one undo brings it back. Readers see nothing of it before you publish.</source>
        <translation>下書きに{changes}が入ります。「元に戻す」1 回で戻せます。公開するまで読者には見えません。</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>New store…</source>
        <translation>新しいストア…</translation>
    </message>
    <message>
        <source>Open store…</source>
        <translation>ストアを開く…</translation>
    </message>
    <message>
        <source>Compare or import settings…</source>
        <translation>設定を比較・取り込み…</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>設定を書き出す…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>公開…</translation>
    </message>
    <message>
        <source>Open the wall in an emergency…</source>
        <translation>緊急時にウォールを開く…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Find in page…</source>
        <translation>ページ内を検索…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>環境設定…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Narrow navigation</source>
        <translation>ナビゲーションを狭くする</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Go to anything…</source>
        <translation>どこへでも移動…</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>次の区画</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>前の区画</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>このページのヘルプ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>A look around</source>
        <translation>使い方の案内</translation>
    </message>
    <message>
        <source>About Paywall Admin</source>
        <translation>Paywall Admin について</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>メーター</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>オファー</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>読者</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Stripe</source>
        <translation>Stripe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>監査</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>Reads: the wall is open for everyone</source>
        <translation>読める: ウォールは全員に開放中</translation>
    </message>
    <message>
        <source>Reads: free access</source>
        <translation>読める: 無料公開</translation>
    </message>
    <message>
        <source>Reads: this content is free</source>
        <translation>読める: 無料コンテンツ</translation>
    </message>
    <message>
        <source>Reads: subscriber</source>
        <translation>読める: 購読者</translation>
    </message>
    <message>
        <source>Reads: trial</source>
        <translation>読める: トライアル中</translation>
    </message>
    <message>
        <source>Reads: payment failed, still in grace</source>
        <translation>読める: 支払い失敗、猶予中</translation>
    </message>
    <message>
        <source>Reads: access was given</source>
        <translation>読める: アクセス付与</translation>
    </message>
    <message>
        <source>Meets the wall: trial ended</source>
        <translation>ウォール: トライアル終了</translation>
    </message>
    <message>
        <source>Meets the wall: full access ended</source>
        <translation>ウォール: 全記事アクセス終了</translation>
    </message>
    <message>
        <source>Meets the wall: for subscribers only</source>
        <translation>ウォール: 購読者専用</translation>
    </message>
    <message>
        <source>Meets the wall: limit reached</source>
        <translation>ウォール: 上限到達</translation>
    </message>
    <message>
        <source>Reads: the last free article</source>
        <translation>読める: 最後の無料記事</translation>
    </message>
    <message>
        <source>Reads: a free article</source>
        <translation>読める: 無料記事</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>ウォール</translation>
    </message>
    <message>
        <source>Free access</source>
        <translation>無料公開</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>コンテンツ</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>権利</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>購読者専用</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>メーター</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>オファー</translation>
    </message>
</context>
</TS>
