//! One HTML page that needs nothing else: headings, languages marked, quotations as `blockquote`.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, context};

use super::view::{self, Block};
use super::{Item, Options, Renderer};

/// The renderer. The page begins with the first article, so that its headline can be the page's title.
pub(super) struct Html {
    options: Options,
    environment: Environment<'static>,
    begun: bool,
}

impl Html {
    pub(super) fn new(options: Options) -> Self {
        // Escaping goes by the name's ending.
        let templates = [
            ("head.html", include_str!("templates/head.html")),
            ("article.html", include_str!("templates/article.html")),
        ];
        let mut environment = Environment::new();
        if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
            environment.set_syntax(syntax);
        }
        environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        for (name, source) in templates {
            let added = environment.add_template(name, source);
            debug_assert!(added.is_ok(), "{added:?}");
        }
        Self { options, environment, begun: false }
    }

    fn print(&self, out: &mut dyn Write, name: &str, values: &minijinja::Value) -> io::Result<()> {
        let text = self.environment.get_template(name).and_then(|t| t.render(values)).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    }

    fn begin(&mut self, out: &mut dyn Write, title: &str) -> io::Result<()> {
        self.begun = true;
        self.print(out, "head.html", &context! { title })
    }
}

impl Renderer for Html {
    fn item(&mut self, out: &mut dyn Write, item: Item<'_>) -> io::Result<()> {
        let blocks = view::blocks(item, &self.options);
        if !self.begun {
            let title =
                blocks.iter().find_map(|b| if let Block::Title { text, .. } = b { Some(&**text) } else { None });
            self.begin(out, title.unwrap_or("ringkas"))?;
        }
        let cite = match item {
            Item::Report(report) => report.source.url.clone(),
            Item::Failure(_) => None,
        };
        self.print(out, "article.html", &context! { blocks => Serde(blocks), cite })
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begin(out, "ringkas")?;
        }
        out.write_all(b"\n</main>\n</body>\n</html>\n")
    }
}
