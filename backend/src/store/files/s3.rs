//! Published files in a bucket behind the content delivery network: `files/{zone}/{hash}` and `pointers/{zone}.json`.
#![allow(clippy::disallowed_types, reason = "this is the store that holds the client")]

use std::error::Error as StdError;

use async_trait::async_trait;
use aws_sdk_s3::Client;
use aws_sdk_s3::config::{BehaviorVersion, Builder, Credentials, Region};
use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_s3::primitives::ByteStream;
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::Pointer;

use super::{is_hash, must_be_hash, read_pointer, write_pointer};
use crate::port::{FileError, PublishedFiles, StoredPointer};

const POINTERS: &str = "pointers/";
const POINTER_ENDS: &str = ".json";
/// A file never changes under its name.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A pointer is looked at again after a minute.
const A_MINUTE: &str = "public, max-age=60";

/// Published files in a bucket.
#[derive(Clone, Debug)]
pub struct S3Files {
    client: Client,
    bucket: String,
}

/// A client for a bucket server at an address of this machine, which asks for some key but checks none.
pub fn bucket_at(endpoint: &str) -> Client {
    let config = Builder::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .endpoint_url(endpoint)
        .force_path_style(true)
        .build();
    Client::from_conf(config)
}

impl S3Files {
    /// Files in this bucket.
    pub fn new(client: Client, bucket: impl Into<String>) -> Self {
        Self { client, bucket: bucket.into() }
    }

    /// Files in this bucket of the AWS account and region that the surroundings name. The SDK's own retries stay on: every
    /// write here is conditional or writes the same bytes again.
    pub async fn in_aws(bucket: impl Into<String>) -> Self {
        let shared = Box::pin(aws_config::load_defaults(aws_config::BehaviorVersion::latest())).await;
        Self::new(Client::new(&shared), bucket)
    }

    /// Files in this bucket: at another endpoint where one is named, else in AWS.
    pub async fn connect(endpoint: Option<&str>, bucket: &str) -> Self {
        match endpoint {
            Some(endpoint) => Self::new(bucket_at(endpoint), bucket),
            None => Self::in_aws(bucket).await,
        }
    }

    /// Makes the bucket; for servers on this machine.
    pub async fn create_bucket(&self) -> Result<(), FileError> {
        use aws_sdk_s3::types::{BucketLocationConstraint, CreateBucketConfiguration};
        let place = CreateBucketConfiguration::builder().location_constraint(BucketLocationConstraint::EuWest2).build();
        let request = self.client.create_bucket().bucket(&self.bucket).create_bucket_configuration(place);
        Box::pin(request.send()).await.map(drop).map_err(|error| unavailable(&error))
    }

    async fn object(&self, key: String) -> Result<Option<(Vec<u8>, String)>, FileError> {
        let request = self.client.get_object().bucket(&self.bucket).key(key);
        let answer = match Box::pin(request.send()).await {
            Ok(answer) => answer,
            Err(error) if code(&error) == Some("NoSuchKey") => return Ok(None),
            Err(error) => return Err(unavailable(&error)),
        };
        let mark = answer.e_tag().unwrap_or_default().to_owned();
        let body = answer.body.collect().await.map_err(|error| FileError::Unavailable(error.to_string()))?;
        Ok(Some((body.to_vec(), mark)))
    }
}

#[async_trait]
impl PublishedFiles for S3Files {
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        let mut zones = Vec::new();
        let mut pages = self.client.list_objects_v2().bucket(&self.bucket).prefix(POINTERS).into_paginator().send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(|error| unavailable(&error))?;
            let names = page.contents().iter().filter_map(|object| object.key());
            zones.extend(
                names.filter_map(|key| key.strip_prefix(POINTERS)?.strip_suffix(POINTER_ENDS)?.parse::<ZoneId>().ok()),
            );
        }
        zones.sort();
        Ok(zones)
    }

    async fn pointer(&self, zone: &ZoneId) -> Result<Option<StoredPointer>, FileError> {
        let Some((bytes, mark)) = self.object(pointer_key(zone)).await? else { return Ok(None) };
        Ok(Some(StoredPointer { pointer: read_pointer(&bytes)?, mark }))
    }

    async fn move_pointer(&self, zone: &ZoneId, from: Option<&str>, to: &Pointer) -> Result<(), FileError> {
        let request = self
            .client
            .put_object()
            .bucket(&self.bucket)
            .key(pointer_key(zone))
            .content_type("application/json")
            .cache_control(A_MINUTE)
            .set_if_match(from.map(str::to_owned))
            .set_if_none_match(from.is_none().then(|| "*".to_owned()))
            .body(ByteStream::from(write_pointer(to)?));
        match Box::pin(request.send()).await {
            Ok(_) => Ok(()),
            // The last: a condition on a pointer that is not there any more.
            Err(error)
                if matches!(code(&error), Some("PreconditionFailed" | "ConditionalRequestConflict" | "NoSuchKey")) =>
            {
                Err(FileError::Moved)
            }
            Err(error) => Err(unavailable(&error)),
        }
    }

    async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError> {
        if !is_hash(hash) {
            return Ok(None);
        }
        Ok(self.object(file_key(zone, hash)).await?.map(|(bytes, _)| bytes))
    }

    async fn put_file(&self, zone: &ZoneId, hash: &str, bytes: &[u8]) -> Result<(), FileError> {
        must_be_hash(hash)?;
        let request = self
            .client
            .put_object()
            .bucket(&self.bucket)
            .key(file_key(zone, hash))
            .content_type("application/octet-stream")
            .content_encoding("br")
            .cache_control(FOR_EVER)
            .if_none_match("*")
            .body(ByteStream::from(bytes.to_vec()));
        match Box::pin(request.send()).await {
            Ok(_) => Ok(()),
            Err(error) if code(&error) == Some("PreconditionFailed") => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }
}

fn pointer_key(zone: &ZoneId) -> String {
    format!("{POINTERS}{zone}{POINTER_ENDS}")
}

fn file_key(zone: &ZoneId, hash: &str) -> String {
    format!("files/{zone}/{hash}")
}

fn code<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> Option<&str> {
    error.as_service_error().and_then(ProvideErrorMetadata::code)
}

fn unavailable(error: &(impl StdError + 'static)) -> FileError {
    FileError::Unavailable(DisplayErrorContext(error).to_string())
}
