//! Figures and dates in Indonesian: one walk over the tokens, each start of a figure handed to the reader of its kind.

mod ages;
mod clocks;
mod dates;
mod exclusions;
mod implied;
mod money;
mod months;
mod numbers;
mod numeric;
mod ordinals;
mod quantity;
mod scores;
mod share;

pub use implied::{implied, weekdays};

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::cut::Kind;
use super::lexicon::{Lexicon, Sense};
use super::scan::{RawDate, RawFigure, Scan};
use super::tokens::{Token, Tokens};
use crate::indonesian::{calendar, numerals, words};
use crate::model::{FigureValue, Unit};

/// The currency of prices that name none.
const RUPIAH: &str = "IDR";
/// How many words after a price an amount without a currency is a price too.
const NEAR: usize = 8;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[numerals::WORDS, calendar::WORDS, include_str!("../data/indonesian.tsv")]));

/// Reads the figures and dates of an Indonesian text. Dates without a year get `year_hint`; byte ranges are in order
/// and do not overlap within each list.
#[must_use]
pub fn scan(text: &str, year_hint: Option<i32>) -> Scan {
    let read = read(text, &words::scan(text), &mut Vec::new());
    let evidence = read.evidence();
    let mut scan = read.finish(&evidence);
    for date in scan.dates.iter_mut().filter(|d| d.when != super::scan::When::Every) {
        if date.value.month.is_some() {
            date.value.year = date.value.year.or(year_hint);
        }
    }
    scan
}

/// What one part of an article tells about the figures of another.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Whether a pair of numbers was a score beyond doubt.
    scores: bool,
    /// The prices in rupiah.
    prices: Vec<Decimal>,
}

impl Evidence {
    /// Adds what another part tells.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.scores |= other.scores;
        self.prices.extend(other.prices);
        self
    }

    /// Ready to be asked.
    pub(super) fn sorted(mut self) -> Self {
        self.prices.sort_unstable();
        self
    }
}

/// A figure with the tokens that it came from, until the figures around it have been seen.
#[derive(Debug)]
pub(super) struct Item {
    /// First token and token after the last.
    tokens: (usize, usize),
    figure: RawFigure,
    /// Exponent of the scale word (`juta`: 6).
    scale: u8,
    /// Whether a pair of numbers is a score for certain, perhaps, or not at all.
    score: Certainty,
    /// Whether an amount without a currency is money by what other figures tell.
    money: Certainty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certainty {
    No,
    Maybe,
    Yes,
}

/// A text that has been walked over: its figures, to be settled by what other texts tell, and its dates.
#[derive(Debug)]
pub(super) struct Walked<'a> {
    text: &'a str,
    items: Vec<Item>,
    dates: Vec<RawDate>,
}

/// A text that is being walked over.
#[derive(Debug)]
struct Reading<'a> {
    t: Tokens<'a>,
    items: Vec<Item>,
    dates: Vec<RawDate>,
    /// Token after the last date.
    after_date: usize,
    /// End of the run without spaces that was judged last, and whether it is a document number.
    run: (usize, bool),
    /// Whether most words have a capital, as in a headline; found when first asked.
    headline: Option<bool>,
}

/// Walks over a text with the words of it; `tokens` is room for its tokens, to be used again for the next.
pub(super) fn read<'a>(text: &'a str, words: &[words::Token], tokens: &mut Vec<Token>) -> Walked<'a> {
    let t = Tokens::of_words(text, words, &LEXICON, std::mem::take(tokens));
    let mut reading =
        Reading { t, items: Vec::new(), dates: Vec::new(), after_date: 0, run: (0, false), headline: None };
    let mut at = 0;
    while let Some(token) = reading.t.get(at) {
        at = if reading.may_start(token) { reading.step(at).max(at + 1) } else { at + 1 };
    }
    reading.share();
    let Reading { t, items, dates, .. } = reading;
    *tokens = t.into_list();
    Walked { text, items, dates }
}

impl Reading<'_> {
    /// Whether something can start with a token: nearly every one is a word that means nothing here.
    #[inline]
    fn may_start(&self, token: &Token) -> bool {
        match token.kind {
            Kind::Word(id) if id.is_other() => {
                matches!(self.t.text.as_bytes()[token.start as usize], b'I' | b'V' | b'X')
            }
            Kind::Mark(c) => c == '$' || !c.is_ascii(),
            Kind::Word(_) | Kind::Number => true,
        }
    }

    /// Reads what starts at token `i` and gives the token to go on from.
    fn step(&mut self, i: usize) -> usize {
        let Some(kind) = self.t.kind(i) else { return i + 1 };
        let next = match kind {
            Kind::Number => Some(self.number(i)),
            Kind::Mark('$' | '€' | '£' | '¥' | '₩' | '₹') => self.sign(i),
            Kind::Mark(_) => None,
            Kind::Word(sense) => match sense {
                Sense::Half if self.half_hour(i) => self.clock_at(i),
                Sense::Unit(_) | Sense::Whole(_) | Sense::OneScale(_) | Sense::Half | Sense::OneOver(_) => {
                    Some(self.words(i))
                }
                Sense::Day(_) => self.weekday(i),
                Sense::Month(_) => self.month(i),
                Sense::Abbr(_) => self.short_month(i),
                Sense::Sign(_) => self.sign(i),
                Sense::Clock | Sense::Hour => self.clock(i),
                Sense::To => self.numbered(i),
                Sense::Other => self.roman(i),
                _ => None,
            },
        };
        next.unwrap_or(i + 1)
    }
}

impl Walked<'_> {
    /// What the figures tell about others.
    pub(super) fn evidence(&self) -> Evidence {
        let scores = self.items.iter().any(|item| item.score == Certainty::Yes);
        let prices = self.items.iter().filter_map(|item| match (&item.figure.value, &item.figure.unit) {
            (FigureValue::Number(n), Unit::Currency(RUPIAH)) => Some(*n),
            _ => None,
        });
        Evidence { scores, prices: prices.collect() }.sorted()
    }

    /// The result; what is doubtful by itself is settled by the evidence.
    pub(super) fn finish(self, evidence: &Evidence) -> Scan {
        let mut figures: Vec<RawFigure> = Vec::with_capacity(self.items.len());
        // Until which token a price makes money of the amount after it.
        let mut near = 0;
        for mut item in self.items {
            if item.score == Certainty::Maybe && !evidence.scores {
                figures.extend(scores::split(self.text, &item.figure));
                continue;
            }
            let rupiah = Unit::Currency(RUPIAH);
            let priced = item.figure.unit == rupiah;
            if item.figure.unit == Unit::None
                && let FigureValue::Number(n) = &item.figure.value
                && match item.money {
                    Certainty::No => false,
                    Certainty::Maybe => evidence.prices.binary_search(n).is_ok() || item.tokens.0 <= near,
                    Certainty::Yes => !evidence.prices.is_empty(),
                }
            {
                item.figure.unit = rupiah;
            }
            near = if priced { item.tokens.1 + NEAR } else { 0 };
            figures.push(item.figure);
        }
        Scan { figures, dates: self.dates }
    }
}
