using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A deadline passed and what was waited for had not come. Found by Timeline itself; happened at the deadline.</summary>
public interface IDeadlinePassed : IOnTimeline
{
    /// <summary>The entry that set the deadline.</summary>
    EntryId Promise { get; }

    EntryId? IOnTimeline.Names => Promise;
}

/// <summary>What had been found to have passed had not, by what was recorded since. The entry that was wrong stays; at most one of these for each.</summary>
public interface IDeadlineWithdrawn : IOnTimeline
{
    /// <summary>The entry that was wrong.</summary>
    EntryId Passed { get; }
}

/// <summary>Why a deadline had not passed after all.</summary>
public enum DeadlineWithdrawal
{
    /// <summary>What was waited for came in time.</summary>
    CameInTime,

    /// <summary>The incident was over by then.</summary>
    IncidentOver,

    /// <summary>What set the deadline was retracted.</summary>
    PromiseRetracted,

    /// <summary>The deadline is another one.</summary>
    DeadlineMoved,
}
