namespace Timeline.Storage.Commands;

/// <summary>The names of the headers that the storage itself writes.</summary>
public static class EventHeaders
{
    /// <summary>The header that says through which door an event came in.</summary>
    public const string Source = "source";

    /// <summary>The header with the id of the command that recorded the event.</summary>
    public const string CommandId = "command_id";

    /// <summary>The header with the hash of the event: SHA-256, as hexadecimal digits (docs/evidence.md).</summary>
    public const string Hash = "hash";

    /// <summary>The header with the number of the rule by which the hash was made.</summary>
    public const string HashVersion = "hash_v";

    /// <summary>The header that says by whom, when and why the content of the event was removed.</summary>
    public const string Redactions = "redactions";
}
