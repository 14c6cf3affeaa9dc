# machine draft, not yet read by a native speaker
# What the closed lists say to families: short, plain words.

## A stage of family life

stage-pregnancy = انتظار مولود
stage-baby = رضيع
stage-toddler = طفل صغير
stage-starting-school = بدء المدرسة
stage-school-age = سن المدرسة
stage-teens-and-work = المراهقون وأول عمل

## What a service is about

category-play-groups = مجموعات اللعب
category-pregnancy = الحمل والولادة
category-baby-feeding = إرضاع الطفل وتغذيته
category-health = الصحة
category-mental-health = المشاعر والصحة النفسية
category-speech-language = تعلّم الكلام
category-send = الاحتياجات الخاصة والإعاقة
category-childcare = الحضانات ورعاية الأطفال
category-schools = المدارس
category-learning = المساعدة في الواجبات والتعلّم
category-reading = الكتب والقصص
category-clubs = نوادي ما بعد المدرسة والعطل
category-sport = الرياضة والحركة
category-arts = الموسيقى والفن
category-youth = الشباب
category-parenting = مساعدة الوالدين
category-fathers = للآباء
category-english = دروس اللغة الإنجليزية
category-adult-learning = دورات للكبار
category-work = العمل والتدريب
category-money = المال والإعانات
category-food = الطعام
category-things = الملابس والألعاب والأثاث
category-housing = السكن
category-legal = استشارات الهجرة والقانون
category-safety = السلامة
category-bereavement = عند وفاة شخص عزيز
category-carers = رعاية شخص قريب
category-community = لقاء الناس والمشاركة
category-transport = التنقل
category-digital = استخدام الإنترنت

## How a family comes to use a service

attend-drop-in = احضر دون موعد
attend-book = احجز مكانًا
attend-self-refer = اطلبه بنفسك
attend-referral = تحتاج إلى إحالة
attend-membership = اشترك كعضو

## Where help reaches a family

channel-place = في المكان نفسه
channel-home = في بيتك
channel-online = عبر الإنترنت
channel-phone = بالهاتف

## A fact about getting into and using a venue

access-step-free = مدخل بدون درج
access-wheelchair = مناسب للكرسي المتحرك
access-accessible-toilet = مرحاض لذوي الإعاقة
access-changing-place = مرحاض Changing Places (فيه رافعة وسرير)
access-hearing-loop = جهاز لمساعدة ضعاف السمع
access-blue-badge-parking = موقف لحاملي بطاقة Blue Badge
access-pram = مكان لعربة الأطفال
access-baby-change = مكان لتغيير الحفاض
access-quiet-space = مكان هادئ

## A need a service answers

need-speech = الكلام والفهم
need-neurodiversity = التوحّد وفرط الحركة (ADHD)
need-disability = إعاقة أو مرض طويل
need-sensory = البصر أو السمع
need-mental-health = المشاعر والصحة النفسية
need-money = مشاكل المال
need-housing = البيت والسكن
need-isolation = الشعور بالوحدة
need-domestic-abuse = أذى أو خوف في البيت
need-new-to-country = جديد في هذا البلد
need-caring = رعاية شخص قريب
need-bereavement = عند وفاة شخص عزيز

## What kind of thing a service is

kind-group = مجموعة
kind-drop-in = لقاء مفتوح
kind-course = دورة
kind-advice = مشورة
kind-support = مساعدة لأسرة واحدة
kind-childcare = رعاية الأطفال
kind-school = مدرسة أو كلية
kind-health = خدمة صحية
kind-statutory = خدمة حكومية أو بلدية

## How much is asked before somebody may use a service

level-universal = مفتوح للجميع
level-targeted = للأسر التي تحتاج إلى مساعدة إضافية
level-specialist = للأسر بعد تقييم من مختص

## Which part of an entry a person confirmed

checked-part-times = الأيام والأوقات
checked-part-place = المكان
checked-part-cost = التكلفة
checked-part-who-for = لمن
checked-part-contact = الهاتف والبريد والموقع
checked-part-access = الدخول والتنقل في المكان

## Who edited or checked an entry

checker-role-childrens-centre = مركز الأطفال (Children’s Centre)
checker-role-provider = الجهة التي تقدم الخدمة
checker-role-coordinator = منسق منطقة الأسرة
checker-role-advisor = مستشار الأهل أو المعلم المنسق
checker-role-import = منقول من قائمة أخرى

## One of the six aims of a family zone

aim-asset-rich = أسر قوية لديها ما تحتاجه
aim-good-progress = تقدم جيد في كل مراحل المدرسة
aim-safe-and-healthy = الأمان والصحة
aim-work = العمل الذي تختاره
aim-contribute = العطاء للمجتمع
aim-neighbourhood = مكان جيد للعيش

## One of the three programmes of a family zone

programme-home-and-friends = البيت والأسرة والأصدقاء
programme-education = من الحضانة إلى الكلية
programme-community = العمل والثقافة والصحة للجميع

## A day of the week

weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد
