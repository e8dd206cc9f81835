//! Exponentials made of sums and products alone, so that every machine gets the same bits.

/// Does something with the widest registers that the machine has; the bits stay the same.
///
/// What is to use them must be inlined into the task, which must be inlined itself.
#[inline(always)]
pub(crate) fn widely<R>(task: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(task)
}

/// e to this power; powers beyond ±80 count as ±80.
#[inline(always)]
pub fn exp(power: f32) -> f32 {
    // Adding this makes a float round to a whole number, which then sits in its lowest bits.
    const WHOLE: f32 = 12_582_912.0;
    let twos = power.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let shifted = twos + WHOLE;
    let rest = (twos - (shifted - WHOLE)) * std::f32::consts::LN_2;
    let mut sum = 1.0 / 720.0;
    for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * rest + factor;
    }
    sum * f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23))
}

/// From 0 for small numbers to 1 for large ones.
#[inline(always)]
pub fn sigmoid(number: f32) -> f32 {
    1.0 / (1.0 + exp(-number))
}

/// From -1 for small numbers to 1 for large ones.
#[inline(always)]
pub fn tanh(number: f32) -> f32 {
    2.0 / (1.0 + exp(-2.0 * number)) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_they_should_be() {
        for step in -4000..4000 {
            let number = step as f32 / 100.0;
            assert!((exp(number) / number.exp() - 1.0).abs() < 1e-5, "{number}");
            assert!((sigmoid(number) - 1.0 / (1.0 + (-number).exp())).abs() < 1e-6, "{number}");
            assert!((tanh(number) - number.tanh()).abs() < 1e-6, "{number}");
        }
    }

    #[test]
    fn no_number_leads_out_of_bounds() {
        for number in [f32::MIN, f32::NEG_INFINITY, f32::INFINITY, f32::MAX] {
            assert!((0.0..=1.0).contains(&sigmoid(number)), "{number}");
            assert!((-1.0..=1.0).contains(&tanh(number)), "{number}");
        }
    }
}
