# machine draft, not yet read by a native speaker
# Words of thanks for staff to copy. $name is what it was about.

letter-thanks = Dziękujemy za informację: { $name }. Poprawiliśmy to.
letter-thanks-new = Dziękujemy za informację: { $name }. Sprawdzamy to.
letter-thanks-tell = Dziękujemy, że powiedziano nam, co jest potrzebne. Sprawdzamy to.
letter-thanks-rejected = Dziękujemy za informację: { $name }. Zapytaliśmy: wszystko się zgadza.
