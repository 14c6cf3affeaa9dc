# machine draft, not yet read by a native speaker
# Forms in which families tell the centre something, and the pages behind them.

## An entry is not right. $name is the entry's name.

right-heading = ما غير الصحيح في { $name }؟
right-lead = أخبرنا بما هو غير صحيح. نسأل من يديرون الخدمة ثم نصححه.
right-matters = ما غير الصحيح؟
right-matters-hint = اختر كل ما هو غير صحيح.
matter-times = الأيام أو الأوقات
matter-place = المكان
matter-cost = التكلفة
matter-who-for = لمن هذه الخدمة
matter-contact = الهاتف أو البريد الإلكتروني أو الموقع
matter-closed = لم تعد هذه الخدمة موجودة
matter-other = شيء آخر
right-text = ما الصحيح؟
right-text-hint = اكتب ما تعرفه، بأي لغة.

## A service is missing

suggest-lead = هل تعرف مجموعة أو درسًا أو مساعدة للعائلات غير موجودة هنا؟ أخبرنا عنها.
suggest-name = ما اسمها؟
suggest-text = ما هي، وأين، ومتى؟
suggest-text-hint = اكتب ما تعرفه، بأي لغة. يمكنك ترك هذا فارغًا.

## Nothing was found

tell-title = أخبر المركز بما تحتاج إليه
tell-lead = ننظر في ما لا تجده العائلات ونحاول توفيره.
tell-text = عمّ كنت تبحث؟
tell-text-hint = تكفي كلمات قليلة، بأي لغة. من فضلك لا تكتب أسماء أو عناوين.

## What all forms have

ask-contact = كيف نتواصل معك، إذا أردت؟
ask-contact-hint = يمكنك ترك هذا فارغًا. إذا كتبت رقم هاتف أو بريدًا إلكترونيًا، فلن يراه إلا موظفو المركز. نحذفه بعد 90 يومًا.
ask-private = من فضلك لا تكتب هنا أي شيء خاص عنك أو عن طفلك.
ask-trap = اترك هذا الحقل فارغًا
ask-send = أرسل
ask-cancel = ارجع دون إرسال

## Something is missing, or it could not be sent

problem-title = من فضلك راجع هذا
problem-title-prefix = خطأ: { $title }
missing-matters = اختر ما هو غير صحيح.
missing-name = اكتب الاسم.
missing-text = اكتب بضع كلمات.
too-long = { $most ->
    *[other] هذا طويل جدًا. الحد { $most } من الأحرف، وفيه { $is }.
}
try-too-soon = كان ذلك سريعًا جدًا. راجع ما كتبت ثم اضغط أرسل مرة أخرى.
try-worn = بقيت هذه الصفحة مفتوحة مدة طويلة. راجع ما كتبت ثم اضغط أرسل مرة أخرى.
try-full = وصلت رسائل كثيرة جدًا في هذه الساعة. كلماتك ما زالت هنا. حاول لاحقًا أو اتصل.
try-unreachable = لم نتمكن من الإرسال الآن. كلماتك ما زالت هنا. حاول بعد دقيقة.

## It was sent

thanks-title = شكرًا لك
thanks-wrong = سيقرأ هذا شخص في المركز. وإذا لزم تغيير شيء فسيغيره هنا.
thanks-new-service = سيقرأ هذا شخص في المركز. سيسأل من يديرون الخدمة، ثم يمكن إضافتها هنا.
thanks-tell = سيقرأ هذا شخص في المركز. هذا يساعدنا على معرفة ما ينقص هنا.
thanks-contact = قد يتواصلون معك.
thanks-no-contact = لا يلزمك فعل أي شيء آخر.
thanks-back = ارجع إلى { $name }
thanks-search = ابحث مرة أخرى
