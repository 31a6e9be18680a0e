//! What the offline engine promises for every text: placeholders and marks pass through, the same text gives the same English.

use proptest::prelude::*;
use ringkas::offline::Engine;

fn marks(text: &str) -> Vec<char> {
    text.chars().filter(|c| "\"“”«»()[]".contains(*c)).collect()
}

fn pieces() -> impl Strategy<Value = Vec<String>> {
    let words = prop::sample::select(vec![
        "pemerintah",
        "mengatakan",
        "bahwa",
        "tidak",
        "rumah",
        "yang",
        "di",
        "Jakarta",
        "dibangun",
        "oleh",
        "itu",
        "para",
        "Budi",
        "kata",
        "dia",
        "ujarnya",
        ",",
        ".",
        "?",
        "\"",
        "“",
        "”",
        "(",
        ")",
        "2.500",
        "Rp1,5 triliun",
        "11 Juli 2025",
        "sangat",
        "besar",
        "buku-buku",
        "-",
        ":",
        "a",
        "dan",
        "[[q1]]",
        "[[q2]]",
        "[[q3]],",
        "«[[q4]]»",
        "«",
        "»",
        "untuk",
        "seorang",
        "sebuah",
    ]);
    prop::collection::vec(words.prop_map(str::to_owned), 0..25)
}

proptest! {
    #[test]
    fn placeholders_pass_once_and_marks_stay(words in pieces()) {
        let engine = Engine::new();
        let text = words.join(" ");
        let english = engine.translate(&text);
        for id in ["[[q1]]", "[[q2]]", "[[q3]]", "[[q4]]"] {
            prop_assert_eq!(text.matches(id).count(), english.matches(id).count(), "{} -> {}", text, english);
        }
        prop_assert_eq!(marks(&text), marks(&english), "{} -> {}", text, english);
        prop_assert_eq!(engine.translate(&text), english);
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,80}") {
        let engine = Engine::new();
        let _ = engine.translate(&text);
    }
}

#[test]
fn two_engines_agree() {
    let text =
        "Presiden meresmikan jembatan itu pada Senin, kata juru bicara. Warga senang karena jalan tidak lagi rusak.";
    assert_eq!(Engine::new().translate(text), Engine::new().translate(text));
}
