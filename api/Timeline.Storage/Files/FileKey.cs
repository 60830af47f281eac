using System.Text.RegularExpressions;

namespace Timeline.Storage.Files;

/// <summary>Where bytes lie: what they belong to, and what they are. The same bytes of the same owner have the same key. Immutable.</summary>
/// <param name="Tenant">Whose they are; part of every key.</param>
/// <param name="Owner">The stream that refers to them.</param>
/// <param name="Hash">SHA-256 of the original, 64 lower-case hexadecimal digits.</param>
/// <param name="Part">The original, or what was made from it: small letters, digits, dots and hyphens.</param>
public sealed partial record FileKey(string Tenant, Guid Owner, string Hash, string Part)
{
    /// <summary>As a path of a folder or a bucket: <c>tenant/owner/hash.part</c>, each of them safe in both.</summary>
    public string Path => $"{Folder(Tenant, Owner)}/{Hash}.{Part}";

    /// <summary>The path of everything that belongs to an owner.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="owner">The stream.</param>
    public static string Folder(string tenant, Guid owner) => $"{Uri.EscapeDataString(tenant)}/{owner:D}";

    /// <summary>Reads the last part of a path. Null when no key has it.</summary>
    /// <param name="tenant">Whose folder it is.</param>
    /// <param name="owner">The stream whose folder it is.</param>
    /// <param name="name">The name of the file.</param>
    public static FileKey? Read(string tenant, Guid owner, string name) =>
        Name().Match(name) is { Success: true } match ? new(tenant, owner, match.Groups["hash"].Value, match.Groups["part"].Value) : null;

    /// <exception cref="ArgumentException">The hash or the part is none.</exception>
    internal static FileKey Checked(FileKey key) => key.Tenant.Length > 0 && Read(key.Tenant, key.Owner, $"{key.Hash}.{key.Part}") is not null
        ? key
        : throw new ArgumentException($"\"{key.Hash}.{key.Part}\" names no file: give 64 hexadecimal digits and a part in small letters.", nameof(key));

    [GeneratedRegex(@"^(?<hash>[0-9a-f]{64})\.(?<part>[a-z0-9][a-z0-9.-]{0,99})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
