//! Which files a shard holds.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::digest::short;

/// One of several parts of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

/// What stands after `--shard` names no part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write the number of the part and how many there are: 1/4, 2/4, 3/4, 4/4")]
pub struct NotAShard;

impl FromStr for Shard {
    type Err = NotAShard;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, count) = text.split_once('/').ok_or(NotAShard)?;
        let read = |it: &str| {
            let is_plain = it.bytes().all(|it| it.is_ascii_digit());
            it.parse().ok().filter(|&it: &usize| is_plain && it > 0).ok_or(NotAShard)
        };
        let (number, count) = (read(number)?, read(count)?);
        if number > count { Err(NotAShard) } else { Ok(Self { number, count }) }
    }
}

impl Shard {
    /// Whether the file with this path below the root is in it. The path alone decides: the same file
    /// lands in the same part on every machine, whatever else there is.
    pub fn holds(self, below_root: &str) -> bool {
        let place = short(below_root.as_bytes()) % self.count as u64;
        usize::try_from(place).is_ok_and(|it| it + 1 == self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_in_one_part() {
        for at in 0..200 {
            let path = format!("docs/page-{at}.md");
            let holders = (1..=7).filter(|&number| Shard { number, count: 7 }.holds(&path));
            assert_eq!(holders.count(), 1, "{path}");
            assert!(Shard { number: 1, count: 1 }.holds(&path));
        }
    }

    #[test]
    fn the_parts_are_of_about_the_same_size() {
        let shard = Shard { number: 2, count: 4 };
        let held = (0..1000).filter(|at| shard.holds(&format!("a/{at}.md"))).count();
        assert!((200..300).contains(&held), "{held}");
    }

    #[test]
    fn only_a_part_of_a_whole_is_read() {
        assert_eq!("2/3".parse(), Ok(Shard { number: 2, count: 3 }));
        for bad in ["", "1", "0/3", "4/3", "1/0", "-1/2", "+1/2", " 1/2", "1/2/3", "a/b"] {
            assert_eq!(bad.parse::<Shard>(), Err(NotAShard), "{bad}");
        }
    }
}
