# Asking whether an entry is still right: one short question for each part of it, known or not.

# $when is how often it is on: every Tuesday in term time, 10am to 11:30am.
still-times = Still { $when }?
open-times = Which days and times is it on?
still-free = Still free?
still-cost = Still this price: { $cost }?
open-cost = What does it cost?
still-place = Still at { $place }?
still-private-place = Still at the same place? We keep its address private.
# $ways is online, by phone.
still-ways = Still { $ways }?
open-place = Where is it?
# $who is ages 1 to 3, or all ages.
still-who = Still open to { $who }?
open-who = Who is it for?
still-phone = Still this number: { $phone }?
open-phone = Which phone number or e-mail can families use?
