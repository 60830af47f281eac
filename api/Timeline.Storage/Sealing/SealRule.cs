using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.Storage.Sealing;

/// <summary>
/// Rule 1 of docs/evidence.md. The database seals by the same rule in SQL (sealing.sql), and this is made
/// from the text of the rule alone: a fault in one of them shows as events that do not fit. Canonical JSON is what the database prints.
/// </summary>
internal static class SealRule
{
    public const int Number = 1;

    /// <summary>The hash of what an event says: lower-case hexadecimal digits, as all hashes here.</summary>
    /// <param name="data">As the database prints it.</param>
    /// <param name="binary">The body of another program.</param>
    public static string ContentHash(byte[] data, byte[]? binary) => binary is null ? Hash(data) : Hash([.. data, 0, .. binary]);

    /// <summary>The hash of an event: over the one before it, the envelope, and the hash of the content.</summary>
    /// <param name="previous">The hash of the event before; null for the first of a stream.</param>
    /// <param name="row">The envelope.</param>
    /// <param name="contentHash">Of the content, or of what was removed by the first redaction.</param>
    public static string EventHash(string? previous, SealedRow row, string contentHash)
    {
        var list = new List();
        list.Number(Number);
        list.Text(previous);
        list.Text(row.TenantId);
        list.Text(row.StreamId.ToString("D"));
        list.Number(row.Version);
        list.Number(row.Position);
        list.Text(row.EventId.ToString("D"));
        list.Text(row.Type);
        list.Text(row.DotNetType);
        list.Number(row.RecordedAt);
        list.Text(row.CorrelationId);
        list.Text(row.CausationId);
        list.Text(row.Actor);
        list.Json(row.Headers.Hashed);
        list.Text(contentHash);
        return list.Hash();
    }

    /// <summary>The seal of one redaction, over the one before it.</summary>
    public static string RedactionSeal(string? previous, Guid eventId, RedactionRecord redaction)
    {
        var list = new List();
        list.Number(Number);
        list.Text(previous);
        list.Text(eventId.ToString("D"));
        list.Text(redaction.By);
        list.Number(redaction.At);
        list.Text(redaction.Why);
        list.Text(redaction.Removed);
        list.Text(redaction.Remains);
        return list.Hash();
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A canonical JSON array under construction.</summary>
    private sealed class List
    {
        private readonly ArrayBufferWriter<byte> _output = new(1024);

        public void Number(long? value) =>
            Json(value is { } number ? Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)) : "null"u8);

        public void Text(string? value)
        {
            Separate();
            if (value is null)
                _output.Write("null"u8);
            else
                CanonicalText.Write(value, _output);
        }

        public void Json(ReadOnlySpan<byte> canonical)
        {
            Separate();
            _output.Write(canonical);
        }

        public string Hash()
        {
            _output.Write("]"u8);
            return SealRule.Hash(_output.WrittenSpan);
        }

        private void Separate() => _output.Write(_output.WrittenCount == 0 ? "["u8 : ", "u8);
    }
}
