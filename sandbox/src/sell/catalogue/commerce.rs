//! Products, orders and line items: enough for the official clients' tests (`sell-api.md` 9); prices are kept as sent.

use super::super::resource::*;

pub static PRODUCTS: Resource = Resource {
    path: "products",
    kind: "product",
    table: "products",
    fields: &[
        ID,
        text("name").required(),
        text("description"),
        text("sku"),
        flag("active"),
        json("max_discount"),
        json("max_markup"),
        json("cost"),
        text("cost_currency"),
        json("prices").initially(Initial::EmptyList),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: CRUD,
    filters: &["name", "sku", "active"],
    ..Resource::BASE
};

pub static ORDERS: Resource = Resource {
    path: "orders",
    kind: "order",
    table: "orders",
    fields: &[ID, reference("deal_id", "deals").required(), decimal("discount"), CREATED_AT, UPDATED_AT],
    verbs: CRUD,
    filters: &["deal_id"],
    sorts: &["id", "created_at", "updated_at"],
    ..Resource::BASE
};

pub static LINE_ITEMS: Resource = Resource {
    path: "line_items",
    kind: "line_item",
    table: "line_items",
    fields: &[
        ID,
        reference("order_id", "orders").hidden(),
        reference("product_id", "products"),
        text("name"),
        text("sku"),
        text("description"),
        integer("quantity"),
        money("value"),
        money("price"),
        decimal("variation"),
        text("currency"),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: &[Verb::List, Verb::Get, Verb::Create, Verb::Delete],
    sorts: &["id", "value", "quantity", "created_at", "updated_at"],
    parent: Some(Parent { path: "orders", column: "order_id" }),
    ..Resource::BASE
};
