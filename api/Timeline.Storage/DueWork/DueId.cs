using System.Security.Cryptography;
using System.Text;

namespace Timeline.Storage.DueWork;

/// <summary>Ids of due items: the same kind of work on the same subject is one item.</summary>
public static class DueId
{
    /// <summary>SHA-256 over the subject and the kind, its first 16 bytes shaped as UUIDv8 (RFC 9562, section 5.8).</summary>
    public static Guid Of(string kind, Guid subject)
    {
        ArgumentNullException.ThrowIfNull(kind);
        byte[] input = [.. subject.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(kind)];
        var hash = SHA256.HashData(input).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
