using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Incidents;

/// <summary>Binds the types of what suffered, what was lost, how it came back, and what was decided.</summary>
internal static class ImpactTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<ImpactLevel>("ImpactLevel");
        schema.Enum<DataLossState>("DataLossState");
        schema.Enum<DecisionOutcome>("DecisionOutcome");
        schema.Object<ImpactWindow>("ImpactWindow")
            .Field("entryId", impact => impact.EntryId.ToString())
            .Field("serviceId", impact => impact.ServiceId?.ToString())
            .Field("segmentId", impact => impact.SegmentId?.ToString())
            .Field("customerId", impact => impact.CustomerId?.ToString())
            .Properties();
        schema.Object<ImpactStep>("ImpactStep").Field("entryId", step => step.EntryId.ToString()).Properties();
        schema.Object<ImpactMinutes>("ImpactMinutes")
            .Field("time", minutes => minutes.Total.Time)
            .Field("downSeconds", minutes => minutes.Total.DownSeconds)
            .Field("degradedSeconds", minutes => minutes.Total.DegradedSeconds)
            .Field("affectedSeconds", minutes => minutes.Total.AffectedSeconds)
            .Properties();
        schema.Object<ServiceImpact>("ServiceImpact")
            .Field("serviceId", service => service.ServiceId?.ToString())
            .Field("time", service => service.Impact.Time)
            .Field("downSeconds", service => service.Impact.DownSeconds)
            .Field("degradedSeconds", service => service.Impact.DegradedSeconds)
            .Field("affectedSeconds", service => service.Impact.AffectedSeconds)
            .Properties();
        schema.Object<RecoveryStage>("RecoveryStage").Field("entryId", stage => stage.EntryId.ToString()).Properties();
        schema.Object<DataLossAssessment>("DataLossAssessment").Field("entryId", assessment => assessment.EntryId.ToString()).Properties();
        schema.Object<TakenDecision>("Decision")
            .Field("entryId", decision => decision.EntryId.ToString())
            .Field("verificationEntryId", decision => decision.Verification?.ToString())
            .Properties();
    }
}
