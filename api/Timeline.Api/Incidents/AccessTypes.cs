using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Incidents;

/// <summary>Somebody who may see a private incident; what they are called is looked up by the id.</summary>
internal sealed record NamedInIncident(Guid Id);

/// <summary>Who sees a private incident, and who let themself in.</summary>
internal static class AccessTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<NamedInIncident>("NamedPerson")
            .Field("personId", named => named.Id.ToString())
            .Field("name", (field, _) => field.LoadAsync(field.Service<NamedPeople>(), field.Parent<NamedInIncident>().Id));
        schema.Object<AccessTaking>("AccessTaking")
            .Field("entryId", taking => taking.EntryId.ToString())
            .Field("personId", taking => taking.PersonId.ToString())
            .Field("name", (field, _) => field.LoadAsync(field.Service<NamedPeople>(), field.Parent<AccessTaking>().PersonId))
            .Properties();
    }
}
