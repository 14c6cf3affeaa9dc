# Forms in which families tell the centre something, and the pages behind them.

## An entry is not right. $name is the entry's name.

right-heading = What is not right about { $name }?
right-lead = Tell us what is wrong. We ask the people who run it and put it right.
right-matters = What is wrong?
right-matters-hint = Tick all that are wrong.
matter-times = Days or times
matter-place = The place
matter-cost = What it costs
matter-who-for = Who it is for
matter-contact = Phone, e-mail or website
matter-closed = It is not on any more
matter-other = Something else
right-text = What is right?
right-text-hint = Write as much as you know, in any language.

## A service is missing

suggest-lead = Do you know a group, a class or help for families that is not here? Tell us about it.
suggest-name = What is it called?
suggest-text = What is it, where is it and when?
suggest-text-hint = Write as much as you know, in any language. You can leave this empty.

## Nothing was found

tell-title = Tell the centre what you need
tell-lead = We look at what families cannot find and try to get it.
tell-text = What did you look for?
tell-text-hint = A few words are enough, in any language. Please leave out names and addresses.

## What all forms have

ask-contact = How can we reach you, if you like?
ask-contact-hint = You can leave this empty. If you write a phone number or e-mail, only staff of the centre see it. We delete it after 90 days.
ask-private = Please do not write anything private about you or your child here.
ask-trap = Leave this field empty
ask-send = Send
ask-cancel = Go back without sending

## Something is missing, or it could not be sent

problem-title = Please look at this again
problem-title-prefix = Error: { $title }
missing-matters = Tick what is wrong.
missing-name = Write what it is called.
missing-text = Write a few words.
too-long = { $most ->
    [one] This is too long. It may have 1 letter and has { $is }.
    *[other] This is too long. It may have { $most } letters and has { $is }.
}
try-too-soon = That was very quick. Look it over and press Send again.
try-worn = This page was open for a long time. Look it over and press Send again.
try-full = Very many messages came in this hour. Your words are still here. Try again later, or call.
try-unreachable = We could not send it just now. Your words are still here. Try again in a minute.

## It was sent

thanks-title = Thank you
thanks-wrong = Somebody at the centre reads this. If something has to change, they change it here.
thanks-new-service = Somebody at the centre reads this. They ask the people who run it, then it can be added here.
thanks-tell = Somebody at the centre reads this. It helps us to see what is missing here.
thanks-contact = They may get in touch with you.
thanks-no-contact = You do not have to do anything else.
thanks-back = Back to { $name }
thanks-search = Search again
