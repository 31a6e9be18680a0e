//! What the readers of figures give: plain data with byte ranges, before an article's own year and paragraphs are known.

use std::ops::Range;

use crate::model::{DateValue, FigureValue, Unit};

/// A figure in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFigure {
    /// Bytes of the text, currency and per cent included.
    pub range: Range<usize>,
    /// The likeliest value.
    pub value: FigureValue,
    /// What it counts.
    pub unit: Unit,
    /// Another value that the same characters may have (`1,127`).
    pub also: Option<FigureValue>,
    /// Whether it is written in words.
    pub spelled: bool,
    /// Whether it is round by its form (`5.000-an`).
    pub about: bool,
    /// Whether the text only implies it (`kedua`, "both", "twice"): accepted by a comparison, demanded by none.
    pub implied: bool,
}

/// When the nearest year is not the one that is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// Nothing is said: the year that brings the date nearest.
    #[default]
    Near,
    /// `lalu`, `sejak`: it has passed.
    Past,
    /// `mendatang`, `paling lambat`: it is to come.
    Future,
    /// `telah … pada`: it has passed, unless that was long ago.
    LikelyPast,
    /// `akan … pada`: it is to come, unless that is far off.
    LikelyFuture,
    /// `tahun lalu` -1, `tahun ini` 0, `tahun depan` 1: so many years from the article's.
    Offset(i8),
    /// `tahun itu`: the year that was told last.
    Same,
    /// `setiap`: each year, so no year.
    Every,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDate {
    /// Bytes of the text, weekday and brackets included.
    pub range: Range<usize>,
    /// The likeliest value, the year as far as the text itself gives it.
    pub value: DateValue,
    /// Another reading (English `11/7`: 7 November or 11 July).
    pub also: Option<DateValue>,
    /// The weekday that stands with it, 1 Monday to 7 Sunday.
    pub weekday: Option<u8>,
    /// Which year is meant where none is given.
    pub when: When,
    /// Whether a decade is meant (`1990-an`).
    pub decade: bool,
    /// Whether it ends a range or a list that the date before belongs to.
    pub joined: bool,
}

/// All figures and dates of a text, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The figures.
    pub figures: Vec<RawFigure>,
    /// The dates.
    pub dates: Vec<RawDate>,
}

impl RawDate {
    /// A date with nothing but its value.
    pub(super) fn new(range: Range<usize>, value: DateValue) -> Self {
        Self { range, value, also: None, weekday: None, when: When::Near, decade: false, joined: false }
    }
}

impl RawFigure {
    /// A figure with nothing but value and unit.
    pub(super) fn new(range: Range<usize>, value: FigureValue, unit: Unit) -> Self {
        Self { range, value, unit, also: None, spelled: false, about: false, implied: false }
    }
}
