# When something is on, in one sentence: the days, then the season, the times and the limits, each after a comma.

## Every week

schedule-every-day = Every day
schedule-every-monday = Every Monday
schedule-every-tuesday = Every Tuesday
schedule-every-wednesday = Every Wednesday
schedule-every-thursday = Every Thursday
schedule-every-friday = Every Friday
schedule-every-saturday = Every Saturday
schedule-every-sunday = Every Sunday
schedule-monday-to-friday = Mondays to Fridays
# Other days in a row, three or more of them.
schedule-days-in-a-row = { $first }s to { $last }s
# $days is a list: Monday and Thursday.
schedule-every-week = Every { $days }

## Every so many weeks, 2 to 8

schedule-every-weeks = Every { $weeks ->
    *[other] { $weeks } weeks on { $days }
}

## Once a month

schedule-first = First { $day } of the month
schedule-second = Second { $day } of the month
schedule-third = Third { $day } of the month
schedule-fourth = Fourth { $day } of the month
schedule-last-monday = Last Monday of the month
schedule-last-tuesday = Last Tuesday of the month
schedule-last-wednesday = Last Wednesday of the month
schedule-last-thursday = Last Thursday of the month
schedule-last-friday = Last Friday of the month
schedule-last-saturday = Last Saturday of the month
schedule-last-sunday = Last Sunday of the month

## On single dates

# $dates is a list: Saturday 5 December and Saturday 12 December.
schedule-on-dates = On { $count ->
    *[other] { $count } dates: { $dates }
}
# Too many to name them all. $first is 5 December 2026.
schedule-many-dates = { $count ->
    *[other] { $count } dates from { $first } to { $last }
}
schedule-dates-next = { $dates }, { $date }
schedule-dates-last = { $dates } and { $date }
schedule-no-days = Dates not known

## In which part of the school year. $days is any of the above.

schedule-in-term = { $days } in term time
schedule-in-holidays = { $days } in the school holidays

## What comes after a comma

schedule-comma = { $before }, { $next }
schedule-all-day = all day
schedule-times-unknown = times not known
schedule-times-differ = at different times
schedule-not-on-bank-holidays = not on bank holidays
# $date is 20 July 2027.
schedule-from = from { $date }
schedule-until = until { $date }
schedule-from-until = from { $first } to { $last }
