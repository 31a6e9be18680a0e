//! Texts of the top-level help that do not belong to one option.

/// What the program is for.
pub(super) const ABOUT: &str = "\
Turns an Indonesian article into an English summary, or a full translation, whose quotations can be trusted: each is \
the translation of exactly one quotation of the source, each sentence names the paragraphs it rests on, and figures, \
dates, names and negations are checked against the Indonesian.

INPUT is a file or an http(s) address; - or a pipe is standard input. Plain text, Markdown and HTML are recognised by \
content, then by name, in any encoding. `ringkas INPUT` is `ringkas summarize INPUT` and takes its options: see \
`ringkas summarize --help`.

With nothing configured the built-in offline engine does the work: a gist by dictionary and rules. `-b NAME` chooses \
another backend (`ringkas backends` lists them); an article is never sent anywhere because a key happens to be set.";

/// Examples, exit codes, environment.
pub(super) const AFTER: &str = "\
Examples:
  ringkas article.txt                          summary, by the configured backend
  ringkas -b openai --words 120 article.txt    another backend and length
  ringkas -b ollama -m qwen3:8b https://…      a model on this machine, an article from the web
  ringkas translate --bilingual article.txt    every paragraph in both languages
  ringkas quotes --english article.txt         who said what, in both languages
  ringkas plan -b openai article.txt           what it would cost; nothing is sent
  ringkas check article.txt translation.txt    audit somebody's translation
  ringkas batch articles/ > out.ndjson         a folder, one JSON object a line

Exit codes:
    0  done
    1  failure: input unreadable, backend or network gave up
    2  usage or configuration
    3  check found errors, or --strict and the result has errors
    4  over the budget or the cost limit; nothing was sent
    5  batch: some articles failed; the rest are done
  130  interrupted; what was answered is kept

Every option can be set by an environment variable, RINGKAS_ and its name (RINGKAS_MAX_COST for --max-cost), and most \
of them in the configuration file (`ringkas config init` writes a commented one). Flags go before the environment, the \
environment before the file. A configuration file in the working directory is never read on its own.";
