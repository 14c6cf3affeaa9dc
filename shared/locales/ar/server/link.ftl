# machine draft, not yet read by a native speaker
# The page behind a link that asks whoever runs a service whether its entry is still right. $name is the entry's name.

link-title = هل هذا ما زال صحيحًا؟
link-heading = { $name }: هل هذا ما زال صحيحًا؟
link-lead = هذا ما تقرؤه العائلات. لا تحتاج إلى حساب.
link-right = نعم، كل شيء صحيح
link-changed = تغيّر شيء ما
link-changed-text = ما الذي تغيّر؟
link-changed-hint = اكتب الصحيح الآن، بأي لغة. سيغيّره المركز.
link-finished = لم تعد هذه الخدمة موجودة
link-choose = اختر واحدًا
link-send = أرسل الجواب
link-until = يعمل هذا الرابط مرة واحدة، حتى { $date }.
link-choose-error = اختر أحد الأجوبة الثلاثة.
link-text-error = اكتب ما الذي تغيّر.
link-newer = غيّر شخص ما هذا منذ أن فتحت الصفحة. هذا ما هو مكتوب الآن.
link-thanks = شكرًا لك
link-thanks-right = ترى العائلات الآن أنه تمت مراجعته اليوم.
link-thanks-changed = سيقرأ المركز ما كتبت ويغيّره.
link-thanks-finished = سيزيله المركز من القائمة.
link-used = استُخدم هذا الرابط من قبل. شكرًا: وصل الجواب.
link-stale = هذا الرابط قديم جدًا الآن.
link-revoked = لم يعد هذا الرابط مستخدمًا.
link-unknown = هذا الرابط لا يعمل. ربما ينقص جزء منه.
link-gone = لم يعد هذا في القائمة.
link-way = من فضلك اتصل بالمركز أو اكتب إليه، أو أخبرنا هنا بما هو غير صحيح.
link-way-page = اذهب إلى الصفحة التي تقرؤها العائلات
