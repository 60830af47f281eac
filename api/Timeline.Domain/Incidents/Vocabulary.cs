namespace Timeline.Domain.Incidents;

// The words that incidents are described in: the same values as the published SDL, where each is explained.
// Storage contract: the names are in the database. Add; never rename.

public enum IncidentKind
{
    Real,
    Drill,
}

public enum Severity
{
    Sev1,
    Sev2,
    Sev3,
    Sev4,
}

/// <summary>In the order in which an incident passes through them.</summary>
public enum IncidentStatus
{
    Declared,
    Engaged,
    Mitigated,
    Resolved,
    Closed,
}

/// <summary>In the order in which they usually come, which is the order in which they are listed.</summary>
public enum MilestoneKind
{
    FaultStarted,
    FirstSignal,
    Detected,
    Reported,
    Ticketed,
    Acknowledged,
    FirstContactAttempt,
    Engaged,
    FirstUpdate,
    Diagnosed,
    Mitigated,
    Resolved,
    Verified,
    Closed,
}

/// <summary>What an entry is. Those up to <see cref="Ticket"/> are logged as such; each other belongs to an event of its own.</summary>
public enum EntryKind
{
    Note,
    Observation,
    Action,
    Communication,
    Vendor,
    Feedback,
    Report,
    Ticket,
    ContactAttempt,
    Engagement,
    Update,
    Hypothesis,
    Refutation,
    Confirmation,
    RootCause,
    ContributingFactor,
    Status,
    UpdateOverdue,
    UpdateOverdueWithdrawn,
    File,
    RoleTaken,
    RoleHandedOver,
    RoleReleased,
    ResponderReleased,
    VendorEscalated,
    VendorEngaged,
    FatigueWarning,
    FatigueWarningWithdrawn,
    ImpactStart,
    ImpactChange,
    ImpactEnd,
    DataLoss,
    RecoveryStage,
    Evidence,
    Abandonment,
    Trigger,
    Decision,
    DecisionVerification,
    Eta,
    EtaMet,
    TimeBox,
    TimeBoxMet,
    TimeBoxCancelled,
    TimeBoxAnswered,
    TimeBoxExpired,
    TimeBoxExpiredWithdrawn,
    Demand,
    DemandMet,
    DemandMissed,
    DemandMissedWithdrawn,
    Access,
    TitleChange,
    SeverityChange,
    KindChange,
    ZoneChange,
    Cancellation,
    CancellationWithdrawn,
    Detection,
    Link,
    CustomerContact,
    CustomersToTell,
    ChannelWarningOverridden,
    ChannelWarningMissed,
    ClockPause,
    ClockResumption,
    SlaWarning,
    SlaBreach,
    SlaMet,
    SlaReassessment,
    SlaPolicyAssignment,
    SignPrinted,
}

/// <summary>What one incident has to do with another.</summary>
public enum LinkKind
{
    CausedBy,
    ParentOf,
    BlockedBy,
    SameCause,
    DuplicateOf,
}

/// <summary>Who or what noticed an incident first.</summary>
public enum DetectedBy
{
    Monitoring,
    Staff,
    Customer,
    Vendor,
    Other,
}

public enum ContactRung
{
    Primary,
    Secondary,
    Tertiary,
    Manager,
    Vendor,
    Other,
}

public enum Channel
{
    Phone,
    Email,
    Chat,
    Sms,
    Pager,
    Video,
    InPerson,
    StatusPage,
    Other,
}

public enum ContactOutcome
{
    Reached,
    NoAnswer,
    NotAvailable,
    Declined,
}

/// <summary>How it went to tell a customer.</summary>
public enum CustomerContactOutcome
{
    Told,
    NoAnswer,
    LeftMessage,
}

public enum Audience
{
    Customer,
    Stakeholders,
    Team,
    Public,
}

public enum HypothesisStatus
{
    Open,
    Refuted,
    Confirmed,
    Abandoned,
}

/// <summary>Whether an entry speaks for a theory or against it.</summary>
public enum EvidenceBearing
{
    For,
    Against,
}

/// <summary>How hard a service was hit, the worst first.</summary>
public enum ImpactLevel
{
    Down,
    Degraded,
    AtRisk,
}

/// <summary>What is known of data that was lost.</summary>
public enum DataLossState
{
    /// <summary>Nobody has looked.</summary>
    NotAssessed,

    /// <summary>Somebody has looked, and how much is not known.</summary>
    Unknown,

    /// <summary>Nothing was lost.</summary>
    None,

    /// <summary>Something was lost, or was missing until it was recovered.</summary>
    Loss,
}

/// <summary>What came of a decision.</summary>
public enum DecisionOutcome
{
    Held,
    DidNotHold,
}

public enum LessonCategory
{
    WentWell,
    WentBadly,
    Lucky,
    DoDifferently,
}

public enum ActionItemType
{
    Mitigate,
    Prevent,
    Detect,
    Process,
}

/// <summary>What was done with an action item after it was raised.</summary>
public enum ActionItemChangeKind
{
    Amended,
    Assigned,
    Done,
    Dropped,
    Reopened,
    Retracted,

    /// <summary>It was still open at the end of its last day.</summary>
    Overdue,
}

/// <summary>What an imported line means. Roles after <see cref="Feedback"/> set the milestones that they imply; Reopened makes MITIGATED, RESOLVED and CLOSED unknown.</summary>
public enum ImportRole
{
    Note,
    Observation,
    Action,
    Communication,
    Vendor,
    Feedback,
    Reported,
    Ticketed,
    ContactAttempt,
    Engaged,
    Update,
    RootCause,
    Mitigated,
    Resolved,
    Reopened,
}

/// <summary>What somebody does for the whole response. One of one's own has a name.</summary>
public enum ResponseRole
{
    Commander,
    Communications,
    Scribe,
    Operations,
    Custom,
}
