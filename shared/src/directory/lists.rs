//! The closed lists a service is described with. Their words on screen are in the message catalogue.

crate::closed_list! {
    /// The six aims of a family zone.
    Aim {
        /// Be asset rich and resilient.
        AssetRich = "asset-rich",
        /// Make good progress at each key stage.
        GoodProgress = "good-progress",
        /// Be physically, socially and emotionally safe and healthy.
        SafeAndHealthy = "safe-and-healthy",
        /// Secure the work of their choice.
        Work = "work",
        /// Contribute to the community.
        Contribute = "contribute",
        /// See the neighbourhood positively.
        Neighbourhood = "neighbourhood",
    }
}

crate::closed_list! {
    /// The three programmes of a family zone.
    Programme {
        /// Assets within home, family and friends.
        HomeAndFriends = "home-and-friends",
        /// A seamless education pipeline.
        Education = "education",
        /// The whole community in careers, culture and health.
        Community = "community",
    }
}

crate::closed_list! {
    /// A stage of family life, from pregnancy to employment.
    LifeStage {
        /// Having a baby.
        Pregnancy = "pregnancy",
        /// From birth to the first birthday.
        Baby = "baby",
        /// One and two years old.
        Toddler = "toddler",
        /// Three and four years old, and the start of reception.
        StartingSchool = "starting-school",
        /// Five to eleven years old.
        SchoolAge = "school-age",
        /// From secondary school to work.
        TeensAndWork = "teens-and-work",
    }
}

impl LifeStage {
    /// The child's age in months at this stage, first and last; none for pregnancy.
    pub fn months(self) -> Option<(u16, u16)> {
        match self {
            Self::Pregnancy => None,
            Self::Baby => Some((0, 11)),
            Self::Toddler => Some((12, 35)),
            Self::StartingSchool => Some((36, 65)),
            Self::SchoolAge => Some((60, 131)),
            Self::TeensAndWork => Some((132, 299)),
        }
    }
}

crate::closed_list! {
    /// What kind of thing a service is; decides how long a check of it holds good.
    Kind {
        /// A group that meets again and again.
        Group = "group",
        /// A place to turn up at.
        DropIn = "drop-in",
        /// A course with a beginning and an end.
        Course = "course",
        /// Advice, information and advocacy.
        Advice = "advice",
        /// Help given to one family at a time.
        Support = "support",
        /// Nurseries, pre-schools, childminders, wraparound care.
        Childcare = "childcare",
        /// Schools and colleges.
        School = "school",
        /// Health services.
        Health = "health",
        /// Other services run by law or by the council.
        Statutory = "statutory",
    }
}

impl Kind {
    /// Weeks after which half of the trust in a check is gone: 8 for groups and drop-ins, 26 for statutory services.
    pub fn half_life_weeks(self) -> u8 {
        match self {
            Self::Group | Self::DropIn | Self::Course | Self::Advice | Self::Support => 8,
            Self::Childcare | Self::School | Self::Health | Self::Statutory => 26,
        }
    }
}

crate::closed_list! {
    /// How much is asked before somebody may use a service.
    Level {
        /// Open to everybody.
        Universal = "universal",
        /// For families with a certain need.
        Targeted = "targeted",
        /// For families whom a professional has assessed.
        Specialist = "specialist",
    }
}

crate::closed_list! {
    /// How a family comes to use a service.
    Attend {
        /// Just turn up.
        DropIn = "drop-in",
        /// Book a place.
        Book = "book",
        /// Ask for it yourself.
        SelfRefer = "self-refer",
        /// Somebody refers you.
        Referral = "referral",
        /// Become a member.
        Membership = "membership",
    }
}

crate::closed_list! {
    /// Where help reaches a family.
    Channel {
        /// At a place one goes to.
        Place = "place",
        /// The worker comes to the home.
        Home = "home",
        /// On the internet.
        Online = "online",
        /// By phone.
        Phone = "phone",
    }
}

crate::closed_list! {
    /// A fact about getting into and using a venue.
    AccessFeature {
        /// No steps at the way in.
        StepFree = "step-free",
        /// A wheelchair can reach every room that families use.
        Wheelchair = "wheelchair",
        /// An accessible toilet.
        AccessibleToilet = "accessible-toilet",
        /// A Changing Places toilet.
        ChangingPlace = "changing-place",
        /// A hearing loop.
        HearingLoop = "hearing-loop",
        /// A parking space for Blue Badge holders.
        BlueBadgeParking = "blue-badge-parking",
        /// Room for a pram.
        Pram = "pram",
        /// Somewhere to change a nappy.
        BabyChange = "baby-change",
        /// A quiet space.
        QuietSpace = "quiet-space",
    }
}

crate::closed_list! {
    /// A need a service answers.
    Need {
        /// Speech, language and communication.
        Speech = "speech",
        /// Autism and ADHD.
        Neurodiversity = "neurodiversity",
        /// A physical disability or long illness.
        Disability = "disability",
        /// Seeing or hearing.
        Sensory = "sensory",
        /// Feelings, behaviour and mental health.
        MentalHealth = "mental-health",
        /// Money worries.
        Money = "money",
        /// Home and housing.
        Housing = "housing",
        /// Being alone.
        Isolation = "isolation",
        /// Domestic abuse.
        DomesticAbuse = "domestic-abuse",
        /// New to the country.
        NewToCountry = "new-to-country",
        /// Caring for somebody.
        Caring = "caring",
        /// Bereavement.
        Bereavement = "bereavement",
    }
}

crate::closed_list! {
    /// Which part of an entry a person confirmed.
    CheckedPart {
        /// Days and times.
        Times = "times",
        /// The place.
        Place = "place",
        /// The cost.
        Cost = "cost",
        /// Who may come.
        WhoFor = "who-for",
        /// Phone, e-mail and web addresses.
        Contact = "contact",
        /// Access to the venue.
        Access = "access",
    }
}

crate::closed_list! {
    /// Who edited or checked an entry: a role, never a person.
    CheckerRole {
        /// A Children's Centre worker.
        ChildrensCentre = "childrens-centre",
        /// The organisation that runs the service.
        Provider = "provider",
        /// The zone's coordinator.
        Coordinator = "coordinator",
        /// A parent advisor or link teacher.
        Advisor = "advisor",
        /// An import from another directory.
        Import = "import",
    }
}

crate::closed_list! {
    /// What a service is about: the words families choose from. `taxonomy` maps them to other directories' terms.
    Category {
        /// Stay and play, parent and toddler groups.
        PlayGroups = "play-groups",
        /// Pregnancy and birth.
        Pregnancy = "pregnancy",
        /// Feeding a baby.
        BabyFeeding = "baby-feeding",
        /// Health visitors, midwives, doctors, dentists.
        Health = "health",
        /// Feelings and mental health.
        MentalHealth = "mental-health",
        /// Speech and language.
        SpeechLanguage = "speech-language",
        /// Special educational needs and disabilities.
        Send = "send",
        /// Nurseries, pre-schools and childminders.
        Childcare = "childcare",
        /// Schools and school places.
        Schools = "schools",
        /// Help with learning and homework.
        Learning = "learning",
        /// Libraries, reading and stories.
        Reading = "reading",
        /// After school and holiday clubs.
        Clubs = "clubs",
        /// Sport and being active.
        Sport = "sport",
        /// Music, art and culture.
        Arts = "arts",
        /// Youth clubs and young people.
        Youth = "youth",
        /// Parenting and family support.
        Parenting = "parenting",
        /// Fathers and male carers.
        Fathers = "fathers",
        /// English classes.
        English = "english",
        /// Courses for adults.
        AdultLearning = "adult-learning",
        /// Jobs, training and careers.
        Work = "work",
        /// Money, benefits and debt.
        Money = "money",
        /// Food.
        Food = "food",
        /// Clothes, furniture, toys and baby things.
        Things = "things",
        /// Housing.
        Housing = "housing",
        /// Immigration and legal advice.
        Legal = "legal",
        /// Keeping safe, domestic abuse.
        Safety = "safety",
        /// Loss and bereavement.
        Bereavement = "bereavement",
        /// Carers and young carers.
        Carers = "carers",
        /// Meeting people, volunteering, community.
        Community = "community",
        /// Getting about.
        Transport = "transport",
        /// Getting online.
        Digital = "digital",
    }
}
