#![allow(clippy::unwrap_used, reason = "a test may")]
use super::*;
use crate::set::Member as _;
use uuid::Uuid;

fn organisation(n: u128) -> OrganisationId {
    OrganisationId::new(Uuid::from_u128(n))
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn signed(n: u128) -> Signature {
    Signature { organisation: organisation(n), name: "Ann".into(), role: "Head".into(), on: day("2026-08-20") }
}

fn terms() -> Terms {
    let basis = |n, lawful| Basis { organisation: organisation(n), lawful, special: None };
    Terms {
        dpia: "DPIA 12, version 2".into(),
        retention: "A year after reception, then erased.".into(),
        breach_route: "The data protection officers, by phone.".into(),
        breach_hours: Some(24),
        bases: vec![basis(1, LawfulBasis::PublicTask), basis(2, LawfulBasis::LegitimateInterests)],
    }
}

fn agreement() -> SharingAgreement {
    SharingAgreement {
        id: AgreementId::new(Uuid::from_u128(9)),
        parties: vec![organisation(1), organisation(2)],
        sections: Set::EMPTY.with(Section::AboutMe),
        stage: Stage::Signed,
        signed: vec![signed(1), signed(2)],
        start: day("2026-09-01"),
        review_by: day("2027-09-01"),
        end: day("2027-08-31"),
        terms: terms(),
        version: 1,
    }
}

#[test]
fn sharing_stops_when_the_last_day_is_over() {
    let held = agreement();
    for (today, shares) in [("2026-08-31", false), ("2026-09-01", true), ("2027-08-31", true), ("2027-09-01", false)] {
        assert_eq!(held.in_force(day(today)), shares, "{today}");
    }
    for stage in [Stage::Draft, Stage::Suspended, Stage::Ended] {
        assert!(!SharingAgreement { stage, ..held.clone() }.in_force(day("2026-10-01")), "{stage:?}");
    }
}

#[test]
fn v24_without_an_agreement_each_partner_has_its_own_entries_alone() {
    let held = [agreement()];
    let between = |one, other, section| mode(&held, organisation(one), organisation(other), section, day("2026-10-01"));
    assert_eq!(between(1, 2, Section::AboutMe), LegalMode::Agreement);
    assert_eq!(between(2, 1, Section::AboutMe), LegalMode::Agreement);
    assert_eq!(between(1, 2, Section::Notes), LegalMode::MemorandumOnly, "it does not cover notes");
    assert_eq!(between(1, 3, Section::AboutMe), LegalMode::MemorandumOnly, "the third takes no part");
    assert_eq!(
        mode(&[], organisation(1), organisation(2), Section::AboutMe, day("2026-10-01")),
        LegalMode::MemorandumOnly
    );
}

#[test]
fn an_agreement_that_is_not_whole_is_never_in_force() {
    let whole = agreement();
    let cases = [
        (SharingAgreement { parties: vec![organisation(1)], ..whole.clone() }, BadAgreement::TooFewParties),
        (SharingAgreement { sections: Set::EMPTY, ..whole.clone() }, BadAgreement::NoSections),
        (SharingAgreement { end: day("2026-08-31"), ..whole.clone() }, BadAgreement::Backwards),
        (SharingAgreement { review_by: day("2027-09-03"), ..whole.clone() }, BadAgreement::ReviewTooLate),
        (SharingAgreement { signed: vec![signed(1)], ..whole.clone() }, BadAgreement::NotSigned(organisation(2))),
        (
            SharingAgreement { signed: vec![signed(1), Signature { name: " ".into(), ..signed(2) }], ..whole.clone() },
            BadAgreement::NotSigned(organisation(2)),
        ),
        (SharingAgreement { review_by: day("2026-08-31"), ..whole.clone() }, BadAgreement::ReviewTooEarly),
    ];
    for (bad, why) in cases {
        assert_eq!(bad.check(), Err(vec![why]));
        assert!(!bad.in_force(day("2026-10-01")), "{}", why.sentence());
    }
    assert_eq!(whole.check(), Ok(()));
}

#[test]
fn ig10_without_assessment_keeping_breach_route_and_review_it_is_never_in_force() {
    let whole = agreement();
    let with = |change: fn(&mut Terms)| {
        let mut next = whole.clone();
        change(&mut next.terms);
        next
    };
    let cases = [
        (with(|t| t.dpia = " ".into()), BadAgreement::NoAssessment),
        (with(|t| t.retention.clear()), BadAgreement::NoRetention),
        (with(|t| t.breach_route.clear()), BadAgreement::NoBreachRoute),
        (with(|t| t.breach_hours = None), BadAgreement::BreachHours),
        (with(|t| t.breach_hours = Some(0)), BadAgreement::BreachHours),
        (with(|t| t.breach_hours = Some(73)), BadAgreement::BreachHours),
    ];
    for (bad, why) in cases {
        assert_eq!(bad.check(), Err(vec![why]));
        assert!(!bad.in_force(day("2026-10-01")), "{}", why.sentence());
    }
    // One that was kept before these were asked for says none of them.
    let mut old = serde_json::to_value(&whole).unwrap();
    old.as_object_mut().unwrap().remove("terms");
    let old: SharingAgreement = serde_json::from_value(old).unwrap();
    assert_eq!(old.check().map_err(|bad| bad.len()), Err(6), "four terms, and a basis for each of the two");
    assert!(!old.in_force(day("2026-10-01")));
}

#[test]
fn ig5_each_partner_says_what_it_relies_on_and_ig6_never_recognised_legitimate_interests() {
    let whole = agreement();
    let mut one_silent = whole.clone();
    one_silent.terms.bases.pop();
    assert_eq!(one_silent.check(), Err(vec![BadAgreement::NoBasis(organisation(2))]));
    // What may tell of health needs a condition of its own, from both.
    let health = SharingAgreement { sections: Set::EMPTY.with(Section::Health), ..whole.clone() };
    let both = [1, 2].map(|n| BadAgreement::NoCondition(organisation(n)));
    assert_eq!(health.check(), Err(both.to_vec()));
    let mut said = health;
    for basis in &mut said.terms.bases {
        basis.special = Some(SpecialCondition::HealthOrSocialCare);
    }
    assert_eq!(said.check(), Ok(()));
    // The family's agreement is no basis, and the one for emergencies cannot be chosen.
    for word in ["consent", "recognised-legitimate-interests"] {
        assert_eq!(LawfulBasis::parse(word), None, "{word}");
        let mut sent = serde_json::to_value(&whole).unwrap();
        sent["terms"]["bases"][0]["lawful"] = word.into();
        assert!(serde_json::from_value::<SharingAgreement>(sent).is_err(), "{word}");
    }
}

#[test]
fn what_is_signed_stays_as_it_was_signed() {
    let whole = agreement();
    let draft = SharingAgreement { stage: Stage::Draft, signed: Vec::new(), ..whole.clone() };
    assert_eq!(draft.follows(None), Ok(()), "a draft may be unfinished");
    assert_eq!(SharingAgreement { sections: Set::EMPTY, ..draft.clone() }.follows(Some(&draft)), Ok(()));
    assert_eq!(whole.follows(Some(&draft)), Ok(()));
    let unsigned = SharingAgreement { stage: Stage::Signed, ..draft.clone() };
    assert_eq!(unsigned.follows(Some(&draft)).map_err(|bad| bad[0].0), Err("/signed"));
    for stage in [Stage::Signed, Stage::Suspended, Stage::Ended] {
        let next = SharingAgreement { stage, review_by: day("2027-05-01"), version: 7, ..whole.clone() };
        assert_eq!(next.follows(Some(&whole)), Ok(()), "{stage:?}");
    }
    for changed in [
        SharingAgreement { end: day("2028-08-31"), ..whole.clone() },
        SharingAgreement { sections: Set::EMPTY.with(Section::Notes), ..whole.clone() },
        SharingAgreement { stage: Stage::Draft, ..whole.clone() },
    ] {
        assert_eq!(changed.follows(Some(&whole)).map_err(|bad| bad[0].0), Err("/stage"));
    }
    let over = SharingAgreement { stage: Stage::Ended, ..whole.clone() };
    assert_eq!(whole.follows(Some(&over)).map_err(|bad| bad[0].0), Err("/stage"), "what is over stays so");
}

#[test]
fn a_memorandum_holds_for_those_who_signed_it() {
    let held = Memorandum {
        id: AgreementId::new(Uuid::from_u128(8)),
        parties: vec![organisation(1), organisation(2)],
        public_summary: "We work together.".into(),
        signed: vec![signed(1)],
        start: day("2026-09-01"),
        review_by: day("2027-09-01"),
        end: None,
        version: 1,
    };
    assert!(held.holds(organisation(1), day("2030-01-01")));
    assert!(!held.holds(organisation(1), day("2026-08-31")), "not yet");
    assert!(!held.holds(organisation(2), day("2026-10-01")), "not signed");
    assert!(!held.holds(organisation(3), day("2026-10-01")));
}
