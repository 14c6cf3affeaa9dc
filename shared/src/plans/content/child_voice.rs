//! The child's own say: a few questions to talk, point or draw about.

crate::closed_list! {
    /// What a child says to a question that can be answered by pointing. Words and drawings are kept beside it.
    ChildAnswer {
        /// A smiling face.
        Yes = "yes",
        /// A face between.
        Sometimes = "sometimes",
        /// A face that does not smile.
        No = "no",
        /// The child did not want to say.
        WouldRatherNot = "would-rather-not",
    }
}

impl ChildAnswer {
    /// What stands beside the face.
    pub fn plain(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Sometimes => "Sometimes",
            Self::No => "No",
            Self::WouldRatherNot => "I do not want to say",
        }
    }
}

/// A question to a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildQuestion {
    /// Its stable id.
    pub id: &'static str,
    /// What to ask.
    pub ask: &'static str,
    /// How to ask it, for the adult.
    pub how: &'static str,
    /// Whether faces can answer it; else words or a drawing do.
    pub faces: bool,
}

/// The questions, in the order in which to ask them. None has to be asked, and a child may stop at any time.
pub const CHILD_QUESTIONS: [ChildQuestion; 7] = [
    ChildQuestion {
        id: "like-to-play",
        ask: "What do you like to play?",
        how: "Play first, and ask while you play. Write down the child's own words.",
        faces: false,
    },
    ChildQuestion {
        id: "good-at",
        ask: "What can you do that you are proud of?",
        how: "Let the child show you.",
        faces: false,
    },
    ChildQuestion {
        id: "important-people",
        ask: "Who is important to you?",
        how: "Draw them together. Pets and toys count.",
        faces: false,
    },
    ChildQuestion {
        id: "feels-better",
        ask: "What makes you feel better when you are sad?",
        how: "Offer pictures: a hug, a toy, a quiet place.",
        faces: false,
    },
    ChildQuestion {
        id: "looking-forward",
        ask: "Are you happy about going to school?",
        how: "Show the faces. Every face is a good answer.",
        faces: true,
    },
    ChildQuestion {
        id: "want-to-know",
        ask: "What do you want to know about school?",
        how: "Photos of the school help.",
        faces: false,
    },
    ChildQuestion {
        id: "tell-teacher",
        ask: "What shall we tell your teacher?",
        how: "Read it back, and ask if it is right. The child says what is passed on.",
        faces: false,
    },
];

/// The question with this id.
pub fn child_question(id: &str) -> Option<&'static ChildQuestion> {
    CHILD_QUESTIONS.iter().find(|q| q.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_has_an_id_of_its_own_and_is_short() {
        for (n, question) in CHILD_QUESTIONS.iter().enumerate() {
            assert!(CHILD_QUESTIONS[..n].iter().all(|q| q.id != question.id), "{}", question.id);
            assert_eq!(child_question(question.id), Some(question));
            assert!(question.ask.ends_with('?') && question.ask.split(' ').count() <= 10, "{}", question.ask);
        }
        assert_eq!(child_question("shoe-size"), None);
    }
}
