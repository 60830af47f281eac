using System.Security.Cryptography;
using JasperFx;
using Marten;
using Marten.Patching;

namespace Timeline.Storage.Commands;

/// <summary>
/// What every node of an installation knows and its backups hold, and nobody else: digests of commands are keyed with it (ADR 24). A document, and
/// no record, which would print it.
/// </summary>
// Storage contract: the members are in the database (mt_doc_installationsecret); add optional ones, never rename.
public sealed class InstallationSecret
{
    /// <summary>One fixed id: there is one, whichever node made it.</summary>
    public required Guid Id { get; init; }

    /// <summary>32 random bytes.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>Digests of what commands held: equal for equal content, and no help to whoever guesses at it without the installation's secret. Thread-safe.</summary>
/// <param name="store">Where the secret is.</param>
/// <param name="tenant">Under which tenant it lies; it is the same for all.</param>
public sealed class CommandDigests(IDocumentStore store, string tenant)
{
    private const int Length = 32;

    private static readonly Guid OnlyId = Guid.Parse("00000000-0000-8000-8000-0000000000c1");

    private byte[]? _secret;

    /// <summary>Makes the secret when there is none yet.</summary>
    public async Task PrepareAsync(CancellationToken cancellation) => _ = await SecretAsync(cancellation).ConfigureAwait(false);

    /// <summary>HMAC-SHA256 of the content, keyed with the secret, in hex.</summary>
    public async ValueTask<string> OfAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Volatile.Read(ref _secret) ?? await SecretAsync(cancellation).ConfigureAwait(false), content.Span));

    private async Task<byte[]> SecretAsync(CancellationToken cancellation)
    {
        var secret = await FindAsync(cancellation).ConfigureAwait(false);
        if (secret is null)
        {
            var session = store.LightweightSession(tenant);
            await using var _ = session.ConfigureAwait(false);
            session.Insert(new InstallationSecret { Id = OnlyId, Bytes = RandomNumberGenerator.GetBytes(Length) });
            try
            {
                await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            }
            catch (DocumentAlreadyExistsException)
            {
                // Another node was first.
            }

            secret = await FindAsync(cancellation).ConfigureAwait(false);
        }

        Volatile.Write(ref _secret, secret!.Bytes);
        return secret.Bytes;
    }

    private async Task<InstallationSecret?> FindAsync(CancellationToken cancellation)
    {
        var session = store.QuerySession(tenant);
        await using var _ = session.ConfigureAwait(false);
        return await session.LoadAsync<InstallationSecret>(OnlyId, cancellation).ConfigureAwait(false);
    }
}

/// <summary>Takes digests away.</summary>
public static class DigestRemoval
{
    /// <summary>Forgets what a command held when the session is saved. That it was carried out, and what it appended, stays.</summary>
    public static void RemoveDigest(this IDocumentSession session, Guid command)
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Patch<HandledCommand>(command).Set(handled => handled.Digest, (string?)null);
    }
}
