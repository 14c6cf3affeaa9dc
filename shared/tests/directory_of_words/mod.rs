//! A small invented directory, as a zone might publish it.
#![allow(dead_code, clippy::expect_used)]

use doorstep_shared::date::{Date, Now, Time};
use doorstep_shared::directory::{Calendar, Category, Check, CheckerRole, Kind};
use doorstep_shared::id::{ServiceId, ZoneId};
use doorstep_shared::published::{Entry, ListFile, Price, ZoneCard};
use doorstep_shared::search::{Directory, Doc, Field, Index};
use doorstep_shared::set::Set;

/// Name, category, summary, description, place.
type Line = (&'static str, Category, &'static str, &'static str, &'static str);

const LINES: &[Line] = &[
    (
        "Stay and Play",
        Category::PlayGroups,
        "Toys, songs and a snack for children under five.",
        "Come and play with your child while we put the kettle on. Older brothers and sisters are welcome in the holidays.",
        "The Old Laundry",
    ),
    (
        "Rainbow Playgroup",
        Category::PlayGroups,
        "Messy play every Tuesday.",
        "Paint, sand and water for little hands. Bring spare clothes.",
        "Bridge Hall",
    ),
    (
        "Tiny Toddlers",
        Category::PlayGroups,
        "A group for one and two year olds.",
        "Singing, climbing and a story. Parents stay with their children.",
        "Bridge Hall",
    ),
    (
        "Bump and Beyond",
        Category::Pregnancy,
        "Meet other families who are expecting a baby.",
        "A midwife answers questions about birth, sleep and feelings in pregnancy.",
        "Mill Lane Children's Centre",
    ),
    (
        "Milk Café",
        Category::BabyFeeding,
        "Support with breastfeeding and bottles from trained mothers.",
        "Drop by with your baby. Help with latching, expressing, weaning and sore days.",
        "Mill Lane Children's Centre",
    ),
    (
        "Baby Massage",
        Category::Parenting,
        "Five weeks of gentle massage for babies.",
        "A course that helps your baby settle. Oil and towels are there.",
        "Mill Lane Children's Centre",
    ),
    (
        "Speech and Language Drop-in",
        Category::SpeechLanguage,
        "Talk to a therapist about your child's talking.",
        "For children who are late to talk, hard to understand or stammer. Speech therapy advice without a referral.",
        "Mill Lane Children's Centre",
    ),
    (
        "Spectrum Families",
        Category::Send,
        "For families of children with autism, before and after a diagnosis.",
        "Parents meet, children play in a calm space. A nurse visits each month.",
        "Harbour House",
    ),
    (
        "Sensory Room",
        Category::Send,
        "Lights, sounds and soft things to touch, for one family at a time.",
        "Free for children with special educational needs. Book by phone.",
        "Harbour House",
    ),
    (
        "Wheelchair Football",
        Category::Sport,
        "Football for young people who use wheelchairs.",
        "Chairs are lent. Helpers come along.",
        "Sports Dome",
    ),
    (
        "Hill Street Doctors",
        Category::Health,
        "A surgery for everybody in the neighbourhood.",
        "Appointments with a doctor or nurse, vaccinations and health checks.",
        "Hill Street",
    ),
    (
        "Health Visitors",
        Category::Health,
        "Weigh your baby and ask anything.",
        "Reviews at one and two years, sleep, feeding and teeth.",
        "Mill Lane Children's Centre",
    ),
    (
        "Talk It Through Counselling",
        Category::MentalHealth,
        "Somebody trained to listen when things are hard.",
        "Six sessions for parents with low mood or worry. Ask for it yourself.",
        "Harbour House",
    ),
    (
        "Calm Corner",
        Category::MentalHealth,
        "A walk and a talk for anxious mums.",
        "We meet at the gate and walk for an hour, prams welcome.",
        "Canal Park",
    ),
    (
        "Acorn Nursery School",
        Category::Childcare,
        "Places for two, three and four year olds.",
        "Funded hours for working families. Garden, forest days and hot lunches.",
        "Acorn Lane",
    ),
    (
        "Sunflower Childminders",
        Category::Childcare,
        "Six registered homes that mind children.",
        "Early mornings and late evenings. Ask which of us has a space.",
        "",
    ),
    (
        "After-School Club at St Brigid's",
        Category::Clubs,
        "Games and tea until six.",
        "For pupils of reception to year six, in term time.",
        "St Brigid's Primary",
    ),
    (
        "Homework Club",
        Category::Learning,
        "Quiet tables, computers and a tutor.",
        "For secondary pupils. Snacks are on us.",
        "Library on the Green",
    ),
    (
        "Story Time at the Library",
        Category::Reading,
        "Books and rhymes for the youngest.",
        "Half an hour on the carpet, then choose books to take home.",
        "Library on the Green",
    ),
    (
        "Sling and Carrier Lending",
        Category::Things,
        "Borrow a sling and learn to tie it.",
        "A library of carriers for newborn babies and toddlers.",
        "Mill Lane Children's Centre",
    ),
    (
        "Toy Swap",
        Category::Things,
        "Bring a toy, take a toy.",
        "Clean toys and games only. No batteries needed.",
        "The Old Laundry",
    ),
    (
        "Splash Swimming for Under Fives",
        Category::Sport,
        "Warm water and patient teachers.",
        "Lessons of half an hour with a grown-up in the pool.",
        "Leisure Pool",
    ),
    (
        "Little Kickers Sunday",
        Category::Sport,
        "Ball games for three to six year olds.",
        "Wear trainers. First time free.",
        "Sports Dome",
    ),
    (
        "Saturday Dads",
        Category::Fathers,
        "Breakfast and building things, dads and children only.",
        "Fathers, grandfathers and uncles. Bacon, halal sausages and beans.",
        "The Old Laundry",
    ),
    (
        "New Mothers Meet",
        Category::Community,
        "Coffee and company in the first year.",
        "A group to make friends when days are long.",
        "Bridge Hall",
    ),
    (
        "English for Parents",
        Category::English,
        "Beginners and improvers, with a crèche.",
        "Classes in small groups. Learn the words you need for school and the doctor.",
        "Mill Lane Children's Centre",
    ),
    (
        "Welcome Mornings",
        Category::Community,
        "For families new to the country.",
        "Tea, forms and answers. Somali, Polish and Arabic are spoken.",
        "The Old Laundry",
    ),
    (
        "Money and Benefits Advice",
        Category::Money,
        "Find out what you can claim.",
        "Debts, bills and universal credit, in private.",
        "Harbour House",
    ),
    (
        "Corner Food Bank",
        Category::Food,
        "A bag of food for the week, no questions.",
        "Halal and vegetarian bags. Nappies when we have them.",
        "St Brigid's Church",
    ),
    (
        "Community Fridge",
        Category::Food,
        "Good food that would be thrown away.",
        "Take what you need, leave what you can.",
        "Bridge Hall",
    ),
    (
        "Community Garden",
        Category::Community,
        "Grow, dig and eat together.",
        "Volunteers of any age. Tools and gloves are there.",
        "Canal Park",
    ),
    (
        "Council Housing Desk",
        Category::Housing,
        "Repairs, rent and moving.",
        "Officers of the council see you without an appointment.",
        "Town Steps",
    ),
    (
        "Safe at Home",
        Category::Safety,
        "Confidential help with domestic abuse.",
        "We listen, believe you and plan with you. A woman answers the phone.",
        "",
    ),
    (
        "Remembering Together",
        Category::Bereavement,
        "For children who have lost somebody.",
        "Bereavement support by play and art, with their grown-ups close by.",
        "Harbour House",
    ),
    (
        "Young Carers",
        Category::Carers,
        "Time off for children who look after somebody.",
        "Bowling, pizza and a listening ear.",
        "Sports Dome",
    ),
    (
        "Strong Parents Course",
        Category::Parenting,
        "Ten weeks about behaviour, boundaries and praise.",
        "Parenting made calmer. Certificate at the end.",
        "Mill Lane Children's Centre",
    ),
    (
        "Job Coach",
        Category::Work,
        "Applications, interviews and a friendly push.",
        "One to one, also in the evening.",
        "Library on the Green",
    ),
    (
        "Papers and Rights",
        Category::Legal,
        "Free immigration advice by a solicitor.",
        "Visas, settlement and citizenship. Bring all letters.",
        "Town Steps",
    ),
    (
        "Tablet Tuesday",
        Category::Digital,
        "Learn to use a phone, tablet or computer.",
        "Emails, forms and video calls at your own pace.",
        "Library on the Green",
    ),
    (
        "Estate Minibus",
        Category::Transport,
        "A lift to the clinic and the shops.",
        "Step at the door, space for one wheelchair user.",
        "",
    ),
    ("Paint and Clay", Category::Arts, "Make something on a Sunday.", "All ages. Aprons are there.", "The Old Laundry"),
    (
        "Friday Youth Club",
        Category::Youth,
        "Music, pool and somewhere warm.",
        "For eleven to sixteen year olds.",
        "Bridge Hall",
    ),
];

/// What the categories above are called in English, Polish and Arabic.
fn labels(category: Category) -> &'static str {
    match category {
        Category::PlayGroups => "Play groups · Grupy zabaw · مجموعات اللعب",
        Category::Pregnancy => "Having a baby · Ciąża i poród · الحمل والولادة",
        Category::BabyFeeding => "Feeding a baby · Karmienie dziecka · إرضاع الطفل",
        Category::SpeechLanguage => "Learning to talk · Mowa i język · تعلّم الكلام",
        Category::Childcare => "Nurseries · Żłobki i przedszkola · الحضانات والمدارس",
        Category::Send => "Special needs and disabilities · Specjalne potrzeby · الاحتياجات الخاصة",
        Category::English => "English classes · Nauka angielskiego · دروس اللغة الإنجليزية",
        Category::Money => "Money and benefits · Pieniądze i zasiłki · المال والإعانات",
        Category::Things => "Clothes and toys · Ubrania i zabawki · الملابس والألعاب",
        Category::Health => "Health · Zdrowie · الصحة",
        _ => "",
    }
}

/// The moment of the questions.
pub fn now() -> Now {
    Now { date: Date::new(2026, 10, 6).expect("a day"), time: Time::new(9, 30).expect("a time") }
}

fn entry(number: usize, line: &Line) -> Entry {
    let id = format!("00000000-0000-7000-8000-{number:012}");
    Entry {
        id: id.parse::<ServiceId>().expect("an id"),
        name: line.0.into(),
        summary: line.2.into(),
        translations: Vec::new(),
        organisation: None,
        kind: Kind::Group,
        stages: None,
        ages: None,
        categories: Set::EMPTY.with(line.1),
        price: Price::Unknown,
        attend: None,
        channels: None,
        languages: None,
        schedules: Vec::new(),
        places: Vec::new(),
        phone: String::new(),
        pause: None,
        checked: Some(Check { on: now().date, by: CheckerRole::ChildrensCentre, parts: Set::EMPTY }),
        arrived: None,
        half_life_weeks: 8,
    }
}

fn doc(line: &Line) -> Doc {
    Doc::new()
        .with(Field::Name, line.0)
        .with(Field::Category, labels(line.1))
        .with(Field::Summary, line.2)
        .with(Field::Description, line.3)
        .with(Field::Place, line.4)
}

/// What is searched of each entry.
pub fn docs() -> Vec<Doc> {
    LINES.iter().map(doc).collect()
}

/// The directory.
pub fn directory() -> Directory {
    Directory::new(ListFile {
        zone: ZoneCard {
            id: "millside".parse::<ZoneId>().expect("a zone"),
            name: "Millside".into(),
            helper: None,
            demo: true,
        },
        calendar: Calendar::default(),
        places: Vec::new(),
        organisations: Vec::new(),
        entries: LINES.iter().enumerate().map(|(n, line)| entry(n, line)).collect(),
        index: Index::build(&docs()),
        moved: vec![],
    })
}
