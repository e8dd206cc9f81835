//! The labels of Universal Dependencies and the Penn Treebank, a byte each.
//!
//! <https://universaldependencies.org/en/>

/// An enum of labels with the names that treebanks give them.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident: $($(#[$mark:meta])* $variant:ident $text:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "their names are those of the treebanks")]
        #[repr(u8)]
        pub enum $name { $($(#[$mark])* $variant,)* }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The name a treebank gives it.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The label of this name.
            pub fn named(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

labels! {
    /// A universal part of speech.
    Upos:
    Adj "ADJ",
    Adp "ADP",
    Adv "ADV",
    Aux "AUX",
    Cconj "CCONJ",
    Det "DET",
    Intj "INTJ",
    Noun "NOUN",
    Num "NUM",
    Part "PART",
    Pron "PRON",
    Propn "PROPN",
    Punct "PUNCT",
    Sconj "SCONJ",
    Sym "SYM",
    Verb "VERB",
    #[default]
    X "X",
}

labels! {
    /// A tag of the Penn Treebank, as the treebanks of the web and of GUM use them.
    Tag:
    Currency "$",
    CloseQuote "''",
    Comma ",",
    OpenBracket "-LRB-",
    CloseBracket "-RRB-",
    Stop ".",
    Colon ":",
    Add "ADD",
    Afx "AFX",
    Cc "CC",
    Cd "CD",
    Dt "DT",
    Ex "EX",
    #[default]
    Fw "FW",
    Gw "GW",
    Hyph "HYPH",
    In "IN",
    Jj "JJ",
    Jjr "JJR",
    Jjs "JJS",
    Ls "LS",
    Md "MD",
    Nfp "NFP",
    Nn "NN",
    Nnp "NNP",
    Nnps "NNPS",
    Nns "NNS",
    Pdt "PDT",
    Pos "POS",
    Prp "PRP",
    PrpPossessive "PRP$",
    Rb "RB",
    Rbr "RBR",
    Rbs "RBS",
    Rp "RP",
    Sym "SYM",
    To "TO",
    Uh "UH",
    Vb "VB",
    Vbd "VBD",
    Vbg "VBG",
    Vbn "VBN",
    Vbp "VBP",
    Vbz "VBZ",
    Wdt "WDT",
    Wp "WP",
    WpPossessive "WP$",
    Wrb "WRB",
    OpenQuote "``",
}

labels! {
    /// What a word is to the word it depends on.
    Label:
    Acl "acl",
    AclRelcl "acl:relcl",
    Advcl "advcl",
    AdvclRelcl "advcl:relcl",
    Advmod "advmod",
    Amod "amod",
    Appos "appos",
    Aux "aux",
    AuxPass "aux:pass",
    Case "case",
    Cc "cc",
    CcPreconj "cc:preconj",
    Ccomp "ccomp",
    Compound "compound",
    CompoundPrt "compound:prt",
    Conj "conj",
    Cop "cop",
    Csubj "csubj",
    CsubjOuter "csubj:outer",
    CsubjPass "csubj:pass",
    #[default]
    Dep "dep",
    Det "det",
    DetPredet "det:predet",
    Discourse "discourse",
    Dislocated "dislocated",
    Expl "expl",
    Fixed "fixed",
    Flat "flat",
    Goeswith "goeswith",
    Iobj "iobj",
    List "list",
    Mark "mark",
    Nmod "nmod",
    NmodDesc "nmod:desc",
    NmodPoss "nmod:poss",
    NmodUnmarked "nmod:unmarked",
    Nsubj "nsubj",
    NsubjOuter "nsubj:outer",
    NsubjPass "nsubj:pass",
    Nummod "nummod",
    Obj "obj",
    Obl "obl",
    OblAgent "obl:agent",
    OblUnmarked "obl:unmarked",
    Orphan "orphan",
    Parataxis "parataxis",
    Punct "punct",
    Reparandum "reparandum",
    Root "root",
    Vocative "vocative",
    Xcomp "xcomp",
}
