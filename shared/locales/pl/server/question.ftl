# machine draft, not yet read by a native speaker
# Asking whether an entry is still right: one short question for each part of it, known or not.

still-times = Czy nadal tak: { $when }?
open-times = W jakie dni i o jakich godzinach to się odbywa?
still-free = Czy nadal bezpłatnie?
still-cost = Czy cena się nie zmieniła: { $cost }?
open-cost = Ile to kosztuje?
still-place = Czy nadal w tym miejscu: { $place }?
still-private-place = Czy nadal w tym samym miejscu? Nie podajemy adresu.
still-ways = Czy nadal tak: { $ways }?
open-place = Gdzie to jest?
still-who = Czy nadal dla tych osób: { $who }?
open-who = Dla kogo to jest?
still-phone = Czy nadal ten numer: { $phone }?
open-phone = Pod jaki numer telefonu lub adres e-mail mogą pisać rodziny?
