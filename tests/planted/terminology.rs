//! One source, two translations.

use super::languages::Language;
use super::mutation::{Mutation, Plant, replace};

pub const MUTATIONS: &[Mutation] = &[Mutation::article(
    "terminology/inconsistent-in-article",
    "one of two translations is worded otherwise",
    |article| {
        let mut plants = Vec::new();
        for (from, to) in Language::of(&article.locale).others {
            let spots: Vec<_> =
                article.spots().filter(|(_, it)| it.target.contains(from)).collect();
            let ids: Vec<&str> = spots.iter().map(|(segment, _)| &*segment.id).collect();
            for (segment, spot) in &spots {
                let start = segment.target.start + spot.target.find(from).unwrap_or(0);
                plants.push(Plant::of(vec![replace(start..start + from.len(), *to)], &ids));
            }
        }
        plants
    },
)];
