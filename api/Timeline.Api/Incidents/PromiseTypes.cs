using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Incidents;

/// <summary>Binds the types of what was promised, set as a limit or demanded, and of everything that is waited for.</summary>
internal static class PromiseTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<DeadlineKind>("DeadlineKind");
        schema.Enum<DeadlineState>("DeadlineState");
        schema.Enum<TimeBoxState>("TimeBoxState");
        schema.Enum<DemandState>("DemandState");
        schema.Object<Deadline>("Deadline").Field("entryId", deadline => deadline.EntryId.ToString()).Properties();
        schema.Object<Eta>("Eta")
            .Field("entryId", eta => eta.EntryId.ToString())
            .Field("supersedes", eta => eta.Supersedes?.ToString())
            .Field("supersededBy", eta => eta.SupersededBy?.ToString())
            .Properties();
        schema.Object<TimeBox>("TimeBox")
            .Field("entryId", box => box.EntryId.ToString())
            .Field("settlement", box => box.Settlement?.ToString())
            .Properties();
        schema.Object<Demand>("Demand")
            .Field("entryId", demand => demand.EntryId.ToString())
            .Field("settlement", demand => demand.Settlement?.ToString())
            .Properties();
        schema.Object<SignedMetric>("SignedMetric").Properties();
        schema.Object<UpdateAdherence>("UpdateAdherence").Properties();
    }
}
