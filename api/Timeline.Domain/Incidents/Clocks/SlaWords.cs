namespace Timeline.Domain.Incidents;

/// <summary>How targets are spoken of.</summary>
internal static class SlaWords
{
    /// <summary><c>SEV 1</c>.</summary>
    public static string Of(Severity severity) => $"SEV {(int)severity + 1}";
}
