using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.Domain.Shared;

/// <summary>Ids computed from a command's id, so that a command sent twice makes the same ids.</summary>
public static class DerivedId
{
    /// <summary>
    /// A UUIDv8 (RFC 9562, section 5.8): the incident's number in the first 32 bits, so that the ids of one incident lie together and
    /// say where they belong; the rest from SHA-256 over (kind, command id, index).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static Guid Of(string kind, int incidentNumber, Guid commandId, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(incidentNumber, 1);
        Span<byte> id = stackalloc byte[16];
        Hash(kind, commandId, index, id);
        BinaryPrimitives.WriteInt32BigEndian(id, incidentNumber);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>The same with 32 bits more of the hash where the number is now: what was given out before.</summary>
    public static Guid WithoutNumber(string kind, Guid commandId, int index)
    {
        Span<byte> id = stackalloc byte[16];
        Hash(kind, commandId, index, id);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>An id for what has none: the first 128 bits of the SHA-256 of a text.</summary>
    public static Guid OfText(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static void Hash(string kind, Guid commandId, int index, Span<byte> id)
    {
        Span<byte> input = stackalloc byte[16 + 4 + Encoding.ASCII.GetByteCount(kind)];
        commandId.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(input[16..], index);
        Encoding.ASCII.GetBytes(kind, input[20..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[..16].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
    }
}
