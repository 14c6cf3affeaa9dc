### The public screens.

## The frame of every page

skip = Skip to the main part
language-nav = Language
main-nav = Main
find-nav = Find
help-now = Help now
demo-note = Demo: the people and places here are made up.
machine-draft-note = A computer translated these words. Nobody has checked them yet.
call = Call
call-name = Call { $name }

## Asking for help, on every page

help-title = Need help now?
help-danger = If someone is in danger, call { $phone }.
help-danger-cost = It is free.
help-child = Worried about a child? Call the NSPCC on { $phone }.
help-more = Other safe ways to get help

## Help page

safe-title = Get help now
safe-lead = You are not in trouble for asking. You can call, and you can ask for an interpreter.
safe-danger = Someone is in danger now
safe-danger-text = Call the police, ambulance or fire service. If you cannot speak, stay on the line and press 55.
safe-worried = I am worried about a child
safe-worried-text = Tell the NSPCC what worries you. You do not have to give your name.
safe-young = I am a child or a young person
safe-young-text = Talk to Childline about anything. It is free, day and night. It does not show on the bill.
safe-home = Someone at home hurts or frightens me
safe-home-text = Call the National Domestic Abuse Helpline. It is free, day and night, and they keep it secret. Call when it is safe for you.
safe-talk = I feel I cannot go on
safe-talk-text = Talk to Samaritans, day or night, for free. They listen.
safe-crisis = Someone is very unwell in body or mind
safe-crisis-text = Call NHS 111, day or night, for free. For help with mental health, press 2.
safe-deaf = If you are deaf, or it is hard to speak
safe-deaf-text = Text { $phone }, the NHS and the police also offer British Sign Language by video. To text 999, send the word “register” to 999 first.
safe-deaf-relay = With the Relay UK app you can type, and someone speaks for you.
police = Police, ambulance, fire
title-safe = Get help now. Doorstep
about-safe = Phone numbers for help now: danger, worry about a child, abuse at home, feeling very low.

## Home

home-title = What does your family need?
home-search = Any words, any language
find-button = Find
home-try = Try { $first }, { $second } or { $third }
try-first = toddler group
try-second = English class
try-third = school place
talk-title = Rather talk?
talk-text = { $name } can help. { $place }.
home-stages = Where are you now?
home-today = On today
home-tomorrow = On tomorrow
home-today-over = Nothing more is on today. This is on tomorrow.
home-nothing-soon = We know of nothing on today or tomorrow.
home-more-today = See all that is on today
home-more-tomorrow = See all that is on tomorrow
home-all = See everything
home-trust = Local people check every notice. { $done } of { $all } were checked in the last 8 weeks.
title-home = Doorstep: what is on for families in { $zone }
about-home = Groups, classes, advice and help for families in { $zone }.

## Results

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
choose-free = Only free
choose-attend = How to join in
choose-channel = Where help is
choose-spoken = Language
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
reason-similar = You wrote { $typed }. We also looked for { $found }.
show-more = Show more
none-right = None of these right?
none-right-text = Tell { $name } what you need. { $place }.
title-found = { $title }. Doorstep
about-found = Search groups, classes and help for families in { $zone }.

## Facts of a service

fact-when = When
fact-where = Where
fact-cost = Cost
fact-who = Who for
fact-languages = Languages
free = Free
just-turn-up = Just turn up
cost-not-known = Cost not known
cost-ask = Cost not known. Ask before you go.
when-ask = Time not known. Ask before you go.
where-ask = Place not known. Ask before you go.
who-ask = Not known who it is for. Please ask.
languages-ask = Languages not known. Please ask.
address-private = The address is kept private. Call to find out.
next-on = { $date }, { $times }
checked-on = Checked { $date }. { $by }.
checked-never = Not checked by us yet. Call to make sure.
checked-long-ago = { $weeks ->
    [one] Last checked { $weeks } week ago. Call to make sure.
   *[other] Last checked { $weeks } weeks ago. Call to make sure.
}

## Service page

back-to-results = Back to the results
all-services = All services
run-by = Run by { $name }
before-you-come = Before you come
ask-turn-up = Can I just turn up?
turn-up-yes = Yes. No need to book.
turn-up-no = No. { $how }.
ask-cost = What does it cost?
ask-who = Who is it for?
ask-languages = Which languages?
ask-pram = Can I bring a pram?
ask-wheelchair = Can I get in with a wheelchair?
ask-send = Is there extra help for children with special needs?
ask-bring = What do I bring?
answer-yes = Yes.
answer-no = No.
answer-not-known = Not known. Please call.
answer-not-known-no-phone = Not known. Please ask.
paused-title = Not on at the moment
paused-until = It should start again after { $date }.
next-dates = Next dates
no-dates = We know of no next date. Call to make sure.
on-tag = On
not-on-tag = Not on
how-to-get-there = How to get there
about-it = About it
more-contacts = More ways to ask
web-pages = Web pages
trust-title = Can I trust this?
trust-checked = Checked { $date }. { $by }:
trust-parts-not-checked = Not checked:
trust-arrived = It came to us on { $date } from another directory.
translated-by-machine = A computer translated this text.
part-times = times
part-place = place
part-cost = cost
part-who-for = who for
part-contact = phone and e-mail
part-access = access
title-service = { $name }. Doorstep
loading = Loading more

## When something is not there

missing-title = We cannot find this page
missing-text = It may have moved, or the address may have a mistake in it.
missing-home = Go to the first page
gone-service = This service is not in the list any more.
down-title = We cannot reach Doorstep
down-text = Try again in a minute. If you need help now, these numbers work.
try-again = Try again
zones-title = Where do you live?
zones-text = Choose your neighbourhood.
title-plain = { $title }. Doorstep
