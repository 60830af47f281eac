using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.Domain.Shared;

/// <summary>Ids computed from a command's id, so that a command sent twice makes the same ids.</summary>
internal static class DerivedId
{
    /// <summary>SHA-256 over (kind, command id, index), its first 16 bytes shaped as UUIDv8 (RFC 9562, section 5.8).</summary>
    public static Guid Of(string kind, Guid commandId, int index)
    {
        Span<byte> input = stackalloc byte[16 + 4 + Encoding.ASCII.GetByteCount(kind)];
        commandId.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(input[16..], index);
        Encoding.ASCII.GetBytes(kind, input[20..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
