//! Extractive summary: which sentences stand for the article, chosen by where they stand, what they share with the
//! rest, what they carry, and what the chosen ones have already said.

use std::collections::HashMap;

/// A sentence that may be chosen.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent features, not states")]
pub struct Candidate<'a> {
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// The English; its words count towards the limit.
    pub text: &'a str,
    /// The Indonesian; its words tell what it is about. Where it is empty, those of the English do.
    pub source: &'a str,
    /// It carries a quotation.
    pub has_quote: bool,
    /// It carries a figure.
    pub has_figure: bool,
    /// It is the headline: never chosen, but what it speaks of matters.
    pub is_title: bool,
    /// It stands in the first paragraph of the body.
    pub is_lede: bool,
}

/// Weights of the score; set by reading summaries of news articles against their first three sentences.
mod weight {
    pub(super) const LEDE: f64 = 1.0;
    pub(super) const POSITION: f64 = 0.6;
    pub(super) const CENTRAL: f64 = 1.0;
    pub(super) const TITLE: f64 = 0.8;
    pub(super) const QUOTE: f64 = 0.15;
    pub(super) const FIGURE: f64 = 0.15;
    pub(super) const REDUNDANT: f64 = 1.2;
    /// A question, or an item of a list.
    pub(super) const ASIDE: f64 = 0.5;
    /// A sentence that leans on the one before it reads badly alone.
    pub(super) const LEANING: f64 = 0.25;
}

/// Sentences shorter than this say too little, longer than that cost too much (words).
const GOOD_LENGTH: std::ops::RangeInclusive<usize> = 7..=45;

/// Content words by number, in order, with weights; of length 1, or 0 where there is no word.
type Bag = Vec<(usize, f64)>;

/// Indices of the sentences to print, in source order; together at most `words` words of English.
///
/// The same input gives the same output. Where not even the best sentence fits, the first that does is taken; where
/// none fits, the result is empty.
#[must_use]
pub fn select(sentences: &[Candidate<'_>], words: usize) -> Vec<usize> {
    let lowered: Vec<String> = sentences.iter().map(|s| topic(s).to_lowercase()).collect();
    let bags = bags(&lowered);
    let title = sentences.iter().zip(&bags).find(|(s, _)| s.is_title).map(|(_, b)| b.clone()).unwrap_or_default();
    let body = sentences.iter().filter(|s| !s.is_title).count().max(1);
    let central = centrality(sentences, &bags);
    let mut position = 0usize;
    let scores: Vec<f64> = sentences
        .iter()
        .enumerate()
        .map(|(i, s)| {
            if s.is_title {
                return f64::MIN;
            }
            position += 1;
            score(s, &bags[i], &title, central[i], position, body)
        })
        .collect();
    greedy(sentences, &bags, &scores, words)
}

fn topic<'a>(s: &Candidate<'a>) -> &'a str {
    if s.source.is_empty() { s.text } else { s.source }
}

fn score(s: &Candidate<'_>, bag: &Bag, title: &Bag, central: f64, position: usize, body: usize) -> f64 {
    let flag = |on: bool, w: f64| if on { w } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "sentence counts are small")]
    let early = 1.0 - (position - 1) as f64 / body as f64;
    let length = s.text.split_whitespace().count();
    let fit = if GOOD_LENGTH.contains(&length) { 0.0 } else { -0.4 };
    flag(s.is_lede, weight::LEDE)
        + weight::POSITION * early
        + weight::CENTRAL * central
        + weight::TITLE * cosine(bag, title)
        + flag(s.has_quote, weight::QUOTE)
        + flag(s.has_figure, weight::FIGURE)
        + fit
        - flag(leans(s.source), weight::LEANING)
        - flag(s.text.trim_end().ends_with('?') || s.text.starts_with(|c: char| c.is_ascii_digit()), weight::ASIDE)
}

/// Opens with a short word in the place of what was named before (`Ia …`, `Itu …`, `Hal itu …`).
fn leans(source: &str) -> bool {
    let mut words = source.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    first.chars().count() <= 3 || matches!(second, "itu" | "ini" | "tersebut")
}

/// Content words with weights: frequent in the article, but not in every sentence.
fn bags(lowered: &[String]) -> Vec<Bag> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut seen: Vec<u32> = Vec::new();
    let mut out: Vec<Bag> = Vec::with_capacity(lowered.len());
    for text in lowered {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 4);
        let mut bag = Bag::new();
        for word in words {
            let next = numbers.len();
            bag.push((*numbers.entry(word).or_insert(next), 1.0));
        }
        bag.sort_unstable_by_key(|(number, _)| *number);
        bag.dedup_by(|again, first| {
            let same = again.0 == first.0;
            first.1 += if same { again.1 } else { 0.0 };
            same
        });
        seen.resize(numbers.len(), 0);
        for (number, _) in &bag {
            seen[*number] += 1;
        }
        out.push(bag);
    }
    #[expect(clippy::cast_precision_loss, reason = "sentence counts are small")]
    let total = lowered.len() as f64;
    for bag in &mut out {
        for (number, weight) in bag.iter_mut() {
            let count = f64::from(seen[*number]);
            *weight = (1.0 + weight.ln()) * (1.0 - count / total).max(0.0) * (1.0 + count.ln());
        }
        let length = bag.iter().map(|(_, v)| v * v).sum::<f64>().sqrt();
        if length > 0.0 {
            for (_, v) in bag.iter_mut() {
                *v /= length;
            }
        }
    }
    out
}

/// How much each sentence shares with the others, 0 to 1: the sum of its cosines with all of them, which is its product
/// with their sum, so that a book costs no more by the page than an article.
fn centrality(sentences: &[Candidate<'_>], bags: &[Bag]) -> Vec<f64> {
    let words = bags.iter().filter_map(|b| b.last()).map(|(number, _)| number + 1).max().unwrap_or(0);
    let mut all = vec![0.0; words];
    bags.iter().flatten().for_each(|(number, v)| all[*number] += v);
    let raw: Vec<f64> = sentences
        .iter()
        .zip(bags)
        .map(|(s, bag)| {
            let own: f64 = bag.iter().map(|(_, v)| v * v).sum();
            if s.is_title { 0.0 } else { bag.iter().map(|(number, v)| v * all[*number]).sum::<f64>() - own }
        })
        .collect();
    let top = raw.iter().copied().fold(0.0, f64::max);
    raw.into_iter().map(|v| if top > 0.0 { v / top } else { 0.0 }).collect()
}

fn cosine(a: &Bag, b: &Bag) -> f64 {
    let (mut i, mut j, mut dot) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            dot += x.1 * y.1;
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    dot
}

fn greedy(sentences: &[Candidate<'_>], bags: &[Bag], scores: &[f64], words: usize) -> Vec<usize> {
    let mut left = words;
    let mut chosen: Vec<usize> = Vec::new();
    let lengths: Vec<usize> = sentences.iter().map(|s| s.text.split_whitespace().count()).collect();
    let mut open: Vec<usize> = (0..sentences.len()).filter(|&i| !sentences[i].is_title && lengths[i] > 0).collect();
    // How much of each sentence the chosen ones have said.
    let mut said = vec![0.0_f64; sentences.len()];
    loop {
        open.retain(|&i| lengths[i] <= left);
        let value = |i: usize| scores[i] - weight::REDUNDANT * said[i];
        let best = open.iter().copied().max_by(|&a, &b| value(a).total_cmp(&value(b)).then(b.cmp(&a)));
        let Some(index) = best else { break };
        left -= lengths[index];
        open.retain(|&i| i != index);
        for &i in &open {
            said[i] = said[i].max(cosine(&bags[i], &bags[index]));
        }
        chosen.push(index);
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(paragraph: u32, source: &str) -> Candidate<'_> {
        Candidate { paragraph, text: source, source, is_lede: paragraph == 1, ..Candidate::default() }
    }

    #[test]
    fn keeps_the_limit_the_order_and_the_lede() {
        let sentences = [
            candidate(1, "Gubernur meresmikan jembatan baru di atas sungai besar itu kemarin"),
            candidate(2, "Jembatan baru itu menghubungkan dua kecamatan di tepi sungai besar"),
            candidate(3, "Gubernur meresmikan jembatan baru di atas sungai besar itu kemarin"),
            candidate(4, "Warga berharap ongkos angkutan menurun setelah jembatan dibuka"),
        ];
        let chosen = select(&sentences, 27);
        assert_eq!(chosen.first(), Some(&0));
        assert!(chosen.is_sorted());
        assert!(!chosen.contains(&2), "the repetition is left out: {chosen:?}");
        let total: usize = chosen.iter().map(|&i| sentences[i].text.split_whitespace().count()).sum();
        assert!(total <= 27);
        assert_eq!(select(&sentences, 3), Vec::<usize>::new());
    }
}
