//! The content of an older version in, that of today's out: one step per version.

use serde_json::{Map, Value};

use super::file::VERSION;

type Step = fn(&mut Map<String, Value>) -> Option<()>;

/// The step at place 0 brings version 1 to version 2.
const STEPS: [Step; VERSION as usize - 1] = [outputs_left_alone];

/// In version 1 every output left alone; since then a list holds what left together.
fn outputs_left_alone(fields: &mut Map<String, Value>) -> Option<()> {
    if let Some(taken) = fields.get_mut("taken") {
        for output in taken.as_array_mut()? {
            *output = Value::Array(vec![output.take()]);
        }
    }
    Some(())
}

/// Nothing where the content has not the form of its version.
pub(super) fn up(content: Value, version: u32) -> Option<Value> {
    let Value::Object(mut fields) = content else { return None };
    for step in STEPS.iter().skip(version as usize - 1) {
        step(&mut fields)?;
    }
    Some(Value::Object(fields))
}
