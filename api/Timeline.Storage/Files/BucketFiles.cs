using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Timeline.Storage.Files;

/// <summary>Where a bucket is, and who may use it.</summary>
/// <param name="Bucket">Its name; it is there already.</param>
/// <param name="Prefix">Goes before every key; empty, or ends in a slash.</param>
/// <param name="Endpoint">The address of a server that speaks S3; null for Amazon's own.</param>
/// <param name="Region">The region of the bucket.</param>
/// <param name="KeyId">The id of the access key; null: whatever the machine gives its programs (environment, profile, role).</param>
/// <param name="Secret">The secret of the access key.</param>
public sealed record BucketPlace(string Bucket, string Prefix, Uri? Endpoint, string Region, string? KeyId, string? Secret);

/// <summary>Keeps bytes in a bucket of a server that speaks S3. What is put there is whole or not there.</summary>
public sealed class BucketFiles : IFileStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly BucketPlace _place;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="place">The bucket.</param>
    public BucketFiles(BucketPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        _place = place;
        var config = new AmazonS3Config
        {
            AuthenticationRegion = place.Region,
            // Servers other than Amazon's have no name for each bucket, and know fewer ways to send a checksum along.
            ForcePathStyle = place.Endpoint is not null,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (place.Endpoint is not null)
            config.ServiceURL = place.Endpoint.AbsoluteUri;
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(place.Region);
        _client = place is { KeyId: { } id, Secret: { } secret } ? new AmazonS3Client(new BasicAWSCredentials(id, secret), config) : new AmazonS3Client(config);
    }

    /// <inheritdoc/>
    public async Task PutAsync(FileKey key, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        await _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _place.Bucket,
                Key = KeyOf(key),
                InputStream = content,
                AutoCloseStream = false,
                UseChunkEncoding = false,
                ContentType = "application/octet-stream",
            },
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<long?> FindLengthAsync(FileKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            return (await _client.GetObjectMetadataAsync(_place.Bucket, KeyOf(key), cancellation).ConfigureAwait(false)).ContentLength;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(FileKey key, long from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var request = new GetObjectRequest { BucketName = _place.Bucket, Key = KeyOf(key), ByteRange = from > 0 ? new ByteRange(FormattableString.Invariant($"bytes={from}-")) : null };
        try
        {
            return (await _client.GetObjectAsync(request, cancellation).ConfigureAwait(false)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (AmazonS3Exception end) when (end.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return Stream.Null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FileKey> ListAsync(string tenant, Guid owner, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = $"{_place.Prefix}{FileKey.Folder(tenant, owner)}/";
        var request = new ListObjectsV2Request { BucketName = _place.Bucket, Prefix = folder };
        ListObjectsV2Response page;
        do
        {
            page = await _client.ListObjectsV2Async(request, cancellation).ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
            {
                if (FileKey.Read(tenant, owner, found.Key[folder.Length..]) is { } key)
                    yield return key;
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated is true);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(FileKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        await _client.DeleteObjectAsync(_place.Bucket, KeyOf(key), cancellation).ConfigureAwait(false);
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _client.Dispose();

    private string KeyOf(FileKey key) => _place.Prefix + FileKey.Checked(key).Path;
}
