namespace Timeline.Storage.Sealing;

/// <summary>An event's headers, split into those that are hashed and those that tell of the hash.</summary>
/// <param name="Hashed">All the others, as the database prints them; an empty object when there are none.</param>
/// <param name="Hash">The stored hash; null when the event carries none.</param>
/// <param name="Rule">The number of the rule by which it was made; 0 when that cannot be read.</param>
/// <param name="Redactions">Null when the event was never redacted.</param>
internal sealed record SealHeaders(byte[] Hashed, string? Hash, int Rule, byte[]? Redactions);
