# machine draft, not yet read by a native speaker
# When something is on, in one sentence. Days stand in the nominative after a colon, so that nothing has to be inflected.

## Every week

schedule-every-day = Codziennie
schedule-every-monday = W każdy poniedziałek
schedule-every-tuesday = W każdy wtorek
schedule-every-wednesday = W każdą środę
schedule-every-thursday = W każdy czwartek
schedule-every-friday = W każdy piątek
schedule-every-saturday = W każdą sobotę
schedule-every-sunday = W każdą niedzielę
schedule-monday-to-friday = Od poniedziałku do piątku
schedule-days-in-a-row = Co tydzień: { $first }–{ $last }
schedule-every-week = Co tydzień: { $days }

## Every so many weeks, 2 to 8

schedule-every-weeks = Co { $weeks ->
    [few] { $weeks } tygodnie: { $days }
    *[other] { $weeks } tygodni: { $days }
}

## Once a month. The number fits days of either gender.

schedule-first = 1. { $day } miesiąca
schedule-second = 2. { $day } miesiąca
schedule-third = 3. { $day } miesiąca
schedule-fourth = 4. { $day } miesiąca
schedule-last-monday = Ostatni poniedziałek miesiąca
schedule-last-tuesday = Ostatni wtorek miesiąca
schedule-last-wednesday = Ostatnia środa miesiąca
schedule-last-thursday = Ostatni czwartek miesiąca
schedule-last-friday = Ostatni piątek miesiąca
schedule-last-saturday = Ostatnia sobota miesiąca
schedule-last-sunday = Ostatnia niedziela miesiąca

## On single dates

schedule-on-dates = { $count ->
    [few] { $count } terminy: { $dates }
    *[other] { $count } terminów: { $dates }
}
schedule-many-dates = { $count ->
    [few] { $count } terminy od { $first } do { $last }
    *[other] { $count } terminów od { $first } do { $last }
}
# A day reads "sobota, 5 grudnia", so a comma between days would mislead.
schedule-dates-next = { $dates }; { $date }
schedule-dates-last = { $dates } i { $date }
schedule-no-days = Terminy nieznane

## In which part of the school year

schedule-in-term = { $days }, poza feriami i wakacjami szkolnymi
schedule-in-holidays = { $days }, w ferie i wakacje szkolne

## What comes after a comma

schedule-comma = { $before }, { $next }
schedule-all-day = cały dzień
schedule-times-unknown = godziny nieznane
schedule-times-differ = o różnych godzinach
schedule-not-on-bank-holidays = nie w dni ustawowo wolne od pracy
schedule-from = od { $date }
schedule-until = do { $date }
schedule-from-until = od { $first } do { $last }
