using System.Buffers.Binary;

namespace Timeline.Domain.Shared;

/// <summary>The number of an incident, as the ids of its entries, lessons and action items carry it.</summary>
public static class IncidentNumber
{
    /// <summary>The number that an id carries. Null when it cannot carry one.</summary>
    /// <remarks>
    /// A hint where to look first, and no proof: ids that were given out before they carried a number, and other ids that are
    /// computed, are UUIDv8 too and read as a random number. Look in that incident; when it has no such thing, look as if there were
    /// no number.
    /// </remarks>
    public static int? In(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return id is { Version: 8, Variant: >= 0x8 and <= 0xB } && number >= 1 ? number : null;
    }
}
