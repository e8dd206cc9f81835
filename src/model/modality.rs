//! Whether what is claimed is so, or in which way it isn't yet.

use crate::model::is_mere_text;

/// Whether what is claimed is so, or in which way it isn't yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// It is or was so.
    #[default]
    Actual,
    /// It may be so.
    Possible,
    /// It is to be so.
    Planned,
    /// Somebody doubts that it is so.
    Doubted,
}

impl Modality {
    /// All of them, what is so first.
    pub const ALL: [Modality; 4] =
        [Modality::Actual, Modality::Possible, Modality::Planned, Modality::Doubted];

    /// The modalities of what isn't so, or not yet, or perhaps not.
    pub const HEDGES: [Modality; 3] = [Modality::Possible, Modality::Planned, Modality::Doubted];

    /// The words that tables have for them.
    pub const NAMES: [&str; 4] = [
        Modality::Actual.name(),
        Modality::Possible.name(),
        Modality::Planned.name(),
        Modality::Doubted.name(),
    ];

    /// The word that tables have for it.
    pub const fn name(self) -> &'static str {
        match self {
            Modality::Actual => "actual",
            Modality::Possible => "possible",
            Modality::Planned => "planned",
            Modality::Doubted => "doubted",
        }
    }

    /// The modality that has this name, in small letters or capitals.
    ///
    /// ```
    /// use claimgraph::model::Modality;
    /// assert_eq!(Modality::of("Planned"), Some(Modality::Planned));
    /// assert_eq!(Modality::of("certain"), None);
    /// ```
    pub fn of(name: &str) -> Option<Modality> {
        Modality::ALL.into_iter().find(|modality| modality.name().eq_ignore_ascii_case(name))
    }

    /// How a word for a modality hedges, unless it says that it is so: what nobody knows may mean
    /// anything, and is said as it stands. A number is no word.
    ///
    /// ```
    /// use claimgraph::model::Modality;
    /// let said = ["actual", "Planned", "hypothetical"].map(Modality::hedge_of);
    /// assert_eq!(said, [None, Some("planned"), Some("hypothetical")]);
    /// ```
    pub fn hedge_of(word: &str) -> Option<&str> {
        match Modality::of(word) {
            Some(modality) => modality.is_hedge().then(|| modality.name()),
            None => Some(word).filter(|word| !word.trim().is_empty() && is_mere_text(word)),
        }
    }

    /// Whether what is claimed isn't so, or not yet, or perhaps not.
    pub fn is_hedge(self) -> bool {
        Modality::HEDGES.contains(&self)
    }
}
