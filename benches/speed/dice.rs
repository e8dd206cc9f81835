//! Numbers that look random, and are the same everywhere.

/// Draws numbers that depend on nothing but where it starts.
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of one thing: the same each time somebody asks for it.
    pub(crate) fn of(what: u64, number: u64) -> Dice {
        Dice(stir(number ^ stir(what)))
    }

    /// A number below another.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        let product = u128::from(self.roll()) * u128::from(limit);
        u64::try_from(product >> 64).unwrap()
    }

    /// Whether something happens that does so once in so many times.
    pub(crate) fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    /// A number below another, where small ones are far more likely: as people are known, the
    /// `k`-th turns up about `k^(2/3)` times less often than the first.
    pub(crate) fn skewed(&mut self, limit: u64) -> u64 {
        let even = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        ((even * even * even * limit as f64) as u64).min(limit - 1)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9fb2_1c65_1e98_df25);
        stir(self.0)
    }
}

/// The finalizer of MurmurHash3: every bit of the number moves every bit of the result.
fn stir(mut number: u64) -> u64 {
    number ^= number >> 33;
    number = number.wrapping_mul(0xff51_afd7_ed55_8ccd);
    number ^= number >> 33;
    number = number.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}
