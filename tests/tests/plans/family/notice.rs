//! IG1, IG2, IG67: nobody takes part who was not told how their data is used, what they were told is kept with its version and language,
//! and nothing is shared until they say so.

use doorstep_backend::usecase::plans::{PlanError, Whole};
use doorstep_shared::api::desk::plans::Said;
use doorstep_shared::plans::course::{State, Step, Unmet};
use doorstep_shared::plans::plan::{AgreedHow, NOTICE, ToldHow, partners};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Sharing, resolve};
use doorstep_shared::set::Member as _;
use doorstep_tests::cohort::{Cohort, day, teacher};

async fn invited() -> Cohort {
    let cohort = Cohort::new(std::sync::Arc::new(doorstep_backend::store::memory::MemoryTables::new())).await;
    cohort.to(State::Invited).await;
    cohort
}

fn agreed(cohort: &Cohort, notice: &str) -> Said {
    Said::Agreed {
        adult: cohort.mother,
        told: ToldHow::ReadAloud,
        notice: notice.into(),
        language: "so".parse().unwrap(),
        how: AgreedHow::Said,
        place_accepted_on: Some(day("2026-11-22")),
    }
}

#[tokio::test]
async fn ig1_nobody_leaves_invited_without_having_been_told() {
    let cohort = invited().await;
    let missing = cohort.step(Step::Agree, Said::Nothing).await;
    let Err(PlanError::Unmet(unmet)) = missing else { panic!("{missing:?}") };
    assert!(unmet.contains(&Unmet::NoNotice), "{unmet:?}");
    for step in [Step::GetToKnow, Step::AgreePlan, Step::Activate, Step::StartReception] {
        let refused = cohort.step(step.clone(), Said::Nothing).await;
        assert!(matches!(refused, Err(PlanError::Unmet(_))), "{step:?}");
    }
    let old = cohort.step(Step::Agree, agreed(&cohort, "2020-01")).await;
    assert!(matches!(old, Err(PlanError::Invalid(_))), "an older notice is none");
    assert_eq!(cohort.step(Step::Agree, agreed(&cohort, NOTICE)).await.unwrap(), State::Agreed);
}

#[tokio::test]
async fn ig2_what_they_were_told_is_kept_with_its_version_and_language() {
    let cohort = invited().await;
    cohort.step(Step::Agree, agreed(&cohort, NOTICE)).await.unwrap();
    let me = teacher();
    let plan = Whole::load(&cohort.desk(&me), cohort.plan).await.unwrap().plan;
    let receipt = plan.notice.unwrap();
    assert_eq!((receipt.notice.as_str(), receipt.language.as_str()), (NOTICE, "so"));
    assert_eq!((receipt.adult, receipt.how, receipt.by), (cohort.mother, ToldHow::ReadAloud, me.user));
}

#[tokio::test]
async fn ig67_nothing_is_shared_by_default() {
    let cohort = invited().await;
    cohort.step(Step::Agree, agreed(&cohort, NOTICE)).await.unwrap();
    let me = teacher();
    let desk = cohort.desk(&me);
    let whole = Whole::load(&desk, cohort.plan).await.unwrap();
    let all = partners(&whole.team, &whole.entries, desk.today);
    assert!(all.len() >= 3, "{all:?}");
    for (to, section) in all.iter().flat_map(|to| Section::ALL.iter().map(move |section| (*to, *section))) {
        assert_eq!(resolve(whole.said(), to, section, desk.today), Sharing::Refused, "{to} {section:?}");
    }
}
