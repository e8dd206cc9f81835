//! The CaRB measure: how many words of what people extracted from a sentence a program finds.
//!
//! Bhardwaj, Aggarwal and Mausam, "CaRB: A Crowdsourced Benchmark for Open IE", 2019.

/// What a sentence says: a relation and its arguments, as words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tuple {
    pub(crate) relation: Vec<String>,
    /// The first argument.
    pub(crate) subject: Option<Vec<String>>,
    /// All further ones together; nothing if there is none.
    pub(crate) rest: Option<Vec<String>>,
    pub(crate) confidence: f32,
}

impl Tuple {
    /// A tuple from texts whose words stand between blanks.
    pub(crate) fn new(relation: &str, arguments: &[&str], confidence: f32) -> Tuple {
        let words = |text: &str| text.split_whitespace().map(str::to_string).collect::<Vec<_>>();
        Tuple {
            relation: words(relation),
            subject: arguments.first().map(|text| words(text)),
            rest: arguments
                .get(1..)
                .filter(|rest| !rest.is_empty())
                .map(|rest| words(&rest.join(" "))),
            confidence,
        }
    }
}

/// How well one tuple says what another says.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(crate) struct Match {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
}

/// Sums over sentences, for all tuples at least as sure as some confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sums {
    pub(crate) precision: f64,
    pub(crate) predicted: f64,
    pub(crate) recall: f64,
    pub(crate) gold: f64,
}

impl Sums {
    pub(crate) fn precision(&self) -> f64 {
        if self.predicted > 0.0 { self.precision / self.predicted } else { 1.0 }
    }

    pub(crate) fn recall(&self) -> f64 {
        if self.gold > 0.0 { self.recall / self.gold } else { 0.0 }
    }

    pub(crate) fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

/// The measure at one confidence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(crate) confidence: f32,
    pub(crate) sums: Sums,
}

/// The measure at every confidence that some tuple has, from low to high, over sentences of
/// (gold, predicted) tuples.
pub(crate) fn curve(sentences: &[(Vec<Tuple>, Vec<Tuple>)]) -> Vec<Point> {
    let predicted = sentences.iter().flat_map(|(_, predicted)| predicted);
    let mut confidences: Vec<f32> = predicted.map(|tuple| tuple.confidence).collect();
    confidences.sort_by(f32::total_cmp);
    confidences.dedup();
    let mut points: Vec<Point> =
        confidences.iter().map(|&confidence| Point { confidence, sums: Sums::default() }).collect();
    for (gold, predicted) in sentences {
        let matches = matches(gold, predicted);
        let mut own: Vec<f32> = predicted.iter().map(|tuple| tuple.confidence).collect();
        own.sort_by(f32::total_cmp);
        own.dedup();
        let mut from = 0;
        for confidence in own {
            let to = confidences.partition_point(|&other| other <= confidence);
            let sums = sums(&matches, gold.len(), predicted, confidence);
            points[from..to].iter_mut().for_each(|point| add(&mut point.sums, &sums));
            from = to;
        }
        let nothing = Sums { gold: gold.len() as f64, ..Sums::default() };
        points[from..].iter_mut().for_each(|point| add(&mut point.sums, &nothing));
    }
    points
}

/// The area under a curve of precision over recall, from the point that finds nothing wrong.
pub(crate) fn area(points: &[Point]) -> f64 {
    let mut area = 0.0;
    let mut last = (0.0, 1.0);
    for point in points.iter().rev() {
        let next = (point.sums.recall(), point.sums.precision());
        area += (next.0 - last.0) * (next.1 + last.1) / 2.0;
        last = next;
    }
    area
}

/// How well each gold tuple (row) is said by each predicted one (column).
pub(crate) fn matches(gold: &[Tuple], predicted: &[Tuple]) -> Vec<Vec<Match>> {
    gold.iter().map(|gold| predicted.iter().map(|tuple| compare(gold, tuple)).collect()).collect()
}

/// The sums of one sentence, from the tuples that are sure enough.
pub(crate) fn sums(matches: &[Vec<Match>], gold: usize, predicted: &[Tuple], least: f32) -> Sums {
    let sure: Vec<usize> =
        (0..predicted.len()).filter(|&at| predicted[at].confidence >= least).collect();
    let best = |row: &Vec<Match>| sure.iter().map(|&at| row[at].recall).fold(0.0, f64::max);
    Sums {
        precision: assign(matches, &sure)
            .iter()
            .map(|&(row, column)| matches[row][column].precision)
            .sum(),
        predicted: sure.len() as f64,
        recall: matches.iter().map(best).sum(),
        gold: gold as f64,
    }
}

/// Pairs of a gold and a predicted tuple, each in one pair, the most precise first.
pub(crate) fn assign(matches: &[Vec<Match>], sure: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for _ in 0..matches.len().min(sure.len()) {
        let mut best: Option<(usize, usize)> = None;
        for row in (0..matches.len()).filter(|row| pairs.iter().all(|pair| pair.0 != *row)) {
            for &column in sure.iter().filter(|column| pairs.iter().all(|pair| pair.1 != **column))
            {
                let better = |(r, c): (usize, usize)| {
                    matches[row][column].precision > matches[r][c].precision
                };
                if best.is_none_or(better) {
                    best = Some((row, column));
                }
            }
        }
        pairs.extend(best);
    }
    pairs
}

fn add(sums: &mut Sums, other: &Sums) {
    sums.precision += other.precision;
    sums.predicted += other.predicted;
    sums.recall += other.recall;
    sums.gold += other.gold;
}

/// Compares part by part; what somebody said may stand on either side of "said".
fn compare(gold: &Tuple, predicted: &Tuple) -> Match {
    let straight = compare_parts(gold, predicted);
    const SAYING: &[&str] = &["said", "told", "added", "adds", "says"];
    let (left, right) = (gold.relation.join(" "), predicted.relation.join(" "));
    let saying = SAYING.iter().any(|word| left.contains(word) && right.contains(word));
    if !saying || predicted.rest.is_none() {
        return straight;
    }
    let swapped = Tuple {
        subject: predicted.rest.clone(),
        rest: predicted.subject.clone(),
        ..predicted.clone()
    };
    let swapped = compare_parts(gold, &swapped);
    if swapped > straight { swapped } else { straight }
}

fn compare_parts(gold: &Tuple, predicted: &Tuple) -> Match {
    let relation = common_relation(&gold.relation, &predicted.relation);
    if relation == 0 {
        return Match::default();
    }
    let mut common = relation;
    let (mut found, mut wanted) = (predicted.relation.len(), gold.relation.len());
    for (gold, predicted) in [(&gold.subject, &predicted.subject), (&gold.rest, &predicted.rest)] {
        let Some(gold) = gold else { continue };
        let Some(predicted) = predicted else { return Match::default() };
        common += common_words(gold, predicted).0;
        found += predicted.len();
        wanted += gold.len();
    }
    Match { precision: common as f64 / found as f64, recall: common as f64 / wanted as f64 }
}

fn common_relation(gold: &[String], predicted: &[String]) -> usize {
    const FORMS_OF_BE: &[&str] = &["be", "is", "am", "are", "was", "were", "been", "being"];
    let (common, left) = common_words(gold, predicted);
    let any_form = left.iter().any(|word| *word == "be")
        && gold.iter().any(|word| FORMS_OF_BE.contains(&word.as_str()));
    common + usize::from(any_form)
}

/// How many words two lists have in common, each as often as in both, and those of the second
/// that the first lacks.
fn common_words<'w>(gold: &[String], predicted: &'w [String]) -> (usize, Vec<&'w String>) {
    let mut left: Vec<&String> = predicted.iter().collect();
    let mut common = 0;
    for word in gold {
        if let Some(at) = left.iter().position(|other| *other == word) {
            left.remove(at);
            common += 1;
        }
    }
    (common, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tuple(text: &str) -> Tuple {
        let parts: Vec<&str> = text.split('|').collect();
        Tuple::new(parts[0], &parts[1..], 1.0)
    }

    fn compared(gold: &str, predicted: &str) -> (f64, f64) {
        let found = compare(&tuple(gold), &tuple(predicted));
        (found.precision, found.recall)
    }

    #[test]
    fn words_count_once_for_each_time_they_occur() {
        assert_eq!(
            compared("saw | the dog | the cat", "saw | the dog | the the cat"),
            (5.0 / 6.0, 1.0)
        );
        assert_eq!(compared("saw | a the dog | cat", "saw | the dog | cat"), (1.0, 0.8));
    }

    #[test]
    fn words_in_another_part_do_not_count() {
        assert_eq!(compared("saw | Ann | Bob", "saw | Bob | Ann"), (1.0 / 3.0, 1.0 / 3.0));
        assert_eq!(compared("saw | Ann | Bob", "Bob | Ann | saw"), (0.0, 0.0));
    }

    #[test]
    fn further_arguments_are_one() {
        assert_eq!(compared("went | Ann | home | today", "went | Ann | today home"), (1.0, 1.0));
    }

    #[test]
    fn a_missing_argument_is_no_match() {
        assert_eq!(compared("saw | Ann | Bob", "saw | Ann"), (0.0, 0.0));
        assert_eq!(compared("ran | Ann", "ran | Ann | home"), (1.0, 1.0));
    }

    #[test]
    fn be_matches_its_forms_once() {
        assert_eq!(compared("was | Ann | here", "be | Ann | here"), (1.0, 1.0));
        assert_eq!(compared("was | Ann | here", "is | Ann | here"), (0.0, 0.0));
        assert_eq!(compared("be | Ann | here", "be | Ann | here"), (1.0, 1.0));
    }

    #[test]
    fn what_is_said_may_stand_before_the_speaker() {
        assert_eq!(compared("said | Ann | it rains", "said | it rains | Ann"), (1.0, 1.0));
        assert_eq!(compared("thinks | Ann | it rains", "thinks | it rains | Ann"), (0.25, 0.25));
    }

    #[test]
    fn each_tuple_has_one_partner_and_the_most_precise_goes_first() {
        let gold = [tuple("saw | Ann | Bob"), tuple("saw | Ann | Bob today")];
        let predicted = [tuple("saw | Ann | Bob today"), tuple("saw | Ann | Bob")];
        let matches = matches(&gold, &predicted);
        // The first column is wholly right only with the second row.
        assert_eq!(assign(&matches, &[0, 1]), [(0, 1), (1, 0)]);
        assert_eq!(assign(&matches, &[0]), [(1, 0)]);
    }

    #[test]
    fn doubles_cost_precision_and_give_no_recall() {
        let gold = vec![tuple("saw | Ann | Bob")];
        let twice = vec![tuple("saw | Ann | Bob"), tuple("saw | Ann | Bob")];
        let sums = sums(&matches(&gold, &twice), 1, &twice, 0.0);
        assert_eq!((sums.precision(), sums.recall()), (0.5, 1.0));
    }

    #[test]
    fn the_curve_goes_from_all_tuples_to_the_surest() {
        let sure = |text: &str, confidence| Tuple { confidence, ..tuple(text) };
        let sentences = vec![
            (
                vec![tuple("saw | Ann | Bob"), tuple("met | Ann | Cid")],
                vec![sure("saw | Ann | Bob", 0.9), sure("met | Dan | Eve", 0.2)],
            ),
            (vec![tuple("left | Bob | Rome")], vec![sure("left | Bob | Rome", 0.5)]),
        ];
        let points = curve(&sentences);
        let shown: Vec<(f32, f64, f64)> = points
            .iter()
            .map(|point| (point.confidence, point.sums.precision(), point.sums.recall()))
            .collect();
        let third = 1.0 / 3.0;
        assert_eq!(
            shown,
            [
                (0.2, (1.0 + third + 1.0) / 3.0, (1.0 + third + 1.0) / 3.0),
                (0.5, 1.0, 2.0 / 3.0),
                (0.9, 1.0, third),
            ]
        );
        let last = (7.0 / 9.0 - 2.0 / 3.0) * (1.0 + 7.0 / 9.0) / 2.0;
        assert!((area(&points) - (2.0 / 3.0 + last)).abs() < 1e-9);
    }
}
