//! The words of the family's pages, in each of its languages. They are read on the server alone.

#![expect(missing_docs, reason = "each is named after its words, which stand in `words/en.txt`")]

use std::sync::LazyLock;

use super::tongue::Tongue;
use crate::set::Member as _;

macro_rules! sayings {
    ($($name:ident = $key:literal),+ $(,)?) => {
        /// Something our pages say. The English words stand in `words/en.txt`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Say { $($name),+ }

        impl Say {
            /// All of it, in the order of the packs.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What it goes by in the packs.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }

            fn parse(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

sayings! {
    OpenTitle = "open-title",
    OpenLead = "open-lead",
    OpenCode = "open-code",
    OpenShared = "open-shared",
    OpenButton = "open-button",
    OpenWrong = "open-wrong",
    OpenWrongLast = "open-wrong-last",
    LockedTitle = "locked-title",
    LockedLead = "locked-lead",
    LockedKept = "locked-kept",
    DeadTitle = "dead-title",
    DeadLead = "dead-lead",
    DeadNothingLost = "dead-nothing-lost",
    ClosedTitle = "closed-title",
    ClosedLead = "closed-lead",
    SignedOutTitle = "signed-out-title",
    SignedOutLead = "signed-out-lead",
    HomeTitle = "home-title",
    HomeTitleNamed = "home-title-named",
    HomeDraft = "home-draft",
    HomeInterpreter = "home-interpreter",
    NavLabel = "nav-label",
    NavHome = "nav-home",
    NavGoals = "nav-goals",
    NavChild = "nav-child",
    NavChildAlone = "nav-child-alone",
    NavServices = "nav-services",
    NavMeetings = "nav-meetings",
    NavTeam = "nav-team",
    NavSharing = "nav-sharing",
    NavLooked = "nav-looked",
    NavCopy = "nav-copy",
    NavAsk = "nav-ask",
    NavStop = "nav-stop",
    LeaveNow = "leave-now",
    Lock = "lock",
    Language = "language",
    ChangeLanguage = "change-language",
    Back = "back",
    Save = "save",
    Saved = "saved",
    Send = "send",
    Sent = "sent",
    TryAgain = "try-again",
    ChangedMeanwhile = "changed-meanwhile",
    TooLong = "too-long",
    ChooseOne = "choose-one",
    NothingHere = "nothing-here",
    WrittenBy = "written-by",
    OfUs = "of-us",
    TheFamily = "the-family",
    ByDay = "by-day",
    SinceDay = "since-day",
    OnDay = "on-day",
    StepsHeading = "steps-heading",
    StepsNone = "steps-none",
    StepsOthers = "steps-others",
    StepDone = "step-done",
    StepUndo = "step-undo",
    StepSaid = "step-said",
    StepIsDone = "step-is-done",
    NextMeeting = "next-meeting",
    GoalsTitle = "goals-title",
    GoalsWell = "goals-well",
    GoalsWork = "goals-work",
    GoalsGoals = "goals-goals",
    GoalsKnow = "goals-know",
    GoalsCame = "goals-came",
    GoalsSteps = "goals-steps",
    GoalProposed = "goal-proposed",
    GoalAgreed = "goal-agreed",
    GoalOnTrack = "goal-on-track",
    GoalStuck = "goal-stuck",
    GoalMet = "goal-met",
    GoalChanged = "goal-changed",
    GoalStopped = "goal-stopped",
    ActionProposed = "action-proposed",
    ActionAgreed = "action-agreed",
    ActionDoing = "action-doing",
    ActionDone = "action-done",
    ActionNotDone = "action-not-done",
    ActionCancelled = "action-cancelled",
    ActionSuperseded = "action-superseded",
    ChildTitle = "child-title",
    ChildTitleAlone = "child-title-alone",
    ChildLead = "child-lead",
    ChildYours = "child-yours",
    MeLikes = "me-likes",
    MeWhatPeopleLike = "me-what-people-like",
    MeWhatMatters = "me-what-matters",
    MeHowToComfort = "me-how-to-comfort",
    MeHowToHelp = "me-how-to-help",
    MeWordsIUse = "me-words-i-use",
    MeImportantPeople = "me-important-people",
    MeRoutines = "me-routines",
    MeWorries = "me-worries",
    MeHopes = "me-hopes",
    ServicesTitle = "services-title",
    ServicesLead = "services-lead",
    ServicesStarted = "services-started",
    ServicesOutcome = "services-outcome",
    ServicesYouSaid = "services-you-said",
    ServicesShown = "services-shown",
    ServicesWouldYou = "services-would-you",
    ServicesTellName = "services-tell-name",
    ServicesTellLanguage = "services-tell-language",
    ServicesTellContact = "services-tell-contact",
    ServicesTellWords = "services-tell-words",
    ServicesYesPlease = "services-yes-please",
    ServicesNoThanks = "services-no-thanks",
    SaysYes = "says-yes",
    SaysNotYet = "says-not-yet",
    SaysNo = "says-no",
    SaysRatherNot = "says-rather-not",
    StageThinking = "stage-thinking",
    StageAskedYou = "stage-asked-you",
    StageWaitingAnswer = "stage-waiting-answer",
    StageWaitingList = "stage-waiting-list",
    StagePlace = "stage-place",
    StageContact = "stage-contact",
    StageGoing = "stage-going",
    StageOver = "stage-over",
    StageNot = "stage-not",
    StageYouSaidNo = "stage-you-said-no",
    MeetingsTitle = "meetings-title",
    MeetingsToCome = "meetings-to-come",
    MeetingsPast = "meetings-past",
    MeetingsAt = "meetings-at",
    MeetingsWho = "meetings-who",
    MeetingsPrepare = "meetings-prepare",
    MeetingsGoingWell = "meetings-going-well",
    MeetingsHard = "meetings-hard",
    MeetingsTalkAbout = "meetings-talk-about",
    MeetingsView = "meetings-view",
    MeetingsChanged = "meetings-changed",
    MeetingsDecided = "meetings-decided",
    MeetingsAgreeQ = "meetings-agree-q",
    MeetingsAgree = "meetings-agree",
    MeetingsDisagree = "meetings-disagree",
    MeetingsComment = "meetings-comment",
    MeetingsCommentNeeded = "meetings-comment-needed",
    MeetingFirst = "meeting-first",
    MeetingReview = "meeting-review",
    MeetingTransition = "meeting-transition",
    MeetingClosing = "meeting-closing",
    TeamTitle = "team-title",
    TeamLeads = "team-leads",
    TeamRemove = "team-remove",
    FnLinkTeacher = "fn-link-teacher",
    FnParentAdvisor = "fn-parent-advisor",
    FnCentreWorker = "fn-centre-worker",
    FnReceptionTeacher = "fn-reception-teacher",
    FnSenco = "fn-senco",
    FnHealthVisitor = "fn-health-visitor",
    FnKeyPerson = "fn-key-person",
    FnOther = "fn-other",
    SharingTitle = "sharing-title",
    SharingLead = "sharing-lead",
    SharingFor = "sharing-for",
    SharingAllow = "sharing-allow",
    SharingRefuse = "sharing-refuse",
    SharingContested = "sharing-contested",
    SharingNoAgreement = "sharing-no-agreement",
    SharingCannot = "sharing-cannot",
    SectionBasics = "section-basics",
    SectionSafeContact = "section-safe-contact",
    SectionAgreement = "section-agreement",
    SectionAboutMe = "section-about-me",
    SectionReadiness = "section-readiness",
    SectionHealth = "section-health",
    SectionAssessment = "section-assessment",
    SectionLearning = "section-learning",
    SectionWellbeing = "section-wellbeing",
    SectionActions = "section-actions",
    SectionMeetings = "section-meetings",
    SectionNotes = "section-notes",
    SectionPointer = "section-pointer",
    LookedTitle = "looked-title",
    LookedLead = "looked-lead",
    LookedAt = "looked-at",
    LookedPrinted = "looked-printed",
    LookedHistory = "looked-history",
    LookedEmergency = "looked-emergency",
    LookedHide = "looked-hide",
    LookedHidden = "looked-hidden",
    LookedShow = "looked-show",
    LookedOlder = "looked-older",
    CopyTitle = "copy-title",
    CopyLead = "copy-lead",
    CopyPrint = "copy-print",
    CopyState = "copy-state",
    CopyKept = "copy-kept",
    CopyKeptWords = "copy-kept-words",
    CopyKeptUntil = "copy-kept-until",
    CopyYearsOne = "copy-years-one",
    CopyYears = "copy-years",
    CopySheet = "copy-sheet",
    CopySheetWords = "copy-sheet-words",
    StateBeginning = "state-beginning",
    StateWorking = "state-working",
    StateResting = "state-resting",
    StateEnding = "state-ending",
    StateOver = "state-over",
    StateLeft = "state-left",
    AskTitle = "ask-title",
    AskLead = "ask-lead",
    AskWhat = "ask-what",
    AskCorrect = "ask-correct",
    AskRemove = "ask-remove",
    AskAdd = "ask-add",
    AskSee = "ask-see",
    AskOther = "ask-other",
    AskWords = "ask-words",
    AskWordsNeeded = "ask-words-needed",
    AskWaiting = "ask-waiting",
    AskAnswer = "ask-answer",
    StopTitle = "stop-title",
    StopLead = "stop-lead",
    StopWhat = "stop-what",
    StopSure = "stop-sure",
    StopSureNeeded = "stop-sure-needed",
    StopButton = "stop-button",
    StoppedLead = "stopped-lead",
    SafeTitle = "safe-title",
    SafeDanger = "safe-danger",
    SafeNspcc = "safe-nspcc",
    SafeNotHere = "safe-not-here",
}

/// The words of one language.
pub struct Words {
    words: Vec<&'static str>,
}

static ALL: LazyLock<Vec<Words>> =
    LazyLock::new(|| Tongue::ALL.iter().map(|tongue| Words::read(pack(*tongue))).collect());
static NONE: Words = Words { words: Vec::new() };

fn pack(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => include_str!("words/en.txt"),
        Tongue::Polish => include_str!("words/pl.txt"),
        Tongue::Arabic => include_str!("words/ar.txt"),
        Tongue::Urdu => include_str!("words/ur.txt"),
        Tongue::Bengali => include_str!("words/bn.txt"),
        Tongue::Somali => include_str!("words/so.txt"),
        Tongue::Romanian => include_str!("words/ro.txt"),
    }
}

impl Words {
    /// Those of a language.
    pub fn of(tongue: Tongue) -> &'static Self {
        ALL.get(usize::from(tongue.index())).unwrap_or(&NONE)
    }

    fn read(pack: &'static str) -> Self {
        let mut words = vec![""; Say::ALL.len()];
        for (key, text) in lines(pack) {
            if let Some(say) = Say::parse(key)
                && let Some(place) = words.get_mut(say as usize)
            {
                *place = text;
            }
        }
        Self { words }
    }

    /// What is said.
    pub fn say(&self, say: Say) -> &'static str {
        self.words.get(say as usize).copied().unwrap_or_default()
    }

    /// What is said, with something put in.
    pub fn with(&self, say: Say, name: &str, value: &str) -> String {
        self.say(say).replace(&format!("{{{name}}}"), value)
    }
}

fn lines(pack: &str) -> impl Iterator<Item = (&str, &str)> {
    pack.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(text: &str) -> Vec<&str> {
        let mut all: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn every_language_says_everything_once_and_puts_in_the_same() {
        for tongue in Tongue::ALL {
            let keys: Vec<&str> = lines(pack(*tongue)).map(|(key, _)| key).collect();
            let wanted: Vec<&str> = Say::ALL.iter().map(|say| say.key()).collect();
            assert_eq!(keys, wanted, "{tongue:?}");
            for say in Say::ALL {
                let (text, english) = (tongue.words().say(*say), Tongue::English.words().say(*say));
                assert!(!text.trim().is_empty(), "{tongue:?} {say:?}");
                assert_eq!(holes(text), holes(english), "{tongue:?} {say:?}");
            }
        }
    }

    #[test]
    fn every_draft_by_a_machine_says_so() {
        for tongue in Tongue::ALL.iter().filter(|tongue| tongue.is_draft()) {
            assert!(pack(*tongue).starts_with("# Machine draft"), "{tongue:?}");
        }
    }

    #[test]
    fn scripts_are_not_mixed() {
        let latin = |text: &str| {
            let plain: String =
                text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            plain.chars().any(|c| c.is_ascii_alphabetic())
        };
        for tongue in [Tongue::Arabic, Tongue::Urdu, Tongue::Bengali] {
            let mixed: Vec<&Say> = Say::ALL.iter().filter(|say| latin(tongue.words().say(**say))).collect();
            assert!(mixed.is_empty(), "{tongue:?} {mixed:?}");
        }
    }

    #[test]
    fn ig76_our_words_are_short_and_plain() {
        // Flesch-Kincaid over all of them; a sentence has at most twenty words, but for what is read on paper.
        let (mut sentences, mut words, mut syllables) = (0_u32, 0_u32, 0_u32);
        for say in Say::ALL {
            for sentence in Tongue::English.words().say(*say).split(['.', '?', ':', '!']) {
                let all: Vec<&str> = sentence.split_whitespace().collect();
                if all.is_empty() {
                    continue;
                }
                assert!(all.len() <= 28, "{say:?}: {sentence}");
                sentences += 1;
                words += u32::try_from(all.len()).expect("few");
                syllables += all.iter().map(|word| beats(word)).sum::<u32>();
            }
        }
        let (s, w, y) = (f64::from(sentences), f64::from(words), f64::from(syllables));
        let grade = 0.39 * w / s + 11.8 * y / w - 15.59;
        // Grade 4 is read at the age of nine to ten.
        assert!(grade < 4.5, "{grade:.1}");
    }

    fn beats(word: &str) -> u32 {
        let vowel = |c: char| "aeiouy".contains(c.to_ascii_lowercase());
        let (mut count, mut before) = (0, false);
        for c in word.chars() {
            count += u32::from(vowel(c) && !before);
            before = vowel(c);
        }
        let silent = word.ends_with('e') && count > 1;
        (count - u32::from(silent)).max(1)
    }
}
