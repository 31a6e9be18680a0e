//! What a stage works on: the article, its quotations by paragraph, and what goes with a chunk of it to a model.

use std::collections::HashMap;

use super::glossary::stands_in;
use super::hints;
use super::prompts::{Extras, Item, Task};
use crate::model::{Analysis, Article, Paragraph, ParagraphKind, Quote, QuoteId};
use crate::quotes::tags;

/// An article made ready to be sent in parts.
#[derive(Debug)]
pub struct Material<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its analysis.
    pub analysis: &'a Analysis,
    /// Terms (Indonesian, English) that must be used.
    pub glossary: &'a [(String, String)],
    /// Length of the summary in words.
    pub words: usize,
    by_paragraph: HashMap<u32, Vec<&'a Quote>>,
    hints: HashMap<u32, Vec<(String, String)>>,
    left_out: Vec<u32>,
}

impl<'a> Material<'a> {
    /// Gathers what the stages need.
    #[must_use]
    pub fn new(article: &'a Article, analysis: &'a Analysis, glossary: &'a [(String, String)], words: usize) -> Self {
        let mut by_paragraph: HashMap<u32, Vec<&Quote>> = HashMap::new();
        for quote in &analysis.quotes {
            by_paragraph.entry(quote.paragraph).or_default().push(quote);
        }
        Self { article, analysis, glossary, words, by_paragraph, hints: hints::misread(analysis), left_out: Vec::new() }
    }

    /// The same without some paragraphs, which a tight budget does not allow.
    #[must_use]
    pub fn without(mut self, paragraphs: Vec<u32>) -> Self {
        self.left_out = paragraphs;
        self
    }

    /// Paragraphs left out for the budget.
    #[must_use]
    pub fn left_out(&self) -> &[u32] {
        &self.left_out
    }

    /// The paragraphs to be sent: all content that is not left out.
    pub fn content(&self) -> impl Iterator<Item = &'a Paragraph> {
        self.article.content().filter(|p| !self.left_out.contains(&p.id))
    }

    /// All quotations of a paragraph, nested ones included.
    #[must_use]
    pub fn quotes(&self, paragraph: u32) -> &[&'a Quote] {
        self.by_paragraph.get(&paragraph).map_or(&[], Vec::as_slice)
    }

    /// The quotation of that id.
    #[must_use]
    pub fn quote(&self, id: QuoteId) -> Option<&'a Quote> {
        self.analysis.quotes.get((id.0 as usize).checked_sub(1)?)
    }

    /// Ids of the outermost quotations of a paragraph, which are tagged when it is sent.
    #[must_use]
    pub fn tagged_ids(&self, paragraph: u32) -> Vec<QuoteId> {
        self.quotes(paragraph).iter().filter(|q| q.within.is_none()).map(|q| q.id).collect()
    }

    /// A paragraph with its quotations tagged.
    #[must_use]
    pub fn tagged(&self, paragraph: &Paragraph) -> Item {
        Item { id: paragraph.id, text: tags::tagged(&paragraph.text, self.quotes(paragraph.id)) }
    }

    /// A paragraph with placeholders for its quotations.
    #[must_use]
    pub fn masked(&self, paragraph: &Paragraph) -> Item {
        Item { id: paragraph.id, text: tags::masked(&paragraph.text, self.quotes(paragraph.id)) }
    }

    /// What is sent for a task on Indonesian text, in order. The title goes as the member `title`; as a paragraph too
    /// where it must be translated or holds a quotation.
    #[must_use]
    pub fn items(&self, task: Task) -> Vec<Item> {
        let sent =
            |p: &&Paragraph| task != Task::Brief || p.kind != ParagraphKind::Title || !self.tagged_ids(p.id).is_empty();
        self.content().filter(sent).map(|p| self.tagged(p)).collect()
    }

    /// What goes with a chunk of Indonesian paragraphs: only what occurs in them.
    #[must_use]
    pub fn extras(&self, task: Task, items: &[Item]) -> Extras {
        let has_title =
            items.iter().any(|i| self.article.paragraph(i.id).is_some_and(|p| p.kind == ParagraphKind::Title));
        let texts: Vec<String> = match self.glossary {
            [] => Vec::new(),
            _ => items.iter().map(|i| i.text.to_lowercase()).collect(),
        };
        let occurs = |term: &str| texts.iter().any(|t| stands_in(t, &term.to_lowercase()));
        let mut figures: Vec<(String, String)> = Vec::new();
        for item in items {
            for hint in self.hints.get(&item.id).into_iter().flatten() {
                let enough = || {
                    hints::is_grouping(hint)
                        && figures.iter().filter(|h| hints::is_grouping(h)).count() >= hints::SAME_KIND
                };
                if !figures.contains(hint) && item.text.contains(&hint.0) && !enough() {
                    figures.push(hint.clone());
                }
            }
        }
        let tagged = |q: &Quote| items.iter().any(|i| i.id == q.paragraph && i.text.contains(&format!("\"{}\"", q.id)));
        let sent = items.iter().filter(|_| task == Task::Brief).flat_map(|i| self.quotes(i.id)).copied();
        let untold =
            hints::untold_speakers(self.analysis, self.article, &sent.filter(|q| tagged(q)).collect::<Vec<_>>());
        let speakers = untold.iter().filter_map(|q| Some((q.id.to_string(), q.speaker.as_ref()?.name.clone())));
        Extras {
            title: self.article.title.clone().filter(|_| !has_title),
            context: self.context(items),
            glossary: self.glossary.iter().filter(|(id, _)| occurs(id)).cloned().collect(),
            figures,
            words: self.words,
            speakers: speakers.collect(),
            quotes: Vec::new(),
        }
    }

    /// What goes with English sentences that a summary is made of: `english` gives the words of a quotation, where it has
    /// any. With the Indonesian for both it is what the plan counts.
    #[must_use]
    pub fn extras_of_english<'q>(
        &self,
        items: &[Item],
        words: usize,
        title: Option<&str>,
        english: &dyn Fn(QuoteId) -> Option<&'q str>,
    ) -> Extras {
        let ids = items.iter().flat_map(|i| tags::placeholders(&i.text)).map(|(_, id)| id);
        let quotes = ids.filter_map(|id| {
            let speaker = self.quote(id)?.speaker.as_ref().map(|s| s.name.clone());
            Some((id.to_string(), english(id).filter(|t| !t.is_empty())?.to_owned(), speaker))
        });
        Extras {
            title: title.map(str::to_owned).or_else(|| self.article.title.clone()),
            words,
            quotes: quotes.collect(),
            ..Extras::default()
        }
    }

    /// The last words of the paragraph before a chunk that does not begin the article. They are Indonesian, not the
    /// English of the chunk before: so chunks stay independent of each other, go out together and are found again in
    /// the cache.
    fn context(&self, items: &[Item]) -> Option<String> {
        let sent = |id: u32| self.article.paragraph(id).filter(|p| p.is_content() && !self.left_out.contains(&id));
        let before = (1..items.first()?.id).rev().find_map(sent).filter(|p| p.kind != ParagraphKind::Title)?;
        let words: Vec<&str> = before.text.split_whitespace().collect();
        Some(words[words.len().saturating_sub(CONTEXT_WORDS)..].join(" "))
    }
}

/// How much of the text before goes with a chunk.
const CONTEXT_WORDS: usize = 30;
