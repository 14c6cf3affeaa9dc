# machine draft, not yet read by a native speaker
# When something is on, in one sentence. Days keep their article, so that one form of their names is enough.

## Every week

schedule-every-day = كل يوم
schedule-every-monday = كل يوم اثنين
schedule-every-tuesday = كل يوم ثلاثاء
schedule-every-wednesday = كل يوم أربعاء
schedule-every-thursday = كل يوم خميس
schedule-every-friday = كل يوم جمعة
schedule-every-saturday = كل يوم سبت
schedule-every-sunday = كل يوم أحد
schedule-monday-to-friday = من الاثنين إلى الجمعة
schedule-days-in-a-row = من { $first } إلى { $last }
schedule-every-week = كل أسبوع: { $days }

## Every so many weeks, 2 to 8

schedule-every-weeks = { $weeks ->
    [two] كل أسبوعين: { $days }
    [few] كل { $weeks } أسابيع: { $days }
    *[other] كل { $weeks } أسبوعًا: { $days }
}

## Once a month

schedule-first = يوم { $day } الأول من كل شهر
schedule-second = يوم { $day } الثاني من كل شهر
schedule-third = يوم { $day } الثالث من كل شهر
schedule-fourth = يوم { $day } الرابع من كل شهر
schedule-last-monday = يوم الاثنين الأخير من كل شهر
schedule-last-tuesday = يوم الثلاثاء الأخير من كل شهر
schedule-last-wednesday = يوم الأربعاء الأخير من كل شهر
schedule-last-thursday = يوم الخميس الأخير من كل شهر
schedule-last-friday = يوم الجمعة الأخير من كل شهر
schedule-last-saturday = يوم السبت الأخير من كل شهر
schedule-last-sunday = يوم الأحد الأخير من كل شهر

## On single dates

schedule-on-dates = { $count ->
    [two] في يومين: { $dates }
    [few] في { $count } أيام: { $dates }
    [many] في { $count } يومًا: { $dates }
    *[other] في { $count } يوم: { $dates }
}
schedule-many-dates = { $count ->
    [few] { $count } أيام من { $first } إلى { $last }
    [many] { $count } يومًا من { $first } إلى { $last }
    *[other] { $count } يوم من { $first } إلى { $last }
}
schedule-dates-next = { $dates }؛ { $date }
schedule-dates-last = { $dates } و{ $date }
schedule-no-days = المواعيد غير معروفة

## In which part of the school year

schedule-in-term = { $days } في أيام الدراسة
schedule-in-holidays = { $days } في العطل المدرسية

## What comes after a comma

schedule-comma = { $before }، { $next }
schedule-all-day = طوال اليوم
schedule-times-unknown = الأوقات غير معروفة
schedule-times-differ = في أوقات مختلفة
schedule-not-on-bank-holidays = ما عدا العطل الرسمية
schedule-from = ابتداءً من { $date }
schedule-until = حتى { $date }
schedule-from-until = من { $first } إلى { $last }
