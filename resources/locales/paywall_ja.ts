<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Paywall Admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}, MIT licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are separate files of your Python installation, and you may replace them with versions of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaInput</name>
    <message>
        <source>This has {count} characters; {limit} fit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>Anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Countries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All countries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anonymous readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {count} more countries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wide screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>narrow screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} in {countries}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} on {devices}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>This store is read-only: {path} cannot be written. Everything can be seen, nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>What the reader sees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChipsInput</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>“{text}” is no country. Write its name, or its two letters, such as GB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>There is no time {text}. Write it like 21:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a date, such as October 31, 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it like October 31, 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} can be read in two ways. Write the month as a word, like October 31, 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} is too far away. Dates from {first} to {last} can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such day: {text}. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayInput</name>
    <message>
        <source>Such as Oct 31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a day (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time comes twice. Choose which one is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: pick a day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>The month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete, in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docking</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Edges</name>
    <message>
        <source>There is no {time} on {day} in {place}: clocks are put forward past it. Choose a time before or after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {place} it is {time} twice that day, as clocks are put back: at {first} UTC and at {second} UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of that day: over at {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over at {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Not kept. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>This has to be put right first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth a look before it goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have looked at this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have looked at these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Hide archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show archived ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grace days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help: {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {store}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoToSheet</name>
    <message>
        <source>Go to anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a page, an offer, a message, an action, help…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is called like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and Down to pick, Enter to go, Escape to stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not published yet: {changes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Stripe: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Incidents</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program met an error it did not expect ({kind}). Everything you entered is kept, and you can go on. If it happens again, copy the report and hand it to whoever looks after this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Knobs</name>
    <message>
        <source>Articles read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment failed, in grace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment failed, grace over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full access ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access given by support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles read in this period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineInput</name>
    <message>
        <source>This cannot be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has {count} characters; {limit} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesInput</name>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterEditor</name>
    <message>
        <source>Who it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you and your colleagues see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers see how many are left once it is this many or fewer. Empty: they always see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the counter from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>articles left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterEntries</name>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterPage</name>
    <message>
        <source>How many articles readers get for free, and which articles count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterSections</name>
    <message>
        <source>Meters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers get the first meter that fits them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No meter yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A meter gives readers some articles for free before they meet the wall. Without one, everybody without a subscription meets the wall at the first article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that fits an article decides. All other articles count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a content rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No content rule yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A content rule makes some articles free for everyone, or keeps them for subscribers. Without one, every article counts as the meter says.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterWords</name>
    <message>
        <source>None for free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} in any 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} in any {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} get no articles for free: they meet the wall at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} get 1 free article {period}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} get {count} free articles {period}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in any 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in any {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They always see how many are left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They see no counter before the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They see how many are left once it is {count} or fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free, never counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscribers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts as the meter says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the type {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tagged {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the id {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{which} {do}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are free and never count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are for subscribers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count as the meter says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>Live: what is published here reaches readers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test: nothing published here reaches readers of the live site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentInput</name>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set date and time to now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks show this time twice on that day. Which one is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks skip this time on that day. Choose one beside it:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>en</source>
        <comment>the code of the language of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {day}, {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Pick a day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing published yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} published {when} by {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to tell yet. What you do here is listed with its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberInput</name>
    <message>
        <source>Write a whole number from {low} to {high}, or leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a whole number from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferEditor</name>
    <message>
        <source>As soon as it is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you and your colleagues see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it leads to when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkout address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No state yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where readers meet it. Readers get the first offer in the list that fits them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown in these states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New subscribers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What readers agree to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the button leads to. Empty: your offers page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link can be used again: whoever has it can pay this price, more than once and after the last day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New subscribers only is what the wall keeps to; the link itself does not.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferEntries</name>
    <message>
        <source>{state}, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived, still published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfferSections</name>
    <message>
        <source>Offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers get the first offer that is live and fits them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An offer is a trial or a lower price at the start, shown where readers run out of free articles. Without one, buttons lead to your offers page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a message names the price of a plan and no offer is shown, it is the first one&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan is what subscribers pay in full, by the month or by the year. Every offer leads to one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{price} {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}, no price yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} for {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introductory discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} who never subscribed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} see it{when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: {price} for the first {length}, then {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: {deal}, then {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{deal}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> from {start} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> until {end}, the whole of that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> until {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then {rate}. Somebody who starts today pays it first on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OffersPage</name>
    <message>
        <source>What new subscribers pay at first, from when to when, and what they pay afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeriodInput</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week, from Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} rolling days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers see it at the checkout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a subscriber gets, one a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers that lead to it: {offers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer leads to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPlace</name>
    <message>
        <source>The preview cannot be shown inside this window, because its browser engine does not start on this computer. Everything else works, and the page can be opened in your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview is being prepared…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceInput</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublishForm</name>
    <message>
        <source>A version needs a note that says why it is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues read it in History. Readers never see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that signs the version asks for its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It unlocks the key that signs what is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the passphrase a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one and keep it safe: it will lock the key that signs. Nobody can restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same. Write them again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublishSheet</name>
    <message>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what has changed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the key that signs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is the same as version {number}, which is out already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{publish} to live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{changes} in the settings of {publication}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first version of the settings of {publication}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the warnings above and tick them off first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number} is published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept in History from now on, and the draft goes on from it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublishWords</name>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing the version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target yet: the version is kept here, and the website gets nothing by itself. Whoever runs the website fetches it with “paywall-admin export --to FOLDER”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes to {places}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Collapse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderStates</name>
    <message>
        <source>Wall open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscriber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment failed, still has access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading free articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last free article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full access ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscribers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no state. Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusalPage</name>
    <message>
        <source>This store cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the latest backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New store…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reset</name>
    <message>
        <source>Each article counts for 24 hours from when it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each article counts for {days} days from when it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resets {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of the language of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {day}, {time} ({zone})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {day}, {year}, {time} ({zone})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>Bring it there again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target yet, so the website has not got it. Whoever runs the website fetches it with “paywall-admin export --to FOLDER”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not take it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An article has to match every list that is filled, each by any of its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretInput</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Move up	Alt+Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down	Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: not kept. {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SegmentsInput</name>
    <message>
        <source>{question}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>Somebody else changed this at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} Theirs: {theirs}. Yours: {mine}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpanInput</name>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: unit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>The preview is being prepared…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>On the website this leads to {url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number} is published.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stores</name>
    <message>
        <source>Recent stores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores (*.db);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores (*.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>The button says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message in these states has a button for an offer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known: this offer has no plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These messages lead straight to the checkout and do not say what follows: {messages}. Add a line with {{planPrice}} and {{planInterval}} to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages do not say what follows; the page behind the button has to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>This has {count} characters; {limit} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has a character that cannot be kept. Type it again without it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;File</source>
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
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system</source>
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
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to anything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Paywall Admin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>Reads: the wall is open for everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: free access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: this content is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: subscriber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: payment failed, still in grace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: access was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets the wall: trial ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets the wall: full access ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets the wall: for subscribers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets the wall: limit reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: the last free article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads: a free article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
