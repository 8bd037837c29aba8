//! The core behind a JavaScript door; the contract is in types/svarkort.d.ts.
