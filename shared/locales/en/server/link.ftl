# The page behind a link that asks whoever runs a service whether its entry is still right. $name is the entry's name.

link-title = Is this still right?
link-heading = { $name }: is this still right?
link-lead = This is what families read. You do not need an account.
link-right = Yes, all right
link-changed = Something has changed
link-changed-text = What has changed?
link-changed-hint = Write what is right now, in any language. The centre changes it.
link-finished = It is not on any more
link-choose = Choose one
link-send = Send the answer
link-until = This link works once, until { $date }.
link-choose-error = Choose one of the three answers.
link-text-error = Write what has changed.
link-newer = Somebody has changed the entry since you opened this page. This is what it says now.
link-thanks = Thank you
link-thanks-right = Families now read that it was checked today.
link-thanks-changed = The centre reads what you wrote and changes the entry.
link-thanks-finished = The centre takes it off the list.
link-used = This link has been used already. Thank you: the answer has arrived.
link-stale = This link is too old now.
link-revoked = This link is not in use any more.
link-unknown = This link does not work. Perhaps a piece of it is missing.
link-gone = This entry is not in the list any more.
link-way = Please call or write to the centre, or tell us here what is not right.
link-way-page = Go to the page that families read
