# machine draft, not yet read by a native speaker
# Times, dates, lists and ages: what every page needs.

## Times of day

time-am = { $time } صباحًا
time-pm = { $time } مساءً
time-noon = 12 ظهرًا
time-midnight = منتصف الليل
time-span = من { $start } إلى { $end }
time-all-day = على مدار الساعة

## Dates

date-day-month = { $weekday }، { $day-and-month }

## Lists. The word for "and" is written together with the word after it.

list-comma = { $items } و{ $next }
list-and = { $items } و{ $last }

## Ages

ages-unknown = الأعمار غير معروفة
ages-all = كل الأعمار
ages-from-birth = من الولادة
ages-under-years = { $years ->
    [one] أقل من سنة
    [two] أقل من سنتين
    [few] أقل من { $years } سنوات
    *[other] أقل من { $years } سنة
}
ages-under-months = { $months ->
    [one] حتى عمر شهر واحد
    [two] حتى عمر شهرين
    [few] حتى عمر { $months } أشهر
    [many] حتى عمر { $months } شهرًا
    *[other] حتى عمر { $months } شهر
}
ages-over-years = { $years ->
    [one] من عمر سنة فما فوق
    [two] من عمر سنتين فما فوق
    [few] من عمر { $years } سنوات فما فوق
    *[other] من عمر { $years } سنة فما فوق
}
ages-over-months = { $months ->
    [one] من عمر شهر واحد
    [two] من عمر شهرين
    [few] من عمر { $months } أشهر
    [many] من عمر { $months } شهرًا
    *[other] من عمر { $months } شهر
}
ages-one-year = { $years ->
    [one] العمر: سنة واحدة
    [two] العمر: سنتان
    [few] العمر: { $years } سنوات
    *[other] العمر: { $years } سنة
}
ages-one-month = { $months ->
    [one] شهر واحد
    [two] شهران
    [few] { $months } أشهر
    [many] { $months } شهرًا
    *[other] { $months } شهر
}
ages-years = من { $from } إلى { $to ->
    [two] سنتين
    [few] { $to } سنوات
    *[other] { $to } سنة
}
ages-months = من { $from } إلى { $to ->
    [two] شهرين
    [few] { $to } أشهر
    [many] { $to } شهرًا
    *[other] { $to } شهر
}
# $from is ages-mixed-start, in the genitive.
ages-mixed-start = { $months ->
    [one] شهر واحد
    [two] شهرين
    [few] { $months } أشهر
    [many] { $months } شهرًا
    *[other] { $months } شهر
}
ages-mixed = من { $from } إلى { $to ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $to } سنوات
    *[other] { $to } سنة
}
