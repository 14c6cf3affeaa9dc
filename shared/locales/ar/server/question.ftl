# machine draft, not yet read by a native speaker
# Asking whether an entry is still right: one short question for each part of it, known or not.

still-times = هل الموعد كما هو: { $when }؟
open-times = في أي أيام وأي أوقات؟
still-free = هل ما زال مجانيًا؟
still-cost = هل السعر كما هو: { $cost }؟
open-cost = كم التكلفة؟
still-place = هل المكان كما هو: { $place }؟
still-private-place = هل المكان كما هو؟ نحن لا ننشر عنوانه.
still-ways = هل ما زال هكذا: { $ways }؟
open-place = أين المكان؟
still-who = هل ما زال متاحًا لـ: { $who }؟
open-who = لمن هذا؟
still-phone = هل الرقم كما هو: { $phone }؟
open-phone = ما رقم الهاتف أو البريد الإلكتروني الذي تستخدمه العائلات؟
