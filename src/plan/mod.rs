//! What will be sent, before it is: tokens, prompts, packing, the budget.

pub mod chunks;
pub mod estimate;
pub mod glossary;
pub mod hints;
pub mod material;
pub mod pack;
pub mod prompts;
pub mod rounds;
pub mod texts;
pub mod tokens;
