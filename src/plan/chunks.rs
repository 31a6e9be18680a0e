//! Cuts paragraphs into the requests that will be sent, and counts each. The plan and the sending both stand on this,
//! so that nothing is sent that the plan did not count.

use super::pack::pack;
use super::prompts::{self, Extras, Item, Task, Told};
use super::tokens::{CHAT_OVERHEAD, Counter};
use crate::model::{Ask, Backend, Structure};

/// One request, ready to be encoded, with its tokens.
#[derive(Clone, Debug)]
pub struct Request {
    /// What is asked.
    pub ask: Ask,
    /// What its system message explains.
    told: Told,
    /// Tokens of the system message, the user message, the schema and the messages' frame.
    pub input_tokens: u64,
    /// Tokens to expect of the answer.
    pub output_tokens: u64,
}

/// How one task is put to one model.
#[derive(Clone, Copy, Debug)]
pub struct Chunker<'a> {
    /// Whom to ask.
    pub backend: &'a Backend,
    /// How its tokens are counted.
    pub counter: Counter,
    /// What to ask.
    pub task: Task,
}

/// What goes with a run of items.
pub type Around<'f> = dyn Fn(&[Item]) -> Extras + 'f;

impl Chunker<'_> {
    /// The items in runs that fit one request each with all that goes with them, answers included; an item that is too
    /// long for any is cut at sentence ends, and no run has two parts of one item. `words` is the length of the summary.
    #[must_use]
    pub fn cut(&self, items: Vec<Item>, words: usize, extras: &Around<'_>) -> Vec<Vec<Item>> {
        if items.is_empty() {
            return Vec::new();
        }
        let all = self.counter.bound(&prompts::user(self.task, &items, &extras(&items)));
        // Bounds by bytes are enough as long as everything fits at once.
        if all <= self.room_beside(self.counter.bound(&self.frame(Told::ALL)) + CHAT_OVERHEAD, words) {
            return vec![items];
        }
        let limit = self.room(words);
        if all <= limit {
            return vec![items];
        }
        let alone = |item: &Item| prompts::alone(self.task, item, &extras(std::slice::from_ref(item)));
        let mut small = Vec::with_capacity(items.len());
        for item in items {
            small.extend(split_long(item, |item| self.counter.fits(&alone(item), limit)));
        }
        let sizes: Vec<u64> = small.iter().map(|i| self.counter.count(&alone(i)) + PER_ITEM).collect();
        let mut rest = small.into_iter();
        let runs = pack(&sizes, limit).into_iter().map(|run| rest.by_ref().take(run.len()).collect::<Vec<_>>());
        // An answer under one id could not say which of two parts it is for.
        runs.flat_map(|run| run.chunk_by(|a, b| a.id != b.id).map(<[Item]>::to_vec).collect::<Vec<_>>()).collect()
    }

    /// Tokens of paragraphs and of what belongs to them that fit one request, so that the answer fits too.
    #[must_use]
    pub fn room(&self, words: usize) -> u64 {
        self.room_beside(self.fixed(Told::ALL), words)
    }

    /// The same beside so many tokens that all requests have.
    fn room_beside(&self, fixed: u64, words: usize) -> u64 {
        let fixed = fixed + EXTRAS;
        let window = u64::from(self.backend.context_tokens);
        let most_out = u64::from(self.backend.max_output_tokens);
        // The largest text whose own size and whose answer still fit; both grow with it, so halve the interval.
        let (mut low, mut high) = (64, window.max(128));
        while low + 16 < high {
            let middle = u64::midpoint(low, high);
            let output = self.output(middle, words);
            if fixed + middle + middle / 8 + output <= window && output <= most_out {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Output tokens to expect of a request: the answer, and the thoughts of a model that is told to think.
    #[must_use]
    pub fn output(&self, tokens: u64, words: usize) -> u64 {
        expected_output(self.task, tokens, words) + self.thoughts()
    }

    /// Thoughts count towards the output limit; half of it is kept for the answer whatever the effort.
    fn thoughts(&self) -> u64 {
        u64::from(self.backend.dialect.reasoning.headroom().min(self.backend.max_output_tokens / 2))
    }

    /// Tokens of the system message, the schema and the frame, which all requests of the task have that tell as much.
    #[must_use]
    pub fn fixed(&self, told: Told) -> u64 {
        let which = (self.task as usize * 2 + usize::from(self.with_schema())) * 8 + told.index();
        self.counter.count_once(which, || self.frame(told)) + CHAT_OVERHEAD
    }

    fn frame(&self, told: Told) -> String {
        let form = if self.with_schema() { self.task.schema().json.to_string() } else { self.task.form() };
        self.task.system(told) + "\n" + &form
    }

    fn with_schema(&self) -> bool {
        self.backend.dialect.structure == Structure::JsonSchema
    }

    /// The request for one run of items, counted.
    #[must_use]
    pub fn request(&self, items: &[Item], extras: &Extras) -> Request {
        let mut request = self.uncounted(items, extras);
        let Ask::Chat { user, .. } = &request.ask else { return request };
        let counted = self.counter.count(user);
        // The article's share of the message, by length: counting it again would cost as much as all the rest.
        let article = counted * length(items) / (user.len() as u64).max(1);
        let most = u64::from(self.backend.max_output_tokens);
        request.output_tokens = self.output(article, extras.words).min(most);
        request.input_tokens = self.fixed(request.told) + counted;
        request
    }

    /// The tokens of a request that was made [uncounted](Self::uncounted).
    #[must_use]
    pub fn input(&self, request: &Request) -> u64 {
        let Ask::Chat { user, .. } = &request.ask else { return 0 };
        self.fixed(request.told) + self.counter.count(user)
    }

    /// The same request, whose input is yet to be counted and whose output is expected by the length of the article:
    /// what is sent does not depend on whether an encoding was there to count it with.
    #[must_use]
    pub fn uncounted(&self, items: &[Item], extras: &Extras) -> Request {
        let user = prompts::user(self.task, items, extras);
        let article = self.counter.expected(length(items));
        let most = u64::from(self.backend.max_output_tokens);
        let output_tokens = self.output(article, extras.words).min(most);
        // Twice the expected length leaves room for a wordy model; a limit is no promise to use it.
        let answer = expected_output(self.task, article, extras.words);
        let limit = ((answer * 2).max(256) + self.thoughts()).min(most);
        let told = Told::by(extras);
        let ask = Ask::Chat {
            system: self.task.system(told),
            form: self.task.form(),
            user,
            schema: Some(self.task.schema()),
            max_output_tokens: u32::try_from(limit).unwrap_or(u32::MAX),
        };
        Request { ask, told, input_tokens: 0, output_tokens }
    }
}

/// Bytes of the items' texts.
fn length(items: &[Item]) -> u64 {
    items.iter().map(|i| i.text.len() as u64).sum()
}

/// Tokens that JSON puts between two items.
const PER_ITEM: u64 = 2;

/// Tokens kept free for the frame, the title and the context of a chunk.
const EXTRAS: u64 = 200;

/// Tokens to expect of the answer itself, from the input tokens of the article's text.
///
/// Translation: English has fewer tokens than Indonesian (about 0.75 with `o200k_base`), JSON and tags take the rest.
/// Brief: the English of the quotations, half of a news article, and the summary. Summary: words, citations, headline.
#[must_use]
pub fn expected_output(task: Task, tokens: u64, words: usize) -> u64 {
    let words = words as u64;
    match task {
        Task::Translate => tokens + 64,
        Task::Brief => tokens / 2 + words * 2 + 128,
        Task::Summarize => words * 2 + 192,
    }
}

/// An item cut into parts that fit, at sentence ends.
fn split_long(item: Item, fits: impl Fn(&Item) -> bool) -> Vec<Item> {
    let mut done = Vec::new();
    let mut open = vec![item];
    while let Some(item) = open.pop() {
        match Some(&item).filter(|i| !fits(i)).and_then(cut_at_sentence) {
            Some((left, right)) => open.extend([right, left]),
            None => done.push(item),
        }
    }
    done
}

/// An item in two at the sentence end nearest its middle that is not inside a quotation's tag; none where there is no
/// such place.
#[must_use]
pub fn cut_at_sentence(item: &Item) -> Option<(Item, Item)> {
    let text = &item.text;
    let middle = text.len() / 2;
    let mut inside = false;
    let mut best: Option<usize> = None;
    let mut tags = text.match_indices('<').peekable();
    for range in crate::indonesian::sentences::split(text) {
        while let Some((at, _)) = tags.next_if(|(at, _)| *at < range.end) {
            inside = text[at..].starts_with("<q ") || (inside && !text[at..].starts_with("</q>"));
        }
        let nearer = best.is_none_or(|b| range.end.abs_diff(middle) < b.abs_diff(middle));
        if !inside && range.end < text.len() && nearer {
            best = Some(range.end);
        }
    }
    let at = best?;
    let part = |t: &str| Item { id: item.id, text: t.trim().to_owned() };
    let (left, right) = (part(&text[..at]), part(&text[at..]));
    (!left.text.is_empty() && !right.text.is_empty()).then_some((left, right))
}
