//! Random numbers that are the same on every run.

/// SplitMix64.
#[derive(Clone, Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below 1.
    pub(crate) fn fraction(&mut self) -> f32 {
        (self.roll() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// A number around 0, evenly spread as far as this.
    pub(crate) fn around(&mut self, far: f32) -> f32 {
        (self.fraction() * 2.0 - 1.0) * far
    }

    /// Puts things into another order.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, (self.roll() % (at as u64 + 1)) as usize);
        }
    }

    /// For each of so many numbers: 0 in this share of cases, else what keeps the sum as it was.
    pub(crate) fn mask(&mut self, count: usize, share: f32) -> Vec<f32> {
        let kept = 1.0 / (1.0 - share);
        (0..count).map(|_| if self.fraction() < share { 0.0 } else { kept }).collect()
    }
}
