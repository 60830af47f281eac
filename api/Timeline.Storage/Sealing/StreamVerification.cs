namespace Timeline.Storage.Sealing;

/// <summary>What the verification of one stream found. Immutable.</summary>
/// <param name="TenantId">Whose stream.</param>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The version of its last event, as its own row says.</param>
/// <param name="Events">How many events are there.</param>
/// <param name="HeadHash">
/// The hash at that version, as computed from the events: what an earlier print of it is compared with. Null where there is a problem.
/// </param>
/// <param name="Unsealed">How many events carry no hash of their own: another program appended them. Those before a sealed event are covered by its hash.</param>
/// <param name="UnsealedAtEnd">How many of these come after the last sealed event, so that nothing vouches for them yet.</param>
/// <param name="Redacted">How many events had their content removed.</param>
/// <param name="Problem">The first event that does not fit; null when all do.</param>
public sealed record StreamVerification(
    string TenantId, Guid StreamId, long Version, long Events, string? HeadHash, long Unsealed, long UnsealedAtEnd, long Redacted, ChainProblem? Problem);

/// <summary>The first event of a stream that does not fit. Immutable.</summary>
/// <param name="Version">Its version, or the first version that is missing.</param>
/// <param name="EventId">The event that stands there; null when none does.</param>
/// <param name="Fault">What was done, as far as it can be told.</param>
/// <param name="Reason">The same in words.</param>
public sealed record ChainProblem(long Version, Guid? EventId, ChainFault Fault, string Reason);

/// <summary>In what way an event does not fit.</summary>
public enum ChainFault
{
    /// <summary>It, or what its hash rests on, is not what was recorded.</summary>
    Changed,

    /// <summary>One or several events are not there.</summary>
    Missing,

    /// <summary>It stands in another event's place, or has another's content.</summary>
    Swapped,

    /// <summary>It was put in between or added beside the store.</summary>
    Inserted,

    /// <summary>It is as recorded; its hash is not.</summary>
    HashChanged,

    /// <summary>It was redacted, and what tells of the redaction, or what was put in its place, was changed afterwards.</summary>
    RedactionChanged,

    /// <summary>It is marked as archived, or not, other than its stream: readers leave it out.</summary>
    Hidden,

    /// <summary>Its hash was made by a rule that this program does not know.</summary>
    UnknownRule,
}

/// <summary>How far a verification has come. Immutable.</summary>
/// <param name="Events">The events looked at.</param>
/// <param name="Total">All that there were when it began.</param>
/// <param name="Streams">The streams finished.</param>
public sealed record VerificationProgress(long Events, long Total, long Streams);

/// <summary>A stream's hash at a version: it stands for every event up to there. Immutable.</summary>
/// <param name="Version">The version.</param>
/// <param name="Hash">SHA-256 as 64 lower-case hexadecimal digits.</param>
public sealed record HeadHash(long Version, string Hash);
