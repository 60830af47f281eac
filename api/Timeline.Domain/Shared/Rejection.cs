namespace Timeline.Domain.Shared;

/// <summary>A rule said no. Nothing is recorded.</summary>
/// <param name="Code">What kind of rule. Programs branch on this.</param>
/// <param name="Message">A sentence for a person: the value, the limit, and what to do next.</param>
/// <param name="Field">The input field it is about, as a path such as <c>entries.3.occurredAt</c>. Null when it is about the whole command.</param>
public sealed record Rejection(RejectionCode Code, string Message, string? Field = null);

/// <summary>The kinds of rule that say no; the same values as the published SDL, where each is explained.</summary>
public enum RejectionCode
{
    Required,
    TooLong,
    InvalidText,
    NotAllowed,
    TimeOutOfRange,
    EndBeforeStart,
    UnknownZone,
    IncidentNotFound,
    IncidentClosed,
    AlreadyInStatus,
    EntryNotFound,
    EntryRetracted,
    EntryRedacted,
    HypothesisNotFound,
    HypothesisSettled,
    LessonNotFound,
    ActionItemNotFound,
    NameTaken,
    PersonNotFound,
    TokenNotFound,
    LastAdministrator,
    CommandIdReused,
    ParkedEventNotFound,
    CatalogueItemNotFound,
    CatalogueItemRetired,
    DependencyCycle,
    FileNotAccepted,
    FileTooLarge,
    TooManyFiles,
    OutOfRange,
    ImpactNotFound,
    ImpactOver,
    DecisionNotFound,
    PromiseNotFound,
    PromiseSettled,
    LastNamedPerson,
    ChannelAtRisk,
    ViewNotFound,
    PostmortemNotFound,
    SectionHeld,
    SectionNotHeld,
    DraftConflict,
    SectionNotWritten,
    ReferenceNotFound,
    CommentNotFound,
    NotInReview,
    SecondPersonNeeded,
    Incomplete,
    PublicationNotFound,
    NameNotFound,
}
