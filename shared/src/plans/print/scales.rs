//! The parts of the assessment, the family's two scales and what meetings are for, as families read them on paper. Polish and Arabic are
//! drafts by a machine, and prints say so.

use crate::lang::Lang;
use crate::plans::content::{Concern, Confidence, Element};
use crate::plans::meeting::MeetingKind;
use crate::plans::referral::{Says, Stage};
use crate::plans::work::Reached;

fn one(lang: Lang, [en, pl, ar]: [&'static str; 3]) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Pl => pl,
        Lang::Ar => ar,
    }
}

/// A part of the assessment.
pub fn element(element: Element, lang: Lang) -> &'static str {
    use Element as E;
    let (pl, ar) = match element {
        E::Health => ("Zdrowie", "الصحة"),
        E::Physical => ("Wzrost i ruch", "النمو والحركة"),
        E::Language => ("Mówienie", "الكلام"),
        E::Feelings => ("Uczucia", "المشاعر"),
        E::Behaviour => ("Jak zachowuje się dziecko", "كيف يتصرف طفلكم"),
        E::Identity => ("Kim jest dziecko", "من هو طفلكم"),
        E::Relationships => ("Rodzina i przyjaciele", "العائلة والأصدقاء"),
        E::SelfCare => ("Samodzielność", "القيام بالأشياء بمفرده"),
        E::Understanding => ("Myślenie", "التفكير"),
        E::TakingPart => ("Udział w zabawie i nauce", "المشاركة"),
        E::Progress => ("Postępy", "التقدم"),
        E::Hopes => ("Nadzieje", "الآمال"),
        E::EverydayCare => ("Opieka i bezpieczeństwo", "الرعاية والأمان"),
        E::Warmth => ("Miłość i spokój", "الحب والهدوء"),
        E::Boundaries => ("Zasady i zachęta", "القواعد والتشجيع"),
        E::Wellbeing => ("Jak się mają Państwo w rodzinie", "أحوال الأسرة"),
        E::WiderFamily => ("Osoby, na które można liczyć", "أشخاص تعتمدون عليهم"),
        E::Housing => ("Dom", "البيت"),
        E::Work => ("Praca", "العمل"),
        E::Money => ("Pieniądze", "المال"),
        E::Neighbourhood => ("Okolica", "الحي"),
    };
    one(lang, [element.plain().0, pl, ar])
}

/// How big a worry is.
pub fn concern(concern: Concern, lang: Lang) -> &'static str {
    const PL: [&str; 5] = ["Bez obaw", "Mała obawa", "Pewna obawa", "Duża obawa", "Bardzo duża obawa"];
    const AR: [&str; 5] = ["لا قلق", "قلق صغير", "بعض القلق", "قلق كبير", "قلق كبير جدًا"];
    of(lang, concern.words(), &PL, &AR, concern.number())
}

/// How sure a family feels.
pub fn confidence(confidence: Confidence, lang: Lang) -> &'static str {
    const PL: [&str; 5] = ["Wcale niepewnie", "Trochę pewnie", "Dość pewnie", "Pewnie", "Bardzo pewnie"];
    const AR: [&str; 5] = ["غير واثقين أبدًا", "واثقون قليلًا", "واثقون إلى حد ما", "واثقون", "واثقون جدًا"];
    of(lang, confidence.words(), &PL, &AR, confidence.number() - Confidence::MIN)
}

fn of(lang: Lang, en: &'static str, pl: &[&'static str], ar: &[&'static str], step: u8) -> &'static str {
    let at = |words: &[&'static str]| words.get(usize::from(step)).copied().unwrap_or(en);
    one(lang, [en, at(pl), at(ar)])
}

/// What came of a goal.
pub fn reached(reached: Reached, lang: Lang) -> &'static str {
    let words = match reached {
        Reached::Met => ["We reached it", "Osiągnęliśmy to", "لقد حققناه"],
        Reached::Partly => ["We reached some of it", "Osiągnęliśmy część", "حققنا بعضه"],
        Reached::Not => ["We have not reached it", "Nie osiągnęliśmy tego", "لم نحققه"],
    };
    one(lang, words)
}

/// What a meeting is for.
pub fn meeting(kind: MeetingKind, lang: Lang) -> &'static str {
    use MeetingKind as K;
    let words = match kind {
        K::FirstTaf => ["Our first meeting", "Nasze pierwsze spotkanie", "اجتماعنا الأول"],
        K::Review => ["How is it going?", "Jak idzie?", "كيف تسير الأمور؟"],
        K::PreStart => ["Before school starts", "Przed początkiem szkoły", "قبل بدء المدرسة"],
        K::Handover => ["What we tell the school", "Co mówimy szkole", "ما نقوله للمدرسة"],
        K::DayThree => ["After three days of school", "Po trzech dniach szkoły", "بعد ثلاثة أيام في المدرسة"],
        K::WeekTwo => ["In the second week of school", "W drugim tygodniu szkoły", "في الأسبوع الثاني من المدرسة"],
        K::WeekSix => ["After six weeks of school", "Po sześciu tygodniach szkoły", "بعد ستة أسابيع في المدرسة"],
        K::EndAutumn => ["At the end of autumn", "Pod koniec jesieni", "في نهاية الخريف"],
        K::EndSpring => ["At the end of spring", "Pod koniec wiosny", "في نهاية الربيع"],
        K::Closing => ["Our last meeting", "Nasze ostatnie spotkanie", "اجتماعنا الأخير"],
    };
    one(lang, words)
}

/// Where a referral stands, as a family reads it.
pub fn referral(stage: Stage, lang: Lang) -> &'static str {
    use Stage as S;
    let words = match stage {
        S::Draft | S::Offered => ["We are thinking about it", "Zastanawiamy się", "نحن نفكر في الأمر"],
        S::AgreedByFamily => ["We want it; it is not asked yet", "Chcemy; jeszcze nie zapytano", "نريده؛ لم يُسأل بعد"],
        S::DeclinedByFamily => ["We did not want it", "Nie chcieliśmy tego", "لم نرد ذلك"],
        S::Sent | S::Opened | S::MoreInfo => ["They are asked", "Zapytano ich", "تم سؤالهم"],
        S::Waitlisted => ["We are on the waiting list", "Jesteśmy na liście oczekujących", "نحن على قائمة الانتظار"],
        S::Accepted => ["There is a place for us", "Jest dla nas miejsce", "هناك مكان لنا"],
        S::FirstContact => ["They have been in touch", "Skontaktowali się z nami", "لقد تواصلوا معنا"],
        S::Started | S::Sustained => ["It has begun", "Już się zaczęło", "لقد بدأ الأمر"],
        S::Completed | S::OutcomeRecorded => ["It has come to its end", "Zakończyło się", "لقد انتهى"],
        S::DeclinedByService => ["They could not take us", "Nie mogli nas przyjąć", "لم يتمكنوا من استقبالنا"],
        S::NotStarted | S::Expired => ["It did not come about", "Nie doszło do skutku", "لم يحدث ذلك"],
        S::DroppedOut => ["We stopped going", "Przestaliśmy chodzić", "توقفنا عن الذهاب"],
        S::Cancelled => ["It was called off", "Odwołano", "أُلغي"],
    };
    one(lang, words)
}

/// What a family says of it.
pub fn says(says: Says, lang: Lang) -> &'static str {
    let words = match says {
        Says::Yes => ["yes", "tak", "نعم"],
        Says::NotYet => ["not yet", "jeszcze nie", "ليس بعد"],
        Says::No => ["no", "nie", "لا"],
        Says::RatherNotSay => ["rather not say", "wolimy nie mówić", "نفضل ألا نقول"],
    };
    one(lang, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn each_says_something_of_its_own_in_every_language() {
        for lang in Lang::ALL {
            let mut all: Vec<&str> = Element::ALL.iter().map(|e| element(*e, *lang)).collect();
            all.extend(Concern::all().map(|step| concern(step, *lang)));
            all.extend(Confidence::all().map(|step| confidence(step, *lang)));
            all.extend(Reached::ALL.iter().map(|what| reached(*what, *lang)));
            all.extend(MeetingKind::ALL.iter().map(|kind| meeting(*kind, *lang)));
            all.extend(Says::ALL.iter().map(|what| says(*what, *lang)));
            let stages: std::collections::BTreeSet<_> = Stage::ALL.iter().map(|s| referral(*s, *lang)).collect();
            all.extend(stages);
            let before = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), before, "{lang:?}: two of them say the same");
            assert!(all.iter().all(|words| !words.is_empty()));
        }
    }
}
