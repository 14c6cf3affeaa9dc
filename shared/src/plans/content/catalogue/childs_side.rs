//! Version 1, areas A to C: looking after myself, feelings, other children.

use super::Area::{FeelingsAndBeingApart as B, GettingOnWithOthers as C, LookingAfterMyself as A};
use super::EyfsGoal::{ManagingSelf, Relationships, SelfRegulation};
use super::Item;

const SELF: Option<super::EyfsGoal> = Some(ManagingSelf);
const CALM: Option<super::EyfsGoal> = Some(SelfRegulation);
const OTHERS: Option<super::EyfsGoal> = Some(Relationships);

pub(super) const V1: &[Item] = &[
    Item::new(
        (A, 1),
        SELF,
        "My child can tell or show someone that they need the toilet. They do most of it alone.",
        "Toilet: asks and mostly manages",
        "We show every child where the toilets are, remind them often, and help kindly after an accident.",
    ),
    Item::new(
        (A, 2),
        SELF,
        "My child can wash their hands and dry them.",
        "Washes and dries hands",
        "We wash hands together before we eat, and low taps and pictures help.",
    ),
    Item::new(
        (A, 3),
        SELF,
        "My child puts on their coat and shoes, and tries to do the zip.",
        "Coat, shoes, tries zips",
        "We leave time to get ready, and we start the zip so that your child can pull it up.",
    ),
    Item::new(
        (A, 4),
        SELF,
        "My child eats the way we eat at home, with a fork, a spoon or hands. They drink from a cup with no lid.",
        "Eats independently, open cup",
        "An adult sits near at lunch, and your child can eat in the way they know.",
    ),
    Item::new(
        (A, 5),
        SELF,
        "My child gets dressed with a bit of help.",
        "Dresses with some help",
        "We give your child time to change for games, and we help with the hard parts.",
    ),
    Item::new(
        (A, 6),
        SELF,
        "My child knows which bag, lunch box and peg are theirs.",
        "Knows own belongings",
        "We give your child a peg with a picture, and show them on the first visit.",
    ),
    Item::new(
        (A, 7),
        SELF,
        "My child blows their nose, or asks for a tissue.",
        "Nose: manages or asks",
        "We keep tissues where children can reach them, and we show them how.",
    ),
    Item::new(
        (B, 1),
        CALM,
        "My child is happy for a while with another adult they trust.",
        "Settles with a trusted adult",
        "We plan the first days with you, and the same adult says hello each morning.",
    ),
    Item::new(
        (B, 2),
        CALM,
        "When my child is upset, someone can comfort them. We know what helps.",
        "Can be comforted; we know how",
        "We ask you what helps, and each adult in the class will know it.",
    ),
    Item::new(
        (B, 3),
        CALM,
        "My child starts to say or show how they feel.",
        "Begins to name or show feelings",
        "We use pictures and words for feelings every day.",
    ),
    Item::new(
        (B, 4),
        CALM,
        "When a plan changes, my child can cope if someone helps.",
        "Copes with change, with help",
        "We show the day in pictures, and tell your child before something changes.",
    ),
    Item::new(
        (B, 5),
        CALM,
        "When something is hard, my child tries again.",
        "Tries again",
        "We praise trying, and we show that mistakes are fine.",
    ),
    Item::new(
        (B, 6),
        CALM,
        "My child can wait for a short time.",
        "Waits a short time",
        "We keep waiting short, and we show how long it will be.",
    ),
    Item::new(
        (C, 1),
        OTHERS,
        "My child plays next to other children, or with them.",
        "Plays alongside or with others",
        "We help your child find a play partner in the first week.",
    ),
    Item::new(
        (C, 2),
        OTHERS,
        "My child takes turns when someone helps.",
        "Takes turns with help",
        "We play turn games in small groups.",
    ),
    Item::new(
        (C, 3),
        OTHERS,
        "My child asks to join in, or shows that they want to.",
        "Asks or signals to join in",
        "We teach all children a way to ask, and a way to say yes.",
    ),
    Item::new(
        (C, 4),
        OTHERS,
        "My child can say or show “stop”. When someone else says it, they stop too.",
        "Says stop and heeds it",
        "Every child learns a stop sign, and adults act when it is used.",
    ),
    Item::new(
        (C, 5),
        OTHERS,
        "My child sees when someone else is sad, cross or happy.",
        "Notices others' feelings",
        "We talk about how people in stories feel, and in our class too.",
    ),
];
