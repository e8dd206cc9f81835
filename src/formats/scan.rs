//! Finding what has to be escaped, in text where nothing has to be, as in nearly all of it.

/// Where the first special byte stands.
///
/// Whole blocks without a way out in the middle are what the compiler turns into vector
/// instructions, as long as the question is made of comparisons, as [`is_any`] is.
#[inline]
pub(crate) fn position(bytes: &[u8], is_special: impl Fn(u8) -> bool) -> Option<usize> {
    let (blocks, _) = bytes.as_chunks::<16>();
    let clean = blocks.iter().take_while(|block| !holds(block, &is_special)).count();
    // What is behind the blocks is looked at together with some of what is before.
    let is_rest_clean = || match (bytes.last_chunk::<16>(), bytes.first_chunk::<8>()) {
        (Some(last), _) => !holds(last, &is_special),
        (None, Some(first)) => {
            let last = bytes.last_chunk::<8>();
            !holds(first, &is_special) && last.is_some_and(|last| !holds(last, &is_special))
        }
        (None, None) => false,
    };
    if clean == blocks.len() && is_rest_clean() {
        return None;
    }
    let start = clean * 16;
    bytes[start..].iter().position(|byte| is_special(*byte)).map(|at| start + at)
}

/// Whether a byte is one of a few. The compiler would make branches of a pattern.
#[inline]
pub(crate) fn is_any<const N: usize>(byte: u8, few: [u8; N]) -> bool {
    few.iter().fold(false, |found, one| found | (byte == *one))
}

#[inline]
fn holds<const N: usize>(block: &[u8; N], is_special: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |found, byte| found | is_special(*byte))
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn the_first_of_several_is_found_wherever_it_stands() {
        for length in 0..50 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'"'), None);
            for at in (0..length).rev() {
                bytes[at] = b'"';
                assert_eq!(position(&bytes, |byte| byte == b'"'), Some(at));
            }
        }
    }
}
