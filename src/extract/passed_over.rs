//! What a document says and is not proposed, counted by reason.

/// How many propositions were not proposed as claims, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    counts: [u64; Reason::ALL.len()],
}

/// Why a proposition is no claim of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nobody does it, or nobody who is named.
    NoSubject,
    /// It is done to nobody and nothing.
    NoObject,
    /// What is done is a clause, which is read by itself.
    Clause,
    /// The same clause was proposed in another form.
    OtherForm,
    /// A condition or a question, which says nothing.
    Condition,
    /// The text says that it was not said.
    NotSaid,
    /// The text has it struck out.
    Struck,
    /// `there`, `you`, `what`: a pronoun that stands for nobody in particular.
    Pronoun,
    /// Both ends are the same.
    SameEnds,
    /// A possessive or a title, which hardly ever is what somebody looks for.
    Slight,
    /// A sentence in which no clause was found, as where it is a name or was taken for one.
    NoClause,
}

impl Reason {
    /// All of them, in the order in which they are told.
    pub const ALL: [Reason; 11] = [
        Reason::NoSubject,
        Reason::NoObject,
        Reason::Clause,
        Reason::OtherForm,
        Reason::Condition,
        Reason::NotSaid,
        Reason::Struck,
        Reason::Pronoun,
        Reason::SameEnds,
        Reason::Slight,
        Reason::NoClause,
    ];

    /// The reason in words, as it may stand behind a number.
    pub fn words(self) -> &'static str {
        match self {
            Reason::NoSubject => "without a subject",
            Reason::NoObject => "without an object",
            Reason::Clause => "about a clause that is read by itself",
            Reason::OtherForm => "proposed in another form",
            Reason::Condition => "in conditions and questions",
            Reason::NotSaid => "said not to have been said",
            Reason::Struck => "in struck-out text",
            Reason::Pronoun => "about a pronoun that stands for nobody",
            Reason::SameEnds => "with the same at both ends",
            Reason::Slight => "in possessives and titles",
            Reason::NoClause => "with no clause to read",
        }
    }
}

impl PassedOver {
    /// How many were passed over for a reason.
    pub fn count(&self, reason: Reason) -> u64 {
        self.counts[reason as usize]
    }

    /// How many were passed over.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Adds those of another document.
    pub fn add(&mut self, other: &PassedOver) {
        for (own, more) in self.counts.iter_mut().zip(other.counts) {
            *own += more;
        }
    }

    /// The reasons for which more were passed over than at a time before.
    pub(super) fn since(&self, before: &PassedOver) -> Vec<Reason> {
        let more = |reason: &Reason| self.count(*reason) > before.count(*reason);
        Reason::ALL.into_iter().filter(more).collect()
    }

    pub(super) fn note(&mut self, reason: Reason) {
        self.counts[reason as usize] += 1;
    }
}
