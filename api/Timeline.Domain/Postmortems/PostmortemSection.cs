namespace Timeline.Domain.Postmortems;

/// <summary>The sections of a postmortem, in the order in which they stand unless a template orders them. Storage contract: names are in the database.</summary>
public enum PostmortemSection
{
    Summary,
    Impact,
    LeadUp,
    Detection,
    Response,
    Communications,
    Timeline,
    Diagnosis,

    /// <summary>Trigger, root cause, contributing factors.</summary>
    Causes,

    /// <summary>Stages of recovery, data loss.</summary>
    Recovery,

    /// <summary>What went well, what went badly, where we were lucky.</summary>
    WellAndBadly,

    /// <summary>Metrics and SLA clocks. What is computed stays; what a person writes stands before it.</summary>
    Metrics,
    Lessons,
    Actions,
    OpenQuestions,

    /// <summary>What customers are told.</summary>
    ExternalMessage,

    /// <summary>The full log, corrections, redactions, files. What is computed stays; what a person writes stands before it.</summary>
    Appendix,
}
