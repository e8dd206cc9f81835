//! How much edges weigh.

use crate::build::edges::gather::Gather;
use crate::build::facts::Fold;
use crate::model::Sym;

impl Gather<'_> {
    pub(super) fn weights(&self, fold: &Fold) -> Vec<f64> {
        let own = self.ledger.claims.column("weight");
        if own.iter().any(Option::is_some) {
            let number_of = self.numbers(own);
            let numbers =
                fold.each_claim(|row| own[row].map_or(1.0, |cell| number_of[cell.index()]));
            return fold.each_in(Vec::new, |list, edge| {
                list.clear();
                list.extend_from_slice(&numbers[fold.run(edge)]);
                sum(list)
            });
        }
        let evidence = self.evidence.filter(|evidence| !evidence.sources.order.is_empty());
        fold.each_in(Vec::new, |list, edge| {
            let supporting = || self.supporting(fold, edge);
            if self.hedges.is_some_and(|hedges| hedges.never_add_up(supporting())) {
                return 1.0;
            }
            match evidence {
                Some(evidence) => evidence.count_origins(supporting(), list) as f64,
                None => supporting().count() as f64,
            }
        })
    }

    /// The rows of the claims that support an edge. One that is a single claim has no other support.
    fn supporting<'f>(&'f self, fold: &'f Fold, edge: usize) -> impl Iterator<Item = usize> + 'f {
        let all = !fold.rows(edge).any(|row| self.counts(row));
        fold.rows(edge).filter(move |row| all || self.counts(*row))
    }

    /// Whether the claim in a row is one of the least hedged of its proposition.
    pub(super) fn counts(&self, row: usize) -> bool {
        self.counted.as_ref().is_none_or(|counted| counted[row])
    }

    /// The weights that stand in cells, by the index of their symbols; 1 for what can't be used.
    pub(super) fn numbers(&self, cells: &[Option<Sym>]) -> Vec<f64> {
        let symbols = &self.ledger.symbols;
        // No weight is NaN: one that is hasn't been looked at.
        let mut numbers = vec![f64::NAN; symbols.len()];
        for cell in cells.iter().flatten() {
            let number = &mut numbers[cell.index()];
            if number.is_nan() {
                let parsed = symbols.text(*cell).parse().ok();
                *number = parsed.filter(|parsed: &f64| parsed.is_finite()).unwrap_or(1.0);
            }
        }
        numbers
    }
}

/// The sum of some numbers, the same in whatever order they come; the largest number there is where
/// the sum is beyond it, because no format has a word for infinity that is read back.
fn sum(numbers: &mut [f64]) -> f64 {
    // Numbers this much smaller have a sum that isn't beyond it, however many there are.
    const SMALL: f64 = 1.0 / (1_u128 << 64) as f64;
    if numbers.len() > 2 {
        numbers.sort_unstable_by(f64::total_cmp);
    }
    let largest = match numbers {
        [] => return 0.0,
        [number] => return *number,
        [first, .., last] => first.abs().max(last.abs()),
    };
    let sum: f64 = numbers.iter().sum();
    if !sum.is_finite() {
        let small: f64 = numbers.iter().map(|number| number * SMALL).sum();
        return (small / SMALL).clamp(f64::MIN, f64::MAX);
    }
    // Hundredths that were typed shouldn't come out as 0.30000000000000004; what is small beside
    // them stays.
    let rounded = (sum * 1e9).round() / 1e9;
    if rounded.is_finite() && (rounded - sum).abs() < (sum.abs() + largest) * 1e-12 {
        rounded
    } else {
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_stays_a_number() {
        assert_eq!(sum(&mut [0.1, 0.2]), 0.3);
        assert_eq!(sum(&mut [0.1; 1000]), 100.0);
        assert_eq!(sum(&mut [-0.1, -0.2, 0.3]), 0.0);
        assert_eq!(sum(&mut [1e308, 1e308]), f64::MAX);
        assert_eq!(sum(&mut [-1e308; 3]), f64::MIN);
        assert_eq!(sum(&mut [1e308, -1e308, 1e308, -1e308, 1e308]), 1e308);
    }

    #[test]
    fn a_small_weight_is_as_small_as_it_was_said() {
        for small in [5e-11, 1e-300, 1.000_000_000_05, 0.123_456_789_012] {
            assert_eq!(sum(&mut [small]), small);
        }
        assert_eq!(sum(&mut [5e-11, 5e-11]), 1e-10);
        assert_eq!(sum(&mut [0.5, 1e-11]), 0.5 + 1e-11);
    }
}
