//! What API Gateway sends to a function and reads from it: events and answers of payload format 2.0.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

/// A request on its way through the gateway.
#[derive(Clone, Debug)]
pub struct Asked {
    method: &'static str,
    address: String,
    headers: Vec<(String, String)>,
    cookies: Vec<String>,
    body: Option<String>,
}

impl Asked {
    /// A read of this address.
    pub fn get(address: impl Into<String>) -> Self {
        Self { method: "GET", address: address.into(), headers: Vec::new(), cookies: Vec::new(), body: None }
    }

    /// Something sent to this address.
    pub fn post(address: impl Into<String>, body: impl Into<String>) -> Self {
        let body: String = body.into();
        let length = body.len().to_string();
        Self { method: "POST", body: Some(body), ..Self::get(address) }.with("content-length", length)
    }

    /// With this header.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// With this cookie, as `name=value`.
    #[must_use]
    pub fn cookie(mut self, cookie: &str) -> Self {
        self.cookies.push(cookie.to_owned());
        self
    }

    /// The event.
    pub fn event(&self) -> Value {
        let (path, query) = self.address.split_once('?').unwrap_or((&self.address, ""));
        let mut headers = Map::new();
        for (name, value) in
            [("host", "api.example.org"), ("x-forwarded-proto", "https"), ("x-forwarded-for", "192.0.2.1")]
        {
            headers.insert(name.into(), value.into());
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone().into());
        }
        let mut event = json!({
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": path,
            "rawQueryString": query,
            "headers": headers,
            "requestContext": {
                "accountId": "123456789012",
                "apiId": "a1b2c3d4e5",
                "domainName": "a1b2c3d4e5.execute-api.eu-west-2.amazonaws.com",
                "domainPrefix": "a1b2c3d4e5",
                "http": {
                    "method": self.method,
                    "path": path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": "192.0.2.1",
                    "userAgent": "a phone",
                },
                "requestId": "JKJaXmPLvHcESHA=",
                "routeKey": "$default",
                "stage": "$default",
                "time": "22/Nov/2026:10:00:00 +0000",
                "timeEpoch": 1_795_341_600_000_u64,
            },
            "isBase64Encoded": false,
        });
        if !query.is_empty() {
            let parts: Map<String, Value> =
                query.split('&').filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.into(), v.into())).collect();
            event["queryStringParameters"] = Value::Object(parts);
        }
        if !self.cookies.is_empty() {
            event["cookies"] = json!(self.cookies);
        }
        if let Some(body) = &self.body {
            event["body"] = json!(body);
        }
        event
    }
}

/// What a function answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The status.
    pub status: u64,
    /// The headers, by their names in small letters.
    headers: Map<String, Value>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the body was sent as base64.
    pub base64: bool,
}

impl Answered {
    /// Reads an answer as the gateway does.
    ///
    /// # Panics
    /// When the gateway could not read it.
    pub fn read(answer: &Value) -> Self {
        let mut headers = Map::new();
        for (name, value) in answer["headers"].as_object().into_iter().flatten() {
            headers.insert(name.to_lowercase(), value.clone());
        }
        let base64 = answer["isBase64Encoded"].as_bool().unwrap_or_default();
        let text = answer["body"].as_str().unwrap_or_default();
        let body = if base64 { STANDARD.decode(text).expect("base64") } else { text.as_bytes().to_vec() };
        Self { status: answer["statusCode"].as_u64().expect("a status"), headers, body, base64 }
    }

    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The body as text.
    ///
    /// # Panics
    /// When it is not text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|why| panic!("{why}: {}", self.text()))
    }
}
