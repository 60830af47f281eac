namespace Timeline.Storage.Sealing;

/// <summary>Takes the events of one stream in the order of their versions and finds the first that does not fit. Memory does not grow.</summary>
/// <param name="tenantId">Whose stream.</param>
/// <param name="streamId">The stream.</param>
/// <param name="recordedVersion">Where the stream ends by its own row.</param>
/// <param name="isArchived">Whether the stream is archived by its own row.</param>
internal sealed class StreamCheck(string tenantId, Guid streamId, long recordedVersion, bool isArchived)
{
    private string? _head;
    private string? _sealedHead;
    private long _version;
    private long _sealedVersion;
    private long _events;
    private long _unsealed;
    private long _redacted;
    private Suspect? _suspect;
    private ChainProblem? _problem;

    public bool IsOf(string tenant, Guid stream) => stream == streamId && tenant == tenantId;

    public void Add(SealedRow row)
    {
        _events++;
        if (row.Headers.Redactions is not null)
            _redacted++;
        if (row.Headers.Hash is null)
            _unsealed++;
        if (_problem is not null)
            return;
        if (_suspect is not null)
            _problem = _suspect.Examine(row);
        else
            Check(row);
    }

    /// <summary>Null for a stream that never had an event: a placeholder of another program.</summary>
    public StreamVerification? Finish()
    {
        if (_version == 0 && recordedVersion == 0 && _problem is null && _suspect is null)
            return null;
        _problem ??= _suspect?.Undecided() ?? End();
        return new StreamVerification(
            tenantId, streamId, recordedVersion, _events, _problem is null ? _head : null, _unsealed, _version - _sealedVersion, _redacted, _problem);
    }

    private void Check(SealedRow row)
    {
        if (row.Version != _version + 1)
        {
            var missing = row.Version == _version + 2 ? $"version {_version + 1} is" : $"versions {_version + 1} to {row.Version - 1} are";
            _problem = new ChainProblem(_version + 1, EventId: null, ChainFault.Missing, $"{missing} missing");
            return;
        }

        if (row.IsArchived != isArchived)
        {
            _problem = Problem(row, ChainFault.Hidden, isArchived ? "is not archived though its stream is" : "is marked as archived though its stream is not, and so hidden");
            return;
        }

        var (content, fault) = RedactionCheck.Content(row);
        if (fault is not null)
        {
            _problem = Problem(row, ChainFault.RedactionChanged, $"was redacted, and {fault}");
            return;
        }

        var computed = SealRule.EventHash(_head, row, content);
        if (row.Headers.Hash is { } stored && !Fits(row, stored, computed, content))
            return;

        _head = computed;
        _version = row.Version;
        if (row.Headers.Hash is null)
            return;
        (_sealedHead, _sealedVersion) = (computed, _version);
    }

    private bool Fits(SealedRow row, string stored, string computed, string content)
    {
        if (row.Headers.Rule != SealRule.Number)
        {
            _problem = Problem(row, ChainFault.UnknownRule, $"carries a hash by rule {row.Headers.Rule}; this program knows rule {SealRule.Number}");
            return false;
        }

        if (stored == computed)
            return true;

        // Events without a hash of their own stand before it: do they belong there?
        var (from, to) = (_sealedVersion + 1, _version);
        if (from <= to && SealRule.EventHash(_sealedHead, row with { Version = from }, content) == stored)
        {
            var inserted = from == to ? $"version {from} was" : $"versions {from} to {to} were";
            _problem = new ChainProblem(from, EventId: null, ChainFault.Inserted, $"{inserted} inserted before event {row.EventId}, and the later ones renumbered");
        }
        else
        {
            _suspect = new Suspect(row, content, _head, computed, stored, from <= to ? (from, to) : null);
        }

        return false;
    }

    private ChainProblem? End()
    {
        if (_version < recordedVersion)
        {
            return new ChainProblem(
                _version + 1, EventId: null, ChainFault.Missing, $"the stream was at version {recordedVersion}, and ends at {_version}: what came after is missing");
        }

        return _version > recordedVersion
            ? new ChainProblem(recordedVersion + 1, EventId: null, ChainFault.Inserted, $"the stream's row says that it ends at version {recordedVersion}; what follows was put there past the store")
            : null;
    }

    private static ChainProblem Problem(SealedRow row, ChainFault fault, string reason) =>
        new(row.Version, row.EventId, fault, $"version {row.Version} ({row.Type}, event {row.EventId}) {reason}");
}
