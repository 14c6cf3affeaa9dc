# machine draft, not yet read by a native speaker
# What the closed lists say to families: short, plain words.

## A stage of family life

stage-pregnancy = Ciąża i poród
stage-baby = Niemowlę
stage-toddler = Małe dziecko
stage-starting-school = Początek szkoły
stage-school-age = Wiek szkolny
stage-teens-and-work = Nastolatki i pierwsza praca

## What a service is about

category-play-groups = Grupy zabaw
category-pregnancy = Ciąża i poród
category-baby-feeding = Karmienie dziecka
category-health = Zdrowie
category-mental-health = Uczucia i zdrowie psychiczne
category-speech-language = Nauka mówienia
category-send = Specjalne potrzeby i niepełnosprawność
category-childcare = Żłobki, przedszkola i opieka nad dziećmi
category-schools = Szkoły
category-learning = Pomoc w lekcjach i nauce
category-reading = Książki i czytanie
category-clubs = Zajęcia po szkole i w ferie
category-sport = Sport i ruch
category-arts = Muzyka i sztuka
category-youth = Młodzież
category-parenting = Pomoc dla rodziców
category-fathers = Dla ojców
category-english = Nauka angielskiego
category-adult-learning = Kursy dla dorosłych
category-work = Praca i szkolenia
category-money = Pieniądze i zasiłki
category-food = Jedzenie
category-things = Ubrania, zabawki i meble
category-housing = Mieszkanie
category-legal = Porady imigracyjne i prawne
category-safety = Bezpieczeństwo
category-bereavement = Gdy ktoś umarł
category-carers = Opieka nad bliską osobą
category-community = Spotkania z ludźmi i wspólne działanie
category-transport = Dojazd
category-digital = Internet i komputery

## How a family comes to use a service

attend-drop-in = Po prostu przyjdź
attend-book = Zarezerwuj miejsce
attend-self-refer = Zgłoś się bez skierowania
attend-referral = Potrzebne skierowanie
attend-membership = Zostań członkiem

## Where help reaches a family

channel-place = Na miejscu
channel-home = U Ciebie w domu
channel-online = Przez internet
channel-phone = Przez telefon

## A fact about getting into and using a venue

access-step-free = Wejście bez schodów
access-wheelchair = Dostępne na wózku inwalidzkim
access-accessible-toilet = Toaleta dla osób z niepełnosprawnością
access-changing-place = Toaleta Changing Places (z podnośnikiem i leżanką)
access-hearing-loop = Pętla indukcyjna dla słabosłyszących
access-blue-badge-parking = Parking dla osób z kartą Blue Badge
access-pram = Miejsce na wózek dziecięcy
access-baby-change = Przewijak
access-quiet-space = Ciche miejsce

## A need a service answers

need-speech = Mowa i rozumienie
need-neurodiversity = Autyzm i ADHD
need-disability = Niepełnosprawność lub długa choroba
need-sensory = Wzrok lub słuch
need-mental-health = Uczucia i zdrowie psychiczne
need-money = Kłopoty z pieniędzmi
need-housing = Dom i mieszkanie
need-isolation = Samotność
need-domestic-abuse = Przemoc lub strach w domu
need-new-to-country = Od niedawna w tym kraju
need-caring = Opieka nad bliską osobą
need-bereavement = Gdy ktoś umarł

## What kind of thing a service is

kind-group = Grupa
kind-drop-in = Spotkania otwarte
kind-course = Kurs
kind-advice = Porady
kind-support = Pomoc dla jednej rodziny
kind-childcare = Opieka nad dziećmi
kind-school = Szkoła
kind-health = Ochrona zdrowia
kind-statutory = Urząd lub służba publiczna

## How much is asked before somebody may use a service

level-universal = Dla każdego
level-targeted = Dla rodzin, które potrzebują dodatkowej pomocy
level-specialist = Dla rodzin po ocenie specjalisty

## Which part of an entry a person confirmed

checked-part-times = Dni i godziny
checked-part-place = Miejsce
checked-part-cost = Koszt
checked-part-who-for = Dla kogo
checked-part-contact = Telefon, e-mail i strona
checked-part-access = Dostęp do budynku

## Who edited or checked an entry

checker-role-childrens-centre = Children’s Centre
checker-role-provider = Organizator
checker-role-coordinator = Koordynator strefy rodzinnej
checker-role-advisor = Doradca rodziców lub nauczyciel łącznik
checker-role-import = Skopiowane z innej listy

## One of the six aims of a family zone

aim-asset-rich = Silne rodziny, którym niczego nie brakuje
aim-good-progress = Dobre postępy na każdym etapie szkoły
aim-safe-and-healthy = Bezpieczni i zdrowi
aim-work = Praca z własnego wyboru
aim-contribute = Działanie dla społeczności
aim-neighbourhood = Dobre miejsce do życia

## One of the three programmes of a family zone

programme-home-and-friends = Dom, rodzina i przyjaciele
programme-education = Od przedszkola do college’u
programme-community = Praca, kultura i zdrowie dla wszystkich

## A day of the week

weekday-monday = poniedziałek
weekday-tuesday = wtorek
weekday-wednesday = środa
weekday-thursday = czwartek
weekday-friday = piątek
weekday-saturday = sobota
weekday-sunday = niedziela
