# machine draft, not yet read by a native speaker
# The public screens: what families read and press.

## The frame of every page

skip = انتقل إلى المحتوى
language-nav = اللغة
main-nav = القائمة الرئيسية
find-nav = ابحث
help-now = مساعدة الآن
demo-note = نسخة تجريبية: الأشخاص والأماكن هنا غير حقيقيين.
machine-draft-note = ترجم الحاسوب كلمات هذه الصفحة. إذا كان شيء غير واضح، فاقرأه بالإنجليزية.
title-plain = { $title }، Doorstep
call = اتصل
call-name = اتصل: { $name }
loading = نحمّل المزيد
today = اليوم
tomorrow = غدًا

## Asking for help, at the end of every page

help-title = هل تحتاج إلى مساعدة الآن؟
help-danger = إذا كان شخص ما في خطر، اتصل بالرقم { $phone }.
help-danger-cost = المكالمة مجانية.
help-child = هل أنت قلق على طفل؟ اتصل بجمعية NSPCC على الرقم { $phone }.
help-more = طرق أخرى آمنة للحصول على المساعدة

## The help page

safe-title = احصل على مساعدة الآن
safe-lead = طلب المساعدة أمر صحيح. يمكنك أن تطلب شخصًا يتحدث لغتك.
safe-danger = شخص ما في خطر الآن
safe-danger-text = اتصل بالشرطة أو الإسعاف أو الإطفاء، ليلًا أو نهارًا. المكالمة مجانية. إذا اتصلت من هاتف محمول ولا تستطيع الكلام، فاضغط 55.
police = الشرطة والإسعاف والإطفاء
safe-worried = أنا قلق على طفل
safe-worried-text = أخبر NSPCC بما يقلقك. المكالمة مجانية. لا يلزم أن تذكر اسمك.
safe-young = أنا طفل أو شاب صغير
safe-young-text = تحدث مع Childline عن أي شيء، ليلًا أو نهارًا. المكالمة مجانية.
safe-home = شخص في البيت يؤذيني أو يخيفني
safe-home-text = اتصل بخط National Domestic Abuse Helpline، ليلًا أو نهارًا. المكالمة مجانية وسرية. اتصل عندما يكون ذلك آمنًا لك.
safe-low = أشعر أنني لا أستطيع الاستمرار
safe-low-text = تحدث مع Samaritans، ليلًا أو نهارًا. المكالمة مجانية. سيستمعون إليك.
safe-ill = شخص ما مريض أو متعب نفسيًا
safe-ill-text = اتصل بالرقم NHS 111، ليلًا أو نهارًا. المكالمة مجانية. للصحة النفسية اضغط 2.
safe-deaf = إذا كنت أصم أو كان الكلام صعبًا عليك
safe-deaf-text = يمكنك إرسال رسالة نصية إلى 999: أرسل أولًا كلمة «register» إلى 999. في موقع 999bsl.co.uk يمكنك التحدث بلغة الإشارة عبر الفيديو. في تطبيق Relay UK تكتب ويتكلم شخص بدلًا منك.
about-safe = بمن تتصل لطلب المساعدة الآن: خطر، قلق على طفل، أذى في البيت، ضيق شديد.

## The first page

title-home = Doorstep: ما هو متاح للعائلات في { $zone }
about-home = مجموعات ودروس ونصائح ومساعدة للعائلات في { $zone }.
home-title = ماذا تحتاج عائلتك؟
home-search = اكتب أي كلمات، بأي لغة
find-button = ابحث
home-try = جرّب: { $first } أو { $second } أو { $third }
try-first = لعب الأطفال
try-second = دروس الإنجليزية
try-third = مكان في المدرسة
talk-title = هل تفضّل التحدث مع شخص؟
talk-text = يمكن أن يساعدك: { $name } ({ $place }).
home-stages = في أي مرحلة أنتم؟
home-today = اليوم
home-tomorrow = غدًا
home-today-over = لا شيء آخر اليوم. هذا ما سيكون غدًا.
home-nothing-soon = لا نعرف شيئًا يقام اليوم أو غدًا.
home-more-today = شاهد كل ما يقام اليوم
home-more-tomorrow = شاهد كل ما يقام غدًا
home-all = شاهد كل شيء
home-trust = راجع أشخاص من الحي { $done } من { $all } إعلانًا في آخر 8 أسابيع.
until = حتى { $time }
time-not-known = الوقت غير معروف
costs-something = مدفوع

## Results

about-found = ابحث عن مجموعات ودروس ومساعدة للعائلات في { $zone }.
search-label = ما تحتاجه، بأي لغة
found-count = { $count ->
    [zero] لم نجد شيئًا
    [one] وجدنا نتيجة واحدة
    [two] وجدنا نتيجتين
    [few] وجدنا { $count } نتائج
    [many] وجدنا { $count } نتيجة
    *[other] وجدنا { $count } نتيجة
}
found-none = لم نجد شيئًا مناسبًا
found-none-text = جرّب كلمات أخرى، أو أزل أحد الاختيارات.
found-none-all = اعرض كل شيء
choices-on = اختياراتك
chip-off = ، مفعّل. أزله
more-choices = اختيارات أكثر
any = الكل
choose-stage = مرحلة الأسرة
choose-age = عمر طفلك
choose-day = اليوم
choose-free = المجاني فقط
choose-attend = طريقة المشاركة
choose-channel = أين تحصل على المساعدة
choose-spoken = اللغة
choose-access = في المكان
choose-category = الموضوع
age-newborn = مولود جديد
age-in-months = { $months ->
    [zero] { $months } شهر
    [one] شهر واحد
    [two] شهران
    [few] { $months } أشهر
    [many] { $months } شهرًا
    *[other] { $months } شهر
}
age-in-years = { $years ->
    [zero] { $years } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $years } سنوات
    [many] { $years } سنة
    *[other] { $years } سنة
}
show-results = اعرض
not-known-hidden = { $count ->
    [zero] قد تناسبك { $count } نتيجة أخرى، لكننا لا نعرف ما يكفي عنها.
    [one] قد تناسبك نتيجة أخرى، لكننا لا نعرف ما يكفي عنها.
    [two] قد تناسبك نتيجتان أخريان، لكننا لا نعرف ما يكفي عنهما.
    [few] قد تناسبك { $count } نتائج أخرى، لكننا لا نعرف ما يكفي عنها.
    [many] قد تناسبك { $count } نتيجة أخرى، لكننا لا نعرف ما يكفي عنها.
    *[other] قد تناسبك { $count } نتيجة أخرى، لكننا لا نعرف ما يكفي عنها.
}
not-known-show = اعرضها أيضًا
not-known-shown = ترى أيضًا أشياء لا نعرف إن كانت تناسبك.
not-known-hide = أخفها
reason-matches = يطابق { $words }
reason-similar = كتبت «{ $typed }». بحثنا أيضًا عن { $found }.
widened-words = وجدنا القليل بكل كلماتك. لذلك نعرض أيضًا نتائج بدون: { $words }.
widened-filter = لا شيء يناسب كل اختياراتك. لذلك تركنا هذا الاختيار: { $choice }.
show-more = اعرض المزيد
none-right = لا شيء من هذا مناسب؟
none-right-text = قل ما تحتاجه. يمكن أن يساعدك: { $name } ({ $place }).

## Facts about a service

fact-when = اليوم والوقت
fact-where = المكان
fact-cost = التكلفة
fact-who = لمن
fact-languages = اللغات
not-known = غير معروف
facts-not-known = غير معروف: { $facts }. اسأل قبل أن تذهب.
free = مجانًا
just-turn-up = بدون حجز
cost-not-known = السعر غير معروف
cost-ask = السعر غير معروف. اسأل قبل أن تذهب.
when-ask = الوقت غير معروف. اسأل قبل أن تذهب.
where-ask = المكان غير معروف. اسأل قبل أن تذهب.
who-ask = لا نعرف لمن هذه الخدمة. اسأل من فضلك.
languages-ask = اللغات غير معروفة. اسأل من فضلك.
address-private = العنوان غير معلن. اتصل لتعرفه.
next-on = { $day }، { $times }
checked-on = تمت المراجعة: { $date }، { $who }
checked-never = لم نراجعه بعد. اتصل لتتأكد.
checked-long-ago = { $weeks ->
    [zero] تمت المراجعة هذا الأسبوع. اتصل لتتأكد.
    [one] آخر مراجعة قبل أسبوع واحد. اتصل لتتأكد.
    [two] آخر مراجعة قبل أسبوعين. اتصل لتتأكد.
    [few] آخر مراجعة قبل { $weeks } أسابيع. اتصل لتتأكد.
    [many] آخر مراجعة قبل { $weeks } أسبوعًا. اتصل لتتأكد.
    *[other] آخر مراجعة قبل { $weeks } أسبوع. اتصل لتتأكد.
}
translated-by-machine = ترجم الحاسوب هذا النص.

## A service’s page

back-to-results = العودة إلى النتائج
all-services = شاهد كل شيء
run-by = تقدمها: { $name }
paused-title = متوقف حاليًا
paused-until = قد يبدأ من جديد بعد { $date }.
before-you-come = قبل أن تأتي
ask-when = متى يقام؟
ask-turn-up = هل يمكنني الحضور مباشرة؟
turn-up-yes = نعم. لا حاجة إلى حجز.
turn-up-no = لا. { $how }.
ask-cost = كم يكلف؟
ask-who = لمن هذا؟
fact-who-more = المزيد عمن يمكنه الحضور
fact-attend-more = طريقة المشاركة
ask-languages = بأي لغات؟
ask-pram = هل يمكنني إحضار عربة أطفال؟
ask-wheelchair = هل يمكن الدخول بكرسي متحرك؟
ask-send = هل توجد مساعدة إضافية للأطفال ذوي الاحتياجات الخاصة؟
ask-bring = ماذا أحضر معي؟
answer-yes = نعم.
answer-no = لا.
answer-not-known = غير معروف. اتصل من فضلك.
answer-not-known-no-phone = غير معروف. اسأل من فضلك.
next-dates = المواعيد القادمة
no-dates = لا نعرف الموعد القادم. اسأل قبل أن تذهب.
on-tag = يقام
not-on-tag = لا يقام
how-to-get-there = كيف تصل
about-it = عن الخدمة
more-contacts = طرق أخرى للسؤال
trust-title = هل يمكنني الوثوق بهذا؟
trust-checked = تمت المراجعة: { $date }، { $who }:
trust-parts-not-checked = لم تتم مراجعة:
trust-arrived = وصلنا هذا من قائمة أخرى: { $date }.

## Telling the centre

is-this-right = هل هذا صحيح؟
suggest-service = اقترح خدمة
tell-centre = أخبر المركز

## When something is not there

missing-title = لا نجد هذه الصفحة
missing-text = ربما نُقلت، أو في العنوان خطأ.
missing-home = اذهب إلى الصفحة الأولى
gone-service = لم يعد هذا في قائمتنا.
down-title = لا يمكننا الوصول إلى Doorstep
down-text = حاول مرة أخرى بعد دقيقة. إذا كنت تحتاج إلى مساعدة الآن، فهذه الأرقام تعمل.
try-again = حاول مرة أخرى
zones-title = أين تسكن؟
zones-text = اختر حيّك.
zones-none = لا يوجد أي حي هنا بعد.
