# machine draft, not yet read by a native speaker
# The page behind a link that asks whoever runs a service whether its entry is still right. $name is the entry's name.

link-title = Czy to się nadal zgadza?
link-heading = { $name }: czy to się nadal zgadza?
link-lead = To czytają rodziny. Nie potrzebujesz konta.
link-right = Tak, wszystko się zgadza
link-changed = Coś się zmieniło
link-changed-text = Co się zmieniło?
link-changed-hint = Napisz, jak jest teraz, w dowolnym języku. Centrum to zmieni.
link-finished = To się już nie odbywa
link-choose = Wybierz jedno
link-send = Wyślij odpowiedź
link-until = Ten link działa jeden raz, do { $date }.
link-choose-error = Wybierz jedną z trzech odpowiedzi.
link-text-error = Napisz, co się zmieniło.
link-newer = Ktoś zmienił wpis, odkąd otwarto tę stronę. Teraz jest w nim to.
link-thanks = Dziękujemy
link-thanks-right = Rodziny widzą teraz, że sprawdzono to dzisiaj.
link-thanks-changed = Centrum przeczyta, co napisano, i zmieni wpis.
link-thanks-finished = Centrum zdejmie to z listy.
link-used = Ten link został już użyty. Dziękujemy: odpowiedź dotarła.
link-stale = Ten link jest już za stary.
link-revoked = Ten link nie jest już używany.
link-unknown = Ten link nie działa. Może brakuje jego części.
link-gone = Tego wpisu nie ma już na liście.
link-way = Prosimy, zadzwoń lub napisz do centrum albo powiedz nam tutaj, co się nie zgadza.
link-way-page = Przejdź do strony, którą czytają rodziny
