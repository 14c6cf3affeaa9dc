# machine draft, not yet read by a native speaker
# Forms in which families tell the centre something, and the pages behind them.

## An entry is not right. $name is the entry's name.

right-heading = Co się nie zgadza: { $name }
right-lead = Napisz nam, co jest nie tak. Zapytamy osoby, które to prowadzą, i poprawimy.
right-matters = Co jest nie tak?
right-matters-hint = Zaznacz wszystko, co się nie zgadza.
matter-times = Dni lub godziny
matter-place = Miejsce
matter-cost = Cena
matter-who-for = Dla kogo to jest
matter-contact = Telefon, e-mail lub strona internetowa
matter-closed = To się już nie odbywa
matter-other = Coś innego
right-text = Jak jest naprawdę?
right-text-hint = Napisz tyle, ile wiesz, w dowolnym języku.

## A service is missing

suggest-lead = Znasz grupę, zajęcia lub pomoc dla rodzin, których tu nie ma? Napisz nam o tym.
suggest-name = Jak to się nazywa?
suggest-text = Co to jest, gdzie i kiedy?
suggest-text-hint = Napisz tyle, ile wiesz, w dowolnym języku. Możesz zostawić to pole puste.

## Nothing was found

tell-title = Powiedz nam, czego potrzebujesz
tell-lead = Sprawdzamy, czego rodziny nie mogą znaleźć, i staramy się to zapewnić.
tell-text = Czego szukasz?
tell-text-hint = Wystarczy kilka słów, w dowolnym języku. Nie podawaj imion ani adresów.

## What all forms have

ask-contact = Jak możemy się z tobą skontaktować, jeśli chcesz?
ask-contact-hint = Możesz zostawić to pole puste. Jeśli podasz telefon lub e-mail, zobaczą go tylko pracownicy centrum. Usuniemy go po 90 dniach.
ask-private = Prosimy, nie pisz tu nic prywatnego o sobie ani o dziecku.
ask-trap = Zostaw to pole puste
ask-send = Wyślij
ask-cancel = Wróć bez wysyłania

## Something is missing, or it could not be sent

problem-title = Sprawdź to jeszcze raz
problem-title-prefix = Błąd: { $title }
missing-matters = Zaznacz, co jest nie tak.
missing-name = Napisz, jak to się nazywa.
missing-text = Napisz kilka słów.
too-long = { $most ->
    [one] To jest za długie. Może mieć 1 znak, a ma { $is }.
    [few] To jest za długie. Może mieć { $most } znaki, a ma { $is }.
    [many] To jest za długie. Może mieć { $most } znaków, a ma { $is }.
    *[other] To jest za długie. Może mieć { $most } znaku, a ma { $is }.
}
try-too-soon = To było bardzo szybko. Sprawdź tekst i naciśnij Wyślij jeszcze raz.
try-worn = Ta strona była długo otwarta. Sprawdź tekst i naciśnij Wyślij jeszcze raz.
try-full = W tej godzinie przyszło bardzo dużo wiadomości. Twój tekst nadal tu jest. Spróbuj później albo zadzwoń.
try-unreachable = Teraz nie udało się wysłać. Twój tekst nadal tu jest. Spróbuj za minutę.

## It was sent

thanks-title = Dziękujemy
thanks-wrong = Ktoś w centrum to przeczyta. Jeśli coś trzeba zmienić, zmieni to tutaj.
thanks-new-service = Ktoś w centrum to przeczyta. Zapyta osoby, które to prowadzą, i wtedy możemy to dodać.
thanks-tell = Ktoś w centrum to przeczyta. To pomaga nam zobaczyć, czego tu brakuje.
thanks-contact = Możemy się z tobą skontaktować.
thanks-no-contact = Nie musisz robić nic więcej.
thanks-back = Wróć: { $name }
thanks-search = Szukaj jeszcze raz
