# The public screens: what families read and press.

## The frame of every page

skip = Skip to the main part
language-nav = Language
main-nav = Main
find-nav = Find
help-now = Help now
demo-note = Demo: the people and places here are made up.
machine-draft-note = A computer translated the words of this page. If something is not clear, read it in English.
title-plain = { $title }. Doorstep
call = Call
call-name = Call { $name }
loading = Loading more
today = Today
tomorrow = Tomorrow

## Asking for help, at the end of every page

help-title = Need help now?
help-danger = If someone is in danger, call { $phone }.
help-danger-cost = It is free.
help-child = Worried about a child? Call the NSPCC on { $phone }.
help-more = Other safe ways to get help

## The help page

safe-title = Get help now
safe-lead = It is right to ask for help. You can ask for someone who speaks your language.
safe-danger = Someone is in danger now
safe-danger-text = Call the police, an ambulance or the fire service, day or night. It is free. If you call from a mobile and cannot speak, press 55.
police = Police, ambulance, fire service
safe-worried = I am worried about a child
safe-worried-text = Tell the NSPCC what worries you. It is free. You do not have to give your name.
safe-young = I am a child or a young person
safe-young-text = Talk to Childline about anything, day or night. It is free.
safe-home = Someone at home hurts me or scares me
safe-home-text = Call the National Domestic Abuse Helpline, day or night. It is free and private. Call when it is safe for you.
safe-low = I feel I cannot go on
safe-low-text = Talk to Samaritans, day or night. It is free. They will listen.
safe-ill = Someone is ill, or their mind is not well
safe-ill-text = Call NHS 111, day or night. It is free. If it is about feelings or mental health, press 2.
safe-deaf = If you are deaf, or it is hard to speak
safe-deaf-text = You can text 999: first send the word “register” to 999. At 999bsl.co.uk you can sign by video. With the Relay UK app you type, and someone speaks for you.
about-safe = Who to call for help now: danger, worry about a child, being hurt at home, feeling very low.

## The first page

title-home = Doorstep: what is on for families in { $zone }
about-home = Groups, classes, advice and help for families in { $zone }.
home-title = What does your family need?
home-search = Any words, any language
find-button = Find
home-try = Try { $first }, { $second } or { $third }
try-first = toddler group
try-second = English class
try-third = school place
talk-title = Rather talk?
talk-text = { $name } at { $place } can help.
home-stages = Where are you now?
home-today = On today
home-tomorrow = On tomorrow
home-today-over = Nothing more is on today. This is on tomorrow.
home-nothing-soon = We know of nothing on today or tomorrow.
home-more-today = See all that is on today
home-more-tomorrow = See all that is on tomorrow
home-all = See everything
home-trust = { $done } of { $all } notices were checked by local people in the last 8 weeks.
until = to { $time }
time-not-known = Time not known
costs-something = Costs money

## Results

about-found = Search groups, classes and help for families in { $zone }.
search-label = What you need, in any language
found-count = { $count ->
    [one] { $count } thing found
    *[other] { $count } things found
}
found-none = We found nothing that fits
found-none-text = Try other words, or take a choice off.
found-none-all = Show everything
choices-on = Your choices
chip-off = , on. Take off
more-choices = More choices
any = Any
choose-stage = Time in family life
choose-age = Your child’s age
choose-day = Day
choose-free = Only what is free
choose-attend = How to join in
choose-channel = Where you get help
choose-spoken = Language spoken
choose-access = The place has
choose-category = About
age-newborn = Newborn
age-in-months = { $months ->
    [one] { $months } month old
    *[other] { $months } months old
}
age-in-years = { $years ->
    [one] { $years } year old
    *[other] { $years } years old
}
show-results = Show
not-known-hidden = { $count ->
    [one] { $count } more may fit. We do not know enough about it.
    *[other] { $count } more may fit. We do not know enough about them.
}
not-known-show = Show them too
not-known-shown = You also see things when we do not know if they fit.
not-known-hide = Hide them
reason-matches = Matches { $words }
reason-similar = You wrote “{ $typed }”. We also looked for { $found }.
widened-words = Little was found with all your words. So we also show things without: { $words }.
widened-filter = Nothing fits all your choices. So we left this one out: { $choice }.
show-more = Show more
none-right = None of these right?
none-right-text = Tell { $name } at { $place } what you need.

## Facts about a service

fact-when = day and time
fact-where = place
fact-cost = cost
fact-who = who it is for
fact-languages = languages
not-known = not known
facts-not-known = Not known: { $facts }. Ask before you go.
free = Free
just-turn-up = Just turn up
cost-not-known = Cost not known
cost-ask = Cost not known. Ask before you go.
when-ask = Time not known. Ask before you go.
where-ask = Place not known. Ask before you go.
who-ask = Who it is for is not known. Please ask.
languages-ask = Languages not known. Please ask.
address-private = The address is kept private. Call to find out.
next-on = { $day }, { $times }
checked-on = Checked { $date } by { $who }
checked-never = Not checked by us yet. Call to make sure.
checked-long-ago = { $weeks ->
    [one] Last checked { $weeks } week ago. Call to make sure.
    *[other] Last checked { $weeks } weeks ago. Call to make sure.
}
translated-by-machine = A computer translated this.

## A service’s page

back-to-results = Back to the results
all-services = See everything
run-by = Run by { $name }
paused-title = Not on at the moment
paused-until = It may start again after { $date }.
before-you-come = Before you come
ask-when = When is it on?
ask-turn-up = Can I just turn up?
turn-up-yes = Yes. No need to book.
turn-up-no = No. { $how }.
ask-cost = What does it cost?
ask-who = Who is it for?
fact-who-more = More about who can come
fact-attend-more = How to join in
ask-languages = Which languages?
ask-pram = Can I bring a pram?
ask-wheelchair = Can I get in with a wheelchair?
ask-send = Is there extra help for children with special needs?
ask-bring = What do I bring?
answer-yes = Yes.
answer-no = No.
answer-not-known = Not known. Please call.
answer-not-known-no-phone = Not known. Please ask.
next-dates = Next dates
no-dates = We know of no next date. Ask before you go.
on-tag = On
not-on-tag = Not on
how-to-get-there = How to get there
about-it = About it
more-contacts = More ways to ask
trust-title = Can I trust this?
trust-checked = Checked { $date } by { $who }:
trust-parts-not-checked = Not checked:
trust-arrived = It came to us on { $date } from another list.

## Telling the centre

is-this-right = Is this right?
suggest-service = Suggest a service
tell-centre = Tell the centre

## When something is not there

missing-title = We cannot find this page
missing-text = It may have moved, or the address has a mistake in it.
missing-home = Go to the first page
gone-service = This is not in our list any more.
down-title = We cannot reach Doorstep
down-text = Try again in a minute. If you need help now, these numbers work.
try-again = Try again
zones-title = Where do you live?
zones-text = Choose your neighbourhood.
zones-none = There is no neighbourhood here yet.
