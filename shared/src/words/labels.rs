//! What the closed lists say to families.

use super::Words;
use crate::date::Weekday;
use crate::directory::{
    AccessFeature, Aim, Attend, Category, Channel, CheckedPart, CheckerRole, Kind, Level, LifeStage, Need, Programme,
};

impl Words {
    /// A stage of family life.
    pub fn stage(&self, stage: LifeStage) -> &str {
        match stage {
            LifeStage::Pregnancy => self.stage_pregnancy(),
            LifeStage::Baby => self.stage_baby(),
            LifeStage::Toddler => self.stage_toddler(),
            LifeStage::StartingSchool => self.stage_starting_school(),
            LifeStage::SchoolAge => self.stage_school_age(),
            LifeStage::TeensAndWork => self.stage_teens_and_work(),
        }
    }

    /// What a service is about.
    pub fn category(&self, category: Category) -> &str {
        match category {
            Category::PlayGroups => self.category_play_groups(),
            Category::Pregnancy => self.category_pregnancy(),
            Category::BabyFeeding => self.category_baby_feeding(),
            Category::Health => self.category_health(),
            Category::MentalHealth => self.category_mental_health(),
            Category::SpeechLanguage => self.category_speech_language(),
            Category::Send => self.category_send(),
            Category::Childcare => self.category_childcare(),
            Category::Schools => self.category_schools(),
            Category::Learning => self.category_learning(),
            Category::Reading => self.category_reading(),
            Category::Clubs => self.category_clubs(),
            Category::Sport => self.category_sport(),
            Category::Arts => self.category_arts(),
            Category::Youth => self.category_youth(),
            Category::Parenting => self.category_parenting(),
            Category::Fathers => self.category_fathers(),
            Category::English => self.category_english(),
            Category::AdultLearning => self.category_adult_learning(),
            Category::Work => self.category_work(),
            Category::Money => self.category_money(),
            Category::Food => self.category_food(),
            Category::Things => self.category_things(),
            Category::Housing => self.category_housing(),
            Category::Legal => self.category_legal(),
            Category::Safety => self.category_safety(),
            Category::Bereavement => self.category_bereavement(),
            Category::Carers => self.category_carers(),
            Category::Community => self.category_community(),
            Category::Transport => self.category_transport(),
            Category::Digital => self.category_digital(),
        }
    }

    /// How a family comes to use a service.
    pub fn attend(&self, attend: Attend) -> &str {
        match attend {
            Attend::DropIn => self.attend_drop_in(),
            Attend::Book => self.attend_book(),
            Attend::SelfRefer => self.attend_self_refer(),
            Attend::Referral => self.attend_referral(),
            Attend::Membership => self.attend_membership(),
        }
    }

    /// Where help reaches a family.
    pub fn channel(&self, channel: Channel) -> &str {
        match channel {
            Channel::Place => self.channel_place(),
            Channel::Home => self.channel_home(),
            Channel::Online => self.channel_online(),
            Channel::Phone => self.channel_phone(),
        }
    }

    /// A fact about getting into and using a venue.
    pub fn access(&self, access: AccessFeature) -> &str {
        match access {
            AccessFeature::StepFree => self.access_step_free(),
            AccessFeature::Wheelchair => self.access_wheelchair(),
            AccessFeature::AccessibleToilet => self.access_accessible_toilet(),
            AccessFeature::ChangingPlace => self.access_changing_place(),
            AccessFeature::HearingLoop => self.access_hearing_loop(),
            AccessFeature::BlueBadgeParking => self.access_blue_badge_parking(),
            AccessFeature::Pram => self.access_pram(),
            AccessFeature::BabyChange => self.access_baby_change(),
            AccessFeature::QuietSpace => self.access_quiet_space(),
        }
    }

    /// A need a service answers.
    pub fn need(&self, need: Need) -> &str {
        match need {
            Need::Speech => self.need_speech(),
            Need::Neurodiversity => self.need_neurodiversity(),
            Need::Disability => self.need_disability(),
            Need::Sensory => self.need_sensory(),
            Need::MentalHealth => self.need_mental_health(),
            Need::Money => self.need_money(),
            Need::Housing => self.need_housing(),
            Need::Isolation => self.need_isolation(),
            Need::DomesticAbuse => self.need_domestic_abuse(),
            Need::NewToCountry => self.need_new_to_country(),
            Need::Caring => self.need_caring(),
            Need::Bereavement => self.need_bereavement(),
        }
    }

    /// What kind of thing a service is.
    pub fn kind(&self, kind: Kind) -> &str {
        match kind {
            Kind::Group => self.kind_group(),
            Kind::DropIn => self.kind_drop_in(),
            Kind::Course => self.kind_course(),
            Kind::Advice => self.kind_advice(),
            Kind::Support => self.kind_support(),
            Kind::Childcare => self.kind_childcare(),
            Kind::School => self.kind_school(),
            Kind::Health => self.kind_health(),
            Kind::Statutory => self.kind_statutory(),
        }
    }

    /// How much is asked before somebody may use a service.
    pub fn level(&self, level: Level) -> &str {
        match level {
            Level::Universal => self.level_universal(),
            Level::Targeted => self.level_targeted(),
            Level::Specialist => self.level_specialist(),
        }
    }

    /// Which part of an entry a person confirmed.
    pub fn checked_part(&self, checked_part: CheckedPart) -> &str {
        match checked_part {
            CheckedPart::Times => self.checked_part_times(),
            CheckedPart::Place => self.checked_part_place(),
            CheckedPart::Cost => self.checked_part_cost(),
            CheckedPart::WhoFor => self.checked_part_who_for(),
            CheckedPart::Contact => self.checked_part_contact(),
            CheckedPart::Access => self.checked_part_access(),
        }
    }

    /// Who edited or checked an entry.
    pub fn checker_role(&self, checker_role: CheckerRole) -> &str {
        match checker_role {
            CheckerRole::ChildrensCentre => self.checker_role_childrens_centre(),
            CheckerRole::Provider => self.checker_role_provider(),
            CheckerRole::Coordinator => self.checker_role_coordinator(),
            CheckerRole::Advisor => self.checker_role_advisor(),
            CheckerRole::Import => self.checker_role_import(),
        }
    }

    /// One of the six aims of a family zone.
    pub fn aim(&self, aim: Aim) -> &str {
        match aim {
            Aim::AssetRich => self.aim_asset_rich(),
            Aim::GoodProgress => self.aim_good_progress(),
            Aim::SafeAndHealthy => self.aim_safe_and_healthy(),
            Aim::Work => self.aim_work(),
            Aim::Contribute => self.aim_contribute(),
            Aim::Neighbourhood => self.aim_neighbourhood(),
        }
    }

    /// One of the three programmes of a family zone.
    pub fn programme(&self, programme: Programme) -> &str {
        match programme {
            Programme::HomeAndFriends => self.programme_home_and_friends(),
            Programme::Education => self.programme_education(),
            Programme::Community => self.programme_community(),
        }
    }

    /// A day of the week.
    pub fn weekday(&self, weekday: Weekday) -> &str {
        match weekday {
            Weekday::Monday => self.weekday_monday(),
            Weekday::Tuesday => self.weekday_tuesday(),
            Weekday::Wednesday => self.weekday_wednesday(),
            Weekday::Thursday => self.weekday_thursday(),
            Weekday::Friday => self.weekday_friday(),
            Weekday::Saturday => self.weekday_saturday(),
            Weekday::Sunday => self.weekday_sunday(),
        }
    }
}
