using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.Api.People;

/// <summary>A secret as it is handed out once: an id to find its record by, and 256 random bits of which only the hash is stored.</summary>
internal readonly record struct Credential(Guid Id, string Secret)
{
    private const int SecretBytes = 32;

    public static Credential Create() => new(Guid.CreateVersion7(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>In hex. The secret has 256 random bits, so a plain hash cannot be guessed back.</summary>
    public string SecretHash => Hash(Secret);

    /// <summary>The one text that is shown to its owner.</summary>
    public override string ToString() => Id.ToString("N") + "." + Secret;

    public static bool TryParse(string? text, out Credential credential)
    {
        credential = default;
        // 32 hex digits, a dot, 43 characters of base64url.
        if (text is not { Length: 76 } || text[32] != '.' || !Guid.TryParseExact(text.AsSpan(0, 32), "N", out var id))
            return false;
        credential = new(id, text[33..]);
        return true;
    }

    /// <summary>Compares in constant time.</summary>
    public bool Matches(string secretHash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretHash), Encoding.ASCII.GetBytes(secretHash));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
