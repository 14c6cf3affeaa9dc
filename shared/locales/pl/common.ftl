# machine draft, not yet read by a native speaker
# Times, dates, lists and ages: what every page needs.

## Times of day. Polish shows 10:00 and 13:15, so the first four are only there for completeness.

time-am = { $time }
time-pm = { $time }
time-noon = 12:00
time-midnight = 24:00
time-span = { $start }–{ $end }
time-all-day = całą dobę

## Dates

date-day-month = { $weekday }, { $day-and-month }

## Lists

list-comma = { $items }, { $next }
list-and = { $items } i { $last }

## Ages

ages-unknown = Wiek nieznany
ages-all = Każdy wiek
ages-from-birth = Od urodzenia
ages-under-years = { $years ->
    [one] Poniżej roku
    *[other] Poniżej { $years } lat
}
ages-under-months = { $months ->
    [one] Do 1 miesiąca
    *[other] Do { $months } miesięcy
}
ages-over-years = { $years ->
    [one] Od 1 roku
    *[other] Od { $years } lat
}
ages-over-months = { $months ->
    [one] Od 1 miesiąca
    *[other] Od { $months } miesięcy
}
ages-one-year = { $years ->
    [one] Wiek: 1 rok
    [few] Wiek: { $years } lata
    *[other] Wiek: { $years } lat
}
ages-one-month = { $months ->
    [one] 1 miesiąc
    [few] { $months } miesiące
    *[other] { $months } miesięcy
}
ages-years = Od { $from } do { $to ->
    [one] 1 roku
    *[other] { $to } lat
}
ages-months = Od { $from } do { $to ->
    [one] 1 miesiąca
    *[other] { $to } miesięcy
}
# "Od 6 miesięcy do 4 lat"; $from is ages-mixed-start, in the genitive.
ages-mixed-start = { $months ->
    [one] 1 miesiąca
    *[other] { $months } miesięcy
}
ages-mixed = Od { $from } do { $to ->
    [one] 1 roku
    *[other] { $to } lat
}
