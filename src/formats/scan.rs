//! Finding what has to be escaped, in text where nothing has to be, as in nearly all of it.

/// Where the first special byte stands.
#[inline]
pub(crate) fn position(bytes: &[u8], is_special: impl Fn(u8) -> bool) -> Option<usize> {
    let mut start = 0;
    // Whole blocks without a way out in the middle are what the compiler turns into vector
    // instructions, as long as the question is made of comparisons.
    for block in bytes.chunks_exact(16) {
        if block.iter().fold(false, |found, byte| found | is_special(*byte)) {
            break;
        }
        start += 16;
    }
    bytes[start..].iter().position(|byte| is_special(*byte)).map(|at| start + at)
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
