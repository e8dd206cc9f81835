//! From scores of heads to a tree: each word's best head, mended where they form a circle.

/// The heads that make a tree, one word of which depends on the root.
///
/// `scores` holds a row for each position and in it the score of each head; position 0 is the root
/// and its row means nothing. The head of position 0 is 0.
pub(crate) fn heads(scores: &[f32], long: usize) -> Vec<usize> {
    let greedy: Vec<usize> =
        (0..long).map(|at| if at == 0 { 0 } else { best(scores, long, at) }).collect();
    if is_tree(&greedy) {
        return greedy;
    }
    // A tree may hang on several words. Each of them gets the root for itself, and the best wins.
    let loose = spanning(&Scores { of: scores.to_vec(), long });
    let mut hanging: Vec<usize> = (1..long).filter(|&at| loose[at] == 0).collect();
    if hanging.len() == 1 {
        return loose;
    }
    hanging.sort_by(|&a, &b| scores[b * long].total_cmp(&scores[a * long]));
    hanging.truncate(3);
    let mut won: Option<(f32, Vec<usize>)> = None;
    for root in hanging {
        let mut only = Scores { of: scores.to_vec(), long };
        for at in (1..long).filter(|&at| at != root) {
            only.of[at * long] = NEVER;
        }
        for other in 1..long {
            only.of[root * long + other] = NEVER;
        }
        let tree = spanning(&only);
        let total = (1..long).map(|at| scores[at * long + tree[at]]).sum();
        if won.as_ref().is_none_or(|(most, _)| total > *most) {
            won = Some((total, tree));
        }
    }
    won.map_or(greedy, |(_, tree)| tree)
}

/// A score so low that no sum of others makes up for it.
const NEVER: f32 = -1e8;

struct Scores {
    of: Vec<f32>,
    long: usize,
}

fn best(scores: &[f32], long: usize, at: usize) -> usize {
    let row = &scores[at * long..][..long];
    let mut best = usize::from(at == 0);
    for head in 0..long {
        if head != at && row[head] > row[best] {
            best = head;
        }
    }
    best
}

/// Whether all depend on the root in the end, and only one directly.
fn is_tree(heads: &[usize]) -> bool {
    heads.iter().skip(1).filter(|&&head| head == 0).count() == 1 && circle(heads).is_none()
}

/// Positions that depend on each other.
fn circle(heads: &[usize]) -> Option<Vec<usize>> {
    // The walk in which a position was first met.
    let mut met = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && met[at] == 0 {
            met[at] = start;
            at = heads[at];
        }
        if at != 0 && met[at] == start {
            let mut circle = vec![at];
            let mut next = heads[at];
            while next != at {
                circle.push(next);
                next = heads[next];
            }
            return Some(circle);
        }
    }
    None
}

/// The best tree on these scores: circles become one position until there are none (Chu, Liu and
/// Edmonds).
fn spanning(scores: &Scores) -> Vec<usize> {
    let long = scores.long;
    let greedy: Vec<usize> =
        (0..long).map(|at| if at == 0 { 0 } else { best(&scores.of, long, at) }).collect();
    let Some(circle) = circle(&greedy) else { return greedy };
    let mut inside = vec![false; long];
    for &at in &circle {
        inside[at] = true;
    }
    let left: Vec<usize> = (0..long).filter(|&at| !inside[at]).collect();
    let joint = left.len();
    let fewer = joint + 1;
    let mut of = vec![NEVER; fewer * fewer];
    // Which member of the circle an arc into it, or out of it, belongs to.
    let mut entered = vec![0; fewer];
    let mut leaving = vec![0; fewer];
    for (new, &old) in left.iter().enumerate() {
        for (new_head, &head) in left.iter().enumerate() {
            of[new * fewer + new_head] = scores.of[old * long + head];
        }
        for &member in &circle {
            let out = scores.of[old * long + member];
            if out > of[new * fewer + joint] || leaving[new] == 0 {
                of[new * fewer + joint] = out;
                leaving[new] = member;
            }
            let given_up = scores.of[member * long + greedy[member]];
            let into = scores.of[member * long + old] - given_up;
            if into > of[joint * fewer + new] || entered[new] == 0 {
                of[joint * fewer + new] = into;
                entered[new] = member;
            }
        }
    }
    let tree = spanning(&Scores { of, long: fewer });
    let mut heads = greedy;
    for (new, &old) in left.iter().enumerate().skip(1) {
        heads[old] = if tree[new] == joint { leaving[new] } else { left[tree[new]] };
    }
    let from = tree[joint];
    heads[entered[from]] = left[from];
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best tree by trying all.
    fn tried(scores: &[f32], long: usize) -> f32 {
        let mut most = f32::MIN;
        for number in 0..long.pow(long as u32 - 1) {
            let mut rest = number;
            let mut heads = vec![0];
            for _ in 1..long {
                heads.push(rest % long);
                rest /= long;
            }
            if (1..long).all(|at| heads[at] != at) && is_tree(&heads) {
                most = most.max(total(scores, &heads));
            }
        }
        most
    }

    fn total(scores: &[f32], heads: &[usize]) -> f32 {
        (1..heads.len()).map(|at| scores[at * heads.len() + heads[at]]).sum()
    }

    #[test]
    fn the_tree_is_nearly_always_the_best_of_all() {
        let mut seed = 1u64;
        let mut best = 0;
        for _ in 0..300 {
            let long = 5;
            let scores: Vec<f32> = (0..long * long)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (seed >> 40) as f32 / 1e6
                })
                .collect();
            let found = heads(&scores, long);
            assert!(is_tree(&found), "{found:?}");
            best += usize::from((total(&scores, &found) - tried(&scores, long)).abs() < 1e-3);
        }
        assert!(best >= 290, "{best} of 300");
    }

    #[test]
    fn one_word_hangs_on_the_root() {
        assert_eq!(heads(&[0.0; 4], 2), [0, 0]);
    }

    #[test]
    fn scores_that_are_all_alike_still_make_a_tree() {
        for long in 2..40 {
            assert!(is_tree(&heads(&vec![0.0; long * long], long)), "{long}");
        }
    }
}
