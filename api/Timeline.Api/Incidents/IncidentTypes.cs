using Timeline.Api.Host.Nodes;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.Markdown;

namespace Timeline.Api.Incidents;

/// <summary>Binds the types of an incident to the record that they show.</summary>
internal static class IncidentTypes
{
    public static void Bind(SchemaBindings schema)
    {
        BindEnums(schema);
        schema.Object<IncidentRecord>("Incident")
            .Field("id", record => record.Id.ToString())
            .Field("namedPeople", record => (record.Named ?? []).Select(person => new NamedInIncident(person)).ToList())
            .Field("metrics", record => IncidentMetrics.Compute(record))
            .Properties();
        AccessTypes.Bind(schema);
        schema.Object<TimelineEntry>("TimelineEntry")
            .Field("id", entry => entry.Id.ToString())
            .Field("html", entry => MarkdownRenderer.ToSafeHtml(entry.Text, headingShift: 3))
            .Properties();
        schema.Object<EntryMark>("EntryMark").Properties();
        schema.Object<Mention>("Mention").Properties();
        schema.Object<EntryRevision>("EntryRevision").Properties();
        schema.Object<EntryFact>("EntryFact").Field("entryId", fact => fact.Entry?.ToString()).Properties();
        schema.Object<Redaction>("Redaction").Properties();
        schema.Object<Milestone>("Milestone").Field("entryId", milestone => milestone.EntryId?.ToString()).Properties();
        schema.Object<DurationMetric>("DurationMetric").Properties();
        schema.Object<MetricAnchor>("MetricAnchor").Field("entryId", anchor => anchor.EntryId?.ToString()).Properties();
        schema.Object<IncidentMetrics>("IncidentMetrics").Properties();
        schema.Object<ContactAttempt>("ContactAttempt").Field("entryId", attempt => attempt.EntryId.ToString()).Properties();
        schema.Object<Engagement>("Engagement")
            .Field("entryId", engagement => engagement.EntryId.ToString())
            .Field("personId", engagement => engagement.PersonId?.ToString())
            .Properties();
        BindPeople(schema);
        PromiseTypes.Bind(schema);
        schema.Object<Hypothesis>("Hypothesis")
            .Field("id", hypothesis => GlobalId.Of(GlobalId.Hypothesis, hypothesis.Id.Value))
            .Field("entryId", hypothesis => hypothesis.Id.ToString())
            .Field("settledByEntryId", hypothesis => hypothesis.Settlement?.ToString())
            .Properties();
        schema.Object<Evidence>("Evidence").Field("entryId", link => link.EntryId.ToString()).Field("evidenceId", link => link.Shown.ToString()).Properties();
        schema.Object<Cause>("Cause")
            .Field("id", cause => GlobalId.Of(GlobalId.Cause, cause.Id.Value))
            .Field("entryId", cause => cause.Id.ToString())
            .Field("evidence", cause => cause.Evidence.Select(id => id.ToString()).ToList())
            .Properties();
        ImpactTypes.Bind(schema);
        TellingTypes.Bind(schema);
        ClockTypes.Bind(schema);
        schema.Object<Contradiction>("Contradiction").Properties();
        schema.Object<ContradictionMoment>("ContradictionMoment").Field("entryId", moment => moment.EntryId?.ToString()).Properties();
        schema.Object<LessonRevision>("LessonRevision").Properties();
        schema.Object<ActionItemChange>("ActionItemChange").Properties();
        schema.Object<Lesson>("Lesson").Field("id", lesson => lesson.Id.ToString()).Properties();
        schema.Object<ActionItemProof>("ActionItemProof").Field("fileId", proof => proof.File is { } file ? GlobalId.Of(GlobalId.File, file.Value) : null).Properties();
        schema.Object<ActionItem>("ActionItem")
            .Field("id", item => item.Id.ToString())
            .Field("lessonId", item => item.LessonId?.ToString())
            .Properties();
    }

    private static void BindPeople(SchemaBindings schema)
    {
        schema.Object<RoleTenure>("RoleTenure")
            .Field("personId", tenure => tenure.PersonId?.ToString())
            .Field("takenBy", tenure => tenure.TakenBy?.ToString())
            .Field("endedBy", tenure => tenure.EndedBy?.ToString())
            .Properties();
        schema.Object<VendorCase>("VendorCase")
            .Field("openedBy", vendor => vendor.OpenedBy?.ToString())
            .Field("engagedBy", vendor => vendor.EngagedBy?.ToString())
            .Properties();
        schema.Object<EffortMetric>("EffortMetric").Properties();
        schema.Object<PersonEffort>("PersonEffort").Field("personId", person => person.PersonId?.ToString()).Properties();
        schema.Object<EffortStretch>("EffortStretch").Properties();
    }

    private static void BindEnums(SchemaBindings schema)
    {
        schema.Enum<IncidentKind>("IncidentKind");
        schema.Enum<Severity>("Severity");
        schema.Enum<IncidentStatus>("IncidentStatus");
        schema.Enum<MilestoneKind>("MilestoneKind");
        schema.Enum<Precision>("Precision");
        schema.Enum<MetricStatus>("MetricStatus");
        schema.Enum<ContradictionKind>("ContradictionKind");
        schema.Enum<EntryKind>("EntryKind");
        schema.Enum<EntryMarkKind>("EntryMarkKind");
        schema.Enum<MentionKind>("MentionKind");
        schema.Enum<Source>("Source");
        schema.Enum<ContactRung>("ContactRung");
        schema.Enum<Channel>("Channel");
        schema.Enum<ContactOutcome>("ContactOutcome");
        schema.Enum<Audience>("Audience");
        schema.Enum<ResponseRole>("ResponseRole");
        schema.Enum<HypothesisStatus>("HypothesisStatus");
        schema.Enum<EvidenceBearing>("EvidenceBearing");
        schema.Enum<CauseKind>("CauseKind");
        schema.Enum<DetectedBy>("DetectedBy");
        schema.Enum<ActionItemStatus>("ActionItemStatus");
        schema.Enum<ActionItemChangeKind>("ActionItemChangeKind");
        schema.Enum<LessonCategory>("LessonCategory");
        schema.Enum<ActionItemType>("ActionItemType");
    }
}
