//! `GET /v3/search-schema`: what a search request may hold, as JSON Schema (`sell-api.md` 4). The text is the sandbox's
//! own and says what the sandbox accepts.

use serde_json::{Value, json};

/// The document.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Search request",
        "type": "object",
        "required": ["items"],
        "properties": {"items": {
            "type": "array",
            "minItems": 1,
            "maxItems": super::MAX_QUERIES,
            "items": {"type": "object", "required": ["data"], "properties": {"data": {"$ref": "#/$defs/search"}}},
        }},
        "$defs": {
            "search": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "query": {"$ref": "#/$defs/query"},
                    "hits": {"type": "boolean", "default": true},
                    "per_page": {"type": "integer", "minimum": 0, "maximum": 200, "default": 50},
                    "page": {"type": "integer", "minimum": 0},
                    "offset": {"type": "integer", "minimum": 0},
                    "cursor": {"type": "string"},
                    "aggregations": {"type": "array"},
                    "suggestions": {"type": "array"},
                },
            },
            "query": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "projection": {"type": "array", "items": {"$ref": "#/$defs/attribute"}},
                    "filter": {"$ref": "#/$defs/filter"},
                    "sort": {"type": "array", "items": {
                        "type": "object",
                        "required": ["attribute"],
                        "properties": {
                            "attribute": {"$ref": "#/$defs/attribute"},
                            "order": {"enum": ["ascending", "descending"]},
                        },
                    }},
                },
            },
            "attribute": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
            "filter": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": false,
                "properties": {
                    "and": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/filter"}},
                    "or": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/filter"}},
                    "not": {"$ref": "#/$defs/filter"},
                    "filter": {"$ref": "#/$defs/comparison"},
                },
            },
            "comparison": {
                "type": "object",
                "required": ["attribute", "parameter"],
                "properties": {"attribute": {"$ref": "#/$defs/attribute"}, "parameter": {"$ref": "#/$defs/parameter"}},
            },
            "parameter": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": false,
                "properties": {
                    "eq": {"type": ["string", "number", "boolean"]},
                    "any": {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}},
                    "starts_with": {"type": "string"},
                    "is_null": {"type": "boolean"},
                    "range": {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": false,
                        "properties": {"gte": {}, "gt": {}, "lte": {}, "lt": {}},
                    },
                },
            },
        },
    })
}
