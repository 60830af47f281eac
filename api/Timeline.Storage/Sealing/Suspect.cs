namespace Timeline.Storage.Sealing;

/// <summary>An event whose hash does not fit, while the events after it are looked at for what was done.</summary>
/// <param name="Row">The event.</param>
/// <param name="Content">The hash of its content.</param>
/// <param name="Previous">The hash of the event before it.</param>
/// <param name="Computed">The hash that it ought to carry.</param>
/// <param name="Stored">The hash that it carries.</param>
/// <param name="UnsealedBefore">The events directly before it that carry no hash, so that the change may be in them.</param>
internal sealed record Suspect(
    SealedRow Row, string Content, string? Previous, string Computed, string Stored, (long From, long To)? UnsealedBefore)
{
    private bool _followedByItsHash;
    private string? _before = Stored;

    /// <summary>Looks at a later event; once that one explains what was done, the problem.</summary>
    public ChainProblem? Examine(SealedRow later)
    {
        var content = RedactionCheck.Content(later).ContentHash;
        var isNext = later.Version == Row.Version + 1;
        var problem = later.Headers.Hash is not { } hash ? null : Explained(later, content, hash, isNext);
        problem ??= HasContent(content) ? Problem(ChainFault.Swapped, $"has the content of version {later.Version}") : null;
        _before = later.Headers.Hash;
        return problem;
    }

    /// <summary>The problem when no later event explained it.</summary>
    public ChainProblem Undecided() => (_followedByItsHash, UnsealedBefore) switch
    {
        (true, null) => Problem(ChainFault.Changed, "was changed after it was recorded"),
        (_, null) => Problem(ChainFault.Changed, "was changed, or its hash was, or one before it was taken out and the later ones renumbered"),
        (_, var (from, to)) => Problem(
            ChainFault.Changed, from == to
                ? $"does not fit: it was changed, or version {from} was, which carries no hash of its own"
                : $"does not fit: it was changed, or one of versions {from} to {to} was, which carry no hash of their own"),
    };

    private ChainProblem? Explained(SealedRow later, string content, string hash, bool isNext)
    {
        if (isNext && hash == SealRule.EventHash(Computed, later, content))
            return Problem(ChainFault.HashChanged, "is as it was recorded, but its hash was changed");
        _followedByItsHash |= isNext && hash == SealRule.EventHash(Stored, later, content);

        // The row before it holds the hash this one rested on; unless that row is the one it changed places with.
        var before = isNext ? hash : _before;
        if (WasAt(later.Version, Row.Position, before) || WasAt(later.Version, later.Position, before))
            return Problem(ChainFault.Swapped, $"was recorded as version {later.Version}: the two changed places");

        if (hash != SealRule.EventHash(Previous, later with { Version = Row.Version }, content))
            return null;
        return Problem(ChainFault.Inserted, isNext
            ? "was inserted, and the later ones renumbered"
            : $"and all before version {later.Version} were inserted, and the later ones renumbered");
    }

    private bool WasAt(long version, long position, string? previous) =>
        Stored == SealRule.EventHash(previous, Row with { Version = version, Position = position }, Content);

    private bool HasContent(string content) => content != Content && Stored == SealRule.EventHash(Previous, Row, content);

    private ChainProblem Problem(ChainFault fault, string reason) =>
        new(Row.Version, Row.EventId, fault, $"version {Row.Version} ({Row.Type}, event {Row.EventId}) {reason}");
}
