//! Our words on prints, in the languages of the screens. Polish and Arabic are drafts by a machine, and prints say so.

use crate::lang::Lang;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $pl:literal, $ar:literal;)+) => {
        /// A word or a line of ours.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $($(#[$doc])* $name),+ }

        impl Word {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// In a language.
            pub fn say(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en, (Self::$name, Lang::Pl) => $pl, (Self::$name, Lang::Ar) => $ar,)+
                }
            }
        }
    };
}

words! {
    /// The title; the child's name follows.
    Title: "Our plan for", "Nasz plan dla dziecka:", "خطتنا لطفلنا";
    /// The title without a name.
    TitleAlone: "Our plan", "Nasz plan", "خطتنا";
    /// Whom it is for.
    ForFamily: "For the family", "Dla rodziny", "للأسرة";
    /// Whom it is for.
    ForWorker: "For a worker, on a visit", "Dla pracownika, na wizytę", "للعامل، أثناء الزيارة";
    /// Before the number of a page.
    Page: "Page", "Strona", "صفحة";
    /// Between the number of a page and of all pages.
    Of: "of", "z", "من";
    /// That our words are a machine's draft is told on the print, so the worker reads it out.
    School: "School", "Szkoła", "المدرسة";
    /// The first day.
    FirstDay: "First day of school", "Pierwszy dzień szkoły", "أول يوم في المدرسة";
    /// Its heading.
    AboutMe: "All about me", "Wszystko o mnie", "كل شيء عني";
    /// A field of it.
    Likes: "I like", "Lubię", "أحب";
    /// A field of it.
    PeopleLike: "People like about me", "Ludzie lubią we mnie", "ما يحبه الناس فيّ";
    /// A field of it.
    Matters: "What matters to me", "Co jest dla mnie ważne", "ما يهمني";
    /// A field of it.
    Comfort: "What calms me", "Co mnie uspokaja", "ما يهدئني";
    /// A field of it.
    Help: "How to help me", "Jak mi pomóc", "كيف تساعدونني";
    /// A field of it.
    MyWords: "Words I use", "Słowa, których używam", "الكلمات التي أستخدمها";
    /// A field of it.
    People: "People who are important to me", "Osoby, które są dla mnie ważne", "أشخاص مهمون لي";
    /// A field of it.
    Day: "My day", "Mój dzień", "يومي";
    /// A field of it.
    Worries: "What worries me", "Co mnie martwi", "ما يقلقني";
    /// A field of it.
    Hopes: "What I hope for", "Na co mam nadzieję", "ما أتمناه";
    /// Strengths.
    GoesWell: "What goes well", "Co idzie dobrze", "ما يسير على ما يرام";
    /// Needs, goals and actions.
    WorkingOn: "What we are working on", "Nad czym pracujemy", "ما نعمل عليه";
    /// A need.
    Now: "Now", "Teraz", "الآن";
    /// A goal.
    Goal: "We want", "Chcemy", "نريد";
    /// A goal's measure.
    Know: "How we will know", "Po czym to poznamy", "كيف سنعرف";
    /// By when.
    By: "By", "Do dnia", "قبل";
    /// Who does it.
    Who: "Who does it", "Kto to zrobi", "من سيفعل ذلك";
    /// An action.
    Todo: "To do", "Do zrobienia", "للقيام به";
    /// An action that is done.
    Done: "Done", "Zrobione", "تم";
    /// The team.
    Team: "Who helps us", "Kto nam pomaga", "من يساعدنا";
    /// What the family shares.
    Sharing: "Who may see what", "Kto co może widzieć", "من يستطيع أن يرى ماذا";
    /// Where nothing is shared.
    Nothing: "Nothing beyond what they wrote down themselves", "Nic poza tym, co sami zapisali", "لا شيء سوى ما كتبوه بأنفسهم";
    /// What the family said to the plan.
    WeSaid: "What we said about this plan", "Co powiedzieliśmy o tym planie", "ما قلناه عن هذه الخطة";
    /// The family agrees with all of it.
    AgreeAll: "We agree with all of it.", "Zgadzamy się ze wszystkim.", "نوافق على كل ما فيها.";
    /// Why parts may be missing.
    Partial: "This copy holds what the worker who printed it may see.", "Ta kopia zawiera to, co może widzieć pracownik, który ją wydrukował.", "تحتوي هذه النسخة على ما يحق للعامل الذي طبعها أن يراه.";
    /// How to reach people.
    Contact: "How to get in touch", "Jak się skontaktować", "كيفية التواصل";
    /// The home's languages.
    Languages: "Languages at home", "Języki w domu", "لغات المنزل";
    /// Whether there is an interpreter.
    Interpreter: "Interpreter", "Tłumacz", "مترجم";
    /// How to meet.
    Meeting: "What makes it easier to meet", "Co ułatwia spotkanie", "ما يسهّل اللقاء";
    /// Yes.
    Yes: "Yes", "Tak", "نعم";
    /// No.
    No: "No", "Nie", "لا";
    /// Not known.
    Unknown: "Not known", "Nie wiadomo", "غير معروف";
    /// By call.
    Phone: "Call", "Telefon", "اتصال";
    /// By text.
    Text: "Text message", "SMS", "رسالة نصية";
    /// By e-mail.
    Email: "E-mail", "E-mail", "بريد إلكتروني";
    /// By letter.
    Post: "Letter", "List", "رسالة بريدية";
    /// When they come.
    InPerson: "In person", "Osobiście", "شخصيًا";
    /// When to try.
    When: "When", "Kiedy", "متى";
    /// Whether a text is fine.
    MayText: "A text is fine", "SMS jest w porządku", "يمكن إرسال رسالة نصية";
    /// Whether a message may be left.
    MayLeave: "You may leave a message", "Można zostawić wiadomość", "يمكن ترك رسالة";
    /// The safe routes' heading.
    Worried: "Worried about a child?", "Martwisz się o dziecko?", "هل أنت قلق على طفل؟";
    /// A safe route.
    Danger: "In danger now: call 999", "Zagrożenie teraz: dzwoń 999", "خطر الآن: اتصل بالرقم 999";
    /// A safe route.
    Nspcc: "Talk to the NSPCC: 0808 800 5000", "Porozmawiaj z NSPCC: 0808 800 5000", "تحدث إلى NSPCC: ‎0808 800 5000";
    /// A safe route.
    OurLead: "Or tell the person at school who keeps children safe", "Albo powiedz osobie w szkole, która dba o bezpieczeństwo dzieci", "أو أخبر الشخص المسؤول عن سلامة الأطفال في المدرسة";
    /// A safe route.
    CouncilChildren: "Or the council’s team for children", "Albo zespół do spraw dzieci w urzędzie", "أو فريق الأطفال في المجلس المحلي";
    /// A section.
    Basics: "Name, birthday and school place", "Imię, data urodzenia i miejsce w szkole", "الاسم وتاريخ الميلاد والمكان في المدرسة";
    /// A section.
    SafeContact: "How to reach us safely", "Jak bezpiecznie się z nami skontaktować", "كيفية التواصل معنا بأمان";
    /// A section.
    Readiness: "How ready everybody is", "Jak wszyscy są przygotowani", "مدى استعداد الجميع";
    /// A section.
    Health: "Health flags", "Informacje o zdrowiu", "معلومات صحية";
    /// A section.
    Assessment: "Our family’s assessment", "Ocena naszej rodziny", "تقييم أسرتنا";
    /// A section.
    Learning: "Learning", "Nauka", "التعلّم";
    /// A section.
    Wellbeing: "Family wellbeing", "Dobro rodziny", "رفاه الأسرة";
    /// A section.
    Actions: "Actions", "Działania", "الإجراءات";
    /// A section.
    Meetings: "Meetings", "Spotkania", "الاجتماعات";
    /// A section.
    Notes: "Notes", "Notatki", "ملاحظات";
    /// The title of a meeting's sheet; the child's name follows.
    MeetingTitle: "Our next meeting about", "Nasze następne spotkanie na temat dziecka:", "اجتماعنا القادم حول طفلنا";
    /// The title of a meeting's sheet without a name.
    MeetingTitleAlone: "Our next meeting", "Nasze następne spotkanie", "اجتماعنا القادم";
    /// The title of what has changed; the child's name follows.
    ChangedTitle: "What has changed for", "Co się zmieniło u dziecka:", "ما الذي تغيّر لطفلنا";
    /// The title of what has changed without a name.
    ChangedTitleAlone: "What has changed", "Co się zmieniło", "ما الذي تغيّر";
    /// Heading of a meeting's sheet.
    NextMeeting: "The meeting", "Spotkanie", "الاجتماع";
    /// Where none is planned.
    NoMeeting: "No meeting is planned yet.", "Nie zaplanowano jeszcze spotkania.", "لا يوجد اجتماع مخطط له بعد.";
    /// Where it is.
    Where: "Where", "Gdzie", "أين";
    /// Who is asked.
    WhoComes: "Who will be there", "Kto będzie", "من سيحضر";
    /// What is talked about.
    Agenda: "What we will talk about", "O czym będziemy rozmawiać", "ما الذي سنتحدث عنه";
    /// Heading of the prompts.
    ThinkAbout: "Something to think about before", "O czym można wcześniej pomyśleć", "أمور للتفكير فيها قبل الاجتماع";
    /// A prompt.
    AskWell: "What is going well?", "Co idzie dobrze?", "ما الذي يسير جيدًا؟";
    /// A prompt.
    AskHard: "What is hard?", "Co jest trudne?", "ما الصعب؟";
    /// A prompt.
    AskTalk: "What would you like to talk about?", "O czym chcą Państwo porozmawiać?", "عمّ تودون التحدث؟";
    /// Heading of what a family may do.
    YourSay: "It is your meeting", "To jest Państwa spotkanie", "هذا اجتماعكم";
    /// What a family may do.
    YouMay: "You speak first. You may bring somebody. You may ask for another day. You read what is written, and you may disagree.", "Państwo mówią pierwsi. Można kogoś przyprowadzić. Można poprosić o inny dzień. Czytają Państwo to, co zapisano, i mogą się nie zgodzić.", "أنتم تتحدثون أولًا. يمكنكم إحضار شخص معكم. يمكنكم طلب يوم آخر. تقرؤون ما يُكتب ويمكنكم ألا توافقوا.";
    /// Heading of goals with what came of them.
    OurGoals: "What we wanted and what came of it", "Czego chcieliśmy i co z tego wyszło", "ما أردناه وما نتج عنه";
    /// What came of a goal.
    WhatCame: "What came of it", "Co z tego wyszło", "ما نتج عنه";
    /// The family's words.
    InOurWords: "In our words", "Naszymi słowami", "بكلماتنا";
    /// How far a family has come.
    HowFar: "How far we have come", "Jak daleko zaszliśmy", "كم تقدمنا";
    /// How sure a family feels.
    HowSure: "How sure we feel", "Jak pewnie się czujemy", "مدى ثقتنا";
    /// Where nothing was said.
    NotSaid: "Not said", "Nie powiedziano", "لم يُذكر";
    /// Whom it is for.
    ForSchool: "For the school, from the family", "Dla szkoły, od rodziny", "للمدرسة، من الأسرة";
    /// The title of the handover; the child's name follows.
    SchoolTitle: "What helps at school:", "Co pomaga w szkole:", "ما يساعد في المدرسة:";
    /// The title of the handover without a name.
    SchoolTitleAlone: "What helps at school", "Co pomaga w szkole", "ما يساعد في المدرسة";
    /// Heading of what a teacher needs first.
    HelpsFirst: "What helps first", "Co pomaga na początku", "ما يساعد أولًا";
    /// A part of it.
    HealthTold: "Health: what to know", "Zdrowie: co trzeba wiedzieć", "الصحة: ما يجب معرفته";
    /// A part of it.
    WithHelp: "With help, or just starting", "Z pomocą albo dopiero zaczyna", "بمساعدة أو في البداية";
    /// A part of it.
    DoneSoFar: "Groups and help so far", "Grupy i pomoc do tej pory", "المجموعات والمساعدة حتى الآن";
    /// A part of it.
    FromFamily: "From the family", "Od rodziny", "من الأسرة";
    /// A part of it.
    TalkTo: "Who to talk to", "Z kim rozmawiać", "مع من تتحدثون";
    /// The day of the parent's word.
    ApprovedOn: "A parent agreed to these words on", "Rodzic zgodził się na te słowa dnia", "وافق أحد الوالدين على هذه الكلمات في";
    /// Where a name was.
    LeftOut: "[name left out]", "[imię pominięto]", "[حُذف الاسم]";
    /// Services that a family was referred to.
    Services: "Services that may help us", "Kto jeszcze może nam pomóc", "خدمات قد تساعدنا";
    /// A service.
    Service: "Service", "Usługa", "خدمة";
    /// The family's word.
    WeStarted: "We have started, we say", "Czy zaczęliśmy, mówimy", "هل بدأنا، نقول";
    /// The family's word.
    ItHelped: "It helped, we say", "Czy to pomogło, mówimy", "هل ساعدنا ذلك، نقول";
    /// What somebody does in a team.
    LinkTeacher: "link teacher", "nauczyciel łącznikowy", "معلم الربط";
    /// What somebody does in a team.
    Advisor: "parent advisor", "doradca rodziców", "مستشار الوالدين";
    /// What somebody does in a team.
    Centre: "Children’s Centre", "Centrum Dziecięce", "مركز الأطفال";
    /// What somebody does in a team.
    Reception: "reception teacher", "nauczyciel klasy zerowej", "معلم صف الاستقبال";
    /// What somebody does in a team.
    Senco: "special needs lead", "koordynator ds. potrzeb specjalnych", "منسق الاحتياجات الخاصة";
    /// What somebody does in a team.
    HealthVisitor: "health visitor", "pielęgniarka środowiskowa", "الزائرة الصحية";
    /// What somebody does in a team.
    KeyPerson: "key person at nursery", "opiekun w przedszkolu", "الشخص الرئيسي في الحضانة";
    /// What somebody does in a team.
    Helper: "helps", "pomaga", "يساعد";
}
