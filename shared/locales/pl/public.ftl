# machine draft, not yet read by a native speaker
# The public screens: what families read and press.

## The frame of every page

skip = Przejdź do treści
language-nav = Język
main-nav = Menu
find-nav = Szukaj
help-now = Pomoc teraz
demo-note = Wersja pokazowa: ludzie i miejsca są zmyślone.
machine-draft-note = Słowa na tej stronie przetłumaczył komputer. Jeśli coś jest niejasne, przeczytaj po angielsku.
title-plain = { $title }. Doorstep
call = Zadzwoń
call-name = Zadzwoń: { $name }
loading = Wczytujemy resztę
today = Dzisiaj
tomorrow = Jutro

## Asking for help, at the end of every page

help-title = Potrzebujesz pomocy teraz?
help-danger = Jeśli ktoś jest w niebezpieczeństwie, dzwoń pod { $phone }.
help-danger-cost = To nic nie kosztuje.
help-child = Martwisz się o dziecko? Zadzwoń do NSPCC: { $phone }.
help-more = Inne bezpieczne sposoby na pomoc

## The help page

safe-title = Pomoc teraz
safe-lead = Dobrze robisz, że szukasz pomocy. Możesz poprosić o kogoś, kto mówi w Twoim języku.
safe-danger = Ktoś jest teraz w niebezpieczeństwie
safe-danger-text = Zadzwoń po policję, karetkę lub straż pożarną, w dzień i w nocy. To nic nie kosztuje. Jeśli dzwonisz z komórki i nie możesz mówić, naciśnij 55.
police = Policja, karetka, straż pożarna
safe-worried = Martwię się o dziecko
safe-worried-text = Powiedz NSPCC, co Cię martwi. To nic nie kosztuje. Nie musisz podawać nazwiska.
safe-young = Jestem dzieckiem lub nastolatkiem
safe-young-text = Porozmawiaj z Childline o wszystkim, w dzień i w nocy. To nic nie kosztuje.
safe-home = Ktoś w domu mnie krzywdzi lub mi grozi
safe-home-text = Zadzwoń na infolinię National Domestic Abuse Helpline, w dzień i w nocy. To nic nie kosztuje, a rozmowa jest poufna. Dzwoń, gdy jest to dla Ciebie bezpieczne.
safe-low = Czuję, że nie dam już rady
safe-low-text = Porozmawiaj z Samaritans, w dzień i w nocy. To nic nie kosztuje. Wysłuchają Cię.
safe-ill = Ktoś jest chory albo źle się czuje psychicznie
safe-ill-text = Zadzwoń pod NHS 111, w dzień i w nocy. To nic nie kosztuje. Jeśli chodzi o zdrowie psychiczne, naciśnij 2.
safe-deaf = Jeśli nie słyszysz albo trudno Ci mówić
safe-deaf-text = Możesz wysłać SMS pod 999: najpierw wyślij tam słowo „register”. Na stronie 999bsl.co.uk można migać przez wideo. W aplikacji Relay UK piszesz, a ktoś mówi za Ciebie.
about-safe = Do kogo dzwonić po pomoc: niebezpieczeństwo, troska o dziecko, przemoc w domu, bardzo zły nastrój.

## The first page

title-home = Doorstep: co jest dla rodzin, { $zone }
about-home = Grupy, zajęcia, porady i pomoc dla rodzin, { $zone }.
home-title = Czego potrzebuje Twoja rodzina?
home-search = Wpisz dowolne słowa, w dowolnym języku
find-button = Szukaj
home-try = Na przykład: { $first }, { $second } albo { $third }
try-first = zajęcia dla maluchów
try-second = kurs angielskiego
try-third = miejsce w szkole
talk-title = Wolisz porozmawiać?
talk-text = Pomoże Ci { $name } ({ $place }).
home-stages = Na jakim jesteście etapie?
home-today = Dzisiaj
home-tomorrow = Jutro
home-today-over = Dzisiaj już nic więcej się nie odbywa. Oto co jest jutro.
home-nothing-soon = Nie wiemy o niczym na dzisiaj ani na jutro.
home-more-today = Zobacz wszystko na dzisiaj
home-more-tomorrow = Zobacz wszystko na jutro
home-all = Zobacz wszystko
home-trust = Ogłoszenia sprawdzone przez ludzi stąd w ostatnich 8 tygodniach: { $done } z { $all }.
until = do { $time }
time-not-known = Godzina nieznana
costs-something = Płatne

## Results

about-found = Szukaj grup, zajęć i pomocy dla rodzin, { $zone }.
search-label = Czego szukasz, w dowolnym języku
found-count = { $count ->
    [one] Znaleziono { $count } wynik
    [few] Znaleziono { $count } wyniki
    [many] Znaleziono { $count } wyników
    *[other] Znaleziono { $count } wyniku
}
found-none = Nie znaleźliśmy nic, co pasuje
found-none-text = Spróbuj innych słów albo usuń któryś wybór.
found-none-all = Pokaż wszystko
choices-on = Twój wybór
chip-off = , włączone. Usuń
more-choices = Więcej opcji
any = Dowolne
choose-stage = Etap życia rodziny
choose-age = Wiek dziecka
choose-day = Dzień
choose-free = Tylko bezpłatne
choose-attend = Jak wziąć udział
choose-channel = Gdzie jest pomoc
choose-spoken = Język
choose-access = W tym miejscu jest
choose-category = Temat
age-newborn = Noworodek
age-in-months = { $months ->
    [one] { $months } miesiąc
    [few] { $months } miesiące
    [many] { $months } miesięcy
    *[other] { $months } miesiąca
}
age-in-years = { $years ->
    [one] { $years } rok
    [few] { $years } lata
    [many] { $years } lat
    *[other] { $years } roku
}
show-results = Pokaż
not-known-hidden = { $count ->
    [one] Może pasować jeszcze { $count } wynik, ale za mało o nim wiemy.
    [few] Mogą pasować jeszcze { $count } wyniki, ale za mało o nich wiemy.
    [many] Może pasować jeszcze { $count } wyników, ale za mało o nich wiemy.
    *[other] Może pasować jeszcze { $count } wyniku, ale za mało o nich wiemy.
}
not-known-show = Pokaż je też
not-known-shown = Widzisz też to, o czym nie wiemy, czy pasuje.
not-known-hide = Ukryj je
reason-matches = Pasuje: { $words }
reason-similar = Wpisano „{ $typed }”. Szukaliśmy też: { $found }.
widened-words = Z wszystkimi słowami znaleźliśmy mało. Pokazujemy więc też wyniki bez: { $words }.
widened-filter = Nic nie pasuje do wszystkich opcji. Pominęliśmy więc tę: { $choice }.
show-more = Pokaż więcej
none-right = Nic nie pasuje?
none-right-text = Powiedz, czego potrzebujesz. Pomoże Ci { $name } ({ $place }).

## Facts about a service

fact-when = dzień i godzina
fact-where = miejsce
fact-cost = koszt
fact-who = dla kogo
fact-languages = języki
not-known = nie wiemy
facts-not-known = Nie wiemy: { $facts }. Zapytaj, zanim pójdziesz.
free = Bezpłatnie
just-turn-up = Bez zapisów
cost-not-known = Koszt nieznany
cost-ask = Koszt nieznany. Zapytaj, zanim pójdziesz.
when-ask = Godziny nieznane. Zapytaj, zanim pójdziesz.
where-ask = Miejsce nieznane. Zapytaj, zanim pójdziesz.
who-ask = Nie wiemy, dla kogo. Prosimy zapytać.
languages-ask = Języki nieznane. Prosimy zapytać.
address-private = Adres nie jest podawany. Zadzwoń i zapytaj.
next-on = { $day }, { $times }
checked-on = Sprawdzono: { $date } ({ $who })
checked-never = Jeszcze przez nas niesprawdzone. Zadzwoń, żeby się upewnić.
checked-long-ago = { $weeks ->
    [one] Sprawdzono { $weeks } tydzień temu. Zadzwoń, żeby się upewnić.
    [few] Sprawdzono { $weeks } tygodnie temu. Zadzwoń, żeby się upewnić.
    [many] Sprawdzono { $weeks } tygodni temu. Zadzwoń, żeby się upewnić.
    *[other] Sprawdzono { $weeks } tygodnia temu. Zadzwoń, żeby się upewnić.
}
translated-by-machine = Przetłumaczył to komputer.

## A service’s page

back-to-results = Wróć do wyników
all-services = Zobacz wszystko
run-by = Prowadzi: { $name }
paused-title = Teraz się nie odbywa
paused-until = Może zacząć się znowu po: { $date }.
before-you-come = Zanim przyjdziesz
ask-when = Kiedy to jest?
ask-turn-up = Czy mogę po prostu przyjść?
turn-up-yes = Tak. Nie trzeba się zapisywać.
turn-up-no = Nie. { $how }.
ask-cost = Ile to kosztuje?
ask-who = Dla kogo to jest?
fact-who-more = Więcej o tym, kto może przyjść
fact-attend-more = Jak wziąć udział
ask-languages = W jakich językach?
ask-pram = Czy mogę przyjść z wózkiem dziecięcym?
ask-wheelchair = Czy wjadę na wózku inwalidzkim?
ask-send = Czy jest dodatkowa pomoc dla dzieci ze specjalnymi potrzebami?
ask-bring = Co zabrać?
answer-yes = Tak.
answer-no = Nie.
answer-not-known = Nie wiemy. Prosimy zadzwonić.
answer-not-known-no-phone = Nie wiemy. Prosimy zapytać.
next-dates = Najbliższe terminy
no-dates = Nie znamy następnego terminu. Zapytaj, zanim pójdziesz.
on-tag = Odbywa się
not-on-tag = Odwołane
how-to-get-there = Jak dojść
about-it = Opis
more-contacts = Inne sposoby, żeby zapytać
trust-title = Czy mogę temu ufać?
trust-checked = Sprawdzono: { $date } ({ $who }):
trust-parts-not-checked = Niesprawdzone:
trust-arrived = Mamy to z innej listy od: { $date }.

## Telling the centre

is-this-right = Czy wszystko się zgadza?
suggest-service = Zgłoś, czego tu brakuje
tell-centre = Powiedz o tym w centrum

## When something is not there

missing-title = Nie możemy znaleźć tej strony
missing-text = Może zmieniła adres albo w adresie jest błąd.
missing-home = Przejdź do pierwszej strony
gone-service = Tego nie ma już na naszej liście.
down-title = Nie możemy połączyć się z Doorstep
down-text = Spróbuj za minutę. Jeśli potrzebujesz pomocy teraz, te numery działają.
try-again = Spróbuj jeszcze raz
zones-title = Gdzie mieszkasz?
zones-text = Wybierz swoją okolicę.
zones-none = Nie ma tu jeszcze żadnej okolicy.
