namespace Timeline.Storage.Sealing;

/// <summary>Checks the redactions of one event: each sealed over the one before, and what remains being what the last one left.</summary>
internal static class RedactionCheck
{
    /// <summary>The hash of the content as it was appended, and what is wrong with the redactions, if anything.</summary>
    public static (string ContentHash, string? Fault) Content(SealedRow row)
    {
        var current = SealRule.ContentHash(row.Data, row.Binary);
        if (row.Headers.Redactions is not { } json)
            return (current, null);
        if (RedactionRecord.Parse(json) is not { } records)
            return (current, "its note of redaction cannot be read");

        var fault = Fault(row, records, current);
        return (records[0].Removed, fault);
    }

    private static string? Fault(SealedRow row, List<RedactionRecord> records, string current)
    {
        string? seal = null;
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Seal != SealRule.RedactionSeal(seal, row.EventId, records[i]))
                return "who redacted it, when or why was changed afterwards";
            if (i > 0 && records[i].Removed != records[i - 1].Remains)
                return "its content was changed between two redactions";
            seal = records[i].Seal;
        }

        return records[^1].Remains == current ? null : "what was put in place of its redacted content was changed afterwards";
    }
}
