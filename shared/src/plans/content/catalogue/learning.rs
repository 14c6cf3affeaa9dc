//! Version 1, areas D to G: listening, talking, moving, playing.

use super::Area::{
    CuriousAndPlayful as G, ListeningAndUnderstanding as D, MovingAndHands as F, TalkingAndBeingUnderstood as E,
};
use super::{EyfsGoal, Item};

const LISTEN: Option<EyfsGoal> = Some(EyfsGoal::Listening);
const SPEAK: Option<EyfsGoal> = Some(EyfsGoal::Speaking);
const BIG: Option<EyfsGoal> = Some(EyfsGoal::GrossMotor);
const FINE: Option<EyfsGoal> = Some(EyfsGoal::FineMotor);

pub(super) const V1: &[Item] = &[
    Item::new(
        (D, 1),
        LISTEN,
        "My child looks or turns when someone says their name or gives a sign.",
        "Responds to name or cue",
        "We use your child's name first, and one clear sign for “stop and look”.",
    ),
    Item::new(
        (D, 2),
        LISTEN,
        "My child can do two things we ask, one after the other. Any language counts.",
        "Two-step request, any language",
        "We give one or two steps at a time, with pictures.",
    ),
    Item::new(
        (D, 3),
        LISTEN,
        "My child likes a short story or a song.",
        "Enjoys a short story or song",
        "We read and sing every day, and you can send us a song from home.",
    ),
    Item::new(
        (D, 4),
        LISTEN,
        "My child stays with one game or toy for a few minutes.",
        "Attends to one activity for minutes",
        "We start with short times, and build on what your child likes.",
    ),
    Item::new(
        (D, 5),
        LISTEN,
        "My child understands easy questions, such as who, what and where.",
        "Understands who, what, where",
        "We ask short questions, point to things, and wait for an answer.",
    ),
    Item::new(
        (E, 1),
        SPEAK,
        "My child asks for what they need with words, signs or pictures.",
        "Requests by word, sign or picture",
        "We learn your child's words and signs before the first day.",
    ),
    Item::new(
        (E, 2),
        SPEAK,
        "My child puts words together in short sentences. Any language counts.",
        "Short sentences, any language",
        "We repeat what your child says, and add a word or two.",
    ),
    Item::new(
        (E, 3),
        SPEAK,
        "People outside the family understand my child most of the time.",
        "Mostly understood by others",
        "We listen with care, and we ask you when we are not sure.",
    ),
    Item::new(
        (E, 4),
        SPEAK,
        "My child tells us about something that happened.",
        "Recounts something that happened",
        "We make time for talk in small groups, with photos or things from home.",
    ),
    Item::new(
        (E, 5),
        SPEAK,
        "My child likes rhymes and new words.",
        "Enjoys rhymes and new words",
        "We share a rhyme each week, and send the words home.",
    ),
    Item::new(
        (E, 6),
        SPEAK,
        "If English is new, my child has a few words or signs for school: help, toilet, drink, stop, and their name.",
        "New to English: 3 to 5 key words or signs",
        "We learn the same words in your language, and put pictures beside them.",
    ),
    Item::new(
        (F, 1),
        BIG,
        "My child runs, climbs, jumps and uses steps.",
        "Runs, climbs, jumps, steps",
        "We go outside every day, and we make sure that your child can join in.",
    ),
    Item::new(
        (F, 2),
        BIG,
        "My child moves about for a good part of the day.",
        "Active much of the day",
        "We give children many chances to move, inside and outside.",
    ),
    Item::new(
        (F, 3),
        BIG,
        "My child throws a big ball and tries to catch it.",
        "Throws and catches a large ball",
        "We play with balls of all sizes, and we start with slow and soft ones.",
    ),
    Item::new(
        (F, 4),
        FINE,
        "My child uses crayons, scissors, dough or puzzles.",
        "Crayons, scissors, dough, puzzles",
        "We have tools for small hands, and for left hands too.",
    ),
    Item::new(
        (F, 5),
        FINE,
        "My child can carry things and pour a drink.",
        "Carries and pours",
        "We let children pour and carry, and we wipe up together.",
    ),
    Item::new(
        (G, 1),
        Some(EyfsGoal::NaturalWorld),
        "My child likes to find things out, and asks about them.",
        "Explores and asks",
        "We find out what your child loves, and we start from there.",
    ),
    Item::new(
        (G, 2),
        Some(EyfsGoal::Imaginative),
        "My child plays “let's pretend”.",
        "Pretend play",
        "We have a place to dress up and play, with things that look like home.",
    ),
    Item::new(
        (G, 3),
        Some(EyfsGoal::Comprehension),
        "My child looks at books with someone.",
        "Shares books",
        "We lend books to take home, and we look for some in your language.",
    ),
    Item::new(
        (G, 4),
        Some(EyfsGoal::WordReading),
        "My child knows their own name when they see it written.",
        "Recognises own name",
        "We put your child's name on their peg, and we spell it as you do.",
    ),
    Item::new(
        (G, 5),
        Some(EyfsGoal::Number),
        "My child counts things for fun, such as steps or spoons.",
        "Counts in daily life",
        "We count in play, and your child can count in any language.",
    ),
    Item::new(
        (G, 6),
        Some(EyfsGoal::Creating),
        "My child sings, draws, paints or builds.",
        "Sings, draws, builds",
        "We put paper, paint and blocks out every day.",
    ),
];
