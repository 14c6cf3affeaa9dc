# Times, dates, lists and ages: what every page needs.

## Times of day. $time is 10 or 1:15 where the clock has twelve hours, 10:00 or 13:15 where it has twenty-four.

time-am = { $time }am
time-pm = { $time }pm
time-noon = midday
time-midnight = midnight
time-span = { $start } to { $end }
time-all-day = any time, day and night

## Dates. $day-and-month is 24 November.

date-day-month = { $weekday } { $day-and-month }

## Lists: a, b and c.

list-comma = { $items }, { $next }
list-and = { $items } and { $last }

## Ages

ages-unknown = Ages not known
ages-all = All ages
ages-from-birth = From birth
ages-under-years = { $years ->
    *[other] Under { $years }
}
ages-under-months = { $months ->
    [one] Up to 1 month
    *[other] Up to { $months } months
}
ages-over-years = { $years ->
    *[other] Age { $years } and over
}
ages-over-months = { $months ->
    [one] From 1 month
    *[other] From { $months } months
}
ages-one-year = { $years ->
    *[other] Age { $years }
}
ages-one-month = { $months ->
    [one] 1 month
    *[other] { $months } months
}
ages-years = Ages { $from } to { $to ->
    *[other] { $to }
}
ages-months = { $from } to { $to ->
    [one] 1 month
    *[other] { $to } months
}
# 6 months to 4 years; $from is ages-mixed-start.
ages-mixed-start = { $months ->
    [one] 1 month
    *[other] { $months } months
}
ages-mixed = { $from } to { $to ->
    [one] 1 year
    *[other] { $to } years
}
